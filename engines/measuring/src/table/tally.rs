//! What the rows of a file add up to.

use std::collections::HashMap;

use super::{Question, published::Published};
use crate::data::{Categories, MOST_PEOPLE, Table};
use crate::expected::{Expected, Wrong};
use crate::release::Spot;

/// More cells than this are no table that people read, and hiding would take long.
const MOST_CELLS: usize = 2_000;

/// What the rows add up to: the first column down, combinations of the others across.
pub(super) struct Tally {
    pub sums: Vec<Vec<u64>>,
    pub parts: Parts,
    /// The values of each column, in their order.
    pub names: Vec<Vec<String>>,
}

/// What each contributor has of each count.
pub(super) type Parts = HashMap<Spot, HashMap<u32, u64>>;

impl Question {
    /// The counts as they are.
    pub(super) fn tally(&self, table: &Table) -> Result<Tally, Wrong> {
        if self.by.is_empty() {
            return Err(Wrong::new("--by", Expected::SomeColumn));
        }
        if let Some(twice) = self.by.iter().enumerate().find_map(|(at, one)| self.by[..at].contains(one).then_some(one))
        {
            return Err(Wrong::new(twice, Expected::OnceInBy));
        }
        let words: Vec<&Categories> = (0..self.by.len()).filter_map(|at| table.words(at)).collect();
        self.by.iter().zip(&words).try_for_each(|(heading, words)| Wrong::unless_parts(heading, words))?;
        if let Some((heading, words)) = self.contributor.as_ref().zip(self.contributors(table)) {
            // One employer in two spellings would count as two.
            Wrong::unless_parts(heading, words)?;
            Wrong::unless_names(heading, words)?;
        }
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
        let contributors = self.contributors(table);
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
                    *parts.entry(spot).or_default().entry(who.codes[row]).or_default() += people;
                }
            }
        }
        Ok(Tally { sums, parts, names })
    }

    fn contributors<'a>(&self, table: &'a Table) -> Option<&'a Categories> {
        self.contributor.as_ref().and_then(|_| table.words(self.by.len() + usize::from(self.count.is_some())))
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
}

/// For each word its place among the names, all of which are there.
fn ranks(words: &Categories, names: &[String]) -> Vec<usize> {
    let place = |code: usize| names.partition_point(|name| name.as_str() < words.word(code));
    (0..words.len()).map(place).collect()
}
