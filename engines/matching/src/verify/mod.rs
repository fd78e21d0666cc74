//! The three verifiers: anyone, one student, an auditor.
//!
//! Opening commitments and judging what they say are kept apart: `opened` turns a publication and a
//! kit into plain facts, and [`rules`] judges facts without any cryptography, so that the rules can be
//! searched exhaustively for an outcome that slips through.

mod opened;
mod public;
mod replay;
pub mod rules;
mod student;

use serde::Serialize;

use crate::publication::FrozenPart;
use crate::reserves::Reserves;
use crate::round::{Eligible, Place};

pub use public::public;
pub use replay::{Replay, replay};
pub use student::{kit, student};

/// What a check looked at. The spelling in JSON is kebab-case and is also the key of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The format is one that this version knows.
    Format,
    /// The fingerprint is that of the frozen part.
    Fingerprint,
    /// The frozen part is signed.
    FrozenSignature,
    /// The tree of students has the size of the round and leads to its root.
    StudentTree,
    /// Places and classes are well formed, and the beacon is well named.
    Rules,
    /// No more students than the registrar counted; without headcounts phantoms stay possible.
    Headcounts,
    /// How many lists their students confirmed.
    ConfirmedLists,
    /// Whether there is a result.
    Drawn,
    /// The result is about exactly these places.
    ResultShape,
    /// Whether the publisher says that the frozen part was mailed before the beacon was known.
    CommittedBeforeBeacon,
    /// The beacon is the one that was named.
    Beacon,
    /// The result is signed.
    ResultSignature,
    /// Both outcome trees have the size of the round and lead to their roots.
    OutcomeTrees,
    /// No place takes more than its capacity, and a cutoff stands only where it is full.
    Places,
    /// A place takes more students than it has seats.
    TooManyTaken,
    /// A cutoff where seats are left, or seats left where the place is full.
    CutoffForm,
    /// A level that no honest round reaches.
    LevelRange,
    /// Seats taken and students unplaced add up to the number of students.
    Counts,

    /// The kit is one of this round.
    Round,
    /// The own list stands in the frozen tree.
    OwnLeaf,
    /// Every wish is for a place that was open to the student.
    EligibleWishes,
    /// Behind each place stand its reserved seats, those of the student's own groups first.
    ReservedSeats,
    /// The own result stands in the outcome tree by student.
    OwnOutcome,
    /// The own seat stands in the outcome tree by place, in the range of the own place.
    OwnSeat,
    /// The own place admits the student.
    OwnPlace,
    /// The student's result is only committed to, not shown.
    OutcomeMissing,
    /// The publication is from before the draw, and the kit from after it.
    ResultMissing,
    /// A place ranked above the result rightly did not admit the student.
    BetterPlace,
    /// A place ranked above the result would have admitted the student.
    Admitted,
    /// A place ranked above the result shows no head, though this student waits there.
    HeadMissing,
    /// A head is not the one that the place is committed to.
    HeadCommitment,
    /// A head does not stand in the frozen tree with this place on its list.
    HeadListed,
    /// A head's result does not stand in the outcome tree.
    HeadOutcome,
    /// A head does not prefer the place to where it is.
    HeadNotWaiting,
    /// A head is behind this student.
    HeadBehind,
    /// A head sits at a level that is not lower.
    HeadLevel,

    /// The opened lists lead to the frozen tree.
    ReplayLists,
    /// The opened lists keep to the rules: known places, no doubles, possible classes.
    ReplayRules,
    /// The result cannot be computed again.
    ReplayDraw,
    /// Taken seats, cutoffs, levels and heads are those of deferred acceptance.
    ReplayPlaces,
    /// Number of students unplaced.
    ReplayUnplaced,
    /// The outcome tree by student.
    ReplayByStudent,
    /// The outcome tree by place.
    ReplayByPlace,
    /// allocation.csv, for whoever has the folder.
    ReplayAllocation,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It holds.
    Passed,
    /// It holds, but a reader should know about it.
    Noted,
    /// It does not hold.
    Failed,
}

/// A number or a text that belongs to a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    Number(u64),
    /// A text.
    Text(String),
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(u64::from(number))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// One check and how it came out; pages and the command line make the sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was looked at.
    pub code: Code,
    /// How it came out.
    pub verdict: Verdict,
    /// Identifier of the place it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Named facts, ready for a sentence.
    pub facts: Vec<(&'static str, Value)>,
}

impl Check {
    pub(crate) fn new(code: Code, passed: bool) -> Self {
        let verdict = if passed { Verdict::Passed } else { Verdict::Failed };
        Self { code, verdict, place: None, facts: Vec::new() }
    }

    pub(crate) fn noted(code: Code) -> Self {
        Self { verdict: Verdict::Noted, ..Self::new(code, true) }
    }

    pub(crate) fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.place.clone());
        match &place.group {
            Some(group) => self.with("group", group.as_str()),
            None => self,
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.facts.push((name, value.into()));
        self
    }
}

/// Whether every wish of a list is for another place, one that was open to the student, with a class that the rules know.
fn wishes_are_eligible(frozen: &FrozenPart, list: &[(u32, u32)], eligible: &Eligible) -> bool {
    let mut listed = std::collections::HashSet::new();
    let worst = frozen.rules.unlisted_class;
    list.iter().all(|&(place, class)| {
        let Some(seats) = frozen.places.get(place as usize) else { return false };
        // Behind the whole group stands who is not in it.
        let worst = if seats.group.is_some() { worst.saturating_mul(2) } else { worst };
        (1..=worst).contains(&class) && eligible.contains(place) && listed.insert(place)
    })
}

/// The groups as whose member a student stands on its list; `None` when the list has not the reserved seats of its places
/// in the order of the rules.
pub(crate) fn groups_of<'p>(frozen: &'p FrozenPart, reserves: &Reserves, list: &[(u32, u32)]) -> Option<Vec<&'p str>> {
    let group =
        |entry: u32| frozen.places.get(entry as usize).and_then(|place| place.group.as_deref()).unwrap_or_default();
    reserves.groups_of(list, frozen.rules.unlisted_class, group)
}

/// Whether nothing failed.
pub fn passes(checks: &[Check]) -> bool {
    checks.iter().all(|check| check.verdict != Verdict::Failed)
}
