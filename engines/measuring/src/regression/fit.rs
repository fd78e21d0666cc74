//! The coefficients, by least squares or by maximum likelihood.

use nalgebra::{DMatrix, DVector};

use super::{Design, add_outer, inverse};
use crate::reason::Reason;

/// What the right-hand side says of the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// The outcome itself.
    Identity,
    /// The logarithm of the odds.
    Logit,
}

/// Coefficients, and for each pattern what they expect.
#[derive(Debug, Clone)]
pub(crate) struct Fit {
    pub coefficients: DVector<f64>,
    /// (XᵀWX)⁻¹.
    pub bread: DMatrix<f64>,
    pub expected: Vec<f64>,
    /// The weight of a row with this pattern: 1, or p(1 − p).
    pub weights: Vec<f64>,
}

/// Fits the outcome (one number a row) to the design.
pub(crate) fn fit(design: &Design, outcome: impl Fn(usize) -> f64, link: Link) -> Result<Fit, Reason> {
    let mut many = vec![0.0; design.patterns.nrows()];
    let mut sums = many.clone();
    for (row, pattern) in design.of_row.iter().enumerate() {
        many[*pattern as usize] += 1.0;
        sums[*pattern as usize] += outcome(row);
    }
    match link {
        Link::Identity => least_squares(design, &many, &sums),
        Link::Logit => logit(design, &many, &sums),
    }
}

fn least_squares(design: &Design, many: &[f64], sums: &[f64]) -> Result<Fit, Reason> {
    let k = design.width();
    let (mut square, mut right) = (DMatrix::zeros(k, k), DVector::zeros(k));
    for (pattern, (n, sum)) in many.iter().zip(sums).enumerate() {
        let x = design.covariates(pattern as u32);
        add_outer(&mut square, &x, *n);
        right.axpy(*sum, &x, 1.0);
    }
    let bread = inverse(&square).ok_or(Reason::Collinear)?;
    let coefficients = &bread * right;
    let expected = (&design.patterns * &coefficients).iter().copied().collect();
    Ok(Fit { coefficients, bread, expected, weights: vec![1.0; many.len()] })
}

/// Iteratively reweighted least squares; a step that would make the likelihood fall is halved. Without a largest
/// likelihood the coefficients run away, step after step, until nothing is left to weigh.
fn logit(design: &Design, many: &[f64], sums: &[f64]) -> Result<Fit, Reason> {
    let k = design.width();
    let mut coefficients = DVector::zeros(k);
    let (mut last, mut height) = (f64::INFINITY, f64::NEG_INFINITY);
    for _ in 0..100 {
        let linear = &design.patterns * &coefficients;
        height = height.max(likelihood(&linear, many, sums));
        let expected: Vec<f64> = linear.iter().map(|x| 1.0 / (1.0 + (-x).exp())).collect();
        let weights: Vec<f64> = expected.iter().map(|p| p * (1.0 - p)).collect();
        let (mut square, mut right) = (DMatrix::zeros(k, k), DVector::zeros(k));
        for (pattern, (n, sum)) in many.iter().zip(sums).enumerate() {
            let x = design.covariates(pattern as u32);
            add_outer(&mut square, &x, n * weights[pattern]);
            right.axpy(sum - n * expected[pattern], &x, 1.0);
        }
        let Some(bread) = inverse(&square) else {
            return Err(if last.is_finite() { Reason::Separated } else { Reason::Collinear });
        };
        let step = &bread * right;
        let size = step.amax();
        if size < 1e-11 || (size < 1e-7 && size >= last) {
            return Ok(Fit { coefficients, bread, expected, weights });
        }
        last = size;
        let mut part = 1.0;
        while part > 1e-6 {
            let next = &coefficients + &step * part;
            let reached = likelihood(&(&design.patterns * &next), many, sums);
            if reached >= height - 1e-10 * height.abs().max(1.0) {
                break;
            }
            part /= 2.0;
        }
        coefficients += step * part;
        let linear = &design.patterns * &coefficients;
        // So far out that nothing is left to weigh, and still going.
        if size > 0.5 && linear.iter().zip(many).any(|(x, n)| *n > 0.0 && x.abs() > 300.0) {
            return Err(Reason::Separated);
        }
    }
    Err(if last > 0.1 { Reason::Separated } else { Reason::NotConverged })
}

/// The logarithm of the probability of the outcomes.
fn likelihood(linear: &DVector<f64>, many: &[f64], sums: &[f64]) -> f64 {
    let one = |(x, (n, sum)): (&f64, (&f64, &f64))| {
        sum * x - n * if *x > 0.0 { x + (-x).exp().ln_1p() } else { x.exp().ln_1p() }
    };
    linear.iter().zip(many.iter().zip(sums)).map(one).sum()
}
