use evenkans_store::{Error, Result, Row, Tx};

use super::Evaluation;
use crate::internship::Side;
use crate::round::Round;

fn read(row: &Row) -> Result<Evaluation> {
    let answers: String = row.get("answers")?;
    Ok(Evaluation {
        placement_id: row.get("placement_id")?,
        student_id: row.get("student_id")?,
        side: row.get("side")?,
        answers: serde_json::from_str(&answers).map_err(Error::fault)?,
        note: row.get("note")?,
        at: row.get("at")?,
        version: row.get("version")?,
    })
}

pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<Evaluation>> {
    let sql = "SELECT placement_id, student_id, side, answers, note, at, version FROM evaluation
               WHERE region_id = $1 AND round_id = $2 ORDER BY at, placement_id, side";
    tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?.iter().map(read).collect()
}

/// What one side said of each internship of a student, the oldest first.
pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str, side: Side) -> Result<Vec<Evaluation>> {
    let sql = "SELECT placement_id, student_id, side, answers, note, at, version FROM evaluation
               WHERE region_id = $1 AND student_id = $2 AND side = $3 ORDER BY at, placement_id";
    tx.rows(sql, &[region_id.into(), student_id.into(), side.into()]).await?.iter().map(read).collect()
}

pub async fn of_placement(tx: &mut Tx, region_id: &str, placement_id: &str, side: Side) -> Result<Option<Evaluation>> {
    let sql = "SELECT placement_id, student_id, side, answers, note, at, version FROM evaluation
               WHERE region_id = $1 AND placement_id = $2 AND side = $3";
    let rows = tx.rows(sql, &[region_id.into(), placement_id.into(), side.into()]).await?;
    rows.first().map(read).transpose()
}

/// Writes the first answers, or better ones over those of this version.
pub async fn save(tx: &mut Tx, round: &Round, one: &Evaluation) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&one.placement_id).into(),
        one.side.into(),
        (&round.id).into(),
        (&one.student_id).into(),
        serde_json::to_string(&one.answers).map_err(Error::fault)?.into(),
        (&one.note).into(),
        one.at.into(),
        one.version.into(),
    ];
    // Who did not see the other's answers does not write over them.
    let sql = "INSERT INTO evaluation (region_id, placement_id, side, round_id, student_id, answers, note, at, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9 + 1)
               ON CONFLICT (region_id, placement_id, side)
               DO UPDATE SET answers = $6, note = $7, at = $8, version = $9 + 1 WHERE evaluation.version = $9";
    tx.run_versioned(sql, &values).await
}
