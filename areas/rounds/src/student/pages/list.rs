//! The students of a round: who has no list, reminders, and every list as a file.

use std::collections::HashMap;

use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Pager, Result, Shell, T, download, fold};

use crate::place::{self, Place};
use crate::round::desk;
use crate::round::{self, Round};
use crate::student::store::Listed;
use crate::student::{Student, keep, store};
use crate::{import, study, wish};

/// A list shorter than this is risky: most who stay without a place had one.
const SHORT: i64 = 3;
const PER_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "student/list.html")]
struct List {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<evenkans_web::ShownTab>,
    round: Round,
    rows: Vec<Listed>,
    total: usize,
    pager: Pager,
    q: String,
    which: String,
    study: String,
    studies: Vec<(String, String)>,
    may_change: bool,
}

/// Whether a row belongs to a choice of the filter.
fn fits(row: &Listed, which: &str) -> bool {
    match which {
        "empty" => row.wishes == 0,
        "unconfirmed" => row.wishes > 0 && row.student.confirmed_at.is_none(),
        "short" => row.wishes > 0 && row.wishes < SHORT,
        "bounced" => row.bounced,
        "confirmed" => row.student.confirmed_at.is_some(),
        _ => true,
    }
}

async fn rows(context: &Context, round: &Round) -> Result<Vec<Listed>> {
    let mut tx = context.site.db.read("student.list").await?;
    let (q, which, study) = (fold(context.query("q")), context.query("stand"), context.query("opl"));
    let mut rows = store::listed(&mut tx, &round.region_id, round.id.as_str()).await?;
    rows.retain(|row| {
        let text = fold(&format!("{} {} {}", row.student.number, row.student.name(), row.student.email));
        fits(row, which)
            && (study.is_empty() || row.student.study_id.as_str() == study)
            && (q.is_empty() || text.contains(&q))
    });
    Ok(rows)
}

pub async fn list(context: Context) -> Result {
    let mut tx = context.site.db.read("student.page").await?;
    let view = desk::look(&context, &mut tx).await?;
    let studies = study::store::of_round(&mut tx, &view.round.region_id, view.round.id.as_str()).await?;
    drop(tx);
    let rows = rows(&context, &view.round).await?;
    let (total, pager) = (rows.len(), Pager::new(&context, rows.len(), PER_PAGE));
    context.page(&List {
        s: context.shell(context.t.get("students-title")),
        t: context.t.clone(),
        base: import::pages::base(&context, &view.round)?,
        tabs: round::pages::tabs(&context, &view.round, "studenten")?,
        may_change: view.may_change && view.round.state.is_changing(),
        round: view.round,
        rows: pager.of(rows),
        total,
        pager,
        q: context.query("q").to_owned(),
        which: context.query("stand").to_owned(),
        study: context.query("opl").to_owned(),
        studies: studies.into_iter().map(|one| (one.id.0, one.name)).collect(),
    })
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("student.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    drop(tx);
    let t = &context.t;
    let fields = ["number", "first_name", "last_name", "email", "study", "year", "earlier", "band"];
    let mut headings: Vec<String> = fields.iter().map(|field| t.word("field", field)).collect();
    headings.extend([t.get("student-wishes"), t.get("student-state")]);
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = rows(&context, &view.round)
        .await?
        .into_iter()
        .map(|row| {
            let state = state(t, &row);
            let Student { number, first_name, last_name, email, year, earlier_unplaced, travel_band, .. } = row.student;
            vec![
                number.into(),
                first_name.into(),
                last_name.into(),
                email.into(),
                row.study.into(),
                i64::from(year).into(),
                earlier_unplaced.into(),
                travel_band.into(),
                row.wishes.into(),
                state.into(),
            ]
        })
        .collect();
    download("studenten", context.param("form"), &headings, &rows)
}

/// Every wish of every student, in the form in which it can be read in again.
pub async fn export_wishes(context: Context) -> Result {
    let mut tx = context.site.db.read("wish.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    let (region, id) = (view.round.region_id.as_str(), view.round.id.as_str());
    let places = place::store::of_round(&mut tx, region, id).await?;
    let codes: std::collections::HashMap<&str, &str> =
        places.iter().map(|place: &Place| (place.id.as_str(), place.code.as_str())).collect();
    let lists = wish::store::of_round(&mut tx, region, id).await?;
    let headings = ["number", "code", "choice"].map(|field| context.t.word("field", field));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for student in store::of_round(&mut tx, region, id).await? {
        for (choice, place) in (1_i64..).zip(lists.get(student.id.as_str()).into_iter().flatten()) {
            let code = codes.get(place.as_str()).copied().unwrap_or_default();
            rows.push(vec![student.number.as_str().into(), code.into(), choice.into()]);
        }
    }
    download("voorkeuren", context.param("form"), &headings, &rows)
}

fn state(t: &T, row: &Listed) -> String {
    t.get(if row.wishes == 0 {
        "student-state-empty"
    } else if row.student.confirmed_at.is_some() {
        "student-state-confirmed"
    } else {
        "student-state-unconfirmed"
    })
}

/// Reminds the chosen students; those without an address are counted, not forgotten.
pub async fn remind(context: Context) -> Result {
    let mut tx = context.site.db.read("student.remind").await?;
    let desk = desk::take(&context, &mut tx).await?;
    drop(tx);
    if desk.round.state != round::State::Open {
        return Err(Error::refused_code("error-remind-open"));
    }
    let mut chosen = context.values("id").to_vec();
    if context.form_has("all") {
        chosen = rows(&context, &desk.round).await?.into_iter().map(|row| row.student.id.0).collect();
    }
    if chosen.is_empty() {
        return Err(Error::refused_code("list-choose-some"));
    }
    let all = write_tx!(context.site.db, "student.remind", |tx| {
        let mut all = true;
        for id in &chosen {
            let student = store::by_id(tx, &desk.round.region_id, desk.round.id.as_str(), id).await?;
            all &= keep::remind(tx, (&context.site, &context.t), &desk.round, &student).await?;
        }
        Ok(all)
    })?;
    let notice = if all { "notice-reminded" } else { "notice-reminded-some" };
    context.redirect_done(&format!("{}/studenten", import::pages::base(&context, &desk.round)?), notice)
}

/// Every class that the school gave, in the form in which it can be read in again.
pub async fn export_classes(context: Context) -> Result {
    let mut tx = context.site.db.read("class.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    let (region, id) = (view.round.region_id.as_str(), view.round.id.as_str());
    let places = place::store::of_round(&mut tx, region, id).await?;
    let students = store::of_round(&mut tx, region, id).await?;
    let codes: HashMap<&str, &str> = places.iter().map(|place| (place.id.as_str(), place.code.as_str())).collect();
    let numbers: HashMap<&str, &str> = students.iter().map(|one| (one.id.as_str(), one.number.as_str())).collect();
    let headings = ["code", "number", "class"].map(|field| context.t.word("field", field));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let given = store::classes(&mut tx, &view.round).await?;
    let rows: Vec<Vec<Cell>> = given
        .iter()
        .filter_map(|(place, student, class)| {
            let (code, number) = (*codes.get(place.as_str())?, *numbers.get(student.as_str())?);
            Some(vec![code.into(), number.into(), i64::from(*class).into()])
        })
        .collect();
    download("voorrang", context.param("form"), &headings, &rows)
}
