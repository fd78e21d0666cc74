//! Mail to a part of the network: written, tried on oneself, sent once, and kept to read back. Whoever wants no more of it
//! says so with one button, without signing in; what somebody has to know (an invitation, a reminder) is no newsletter.

mod keep;
pub mod pages;
mod send;
pub mod store;

use evenkans_store::{id, words};

use crate::partner::selection::Selection;

pub use keep::{Change, remove, save, send, try_out, write};
pub use send::{JOB, run};

id!(NewsletterId);
words!(
    State { Draft = "draft", Sending = "sending", Sent = "sent" }
);

#[derive(Debug, Clone)]
pub struct Newsletter {
    pub id: NewsletterId,
    pub subject: String,
    pub body: String,
    pub selection: Selection,
    /// Whether everybody can read it back once it was sent.
    pub public: bool,
    pub state: State,
    pub made_at: i64,
    pub sent_at: Option<i64>,
    pub version: i64,
}
