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
    let now = tx.now;
    note_at(tx, region_id, (what, now), thing, title, partner_id).await
}

/// The same of something that happened at another moment than now.
pub async fn note_at(
    tx: &mut Tx,
    region_id: &str,
    (what, at): (&'static str, i64),
    thing: &Ref,
    title: &str,
    partner_id: Option<&str>,
) -> Result<()> {
    let values = [
        region_id.into(),
        new_id().into(),
        at.into(),
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

/// Takes back that a partner had a part in something: it did not after all.
pub async fn withdraw(tx: &mut Tx, region_id: &str, what: &str, thing: &Ref, partner_id: &str) -> Result<()> {
    let sql = "DELETE FROM activity
               WHERE region_id = $1 AND what = $2 AND kind = $3 AND thing_id = $4 AND partner_id = $5";
    let values = [region_id.into(), what.into(), (&thing.kind).into(), (&thing.id).into(), partner_id.into()];
    tx.run(sql, &values).await.map(drop)
}

/// What happened to a thing did not happen after all.
pub async fn forget(tx: &mut Tx, region_id: &str, thing: &Ref) -> Result<()> {
    let sql = "DELETE FROM activity WHERE region_id = $1 AND kind = $2 AND thing_id = $3";
    tx.run(sql, &[region_id.into(), (&thing.kind).into(), (&thing.id).into()]).await.map(drop)
}

/// A thing is called otherwise now; an empty title keeps it out of what everybody reads.
pub async fn retitle(tx: &mut Tx, region_id: &str, thing: &Ref, title: &str) -> Result<()> {
    let sql = "UPDATE activity SET title = $4 WHERE region_id = $1 AND kind = $2 AND thing_id = $3";
    tx.run(sql, &[region_id.into(), (&thing.kind).into(), (&thing.id).into(), title.into()]).await.map(drop)
}

/// The newest first; what several partners did together is one of them. What has no title is not for everybody.
pub async fn recent(tx: &mut Tx, region_id: &str, most: i64) -> Result<Vec<Activity>> {
    // Only the last ones are looked at, so that a long history costs nothing.
    let sql = "SELECT MAX(at) AS at, what, kind, thing_id, MAX(title) AS title
               FROM (SELECT at, what, kind, thing_id, title FROM activity WHERE region_id = $1 AND title <> ''
                     ORDER BY at DESC, id DESC LIMIT 1000) latest
               GROUP BY what, kind, thing_id ORDER BY 1 DESC, thing_id DESC LIMIT $2";
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

/// That a partner had a part in something.
#[derive(Debug, Clone)]
pub struct Part {
    pub at: i64,
    pub what: String,
    pub thing: Ref,
    pub title: String,
    pub partner_id: String,
}

/// Everything in which a partner had a part since a moment, the oldest first.
pub async fn parts(tx: &mut Tx, region_id: &str, since: i64) -> Result<Vec<Part>> {
    let sql = "SELECT at, what, kind, thing_id, title, partner_id FROM activity
               WHERE region_id = $1 AND at >= $2 AND partner_id IS NOT NULL ORDER BY at, id";
    tx.rows(sql, &[region_id.into(), since.into()]).await?.iter().map(read_part).collect()
}

/// Everything in which one partner had a part, the newest first.
pub async fn parts_of(tx: &mut Tx, region_id: &str, partner_id: &str, most: i64) -> Result<Vec<Part>> {
    let sql = "SELECT at, what, kind, thing_id, title, partner_id FROM activity
               WHERE region_id = $1 AND partner_id = $2 ORDER BY at DESC, id DESC LIMIT $3";
    tx.rows(sql, &[region_id.into(), partner_id.into(), most.into()]).await?.iter().map(read_part).collect()
}

/// What a partner did counts for the one that it became part of.
pub async fn move_partner(tx: &mut Tx, region_id: &str, from: &str, to: &str) -> Result<()> {
    let sql = "UPDATE activity SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2";
    tx.run(sql, &[region_id.into(), from.into(), to.into()]).await.map(drop)
}

fn read_part(row: &crate::Row) -> Result<Part> {
    Ok(Part {
        at: row.get("at")?,
        what: row.get("what")?,
        thing: Ref { kind: row.get("kind")?, id: row.get("thing_id")? },
        title: row.get("title")?,
        partner_id: row.get("partner_id")?,
    })
}
