//! How strong the evidence is: a function of the design and the data, with its reasons.
//!
//! The Maryland scale (Sherman and others, *Preventing Crime*, 1997): 1 a correlation at one moment; 2 before and after
//! without a comparable group; 3 before and after in comparable units with and without; 4 the same with control of what
//! else differs between units; 5 a lottery decides who gets it. What else differs, and whether there was a lottery, data of
//! outcomes alone cannot show, so 3 is the most that is given here. Nesta's Standards of Evidence (Puttick and Ludlow 2013): 1 it is described why it should work; 2 data
//! shows a change; 3 a comparison group shows that it is the cause; 4 and 5 need independent replication and a manual,
//! which no single pilot has.

use serde::Serialize;

use super::panel::{Panel, Unit};
use super::{Design, FEWEST_UNITS, Found, permute};
use crate::reason::Reason;

/// What counts as surprising; written out, because 1 − .95 is a little more.
pub(super) const ALPHA: f64 = 0.05;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    pub level: Level,
    /// 0 when not even before and after can be compared.
    pub maryland: u8,
    pub nesta: u8,
    /// What the verdict leans on: for a wedge, and with few units, that of exchanging them, else that of the effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p: Option<f64>,
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Level {
    /// The design or the data cannot answer.
    #[serde(rename = "we cannot say")]
    CannotSay,
    /// A fair comparison that found nothing sure.
    #[serde(rename = "not proven")]
    NotProven,
    /// A fair comparison that found it better.
    #[serde(rename = "promising")]
    Promising,
    /// A fair comparison that found it worse.
    #[serde(rename = "harmful")]
    Harmful,
}

/// With fewer units with the pilot, or without it, whatever else happened there would pass for its effect.
const FEWEST_UNITS_OF_A_KIND: usize = 3;
/// As many units of equal size would tell as much as these.
const FEWEST_OF_EQUAL_SIZE: f64 = 2.0;

/// Whether a comparison rests on one or two units, or on one that has nearly all people.
fn are_few<'a>(units: impl Iterator<Item = &'a Unit>) -> bool {
    let (many, sum, squares) = units
        .map(Unit::size)
        .filter(|size| *size > 0.0)
        .fold((0, 0.0, 0.0), |(many, sum, squares), size| (many + 1, sum + size, squares + size * size));
    many < FEWEST_UNITS_OF_A_KIND || sum * sum < FEWEST_OF_EQUAL_SIZE * squares
}

pub(super) fn judge(design: Design, panel: &Panel, found: &Found, lower_is_better: bool) -> Evidence {
    let mut reasons = Vec::new();
    let (with, without) = match found.arms.as_slice() {
        [starts @ .., controls] if !starts.is_empty() => (starts.iter().sum(), *controls),
        [all] => (*all, 0),
        _ => (panel.treated().count(), panel.controls().count()),
    };
    let units = if found.arms.is_empty() { with + without } else { found.units() };
    let Some(effect) = found.overall.estimate else {
        reasons.push(Reason::NoEffect);
        return Evidence { level: Level::CannotSay, maryland: 0, nesta: 1, p: None, reasons };
    };
    // With few units the smallest p that anything could reach comes first.
    let alpha = ALPHA;
    let out_of_reach = found.smallest_p.is_some_and(|p| p > alpha);
    if let Some(p) = found.smallest_p.filter(|_| units < FEWEST_UNITS || out_of_reach) {
        reasons.push(Reason::SmallestP { units, p });
    }
    let maryland = match design {
        Design::BeforeAfter => {
            reasons.push(Reason::BeforeAndAfterOnly);
            2
        }
        Design::InterruptedSeries => {
            reasons.push(Reason::OwnTrendOnly);
            2
        }
        Design::DifferenceInDifferences | Design::Staggered => {
            reasons.push(Reason::WithAndWithout { with, without });
            // Where errors are not to be trusted, exchanging units tells, if it can.
            // Two looks, at half the surprise each: a jump shows from one time to the next, and a drift between both
            // halves of what was before, where each step of it is too small to see.
            let by_halves = found.moved_p.map(|p| p <= ALPHA / 2.0);
            let moved = match (found.leans_on_enough(), moved_before(found)) {
                (false, moved) if moved != Some(true) => found.moved_p.map(|p| p <= ALPHA),
                (false, moved) => moved,
                (true, by_times) => by_times.into_iter().chain(by_halves).reduce(|one, other| one || other),
            };
            reasons.push(match moved {
                Some(true) => Reason::MovedApart,
                Some(false) => Reason::MovedAlike,
                None => Reason::NotShownAlike,
            });
            if moved == Some(true) { 2 } else { 3 }
        }
        Design::SteppedWedge => {
            reasons.push(Reason::Wedge { units: measured(panel.treated()) });
            let always = measured(panel.always());
            if always > 0 {
                reasons.push(Reason::WithOthersOnly { many: always });
            }
            3
        }
    };
    if maryland == 3 {
        reasons.push(Reason::Lottery);
    }
    // With few units only exchanging them is exact; else the error of the effect itself.
    let exchanged = permute::of_both(&found.tests);
    let p = match design {
        Design::InterruptedSeries => found.overall.p,
        // Its errors take times of a unit to be alike by its level alone; exchanging units does not.
        Design::SteppedWedge => exchanged,
        _ if found.leans_on_enough() && !found.is_uneven => found.overall.p.or(exchanged),
        _ if found.leans_on_enough() => exchanged.or(found.overall.p),
        // Few beside others may vary otherwise, which exchanging them does not forgive, and Welch's t does.
        _ if !found.arms_are_equal() => exchanged.map(|p| p.max(found.overall.p.unwrap_or(p))),
        _ => exchanged,
    };
    let is_alone = match design {
        Design::DifferenceInDifferences | Design::Staggered => {
            are_few(panel.treated()) || are_few(panel.controls()) || with.min(without) < FEWEST_UNITS_OF_A_KIND
        }
        // Those that begin at the same time tell nothing beside each other.
        Design::SteppedWedge => {
            let all = || panel.units.iter().filter(|unit| unit.start.is_some());
            panel.starts().into_iter().chain([0]).any(|start| are_few(all().filter(|unit| unit.start != Some(start))))
        }
        _ => false,
    };
    let level = match p {
        _ if maryland < 3 => Level::CannotSay,
        _ if panel.is_mixed => {
            reasons.push(Reason::SharesAndPercentages);
            Level::CannotSay
        }
        _ if is_alone => {
            reasons.push(Reason::OneOrTwo);
            Level::CannotSay
        }
        _ if let Some(mean) = found.grows => {
            reasons.push(Reason::EffectGrows { mean });
            Level::CannotSay
        }
        _ if out_of_reach => {
            reasons.push(Reason::TooFewToShow);
            Level::CannotSay
        }
        None => {
            reasons.push(Reason::NotKnown);
            Level::CannotSay
        }
        Some(p) if p > alpha => {
            reasons.push(Reason::NotSurprising { p });
            Level::NotProven
        }
        Some(p) => {
            reasons.push(Reason::Surprising { p });
            if (effect > 0.0) == lower_is_better { Level::Harmful } else { Level::Promising }
        }
    };
    // A comparison that cannot say shows a change, and not its cause.
    let nesta = if maryland >= 3 && level != Level::CannotSay { 3 } else { 2 };
    Evidence { level, maryland, nesta, p, reasons }
}

fn measured<'a>(units: impl Iterator<Item = &'a Unit>) -> usize {
    units.filter(|unit| unit.cells.iter().any(Option::is_some)).count()
}

/// Whether units moved apart before the start: Holm over the earlier figures; nothing when there are none.
fn moved_before(found: &Found) -> Option<bool> {
    let p: Vec<f64> = found
        .by_time_since
        .iter()
        .filter(|since| since.time_since < 0.0)
        .filter_map(|since| since.estimate.p)
        .collect();
    (!p.is_empty()).then(|| crate::multiple::holm(&p).iter().any(|p| *p <= ALPHA / 2.0))
}
