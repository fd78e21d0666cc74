//! Tests that know which applications went to the same vacancy.

use super::Units;
use super::applications::Applications;
use crate::chance::counts::{Urn, ln_binomial, ln_binomial_at_most};
use crate::chance::strata::{MOST_OUTCOMES, Strata};
use crate::chance::t_two_sided;
use crate::estimate::{Test, Withheld};
use crate::reason::Reason;

/// The units and tests of a field test, by its vacancies' applications and answers.
pub(super) fn tests(rows: &[[u32; 4]], withheld: &mut Vec<Withheld>) -> (Units, Vec<Test>) {
    let mut units = Applications::units(rows);
    if units.equal + units.reference_only + units.other_only == 0 {
        withheld.push(Withheld::new("tests", Reason::NoSharedVacancy));
        return (units, Vec::new());
    }
    let (one, two) = (units.reference_only, units.other_only);
    let ln_sign = ln_sign(one, two);
    let mut tests = Vec::new();
    let complete = || rows.iter().filter(|[n0, n1, ..]| *n0 > 0 && *n1 > 0);
    if complete().all(|[n0, n1, ..]| (*n0, *n1) == (1, 1)) {
        tests.push(Test::of_ln("mcnemar-exact", ln_sign).statistic(two as f64));
        tests.push(Test::new("mcnemar-mid-p", mid_p(one, two)).statistic(two as f64));
    }
    // With three applications of one group and one of the other, the one is answered less or more often by its number.
    if complete().all(|[n0, n1, ..]| n0 == n1) {
        tests.push(Test::of_ln("sign-exact", ln_sign).statistic(two as f64));
    } else {
        (units.net, units.net_of_answered, units.equal_share) = (None, None, None);
        withheld.push(Withheld::new("sign-exact", Reason::UnevenVacancies));
        withheld.push(Withheld::new("units.net and units.equal_share", Reason::UnevenVacancies));
    }
    // The lottery within each vacancy: which of its applications had the other signal.
    let (mut strata, mut seen) = (Strata::default(), 0);
    for [n0, n1, y0, y1] in rows {
        strata.add(Urn { total: u64::from(n0 + n1), marked: u64::from(y0 + y1), drawn: u64::from(*n1) }, 1);
        seen += u64::from(*y1);
    }
    if strata.outcomes() <= MOST_OUTCOMES {
        tests.push(Test::of_ln("randomisation-exact", strata.ln_as_unlikely(seen)).statistic(seen as f64));
    } else {
        withheld.push(Withheld::new("randomisation-exact", Reason::ManyPeople));
    }
    let differences: Vec<f64> =
        complete().map(|[n0, n1, y0, y1]| f64::from(*y1) / f64::from(*n1) - f64::from(*y0) / f64::from(*n0)).collect();
    match paired_t(&differences, (one + two) as usize) {
        Ok(test) => tests.push(test),
        Err(why) => withheld.push(Withheld::new("paired-t", why)),
    }
    (units, tests)
}

/// How surprising so uneven a division is when both sides are as likely: twice the smaller tail.
pub(crate) fn ln_sign(one: u64, two: u64) -> f64 {
    (std::f64::consts::LN_2 + ln_binomial_at_most(one.min(two), one + two, 0.5)).min(0.0)
}

/// The same with what was seen counted half (Lancaster 1961), which is near 5% where the exact test is far below it.
#[must_use]
pub fn mid_p(one: u64, two: u64) -> f64 {
    let least = one.min(two);
    let exact = 2.0 * ln_binomial_at_most(least, one + two, 0.5).exp();
    (exact - ln_binomial(least, one + two, 0.5).exp()).min(1.0)
}

/// With fewer vacancies, or with fewer that treated both groups differently, its p is too small; see docs/calibration.md.
pub(super) const FEWEST_FOR_T: usize = 20;
pub(super) const FEWEST_UNEQUAL_FOR_T: usize = 5;

fn paired_t(differences: &[f64], unequal: usize) -> Result<Test, Reason> {
    let n = differences.len() as f64;
    let largest = differences.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if differences.len() < FEWEST_FOR_T {
        return Err(Reason::FewVacancies { many: differences.len(), fewest: FEWEST_FOR_T });
    }
    if unequal < FEWEST_UNEQUAL_FOR_T {
        return Err(Reason::FewUnequal { many: unequal, fewest: FEWEST_UNEQUAL_FOR_T });
    }
    let mean = differences.iter().sum::<f64>() / n;
    let variance = differences.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
    // Of what is nothing but rounding no t can be made.
    if variance.sqrt() <= 1e-10 * largest {
        return Err(Reason::NothingVaried);
    }
    let t = mean / (variance / n).sqrt();
    Ok(Test::new("paired-t", t_two_sided(t, n - 1.0)).statistic(t).df(n - 1.0))
}
