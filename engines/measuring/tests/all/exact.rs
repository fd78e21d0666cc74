//! Tails of counts against plain sums with whole numbers and against published values.

use evenkans_measuring::chance::counts::{Urn, ln_binomial, ln_binomial_at_least, ln_binomial_at_most};
use evenkans_measuring::chance::strata::Strata;
use proptest::prelude::*;

fn close(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * b.abs().max(f64::MIN_POSITIVE)
}

/// C(n, k) as a whole number.
fn choose(n: u64, k: u64) -> u128 {
    (0..k).fold(1_u128, |product, at| product * u128::from(n - at) / u128::from(at + 1))
}

#[test]
fn a_binomial_is_its_whole_numbers() {
    for n in 1..=100_u64 {
        for k in 0..=n {
            let sum: f64 = (0..=k).map(|at| choose(n, at) as f64).sum();
            let exact = sum / 2_f64.powi(n as i32);
            assert!(close(ln_binomial_at_most(k, n, 0.5).exp(), exact, 1e-12), "{k} of {n}");
        }
    }
}

#[test]
fn a_tail_of_three_hundred_digits_is_right() {
    // All of a thousand: 2^-1000 is an exact power.
    assert!(close(ln_binomial_at_least(1000, 1000, 0.5), -1000.0 * std::f64::consts::LN_2, 1e-15));
    // At most one of a thousand: 1001 · 2^-1000.
    let exact = 1001_f64.ln() - 1000.0 * std::f64::consts::LN_2;
    assert!(close(ln_binomial_at_most(1, 1000, 0.5), exact, 1e-15));
    assert!(close(ln_binomial(0, 5, 0.0), 0.0, 0.0) && ln_binomial(1, 5, 0.0) == f64::NEG_INFINITY);
}

/// The sum of the urns by adding them one by one.
fn by_adding(urns: &[Urn]) -> Vec<f64> {
    let mut sums = vec![1.0];
    for urn in urns {
        let own: Vec<f64> = (0..=urn.most())
            .map(|k| {
                let ways = |k: u64| {
                    let (unmarked, left) = (urn.total - urn.marked, urn.drawn.checked_sub(k));
                    left.filter(|left| *left <= unmarked && k <= urn.marked)
                        .map_or(0, |left| choose(urn.marked, k) * choose(unmarked, left))
                };
                ways(k) as f64 / choose(urn.total, urn.drawn) as f64
            })
            .collect();
        let mut next = vec![0.0; sums.len() + own.len() - 1];
        for (i, a) in sums.iter().enumerate() {
            for (j, b) in own.iter().enumerate() {
                next[i + j] += a * b;
            }
        }
        sums = next;
    }
    sums
}

fn urns() -> impl Strategy<Value = Vec<Urn>> {
    let urn = (1_u64..12).prop_flat_map(|total| (Just(total), 0..=total, 0..=total));
    proptest::collection::vec(urn.prop_map(|(total, marked, drawn)| Urn { total, marked, drawn }), 1..40)
}

proptest! {
    #[test]
    fn a_sum_of_urns_is_what_adding_them_one_by_one_gives(urns in urns(), at in 0.0..1.0_f64) {
        let plain = by_adding(&urns);
        let mut strata = Strata::default();
        urns.iter().for_each(|urn| strata.add(*urn, 1));
        let (least, most) = (strata.least(), strata.most());
        let value = least + ((most - least) as f64 * at).round() as u64;
        let sum = |from: u64, to: u64| plain[from as usize..=to as usize].iter().sum::<f64>();
        prop_assert!(close(strata.ln_at_least(value).exp(), sum(value, most), 1e-9));
        prop_assert!(close(strata.ln_at_most(value).exp(), sum(least, value), 1e-9));
        prop_assert!(close(strata.ln_probability(value).exp(), plain[value as usize], 1e-9));
        let unlikely: f64 = plain.iter().filter(|p| **p <= plain[value as usize] * (1.0 + 1e-7)).sum();
        prop_assert!(close(strata.ln_as_unlikely(value).exp(), unlikely, 1e-9), "{} {unlikely}", strata.ln_as_unlikely(value).exp());
    }

    #[test]
    fn one_urn_and_its_own_tail_agree(total in 1_u64..5000, marked in 0.0..1.0_f64, drawn in 0.0..1.0_f64, at in 0.0..1.0_f64) {
        let share = |part: f64| (part * total as f64) as u64;
        let urn = Urn { total, marked: share(marked), drawn: share(drawn) };
        let value = urn.least() + ((urn.most() - urn.least()) as f64 * at) as u64;
        let plain: f64 = (value..=urn.most()).map(|k| urn.ln_probability(k).exp()).sum();
        prop_assert!(close(urn.ln_at_least(value).exp(), plain, 1e-9));
    }
}

#[test]
fn a_sum_keeps_its_digits_far_out() {
    // 1,200 coins of one urn each: the sum is binomial, and all heads is 2^-1200, far below what a number can hold.
    let mut strata = Strata::default();
    strata.add(Urn { total: 2, marked: 1, drawn: 1 }, 1200);
    for value in [600, 700, 900, 1100, 1190, 1199, 1200] {
        let (ours, plain) = (strata.ln_at_least(value), ln_binomial_at_least(value, 1200, 0.5));
        assert!(close(ours, plain, 1e-12), "{value}: {ours} and {plain}");
    }
}
