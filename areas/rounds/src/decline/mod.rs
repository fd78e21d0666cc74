//! Declines: an employer asks the school not to have a student, on a reason that was fixed beforehand; the student is
//! heard, the school decides, and all three read why. What is kept of it is a school's own, and goes with the round.

mod clock;
mod keep;
pub mod pages;
pub mod store;

use evenkans_store::{id, words};

pub use clock::tick;
pub use keep::{Asked, ask, decide, reply, reverse, take_back};

use crate::placement::Told;

id!(DeclineId);
words!(
    /// The only reasons; all are about the work. They stand on the round's page before anybody lists a place.
    Reason {
        /// One of the requirements that stood at the place from the start is not met.
        Requirement = "requirement",
        /// The work, or who was to supervise it, is not there any more.
        SeatGone = "seat-gone",
        /// The days or the period do not fit, and cannot be made to.
        Period = "period",
        /// Mbo: the company is not recognised for the programme any more.
        Recognition = "recognition",
    }
);

impl Reason {
    /// Whether the seat is gone for everybody, and not only for this student.
    #[must_use]
    pub fn takes_the_seat(self) -> bool {
        matches!(self, Self::SeatGone | Self::Recognition)
    }
}

words!(
    Verdict {
        /// The placement ended.
        Upheld = "upheld",
        /// The student comes.
        Refused = "refused",
        /// By the employer, or because the placement ended otherwise.
        TakenBack = "taken-back",
        /// Upheld first, and put right after an objection.
        Reversed = "reversed",
    }
);

words!(
    /// What a school can decide.
    Decision { Refused = "refused", Upheld = "upheld" }
);

#[derive(Debug, Clone)]
pub struct Decline {
    pub id: DeclineId,
    pub placement_id: String,
    pub student_id: String,
    pub place_id: String,
    pub reason: Reason,
    pub requirement: String,
    /// What the employer bases it on.
    pub basis: String,
    pub asked_at: i64,
    pub decide_by: i64,
    /// What the student says to it.
    pub reply: String,
    pub verdict: Option<Verdict>,
    pub verdict_reason: String,
    pub decided_at: Option<i64>,
    pub decided_by: String,
    pub told: Told,
}

impl Decline {
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.verdict.is_none()
    }

    #[must_use]
    pub fn is_late(&self, now: i64) -> bool {
        self.is_open() && now > self.decide_by
    }
}
