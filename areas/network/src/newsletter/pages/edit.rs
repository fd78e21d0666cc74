use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::{home, read};
use crate::newsletter::{Change, Newsletter, keep, store};
use crate::partner::selection::{Options, Selection};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "newsletter/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    /// Nothing for a new one.
    newsletter: Option<Newsletter>,
    options: Options,
    form: Form,
    chosen: Form,
}

async fn page(context: &Context, newsletter: Option<Newsletter>, mut form: Form, mut chosen: Form) -> Result {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("newsletter.edit").await?;
    let options = Options::of(&mut tx, &context.t, region, &mut chosen).await?;
    drop(tx);
    if let Some(one) = &newsletter {
        form.renew(one.version);
    }
    let status = form.status();
    let t = context.t.clone();
    let title = newsletter.as_ref().map_or_else(|| t.get("news-new"), |one| one.subject.clone());
    let view = Edit { s: context.shell(title), home: home(context)?, newsletter, options, form, chosen, t };
    context.page_of(status, &view)
}

pub async fn new(context: Context) -> Result {
    Manager::take(&context)?;
    let form = Form::filled(&context.t, "news", &[("public", "1".to_owned())]);
    let chosen = Form::filled(&context.t, "selection", &[]);
    page(&context, None, form, chosen).await
}

/// The two parts of the form: the letter, and whom it is for.
async fn take(context: &Context) -> Result<(Form, Form, Change)> {
    let mut tx = context.site.db.read("newsletter.chosen").await?;
    let (mut form, mut chosen) = (context.form("news"), context.form("selection"));
    let change = Change {
        subject: form.take_text("subject", true, 120),
        body: form.take_text("body", true, 10_000),
        public: form.ticked("public"),
        selection: Selection::take(&mut tx, context.region()?.id.as_str(), &mut chosen).await?,
    };
    form.also(&chosen);
    Ok((form, chosen, change))
}

pub async fn create(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let (form, chosen, change) = take(&context).await?;
    if !form.failed() {
        let id = write_tx!(context.site.db, "newsletter.write", |tx| { keep::write(tx, &manager, &change).await })?;
        return context.redirect_done(&format!("{}/nieuws/{id}", home(&context)?), "notice-news-kept");
    }
    page(&context, None, form, chosen).await
}

async fn of_address(context: &Context) -> Result<Newsletter> {
    let manager = Manager::take(context)?;
    let mut tx = context.site.db.read("newsletter.of").await?;
    Ok(store::by_id(&mut tx, &manager.region_id, context.param("id")).await?)
}

pub async fn edit(context: Context) -> Result {
    let one = of_address(&context).await?;
    let mut values =
        vec![("subject", one.subject.clone()), ("body", one.body.clone()), ("version", one.version.to_string())];
    if one.public {
        values.push(("public", "1".to_owned()));
    }
    let form = Form::filled(&context.t, "news", &values);
    let Selection { kinds, roles, partners } = &one.selection;
    let mut values: Vec<(&str, String)> = Vec::new();
    values.extend(kinds.iter().map(|one| ("kinds", one.word().to_owned())));
    values.extend(roles.iter().map(|one| ("roles", one.word().to_owned())));
    values.extend(partners.iter().map(|one| ("partners", one.clone())));
    let chosen = Form::filled(&context.t, "selection", &values);
    page(&context, Some(one), form, chosen).await
}

pub async fn save(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let one = of_address(&context).await?;
    let (mut form, chosen, change) = take(&context).await?;
    let (id, version) = (context.param("id"), form.version());
    if !form.failed() {
        let saved = write_tx!(context.site.db, "newsletter.save", |tx| {
            keep::save(tx, &manager, (id, version), &change).await
        });
        if form.refused("subject", saved)?.is_some() {
            return context.redirect_done(&format!("{}/nieuws/{id}", home(&context)?), "notice-news-kept");
        }
    }
    page(&context, Some(one), form, chosen).await
}

pub async fn try_out(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let id = context.param("id");
    write_tx!(context.site.db, "newsletter.try", |tx| { keep::try_out(tx, &context.site, (&manager, me), id).await })?;
    context.redirect_done(&format!("{}/nieuws/{id}", home(&context)?), "notice-news-tried")
}

pub async fn send(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("news");
    if !form.ticked("sure") {
        form.wrong("sure", "news-not-sure");
    }
    if !form.failed() {
        let (id, version) = (context.param("id"), form.version());
        let sent =
            write_tx!(context.site.db, "newsletter.queue", |tx| { keep::send(tx, &manager, (id, version)).await });
        if form.refused("sure", sent)?.is_some() {
            return context.redirect_done(&format!("{}/nieuws/{id}", home(&context)?), "notice-news-sending");
        }
    }
    read::page(&context, Some(form)).await
}

pub async fn remove(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let id = context.param("id");
    write_tx!(context.site.db, "newsletter.remove", |tx| { keep::remove(tx, &manager, id).await })?;
    context.redirect_done(&format!("{}/nieuws", home(&context)?), "notice-news-gone")
}
