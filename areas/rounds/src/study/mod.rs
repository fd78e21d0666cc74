//! Programmes of study: what a place is for and what a student follows.

pub mod pages;
pub mod store;

use evenkans_store::{id, words};

id!(StudyId);
words!(
    /// Which law applies: an mbo place needs a recognised company.
    Level { Mbo = "mbo", Hbo = "hbo", University = "wo" }
);

#[derive(Debug, Clone)]
pub struct Study {
    pub id: StudyId,
    pub school_id: String,
    pub code: String,
    pub name: String,
    pub level: Level,
}
