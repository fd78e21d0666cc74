//! Grades: an order with ties that agrees as much as can be expected with the true order.
//!
//! Placing i above j gains the probability that i is better, less the certainty that is asked for; a tie gains nothing.
//! Finding the best order of all is hard in general. Here employers are put in the order of how often they are better
//! than the others, the best cuts in that order are found exactly (dynamic programming over all n²/2 of them), and
//! single employers are moved as long as that helps.
//!
//! The certificate is a bound that no order can pass ([`bound`](super::bound)). If the grades reach it they are optimal;
//! if not, it says how far they may be from it. Up to [`ALL_ORDERS`] employers every order with ties is tried instead.

use serde::Serialize;

use super::bound::{Square, best_cuts, bound, is_proof};

/// With so few employers the best is found by trying all.
pub const ALL_ORDERS: usize = 12;

/// What is known of how good the grades are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Certificate {
    /// The expected agreement: the sum over pairs of different grades of the probability that they are right, less the
    /// certainty asked for.
    pub value: f64,
    /// No grades can have more.
    pub bound: f64,
    pub optimal: bool,
}

/// For each employer its grade, 1 the best, and how good that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Grades {
    pub of: Vec<u32>,
    pub certificate: Certificate,
}

/// Grades from the probability that one is better than another, for each two.
#[must_use]
pub fn grade(better: &[Vec<f64>], certainty: f64) -> Grades {
    let n = better.len();
    let gain = |i: usize, j: usize| better[i][j] - certainty;
    if n <= ALL_ORDERS {
        let (of, value) = try_all(n, &gain);
        return Grades { of, certificate: Certificate { value, bound: value, optimal: true } };
    }
    by_order(better, &gain)
}

fn by_order(better: &[Vec<f64>], gain: &impl Fn(usize, usize) -> f64) -> Grades {
    let n = better.len();
    let mut order: Vec<usize> = (0..n).collect();
    let wins: Vec<f64> = better.iter().map(|row| row.iter().sum()).collect();
    order.sort_by(|a, b| wins[*b].total_cmp(&wins[*a]).then(a.cmp(b)));
    let sorted = |order: &[usize]| Square::new(n, |r, s| gain(order[r], order[s]));
    let (cuts, _) = best_cuts(&sorted(&order));
    let mut grades = vec![0; n];
    for (rank, at) in order.iter().enumerate() {
        grades[*at] = cuts[rank];
    }
    improve(&mut grades, gain);
    let (of, value) = (numbered(&grades), worth(&grades, gain));
    order.sort_by_key(|one| of[*one]);
    let ordered: Vec<u32> = order.iter().map(|one| of[*one]).collect();
    let bound = bound(&sorted(&order), &ordered, value).max(value);
    Grades { of, certificate: Certificate { value, bound, optimal: is_proof(bound, value) } }
}

fn worth(grades: &[u32], gain: &impl Fn(usize, usize) -> f64) -> f64 {
    let n = grades.len();
    (0..n)
        .flat_map(|i| (0..n).map(move |j| (i, j)))
        .filter(|(i, j)| grades[*i] < grades[*j])
        .map(|(i, j)| gain(i, j))
        .sum()
}

/// Moves one employer at a time to the grade, or the new grade between two, where it gains most, until none gains.
fn improve(grades: &mut [u32], gain: &impl Fn(usize, usize) -> f64) {
    let n = grades.len();
    for _ in 0..20 {
        let mut moved = false;
        for one in 0..n {
            let dense = numbered(grades);
            let own = dense.iter().max().copied().unwrap_or(1) as usize;
            // What it gains over each grade by standing above it, and loses by standing below.
            let (mut over, mut under) = (vec![0.0; own + 2], vec![0.0; own + 2]);
            for other in (0..n).filter(|other| *other != one) {
                over[dense[other] as usize] += gain(one, other);
                under[dense[other] as usize] += gain(other, one);
            }
            // Place 2g is grade g, 2g + 1 a new one just below it.
            let at = |place: usize| {
                let grade = place / 2;
                let above: f64 = under[..=grade.min(own)].iter().sum::<f64>()
                    - if place.is_multiple_of(2) { under[grade.min(own + 1)] } else { 0.0 };
                above + over[(grade + 1).min(own + 2)..].iter().sum::<f64>()
            };
            let now = at(2 * dense[one] as usize);
            let best = (1..=2 * own + 1).max_by(|a, b| at(*a).total_cmp(&at(*b))).unwrap_or(2);
            if at(best) > now + 1e-12 {
                for (grade, dense) in grades.iter_mut().zip(&dense) {
                    *grade = 2 * dense;
                }
                grades[one] = best as u32;
                moved = true;
            }
        }
        if !moved {
            return;
        }
    }
}

/// The same order with the numbers 1, 2, 3 and so on.
fn numbered(grades: &[u32]) -> Vec<u32> {
    let mut all: Vec<u32> = grades.to_vec();
    all.sort_unstable();
    all.dedup();
    grades.iter().map(|grade| all.partition_point(|other| other < grade) as u32 + 1).collect()
}

/// The best order with ties of all: for each set of employers the best lowest grade.
pub(super) fn try_all(n: usize, gain: &impl Fn(usize, usize) -> f64) -> (Vec<u32>, f64) {
    let sets = 1_usize << n;
    // over[i][set]: what i gains by standing above the set.
    let over: Vec<Vec<f64>> = (0..n)
        .map(|i| {
            let mut sums = vec![0.0; sets];
            for set in 1..sets {
                let lowest = set.trailing_zeros() as usize;
                sums[set] = sums[set & (set - 1)] + if lowest == i { 0.0 } else { gain(i, lowest) };
            }
            sums
        })
        .collect();
    let mut best = vec![0.0; sets];
    let mut last = vec![0; sets];
    for set in 1..sets {
        best[set] = f64::NEG_INFINITY;
        let mut low = set;
        while low > 0 {
            let rest = set & !low;
            let between: f64 = (0..n).filter(|i| rest >> i & 1 == 1).map(|i| over[i][low]).sum();
            let value = best[rest] + between;
            if value > best[set] {
                (best[set], last[set]) = (value, low);
            }
            low = (low - 1) & set;
        }
    }
    let mut grades = vec![0; n];
    let (mut set, mut grade) = (sets - 1, n as u32);
    while set > 0 {
        (0..n).filter(|i| last[set] >> i & 1 == 1).for_each(|i| grades[i] = grade);
        set &= !last[set];
        grade -= 1;
    }
    (numbered(&grades), best[sets - 1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Probabilities to be better that add up to one for each two.
    fn better() -> impl Strategy<Value = Vec<Vec<f64>>> {
        (3_usize..8).prop_flat_map(|n| {
            proptest::collection::vec(0.0..1.0_f64, n * n).prop_map(move |flat| {
                (0..n)
                    .map(|i| (0..n).map(|j| if i < j { flat[i * n + j] } else { 1.0 - flat[j * n + i] }).collect())
                    .collect()
            })
        })
    }

    proptest! {
        #[test]
        fn no_order_passes_the_bound_and_the_value_is_its_own(better in better(), certainty in 0.5..0.95_f64) {
            let gain = |i: usize, j: usize| better[i][j] - certainty;
            let (of, best) = try_all(better.len(), &gain);
            prop_assert!((worth(&of, &gain) - best).abs() < 1e-9);
            let found = by_order(&better, &gain);
            prop_assert!((worth(&found.of, &gain) - found.certificate.value).abs() < 1e-9);
            prop_assert!(found.certificate.value <= best + 1e-9, "{found:?} {best}");
            prop_assert!(found.certificate.bound >= best - 1e-9, "{found:?} {best}");
            prop_assert!(!found.certificate.optimal || (found.certificate.value - best).abs() < 1e-6);
        }

        #[test]
        fn where_the_order_is_plain_the_grades_are_proven(strengths in proptest::collection::vec(0.0..4.0_f64, 13..40), certainty in 0.5..0.95_f64) {
            let better: Vec<Vec<f64>> =
                strengths.iter().map(|a| strengths.iter().map(|b| 1.0 / (1.0 + (b - a).exp())).collect()).collect();
            prop_assert!(grade(&better, certainty).certificate.optimal);
        }
    }
}
