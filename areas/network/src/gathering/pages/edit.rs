use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Moment, Result, Shell, T};

use super::home;
use crate::gathering::{Change, Gathering, Kind, keep, store};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "gathering/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    /// Nothing for a new one.
    gathering: Option<Gathering>,
    kinds: Vec<(String, String)>,
    form: Form,
}

fn page(context: &Context, gathering: Option<Gathering>, mut form: Form) -> Result {
    let t = context.t.clone();
    if let Some(one) = &gathering {
        form.renew(one.version);
    }
    let status = form.status();
    let title = gathering.as_ref().map_or_else(|| t.get("gathering-new"), |one| one.title.clone());
    let view = Edit {
        s: context.shell(title),
        home: home(context)?,
        gathering,
        kinds: Kind::ALL.iter().map(|one| (one.word().to_owned(), t.word("gathering-kind", one.word()))).collect(),
        form,
        t,
    };
    context.page_of(status, &view)
}

fn read(form: &mut Form) -> Option<Change> {
    let kind = form.take_word("kind");
    let title = form.take_text("title", true, 120);
    let (starts_at, ends_at) = (form.take_moment("starts_at", true), form.take_moment("ends_at", true));
    let place = form.take_text("place", true, 200);
    let about = form.take_text("about", false, 5_000);
    let public = form.ticked("public");
    match (kind, starts_at, ends_at) {
        (Some(kind), Some(starts_at), Some(ends_at)) if !form.failed() => {
            Some(Change { kind, title, starts_at, ends_at, place, about, public })
        }
        _ => None,
    }
}

pub async fn new(context: Context) -> Result {
    Manager::take(&context)?;
    let form = Form::filled(&context.t, "gathering", &[("kind", "meeting".to_owned()), ("public", "1".to_owned())]);
    page(&context, None, form)
}

pub async fn create(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("gathering");
    if let Some(change) = read(&mut form) {
        let made = write_tx!(context.site.db, "gathering.plan", |tx| { keep::plan(tx, &manager, &change).await });
        if let Some(id) = form.refused("ends_at", made)? {
            return context.redirect_done(&format!("{}/agenda/{id}", home(&context)?), "notice-gathering-planned");
        }
    }
    page(&context, None, form)
}

async fn of_address(context: &Context) -> Result<Gathering> {
    let mut tx = context.site.db.read("gathering.edit").await?;
    Ok(store::by_id(&mut tx, context.region()?.id.as_str(), context.param("id")).await?)
}

pub async fn edit(context: Context) -> Result {
    Manager::take(&context)?;
    let one = of_address(&context).await?;
    let mut values = vec![
        ("kind", one.kind.word().to_owned()),
        ("title", one.title.clone()),
        ("starts_at", Moment(one.starts_at).field()),
        ("ends_at", Moment(one.ends_at).field()),
        ("place", one.place.clone()),
        ("about", one.about.clone()),
        ("version", one.version.to_string()),
    ];
    if one.public {
        values.push(("public", "1".to_owned()));
    }
    let form = Form::filled(&context.t, "gathering", &values);
    page(&context, Some(one), form)
}

pub async fn save(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("gathering");
    let (id, version) = (context.param("id"), form.version());
    if let Some(change) = read(&mut form) {
        let saved = write_tx!(context.site.db, "gathering.change", |tx| {
            keep::change(tx, &context.site, &manager, (id, version), &change).await
        });
        if form.refused("ends_at", saved)?.is_some() {
            return context.redirect_done(&format!("{}/agenda/{id}", home(&context)?), "notice-saved");
        }
    }
    let one = of_address(&context).await?;
    page(&context, Some(one), form)
}
