//! Boschloo's exact test (1970): Fisher's p as the statistic, and the worst case over the common rate. Never less
//! powerful than Fisher's test, and as exact. Two-sided: twice the smaller side.

use crate::chance::counts::{Binomial, Urn};

/// With more people Fisher's test says the same.
const MOST_PEOPLE: u64 = 4_000;
/// How finely the common rate is searched before it is refined.
const STEPS: usize = 500;

/// The two-sided p of (selected, total) of two groups, or nothing with too many people.
pub(super) fn p([(s0, n0), (s1, n1)]: [(u64, u64); 2]) -> Option<f64> {
    if n0 + n1 > MOST_PEOPLE {
        return None;
    }
    let more = one_side((s1, n1), (s0, n0));
    let less = one_side((n1 - s1, n1), (n0 - s0, n0));
    Some((2.0 * more.min(less)).min(1.0))
}

/// The probability of a table at least as extreme, when the first group is selected more often, at the worst rate.
fn one_side((s1, n1): (u64, u64), (s0, n0): (u64, u64)) -> f64 {
    let fisher = |s1: u64, s0: u64| Urn { total: n0 + n1, marked: s0 + s1, drawn: n1 }.ln_at_least(s1);
    let limit = fisher(s1, s0) + 1e-10;
    // For each count of the second group the least of the first that is as extreme: it never falls.
    let mut least = Vec::with_capacity(n0 as usize + 1);
    let mut at = 0;
    for other in 0..=n0 {
        while at <= n1 && fisher(at, other) > limit {
            at += 1;
        }
        least.push(at);
    }
    let (one, two) = (Binomial::new(n1), Binomial::new(n0));
    let (mut above, mut other) = (Vec::new(), Vec::new());
    let mut probability = |rate: f64| {
        one.all(rate, &mut above);
        above.push(0.0);
        for k in (0..n1 as usize).rev() {
            above[k] += above[k + 1];
        }
        two.all(rate, &mut other);
        other.iter().zip(&least).map(|(p, from)| p * above[*from as usize]).sum::<f64>()
    };
    let rate = |step: usize| step as f64 / STEPS as f64;
    let all: Vec<f64> = (1..STEPS).map(|step| probability(rate(step))).collect();
    let best = 1 + (0..all.len()).max_by(|a, b| all[*a].total_cmp(&all[*b])).unwrap_or(1);
    let (mut low, mut high) = (rate(best - 1), rate(best + 1));
    // Golden section.
    let part = (5.0_f64.sqrt() - 1.0) / 2.0;
    for _ in 0..60 {
        let (a, b) = (high - part * (high - low), low + part * (high - low));
        if probability(a) > probability(b) {
            high = b;
        } else {
            low = a;
        }
    }
    probability(f64::midpoint(low, high)).max(all[best - 1]).min(1.0)
}
