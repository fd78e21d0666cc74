use evenkans_store::{Error, Result, Row, Tx, new_id, random_id};

use super::{Attendance, Decision, Gathering, GatheringId, State};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, title, starts_at, ends_at, place, about, public, notes, code, cancelled_at,
                    cancelled_because, made_at, version FROM gathering ",
            $rest
        )
    };
}

fn read(row: &Row) -> Result<Gathering> {
    Ok(Gathering {
        id: row.get("id")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        place: row.get("place")?,
        about: row.get("about")?,
        public: row.get("public")?,
        notes: row.get("notes")?,
        code: row.get("code")?,
        cancelled_at: row.get("cancelled_at")?,
        cancelled_because: row.get("cancelled_because")?,
        made_at: row.get("made_at")?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Gathering> {
    read(&tx.one(select!("WHERE region_id = $1 AND id = $2"), &[region_id.into(), id.into()]).await?)
}

/// All of a region, or only the public ones; the latest first.
pub async fn list(tx: &mut Tx, region_id: &str, private: bool) -> Result<Vec<Gathering>> {
    let sql = select!("WHERE region_id = $1 AND (public = 1 OR $2 = 1) ORDER BY starts_at DESC, id");
    tx.rows(sql, &[region_id.into(), private.into()]).await?.iter().map(read).collect()
}

/// To which somebody is asked that are not over, the first one first.
pub async fn coming_of(tx: &mut Tx, region_id: &str, account_id: &str) -> Result<Vec<(Gathering, State)>> {
    let sql = "SELECT g.id, g.kind, g.title, g.starts_at, g.ends_at, g.place, g.about, g.public, g.notes, g.code,
                      g.cancelled_at, g.cancelled_because, g.made_at, g.version, a.state
               FROM attendance a JOIN gathering g ON g.region_id = a.region_id AND g.id = a.gathering_id
               WHERE a.region_id = $1 AND a.account_id = $2 AND g.ends_at >= $3 AND g.cancelled_at IS NULL
               ORDER BY g.starts_at, g.id";
    let rows = tx.rows(sql, &[region_id.into(), account_id.into(), tx.now.into()]).await?;
    rows.iter().map(|row| Ok((read(row)?, row.get("state")?))).collect()
}

/// The same for a partner's contact, who has no account.
pub async fn coming_for(tx: &mut Tx, region_id: &str, partner_id: &str) -> Result<Vec<(Gathering, State)>> {
    let sql = "SELECT g.id, g.kind, g.title, g.starts_at, g.ends_at, g.place, g.about, g.public, g.notes, g.code,
                      g.cancelled_at, g.cancelled_because, g.made_at, g.version, a.state
               FROM attendance a JOIN gathering g ON g.region_id = a.region_id AND g.id = a.gathering_id
               WHERE a.region_id = $1 AND a.contact = 1 AND a.partner_id = $2 AND g.ends_at >= $3
                 AND g.cancelled_at IS NULL
               ORDER BY g.starts_at, g.id";
    let rows = tx.rows(sql, &[region_id.into(), partner_id.into(), tx.now.into()]).await?;
    rows.iter().map(|row| Ok((read(row)?, row.get("state")?))).collect()
}

pub async fn insert(tx: &mut Tx, region_id: &str, one: &Gathering) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        one.kind.into(),
        (&one.title).into(),
        one.starts_at.into(),
        one.ends_at.into(),
        (&one.place).into(),
        (&one.about).into(),
        one.public.into(),
        random_id().into(),
        tx.now.into(),
    ];
    let sql =
        "INSERT INTO gathering (region_id, id, kind, title, starts_at, ends_at, place, about, public, notes, code,
                                      cancelled_because, made_at, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, '', $11, 1)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn update(tx: &mut Tx, region_id: &str, one: &Gathering) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        one.kind.into(),
        (&one.title).into(),
        one.starts_at.into(),
        one.ends_at.into(),
        (&one.place).into(),
        (&one.about).into(),
        one.public.into(),
        one.version.into(),
    ];
    let sql = "UPDATE gathering SET kind = $3, title = $4, starts_at = $5, ends_at = $6, place = $7, about = $8,
                   public = $9, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $10 AND cancelled_at IS NULL";
    tx.run_versioned(sql, &values).await
}

pub async fn set_notes(tx: &mut Tx, region_id: &str, id: &GatheringId, version: i64, notes: &str) -> Result<()> {
    let sql = "UPDATE gathering SET notes = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3";
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into(), notes.into()]).await
}

pub async fn set_cancelled(tx: &mut Tx, region_id: &str, id: &GatheringId, because: &str) -> Result<()> {
    let sql = "UPDATE gathering SET cancelled_at = $3, cancelled_because = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND cancelled_at IS NULL";
    tx.run_versioned(sql, &[region_id.into(), id.into(), tx.now.into(), because.into()]).await
}

fn read_attendance(row: &Row) -> Result<Attendance> {
    let account: Option<String> = row.get("account_id")?;
    Ok(Attendance {
        id: row.get("id")?,
        partner_id: row.get("partner_id")?,
        partner: row.get("partner")?,
        account_id: account.map(evenkans_people::AccountId),
        name: row.get("name")?,
        contact: row.get("contact")?,
        state: row.get("state")?,
    })
}

/// Everybody of a gathering, by partner and name.
pub async fn attendance(tx: &mut Tx, region_id: &str, id: &GatheringId) -> Result<Vec<Attendance>> {
    let sql = "SELECT t.id, t.partner_id, p.name AS partner, t.account_id, t.name, t.contact, t.state
               FROM attendance t JOIN partner p ON p.region_id = t.region_id AND p.id = t.partner_id
               WHERE t.region_id = $1 AND t.gathering_id = $2 ORDER BY p.name, t.name, t.id";
    tx.rows(sql, &[region_id.into(), id.into()]).await?.iter().map(read_attendance).collect()
}

/// Adds somebody who is not on the list yet; says whether it did.
pub async fn add(
    tx: &mut Tx,
    region_id: &str,
    gathering: &GatheringId,
    (partner, account, name): (&str, Option<&str>, &str),
    state: State,
) -> Result<bool> {
    let values = [
        region_id.into(),
        new_id().into(),
        gathering.into(),
        partner.into(),
        account.into(),
        name.into(),
        state.into(),
        tx.now.into(),
    ];
    let sql = "INSERT INTO attendance (region_id, id, gathering_id, partner_id, account_id, name, state, changed_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (region_id, gathering_id, account_id) DO NOTHING";
    Ok(tx.run(sql, &values).await? == 1)
}

/// Adds the contact of a partner, who is not on the list yet.
pub async fn add_contact(
    tx: &mut Tx,
    region_id: &str,
    gathering: &GatheringId,
    (partner, name): (&str, &str),
    state: State,
) -> Result<()> {
    let (id, at) = (new_id(), tx.now);
    let values = [region_id.into(), id.into(), gathering.into(), partner.into(), name.into(), state.into(), at.into()];
    let sql = "INSERT INTO attendance (region_id, id, gathering_id, partner_id, account_id, name, state, changed_at,
                                       contact)
               VALUES ($1, $2, $3, $4, NULL, $5, $6, $7, 1)";
    tx.run(sql, &values).await.map(drop)
}

/// Takes somebody off the list who came in and was on no list before.
pub async fn remove(tx: &mut Tx, region_id: &str, id: &str) -> Result<()> {
    let sql = "DELETE FROM attendance WHERE region_id = $1 AND id = $2";
    tx.run(sql, &[region_id.into(), id.into()]).await.map(drop)
}

pub async fn set_state(tx: &mut Tx, region_id: &str, id: &str, state: State) -> Result<()> {
    let sql = "UPDATE attendance SET state = $3, changed_at = $4 WHERE region_id = $1 AND id = $2";
    match tx.run(sql, &[region_id.into(), id.into(), state.into(), tx.now.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

pub async fn decisions(tx: &mut Tx, region_id: &str, id: &GatheringId) -> Result<Vec<Decision>> {
    let sql = "SELECT id, text FROM decision WHERE region_id = $1 AND gathering_id = $2 ORDER BY made_at, id";
    let rows = tx.rows(sql, &[region_id.into(), id.into()]).await?;
    rows.iter().map(|row| Ok(Decision { id: row.get("id")?, text: row.get("text")? })).collect()
}

pub async fn add_decision(tx: &mut Tx, region_id: &str, id: &GatheringId, text: &str) -> Result<String> {
    let made = new_id();
    let values = [region_id.into(), (&made).into(), id.into(), text.into(), tx.now.into()];
    let sql = "INSERT INTO decision (region_id, id, gathering_id, text, made_at) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, &values).await?;
    Ok(made)
}

pub async fn remove_decision(tx: &mut Tx, region_id: &str, gathering: &GatheringId, id: &str) -> Result<()> {
    let sql = "DELETE FROM decision WHERE region_id = $1 AND gathering_id = $2 AND id = $3";
    match tx.run(sql, &[region_id.into(), gathering.into(), id.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
