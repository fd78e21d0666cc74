//! Units that begin at different times: each group against the never-treated only (Callaway and Sant'Anna 2021,
//! without covariates). Before a group's start each time is held against the one before it, as their package does; so
//! those figures should be nothing. Errors from the units' own parts; the band that holds all figures at once by the
//! multiplier bootstrap.

use super::did::{beside_error, exchanged_before, is_uneven};
use super::panel::{Panel, Unit};
use super::permute::{self, Exchanged};
use super::{Effect, Found, OfGroup, SinceStart};
use crate::chance::{Random, normal_quantile};
use crate::estimate::{CONFIDENCE, Estimate, Withheld};
use crate::mean::{degrees, mean, moments, spread};
use crate::reason::Reason;

const DRAWS: usize = 999;
/// With very many units fewer are drawn: this many steps in all, and at least so many draws.
const MOST_STEPS: usize = 200_000_000;
const FEWEST_DRAWS: usize = 199;
/// With fewer units in a group no band is given; see docs/calibration.md.
const FEWEST_FOR_BAND: usize = 4;

/// A figure with the part of each unit in it.
#[derive(Debug, Clone)]
struct Figure {
    value: f64,
    parts: Vec<f64>,
}

impl Figure {
    fn se(&self) -> f64 {
        self.parts.iter().map(|part| part * part).sum::<f64>().sqrt()
    }

    /// Welch's degrees of freedom: groups of units are independent, and each knows its variance from its own units.
    fn df(&self, groups: &Groups) -> f64 {
        let mut sums = vec![(0.0, Vec::new()); groups.many()];
        for (unit, part) in self.parts.iter().enumerate().filter(|(_, part)| **part != 0.0) {
            let (square, sizes) = &mut sums[groups.of[unit]];
            *square += part * part;
            sizes.push(groups.sizes[unit]);
        }
        let all: f64 = sums.iter().map(|(square, _)| square).sum();
        let apart: f64 = sums
            .iter()
            .filter(|(_, sizes)| sizes.len() > 1)
            .map(|(square, sizes)| square * square / degrees(sizes))
            .sum();
        all * all / apart
    }

    /// Half the band that holds all figures at once; never less than that of the figure alone.
    fn half(&self, groups: &Groups, critical: f64) -> f64 {
        let alone = self.estimate(groups).high.map_or(0.0, |high| high - self.value);
        (critical * self.se()).max(alone)
    }

    fn estimate(&self, groups: &Groups) -> Estimate {
        Estimate::student(self.value, self.se(), self.df(groups))
    }

    /// The weighted mean of figures.
    fn average(all: &[(&Self, f64)]) -> Option<Self> {
        let weight: f64 = all.iter().map(|(_, weight)| weight).sum();
        let units = all.first()?.0.parts.len();
        let mut parts = vec![0.0; units];
        for (figure, own) in all {
            parts.iter_mut().zip(&figure.parts).for_each(|(part, more)| *part += more * own / weight);
        }
        Some(Self { value: all.iter().map(|(figure, own)| figure.value * own).sum::<f64>() / weight, parts })
    }
}

/// By unit when it begins, and how many people it has.
struct Groups {
    of: Vec<usize>,
    sizes: Vec<f64>,
}

impl Groups {
    fn many(&self) -> usize {
        self.of.iter().max().map_or(0, |last| last + 1)
    }
}

/// The effect on units that begin at `start`, at `time`.
struct Of {
    start: usize,
    time: usize,
    /// How much the group weighs: its people.
    weight: f64,
    figure: Figure,
}

pub(super) fn answer(panel: &Panel) -> Found {
    let mut found = Found::default();
    let never = panel.times.len();
    let groups = Groups {
        of: panel.units.iter().map(|unit| unit.start.unwrap_or(never)).collect(),
        sizes: panel.units.iter().map(Unit::size).collect(),
    };
    let all = effects(panel, &panel.units.iter().map(|unit| unit.start).collect::<Vec<_>>());
    if all.is_empty() {
        found.withheld.push(Withheld::new("overall", Reason::NoBeforeAndAfter));
        return found;
    }
    let starts = panel.starts();
    let is_compared = |unit: &Unit| {
        let mut own = starts.iter().copied().filter(|start| unit.start.is_none_or(|own| own == *start));
        own.any(|start| (start..never).any(|time| change(unit, (start - 1, time)).is_some()))
    };
    let usable = |unit: &&Unit| is_compared(unit);
    let sizes =
        starts.iter().map(|start| panel.treated().filter(usable).filter(|unit| unit.start == Some(*start)).count());
    found.arms = sizes.chain([panel.controls().filter(usable).count()]).collect();
    let measured = |of: &Of, start: Option<usize>| {
        let both = |unit: &&Unit| unit.start == start && change(unit, (of.start - 1, of.time)).is_some();
        panel.units.iter().filter(both).count()
    };
    found.left_out = panel.treated().chain(panel.controls()).filter(|unit| !is_compared(unit)).count();
    let later = all.iter().filter(|of| of.time >= of.start);
    found.fewest_measured = later.flat_map(|of| [measured(of, Some(of.start)), measured(of, None)]).min();
    let critical = critical(&all.iter().map(|of| &of.figure).collect::<Vec<_>>(), &groups);
    for of in &all {
        let half = critical.map(|critical| of.figure.half(&groups, critical));
        let estimate = of.figure.estimate(&groups);
        found.effects.push(Effect {
            group: panel.times[of.start],
            time: panel.times[of.time],
            estimate,
            band_low: half.map(|half| of.figure.value - half),
            band_high: half.map(|half| of.figure.value + half),
        });
    }
    let since = |of: &Of| panel.since(of.start, of.time);
    let mut moments: Vec<f64> = all.iter().map(since).collect();
    moments.sort_by(f64::total_cmp);
    moments.dedup();
    let by_time: Vec<(f64, Figure)> = moments
        .into_iter()
        .filter_map(|moment| {
            let own: Vec<(&Figure, f64)> =
                all.iter().filter(|of| since(of) == moment).map(|of| (&of.figure, of.weight)).collect();
            Some((moment, Figure::average(&own)?))
        })
        .collect();
    let half = self::critical(&by_time.iter().map(|(_, figure)| figure).collect::<Vec<_>>(), &groups);
    found.by_time_since = by_time
        .iter()
        .map(|(time_since, figure)| {
            let half = half.map(|critical| figure.half(&groups, critical));
            SinceStart {
                time_since: *time_since,
                estimate: figure.estimate(&groups),
                band_low: half.map(|half| figure.value - half),
                band_high: half.map(|half| figure.value + half),
            }
        })
        .collect();
    let by_start = by_group(&all);
    found.by_group = by_start
        .iter()
        .map(|(start, _, figure)| OfGroup { group: panel.times[*start], estimate: figure.estimate(&groups) })
        .collect();
    let Some(overall) =
        Figure::average(&by_start.iter().map(|(_, weight, figure)| (figure, *weight)).collect::<Vec<_>>())
    else {
        found.withheld.push(Withheld::new("overall", Reason::NoBeforeAndAfter));
        return found;
    };
    found.overall = overall.estimate(&groups);
    found.moved_p = panel.starts().first().and_then(|start| exchanged_before(panel, *start));
    found.exchanged(exchanged(panel, &groups));
    found.is_uneven = panel.starts().into_iter().map(Some).chain([None]).any(|start| {
        let own = panel.units.iter().filter(|unit| unit.start == start && usable(unit));
        is_uneven(&own.map(|unit| (0.0, unit.size())).collect::<Vec<_>>())
    });
    found
}

/// Each unit keeps its outcomes and gets another's start. Of a unit and a start only one number counts: its mean change
/// from then on.
fn exchanged(panel: &Panel, groups: &Groups) -> Exchanged {
    let never = panel.times.len();
    // Units that always had it take no part, nor does one that was never measured.
    let takes_part: Vec<usize> =
        (0..panel.units.len()).filter(|at| groups.of[*at] > 0 && groups.sizes[*at] > 0.0).collect();
    let labels: Vec<usize> = takes_part.iter().map(|at| groups.of[*at]).collect();
    let starts: Vec<usize> = panel.starts();
    let change = |unit: &Unit, start: usize| {
        let all: Vec<f64> = (start..never).filter_map(|time| Some(change(unit, (start - 1, time))?.0)).collect();
        if all.is_empty() { 0.0 } else { all.iter().sum::<f64>() / all.len() as f64 }
    };
    let changes: Vec<Vec<f64>> =
        takes_part.iter().map(|at| starts.iter().map(|start| change(&panel.units[*at], *start)).collect()).collect();
    let place: Vec<usize> = (0..=never).map(|start| starts.partition_point(|other| *other < start)).collect();
    let noises: Vec<f64> = takes_part.iter().map(|at| panel.noise(&panel.units[*at])).collect();
    let noise = |labels: &[usize]| {
        let sum = |is_control: bool| {
            let own = noises.iter().zip(labels).filter(|(_, label)| (**label == never) == is_control);
            own.fold((0.0, 0.0), |(n, sum), (noise, _)| (n + 1.0, sum + noise))
        };
        let ((treated, with), (controls, without)) = (sum(false), sum(true));
        with + (treated / controls) * (treated / controls) * without
    };
    // Of each start how many begin, the sum of their changes, and the sum of those of the controls.
    let sums = |labels: &[usize]| {
        let (mut with, mut without, mut controls) = (vec![(0.0, 0.0); starts.len()], vec![0.0; starts.len()], 0.0);
        for (own, label) in changes.iter().zip(labels) {
            if *label == never {
                without.iter_mut().zip(own).for_each(|(sum, change)| *sum += change);
                controls += 1.0;
            } else {
                let sum = &mut with[place[*label]];
                *sum = (sum.0 + own[place[*label]], sum.1 + 1.0);
            }
        }
        without.iter_mut().for_each(|sum| *sum /= controls);
        (with, without)
    };
    let difference = |labels: &[usize]| {
        let (with, without) = sums(labels);
        with.iter().zip(&without).map(|((sum, n), other)| sum - n * other).sum()
    };
    // A control counts with its change from each start by how many begin then, a unit with the pilot with its own.
    let studentised = |labels: &[usize]| {
        let (with, without) = sums(labels);
        let treated: f64 = with.iter().map(|(_, n)| n).sum();
        let of = |is_control: bool| {
            let own = changes.iter().zip(labels).filter(move |(_, label)| (**label == never) == is_control);
            moments(own.map(|(own, label)| match *label == never {
                true => (own.iter().zip(&with).map(|(change, (_, n))| change * n / treated).sum(), 1.0),
                false => (own[place[*label]] - without[place[*label]], 1.0),
            }))
        };
        let ((mean, one), (_, other)) = (of(false), of(true));
        beside_error(mean, one + other)
    };
    permute::exchanged(&labels, (&noises, noise), |label| label != never, difference, studentised)
}

/// For each start after the first time, its mean effect over all times from then on.
fn by_group(all: &[Of]) -> Vec<(usize, f64, Figure)> {
    let mut starts: Vec<usize> = all.iter().map(|of| of.start).collect();
    starts.dedup();
    starts
        .into_iter()
        .filter_map(|start| {
            let own: Vec<&Of> = all.iter().filter(|of| of.start == start && of.time >= start).collect();
            let figures: Vec<(&Figure, f64)> = own.iter().map(|of| (&of.figure, 1.0)).collect();
            Some((start, own.first()?.weight, Figure::average(&figures)?))
        })
        .collect()
}

fn effects(panel: &Panel, starts: &[Option<usize>]) -> Vec<Of> {
    let mut order: Vec<usize> = starts.iter().flatten().copied().filter(|start| *start > 0).collect();
    order.sort_unstable();
    order.dedup();
    let mut all = Vec::new();
    for start in order {
        for time in 1..panel.times.len() {
            let base = if time < start { time - 1 } else { start - 1 };
            if let Some((figure, weight)) = effect(panel, starts, start, (base, time)) {
                all.push(Of { start, time, weight, figure });
            }
        }
    }
    all
}

/// The change of a unit and how much it weighs.
fn change(unit: &Unit, (base, time): (usize, usize)) -> Option<(f64, f64)> {
    let (one, two) = (unit.cells[base]?, unit.cells[time]?);
    Some((two.mean - one.mean, f64::midpoint(one.people, two.people)))
}

fn effect(panel: &Panel, starts: &[Option<usize>], start: usize, times: (usize, usize)) -> Option<(Figure, f64)> {
    let mut parts = vec![0.0; panel.units.len()];
    let mut half = |wanted: Option<usize>, sign: f64| {
        let own: Vec<(usize, (f64, f64))> = (0..panel.units.len())
            .filter(|at| starts[*at] == wanted)
            .filter_map(|at| Some((at, change(&panel.units[at], times)?)))
            .collect();
        let values: Vec<(f64, f64)> = own.iter().map(|(_, value)| *value).collect();
        let mean = (!values.is_empty()).then(|| mean(&values).mean)?;
        let weight: f64 = values.iter().map(|(_, weight)| weight).sum();
        for (at, (change, weighs)) in own {
            parts[at] = sign * weighs / weight * (change - mean) * spread(weighs / weight, values.len());
        }
        Some((mean, weight))
    };
    let (with, weight) = half(Some(start), 1.0)?;
    let (without, _) = half(None, -1.0)?;
    Some((Figure { value: with - without, parts }, weight))
}

/// How many errors wide a band has to be to hold all figures at once. In each draw the signs of units turn, and the
/// error is found anew: with few units that is what makes the band wide enough.
fn critical(all: &[&Figure], groups: &Groups) -> Option<f64> {
    let known: Vec<&Figure> = all.iter().copied().filter(|figure| figure.se() > 0.0).collect();
    let units = known.first()?.parts.len();
    let (many, groups) = (groups.many(), &groups.of);
    // With few units in a group there are too few ways to turn signs.
    let size = |group: &usize| groups.iter().filter(|other| *other == group).count();
    if groups.iter().filter(|group| **group > 0).map(size).min().is_none_or(|least| least < FEWEST_FOR_BAND) {
        return None;
    }
    let mut random = Random::new(2);
    let mut turned = vec![0.0; units];
    let mut sums = vec![(0.0, 0.0, 0.0); many];
    let draws = (MOST_STEPS / (units * known.len())).clamp(FEWEST_DRAWS, DRAWS);
    let mut largest: Vec<f64> = (0..draws)
        .map(|_| {
            let signs: Vec<f64> = (0..units).map(|_| if random.bits() & 1 == 0 { 1.0 } else { -1.0 }).collect();
            let mut most = 0.0_f64;
            for figure in &known {
                sums.fill((0.0, 0.0, 0.0));
                for (unit, part) in figure.parts.iter().enumerate().filter(|(_, part)| **part != 0.0) {
                    turned[unit] = part * signs[unit];
                    let sum = &mut sums[groups[unit]];
                    *sum = (sum.0 + turned[unit], sum.1 + turned[unit] * turned[unit], sum.2 + 1.0);
                }
                let effect: f64 = sums.iter().map(|(sum, ..)| sum).sum();
                let apart = |(sum, squares, n): &(f64, f64, f64)| {
                    if *n > 1.0 { (squares - sum * sum / n) * n / (n - 1.0) } else { 0.0 }
                };
                let variance: f64 = sums.iter().map(apart).sum();
                most = most.max(if variance > 0.0 { effect.abs() / variance.sqrt() } else { f64::INFINITY });
            }
            most
        })
        .collect();
    largest.sort_by(f64::total_cmp);
    let at = ((CONFIDENCE * draws as f64).ceil() as usize).min(draws - 1);
    Some(largest[at].max(normal_quantile(0.5 + CONFIDENCE / 2.0))).filter(|critical| critical.is_finite())
}
