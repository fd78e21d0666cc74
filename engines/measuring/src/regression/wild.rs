//! The wild cluster bootstrap (Cameron, Gelbach and Miller 2008) of one coefficient of a linear model, with the null
//! imposed, by the sums of each cluster instead of its rows (Roodman and others, "Fast and wild", 2019).

use nalgebra::{DMatrix, DVector};

use super::robust::{score, square};
use super::{Clusters, Design, Link, fit};
use crate::chance::Random;

/// Of how many signs there are, those are all tried up to so many clusters instead of drawn.
const ALL_SIGNS: usize = 13;

/// The share of draws in which chance alone gives a t at least as large, or nothing when there is no t.
pub(crate) fn p(
    design: &Design,
    outcome: impl Fn(usize) -> f64 + Copy,
    clusters: &Clusters,
    term: usize,
    (draws, seed): (u32, u64),
) -> Option<f64> {
    let (k, many) = (design.width(), clusters.len());
    let whole = fit(design, outcome, Link::Identity).ok()?;
    // Under the null the term has no effect: fitted without it.
    let keep: Vec<usize> = (0..k).filter(|at| *at != term).collect();
    let without = Design {
        terms: keep.iter().map(|at| design.terms[*at].clone()).collect(),
        patterns: design.patterns.select_columns(&keep),
        of_row: design.of_row.clone(),
        means: keep.iter().map(|at| design.means[*at]).collect(),
    };
    let null = fit(&without, outcome, Link::Identity).ok()?;
    let direction = whole.bread.column(term).into_owned();
    // What a cluster of each kind adds to the coefficient, and to all: c·Xᵀu and MXᵀu, and what it gives back of that: Sc.
    let mut kinds = Vec::new();
    let (mut sum, mut own) = (DVector::zeros(k), DMatrix::zeros(k, k));
    let as_null = super::Fit { expected: null.expected, ..whole.clone() };
    for (rows, _) in clusters.kinds() {
        score(design, &as_null, &outcome, rows, &mut sum);
        square(design, &whole, rows, &mut own);
        kinds.push((direction.dot(&sum), &whole.bread * &sum, &own * &direction));
    }
    let mut parts = Parts { own: Vec::with_capacity(many), shift: Vec::new(), pull: Vec::new(), k };
    for kind in clusters.kind_of() {
        let (own, shift, pull) = &kinds[*kind as usize];
        parts.own.push(*own);
        parts.shift.extend_from_slice(shift.as_slice());
        parts.pull.extend_from_slice(pull.as_slice());
    }
    let actual = parts.statistic(|_| 1.0)?;
    if actual == 0.0 {
        return Some(1.0);
    }
    // A draw without any spread is beyond every t: it counts against the effect, not for it.
    let is_as_large = |statistic: Option<f64>| statistic.is_none_or(|t| t.abs() >= actual.abs() * (1.0 - 1e-10));
    if many <= ALL_SIGNS {
        let all = 1_u32 << many;
        let signs = |at: u32| move |g: usize| if at >> g & 1 == 1 { -1.0 } else { 1.0 };
        let larger = (0..all).filter(|at| is_as_large(parts.statistic(signs(*at)))).count();
        return Some(larger as f64 / f64::from(all));
    }
    let mut random = Random::new(seed);
    let mut larger = 0_u32;
    let mut signs = vec![0.0; many];
    for _ in 0..draws {
        for chunk in signs.chunks_mut(64) {
            let mut bits = random.bits();
            for sign in chunk {
                *sign = if bits & 1 == 1 { -1.0 } else { 1.0 };
                bits >>= 1;
            }
        }
        larger += u32::from(is_as_large(parts.statistic(|g| signs[g])));
    }
    // The data itself is one of the draws, so that no p is nothing.
    Some((f64::from(larger) + 1.0) / (f64::from(draws) + 1.0))
}

/// What each cluster adds, one after another.
struct Parts {
    own: Vec<f64>,
    shift: Vec<f64>,
    pull: Vec<f64>,
    k: usize,
}

impl Parts {
    /// The t of the coefficient when each cluster's residuals have this sign; CR1's constant factor falls out.
    fn statistic(&self, sign: impl Fn(usize) -> f64) -> Option<f64> {
        let (mut effect, mut change) = (0.0, vec![0.0; self.k]);
        for (g, (own, shift)) in self.own.iter().zip(self.shift.chunks_exact(self.k)).enumerate() {
            effect += sign(g) * own;
            change.iter_mut().zip(shift).for_each(|(sum, more)| *sum += sign(g) * more);
        }
        let variance: f64 = self
            .own
            .iter()
            .zip(self.pull.chunks_exact(self.k))
            .enumerate()
            .map(|(g, (own, pull))| {
                let back: f64 = pull.iter().zip(&change).map(|(a, b)| a * b).sum();
                (sign(g) * own - back).powi(2)
            })
            .sum();
        // Of what is nothing but rounding no t can be made.
        let scale: f64 = self.own.iter().map(|own| own * own).sum();
        (variance > 1e-20 * scale).then(|| effect / variance.sqrt())
    }
}
