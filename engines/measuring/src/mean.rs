//! Weighted means, and how sure they are by how much their values differ.

/// A weighted mean, its variance, and the degrees of freedom of that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mean {
    pub mean: f64,
    pub variance: f64,
    pub df: f64,
}

/// Of (value, weight); the variance by how much values differ, so it needs two.
pub(crate) fn mean(values: &[(f64, f64)]) -> Mean {
    let (mean, variance) = moments(values.iter().copied());
    Mean { mean, variance, df: degrees(&values.iter().map(|(_, weight)| *weight).collect::<Vec<_>>()) }
}

/// The weighted mean of (value, weight) and its variance.
pub(crate) fn moments(values: impl Iterator<Item = (f64, f64)> + Clone) -> (f64, f64) {
    let (many, weight, sum) = values
        .clone()
        .fold((0, 0.0, 0.0), |(many, all, sum), (value, weight)| (many + 1, all + weight, sum + value * weight));
    let mean = sum / weight;
    let part = |(value, own): (f64, f64)| own / weight * (value - mean) * spread(own / weight, many);
    (mean, values.map(|value| part(value).powi(2)).sum())
}

/// By how much the residual of one of `many` has to be stretched whose part of all weight is `share`, so that its square
/// tells the variance: what weighs much draws the mean to itself. It is the jackknife's (Tukey 1958); of equal weights it is
/// the square root of n ÷ (n − 1). One alone tells nothing: no number.
pub(crate) fn spread(share: f64, many: usize) -> f64 {
    let n = many as f64;
    if many > 1 { ((n - 1.0) / n).sqrt() / (1.0 - share) } else { f64::NAN }
}

/// The degrees of freedom of the variance of a mean with these weights (Bell and McCaffrey 2002, of values that vary alike):
/// of equal weights n − 1, and hardly one where one of them weighs as much as all others.
pub(crate) fn degrees(weights: &[f64]) -> f64 {
    let all: f64 = weights.iter().sum();
    let shares: Vec<f64> = weights.iter().map(|weight| weight / all).collect();
    let squares: f64 = shares.iter().map(|share| share * share).sum();
    // Then it is one, and the sums below would lose it among their digits.
    if shares.iter().any(|share| *share > 0.99) {
        return 1.0;
    }
    // The variance is a sum of squared residuals; between two of them runs squares − h − h', and of one 1 more.
    let (mut c0, mut c1, mut c2, mut trace, mut own) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for share in shares {
        let c = (share / (1.0 - share)).powi(2);
        let between = squares - 2.0 * share;
        (c0, c1, c2) = (c0 + c, c1 + c * share, c2 + c * share * share);
        trace += c * (1.0 + between);
        own += c * c * ((1.0 + between).powi(2) - between * between);
    }
    let both = squares * squares * c0 * c0 + 2.0 * c2 * c0 - 4.0 * squares * c1 * c0 + 2.0 * c1 * c1;
    trace * trace / (both + own)
}

#[cfg(test)]
mod tests {
    use super::{degrees, moments};

    /// By tr(A)² ÷ tr(A²) of the quadratic form, with numpy.
    #[test]
    fn the_degrees_of_freedom_of_unequal_weights() {
        for (weights, expected) in [
            (vec![1.0; 2], 1.0),
            (vec![3.0; 7], 6.0),
            (vec![1.0, 2.0, 3.0], 1.286_563_058_2),
            (vec![10.0, 1.0, 1.0, 1.0, 1.0, 1.0], 1.075_644_755_0),
            (vec![100.0, 1.0, 1.0], 1.000_135_96),
            (vec![50_000.0, 1.0, 1.0], 1.0),
            (vec![30_000.0, 1.0, 1.0, 1.0], 1.0),
        ] {
            let found = degrees(&weights);
            assert!((found - expected).abs() < 2e-4 * expected, "{weights:?}: {found}");
        }
    }

    /// The variance is that of leaving out one value after another.
    #[test]
    fn the_variance_of_a_weighted_mean_is_the_jackknife() {
        let values = [(1.0, 3.0), (4.0, 1.0), (2.5, 7.0), (-1.0, 2.0)];
        let mean = |left_out: Option<usize>| -> f64 {
            let kept = values.iter().enumerate().filter(|(at, _)| Some(*at) != left_out);
            let (sum, all): (f64, f64) = kept.fold((0.0, 0.0), |(sum, all), (_, (y, w))| (sum + y * w, all + w));
            sum / all
        };
        let squares: f64 = (0..4).map(|at| (mean(Some(at)) - mean(None)).powi(2)).sum();
        let (found, variance) = moments(values.into_iter());
        assert!((found - mean(None)).abs() < 1e-14 && (variance - squares * 3.0 / 4.0).abs() < 1e-14);
    }
}
