pub mod next;
pub mod removal;
pub mod settings;

use askama::Template;
use evenkans_people::{Region, Role, region};
use evenkans_store::activity::Activity;
use evenkans_store::{activity, audit, job, write_tx};
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::removal::Remover;
use super::{NewRegion, begin, kinds};
use crate::partner::{self, Kind};
use crate::programme::{self, Programme};

#[derive(Template)]
#[template(path = "region/start.html")]
struct Start {
    s: Shell,
    t: T,
    regions: Vec<Region>,
    programmes: Vec<Programme>,
    demo: bool,
}

pub async fn start(context: Context) -> Result {
    let mut tx = context.site.db.read("start").await?;
    let regions = region::all(&mut tx).await?;
    let programmes = programme::store::all(&mut tx).await?;
    let demo = context.site.demo.is_some();
    context.page(&Start {
        s: context.shell(context.t.get("start-title")),
        t: context.t.clone(),
        regions,
        programmes,
        demo,
    })
}

#[derive(Template)]
#[template(path = "region/home.html")]
struct Home {
    s: Shell,
    t: T,
    region: Region,
    counts: Vec<(Kind, usize)>,
    programme: Option<Programme>,
    /// Whether the visitor keeps the region, and whether they may remove it while it has no partner but its first.
    manages: bool,
    removable: bool,
    /// What happened, with the address of what it happened to.
    happened: Vec<(Activity, Option<String>)>,
}

pub async fn home(context: Context) -> Result {
    let region = context.region()?.clone();
    let mut tx = context.site.db.read("region.home").await?;
    let partners = partner::store::list(&mut tx, region.id.as_str(), None, "").await?;
    let counts = Kind::ALL
        .iter()
        .map(|kind| (*kind, partners.iter().filter(|p| p.kind == *kind).count()))
        .filter(|(_, n)| *n > 0)
        .collect();
    let programme = programme::store::of_region(&mut tx, region.id.as_str()).await?;
    // Whoever may undo that it was begun finds the way here; with a second partner it stands in the settings alone.
    let alone = partners.len() <= 1 && context.signed_in().is_some();
    let removable = alone && Remover::take(&context, &mut tx).await.is_ok();
    let happened = activity::recent(&mut tx, region.id.as_str(), 8).await?;
    let address = |one: &Activity| context.site.address(&region.slug, &one.thing);
    let happened = happened.into_iter().map(|one| (one.clone(), address(&one))).collect();
    context.page(&Home {
        s: context.shell(region.name.clone()),
        t: context.t.clone(),
        region,
        counts,
        programme,
        manages: context.has(&[Role::ProgrammeManager]),
        removable,
        happened,
    })
}

#[derive(Template)]
#[template(path = "region/text.html")]
struct Text {
    t: T,
    s: Shell,
    title: String,
    paragraphs: Vec<String>,
}

/// Plain paragraphs: every text `{prefix}-1`, `{prefix}-2`, …
#[must_use]
pub fn paragraphs(t: &T, prefix: &str) -> Vec<String> {
    (1..).map(|n| format!("{prefix}-{n}")).take_while(|key| t.has(key)).map(|key| t.get(&key)).collect()
}

pub async fn accessibility(context: Context) -> Result {
    let title = context.t.get("accessibility-title");
    let paragraphs = paragraphs(&context.t, "accessibility");
    context.page(&Text { t: context.t.clone(), s: context.shell(title.clone()), title, paragraphs })
}

/// How many erasures the administrator sees.
const ERASURES: i64 = 20;

#[derive(Template)]
#[template(path = "region/administration.html")]
struct Administration {
    s: Shell,
    t: T,
    regions: Vec<Region>,
    jobs_waiting: i64,
    jobs_given_up: i64,
    /// What was erased at its term, when, where and how many rows.
    erased: Vec<(i64, String, String, u64)>,
    kinds: Vec<(String, String)>,
    form: Form,
}

async fn administration_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("administration").await?;
    let regions = region::all(&mut tx).await?;
    let (jobs_waiting, jobs_given_up) = job::counts(&mut tx).await?;
    let erased = audit::latest(&mut tx, "personal.erase", ERASURES).await?.into_iter().map(|(region_id, entry)| {
        let region = regions.iter().find(|one| one.id.as_str() == region_id).map(|one| one.name.clone());
        let payload: serde_json::Value = serde_json::from_str(entry.payload.as_deref()?).ok()?;
        let what = Some(entry.thing_id).filter(|key| context.t.has(key)).map(|key| context.t.get(&key))?;
        Some((entry.at, region.unwrap_or_default(), what, payload.get("rows")?.as_u64()?))
    });
    let erased = erased.flatten().collect();
    drop(tx);
    let failed = form.failed();
    let s = context.shell(context.t.get("administration-title"));
    let view = Administration {
        s,
        t: context.t.clone(),
        regions,
        jobs_waiting,
        jobs_given_up,
        erased,
        kinds: kinds(&context.t),
        form,
    };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn administration(context: Context) -> Result {
    let form = Form::filled(&context.t, "region", &[]);
    administration_page(&context, form).await
}

/// Runs the jobs again that were given up, when what stopped them (a mail server, say) is mended.
pub async fn retry_jobs(context: Context) -> Result {
    write_tx!(context.site.db, "jobs.retry", |tx| { job::retry(tx).await })?;
    context.redirect_done("/beheer", "notice-retried")
}

/// Makes a region with its first programme manager.
pub async fn create(context: Context) -> Result {
    let mut form = context.form("region");
    let new = NewRegion::take(&mut form);
    if form.failed() {
        return administration_page(&context, form).await;
    }
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let by = (&me.account.id, context.t.lang);
    let outcome = write_tx!(context.site.db, "region.create", |tx| { begin(tx, &context.site, by, &new).await });
    match form.refused("slug", outcome)? {
        Some(()) => context.redirect_done(&format!("/r/{}", new.region.slug), "notice-saved"),
        None => administration_page(&context, form).await,
    }
}
