//! A region: one network with its own approach, data and people. Addresses begin with its slug.

use evenkans_store::{Error, Result, Row, Tx, id};

use crate::Look;

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
    pub look: Look,
    pub version: i64,
}

impl Region {
    /// A new region, with the look that everything begins with.
    #[must_use]
    pub fn new(slug: &str, name: &str, contact_email: &str) -> Self {
        Self {
            id: RegionId::new(),
            slug: slug.to_owned(),
            name: name.to_owned(),
            fictional: false,
            contact_email: contact_email.to_owned(),
            look: Look::default(),
            version: 1,
        }
    }
}

fn read(row: &Row) -> Result<Region> {
    Ok(Region {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        fictional: row.get("fictional")?,
        contact_email: row.get("contact_email")?,
        look: Look::read(row)?,
        version: row.get("version")?,
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
    let sql =
        "SELECT id, slug, name, fictional, contact_email, langs, theme, legal, version FROM region WHERE slug = $1";
    tx.row(sql, &[slug.into()]).await?.as_ref().map(read).transpose()
}

pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Region> {
    let sql = "SELECT id, slug, name, fictional, contact_email, langs, theme, legal, version FROM region WHERE id = $1";
    read(&tx.one(sql, &[id.into()]).await?)
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Region>> {
    let sql =
        "SELECT id, slug, name, fictional, contact_email, langs, theme, legal, version FROM region ORDER BY name, id";
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

/// Saves its name, address, languages, colours and texts, if nobody else did meanwhile; its address in links stays.
pub async fn update(tx: &mut Tx, region: &Region) -> Result<()> {
    let sql =
        "UPDATE region SET name = $2, contact_email = $3, langs = $4, theme = $5, legal = $6, version = version + 1
               WHERE id = $1 AND version = $7";
    let [langs, theme, legal] = region.look.values();
    let values = [
        (&region.id).into(),
        (&region.name).into(),
        (&region.contact_email).into(),
        langs,
        theme,
        legal,
        region.version.into(),
    ];
    tx.run_versioned(sql, &values).await
}
