use std::collections::HashMap;

use evenkans_store::{Result, Row, Tx};

use super::{EmployerAnswer, Ended, Left, Placement, PlacementId, SeatChange, StudentAnswer, Told};
use crate::round::Round;

fn read(row: &Row) -> Result<Placement> {
    Ok(Placement {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        place_id: row.get("place_id")?,
        kept_for: row.get("kept_for")?,
        origin: row.get("origin")?,
        since: row.get("since")?,
        answer_by: row.get("answer_by")?,
        employer: row.get("employer")?,
        student: row.get("student")?,
        told: row.get("told")?,
        ended_at: row.get("ended_at")?,
        ended: row.get("ended")?,
        version: row.get("version")?,
    })
}

pub async fn insert(tx: &mut Tx, round: &Round, placement: &Placement) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&placement.id).into(),
        (&round.id).into(),
        (&placement.student_id).into(),
        (&placement.place_id).into(),
        placement.origin.into(),
        placement.since.into(),
        placement.answer_by.into(),
        placement.employer.into(),
        placement.student.into(),
        placement.told.into(),
        (&placement.kept_for).into(),
    ];
    tx.run(
        "INSERT INTO placement (region_id, id, round_id, student_id, place_id, origin, since, answer_by, employer,
                                student, told, kept_for, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        &values,
    )
    .await?;
    Ok(())
}

/// Every placement of a round, those that ended too, the oldest first.
pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<Placement>> {
    let sql =
        "SELECT id, student_id, place_id, kept_for, origin, since, answer_by, employer, student, told, ended_at, ended,
                      version
               FROM placement WHERE region_id = $1 AND round_id = $2 AND student_id <> '' ORDER BY since, id";
    tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?.iter().map(read).collect()
}

/// The placements of a round that are not over.
pub async fn live(tx: &mut Tx, round: &Round) -> Result<Vec<Placement>> {
    let mut all = of_round(tx, round).await?;
    all.retain(Placement::is_live);
    Ok(all)
}

pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Vec<Placement>> {
    let sql =
        "SELECT id, student_id, place_id, kept_for, origin, since, answer_by, employer, student, told, ended_at, ended,
                      version
               FROM placement WHERE region_id = $1 AND student_id = $2 ORDER BY since, id";
    tx.rows(sql, &[region_id.into(), student_id.into()]).await?.iter().map(read).collect()
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Placement> {
    let sql =
        "SELECT id, student_id, place_id, kept_for, origin, since, answer_by, employer, student, told, ended_at, ended,
                      version
               FROM placement WHERE region_id = $1 AND id = $2";
    read(&tx.one(sql, &[region_id.into(), id.into()]).await?)
}

/// Student → place, of those that are not over.
pub async fn seats(tx: &mut Tx, round: &Round) -> Result<HashMap<String, String>> {
    let sql = "SELECT student_id, place_id FROM placement
               WHERE region_id = $1 AND round_id = $2 AND ended_at IS NULL AND student_id <> ''";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter().map(|row| Ok((row.get("student_id")?, row.get("place_id")?))).collect()
}

pub async fn set_employer(tx: &mut Tx, region_id: &str, placement: &Placement, answer: EmployerAnswer) -> Result<()> {
    // The version stays: it is the student's, whose page does not change by this.
    let sql = "UPDATE placement SET employer = $4
               WHERE region_id = $1 AND id = $2 AND employer = $3 AND ended_at IS NULL";
    let values = [region_id.into(), (&placement.id).into(), placement.employer.into(), answer.into()];
    tx.run_versioned(sql, &values).await
}

pub async fn set_student(tx: &mut Tx, region_id: &str, placement: &Placement, answer: StudentAnswer) -> Result<()> {
    let sql = "UPDATE placement SET student = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND ended_at IS NULL";
    let values = [region_id.into(), (&placement.id).into(), placement.version.into(), answer.into()];
    tx.run_versioned(sql, &values).await
}

pub async fn set_told(tx: &mut Tx, region_id: &str, id: &PlacementId, from: Told, to: Told) -> Result<()> {
    let sql = "UPDATE placement SET told = $4 WHERE region_id = $1 AND id = $2 AND told = $3 AND ended_at IS NULL";
    tx.run_versioned(sql, &[region_id.into(), id.into(), from.into(), to.into()]).await
}

/// Another seat of the same place: to whoever sits there it is the same.
pub async fn set_kept_for(tx: &mut Tx, region_id: &str, id: &PlacementId, kept_for: &str) -> Result<()> {
    let sql = "UPDATE placement SET kept_for = $3 WHERE region_id = $1 AND id = $2 AND ended_at IS NULL";
    tx.run(sql, &[region_id.into(), id.into(), kept_for.into()]).await.map(drop)
}

pub async fn set_ended(tx: &mut Tx, region_id: &str, placement: &Placement, why: Ended) -> Result<()> {
    let sql = "UPDATE placement SET ended_at = $4, ended = $5, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND ended_at IS NULL";
    let values = [region_id.into(), (&placement.id).into(), placement.version.into(), tx.now.into(), why.into()];
    tx.run_versioned(sql, &values).await
}

/// Who takes no part in the round any more, and why.
pub async fn left(tx: &mut Tx, round: &Round) -> Result<HashMap<String, Left>> {
    let sql = "SELECT student_id, follow_up_id FROM withdrawal WHERE region_id = $1 AND round_id = $2";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter()
        .map(|row| {
            let follow_up: Option<String> = row.get("follow_up_id")?;
            Ok((row.get("student_id")?, if follow_up.is_some() { Left::FollowUp } else { Left::Withdrew }))
        })
        .collect()
}

/// Notes that a student takes no part any more: because they withdrew, or because a follow-up round is theirs now.
pub async fn set_left(tx: &mut Tx, round: &Round, student_id: &str, follow_up: Option<&str>) -> Result<()> {
    let values = [(&round.region_id).into(), (&round.id).into(), student_id.into(), tx.now.into(), follow_up.into()];
    let sql = "INSERT INTO withdrawal (region_id, round_id, student_id, at, follow_up_id) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT DO NOTHING";
    tx.run(sql, &values).await.map(drop)
}

/// Brings back to a round what went to a follow-up round: its seats and its students.
pub async fn take_back(tx: &mut Tx, region_id: &str, round_id: &str, follow_up: &str) -> Result<()> {
    let sql = "DELETE FROM seat_change WHERE region_id = $1 AND round_id = $2 AND follow_up_id = $3";
    tx.run(sql, &[region_id.into(), round_id.into(), follow_up.into()]).await?;
    let sql = "DELETE FROM withdrawal WHERE region_id = $1 AND round_id = $2 AND follow_up_id = $3";
    tx.run(sql, &[region_id.into(), round_id.into(), follow_up.into()]).await.map(drop)
}

pub async fn undo_left(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<()> {
    let sql = "DELETE FROM withdrawal WHERE region_id = $1 AND student_id = $2";
    tx.run(sql, &[region_id.into(), student_id.into()]).await.map(drop)
}

/// The live placements whose term is half over, or over, and of which nobody was told yet; not those of which the
/// school still decides about a decline.
pub async fn due(tx: &mut Tx, most: i64) -> Result<Vec<(String, String, Placement)>> {
    let sql =
        "SELECT region_id, round_id, id, student_id, place_id, kept_for, origin, since, answer_by, employer, student,
                      told, ended_at, ended, version
               FROM placement
               WHERE ended_at IS NULL AND student_id <> ''
                 AND EXISTS (SELECT 1 FROM round r WHERE r.region_id = placement.region_id
                             AND r.id = placement.round_id AND r.state = 'published')
                 AND (employer = 'waiting' OR student = 'waiting')
                 AND NOT EXISTS (SELECT 1 FROM decline d WHERE d.region_id = placement.region_id
                                 AND d.placement_id = placement.id AND d.verdict IS NULL)
                 AND ((told = 'nothing' AND $1 > (since + answer_by) / 2) OR (told = 'reminded' AND $1 > answer_by))
               ORDER BY answer_by, id LIMIT $2";
    let rows = tx.rows(sql, &[tx.now.into(), most.into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, row.get("round_id")?, read(row)?))).collect()
}

/// What was added to and taken from the seats of each place since the draw.
pub async fn seat_changes(tx: &mut Tx, round: &Round) -> Result<Vec<SeatChange>> {
    let sql = "SELECT place_id, change, reason, at, follow_up_id FROM seat_change
               WHERE region_id = $1 AND round_id = $2 ORDER BY at, id";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(SeatChange {
                place_id: row.get("place_id")?,
                change: row.get("change")?,
                reason: row.get("reason")?,
                at: row.get("at")?,
                follow_up_id: row.get("follow_up_id")?,
            })
        })
        .collect()
}

pub async fn insert_seat_change(
    tx: &mut Tx,
    round: &Round,
    (place_id, change): (&str, i64),
    reason: &str,
) -> Result<()> {
    insert_change(tx, round, (place_id, change), (reason, None)).await
}

/// Seats that nobody has go to a follow-up round.
pub async fn give_to(tx: &mut Tx, round: &Round, (place_id, seats): (&str, i64), follow_up: &str) -> Result<()> {
    insert_change(tx, round, (place_id, -seats), ("", Some(follow_up))).await
}

async fn insert_change(
    tx: &mut Tx,
    round: &Round,
    (place_id, change): (&str, i64),
    (reason, follow_up): (&str, Option<&str>),
) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        evenkans_store::new_id().into(),
        (&round.id).into(),
        place_id.into(),
        change.into(),
        reason.into(),
        tx.now.into(),
        follow_up.into(),
    ];
    let sql = "INSERT INTO seat_change (region_id, id, round_id, place_id, change, reason, at, follow_up_id)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await.map(drop)
}

/// Who stopped early, and at which place.
pub async fn stopped(tx: &mut Tx, round: &Round) -> Result<Vec<(String, String)>> {
    let sql = "SELECT student_id, place_id FROM placement
               WHERE region_id = $1 AND round_id = $2 AND ended = 'stopped' ORDER BY ended_at, id";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter().map(|row| Ok((row.get("student_id")?, row.get("place_id")?))).collect()
}
