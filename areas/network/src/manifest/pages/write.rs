use askama::Template;
use evenkans_paper::Block;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use super::home;
use crate::manifest::{Manifest, save as save_version, store};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "manifest/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    /// The newest first.
    versions: Vec<Manifest>,
    preview: Option<Vec<Block>>,
    form: Form,
}

async fn page(context: &Context, form: Option<Form>, preview: Option<Vec<Block>>) -> Result {
    let manager = Manager::take(context)?;
    let mut tx = context.site.db.read("manifest.edit").await?;
    let versions = store::versions(&mut tx, &manager.region_id).await?;
    drop(tx);
    let t = context.t.clone();
    let newest = versions.first();
    let number = newest.map_or(0, |one| one.number);
    let mut form = form.unwrap_or_else(|| {
        let title = newest.map_or_else(|| t.get("manifest-title"), |one| one.title.clone());
        let body = newest.map(|one| one.body.clone()).unwrap_or_default();
        Form::filled(&t, "manifest", &[("title", title), ("body", body), ("version", number.to_string())])
    });
    form.renew(number);
    let status = form.status();
    let s = context.shell(t.get("manifest-edit"));
    context.page_of(status, &Edit { s, t, home: home(context)?, versions, preview, form })
}

pub async fn edit(context: Context) -> Result {
    page(&context, None, None).await
}

pub async fn save(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("manifest");
    let (title, body) = (form.take_text("title", true, 120), form.take_text("body", true, 10_000));
    if !form.failed() && context.value("do") == "preview" {
        return page(&context, Some(form), Some(evenkans_paper::blocks(&body))).await;
    }
    if !form.failed() {
        let seen = form.version();
        let saved = write_tx!(context.site.db, "manifest.save", |tx| {
            save_version(tx, &manager, seen, (&title, &body)).await
        });
        if form.refused("body", saved)?.is_some() {
            return context.redirect_done(&format!("{}/manifest", home(&context)?), "notice-saved");
        }
    }
    page(&context, Some(form), None).await
}
