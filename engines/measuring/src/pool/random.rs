//! Two levels: each study has an error of its own, and a true effect that differs from the others'.

use nalgebra::{DMatrix, DVector};

use super::{Interval, Method, Studies};
use crate::chance::chi_squared_quantile;
use crate::estimate::CONFIDENCE;
use crate::regression::inverse;

/// Weighted least squares, and what the estimators of the variance need of it.
pub(crate) struct Pooled {
    pub coefficients: DVector<f64>,
    /// (XᵀWX)⁻¹.
    pub bread: DMatrix<f64>,
    pub weights: Vec<f64>,
    residuals: DVector<f64>,
    /// tr P and tr PP, for P = W − WX(XᵀWX)⁻¹XᵀW.
    trace: f64,
    trace2: f64,
}

impl Studies {
    /// With this variance between studies.
    pub fn fit(&self, tau2: f64) -> Option<Pooled> {
        let weights: Vec<f64> = self.v.iter().map(|v| 1.0 / (v + tau2)).collect();
        let width = self.x.ncols();
        let mut powers = [DMatrix::zeros(width, width), DMatrix::zeros(width, width), DMatrix::zeros(width, width)];
        for (row, weight) in weights.iter().enumerate() {
            for i in 0..width {
                for j in 0..width {
                    let mut term = self.x[(row, i)] * self.x[(row, j)];
                    for power in &mut powers {
                        term *= weight;
                        power[(i, j)] += term;
                    }
                }
            }
        }
        let [first, second, third] = powers;
        let bread = inverse(&first)?;
        let weighted = DVector::from_iterator(weights.len(), self.y.iter().zip(&weights).map(|(y, w)| y * w));
        let coefficients = &bread * self.x.tr_mul(&weighted);
        let residuals = &self.y - &self.x * &coefficients;
        let square = &bread * second;
        let trace = weights.iter().sum::<f64>() - square.trace();
        let trace2 =
            weights.iter().map(|w| w * w).sum::<f64>() - 2.0 * (&bread * third).trace() + (&square * &square).trace();
        Some(Pooled { coefficients, bread, weights, residuals, trace, trace2 })
    }

    fn df(&self) -> f64 {
        (self.y.len() - self.x.ncols()) as f64
    }

    /// The weighted squares of what is left (Q when `tau2` is 0), and how it changes with `tau2`. It falls, ever slower.
    fn generalised_q(&self, tau2: f64) -> (f64, f64) {
        let Some(fit) = self.fit(tau2) else { return (f64::NAN, f64::NAN) };
        // The coefficients make Q least, so their own change counts for nothing.
        (fit.q(), -fit.residuals.iter().zip(&fit.weights).map(|(r, w)| (r * w).powi(2)).sum::<f64>())
    }

    pub fn tau2(&self, method: Method) -> f64 {
        let Some(fixed) = self.fit(0.0) else { return 0.0 };
        let moments = ((fixed.q() - self.df()) / fixed.trace).max(0.0);
        match method {
            Method::DerSimonianLaird => moments,
            Method::PauleMandel => self.where_q_is(self.df()),
            Method::Reml => self.reml(moments),
        }
    }

    /// Fisher scoring; a step that would make the likelihood fall is halved.
    fn reml(&self, start: f64) -> f64 {
        let likelihood = |tau2: f64| {
            self.fit(tau2).map_or(f64::NEG_INFINITY, |fit| {
                fit.weights.iter().map(|w| w.ln()).sum::<f64>() + fit.bread.determinant().ln() - fit.q()
            })
        };
        let mut tau2 = start;
        let mut height = likelihood(tau2);
        for _ in 0..200 {
            let Some(fit) = self.fit(tau2) else { break };
            let slope: f64 =
                fit.residuals.iter().zip(&fit.weights).map(|(r, w)| (r * w).powi(2)).sum::<f64>() - fit.trace;
            let mut step = slope / fit.trace2;
            if !step.is_finite() {
                break;
            }
            let mut next = (tau2 + step).max(0.0);
            let mut reached = likelihood(next);
            for _ in 0..40 {
                if reached >= height - 1e-12 * height.abs() {
                    break;
                }
                step /= 2.0;
                next = (tau2 + step).max(0.0);
                reached = likelihood(next);
            }
            let moved = (next - tau2).abs();
            (tau2, height) = (next, reached);
            // By the scale of the effects, which nobody knows beforehand.
            if moved <= 1e-12 * (self.v.min() + tau2) {
                break;
            }
        }
        tau2
    }

    /// The variance at which the generalised Q has this value; 0 when it is lower already. Newton's steps from below
    /// never pass it, because Q is convex.
    fn where_q_is(&self, value: f64) -> f64 {
        let mut tau2 = 0.0;
        for _ in 0..200 {
            let (q, slope) = self.generalised_q(tau2);
            let step = (value - q) / slope;
            if q.is_nan() || q <= value || step <= 1e-13 * tau2 {
                break;
            }
            tau2 += step;
        }
        tau2
    }

    pub fn tau2_interval(&self) -> Option<Interval> {
        let tail = (1.0 - CONFIDENCE) / 2.0;
        let at = |p: f64| self.where_q_is(chi_squared_quantile(p, self.df()));
        // Where studies agree so well that even no variance between them is too much, none is in the interval.
        let is_empty = self.fit(0.0)?.q() < chi_squared_quantile(tail, self.df());
        (!is_empty).then(|| Interval { low: at(1.0 - tail), high: at(tail) })
    }
}

impl Pooled {
    pub fn new(coefficients: DVector<f64>, bread: DMatrix<f64>, weights: Vec<f64>) -> Self {
        Self { residuals: DVector::zeros(0), trace: f64::NAN, trace2: f64::NAN, coefficients, bread, weights }
    }

    pub fn q(&self) -> f64 {
        self.residuals.iter().zip(&self.weights).map(|(r, w)| r * r * w).sum()
    }

    /// The factor of Hartung and Knapp.
    pub fn knapp(&self, df: f64) -> f64 {
        self.q() / df
    }

    /// The variance that a study has by its size alone (Higgins and Thompson 2002).
    pub fn typical_variance(&self, df: f64) -> f64 {
        df / self.trace
    }
}
