use evenkans_store::{Error, Result, Row, Tx, random_id};

use super::{Newsletter, NewsletterId, State};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, subject, body, selection, public, state, made_at, sent_at, version FROM newsletter ", $rest)
    };
}

fn read(row: &Row) -> Result<Newsletter> {
    let selection: String = row.get("selection")?;
    Ok(Newsletter {
        id: row.get("id")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        selection: serde_json::from_str(&selection).map_err(Error::fault)?,
        public: row.get("public")?,
        state: row.get("state")?,
        made_at: row.get("made_at")?,
        sent_at: row.get("sent_at")?,
        version: row.get("version")?,
    })
}

/// All of a region, or only what everybody can read back; the newest first.
pub async fn list(tx: &mut Tx, region_id: &str, private: bool) -> Result<Vec<Newsletter>> {
    let sql =
        select!("WHERE region_id = $1 AND ($2 = 1 OR (public = 1 AND state = 'sent')) ORDER BY made_at DESC, id DESC");
    tx.rows(sql, &[region_id.into(), private.into()]).await?.iter().map(read).collect()
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Newsletter> {
    read(&tx.one(select!("WHERE region_id = $1 AND id = $2"), &[region_id.into(), id.into()]).await?)
}

fn selection(one: &Newsletter) -> Result<String> {
    serde_json::to_string(&one.selection).map_err(Error::fault)
}

pub async fn insert(tx: &mut Tx, region_id: &str, one: &Newsletter) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        (&one.subject).into(),
        (&one.body).into(),
        selection(one)?.into(),
        one.public.into(),
        tx.now.into(),
    ];
    let sql = "INSERT INTO newsletter (region_id, id, subject, body, selection, public, state, made_at, version)
               VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, 1)";
    tx.run(sql, &values).await.map(drop)
}

/// Only a draft changes.
pub async fn update(tx: &mut Tx, region_id: &str, one: &Newsletter) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        one.version.into(),
        (&one.subject).into(),
        (&one.body).into(),
        selection(one)?.into(),
        one.public.into(),
    ];
    let sql = "UPDATE newsletter SET subject = $4, body = $5, selection = $6, public = $7, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND state = 'draft'";
    tx.run_versioned(sql, &values).await
}

pub async fn remove(tx: &mut Tx, region_id: &str, id: &NewsletterId) -> Result<()> {
    let sql = "DELETE FROM newsletter WHERE region_id = $1 AND id = $2 AND state = 'draft'";
    match tx.run(sql, &[region_id.into(), id.into()]).await? {
        0 => Err(Error::Stale),
        _ => Ok(()),
    }
}

/// From one state to the next, for the version that was on the page.
pub async fn set_sending(tx: &mut Tx, region_id: &str, id: &NewsletterId, version: i64) -> Result<()> {
    let sql = "UPDATE newsletter SET state = 'sending', sent_at = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND state = 'draft'";
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into(), tx.now.into()]).await
}

pub async fn set_sent(tx: &mut Tx, region_id: &str, id: &NewsletterId) -> Result<()> {
    let sql = "UPDATE newsletter SET state = $3, version = version + 1
               WHERE region_id = $1 AND id = $2 AND state = 'sending'";
    tx.run(sql, &[region_id.into(), id.into(), State::Sent.into()]).await.map(drop)
}

/// Says whether this address did not get it yet.
pub async fn mark_recipient(tx: &mut Tx, region_id: &str, id: &NewsletterId, email: &str) -> Result<bool> {
    let sql = "INSERT INTO newsletter_recipient (region_id, newsletter_id, email, sent_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT DO NOTHING";
    Ok(tx.run(sql, &[region_id.into(), id.into(), email.into(), tx.now.into()]).await? == 1)
}

/// How many got it, and to how many of them it came back.
pub async fn fared(tx: &mut Tx, region_id: &str, id: &NewsletterId) -> Result<(i64, Vec<String>)> {
    let sql = "SELECT COUNT(*) AS n FROM newsletter_recipient WHERE region_id = $1 AND newsletter_id = $2";
    let got = tx.count(sql, &[region_id.into(), id.into()]).await?;
    let sql = "SELECT recipient FROM mail
               WHERE region_id = $1 AND about_kind = 'newsletter' AND about_id = $2 AND state = 'bounced'
               ORDER BY recipient";
    let rows = tx.rows(sql, &[region_id.into(), id.into()]).await?;
    Ok((got, rows.iter().map(|row| row.get("recipient")).collect::<Result<_>>()?))
}

/// The token of an address, made at its first mail; nothing for who wants no more.
pub async fn token_of(tx: &mut Tx, region_id: &str, email: &str) -> Result<Option<String>> {
    let sql = "INSERT INTO subscription (region_id, email, token) VALUES ($1, $2, $3) ON CONFLICT (region_id, email) DO NOTHING";
    tx.run(sql, &[region_id.into(), email.into(), random_id().into()]).await?;
    let sql = "SELECT token FROM subscription WHERE region_id = $1 AND email = $2 AND ended_at IS NULL";
    tx.row(sql, &[region_id.into(), email.into()]).await?.map(|row| row.get("token")).transpose()
}

/// Whether the address of a token still gets them; a token that was never given is not found.
pub async fn gets(tx: &mut Tx, region_id: &str, token: &str) -> Result<bool> {
    let sql = "SELECT COALESCE(ended_at, 0) AS ended_at FROM subscription WHERE region_id = $1 AND token = $2";
    Ok(tx.one(sql, &[region_id.into(), token.into()]).await?.get::<i64>("ended_at")? == 0)
}

pub async fn set_gets(tx: &mut Tx, region_id: &str, token: &str, gets: bool) -> Result<()> {
    let ended = (!gets).then_some(tx.now);
    let sql = "UPDATE subscription SET ended_at = $3 WHERE region_id = $1 AND token = $2";
    match tx.run(sql, &[region_id.into(), token.into(), ended.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
