//! Many tests at once: p-values that stay honest together.

/// Holm (1979): the chance of a single false alarm among all stays below the level. In the order given.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let order = ascending(p);
    let mut adjusted = vec![0.0; p.len()];
    let mut highest = 0.0_f64;
    for (rank, at) in order.into_iter().enumerate() {
        highest = highest.max(((p.len() - rank) as f64 * p[at]).min(1.0));
        adjusted[at] = highest;
    }
    adjusted
}

/// Benjamini and Hochberg (1995): of what is found, the expected share of false alarms.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    storey_q(p, 1.0)
}

/// Storey's estimate of the share of true nulls, from the p-values of `above` (0.5 by custom) and more, where true effects
/// are rare. One of exactly `above` counts, because a one-sided test in which nothing differed gives that; and one more is
/// counted, which keeps the share of false alarms exact for any number of tests (Storey, Taylor and
/// Siegmund 2004).
#[must_use]
pub fn storey_pi0(p: &[f64], above: f64) -> Option<f64> {
    if p.is_empty() {
        return None;
    }
    let many = p.iter().filter(|p| **p >= above).count() as f64;
    Some(((many + 1.0) / ((1.0 - above) * p.len() as f64)).min(1.0))
}

/// Storey's q-values: as Benjamini and Hochberg, with the share of true nulls as it was estimated.
#[must_use]
pub fn storey_q(p: &[f64], pi0: f64) -> Vec<f64> {
    let order = ascending(p);
    let mut q = vec![1.0; p.len()];
    let mut lowest = 1.0_f64;
    for (rank, at) in order.into_iter().enumerate().rev() {
        lowest = lowest.min(pi0 * p[at] * p.len() as f64 / (rank + 1) as f64);
        q[at] = lowest;
    }
    q
}

fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    order
}
