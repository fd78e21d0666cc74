use evenkans_store::{Result, Tx};

use super::{Notes, Question, Talk};
use crate::internship::{Internship, Side};
use crate::round::Round;

pub async fn of_placement(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<Option<Talk>> {
    let sql = "SELECT at, place, asked_by, agreed_at, version, student_version, employer_version FROM talk
               WHERE region_id = $1 AND placement_id = $2";
    let rows = tx.rows(sql, &[region_id.into(), placement_id.into()]).await?;
    let read = |row: &evenkans_store::Row| {
        Ok(Talk {
            at: row.get("at")?,
            place: row.get("place")?,
            asked_by: row.get("asked_by")?,
            agreed_at: row.get("agreed_at")?,
            version: row.get("version")?,
            written: (row.get("student_version")?, row.get("employer_version")?),
        })
    };
    rows.first().map(read).transpose()
}

/// Writes the first moment, or another over that of this version.
pub async fn save(tx: &mut Tx, round: &Round, of: &Internship, talk: &Talk) -> Result<()> {
    // A talk that is asked anew after it was called off begins at another version than the former one: a page that still
    // shows the former moment cannot agree to this one.
    let next = if talk.version == 0 { tx.now } else { talk.version + 1 };
    let values = [
        (&round.region_id).into(),
        (&of.placement.id).into(),
        (&round.id).into(),
        of.placement.student_id.as_str().into(),
        talk.at.into(),
        (&talk.place).into(),
        talk.asked_by.into(),
        talk.version.into(),
        next.into(),
    ];
    // Who did not see the moment that the other named does not write over it.
    let sql = "INSERT INTO talk (region_id, placement_id, round_id, student_id, at, place, asked_by, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $9)
               ON CONFLICT (region_id, placement_id)
               DO UPDATE SET at = $5, place = $6, asked_by = $7, agreed_at = NULL, version = $9 WHERE talk.version = $8";
    tx.run_versioned(sql, &values).await
}

pub async fn set_agreed(tx: &mut Tx, region_id: &str, placement_id: &str, version: i64) -> Result<()> {
    let sql = "UPDATE talk SET agreed_at = $4, version = version + 1
               WHERE region_id = $1 AND placement_id = $2 AND version = $3";
    tx.run_versioned(sql, &[region_id.into(), placement_id.into(), version.into(), tx.now.into()]).await
}

/// Notes that one side wrote once more, if nobody wrote them since `version`.
pub async fn mark_written(tx: &mut Tx, (region, placement): (&str, &str), side: Side, version: i64) -> Result<()> {
    let sql = match side {
        Side::Student => {
            "UPDATE talk SET student_version = student_version + 1
             WHERE region_id = $1 AND placement_id = $2 AND student_version = $3"
        }
        Side::Employer => {
            "UPDATE talk SET employer_version = employer_version + 1
             WHERE region_id = $1 AND placement_id = $2 AND employer_version = $3"
        }
    };
    tx.run_versioned(sql, &[region.into(), placement.into(), version.into()]).await
}

pub async fn notes(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<Notes> {
    let sql = "SELECT side, question, text FROM talk_note WHERE region_id = $1 AND placement_id = $2";
    let rows = tx.rows(sql, &[region_id.into(), placement_id.into()]).await?;
    rows.iter().map(|row| Ok(((row.get("side")?, row.get("question")?), row.get("text")?))).collect()
}

/// An empty note is none.
pub async fn set_note(
    tx: &mut Tx,
    round: &Round,
    of: &Internship,
    (side, question): (Side, Question),
    text: &str,
) -> Result<()> {
    let key = [(&round.region_id).into(), (&of.placement.id).into(), side.into(), question.into()];
    let sql = "DELETE FROM talk_note WHERE region_id = $1 AND placement_id = $2 AND side = $3 AND question = $4";
    tx.run(sql, &key).await?;
    if text.is_empty() {
        return Ok(());
    }
    let values = [
        (&round.region_id).into(),
        (&of.placement.id).into(),
        side.into(),
        question.into(),
        (&round.id).into(),
        of.placement.student_id.as_str().into(),
        text.into(),
    ];
    let sql = "INSERT INTO talk_note (region_id, placement_id, side, question, round_id, student_id, text)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.run(sql, &values).await.map(drop)
}

/// Of a talk that was called off, or with an employer to whom the student does not go, nothing is kept.
pub async fn placement_ended(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<()> {
    let key = [region_id.into(), placement_id.into()];
    tx.run("DELETE FROM talk_note WHERE region_id = $1 AND placement_id = $2", &key).await?;
    tx.run("DELETE FROM talk WHERE region_id = $1 AND placement_id = $2", &key).await.map(drop)
}
