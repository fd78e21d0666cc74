use evenkans_store::{Result, Row, Tx};

use super::{Joining, State};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, name, kvk, town, website, person, email, why, lang, state, asked_at, decided_at, reason
             FROM join_request ",
            $rest
        )
    };
}

fn read(row: &Row) -> Result<Joining> {
    Ok(Joining {
        id: row.get("id")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        kvk: row.get("kvk")?,
        town: row.get("town")?,
        website: row.get("website")?,
        person: row.get("person")?,
        email: row.get("email")?,
        why: row.get("why")?,
        lang: row.get("lang")?,
        state: row.get("state")?,
        asked_at: row.get("asked_at")?,
        decided_at: row.get("decided_at")?,
        reason: row.get("reason")?,
    })
}

/// Those that wait first, then the last ones.
pub async fn list(tx: &mut Tx, region_id: &str) -> Result<Vec<Joining>> {
    let sql = select!(
        "WHERE region_id = $1 ORDER BY CASE state WHEN 'waiting' THEN 0 ELSE 1 END, asked_at DESC, id LIMIT 500"
    );
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read).collect()
}

pub async fn waiting(tx: &mut Tx, region_id: &str) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM join_request WHERE region_id = $1 AND state = 'waiting'";
    tx.count(sql, &[region_id.into()]).await
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Joining> {
    read(&tx.one(select!("WHERE region_id = $1 AND id = $2"), &[region_id.into(), id.into()]).await?)
}

pub async fn insert(tx: &mut Tx, region_id: &str, one: &Joining) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        one.kind.into(),
        (&one.name).into(),
        (&one.kvk).into(),
        (&one.town).into(),
        (&one.website).into(),
        (&one.person).into(),
        (&one.email).into(),
        (&one.why).into(),
        one.lang.into(),
        tx.now.into(),
    ];
    let sql =
        "INSERT INTO join_request (region_id, id, kind, name, kvk, town, website, person, email, why, lang, state,
                                         asked_at, reason)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, '')";
    tx.run(sql, &values).await.map(drop)
}

pub async fn set_decided(
    tx: &mut Tx,
    region_id: &str,
    id: &str,
    state: State,
    (reason, partner): (&str, Option<&str>),
) -> Result<()> {
    let values = [region_id.into(), id.into(), state.into(), tx.now.into(), reason.into(), partner.into()];
    let sql = "UPDATE join_request SET state = $3, decided_at = $4, reason = $5, partner_id = $6
               WHERE region_id = $1 AND id = $2 AND state = 'waiting'";
    tx.run_versioned(sql, &values).await
}

/// Whether the same person asks for the same organisation already.
pub async fn waits(tx: &mut Tx, region_id: &str, one: &Joining) -> Result<bool> {
    let sql = "SELECT COUNT(*) AS n FROM join_request
               WHERE region_id = $1 AND email = $2 AND name = $3 AND state = 'waiting'";
    Ok(tx.count(sql, &[region_id.into(), (&one.email).into(), (&one.name).into()]).await? > 0)
}
