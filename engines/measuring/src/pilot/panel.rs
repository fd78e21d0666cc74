//! Units by times.

use super::clock::{Code, clock, is_unclear};
use super::{Design, Question};
use crate::data::{Categories, Table};
use crate::estimate::Withheld;
use crate::expected::{Expected, Start, Wrong};
use crate::reason::Reason;

/// The mean outcome of a unit at a time, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Cell {
    pub mean: f64,
    pub people: f64,
}

/// One unit.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// The place in `times` of its first time with the pilot, if it ever has it.
    pub start: Option<usize>,
    pub cells: Vec<Option<Cell>>,
}

/// Units by times, each of which takes its place in memory.
const MOST_CELLS: usize = 10_000_000;
/// As many months as eight centuries have.
const MOST_TIMES: usize = 10_000;

pub(super) struct Panel {
    /// Ascending.
    pub times: Vec<f64>,
    /// How far they are apart, where that is not what they say: January follows December.
    pub clock: Option<(Code, Vec<f64>)>,
    pub units: Vec<Unit>,
    /// How many units begin between two times, and after the last one.
    pub between: usize,
    pub later: usize,
    /// How many rows came on top of another of the same unit and time, where rows say how many people they are.
    pub again: usize,
    /// Whether units have different numbers of rows, and nothing tells how many people those are.
    pub has_uneven_rows: bool,
    /// Whether each outcome is a whole number from 0, or with counts a share.
    pub is_count: bool,
    pub is_share: bool,
    /// Whether nothing ever varied.
    pub is_constant: bool,
    /// Whether some outcomes without the pilot look like shares and others like percentages.
    pub is_mixed: bool,
    /// A row and its outcome, so far from all others that it looks like a slip: 54 among shares.
    pub slip: Option<(usize, f64)>,
}

/// Some between 0 and 1, and all others so much larger that nothing lies in between, up to 100.
fn is_mixed(outcomes: &[f64]) -> bool {
    const APART: f64 = 10.0;
    let most = outcomes.iter().copied().filter(|y| *y <= 1.0).fold(0.0, f64::max);
    let least = outcomes.iter().copied().filter(|y| *y > 1.0).fold(f64::INFINITY, f64::min);
    let many = |is: fn(&f64) -> bool| outcomes.iter().filter(|y| is(y)).count();
    let are_shares = many(|y| *y > 0.0 && *y < 1.0) > 1 && many(|y| *y > 1.0) > 1;
    are_shares && outcomes.iter().all(|y| (0.0..=100.0).contains(y)) && least >= APART * most
}

fn has_uneven_rows(units: &[Unit]) -> bool {
    let mut rows = units.iter().flat_map(|unit| &unit.cells).flatten().map(|cell| cell.people);
    let first = rows.next();
    rows.any(|people| Some(people) != first)
}

/// An outcome so many times as far from the middle as the quarters are apart is looked at again; a normal one is never
/// beyond five.
const FAR: f64 = 50.0;

fn slip(outcomes: &[f64]) -> Option<(usize, f64)> {
    let mut sorted = outcomes.to_vec();
    sorted.sort_by(f64::total_cmp);
    let quarter = |at: usize| sorted.get(sorted.len() * at / 4).copied();
    let (low, middle, high) = (quarter(1)?, quarter(2)?, quarter(3)?);
    let is_far = |y: &f64| high > low && (y - middle).abs() > FAR * (high - low);
    let row = outcomes.iter().position(is_far)?;
    Some((row + 1, outcomes[row]))
}

impl Panel {
    pub fn new(question: &Question, table: &Table) -> Result<Self, Wrong> {
        let empty = Categories::default();
        let (outcomes, units) = (table.numbers(0).unwrap_or_default(), table.words(1).unwrap_or(&empty));
        let (when, from) = (table.numbers(2).unwrap_or_default(), table.numbers(3).unwrap_or_default());
        let counts = table.counts(4);
        Wrong::unless_parts(&question.unit, units)?;
        // A time at which there was nobody is none.
        let is_there = |row: &usize| counts.is_none_or(|counts| counts[*row] > 0);
        let mut times: Vec<f64> = (0..table.rows).filter(is_there).map(|row| when[row]).collect();
        times.sort_by(f64::total_cmp);
        times.dedup();
        if is_unclear(&times) {
            return Err(Wrong::new(&question.time, Expected::OneCodeOfTime));
        }
        if times.len() > MOST_TIMES {
            return Err(Wrong::new(&question.time, Expected::FewerTimes));
        }
        if units.len().saturating_mul(times.len()) > MOST_CELLS {
            let (units, times) = (units.len(), times.len());
            return Err(Wrong::new(&question.unit, Expected::FewerUnitsOrTimes { units, times, most: MOST_CELLS }));
        }
        // Then nobody can tell whether 0 is a time or never.
        if times.first().is_some_and(|first| *first <= 0.0) && from.contains(&0.0) {
            return Err(Wrong::new(&question.treated_from, Expected::ZeroIsNever));
        }
        let nothing = Unit { start: None, cells: vec![None; times.len()] };
        let mut all = vec![nothing; units.len()];
        let mut again = 0;
        let mut began = vec![None; units.len()];
        for row in 0..table.rows {
            let code = units.codes[row] as usize;
            let never = from[row].is_nan() || from[row] == 0.0;
            let from = if never { f64::INFINITY } else { from[row] };
            let first = *began[code].get_or_insert(from);
            if first != from {
                let (unit, one, other) = (units.word(code).to_owned(), Start(first), Start(from));
                let expected = Expected::OneStart { unit, one, other, row: row + 1 };
                return Err(Wrong::new(&question.treated_from, expected));
            }
            let people = counts.map_or(1.0, |counts| counts[row] as f64);
            if people == 0.0 {
                continue;
            }
            let at = times.partition_point(|time| *time < when[row]);
            again += usize::from(counts.is_some() && all[code].cells[at].is_some());
            let cell = all[code].cells[at].get_or_insert_default();
            cell.people += people;
            cell.mean += (outcomes[row] - cell.mean) * people / cell.people;
        }
        // In the order of their names: what is drawn must not hang on the order of the rows.
        let order = units.sorted();
        let all_by_row = std::mem::take(&mut all);
        let mut all: Vec<Unit> = order.iter().map(|code| all_by_row[*code].clone()).collect();
        let began: Vec<Option<f64>> = order.iter().map(|code| began[*code]).collect();
        let (mut between, mut later) = (0, 0);
        for (unit, began) in all.iter_mut().zip(began) {
            let began = began.unwrap_or(f64::INFINITY);
            let start = times.partition_point(|time| *time < began);
            unit.start = (start < times.len()).then_some(start);
            between += usize::from(unit.start.is_some_and(|start| start > 0 && times[start] != began));
            later += usize::from(began.is_finite() && unit.start.is_none() && unit.cells.iter().any(Option::is_some));
        }
        // What the pilot did may be as large.
        let without: Vec<f64> = all
            .iter()
            .flat_map(|unit| &unit.cells[..unit.start.unwrap_or(times.len())])
            .filter_map(|cell| Some((*cell)?.mean))
            .collect();
        let whole = |y: &f64| *y >= 0.0 && y.fract() == 0.0;
        Ok(Self {
            is_count: counts.is_none() && outcomes.iter().all(whole) && outcomes.iter().any(|y| *y > 1.0),
            is_share: counts.is_some() && outcomes.iter().all(|y| (0.0..=1.0).contains(y)),
            is_constant: outcomes.iter().all(|y| *y == outcomes[0]),
            slip: slip(outcomes),
            is_mixed: is_mixed(&without),
            between,
            later,
            again,
            has_uneven_rows: counts.is_none() && has_uneven_rows(&all),
            clock: clock(&times),
            units: all,
            times,
        })
    }

    /// The same without times at which one unit alone was measured: beside the others these say nothing.
    pub fn without_lone_times(&self) -> Self {
        let measured = |time: usize| self.units.iter().filter(|unit| unit.cells[time].is_some()).count();
        let kept: Vec<usize> = (0..self.times.len()).filter(|time| measured(*time) > 1).collect();
        let only = |all: &[f64]| kept.iter().map(|time| all[*time]).collect::<Vec<_>>();
        let of = |unit: &Unit| {
            let start = unit.start.map(|start| kept.partition_point(|time| *time < start));
            Unit {
                start: start.filter(|start| *start < kept.len()),
                cells: kept.iter().map(|time| unit.cells[*time]).collect(),
            }
        };
        Self {
            times: only(&self.times),
            clock: self.clock.as_ref().map(|(code, all)| (*code, only(all))),
            units: self.units.iter().map(of).collect(),
            ..*self
        }
    }

    /// How long after a time another is; below nothing before it.
    pub fn since(&self, start: usize, time: usize) -> f64 {
        let clock = self.clock.as_ref().map_or(&self.times, |(_, counted)| counted);
        clock[time] - clock[start]
    }

    /// How much the mean of a unit varies by the chance of its people alone, but for what is common to all units; of a share as
    /// shares do, by what it was before the unit began.
    pub fn noise(&self, unit: &Unit) -> f64 {
        let all = self.times.len();
        let before = unit.mean(0..unit.start.unwrap_or(all)).or_else(|| unit.mean(0..all));
        let of_one = before.filter(|_| self.is_share).map_or(1.0, |cell| {
            // As if one more had it and one more had not: so nobody is without chance.
            let share = (cell.mean * cell.people + 1.0) / (cell.people + 2.0);
            share * (1.0 - share)
        });
        of_one / unit.size()
    }

    /// Units that begin after the first time, so that there is a before.
    pub fn treated(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.start.is_some_and(|start| start > 0))
    }

    /// Units that never begin.
    pub fn controls(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.start.is_none())
    }

    /// Units that had it from the first time on.
    pub fn always(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.start == Some(0))
    }

    /// When units begin, ascending, without those that always had it.
    pub fn starts(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.treated().filter_map(|unit| unit.start).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The design that was asked for, or that fits: without controls a stepped wedge when units begin at different
    /// times, else a series when there are at least four times before and after; with controls the simple comparison
    /// when all begin at once, else the staggered one. What was asked for and cannot be done becomes what can.
    pub fn design(&self, wanted: Option<Design>) -> (Design, Option<Withheld>) {
        let (starts, controls) = (self.starts(), self.controls().count());
        let first = starts.first().copied().unwrap_or(self.times.len());
        let is_series = starts.len() == 1 && first >= 4 && self.times.len() - first >= 4;
        let fits = match (controls, starts.len()) {
            (0, 2..) => Design::SteppedWedge,
            (0, _) if is_series => Design::InterruptedSeries,
            (0, _) => Design::BeforeAfter,
            (_, 2..) => Design::Staggered,
            _ => Design::DifferenceInDifferences,
        };
        let can = match wanted {
            None => return (fits, None),
            Some(Design::DifferenceInDifferences) => controls > 0 && starts.len() < 2,
            Some(Design::Staggered) => controls > 0 && starts.len() > 1,
            Some(Design::SteppedWedge) => controls == 0 && starts.len() > 1,
            Some(Design::InterruptedSeries) => starts.len() == 1 && first >= 3 && self.times.len() - first >= 3,
            Some(Design::BeforeAfter) => true,
        };
        match wanted {
            Some(wanted) if can => (wanted, None),
            Some(wanted) => {
                let instead = fits.word();
                let why = match wanted {
                    Design::DifferenceInDifferences if controls > 0 => Reason::ManyStarts { instead },
                    Design::DifferenceInDifferences => Reason::NoControls { instead },
                    Design::Staggered if controls == 0 => Reason::NoControls { instead },
                    Design::SteppedWedge if starts.len() > 1 => Reason::HasControls { instead },
                    _ if starts.is_empty() => Reason::NoStart,
                    Design::Staggered | Design::SteppedWedge => Reason::OneStart { instead },
                    _ => Reason::NoSeries { instead },
                };
                (fits, Some(Withheld::new(wanted.word(), why)))
            }
            None => (fits, None),
        }
    }
}

impl Unit {
    /// How many people it has at a time, over all times at which it was measured.
    pub fn size(&self) -> f64 {
        let (many, people) =
            self.cells.iter().flatten().fold((0.0, 0.0), |(many, people), cell| (many + 1.0, people + cell.people));
        people / many
    }

    /// The mean over a stretch of times, and the people a time.
    pub fn mean(&self, times: std::ops::Range<usize>) -> Option<Cell> {
        let cells: Vec<Cell> = self.cells[times].iter().flatten().copied().collect();
        let people: f64 = cells.iter().map(|cell| cell.people).sum();
        let sum: f64 = cells.iter().map(|cell| cell.mean * cell.people).sum();
        (people > 0.0).then(|| Cell { mean: sum / people, people: people / cells.len() as f64 })
    }
}
