//! Places: what an employer offers, with requirements and criteria that are about the work.

mod keep;
pub mod pages;
mod recognition;
pub mod store;

use evenkans_store::{id, words};
use serde::{Deserialize, Serialize};

pub use keep::{By, Change, LookedUp, approve, close, create, recheck, return_to_employer, save, submit, supervise};
pub use recognition::{Recognition, mbo};

use crate::student::Student;
use crate::study::StudyId;

id!(PlaceId);
words!(
    State {
        /// The employer is still writing.
        Draft = "draft",
        /// Waits for the school.
        Submitted = "submitted",
        Approved = "approved",
        /// Takes nobody in this round.
        Closed = "closed",
        /// Arranged by one student, outside the draw.
        Own = "own",
    }
);

/// Requirements that come up at many workplaces; a new one needs a reason.
pub const KNOWN_REQUIREMENTS: &[&str] =
    &["certificate", "early", "evening", "lifting", "heights", "driving", "dutch", "swimming"];
/// Criteria by which a talk can be held; all about the work.
pub const KNOWN_CRITERIA: &[&str] = &["cooperation", "punctual", "careful", "customers", "initiative", "learning"];

/// A requirement or criterion: one of the known ones, or the employer's own with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Demand {
    /// What tells one demand of a place from another.
    #[must_use]
    pub fn key(&self) -> &str {
        self.known.as_deref().unwrap_or(&self.text)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub id: PlaceId,
    pub round_id: String,
    /// Short and unique in the round; stands in the publication.
    pub code: String,
    pub employer_id: Option<String>,
    pub title: String,
    pub tasks: String,
    pub sector: String,
    pub town: String,
    /// Weekday words, such as `ma`, `di`.
    pub days: Vec<String>,
    pub hours: u32,
    pub allowance_cents: i64,
    pub language: String,
    pub accessibility: String,
    pub capacity: u32,
    /// The first year of study from which a student may come; 0 is any.
    pub min_year: u32,
    pub requirements: Vec<Demand>,
    pub criteria: Vec<Demand>,
    pub starts_on: String,
    pub ends_on: String,
    pub contact_name: String,
    pub contact_email: String,
    pub state: State,
    /// What the school wrote when it sent the place back.
    pub review_note: String,
    pub version: i64,
    /// For which programmes; none is all.
    pub studies: Vec<StudyId>,
    /// Seats that go first to students of one of these programmes, ascending; the others are open to all of them.
    pub reserved: Vec<(StudyId, u32)>,
    /// For which mbo programmes the company is recognised, by their ids.
    pub recognised: Vec<Recognition>,
}

/// Why a student cannot list a place. Each is a text key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    OtherStudy,
    LaterYear(u32),
    /// The employer changed it; the school looks at it again.
    Reviewed,
    NotOffered,
}

impl Place {
    /// What stands between this student and this place, if anything.
    #[must_use]
    pub fn why_not(&self, student: &Student) -> Option<WhyNot> {
        if matches!(self.state, State::Draft | State::Closed | State::Own) {
            Some(WhyNot::NotOffered)
        } else if !self.studies.is_empty() && !self.studies.contains(&student.study_id) {
            Some(WhyNot::OtherStudy)
        } else if student.year < self.min_year {
            Some(WhyNot::LaterYear(self.min_year))
        } else if self.state == State::Submitted {
            Some(WhyNot::Reviewed)
        } else {
            None
        }
    }
}

/// A place with its employer in one line.
#[must_use]
pub fn titled(title: &str, employer: &str) -> String {
    if employer.is_empty() { title.to_owned() } else { format!("{title} · {employer}") }
}
