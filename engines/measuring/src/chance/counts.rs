//! Binomial and hypergeometric probabilities and tails, as logarithms.
//!
//! A probability is a deviance and three corrections of Stirling's formula instead of a difference of large logarithms
//! of factorials (Loader, "Fast and accurate computation of binomial probabilities", 2000), so that no digits are lost
//! at large counts. A tail is a sum of positive ratios from its largest term on.

use std::f64::consts::PI;

/// The logarithm of the probability of `k` successes in `n` tries.
#[must_use]
pub fn ln_binomial(k: u64, n: u64, p: f64) -> f64 {
    let q = 1.0 - p;
    if k > n {
        return f64::NEG_INFINITY;
    }
    if p <= 0.0 || p >= 1.0 {
        let is_sure = if p <= 0.0 { k == 0 } else { k == n };
        return if is_sure { 0.0 } else { f64::NEG_INFINITY };
    }
    let (x, n) = (k as f64, n as f64);
    if x == 0.0 {
        return n * (-p).ln_1p();
    }
    if x == n {
        return n * p.ln();
    }
    let error = stirling_error(n) - stirling_error(x) - stirling_error(n - x);
    error - deviance(x, n * p) - deviance(n - x, n * q) + 0.5 * (n / (2.0 * PI * x * (n - x))).ln()
}

/// All probabilities of `n` tries, for one p after another.
#[derive(Debug, Clone)]
pub struct Binomial {
    /// (n − k) ÷ (k + 1).
    ratios: Vec<f64>,
}

impl Binomial {
    #[must_use]
    pub fn new(n: u64) -> Self {
        Self { ratios: (0..n).map(|k| (n - k) as f64 / (k + 1) as f64).collect() }
    }

    /// The probabilities of 0 to n successes, from the most likely one on by their ratios.
    pub fn all(&self, p: f64, to: &mut Vec<f64>) {
        let n = self.ratios.len();
        let top = ((n + 1) as f64 * p).floor().clamp(0.0, n as f64) as usize;
        to.clear();
        to.resize(n + 1, 0.0);
        to[top] = ln_binomial(top as u64, n as u64, p).exp();
        let (odds, against) = (p / (1.0 - p), (1.0 - p) / p);
        // Beyond 1e-300 nothing is left.
        let mut own = to[top];
        for k in top..n {
            own *= self.ratios[k] * odds;
            to[k + 1] = own;
            if own < 1e-300 {
                break;
            }
        }
        own = to[top];
        for k in (0..top).rev() {
            own *= against / self.ratios[k];
            to[k] = own;
            if own < 1e-300 {
                break;
            }
        }
    }
}

/// The logarithm of the probability of at most `k` successes.
#[must_use]
pub fn ln_binomial_at_most(k: u64, n: u64, p: f64) -> f64 {
    if k >= n {
        return 0.0;
    }
    if k as f64 > n as f64 * p {
        return ln_rest(ln_binomial_at_least(k + 1, n, p));
    }
    let odds = (1.0 - p) / p;
    let ratio = |at: u64| at as f64 / (n - at + 1) as f64 * odds;
    ln_binomial(k, n, p) + ln_sum_down(k, ratio)
}

/// The logarithm of the probability of at least `k` successes.
#[must_use]
pub fn ln_binomial_at_least(k: u64, n: u64, p: f64) -> f64 {
    match k {
        0 => 0.0,
        k if k > n => f64::NEG_INFINITY,
        k => ln_binomial_at_most(n - k, n, 1.0 - p),
    }
}

/// An urn: `marked` of `total` are marked, and `drawn` are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Urn {
    pub total: u64,
    pub marked: u64,
    pub drawn: u64,
}

impl Urn {
    /// The fewest marked that can be among the drawn.
    #[must_use]
    pub fn least(self) -> u64 {
        (self.marked + self.drawn).saturating_sub(self.total)
    }

    /// The most.
    #[must_use]
    pub fn most(self) -> u64 {
        self.marked.min(self.drawn)
    }

    /// How many are expected.
    #[must_use]
    pub fn mean(self) -> f64 {
        if self.total == 0 { 0.0 } else { self.marked as f64 * self.drawn as f64 / self.total as f64 }
    }

    /// The logarithm of the probability of `k` marked among the drawn.
    #[must_use]
    pub fn ln_probability(self, k: u64) -> f64 {
        if k < self.least() || k > self.most() {
            return f64::NEG_INFINITY;
        }
        if self.least() == self.most() {
            return 0.0;
        }
        // Three binomials with the same p, which falls out.
        let p = self.drawn as f64 / self.total as f64;
        let unmarked = self.total - self.marked;
        ln_binomial(k, self.marked, p) + ln_binomial(self.drawn - k, unmarked, p)
            - ln_binomial(self.drawn, self.total, p)
    }

    /// The logarithm of the probability of at most `k`.
    #[must_use]
    pub fn ln_at_most(self, k: u64) -> f64 {
        if k >= self.most() {
            return 0.0;
        }
        if k < self.least() {
            return f64::NEG_INFINITY;
        }
        if k as f64 > self.mean() {
            return ln_rest(self.ln_at_least(k + 1));
        }
        let (unmarked, least) = (self.total - self.marked, self.least());
        let ratio = |at: u64| {
            at as f64 / (self.marked - at + 1) as f64 * (unmarked + at - self.drawn) as f64
                / (self.drawn - at + 1) as f64
        };
        self.ln_probability(k) + ln_sum_down(k - least, |step| ratio(step + least))
    }

    /// The logarithm of the probability of all counts that are at most as likely as `k`, with the allowance for rounding
    /// of R's exact tests.
    #[must_use]
    pub fn ln_as_unlikely(self, k: u64) -> f64 {
        let ends = (self.least(), self.most());
        as_unlikely(k, self.mean(), ends, |k| self.ln_probability(k), |k| self.ln_at_most(k), |k| self.ln_at_least(k))
    }

    /// The logarithm of the probability of at least `k`.
    #[must_use]
    pub fn ln_at_least(self, k: u64) -> f64 {
        if k <= self.least() {
            return 0.0;
        }
        if k > self.most() {
            return f64::NEG_INFINITY;
        }
        let mirrored = Urn { marked: self.total - self.marked, ..self };
        mirrored.ln_at_most(self.drawn - k)
    }
}

/// Both tails of a curve with one top, from the value that was seen, and from the first on the other side that is no
/// likelier.
pub(super) fn as_unlikely(
    seen: u64,
    mean: f64,
    (least, most): (u64, u64),
    probability: impl Fn(u64) -> f64,
    at_most: impl Fn(u64) -> f64,
    at_least: impl Fn(u64) -> f64,
) -> f64 {
    let limit = probability(seen) + 1e-7;
    let is_low = (seen as f64) < mean;
    let near = if is_low { at_most(seen) } else { at_least(seen) };
    // The curve has one top, so on the other side one border separates likely from unlikely.
    let is_unlikely = |at: u64| probability(at) <= limit;
    let (mut inner, mut outer) = if is_low { (mean.ceil() as u64, most) } else { (mean.floor() as u64, least) };
    if !is_unlikely(outer) {
        return near.min(0.0);
    }
    if is_unlikely(inner) {
        outer = inner;
    }
    while inner.abs_diff(outer) > 1 {
        let middle = u64::midpoint(inner, outer);
        if is_unlikely(middle) {
            outer = middle;
        } else {
            inner = middle;
        }
    }
    let far = if is_low { at_least(outer) } else { at_most(outer) };
    super::strata::ln_add(near, far).min(0.0)
}

/// ln(1 − e^x), for x ≤ 0.
#[must_use]
pub fn ln_rest(x: f64) -> f64 {
    if x > -std::f64::consts::LN_2 { (-x.exp_m1()).ln() } else { (-x.exp()).ln_1p() }
}

/// The logarithm of 1 + r(k) + r(k)·r(k−1) + …, down to nothing.
fn ln_sum_down(from: u64, ratio: impl Fn(u64) -> f64) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for at in (1..=from).rev() {
        term *= ratio(at);
        sum += term;
        if term < sum * 1e-18 {
            break;
        }
    }
    sum.ln()
}

/// ln n! − ln(√(2πn)(n/e)^n).
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        // Exact enough from the factorial itself.
        let factorial: f64 = (1..=n as u64).map(|k| k as f64).product();
        return factorial.ln() - (n + 0.5) * n.ln() + n - 0.5 * (2.0 * PI).ln();
    }
    let n2 = n * n;
    let series = 1.0 / 1680.0 - (1.0 / 1188.0 - 691.0 / 360_360.0 / n2) / n2;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - series / n2) / n2) / n2) / n
}

/// x·ln(x/m) + m − x, without loss where x is near m.
fn deviance(x: f64, m: f64) -> f64 {
    let difference = x - m;
    if difference.abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() - difference;
    }
    let v = difference / (x + m);
    let (mut sum, mut term) = (difference * v, 2.0 * x * v);
    for j in 1.. {
        term *= v * v;
        let next = sum + term / f64::from(2 * j + 1);
        if next.to_bits() == sum.to_bits() {
            break;
        }
        sum = next;
    }
    sum
}
