//! What exchanging units would have given: exact for any outcomes, if it could as well have been other units.

use crate::chance::Random;
use crate::estimate::Test;

/// So many ways are all tried; more are drawn from.
const ALL_WAYS: u64 = 50_000;
const DRAWS: usize = 9_999;
/// With very many units fewer are drawn: this many steps in all, and at least so many draws.
const MOST_STEPS: usize = 50_000_000;
const FEWEST_DRAWS: usize = 999;

/// What exchanging units gave.
pub(super) struct Exchanged {
    /// Of the difference itself, and of it beside its own error, which is right also where one kind of units varies more
    /// (Janssen 1997): from two of both kinds on, and where there are many only if sizes or starts differ. Nothing where
    /// units cannot be exchanged.
    pub tests: Vec<Test>,
    /// The smallest p that any outcome could reach.
    pub smallest: f64,
}

impl Exchanged {
    /// What both tests have in common to say.
    pub fn p(&self) -> Option<f64> {
        of_both(&self.tests)
    }
}

/// The larger p of the tests that exchange units.
pub(super) fn of_both(tests: &[Test]) -> Option<f64> {
    tests.iter().filter(|test| test.name.starts_with("permutation")).filter_map(|test| test.p).reduce(f64::max)
}

/// With so many units of both kinds, of one size and one start, an error is known well enough without exchanging units by it.
const MANY: usize = 12;

/// Exchanges units by a difference, and by what it is beside its error. Of each unit `noise` tells how much it varies by the
/// chance of its people, and of labels how much the difference does; `is_one` which labels are of units with the pilot.
pub(super) fn exchanged(
    labels: &[usize],
    (noises, noise): (&[f64], impl Fn(&[usize]) -> f64),
    is_one: impl Fn(usize) -> bool,
    difference: impl Fn(&[usize]) -> f64,
    studentised: impl Fn(&[usize]) -> f64,
) -> Exchanged {
    let (plain, smallest) = test(labels, difference);
    let is_even = noises.iter().all(|noise| *noise == noises[0]);
    if !is_even && !can_be_exchanged(labels, noise) {
        return Exchanged { tests: Vec::new(), smallest };
    }
    let ones = labels.iter().filter(|label| is_one(**label)).count();
    let least = ones.min(labels.len() - ones);
    let is_told = least > 1 && (least < MANY || !is_even || !is_two(labels));
    let own = is_told.then(|| Test { name: "permutation-studentised", ..test(labels, studentised).0 });
    Exchanged { tests: [plain].into_iter().chain(own).collect(), smallest }
}

/// The p of a statistic under all ways to give the labels to the units, and the smallest that any outcome could reach.
/// `labels` are small numbers, such as 0 and 1, or the step at which a unit begins.
pub(super) fn test(labels: &[usize], statistic: impl Fn(&[usize]) -> f64) -> (Test, f64) {
    let seen = statistic(labels).abs();
    let limit = seen - 1e-9 * seen.max(1e-9);
    let p = mean(labels, |labels| f64::from(u8::from(statistic(labels).abs() >= limit)));
    let ways = ways(labels);
    let is_even = labels.iter().filter(|label| **label == labels[0]).count() * 2 == labels.len();
    // Where both halves are as large, exchanging them turns only the sign.
    let smallest = if is_even && is_two(labels) { 2.0 / ways } else { 1.0 / ways };
    (Test::new("permutation", p), smallest.min(1.0))
}

/// How much more the units as they were may vary than exchanged ones do, for them to stand for each other: at a quarter
/// more, 5% becomes 8.
const MORE_NOISE: f64 = 1.25;

/// Whether exchanging units is fair to how surely each was measured: a class of twelve among schools of hundreds is far from
/// the others by chance alone (Ferman and Pinto 2019). `noise` tells how much the statistic varies with the labels given so.
fn can_be_exchanged(labels: &[usize], noise: impl Fn(&[usize]) -> f64) -> bool {
    let own = noise(labels);
    own <= MORE_NOISE * mean(labels, noise)
}

/// The mean of something over all ways to give the labels, or over many draws and how they were given.
fn mean(labels: &[usize], of: impl Fn(&[usize]) -> f64) -> f64 {
    let mut all: Vec<usize> = labels.to_vec();
    if ways(labels) <= ALL_WAYS as f64 {
        all.sort_unstable();
        let (mut sum, mut tried) = (0.0, 0.0);
        loop {
            (sum, tried) = (sum + of(&all), tried + 1.0);
            if !next(&mut all) {
                return sum / tried;
            }
        }
    }
    let mut random = Random::new(1);
    let mut sum = of(labels);
    let draws = (MOST_STEPS / labels.len()).clamp(FEWEST_DRAWS, DRAWS);
    for _ in 0..draws {
        random.shuffle(&mut all);
        sum += of(&all);
    }
    sum / (draws + 1) as f64
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
