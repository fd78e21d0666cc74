//! What strata say together: the common odds ratio, its test, and whether it is common.

use super::Two;
use crate::chance::chi_squared_above;
use crate::estimate::{Estimate, Test};
use crate::reason::Reason;

/// With fewer of a group in a stratum, strata that differ by chance look different; see docs/calibration.md.
const FEWEST_IN_STRATUM: u64 = 12;

/// Other selected, other not, reference selected, reference not.
pub(super) fn cells([(s0, n0), (s1, n1)]: Two) -> [f64; 4] {
    [s1, n1 - s1, s0, n0 - s0].map(|count| count as f64)
}

pub(super) fn common_odds_ratio(strata: &[Two]) -> Estimate {
    let (mut r, mut s, mut pr, mut ps_qr, mut qs) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for stratum in strata {
        let [a, b, c, d] = cells(*stratum);
        let n = a + b + c + d;
        if n == 0.0 {
            continue;
        }
        let (own_r, own_s, p, q) = (a * d / n, b * c / n, (a + d) / n, (b + c) / n);
        r += own_r;
        s += own_s;
        pr += p * own_r;
        ps_qr += p * own_s + q * own_r;
        qs += q * own_s;
    }
    let variance = pr / (2.0 * r * r) + ps_qr / (2.0 * r * s) + qs / (2.0 * s * s);
    Estimate::of_log((r / s).ln(), variance.sqrt())
}

/// Why strata have no common odds ratio.
pub(super) fn no_common(strata: &[Two]) -> Reason {
    let can_vary = |[(s0, n0), (s1, n1)]: &Two| *n0 > 0 && *n1 > 0 && (1..n0 + n1).contains(&(s0 + s1));
    if strata.iter().any(can_vary) { Reason::StrataOneWay } else { Reason::NoSharedStratum }
}

/// With the correction for continuity of the paper.
pub(super) fn mantel_haenszel(strata: &[Two]) -> Option<Test> {
    let (mut difference, mut variance) = (0.0, 0.0);
    for stratum in strata {
        let [a, b, c, d] = cells(*stratum);
        let n = a + b + c + d;
        if n > 1.0 {
            difference += a - (a + b) * (a + c) / n;
            variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1.0));
        }
    }
    let x = (difference.abs() - 0.5).max(0.0).powi(2) / variance;
    x.is_finite().then(|| Test::new("mantel-haenszel", chi_squared_above(x, 1.0)).statistic(x).df(1.0))
}

/// Whether the odds ratio is the same in all strata (Breslow and Day 1980).
pub(super) fn breslow_day(strata: &[Two]) -> Result<Test, Reason> {
    let common = common_odds_ratio(strata).estimate.ok_or_else(|| no_common(strata))?;
    let (mut x, mut used) = (0.0, 0_u32);
    for stratum in strata {
        let [a, b, c, d] = cells(*stratum);
        let (n, other, selected) = (a + b + c + d, a + b, a + c);
        if [other, c + d, selected, b + d].contains(&0.0) {
            continue;
        }
        if other.min(c + d) < FEWEST_IN_STRATUM as f64 {
            return Err(Reason::FewPeople { minimum: FEWEST_IN_STRATUM });
        }
        // The expected a with the common odds ratio: a(n − m − o + a) = ψ(o − a)(m − a).
        let (square, linear) = (1.0 - common, n - other - selected + common * (other + selected));
        let constant = -common * other * selected;
        let expected = if square.abs() < 1e-12 {
            -constant / linear
        } else {
            let root = (linear * linear - 4.0 * square * constant).sqrt();
            // The root that lies in the table, written so that nothing cancels.
            if linear >= 0.0 { -2.0 * constant / (linear + root) } else { (root - linear) / (2.0 * square) }
        };
        let inverse = 1.0 / expected
            + 1.0 / (other - expected)
            + 1.0 / (selected - expected)
            + 1.0 / (n - other - selected + expected);
        x += (a - expected).powi(2) * inverse;
        used += 1;
    }
    let df = f64::from(used) - 1.0;
    if df < 1.0 || !x.is_finite() {
        return Err(Reason::OneStratum);
    }
    Ok(Test::new("breslow-day", chi_squared_above(x, df)).statistic(x).df(df))
}
