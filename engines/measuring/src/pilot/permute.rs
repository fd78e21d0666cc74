//! What exchanging units would have given: exact for any outcomes, if it could as well have been other units.

use crate::chance::Random;
use crate::estimate::Test;

/// So many ways are all tried; more are drawn from.
const ALL_WAYS: u64 = 50_000;
const DRAWS: u32 = 9_999;

/// The p of a statistic under all ways to give the labels to the units, and the smallest that any outcome could reach.
/// `labels` are small numbers, such as 0 and 1, or the step at which a unit begins.
pub(super) fn test(labels: &[usize], statistic: impl Fn(&[usize]) -> f64) -> (Test, f64) {
    let seen = statistic(labels).abs();
    let limit = seen - 1e-9 * seen.max(1e-9);
    let ways = ways(labels);
    let p = if ways <= ALL_WAYS as f64 {
        let mut all: Vec<usize> = labels.to_vec();
        all.sort_unstable();
        let (mut larger, mut tried) = (0_u64, 0_u64);
        loop {
            tried += 1;
            larger += u64::from(statistic(&all).abs() >= limit);
            if !next(&mut all) {
                break;
            }
        }
        larger as f64 / tried as f64
    } else {
        let mut random = Random::new(1);
        let mut all = labels.to_vec();
        let mut larger = 1_u32;
        for _ in 0..DRAWS {
            random.shuffle(&mut all);
            larger += u32::from(statistic(&all).abs() >= limit);
        }
        f64::from(larger) / f64::from(DRAWS + 1)
    };
    let is_even = labels.iter().filter(|label| **label == labels[0]).count() * 2 == labels.len();
    // Where both halves are as large, exchanging them turns only the sign.
    let smallest = if is_even && is_two(labels) { 2.0 / ways } else { 1.0 / ways };
    (Test::new("permutation", p), smallest.min(1.0))
}

fn is_two(labels: &[usize]) -> bool {
    let mut all = labels.to_vec();
    all.sort_unstable();
    all.dedup();
    all.len() == 2
}

/// In how many ways the labels can be given.
fn ways(labels: &[usize]) -> f64 {
    let mut sorted = labels.to_vec();
    sorted.sort_unstable();
    let (mut ways, mut same) = (1.0, 0.0);
    for (at, label) in sorted.iter().enumerate() {
        same = if at > 0 && sorted[at - 1] == *label { same + 1.0 } else { 1.0 };
        ways *= (at + 1) as f64 / same;
    }
    ways
}

/// The next order of the labels, by dictionary; false after the last.
fn next(all: &mut [usize]) -> bool {
    let Some(at) = all.windows(2).rposition(|two| two[0] < two[1]) else { return false };
    let swap = all.iter().rposition(|label| *label > all[at]).unwrap_or(at);
    all.swap(at, swap);
    all[at + 1..].reverse();
    true
}
