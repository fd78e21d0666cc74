//! The result as the school sees it: who is where, corrections, and what an auditor needs.

use std::collections::HashMap;

use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Pager, Result, Shell, ShownTab, T, attachment, download};

use crate::place::{self, Place};
use crate::result::{Figures, Outcome, store};
use crate::round::{self, Round, State, desk};
use crate::student::{self, Student};
use crate::{import, wish};

/// Rows of a result on one page.
const PER_PAGE: usize = 100;

struct Row {
    student: Student,
    outcome: Outcome,
    place: String,
    corrected: bool,
}

#[derive(Template)]
#[template(path = "result/desk.html")]
struct Desk {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    figures: Figures,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
    which: String,
    q: String,
    corrections: Vec<ShownCorrection>,
    students: Vec<(String, String)>,
    places: Vec<(String, String)>,
    may_change: bool,
    /// The term of the round's personal data is over.
    erased: bool,
    form: Form,
}

/// A correction without a name, as everybody may read it.
pub struct ShownCorrection {
    pub at: i64,
    pub from: String,
    pub to: String,
    pub reason: String,
}

/// Corrections of a round by the places' titles; `nowhere` is the word for no place.
pub async fn shown_corrections(tx: &mut evenkans_store::Tx, round: &Round, t: &T) -> Result<Vec<ShownCorrection>> {
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let name = |id: &Option<String>| {
        let found = id.as_ref().and_then(|id| places.iter().find(|place| place.id.as_str() == id));
        found.map_or_else(|| t.get("correct-nowhere"), |place| format!("{} {}", place.code, place.title))
    };
    let all = store::corrections(tx, round).await?;
    Ok(all
        .into_iter()
        .map(|one| ShownCorrection { at: one.at, from: name(&one.from), to: name(&one.to), reason: one.reason })
        .collect())
}

async fn desk_rows(tx: &mut evenkans_store::Tx, round: &Round) -> Result<(Vec<Row>, Figures, Vec<Place>)> {
    let outcomes = store::of_round(tx, round).await?;
    let seats = store::seats(tx, round).await?;
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let lists = wish::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let mut students: HashMap<String, Student> = student::store::of_round(tx, &round.region_id, round.id.as_str())
        .await?
        .into_iter()
        .map(|student| (student.id.0.clone(), student))
        .collect();
    let names = place::store::employer_names(tx, &round.region_id).await?;
    let title = |place: &Place| {
        let employer = place.employer_id.as_ref().and_then(|id| names.get(id));
        let employer = employer.map(|name| format!(", {name}")).unwrap_or_default();
        format!("{} {}{employer}", place.code, place.title)
    };
    let titles: HashMap<&str, String> = places.iter().map(|place| (place.id.as_str(), title(place))).collect();
    let without = outcomes.iter().filter(|one| !lists.contains_key(one.student_id.as_str())).count();
    let figures = Figures::of(&store::positions(tx, round).await?, without);
    let mut rows: Vec<Row> = outcomes
        .into_iter()
        .filter_map(|outcome| {
            let student = students.remove(outcome.student_id.as_str())?;
            let seat = seats.get(student.id.as_str());
            let corrected = seat != outcome.place_id.as_ref();
            let place = seat.and_then(|id| titles.get(id.as_str())).cloned().unwrap_or_default();
            Some(Row { student, outcome, place, corrected })
        })
        .collect();
    rows.sort_by(|a, b| {
        a.student.last_name.cmp(&b.student.last_name).then_with(|| a.student.number.cmp(&b.student.number))
    });
    Ok((rows, figures, places))
}

async fn desk_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("result.desk").await?;
    let view = desk::look(context, &mut tx).await?;
    if !matches!(view.round.state, State::Drawn | State::Published) {
        return Err(Error::refused_code("error-result-none"));
    }
    let (rows, figures, places) = desk_rows(&mut tx, &view.round).await?;
    let erased = rows.is_empty();
    let corrections = shown_corrections(&mut tx, &view.round, &context.t).await?;
    drop(tx);
    let (q, which) = (context.query("q").to_lowercase(), context.query("stand").to_owned());
    let students = rows
        .iter()
        .map(|row| (row.student.id.0.clone(), format!("{} ({})", row.student.name(), row.student.number)))
        .collect();
    let mut options = vec![(String::new(), context.t.get("correct-nowhere"))];
    options.extend(places.iter().map(|place| (place.id.0.clone(), format!("{} {}", place.code, place.title))));
    let rows: Vec<Row> = rows
        .into_iter()
        .filter(|row| match which.as_str() {
            "unplaced" => row.place.is_empty(),
            "placed" => !row.place.is_empty(),
            _ => true,
        })
        .filter(|row| {
            let text = format!("{} {} {}", row.student.name(), row.student.number, row.place).to_lowercase();
            q.is_empty() || text.contains(&q)
        })
        .collect();
    let pager = Pager::new(context, rows.len(), PER_PAGE);
    let failed = form.failed();
    let page = Desk {
        s: context.shell(context.t.get("result-desk-title")),
        t: context.t.clone(),
        base: import::pages::base(context, &view.round)?,
        tabs: round::pages::tabs(context, &view.round, "uitslag")?,
        total: rows.len(),
        rows: pager.of(rows),
        pager,
        figures,
        which,
        q: context.query("q").to_owned(),
        corrections,
        students,
        places: options,
        may_change: view.may_change,
        erased,
        round: view.round,
        form,
    };
    if failed { context.page_again(&page) } else { context.page(&page) }
}

pub async fn desk(context: Context) -> Result {
    let form = Form::filled(&context.t, "correct", &[]);
    desk_page(&context, form).await
}

pub async fn correct(context: Context) -> Result {
    let mut form = context.form("correct");
    let student = form.take_text("student", true, 60);
    let to = Some(form.raw("place").to_owned()).filter(|id| !id.is_empty());
    let reason = form.take_text("reason", true, 500);
    if !form.failed() {
        let done = write_tx!(context.site.db, "result.correct", |tx| {
            let desk = desk::take(&context, tx).await?;
            round::correct(tx, &desk, &student, to.as_deref(), &reason).await?;
            round::tell_corrected(tx, (&context.site, &context.t), &desk.round, &student).await
        });
        if form.refused("reason", done)?.is_some() {
            let slug = &context.region()?.slug;
            let to = format!("/r/{slug}/rondes/{}/uitslag", context.param("id"));
            return context.redirect_done(&to, "notice-corrected");
        }
    }
    desk_page(&context, form).await
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("result.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    let (rows, _, _) = desk_rows(&mut tx, &view.round).await?;
    let t = &context.t;
    let headings =
        ["field-number", "result-student", "result-place", "result-choice", "result-corrected"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|row| {
            let choice = row.outcome.position.map(i64::from);
            vec![
                row.student.number.clone().into(),
                row.student.name().into(),
                row.place.into(),
                choice.into(),
                row.corrected.into(),
            ]
        })
        .collect();
    download("uitslag", context.param("form"), &headings, &rows)
}

/// What an auditor needs besides the publication: everything, so only for the school to hand over.
pub async fn opening(context: Context) -> Result {
    let mut tx = context.site.db.read("result.opening").await?;
    let desk = desk::take(&context, &mut tx).await?;
    let kept = round::store::live_freeze(&mut tx, &desk.round).await?;
    drop(tx);
    if kept.opening.is_empty() {
        return Err(Error::refused_code("error-opening-erased"));
    }
    write_tx!(context.site.db, "result.opening", |tx| {
        desk.record_round(tx, "round.opening-downloaded", &serde_json::json!({})).await
    })?;
    attachment("opening.csv", "text/csv; charset=utf-8", kept.opening.into_bytes())
}
