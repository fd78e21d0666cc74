//! Placements: who sits where from the publication on, what both sides answer, and how it ends.

mod clock;
mod keep;
pub mod pages;
mod standing;
pub mod store;

use evenkans_store::{id, words};
use evenkans_web::T;

pub use clock::tick;
pub use keep::{accept, answer, begin, begin_all, end, free_seats, live_of, of_employer, withdraw};

pub use standing::{Standing, public_repairs};

use crate::student::StudentId;

id!(PlacementId);
words!(
    /// What brought the student here.
    Origin {
        Draw = "draw",
        Correction = "correction",
        Repair = "repair",
        /// The student arranged the place, outside the draw.
        Own = "own",
    }
);
words!(
    EmployerAnswer {
        Waiting = "waiting",
        Accepted = "accepted",
        /// Asked for a decline, which the school refused.
        Overruled = "overruled",
    }
);
words!(
    /// The picture is in docs/states/placement.md.
    StudentAnswer {
        Waiting = "waiting",
        Stays = "stays",
        /// Stays unless a place higher on the list comes free.
        MovesUp = "moves-up",
    }
);
words!(
    /// Why a placement is over.
    Ended {
        Withdrawn = "withdrawn",
        Declined = "declined",
        Moved = "moved",
        Corrected = "corrected",
        /// The place has fewer seats than it had.
        Lost = "lost",
        /// The internship ended early.
        Stopped = "stopped",
    }
);
words!(
    /// What is the matter with a student's placement, the most pressing first.
    Stand {
        Decline = "decline",
        Objection = "objection",
        /// Somebody did not answer in time: the placement stands, but a call may be needed.
        Silent = "silent",
        /// Has no place and takes part in repairs.
        Waiting = "waiting",
        /// Still has time to answer, or the employer has.
        Answering = "answering",
        Settled = "settled",
        /// Takes part in the follow-up round instead.
        FollowUp = "follow-up",
        Withdrawn = "withdrawn",
    }
);
words!(
    /// Why a student takes no part in a round any more.
    Left {
        Withdrew = "withdrew",
        /// Takes part in a follow-up round instead.
        FollowUp = "follow-up",
    }
);
words!(
    /// How far the clock has told people of a term.
    Told {
        Nothing = "nothing",
        Reminded = "reminded",
        Over = "over",
        /// Of a decision that is late: whoever keeps the region, too.
        Region = "region",
    }
);

#[derive(Debug, Clone)]
pub struct Placement {
    pub id: PlacementId,
    pub student_id: StudentId,
    pub place_id: String,
    /// The programme, as it was published, for which the seat is kept; empty for an open one.
    pub kept_for: String,
    pub origin: Origin,
    pub since: i64,
    pub answer_by: i64,
    pub employer: EmployerAnswer,
    pub student: StudentAnswer,
    pub told: Told,
    pub ended_at: Option<i64>,
    pub ended: Option<Ended>,
    pub version: i64,
}

impl Placement {
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Whether somebody who did not answer in time now counts as having said yes.
    #[must_use]
    pub fn is_over(&self, now: i64) -> bool {
        now > self.answer_by
    }

    /// Whether one of both sides did not answer.
    #[must_use]
    pub fn is_answering(&self) -> bool {
        self.employer == EmployerAnswer::Waiting || self.student == StudentAnswer::Waiting
    }

    /// Whether one of both sides did not answer in time.
    #[must_use]
    pub fn is_silent(&self, now: i64) -> bool {
        self.is_over(now) && self.is_answering()
    }

    /// Whether the student goes to a better place when one comes free: whoever asked for that, and until their term is
    /// over whoever has not answered, because their list says so.
    #[must_use]
    pub fn moves_up(&self, now: i64) -> bool {
        match self.student {
            StudentAnswer::MovesUp => true,
            StudentAnswer::Stays => false,
            StudentAnswer::Waiting => !self.is_over(now),
        }
    }
}

/// Seats added (or, below zero, taken away) after the draw, as everybody may read it.
#[derive(Debug, Clone)]
pub struct SeatChange {
    pub place_id: String,
    pub change: i64,
    pub reason: String,
    pub at: i64,
    /// The follow-up round that got them, if one did.
    pub follow_up_id: Option<String>,
}

impl SeatChange {
    /// How many more, or fewer, in words.
    #[must_use]
    pub fn said(&self, t: &T) -> String {
        let key = if self.change < 0 { "seats-fewer" } else { "seats-more" };
        t.with(key, "n", self.change.abs())
    }
}
