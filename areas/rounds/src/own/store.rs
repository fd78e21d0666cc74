use evenkans_store::{Error, Result, Row, Tx, Value};

use super::{OwnPlace, Proposal, Verdict};
use crate::round::Round;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, student_id, employer, kvk, town, title, tasks, hours, starts_on, ends_on, contact_name,
                    contact_email, asked_at, verdict, verdict_reason, decided_at, place_id
             FROM own_place ",
            $rest
        )
    };
}

fn read(row: &Row) -> Result<OwnPlace> {
    Ok(OwnPlace {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        proposal: Proposal {
            employer: row.get("employer")?,
            kvk: row.get("kvk")?,
            town: row.get("town")?,
            title: row.get("title")?,
            tasks: row.get("tasks")?,
            hours: row.get("hours")?,
            starts_on: row.get("starts_on")?,
            ends_on: row.get("ends_on")?,
            contact_name: row.get("contact_name")?,
            contact_email: row.get("contact_email")?,
        },
        asked_at: row.get("asked_at")?,
        verdict: row.get("verdict")?,
        verdict_reason: row.get("verdict_reason")?,
        decided_at: row.get("decided_at")?,
        place_id: row.get("place_id")?,
    })
}

async fn many(tx: &mut Tx, sql: &'static str, values: &[Value]) -> Result<Vec<OwnPlace>> {
    tx.rows(sql, values).await?.iter().map(read).collect()
}

pub async fn insert(tx: &mut Tx, round: &Round, one: &OwnPlace) -> Result<()> {
    let Proposal { employer, kvk, town, title, tasks, hours, starts_on, ends_on, contact_name, contact_email } =
        &one.proposal;
    let values = [
        (&round.region_id).into(),
        (&one.id).into(),
        (&round.id).into(),
        (&one.student_id).into(),
        employer.into(),
        kvk.into(),
        town.into(),
        title.into(),
        tasks.into(),
        (*hours).into(),
        starts_on.into(),
        ends_on.into(),
        contact_name.into(),
        contact_email.into(),
        one.asked_at.into(),
    ];
    let sql = "INSERT INTO own_place (region_id, id, round_id, student_id, employer, kvk, town, title, tasks, hours,
                   starts_on, ends_on, contact_name, contact_email, asked_at, verdict_reason, decided_by)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', '')";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-own-open")),
        other => other.map(drop),
    }
}

/// The own places of a round, the oldest first.
pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<OwnPlace>> {
    let sql = select!("WHERE region_id = $1 AND round_id = $2 ORDER BY asked_at, id");
    many(tx, sql, &[(&round.region_id).into(), (&round.id).into()]).await
}

pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Vec<OwnPlace>> {
    let sql = select!("WHERE region_id = $1 AND student_id = $2 ORDER BY asked_at, id");
    many(tx, sql, &[region_id.into(), student_id.into()]).await
}

/// The own place that a student goes to, if the school approved one.
pub async fn approved_of(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Option<OwnPlace>> {
    Ok(of_student(tx, region_id, student_id).await?.into_iter().find(OwnPlace::is_approved))
}

pub async fn by_id(tx: &mut Tx, round: &Round, id: &str) -> Result<OwnPlace> {
    let sql = select!("WHERE region_id = $1 AND round_id = $2 AND id = $3");
    read(&tx.one(sql, &[(&round.region_id).into(), (&round.id).into(), id.into()]).await?)
}

/// Writes what was decided; of two who decide at once the second is told.
pub async fn set_verdict(
    tx: &mut Tx,
    round: &Round,
    one: &OwnPlace,
    verdict: Verdict,
    (reason, by, place_id): (&str, &str, Option<&str>),
) -> Result<()> {
    let sql = "UPDATE own_place SET verdict = $4, verdict_reason = $5, decided_at = $6, decided_by = $7, place_id = $8
               WHERE region_id = $1 AND id = $2 AND COALESCE(verdict, '') = $3";
    let before = one.verdict.map_or("", Verdict::word);
    let values = [
        (&round.region_id).into(),
        (&one.id).into(),
        before.into(),
        verdict.into(),
        reason.into(),
        tx.now.into(),
        by.into(),
        place_id.or(one.place_id.as_deref()).into(),
    ];
    tx.run_versioned(sql, &values).await
}

/// The student goes to the approved own place no more.
pub async fn set_ended(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<()> {
    let sql = "UPDATE own_place SET verdict = $3
               WHERE region_id = $1 AND student_id = $2 AND verdict = 'approved' AND place_id IS NOT NULL";
    tx.run(sql, &[region_id.into(), student_id.into(), Verdict::Ended.into()]).await.map(drop)
}

pub async fn remove(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<()> {
    let sql = "DELETE FROM own_place WHERE region_id = $1 AND student_id = $2";
    tx.run(sql, &[region_id.into(), student_id.into()]).await.map(drop)
}
