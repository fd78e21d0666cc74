//! The rules on plain facts, without any cryptography.
//!
//! Together, when every student checks, they let through the outcome of deferred acceptance and
//! nothing else, whatever cutoffs, heads, levels and counts are published: the crate's tests search
//! tiny markets exhaustively.

use crate::lottery::Standing;
use crate::publication::Cutoff;
use crate::verify::Code;

/// What is published of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceFacts {
    /// Frozen capacity.
    pub capacity: u32,
    /// Seats taken.
    pub taken: u32,
    /// Who is admitted.
    pub cutoff: Cutoff,
    /// Its level.
    pub level: u32,
}

/// What is shown of a place's head to a student who waits there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadFacts {
    /// Where it stands at the place.
    pub standing: Standing,
    /// Position of the place on its list, from 1.
    pub listed_at: u32,
    /// Position it reached, from 1; 0 when unplaced.
    pub reached: u32,
    /// Level of where it sits; 0 when unplaced.
    pub level: u32,
}

/// What anyone sees of one place; `places` is their number.
pub fn published_place(place: &PlaceFacts, places: u32) -> Vec<Code> {
    let form = match place.cutoff {
        Cutoff::SeatsLeft => place.taken < place.capacity,
        Cutoff::Closed => place.capacity == 0,
        Cutoff::Last { .. } => place.capacity > 0 && place.taken == place.capacity,
    };
    broken([
        (place.taken <= place.capacity, Code::TooManyTaken),
        (form, Code::CutoffForm),
        (place.level <= places, Code::LevelRange),
    ])
}

/// Whether the seats taken and the unplaced add up.
pub fn counts(taken: impl Iterator<Item = u32>, unplaced: u32, students: u32) -> bool {
    taken.map(u64::from).sum::<u64>() + u64::from(unplaced) == u64::from(students)
}

/// What a student sees of the place it got; `level` is what its own outcome leaf says.
pub fn own_place(place: &PlaceFacts, me: Standing, level: u32) -> Vec<Code> {
    broken([(place.cutoff.admits(me), Code::OwnPlace), (place.level == level, Code::OwnOutcome)])
}

/// Whether a seat lies in the range of the student's own place (or of the unplaced).
pub fn own_seat(range: std::ops::Range<u64>, seat: u32) -> bool {
    range.contains(&u64::from(seat))
}

/// What a student sees of a place that it ranked above its result. `head` is what was opened to it.
pub fn better_place(place: &PlaceFacts, me: Standing, head: Option<&HeadFacts>) -> Vec<Code> {
    let turned_away = !place.cutoff.admits(me);
    let Some(head) = head else {
        // This student waits, so there is a best waiting student.
        return broken([(turned_away, Code::Admitted), (false, Code::HeadMissing)]);
    };
    broken([
        (turned_away, Code::Admitted),
        (head.reached == 0 || head.reached > head.listed_at, Code::HeadNotWaiting),
        (head.standing <= me, Code::HeadBehind),
        (head.level < place.level, Code::HeadLevel),
    ])
}

fn broken<const N: usize>(rules: [(bool, Code); N]) -> Vec<Code> {
    rules.into_iter().filter(|(holds, _)| !holds).map(|(_, code)| code).collect()
}
