//! How sure the coefficients are when rows of one cluster belong together.

use std::collections::HashMap;

use nalgebra::{DMatrix, DVector};

use super::{Design, Fit, Term, add_outer};
use crate::estimate::Estimate;

/// Clusters by what is in them. In a field test many are alike, so each kind is looked at once.
#[derive(Debug, Clone)]
pub(crate) struct Clusters {
    /// Row numbers, cluster after cluster.
    rows: Vec<u32>,
    /// Where each cluster ends in `rows`.
    ends: Vec<u32>,
    /// Of each kind one cluster, and how many there are.
    kinds: Vec<(u32, f64)>,
    /// For each cluster its kind.
    kind_of: Vec<u32>,
}

impl Clusters {
    /// From the cluster of each row, numbered from 0 without gaps, and all that counts of a row as one number.
    pub fn new(of_row: &[u32], many: usize, content: impl Fn(u32) -> u64) -> Self {
        let mut ends = vec![0_u32; many];
        of_row.iter().for_each(|at| ends[*at as usize] += 1);
        let mut sum = 0;
        for end in &mut ends {
            // Where the cluster begins, until its rows have moved that on to its end.
            let many = *end;
            *end = sum;
            sum += many;
        }
        let mut rows = vec![0; of_row.len()];
        for (row, at) in of_row.iter().enumerate() {
            let place = &mut ends[*at as usize];
            rows[*place as usize] = row as u32;
            *place += 1;
        }
        let mut all = Self { rows, ends, kinds: Vec::new(), kind_of: Vec::with_capacity(many) };
        all.find_kinds(content);
        all
    }

    fn find_kinds(&mut self, content: impl Fn(u32) -> u64) {
        let mut known: HashMap<Box<[u64]>, u32, foldhash::fast::RandomState> = HashMap::default();
        let (mut own, mut before, mut kind) = (Vec::new(), Vec::new(), 0);
        for cluster in 0..self.ends.len() {
            own.clear();
            own.extend(self.rows_of(cluster).iter().map(|row| content(*row)));
            own.sort_unstable();
            // Most clusters are like the one before.
            if own != before || cluster == 0 {
                kind = if let Some(kind) = known.get(own.as_slice()) {
                    *kind
                } else {
                    let kind = self.kinds.len() as u32;
                    known.insert(own.as_slice().into(), kind);
                    self.kinds.push((cluster as u32, 0.0));
                    kind
                };
                std::mem::swap(&mut own, &mut before);
            }
            self.kinds[kind as usize].1 += 1.0;
            self.kind_of.push(kind);
        }
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    fn rows_of(&self, cluster: usize) -> &[u32] {
        let begin = if cluster == 0 { 0 } else { self.ends[cluster - 1] };
        &self.rows[begin as usize..self.ends[cluster] as usize]
    }

    /// The rows of one cluster of each kind, and how many there are.
    pub fn kinds(&self) -> impl Iterator<Item = (&[u32], f64)> {
        self.kinds.iter().map(|(cluster, many)| (self.rows_of(*cluster as usize), *many))
    }

    /// For each cluster its kind.
    pub fn kind_of(&self) -> &[u32] {
        &self.kind_of
    }
}

/// The covariance of the coefficients, and the degrees of freedom of each.
#[derive(Debug, Clone)]
pub(crate) struct Covariance {
    pub name: &'static str,
    pub matrix: DMatrix<f64>,
    pub df: Vec<f64>,
}

impl Covariance {
    /// The coefficients with their errors.
    pub fn terms(&self, design: &Design, fit: &Fit) -> Vec<Term> {
        design
            .terms
            .iter()
            .enumerate()
            .map(|(at, term)| {
                let contrast = design.contrast(at);
                let (value, df) = (contrast.dot(&fit.coefficients), self.df[at]);
                let variance = contrast.dot(&(&self.matrix * &contrast));
                let is_sure = df.is_finite() && df > 0.0;
                Term {
                    term: term.clone(),
                    estimate: Estimate::student(value, variance.max(0.0).sqrt(), df),
                    df: Some(df).filter(|_| is_sure),
                }
            })
            .collect()
    }
}

/// Errors that differ from row to row.
pub(crate) fn hc1(design: &Design, fit: &Fit, outcome: impl Fn(usize) -> f64) -> Covariance {
    let (n, k) = (design.rows() as f64, design.width());
    let mut squares = vec![0.0; design.patterns.nrows()];
    for (row, pattern) in design.of_row.iter().enumerate() {
        squares[*pattern as usize] += (outcome(row) - fit.expected[*pattern as usize]).powi(2);
    }
    let mut meat = DMatrix::zeros(k, k);
    for (pattern, square) in squares.iter().enumerate() {
        add_outer(&mut meat, &design.covariates(pattern as u32), *square);
    }
    let df = n - k as f64;
    Covariance { name: "hc1", matrix: &fit.bread * meat * &fit.bread * (n / df), df: vec![df; k] }
}

/// The sum of x·residual in each cluster.
pub(super) fn score(design: &Design, fit: &Fit, outcome: &impl Fn(usize) -> f64, rows: &[u32], to: &mut DVector<f64>) {
    to.fill(0.0);
    for row in rows {
        let pattern = design.of_row[*row as usize] as usize;
        let residual = outcome(*row as usize) - fit.expected[pattern];
        for (at, sum) in to.iter_mut().enumerate() {
            *sum += design.patterns[(pattern, at)] * residual;
        }
    }
}

/// The sum of weight·x·xᵀ in a cluster.
pub(super) fn square(design: &Design, fit: &Fit, rows: &[u32], to: &mut DMatrix<f64>) {
    to.fill(0.0);
    for row in rows {
        let pattern = design.of_row[*row as usize] as usize;
        for i in 0..to.nrows() {
            for j in i..to.nrows() {
                to[(i, j)] += fit.weights[pattern] * design.patterns[(pattern, i)] * design.patterns[(pattern, j)];
            }
        }
    }
    for i in 0..to.nrows() {
        for j in 0..i {
            to[(i, j)] = to[(j, i)];
        }
    }
}

/// Errors that belong together in clusters, with the usual correction for few of them.
pub(crate) fn cr1(design: &Design, fit: &Fit, outcome: impl Fn(usize) -> f64, clusters: &Clusters) -> Covariance {
    let (n, k, g) = (design.rows() as f64, design.width(), clusters.len() as f64);
    let (mut meat, mut sum) = (DMatrix::zeros(k, k), DVector::zeros(k));
    for (rows, many) in clusters.kinds() {
        score(design, fit, &outcome, rows, &mut sum);
        add_outer(&mut meat, &sum, many);
    }
    let correction = g / (g - 1.0) * (n - 1.0) / (n - k as f64);
    Covariance { name: "cr1", matrix: &fit.bread * meat * &fit.bread * correction, df: vec![g - 1.0; k] }
}

/// What a cluster's leverage does to its residuals: the cluster's XᵀAX, and XᵀA²X less XᵀX, for A = (I − H)^(−1/2).
struct Adjusted {
    square: DMatrix<f64>,
    /// Turns a score Xᵀu into XᵀAu.
    score: DMatrix<f64>,
    twice: DMatrix<f64>,
}

impl Adjusted {
    /// H = XMXᵀ has the eigenvalues of LᵀSL, for M = LLᵀ and S = XᵀX, so everything is as small as the design is wide.
    fn new(square: &DMatrix<f64>, root: &DMatrix<f64>) -> Self {
        let k = square.nrows();
        let inner = root.transpose() * square * root;
        let eigen = inner.symmetric_eigen();
        let along = root * &eigen.eigenvectors;
        // (f(λ) − 1)/λ, where f is (1 − λ)^(−1/2) or its square; a direction that one cluster determines alone counts
        // for nothing, as in a generalised inverse.
        let part = |f: fn(f64) -> f64| {
            let diagonal = DVector::from_iterator(
                k,
                eigen.eigenvalues.iter().map(|value| {
                    let value = value.clamp(0.0, 1.0);
                    if value < 1e-12 { 0.0 } else { (if value > 1.0 - 1e-9 { 0.0 } else { f(value) } - 1.0) / value }
                }),
            );
            &along * DMatrix::from_diagonal(&diagonal) * along.transpose()
        };
        let (once, twice) = (part(|h| (1.0 - h).sqrt().recip()), part(|h| (1.0 - h).recip()));
        let score = DMatrix::identity(k, k) + square * &once;
        Self { square: square + square * once * square, score, twice: square * twice * square }
    }
}

/// Errors that belong together in clusters, unbiased when they are in truth equal and independent, with degrees of
/// freedom that know how much each cluster weighs.
pub(crate) fn cr2(design: &Design, fit: &Fit, outcome: impl Fn(usize) -> f64, clusters: &Clusters) -> Covariance {
    let k = design.width();
    let nan = Covariance { name: "cr2", matrix: DMatrix::from_element(k, k, f64::NAN), df: vec![f64::NAN; k] };
    let Some(root) = fit.bread.clone().cholesky().map(|factors| factors.l()) else { return nan };
    let mut meat = DMatrix::zeros(k, k);
    let mut adjusted: Vec<(Adjusted, DMatrix<f64>, f64)> = Vec::new();
    let (mut sum, mut own) = (DVector::zeros(k), DMatrix::zeros(k, k));
    for (rows, many) in clusters.kinds() {
        score(design, fit, &outcome, rows, &mut sum);
        square(design, fit, rows, &mut own);
        let cluster = Adjusted::new(&own, &root);
        add_outer(&mut meat, &(&cluster.score * &sum), many);
        adjusted.push((cluster, own.clone(), many));
    }
    let df = (0..k).map(|term| satterthwaite(&adjusted, &fit.bread, &design.contrast(term))).collect();
    Covariance { name: "cr2", matrix: &fit.bread * meat * &fit.bread, df }
}

/// (tr Ω)² ÷ tr Ω², where Ω is the covariance of the clusters' parts of the estimated variance if errors are equal and
/// independent.
fn satterthwaite(clusters: &[(Adjusted, DMatrix<f64>, f64)], bread: &DMatrix<f64>, contrast: &DVector<f64>) -> f64 {
    let k = bread.nrows();
    let direction = bread * contrast;
    let (mut trace, mut diagonal, mut cross, mut vectors) = (0.0, 0.0, 0.0, DMatrix::zeros(k, k));
    for (adjusted, square, many) in clusters {
        let vector = &adjusted.square * &direction;
        let weight = direction.dot(&((square + &adjusted.twice) * &direction));
        let own = vector.dot(&(bread * &vector));
        trace += many * (weight - own);
        diagonal += many * weight * weight;
        cross += many * weight * own;
        add_outer(&mut vectors, &vector, *many);
    }
    let between = bread * vectors;
    let square = diagonal - 2.0 * cross + (&between * &between).trace();
    trace * trace / square
}
