use std::collections::HashMap;

use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Pager, Result, Shell, T, download};

use super::{By, Change, Demand, KNOWN_CRITERIA, KNOWN_REQUIREMENTS, Place, State, keep, store};
use crate::round::desk::{self, Desk};
use crate::round::{self, Round};
use crate::study::{self, Study, StudyId};

const PER_PAGE: usize = 100;
const WEEK: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];

/// A list of words with their texts.
fn words(t: &T, list: &str, words: &[&str]) -> Vec<(String, String)> {
    words.iter().map(|word| ((*word).to_owned(), t.word(list, word))).collect()
}

/// Demands as people read them.
#[must_use]
pub fn shown(t: &T, list: &str, demands: &[Demand]) -> Vec<String> {
    demands
        .iter()
        .map(|demand| match (&demand.known, demand.reason.is_empty()) {
            (Some(word), _) => t.word(list, word),
            (None, true) => demand.text.clone(),
            (None, false) => t.with2("place-own-demand", "text", &demand.text, "reason", &demand.reason),
        })
        .collect()
}

#[must_use]
pub fn days(t: &T, place: &Place) -> String {
    place.days.iter().map(|day| t.word("day", day)).collect::<Vec<_>>().join(", ")
}

#[must_use]
pub fn euros(cents: i64) -> String {
    if cents % 100 == 0 { format!("€ {}", cents / 100) } else { format!("€ {},{:02}", cents / 100, cents % 100) }
}

#[must_use]
pub fn blank_form(context: &Context, round: &Round) -> Form {
    let values = [
        ("capacity", "1".to_owned()),
        ("starts_on", round.starts_on.clone()),
        ("ends_on", round.ends_on.clone()),
        ("language", context.t.get("place-language-default")),
    ];
    Form::filled(&context.t, "place", &values)
}

#[must_use]
pub fn filled_form(context: &Context, place: &Place) -> Form {
    let mut values = vec![
        ("title", place.title.clone()),
        ("tasks", place.tasks.clone()),
        ("sector", place.sector.clone()),
        ("town", place.town.clone()),
        ("hours", place.hours.to_string()),
        ("allowance", format!("{},{:02}", place.allowance_cents / 100, place.allowance_cents % 100)),
        ("language", place.language.clone()),
        ("accessibility", place.accessibility.clone()),
        ("capacity", place.capacity.to_string()),
        ("min_year", place.min_year.to_string()),
        ("starts_on", place.starts_on.clone()),
        ("ends_on", place.ends_on.clone()),
        ("contact_name", place.contact_name.clone()),
        ("contact_email", place.contact_email.clone()),
        ("version", place.version.to_string()),
    ];
    values.extend(place.days.iter().map(|day| ("days", day.clone())));
    values.extend(place.studies.iter().map(|study| ("studies", study.to_string())));
    for (field, own, reason, demands) in [
        ("requirements", "own_requirement", "own_reason", &place.requirements),
        ("criteria", "own_criterion", "own_criterion_reason", &place.criteria),
    ] {
        values.extend(demands.iter().filter_map(|demand| Some((field, demand.known.clone()?))));
        let owns: Vec<&Demand> = demands.iter().filter(|demand| demand.known.is_none()).collect();
        values.push((own, owns.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n")));
        values.push((reason, owns.first().map(|one| one.reason.clone()).unwrap_or_default()));
    }
    Form::filled(&context.t, "place", &values)
}

/// Reads the form of a place. An employer's own requirement needs a reason that is about the work.
pub fn read_form(form: &mut Form, reasons: bool) -> Result<Change> {
    let allowance = match form.raw("allowance") {
        "" => 0,
        text => evenkans_sheets::cell::cents(text).unwrap_or(-1),
    };
    if !(0..=1_000_000).contains(&allowance) {
        form.wrong("allowance", "place-allowance-wrong");
    }
    let (starts_on, ends_on) = (form.take_day("starts_on", true), form.take_day("ends_on", true));
    if starts_on > ends_on {
        form.wrong("ends_on", "error-round-period");
    }
    let days: Vec<String> =
        WEEK.iter().filter(|day| form.all("days").iter().any(|d| d == *day)).map(|d| (*d).to_owned()).collect();
    let mut studies: Vec<StudyId> = form.all("studies").iter().map(|id| StudyId(id.clone())).collect();
    studies.sort();
    Ok(Change {
        title: form.take_text("title", true, 120),
        tasks: form.take_text("tasks", true, 3000),
        sector: form.take_text("sector", false, 80),
        town: form.take_text("town", true, 80),
        days,
        hours: u32::try_from(form.take_number_or_least("hours", 0, 60)).unwrap_or_default(),
        allowance_cents: allowance.max(0),
        language: form.take_text("language", false, 80),
        accessibility: form.take_text("accessibility", false, 300),
        capacity: u32::try_from(form.take_number("capacity", 0, 1000)).unwrap_or_default(),
        min_year: u32::try_from(form.take_number_or_least("min_year", 0, 9)).unwrap_or_default(),
        requirements: demands(form, ("requirements", "own_requirement", "own_reason"), KNOWN_REQUIREMENTS, reasons),
        criteria: demands(form, ("criteria", "own_criterion", "own_criterion_reason"), KNOWN_CRITERIA, reasons),
        starts_on,
        ends_on,
        contact_name: form.take_text("contact_name", true, 120),
        contact_email: form.take_email("contact_email", true),
        studies,
    })
}

fn demands(form: &mut Form, (field, own, reason): (&str, &str, &str), known: &[&str], reasons: bool) -> Vec<Demand> {
    let ticked = form.all(field).to_vec();
    let mut demands: Vec<Demand> = known
        .iter()
        .filter(|word| ticked.iter().any(|one| one == *word))
        .map(|word| Demand { known: Some((*word).to_owned()), text: String::new(), reason: String::new() })
        .collect();
    let (texts, why) = (form.take_text(own, false, 1000), form.take_text(reason, false, 500));
    let own_ones: Vec<&str> = texts.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if reasons && !own_ones.is_empty() && why.is_empty() {
        form.wrong(reason, "place-reason-missing");
    }
    demands.extend(own_ones.iter().map(|text| Demand { known: None, text: (*text).to_owned(), reason: why.clone() }));
    demands
}

#[derive(Template)]
#[template(path = "place/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    back: String,
    round: Round,
    place: Option<Place>,
    form: Form,
    studies: Vec<(String, String)>,
    week: Vec<(String, String)>,
    requirements: Vec<(String, String)>,
    criteria: Vec<(String, String)>,
    employers: Vec<(String, String)>,
    by_employer: bool,
}

/// The form of a place, for the school and (with `back` to its own page) for the employer.
pub async fn edit_page(context: &Context, round: &Round, place: Option<Place>, mut form: Form, back: &str) -> Result {
    let region = context.region()?;
    let t = context.t.clone();
    let by_employer = back == "mijn-plekken";
    let mut tx = context.site.db.read("place.edit").await?;
    let studies = study::store::of_round(&mut tx, region.id.as_str(), round.id.as_str()).await?;
    let mut employers = Vec::new();
    if !by_employer && place.is_none() {
        employers.push((String::new(), t.get("place-no-employer")));
        let kind = Some(evenkans_network::partner::Kind::Employer);
        let all = evenkans_network::partner::store::list(&mut tx, region.id.as_str(), kind, "").await?;
        employers.extend(all.into_iter().map(|one| (one.id.0, one.name)));
    }
    let status = form.status();
    let place = match place {
        // As it stands now: the form may be shown again because somebody else changed it.
        Some(place) => Some(store::by_id(&mut tx, region.id.as_str(), place.id.as_str()).await?),
        None => None,
    };
    if let Some(place) = &place {
        form.renew(place.version);
    }
    drop(tx);
    let title = place.as_ref().map_or_else(|| t.get("place-new"), |place| place.title.clone());
    let view = Edit {
        s: context.shell(title),
        back: format!("/r/{}/{back}", region.slug),
        round: round.clone(),
        place,
        form,
        studies: studies.into_iter().map(|one| (one.id.0, one.name)).collect(),
        week: words(&t, "day", &WEEK),
        requirements: words(&t, "requirement", KNOWN_REQUIREMENTS),
        criteria: words(&t, "criterion", KNOWN_CRITERIA),
        employers,
        by_employer,
        t,
    };
    context.page_of(status, &view)
}

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
    let q = q.to_lowercase();
    let rows = store::of_round(tx, &round.region_id, round.id.as_str()).await?.into_iter().map(|place| Row {
        employer: place.employer_id.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default(),
        asked: asked.get(place.id.as_str()).copied().unwrap_or_default(),
        place,
    });
    Ok(rows
        .filter(|row| state.is_none_or(|state| row.place.state == state))
        .filter(|row| {
            let text = format!("{} {} {} {}", row.place.code, row.place.title, row.employer, row.place.town);
            q.is_empty() || text.to_lowercase().contains(&q)
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
                place.recognised_source.clone().into(),
                place.recognised_on.clone().into(),
                t.word("place-state", place.state.word()).into(),
            ]
        })
        .collect();
    download("stageplekken", context.param("form"), &headings, &rows)
}

fn back(context: &Context, round: &Round) -> String {
    let slug = context.region.as_ref().map_or("", |region| region.slug.as_str());
    format!("/r/{slug}/rondes/{}/plekken", round.id)
}

fn below(round: &Round) -> String {
    format!("rondes/{}/plekken", round.id)
}

async fn own(context: &Context) -> Result<(Desk, Option<Place>)> {
    let mut tx = context.site.db.read("place.own").await?;
    let desk = desk::take(context, &mut tx).await?;
    let id = context.param("place");
    if id.is_empty() {
        return Ok((desk, None));
    }
    let place = store::by_id(&mut tx, &desk.round.region_id, id).await?;
    if place.round_id != desk.round.id.as_str() {
        return Err(evenkans_web::Error::not_found());
    }
    Ok((desk, Some(place)))
}

pub async fn new(context: Context) -> Result {
    let (desk, _) = own(&context).await?;
    let form = blank_form(&context, &desk.round);
    edit_page(&context, &desk.round, None, form, &below(&desk.round)).await
}

pub async fn create(context: Context) -> Result {
    let (desk, _) = own(&context).await?;
    let mut form = context.form("place");
    let change = read_form(&mut form, false)?;
    let employer = Some(form.raw("employer").to_owned()).filter(|id| !id.is_empty());
    if !form.failed() {
        let made = write_tx!(context.site.db, "place.create", |tx| {
            if let Some(id) = &employer {
                crate::employer::of_region(tx, &desk.round.region_id, id).await?;
            }
            let by = By::School(&desk);
            let id = keep::create(tx, by, &desk.round, employer.clone(), change.clone()).await?;
            keep::submit(tx, by, &desk.round, id.as_str()).await
        });
        if form.refused("title", made)?.is_some() {
            return context.redirect_done(&back(&context, &desk.round), "notice-saved");
        }
    }
    edit_page(&context, &desk.round, None, form, &below(&desk.round)).await
}

pub async fn edit(context: Context) -> Result {
    let (desk, place) = own(&context).await?;
    let place = place.ok_or_else(evenkans_web::Error::not_found)?;
    let form = filled_form(&context, &place);
    edit_page(&context, &desk.round, Some(place), form, &below(&desk.round)).await
}

pub async fn save(context: Context) -> Result {
    let (desk, place) = own(&context).await?;
    let mut form = context.form("place");
    let change = read_form(&mut form, false)?;
    let (id, version) = (context.param("place").to_owned(), form.version());
    if !form.failed() {
        let saved = write_tx!(context.site.db, "place.save", |tx| {
            keep::save(tx, By::School(&desk), &desk.round, &id, version, change.clone()).await
        });
        if form.refused("title", saved)?.is_some() {
            return context.redirect_done(&back(&context, &desk.round), "notice-saved");
        }
    }
    edit_page(&context, &desk.round, place, form, &below(&desk.round)).await
}

/// Approves the chosen places at once, with where and when recognition was looked up.
pub async fn approve(context: Context) -> Result {
    let (desk, _) = own(&context).await?;
    let mut form = context.form("approve");
    let (source, on) = (form.take_text("source", false, 200), form.take_day("on", false));
    let chosen = context.values("id").to_vec();
    if chosen.is_empty() {
        form.wrong("source", "list-choose-some");
    }
    if !form.failed() {
        let done = write_tx!(context.site.db, "place.approve", |tx| {
            for row in &chosen {
                let (id, version) = row.split_once(' ').unwrap_or((row, ""));
                let version = version.parse().unwrap_or(-1);
                keep::approve(tx, &desk, (id, version), &source, &on).await?;
            }
            Ok(())
        });
        if form.refused("source", done)?.is_some() {
            return context.redirect_done(&back(&context, &desk.round), "notice-approved");
        }
    }
    list_page(&context, form).await
}

pub async fn return_place(context: Context) -> Result {
    let (desk, place) = own(&context).await?;
    let mut form = context.form("place");
    let note = form.take_text("note", true, 500);
    if form.failed() {
        let place = place.ok_or_else(evenkans_web::Error::not_found)?;
        let mut form = filled_form(&context, &place);
        form.wrong("note", "form-required");
        return edit_page(&context, &desk.round, Some(place), form, &below(&desk.round)).await;
    }
    let id = context.param("place");
    write_tx!(context.site.db, "place.return", |tx| { keep::return_to_employer(tx, &desk, id, &note).await })?;
    context.redirect_done(&back(&context, &desk.round), "notice-returned")
}

pub async fn close(context: Context) -> Result {
    let (desk, _) = own(&context).await?;
    let id = context.param("place");
    write_tx!(context.site.db, "place.close", |tx| { keep::close(tx, By::School(&desk), &desk.round, id).await })?;
    context.redirect_done(&back(&context, &desk.round), "notice-saved")
}
