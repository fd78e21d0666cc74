//! What a region holds, whichever area wrote it.

use sqlx::AssertSqlSafe;

use crate::{Error, Result, Tx, portable};

/// The tables in which a region has rows, and how many.
pub async fn holds(tx: &mut Tx, region_id: &str) -> Result<Vec<(String, i64)>> {
    let mut held = Vec::new();
    for table in portable::tables(tx).await? {
        if !portable::columns(tx, &table).await?.iter().any(|(column, _)| column == "region_id") {
            continue;
        }
        // Names come from this database's own catalogue.
        let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE region_id = $1");
        let rows = tx.rows_of(AssertSqlSafe(sql), &[region_id.into()]).await?;
        let n: i64 = rows.first().ok_or(Error::NotFound)?.get("n")?;
        if n > 0 {
            held.push((table, n));
        }
    }
    Ok(held)
}
