//! Exact power of a field test with pairs.

use super::{Plan, Wish, plan};
use crate::chance::counts::{ln_binomial, ln_binomial_at_least, ln_binomial_at_most};
use crate::expected::Expected;
use crate::reason::Reason;

/// A field test with pairs of applications.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldTestPlan {
    pub pairs: u64,
    /// The share of vacancies that answer only the reference, and only the other.
    pub discordant: (f64, f64),
}

/// The exact power of McNemar's exact test: over the number of pairs with one answer, and how those divide.
///
/// # Errors
///
/// When the shares are impossible, or there are no pairs.
pub fn field_test(of: FieldTestPlan, wish: Wish) -> Result<Plan, Expected> {
    let (one, two) = of.discordant;
    let wish = wish.checked()?;
    if !(one >= 0.0 && two >= 0.0 && one + two > 0.0 && one + two <= 1.0) {
        return Err(Expected::Discordant);
    }
    if of.pairs == 0 || of.pairs > super::MOST {
        return Err(Expected::Pairs { most: super::MOST });
    }
    let mut reasons = Vec::new();
    if (one - two).abs() < 1e-12 {
        reasons.push(Reason::SameShares);
        let power = power(of.pairs, of.discordant, wish.alpha);
        return Ok(Plan {
            power,
            needed: None,
            answerable: false,
            alpha: wish.alpha,
            wanted_power: wish.power,
            epsilon: None,
            sample_cost: None,
            curve: Vec::new(),
            reasons,
        });
    }
    Ok(plan(of.pairs, wish, 1, |pairs| power(pairs, of.discordant, wish.alpha), reasons))
}

/// The chance that McNemar's exact test finds the difference with so many pairs.
#[must_use]
pub fn power(pairs: u64, (one, two): (f64, f64), alpha: f64) -> f64 {
    let (all, share) = (one + two, two / (one + two));
    let (mean, deviation) = (pairs as f64 * all, (pairs as f64 * all * (1.0 - all)).sqrt());
    // Beyond nine deviations lies less than 1e-18.
    let from = (mean - 9.0 * deviation - 20.0).max(0.0) as u64;
    let to = ((mean + 9.0 * deviation + 20.0) as u64).min(pairs);
    // The most on the smaller side with which `m` such pairs are a finding; it grows with m, by one at most.
    let is_finding = |k: u64, m: u64| std::f64::consts::LN_2 + ln_binomial_at_most(k, m, 0.5) <= alpha.ln();
    let mut border: Option<u64> = None;
    if is_finding(0, from) {
        let (mut low, mut high) = (0, from / 2 + 1);
        while high - low > 1 {
            let middle = u64::midpoint(low, high);
            if is_finding(middle, from) {
                low = middle;
            } else {
                high = middle;
            }
        }
        border = Some(low);
    }
    let mut sum = 0.0;
    for m in from..=to {
        let next = border.map_or(0, |k| k + 1);
        if is_finding(next, m) {
            border = Some(next);
        }
        let Some(k) = border else { continue };
        let found = ln_binomial_at_most(k, m, share).exp() + ln_binomial_at_least(m - k, m, share).exp();
        sum += ln_binomial(m, pairs, all).exp() * found;
    }
    sum.min(1.0)
}
