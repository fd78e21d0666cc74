//! One row per thing that happened in a region: what is alive, and what is not. Never about a student.

use crate::link::Ref;
use crate::{Result, Tx, new_id};

#[derive(Debug, Clone)]
pub struct Activity {
    pub at: i64,
    /// A closed word; the translation key is `activity-` and this word.
    pub what: String,
    pub thing: Ref,
    pub title: String,
}

/// Notes that something happened; `title` is what the public may read.
pub async fn note(
    tx: &mut Tx,
    region_id: &str,
    what: &'static str,
    thing: &Ref,
    title: &str,
    partner_id: Option<&str>,
) -> Result<()> {
    let values = [
        region_id.into(),
        new_id().into(),
        tx.now.into(),
        what.into(),
        (&thing.kind).into(),
        (&thing.id).into(),
        title.into(),
        partner_id.into(),
    ];
    tx.run(
        "INSERT INTO activity (region_id, id, at, what, kind, thing_id, title, partner_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &values,
    )
    .await?;
    Ok(())
}

/// The newest first.
pub async fn recent(tx: &mut Tx, region_id: &str, most: i64) -> Result<Vec<Activity>> {
    let sql =
        "SELECT at, what, kind, thing_id, title FROM activity WHERE region_id = $1 ORDER BY at DESC, id DESC LIMIT $2";
    let rows = tx.rows(sql, &[region_id.into(), most.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Activity {
                at: row.get("at")?,
                what: row.get("what")?,
                thing: Ref { kind: row.get("kind")?, id: row.get("thing_id")? },
                title: row.get("title")?,
            })
        })
        .collect()
}
