//! A student in one round: what the school knows of them for it, and nothing else.

mod keep;
pub mod pages;
pub mod store;

use evenkans_store::id;

pub use keep::{
    Change, add, change, classes_by_hand, link_until, moved_mailbox, reach, remind, remove, renew_link, revoke_links,
    write, write_to_all,
};

use crate::study::StudyId;

id!(StudentId);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Student {
    pub id: StudentId,
    pub round_id: String,
    /// The school's number; text, because leading zeros count.
    pub number: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub study_id: StudyId,
    pub year: u32,
    pub earlier_unplaced: bool,
    pub travel_band: String,
    pub confirmed_at: Option<i64>,
    /// 16 random bytes as 32 hex digits: the one secret with which the student checks the round.
    pub receipt: String,
    pub receipt_kept_at: Option<i64>,
    pub version: i64,
}

impl Student {
    #[must_use]
    pub fn name(&self) -> String {
        called(&self.first_name, &self.last_name, &self.number)
    }
}

/// A student's name, or the number of one whose name the school did not give.
#[must_use]
pub fn called(first_name: &str, last_name: &str, number: &str) -> String {
    let name = format!("{first_name} {last_name}");
    let name = name.trim();
    if name.is_empty() { number.to_owned() } else { name.to_owned() }
}
