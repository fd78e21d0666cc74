//! Places that students arrange themselves: outside the draw, approved by the school by the same requirements, and
//! counted and shown as such. Who knows somebody finds a place more easily, so what goes outside the draw has to be seen.

mod keep;
pub mod pages;
pub mod store;

use evenkans_store::{id, words};

pub use keep::{Decision, begin_all, decide, ended, forget, propose, take_back};

id!(OwnPlaceId);
words!(
    Verdict {
        Approved = "approved",
        Refused = "refused",
        /// By the student.
        TakenBack = "taken-back",
        /// The student goes there no more.
        Ended = "ended",
    }
);
words!(
    /// What the form of the decision sends.
    Choice { Approve = "approve", Refuse = "refuse" }
);

/// What a student says of the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub employer: String,
    pub kvk: String,
    pub town: String,
    pub title: String,
    pub tasks: String,
    pub hours: u32,
    pub starts_on: String,
    pub ends_on: String,
    pub contact_name: String,
    pub contact_email: String,
}

#[derive(Debug, Clone)]
pub struct OwnPlace {
    pub id: OwnPlaceId,
    pub student_id: String,
    pub proposal: Proposal,
    pub asked_at: i64,
    pub verdict: Option<Verdict>,
    pub verdict_reason: String,
    pub decided_at: Option<i64>,
    pub place_id: Option<String>,
}

impl OwnPlace {
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.verdict.is_none()
    }

    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.verdict == Some(Verdict::Approved)
    }
}
