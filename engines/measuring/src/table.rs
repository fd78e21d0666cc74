//! A table that may be published: counts of people by one or more columns, without what could be traced to a few.
//!
//! Three rules hide a count, and then as many others as are needed so that none can be worked out from sums
//! ([`crate::release`]): fewer people than the minimum; one contributor, such as an employer, behind most of it (the
//! dominance rule; Hundepool et al. 2012); and a change since an earlier release by fewer people than the minimum, which
//! whoever lays both side by side would see.
//!
//! It guards the tables that it is shown. Tables over other columns of the same people, published elsewhere, can say
//! more together.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::data::{Categories, Kind, Table, Wanted};
use crate::field_test::Wrong;
use crate::release::{Spot, release_with};

/// Which columns tell what, and how careful to be.
#[derive(Debug, Clone)]
pub struct Question {
    pub by: Vec<String>,
    /// How many people a row is; one unless given.
    pub count: Option<String>,
    pub minimum: u64,
    /// Who a row comes from, such as an employer.
    pub contributor: Option<String>,
    /// The largest share that one contributor may have of a count.
    pub dominance: f64,
    /// What was published before of the same people by the same columns.
    pub previous: Option<Published>,
}

/// A table as it may leave the house. A hidden count is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub by: Vec<String>,
    pub minimum: u64,
    pub rows: Vec<Cell>,
    /// Sums over the first column's values, and over the other columns' combinations.
    pub margins: Vec<Cell>,
    /// Nothing when there are too few people to show anything.
    pub total: Option<u64>,
    /// How many counts and sums are hidden.
    pub hidden: usize,
}

/// A count; a margin has nothing for what it sums over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub values: Vec<Option<String>>,
    pub count: Option<u64>,
}

/// More cells than this are no table that people read, and hiding would take long.
const MOST_CELLS: usize = 10_000;

impl Question {
    /// The columns to read.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut all: Vec<Wanted> = self.by.iter().map(|heading| Wanted::new(heading, Kind::Category)).collect();
        all.extend(self.count.iter().map(|heading| Wanted::new(heading, Kind::Count)));
        all.extend(self.contributor.iter().map(|heading| Wanted::new(heading, Kind::Category)));
        all
    }

    /// # Errors
    ///
    /// When there are too many cells, the earlier release has other columns, or the dominance is no share.
    pub fn answer(&self, table: &Table) -> Result<Published, Wrong> {
        let column = |at: usize| self.by.get(at).map_or("--by", String::as_str);
        if self.by.is_empty() {
            return Err(Wrong::new("--by", "expected at least one column"));
        }
        if !(self.dominance > 0.0 && self.dominance <= 1.0) {
            return Err(Wrong::new("--dominance", "expected a share above 0 and at most 1"));
        }
        if let Some(before) = self.previous.as_ref().filter(|before| before.by != self.by) {
            let what = format!("expected the columns of the earlier release: {}", before.by.join(", "));
            return Err(Wrong::new(column(0), what));
        }
        let words: Vec<&Categories> = (0..self.by.len()).filter_map(|at| table.words(at)).collect();
        let orders: Vec<Vec<usize>> = words.iter().map(|words| words.sorted()).collect();
        let cells = orders.iter().map(Vec::len).try_fold(1_usize, |product, len| product.checked_mul(len));
        if cells.is_none_or(|cells| cells > MOST_CELLS) {
            let what = format!("expected at most {MOST_CELLS} cells in all; choose coarser groups or fewer columns");
            return Err(Wrong::new(&self.by.join(","), what));
        }
        // The first column down, combinations of the others across.
        let ranks: Vec<Vec<usize>> = orders.iter().map(|order| ranks(order)).collect();
        let width: usize = orders[1..].iter().map(Vec::len).product();
        let across = |row: usize| {
            (1..words.len()).fold(0, |at, one| at * orders[one].len() + ranks[one][words[one].codes[row] as usize])
        };
        let counts = table.counts(self.by.len());
        let contributors =
            self.contributor.as_ref().and_then(|_| table.words(self.by.len() + usize::from(self.count.is_some())));
        let mut sums = vec![vec![0_u64; width]; orders[0].len()];
        let mut parts: HashMap<(Spot, u32), u64> = HashMap::new();
        for row in 0..table.rows {
            let (down, at) = (ranks[0][words[0].codes[row] as usize], across(row));
            let people = counts.map_or(1, |counts| counts[row]);
            sums[down][at] += people;
            if let Some(who) = contributors {
                for spot in [Spot::Cell(down, at), Spot::Row(down), Spot::Column(at)] {
                    *parts.entry((spot, who.codes[row])).or_default() += people;
                }
            }
        }
        let guarded = self.guarded(&sums, &parts, &|spot| values(spot, &words, &orders));
        Ok(self.published(&sums, &guarded, &|spot| values(spot, &words, &orders)))
    }

    /// Counts to hide whatever their size, and how far the values that fit have to lie apart.
    fn guarded(
        &self,
        sums: &[Vec<u64>],
        parts: &HashMap<(Spot, u32), u64>,
        values: &dyn Fn(Spot) -> Vec<Option<String>>,
    ) -> BTreeMap<Spot, u64> {
        let mut guarded = BTreeMap::new();
        let mut largest: BTreeMap<Spot, u64> = BTreeMap::new();
        for ((spot, _), people) in parts {
            let own = largest.entry(*spot).or_default();
            *own = (*own).max(*people);
        }
        for (spot, largest) in largest {
            let all = people(sums, spot);
            if all > 0 && largest as f64 > self.dominance * all as f64 {
                // So far apart that nobody can tell the largest contributor closer than the rule allows.
                let span = ((largest as f64 / self.dominance).ceil() as u64).saturating_sub(all);
                guarded.insert(spot, span.max(self.minimum));
            }
        }
        let before: HashMap<&[Option<String>], u64> = self
            .previous
            .iter()
            .flat_map(|before| before.rows.iter().chain(&before.margins))
            .filter_map(|cell| Some((cell.values.as_slice(), cell.count?)))
            .collect();
        if !before.is_empty() {
            for spot in spots(sums) {
                let change = before.get(values(spot).as_slice()).map_or(0, |old| old.abs_diff(people(sums, spot)));
                if (1..self.minimum).contains(&change) {
                    guarded.entry(spot).or_insert(self.minimum);
                }
            }
        }
        guarded
    }

    fn published(
        &self,
        sums: &[Vec<u64>],
        guarded: &BTreeMap<Spot, u64>,
        values: &dyn Fn(Spot) -> Vec<Option<String>>,
    ) -> Published {
        let mut published = Published {
            by: self.by.clone(),
            minimum: self.minimum,
            rows: Vec::new(),
            margins: Vec::new(),
            total: None,
            hidden: 0,
        };
        let Some(released) = release_with(sums, self.minimum, |spot| guarded.get(&spot).copied()) else {
            return published;
        };
        published.total = Some(released.total);
        let is_single = sums.first().is_none_or(|row| row.len() == 1) && self.by.len() == 1;
        for spot in spots(sums) {
            let count = match spot {
                // With one column a row is its only cell.
                Spot::Cell(row, at) if is_single => released.cells[row][at].and(released.rows[row]),
                Spot::Cell(row, at) => released.cells[row][at],
                Spot::Row(row) => released.rows[row],
                Spot::Column(at) => released.columns[at],
            };
            let cell = Cell { values: values(spot), count };
            match spot {
                Spot::Cell(..) => published.rows.push(cell),
                _ if is_single => {}
                _ => published.margins.push(cell),
            }
        }
        published.hidden = published.rows.iter().chain(&published.margins).filter(|cell| cell.count.is_none()).count();
        published
    }
}

fn spots(sums: &[Vec<u64>]) -> impl Iterator<Item = Spot> {
    let (height, width) = (sums.len(), sums.first().map_or(0, Vec::len));
    let cells = (0..height).flat_map(move |row| (0..width).map(move |at| Spot::Cell(row, at)));
    cells.chain((0..height).map(Spot::Row)).chain((0..width).map(Spot::Column))
}

fn people(sums: &[Vec<u64>], spot: Spot) -> u64 {
    match spot {
        Spot::Cell(row, at) => sums[row][at],
        Spot::Row(row) => sums[row].iter().sum(),
        Spot::Column(at) => sums.iter().map(|row| row[at]).sum(),
    }
}

/// For each word its place in the order.
fn ranks(order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    order.iter().enumerate().for_each(|(rank, code)| ranks[*code] = rank);
    ranks
}

/// The values of a spot, by column.
fn values(spot: Spot, words: &[&Categories], orders: &[Vec<usize>]) -> Vec<Option<String>> {
    let (down, across) = match spot {
        Spot::Cell(row, at) => (Some(row), Some(at)),
        Spot::Row(row) => (Some(row), None),
        Spot::Column(at) => (None, Some(at)),
    };
    let word = |one: usize, rank: usize| words[one].word(orders[one][rank]).to_owned();
    let mut values = vec![None; words.len()];
    values[0] = down.map(|rank| word(0, rank));
    if let Some(mut at) = across {
        for one in (1..words.len()).rev() {
            values[one] = Some(word(one, at % orders[one].len()));
            at /= orders[one].len();
        }
    }
    values
}
