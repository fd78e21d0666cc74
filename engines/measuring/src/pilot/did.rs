//! Two groups and two stretches of time; and the same without a second group.

use std::ops::Range;

use nalgebra::{DMatrix, DVector};

use super::evidence::ALPHA;
use super::panel::{Cell, Panel, Unit};
use super::permute::{self, Exchanged};
use super::{Effect, FEWEST_UNITS, Found, OfGroup, SinceStart};
use crate::estimate::{Estimate, Test, Withheld};
use crate::mean::{Mean, degrees, mean, moments, spread};
use crate::reason::Reason;

/// Second less first, with Welch's degrees of freedom.
pub(super) fn welch(one: Mean, two: Mean) -> Estimate {
    let (a, b) = (one.variance, two.variance);
    let df = (a + b).powi(2) / (a * a / one.df + b * b / two.df);
    Estimate::student(two.mean - one.mean, (a + b).sqrt(), df)
}

/// The changes of units from the times before the start to a stretch of times, with their weights.
fn changes<'a>(units: impl Iterator<Item = &'a Unit>, before: &Range<usize>, after: &Range<usize>) -> Vec<(f64, f64)> {
    let change = |one: Cell, two: Cell| (two.mean - one.mean, f64::midpoint(one.people, two.people));
    units.filter_map(|unit| Some(change(unit.mean(before.clone())?, unit.mean(after.clone())?))).collect()
}

/// What all of these units went through at each time before `end`, apart from the level of each: so that a unit that is not measured
/// at a time does not move it. Levels and times are fitted in turn until both stay.
pub(super) fn course(panel: &Panel, others: &[&Unit], end: usize) -> Vec<Option<f64>> {
    let mut course: Vec<f64> = vec![0.0; panel.times.len()];
    let cells = |unit: &Unit| {
        let cells = unit.cells[..end].iter().enumerate();
        cells.filter_map(|(time, cell)| Some((time, (*cell)?.mean))).collect::<Vec<_>>()
    };
    let all: Vec<(Vec<(usize, f64)>, f64)> = others.iter().map(|unit| (cells(unit), unit.size())).collect();
    let mut is_there = vec![false; panel.times.len()];
    for _ in 0..500 {
        let mut sums = vec![(0.0, 0.0); panel.times.len()];
        for (cells, size) in all.iter().filter(|(cells, _)| !cells.is_empty()) {
            let level = cells.iter().map(|(time, y)| y - course[*time]).sum::<f64>() / cells.len() as f64;
            for (time, y) in cells {
                sums[*time] = (sums[*time].0 + size * (y - level), sums[*time].1 + size);
            }
        }
        let mut moved = 0.0_f64;
        for (time, (sum, weight)) in sums.into_iter().enumerate().filter(|(_, (_, weight))| *weight > 0.0) {
            is_there[time] = true;
            moved = moved.max((sum / weight - course[time]).abs());
            course[time] = sum / weight;
        }
        if moved <= 1e-13 * course.iter().fold(1.0_f64, |most, x| most.max(x.abs())) {
            break;
        }
    }
    course.into_iter().zip(is_there).map(|(own, is_there)| is_there.then_some(own)).collect()
}

/// The changes of units from before `start` to after it, until `end`, each time held against what `others` went through then: so
/// that a unit that was measured at other times, or grew, does not take that for an effect. A unit weighs the same at all
/// times.
fn changes_beside<'a>(
    panel: &Panel,
    units: impl Iterator<Item = &'a Unit>,
    others: &[&Unit],
    start: usize,
    end: usize,
) -> Vec<(f64, f64)> {
    let beside = course(panel, others, end);
    units.filter_map(|unit| change_beside(unit, &beside, start, end)).collect()
}

/// The change of one unit beside a course, and its size.
fn change_beside(unit: &Unit, beside: &[Option<f64>], start: usize, end: usize) -> Option<(f64, f64)> {
    let mean = |times: Range<usize>| {
        let all: Vec<f64> = times.filter_map(|time| Some(unit.cells[time]?.mean - beside[time]?)).collect();
        (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
    };
    Some((mean(start..end)? - mean(0..start)?, unit.size()))
}

/// The variance that what `others` went through brings into the mean change of `units`: each of the others by its part in
/// a fit of levels and times, so that a time at which few of them were measured is as unsure as it is. `fewest` of them
/// are there at any time.
fn variance_beside(panel: &Panel, units: &[&Unit], others: &[&Unit], start: usize, fewest: usize) -> f64 {
    let times = panel.times.len();
    let course = course(panel, others, times);
    // How much each time counts in the mean change.
    let (mut counts, mut sizes) = (DVector::<f64>::zeros(times), 0.0);
    for unit in units {
        let measured = |range: Range<usize>| -> Vec<usize> {
            range.filter(|time| unit.cells[*time].is_some() && course[*time].is_some()).collect()
        };
        let (before, after) = (measured(0..start), measured(start..times));
        if before.is_empty() || after.is_empty() {
            continue;
        }
        sizes += unit.size();
        before.iter().for_each(|time| counts[*time] -= unit.size() / before.len() as f64);
        after.iter().for_each(|time| counts[*time] += unit.size() / after.len() as f64);
    }
    let mut normal = DMatrix::<f64>::zeros(times, times);
    let mut all = Vec::new();
    for other in others {
        let cell = |time: usize| Some((time, other.cells[time]?.mean - course[time]?));
        let cells: Vec<(usize, f64)> = (0..times).filter_map(cell).collect();
        // Measured once, it tells its level and nothing of the times.
        if cells.len() < 2 {
            continue;
        }
        let n = cells.len() as f64;
        for (time, _) in &cells {
            normal[(*time, *time)] += other.size();
            cells.iter().for_each(|(beside, _)| normal[(*time, *beside)] -= other.size() / n);
        }
        all.push((cells, other.size()));
    }
    let Ok(inverse) = normal.pseudo_inverse(1e-9 * sizes) else { return f64::NAN };
    let leans: DVector<f64> = inverse * counts / sizes;
    let part = |(cells, size): &(Vec<(usize, f64)>, f64)| {
        let level = cells.iter().map(|(_, y)| y).sum::<f64>() / cells.len() as f64;
        size * cells.iter().map(|(time, y)| leans[*time] * (y - level)).sum::<f64>()
    };
    let n = all.len() as f64;
    let sum: f64 = all.iter().map(|(_, size)| size).sum();
    let stretched = |one: &(Vec<(usize, f64)>, f64)| part(one) * spread(one.1 / sum, all.len());
    let squares: f64 = all.iter().map(|one| stretched(one).powi(2)).sum();
    // Where fewer were measured, these are the fewer that its units rest on.
    squares * (fewest as f64 / (fewest as f64 - 1.0)) / (n / (n - 1.0))
}

pub(super) fn answer(panel: &Panel) -> Found {
    let mut found = Found::default();
    let Some(start) = panel.starts().first().copied() else {
        found.withheld.push(Withheld::new("overall", Reason::NoStart));
        return found;
    };
    let controls: Vec<&Unit> = panel.controls().collect();
    let end = panel.times.len();
    let with = changes_beside(panel, panel.treated(), &controls, start, end);
    let without = changes_beside(panel, panel.controls(), &controls, start, end);
    found.arms = vec![with.len(), without.len()];
    found.left_out = panel.treated().count() + controls.len() - found.units();
    if with.is_empty() || without.is_empty() {
        found.withheld.push(Withheld::new("overall", Reason::NoBeforeAndAfter));
        return found;
    }
    let treated: Vec<&Unit> = panel.treated().collect();
    let measured = |units: &[&Unit], time: usize| units.iter().filter(|unit| unit.cells[time].is_some()).count();
    let times = (0..panel.times.len()).filter(|time| measured(&treated, *time) > 0);
    let fewest = times.map(|time| measured(&controls, time)).filter(|many| *many > 0).min().unwrap_or(0);
    let fewest = fewest.min(without.len());
    found.fewest_measured = Some(fewest);
    let variance = variance_beside(panel, &treated, &controls, start, fewest);
    let beside = mean(&without);
    found.overall = welch(Mean { variance, df: beside.df.min(fewest as f64 - 1.0), ..beside }, mean(&with));
    let at = panel.times[start];
    for time in 0..panel.times.len() {
        // Before the start each time against the one before it, after it against the last before the start.
        let base = if time < start { time.checked_sub(1) } else { start.checked_sub(1) };
        let Some(base) = base else { continue };
        let (base, now) = (base..base + 1, time..time + 1);
        let (with, without) = (changes(panel.treated(), &base, &now), changes(panel.controls(), &base, &now));
        if with.is_empty() || without.is_empty() {
            continue;
        }
        let estimate = welch(mean(&without), mean(&with));
        found.effects.push(Effect { group: at, time: panel.times[time], estimate, band_low: None, band_high: None });
        let time_since = panel.since(start, time);
        found.by_time_since.push(SinceStart { time_since, estimate, band_low: None, band_high: None });
    }
    found.by_group.push(OfGroup { group: at, estimate: found.overall });
    found.exchanged(exchanged(panel, start, panel.times.len()));
    found.is_uneven = is_uneven(&with) || is_uneven(&without);
    found.moved_p = exchanged_before(panel, start);
    found
}

/// The p of exchanging units for what happened before any of them began, where that can be small enough.
pub(super) fn exchanged_before(panel: &Panel, start: usize) -> Option<f64> {
    if start < 2 {
        return None;
    }
    let exchanged = exchanged(panel, start / 2, start);
    exchanged.p().filter(|_| exchanged.smallest <= ALPHA)
}

/// Whether so few of these units have most of the people that the error of their mean is known by much fewer than they are.
pub(super) fn is_uneven(values: &[(f64, f64)]) -> bool {
    let sizes: Vec<f64> = values.iter().map(|(_, size)| *size).collect();
    sizes.len() > 1 && degrees(&sizes) < 0.75 * (sizes.len() as f64 - 1.0)
}

/// What exchanging units gives, of their changes from the times before `split` to those from then on until `end`.
fn exchanged(panel: &Panel, split: usize, end: usize) -> Exchanged {
    // Beside all units, because exchanging them must not know who had it.
    let everybody: Vec<&Unit> = panel.controls().chain(panel.treated()).collect();
    let beside = course(panel, &everybody, end);
    let all: Vec<((f64, f64), f64, usize)> = everybody
        .iter()
        .filter_map(|unit| {
            let change = change_beside(unit, &beside, split, end)?;
            Some((change, panel.noise(unit), usize::from(unit.start.is_some())))
        })
        .collect();
    let labels: Vec<usize> = all.iter().map(|(.., label)| *label).collect();
    let treated = labels.iter().sum::<usize>();
    if treated == 0 || treated == all.len() {
        return Exchanged { tests: vec![Test::new("permutation", 1.0)], smallest: 1.0 };
    }
    let difference = |labels: &[usize]| {
        let mut sums = [(0.0, 0.0); 2];
        for (((change, size), ..), label) in all.iter().zip(labels) {
            sums[*label] = (sums[*label].0 + change * size, sums[*label].1 + size);
        }
        sums[1].0 / sums[1].1 - sums[0].0 / sums[0].1
    };
    let studentised = |labels: &[usize]| {
        let of = |arm: usize| moments(all.iter().zip(labels).filter(move |(_, at)| **at == arm).map(|(one, _)| one.0));
        let ((without, one), (with, two)) = (of(0), of(1));
        beside_error(with - without, one + two)
    };
    let noise = |labels: &[usize]| {
        let of = |arm: usize| {
            let own = all.iter().zip(labels).filter(|(_, at)| **at == arm).map(|(one, _)| one);
            let (sum, squares) = own
                .fold((0.0, 0.0), |(sum, squares), ((_, size), noise, _)| (sum + size, squares + size * size * noise));
            squares / (sum * sum)
        };
        of(0) + of(1)
    };
    let noises: Vec<f64> = all.iter().map(|(_, noise, _)| *noise).collect();
    permute::exchanged(&labels, (&noises, noise), |label| label == 1, difference, studentised)
}

/// A difference beside its error; where that is nothing, so far out that only the same is as far.
pub(super) fn beside_error(difference: f64, variance: f64) -> f64 {
    if variance > 0.0 { difference / variance.sqrt() } else { difference * 1e150 }
}

/// Units held against themselves only.
pub(super) fn before_after(panel: &Panel) -> Found {
    let mut found = Found::default();
    let changes: Vec<(f64, f64)> = panel
        .treated()
        .filter_map(|unit| {
            let start = unit.start?;
            let (one, two) = (unit.mean(0..start)?, unit.mean(start..panel.times.len())?);
            Some((two.mean - one.mean, f64::midpoint(one.people, two.people)))
        })
        .collect();
    found.withheld.push(Withheld::new("comparison", Reason::NoComparison));
    if changes.is_empty() {
        found.withheld.push(Withheld::new("overall", Reason::NoBeforeAndAfter));
        return found;
    }
    found.arms = vec![changes.len()];
    found.left_out = panel.treated().count() - changes.len();
    let own = mean(&changes);
    found.overall = Estimate::student(own.mean, own.variance.sqrt(), own.df);
    let p = found.overall.p.filter(|_| changes.len() >= FEWEST_UNITS);
    found.tests.extend(p.map(|p| Test::new("paired-t", p).df(own.df)));
    found
}
