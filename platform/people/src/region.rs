//! A region: one network with its own approach, data and people. Addresses begin with its slug.

use evenkans_store::{Error, Result, Row, Tx, id};

id!(RegionId);

#[derive(Debug, Clone)]
pub struct Region {
    pub id: RegionId,
    pub slug: String,
    pub name: String,
    /// Made-up data, marked on every page.
    pub fictional: bool,
    /// Whom to ask, shown on every page.
    pub contact_email: String,
}

fn read(row: &Row) -> Result<Region> {
    Ok(Region {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        fictional: row.get("fictional")?,
        contact_email: row.get("contact_email")?,
    })
}

/// A slug stands in addresses: lower-case letters, digits and hyphens.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    (2..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Region>> {
    let sql = "SELECT id, slug, name, fictional, contact_email FROM region WHERE slug = $1";
    tx.row(sql, &[slug.into()]).await?.as_ref().map(read).transpose()
}

pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Region> {
    let sql = "SELECT id, slug, name, fictional, contact_email FROM region WHERE id = $1";
    read(&tx.one(sql, &[id.into()]).await?)
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Region>> {
    let sql = "SELECT id, slug, name, fictional, contact_email FROM region ORDER BY name, id";
    tx.rows(sql, &[]).await?.iter().map(read).collect()
}

pub async fn create(tx: &mut Tx, region: &Region) -> Result<()> {
    if !is_slug(&region.slug) {
        return Err(Error::refused("error-slug"));
    }
    let values = [
        (&region.id).into(),
        (&region.slug).into(),
        (&region.name).into(),
        region.fictional.into(),
        (&region.contact_email).into(),
        tx.now.into(),
    ];
    let sql =
        "INSERT INTO region (id, slug, name, fictional, contact_email, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-slug-taken")),
        other => other.map(drop),
    }
}
