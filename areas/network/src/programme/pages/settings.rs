//! What a programme says of itself, and how its pages look.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use super::{enter, take};
use crate::look::{self, Languages, Legal};
use crate::programme::{About, Lead, Programme, keep};

#[derive(Template)]
#[template(path = "programme/settings.html")]
struct Settings {
    s: Shell,
    t: T,
    home: String,
    programme: Programme,
    languages: Vec<(String, String)>,
    /// Whether it has colours of its own.
    themed: bool,
    /// Each legal text, and whether it was written.
    legal: Vec<(Legal, bool)>,
    form: Form,
}

pub(crate) async fn page(context: &mut Context, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("programme.settings").await?;
    take(context, &mut tx).await?;
    let programme = enter(context, &mut tx).await?;
    drop(tx);
    let t = context.t.clone();
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "programme", &[]));
    form.fill(&[
        ("called", programme.name.clone()),
        ("body", programme.body.clone()),
        ("contact_email", programme.contact_email.clone()),
        ("languages", Languages::of(&programme.look.langs).word().to_owned()),
        ("version", programme.version.to_string()),
    ]);
    form.renew(programme.version);
    let status = form.status();
    let view = Settings {
        s: context.shell(t.with("programme-settings", "name", &programme.name)),
        home: context.home()?.path.clone(),
        languages: look::pages::languages(&t),
        themed: !programme.look.theme.is_empty(),
        legal: look::pages::written(&programme.look),
        programme,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn show(mut context: Context) -> Result {
    page(&mut context, None).await
}

pub async fn save(mut context: Context) -> Result {
    super::may(&mut context).await?;
    let mut form = context.form("programme");
    let (name, body) = (form.take_text("called", true, 120), form.take_text("body", true, 10_000));
    let contact_email = form.take_email("contact_email", false);
    let (languages, version) = (form.take_word::<Languages>("languages"), form.version());
    if let (Some(languages), false) = (languages, form.failed()) {
        let about = About { name, body, contact_email, languages };
        let saved = write_tx!(context.site.db, "programme.save", |tx| {
            let lead = Lead::take(&context, tx).await?;
            keep::save(tx, &lead, version, &about).await
        });
        if form.refused("called", saved)?.is_some() {
            return context.redirect_done(&format!("{}/instellingen", context.home()?.path), "notice-saved");
        }
    }
    page(&mut context, Some(form)).await
}
