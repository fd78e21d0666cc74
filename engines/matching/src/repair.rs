//! Repair: what becomes of the seats after a draw, when students leave and seats are lost or added.
//!
//! By definition it is deferred acceptance once more, with the numbers of the draw, in which whoever holds a seat goes
//! before everybody else at it and lists only better places. So nobody moves down, and nobody is pushed out by somebody
//! who came later or whom an employer declined. After withdrawals and added seats the outcome is that of the whole round
//! drawn again without those who left (a chain of vacancies would not do: who left may have been first in line
//! elsewhere). [`Seating`] computes it, in one go or one event at a time.

use crate::allocate::UNPLACED;
use crate::market::{Market, MarketError};
use crate::seating::Seating;

/// Where a student stands when a repair begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Takes no part any more.
    Gone,
    /// Has no seat, and competes for those that are free or come free.
    Waiting,
    /// Holds the seat of its wish at `position`, counted from 0.
    Holding {
        /// Index on the student's own list.
        position: u32,
        /// What it takes to leave it.
        hold: Hold,
    },
}

/// How fast a student sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Signed: stays, and keeps the seat before those who did not when a place has fewer seats.
    Signed,
    /// Stays.
    Stays,
    /// Goes to a better place when one comes free.
    MovesUp,
}

/// The outcome of a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// By student the position on its own list, from 0, or [`UNPLACED`].
    pub positions: Vec<u32>,
    /// By student the place, or [`UNPLACED`].
    pub places: Vec<u32>,
    /// Students whose place had fewer seats than students, and who therefore took part without a seat; ascending.
    pub lost: Vec<u32>,
}

/// Repairs the allocation of `market`, whose ranks are those of the draw. `capacities` are the seats as they are now,
/// and `barred(student, edge)` says which wishes no longer count (an upheld decline). Where more sit than there are
/// seats, those who signed stay first, then by rank.
///
/// # Errors
/// When `capacities` or `before` do not fit the market. A position beyond a student's list counts as waiting.
pub fn repair(
    market: &Market,
    capacities: &[u32],
    before: &[Before],
    barred: impl Fn(u32, u32) -> bool,
) -> Result<Repaired, MarketError> {
    let (seating, lost) = Seating::repaired(market, capacities, before, barred)?;
    let students = 0..before.len() as u32;
    let positions = students.clone().map(|student| seating.position(student).unwrap_or(UNPLACED)).collect();
    let places = students.map(|student| seating.place(student).unwrap_or(UNPLACED)).collect();
    Ok(Repaired { positions, places, lost })
}
