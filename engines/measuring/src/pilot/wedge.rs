//! A stepped wedge: fixed effects of times, a random one of units (Hussey and Hughes 2007), by restricted maximum
//! likelihood; and an exact test that exchanges the moments at which units begin.

use nalgebra::{DMatrix, DVector};

use super::did::course;
use super::evidence::ALPHA;
use super::panel::{Cell, Panel, Unit};
use super::{Found, OfGroup, SinceStart, permute};
use crate::chance::t_two_sided;
use crate::estimate::{Estimate, Test, Withheld};
use crate::mean::degrees;
use crate::reason::Reason;
use crate::regression::inverse;

/// One measurement of a unit.
#[derive(Debug, Clone, Copy)]
struct Point {
    unit: usize,
    time: usize,
    y: f64,
    people: f64,
}

pub(super) fn answer(panel: &Panel) -> Found {
    let mut found = Found::default();
    let panel = &panel.without_lone_times();
    // Units that always had it still tell what the times did.
    let starts: Vec<usize> = panel.units.iter().map(|unit| unit.start.unwrap_or(panel.times.len())).collect();
    let points: Vec<Point> = panel
        .units
        .iter()
        .enumerate()
        .flat_map(|(unit, own)| {
            own.cells.iter().enumerate().filter_map(move |(time, cell)| {
                cell.map(|cell| Point { unit, time, y: cell.mean, people: cell.people })
            })
        })
        .collect();
    let units = panel.units.len();
    let fitted = |ratio: f64, starts: &[usize]| fit(&points, starts, (units, panel.times.len()), ratio);
    // The ratio of the variance between units to that of one person's.
    let height = |ln: f64| fitted(ln.exp(), &starts).map_or(f64::NEG_INFINITY, |fit| fit.likelihood);
    let ratio = best(height).exp();
    let Some(fit) = fitted(ratio, &starts) else {
        found.withheld.push(Withheld::new("overall", Reason::StepsUnclear));
        return found;
    };
    found.icc = Some(ratio / (ratio + 1.0));
    let measured = |unit: &&Unit| unit.cells.iter().any(Option::is_some);
    let others = panel.always().filter(measured).count();
    let begin = panel.treated().filter(measured).count();
    // A few beside those that begin only tell more of the times; with most of all units few begin.
    found.arms = if others > begin { vec![begin, others] } else { vec![begin + others] };
    let without = fit.left_out();
    found.overall = certain(&fit, &without).unwrap_or_else(|| {
        found.withheld.push(Withheld::new("p and interval", Reason::OneUnitTells));
        Estimate { se: Some(fit.se), ..Estimate::bare(fit.effect) }
    });
    // Without an error: those of one start are too few for one of their own.
    for start in panel.starts() {
        let only = |unit: &usize| panel.units[*unit].start == Some(start);
        let kept: Vec<usize> =
            (0..units).filter(|unit| only(unit) || panel.units[*unit].start != Some(start)).collect();
        let one: Vec<usize> = kept.iter().map(|unit| if only(unit) { start } else { panel.times.len() }).collect();
        let others: Vec<Point> =
            points.iter().filter(|point| only(&point.unit) || point.time < starts[point.unit]).copied().collect();
        let own = self::fit(&others, &one, (units, panel.times.len()), ratio);
        let group = panel.times[start];
        match own {
            Some(own) => found.by_group.push(OfGroup { group, estimate: Estimate::bare(own.effect) }),
            None => found.withheld.push(Withheld::new(format!("by_group ({group})"), Reason::NobodyLeft)),
        }
    }
    if !found.by_group.is_empty() {
        found.withheld.push(Withheld::new("p and interval of by_group", Reason::OneStartAlone));
    }
    let (test, smallest) = exchanged(&points, &starts, (units, panel.times.len()));
    since_start(panel, &without, (fit.effect, fit.parts.len(), test.p), &mut found);
    found.tests.push(test);
    found.smallest_p = Some(smallest);
    found
}

/// With fewer degrees of freedom one or two units tell nearly all of it.
const FEWEST_DF: f64 = 2.0;

/// The effect with its error, and the interval by the larger of that and the jackknife's over units: the model takes times
/// of a unit to be alike by its level alone. Nothing where so few units tell it that neither knows.
fn certain(fit: &Fit, without: &[(usize, Option<f64>)]) -> Option<Estimate> {
    let df = degrees(&fit.weights()) - 1.0;
    let without =
        without.iter().map(|(_, effect)| *effect).collect::<Option<Vec<f64>>>().filter(|_| df >= FEWEST_DF)?;
    let se = fit.se.max(jackknife(&without));
    Some(Estimate { se: Some(fit.se), ..Estimate::student(fit.effect, se, df) })
}

/// The error of a figure, from what it is without each part in turn (Tukey 1958).
fn jackknife(without: &[f64]) -> f64 {
    let n = without.len() as f64;
    let mean = without.iter().sum::<f64>() / n;
    ((n - 1.0) / n * without.iter().map(|one| (one - mean).powi(2)).sum::<f64>()).sqrt()
}

/// What units did beside what those that had not begun did at the same time, by the time since their start (Borusyak,
/// Jaravel and Spiess, Rev. Econ. Stud. 91, 2024). Hussey and Hughes take the effect to be there at once and to stay the
/// same: where it grows, theirs can be too small, and even point the wrong way (Kenny and others, Stat. Med. 41, 2022).
fn since_start(
    panel: &Panel,
    without: &[(usize, Option<f64>)],
    (effect, parts, p): (f64, usize, Option<f64>),
    found: &mut Found,
) {
    let all = imputed(panel, |_| true);
    let Some(mean) = average(&all) else { return };
    let mut moments: Vec<f64> = all.iter().map(|one| one.since).collect();
    moments.sort_by(f64::total_cmp);
    moments.dedup();
    for time_since in moments {
        let own: Vec<Imputed> = all.iter().filter(|one| one.since == time_since).copied().collect();
        let estimate = average(&own).map_or_else(Estimate::default, Estimate::bare);
        found.by_time_since.push(SinceStart { time_since, estimate, band_low: None, band_high: None });
    }
    let apart = |(part, effect): &(usize, Option<f64>)| {
        Some((*effect)? - average(&imputed(panel, |unit| unit % parts != *part))?)
    };
    let apart: Vec<f64> = without.iter().filter_map(apart).collect();
    let is_apart =
        apart.len() > 2 && t_two_sided((effect - mean) / jackknife(&apart), apart.len() as f64 - 1.0) <= ALPHA;
    // A verdict needs both to point the same way.
    let is_turned = effect * mean < 0.0 && p.is_some_and(|p| p <= ALPHA);
    found.grows = (is_apart || is_turned).then_some(mean);
}

/// What one unit had at one time with the pilot beyond what is expected without.
#[derive(Debug, Clone, Copy)]
struct Imputed {
    since: f64,
    size: f64,
    effect: f64,
}

fn average(all: &[Imputed]) -> Option<f64> {
    let size: f64 = all.iter().map(|one| one.size).sum();
    (size > 0.0).then(|| all.iter().map(|one| one.effect * one.size).sum::<f64>() / size)
}

/// Of the units that are kept, beside the levels and times that those before their start tell.
fn imputed(panel: &Panel, is_kept: impl Fn(usize) -> bool) -> Vec<Imputed> {
    let times = panel.times.len();
    let before: Vec<Unit> = panel
        .units
        .iter()
        .enumerate()
        .filter(|(at, _)| is_kept(*at))
        .map(|(_, unit)| {
            let start = unit.start.unwrap_or(times);
            let cells = unit.cells.iter().enumerate().map(|(time, cell)| cell.filter(|_| time < start)).collect();
            Unit { start: unit.start, cells }
        })
        .collect();
    let course = course(panel, &before.iter().collect::<Vec<_>>(), times);
    let kept = panel.units.iter().enumerate().filter(|(at, _)| is_kept(*at)).map(|(_, unit)| unit);
    let mut all = Vec::new();
    for (unit, before) in kept.zip(&before) {
        let Some(start) = unit.start.filter(|start| *start > 0) else { continue };
        let beyond = |time: usize, cell: Option<Cell>| Some(cell?.mean - course[time]?);
        let level: Vec<f64> = before.cells.iter().enumerate().filter_map(|(time, cell)| beyond(time, *cell)).collect();
        if level.is_empty() {
            continue;
        }
        let level = level.iter().sum::<f64>() / level.len() as f64;
        let later = (start..times).filter_map(|time| Some((time, beyond(time, unit.cells[time])?)));
        all.extend(later.map(|(time, beyond)| Imputed {
            since: panel.since(start, time),
            size: unit.size(),
            effect: beyond - level,
        }));
    }
    all
}

/// The p of exchanging starts, of outcomes by unit and time.
pub(crate) fn exchanged_p(outcomes: &[Vec<f64>], starts: &[usize]) -> f64 {
    let times = outcomes.first().map_or(0, Vec::len);
    let points: Vec<Point> = outcomes
        .iter()
        .enumerate()
        .flat_map(|(unit, own)| own.iter().enumerate().map(move |(time, y)| Point { unit, time, y: *y, people: 1.0 }))
        .collect();
    exchanged(&points, starts, (outcomes.len(), times)).0.p.unwrap_or(1.0)
}

/// Each unit keeps its outcomes and gets another's start. The statistic is the slope of the likelihood where there is
/// no effect: of a unit and a start only the sum of its weighted residuals from then on counts.
///
/// Everything else comes from the model without effect, which does not know who started when.
fn exchanged(points: &[Point], starts: &[usize], (units, times): (usize, usize)) -> (Test, f64) {
    let fitted = |ratio: f64| without_effect(points, (units, times), ratio);
    let ratio = best(|ln| fitted(ln.exp()).map_or(f64::NEG_INFINITY, |(_, likelihood)| likelihood)).exp();
    let null = fitted(ratio).map_or_else(|| vec![0.0; times], |(means, _)| means);
    let (mut ones, mut sums) = (vec![0.0; units], vec![0.0; units]);
    for point in points {
        ones[point.unit] += point.people;
        sums[point.unit] += point.people * (point.y - null[point.time]);
    }
    let mut from = vec![vec![0.0; times + 1]; units];
    for point in points {
        let share = ratio / (1.0 + ratio * ones[point.unit]);
        from[point.unit][point.time] = point.people * (point.y - null[point.time] - share * sums[point.unit]);
    }
    for own in &mut from {
        for time in (0..times).rev() {
            own[time] += own[time + 1];
        }
    }
    permute::test(starts, |starts| starts.iter().zip(&from).map(|(start, own)| own[*start]).sum())
}

/// The mean of each time when units have a variance of their own and nobody ever starts, and how likely that is.
fn without_effect(points: &[Point], (units, times): (usize, usize), ratio: f64) -> Option<(Vec<f64>, f64)> {
    let (mut square, mut right) = (DMatrix::zeros(times, times), DVector::zeros(times));
    let (mut quadratic, mut ln_determinant) = (0.0, 0.0);
    let mut of_unit: Vec<(f64, DVector<f64>, f64)> = vec![(0.0, DVector::zeros(times), 0.0); units];
    for point in points {
        let d = point.people;
        square[(point.time, point.time)] += d;
        right[point.time] += d * point.y;
        quadratic += d * point.y * point.y;
        ln_determinant -= d.ln();
        let (ones, xs, ys) = &mut of_unit[point.unit];
        *ones += d;
        xs[point.time] += d;
        *ys += d * point.y;
    }
    for (ones, xs, ys) in &of_unit {
        let share = ratio / (1.0 + ratio * ones);
        square.ger(-share, xs, xs, 1.0);
        right.axpy(-share * ys, xs, 1.0);
        quadratic -= share * ys * ys;
        ln_determinant += (ratio * ones).ln_1p();
    }
    let bread = inverse(&square)?;
    let means = &bread * &right;
    let df = points.len() as f64 - times as f64;
    let sigma2 = (quadratic - right.dot(&means)) / df;
    let likelihood = -0.5 * (df * sigma2.ln() + ln_determinant - bread.determinant().ln());
    (df >= 1.0 && sigma2 > 0.0).then(|| (means.iter().copied().collect(), likelihood))
}

struct Fit {
    effect: f64,
    se: f64,
    likelihood: f64,
    /// The inverse of the sums of all units.
    bread: DMatrix<f64>,
    /// What each unit, or each of [`parts_of`] groups of them, adds to both sums: of X'V⁻¹X, and of X'V⁻¹y.
    parts: Vec<(DMatrix<f64>, DVector<f64>)>,
}

/// More units than this are left out in so many groups; of many measurements in fewer.
const MOST_PARTS: usize = 100;
const PARTS_OF_MANY: usize = 20;
const MANY: usize = 20_000;

/// Into how many groups so many units with so many measurements fall.
fn parts_of(units: usize, points: usize) -> usize {
    units.min(if points > MANY { PARTS_OF_MANY } else { MOST_PARTS })
}

impl Fit {
    /// The effect without each of the parts that were measured, in turn; nothing where one of them alone tells it.
    fn left_out(&self) -> Vec<(usize, Option<f64>)> {
        let without = |at: usize| {
            let others = || self.parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, part)| part);
            let square = others().map(|(square, _)| square).sum::<DMatrix<f64>>();
            let right = others().map(|(_, right)| right).sum::<DVector<f64>>();
            Some((inverse(&square)? * right)[0])
        };
        let measured = (0..self.parts.len()).filter(|at| self.parts[*at].0.amax() > 0.0);
        measured.map(|at| (at, without(at))).collect()
    }

    /// How much each part tells of the effect: what it adds to one over its variance.
    fn weights(&self) -> Vec<f64> {
        let direction = self.bread.column(0);
        let of = |square: &DMatrix<f64>| (direction.transpose() * square * direction)[(0, 0)];
        self.parts.iter().map(|(square, _)| of(square)).filter(|weight| *weight > 0.0).collect()
    }
}

/// Generalised least squares with V = σ²(D + ratio·11ᵀ) in each unit, where D is 1 ÷ people.
fn fit(points: &[Point], starts: &[usize], (units, times): (usize, usize), ratio: f64) -> Option<Fit> {
    let width = times + 1;
    let (mut quadratic, mut ln_determinant) = (0.0, 0.0);
    let many = parts_of(units, points.len());
    let mut parts = vec![(DMatrix::zeros(width, width), DVector::zeros(width)); many];
    let mut of_unit: Vec<(f64, DVector<f64>, f64)> = vec![(0.0, DVector::zeros(width), 0.0); units];
    for point in points {
        let with = f64::from(point.time >= starts[point.unit]);
        let (d, at) = (point.people, point.time + 1);
        let (square, right) = &mut parts[point.unit % many];
        square[(0, 0)] += d * with;
        square[(0, at)] += d * with;
        square[(at, 0)] += d * with;
        square[(at, at)] += d;
        right[0] += d * with * point.y;
        right[at] += d * point.y;
        quadratic += d * point.y * point.y;
        ln_determinant -= d.ln();
        let (ones, xs, ys) = &mut of_unit[point.unit];
        *ones += d;
        xs[0] += d * with;
        xs[at] += d;
        *ys += d * point.y;
    }
    for (unit, (ones, xs, ys)) in of_unit.iter().enumerate() {
        let (square, right) = &mut parts[unit % many];
        let share = ratio / (1.0 + ratio * ones);
        square.ger(-share, xs, xs, 1.0);
        right.axpy(-share * ys, xs, 1.0);
        quadratic -= share * ys * ys;
        ln_determinant += (ratio * ones).ln_1p();
    }
    let square: DMatrix<f64> = parts.iter().map(|(square, _)| square).sum();
    let right: DVector<f64> = parts.iter().map(|(_, right)| right).sum();
    let bread = inverse(&square)?;
    let coefficients = &bread * &right;
    let df = points.len() as f64 - width as f64;
    let sigma2 = (quadratic - right.dot(&coefficients)) / df;
    if df < 1.0 || sigma2 <= 0.0 {
        return None;
    }
    let likelihood = -0.5 * (df * sigma2.ln() + ln_determinant - bread.determinant().ln());
    Some(Fit { effect: coefficients[0], se: (sigma2 * bread[(0, 0)]).sqrt(), likelihood, bread, parts })
}

/// The logarithm of the ratio at which the likelihood is highest, looked for from 1e-6 to 1e4.
fn best(height: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (-14.0_f64, 9.0_f64);
    let part = (5.0_f64.sqrt() - 1.0) / 2.0;
    for _ in 0..50 {
        let (a, b) = (high - part * (high - low), low + part * (high - low));
        if height(a) >= height(b) {
            high = b;
        } else {
            low = a;
        }
    }
    f64::midpoint(low, high)
}
