//! The result of one student as the school sees it, and the one place where it can be corrected.

use std::collections::HashMap;

use askama::Template;
use axum::http::StatusCode;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::check::publication;
use super::mine::{Ladder, titled};
use crate::place::{self, Place};
use crate::placement::{self, Standing};
use crate::result::store;
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
    place: Option<String>,
    /// Which wish that is, from 1; nothing for a place that is not on the list.
    position: Option<usize>,
    corrected: Vec<String>,
    standing: Option<Standing>,
    happened: Vec<(i64, String)>,
    ladder: Ladder,
    longer: Vec<String>,
    /// Where the student may be put: places that admit them and have a seat.
    options: Vec<(String, String)>,
    may_change: bool,
    form: Form,
}

/// Places that admit the student and have a seat that nobody has.
fn free(seats: &HashMap<String, i64>, student: &Student, places: &[Place]) -> Vec<String> {
    let has_seat =
        |place: &&Place| seats.get(place.id.as_str()).is_some_and(|free| *free > 0) && place.why_not(student).is_none();
    places.iter().filter(has_seat).map(|place| place.id.0.clone()).collect()
}

async fn page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("result.one").await?;
    let view = desk::look(context, &mut tx).await?;
    let round = view.round;
    if round.state != State::Drawn && !round.state.is_published() {
        return Err(Error::refused_code("error-result-none"));
    }
    let (region, id) = (round.region_id.clone(), context.param("student").to_owned());
    let student = student::store::by_id(&mut tx, &region, round.id.as_str(), &id).await?;
    let outcome = store::of_student(&mut tx, &region, &id).await?;
    let places = place::store::of_round(&mut tx, &region, round.id.as_str()).await?;
    let names = place::store::employer_names(&mut tx, &region).await?;
    let corrections = store::corrections(&mut tx, &round).await?;
    let standing = Standing::of(&mut tx, &round, &context.t, &id, &places).await?;
    let seat = match &standing {
        Some(standing) => standing.live.as_ref().map(|one| one.place_id.clone()),
        None => store::drawn_seats(&mut tx, &round).await?.remove(&id),
    };
    // Only who may correct needs to know where there is room.
    let free = match view.may_change {
        true => free(&placement::free_seats(&mut tx, &round, &places).await?, &student, &places),
        false => Vec::new(),
    };
    // The publication is the school's to see before it is everybody's.
    let publication = publication(&mut tx, &Round { state: State::Published, ..round.clone() }).await?;
    let listed = wish::store::of_student(&mut tx, &region, &student.id).await?;
    drop(tx);
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
    let titles = places.iter().map(|place| (place.id.to_string(), shown(place))).collect();
    let view = One {
        happened: standing.as_ref().map(|one| one.happened(&t, &titles)).unwrap_or_default(),
        standing,
        s: context.shell(student.name()),
        base: import::pages::base(context, &round)?,
        place: seat.as_ref().and_then(by_id).map(shown),
        position: seat.as_ref().and_then(|id| listed.iter().position(|one| one == id)).map(|at| at + 1),
        corrected: corrections.into_iter().filter(|one| one.student_id == id).map(|one| one.reason).collect(),
        ladder: Ladder::new(&outcome, &places, &names, &publication, seat.as_deref()),
        longer,
        options,
        may_change: view.may_change,
        round,
        student,
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
