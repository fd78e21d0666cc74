//! Gaps between groups in selection and outcomes, from counts.
//!
//! Rates, their ratio with the four-fifths rule (Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D,
//! 1978) and a zone in which the rule cannot be decided; odds ratios; Fisher's and Boschloo's exact tests; and, within
//! strata such as departments or programmes, the common odds ratio of Mantel and Haenszel (1959) with the interval of
//! Robins, Breslow and Greenland (1986) and the exact conditional test.
//!
//! A gap describes; it does not say why. Groups can differ in what they ask for: give a stratum.

mod boschloo;
mod conditional;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::chance::counts::Urn;
use crate::chance::strata::{MOST_OUTCOMES, Strata};
use crate::chance::{chi_squared_above, normal_quantile};
use crate::data::{Kind, MOST_PEOPLE, Table, Wanted};
use crate::estimate::{CONFIDENCE, Estimate, Test, Withheld, finite};
use crate::expected::{Expected, Wrong};
use crate::field_test::{FEW_EXPECTED, difference, ratio, wilson};
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
/// With fewer of a group in a stratum, strata that differ by chance look different; see docs/calibration.md.
const FEWEST_IN_STRATUM: u64 = 12;

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
                comparisons.push(compare(groups.word(group), all, strata, &mut withheld));
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

fn compare(other: &str, all: Two, strata: Option<&[Two]>, withheld: &mut Vec<Withheld>) -> Comparison {
    let [(s0, n0), (s1, n1)] = all;
    let (mut ratio, mut odds_ratio) = (ratio((n0, s0), (n1, s1)), odds_ratio(all));
    let urn = Urn { total: n0 + n1, marked: s0 + s1, drawn: n1 };
    let mut tests = Vec::new();
    let mut withhold = |what: &str, why| withheld.push(Withheld::new(format!("{what} ({other})"), why));
    if n0 > 0 && n1 > 0 {
        tests.push(Test::of_ln("fisher-exact", urn.ln_as_unlikely(s1)));
        match boschloo::p(all) {
            Some(p) => tests.push(Test::new("boschloo", p)),
            None => withhold("boschloo", Reason::ManyPeople),
        }
    } else {
        withhold("tests", Reason::EmptyGroup);
    }
    if let Some(strata) = strata {
        match mantel_haenszel(strata) {
            Some(test) => tests.push(test),
            None => withhold("mantel-haenszel", Reason::NoSharedStratum),
        }
        let mut exact = Strata::default();
        let informative = strata.iter().filter(|[one, two]| one.1 > 0 && two.1 > 0);
        let mut seen = 0;
        for [(s0, n0), (s1, n1)] in informative {
            exact.add(Urn { total: n0 + n1, marked: s0 + s1, drawn: *n1 }, 1);
            seen += s1;
        }
        if exact.least() == exact.most() {
            withhold("mantel-haenszel-exact", Reason::NoSharedStratum);
        } else if exact.outcomes() <= MOST_OUTCOMES {
            tests.push(Test::of_ln("mantel-haenszel-exact", exact.ln_as_unlikely(seen)).statistic(seen as f64));
        } else {
            withhold("mantel-haenszel-exact", Reason::ManyPeople);
        }
        match breslow_day(strata) {
            Ok(test) => tests.push(test),
            Err(why) => withhold("breslow-day", why),
        }
    }
    let difference = difference((n0, s0), (n1, s1));
    if difference.estimate.is_some() && difference.p.is_none() {
        // The same under another name would be no better.
        (ratio, odds_ratio) = (ratio.without_p(), odds_ratio.without_p());
        withhold("p of difference, ratio and odds_ratio", FEW_EXPECTED);
    }
    let odds_ratio_conditional = conditional::odds_ratio(urn, s1);
    if odds_ratio_conditional == Estimate::default() && n0 > 0 && n1 > 0 {
        let why = if urn.least() == urn.most() { Reason::SameOutcome } else { Reason::ManyPeople };
        withhold("odds_ratio_conditional", why);
    }
    for (what, of) in [("ratio", ratio), ("odds_ratio", odds_ratio)] {
        if of.low.is_none() && n0 > 0 && n1 > 0 {
            let what = if of.estimate.is_some() { format!("p and interval of {what}") } else { what.to_owned() };
            withhold(&what, Reason::NothingToDivide);
        }
    }
    let common_odds_ratio = strata.map(common_odds_ratio);
    if common_odds_ratio.is_some_and(|common| common.estimate.is_none()) {
        withhold("common_odds_ratio", no_common(strata.unwrap_or_default()));
    }
    Comparison {
        other: other.to_owned(),
        difference,
        four_fifths: FourFifths::of(ratio, all),
        ratio,
        odds_ratio,
        odds_ratio_conditional,
        common_odds_ratio,
        tests,
    }
}

impl FourFifths {
    /// The rule compares with the group that does best, whichever that is.
    fn of(ratio: Estimate, all: Two) -> Self {
        // Where nobody or everybody of a group was selected the ratio has no such interval, and the score test decides.
        let is_below = |limit: f64| ratio.high.map_or_else(|| score(all, limit) < 0.0, |high| high < limit);
        let is_above = |limit: f64| ratio.low.map_or_else(|| score(all, limit) > 0.0, |low| low > limit);
        let reaches = ratio.low.map_or_else(|| is_above(0.8), |low| low >= 0.8);
        let stays = ratio.high.map_or_else(|| is_below(1.25), |high| high <= 1.25);
        if is_below(0.8) || is_above(1.25) {
            Self::NotMet
        } else if reaches && stays {
            Self::Met
        } else {
            Self::Undecided
        }
    }
}

/// Whether the ratio of both rates lies surely below (−1) or above (1) this one, or neither, by its score test
/// (Koopman 1984).
fn score([(s0, n0), (s1, n1)]: Two, ratio: f64) -> f64 {
    let (s0, n0, s1, n1) = (s0 as f64, n0 as f64, s1 as f64, n1 as f64);
    if n0 == 0.0 || n1 == 0.0 {
        return 0.0;
    }
    // The most likely rates with this ratio.
    let (square, linear, constant) = ((n0 + n1) * ratio, -(n1 * ratio + s1 + n0 + s0 * ratio), s0 + s1);
    let p0 = 2.0 * constant / (-linear + (linear * linear - 4.0 * square * constant).max(0.0).sqrt());
    let p1 = (ratio * p0).clamp(0.0, 1.0);
    let difference = s1 / n1 - ratio * s0 / n0;
    let variance = p1 * (1.0 - p1) / n1 + ratio * ratio * p0 * (1.0 - p0) / n0;
    let is_sure = if variance > 1e-300 {
        difference * difference / variance > normal_quantile(0.5 + CONFIDENCE / 2.0).powi(2)
    } else {
        difference != 0.0
    };
    if is_sure { difference.signum() } else { 0.0 }
}

/// Other selected, other not, reference selected, reference not.
fn cells([(s0, n0), (s1, n1)]: Two) -> [f64; 4] {
    [s1, n1 - s1, s0, n0 - s0].map(|count| count as f64)
}

fn odds_ratio(all: Two) -> Estimate {
    let [a, b, c, d] = cells(all);
    Estimate::of_log((a * d / (b * c)).ln(), (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt())
}

fn common_odds_ratio(strata: &[Two]) -> Estimate {
    let (mut r, mut s, mut pr, mut ps_qr, mut qs) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for stratum in strata {
        let [a, b, c, d] = cells(*stratum);
        let n = a + b + c + d;
        if n == 0.0 {
            continue;
        }
        let (own_r, own_s, p, q) = (a * d / n, b * c / n, (a + d) / n, (b + c) / n);
        r += own_r;
        s += own_s;
        pr += p * own_r;
        ps_qr += p * own_s + q * own_r;
        qs += q * own_s;
    }
    let variance = pr / (2.0 * r * r) + ps_qr / (2.0 * r * s) + qs / (2.0 * s * s);
    Estimate::of_log((r / s).ln(), variance.sqrt())
}

/// Why strata have no common odds ratio.
fn no_common(strata: &[Two]) -> Reason {
    let can_vary = |[(s0, n0), (s1, n1)]: &Two| *n0 > 0 && *n1 > 0 && (1..n0 + n1).contains(&(s0 + s1));
    if strata.iter().any(can_vary) { Reason::StrataOneWay } else { Reason::NoSharedStratum }
}

/// With the correction for continuity of the paper.
fn mantel_haenszel(strata: &[Two]) -> Option<Test> {
    let (mut difference, mut variance) = (0.0, 0.0);
    for stratum in strata {
        let [a, b, c, d] = cells(*stratum);
        let n = a + b + c + d;
        if n > 1.0 {
            difference += a - (a + b) * (a + c) / n;
            variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1.0));
        }
    }
    let x = (difference.abs() - 0.5).max(0.0).powi(2) / variance;
    x.is_finite().then(|| Test::new("mantel-haenszel", chi_squared_above(x, 1.0)).statistic(x).df(1.0))
}

/// Whether the odds ratio is the same in all strata (Breslow and Day 1980).
fn breslow_day(strata: &[Two]) -> Result<Test, Reason> {
    let common = common_odds_ratio(strata).estimate.ok_or_else(|| no_common(strata))?;
    let (mut x, mut used) = (0.0, 0_u32);
    for stratum in strata {
        let [a, b, c, d] = cells(*stratum);
        let (n, other, selected) = (a + b + c + d, a + b, a + c);
        if [other, c + d, selected, b + d].contains(&0.0) {
            continue;
        }
        if other.min(c + d) < FEWEST_IN_STRATUM as f64 {
            return Err(Reason::FewPeople { minimum: FEWEST_IN_STRATUM });
        }
        // The expected a with the common odds ratio: a(n − m − o + a) = ψ(o − a)(m − a).
        let (square, linear) = (1.0 - common, n - other - selected + common * (other + selected));
        let constant = -common * other * selected;
        let expected = if square.abs() < 1e-12 {
            -constant / linear
        } else {
            let root = (linear * linear - 4.0 * square * constant).sqrt();
            // The root that lies in the table, written so that nothing cancels.
            if linear >= 0.0 { -2.0 * constant / (linear + root) } else { (root - linear) / (2.0 * square) }
        };
        let inverse = 1.0 / expected
            + 1.0 / (other - expected)
            + 1.0 / (selected - expected)
            + 1.0 / (n - other - selected + expected);
        x += (a - expected).powi(2) * inverse;
        used += 1;
    }
    let df = f64::from(used) - 1.0;
    if df < 1.0 || !x.is_finite() {
        return Err(Reason::OneStratum);
    }
    Ok(Test::new("breslow-day", chi_squared_above(x, df)).statistic(x).df(df))
}
