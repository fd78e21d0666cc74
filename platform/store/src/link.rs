//! Links between things of different areas: evidence for a commitment, the pilot of a round, the lineage of
//! a concept. Each area knows its own kinds; none has to know another's tables.

use crate::{Result, Tx};

/// Something in a region, whichever area it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ref {
    pub kind: String,
    pub id: String,
}

impl Ref {
    #[must_use]
    pub fn new(kind: &str, id: &str) -> Self {
        Self { kind: kind.to_owned(), id: id.to_owned() }
    }
}

/// Links `from` to `to`; linking twice is linking once.
pub async fn add(tx: &mut Tx, region_id: &str, from: &Ref, to: &Ref, why: &'static str) -> Result<()> {
    let values = [
        region_id.into(),
        (&from.kind).into(),
        (&from.id).into(),
        (&to.kind).into(),
        (&to.id).into(),
        why.into(),
        tx.now.into(),
    ];
    tx.run(
        "INSERT INTO link (region_id, from_kind, from_id, to_kind, to_id, why, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT DO NOTHING",
        &values,
    )
    .await?;
    Ok(())
}

/// What `from` points at, with why.
pub async fn from(tx: &mut Tx, region_id: &str, from: &Ref) -> Result<Vec<(Ref, String)>> {
    let sql = "SELECT to_kind AS kind, to_id AS id, why FROM link
               WHERE region_id = $1 AND from_kind = $2 AND from_id = $3 ORDER BY at, to_id";
    read(tx, sql, region_id, from).await
}

/// What points at `to`, with why.
pub async fn to(tx: &mut Tx, region_id: &str, to: &Ref) -> Result<Vec<(Ref, String)>> {
    let sql = "SELECT from_kind AS kind, from_id AS id, why FROM link
               WHERE region_id = $1 AND to_kind = $2 AND to_id = $3 ORDER BY at, from_id";
    read(tx, sql, region_id, to).await
}

async fn read(tx: &mut Tx, sql: &'static str, region_id: &str, end: &Ref) -> Result<Vec<(Ref, String)>> {
    let rows = tx.rows(sql, &[region_id.into(), (&end.kind).into(), (&end.id).into()]).await?;
    rows.iter().map(|row| Ok((Ref { kind: row.get("kind")?, id: row.get("id")? }, row.get("why")?))).collect()
}
