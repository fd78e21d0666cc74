//! What partners promise: what, how it will show, and by when. Evidence is added by the partner and looked at by somebody
//! of another one; what is late stands on the public page as plainly as what is done.

mod history;
mod keep;
pub mod pages;
pub mod store;

use evenkans_store::{id, words};
use evenkans_web::Moment;

pub use history::History;
pub use keep::{
    Attached, Promise, add_evidence, blank_earlier, change, give_up, promise, remove_evidence, review, tick,
};

id!(CommitmentId);
words!(
    State {
        Promised = "promised",
        /// There is evidence that nobody of another partner looked at yet.
        Shown = "shown",
        Met = "met",
        Dropped = "dropped",
    }
);
words!(
    /// How a commitment stands today.
    Standing {
        Late = "late",
        /// What shows it came after its day, and waits for somebody of another partner.
        LateShown = "late-shown",
        /// The first day has passed, and another one was named.
        Moved = "moved",
        Open = "open",
        Shown = "shown",
        Met = "met",
        Dropped = "dropped",
    }
);

#[derive(Debug, Clone)]
pub struct Commitment {
    pub id: CommitmentId,
    pub partner_id: String,
    pub partner: String,
    pub ambition_id: String,
    pub ambition: String,
    pub what: String,
    pub shown_by: String,
    pub due_on: String,
    /// By when it was promised first.
    pub first_due_on: String,
    pub state: State,
    pub made_at: i64,
    /// When the first evidence came that waits for a reader.
    pub shown_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub dropped_because: String,
    pub version: i64,
}

impl Commitment {
    #[must_use]
    pub fn standing(&self, now: i64) -> Standing {
        match self.state {
            State::Met => Standing::Met,
            State::Dropped => Standing::Dropped,
            State::Shown => self.shown(&Moment(now).day()),
            State::Promised => self.promised(&Moment(now).day()),
        }
    }

    /// How it stands on a day when nothing shows it yet.
    fn promised(&self, today: &str) -> Standing {
        if self.due_on.as_str() < today {
            Standing::Late
        } else if self.first_due_on.as_str() < today {
            Standing::Moved
        } else {
            Standing::Open
        }
    }

    /// How it stands on a day when something shows it that nobody judged yet. Who showed it in time is not late because
    /// nobody looked.
    fn shown(&self, today: &str) -> Standing {
        let in_time = self.shown_at.is_some_and(|at| Moment(at).day() <= self.due_on);
        if self.due_on.as_str() < today && !in_time { Standing::LateShown } else { Standing::Shown }
    }

    #[must_use]
    pub fn is_going(&self) -> bool {
        matches!(self.state, State::Promised | State::Shown)
    }

    #[must_use]
    pub fn was_moved(&self) -> bool {
        self.due_on != self.first_due_on
    }
}

/// How many commitments stand how, in the order in which a reader needs them.
#[must_use]
pub fn counts(all: &[Commitment], now: i64) -> Vec<(Standing, usize)> {
    let count = |standing| all.iter().filter(|one| one.standing(now) == standing).count();
    Standing::ALL.iter().map(|standing| (*standing, count(*standing))).collect()
}

/// What a commitment said before it was changed.
#[derive(Debug, Clone)]
pub struct Earlier {
    pub id: String,
    /// When it was changed.
    pub at: i64,
    /// Nothing where it was taken out of sight.
    pub what: String,
    pub shown_by: String,
    pub due_on: String,
    /// Why it was changed, or taken out of sight.
    pub because: String,
}

#[derive(Debug, Clone)]
pub struct Evidence {
    pub id: String,
    pub text: String,
    /// Empty for a file.
    pub url: String,
    /// Empty for a link.
    pub file_name: String,
    pub added_at: i64,
    /// When it was taken away after somebody had judged it; the rest is empty then.
    pub removed_at: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct Review {
    pub partner: String,
    pub enough: bool,
    pub reason: String,
    pub at: i64,
}
