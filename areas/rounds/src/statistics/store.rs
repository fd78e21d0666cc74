use evenkans_store::{Error, Result, Tx};

use super::{Statistics, of_round};
use crate::round::Round;

/// Makes the figures of a round for good; they stay when its people are forgotten.
pub async fn keep(tx: &mut Tx, round: &Round) -> Result<()> {
    let made = of_round(tx, round).await?;
    let body = serde_json::to_string(&made).map_err(Error::fault)?;
    let values = [(&round.region_id).into(), (&round.id).into(), tx.now.into(), body.into()];
    let sql = "INSERT INTO statistics (region_id, round_id, made_at, body) VALUES ($1, $2, $3, $4)
               ON CONFLICT DO NOTHING";
    tx.run(sql, &values).await.map(drop)
}

pub async fn kept(tx: &mut Tx, round: &Round) -> Result<Option<Statistics>> {
    let sql = "SELECT body FROM statistics WHERE region_id = $1 AND round_id = $2";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let body: String = row.get("body")?;
    serde_json::from_str(&body).map(Some).map_err(Error::fault)
}
