//! The places of a round: what waits for the school, approval, and the list as a file.

use std::collections::HashMap;

use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Pager, Result, Shell, T, download, fold};

use super::edit::{back, own};
use super::form::shown;
use crate::place::{LookedUp, Place, State, keep, store};
use crate::round::desk;
use crate::round::{self, Round};
use crate::study::{self, Study};

const PER_PAGE: usize = 100;

struct Row {
    place: Place,
    employer: String,
    asked: i64,
}

#[derive(Template)]
#[template(path = "place/list.html")]
struct List {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<evenkans_web::ShownTab>,
    round: Round,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
    q: String,
    state: Option<State>,
    may_change: bool,
    form: Form,
}

impl List {
    /// Whether a row was ticked in a form that was refused.
    fn is_chosen(&self, place: &Place) -> bool {
        self.form.all("id").iter().any(|row| row.starts_with(place.id.as_str()))
    }
}

async fn rows(tx: &mut evenkans_store::Tx, round: &Round, q: &str, state: Option<State>) -> Result<Vec<Row>> {
    let names = store::employer_names(tx, &round.region_id).await?;
    let asked = store::asked(tx, &round.region_id, round.id.as_str()).await?;
    let q = fold(q);
    let rows = store::of_round(tx, &round.region_id, round.id.as_str()).await?.into_iter().map(|place| Row {
        employer: place.employer_id.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default(),
        asked: asked.get(place.id.as_str()).copied().unwrap_or_default(),
        place,
    });
    Ok(rows
        .filter(|row| state.is_none_or(|state| row.place.state == state))
        .filter(|row| {
            let text = format!("{} {} {} {}", row.place.code, row.place.title, row.employer, row.place.town);
            q.is_empty() || fold(&text).contains(&q)
        })
        .collect())
}

async fn list_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("place.list").await?;
    let view = desk::look(context, &mut tx).await?;
    let (q, state) = (context.query("q").to_owned(), context.query("state").parse().ok());
    let rows = rows(&mut tx, &view.round, &q, state).await?;
    let (total, pager) = (rows.len(), Pager::new(context, rows.len(), PER_PAGE));
    let failed = form.failed();
    let page = List {
        s: context.shell(context.t.get("places-title")),
        t: context.t.clone(),
        base: crate::import::pages::base(context, &view.round)?,
        tabs: round::pages::tabs(context, &view.round, "plekken")?,
        may_change: view.may_change && view.round.state.is_changing(),
        round: view.round,
        rows: pager.of(rows),
        total,
        pager,
        q,
        state,
        form,
    };
    if failed { context.page_again(&page) } else { context.page(&page) }
}

pub async fn list(context: Context) -> Result {
    let form = Form::filled(&context.t, "approve", &[]);
    list_page(&context, form).await
}

/// Each programme with where and when its recognition was looked up.
fn recognised_for(place: &Place, codes: &HashMap<&str, &str>) -> String {
    let each = place.recognised.iter().filter_map(|one| {
        let code = codes.get(one.study_id.as_str())?;
        Some(format!("{code} ({}, {})", one.source, one.on))
    });
    each.collect::<Vec<_>>().join("|")
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("place.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    let studies = study::store::of_round(&mut tx, &view.round.region_id, view.round.id.as_str()).await?;
    let codes: HashMap<&str, &str> = studies.iter().map(|one: &Study| (one.id.as_str(), one.code.as_str())).collect();
    let t = &context.t;
    let fields = [
        "code",
        "title",
        "employer",
        "town",
        "sector",
        "studies",
        "capacity",
        "reserved",
        "min_year",
        "days",
        "hours",
        "allowance",
        "language",
        "accessibility",
        "tasks",
        "requirements",
        "criteria",
        "starts_on",
        "ends_on",
        "contact_name",
        "contact_email",
        "recognised_source",
        "recognised_on",
        "recognised_for",
        "state",
    ];
    let headings: Vec<String> = fields.iter().map(|field| t.word("field", field)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = rows(&mut tx, &view.round, "", None)
        .await?
        .into_iter()
        .map(|Row { place, employer, .. }| {
            let studies: Vec<&str> = place.studies.iter().filter_map(|id| codes.get(id.as_str()).copied()).collect();
            vec![
                place.code.clone().into(),
                place.title.clone().into(),
                employer.into(),
                place.town.clone().into(),
                place.sector.clone().into(),
                studies.join("|").into(),
                i64::from(place.capacity).into(),
                reserved(&place, &codes).into(),
                i64::from(place.min_year).into(),
                place.days.join("|").into(),
                i64::from(place.hours).into(),
                Cell::cents(place.allowance_cents),
                place.language.clone().into(),
                place.accessibility.clone().into(),
                place.tasks.clone().into(),
                shown(t, "requirement", &place.requirements).join("|").into(),
                shown(t, "criterion", &place.criteria).join("|").into(),
                place.starts_on.clone().into(),
                place.ends_on.clone().into(),
                place.contact_name.clone().into(),
                place.contact_email.clone().into(),
                place.latest_recognition().map(|last| last.source.clone()).unwrap_or_default().into(),
                place.latest_recognition().map(|last| last.on.clone()).unwrap_or_default().into(),
                recognised_for(&place, &codes).into(),
                t.word("place-state", place.state.word()).into(),
            ]
        })
        .collect();
    download("stageplekken", context.param("form"), &headings, &rows)
}

/// How many seats are kept for which programme, as the import reads it.
fn reserved(place: &Place, codes: &HashMap<&str, &str>) -> String {
    let one = |(study, seats): &(study::StudyId, u32)| Some(format!("{}: {seats}", codes.get(study.as_str())?));
    place.reserved.iter().filter_map(one).collect::<Vec<_>>().join(" | ")
}

/// Approves the chosen places at once, with where and when recognition was looked up.
pub async fn approve(context: Context) -> Result {
    let (desk, _) = own(&context).await?;
    let mut form = context.form("approve");
    let (source, on) = (form.take_text("source", false, 200), form.take_day("on", false));
    let looked_up = LookedUp { source, on, studies: None };
    let chosen = context.values("id").to_vec();
    if chosen.is_empty() {
        form.wrong("source", "list-choose-some");
    }
    if !form.failed() {
        let done = write_tx!(context.site.db, "place.approve", |tx| {
            for row in &chosen {
                let (id, version) = row.split_once(' ').unwrap_or((row, ""));
                let version = version.parse().unwrap_or(-1);
                keep::approve(tx, &desk, (id, version), &looked_up).await?;
            }
            Ok(())
        });
        if form.refused("source", done)?.is_some() {
            return context.redirect_done(&back(&context, &desk.round), "notice-approved");
        }
    }
    list_page(&context, form).await
}
