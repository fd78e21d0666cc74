mod leading;
pub mod settings;

use askama::Template;
use evenkans_paper::Block;
use evenkans_people::Region;
use evenkans_sheets::Cell;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Home, Result, Shell, T, download};

pub use leading::{add as add_lead, leading, remove as remove_lead};

use super::{Ambition, Count, Lead, Leader, NewProgramme, Programme, Side, keep, store};
use crate::manifest::Level;
use crate::region::{NewRegion, begin, kinds};

#[derive(Template)]
#[template(path = "programme/show.html")]
struct Show {
    s: Shell,
    t: T,
    programme: Programme,
    body: Vec<Block>,
    ambitions: Vec<Ambition>,
    sides: Vec<Side>,
    leads: bool,
}

impl Show {
    fn of(&self, level: &Level) -> Vec<&Ambition> {
        self.ambitions.iter().filter(|one| one.level == *level).collect()
    }
}

/// The programme of the address, in whose languages and colours the page then is.
pub(crate) async fn enter(context: &mut Context, tx: &mut Tx) -> Result<Programme> {
    let programme = store::by_slug(tx, context.param("programme")).await?;
    context.stand_in(Home {
        path: format!("/programma/{}", programme.slug),
        look: programme.look.clone(),
        contact_email: programme.contact_email.clone(),
    });
    Ok(programme)
}

pub async fn show(mut context: Context) -> Result {
    let mut tx = context.site.db.read("programme.show").await?;
    let programme = enter(&mut context, &mut tx).await?;
    let ambitions = store::ambitions(&mut tx, &programme.id).await?;
    let sides = store::sides(&mut tx, &programme.id).await?;
    let leads = Lead::take(&context, &mut tx).await.is_ok();
    drop(tx);
    let (s, t) = (context.shell(programme.name.clone()), context.t.clone());
    let body = evenkans_paper::blocks(&programme.body);
    context.page(&Show { s, t, programme, body, ambitions, sides, leads })
}

pub async fn export(mut context: Context) -> Result {
    let mut tx = context.site.db.read("programme.export").await?;
    let programme = enter(&mut context, &mut tx).await?;
    let sides = store::sides(&mut tx, &programme.id).await?;
    drop(tx);
    let t = &context.t;
    let mut headings = vec![t.get("programme-region")];
    headings.extend(Count::ALL.iter().map(|count| t.word("programme-count", count.word())));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = sides
        .into_iter()
        .map(|side| {
            let mut row: Vec<Cell> = vec![side.region.name.into()];
            row.extend(side.counts.iter().map(|(_, n)| n.to_string().into()));
            row
        })
        .collect();
    download("regios", context.param("form"), &headings, &rows)
}

#[derive(Template)]
#[template(path = "programme/keep.html")]
struct Keep {
    s: Shell,
    t: T,
    here: String,
    programme: Programme,
    ambitions: Vec<Ambition>,
    sides: Vec<Side>,
    leaders: Vec<Leader>,
    /// Regions that were asked and did not answer yet.
    asked: Vec<Region>,
    /// Regions that belong to no programme: id and name.
    free: Vec<(String, String)>,
    levels: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    /// The form that asks a region, that of an ambition, and that of a new region.
    form: Form,
    typed: Form,
    region: Form,
}

/// Which form failed; the others are as they were.
#[derive(Default)]
struct Typed {
    asked: Option<Form>,
    ambition: Option<Form>,
    region: Option<Form>,
}

async fn keep_page(context: &mut Context, sent: Typed) -> Result {
    let mut tx = context.site.db.read("programme.keep").await?;
    take(context, &mut tx).await?;
    let programme = enter(context, &mut tx).await?;
    let ambitions = store::ambitions(&mut tx, &programme.id).await?;
    let sides = store::sides(&mut tx, &programme.id).await?;
    let leaders = store::leaders(&mut tx, &programme.id).await?;
    let asked = store::asked(&mut tx, &programme.id).await?;
    let mut free = store::free_regions(&mut tx).await?;
    free.retain(|one| asked.iter().all(|other| other.id != one.id));
    drop(tx);
    let t = context.t.clone();
    let failed = [&sent.asked, &sent.ambition, &sent.region].into_iter().flatten().map(Form::status).next();
    let view = Keep {
        s: context.shell(t.with("programme-keep", "name", &programme.name)),
        here: format!("/programma/{}", programme.slug),
        ambitions,
        sides,
        leaders,
        asked,
        free: free.into_iter().map(|Region { id, name, .. }| (id.0, name)).collect(),
        levels: Level::ALL.iter().map(|one| (one.word().to_owned(), t.word("ambition-level", one.word()))).collect(),
        kinds: kinds(&t),
        typed: sent.ambition.unwrap_or_else(|| Form::filled(&t, "ambition", &[])),
        region: sent.region.unwrap_or_else(|| Form::filled(&t, "region", &[])),
        form: sent.asked.unwrap_or_else(|| Form::filled(&t, "programme", &[])),
        programme,
        t,
    };
    context.page_of(failed.unwrap_or(axum::http::StatusCode::OK), &view)
}

/// The visitor as the lead of the programme; whoever is not signed in is asked to be.
async fn take(context: &Context, tx: &mut Tx) -> Result<Lead> {
    if context.signed_in().is_none() {
        return Err(Error::SignIn);
    }
    Ok(Lead::take(context, tx).await?)
}

fn here(context: &Context) -> String {
    format!("/programma/{}/beheer", context.param("programme"))
}

pub async fn keep(mut context: Context) -> Result {
    keep_page(&mut context, Typed::default()).await
}

/// Whoever may not learns that before what is wrong with the form.
async fn may(context: &mut Context) -> Result<()> {
    let mut tx = context.site.db.read("programme.may").await?;
    take(context, &mut tx).await?;
    enter(context, &mut tx).await.map(drop)
}

pub async fn add_ambition(mut context: Context) -> Result {
    may(&mut context).await?;
    let mut form = context.form("ambition");
    let (level, title) = (form.take_word("level"), form.take_text("title", true, 160));
    let about = form.take_text("about", false, 1_000);
    if let (Some(level), false) = (level, form.failed()) {
        let aim = super::Aim { level, title, about };
        let added = write_tx!(context.site.db, "programme.ambition", |tx| {
            let lead = Lead::take(&context, tx).await?;
            keep::add_ambition(tx, &lead, &aim).await
        });
        if form.refused("title", added)?.is_some() {
            return context.redirect_done(&here(&context), "notice-saved");
        }
    }
    keep_page(&mut context, Typed { ambition: Some(form), ..Typed::default() }).await
}

pub async fn remove_ambition(mut context: Context) -> Result {
    may(&mut context).await?;
    let id = context.param("ambition");
    write_tx!(context.site.db, "programme.ambition-gone", |tx| {
        let lead = Lead::take(&context, tx).await?;
        keep::remove_ambition(tx, &lead, id).await
    })?;
    context.redirect_done(&here(&context), "notice-saved")
}

/// A new region within the programme.
pub async fn begin_region(mut context: Context) -> Result {
    may(&mut context).await?;
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut form = context.form("region");
    let new = NewRegion::take(&mut form);
    if !form.failed() {
        let by = (&me.account.id, context.t.lang);
        let made = write_tx!(context.site.db, "programme.region", |tx| {
            let lead = Lead::take(&context, tx).await?;
            begin(tx, &context.site, by, &new).await?;
            keep::take_in(tx, &lead, new.region.id.as_str()).await
        });
        if form.refused("slug", made)?.is_some() {
            return context.redirect_done(&here(&context), "notice-region-begun");
        }
    }
    keep_page(&mut context, Typed { region: Some(form), ..Typed::default() }).await
}

pub async fn invite(mut context: Context) -> Result {
    may(&mut context).await?;
    let mut form = context.form("programme");
    let region = form.take_text("region", true, 60);
    if !form.failed() {
        let done = write_tx!(context.site.db, "programme.invite", |tx| {
            let lead = Lead::take(&context, tx).await?;
            keep::invite(tx, &context.site, &lead, &region).await
        });
        if form.refused("region", done)?.is_some() {
            return context.redirect_done(&here(&context), "notice-region-asked");
        }
    }
    keep_page(&mut context, Typed { asked: Some(form), ..Typed::default() }).await
}

pub async fn uninvite(mut context: Context) -> Result {
    may(&mut context).await?;
    let region = context.value("region");
    write_tx!(context.site.db, "programme.uninvite", |tx| {
        let lead = Lead::take(&context, tx).await?;
        keep::uninvite(tx, &lead, region).await
    })?;
    context.redirect_done(&here(&context), "notice-region-not-asked")
}

pub async fn take_out(mut context: Context) -> Result {
    may(&mut context).await?;
    let region = context.param("id");
    write_tx!(context.site.db, "programme.take-out", |tx| {
        let lead = Lead::take(&context, tx).await?;
        keep::take_out(tx, &lead, region).await
    })?;
    context.redirect_done(&here(&context), "notice-region-out")
}

#[derive(Template)]
#[template(path = "programme/new.html")]
struct New {
    s: Shell,
    t: T,
    programmes: Vec<Programme>,
    form: Form,
}

async fn new_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("programme.new").await?;
    let programmes = store::all(&mut tx).await?;
    drop(tx);
    let (s, t, status) = (context.shell(context.t.get("programmes-title")), context.t.clone(), form.status());
    context.page_of(status, &New { s, t, programmes, form })
}

pub async fn new(context: Context) -> Result {
    let form = Form::filled(&context.t, "programme", &[]);
    new_page(&context, form).await
}

pub async fn create(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut form = context.form("programme");
    let new = NewProgramme {
        slug: form.take_text("slug", true, 40),
        name: form.take_text("name", true, 120),
        lead: form.take_text("lead", true, 120),
        email: form.take_email("email", true),
    };
    if !form.failed() {
        let made = write_tx!(context.site.db, "programme.create", |tx| {
            keep::create(tx, &context.site, &me.account.id, &new).await
        });
        if form.refused("slug", made)?.is_some() {
            return context.redirect_done("/beheer/programmas", "notice-saved");
        }
    }
    new_page(&context, form).await
}
