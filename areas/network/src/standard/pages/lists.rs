//! The two checklists as everybody reads them, and as the programme manager changes them.

use askama::Template;
use evenkans_people::Role;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::home;
use crate::partner;
use crate::partner::speaker;
use crate::region::Manager;
use crate::standard::{Assessment, Audience, Item, items, keep, store};

#[derive(Template)]
#[template(path = "standard/list.html")]
struct Lists {
    s: Shell,
    t: T,
    home: String,
    lists: Vec<(Audience, i64, Vec<Item>)>,
    /// The partners for which the visitor can fill one in: id, name, and what there is already.
    own: Vec<(String, String, Vec<Assessment>)>,
    /// What waits for the visitor as a reader.
    to_read: Vec<Assessment>,
    manages: bool,
}

pub async fn list(context: Context) -> Result {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("standard.list").await?;
    let (mut lists, mut own) = (Vec::new(), Vec::new());
    for audience in Audience::ALL {
        let list = store::current(&mut tx, region, *audience, context.t.lang).await?;
        lists.push((*audience, list.number, items(&list.body)));
    }
    let speaks = speaker::partners(&context);
    for id in &speaks {
        let name = partner::store::by_id(&mut tx, region, id).await?.name;
        own.push((id.clone(), name, store::of_partner(&mut tx, region, id).await?));
    }
    let to_read = store::to_read(&mut tx, region, &speaks).await?;
    drop(tx);
    let (s, t) = (context.shell(context.t.get("standard-title")), context.t.clone());
    let manages = context.has(&[Role::ProgrammeManager]);
    context.page(&Lists { s, t, home: home(&context)?, lists, own, to_read, manages })
}

#[derive(Template)]
#[template(path = "standard/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    audience: Audience,
    form: Form,
}

async fn page(context: &Context, form: Option<Form>) -> Result {
    let manager = Manager::take(context)?;
    let audience: Audience = context.param("audience").parse().map_err(|()| Error::not_found())?;
    let mut tx = context.site.db.read("standard.edit").await?;
    let list = store::current(&mut tx, &manager.region_id, audience, context.t.lang).await?;
    drop(tx);
    let t = context.t.clone();
    let values = [("body", list.body), ("version", list.number.to_string())];
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "standard", &values));
    form.renew(list.number);
    let status = form.status();
    let s = context.shell(t.word("standard-audience", audience.word()));
    context.page_of(status, &Edit { s, t, home: home(context)?, audience, form })
}

pub async fn edit(context: Context) -> Result {
    page(&context, None).await
}

pub async fn save_list(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let audience: Audience = context.param("audience").parse().map_err(|()| Error::not_found())?;
    let mut form = context.form("standard");
    let (body, seen) = (form.take_text("body", true, 10_000), form.version());
    if !form.failed() {
        let saved = write_tx!(context.site.db, "standard.save", |tx| {
            keep::save_list(tx, &manager, audience, seen, &body).await
        });
        if form.refused("body", saved)?.is_some() {
            return context.redirect_done(&format!("{}/standaard", home(&context)?), "notice-saved");
        }
    }
    page(&context, Some(form)).await
}
