//! An internship while it runs: who of the school guides the student, visits with short reports, and the pages on which
//! student, employer and school find all of it. What is said meanwhile are things of their own: [`crate::talk`],
//! [`crate::pulse`], [`crate::adjustment`] and [`crate::evaluation`].

mod clock;
mod guiding;
mod keep;
pub mod pages;
mod sides;
pub mod store;

use evenkans_people::AccountId;
use evenkans_store::{Result, Tx, id, words};
use evenkans_web::Moment;

use crate::agreement::{self, State, template, usual_terms};
use crate::place::{self, Place};
use crate::placement::{self, Ended, Placement};
use crate::round::Round;

pub use clock::{ask_how_it_was, tick};
pub use guiding::Guiding;
pub use keep::{assign, call_off, plan, report, reschedule, tell_guide, unassign};
pub(crate) use sides::{home_of, of_side};

id!(VisitId);
words!(
    /// Where a visit is.
    VisitKind { Place = "place", School = "school", Online = "online", Phone = "phone" }
);
words!(
    /// How far the guidance of a student is, what needs somebody first.
    Care {
        NoGuide = "no-guide",
        /// A visit was, and nobody wrote how it went.
        Unreported = "unreported",
        /// No visit was planned or held.
        Unvisited = "unvisited",
        Planned = "planned",
        Visited = "visited",
    }
);
words!(
    /// Who answers or notes something besides the school.
    Side { Student = "student", Employer = "employer" }
);
words!(
    /// What the clock asks, each once.
    Ask { FirstPulse = "first-pulse", SecondPulse = "second-pulse", Evaluation = "evaluation" }
);

/// Somebody of the school who guides a student.
#[derive(Debug, Clone)]
pub struct Guide {
    pub account_id: AccountId,
    pub name: String,
    pub email: String,
}

#[derive(Debug, Clone)]
pub struct Visit {
    pub id: VisitId,
    pub student_id: String,
    pub placement_id: String,
    pub at: i64,
    pub kind: VisitKind,
    pub report: String,
    pub called_off_at: Option<i64>,
    pub called_off_because: String,
    pub version: i64,
}

impl Visit {
    #[must_use]
    pub fn is_held(&self) -> bool {
        !self.report.is_empty()
    }

    /// Whether it still is to be, or has to be written about.
    #[must_use]
    pub fn is_going(&self) -> bool {
        !self.is_held() && self.called_off_at.is_none()
    }

    /// Whether it is to come, or was.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.is_held() || self.is_going()
    }

    /// Whether it was, and nobody wrote how it went.
    #[must_use]
    pub fn lacks_report(&self, now: i64) -> bool {
        self.is_going() && self.at < now
    }
}

impl Care {
    #[must_use]
    pub fn of(guide: Option<&Guide>, visits: &[&Visit], now: i64) -> Self {
        match guide {
            None => Self::NoGuide,
            Some(_) if visits.iter().any(|one| one.lacks_report(now)) => Self::Unreported,
            Some(_) if visits.iter().any(|one| one.is_going()) => Self::Planned,
            Some(_) if visits.iter().any(|one| one.is_held()) => Self::Visited,
            Some(_) => Self::Unvisited,
        }
    }
}

/// How long before the last day both sides are asked for their evaluation.
const EVALUATE_DAYS: i64 = 14;
const DAY: i64 = 86_400;

/// A placement with its days: those of the agreement that counts, else those of the place.
#[derive(Debug, Clone)]
pub struct Internship {
    pub placement: Placement,
    pub place: Place,
    pub starts_on: String,
    pub ends_on: String,
}

impl Internship {
    #[must_use]
    pub fn has_begun(&self, now: i64) -> bool {
        Moment(now).day() >= self.starts_on
    }

    /// Whether student and employer can still arrange a talk: before the first day.
    #[must_use]
    pub fn may_talk(&self, round: &Round, now: i64) -> bool {
        round.must_be_published().is_ok() && self.placement.is_live() && !self.has_begun(now)
    }

    /// Whether it is over, early or on its last day.
    #[must_use]
    pub fn is_over(&self, now: i64) -> bool {
        !self.placement.is_live() || Moment(now).day() > self.ends_on
    }

    /// Whether both sides can say how it was.
    #[must_use]
    pub fn may_be_evaluated(&self, now: i64) -> bool {
        self.placement.ended == Some(Ended::Stopped) || Moment(now + EVALUATE_DAYS * DAY).day() >= self.ends_on
    }
}

pub async fn of_placement(tx: &mut Tx, round: &Round, placement: Placement) -> Result<Internship> {
    let region = round.region_id.as_str();
    let place = place::store::by_id(tx, region, &placement.place_id).await?;
    let agreements = agreement::store::of_placement(tx, region, placement.id.as_str()).await?;
    let usual = usual_terms(round, &place, evenkans_people::Lang::Nl);
    // What waits for signatures holds for nobody yet, and whoever began under an earlier text has begun.
    let held = agreements.iter().filter(|one| matches!(one.state, State::Signed | State::Replaced | State::Ended));
    let starts_on = held.map(|one| one.starts_on.clone()).min().unwrap_or(usual.starts_on);
    let last = agreements.iter().rev().find(|one| matches!(one.state, State::Signed | State::Ended));
    let ends_on = last.map(|one| if one.state == State::Ended { one.ended_on.clone() } else { one.ends_on.clone() });
    let ends_on = ends_on.unwrap_or(usual.ends_on);
    Ok(Internship { placement, place, starts_on, ends_on })
}

/// Where a student goes, or went until it stopped early.
pub async fn of_student(tx: &mut Tx, round: &Round, student_id: &str) -> Result<Option<Internship>> {
    let all = placement::store::of_student(tx, &round.region_id, student_id).await?;
    let live = all.iter().find(|one| one.is_live());
    let found = live.or_else(|| all.iter().rev().find(|one| one.ended == Some(Ended::Stopped)));
    match found.cloned() {
        Some(placement) => of_placement(tx, round, placement).await.map(Some),
        None => Ok(None),
    }
}

/// To whom at the school one can talk about unwanted behaviour: as the agreement says, else as the school's newest
/// articles do.
pub async fn confidant(tx: &mut Tx, round: &Round, student_id: &str) -> Result<Option<(String, String)>> {
    let agreements = agreement::store::of_student(tx, &round.region_id, student_id).await?;
    let used = agreement::latest_of(&agreements).map(|one| one.template_id.clone());
    let of_school = template::of_school(tx, &round.region_id, &round.school_id).await?;
    let used = used.and_then(|id| of_school.iter().find(|one| one.id == id));
    let found = used.or_else(|| of_school.first());
    Ok(found.map(|one| (one.contact_name.clone(), one.contact_email.clone())))
}
