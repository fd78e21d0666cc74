//! A table of counts as it may leave the house: counts of small groups are hidden, and enough others with them that no
//! hidden one can be worked out from sums.
//!
//! Primary suppression hides each count from 1 to `minimum - 1`, margins included. Complementary suppression then hides
//! further counts until for each of those the values that fit what is shown span at least `minimum`. That is checked
//! exactly: in a table with its margins the changes that keep all sums are the circulations of a small network, so the
//! highest and lowest value of a hidden count are two maximum flows (Cox, "Network models for complementary cell
//! suppression", JASA 90, 1995; Hundepool et al., *Statistical Disclosure Control*, Wiley 2012). Two tables of the same
//! people in the same columns are one such network too, joined at the sums of the columns.
//!
//! Nothing is no small count, so it is shown; and where every nothing is shown, whoever sees a hidden count knows that it
//! is at least one. So values are counted from one on, until a nothing is hidden too that the sums do not tell.
//!
//! It guards what it is given. Tables of the same people over still other groupings, or of the same people at another
//! moment, can together say more: publish one moment only.

use serde::{Deserialize, Serialize};

use crate::flow::Graph;

/// What may be shown; a hidden count is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// By row, then by column.
    pub cells: Vec<Vec<Option<u64>>>,
    /// The sum of each row.
    pub rows: Vec<Option<u64>>,
    /// The sum of each column.
    pub columns: Vec<Option<u64>>,
    pub total: u64,
}

/// Hides what has to be hidden of a table of counts, whose rows all have the same length.
///
/// Nothing may be shown at all when there are fewer than `minimum` people, or no people, or when what has to be hidden
/// cannot be: where every count is one, their number and their sum tell it.
#[must_use]
pub fn release(table: &[Vec<u64>], minimum: u64) -> Option<Released> {
    release_with(table, minimum, |_| Care::Usual)
}

/// A count of a table: a cell, or the sum of a row or a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Spot {
    Cell(usize, usize),
    Row(usize),
    Column(usize),
}

/// What a count asks for besides the minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    Usual,
    /// Hidden whatever its size, so that the values that fit span this.
    Hide(u64),
    /// Known from elsewhere: hiding it would hide nothing else.
    Known,
}

/// As [`release`], with care for single counts.
#[must_use]
pub fn release_with(table: &[Vec<u64>], minimum: u64, care: impl Fn(Spot) -> Care) -> Option<Released> {
    let (height, width, total) = (table.len(), table.first().map_or(0, Vec::len), sum(table.iter().flatten()));
    let mut net = Net::new(height + width + 2, minimum, total)?;
    // Rows are the first nodes, then columns; the last of both are the sums.
    let (all_rows, column) = (height, |at: usize| height + 1 + at);
    let all_columns = column(width);
    let cells: Vec<Vec<usize>> = (0..height)
        .map(|row| (0..width).map(|at| net.add(row, column(at), table[row][at], minimum)).collect())
        .collect();
    let rows: Vec<usize> = (0..height).map(|row| net.add(all_columns, row, sum(&table[row]), minimum)).collect();
    let columns: Vec<usize> = (0..width).map(|at| net.add(column(at), all_rows, down(table, at), minimum)).collect();
    let spots = cells
        .iter()
        .enumerate()
        .flat_map(|(row, all)| all.iter().enumerate().map(move |(at, count)| (Spot::Cell(row, at), *count)));
    let sums = rows.iter().enumerate().map(|(row, count)| (Spot::Row(row), *count));
    let sums = sums.chain(columns.iter().enumerate().map(|(at, count)| (Spot::Column(at), *count)));
    for (spot, count) in spots.chain(sums) {
        let count = &mut net.counts[count];
        match care(spot) {
            Care::Usual => {}
            Care::Hide(span) => (count.guarded, count.span) = (true, span.max(minimum)),
            Care::Known => count.known = true,
        }
    }
    net.hide();
    if !net.is_safe() {
        return None;
    }
    let shown = |all: &[usize]| all.iter().map(|at| net.shown(*at)).collect::<Vec<_>>();
    Some(Released {
        cells: cells.iter().map(|row| shown(row)).collect(),
        rows: shown(&rows),
        columns: shown(&columns),
        total,
    })
}

/// Two tables of the same people, in the same columns over other rows.
///
/// The sums of the first one's rows are known to everybody from elsewhere, so they hide nobody. `never` says which counts of the second, by row and column, everybody knows to be nothing: in such a one nobody can hide.
#[must_use]
pub fn release_both(
    one: &[Vec<u64>],
    other: &[Vec<u64>],
    never: impl Fn((usize, usize)) -> bool,
    minimum: u64,
) -> Option<(Released, Released)> {
    let (width, total) = (one.first().map_or(0, Vec::len), sum(one.iter().flatten()));
    // The first one's rows, its columns, the other's columns, its rows, and the sum of those.
    let (columns, others, below) = (one.len(), one.len() + width, one.len() + 2 * width);
    let all_rows = below + other.len();
    let mut net = Net::new(all_rows + 1, minimum, total)?;
    let firsts: Vec<Vec<usize>> = one
        .iter()
        .enumerate()
        .map(|(row, counts)| {
            // Of a row of three, more than that cannot be left open, and less where each of its counts is known to be
            // somebody.
            let somebody = if counts.contains(&0) { 0 } else { width as u64 };
            let span = minimum.min(sum(counts) - somebody);
            (0..width).map(|at| net.add(row, columns + at, counts[at], span)).collect()
        })
        .collect();
    let sums: Vec<usize> = (0..width).map(|at| net.add(columns + at, others + at, down(one, at), minimum)).collect();
    let is_known = |row: usize, at: usize| other[row][at] == 0 && never((row, at));
    let seconds: Vec<Vec<Option<usize>>> = (0..other.len())
        .map(|row| {
            let mut cell = |at: usize| net.add(others + at, below + row, other[row][at], minimum);
            (0..width).map(|at| (!is_known(row, at)).then(|| cell(at))).collect()
        })
        .collect();
    let rows: Vec<usize> =
        (0..other.len()).map(|row| net.add(below + row, all_rows, sum(&other[row]), minimum)).collect();
    net.hide();
    if !net.is_safe() {
        return None;
    }
    let shown = |all: &[usize]| all.iter().map(|at| net.shown(*at)).collect::<Vec<_>>();
    let first = Released {
        cells: firsts.iter().map(|row| shown(row)).collect(),
        // A small one is known, and still no reason to show it.
        rows: one.iter().map(|counts| Some(sum(counts)).filter(|n| !(1..minimum).contains(n))).collect(),
        columns: shown(&sums),
        total,
    };
    let cell = |at: &Option<usize>| at.map_or(Some(0), |at| net.shown(at));
    let second = Released {
        cells: seconds.iter().map(|row| row.iter().map(cell).collect()).collect(),
        rows: shown(&rows),
        columns: shown(&sums),
        total,
    };
    Some((first, second))
}

fn sum<'a>(counts: impl IntoIterator<Item = &'a u64>) -> u64 {
    counts.into_iter().sum()
}

/// The sum of a column.
fn down(table: &[Vec<u64>], column: usize) -> u64 {
    table.iter().map(|row| row[column]).sum()
}

/// A count that can be hidden, between two nodes: more of it is more flow from the first to the second. What comes into a
/// node leaves it, because each sum stays what it is.
struct Count {
    from: usize,
    to: usize,
    people: u64,
    /// How far apart the values have to lie that fit what is shown.
    span: u64,
    /// Hidden whatever its size.
    guarded: bool,
    /// Known from elsewhere.
    known: bool,
    hidden: bool,
}

struct Net {
    nodes: usize,
    minimum: u64,
    total: u64,
    counts: Vec<Count>,
    /// What a hidden count is at least, as far as anybody knows.
    floor: u64,
}

impl Net {
    /// Nothing when there are too few people to show anything.
    fn new(nodes: usize, minimum: u64, total: u64) -> Option<Self> {
        (total >= minimum.max(1)).then(|| Self { nodes, minimum, total, counts: Vec::new(), floor: 1 })
    }

    fn add(&mut self, from: usize, to: usize, people: u64, span: u64) -> usize {
        self.counts.push(Count { from, to, people, span, guarded: false, known: false, hidden: false });
        self.counts.len() - 1
    }

    fn shown(&self, at: usize) -> Option<u64> {
        Some(self.counts[at].people).filter(|_| !self.counts[at].hidden)
    }

    fn hide(&mut self) {
        let small: Vec<usize> = self.small().collect();
        for at in &small {
            self.counts[*at].hidden = true;
        }
        for at in small.iter().copied() {
            // Nothing left to hide is the end: whoever asks is told whether that was enough.
            while self.spans_less_than(at, self.counts[at].span) {
                if self.hide_nothing_near(at) {
                    continue;
                }
                let more = self.cheapest_ring(at, self.total);
                let more = if more.is_empty() { Vec::from_iter(self.next_to_hide(at)) } else { more };
                if more.is_empty() {
                    break;
                }
                for at in more {
                    self.counts[at].hidden = true;
                }
                self.floor = u64::from(!self.hides_nothing());
            }
        }
        // What helped nobody in the end, because the sums tell it, is shown: a dash must not promise more than it keeps.
        for at in (0..self.counts.len()).filter(|at| !small.contains(at)).collect::<Vec<_>>() {
            if self.counts[at].hidden && self.spans_less_than(at, 1) {
                self.counts[at].hidden = false;
            }
        }
    }

    /// Whether a nothing is hidden that the sums do not tell.
    fn hides_nothing(&mut self) -> bool {
        self.floor = 0;
        let is_nothing = |at: &usize| self.counts[*at].hidden && self.counts[*at].people == 0;
        (0..self.counts.len()).filter(is_nothing).any(|at| !self.spans_less_than(at, 1))
    }

    /// Hides a nothing that shares a sum with this count, and other nothings with it, where that is all that it takes;
    /// whether it did.
    fn hide_nothing_near(&mut self, at: usize) -> bool {
        if self.floor == 0 {
            return false;
        }
        let Count { from, to, span, .. } = self.counts[at];
        let near = |other: &Count| other.across(from).is_some() || other.across(to).is_some();
        let may_help = |other: &Count| other.people == 0 && !other.hidden && !other.known && near(other);
        let candidates: Vec<usize> = (0..self.counts.len()).filter(|by| may_help(&self.counts[*by])).collect();
        for by in candidates {
            let mut all = self.cheapest_ring(by, 0);
            all.push(by);
            if all.iter().any(|by| self.counts[*by].people > 0) {
                continue;
            }
            all.iter().for_each(|by| self.counts[*by].hidden = true);
            self.floor = 0;
            if !self.spans_less_than(by, 1) && !self.spans_less_than(at, span) {
                return true;
            }
            all.iter().for_each(|by| self.counts[*by].hidden = false);
            self.floor = 1;
        }
        false
    }

    /// The counts that may not be shown themselves.
    fn small(&self) -> impl Iterator<Item = usize> {
        let is_small = |count: &Count| count.guarded || (1..self.minimum).contains(&count.people);
        (0..self.counts.len()).filter(move |at| is_small(&self.counts[*at]))
    }

    /// Whether everything that may not be shown is hidden well enough.
    fn is_safe(&self) -> bool {
        self.small().all(|at| !self.spans_less_than(at, self.counts[at].span))
    }

    /// Whether the values of a hidden count that fit what is shown lie closer together than this.
    fn spans_less_than(&self, at: usize, span: u64) -> bool {
        let mut graph = Graph::new(self.nodes);
        for (_, other) in self.counts.iter().enumerate().filter(|(other, count)| *other != at && count.hidden) {
            graph.add(other.from, other.to, self.total, other.people.saturating_sub(self.floor));
        }
        let Count { from, to, people, .. } = self.counts[at];
        let less = graph.clone().most(from, to, people.saturating_sub(self.floor).min(span));
        let more = graph.most(to, from, span);
        less + more < span
    }

    /// The counts to hide so that a ring through this one is hidden, in which what is added to one can be taken from the
    /// next: the ring that hides least, a nothing counted as so many. Nothing when such a ring is hidden already.
    fn cheapest_ring(&self, at: usize, nothing: u64) -> Vec<usize> {
        let Count { from, to, .. } = self.counts[at];
        // Dijkstra, on few nodes: cost so far, and by which count one came.
        let mut best: Vec<Option<(u64, usize)>> = vec![None; self.nodes];
        best[to] = Some((0, at));
        let mut done = vec![false; self.nodes];
        while let Some((cost, node)) = (0..self.nodes).filter(|n| !done[*n]).filter_map(|n| Some((best[n]?.0, n))).min()
        {
            done[node] = true;
            for (by, count) in self.counts.iter().enumerate().filter(|(by, count)| *by != at && !count.known) {
                let Some(next) = count.across(node) else { continue };
                let cost = cost + self.cost(by, nothing);
                if !done[next] && best[next].is_none_or(|(known, _)| cost < known) {
                    best[next] = Some((cost, by));
                }
            }
        }
        let (mut ring, mut node) = (Vec::new(), from);
        while let Some((_, by)) = best[node].filter(|_| node != to) {
            ring.push(by);
            node = self.counts[by].across(node).unwrap_or(to);
        }
        ring.retain(|by| !self.counts[*by].hidden);
        ring
    }

    /// What is lost by hiding a count: its people. From a zero nothing can be taken, so it helps little.
    fn cost(&self, at: usize, nothing: u64) -> u64 {
        match &self.counts[at] {
            Count { hidden: true, .. } => 0,
            Count { people: 0, .. } => nothing,
            Count { people, .. } => *people,
        }
    }

    /// The visible count that costs least to hide, where one ring is not enough: first one that shares a sum with it.
    fn next_to_hide(&self, at: usize) -> Option<usize> {
        let Count { from, to, .. } = self.counts[at];
        let near = |by: usize| self.counts[by].across(from).is_some() || self.counts[by].across(to).is_some();
        let visible = (0..self.counts.len()).filter(|by| !self.counts[*by].hidden && !self.counts[*by].known);
        visible.min_by_key(|by| (!near(*by), self.cost(*by, self.total)))
    }
}

impl Count {
    /// The other end, seen from one.
    fn across(&self, node: usize) -> Option<usize> {
        if self.from == node { Some(self.to) } else { Some(self.from).filter(|_| self.to == node) }
    }
}
