use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Moment, Result, Shell, T, download};

use super::home;
use crate::manifest::{self, Aim, Ambition, Level, store};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "manifest/ambitions.html")]
struct Page {
    s: Shell,
    t: T,
    home: String,
    ambitions: Vec<Ambition>,
    /// The one of the address, to change; nothing for a new one.
    one: Option<Ambition>,
    levels: Vec<(String, String)>,
    form: Form,
}

async fn page(context: &Context, form: Option<Form>) -> Result {
    let manager = Manager::take(context)?;
    let mut tx = context.site.db.read("ambition.page").await?;
    let ambitions = store::ambitions(&mut tx, &manager.region_id).await?;
    drop(tx);
    let (t, id) = (context.t.clone(), context.param("ambition"));
    let one = ambitions.iter().find(|one| one.id.as_str() == id).cloned();
    if one.is_none() && !id.is_empty() {
        return Err(Error::not_found());
    }
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "ambition", &[]));
    if let Some(one) = &one {
        form.fill(&[("level", one.level.word().to_owned()), ("title", one.title.clone())]);
        form.fill(&[("about", one.about.clone()), ("version", one.version.to_string())]);
        form.renew(one.version);
    }
    let status = form.status();
    let view = Page {
        s: context.shell(one.as_ref().map_or_else(|| t.get("ambitions-title"), |one| one.title.clone())),
        home: home(context)?,
        ambitions,
        one,
        levels: Level::ALL.iter().map(|one| (one.word().to_owned(), t.word("ambition-level", one.word()))).collect(),
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn ambitions(context: Context) -> Result {
    page(&context, None).await
}

/// All ambitions as a file, those that no longer hold too.
pub async fn export_ambitions(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut tx = context.site.db.read("ambition.export").await?;
    let ambitions = store::ambitions(&mut tx, &manager.region_id).await?;
    drop(tx);
    let t = &context.t;
    let headings = ["ambition-level", "ambition-title", "ambition-about", "ambition-dropped-on"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let row = |one: Ambition| -> Vec<Cell> {
        let dropped = one.dropped_at.map(|at| Moment(at).day()).unwrap_or_default();
        vec![t.word("ambition-level", one.level.word()).into(), one.title.into(), one.about.into(), dropped.into()]
    };
    download("ambities", context.param("form"), &headings, &ambitions.into_iter().map(row).collect::<Vec<_>>())
}

pub async fn ambition(context: Context) -> Result {
    page(&context, None).await
}

fn read(form: &mut Form) -> Option<Aim> {
    let (level, title) = (form.take_word("level"), form.take_text("title", true, 160));
    let about = form.take_text("about", false, 1_000);
    level.filter(|_| !form.failed()).map(|level| Aim { level, title, about })
}

fn back(context: &Context) -> Result<String> {
    Ok(format!("{}/manifest/ambities", home(context)?))
}

pub async fn add(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("ambition");
    match read(&mut form) {
        Some(aim) => {
            write_tx!(context.site.db, "ambition.add", |tx| {
                manifest::add_ambition(tx, &manager, &aim).await.map(drop)
            })?;
            context.redirect_done(&back(&context)?, "notice-saved")
        }
        None => page(&context, Some(form)).await,
    }
}

pub async fn change(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("ambition");
    let (id, version) = (context.param("ambition"), form.version());
    if let Some(aim) = read(&mut form) {
        let saved = write_tx!(context.site.db, "ambition.change", |tx| {
            manifest::change_ambition(tx, &manager, (id, version), &aim).await
        });
        if form.refused("title", saved)?.is_some() {
            return context.redirect_done(&back(&context)?, "notice-saved");
        }
    }
    page(&context, Some(form)).await
}

pub async fn drop_ambition(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let form = context.form("ambition");
    let (id, version, dropped) = (context.param("ambition"), form.version(), context.value("dropped") == "1");
    write_tx!(context.site.db, "ambition.drop", |tx| {
        manifest::drop_ambition(tx, &manager, (id, version), dropped).await
    })?;
    context.redirect_done(&back(&context)?, "notice-saved")
}
