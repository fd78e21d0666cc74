//! What a region decides about its own pages.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use crate::look::{self, Languages, Legal};
use crate::programme::{self, Programme};
use crate::region::settings::{self, About};
use crate::region::{Manager, home};

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

pub(crate) async fn page(context: &Context, form: Option<Form>) -> Result {
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
        ("languages", Languages::of(&region.look.langs).word().to_owned()),
        ("version", region.version.to_string()),
    ]);
    form.renew(region.version);
    let status = form.status();
    let view = Settings {
        s: context.shell(t.get("settings-title")),
        home: home(context)?,
        languages: look::pages::languages(&t),
        themed: !region.look.theme.is_empty(),
        legal: look::pages::written(&region.look),
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
    page(&context, None).await
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
    page(&context, Some(form)).await
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
