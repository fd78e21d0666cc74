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
    };
    let null = fit(&without, outcome, Link::Identity).ok()?;
    let direction = whole.bread.column(term).into_owned();
    // What a cluster adds to the coefficient, and takes from its own share of the variance: a_g, X'u of the null, and
    // b_g = S_g·c.
    let (mut parts, mut observed) = (Vec::with_capacity(many), 0.0);
    let (mut sum, mut own) = (DVector::zeros(k), DMatrix::zeros(k, k));
    let as_null = super::Fit { expected: null.expected, ..whole.clone() };
    for rows in clusters.iter() {
        score(design, &as_null, &outcome, rows, &mut sum);
        square(design, &whole, rows, &mut own);
        let effect = direction.dot(&sum);
        observed += effect;
        parts.push((effect, &whole.bread * &sum, &own * &direction));
    }
    let actual = statistic(&parts, |_| 1.0, k)?;
    if observed == 0.0 {
        return Some(1.0);
    }
    let is_as_large = |statistic: Option<f64>| statistic.is_some_and(|t| t.abs() >= actual.abs() * (1.0 - 1e-10));
    if many <= ALL_SIGNS {
        let all = 1_u32 << many;
        let signs = |at: u32| move |g: usize| if at >> g & 1 == 1 { -1.0 } else { 1.0 };
        let larger = (0..all).filter(|at| is_as_large(statistic(&parts, signs(*at), k))).count();
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
        larger += u32::from(is_as_large(statistic(&parts, |g| signs[g], k)));
    }
    // The data itself is one of the draws, so that no p is nothing.
    Some((f64::from(larger) + 1.0) / (f64::from(draws) + 1.0))
}

/// The t of the coefficient when each cluster's residuals have this sign; CR1's constant factor falls out.
fn statistic(parts: &[(f64, DVector<f64>, DVector<f64>)], sign: impl Fn(usize) -> f64, k: usize) -> Option<f64> {
    let (mut effect, mut change) = (0.0, DVector::zeros(k));
    for (g, (own, shift, _)) in parts.iter().enumerate() {
        effect += sign(g) * own;
        change.axpy(sign(g), shift, 1.0);
    }
    let variance: f64 =
        parts.iter().enumerate().map(|(g, (own, _, pull))| (sign(g) * own - pull.dot(&change)).powi(2)).sum();
    (variance > 0.0).then(|| effect / variance.sqrt())
}
