//! Objections: a student says that a result or a decision is wrong, and somebody answers who did not decide it.

mod clock;
mod keep;
pub mod pages;
pub mod store;

use evenkans_store::{id, words};

pub use clock::tick;
pub use keep::{answer, decided_by, make};

use crate::placement::Told;

id!(ObjectionId);
words!(Outcome { Granted = "granted", Rejected = "rejected" });

#[derive(Debug, Clone)]
pub struct Objection {
    pub id: ObjectionId,
    pub student_id: String,
    /// The decline that it is about; nothing is the result itself.
    pub decline_id: Option<String>,
    pub text: String,
    pub made_at: i64,
    pub answer_by: i64,
    pub outcome: Option<Outcome>,
    pub answer: String,
    pub answered_at: Option<i64>,
    pub told: Told,
}

impl Objection {
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.outcome.is_none()
    }

    #[must_use]
    pub fn is_late(&self, now: i64) -> bool {
        self.is_open() && now > self.answer_by
    }
}
