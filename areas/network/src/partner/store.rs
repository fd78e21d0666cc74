use evenkans_store::{Error, Result, Row, Tx};

use super::{Kind, Partner, PartnerId};

fn read(row: &Row) -> Result<Partner> {
    Ok(Partner {
        id: row.get("id")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        kvk: row.get("kvk")?,
        town: row.get("town")?,
        website: row.get("website")?,
        contact_name: row.get("contact_name")?,
        contact_email: row.get("contact_email")?,
        sector: row.get("sector")?,
        about: row.get("about")?,
        left_at: row.get("left_at")?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Partner> {
    let sql = "SELECT id, kind, name, kvk, town, website, contact_name, contact_email, sector, about, left_at,
                      version FROM partner
               WHERE region_id = $1 AND id = $2 AND merged_into IS NULL";
    read(&tx.one(sql, &[region_id.into(), id.into()]).await?)
}

/// Into which partner this record went, when it was merged.
pub async fn merged_into(tx: &mut Tx, region_id: &str, id: &str) -> Result<Option<String>> {
    let sql = "SELECT merged_into FROM partner WHERE region_id = $1 AND id = $2";
    match tx.row(sql, &[region_id.into(), id.into()]).await? {
        Some(row) => row.get("merged_into"),
        None => Ok(None),
    }
}

/// One that takes part: of who left nothing is asked, and nothing is done for it.
pub async fn taking_part(tx: &mut Tx, region_id: &str, id: &str) -> Result<Partner> {
    let partner = by_id(tx, region_id, id).await?;
    if partner.left_at.is_some() { Err(Error::refused("error-partner-left")) } else { Ok(partner) }
}

pub async fn by_kvk(tx: &mut Tx, region_id: &str, kvk: &str) -> Result<Option<Partner>> {
    let sql = "SELECT id, kind, name, kvk, town, website, contact_name, contact_email, sector, about, left_at,
                      version FROM partner
               WHERE region_id = $1 AND kvk = $2";
    tx.row(sql, &[region_id.into(), kvk.into()]).await?.as_ref().map(read).transpose()
}

/// All partners that take part, or those of one kind, by name; `search` looks in names, towns and sectors.
pub async fn list(tx: &mut Tx, region_id: &str, kind: Option<Kind>, search: &str) -> Result<Vec<Partner>> {
    let sql = "SELECT id, kind, name, kvk, town, website, contact_name, contact_email, sector, about, left_at,
                      version FROM partner
               WHERE region_id = $1 AND merged_into IS NULL AND left_at IS NULL AND ($2 = '' OR kind = $2)
                 AND ($3 = '' OR LOWER(name) LIKE $3 OR LOWER(town) LIKE $3 OR LOWER(sector) LIKE $3 OR kvk LIKE $3)
               ORDER BY kind, name, id";
    let pattern = if search.is_empty() { String::new() } else { format!("%{}%", search.to_lowercase()) };
    let values = [region_id.into(), kind.map_or("", Kind::word).into(), pattern.into()];
    tx.rows(sql, &values).await?.iter().map(read).collect()
}

/// The partners that take part, each as id and name, by name.
pub async fn names(tx: &mut Tx, region_id: &str) -> Result<Vec<(String, String)>> {
    let sql = "SELECT id, name FROM partner WHERE region_id = $1 AND merged_into IS NULL AND left_at IS NULL
               ORDER BY name, id";
    let rows = tx.rows(sql, &[region_id.into()]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// Gives a partner that has no contact its first one; who is contact already stays it.
pub async fn first_contact(tx: &mut Tx, region_id: &str, id: &str, (name, email): (&str, &str)) -> Result<()> {
    let sql = "UPDATE partner SET contact_name = $3, contact_email = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND contact_email = '' AND $4 <> ''";
    tx.run(sql, &[region_id.into(), id.into(), name.into(), email.into()]).await.map(drop)
}

/// Takes somebody off as the contact.
pub async fn forget_contact(tx: &mut Tx, region_id: &str, id: &str, email: &str) -> Result<()> {
    let sql = "UPDATE partner SET contact_name = '', contact_email = '', version = version + 1
               WHERE region_id = $1 AND id = $2 AND contact_email = $3";
    tx.run(sql, &[region_id.into(), id.into(), email.into()]).await.map(drop)
}

/// Gives a partner of which nobody said its sector that of what it does.
pub async fn first_sector(tx: &mut Tx, region_id: &str, id: &str, sector: &str) -> Result<()> {
    let sql = "UPDATE partner SET sector = $3 WHERE region_id = $1 AND id = $2 AND sector = '' AND $3 <> ''";
    tx.run(sql, &[region_id.into(), id.into(), sector.into()]).await.map(drop)
}

pub async fn insert(tx: &mut Tx, region_id: &str, partner: &Partner) -> Result<()> {
    let values = [
        region_id.into(),
        (&partner.id).into(),
        partner.kind.into(),
        (&partner.name).into(),
        (&partner.kvk).into(),
        (&partner.town).into(),
        (&partner.website).into(),
        (&partner.contact_name).into(),
        (&partner.contact_email).into(),
        tx.now.into(),
        (&partner.sector).into(),
        (&partner.about).into(),
    ];
    let sql =
        "INSERT INTO partner (region_id, id, kind, name, kvk, town, website, contact_name, contact_email, created_at,
                   sector, about, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-kvk-taken")),
        other => other.map(drop),
    }
}

/// Saves what a form changed, if nobody else did meanwhile.
pub async fn update(tx: &mut Tx, region_id: &str, partner: &Partner) -> Result<()> {
    let values = [
        region_id.into(),
        (&partner.id).into(),
        (&partner.name).into(),
        (&partner.kvk).into(),
        (&partner.town).into(),
        (&partner.website).into(),
        (&partner.contact_name).into(),
        (&partner.contact_email).into(),
        partner.version.into(),
        (&partner.sector).into(),
        (&partner.about).into(),
    ];
    let sql = "UPDATE partner SET name = $3, kvk = $4, town = $5, website = $6, contact_name = $7, contact_email = $8,
                   sector = $10, about = $11, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $9 AND merged_into IS NULL";
    match tx.run_versioned(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-kvk-taken")),
        other => other,
    }
}

/// Puts a partner under another kind, if nobody else changed it meanwhile.
pub async fn set_kind(tx: &mut Tx, region_id: &str, (id, version): (&PartnerId, i64), kind: Kind) -> Result<()> {
    let sql = "UPDATE partner SET kind = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND merged_into IS NULL";
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into(), kind.into()]).await
}

/// Marks a partner as merged; its KvK number is freed for the one that stays.
pub async fn mark_merged(tx: &mut Tx, region_id: &str, gone: &PartnerId, into: &PartnerId) -> Result<()> {
    let sql =
        "UPDATE partner SET merged_into = $3, kvk = NULL, contact_name = '', contact_email = '', version = version + 1
               WHERE region_id = $1 AND id = $2 AND merged_into IS NULL";
    tx.run_versioned(sql, &[region_id.into(), gone.into(), into.into()]).await
}

/// Those that left, the last one first.
pub async fn gone(tx: &mut Tx, region_id: &str) -> Result<Vec<(Partner, String)>> {
    let sql = "SELECT id, kind, name, kvk, town, website, contact_name, contact_email, sector, about, left_at, version,
                      left_because FROM partner
               WHERE region_id = $1 AND merged_into IS NULL AND left_at IS NOT NULL ORDER BY left_at DESC, name";
    let rows = tx.rows(sql, &[region_id.into()]).await?;
    rows.iter().map(|row| Ok((read(row)?, row.get("left_because")?))).collect()
}

/// Marks that a partner left, or takes part again; who was its contact is not kept, nor that it was asked for something.
pub async fn set_left(tx: &mut Tx, region_id: &str, id: &PartnerId, left: Option<&str>) -> Result<()> {
    let at = left.map(|_| tx.now);
    let sql = "UPDATE partner SET left_at = $3, left_because = $4, version = version + 1, standard_asked_at = NULL,
                   contact_name = CASE WHEN $3 IS NULL THEN contact_name ELSE '' END,
                   contact_email = CASE WHEN $3 IS NULL THEN contact_email ELSE '' END
               WHERE region_id = $1 AND id = $2 AND merged_into IS NULL
                 AND ((left_at IS NULL AND $3 IS NOT NULL) OR (left_at IS NOT NULL AND $3 IS NULL))";
    tx.run_versioned(sql, &[region_id.into(), id.into(), at.into(), left.unwrap_or_default().into()]).await
}

/// What one partner did, promised and signed counts for the one that it becomes part of.
pub async fn move_work(tx: &mut Tx, region_id: &str, from: &str, to: &str) -> Result<()> {
    let key = [region_id.into(), from.into(), to.into()];
    // Where one speaks of $3 only, `$2 <> ''` is there because PostgreSQL wants each value used; it always holds.
    for sql in [
        "UPDATE attendance SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE task SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE commitment SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE review SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE assessment SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        // Nobody reads along with itself.
        "UPDATE assessment SET reader_id = NULL, read_at = NULL, reading = ''
             WHERE region_id = $1 AND partner_id = $3 AND reader_id IN ($2, $3)",
        "UPDATE assessment SET reader_id = $3 WHERE region_id = $1 AND reader_id = $2",
        // Nor does it judge its own: what only the other half found waits for somebody else.
        "UPDATE commitment SET state = 'shown', ended_at = NULL, version = version + 1
             WHERE region_id = $1 AND partner_id = $3 AND state = 'met' AND $2 <> '' AND NOT EXISTS (
                 SELECT 1 FROM review r WHERE r.region_id = $1 AND r.commitment_id = commitment.id AND r.enough = 1
                 AND r.partner_id <> $3)",
        "DELETE FROM review WHERE region_id = $1 AND partner_id = $3 AND $2 <> ''
             AND commitment_id IN (SELECT id FROM commitment WHERE region_id = $1 AND partner_id = $3)",
        "UPDATE partner SET standard_asked_at = (SELECT MAX(p.standard_asked_at) FROM partner p
                                                 WHERE p.region_id = $1 AND p.id IN ($2, $3))
             WHERE region_id = $1 AND id = $3",
        "UPDATE join_request SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE signature_withdrawn SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE partner_home SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE role_request SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE invitation SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        "UPDATE contact_moment SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
        // Where both signed the same version, one signature is enough.
        "DELETE FROM manifest_signature WHERE region_id = $1 AND partner_id = $2
             AND manifest_id IN (SELECT manifest_id FROM manifest_signature WHERE region_id = $1 AND partner_id = $3)",
        "UPDATE manifest_signature SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2",
    ] {
        tx.run(sql, &key).await?;
    }
    evenkans_store::activity::move_partner(tx, region_id, from, to).await
}
