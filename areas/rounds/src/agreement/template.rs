//! A school's own articles, by level of study and language. What was once saved stays: a change is a new version.

use evenkans_people::Lang;
use evenkans_store::{Error, Result, Row, Tx, audit};
use evenkans_web::Tie;
use serde_json::json;

use super::TemplateId;
use crate::study::Level;

/// The most characters of a school's articles.
pub const MOST: usize = 10_000;

#[derive(Debug, Clone)]
pub struct Template {
    pub id: TemplateId,
    pub school_id: String,
    pub level: Level,
    pub lang: Lang,
    /// 1 for the first version.
    pub number: i64,
    pub body: String,
    /// Whether a guardian signs too for who is under 18.
    pub guardian: bool,
    pub contact_name: String,
    pub contact_email: String,
    pub made_at: i64,
    pub made_by: String,
}

/// What a coordinator writes.
#[derive(Debug, Clone)]
pub struct Change {
    pub body: String,
    pub guardian: bool,
    pub contact_name: String,
    pub contact_email: String,
}

impl Change {
    fn says_the_same(&self, one: &Template) -> bool {
        let Self { body, guardian, contact_name, contact_email } = self;
        (body, guardian, contact_name, contact_email)
            == (&one.body, &one.guardian, &one.contact_name, &one.contact_email)
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, school_id, level, lang, number, body, guardian, contact_name, contact_email, made_at, made_by
             FROM agreement_template ",
            $rest
        )
    };
}

fn read(row: &Row) -> Result<Template> {
    Ok(Template {
        id: row.get("id")?,
        school_id: row.get("school_id")?,
        level: row.get("level")?,
        lang: row.get("lang")?,
        number: row.get("number")?,
        body: row.get("body")?,
        guardian: row.get::<i64>("guardian")? != 0,
        contact_name: row.get("contact_name")?,
        contact_email: row.get("contact_email")?,
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
    })
}

/// All versions of one template, the newest first.
pub async fn versions(
    tx: &mut Tx,
    region_id: &str,
    school_id: &str,
    (level, lang): (Level, Lang),
) -> Result<Vec<Template>> {
    let sql = select!("WHERE region_id = $1 AND school_id = $2 AND level = $3 AND lang = $4 ORDER BY number DESC");
    let values = [region_id.into(), school_id.into(), level.into(), lang.into()];
    tx.rows(sql, &values).await?.iter().map(read).collect()
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Template> {
    read(&tx.one(select!("WHERE region_id = $1 AND id = $2"), &[region_id.into(), id.into()]).await?)
}

/// All versions of all templates of a school, the newest first.
pub async fn of_school(tx: &mut Tx, region_id: &str, school_id: &str) -> Result<Vec<Template>> {
    let sql = select!("WHERE region_id = $1 AND school_id = $2 ORDER BY made_at DESC, id DESC");
    tx.rows(sql, &[region_id.into(), school_id.into()]).await?.iter().map(read).collect()
}

/// The articles of a school, which stay when it leaves, by level and language.
pub async fn ties(tx: &mut Tx, (region_id, school_id): (&str, &str)) -> Result<Vec<Tie>> {
    let all = of_school(tx, region_id, school_id).await?;
    let title = |one: Template| format!("{} ({})", one.level.word(), one.lang.word());
    Ok(all.into_iter().take(1).map(|one| Tie { title: title(one), going: false }).collect())
}

/// The version that new agreements are made of, if the school has one.
pub async fn newest(tx: &mut Tx, region_id: &str, school_id: &str, of: (Level, Lang)) -> Result<Option<Template>> {
    Ok(versions(tx, region_id, school_id, of).await?.into_iter().next())
}

/// Saves the next version. `seen` is the number of the version that was on the page, 0 for none: of two who change it at
/// once the second is told.
pub async fn save(
    tx: &mut Tx,
    region_id: &str,
    (school_id, actor): (&str, &str),
    (level, lang): (Level, Lang),
    (seen, change): (i64, &Change),
) -> Result<()> {
    let newest = newest(tx, region_id, school_id, (level, lang)).await?;
    let number = newest.as_ref().map_or(0, |one| one.number);
    if number != seen {
        return Err(Error::Stale);
    }
    if newest.is_some_and(|one| change.says_the_same(&one)) {
        return Err(Error::refused("error-template-same"));
    }
    let id = TemplateId::new();
    let values = [
        region_id.into(),
        (&id).into(),
        school_id.into(),
        level.into(),
        lang.into(),
        (number + 1).into(),
        (&change.body).into(),
        i64::from(change.guardian).into(),
        (&change.contact_name).into(),
        (&change.contact_email).into(),
        tx.now.into(),
        actor.into(),
    ];
    tx.run(
        "INSERT INTO agreement_template (region_id, id, school_id, level, lang, number, body, guardian, contact_name,
                                         contact_email, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &values,
    )
    .await?;
    let thing = ("template", id.as_str());
    audit::record(tx, region_id, actor, "template.save", thing, &json!({"number": number + 1})).await
}

/// Moves the versions of a school to the one that it is made one with, as its oldest: what is used there now stays the
/// newest. What was signed keeps its own text.
pub async fn move_school(tx: &mut Tx, region_id: &str, from: &str, into: &str) -> Result<()> {
    let before = of_school(tx, region_id, from).await?.iter().map(|one| one.number).max().unwrap_or(0);
    if before == 0 {
        return Ok(());
    }
    // By way of negative numbers: no two may be the same in between.
    let up = "UPDATE agreement_template SET number = -(number + $3) WHERE region_id = $1 AND school_id = $2";
    tx.run(up, &[region_id.into(), into.into(), before.into()]).await?;
    let right = "UPDATE agreement_template SET number = -number WHERE region_id = $1 AND school_id = $2 AND number < 0";
    tx.run(right, &[region_id.into(), into.into()]).await?;
    let sql = "UPDATE agreement_template SET school_id = $3 WHERE region_id = $1 AND school_id = $2";
    tx.run(sql, &[region_id.into(), from.into(), into.into()]).await.map(drop)
}
