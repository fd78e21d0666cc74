//! Three levels: studies lie in groups, such as pilots in regions, and both differ. Restricted maximum likelihood.

use nalgebra::{DMatrix, DVector};

use super::Studies;
use super::random::Pooled;
use crate::regression::inverse;

/// The variances between and within groups, and the fit with them.
pub(super) fn fit(studies: &Studies, group: &[u32], groups: usize) -> Option<([f64; 2], Pooled)> {
    let mut rows = vec![Vec::new(); groups];
    group.iter().enumerate().for_each(|(row, group)| rows[*group as usize].push(row));
    let mean = studies.y.mean();
    let most = 10.0 * studies.y.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / studies.y.len() as f64 + 1e-6;
    let height = |outer: f64, inner: f64| given(studies, &rows, [outer, inner]).map_or(f64::NEG_INFINITY, |(l, _)| l);
    // For each variance between groups the best one within them.
    let within = |outer: f64| top(|inner| height(outer, inner), most);
    let outer = top(|outer| height(outer, within(outer)), most);
    let sigma2 = [outer, within(outer)];
    Some((sigma2, given(studies, &rows, sigma2)?.1))
}

/// The restricted log-likelihood and the fit with these variances. In a group V = D + σ²·11ᵀ, so its inverse is
/// D⁻¹ − D⁻¹11ᵀD⁻¹·σ²/(1 + σ²·1ᵀD⁻¹1).
fn given(studies: &Studies, groups: &[Vec<usize>], [outer, inner]: [f64; 2]) -> Option<(f64, Pooled)> {
    let width = studies.x.ncols();
    let (mut square, mut right) = (DMatrix::zeros(width, width), DVector::zeros(width));
    let (mut ln_determinant, mut quadratic) = (0.0, 0.0);
    let mut weights = vec![0.0; studies.y.len()];
    for rows in groups {
        let (mut ones, mut xs, mut ys) = (0.0, DVector::zeros(width), 0.0);
        for row in rows {
            let d = 1.0 / (studies.v[*row] + inner);
            let (x, y) = (studies.x.row(*row).transpose(), studies.y[*row]);
            ln_determinant -= d.ln();
            square.ger(d, &x, &x, 1.0);
            right.axpy(d * y, &x, 1.0);
            quadratic += d * y * y;
            ones += d;
            xs.axpy(d, &x, 1.0);
            ys += d * y;
        }
        let share = outer / (1.0 + outer * ones);
        ln_determinant += (outer * ones).ln_1p();
        square.ger(-share, &xs, &xs, 1.0);
        right.axpy(-share * ys, &xs, 1.0);
        quadratic -= share * ys * ys;
        rows.iter().for_each(|row| weights[*row] = (1.0 - share * ones) / (studies.v[*row] + inner));
    }
    let bread = inverse(&square)?;
    let coefficients = &bread * &right;
    let rest = quadratic - right.dot(&coefficients);
    let likelihood = -0.5 * (ln_determinant - bread.determinant().ln() + rest);
    Some((likelihood, Pooled::new(coefficients, bread, weights)))
}

/// Where a function with one top has it, from 0 on: golden section on the square root, where it is smoother.
fn top(height: impl Fn(f64) -> f64, most: f64) -> f64 {
    let part = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (0.0, most.sqrt());
    let at = |root: f64| height(root * root);
    let (mut a, mut b) = (high - part * (high - low), low + part * (high - low));
    let (mut at_a, mut at_b) = (at(a), at(b));
    for _ in 0..48 {
        if at_a >= at_b {
            (high, b, at_b) = (b, a, at_a);
            a = high - part * (high - low);
            at_a = at(a);
        } else {
            (low, a, at_a) = (a, b, at_b);
            b = low + part * (high - low);
            at_b = at(b);
        }
    }
    let best = f64::midpoint(low, high);
    if at(0.0) >= at(best) { 0.0 } else { best * best }
}
