//! How the pages of a region or of a programme look: languages, colours and legal texts. Whoever keeps the one or leads
//! the other decides.

mod keeper;
pub mod pages;
mod theme;

use evenkans_people::Lang;
use evenkans_store::{Error, Result, Tx, token_hash, words};

use serde_json::json;

pub use keeper::Keeper;

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

    #[must_use]
    pub fn langs(self) -> Vec<Lang> {
        match self {
            Self::DutchFirst => vec![Lang::Nl, Lang::En],
            Self::EnglishFirst => vec![Lang::En, Lang::Nl],
            Self::Dutch => vec![Lang::Nl],
            Self::English => vec![Lang::En],
        }
    }
}

/// Gives a region or a programme the colours of a file, or takes them away.
pub async fn set_theme(tx: &mut Tx, keeper: &Keeper, source: Option<&str>) -> Result<()> {
    let id = keeper.id();
    tx.run("DELETE FROM look_theme WHERE of_id = $1", &[id.into()]).await?;
    let mut key = String::new();
    if let Some(source) = source {
        let css = theme::style(source)?;
        // A new style has a new address, so that a browser may keep each for ever.
        key = token_hash(&css).chars().take(12).collect();
        let sql = "INSERT INTO look_theme (of_id, source, css) VALUES ($1, $2, $3)";
        tx.run(sql, &[id.into(), source.into(), css.into()]).await?;
    }
    let payload = json!({"own": !key.is_empty()});
    keeper.change(tx, None, ("region.theme", "programme.theme"), &payload, |look| look.theme = key).await
}

/// The file as it was given, and the style made of it.
pub async fn theme_of(tx: &mut Tx, id: &str) -> Result<Option<(String, String)>> {
    let row = tx.row("SELECT source, css FROM look_theme WHERE of_id = $1", &[id.into()]).await?;
    row.map(|row| Ok((row.get("source")?, row.get("css")?))).transpose()
}

/// A legal text in the languages in which it was written, with when it last changed.
pub async fn texts(tx: &mut Tx, id: &str, kind: Legal) -> Result<Vec<(Lang, String, i64)>> {
    let sql = "SELECT lang, body, changed_at FROM look_text WHERE of_id = $1 AND kind = $2 ORDER BY lang DESC";
    let rows = tx.rows(sql, &[id.into(), kind.into()]).await?;
    rows.iter().map(|row| Ok((row.get("lang")?, row.get("body")?, row.get("changed_at")?))).collect()
}

/// Saves a text in both languages; an empty one is none. `version` is that of the region or programme on the page.
pub async fn set_texts(tx: &mut Tx, keeper: &Keeper, kind: Legal, version: i64, bodies: &[(Lang, &str)]) -> Result<()> {
    let id = keeper.id();
    for (lang, body) in bodies {
        let same = texts(tx, id, kind).await?.iter().any(|(other, text, _)| (other, text.as_str()) == (lang, body));
        if same {
            continue;
        }
        let key = [id.into(), kind.into(), (*lang).into()];
        tx.run("DELETE FROM look_text WHERE of_id = $1 AND kind = $2 AND lang = $3", &key).await?;
        if !body.is_empty() {
            let sql = "INSERT INTO look_text (of_id, kind, lang, body, changed_at) VALUES ($1, $2, $3, $4, $5)";
            let values = [id.into(), kind.into(), (*lang).into(), (*body).into(), tx.now.into()];
            tx.run(sql, &values).await?;
        }
    }
    let mut legal = Vec::new();
    for kind in Legal::ALL {
        if !texts(tx, id, *kind).await?.is_empty() {
            legal.push(kind.word().to_owned());
        }
    }
    let payload = json!({"kind": kind});
    keeper.change(tx, Some(version), ("region.text", "programme.text"), &payload, |look| look.legal = legal).await
}

/// A text as somebody reads it: in their language, else in the other one.
pub async fn read_text(tx: &mut Tx, id: &str, kind: Legal, lang: Lang) -> Result<(Lang, String, i64)> {
    let mut all = texts(tx, id, kind).await?;
    all.sort_by_key(|(one, ..)| *one != lang);
    all.into_iter().next().ok_or(Error::NotFound)
}
