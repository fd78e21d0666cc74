//! Did the pilot help?
//!
//! | design | what it compares | paper |
//! |---|---|---|
//! | `did` | the change of units with the pilot, and of units that never have it | Card and Krueger, AER 84, 1994 |
//! | `staggered` | the same for units that begin at different times, each held only against the never-treated | Callaway and Sant'Anna, J. Econometrics 225, 2021 |
//! | `stepped-wedge` | units that all begin, one after another, with and without, given the moment | Hussey and Hughes, Contemp. Clin. Trials 28, 2007 |
//! | `its` | a series with what it would have been by its own trend | Wagner and others, J. Clin. Pharm. Ther. 27, 2002 |
//! | `before-after` | units with themselves; said to be weak | |
//!
//! What has to hold: for the first two that both kinds of units would have moved alike; for the wedge that the effect
//! is the same whenever it begins; for the series that nothing else happened at that moment. How far the data supports
//! that stands in `evidence`, which nobody types ([`evidence`]).

mod clock;
mod did;
mod evidence;
mod panel;
mod permute;
mod series;
mod staggered;
mod wedge;

use crate::expected::Wrong;
use serde::Serialize;

use crate::data::{Kind, Table, Wanted};
use crate::estimate::{Estimate, Test, Withheld};
use crate::reason::Reason;
pub use clock::Code;
pub use evidence::{Evidence, Level};
use panel::Panel;
use permute::Exchanged;
pub(crate) use wedge::exchanged_p as exchanged_wedge;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Design {
    DifferenceInDifferences,
    Staggered,
    SteppedWedge,
    InterruptedSeries,
    /// Chosen by the data only, when there is nothing to compare with.
    BeforeAfter,
}

impl Design {
    /// As it is written in commands.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::DifferenceInDifferences => "did",
            Self::Staggered => "staggered",
            Self::SteppedWedge => "stepped-wedge",
            Self::InterruptedSeries => "its",
            Self::BeforeAfter => "before-after",
        }
    }
}

/// Which columns tell what.
#[derive(Debug, Clone)]
pub struct Question {
    pub outcome: String,
    /// What gets the pilot as a whole: a class, a programme, a school.
    pub unit: String,
    /// When it was measured: numbers that rise.
    pub time: String,
    /// The first time with the pilot; empty or 0 is never.
    pub treated_from: String,
    /// By the data unless given: see [`Panel::design`].
    pub design: Option<Design>,
    /// How many people a row stands for; the outcome is then their mean.
    pub count: Option<String>,
    /// Whether a lower outcome is the better one.
    pub lower_is_better: bool,
}

/// What the data says of the pilot.
#[derive(Debug, Clone, Serialize)]
pub struct Pilot {
    pub design: &'static str,
    /// Units that get it at some moment, and that never do.
    pub treated: usize,
    pub controls: usize,
    /// The smallest p that exchanging units can give, whatever the outcomes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smallest_p: Option<f64>,
    /// By the time at which units began, and the time of measuring; before that it should be nothing.
    pub effects: Vec<Effect>,
    pub overall: Estimate,
    /// As it was asked.
    pub lower_is_better: bool,
    pub by_time_since: Vec<SinceStart>,
    pub by_group: Vec<OfGroup>,
    pub tests: Vec<Test>,
    /// Of an interrupted series: the change of its level at the start, and of its slope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_change: Option<Estimate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slope_change: Option<Estimate>,
    /// How much more the series varies than chance alone would make it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispersion: Option<f64>,
    /// How much of the variance lies between units (stepped wedge).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icc: Option<f64>,
    pub evidence: Evidence,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
}

/// The effect on the units that began at `group`, at `time`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Effect {
    pub group: f64,
    pub time: f64,
    #[serde(flatten)]
    pub estimate: Estimate,
    /// A band that holds all effects at once in 95% of cases (multiplier bootstrap).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band_low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band_high: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SinceStart {
    /// Time since the start; below zero before it.
    pub time_since: f64,
    #[serde(flatten)]
    pub estimate: Estimate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band_low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band_high: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OfGroup {
    pub group: f64,
    #[serde(flatten)]
    pub estimate: Estimate,
}

/// What a design found, before it is judged.
#[derive(Debug, Clone, Default)]
struct Found {
    effects: Vec<Effect>,
    overall: Estimate,
    by_time_since: Vec<SinceStart>,
    by_group: Vec<OfGroup>,
    tests: Vec<Test>,
    smallest_p: Option<f64>,
    level_change: Option<Estimate>,
    slope_change: Option<Estimate>,
    dispersion: Option<f64>,
    icc: Option<f64>,
    withheld: Vec<Withheld>,
    /// How many units entered the comparison, by what they were compared as.
    arms: Vec<usize>,
    /// The p of exchanging units for what happened before the start, where that can be small enough.
    moved_p: Option<f64>,
    /// Whether few units of a group have most of its people, so that the error of the effect is known badly.
    is_uneven: bool,
    /// Of a wedge whose effect is not the same at all times since the start: what it is on average.
    grows: Option<f64>,
    /// Units with or without the pilot that were not compared.
    left_out: usize,
    /// The fewest units that a time is compared by, where they differ from time to time.
    fewest_measured: Option<usize>,
}

impl Found {
    fn units(&self) -> usize {
        self.arms.iter().sum()
    }

    /// Whether errors that lean on many units can be trusted: enough units, and in each group some.
    fn leans_on_enough(&self) -> bool {
        self.units() >= FEWEST_UNITS && self.arms_are_enough()
    }

    fn arms_are_enough(&self) -> bool {
        let least = self.smallest_arm();
        let is_enough = least >= FEWEST_IN_ARM || least >= FEWEST_IN_EVEN_ARM && self.arms_are_even();
        match self.arms.len() {
            0 => true,
            1 => least >= FEWEST_IN_ARM,
            _ => is_enough && self.times_are_enough(),
        }
    }

    fn arms_are_equal(&self) -> bool {
        self.arms.iter().all(|many| *many == self.arms[0])
    }

    fn arms_are_even(&self) -> bool {
        self.arms.iter().copied().max().unwrap_or(0) as f64 <= EVEN * self.smallest_arm() as f64
    }

    /// Whether every time rests on some units of each group.
    fn times_are_enough(&self) -> bool {
        self.fewest_measured.is_none_or(|many| many >= FEWEST_IN_ARM.min(self.smallest_arm()))
    }

    /// Takes over what exchanging units gave.
    fn exchanged(&mut self, exchanged: Exchanged) {
        if exchanged.tests.is_empty() {
            self.withheld.push(Withheld::new("permutation", Reason::SmallAmongLarge));
        }
        self.tests.extend(exchanged.tests);
        self.smallest_p = Some(exchanged.smallest);
    }

    fn smallest_arm(&self) -> usize {
        self.arms.iter().copied().min().unwrap_or(0)
    }

    fn each(&mut self, change: impl Fn(Estimate) -> Estimate) {
        self.overall = change(self.overall);
        self.effects.iter_mut().for_each(|one| one.estimate = change(one.estimate));
        self.by_time_since.iter_mut().for_each(|one| one.estimate = change(one.estimate));
        self.by_group.iter_mut().for_each(|one| one.estimate = change(one.estimate));
    }
}

/// With fewer units a p that leans on large samples is not given; exchanging units still is exact.
pub const FEWEST_UNITS: usize = 10;
/// With fewer units in one of the groups that are compared, neither p nor interval is given, but where the groups are
/// about as large, which takes [`FEWEST_IN_EVEN_ARM`]; see docs/calibration.md.
pub const FEWEST_IN_ARM: usize = 6;
pub const FEWEST_IN_EVEN_ARM: usize = 4;
/// How much larger a group is that is about as large.
const EVEN: f64 = 2.5;

/// The p of exchanging units of two halves, by the difference of their means.
pub(crate) fn exchanged_halves(outcomes: &[f64], labels: &[usize]) -> f64 {
    let difference = |labels: &[usize]| {
        let mut sums = [(0.0, 0.0); 2];
        for (y, label) in outcomes.iter().zip(labels) {
            sums[*label] = (sums[*label].0 + y, sums[*label].1 + 1.0);
        }
        sums[1].0 / sums[1].1 - sums[0].0 / sums[0].1
    };
    permute::test(labels, difference).0.p.unwrap_or(1.0)
}

impl Question {
    /// The columns to read.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut all = vec![
            Wanted::new(&self.outcome, Kind::Score),
            Wanted::new(&self.unit, Kind::Category),
            Wanted::new(&self.time, Kind::Number),
            Wanted::new(&self.treated_from, Kind::Moment),
        ];
        all.extend(self.count.iter().map(|heading| Wanted::new(heading, Kind::Count)));
        all
    }

    /// # Errors
    ///
    /// When a unit begins at two times, or no row can be used.
    pub fn answer(&self, table: &Table) -> Result<Pilot, Wrong> {
        let panel = Panel::new(self, table)?;
        let (design, instead) = panel.design(self.design);
        let mut withheld: Vec<Withheld> = instead.into_iter().collect();
        let always = panel.always().count();
        if always > 0 && design != Design::SteppedWedge {
            withheld.push(Withheld::new("units", Reason::AlwaysTreated { many: always }));
        }
        if let Some((code, _)) = panel.clock {
            withheld.push(Withheld::new("time", Reason::CodesOfTime { code }));
        }
        if panel.later > 0 {
            withheld.push(Withheld::new("start", Reason::StartAfterLast { many: panel.later }));
        }
        if panel.again > 0 {
            withheld.push(Withheld::new("rows", Reason::RowsAgain { many: panel.again }));
        }
        if panel.has_uneven_rows {
            withheld.push(Withheld::new("rows", Reason::RowsWeigh));
        }
        let others = panel.controls().count();
        if others > 0 && matches!(design, Design::InterruptedSeries | Design::BeforeAfter) {
            withheld.push(Withheld::new("units", Reason::OthersUnused { many: others }));
        }
        if panel.between > 0 {
            withheld.push(Withheld::new("start", Reason::StartBetween { many: panel.between }));
        }
        withheld
            .extend(panel.slip.map(|(row, outcome)| Withheld::new("outcome", Reason::FarFromOthers { row, outcome })));
        let mut found = match design {
            _ if table.rows == 0 => {
                Found { withheld: vec![Withheld::new("overall", Reason::NoRows)], ..Found::default() }
            }
            _ if panel.is_constant => {
                Found { withheld: vec![Withheld::new("overall", Reason::ConstantOutcome)], ..Found::default() }
            }
            Design::DifferenceInDifferences => did::answer(&panel),
            Design::Staggered => staggered::answer(&panel),
            Design::SteppedWedge => wedge::answer(&panel),
            Design::InterruptedSeries => series::answer(&panel),
            Design::BeforeAfter => did::before_after(&panel),
        };
        withheld.extend(found.withheld.iter().cloned());
        if found.left_out > 0 {
            let many = found.left_out;
            let why = match design {
                Design::Staggered => Reason::NotJustBefore { many },
                _ => Reason::NotBeforeAndAfter { many },
            };
            withheld.push(Withheld::new("units", why));
        }
        let evidence = evidence::judge(design, &panel, &found, self.lower_is_better);
        if let Some(mean) = found.grows {
            withheld.push(Withheld::new("p and interval", Reason::EffectGrows { mean }));
            found.overall = found.overall.without_certainty();
        }
        // A series leans on its times, not on units.
        if design != Design::InterruptedSeries && found.overall.estimate.is_some() && !found.leans_on_enough() {
            if found.arms_are_enough() {
                withheld.push(Withheld::new("p", Reason::FewUnits { many: found.units() }));
                found.each(Estimate::without_p);
            } else {
                let why = match found.fewest_measured.filter(|_| !found.times_are_enough()) {
                    Some(many) => Reason::FewMeasured { many, fewest: FEWEST_IN_ARM },
                    None => Reason::FewInArm { many: found.smallest_arm(), fewest: FEWEST_IN_ARM },
                };
                withheld.push(Withheld::new("p and interval", why));
                found.each(Estimate::without_certainty);
            }
        } else if design != Design::InterruptedSeries
            && design != Design::SteppedWedge
            && found.overall.estimate.is_some()
            && found.overall.low.is_none()
        {
            withheld.push(Withheld::new("p and interval", Reason::NothingVaried));
        }
        Ok(Pilot {
            design: design.word(),
            treated: panel.treated().count(),
            controls: panel.controls().count(),
            smallest_p: found.smallest_p,
            effects: found.effects,
            overall: found.overall,
            lower_is_better: self.lower_is_better,
            by_time_since: found.by_time_since,
            by_group: found.by_group,
            tests: found.tests,
            level_change: found.level_change,
            slope_change: found.slope_change,
            dispersion: found.dispersion,
            icc: found.icc,
            evidence,
            withheld,
        })
    }
}
