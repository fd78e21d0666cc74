//! Gaps between groups in selection and outcomes, from counts.
//!
//! Rates, their ratio with the four-fifths rule (Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D,
//! 1978) and a zone in which the rule cannot be decided; odds ratios; Fisher's and Boschloo's exact tests; and, within
//! strata such as departments or programmes, the common odds ratio of Mantel and Haenszel (1959) with the interval of
//! Robins, Breslow and Greenland (1986) and the exact conditional test.
//!
//! A gap describes; it does not say why. Groups can differ in what they ask for: give a stratum.

mod boschloo;
mod compare;
mod conditional;
mod strata;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::data::{Kind, MOST_PEOPLE, Table, Wanted};
use crate::estimate::{Estimate, Test, Withheld, finite};
use crate::expected::{Expected, Wrong};
use crate::field_test::wilson;
use crate::reason::Reason;

/// How the counts stand in the table.
#[derive(Debug, Clone)]
pub enum Layout {
    /// A row a group: how many were selected, of how many.
    Wide { selected: String, total: String },
    /// A row a group and outcome: how many; which outcome counts as selected.
    Long { count: String, outcome: String, yes: String },
}

/// Which columns tell what.
#[derive(Debug, Clone)]
pub struct Question {
    pub layout: Layout,
    pub group: String,
    pub reference: Option<String>,
    pub stratum: Option<String>,
}

/// What the table shows. With two groups the comparison stands at the top, with more in `comparisons`.
#[derive(Debug, Clone, Serialize)]
pub struct Gap {
    pub reference: String,
    pub rows: Vec<Row>,
    #[serde(flatten)]
    pub comparison: Option<Comparison>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comparisons: Vec<Comparison>,
    /// The groups of each stratum, where there are strata.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub strata: Vec<InStratum>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
}

/// A group within a stratum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InStratum {
    pub stratum: String,
    #[serde(flatten)]
    pub row: Row,
}

/// A group, over all strata.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    pub group: String,
    pub selected: u64,
    pub total: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<f64>,
    /// Wilson's interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

/// A group held against the reference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    pub other: String,
    pub difference: Estimate,
    pub ratio: Estimate,
    /// The same with Koopman's interval, which holds for few people too.
    pub ratio_score: Estimate,
    /// By Woolf's interval.
    pub odds_ratio: Estimate,
    /// The most likely odds ratio given both margins, with its exact interval.
    pub odds_ratio_conditional: Estimate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub common_odds_ratio: Option<Estimate>,
    pub tests: Vec<Test>,
    pub four_fifths: FourFifths,
}

/// Whether the lower rate is at least four fifths of the higher, as far as the interval of the ratio tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum FourFifths {
    #[serde(rename = "met")]
    Met,
    #[serde(rename = "not met")]
    NotMet,
    #[serde(rename = "undecided")]
    Undecided,
}

/// Each group is held against the reference, exactly.
const MOST_GROUPS: usize = 1_000;

/// Selected and total in each stratum.
type ByStratum = BTreeMap<u32, (u64, u64)>;
/// Selected and total of the reference, and of the other.
type Two = [(u64, u64); 2];

impl Question {
    /// The columns to read.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let (first, second) = match &self.layout {
            Layout::Wide { selected, total } => (Wanted::new(selected, Kind::Count), Wanted::new(total, Kind::Count)),
            Layout::Long { count, outcome, .. } => {
                (Wanted::new(count, Kind::Count), Wanted::new(outcome, Kind::Category))
            }
        };
        let mut all = vec![first, second, Wanted::new(&self.group, Kind::Category)];
        all.extend(self.stratum.iter().map(|heading| Wanted::new(heading, Kind::Category)));
        all
    }

    /// # Errors
    ///
    /// When more were selected than there are, or the reference or the outcome is not in the table.
    pub fn answer(&self, table: &Table) -> Result<Gap, Wrong> {
        let empty = crate::data::Categories::default();
        let groups = table.words(2).unwrap_or(&empty);
        Wrong::unless_parts(&self.group, groups)?;
        if let (Layout::Long { outcome, .. }, Some(words)) = (&self.layout, table.words(1)) {
            Wrong::unless_parts(outcome, words)?;
        }
        if let Some((stratum, words)) = self.stratum.as_ref().zip(table.words(3)) {
            Wrong::unless_parts(stratum, words)?;
        }
        let sorted = groups.sorted();
        let reference = match &self.reference {
            None => sorted.first().copied(),
            Some(_) if groups.is_empty() => None,
            Some(word) => Some(sorted.iter().copied().find(|code| groups.word(*code) == word).ok_or_else(|| {
                let all: Vec<&str> = sorted.iter().take(8).map(|code| groups.word(*code)).collect();
                Wrong::new(&self.group, Expected::Reference { word: word.clone(), among: all.join(", ") })
            })?),
        };
        if groups.len() > MOST_GROUPS {
            return Err(Wrong::new(&self.group, Expected::FewerGroups { most: MOST_GROUPS, many: groups.len() }));
        }
        let counts = self.counts(table, groups.len())?;
        let total =
            |group: usize| counts[group].values().fold((0, 0), |sum: (u64, u64), own| (sum.0 + own.0, sum.1 + own.1));
        let mut withheld: Vec<Withheld> = self.counted_as_not(table).into_iter().collect();
        let mut seen = BTreeSet::new();
        let key = |row: usize| {
            let outcome =
                matches!(self.layout, Layout::Long { .. }).then(|| table.words(1).map(|words| words.codes[row]));
            (groups.codes[row], table.words(3).map(|words| words.codes[row]), outcome.flatten())
        };
        let again = (0..table.rows).filter(|row| !seen.insert(key(*row))).count();
        if again > 0 {
            withheld.push(Withheld::new("rows", Reason::AddedRows { many: again }));
        }
        let mut comparisons = Vec::new();
        if let Some(reference) = reference {
            for group in sorted.iter().copied().filter(|group| *group != reference) {
                let either = counts[reference].keys().chain(counts[group].keys()).collect::<BTreeSet<_>>();
                let of = |group: usize, stratum: &u32| counts[group].get(stratum).copied().unwrap_or_default();
                let strata: Vec<Two> =
                    either.into_iter().map(|stratum| [of(reference, stratum), of(group, stratum)]).collect();
                let all = [total(reference), total(group)];
                let strata = self.stratum.is_some().then_some(strata.as_slice());
                comparisons.push(compare::compare(groups.word(group), all, strata, &mut withheld));
            }
        }
        if comparisons.is_empty() {
            withheld.push(Withheld::new(
                "ratio",
                if table.rows == 0 { Reason::NoRows } else { Reason::OneValue { column: self.group.clone() } },
            ));
        }
        let order = reference.into_iter().chain(sorted.iter().copied().filter(|group| Some(*group) != reference));
        let order: Vec<usize> = order.collect();
        let rows = order.iter().map(|group| Row::new(groups.word(*group), total(*group))).collect();
        let mut strata = Vec::new();
        for (words, code) in
            table.words(3).iter().flat_map(|words| words.sorted().into_iter().map(move |at| (words, at)))
        {
            for group in &order {
                let Some(own) = counts[*group].get(&(code as u32)) else { continue };
                let row = Row::new(groups.word(*group), *own);
                strata.push(InStratum { stratum: words.word(code).to_owned(), row });
            }
        }
        let reference = reference.map(|code| groups.word(code).to_owned()).unwrap_or_default();
        let single = if comparisons.len() == 1 { comparisons.pop() } else { None };
        Ok(Gap { reference, rows, comparison: single, comparisons, strata, withheld })
    }

    /// What counts as not selected, where that is more than one word: `unknown` among them would be no answer.
    fn counted_as_not(&self, table: &Table) -> Option<Withheld> {
        let Layout::Long { yes, .. } = &self.layout else { return None };
        let words = table.words(1)?;
        let others: Vec<&str> =
            words.sorted().into_iter().map(|code| words.word(code)).filter(|word| word != yes).collect();
        let why = || Reason::CountedAsNot { yes: yes.clone(), others: others.join(", ") };
        (others.len() > 1).then(|| Withheld::new("selected", why()))
    }

    /// For each group selected and total by stratum.
    fn counts(&self, table: &Table, groups: usize) -> Result<Vec<ByStratum>, Wrong> {
        let empty = crate::data::Categories::default();
        let (first, group) = (table.counts(0).unwrap_or_default(), table.words(2).unwrap_or(&empty));
        let strata = table.words(3);
        let mut counts = vec![ByStratum::new(); groups];
        let mut people = 0_u64;
        for row in 0..table.rows {
            let own = counts[group.codes[row] as usize].entry(strata.map_or(0, |all| all.codes[row])).or_default();
            let more = match &self.layout {
                Layout::Wide { .. } => table.counts(1).unwrap_or_default()[row],
                Layout::Long { .. } => first[row],
            };
            // Beyond it a number loses its last digits.
            people = people.saturating_add(more);
            if people > MOST_PEOPLE {
                return Err(Wrong::new(&self.group, Expected::FewerPeople { most: MOST_PEOPLE, row: row + 1 }));
            }
            match &self.layout {
                Layout::Wide { selected, .. } => {
                    let total = table.counts(1).unwrap_or_default()[row];
                    if first[row] > total {
                        let what = Expected::AtMostTotal { row: row + 1, selected: first[row], total };
                        return Err(Wrong::new(selected, what));
                    }
                    own.0 += first[row];
                    own.1 += total;
                }
                Layout::Long { outcome, yes, .. } => {
                    let words = table.words(1).unwrap_or(&empty);
                    let Some(code) = (0..words.len()).find(|code| words.word(*code) == yes) else {
                        let all: Vec<&str> = words.sorted().into_iter().take(8).map(|code| words.word(code)).collect();
                        return Err(Wrong::new(outcome, Expected::Yes { yes: yes.clone(), among: all.join(", ") }));
                    };
                    own.0 += if words.codes[row] as usize == code { first[row] } else { 0 };
                    own.1 += first[row];
                }
            }
        }
        Ok(counts)
    }
}

impl Row {
    fn new(group: &str, (selected, total): (u64, u64)) -> Self {
        let interval = wilson(selected as f64, total as f64);
        Self {
            group: group.to_owned(),
            selected,
            total,
            rate: finite(selected as f64 / total as f64),
            low: interval.map(|both| both.0),
            high: interval.map(|both| both.1),
        }
    }
}
