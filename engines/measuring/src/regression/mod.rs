//! Regression with errors that belong together within clusters.
//!
//! Rows with the same covariates share one pattern, so that a million applications of two kinds cost as much as two
//! rows wherever only the covariates count. Errors: HC1 (MacKinnon and White 1985); CR1 with G/(G−1)·(n−1)/(n−k)
//! (Liang and Zeger 1986, as Stata has it); CR2 with Satterthwaite's degrees of freedom (Bell and McCaffrey 2002;
//! Pustejovsky and Tipton 2018).

mod fit;
mod robust;
pub(crate) mod wild;

pub(crate) use fit::{Fit, Link, fit};
pub(crate) use robust::{Clusters, cr1, cr2, hc1};

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use crate::estimate::Estimate;

/// One coefficient.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Term {
    pub term: String,
    #[serde(flatten)]
    pub estimate: Estimate,
    /// Degrees of freedom of its t.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub df: Option<f64>,
}

/// A model with one kind of errors.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Model {
    /// `lpm` or `logit`.
    pub name: &'static str,
    /// `hc1`, `cr1` or `cr2`.
    pub covariance: &'static str,
    pub terms: Vec<Term>,
}

/// Rows by their covariates.
#[derive(Debug, Clone)]
pub(crate) struct Design {
    pub terms: Vec<String>,
    /// The covariates of each pattern, one row a pattern.
    pub patterns: DMatrix<f64>,
    /// For each row of the data its pattern.
    pub of_row: Vec<u32>,
    /// What was taken off each column, so that dates and other large numbers lose no digits; 0 where nothing was. The
    /// first column is all ones.
    pub means: Vec<f64>,
}

impl Design {
    pub fn width(&self) -> usize {
        self.terms.len()
    }

    pub fn rows(&self) -> usize {
        self.of_row.len()
    }

    /// The coefficient of a term as a sum of those that were fitted: of the intercept, what it is where all covariates are
    /// nothing.
    pub fn contrast(&self, term: usize) -> DVector<f64> {
        let mut contrast = DVector::zeros(self.width());
        contrast[term] = 1.0;
        if term == 0 {
            contrast -= DVector::from_column_slice(&self.means);
        }
        contrast
    }

    pub fn covariates(&self, pattern: u32) -> DVector<f64> {
        self.patterns.row(pattern as usize).transpose()
    }
}

/// Sums of a vector with itself, x·xᵀ, weighted.
pub(crate) fn add_outer(to: &mut DMatrix<f64>, x: &DVector<f64>, weight: f64) {
    to.ger(weight, x, x, 1.0);
}

/// The inverse of a symmetric matrix, or nothing when it has none that could be trusted.
pub(crate) fn inverse(matrix: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    // Scaled to a diagonal of ones, so that the size of a covariate does not count.
    let scale: Vec<f64> = matrix.diagonal().iter().map(|x| x.sqrt().recip()).collect();
    if scale.iter().any(|x| !x.is_finite()) {
        return None;
    }
    let scaled = DMatrix::from_fn(matrix.nrows(), matrix.ncols(), |i, j| matrix[(i, j)] * scale[i] * scale[j]);
    let smallest = scaled.clone().symmetric_eigenvalues().min();
    if smallest < 1e-11 {
        return None;
    }
    let inverse = scaled.cholesky()?.inverse();
    Some(DMatrix::from_fn(matrix.nrows(), matrix.ncols(), |i, j| inverse[(i, j)] * scale[i] * scale[j]))
}
