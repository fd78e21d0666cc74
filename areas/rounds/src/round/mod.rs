//! A round and its states: preparing → open → frozen → drawn → published → closed.

mod change;
mod clock;
mod close;
pub mod desk;
mod draw;
mod follow_up;
mod freeze;
pub mod overdue;
pub mod pages;
mod publish;
pub mod rules;
pub mod store;

use evenkans_store::{Error, Result, id, words};

pub use change::{Change, copy, create, open, postpone, remove, save, wrong_moments};
pub use clock::tick;
pub use close::{close, is_over};
pub use draw::{Beacon, JOB, draw, fetch_beacon, run};
pub use follow_up::{FOLLOWS, follow_up, followers};
pub use freeze::{Input, cancel, freeze, frozen_input, in_time, public_keys, reopened, rotate_key, signing_key};
pub(crate) use publish::names_any;
pub use publish::{correct, publish, tell_corrected};
pub use rules::{Classes, Lottery, NamedBeacon, Rules};

id!(
    RoundId,
    /// One freeze of a round; a round may have cancelled ones.
    FreezeId
);
words!(
    /// The picture is in docs/states/round.md.
    State {
        Preparing = "preparing",
        Open = "open",
        Frozen = "frozen",
        Drawn = "drawn",
        Published = "published",
        /// The internships are over and nothing moves any more.
        Closed = "closed",
    }
);

impl State {
    /// The only ways a round goes; anything else is refused with the state it is in.
    pub fn go(self, to: Self) -> Result<Self> {
        use State::{Closed, Drawn, Frozen, Open, Preparing, Published};
        match (self, to) {
            (Preparing, Open) | (Open, Frozen) | (Frozen, Open | Drawn) | (Drawn, Published) | (Published, Closed) => {
                Ok(to)
            }
            _ => Err(self.refused()),
        }
    }

    /// The "no" that says where the round is.
    #[must_use]
    pub fn refused(self) -> Error {
        Error::refused(match self {
            Self::Preparing => "error-round-preparing",
            Self::Open => "error-round-open",
            Self::Frozen => "error-round-frozen",
            Self::Drawn => "error-round-drawn",
            Self::Published => "error-round-published",
            Self::Closed => "error-round-closed",
        })
    }

    /// Whether the rules are public and fixed.
    #[must_use]
    pub fn is_public(self) -> bool {
        self != Self::Preparing
    }

    /// Whether everybody has the result.
    #[must_use]
    pub fn is_published(self) -> bool {
        matches!(self, Self::Published | Self::Closed)
    }

    /// Whether places, students and wishes can still change.
    #[must_use]
    pub fn is_changing(self) -> bool {
        matches!(self, Self::Preparing | Self::Open)
    }
}

/// A reason that everybody may read has to say something.
pub(crate) fn reasoned(reason: &str) -> Result<()> {
    const LEAST: usize = 20;
    if reason.trim().chars().count() < LEAST { Err(Error::refused("error-reason")) } else { Ok(()) }
}

#[derive(Debug, Clone)]
pub struct Round {
    pub region_id: String,
    pub id: RoundId,
    pub school_id: String,
    pub title: String,
    /// First and last day of the internship, `YYYY-MM-DD`.
    pub starts_on: String,
    pub ends_on: String,
    pub state: State,
    pub rules: Rules,
    /// Until when employers may offer and change places.
    pub places_until: i64,
    /// Until when students may change wishes; the freeze comes after it.
    pub wishes_until: i64,
    pub freeze_id: Option<FreezeId>,
    pub opened_at: Option<i64>,
    pub drawn_at: Option<i64>,
    pub published_at: Option<i64>,
    pub version: i64,
}

impl Round {
    /// Refuses what may no longer change, in the words for this state.
    pub fn must_be_changing(&self) -> Result<()> {
        if self.state.is_changing() { Ok(()) } else { Err(Error::refused("error-round-fixed")) }
    }

    /// Refuses what can only be seen once everybody has the result.
    pub fn must_have_result(&self) -> Result<()> {
        if self.state.is_published() { Ok(()) } else { Err(Error::refused("error-result-early")) }
    }

    /// Refuses what can only be done after the publication, and not once the round is closed.
    pub fn must_be_published(&self) -> Result<()> {
        if self.state == State::Closed {
            return Err(self.state.refused());
        }
        self.must_have_result()
    }

    /// A round in preparation that begins as this one is: nothing of it has happened yet.
    #[must_use]
    pub fn anew(&self, title: &str) -> Self {
        Self {
            id: RoundId::new(),
            title: title.to_owned(),
            state: State::Preparing,
            freeze_id: None,
            opened_at: None,
            drawn_at: None,
            published_at: None,
            version: 1,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn a_round_goes_forward_only_and_a_freeze_can_be_cancelled() {
        let mut allowed = Vec::new();
        for from in State::ALL {
            for to in State::ALL {
                if from.go(*to).is_ok() {
                    allowed.push(format!("{}>{}", from.word(), to.word()));
                }
            }
        }
        let drawn =
            ["preparing>open", "open>frozen", "frozen>open", "frozen>drawn", "drawn>published", "published>closed"];
        assert_eq!(allowed, drawn);
    }
}
