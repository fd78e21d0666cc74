use std::collections::HashMap;

use evenkans_store::{Result, Row, Tx, Value};

use super::{Agreement, Party, Signature, State, missing};
use crate::round::Round;

macro_rules! select {
    ($rest:literal) => {
        select!("body", $rest)
    };
    ($body:literal, $rest:literal) => {
        concat!(
            "SELECT region_id, id, round_id, student_id, placement_id, place_id, template_id, lang, title, ",
            $body,
            ", hash, starts_on, ends_on, hours, extra, guardian_name, guardian_email, replaces_id, state, made_at,
                    made_by, signed_at, reminded_at, ended_on, ended_reason, version
             FROM agreement ",
            $rest
        )
    };
}

fn read(row: &Row) -> Result<Agreement> {
    Ok(Agreement {
        id: row.get("id")?,
        round_id: row.get("round_id")?,
        student_id: row.get("student_id")?,
        placement_id: row.get("placement_id")?,
        place_id: row.get("place_id")?,
        template_id: row.get("template_id")?,
        lang: row.get("lang")?,
        title: row.get("title")?,
        body: row.get("body")?,
        hash: row.get("hash")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        hours: row.get("hours")?,
        extra: row.get("extra")?,
        guardian_name: row.get("guardian_name")?,
        guardian_email: row.get("guardian_email")?,
        replaces_id: row.get("replaces_id")?,
        state: row.get("state")?,
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
        signed_at: row.get("signed_at")?,
        reminded_at: row.get("reminded_at")?,
        ended_on: row.get("ended_on")?,
        ended_reason: row.get("ended_reason")?,
        version: row.get("version")?,
    })
}

async fn many(tx: &mut Tx, sql: &'static str, values: &[Value]) -> Result<Vec<Agreement>> {
    tx.rows(sql, values).await?.iter().map(read).collect()
}

pub async fn insert(tx: &mut Tx, round: &Round, one: &Agreement) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&one.id).into(),
        (&one.round_id).into(),
        (&one.student_id).into(),
        (&one.placement_id).into(),
        (&one.place_id).into(),
        (&one.template_id).into(),
        one.lang.into(),
        (&one.title).into(),
        (&one.body).into(),
        (&one.hash).into(),
        (&one.starts_on).into(),
        (&one.ends_on).into(),
        one.hours.into(),
        (&one.extra).into(),
        (&one.guardian_name).into(),
        (&one.guardian_email).into(),
        one.replaces_id.as_ref().map(|id| id.as_str()).into(),
        one.made_at.into(),
        (&one.made_by).into(),
    ];
    tx.run(
        "INSERT INTO agreement (region_id, id, round_id, student_id, placement_id, place_id, template_id, lang, title,
                                body, hash, starts_on, ends_on, hours, extra, guardian_name, guardian_email,
                                replaces_id, made_at, made_by, state, ended_on, ended_reason, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 'open', '',
                 '', 1)",
        &values,
    )
    .await?;
    Ok(())
}

/// The agreements of a round, the oldest first, without their texts: those are long.
pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<Agreement>> {
    let sql = select!("'' AS body", "WHERE region_id = $1 AND round_id = $2 ORDER BY made_at, id");
    many(tx, sql, &[(&round.region_id).into(), (&round.id).into()]).await
}

pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Vec<Agreement>> {
    let sql = select!("WHERE region_id = $1 AND student_id = $2 ORDER BY made_at, id");
    many(tx, sql, &[region_id.into(), student_id.into()]).await
}

pub async fn of_placement(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<Vec<Agreement>> {
    let sql = select!("WHERE region_id = $1 AND placement_id = $2 ORDER BY made_at, id");
    many(tx, sql, &[region_id.into(), placement_id.into()]).await
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Agreement> {
    let sql = select!("WHERE region_id = $1 AND id = $2");
    read(&tx.one(sql, &[region_id.into(), id.into()]).await?)
}

/// Open ones that were made before a moment and of which nobody was reminded yet, with their region.
pub async fn to_remind(tx: &mut Tx, before: i64, most: i64) -> Result<Vec<(String, Agreement)>> {
    let sql = select!("WHERE state = 'open' AND reminded_at IS NULL AND made_at < $1 ORDER BY made_at, id LIMIT $2");
    let rows = tx.rows(sql, &[before.into(), most.into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, read(row)?))).collect()
}

/// From one state to another; who comes second is told.
pub async fn set_state(tx: &mut Tx, region_id: &str, one: &Agreement, state: State) -> Result<()> {
    let signed_at = if state == State::Signed { Some(tx.now) } else { one.signed_at };
    let sql = "UPDATE agreement SET state = $4, signed_at = $5, version = version + 1
               WHERE region_id = $1 AND id = $2 AND state = $3";
    let values = [region_id.into(), (&one.id).into(), one.state.into(), state.into(), signed_at.into()];
    tx.run_versioned(sql, &values).await
}

pub async fn set_ended(tx: &mut Tx, region_id: &str, one: &Agreement, (on, reason): (&str, &str)) -> Result<()> {
    let sql = "UPDATE agreement SET state = 'ended', ended_on = $3, ended_reason = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND state = 'signed'";
    tx.run_versioned(sql, &[region_id.into(), (&one.id).into(), on.into(), reason.into()]).await
}

pub async fn set_reminded(tx: &mut Tx, region_id: &str, one: &Agreement) -> Result<()> {
    let sql = "UPDATE agreement SET reminded_at = $3 WHERE region_id = $1 AND id = $2 AND state = 'open'";
    tx.run_versioned(sql, &[region_id.into(), (&one.id).into(), tx.now.into()]).await
}

fn read_signature(row: &Row) -> Result<Signature> {
    Ok(Signature {
        party: row.get("party")?,
        name: row.get("name")?,
        signed_at: row.get("signed_at")?,
        hash: row.get("hash")?,
    })
}

pub async fn insert_signature(tx: &mut Tx, region_id: &str, one: &Agreement, signature: &Signature) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        signature.party.into(),
        (&signature.name).into(),
        signature.signed_at.into(),
        (&signature.hash).into(),
    ];
    let sql = "INSERT INTO signature (region_id, agreement_id, party, name, signed_at, hash)
               VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn signatures(tx: &mut Tx, region_id: &str, id: &str) -> Result<Vec<Signature>> {
    let sql = "SELECT party, name, signed_at, hash FROM signature WHERE region_id = $1 AND agreement_id = $2
               ORDER BY signed_at, party";
    tx.rows(sql, &[region_id.into(), id.into()]).await?.iter().map(read_signature).collect()
}

/// Who has not signed, by agreement, of those of a round that wait for signatures.
pub async fn missing_of_round(tx: &mut Tx, round: &Round, all: &[Agreement]) -> Result<HashMap<String, Vec<Party>>> {
    let sql = "SELECT s.agreement_id, s.party, s.name, s.signed_at, s.hash
               FROM signature s JOIN agreement a ON a.region_id = s.region_id AND a.id = s.agreement_id
               WHERE a.region_id = $1 AND a.round_id = $2 AND a.state = 'open' ORDER BY s.signed_at, s.party";
    let mut signed: HashMap<String, Vec<Signature>> = HashMap::new();
    for row in tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await? {
        signed.entry(row.get("agreement_id")?).or_default().push(read_signature(&row)?);
    }
    let open = all.iter().filter(|one| one.is_open());
    let left = open.map(|one| {
        let signed = signed.remove(one.id.as_str()).unwrap_or_default();
        (one.id.to_string(), missing(one, &signed))
    });
    Ok(left.collect())
}
