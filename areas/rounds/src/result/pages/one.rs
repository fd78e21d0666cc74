//! The result of one student as the school sees it, and the one place where it can be corrected.

use std::collections::HashMap;

use askama::Template;
use axum::http::StatusCode;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::check::publication;
use super::mine::{Ladder, titled};
use crate::place::{self, Place};
use crate::result::{Outcome, store};
use crate::round::{self, Round, State, desk};
use crate::student::{self, Student};
use crate::{import, wish};

/// What the form sends for "no place": an empty choice is none.
const NOWHERE: &str = "nergens";

#[derive(Template)]
#[template(path = "result/one.html")]
struct One {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    student: Student,
    outcome: Outcome,
    place: Option<String>,
    corrected: Vec<String>,
    ladder: Ladder,
    longer: Vec<String>,
    /// Where the student may be put: places that admit them and have a seat.
    options: Vec<(String, String)>,
    may_change: bool,
    form: Form,
}

/// Places that admit the student and have a seat that nobody has.
fn free(seats: &HashMap<String, String>, student: &Student, places: &[Place]) -> Vec<String> {
    let mut taken: HashMap<&str, usize> = HashMap::new();
    for place in seats.values() {
        *taken.entry(place).or_default() += 1;
    }
    let has_seat = |place: &&Place| {
        let taken = taken.get(place.id.as_str()).copied().unwrap_or_default();
        taken < usize::try_from(place.capacity).unwrap_or(usize::MAX) && place.why_not(student).is_none()
    };
    places.iter().filter(has_seat).map(|place| place.id.0.clone()).collect()
}

async fn page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("result.one").await?;
    let view = desk::look(context, &mut tx).await?;
    let round = view.round;
    if !matches!(round.state, State::Drawn | State::Published) {
        return Err(Error::refused_code("error-result-none"));
    }
    let (region, id) = (round.region_id.clone(), context.param("student").to_owned());
    let student = student::store::by_id(&mut tx, &region, round.id.as_str(), &id).await?;
    let outcome = store::of_student(&mut tx, &region, &id).await?;
    let places = place::store::of_round(&mut tx, &region, round.id.as_str()).await?;
    let names = place::store::employer_names(&mut tx, &region).await?;
    let seats = store::seats(&mut tx, &round).await?;
    let corrections = store::corrections(&mut tx, &round).await?;
    // The publication is the school's to see before it is everybody's.
    let publication = publication(&mut tx, &Round { state: State::Published, ..round.clone() }).await?;
    let listed = wish::store::of_student(&mut tx, &region, &student.id).await?;
    drop(tx);
    let free = free(&seats, &student, &places);
    let seat = seats.get(&id).cloned();
    let t = context.t.clone();
    let shown = |place: &Place| format!("{} {}", place.code, titled(place, &names));
    let by_id = |id: &String| places.iter().find(|place| place.id.as_str() == id);
    let mut options = vec![(String::new(), t.get("correct-choose"))];
    if seat.is_some() {
        options.push((NOWHERE.to_owned(), t.get("correct-nowhere")));
    }
    // Places of the own list first: a correction to a place that nobody asked for has to be meant.
    let (mut own, other): (Vec<&String>, Vec<&String>) = free.iter().partition(|id| listed.contains(*id));
    own.sort_by_key(|id| listed.iter().position(|one| one == *id));
    let wished = own
        .into_iter()
        .filter_map(by_id)
        .map(|place| (place.id.0.clone(), t.with("correct-listed", "place", shown(place))));
    options.extend(wished.collect::<Vec<_>>());
    options.extend(other.into_iter().filter_map(by_id).map(|place| (place.id.0.clone(), shown(place))));
    let codes = outcome.explanation.seats_left.iter().chain(&outcome.explanation.within_cutoff);
    let longer = codes.filter_map(|code| places.iter().find(|place| place.code == *code)).map(shown).collect();
    let status = form.status();
    let view = One {
        s: context.shell(student.name()),
        base: import::pages::base(context, &round)?,
        place: seat.as_ref().and_then(by_id).map(shown),
        corrected: corrections.into_iter().filter(|one| one.student_id == id).map(|one| one.reason).collect(),
        ladder: Ladder::new(&outcome, &places, &names, &publication),
        longer,
        options,
        may_change: view.may_change,
        round,
        student,
        outcome,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn one(context: Context) -> Result {
    let form = Form::filled(&context.t, "correct", &[]);
    page(&context, form).await
}

pub async fn correct(context: Context) -> Result {
    let mut form = context.form("correct");
    let to = form.take_text("place", true, 60);
    let to = Some(to).filter(|to| to != NOWHERE);
    let reason = form.take_text("reason", true, 500);
    if form.status() == StatusCode::OK {
        let student = context.param("student");
        let done = write_tx!(context.site.db, "result.correct", |tx| {
            let desk = desk::take(&context, tx).await?;
            let from = round::correct(tx, &desk, student, to.as_deref(), &reason).await?;
            round::tell_corrected(tx, (&context.site, &context.t), &desk.round, student, (from, to.clone())).await
        });
        if form.refused("reason", done)?.is_some() {
            let slug = &context.region()?.slug;
            let to = format!("/r/{slug}/rondes/{}/uitslag/{student}", context.param("id"));
            return context.redirect_done(&to, "notice-corrected");
        }
    }
    page(&context, form).await
}
