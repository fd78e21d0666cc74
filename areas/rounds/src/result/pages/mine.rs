//! A student's own result, with the reasons.

use std::collections::HashMap;

use askama::Template;
use evenkans_matching as engine;
use evenkans_web::{Context, Form, Result, Shell, T};

use super::check::publication;
use crate::agreement::State;
use crate::place::{self, Place};
use crate::placement::{Left, Standing};
use crate::result::{Outcome, Step, store};
use crate::round::{self, Round};
use crate::student::{self, Student};
use crate::wish;

/// A step of the explanation, with the place it is about.
pub(super) struct Rung {
    pub step: Step,
    pub title: String,
    pub employer: String,
    pub got: bool,
}

/// Why a student got what they got: each place above the result, and the place itself, with the words for classes.
pub(super) struct Ladder {
    pub rungs: Vec<Rung>,
    classes: Vec<String>,
    unlisted: u32,
    /// The student is still where the draw put them.
    pub still: bool,
}

impl Ladder {
    pub fn new(
        outcome: &Outcome,
        places: &[Place],
        names: &HashMap<String, String>,
        publication: &engine::Publication,
        now: Option<&str>,
    ) -> Self {
        let steps = &outcome.explanation.steps;
        let rung = |(index, step): (usize, &Step)| {
            let place = places.iter().find(|place| place.code == step.code)?;
            // The seats of one place can be two steps: the open ones, and those that are kept.
            let got = index + 1 == steps.len() && Some(step.position) == outcome.position;
            Some(Rung { step: step.clone(), title: place.title.clone(), employer: employer_of(place, names), got })
        };
        Self {
            rungs: steps.iter().enumerate().filter_map(rung).collect(),
            classes: publication.frozen.rules.classes.iter().map(|class| class.name.clone()).collect(),
            unlisted: publication.frozen.rules.unlisted_class,
            still: now == outcome.place_id.as_deref(),
        }
    }

    pub fn class_name(&self, t: &T, class: &u32) -> String {
        let index = usize::try_from(*class).unwrap_or_default();
        match index.checked_sub(1).and_then(|at| self.classes.get(at)) {
            Some(name) => t.with2("class-named", "class", class, "name", name),
            None if *class == self.unlisted => t.with("class-last", "class", class),
            // At seats that are kept for a programme, who is not of it stands behind it.
            None if *class > self.unlisted => t.with("class-outside", "class", class - self.unlisted),
            None => t.with("class-plain", "class", class),
        }
    }
}

pub(super) fn employer_of(place: &Place, names: &HashMap<String, String>) -> String {
    place.employer_id.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default()
}

/// A place with its employer in one line.
pub(super) fn titled(place: &Place, names: &HashMap<String, String>) -> String {
    place::titled(&place.title, &employer_of(place, names))
}

#[derive(Template)]
#[template(path = "result/mine.html")]
struct Mine {
    s: Shell,
    t: T,
    home: String,
    round: Round,
    student: Student,
    /// Where the student is now: the draw's place, or that of a correction or a repair.
    place: Option<Place>,
    employer: String,
    /// Which wish that is, from 1; nothing for a place that is not on the list.
    position: Option<usize>,
    corrected: Option<String>,
    standing: Option<Standing>,
    titles: HashMap<String, String>,
    reply: Form,
    ladder: Ladder,
    below: Vec<String>,
    seats_left: Vec<String>,
    within_cutoff: Vec<String>,
}

impl Mine {
    /// Whether the internship ended early, and no other came.
    fn stopped(&self) -> bool {
        let ended = |one: &Standing| {
            one.live.is_none() && one.agreement.as_ref().is_some_and(|(one, _)| one.state == State::Ended)
        };
        self.standing.as_ref().is_some_and(ended)
    }

    fn left(&self) -> Option<Left> {
        self.standing.as_ref()?.left
    }
}

pub async fn mine(context: Context) -> Result {
    let reply = Form::filled(&context.t, "reply", &[]);
    mine_with(&context, reply).await
}

/// The page with the form of the student's side of a decline.
pub async fn mine_with(context: &Context, reply: Form) -> Result {
    let link = context.student()?;
    let mut tx = context.site.db.read("result.mine").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    round.must_have_result()?;
    let student = student::store::by_id(&mut tx, &link.region_id, &link.round_id, &link.student_id).await?;
    let outcome = store::of_student(&mut tx, &link.region_id, &link.student_id).await?;
    let places = place::store::of_round(&mut tx, &link.region_id, &link.round_id).await?;
    let names = place::store::employer_names(&mut tx, &link.region_id).await?;
    let corrections = store::corrections(&mut tx, &round).await?;
    let standing = Standing::of(&mut tx, &round, &context.t, student.id.as_str(), &places).await?;
    let by_hand = standing.as_ref().is_some_and(Standing::is_corrected);
    let correction = corrections.iter().rev().find(|one| by_hand && one.student_id == student.id.as_str());
    let seat = standing.as_ref().and_then(|one| Some(one.live.as_ref()?.place_id.clone()));
    let list = wish::store::of_student(&mut tx, &link.region_id, &student.id).await?;
    let publication = publication(&mut tx, &round).await?;
    drop(tx);
    let by_code = |code: &str| places.iter().find(|place| place.code == code);
    let by_id = |id: &str| places.iter().find(|place| place.id.as_str() == id);
    let title = |place: &Place| titled(place, &names);
    let ladder = Ladder::new(&outcome, &places, &names, &publication, seat.as_deref());
    let reached = outcome.position.map_or(list.len(), |position| usize::try_from(position).unwrap_or_default());
    let titles = |codes: &[String]| codes.iter().filter_map(|code| by_code(code)).map(title).collect();
    let place = seat.as_deref().and_then(by_id).cloned();
    let status = reply.status();
    let view = Mine {
        s: context.shell(context.t.get("result-title")),
        t: context.t.clone(),
        home: format!("/r/{}/mijn-ronde", context.region()?.slug),
        employer: place.as_ref().map(|place| employer_of(place, &names)).unwrap_or_default(),
        position: seat.as_ref().and_then(|id| list.iter().position(|one| one == id)).map(|at| at + 1),
        titles: places.iter().map(|place| (place.id.to_string(), title(place))).collect(),
        standing,
        reply,
        place,
        corrected: correction.map(|one| one.reason.clone()),
        ladder,
        below: list.iter().skip(reached).filter_map(|id| by_id(id)).map(title).collect(),
        seats_left: titles(&outcome.explanation.seats_left),
        within_cutoff: titles(&outcome.explanation.within_cutoff),
        round,
        student,
    };
    context.page_of(status, &view)
}
