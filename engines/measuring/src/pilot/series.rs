//! An interrupted series: its own trend before the start says what would have come.
//!
//! y = level + slope·time + change of level + change of slope·(time since the start), weighted so that counts and shares
//! vary as they do (the variance of a count is its mean, of a share p(1 − p)/n), times a dispersion that the data tells
//! (McCullagh and Nelder 1989), and times (1 + r)/(1 − r) where neighbouring times are alike by r.

use nalgebra::{DMatrix, DVector};

use super::did::course;
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
    // All units together: the mean of the people at each time. Where some come or go, what all went through apart from the
    // level of each, so that a high one that comes later is no change.
    let units: Vec<&Unit> = panel.treated().filter(|unit| unit.cells.iter().any(Option::is_some)).collect();
    let at_times = |unit: &Unit| unit.cells.iter().map(Option::is_some).collect::<Vec<_>>();
    let apart = units.iter().any(|unit| at_times(unit) != at_times(units[0])).then(|| together(panel, &units));
    if apart.is_some() {
        found.withheld.push(Withheld::new("units", Reason::ComeAndGo));
    }
    let series: Vec<(usize, f64, f64)> = (0..panel.times.len())
        .filter_map(|time| {
            let cells = || units.iter().filter_map(|unit| unit.cells[time]);
            let people: f64 = cells().map(|cell| cell.people).sum();
            let mean = cells().map(|cell| cell.mean * cell.people).sum::<f64>() / people;
            (people > 0.0).then(|| (time, apart.as_ref().and_then(|apart| apart[time]).unwrap_or(mean), people))
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
        found.each(Estimate::without_certainty);
        found.level_change = found.level_change.map(Estimate::without_certainty);
        found.slope_change = found.slope_change.map(Estimate::without_certainty);
    }
    if !is_exact {
        found.tests.push(test);
    }
    found
}

/// What all units went through, at the mean of their levels.
fn together(panel: &Panel, units: &[&Unit]) -> Vec<Option<f64>> {
    let course = course(panel, units, panel.times.len());
    let (sum, sizes) = units.iter().fold((0.0, 0.0), |(sum, sizes), unit| {
        let beyond: Vec<f64> =
            unit.cells.iter().zip(&course).filter_map(|(cell, course)| Some((*cell)?.mean - (*course)?)).collect();
        let level = beyond.iter().sum::<f64>() / beyond.len() as f64;
        (sum + unit.size() * level, sizes + unit.size())
    });
    course.into_iter().map(|own| Some(own? + sum / sizes)).collect()
}
