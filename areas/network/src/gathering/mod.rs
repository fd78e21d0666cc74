//! Gatherings of the network: the agenda, who is asked, who was there, and what it led to. Who was there counts for the
//! partner, so "is this network alive" is told by people who came.

mod calendar;
mod keep;
pub mod pages;
pub mod store;
mod tell;

use evenkans_people::AccountId;
use evenkans_store::{id, words};

pub use calendar::{Event, calendar, invitation};
pub use keep::{
    Change, Guest, add_guest, answer, answer_for, ask, call_off, change, decide, note_attendance, plan, report,
    say_there, take_back_decision,
};

id!(GatheringId);
words!(
    Kind { Meeting = "meeting", DesignSession = "design-session", Signing = "signing", Training = "training" }
);
words!(
    /// What is known of one person and one gathering.
    State { Asked = "asked", Coming = "coming", NotComing = "not-coming", There = "there" }
);

#[derive(Debug, Clone)]
pub struct Gathering {
    pub id: GatheringId,
    pub kind: Kind,
    pub title: String,
    pub starts_at: i64,
    pub ends_at: i64,
    pub place: String,
    pub about: String,
    /// Whether everybody finds it in the agenda.
    pub public: bool,
    pub notes: String,
    /// What the address of the page holds on which people say that they are there.
    pub code: String,
    pub cancelled_at: Option<i64>,
    pub cancelled_because: String,
    pub made_at: i64,
    pub version: i64,
}

const HOUR: i64 = 3600;

impl Gathering {
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.cancelled_at.is_none()
    }

    #[must_use]
    pub fn is_over(&self, now: i64) -> bool {
        self.ends_at < now
    }

    /// Whether people can say that they are there: from an hour before until half a day after.
    #[must_use]
    pub fn is_door_open(&self, now: i64) -> bool {
        self.is_on() && (self.starts_at - HOUR..self.ends_at + 12 * HOUR).contains(&now)
    }
}

/// One person at one gathering.
#[derive(Debug, Clone)]
pub struct Attendance {
    pub id: String,
    pub partner_id: String,
    pub partner: String,
    /// Nobody's for who has no account.
    pub account_id: Option<AccountId>,
    pub name: String,
    /// Whether it is the partner's contact, who was asked or answered without an account.
    pub contact: bool,
    pub state: State,
}

#[derive(Debug, Clone)]
pub struct Decision {
    pub id: String,
    pub text: String,
}
