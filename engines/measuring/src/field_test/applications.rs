//! The applications of a field test, and what is counted of them.

use super::{Question, Rate, Units};
use crate::chance::{normal_quantile, two_sided};
use crate::data::{Categories, Column, Table};
use crate::estimate::{CONFIDENCE, Estimate, Withheld, finite};
use crate::expected::{Expected, Wrong};
use crate::reason::Reason;

/// One row an application.
pub(super) struct Applications {
    pub reference: String,
    pub other: Option<String>,
    pub outcome: Vec<u8>,
    /// 1 for the other group.
    pub is_other: Vec<u8>,
    pub vacancy: Option<Codes>,
    /// The employer, or else the vacancy.
    pub cluster: Option<Codes>,
    pub by: Option<Categories>,
    pub order: Option<Vec<u64>>,
    pub covariates: Vec<(String, Column)>,
}

/// A number for each row, from 0 without gaps.
#[derive(Clone)]
pub(super) struct Codes {
    pub of_row: Vec<u32>,
    pub many: usize,
}

impl Codes {
    fn of(words: &Categories) -> Self {
        Self { of_row: words.codes.clone(), many: words.len() }
    }

    fn only(&self, rows: &[usize]) -> Self {
        let mut new = vec![u32::MAX; self.many];
        let mut many = 0;
        let mut of_row = Vec::with_capacity(rows.len());
        for row in rows {
            let code = &mut new[self.of_row[*row] as usize];
            if *code == u32::MAX {
                *code = many;
                many += 1;
            }
            of_row.push(*code);
        }
        Self { of_row, many: many as usize }
    }
}

impl Applications {
    pub fn new(question: &Question, table: &Table) -> Result<Self, Wrong> {
        let mut at = 0;
        let mut next = |is_there: bool| {
            at += usize::from(is_there);
            is_there.then(|| at - 1)
        };
        let (outcome, group) = (next(true), next(true));
        let vacancy = next(question.vacancy.is_some());
        let employer = next(question.employer.is_some());
        let by = next(question.by.is_some());
        let order = next(question.order.is_some());
        let outcome = outcome.and_then(|at| table.outcomes(at)).unwrap_or_default();
        let empty = Categories::default();
        let group = group.and_then(|at| table.words(at)).unwrap_or(&empty);
        let (reference, other) = two_groups(&question.group, question.reference.as_deref(), group)?;
        let words = |at: Option<usize>| at.and_then(|at| table.words(at));
        for (heading, at) in [(&question.vacancy, vacancy), (&question.employer, employer), (&question.by, by)] {
            heading.as_ref().zip(words(at)).map_or(Ok(()), |(heading, words)| Wrong::unless_names(heading, words))?;
        }
        if let (Some(heading), Some(vacancies), Some(employers)) = (&question.vacancy, words(vacancy), words(employer))
        {
            let mut whose = vec![None; vacancies.len()];
            for (vacancy, employer) in vacancies.codes.iter().zip(&employers.codes) {
                if *whose[*vacancy as usize].get_or_insert(*employer) != *employer {
                    let vacancy = vacancies.word(*vacancy as usize).to_owned();
                    return Err(Wrong::new(heading, Expected::OneEmployer { vacancy }));
                }
            }
        }
        let vacancy = words(vacancy).map(Codes::of);
        let covariates = question.covariates.iter().map(|heading| {
            let at = table.headings.iter().rposition(|other| other == heading).unwrap_or_default();
            (heading.clone(), table.columns[at].clone())
        });
        Ok(Self {
            is_other: group.codes.iter().map(|code| u8::from(Some(*code as usize) != reference)).collect(),
            reference: reference.map(|code| group.word(code).to_owned()).unwrap_or_default(),
            other: other.map(|code| group.word(code).to_owned()),
            outcome: outcome.to_vec(),
            cluster: words(employer).map(Codes::of).or_else(|| vacancy.clone()),
            vacancy,
            by: words(by).cloned(),
            order: order.and_then(|at| table.counts(at)).map(<[u64]>::to_vec),
            covariates: covariates.collect(),
        })
    }

    /// For each value of the dividing column its applications.
    pub fn parts(&self) -> Vec<(String, Self)> {
        let Some(by) = &self.by else { return Vec::new() };
        let mut rows: Vec<Vec<usize>> = vec![Vec::new(); by.len()];
        by.codes.iter().enumerate().for_each(|(row, code)| rows[*code as usize].push(row));
        by.sorted().into_iter().map(|code| (by.word(code).to_owned(), self.only(&rows[code]))).collect()
    }

    /// Whether a vacancy has applications in more than one part.
    pub fn has_split_vacancies(&self) -> bool {
        let (Some(by), Some(vacancy)) = (&self.by, &self.vacancy) else { return false };
        let mut part = vec![None; vacancy.many];
        let mut codes = vacancy.of_row.iter().zip(&by.codes);
        codes.any(|(vacancy, own)| *part[*vacancy as usize].get_or_insert(*own) != *own)
    }

    fn only(&self, rows: &[usize]) -> Self {
        Self {
            reference: self.reference.clone(),
            other: self.other.clone(),
            outcome: rows.iter().map(|row| self.outcome[*row]).collect(),
            is_other: rows.iter().map(|row| self.is_other[*row]).collect(),
            vacancy: self.vacancy.as_ref().map(|codes| codes.only(rows)),
            cluster: self.cluster.as_ref().map(|codes| codes.only(rows)),
            by: None,
            order: None,
            covariates: Vec::new(),
        }
    }

    /// Applications and answers of the reference, and of the other.
    pub fn sums(&self) -> [(u64, u64); 2] {
        let mut sums = [(0, 0); 2];
        for (outcome, group) in self.outcome.iter().zip(&self.is_other) {
            let sum = &mut sums[usize::from(*group)];
            sum.0 += 1;
            sum.1 += u64::from(*outcome);
        }
        sums
    }

    /// Whether a group was answered always, or never.
    pub fn is_one_way(&self) -> bool {
        self.sums().iter().any(|(n, y)| *y == 0 || y == n)
    }

    pub fn rates(&self) -> (Vec<Rate>, Estimate, Estimate) {
        let [one, two] = self.sums();
        let mut rates = vec![Rate::new(&self.reference, one)];
        rates.extend(self.other.as_ref().map(|other| Rate::new(other, two)));
        (rates, difference(one, two), ratio(one, two))
    }

    /// By vacancy: applications and answers of both groups.
    pub fn by_vacancy(&self) -> Option<Vec<[u32; 4]>> {
        let vacancy = self.vacancy.as_ref()?;
        let mut all = vec![[0; 4]; vacancy.many];
        for ((vacancy, outcome), group) in vacancy.of_row.iter().zip(&self.outcome).zip(&self.is_other) {
            let sums = &mut all[*vacancy as usize];
            sums[usize::from(*group)] += 1;
            sums[usize::from(*group) + 2] += u32::from(*outcome);
        }
        Some(all)
    }

    /// Vacancies by how they treated both groups.
    pub fn units(rows: &[[u32; 4]]) -> Units {
        let mut units = Units {
            equal: 0,
            reference_only: 0,
            other_only: 0,
            both: 0,
            neither: 0,
            incomplete: 0,
            equal_share: None,
            net: None,
            net_of_answered: None,
        };
        for &[n0, n1, y0, y1] in rows {
            if n0 == 0 || n1 == 0 {
                units.incomplete += 1;
                continue;
            }
            match (u64::from(y0) * u64::from(n1)).cmp(&(u64::from(y1) * u64::from(n0))) {
                std::cmp::Ordering::Greater => units.reference_only += 1,
                std::cmp::Ordering::Less => units.other_only += 1,
                std::cmp::Ordering::Equal => {
                    units.equal += 1;
                    units.both += u64::from(y0 > 0);
                    units.neither += u64::from(y0 == 0);
                }
            }
        }
        let all = (units.equal + units.reference_only + units.other_only) as f64;
        let net = units.reference_only as f64 - units.other_only as f64;
        units.equal_share = finite(units.equal as f64 / all);
        units.net = finite(net / all);
        units.net_of_answered = finite(net / (all - units.neither as f64));
        units
    }
}

/// The numbers of the reference and of the other value.
pub(crate) fn two_groups(
    column: &str,
    reference: Option<&str>,
    groups: &Categories,
) -> Result<(Option<usize>, Option<usize>), Wrong> {
    Wrong::unless_parts(column, groups)?;
    let sorted = groups.sorted();
    let listed = || sorted.iter().take(8).map(|code| groups.word(*code)).collect::<Vec<_>>().join(", ");
    let first = match reference {
        None => sorted.first().copied(),
        Some(word) => {
            let found = sorted.iter().find(|code| groups.word(**code) == word).copied();
            if found.is_none() && !groups.is_empty() {
                return Err(Wrong::new(column, Expected::Reference { word: word.to_owned(), among: listed() }));
            }
            found
        }
    };
    if sorted.len() > 2 {
        return Err(Wrong::new(column, Expected::TwoGroups { many: sorted.len(), among: listed() }));
    }
    Ok((first, sorted.into_iter().find(|code| Some(*code) != first)))
}

impl Rate {
    fn new(group: &str, (n, positive): (u64, u64)) -> Self {
        let interval = wilson(positive as f64, n as f64);
        Self {
            group: group.to_owned(),
            n,
            positive,
            rate: finite(positive as f64 / n as f64),
            low: interval.map(|both| both.0),
            high: interval.map(|both| both.1),
        }
    }
}

/// Wilson's interval of a share.
pub(crate) fn wilson(positive: f64, n: f64) -> Option<(f64, f64)> {
    if n <= 0.0 {
        return None;
    }
    let (z, p) = (normal_quantile(0.5 + CONFIDENCE / 2.0), positive / n);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    Some(((middle - half).max(0.0), (middle + half).min(1.0)))
}

/// Where fewer answers, or refusals, are expected in a group, the pooled test and its interval are off
/// (docs/calibration.md).
pub(super) const FEWEST_EXPECTED: f64 = 5.0;
pub(crate) const FEW_EXPECTED: Reason = Reason::FewExpected { fewest: FEWEST_EXPECTED as u32 };

/// With fewer the plain interval is too narrow.
const FEWEST_FOR_WALD: f64 = 10.0;

/// The second share less the first; tested with both pooled. With few expected there is no test, and the interval is
/// made of Wilson's for both shares (Newcombe 1998).
pub(crate) fn difference((n0, y0): (u64, u64), (n1, y1): (u64, u64)) -> Estimate {
    let (n0, y0, n1, y1) = (n0 as f64, y0 as f64, n1 as f64, y1 as f64);
    let (p0, p1, p) = (y0 / n0, y1 / n1, (y0 + y1) / (n0 + n1));
    let se = (p0 * (1.0 - p0) / n0 + p1 * (1.0 - p1) / n1).sqrt();
    let pooled = (p * (1.0 - p) * (1.0 / n0 + 1.0 / n1)).sqrt();
    // Where few answers are expected in a cell, no curve fits.
    let least = [n0 * p, n1 * p, n0 * (1.0 - p), n1 * (1.0 - p)].into_iter().fold(f64::INFINITY, f64::min);
    let p_value = finite(two_sided((p1 - p0) / pooled)).filter(|_| least >= FEWEST_EXPECTED);
    if least >= FEWEST_FOR_WALD && se > 0.0 {
        return Estimate { p: p_value, ..Estimate::normal(p1 - p0, se) };
    }
    let bare = Estimate { p: p_value, low: None, high: None, ..Estimate::normal(p1 - p0, se) };
    match (wilson(y0, n0), wilson(y1, n1)) {
        (Some((low0, high0)), Some((low1, high1))) => Estimate {
            low: finite(p1 - p0 - ((p1 - low1).powi(2) + (high0 - p0).powi(2)).sqrt()),
            high: finite(p1 - p0 + ((high1 - p1).powi(2) + (p0 - low0).powi(2)).sqrt()),
            ..bare
        },
        _ => bare,
    }
}

/// What of a known difference, and of the ratio beside it, is not given.
pub(super) fn not_given(difference: &Estimate, ratio: &Estimate) -> Vec<Withheld> {
    let known = difference.estimate.is_some();
    let p = (known && difference.p.is_none()).then(|| Withheld::new("p of difference", FEW_EXPECTED));
    let ratio = match (ratio.estimate, ratio.low) {
        (None, _) => Some(Withheld::new("ratio", Reason::ReferenceUnanswered)),
        (_, None) => Some(Withheld::new("p and interval of ratio", Reason::NothingToDivide)),
        _ => None,
    };
    p.into_iter().chain(ratio.filter(|_| known)).collect()
}

/// The second share ÷ the first, by the delta method on its logarithm (Katz and others 1978).
pub(crate) fn ratio((n0, y0): (u64, u64), (n1, y1): (u64, u64)) -> Estimate {
    let (n0, y0, n1, y1) = (n0 as f64, y0 as f64, n1 as f64, y1 as f64);
    if y0 == 0.0 || n1 == 0.0 {
        return Estimate::default();
    }
    // The error of a group that was answered never, or always, is not known: nothing would be the surest of all.
    if y1 == 0.0 || y0 == n0 || y1 == n1 {
        return Estimate::bare(y1 / n1 / (y0 / n0));
    }
    let se = (1.0 / y0 - 1.0 / n0 + 1.0 / y1 - 1.0 / n1).sqrt();
    Estimate::of_log(((y1 / n1) / (y0 / n0)).ln(), se)
}
