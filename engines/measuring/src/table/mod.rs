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
mod published;
mod tally;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::data::{Kind, Table, Wanted};
use crate::estimate::Withheld;
use crate::expected::{Expected, Wrong};
use crate::reason::Reason;
use crate::release::{Care, Released, Spot, release_with};

use published::{Told, are_recoded, lines_of_few, told};
use tally::{Parts, Tally};

pub use noisy::{Noisy, Rough};
pub use published::{Cell, Earlier, Implied, Published};

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

/// So often more is hidden where sums tell too much, before nothing is shown.
const MOST_TRIES: usize = 30;

/// What a release is held against.
struct Against<'a> {
    earlier: &'a [Earlier],
    /// What was shown before of each count.
    before: &'a HashMap<Values, Vec<u64>>,
    total: u64,
    values: &'a dyn Fn(Spot) -> Values,
}

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
        for (spot, own) in parts {
            let (spot, largest) = (*spot, own.values().copied().max().unwrap_or(0));
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
            let against = Against { earlier: &earlier, before: &before, total, values };
            match self.guarded(sums, parts, care, &against) {
                Ok(released) => (Some(released), Reason::CannotHide),
                Err(why) => (None, why),
            }
        };
        let present: HashSet<(String, String)> =
            spots(sums).filter(|spot| people(sums, *spot) > 0).flat_map(values).collect();
        let released = released.map(|released| {
            let now = self.release(sums, &released, &told(sums, &released), (total, values));
            if earlier.iter().any(|old| are_recoded(old, &now, &present, is_few)) {
                Err(Reason::Recoded)
            } else {
                Ok(now)
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
            Ok(now) => {
                let hidden = now.counts.iter().filter(|cell| cell.count.is_none()).count();
                let (rows, margins) = now.counts.into_iter().partition(|cell| cell.values.len() == self.by.len());
                Published { rows, margins, total: Some(total), implied: now.implied, hidden, ..nothing }
            }
        }
    }

    /// What a release shows, and what it tells of what it hides.
    fn release(
        &self,
        sums: &[Vec<u64>],
        released: &Released,
        told: &[Told],
        (total, values): (u64, &dyn Fn(Spot) -> Values),
    ) -> Earlier {
        let cell = |spot| Cell { values: values(spot), count: shown(released, spot, self.by.len() == 1) };
        let all = spots(sums).filter(|spot| self.by.len() > 1 || matches!(spot, Spot::Cell(..)));
        let implied =
            |one: &Told| Implied { hidden: one.hidden.iter().map(|spot| values(*spot)).collect(), sum: one.sum };
        Earlier { counts: all.map(cell).collect(), total, implied: told.iter().map(implied).collect() }
    }

    /// The release in which what can be added up tells nothing: where one contributor has most of what is hidden in a line, or
    /// few came or went in it since an earlier release, one more count of the line is hidden, and at last its sum.
    fn guarded(
        &self,
        sums: &[Vec<u64>],
        parts: &Parts,
        care: impl Fn(Spot) -> Care,
        against: &Against,
    ) -> Result<Released, Reason> {
        let is_few = |one: u64, other: u64| (1..self.minimum).contains(&one.abs_diff(other));
        let mut more: BTreeSet<Spot> = BTreeSet::new();
        let mut why = Reason::CannotHide;
        for _ in 0..MOST_TRIES {
            let care = |spot: Spot| match care(spot) {
                Care::Usual | Care::Known if more.contains(&spot) => Care::Hide(self.minimum),
                other => other,
            };
            let released = release_with(sums, self.minimum, care).ok_or(Reason::CannotHide)?;
            let told = told(sums, &released);
            let now = self.release(sums, &released, &told, (against.total, against.values));
            let mut lines: Vec<usize> = Vec::new();
            for line in against.earlier.iter().flat_map(|old| lines_of_few(old, &now, is_few)) {
                lines.push(line.ok_or(Reason::TooFewChanged)?);
                why = Reason::TooFewChanged;
            }
            lines.extend((0..told.len()).filter(|at| self.is_mostly_of_one(&told[*at].hidden, told[*at].sum, parts)));
            if lines.is_empty() {
                return Ok(released);
            }
            for one in lines.into_iter().map(|at| &told[at]) {
                let shown = one.line.iter().filter(|spot| !one.hidden.contains(spot) && people(sums, **spot) > 0);
                // What hardly changed would leave what changed as it is.
                let changed = |spot: Spot| {
                    let old = against.before.get(&(against.values)(spot));
                    old.is_none_or(|old| old.iter().all(|old| old.abs_diff(people(sums, spot)) >= self.minimum))
                };
                let partner = shown.copied().min_by_key(|spot| (!changed(*spot), people(sums, *spot))).or(one.of);
                more.insert(partner.ok_or_else(|| why.clone())?);
            }
        }
        Err(why)
    }

    /// Whether one contributor has so much of all that the total tells of it.
    fn is_dominated(&self, sums: &[Vec<u64>], parts: &Parts) -> bool {
        let rows: Vec<Spot> = (0..sums.len()).map(Spot::Row).collect();
        self.is_mostly_of_one(&rows, sums.iter().flatten().sum(), parts)
    }

    /// Whether one contributor has so much of some counts together that their sum tells of it.
    fn is_mostly_of_one(&self, spots: &[Spot], sum: u64, parts: &Parts) -> bool {
        let mut own: HashMap<u32, u64> = HashMap::new();
        for (who, people) in spots.iter().filter_map(|spot| parts.get(spot)).flatten() {
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
