//! What was published: what it shows, and what it tells of what it hides.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Values, people};
use crate::estimate::Withheld;
use crate::release::{Released, Spot};

/// A table as it may leave the house. A hidden count is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Published {
    pub by: Vec<String>,
    pub minimum: u64,
    pub rows: Vec<Cell>,
    /// Sums over the first column's values, and over the other columns' combinations.
    pub margins: Vec<Cell>,
    /// Left out when nothing may be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// What this release tells of what it hides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub implied: Vec<Implied>,
    /// What was published before, so that the next release is held against each of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// How many counts and sums are hidden.
    pub hidden: usize,
    /// Why nothing is shown.
    #[serde(default, skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
}

/// A count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// By column; a margin leaves out what it sums over.
    pub values: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
}

/// A release before this one, with its margins among its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub counts: Vec<Cell>,
    pub total: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub implied: Vec<Implied>,
}

/// What a release tells of counts that it hides: their sum, which is the sum of a line less what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Implied {
    pub hidden: Vec<BTreeMap<String, String>>,
    pub sum: u64,
}

impl Published {
    /// All releases up to this one that showed anything.
    pub(super) fn releases(&self) -> Vec<Earlier> {
        let own = self.total.map(|total| Earlier {
            counts: self.rows.iter().chain(&self.margins).cloned().collect(),
            total,
            implied: self.implied.clone(),
        });
        self.earlier.iter().cloned().chain(own).collect()
    }
}

/// Which of the lines that a release tells of show, beside an earlier one, that few came or went: of what one of them hides in
/// a line, and of what either does. Nothing is for a line of which all is shown.
pub(super) fn lines_of_few(old: &Earlier, now: &Earlier, is_few: impl Fn(u64, u64) -> bool) -> Vec<Option<usize>> {
    let by_values = |release: &Earlier| -> HashMap<Values, Option<u64>> {
        release.counts.iter().map(|cell| (cell.values.clone(), cell.count)).collect()
    };
    let (shown_then, shown_now) = (by_values(old), by_values(now));
    // A line of which all is shown hides nothing.
    let nothing = Implied { hidden: Vec::new(), sum: 0 };
    let of = |release: &Earlier| -> Vec<(HashSet<Values>, u64)> {
        let all = release.implied.iter().chain([&nothing]);
        all.map(|one| (one.hidden.iter().cloned().collect(), one.sum)).collect()
    };
    let (then, lines) = (of(old), of(now));
    // What the others were in sum; what is not in a release was nobody.
    let rest = |shown: &HashMap<Values, Option<u64>>, of: &HashSet<Values>, hidden: &HashSet<Values>| {
        of.difference(hidden).map(|values| shown.get(values).copied().unwrap_or(Some(0))).sum::<Option<u64>>()
    };
    let tells = |hidden_now: &HashSet<Values>, sum_now: u64| {
        then.iter().any(|(hidden_then, sum_then)| {
            // Of two that have nothing in common, each is held against what was shown of it.
            let apart = !hidden_then.is_empty() && !hidden_now.is_empty() && hidden_then.is_disjoint(hidden_now);
            let (then, now) = (rest(&shown_then, hidden_now, hidden_then), rest(&shown_now, hidden_then, hidden_now));
            !apart && then.zip(now).is_some_and(|(then, now)| is_few(sum_then + then, sum_now + now))
        })
    };
    let told = lines.iter().enumerate().filter(|(_, (hidden, sum))| tells(hidden, *sum));
    told.map(|(at, _)| Some(at).filter(|at| *at < now.implied.len())).collect()
}

/// What a release tells of the counts that it hides in a line: their sum.
pub(super) struct Told {
    /// The sum that is shown of it, where it is a row or a column.
    pub of: Option<Spot>,
    /// All counts of the line, and those of it that are hidden.
    pub line: Vec<Spot>,
    pub hidden: Vec<Spot>,
    pub sum: u64,
}

/// What a release tells of the counts that it hides: in each row, in each column, of the sums of both, in all rows or columns
/// whose sum it hides, and in all.
pub(super) fn told(sums: &[Vec<u64>], released: &Released) -> Vec<Told> {
    let (height, width) = (sums.len(), sums.first().map_or(0, Vec::len));
    let is_hidden = |spot: &Spot| match *spot {
        Spot::Cell(row, at) => released.cells[row][at].is_none() || width == 1 && released.rows[row].is_none(),
        Spot::Row(row) => released.rows[row].is_none(),
        Spot::Column(at) => released.columns[at].is_none(),
    };
    let row = |row: usize| (0..width).map(move |at| Spot::Cell(row, at));
    let column = |at: usize| (0..height).map(move |row| Spot::Cell(row, at));
    let (open_rows, closed_rows): (Vec<usize>, Vec<usize>) = (0..height).partition(|row| released.rows[*row].is_some());
    let (open_columns, closed_columns): (Vec<usize>, Vec<usize>) =
        (0..width).partition(|at| released.columns[*at].is_some());
    let mut lines: Vec<(Option<Spot>, Vec<Spot>)> = Vec::new();
    // Of one column a row is its only cell.
    if width > 1 {
        lines.extend(open_rows.iter().map(|at| (Some(Spot::Row(*at)), row(*at).collect())));
        lines.extend(open_columns.iter().map(|at| (Some(Spot::Column(*at)), column(*at).collect())));
        lines.push((None, (0..height).map(Spot::Row).collect()));
        lines.push((None, (0..width).map(Spot::Column).collect()));
        // The total less the sums that are shown tells the others together.
        lines.push((None, closed_rows.iter().flat_map(|at| row(*at)).collect()));
        lines.push((None, closed_columns.iter().flat_map(|at| column(*at)).collect()));
    }
    lines.push((None, (0..height).flat_map(row).collect()));
    let told = |(of, line): (Option<Spot>, Vec<Spot>)| {
        let hidden: Vec<Spot> = line.iter().copied().filter(is_hidden).collect();
        Told { sum: hidden.iter().map(|spot| people(sums, *spot)).sum(), of, line, hidden }
    };
    let mut seen = HashSet::new();
    let told = lines.into_iter().map(told);
    told.filter(|told| !told.hidden.is_empty() && seen.insert(told.hidden.clone())).collect()
}

/// Whether values came and others went since a release: then the new ones may be the old ones, divided or taken together, and
/// what is shown of these tells of those. Of one column in which nothing is hidden it tells nothing, unless a few came with
/// that. `present` are the values that somebody has now.
pub(super) fn are_recoded(
    old: &Earlier,
    now: &Earlier,
    present: &HashSet<(String, String)>,
    is_few: impl Fn(u64, u64) -> bool,
) -> bool {
    let hides = |release: &Earlier| release.counts.iter().any(|cell| cell.count.is_none());
    let named = |is_empty: bool| -> HashSet<(String, String)> {
        let cells = old.counts.iter().filter(|cell| is_empty || cell.count != Some(0));
        cells.flat_map(|cell| cell.values.clone()).collect()
    };
    let (gone, fresh) = (&named(false) - present, present - &named(true));
    let is_in = |column: &String, all: &HashSet<(String, String)>| all.iter().any(|(other, _)| other == column);
    let of = |release: &Earlier, values: &HashSet<(String, String)>| -> u64 {
        let own = release.counts.iter().filter(|cell| cell.values.clone().into_iter().any(|one| values.contains(&one)));
        own.filter_map(|cell| cell.count).sum()
    };
    let is_open = old.counts.iter().all(|cell| cell.values.len() == 1) && !hides(old) && !hides(now);
    let tells = !is_open || is_few(of(old, &gone), of(now, &fresh));
    tells && gone.iter().any(|(column, _)| is_in(column, &fresh))
}
