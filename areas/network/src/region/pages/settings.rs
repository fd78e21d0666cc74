//! What a region decides about its own pages.

use askama::Template;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use evenkans_paper::Block;
use evenkans_people::Lang;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T, attachment};

use crate::programme::{self, Programme};
use crate::region::settings::{self, About, Languages, Legal};
use crate::region::theme::Theme;
use crate::region::{Manager, home};

/// The most characters of a legal text, and of a file with colours.
const MOST_TEXT: usize = 20_000;
const MOST_THEME: usize = 4_000;

#[derive(Template)]
#[template(path = "region/settings.html")]
struct Settings {
    s: Shell,
    t: T,
    home: String,
    languages: Vec<(String, String)>,
    /// Whether it has colours of its own.
    themed: bool,
    /// Each legal text, and whether it was written.
    legal: Vec<(Legal, bool)>,
    programme: Option<Programme>,
    /// Programmes that ask the region to belong to them.
    asking: Vec<Programme>,
    form: Form,
}

async fn settings_page(context: &Context, form: Option<Form>) -> Result {
    Manager::take(context)?;
    let region = context.region()?;
    let t = context.t.clone();
    let mut tx = context.site.db.read("region.settings").await?;
    let programme = programme::store::of_region(&mut tx, region.id.as_str()).await?;
    let asking = programme::store::asking(&mut tx, region.id.as_str()).await?;
    drop(tx);
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "settings", &[]));
    form.fill(&[
        ("name", region.name.clone()),
        ("contact_email", region.contact_email.clone()),
        ("languages", Languages::of(&region.langs).word().to_owned()),
        ("version", region.version.to_string()),
    ]);
    form.renew(region.version);
    let status = form.status();
    let view = Settings {
        s: context.shell(t.get("settings-title")),
        home: home(context)?,
        languages: Languages::ALL.iter().map(|one| (one.word().to_owned(), t.word("languages", one.word()))).collect(),
        themed: !region.theme.is_empty(),
        legal: Legal::ALL.iter().map(|one| (*one, region.legal.iter().any(|word| word == one.word()))).collect(),
        programme,
        asking,
        form,
        t,
    };
    context.page_of(status, &view)
}

fn done(context: &Context, notice: &'static str) -> Result {
    context.redirect_done(&format!("{}/instellingen", home(context)?), notice)
}

pub async fn show(context: Context) -> Result {
    settings_page(&context, None).await
}

pub async fn save(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("settings");
    let (name, contact_email) = (form.take_text("name", true, 80), form.take_email("contact_email", true));
    let (languages, version) = (form.take_word::<Languages>("languages"), form.version());
    if let (Some(languages), false) = (languages, form.failed()) {
        let about = About { name, contact_email, languages };
        let saved =
            write_tx!(context.site.db, "region.save", |tx| { settings::save(tx, &manager, version, &about).await });
        if form.refused("name", saved)?.is_some() {
            return done(&context, "notice-saved");
        }
    }
    settings_page(&context, Some(form)).await
}

/// The colours as a file, to change and give back.
pub async fn theme_file(context: Context) -> Result {
    Manager::take(&context)?;
    let mut tx = context.site.db.read("region.theme-file").await?;
    let own = settings::theme_of(&mut tx, context.region()?.id.as_str()).await?;
    drop(tx);
    let text = match own {
        Some((source, _)) => source,
        None => serde_json::to_string_pretty(&Theme::default()).map_err(evenkans_store::Error::fault)?,
    };
    attachment("thema.json", "application/json", text.into_bytes())
}

pub async fn set_theme(mut context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let upload = context.take_upload().filter(|file| !file.bytes.is_empty());
    let mut form = context.form("settings");
    let source =
        upload.filter(|file| file.bytes.len() <= MOST_THEME).and_then(|file| String::from_utf8(file.bytes).ok());
    let Some(source) = source else {
        form.wrong("file", "error-theme");
        return settings_page(&context, Some(form)).await;
    };
    let set =
        write_tx!(context.site.db, "region.theme", |tx| { settings::set_theme(tx, &manager, Some(&source)).await });
    match form.refused("file", set)? {
        Some(()) => done(&context, "notice-saved"),
        None => settings_page(&context, Some(form)).await,
    }
}

pub async fn remove_theme(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    write_tx!(context.site.db, "region.no-theme", |tx| { settings::set_theme(tx, &manager, None).await })?;
    done(&context, "notice-saved")
}

/// The style itself. Its address changes with it, so a browser may keep it for ever.
pub async fn theme(context: Context) -> Result {
    let region = context.region()?;
    if context.param("key") != region.theme {
        return Err(Error::not_found());
    }
    let mut tx = context.site.db.read("region.theme").await?;
    let (_, css) = settings::theme_of(&mut tx, region.id.as_str()).await?.ok_or_else(Error::not_found)?;
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
#[template(path = "region/legal.html")]
struct Text {
    s: Shell,
    t: T,
    lang: Lang,
    changed_at: i64,
    blocks: Vec<Block>,
    /// Where it is changed, for who may.
    edit: Option<String>,
}

pub async fn text(context: Context) -> Result {
    let kind = kind(&context)?;
    let t = context.t.clone();
    let mut tx = context.site.db.read("region.text").await?;
    let (lang, body, changed_at) = settings::read_text(&mut tx, context.region()?.id.as_str(), kind, t.lang).await?;
    drop(tx);
    let edit =
        Manager::take(&context).is_ok().then_some(format!("{}/teksten/{}/bewerken", home(&context)?, kind.word()));
    let s = context.shell(t.word("legal", kind.word()));
    context.page(&Text { s, t, lang, changed_at, blocks: evenkans_paper::blocks(&body), edit })
}

#[derive(Template)]
#[template(path = "region/legal_edit.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    form: Form,
}

async fn edit_page(context: &Context, form: Option<Form>) -> Result {
    Manager::take(context)?;
    let (kind, region, t) = (kind(context)?, context.region()?, context.t.clone());
    let mut tx = context.site.db.read("region.text-edit").await?;
    let texts = settings::texts(&mut tx, region.id.as_str(), kind).await?;
    drop(tx);
    let of = |lang| texts.iter().find(|(one, ..)| *one == lang).map(|(_, body, _)| body.clone()).unwrap_or_default();
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "legal", &[]));
    form.fill(&[("nl", of(Lang::Nl)), ("en", of(Lang::En)), ("version", region.version.to_string())]);
    form.renew(region.version);
    let (s, status) = (context.shell(t.word("legal", kind.word())), form.status());
    context.page_of(status, &Edit { s, t, home: home(context)?, form })
}

pub async fn edit_text(context: Context) -> Result {
    edit_page(&context, None).await
}

pub async fn save_text(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let kind = kind(&context)?;
    let mut form = context.form("legal");
    let (nl, en) = (form.take_text("nl", false, MOST_TEXT), form.take_text("en", false, MOST_TEXT));
    let version = form.version();
    if !form.failed() {
        let bodies = [(Lang::Nl, nl.as_str()), (Lang::En, en.as_str())];
        let saved = write_tx!(context.site.db, "region.text", |tx| {
            settings::set_texts(tx, &manager, kind, version, &bodies).await
        });
        if form.refused("nl", saved)?.is_some() {
            return done(&context, "notice-saved");
        }
    }
    edit_page(&context, Some(form)).await
}

pub async fn join_programme(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let (id, joins) = (context.value("programme"), context.value("join") == "1");
    write_tx!(context.site.db, "programme.join", |tx| { programme::answer(tx, &manager, id, joins).await })?;
    done(&context, if joins { "notice-programme-joined" } else { "notice-programme-refused" })
}

pub async fn leave_programme(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    write_tx!(context.site.db, "programme.leave", |tx| { programme::leave(tx, &manager).await })?;
    done(&context, "notice-programme-left")
}
