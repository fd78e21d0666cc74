use std::collections::HashMap;

use evenkans_people::{AccountId, Look, Region, RegionId, region};
use evenkans_store::{Error, Result, Row, Tx};
use evenkans_web::Moment;

use super::{Ambition, Count, Leader, Programme, ProgrammeId, Side};

fn read(row: &Row) -> Result<Programme> {
    Ok(Programme {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        body: row.get("body")?,
        contact_email: row.get("contact_email")?,
        look: Look::read(row)?,
        version: row.get("version")?,
    })
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Programme>> {
    let sql =
        "SELECT id, slug, name, body, contact_email, langs, theme, legal, version FROM programme ORDER BY name, id";
    tx.rows(sql, &[]).await?.iter().map(read).collect()
}

pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Programme> {
    let sql = "SELECT id, slug, name, body, contact_email, langs, theme, legal, version FROM programme WHERE slug = $1";
    read(&tx.one(sql, &[slug.into()]).await?)
}

pub async fn of_region(tx: &mut Tx, region_id: &str) -> Result<Option<Programme>> {
    let sql =
        "SELECT p.id, p.slug, p.name, p.body, p.contact_email, p.langs, p.theme, p.legal, p.version FROM programme p
               JOIN programme_region r ON r.programme_id = p.id WHERE r.region_id = $1";
    tx.row(sql, &[region_id.into()]).await?.as_ref().map(read).transpose()
}

/// The programmes that somebody leads.
pub async fn of_lead(tx: &mut Tx, account: &AccountId) -> Result<Vec<Programme>> {
    let sql =
        "SELECT p.id, p.slug, p.name, p.body, p.contact_email, p.langs, p.theme, p.legal, p.version FROM programme p
               JOIN programme_lead l ON l.programme_id = p.id WHERE l.account_id = $1 ORDER BY p.name, p.id";
    tx.rows(sql, &[account.into()]).await?.iter().map(read).collect()
}

pub async fn insert(tx: &mut Tx, one: &Programme) -> Result<()> {
    let values = [(&one.id).into(), (&one.slug).into(), (&one.name).into(), (&one.body).into(), tx.now.into()];
    let sql = "INSERT INTO programme (id, slug, name, body, created_at, version) VALUES ($1, $2, $3, $4, $5, 1)";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-slug-taken")),
        other => other.map(drop),
    }
}

/// Saves what it says and how it looks, if nobody else changed it meanwhile; its address stays.
pub async fn update(tx: &mut Tx, one: &Programme) -> Result<()> {
    let sql = "UPDATE programme SET name = $2, body = $3, contact_email = $4, langs = $5, theme = $6, legal = $7,
                   version = version + 1 WHERE id = $1 AND version = $8";
    let [langs, theme, legal] = one.look.values();
    let values = [
        (&one.id).into(),
        (&one.name).into(),
        (&one.body).into(),
        (&one.contact_email).into(),
        langs,
        theme,
        legal,
        one.version.into(),
    ];
    tx.run_versioned(sql, &values).await
}

pub async fn ambitions(tx: &mut Tx, id: &ProgrammeId) -> Result<Vec<Ambition>> {
    let sql = "SELECT id, level, title, about FROM programme_ambition WHERE programme_id = $1 ORDER BY made_at, id";
    let rows = tx.rows(sql, &[id.into()]).await?;
    let read = |row: &Row| {
        Ok(Ambition {
            id: row.get("id")?,
            level: row.get("level")?,
            title: row.get("title")?,
            about: row.get("about")?,
        })
    };
    rows.iter().map(read).collect()
}

pub async fn insert_ambition(tx: &mut Tx, id: &ProgrammeId, one: &Ambition) -> Result<()> {
    let values =
        [id.into(), (&one.id).into(), one.level.into(), (&one.title).into(), (&one.about).into(), tx.now.into()];
    let sql = "INSERT INTO programme_ambition (programme_id, id, level, title, about, made_at)
               VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn remove_ambition(tx: &mut Tx, programme: &ProgrammeId, id: &str) -> Result<()> {
    let sql = "DELETE FROM programme_ambition WHERE programme_id = $1 AND id = $2";
    match tx.run(sql, &[programme.into(), id.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

pub async fn leaders(tx: &mut Tx, id: &ProgrammeId) -> Result<Vec<Leader>> {
    let sql = "SELECT l.account_id, a.name, a.email FROM programme_lead l JOIN account a ON a.id = l.account_id
               WHERE l.programme_id = $1 ORDER BY a.name, a.id";
    let rows = tx.rows(sql, &[id.into()]).await?;
    let read = |row: &Row| {
        Ok(Leader { account_id: AccountId(row.get("account_id")?), name: row.get("name")?, email: row.get("email")? })
    };
    rows.iter().map(read).collect()
}

pub async fn add_lead(tx: &mut Tx, id: &ProgrammeId, account: &AccountId) -> Result<()> {
    let sql = "INSERT INTO programme_lead (programme_id, account_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    tx.run(sql, &[id.into(), account.into(), tx.now.into()]).await.map(drop)
}

pub async fn remove_lead(tx: &mut Tx, id: &ProgrammeId, account: &AccountId) -> Result<()> {
    let sql = "DELETE FROM programme_lead WHERE programme_id = $1 AND account_id = $2";
    tx.run(sql, &[id.into(), account.into()]).await.map(drop)
}

/// A region that belongs to another programme stays there.
pub async fn add_region(tx: &mut Tx, id: &ProgrammeId, region_id: &str) -> Result<()> {
    let sql = "INSERT INTO programme_region (region_id, programme_id, since) VALUES ($1, $2, $3)";
    match tx.run(sql, &[region_id.into(), id.into(), tx.now.into()]).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-region-taken")),
        other => other.map(drop),
    }
}

pub async fn remove_region(tx: &mut Tx, id: &ProgrammeId, region_id: &str) -> Result<()> {
    let sql = "DELETE FROM programme_region WHERE programme_id = $1 AND region_id = $2";
    match tx.run(sql, &[id.into(), region_id.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

pub async fn add_invitation(tx: &mut Tx, id: &ProgrammeId, region_id: &str) -> Result<()> {
    let sql = "INSERT INTO programme_invitation (region_id, programme_id, asked_at) VALUES ($1, $2, $3)
               ON CONFLICT DO NOTHING";
    tx.run(sql, &[region_id.into(), id.into(), tx.now.into()]).await.map(drop)
}

pub async fn remove_invitation(tx: &mut Tx, id: &str, region_id: &str) -> Result<()> {
    let sql = "DELETE FROM programme_invitation WHERE region_id = $1 AND programme_id = $2";
    match tx.run(sql, &[region_id.into(), id.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// The programmes that ask a region.
pub async fn asking(tx: &mut Tx, region_id: &str) -> Result<Vec<Programme>> {
    let mut all = self::all(tx).await?;
    let sql = "SELECT programme_id FROM programme_invitation WHERE region_id = $1";
    let rows = tx.rows(sql, &[region_id.into()]).await?;
    let asking: Vec<String> = rows.iter().map(|row| row.get("programme_id")).collect::<Result<_>>()?;
    all.retain(|one| asking.iter().any(|id| id == one.id.as_str()));
    Ok(all)
}

/// The regions that a programme asks, by name.
pub async fn asked(tx: &mut Tx, id: &ProgrammeId) -> Result<Vec<Region>> {
    let sql = "SELECT region_id FROM programme_invitation WHERE programme_id = $1";
    let asked: Vec<String> =
        tx.rows(sql, &[id.into()]).await?.iter().map(|row| row.get("region_id")).collect::<Result<_>>()?;
    let mut all = region::all(tx).await?;
    all.retain(|one| asked.contains(&one.id.0));
    Ok(all)
}

/// The regions that belong to no programme, by name.
pub async fn free_regions(tx: &mut Tx) -> Result<Vec<Region>> {
    let sql = "SELECT region_id FROM programme_region";
    let taken: Vec<String> = tx.rows(sql, &[]).await?.iter().map(|row| row.get("region_id")).collect::<Result<_>>()?;
    let mut all = region::all(tx).await?;
    all.retain(|one| !taken.contains(&one.id.0));
    Ok(all)
}

/// The regions of a programme, with what is counted of each in one query a count, however many regions there are.
pub async fn sides(tx: &mut Tx, id: &ProgrammeId) -> Result<Vec<Side>> {
    const YEAR: i64 = 365 * 86_400;
    let now = tx.now;
    let own = "SELECT region_id FROM programme_region WHERE programme_id = $1";
    let own: Vec<String> =
        tx.rows(own, &[id.into()]).await?.iter().map(|row| row.get("region_id")).collect::<Result<_>>()?;
    let mut regions = region::all(tx).await?;
    regions.retain(|one| own.contains(&one.id.0));
    let (half, year, today) = (now - super::super::alive::ACTIVE_DAYS * 86_400, now - YEAR, Moment(now).day());
    let mut counts: HashMap<(Count, String), i64> = HashMap::new();
    for count in Count::ALL {
        let (sql, value) = match count {
            Count::Partners => (
                "SELECT p.region_id, COUNT(*) AS n FROM partner p JOIN programme_region r ON r.region_id = p.region_id
                 WHERE r.programme_id = $1 AND p.merged_into IS NULL AND p.left_at IS NULL AND p.created_at <= $2
                 GROUP BY p.region_id",
                now.into(),
            ),
            // Half a year, to now: what is planned for later did not happen yet, and being written down is no deed.
            Count::Active => (
                "SELECT a.region_id, COUNT(DISTINCT a.partner_id) AS n FROM activity a
                 JOIN programme_region r ON r.region_id = a.region_id
                 JOIN partner p ON p.region_id = a.region_id AND p.id = a.partner_id AND p.merged_into IS NULL
                      AND p.left_at IS NULL
                 WHERE r.programme_id = $1 AND a.at >= $2 AND a.at <= $2 + 15811200 AND a.kind <> 'partner'
                 GROUP BY a.region_id",
                half.into(),
            ),
            Count::Signed => (
                "SELECT s.region_id, COUNT(DISTINCT s.partner_id) AS n FROM manifest_signature s
                 JOIN programme_region r ON r.region_id = s.region_id
                 JOIN partner p ON p.region_id = s.region_id AND p.id = s.partner_id AND p.merged_into IS NULL
                      AND p.left_at IS NULL
                 WHERE r.programme_id = $1 AND s.signed_at <= $2 GROUP BY s.region_id",
                now.into(),
            ),
            Count::Late => (
                "SELECT c.region_id, COUNT(*) AS n FROM commitment c JOIN programme_region r ON r.region_id = c.region_id
                 WHERE r.programme_id = $1 AND c.state IN ('promised', 'shown') AND c.due_on < $2 GROUP BY c.region_id",
                today.clone().into(),
            ),
            Count::Met => (
                "SELECT c.region_id, COUNT(*) AS n FROM commitment c JOIN programme_region r ON r.region_id = c.region_id
                 WHERE r.programme_id = $1 AND c.state = 'met' AND c.made_at <= $2 GROUP BY c.region_id",
                now.into(),
            ),
            Count::Promised => (
                "SELECT c.region_id, COUNT(*) AS n FROM commitment c JOIN programme_region r ON r.region_id = c.region_id
                 WHERE r.programme_id = $1 AND c.made_at <= $2 GROUP BY c.region_id",
                now.into(),
            ),
            Count::Gatherings => (
                "SELECT g.region_id, COUNT(DISTINCT g.thing_id) AS n FROM activity g
                 JOIN programme_region r ON r.region_id = g.region_id
                 WHERE r.programme_id = $1 AND g.what = 'gathering-attended' AND g.at >= $2 GROUP BY g.region_id",
                year.into(),
            ),
            Count::Rounds => (
                "SELECT g.region_id, COUNT(DISTINCT g.thing_id) AS n FROM activity g
                 JOIN programme_region r ON r.region_id = g.region_id
                 WHERE r.programme_id = $1 AND g.what = 'round-published' AND g.at >= $2 GROUP BY g.region_id",
                year.into(),
            ),
        };
        for row in tx.rows(sql, &[id.into(), value]).await? {
            counts.insert((*count, row.get("region_id")?), row.get("n")?);
        }
    }
    let side = |region: Region| {
        let RegionId(id) = &region.id;
        let of = |count: &Count| (*count, counts.get(&(*count, id.clone())).copied().unwrap_or(0));
        Side { counts: Count::ALL.iter().map(of).collect(), region }
    };
    Ok(regions.into_iter().map(side).collect())
}
