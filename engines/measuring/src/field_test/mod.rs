//! Field tests: applications of fictitious persons, alike but for an assigned signal such as a name.
//!
//! Because the signal is assigned, a difference in answers is caused by it, and nobody's origin is processed. Within a
//! vacancy the assignment is a lottery, so the exact test asks how often that lottery alone would give what was seen
//! (Fisher 1935); units, regressions and intervals describe how large it is. See Bertrand and Mullainathan, "Are Emily
//! and Greg more employable than Lakisha and Jamal?", AER 94(4), 2004, whose figures the tests reproduce.
//!
//! Do not use it on real applicants: there nothing was assigned, and applicants differ in more than the signal.

mod applications;
mod models;
mod order;
mod paired;
mod within;

use serde::Serialize;

use crate::data::{Kind, Table, Wanted};
use crate::estimate::{Estimate, Test, Withheld};
use crate::expected::Wrong;
use crate::reason::Reason;
use crate::regression::Model;
use applications::Applications;
pub(crate) use applications::{FEW_EXPECTED, difference, ratio, two_groups, wilson};
pub use order::{OfOrder, OfPosition};
pub use paired::mid_p;
use within::Within;

/// Which columns tell what.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Whether the employer answered.
    pub outcome: String,
    /// The assigned signal; two values.
    pub group: String,
    /// The value that the other is compared with; the first one bytewise unless given.
    pub reference: Option<String>,
    /// What was applied to: applications within one were assigned together.
    pub vacancy: Option<String>,
    /// Who decides: errors belong together within one. The vacancy unless given.
    pub employer: Option<String>,
    pub covariates: Vec<String>,
    /// The same figures for each value of this column.
    pub by: Option<String>,
    /// The number of an application within its vacancy, in the order of sending.
    pub order: Option<String>,
    /// So many draws of the wild cluster bootstrap; with [`models::FEW_CLUSTERS`] clusters or fewer there are always
    /// [`models::DRAWS`].
    pub bootstrap: Option<u32>,
}

/// What a field test shows. Differences are other − reference, ratios other ÷ reference.
#[derive(Debug, Clone, Serialize)]
pub struct FieldTest {
    pub reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The reference first.
    pub rates: Vec<Rate>,
    /// The interval takes applications as independent; p by the pooled test of two shares.
    pub difference: Estimate,
    /// The same with applications of one cluster belonging together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference_clustered: Option<Estimate>,
    /// Within vacancies only; where these got different shares of both groups, so that it may be another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference_within: Option<Estimate>,
    /// Log-delta, applications independent.
    pub ratio: Estimate,
    /// The same with applications of one cluster belonging together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio_clustered: Option<Estimate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<Units>,
    pub tests: Vec<Test>,
    pub models: Vec<Model>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<OfOrder>,
    /// For each value of `--by`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Part>,
    /// Whether the parts differ more than chance: Cochran's Q of their differences, or, where applications belong together,
    /// Welch's F.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heterogeneity: Option<Test>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
}

/// One part of the data.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    pub value: String,
    pub rates: Vec<Rate>,
    pub difference: Estimate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference_clustered: Option<Estimate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference_within: Option<Estimate>,
    pub ratio: Estimate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<Units>,
    pub tests: Vec<Test>,
    /// What the error of the difference leans on, where applications belong together.
    #[serde(skip)]
    df: Option<f64>,
}

/// How often a group was answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rate {
    pub group: String,
    pub n: u64,
    pub positive: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<f64>,
    /// Wilson's interval (1927).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

/// Vacancies by how they treated both groups; each that was applied to by both counts once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Units {
    /// Both groups had the same rate.
    pub equal: u64,
    /// The reference group had the higher rate.
    pub reference_only: u64,
    /// The other group had it.
    pub other_only: u64,
    /// Equal, and above nothing.
    pub both: u64,
    /// Equal, and nothing.
    pub neither: u64,
    /// Not counted: only one of the groups applied.
    pub incomplete: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equal_share: Option<f64>,
    /// (reference_only − other_only) ÷ all units: net discrimination.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<f64>,
    /// The same ÷ the units in which anybody was answered, as the ILO counts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_of_answered: Option<f64>,
}

impl Question {
    /// The columns to read, in the order that [`Question::answer`] expects.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut all = vec![Wanted::new(&self.outcome, Kind::Outcome), Wanted::assigned(&self.group)];
        let words = [&self.vacancy, &self.employer, &self.by];
        all.extend(words.into_iter().flatten().map(|heading| Wanted::new(heading, Kind::Category)));
        all.extend(self.order.iter().map(|heading| Wanted::new(heading, Kind::Count)));
        all.extend(self.covariates.iter().map(|heading| Wanted::new(heading, Kind::Either)));
        all
    }

    /// Answers the question with the columns that were read.
    ///
    /// # Errors
    ///
    /// When the group column has more than two values, or not the reference.
    pub fn answer(&self, table: &Table) -> Result<FieldTest, Wrong> {
        let all = Applications::new(self, table)?;
        let mut withheld = Vec::new();
        let (mut rates, mut difference, mut ratio) = all.rates();
        if all.other.is_none() {
            withheld.push(Withheld::new(
                "difference",
                if table.rows == 0 { Reason::NoRows } else { Reason::OneValue { column: self.group.clone() } },
            ));
        }
        let OfVacancies { units, tests, within } = OfVacancies::of(&all, &mut withheld);
        let (mut models, mut clustered, mut wild) = models::models(self, &all, &mut withheld);
        let few = applications::not_given(&difference, &ratio);
        // Where so few are expected that the difference has no p, the same figure has none under another name.
        if difference.estimate.is_some() && difference.p.is_none() {
            ratio = ratio.without_certainty();
            clustered = clustered.map(|(one, two)| (one.without_p(), two.map(Estimate::without_certainty)));
            let terms = models.iter_mut().flat_map(|model| &mut model.terms);
            // Nor a sure interval, where the error leaves a group out that was all alike.
            let is_one_way = all.is_one_way();
            terms.for_each(|term| {
                let of = term.estimate;
                term.estimate = if is_one_way { of.without_certainty() } else { of.without_p() };
            });
            withheld.push(Withheld::new("p of models and clustered figures, and interval of ratio", FEW_EXPECTED));
        }
        if within.as_ref().is_some_and(|within| within.is_another) {
            (difference, ratio) = (difference.without_certainty(), ratio.without_certainty());
            clustered = clustered.map(|(one, two)| (one.without_certainty(), two.map(Estimate::without_certainty)));
            let of_group = models.iter_mut().filter_map(|model| model.terms.get_mut(1));
            of_group.for_each(|term| term.estimate = term.estimate.without_certainty());
            wild = None;
            let what = "p and interval of difference, ratio, models, clustered figures and bootstrap";
            withheld.push(Withheld::new(what, Reason::VacanciesUnlike));
        }
        if models::is_between(&all) {
            rates.iter_mut().for_each(|rate| (rate.low, rate.high) = (None, None));
            (difference, ratio) = (difference.without_certainty(), ratio.without_certainty());
            let alone = models.iter_mut().filter(|model| model.covariance == "hc1").flat_map(|model| &mut model.terms);
            alone.for_each(|term| term.estimate = term.estimate.without_certainty());
            withheld.push(Withheld::new(
                "p and interval of difference, ratio and hc1, and intervals of rates",
                Reason::PartsOfClusters,
            ));
        }
        let parts = all.parts();
        // A vacancy in two parts has only a piece of its applications in each: they cannot be compared within it.
        let is_split = all.has_split_vacancies();
        let by: Vec<Part> = parts.iter().map(|(value, part)| Part::of(value, part, is_split, &mut withheld)).collect();
        let heterogeneity = if by.len() < 2 {
            None
        } else if all.cluster.is_some() {
            heterogeneity_of_clusters(&by, &mut withheld)
        } else {
            heterogeneity(&by, &mut withheld)
        };
        let order = all.order.as_ref().map(|positions| order::of_order(&all, positions, &mut withheld));
        withheld.extend(few);
        Ok(FieldTest {
            reference: all.reference.clone(),
            other: all.other.clone(),
            rates,
            difference,
            ratio,
            difference_clustered: clustered.map(|both| both.0),
            difference_within: within.map(|within| within.difference),
            ratio_clustered: clustered.and_then(|both| both.1),
            units,
            tests: tests.into_iter().chain(wild).collect(),
            models,
            order,
            by,
            heterogeneity,
            withheld,
        })
    }
}

impl Part {
    fn of(value: &str, part: &Applications, is_split: bool, withheld: &mut Vec<Withheld>) -> Self {
        let (mut rates, mut difference, mut ratio) = part.rates();
        let mut own = applications::not_given(&difference, &ratio);
        let OfVacancies { units, tests, within } = OfVacancies::of(part, &mut own);
        let within = within.filter(|_| !is_split);
        let (mut difference_clustered, mut df) = models::of_part(part).unzip();
        // Where so few are expected that the difference has no p, the same figure has none under another name.
        if difference.p.is_none() {
            difference_clustered = difference_clustered.map(Estimate::without_p);
            ratio = ratio.without_certainty();
        }
        if let Some(within) = &within {
            df = Some(within.df);
        }
        let why = if within.as_ref().is_some_and(|within| within.is_another) {
            difference_clustered = difference_clustered.map(Estimate::without_certainty);
            Some(Reason::VacanciesUnlike)
        } else {
            models::is_between(part).then_some(Reason::PartsOfClusters)
        };
        if let Some(why) = why {
            rates.iter_mut().for_each(|rate| (rate.low, rate.high) = (None, None));
            (difference, ratio) = (difference.without_certainty(), ratio.without_certainty());
            own.push(Withheld::new("p and interval of difference and ratio, and intervals of rates", why));
        }
        withheld.extend(own.into_iter().map(|one| Withheld::new(format!("{} ({value})", one.what), one.reason)));
        let difference_within = within.map(|within| within.difference);
        Self {
            value: value.to_owned(),
            rates,
            difference,
            difference_clustered,
            difference_within,
            ratio,
            units,
            tests,
            df,
        }
    }
}

/// What only shows where it is known which applications went to the same vacancy.
struct OfVacancies {
    units: Option<Units>,
    tests: Vec<Test>,
    within: Option<Within>,
}

impl OfVacancies {
    fn of(all: &Applications, withheld: &mut Vec<Withheld>) -> Self {
        let Some(rows) = all.by_vacancy() else {
            withheld.push(Withheld::new("units", Reason::NoVacancy));
            return Self { units: None, tests: Vec::new(), within: None };
        };
        let (units, tests) = paired::tests(&rows, withheld);
        Self { units: Some(units), tests, within: within::within(all, &rows, withheld) }
    }
}

/// Cochran's Q of the parts' differences: chi-squared when all parts have one difference. The variances are those of the
/// shares that fit one difference, because those of the shares that were seen are smallest where chance was largest.
fn heterogeneity(parts: &[Part], withheld: &mut Vec<Withheld>) -> Option<Test> {
    let counts = |part: &Part| match part.rates.as_slice() {
        [one, two] if one.n > 0 && two.n > 0 => {
            Some([one.n as f64, one.positive as f64, two.n as f64, two.positive as f64])
        }
        _ => None,
    };
    let known: Vec<[f64; 4]> = parts.iter().filter_map(counts).collect();
    let least = known.iter().map(|[n0, y0, n1, y1]| {
        let p = (y0 + y1) / (n0 + n1);
        n0.min(*n1) * p.min(1.0 - p)
    });
    if known.len() < parts.len() || least.fold(f64::INFINITY, f64::min) < applications::FEWEST_EXPECTED {
        withheld.push(Withheld::new("heterogeneity", FEW_EXPECTED));
        return None;
    }
    // The difference common to all, weighted as Mantel and Haenszel weigh risk differences.
    let (mut sum, mut all) = (0.0, 0.0);
    for [n0, y0, n1, y1] in &known {
        let weight = n0 * n1 / (n0 + n1);
        sum += weight * (y1 / n1 - y0 / n0);
        all += weight;
    }
    let common = sum / all;
    let parts: Vec<(f64, f64)> = known
        .iter()
        .map(|[n0, y0, n1, y1]| {
            let p0 = ((y0 + y1 - n1 * common) / (n0 + n1)).clamp(0.5 / n0, 1.0 - 0.5 / n0);
            let p1 = (p0 + common).clamp(0.5 / n1, 1.0 - 0.5 / n1);
            (y1 / n1 - y0 / n0, (p0 * (1.0 - p0) / n0 + p1 * (1.0 - p1) / n1).recip())
        })
        .collect();
    let weight: f64 = parts.iter().map(|(_, weight)| weight).sum();
    let mean = parts.iter().map(|(value, weight)| value * weight).sum::<f64>() / weight;
    let q: f64 = parts.iter().map(|(value, weight)| weight * (value - mean).powi(2)).sum();
    let df = parts.len() as f64 - 1.0;
    Some(Test::new("cochran-q", crate::chance::chi_squared_above(q, df)).statistic(q).df(df))
}

/// The same where applications belong together: Welch's test (Biometrika 38, 1951), whose variances are those by which the
/// clusters of a part differ, and which knows by how many.
fn heterogeneity_of_clusters(parts: &[Part], withheld: &mut Vec<Withheld>) -> Option<Test> {
    let known = |part: &Part| {
        let of = part.difference_within.or(part.difference_clustered)?;
        Some((of.estimate?, of.se.filter(|se| *se > 0.0)?.powi(-2), part.df.filter(|_| of.p.is_some())?))
    };
    let Some(known) = parts.iter().map(known).collect::<Option<Vec<(f64, f64, f64)>>>() else {
        withheld.push(Withheld::new("heterogeneity", Reason::UnsureParts));
        return None;
    };
    let (k, all) = (known.len() as f64, known.iter().map(|(_, weight, _)| weight).sum::<f64>());
    let mean = known.iter().map(|(value, weight, _)| value * weight).sum::<f64>() / all;
    let q: f64 = known.iter().map(|(value, weight, _)| weight * (value - mean).powi(2)).sum();
    let unsure: f64 = known.iter().map(|(_, weight, df)| (1.0 - weight / all).powi(2) / df).sum();
    let f = q / (k - 1.0) / (1.0 + 2.0 * (k - 2.0) / (k * k - 1.0) * unsure);
    let p = crate::chance::f_above(f, (k - 1.0, (k * k - 1.0) / (3.0 * unsure)));
    Some(Test::new("welch-f", p).statistic(f).df(k - 1.0))
}
