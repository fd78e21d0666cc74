//! Units that begin at different times: each group against the never-treated only (Callaway and Sant'Anna 2021,
//! without covariates). Before a group's start each time is held against the one before it, as their package does; so
//! those figures should be nothing. Errors from the units' own parts; the band that holds all figures at once by the
//! multiplier bootstrap.

use super::did::mean;
use super::panel::{Panel, Unit};
use super::{Effect, Found, OfGroup, SinceStart, permute};
use crate::chance::{Random, normal_quantile};
use crate::estimate::{CONFIDENCE, Estimate, Withheld};

const DRAWS: usize = 999;

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

    fn estimate(&self) -> Estimate {
        Estimate::normal(self.value, self.se())
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
    let all = effects(panel, &panel.units.iter().map(|unit| unit.start).collect::<Vec<_>>());
    if all.is_empty() {
        found
            .withheld
            .push(Withheld::new("overall", "no group of units was measured at a time and just before its start"));
        return found;
    }
    let critical = critical(&all.iter().map(|of| &of.figure).collect::<Vec<_>>());
    for of in &all {
        let (estimate, half) = (of.figure.estimate(), critical.map(|critical| critical * of.figure.se()));
        found.effects.push(Effect {
            group: panel.times[of.start],
            time: panel.times[of.time],
            estimate,
            band_low: half.map(|half| of.figure.value - half),
            band_high: half.map(|half| of.figure.value + half),
        });
    }
    let since = |of: &Of| panel.times[of.time] - panel.times[of.start];
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
    let half = self::critical(&by_time.iter().map(|(_, figure)| figure).collect::<Vec<_>>());
    found.by_time_since = by_time
        .iter()
        .map(|(time_since, figure)| SinceStart {
            time_since: *time_since,
            estimate: figure.estimate(),
            band_low: half.map(|half| figure.value - half * figure.se()),
            band_high: half.map(|half| figure.value + half * figure.se()),
        })
        .collect();
    let groups = by_group(&all);
    found.by_group = groups
        .iter()
        .map(|(start, _, figure)| OfGroup { group: panel.times[*start], estimate: figure.estimate() })
        .collect();
    let Some(overall) =
        Figure::average(&groups.iter().map(|(_, weight, figure)| (figure, *weight)).collect::<Vec<_>>())
    else {
        found.withheld.push(Withheld::new("overall", "nothing was measured after a start"));
        return found;
    };
    found.overall = overall.estimate();
    // Exchanging units: each keeps its outcomes and gets another's start. Units that always had it take no part.
    let takes_part: Vec<usize> = (0..panel.units.len()).filter(|at| panel.units[*at].start != Some(0)).collect();
    let never = panel.times.len();
    let labels: Vec<usize> = takes_part.iter().map(|at| panel.units[*at].start.unwrap_or(never)).collect();
    if panel.units.len() * panel.times.len() <= 5_000 {
        let (test, smallest) = permute::test(&labels, |labels| {
            let mut starts: Vec<Option<usize>> = panel.units.iter().map(|_| Some(0)).collect();
            takes_part.iter().zip(labels).for_each(|(at, start)| starts[*at] = (*start < never).then_some(*start));
            value(panel, &starts)
        });
        found.tests.push(test);
        found.smallest_p = Some(smallest);
    }
    found
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
        let (mean, n) = ((!values.is_empty()).then(|| mean(&values).mean)?, values.len() as f64);
        let weight: f64 = values.iter().map(|(_, weight)| weight).sum();
        for (at, (change, weighs)) in own {
            parts[at] = sign * weighs / weight * (change - mean) * (n / (n - 1.0).max(1.0)).sqrt();
        }
        Some((mean, weight))
    };
    let (with, weight) = half(Some(start), 1.0)?;
    let (without, _) = half(None, -1.0)?;
    Some((Figure { value: with - without, parts }, weight))
}

/// The overall effect alone, for exchanging.
fn value(panel: &Panel, starts: &[Option<usize>]) -> f64 {
    let groups = by_group(&effects(panel, starts));
    let weight: f64 = groups.iter().map(|(_, weight, _)| weight).sum();
    groups.iter().map(|(_, weight, figure)| weight * figure.value).sum::<f64>() / weight
}

/// How many errors wide a band has to be to hold all figures at once.
fn critical(all: &[&Figure]) -> Option<f64> {
    let known: Vec<(&Figure, f64)> =
        all.iter().map(|figure| (*figure, figure.se())).filter(|(_, se)| *se > 0.0).collect();
    let units = known.first()?.0.parts.len();
    let mut random = Random::new(2);
    let mut largest: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let signs: Vec<f64> = (0..units).map(|_| if random.bits() & 1 == 0 { 1.0 } else { -1.0 }).collect();
            let t = |(figure, se): &(&Figure, f64)| {
                (figure.parts.iter().zip(&signs).map(|(part, sign)| part * sign).sum::<f64>() / se).abs()
            };
            known.iter().map(t).fold(0.0, f64::max)
        })
        .collect();
    largest.sort_by(f64::total_cmp);
    let at = ((CONFIDENCE * DRAWS as f64).ceil() as usize).min(DRAWS - 1);
    Some(largest[at].max(normal_quantile(0.5 + CONFIDENCE / 2.0)))
}
