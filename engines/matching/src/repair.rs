//! Repair: what becomes of the seats after a draw, when students leave and seats are lost or added.
//!
//! Deferred acceptance once more, with the numbers of the draw, in which whoever holds a seat goes before everybody
//! else at it and lists only better places. So nobody moves down, and nobody is pushed out by somebody who came
//! later or whom an employer declined. After withdrawals and added seats the outcome is that of the whole round drawn
//! again without those who left (a chain of vacancies would not do: who left may have been first in line elsewhere).

use crate::allocate::{Allocation, UNPLACED, allocate};
use crate::market::{Market, MarketError};

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
    /// Where everybody is now; positions are those of the students' own lists.
    pub allocation: Allocation,
    /// Students whose place had fewer seats than students, and who therefore took part without a seat.
    pub lost: Vec<u32>,
}

/// Repairs the allocation of `market`, whose ranks are those of the draw. `capacities` are the seats as they are now,
/// and `barred(student, edge)` says which wishes no longer count (an upheld decline).
///
/// # Errors
/// When `capacities` or `before` do not fit the market. A position beyond a student's list counts as waiting.
pub fn repair(
    market: &Market,
    capacities: &[u32],
    before: &[Before],
    barred: impl Fn(u32, u32) -> bool,
) -> Result<Repaired, MarketError> {
    if capacities.len() != market.places() || before.len() != market.students() {
        return Err(MarketError::Offsets);
    }
    let (held, lost) = held_seats(market, capacities, before);
    let mut offsets = vec![0_u32];
    // For each edge of the repair the one of the draw, and whether its student holds that seat.
    let mut edges = Vec::new();
    for student in 0..market.students() {
        let row = market.row(student);
        let may = |edge: &usize| !barred(student as u32, *edge as u32);
        match (before[student], held[student]) {
            (Before::Gone, _) => {}
            (Before::Holding { hold, .. }, Some(own)) => {
                if hold == Hold::MovesUp {
                    edges.extend((row.start..own).filter(may).map(|edge| (edge, false)));
                }
                edges.push((own, true));
            }
            _ => edges.extend(row.filter(may).map(|edge| (edge, false))),
        }
        offsets.push(u32::try_from(edges.len()).map_err(|_| MarketError::TooLarge)?);
    }
    let preferences = edges.iter().map(|&(edge, _)| market.place(edge)).collect();
    let order = |_: u32, edge: u32| {
        let (edge, own) = edges[edge as usize];
        (!own, market.rank(edge))
    };
    let repaired = allocate(&Market::ranked(capacities.to_vec(), offsets.clone(), preferences, order)?);
    let position_of = |student: usize, position: u32| match position {
        UNPLACED => UNPLACED,
        position => (edges[(offsets[student] + position) as usize].0 - market.row(student).start) as u32,
    };
    let positions = repaired.positions.iter().enumerate().map(|(student, &p)| position_of(student, p)).collect();
    Ok(Repaired { allocation: Allocation { positions, ..repaired }, lost })
}

/// By student the edge of the seat that it keeps, if any, and who loses one: where more sit than there are seats,
/// those who signed stay first, then by rank.
fn held_seats(market: &Market, capacities: &[u32], before: &[Before]) -> (Vec<Option<usize>>, Vec<u32>) {
    let mut held = vec![None; before.len()];
    let mut sitting: Vec<Vec<(bool, u32, u32)>> = vec![Vec::new(); capacities.len()];
    for (student, before) in before.iter().enumerate() {
        let Before::Holding { position, hold } = *before else { continue };
        let row = market.row(student);
        if (position as usize) < row.len() {
            let edge = row.start + position as usize;
            held[student] = Some(edge);
            let place = market.place(edge) as usize;
            sitting[place].push((hold != Hold::Signed, market.rank(edge), student as u32));
        }
    }
    let mut lost = Vec::new();
    for (sitting, &capacity) in sitting.iter_mut().zip(capacities) {
        if sitting.len() > capacity as usize {
            sitting.sort_unstable();
            lost.extend(sitting[capacity as usize..].iter().map(|&(_, _, student)| student));
        }
    }
    for &student in &lost {
        held[student as usize] = None;
    }
    lost.sort_unstable();
    (held, lost)
}
