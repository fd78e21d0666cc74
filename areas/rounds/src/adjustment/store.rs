use evenkans_store::{Result, Row, Tx};

use super::{Adjustment, AdjustmentId};
use crate::round::Round;

fn read(row: &Row) -> Result<Adjustment> {
    let account: String = row.get("account_id")?;
    Ok(Adjustment {
        id: row.get("id")?,
        placement_id: row.get("placement_id")?,
        text: row.get("text")?,
        account_id: Some(account).filter(|id| !id.is_empty()),
        employer: row.get::<i64>("employer")? != 0,
        until: row.get("until_day")?,
        made_at: row.get("made_at")?,
    })
}

pub async fn of_placement(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<Vec<Adjustment>> {
    let sql = "SELECT id, placement_id, text, account_id, employer, until_day, made_at FROM adjustment
               WHERE region_id = $1 AND placement_id = $2 ORDER BY made_at, id";
    tx.rows(sql, &[region_id.into(), placement_id.into()]).await?.iter().map(read).collect()
}

pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Vec<Adjustment>> {
    let sql = "SELECT id, placement_id, text, account_id, employer, until_day, made_at FROM adjustment
               WHERE region_id = $1 AND student_id = $2 ORDER BY made_at, id";
    tx.rows(sql, &[region_id.into(), student_id.into()]).await?.iter().map(read).collect()
}

pub async fn insert(tx: &mut Tx, round: &Round, student_id: &str, one: &Adjustment) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&one.id).into(),
        (&round.id).into(),
        student_id.into(),
        (&one.placement_id).into(),
        (&one.text).into(),
        one.account_id.as_deref().unwrap_or("").into(),
        i64::from(one.employer).into(),
        (&one.until).into(),
        one.made_at.into(),
    ];
    let sql = "INSERT INTO adjustment (region_id, id, round_id, student_id, placement_id, text, account_id, employer,
                                       until_day, made_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn remove(tx: &mut Tx, region_id: &str, id: &AdjustmentId) -> Result<()> {
    let sql = "DELETE FROM adjustment WHERE region_id = $1 AND id = $2";
    tx.run(sql, &[region_id.into(), id.into()]).await.map(drop)
}

/// What was told for one employer is not for the next: with the placement it goes.
pub async fn placement_ended(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<()> {
    let sql = "DELETE FROM adjustment WHERE region_id = $1 AND placement_id = $2";
    tx.run(sql, &[region_id.into(), placement_id.into()]).await.map(drop)
}
