//! What a region decides about its own pages: name, languages, colours and legal texts. Its programme manager keeps them.

use evenkans_people::{Lang, Region, region};
use evenkans_store::{Error, Result, Tx, token_hash, words};
use serde_json::json;

use super::{Manager, theme};

words!(
    /// The texts that the law, or decency, asks for.
    Legal { Privacy = "privacy", Terms = "terms", Accessibility = "accessibility", Complaints = "complaints" }
);
words!(
    /// In which languages the pages are; the first one is for who asks for none.
    Languages { DutchFirst = "nl-en", EnglishFirst = "en-nl", Dutch = "nl", English = "en" }
);

impl Languages {
    #[must_use]
    pub fn of(langs: &[Lang]) -> Self {
        match langs {
            [Lang::En, Lang::Nl] => Self::EnglishFirst,
            [Lang::Nl] => Self::Dutch,
            [Lang::En] => Self::English,
            _ => Self::DutchFirst,
        }
    }

    fn langs(self) -> Vec<Lang> {
        match self {
            Self::DutchFirst => vec![Lang::Nl, Lang::En],
            Self::EnglishFirst => vec![Lang::En, Lang::Nl],
            Self::Dutch => vec![Lang::Nl],
            Self::English => vec![Lang::En],
        }
    }
}

/// What a form says of a region.
pub struct About {
    pub name: String,
    pub contact_email: String,
    pub languages: Languages,
}

pub async fn save(tx: &mut Tx, manager: &Manager, version: i64, about: &About) -> Result<()> {
    let region = region::by_id(tx, &manager.region_id).await?;
    let changed = Region {
        name: about.name.clone(),
        contact_email: about.contact_email.clone(),
        langs: about.languages.langs(),
        version,
        ..region
    };
    region::update(tx, &changed).await?;
    let payload = json!({"languages": about.languages});
    manager.record(tx, "region.save", ("region", &manager.region_id), &payload).await
}

/// Gives the region the colours of a file, or takes them away.
pub async fn set_theme(tx: &mut Tx, manager: &Manager, source: Option<&str>) -> Result<()> {
    let id = manager.region_id.as_str();
    tx.run("DELETE FROM region_theme WHERE region_id = $1", &[id.into()]).await?;
    let mut key = String::new();
    if let Some(source) = source {
        let css = theme::style(source)?;
        // A new style has a new address, so that a browser may keep each for ever.
        key = token_hash(&css).chars().take(12).collect();
        let sql = "INSERT INTO region_theme (region_id, source, css) VALUES ($1, $2, $3)";
        tx.run(sql, &[id.into(), source.into(), css.into()]).await?;
    }
    let region = region::by_id(tx, id).await?;
    region::update(tx, &Region { theme: key, ..region }).await?;
    manager.record(tx, "region.theme", ("region", id), &json!({"own": source.is_some()})).await
}

/// The file as it was given, and the style made of it.
pub async fn theme_of(tx: &mut Tx, region_id: &str) -> Result<Option<(String, String)>> {
    let row = tx.row("SELECT source, css FROM region_theme WHERE region_id = $1", &[region_id.into()]).await?;
    row.map(|row| Ok((row.get("source")?, row.get("css")?))).transpose()
}

/// A legal text in the languages in which it was written, with when it last changed.
pub async fn texts(tx: &mut Tx, region_id: &str, kind: Legal) -> Result<Vec<(Lang, String, i64)>> {
    let sql = "SELECT lang, body, changed_at FROM region_text WHERE region_id = $1 AND kind = $2 ORDER BY lang DESC";
    let rows = tx.rows(sql, &[region_id.into(), kind.into()]).await?;
    rows.iter().map(|row| Ok((row.get("lang")?, row.get("body")?, row.get("changed_at")?))).collect()
}

/// Saves a text in both languages; an empty one is none. `version` is that of the region on the page.
pub async fn set_texts(
    tx: &mut Tx,
    manager: &Manager,
    kind: Legal,
    version: i64,
    bodies: &[(Lang, &str)],
) -> Result<()> {
    let id = manager.region_id.as_str();
    for (lang, body) in bodies {
        let same = texts(tx, id, kind).await?.iter().any(|(other, text, _)| (other, text.as_str()) == (lang, body));
        if same {
            continue;
        }
        let key = [id.into(), kind.into(), (*lang).into()];
        tx.run("DELETE FROM region_text WHERE region_id = $1 AND kind = $2 AND lang = $3", &key).await?;
        if !body.is_empty() {
            let sql = "INSERT INTO region_text (region_id, kind, lang, body, changed_at) VALUES ($1, $2, $3, $4, $5)";
            let values = [id.into(), kind.into(), (*lang).into(), (*body).into(), tx.now.into()];
            tx.run(sql, &values).await?;
        }
    }
    let region = region::by_id(tx, id).await?;
    let mut legal = Vec::new();
    for kind in Legal::ALL {
        if !texts(tx, id, *kind).await?.is_empty() {
            legal.push(kind.word().to_owned());
        }
    }
    region::update(tx, &Region { legal, version, ..region }).await?;
    manager.record(tx, "region.text", ("region", id), &json!({"kind": kind})).await
}

/// A text as somebody reads it: in their language, else in the other one.
pub async fn read_text(tx: &mut Tx, region_id: &str, kind: Legal, lang: Lang) -> Result<(Lang, String, i64)> {
    let mut all = texts(tx, region_id, kind).await?;
    all.sort_by_key(|(one, ..)| *one != lang);
    all.into_iter().next().ok_or(Error::NotFound)
}
