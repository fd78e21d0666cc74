use evenkans_store::{Result, Row, Tx};

use super::{Objection, Outcome};
use crate::placement::Told;
use crate::round::Round;
use crate::round::overdue::REGION_SECONDS;

fn read(row: &Row) -> Result<Objection> {
    Ok(Objection {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        decline_id: row.get("decline_id")?,
        text: row.get("text")?,
        made_at: row.get("made_at")?,
        answer_by: row.get("answer_by")?,
        outcome: row.get("outcome")?,
        answer: row.get("answer")?,
        answered_at: row.get("answered_at")?,
        told: row.get("told")?,
    })
}

pub async fn insert(tx: &mut Tx, round: &Round, objection: &Objection) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&objection.id).into(),
        (&round.id).into(),
        (&objection.student_id).into(),
        (&objection.decline_id).into(),
        (&objection.text).into(),
        objection.made_at.into(),
        objection.answer_by.into(),
    ];
    tx.run(
        "INSERT INTO objection (region_id, id, round_id, student_id, decline_id, text, made_at, answer_by, answer,
                                answered_by, told)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', '', 'nothing')",
        &values,
    )
    .await?;
    Ok(())
}

pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<Objection>> {
    let sql = "SELECT id, student_id, decline_id, text, made_at, answer_by, outcome, answer, answered_at, told
               FROM objection WHERE region_id = $1 AND round_id = $2 ORDER BY made_at, id";
    tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?.iter().map(read).collect()
}

pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Vec<Objection>> {
    let sql = "SELECT id, student_id, decline_id, text, made_at, answer_by, outcome, answer, answered_at, told
               FROM objection WHERE region_id = $1 AND student_id = $2 ORDER BY made_at, id";
    tx.rows(sql, &[region_id.into(), student_id.into()]).await?.iter().map(read).collect()
}

pub async fn by_id(tx: &mut Tx, round: &Round, id: &str) -> Result<Objection> {
    let sql = "SELECT id, student_id, decline_id, text, made_at, answer_by, outcome, answer, answered_at, told
               FROM objection WHERE region_id = $1 AND round_id = $2 AND id = $3";
    read(&tx.one(sql, &[(&round.region_id).into(), (&round.id).into(), id.into()]).await?)
}

/// Writes the answer; of two who answer at once the second is told.
pub async fn set_answer(
    tx: &mut Tx,
    region_id: &str,
    objection: &Objection,
    outcome: Outcome,
    (answer, by): (&str, &str),
) -> Result<()> {
    let sql = "UPDATE objection SET outcome = $3, answer = $4, answered_at = $5, answered_by = $6
               WHERE region_id = $1 AND id = $2 AND outcome IS NULL";
    let id = (&objection.id).into();
    tx.run_versioned(sql, &[region_id.into(), id, outcome.into(), answer.into(), tx.now.into(), by.into()]).await
}

/// What the school did not answer in time, of which nobody, or the school alone, was told yet.
pub async fn late(tx: &mut Tx) -> Result<Vec<(String, String, Objection)>> {
    let sql = "SELECT region_id, round_id, id, student_id, decline_id, text, made_at, answer_by, outcome, answer,
                      answered_at, told
               FROM objection WHERE outcome IS NULL
                 AND ((told = 'nothing' AND answer_by < $1) OR (told = 'over' AND answer_by < $2)) ORDER BY answer_by, id";
    let rows = tx.rows(sql, &[tx.now.into(), (tx.now - REGION_SECONDS).into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, row.get("round_id")?, read(row)?))).collect()
}

pub async fn set_told(tx: &mut Tx, region_id: &str, objection: &Objection, to: Told) -> Result<()> {
    let sql = "UPDATE objection SET told = $4 WHERE region_id = $1 AND id = $2 AND told = $3";
    tx.run_versioned(sql, &[region_id.into(), (&objection.id).into(), objection.told.into(), to.into()]).await
}
