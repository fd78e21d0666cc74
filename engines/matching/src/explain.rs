//! What a student is told: facts for each place, for the pages to put into words.

use serde::Serialize;

use crate::draw::{Drawn, Seat};
use crate::freeze::Opened;
use crate::lottery::{Number, Standing};
use crate::publication::Cutoff;
use crate::verify::groups_of;

/// One student's result with the facts behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The student's pseudonym.
    pub leaf: u32,
    /// Number of the place reached, or of its reserved seats.
    pub place: Option<u32>,
    /// Which choice it is, from 1.
    pub choice: Option<u32>,
    /// All seats ranked above the result, and those reached; best first.
    pub ranked: Vec<Ranked>,
    /// The best that a longer list would have given an unplaced student.
    pub longer: Option<Longer>,
}

/// One place of the student's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ranked {
    /// Number of the place, or of its reserved seats.
    pub place: u32,
    /// Which choice it is, from 1.
    pub choice: u32,
    /// The last one admitted there, or seats left, or closed.
    pub cutoff: Cutoff,
    /// The student's class there; at seats reserved for a group that it is not in, with the unlisted class added.
    pub class: u32,
    /// The student's lottery number there.
    pub number: Number,
}

/// What an unplaced student would have got, had it listed every place it was eligible for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Longer {
    /// Places with seats left, open or reserved, ascending.
    pub seats_left: Vec<u32>,
    /// Full places where the student would have been admitted, ascending.
    pub within_cutoff: Vec<u32>,
}

/// Explains the result of the student with this index; `None` beyond the last one.
///
/// `longer` says what a longer list would have given *with all else equal*: a student who lists one
/// more place at the end of its list changes nobody's chance at the places above it, so a place with
/// seats left would certainly have taken it, and a full one with a cutoff behind it as well.
/// `class_elsewhere` gives the student's class at a place that it did not list; `None` stands behind
/// all given classes. At reserved seats only what is known from its own list counts: a group of which it lists no seats
/// is taken for one that it is not in.
pub fn explain(drawn: &Drawn<'_>, student: usize, class_elsewhere: impl Fn(u32) -> Option<u32>) -> Option<Explanation> {
    let leaf = drawn.frozen().leaf(student)?;
    let opened = drawn.frozen().opening().get(leaf as usize)?;
    let seat = drawn.seat_of_leaf(leaf);
    let shown = seat.map_or(opened.wishes.len(), |seat| seat.position as usize);
    let certificates = &drawn.settlement().certificates;
    let reserves = drawn.settlement().numbers.reserves();
    let ranked = opened.wishes[..shown].iter().zip(1..).map(|(&(place, class), position)| Ranked {
        place,
        choice: reserves.choice(&opened.wishes, position),
        cutoff: certificates[place as usize].cutoff,
        class,
        number: drawn.number(leaf, place),
    });
    Some(Explanation {
        leaf,
        place: seat.map(|Seat { place, .. }| place),
        choice: seat.map(|Seat { position, .. }| reserves.choice(&opened.wishes, position)),
        ranked: ranked.collect(),
        longer: seat.is_none().then(|| longer(drawn, leaf, opened, class_elsewhere)),
    })
}

fn longer(drawn: &Drawn<'_>, leaf: u32, opened: &Opened, class_elsewhere: impl Fn(u32) -> Option<u32>) -> Longer {
    let frozen = &drawn.publication().frozen;
    let reserves = drawn.settlement().numbers.reserves();
    let groups = groups_of(frozen, reserves, &opened.wishes).unwrap_or_default();
    let is_member =
        |entry: u32| frozen.places[entry as usize].group.as_deref().is_some_and(|own| groups.contains(&own));
    let certificates = &drawn.settlement().certificates;
    let mut longer = Longer { seats_left: Vec::new(), within_cutoff: Vec::new() };
    for place in (0..).zip(&frozen.places).take_while(|(_, seats)| seats.group.is_none()).map(|(place, _)| place) {
        if !opened.eligible.contains(place) || opened.wishes.iter().any(|wish| wish.0 == place) {
            continue;
        }
        let class = class_elsewhere(place).unwrap_or(frozen.rules.unlisted_class);
        let number = drawn.number(leaf, place);
        let seats = reserves.fill(std::iter::once((place, class)), frozen.rules.unlisted_class, is_member);
        let cutoffs = || seats.iter().map(|&(entry, class)| (certificates[entry as usize].cutoff, class));
        if cutoffs().any(|(cutoff, _)| cutoff == Cutoff::SeatsLeft) {
            longer.seats_left.push(place);
        } else if cutoffs().any(|(cutoff, class)| cutoff.admits(Standing { class, number, leaf })) {
            longer.within_cutoff.push(place);
        }
    }
    longer
}
