//! The studies as they came in, and what their columns are called.

use serde::Serialize;

use super::Studies;
use crate::chance::two_sided;
use crate::data::Categories;
use crate::multiple::{benjamini_hochberg, holm};

/// What a column of standard errors is called, which as variances would be far too sure or too unsure.
pub(super) const STANDARD_ERRORS: [&str; 19] = [
    "foutmarge",
    "marge",
    "std.fout",
    "margin",
    "onzekerheid",
    "p-waarde",
    "p-value",
    "se",
    "s.e.",
    "sd",
    "std",
    "stderr",
    "std.err",
    "se_effect",
    "effect_se",
    "standaardfout",
    "standaardafwijking",
    "standard error",
    "standard deviation",
];
/// What a column of ratios is called, of which 1 is no effect.
pub(super) const RATIOS: [&str; 10] = [
    "ratio",
    "rr",
    "or",
    "hr",
    "odds ratio",
    "risk ratio",
    "hazard ratio",
    "verhouding",
    "kansverhouding",
    "oddsratio",
];

/// Whether a heading is one of these words, or holds one of several words.
pub(super) fn sounds_like(heading: &str, words: &[&str]) -> bool {
    let own = heading.to_lowercase();
    // What is asked for says so.
    if ["log", "ln", "squar", "kwadraat", "varian"].iter().any(|sign| own.contains(sign)) {
        return false;
    }
    words.iter().any(|word| own == *word || word.contains(' ') && own.replace(['_', '-'], " ").contains(word))
}

/// One study as it came in, its weight, and its p alone and among all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Study {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub study: Option<String>,
    pub effect: f64,
    pub variance: f64,
    /// Its share of the pooled effect.
    pub weight: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    pub p: f64,
    pub p_holm: f64,
    pub p_benjamini_hochberg: f64,
}

/// The weights, or what they add up to in each group of studies.
pub(super) fn by_group(weights: &[f64], within: Option<&Categories>) -> Vec<f64> {
    let Some(words) = within else { return weights.to_vec() };
    let mut sums = vec![0.0; words.len()];
    words.codes.iter().zip(weights).for_each(|(code, weight)| sums[*code as usize] += weight);
    sums
}

pub(super) fn of_studies(
    studies: &Studies,
    weights: &[f64],
    (within, names): (Option<&Categories>, Option<&Categories>),
) -> Vec<Study> {
    let all: f64 = weights.iter().sum();
    let p: Vec<f64> = studies.y.iter().zip(&studies.v).map(|(y, v)| two_sided(y / v.sqrt())).collect();
    let (holm, hochberg) = (holm(&p), benjamini_hochberg(&p));
    (0..p.len())
        .map(|at| Study {
            effect: studies.y[at],
            variance: studies.v[at],
            weight: weights[at] / all,
            study: names.map(|words| words.word(words.codes[at] as usize).to_owned()),
            within: within.map(|words| words.word(words.codes[at] as usize).to_owned()),
            p: p[at],
            p_holm: holm[at],
            p_benjamini_hochberg: hochberg[at],
        })
        .collect()
}
