//! How strong the evidence is: a function of the design and the data, with its reasons.
//!
//! The Maryland scale (Sherman and others, *Preventing Crime*, 1997): 1 a correlation at one moment; 2 before and after
//! without a comparable group; 3 before and after in comparable units with and without; 4 many units with and without,
//! and control of what else differs; 5 a lottery decides who gets it. Data alone cannot show a lottery, so 5 is never
//! given here. Nesta's Standards of Evidence (Puttick and Ludlow 2013): 1 it is described why it should work; 2 data
//! shows a change; 3 a comparison group shows that it is the cause; 4 and 5 need independent replication and a manual,
//! which no single pilot has.

use serde::Serialize;

use super::panel::Panel;
use super::{Design, FEWEST_UNITS, Found};
use crate::estimate::CONFIDENCE;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    pub level: Level,
    /// 0 when not even before and after can be compared.
    pub maryland: u8,
    pub nesta: u8,
    pub reasons: Vec<String>,
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

pub(super) fn judge(design: Design, panel: &Panel, found: &Found, lower_is_better: bool) -> Evidence {
    let mut reasons = Vec::new();
    let (with, without) = (panel.treated().count(), panel.controls().count());
    let units = with + without;
    let Some(effect) = found.overall.estimate else {
        reasons.push("no effect could be computed".to_owned());
        return Evidence { level: Level::CannotSay, maryland: 0, nesta: 1, reasons };
    };
    // With few units the smallest p that anything could reach comes first.
    let alpha = 1.0 - CONFIDENCE;
    let out_of_reach = found.smallest_p.filter(|p| *p > alpha);
    if let Some(smallest) = found.smallest_p.filter(|_| units < FEWEST_UNITS) {
        reasons.push(format!("with {units} units exchanging them can give no p below {smallest:.3}"));
    }
    let moved = moved_before(found);
    let maryland = match design {
        Design::BeforeAfter => {
            reasons.push(
                "before and after without anything to compare with: whatever else changed counts as effect".to_owned(),
            );
            2
        }
        Design::InterruptedSeries => {
            reasons.push(
                "one series held against its own trend: whatever else happened at the start counts as effect"
                    .to_owned(),
            );
            2
        }
        Design::DifferenceInDifferences | Design::Staggered => {
            reasons.push(format!("{with} units with and {without} without the pilot, before and after"));
            if moved == Some(true) {
                reasons.push("both kinds of units moved apart before the start already".to_owned());
                2
            } else if units >= FEWEST_UNITS && with > 1 && without > 1 && moved == Some(false) {
                reasons.push("before the start both kinds of units moved alike, as far as the data tells".to_owned());
                4
            } else {
                reasons.push("whether both kinds of units would have moved alike is not shown".to_owned());
                3
            }
        }
        Design::SteppedWedge => {
            reasons.push(format!("{units} units begin one after another, each compared with itself and with others"));
            if units >= FEWEST_UNITS { 4 } else { 3 }
        }
    };
    reasons
        .push("if a lottery decided who began (when), it is stronger than this says; data cannot show that".to_owned());
    // With few units only exchanging them is exact; else the error of the effect itself.
    let exchanged = found.tests.iter().find(|test| test.name == "permutation").and_then(|test| test.p);
    let p = if units < FEWEST_UNITS { exchanged } else { found.overall.p.or(exchanged) };
    let level = match p {
        _ if maryland < 3 => Level::CannotSay,
        _ if out_of_reach.is_some() => {
            reasons.push("so few units cannot show anything".to_owned());
            Level::CannotSay
        }
        None => {
            reasons.push("the data does not tell how sure the effect is".to_owned());
            Level::CannotSay
        }
        Some(p) if p >= alpha => {
            reasons.push(format!(
                "an effect of this size is not surprising by chance (p = {p:.3}); that is no proof that there is none"
            ));
            Level::NotProven
        }
        Some(p) => {
            reasons.push(format!("an effect of this size is surprising by chance (p = {p:.3})"));
            if (effect > 0.0) == lower_is_better { Level::Harmful } else { Level::Promising }
        }
    };
    Evidence { level, maryland, nesta: if maryland >= 3 { 3 } else { 2 }, reasons }
}

/// Whether units moved apart before the start: Holm over the earlier figures; nothing when there are none.
fn moved_before(found: &Found) -> Option<bool> {
    let p: Vec<f64> = found
        .by_time_since
        .iter()
        .filter(|since| since.time_since < 0.0)
        .filter_map(|since| since.estimate.p)
        .collect();
    (!p.is_empty()).then(|| crate::multiple::holm(&p).iter().any(|p| *p < 1.0 - CONFIDENCE))
}
