use evenkans_store::{Result, Row, Tx};

use super::{Figures, Repair};
use crate::round::Round;

fn read(row: &Row) -> Result<Repair> {
    Ok(Repair {
        id: row.get("id")?,
        announced_at: row.get("announced_at")?,
        runs_at: row.get("runs_at")?,
        cancelled_at: row.get("cancelled_at")?,
        done_at: row.get("done_at")?,
        figures: Figures {
            free: row.get("free")?,
            moved: row.get("moved")?,
            placed: row.get("placed")?,
            lost: row.get("lost")?,
        },
        version: row.get("version")?,
    })
}

pub async fn insert(tx: &mut Tx, round: &Round, repair: &Repair) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&repair.id).into(),
        (&round.id).into(),
        repair.announced_at.into(),
        repair.runs_at.into(),
    ];
    tx.run(
        "INSERT INTO repair (region_id, id, round_id, announced_at, runs_at, free, moved, placed, lost, version)
         VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0, 1)",
        &values,
    )
    .await?;
    Ok(())
}

/// The repairs of a round, the oldest first; those that were called off too.
pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<Repair>> {
    let sql = "SELECT id, announced_at, runs_at, cancelled_at, done_at, free, moved, placed, lost, version
               FROM repair WHERE region_id = $1 AND round_id = $2 ORDER BY announced_at, id";
    tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?.iter().map(read).collect()
}

pub async fn by_id(tx: &mut Tx, round: &Round, id: &str) -> Result<Repair> {
    let sql = "SELECT id, announced_at, runs_at, cancelled_at, done_at, free, moved, placed, lost, version
               FROM repair WHERE region_id = $1 AND round_id = $2 AND id = $3";
    read(&tx.one(sql, &[(&round.region_id).into(), (&round.id).into(), id.into()]).await?)
}

pub async fn set_cancelled(tx: &mut Tx, region_id: &str, repair: &Repair) -> Result<()> {
    let sql = "UPDATE repair SET cancelled_at = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND done_at IS NULL AND cancelled_at IS NULL";
    tx.run_versioned(sql, &[region_id.into(), (&repair.id).into(), repair.version.into(), tx.now.into()]).await
}

pub async fn set_done(tx: &mut Tx, region_id: &str, repair: &Repair, figures: Figures) -> Result<()> {
    let sql = "UPDATE repair SET done_at = $4, free = $5, moved = $6, placed = $7, lost = $8, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND done_at IS NULL AND cancelled_at IS NULL";
    let values = [
        region_id.into(),
        (&repair.id).into(),
        repair.version.into(),
        tx.now.into(),
        figures.free.into(),
        figures.moved.into(),
        figures.placed.into(),
        figures.lost.into(),
    ];
    tx.run_versioned(sql, &values).await
}
