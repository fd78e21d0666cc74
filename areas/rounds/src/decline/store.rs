use evenkans_store::{Result, Row, Tx};

use super::{Decline, Verdict};
use crate::placement::Told;
use crate::round::Round;
use crate::round::overdue::REGION_SECONDS;

fn read(row: &Row) -> Result<Decline> {
    Ok(Decline {
        id: row.get("id")?,
        placement_id: row.get("placement_id")?,
        student_id: row.get("student_id")?,
        place_id: row.get("place_id")?,
        reason: row.get("reason")?,
        requirement: row.get("requirement")?,
        basis: row.get("basis")?,
        asked_at: row.get("asked_at")?,
        decide_by: row.get("decide_by")?,
        reply: row.get("reply")?,
        verdict: row.get("verdict")?,
        verdict_reason: row.get("verdict_reason")?,
        decided_at: row.get("decided_at")?,
        decided_by: row.get("decided_by")?,
        told: row.get("told")?,
    })
}

pub async fn insert(tx: &mut Tx, round: &Round, decline: &Decline) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&decline.id).into(),
        (&round.id).into(),
        (&decline.placement_id).into(),
        (&decline.student_id).into(),
        (&decline.place_id).into(),
        decline.reason.into(),
        (&decline.requirement).into(),
        (&decline.basis).into(),
        decline.asked_at.into(),
        decline.decide_by.into(),
    ];
    tx.run(
        "INSERT INTO decline (region_id, id, round_id, placement_id, student_id, place_id, reason, requirement, basis,
                              asked_at, decide_by, reply, verdict_reason, decided_by, told)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '', '', 'nothing')",
        &values,
    )
    .await?;
    Ok(())
}

/// The declines of a round, the oldest first.
pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<Decline>> {
    let sql = "SELECT id, placement_id, student_id, place_id, reason, requirement, basis, asked_at, decide_by, reply,
                      verdict, verdict_reason, decided_at, decided_by, told
               FROM decline WHERE region_id = $1 AND round_id = $2 ORDER BY asked_at, id";
    tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?.iter().map(read).collect()
}

pub async fn of_placement(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<Vec<Decline>> {
    let sql = "SELECT id, placement_id, student_id, place_id, reason, requirement, basis, asked_at, decide_by, reply,
                      verdict, verdict_reason, decided_at, decided_by, told
               FROM decline WHERE region_id = $1 AND placement_id = $2 ORDER BY asked_at, id";
    tx.rows(sql, &[region_id.into(), placement_id.into()]).await?.iter().map(read).collect()
}

pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Vec<Decline>> {
    let sql = "SELECT id, placement_id, student_id, place_id, reason, requirement, basis, asked_at, decide_by, reply,
                      verdict, verdict_reason, decided_at, decided_by, told
               FROM decline WHERE region_id = $1 AND student_id = $2 ORDER BY asked_at, id";
    tx.rows(sql, &[region_id.into(), student_id.into()]).await?.iter().map(read).collect()
}

pub async fn by_id(tx: &mut Tx, round: &Round, id: &str) -> Result<Decline> {
    let sql = "SELECT id, placement_id, student_id, place_id, reason, requirement, basis, asked_at, decide_by, reply,
                      verdict, verdict_reason, decided_at, decided_by, told
               FROM decline WHERE region_id = $1 AND round_id = $2 AND id = $3";
    read(&tx.one(sql, &[(&round.region_id).into(), (&round.id).into(), id.into()]).await?)
}

/// Writes a verdict; of two who decide at once the second is told.
pub async fn set_verdict(
    tx: &mut Tx,
    region_id: &str,
    decline: &Decline,
    verdict: Verdict,
    (reason, by): (&str, &str),
) -> Result<()> {
    let sql = "UPDATE decline SET verdict = $3, verdict_reason = $4, decided_at = $5, decided_by = $6
               WHERE region_id = $1 AND id = $2 AND verdict IS NULL";
    let id = (&decline.id).into();
    let values = [region_id.into(), id, verdict.into(), reason.into(), tx.now.into(), by.into()];
    tx.run_versioned(sql, &values).await
}

/// The first decision and its reason stay to be read.
pub async fn set_reversed(tx: &mut Tx, region_id: &str, decline: &Decline) -> Result<()> {
    let sql = "UPDATE decline SET verdict = 'reversed' WHERE region_id = $1 AND id = $2 AND verdict = 'upheld'";
    tx.run_versioned(sql, &[region_id.into(), (&decline.id).into()]).await
}

pub async fn set_reply(tx: &mut Tx, region_id: &str, decline: &Decline, reply: &str) -> Result<()> {
    let sql = "UPDATE decline SET reply = $3 WHERE region_id = $1 AND id = $2 AND verdict IS NULL";
    tx.run_versioned(sql, &[region_id.into(), (&decline.id).into(), reply.into()]).await
}

/// What the school did not decide in time, of which nobody, or the school alone, was told yet.
pub async fn late(tx: &mut Tx) -> Result<Vec<(String, String, Decline)>> {
    let sql =
        "SELECT region_id, round_id, id, placement_id, student_id, place_id, reason, requirement, basis, asked_at,
                      decide_by, reply, verdict, verdict_reason, decided_at, decided_by, told
               FROM decline WHERE verdict IS NULL
                 AND ((told = 'nothing' AND decide_by < $1) OR (told = 'over' AND decide_by < $2)) ORDER BY decide_by, id";
    let rows = tx.rows(sql, &[tx.now.into(), (tx.now - REGION_SECONDS).into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, row.get("round_id")?, read(row)?))).collect()
}

pub async fn set_told(tx: &mut Tx, region_id: &str, decline: &Decline, to: Told) -> Result<()> {
    let sql = "UPDATE decline SET told = $4 WHERE region_id = $1 AND id = $2 AND told = $3";
    tx.run_versioned(sql, &[region_id.into(), (&decline.id).into(), decline.told.into(), to.into()]).await
}
