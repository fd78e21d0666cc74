//! A national programme: what it strives for at four levels, and its regions side by side. Its leads begin new regions,
//! without a shell and without an administrator.

mod keep;
pub mod pages;
pub mod store;

use evenkans_people::{AccountId, Look, Region};
use evenkans_store::{id, words};

pub use keep::{
    About, Aim, Lead, Leading, NewProgramme, add_ambition, add_lead, answer, begin_next, create, invite, leave,
    remove_ambition, remove_lead, save, take_in, take_out, uninvite,
};

id!(ProgrammeId);
id!(AmbitionId);
words!(
    /// How a number of a region is read.
    Count {
        Partners = "partners",
        Active = "active",
        Signed = "signed",
        Late = "late",
        Met = "met",
        Promised = "promised",
        Gatherings = "gatherings",
        Rounds = "rounds",
    }
);

#[derive(Debug, Clone)]
pub struct Programme {
    pub id: ProgrammeId,
    pub slug: String,
    pub name: String,
    pub body: String,
    /// Whom everybody can ask; nobody where it is empty.
    pub contact_email: String,
    pub look: Look,
    pub version: i64,
}

#[derive(Debug, Clone)]
pub struct Ambition {
    pub id: AmbitionId,
    pub level: crate::manifest::Level,
    pub title: String,
    pub about: String,
}

/// A region of a programme with what can be counted of it.
#[derive(Debug, Clone)]
pub struct Side {
    pub region: Region,
    pub counts: Vec<(Count, i64)>,
}

/// Who leads a programme.
#[derive(Debug, Clone)]
pub struct Leader {
    pub account_id: AccountId,
    pub name: String,
    pub email: String,
}
