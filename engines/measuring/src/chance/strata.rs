//! The sum of independent counts, one from each of many urns: what a lottery inside every vacancy can give in all.
//!
//! The generating function of the sum is a product, and equal urns share a factor. Its coefficients are found by
//! tilting the curve until the wanted value is its mean (Esscher 1932) and reading that value off the characteristic
//! function, which for a count is an exact finite sum. Tilting keeps the relative precision in any tail: 250,000
//! vacancies cost as much as ten, and a probability of 1e-300 is as right as one of a half.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::f64::consts::PI;

use super::counts::Urn;

/// With more outcomes of all urns together an exact answer would take many seconds.
pub const MOST_OUTCOMES: u64 = 20_000;

/// Independent urns; equal ones are counted together.
#[derive(Debug, Clone, Default)]
pub struct Strata {
    kinds: HashMap<Urn, u64, foldhash::fast::RandomState>,
    /// Of each kind that can vary the logarithms of its probabilities, and how many there are.
    logs: OnceCell<Vec<(Vec<f64>, f64)>>,
}

/// One kind of urn, after tilting: its probabilities from `least` on, and how many there are of it.
struct Tilted {
    probabilities: Vec<f64>,
    /// ln of the sum of the probabilities before they were made to add up to one.
    ln_total: f64,
    many: f64,
}

impl Strata {
    /// Adds an urn. One with a single outcome only shifts the sum.
    pub fn add(&mut self, urn: Urn, many: u64) {
        if many > 0 {
            *self.kinds.entry(urn).or_default() += many;
            self.logs.take();
        }
    }

    /// In a fixed order, so that sums come out the same to the last digit.
    fn urns(&self) -> impl Iterator<Item = (Urn, u64)> {
        let mut all: Vec<(Urn, u64)> = self.kinds.iter().map(|(urn, many)| (*urn, *many)).collect();
        all.sort_unstable_by_key(|(urn, _)| (urn.total, urn.marked, urn.drawn));
        all.into_iter()
    }

    /// The least that the sum can be.
    #[must_use]
    pub fn least(&self) -> u64 {
        self.urns().map(|(urn, many)| urn.least() * many).sum()
    }

    /// The most.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.urns().map(|(urn, many)| urn.most() * many).sum()
    }

    /// How much is expected.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.urns().map(|(urn, many)| urn.mean() * many as f64).sum()
    }

    /// The logarithm of the probability that the sum is `value`.
    #[must_use]
    pub fn ln_probability(&self, value: u64) -> f64 {
        self.invert(value, |_, _| (1.0, 0.0))
    }

    /// The logarithm of the probability that the sum is at least `value`.
    #[must_use]
    pub fn ln_at_least(&self, value: u64) -> f64 {
        if value <= self.least() {
            return 0.0;
        }
        if (value as f64) < self.mean() {
            return super::counts::ln_rest(self.ln_at_most(value - 1));
        }
        self.invert(value, |tilt, (angle, length)| geometric(-tilt, -angle, length))
    }

    /// The logarithm of the probability that the sum is at most `value`.
    #[must_use]
    pub fn ln_at_most(&self, value: u64) -> f64 {
        if value >= self.most() {
            return 0.0;
        }
        if (value as f64) > self.mean() {
            return super::counts::ln_rest(self.ln_at_least(value + 1));
        }
        self.invert(value, |tilt, (angle, length)| geometric(tilt, angle, length))
    }

    /// The logarithm of the probability of all values that are at most as likely as `value`, as the two-sided exact
    /// tests of R count them (with their allowance of 1e-7 for rounding).
    #[must_use]
    pub fn ln_as_unlikely(&self, value: u64) -> f64 {
        let mut varying = self.urns().filter(|(urn, _)| urn.least() < urn.most());
        if let (Some((urn, 1)), None) = (varying.next(), varying.next()) {
            // All others only shift it.
            return urn.ln_as_unlikely(value - (self.least() - urn.least()));
        }
        let ends = (self.least(), self.most());
        let (at_most, at_least) = (|k| self.ln_at_most(k), |k| self.ln_at_least(k));
        super::counts::as_unlikely(value, self.mean(), ends, |k| self.ln_probability(k), at_most, at_least)
    }

    /// How many different outcomes all kinds of urns have together: what an exact answer costs.
    #[must_use]
    pub fn outcomes(&self) -> u64 {
        let varying = self.kinds.iter().filter(|(urn, _)| urn.least() < urn.most());
        // A single urn is no sum.
        if varying.clone().map(|(_, many)| many).sum::<u64>() <= 1 {
            return 1;
        }
        varying.map(|(urn, _)| urn.most() - urn.least() + 1).sum()
    }

    /// The logarithm of Σ_s P(s)·w(s − value) for a weight whose transform is given by tilt, angle and length.
    fn invert(&self, value: u64, weight: impl Fn(f64, (f64, usize)) -> (f64, f64)) -> f64 {
        let (least, most) = (self.least(), self.most());
        if value < least || value > most {
            return f64::NEG_INFINITY;
        }
        if value == least || value == most {
            // Also where nothing can vary. The tail beyond an end is the end itself.
            return self.urns().map(|(urn, many)| end(urn, value == least) * many as f64).sum();
        }
        let (tilt, kinds) = self.tilted_to(value as f64);
        let variance: f64 = kinds.iter().map(|kind| kind.many * kind.variance()).sum();
        // Beyond thirteen deviations lies less than 1e-36 of the tilted curve, also of its own tail.
        let reach = (13.0 * variance.sqrt()).ceil() + 40.0;
        let points = (2.0 * reach).min((most - least + 1) as f64 * 2.0) as usize | 1;
        let shift = (value - least) as f64;
        let ln_height: f64 = kinds.iter().map(|kind| kind.many * kind.ln_total).sum::<f64>() - tilt * shift;
        let mut sum = 0.0;
        // The sum is real: the points above and below zero are each other's mirror.
        for at in 0..=points / 2 {
            let angle = 2.0 * PI * at as f64 / points as f64;
            let (mut ln_size, mut turn) = (0.0, -angle * shift);
            for kind in &kinds {
                let (re, im) = kind.transform(angle);
                ln_size += kind.many * 0.5 * (re * re + im * im).ln();
                turn += kind.many * im.atan2(re);
            }
            // The roots of such a generating function are real (an urn's count is a sum of independent coins), so the
            // size only falls on the way to half a turn, and what follows is nothing too.
            if ln_size < -90.0 {
                break;
            }
            let (re, im) = weight(tilt, (angle, points / 2));
            let term = ln_size.exp() * (turn.cos() * re - turn.sin() * im);
            sum += if at == 0 { term } else { 2.0 * term };
        }
        ln_height + (sum / points as f64).ln()
    }

    /// The tilt under which the sum has this mean, and the kinds under it. Newton's method inside a bracket; the mean
    /// rises with the tilt.
    fn tilted_to(&self, mean: f64) -> (f64, Vec<Tilted>) {
        let shifted = mean - self.least() as f64;
        let logs = self.logs.get_or_init(|| {
            self.urns()
                .filter(|(urn, _)| urn.least() < urn.most())
                .map(|(urn, many)| ((urn.least()..=urn.most()).map(|k| urn.ln_probability(k)).collect(), many as f64))
                .collect()
        });
        let tilted = |tilt: f64| logs.iter().map(|(logs, many)| Tilted::new(logs, tilt, *many)).collect::<Vec<_>>();
        let (mut low, mut high, mut tilt) = (-700.0_f64, 700.0_f64, 0.0_f64);
        for _ in 0..200 {
            let kinds = tilted(tilt);
            let miss: f64 = kinds.iter().map(|kind| kind.many * kind.mean()).sum::<f64>() - shifted;
            let slope: f64 = kinds.iter().map(|kind| kind.many * kind.variance()).sum();
            if miss > 0.0 {
                high = tilt;
            } else {
                low = tilt;
            }
            // Near the mean is enough: any tilt gives the right answer, the best one the most digits.
            if miss.abs() <= 1e-3 * slope.sqrt().max(1e-3) || high - low < 1e-9 {
                break;
            }
            let next = tilt - miss / slope;
            tilt = if next > low && next < high { next } else { f64::midpoint(low, high) };
        }
        (tilt, tilted(tilt))
    }
}

impl Tilted {
    fn new(logs: &[f64], tilt: f64, many: f64) -> Self {
        let raised: Vec<f64> = logs.iter().enumerate().map(|(k, log)| log + tilt * k as f64).collect();
        let top = raised.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = raised.iter().map(|log| (log - top).exp()).sum();
        Self {
            probabilities: raised.iter().map(|log| (log - top).exp() / sum).collect(),
            ln_total: top + sum.ln(),
            many,
        }
    }

    fn mean(&self) -> f64 {
        self.probabilities.iter().enumerate().map(|(k, p)| k as f64 * p).sum()
    }

    fn variance(&self) -> f64 {
        let mean = self.mean();
        self.probabilities.iter().enumerate().map(|(k, p)| (k as f64 - mean).powi(2) * p).sum()
    }

    /// Σ p_k e^{i·angle·k}.
    fn transform(&self, angle: f64) -> (f64, f64) {
        self.probabilities.iter().enumerate().fold((0.0, 0.0), |(re, im), (k, p)| {
            let (sin, cos) = (angle * k as f64).sin_cos();
            (re + p * cos, im + p * sin)
        })
    }
}

/// The logarithm of the probability of an urn's least or most.
fn end(urn: Urn, is_least: bool) -> f64 {
    urn.ln_probability(if is_least { urn.least() } else { urn.most() })
}

/// Σ_{m<length} e^{(a + ib)m}.
fn geometric(a: f64, b: f64, length: usize) -> (f64, f64) {
    let power = |m: f64| ((a * m).exp() * (b * m).cos(), (a * m).exp() * (b * m).sin());
    let ((top_re, top_im), (re, im)) = (power(length as f64), power(1.0));
    let (num_re, num_im, den_re, den_im) = (1.0 - top_re, -top_im, 1.0 - re, -im);
    let size = den_re * den_re + den_im * den_im;
    if size < 1e-24 {
        return (length as f64, 0.0);
    }
    ((num_re * den_re + num_im * den_im) / size, (num_im * den_re - num_re * den_im) / size)
}

/// ln(e^a + e^b).
#[must_use]
pub fn ln_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if high == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}
