//! An interrupted series: its own trend before the start says what would have come.
//!
//! y = level + slope·time + change of level + change of slope·(time since the start), weighted so that counts and shares
//! vary as they do (the variance of a count is its mean, of a share p(1 − p)/n), times a dispersion that the data tells
//! (McCullagh and Nelder 1989), and times (1 + r)/(1 − r) where neighbouring times are alike by r.

use nalgebra::{DMatrix, DVector};

use super::panel::{Panel, Unit};
use super::{Effect, Found, OfGroup, SinceStart};
use crate::chance::two_sided;
use crate::estimate::{Estimate, Test, Withheld};
use crate::reason::Reason;
use crate::regression::inverse;

/// A shorter series cannot tell whether its times depend on each other.
const FEWEST_TIMES: usize = 50;
/// Already so weak a sign that times are alike is reason enough to give no certainty.
const SIGN_OF_RELATION: f64 = 0.2;

pub(super) fn answer(panel: &Panel) -> Found {
    let mut found = Found::default();
    let start = panel.starts().first().copied().unwrap_or(0);
    let is_there = |time: &usize| panel.treated().any(|unit| unit.cells[*time].is_some());
    let times: Vec<usize> = (0..panel.times.len()).filter(is_there).collect();
    let units: Vec<&Unit> =
        panel.treated().filter(|unit| times.iter().all(|time| unit.cells[*time].is_some())).collect();
    found.left_out = panel.treated().filter(|unit| unit.cells.iter().any(Option::is_some)).count() - units.len();
    if units.is_empty() {
        found.left_out = 0;
        found.withheld.push(Withheld::new("overall", Reason::NobodyThroughout));
        return found;
    }
    // All units together: the mean of the people at each time.
    let series: Vec<(usize, f64, f64)> = times
        .into_iter()
        .map(|time| {
            let cells = || units.iter().filter_map(|unit| unit.cells[time]);
            let people: f64 = cells().map(|cell| cell.people).sum();
            (time, cells().map(|cell| cell.mean * cell.people).sum::<f64>() / people, people)
        })
        .collect();
    let at = panel.times[start];
    let n = series.len();
    let x = DMatrix::from_fn(n, 4, |row, column| {
        let since = panel.since(start, series[row].0);
        match column {
            0 => 1.0,
            1 => since,
            2 => f64::from(since >= 0.0),
            _ => since.max(0.0),
        }
    });
    let y = DVector::from_iterator(n, series.iter().map(|(_, y, _)| *y));
    let mut weights: Vec<f64> = series.iter().map(|(_, _, people)| *people).collect();
    let mut fit = None;
    for _ in 0..25 {
        let weighted = DMatrix::from_fn(n, 4, |row, column| x[(row, column)] * weights[row]);
        let Some(bread) = inverse(&weighted.tr_mul(&x)) else { break };
        let coefficients: DVector<f64> = &bread * weighted.tr_mul(&y);
        let expected = &x * &coefficients;
        if panel.is_count || panel.is_share {
            for row in 0..n {
                let mean = expected[row];
                let variance = if panel.is_share { mean * (1.0 - mean) } else { mean };
                weights[row] = series[row].2 / variance.max(1e-3 * y.amax().max(1e-9));
            }
        }
        fit = Some((bread, coefficients, expected));
        if !panel.is_count && !panel.is_share {
            break;
        }
    }
    let Some((bread, coefficients, expected)) = fit.filter(|_| n > 4) else {
        found.withheld.push(Withheld::new("overall", Reason::FewTimes));
        return found;
    };
    let residuals = &y - &expected;
    let df = n as f64 - 4.0;
    let dispersion = (0..n).map(|row| weights[row] * residuals[row].powi(2)).sum::<f64>() / df;
    // Chance alone gives shares a dispersion of one; less than that is luck. Whole numbers may be counts, and may be scores.
    let scale = if panel.is_share { dispersion.max(1.0) } else { dispersion };
    // What one time has too much may return in the next. Four coefficients take about 4/n of that out of the residuals.
    let squares: f64 = residuals.iter().map(|r| r * r).sum();
    let following: f64 = residuals.as_slice().windows(2).map(|two| two[0] * two[1]).sum();
    let correlation = following / squares + 4.0 / n as f64;
    let is_exact = squares <= 1e-20 * y.norm_squared();
    let related = if correlation.is_finite() && !is_exact { correlation.clamp(0.0, 0.9) } else { 0.0 };
    let scale = scale * (1.0 + related) / (1.0 - related);
    found.dispersion = (panel.is_count || panel.is_share).then_some(dispersion);
    let figure = |direction: [f64; 4]| {
        let direction = DVector::from_row_slice(&direction);
        let variance = (direction.transpose() * &bread * &direction)[(0, 0)] * scale;
        Estimate::student(direction.dot(&coefficients), variance.sqrt(), df)
    };
    found.level_change = Some(figure([0.0, 0.0, 1.0, 0.0]));
    found.slope_change = Some(figure([0.0, 0.0, 0.0, 1.0]));
    let after: Vec<usize> = series.iter().map(|(time, ..)| *time).filter(|time| *time >= start).collect();
    let mean = after.iter().map(|time| panel.since(start, *time)).sum::<f64>() / after.len() as f64;
    found.overall = figure([0.0, 0.0, 1.0, mean]);
    for time in after {
        let since = panel.since(start, time);
        let estimate = figure([0.0, 0.0, 1.0, since]);
        found.effects.push(Effect { group: at, time: panel.times[time], estimate, band_low: None, band_high: None });
        found.by_time_since.push(SinceStart { time_since: since, estimate, band_low: None, band_high: None });
    }
    found.by_group.push(OfGroup { group: at, estimate: found.overall });
    let test = Test::new("autocorrelation", two_sided(correlation * (n as f64).sqrt())).statistic(correlation);
    // Of people at a time with it, and with shares also without it.
    let few = |row: usize| {
        let (mean, people) = (expected[row], series[row].2);
        panel.is_count && people * mean < 1.0 || panel.is_share && people * mean.min(1.0 - mean) < 1.0
    };
    let reason = if (0..n).any(few) {
        Some(Reason::SmallCounts)
    } else if n < FEWEST_TIMES {
        Some(Reason::ShortSeries { many: n })
    } else if !is_exact && correlation > 0.0 && test.p.is_some_and(|p| p < SIGN_OF_RELATION) {
        Some(Reason::RelatedTimes { correlation })
    } else {
        None
    };
    if let Some(reason) = reason.filter(|_| found.overall.p.is_some()) {
        found.withheld.push(Withheld::new("interval and p", reason));
        found.overall = found.overall.without_certainty();
        found.by_time_since.iter_mut().for_each(|one| one.estimate = one.estimate.without_certainty());
        found.effects.iter_mut().for_each(|one| one.estimate = one.estimate.without_certainty());
        found.by_group.iter_mut().for_each(|one| one.estimate = one.estimate.without_certainty());
        found.level_change = found.level_change.map(Estimate::without_certainty);
        found.slope_change = found.slope_change.map(Estimate::without_certainty);
    }
    if !is_exact {
        found.tests.push(test);
    }
    found
}
