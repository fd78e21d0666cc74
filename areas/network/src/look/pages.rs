//! Colours and legal texts, below the address of a region and below that of a programme alike.

use askama::Template;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use evenkans_paper::Block;
use evenkans_people::{Lang, Look};
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Result, Shell, T, attachment};

use super::theme::Theme;
use super::{Keeper, Languages, Legal};
use crate::{programme, region};

/// The most characters of a legal text, and of a file with colours.
const MOST_TEXT: usize = 20_000;
const MOST_THEME: usize = 4_000;

/// The choices of a form's `languages`.
pub(crate) fn languages(t: &T) -> Vec<(String, String)> {
    Languages::ALL.iter().map(|one| (one.word().to_owned(), t.word("languages", one.word()))).collect()
}

/// Each legal text, and whether it was written.
pub(crate) fn written(look: &Look) -> Vec<(Legal, bool)> {
    Legal::ALL.iter().map(|one| (*one, look.legal.iter().any(|word| word == one.word()))).collect()
}

/// Where a page is: the id and version of the region or programme of the address, whose look it takes.
async fn enter(context: &mut Context, tx: &mut Tx) -> Result<(String, i64)> {
    if let Some(region) = &context.region {
        return Ok((region.id.to_string(), region.version));
    }
    let programme = programme::pages::enter(context, tx).await?;
    Ok((programme.id.to_string(), programme.version))
}

/// The settings of the region or the programme, of which the look is a part.
async fn settings_page(context: &mut Context, form: Form) -> Result {
    match &context.region {
        Some(_) => region::pages::settings::page(context, Some(form)).await,
        None => programme::pages::settings::page(context, Some(form)).await,
    }
}

fn done(context: &Context) -> Result {
    context.redirect_done(&format!("{}/instellingen", context.home()?.path), "notice-saved")
}

/// Whoever may not learns that before what is wrong with the form.
async fn may(context: &mut Context) -> Result<(String, i64)> {
    let mut tx = context.site.db.read("look.may").await?;
    Keeper::take(context, &mut tx).await?;
    enter(context, &mut tx).await
}

/// The colours as a file, to change and give back.
pub async fn theme_file(mut context: Context) -> Result {
    let (id, _) = may(&mut context).await?;
    let mut tx = context.site.db.read("look.theme-file").await?;
    let own = super::theme_of(&mut tx, &id).await?;
    drop(tx);
    let text = match own {
        Some((source, _)) => source,
        None => serde_json::to_string_pretty(&Theme::default()).map_err(evenkans_store::Error::fault)?,
    };
    attachment("thema.json", "application/json", text.into_bytes())
}

pub async fn set_theme(mut context: Context) -> Result {
    may(&mut context).await?;
    let upload = context.take_upload().filter(|file| !file.bytes.is_empty());
    let mut form = context.form(if context.region.is_some() { "settings" } else { "programme" });
    let source =
        upload.filter(|file| file.bytes.len() <= MOST_THEME).and_then(|file| String::from_utf8(file.bytes).ok());
    let Some(source) = source else {
        form.wrong("file", "error-theme");
        return settings_page(&mut context, form).await;
    };
    let set = write_tx!(context.site.db, "look.theme", |tx| {
        let keeper = keeper(&context, tx).await?;
        super::set_theme(tx, &keeper, Some(&source)).await
    });
    match form.refused("file", set)? {
        Some(()) => done(&context),
        None => settings_page(&mut context, form).await,
    }
}

pub async fn remove_theme(mut context: Context) -> Result {
    may(&mut context).await?;
    write_tx!(context.site.db, "look.no-theme", |tx| {
        let keeper = keeper(&context, tx).await?;
        super::set_theme(tx, &keeper, None).await
    })?;
    done(&context)
}

/// The visitor again, within the deed itself.
async fn keeper(context: &Context, tx: &mut Tx) -> evenkans_store::Result<Keeper> {
    Keeper::take(context, tx).await.map_err(|error| match error {
        // What the database says has to reach it: it may be that it should be tried again.
        Error::Store(error) => error,
        _ => evenkans_store::Error::Forbidden,
    })
}

/// The style itself. Its address changes with it, so a browser may keep it for ever.
pub async fn theme(mut context: Context) -> Result {
    let mut tx = context.site.db.read("look.theme").await?;
    let (id, _) = enter(&mut context, &mut tx).await?;
    if context.param("key") != context.home()?.look.theme {
        return Err(Error::not_found());
    }
    let (_, css) = super::theme_of(&mut tx, &id).await?.ok_or_else(Error::not_found)?;
    drop(tx);
    let mut response: Response = css.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    Ok(response)
}

fn kind(context: &Context) -> std::result::Result<Legal, Error> {
    context.param("kind").parse().map_err(|()| Error::not_found())
}

#[derive(Template)]
#[template(path = "look/text.html")]
struct Text {
    s: Shell,
    t: T,
    lang: Lang,
    changed_at: i64,
    blocks: Vec<Block>,
    /// Where it is changed, for who may.
    edit: Option<String>,
}

pub async fn text(mut context: Context) -> Result {
    let kind = kind(&context)?;
    let mut tx = context.site.db.read("look.text").await?;
    let (id, _) = enter(&mut context, &mut tx).await?;
    let t = context.t.clone();
    let (lang, body, changed_at) = super::read_text(&mut tx, &id, kind, t.lang).await?;
    let keeps = Keeper::take(&context, &mut tx).await.is_ok();
    drop(tx);
    let edit = keeps.then_some(format!("{}/teksten/{}/bewerken", context.home()?.path, kind.word()));
    let s = context.shell(t.word("legal", kind.word()));
    context.page(&Text { s, t, lang, changed_at, blocks: evenkans_paper::blocks(&body), edit })
}

#[derive(Template)]
#[template(path = "look/edit_text.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    form: Form,
}

async fn edit_page(context: &mut Context, form: Option<Form>) -> Result {
    let kind = kind(context)?;
    let (id, version) = may(context).await?;
    let t = context.t.clone();
    let mut tx = context.site.db.read("look.text-edit").await?;
    let texts = super::texts(&mut tx, &id, kind).await?;
    drop(tx);
    let of = |lang| texts.iter().find(|(one, ..)| *one == lang).map(|(_, body, _)| body.clone()).unwrap_or_default();
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "legal", &[]));
    form.fill(&[("nl", of(Lang::Nl)), ("en", of(Lang::En)), ("version", version.to_string())]);
    form.renew(version);
    let (s, status) = (context.shell(t.word("legal", kind.word())), form.status());
    context.page_of(status, &Edit { s, t, home: context.home()?.path.clone(), form })
}

pub async fn edit_text(mut context: Context) -> Result {
    edit_page(&mut context, None).await
}

pub async fn save_text(mut context: Context) -> Result {
    may(&mut context).await?;
    let kind = kind(&context)?;
    let mut form = context.form("legal");
    let (nl, en) = (form.take_text("nl", false, MOST_TEXT), form.take_text("en", false, MOST_TEXT));
    let version = form.version();
    if !form.failed() {
        let bodies = [(Lang::Nl, nl.as_str()), (Lang::En, en.as_str())];
        let saved = write_tx!(context.site.db, "look.text", |tx| {
            let keeper = keeper(&context, tx).await?;
            super::set_texts(tx, &keeper, kind, version, &bodies).await
        });
        if form.refused("nl", saved)?.is_some() {
            return done(&context);
        }
    }
    edit_page(&mut context, Some(form)).await
}
