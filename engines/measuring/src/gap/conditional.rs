//! The odds ratio given both margins of a table of two by two, as `fisher.test` of R estimates it.

use crate::chance::counts::Urn;
use crate::estimate::{CONFIDENCE, Estimate, finite};

/// Urns with more outcomes are left to the plain odds ratio, which is the same then.
const MOST_OUTCOMES: u64 = 2_000;

pub(super) fn odds_ratio(urn: Urn, seen: u64) -> Estimate {
    let (least, most) = (urn.least(), urn.most());
    if least == most || most - least > MOST_OUTCOMES {
        return Estimate::default();
    }
    let logs: Vec<f64> = (least..=most).map(|k| urn.ln_probability(k)).collect();
    let at = (seen - least) as usize;
    // Mean, and the parts at most and at least what was seen, when the odds are multiplied by e^tilt.
    let under = |tilt: f64| {
        let raised = |k: usize| logs[k] + tilt * k as f64;
        let top = (0..logs.len()).map(raised).fold(f64::NEG_INFINITY, f64::max);
        let (mut all, mut mean, mut below, mut above) = (0.0, 0.0, 0.0, 0.0);
        for k in 0..logs.len() {
            let weight = (raised(k) - top).exp();
            all += weight;
            mean += weight * k as f64;
            below += if k <= at { weight } else { 0.0 };
            above += if k >= at { weight } else { 0.0 };
        }
        (mean / all, below / all, above / all)
    };
    let tail = (1.0 - CONFIDENCE) / 2.0;
    let estimate = (seen > least && seen < most).then(|| solve(|tilt| under(tilt).0 - at as f64));
    let low = (seen > least).then(|| solve(|tilt| under(tilt).2 - tail));
    let high = (seen < most).then(|| solve(|tilt| tail - under(tilt).1));
    let raise = |tilt: Option<f64>| tilt.map(f64::exp).and_then(finite);
    Estimate { estimate: raise(estimate), se: None, low: raise(low), high: raise(high), p: None }
}

/// Where a rising function is zero.
fn solve(rising: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (-50.0, 50.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if rising(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}
