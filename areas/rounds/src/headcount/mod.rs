//! How many students each programme of a round has, as the student administration says it. Made-up students
//! could take seats and pass every check of the draw, so their number is bounded by somebody who does not work
//! on the round.

mod keep;
pub mod pages;
pub mod store;

pub use keep::{ask, must_hold, reach, state, tell_frozen};

use crate::study::Study;

/// Who was asked, and whether there was an answer.
#[derive(Debug, Clone)]
pub struct Registrar {
    pub email: String,
    /// Who answered, as they wrote it.
    pub name: String,
    pub asked_at: i64,
    pub stated_at: Option<i64>,
}

/// One programme: how many students take part, and how many there are.
#[derive(Debug, Clone)]
pub struct Headcount {
    pub study: Study,
    pub taking_part: u32,
    pub stated: Option<u32>,
}

impl Headcount {
    /// More students take part than there are.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.stated.is_some_and(|stated| self.taking_part > stated)
    }
}
