//! What the draw gave: to a student with the reasons, to an employer who comes, to everybody the figures.

pub mod pages;
pub mod store;

use evenkans_matching as engine;
use serde::{Deserialize, Serialize};

use crate::student::StudentId;

/// One student's outcome.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub student_id: StudentId,
    pub place_id: Option<String>,
    /// At which wish, from 1.
    pub position: Option<u32>,
    /// What the student needs to check it, as JSON.
    pub kit: String,
    pub explanation: Explained,
}

/// The reasons, by the places' codes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Explained {
    /// The student's number in everything that is public.
    pub leaf: u32,
    /// Every place above the result, and the place itself.
    pub steps: Vec<Step>,
    /// For who got no place: what a longer list would have given.
    pub seats_left: Vec<String>,
    pub within_cutoff: Vec<String>,
}

/// One place on the way down the list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Step {
    pub code: String,
    /// For whom the seats were kept; empty for open ones.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    pub position: u32,
    pub class: u32,
    pub number: String,
    pub cutoff: Cutoff,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Cutoff {
    SeatsLeft,
    Closed,
    Last { class: u32, number: String },
}

impl Cutoff {
    #[must_use]
    pub fn of(cutoff: &engine::Cutoff) -> Self {
        match cutoff {
            engine::Cutoff::SeatsLeft => Self::SeatsLeft,
            engine::Cutoff::Closed => Self::Closed,
            engine::Cutoff::Last { class, number } => Self::Last { class: *class, number: number.six_digits() },
        }
    }
}

impl Explained {
    #[must_use]
    pub fn new(explanation: &engine::Explanation, places: &[engine::Place]) -> Self {
        let code = |place: u32| places.get(place as usize).map(|one| one.place.clone()).unwrap_or_default();
        let codes = |list: &[u32]| list.iter().map(|place| code(*place)).collect();
        let steps = explanation
            .ranked
            .iter()
            .map(|ranked| Step {
                code: code(ranked.place),
                group: places.get(ranked.place as usize).and_then(|one| one.group.clone()).unwrap_or_default(),
                position: ranked.choice,
                class: ranked.class,
                number: ranked.number.six_digits(),
                cutoff: Cutoff::of(&ranked.cutoff),
            })
            .collect();
        let longer = explanation.longer.as_ref();
        Self {
            leaf: explanation.leaf,
            steps,
            seats_left: longer.map(|one| codes(&one.seats_left)).unwrap_or_default(),
            within_cutoff: longer.map(|one| codes(&one.within_cutoff)).unwrap_or_default(),
        }
    }
}

/// How a round turned out, without anybody's name.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    pub students: usize,
    /// How many got their first, second, third wish, and a later one.
    pub first: usize,
    pub second: usize,
    pub third: usize,
    pub later: usize,
    pub unplaced: usize,
}

impl Figures {
    /// Counts `n` students who got the wish at this position, or none.
    pub fn add(&mut self, position: Option<u32>, n: usize) {
        self.students += n;
        *match position {
            Some(1) => &mut self.first,
            Some(2) => &mut self.second,
            Some(3) => &mut self.third,
            Some(_) => &mut self.later,
            None => &mut self.unplaced,
        } += n;
    }

    /// A share in whole per cents, for the picture.
    #[must_use]
    pub fn percent(&self, n: &usize) -> usize {
        (n * 100 + self.students / 2).checked_div(self.students).unwrap_or_default()
    }
}
