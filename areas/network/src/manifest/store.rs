use evenkans_store::{Error, Result, Row, Tx, new_id};

use super::{Aim, Ambition, AmbitionId, Manifest, ManifestId, Signature};
use crate::partner::Speaker;

fn read(row: &Row) -> Result<Manifest> {
    Ok(Manifest {
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        body: row.get("body")?,
        made_at: row.get("made_at")?,
    })
}

/// All versions, the newest first.
pub async fn versions(tx: &mut Tx, region_id: &str) -> Result<Vec<Manifest>> {
    let sql = "SELECT id, number, title, body, made_at FROM manifest WHERE region_id = $1 ORDER BY number DESC";
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read).collect()
}

pub async fn newest(tx: &mut Tx, region_id: &str) -> Result<Option<Manifest>> {
    Ok(versions(tx, region_id).await?.into_iter().next())
}

pub async fn insert(tx: &mut Tx, region_id: &str, one: &Manifest) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        one.number.into(),
        (&one.title).into(),
        (&one.body).into(),
        one.made_at.into(),
    ];
    let sql = "INSERT INTO manifest (region_id, id, number, title, body, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::Stale),
        other => other.map(drop),
    }
}

/// All ambitions, those that were dropped last.
pub async fn ambitions(tx: &mut Tx, region_id: &str) -> Result<Vec<Ambition>> {
    let sql = "SELECT id, level, title, about, dropped_at, version FROM ambition
               WHERE region_id = $1 ORDER BY CASE WHEN dropped_at IS NULL THEN 0 ELSE 1 END, made_at, id";
    let rows = tx.rows(sql, &[region_id.into()]).await?;
    let read = |row: &Row| {
        Ok(Ambition {
            id: row.get("id")?,
            level: row.get("level")?,
            title: row.get("title")?,
            about: row.get("about")?,
            dropped_at: row.get("dropped_at")?,
            version: row.get("version")?,
        })
    };
    rows.iter().map(read).collect()
}

pub async fn insert_ambition(tx: &mut Tx, region_id: &str, id: &AmbitionId, aim: &Aim) -> Result<()> {
    let values =
        [region_id.into(), id.into(), aim.level.into(), (&aim.title).into(), (&aim.about).into(), tx.now.into()];
    let sql = "INSERT INTO ambition (region_id, id, level, title, about, made_at, version)
               VALUES ($1, $2, $3, $4, $5, $6, 1)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn update_ambition(tx: &mut Tx, region_id: &str, (id, version): (&str, i64), aim: &Aim) -> Result<()> {
    let values =
        [region_id.into(), id.into(), version.into(), aim.level.into(), (&aim.title).into(), (&aim.about).into()];
    let sql = "UPDATE ambition SET level = $4, title = $5, about = $6, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3";
    tx.run_versioned(sql, &values).await
}

pub async fn set_dropped(tx: &mut Tx, region_id: &str, (id, version): (&str, i64), dropped: bool) -> Result<()> {
    let at = dropped.then_some(tx.now);
    let sql = "UPDATE ambition SET dropped_at = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3";
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into(), at.into()]).await
}

fn read_signature(row: &Row) -> Result<Signature> {
    Ok(Signature {
        partner_id: row.get("partner_id")?,
        partner: row.get("partner")?,
        manifest_id: row.get("manifest_id")?,
        number: row.get("number")?,
        name: row.get("name")?,
        signed_at: row.get("signed_at")?,
        withdrawn_at: row.get("withdrawn_at")?,
        on_paper: row.get("on_paper")?,
        left: row.get::<Option<i64>>("left_at")?.is_some(),
    })
}

/// Who signed which version, the newest signature first.
pub async fn signatures(tx: &mut Tx, region_id: &str) -> Result<Vec<Signature>> {
    let sql = "SELECT s.partner_id, p.name AS partner, s.manifest_id, m.number, s.name, s.signed_at, NULL AS withdrawn_at, s.on_paper,
                      p.left_at
               FROM manifest_signature s
               JOIN manifest m ON m.region_id = s.region_id AND m.id = s.manifest_id
               JOIN partner p ON p.region_id = s.region_id AND p.id = s.partner_id AND p.merged_into IS NULL
               WHERE s.region_id = $1 ORDER BY s.signed_at DESC, p.name";
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read_signature).collect()
}

/// Who took a signature back, which is told without the name of the person.
pub async fn withdrawn(tx: &mut Tx, region_id: &str) -> Result<Vec<Signature>> {
    let sql = "SELECT s.partner_id, p.name AS partner, s.manifest_id, m.number, '' AS name, s.signed_at, s.withdrawn_at, s.on_paper,
                      p.left_at
               FROM signature_withdrawn s
               JOIN manifest m ON m.region_id = s.region_id AND m.id = s.manifest_id
               JOIN partner p ON p.region_id = s.region_id AND p.id = s.partner_id AND p.merged_into IS NULL
               WHERE s.region_id = $1 ORDER BY s.withdrawn_at DESC, p.name";
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read_signature).collect()
}

/// Who signed at a gathering: the partners by name.
pub async fn signed_at(tx: &mut Tx, region_id: &str, gathering: &str) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT p.name AS partner FROM manifest_signature s
               JOIN partner p ON p.region_id = s.region_id AND p.id = s.partner_id AND p.merged_into IS NULL
               WHERE s.region_id = $1 AND s.gathering_id = $2 ORDER BY p.name";
    tx.rows(sql, &[region_id.into(), gathering.into()]).await?.iter().map(|row| row.get("partner")).collect()
}

/// Says whether the partner had not signed this version yet.
pub async fn insert_signature(
    tx: &mut Tx,
    speaker: &Speaker,
    manifest: &ManifestId,
    name: &str,
    gathering: Option<&str>,
) -> Result<bool> {
    let values = [
        (&speaker.region_id).into(),
        (&speaker.partner_id).into(),
        manifest.into(),
        (&speaker.actor).into(),
        name.into(),
        gathering.into(),
        tx.now.into(),
        speaker.manager.into(),
    ];
    let sql = "INSERT INTO manifest_signature (region_id, partner_id, manifest_id, account_id, name, gathering_id,
                                               signed_at, on_paper)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
               ON CONFLICT DO NOTHING";
    Ok(tx.run(sql, &values).await? == 1)
}

/// How long a signature can be a slip of the finger.
const SLIP_SECONDS: i64 = 3_600;

pub async fn withdraw_signature(tx: &mut Tx, region_id: &str, partner: &str, manifest: &str) -> Result<()> {
    let fresh = tx.now - SLIP_SECONDS;
    let keep =
        "INSERT INTO signature_withdrawn (region_id, id, partner_id, manifest_id, on_paper, signed_at, withdrawn_at)
                SELECT region_id, $4, partner_id, manifest_id, on_paper, signed_at, $5 FROM manifest_signature
                WHERE region_id = $1 AND partner_id = $2 AND manifest_id = $3 AND signed_at <= $6";
    let values = [region_id.into(), partner.into(), manifest.into(), new_id().into(), tx.now.into(), fresh.into()];
    tx.run(keep, &values).await?;
    let sql = "DELETE FROM manifest_signature WHERE region_id = $1 AND partner_id = $2 AND manifest_id = $3";
    match tx.run(sql, &[region_id.into(), partner.into(), manifest.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
