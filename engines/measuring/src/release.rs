//! A table of counts as it may leave the house: counts of small groups are hidden, and enough others with them that no
//! hidden one can be worked out from sums.
//!
//! Primary suppression hides each count from 1 to `minimum - 1`, margins included. Complementary suppression then hides
//! further counts until for each of those the values that fit what is shown span at least `minimum`. That is checked
//! exactly: in a table with its margins the changes that keep all sums are the circulations of a small network, so the
//! highest and lowest value of a hidden count are two maximum flows (Cox, "Network models for complementary cell
//! suppression", JASA 90, 1995; Hundepool et al., *Statistical Disclosure Control*, Wiley 2012).
//!
//! It guards one table. Tables of the same people over other groupings, or of the same people at another moment, can
//! together say more: publish one moment only.

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

/// The table with its margins as last row and column.
struct Whole {
    /// Rows and columns without the margins.
    height: usize,
    width: usize,
    counts: Vec<Vec<u64>>,
    hidden: Vec<Vec<bool>>,
    /// Every count but the total, which is shown always, and but those that everybody knows.
    places: Vec<(usize, usize)>,
}

/// Hides what has to be hidden of a table of counts, whose rows all have the same length.
///
/// Nothing may be shown at all when there are fewer than `minimum` people, or no people.
#[must_use]
pub fn release(table: &[Vec<u64>], minimum: u64) -> Option<Released> {
    hide(table, minimum, &[], |_| false)
}

/// Two tables of the same people, in the same columns over other rows. The sum of a column that is hidden in one is
/// hidden in the other too, and cannot be worked out there either.
///
/// `never` says which counts of the second, by row and column, everybody knows to be nothing: in such a one nobody can
/// hide.
#[must_use]
pub fn release_both(
    one: &[Vec<u64>],
    other: &[Vec<u64>],
    never: impl Fn((usize, usize)) -> bool,
    minimum: u64,
) -> Option<(Released, Released)> {
    let hidden = |shown: &Released| shown.columns.iter().map(Option::is_none).collect::<Vec<bool>>();
    let mut columns = Vec::new();
    loop {
        let first = hide(one, minimum, &columns, |_| false)?;
        let second = hide(other, minimum, &hidden(&first), &never)?;
        // Each turn hides more columns or is the last.
        if hidden(&first) == hidden(&second) {
            return Some((first, second));
        }
        columns = hidden(&second);
    }
}

/// `columns` says of which columns the sum is hidden whatever it is.
fn hide(
    table: &[Vec<u64>],
    minimum: u64,
    columns: &[bool],
    never: impl Fn((usize, usize)) -> bool,
) -> Option<Released> {
    let mut whole = Whole::new(table, never);
    if whole.total() < minimum.max(1) {
        return None;
    }
    let asked = |at: &(usize, usize)| at.0 == whole.height && columns.get(at.1) == Some(&true);
    let is_small = |at: &(usize, usize)| (1..minimum).contains(&whole.count(*at));
    let small: Vec<(usize, usize)> = whole.places().filter(|at| asked(at) || is_small(at)).collect();
    for (row, column) in &small {
        whole.hidden[*row][*column] = true;
    }
    for at in small.iter().copied() {
        while whole.spans_less_than(at, minimum) {
            let more = whole.cheapest_ring(at);
            let more = if more.is_empty() { Vec::from_iter(whole.next_to_hide(at)) } else { more };
            if more.is_empty() {
                break;
            }
            for (row, column) in more {
                whole.hidden[row][column] = true;
            }
        }
    }
    // What helped nobody in the end, because the sums tell it, is shown: a dash must not promise more than it keeps.
    let others: Vec<(usize, usize)> = whole.places().filter(|at| !small.contains(at)).collect();
    for (row, column) in others {
        whole.hidden[row][column] &= !whole.spans_less_than((row, column), 1);
    }
    Some(whole.shown())
}

impl Whole {
    fn new(table: &[Vec<u64>], never: impl Fn((usize, usize)) -> bool) -> Self {
        let width = table.first().map_or(0, Vec::len);
        let mut counts: Vec<Vec<u64>> = table.to_vec();
        for row in &mut counts {
            row.push(row.iter().sum());
        }
        counts.push((0..=width).map(|column| counts.iter().map(|row| row[column]).sum()).collect());
        let hidden = vec![vec![false; width + 1]; counts.len()];
        let height = table.len();
        let all = (0..=height).flat_map(|row| (0..=width).map(move |column| (row, column)));
        let is_known = |(row, column): (usize, usize)| row < height && column < width && never((row, column));
        let places = all.filter(|at| *at != (height, width) && !is_known(*at)).collect();
        Self { height, width, counts, hidden, places }
    }

    fn count(&self, (row, column): (usize, usize)) -> u64 {
        self.counts[row][column]
    }

    fn total(&self) -> u64 {
        self.counts[self.height][self.width]
    }

    fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        self.places.iter().copied()
    }

    /// The two nodes that a count lies between: more of it is more flow from the first to the second. Rows are the first
    /// nodes, columns the others; what comes into a node leaves it, because each sum stays what it is.
    fn ends(&self, (row, column): (usize, usize)) -> (usize, usize) {
        let (r, c) = (row, self.height + 1 + column);
        if row < self.height && column < self.width { (r, c) } else { (c, r) }
    }

    /// Whether the values of a hidden count that fit what is shown lie closer together than `minimum`.
    fn spans_less_than(&self, at: (usize, usize), minimum: u64) -> bool {
        let mut graph = Graph::new(self.height + self.width + 2);
        for other in self.places().filter(|other| *other != at && self.hidden[other.0][other.1]) {
            let (from, to) = self.ends(other);
            graph.add(from, to, self.total());
            graph.add(to, from, self.count(other));
        }
        let (from, to) = self.ends(at);
        let less = graph.clone().most(from, to, self.count(at));
        let more = graph.most(to, from, minimum);
        less + more < minimum
    }

    /// The counts to hide so that a ring through this one is hidden, in which what is added to one can be taken from the
    /// next: the ring that hides least. Nothing when such a ring is hidden already.
    fn cheapest_ring(&self, at: (usize, usize)) -> Vec<(usize, usize)> {
        let (from, to) = self.ends(at);
        // Dijkstra, on few nodes: cost so far, and by which count one came.
        let mut best: Vec<Option<(u64, (usize, usize))>> = vec![None; self.height + self.width + 2];
        best[to] = Some((0, at));
        let mut done = vec![false; best.len()];
        while let Some(node) = (0..best.len()).filter(|n| !done[*n]).filter_map(|n| Some((best[n]?.0, n))).min() {
            let (cost, node) = node;
            done[node] = true;
            for by in self.places().filter(|by| *by != at) {
                let (a, b) = self.ends(by);
                let Some(next) = (if a == node { Some(b) } else { Some(a).filter(|_| b == node) }) else { continue };
                let cost = cost + self.cost(by);
                if !done[next] && best[next].is_none_or(|(known, _)| cost < known) {
                    best[next] = Some((cost, by));
                }
            }
        }
        let mut ring = Vec::new();
        let mut node = from;
        while let Some((_, by)) = best[node].filter(|_| node != to) {
            ring.push(by);
            let (a, b) = self.ends(by);
            node = if a == node { b } else { a };
        }
        ring.retain(|(row, column)| !self.hidden[*row][*column]);
        ring
    }

    /// What is lost by hiding a count: its people. From a zero nothing can be taken, so it helps little.
    fn cost(&self, at: (usize, usize)) -> u64 {
        match (self.hidden[at.0][at.1], self.count(at)) {
            (true, _) => 0,
            (false, 0) => self.total(),
            (false, count) => count,
        }
    }

    /// The visible count that costs least to hide, where one ring is not enough: first in the same row or column.
    fn next_to_hide(&self, (row, column): (usize, usize)) -> Option<(usize, usize)> {
        let visible = self.places().filter(|at| !self.hidden[at.0][at.1]);
        visible.min_by_key(|at| (at.0 != row && at.1 != column, self.cost(*at)))
    }

    fn shown(&self) -> Released {
        let at = |row: usize, column: usize| Some(self.counts[row][column]).filter(|_| !self.hidden[row][column]);
        Released {
            cells: (0..self.height).map(|row| (0..self.width).map(|column| at(row, column)).collect()).collect(),
            rows: (0..self.height).map(|row| at(row, self.width)).collect(),
            columns: (0..self.width).map(|column| at(self.height, column)).collect(),
            total: self.total(),
        }
    }
}
