//! The distribution of true gaps behind gaps that were measured with errors of known size.
//!
//! Its logarithm is a natural cubic spline (Efron, "Empirical Bayes deconvolution estimates", Biometrika 103, 2016),
//! found by penalised maximum likelihood on a grid. The penalty is chosen so that the distribution has the variance
//! that the bias-corrected spread says, as Kline, Rose and Walters do.

use nalgebra::{DMatrix, DVector};

use super::Mass;

/// A gap and its standard error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observed {
    pub gap: f64,
    pub se: f64,
}

const POINTS: usize = 161;
const BENDS: usize = 5;

/// The distribution, and what it says of each employer.
pub(super) struct Prior {
    grid: Vec<f64>,
    prior: Vec<f64>,
    /// For each employer the probabilities of the grid's points.
    posterior: Vec<Vec<f64>>,
}

pub(super) fn deconvolve(observed: &[Observed], variance: f64) -> Prior {
    let low = observed.iter().map(|one| one.gap).fold(f64::INFINITY, f64::min);
    let high = observed.iter().map(|one| one.gap).fold(f64::NEG_INFINITY, f64::max);
    if variance <= 0.0 || high - low < 1e-9 {
        // The errors explain all differences: as far as anybody can tell there is one gap. Not weighed by its errors, which
        // are smallest where chance made the gap what it is.
        let gap = observed.iter().map(|one| one.gap).sum::<f64>() / observed.len() as f64;
        return Prior { grid: vec![gap], prior: vec![1.0], posterior: vec![vec![1.0]; observed.len()] };
    }
    let grid: Vec<f64> = (0..POINTS).map(|at| low + (high - low) * at as f64 / (POINTS - 1) as f64).collect();
    let basis = spline(&grid);
    let likelihood = DMatrix::from_fn(observed.len(), POINTS, |row, at| {
        let z = (observed[row].gap - grid[at]) / observed[row].se;
        (-0.5 * z * z).exp()
    });
    let spread = |prior: &DVector<f64>| {
        let mean: f64 = prior.iter().zip(&grid).map(|(p, x)| p * x).sum();
        prior.iter().zip(&grid).map(|(p, x)| p * (x - mean).powi(2)).sum::<f64>()
    };
    // A heavier penalty pulls towards an even distribution over the grid, which is wider.
    let (mut light, mut heavy) = (-12.0_f64, 12.0_f64);
    let mut start = DVector::zeros(BENDS);
    let mut prior = DVector::from_element(POINTS, 1.0 / POINTS as f64);
    for _ in 0..16 {
        let middle = f64::midpoint(light, heavy);
        (start, prior) = fit(&basis, &likelihood, middle.exp(), start);
        if spread(&prior) < variance {
            light = middle;
        } else {
            heavy = middle;
        }
    }
    let posterior = (0..observed.len())
        .map(|row| {
            let own: Vec<f64> = (0..POINTS).map(|at| likelihood[(row, at)] * prior[at]).collect();
            let sum: f64 = own.iter().sum();
            if sum > 0.0 { own.iter().map(|p| p / sum).collect() } else { nearest(&grid, observed[row].gap) }
        })
        .collect();
    Prior { prior: prior.iter().copied().collect(), grid, posterior }
}

/// All on the point nearest to a gap that the errors make impossible anywhere else.
fn nearest(grid: &[f64], gap: f64) -> Vec<f64> {
    let best = (0..grid.len()).min_by(|a, b| (grid[*a] - gap).abs().total_cmp(&(grid[*b] - gap).abs())).unwrap_or(0);
    (0..grid.len()).map(|at| f64::from(at == best)).collect()
}

/// Natural cubic splines with even knots, each column with mean nothing and length one.
fn spline(grid: &[f64]) -> DMatrix<f64> {
    let (low, width) = (grid[0], grid[grid.len() - 1] - grid[0]);
    let scaled: Vec<f64> = grid.iter().map(|x| (x - low) / width).collect();
    let knots: Vec<f64> = (0..=BENDS).map(|at| at as f64 / BENDS as f64).collect();
    let cube = |x: f64| x.max(0.0).powi(3);
    let last = BENDS;
    let d = |x: f64, knot: usize| (cube(x - knots[knot]) - cube(x - knots[last])) / (knots[last] - knots[knot]);
    let mut basis = DMatrix::from_fn(grid.len(), BENDS, |row, column| match column {
        0 => scaled[row],
        _ => d(scaled[row], column - 1) - d(scaled[row], last - 1),
    });
    // Made independent of each other (Gram and Schmidt), so that the penalty weighs all directions alike.
    for column in 0..BENDS {
        let mut own = basis.column(column).into_owned();
        own.add_scalar_mut(-own.mean());
        for before in 0..column {
            let other = basis.column(before).into_owned();
            own -= &other * other.dot(&own);
        }
        let norm = own.norm();
        basis.set_column(column, &(own / norm));
    }
    basis
}

/// Penalised maximum likelihood by scoring with the outer product of slopes.
fn fit(
    basis: &DMatrix<f64>,
    likelihood: &DMatrix<f64>,
    penalty: f64,
    start: DVector<f64>,
) -> (DVector<f64>, DVector<f64>) {
    let density = |weights: &DVector<f64>| {
        let mut logs = basis * weights;
        let top = logs.max();
        logs.apply(|x| *x = (*x - top).exp());
        let sum = logs.sum();
        logs / sum
    };
    let height = |weights: &DVector<f64>| {
        let marginal = likelihood * density(weights);
        marginal.iter().map(|f| f.max(1e-300).ln()).sum::<f64>() - 0.5 * penalty * weights.norm_squared()
    };
    let mut weights = start;
    let mut reached = height(&weights);
    for _ in 0..60 {
        let prior = density(&weights);
        let marginal = likelihood * &prior;
        // Qᵀ(posterior − prior) of each employer.
        let weighted = DMatrix::from_fn(basis.nrows(), basis.ncols(), |at, column| basis[(at, column)] * prior[at]);
        let mut slopes = likelihood * &weighted;
        let average = basis.tr_mul(&prior);
        for row in 0..slopes.nrows() {
            let f = marginal[row].max(1e-300);
            for column in 0..slopes.ncols() {
                slopes[(row, column)] = slopes[(row, column)] / f - average[column];
            }
        }
        let slope = slopes.row_sum().transpose() - &weights * penalty;
        let mut information = slopes.tr_mul(&slopes);
        (0..BENDS).for_each(|at| information[(at, at)] += penalty + 1e-9);
        let Some(step) = information.cholesky().map(|factors| factors.solve(&slope)) else { break };
        let mut share = 1.0;
        let mut moved = false;
        while share > 1e-6 {
            let next = &weights + &step * share;
            let now = height(&next);
            if now > reached {
                moved = now - reached > 1e-10 * reached.abs();
                (weights, reached) = (next, now);
                break;
            }
            share /= 2.0;
        }
        if !moved {
            break;
        }
    }
    let prior = density(&weights);
    (weights, prior)
}

impl Prior {
    /// The expected true gap of an employer.
    pub fn mean(&self, at: usize) -> f64 {
        self.posterior[at].iter().zip(&self.grid).map(|(p, x)| p * x).sum()
    }

    pub fn masses(&self) -> Vec<Mass> {
        self.grid
            .iter()
            .zip(&self.prior)
            .map(|(gap, probability)| Mass { gap: *gap, probability: *probability })
            .collect()
    }

    /// For each two employers the probability that the first has the higher gap, which is the better one; what is even
    /// on the grid counts half.
    pub fn better(&self) -> Vec<Vec<f64>> {
        // The probability to lie below each point, its own half.
        let below: Vec<Vec<f64>> = self
            .posterior
            .iter()
            .map(|own| {
                let mut sum = 0.0;
                own.iter()
                    .map(|p| {
                        let before = sum;
                        sum += p;
                        before + p / 2.0
                    })
                    .collect()
            })
            .collect();
        let one = |own: &Vec<f64>| below.iter().map(|other| dot(own, other)).collect();
        self.posterior.iter().map(one).collect()
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    // Four sums at a time, which the compiler turns into one instruction.
    let mut sums = [0.0; 4];
    let (a4, b4) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = a4.remainder().iter().zip(b4.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a4.zip(b4) {
        for lane in 0..4 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}
