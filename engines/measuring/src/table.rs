//! A table that may be published: counts of people by one or more columns, without what could be traced to a few.
//!
//! Three rules hide a count, and then as many others as are needed so that none can be worked out from sums
//! ([`crate::release`]): fewer people than the minimum; one contributor, such as an employer, behind most of it (the
//! dominance rule; Hundepool et al. 2012); and a change since any earlier release by fewer people than the minimum, which
//! whoever lays both side by side would see, also where the count is only what sums leave. What a release hid stays hidden in
//! later ones: the sums of then, less what is shown now, would tell it.
//!
//! Or nothing is hidden and every count gets noise ([`crate::noise`]), which guards against whatever else was published.
//!
//! Hiding guards the tables that it is shown. Tables over other columns of the same people, published elsewhere, can say
//! more together; and where all of a group are in one count (12 and 0), that count says something of each of them.

mod noisy;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::data::{Categories, Kind, MOST_PEOPLE, Table, Wanted};
use crate::estimate::Withheld;
use crate::expected::{Expected, Wrong};
use crate::reason::Reason;
use crate::release::{Care, Released, Spot, release_with};

pub use noisy::{Noisy, Rough};

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
    fn releases(&self) -> Vec<Earlier> {
        let own = self.total.map(|total| Earlier {
            counts: self.rows.iter().chain(&self.margins).cloned().collect(),
            total,
            implied: self.implied.clone(),
        });
        self.earlier.iter().cloned().chain(own).collect()
    }
}

/// More cells than this are no table that people read, and hiding would take long.
const MOST_CELLS: usize = 2_000;

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
        if !(self.dominance > 0.0 && self.dominance <= 1.0) {
            return Err(Wrong::new("--dominance", Expected::Dominance));
        }
        if let Some(before) = self.previous.as_ref().filter(|before| before.by != self.by) {
            return Err(Wrong::new(column(0), Expected::EarlierColumns { columns: before.by.join(", ") }));
        }
        if let Some(before) = self.previous.as_ref().filter(|before| before.minimum > self.minimum) {
            return Err(Wrong::new("--minimum", Expected::EarlierMinimum { minimum: before.minimum }));
        }
        let Tally { sums, parts, names } = self.tally(table)?;
        Ok(self.published(&sums, &parts, &|spot| self.values(spot, &names)))
    }

    /// The counts as they are.
    fn tally(&self, table: &Table) -> Result<Tally, Wrong> {
        if self.by.is_empty() {
            return Err(Wrong::new("--by", Expected::SomeColumn));
        }
        if let Some(twice) = self.by.iter().enumerate().find_map(|(at, one)| self.by[..at].contains(one).then_some(one))
        {
            return Err(Wrong::new(twice, Expected::OnceInBy));
        }
        let words: Vec<&Categories> = (0..self.by.len()).filter_map(|at| table.words(at)).collect();
        self.by.iter().zip(&words).try_for_each(|(heading, words)| Wrong::unless_parts(heading, words))?;
        let names: Vec<Vec<String>> = self.by.iter().zip(&words).map(|(by, words)| self.names(by, words)).collect();
        let cells = names.iter().map(Vec::len).try_fold(1_usize, |product, len| product.checked_mul(len));
        if cells.is_none_or(|cells| cells > MOST_CELLS) {
            return Err(Wrong::new(&self.by.join(","), Expected::FewerCells { most: MOST_CELLS }));
        }
        let ranks: Vec<Vec<usize>> = words.iter().zip(&names).map(|(words, names)| ranks(words, names)).collect();
        let width: usize = names[1..].iter().map(Vec::len).product();
        let across = |row: usize| {
            (1..words.len()).fold(0, |at, one| at * names[one].len() + ranks[one][words[one].codes[row] as usize])
        };
        let counts = table.counts(self.by.len());
        let contributors =
            self.contributor.as_ref().and_then(|_| table.words(self.by.len() + usize::from(self.count.is_some())));
        let mut sums = vec![vec![0_u64; width]; names[0].len()];
        let (mut parts, mut all) = (Parts::new(), 0_u64);
        for row in 0..table.rows {
            let (down, at) = (ranks[0][words[0].codes[row] as usize], across(row));
            let people = counts.map_or(1, |counts| counts[row]);
            all += people;
            if all > MOST_PEOPLE {
                let what = Expected::FewerPeople { most: MOST_PEOPLE, row: row + 1 };
                return Err(Wrong::new(self.count.as_deref().unwrap_or("--count"), what));
            }
            sums[down][at] += people;
            if let Some(who) = contributors {
                for spot in [Spot::Cell(down, at), Spot::Row(down), Spot::Column(at)] {
                    *parts.entry((spot, who.codes[row])).or_default() += people;
                }
            }
        }
        Ok(Tally { sums, parts, names })
    }

    /// The values of a column, also those that an earlier release had: that a group is gone is for the rules to show or hide.
    fn names(&self, by: &str, words: &Categories) -> Vec<String> {
        let before = self.previous.iter().flat_map(Published::releases).flat_map(|release| release.counts);
        let before = before.filter_map(|mut cell| cell.values.remove(by));
        let mut all: Vec<String> = (0..words.len()).map(|code| words.word(code).to_owned()).chain(before).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What each count asks for: dominance, and what an earlier release tells.
    fn cares(
        &self,
        sums: &[Vec<u64>],
        parts: &Parts,
        before: &HashMap<Values, Vec<u64>>,
        values: &dyn Fn(Spot) -> Values,
    ) -> BTreeMap<Spot, Care> {
        let mut cares = BTreeMap::new();
        if !before.is_empty() {
            for spot in spots(sums) {
                let Some(old) = before.get(&values(spot)) else { continue };
                let now = people(sums, spot);
                // Whoever lays both side by side sees the few who came or went.
                if old.iter().any(|old| (1..self.minimum).contains(&old.abs_diff(now))) {
                    cares.insert(spot, Care::Hide(self.minimum));
                } else if old.contains(&now) {
                    cares.insert(spot, Care::Known);
                }
            }
        }
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
                cares.insert(spot, Care::Hide(span.max(self.minimum)));
            }
        }
        cares
    }

    fn published(&self, sums: &[Vec<u64>], parts: &Parts, values: &dyn Fn(Spot) -> Values) -> Published {
        let earlier = self.previous.as_ref().map_or_else(Vec::new, Published::releases);
        let mut before: HashMap<Values, Vec<u64>> = HashMap::new();
        let mut hidden_before = HashSet::new();
        for cell in earlier.iter().flat_map(|release| &release.counts) {
            match cell.count {
                Some(count) => before.entry(cell.values.clone()).or_default().push(count),
                None => drop(hidden_before.insert(cell.values.clone())),
            }
        }
        let total: u64 = sums.iter().flatten().sum();
        let is_few = |one: u64, other: u64| (1..self.minimum).contains(&one.abs_diff(other));
        let cares = self.cares(sums, parts, &before, values);
        let (released, why) = if earlier.iter().any(|old| is_few(old.total, total)) {
            (None, Reason::TooFewChanged)
        } else if self.is_dominated(sums, parts) {
            (None, Reason::Dominated)
        } else if total < self.minimum {
            (None, Reason::FewPeople { minimum: self.minimum })
        } else {
            // What an earlier release hid stays hidden.
            let care = |spot: Spot| match cares.get(&spot).copied().unwrap_or(Care::Usual) {
                Care::Hide(span) => Care::Hide(span),
                _ if hidden_before.contains(&values(spot)) => Care::Hide(self.minimum),
                other => other,
            };
            (release_with(sums, self.minimum, care), Reason::CannotHide)
        };
        let told = released.as_ref().map_or_else(Vec::new, |released| told(sums, released));
        let implied: Vec<Implied> = told
            .iter()
            .map(|(spots, sum)| Implied { hidden: spots.iter().map(|spot| values(*spot)).collect(), sum: *sum })
            .collect();
        let cells = |released: &Released| -> (Vec<Cell>, Vec<Cell>) {
            let cell = |spot| Cell { values: values(spot), count: shown(released, spot, self.by.len() == 1) };
            let all = spots(sums).filter(|spot| self.by.len() > 1 || matches!(spot, Spot::Cell(..)));
            let (rows, margins): (Vec<Spot>, Vec<Spot>) = all.partition(|spot| matches!(spot, Spot::Cell(..)));
            (rows.into_iter().map(cell).collect(), margins.into_iter().map(cell).collect())
        };
        // One who came or went shows in what is left of a sum too, and one contributor can be all of it.
        let released = released.map(|released| {
            let (rows, margins) = cells(&released);
            let now = Earlier { counts: [rows.clone(), margins.clone()].concat(), total, implied: implied.clone() };
            if earlier.iter().any(|old| tells_of_few(old, &now, is_few)) {
                Err(Reason::TooFewChanged)
            } else if told.iter().any(|(spots, sum)| self.is_mostly_of_one(spots, *sum, parts)) {
                Err(Reason::CannotHide)
            } else {
                Ok((rows, margins))
            }
        });
        let nothing = Published {
            by: self.by.clone(),
            minimum: self.minimum,
            rows: Vec::new(),
            margins: Vec::new(),
            total: None,
            implied: Vec::new(),
            earlier,
            hidden: 0,
            withheld: Vec::new(),
        };
        match released.unwrap_or(Err(why)) {
            Err(why) => Published { withheld: vec![Withheld::new("table", why)], ..nothing },
            Ok((rows, margins)) => {
                let hidden = rows.iter().chain(&margins).filter(|cell| cell.count.is_none()).count();
                Published { rows, margins, total: Some(total), implied, hidden, ..nothing }
            }
        }
    }

    /// Whether one contributor has so much of all that the total tells of it.
    fn is_dominated(&self, sums: &[Vec<u64>], parts: &Parts) -> bool {
        let mut own: HashMap<u32, u64> = HashMap::new();
        for ((spot, who), people) in parts {
            if matches!(spot, Spot::Row(_)) {
                *own.entry(*who).or_default() += people;
            }
        }
        let total: u64 = sums.iter().flatten().sum();
        own.values().any(|own| *own as f64 > self.dominance * total as f64)
    }

    /// Whether one contributor has so much of some counts together that their sum tells of it.
    fn is_mostly_of_one(&self, spots: &[Spot], sum: u64, parts: &Parts) -> bool {
        let mut own: HashMap<u32, u64> = HashMap::new();
        for ((_, who), people) in parts.iter().filter(|((spot, _), _)| spots.contains(spot)) {
            *own.entry(*who).or_default() += people;
        }
        own.values().any(|own| *own as f64 > self.dominance * sum as f64)
    }

    /// The values of a spot, by column.
    fn values(&self, spot: Spot, names: &[Vec<String>]) -> Values {
        let (down, across) = match spot {
            Spot::Cell(row, at) => (Some(row), Some(at)),
            Spot::Row(row) => (Some(row), None),
            Spot::Column(at) => (None, Some(at)),
        };
        let word = |one: usize, rank: usize| (self.by[one].clone(), names[one][rank].clone());
        let mut values: Values = down.map(|rank| word(0, rank)).into_iter().collect();
        if let Some(mut at) = across {
            for one in (1..names.len()).rev() {
                values.extend([word(one, at % names[one].len())]);
                at /= names[one].len();
            }
        }
        values
    }
}

/// What a release shows of a count; of one column a row is its only cell.
fn shown(released: &Released, spot: Spot, is_single: bool) -> Option<u64> {
    match spot {
        Spot::Cell(row, at) if is_single => released.cells[row][at].and(released.rows[row]),
        Spot::Cell(row, at) => released.cells[row][at],
        Spot::Row(row) => released.rows[row],
        Spot::Column(at) => released.columns[at],
    }
}

/// Whether two releases tell of some counts together that few came or went: of those that one of them hides in a line, and
/// of those that either does.
fn tells_of_few(old: &Earlier, now: &Earlier, is_few: impl Fn(u64, u64) -> bool) -> bool {
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
    let (then, now) = (of(old), of(now));
    // What the others were in sum; what is not in a release was nobody.
    let rest = |shown: &HashMap<Values, Option<u64>>, of: &HashSet<Values>, hidden: &HashSet<Values>| {
        of.difference(hidden).map(|values| shown.get(values).copied().unwrap_or(Some(0))).sum::<Option<u64>>()
    };
    then.iter().any(|(hidden_then, sum_then)| {
        now.iter().any(|(hidden_now, sum_now)| {
            // Of two that have nothing in common, each is held against what was shown of it.
            let apart = !hidden_then.is_empty() && !hidden_now.is_empty() && hidden_then.is_disjoint(hidden_now);
            let (then, now) = (rest(&shown_then, hidden_now, hidden_then), rest(&shown_now, hidden_then, hidden_now));
            !apart && then.zip(now).is_some_and(|(then, now)| is_few(sum_then + then, sum_now + now))
        })
    })
}

/// What a release tells of the counts that it hides: in each row, in each column, and of the sums of both.
fn told(sums: &[Vec<u64>], released: &Released) -> Vec<(Vec<Spot>, u64)> {
    let (height, width) = (sums.len(), sums.first().map_or(0, Vec::len));
    let hidden = |line: Vec<Spot>| -> Vec<Spot> {
        let is_hidden = |spot: &Spot| match *spot {
            Spot::Cell(row, at) => released.cells[row][at].is_none(),
            Spot::Row(row) => released.rows[row].is_none(),
            Spot::Column(at) => released.columns[at].is_none(),
        };
        line.into_iter().filter(is_hidden).collect()
    };
    let rows = (0..height)
        .filter(|row| released.rows[*row].is_some())
        .map(|row| (0..width).map(|at| Spot::Cell(row, at)).collect());
    let columns = (0..width)
        .filter(|at| released.columns[*at].is_some())
        .map(|at| (0..height).map(|row| Spot::Cell(row, at)).collect());
    let sums_of = [(0..height).map(Spot::Row).collect(), (0..width).map(Spot::Column).collect()];
    rows.chain(columns)
        .chain(sums_of)
        .map(hidden)
        .filter(|spots| !spots.is_empty())
        .map(|spots| {
            let sum = spots.iter().map(|spot| people(sums, *spot)).sum();
            (spots, sum)
        })
        .collect()
}

/// What the rows add up to: the first column down, combinations of the others across.
struct Tally {
    sums: Vec<Vec<u64>>,
    parts: Parts,
    /// The values of each column, in their order.
    names: Vec<Vec<String>>,
}

/// What each contributor has of each count.
type Parts = HashMap<(Spot, u32), u64>;
type Values = BTreeMap<String, String>;

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

/// For each word its place among the names, all of which are there.
fn ranks(words: &Categories, names: &[String]) -> Vec<usize> {
    let place = |code: usize| names.partition_point(|name| name.as_str() < words.word(code));
    (0..words.len()).map(place).collect()
}
