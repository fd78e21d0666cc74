//! Power of pilots whose units (classes, programmes, schools) get the intervention as a whole.

use super::{Plan, Wish, plan};
use statrs::function::gamma::ln_gamma;

use crate::chance::{Random, normal_above, t_quantile};
use crate::expected::Expected;
use crate::pilot::{FEWEST_UNITS, exchanged_halves, exchanged_wedge};
use crate::reason::Reason;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PilotDesign {
    /// Half the units with, half without, measured once.
    Parallel,
    /// The same measured before and after.
    BeforeAfterWithControls,
    /// All begin without, and one after the other gets it.
    SteppedWedge,
}

/// A pilot as it is planned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pilot {
    pub design: PilotDesign,
    pub units: u64,
    /// In each unit at each measurement.
    pub people: u64,
    /// The share without the intervention, and with it.
    pub rates: (f64, f64),
    /// How much people of one unit are alike: the share of the variance that lies between units.
    pub icc: f64,
    /// How much a unit is like itself at any other measurement.
    pub autocorrelation: f64,
    /// Stepped wedge: measurements, the first before anybody has it.
    pub periods: u64,
}

/// # Errors
///
/// When the design is impossible.
pub fn pilot(of: Pilot, wish: Wish) -> Result<Plan, Expected> {
    let wish = wish.checked()?;
    let is_share = |share: f64| (0.0..=1.0).contains(&share);
    if !is_share(of.rates.0) || !is_share(of.rates.1) || of.rates.0 == of.rates.1 {
        return Err(Expected::DifferentShares);
    }
    if !(0.0..1.0).contains(&of.icc) || !is_share(of.autocorrelation) {
        return Err(Expected::Correlations);
    }
    if of.people == 0 || of.units < 2 || of.units > super::MOST {
        return Err(Expected::TwoUnits);
    }
    let step = match of.design {
        PilotDesign::SteppedWedge if of.periods < 3 => {
            return Err(Expected::ThreeMeasurements);
        }
        PilotDesign::SteppedWedge if of.periods > 1_000 => {
            return Err(Expected::FewerMeasurements);
        }
        PilotDesign::SteppedWedge if !of.units.is_multiple_of(of.periods - 1) => {
            return Err(Expected::UnitsBySteps { steps: of.periods - 1 });
        }
        PilotDesign::SteppedWedge => of.periods - 1,
        _ if !of.units.is_multiple_of(2) => {
            return Err(Expected::EvenUnits);
        }
        _ => 2,
    };
    let mut reasons = Vec::new();
    let smallest = smallest_p(of);
    if smallest > wish.alpha {
        reasons.push(Reason::OutOfReach { units: of.units, p: smallest, alpha: wish.alpha });
    }
    if of.units < FEWEST_UNITS as u64 && smallest <= wish.alpha {
        reasons.push(Reason::Simulated { fewest: FEWEST_UNITS as u64, draws: DRAWS });
    }
    reasons.push(match of.design {
        PilotDesign::Parallel => Reason::AssumedParallel { icc: of.icc },
        _ => Reason::Assumed { icc: of.icc, autocorrelation: of.autocorrelation },
    });
    if of.design == PilotDesign::BeforeAfterWithControls {
        reasons.push(Reason::AssumedTwice);
    }
    let power = |units: u64| {
        let own = Pilot { units, ..of };
        if smallest_p(own) > wish.alpha { 0.0 } else { power(own, wish.alpha) }
    };
    Ok(plan(of.units, wish, step, power, reasons))
}

/// One ÷ the number of ways in which a lottery could have divided the units; two, where halves can change places.
fn smallest_p(of: Pilot) -> f64 {
    let ln_choose = |n: u64, k: u64| (0..k).map(|at| ((n - at) as f64 / (at + 1) as f64).ln()).sum::<f64>();
    let ln_ways = match of.design {
        PilotDesign::SteppedWedge => {
            let (steps, each) = (of.periods - 1, of.units / (of.periods - 1));
            (0..steps).map(|step| ln_choose(of.units - step * each, each)).sum()
        }
        _ => ln_choose(of.units, of.units / 2),
    };
    let sides = if of.design == PilotDesign::SteppedWedge { 1.0 } else { 2.0 };
    sides * (-ln_ways).exp()
}

fn power(of: Pilot, alpha: f64) -> f64 {
    let rate = f64::midpoint(of.rates.0, of.rates.1);
    let all = rate * (1.0 - rate);
    let (units, people) = (of.units as f64, of.people as f64);
    // Between units, and of a unit's mean around its own level.
    let (between, within) = (all * of.icc, all * (1.0 - of.icc) / people);
    let variance = match of.design {
        PilotDesign::Parallel => 4.0 / units * (between + within),
        PilotDesign::BeforeAfterWithControls => 8.0 / units * (between * (1.0 - of.autocorrelation) + within),
        PilotDesign::SteppedWedge => {
            stepped_wedge(of, within + between * (1.0 - of.autocorrelation), between * of.autocorrelation)
        }
    };
    let df = units - 2.0;
    if df < 1.0 {
        return 0.0;
    }
    let shift = (of.rates.1 - of.rates.0).abs();
    if of.units < FEWEST_UNITS as u64 {
        return simulated(of, shift, (between, within), alpha);
    }
    shifted_t_beyond(shift / variance.sqrt(), t_quantile(1.0 - alpha / 2.0, df), df)
}

/// The probability that Student's t with this shift lies beyond the limit on either side: the normal tails, over all
/// values that the estimated spread can have (Simpson's rule).
fn shifted_t_beyond(shift: f64, limit: f64, df: f64) -> f64 {
    const STEPS: usize = 2_000;
    // The spread is the root of chi-squared over df, which lies within twelve of its deviations, and above nothing.
    let deviation = (2.0 * df).sqrt().recip();
    let (from, to) = ((1.0 - 12.0 * deviation).max(0.0), 1.0 + 12.0 * deviation);
    let ln_scale = (df / 2.0) * (df / 2.0).ln() - ln_gamma(df / 2.0) + std::f64::consts::LN_2;
    let at = |spread: f64| {
        if spread <= 0.0 {
            return 0.0;
        }
        let density = (ln_scale + (df - 1.0) * spread.ln() - df * spread * spread / 2.0).exp();
        density * (normal_above(limit * spread - shift) + normal_above(limit * spread + shift))
    };
    let width = (to - from) / STEPS as f64;
    let weight = |step: usize| {
        if step == 0 || step == STEPS {
            1.0
        } else if step.is_multiple_of(2) {
            2.0
        } else {
            4.0
        }
    };
    let sum: f64 = (0..=STEPS).map(|step| weight(step) * at(from + step as f64 * width)).sum();
    (sum * width / 3.0).min(1.0)
}

/// So many pilots are drawn where few units leave only their exchange to judge by.
const DRAWS: u32 = 2_000;

/// The share of drawn pilots in which exchanging units, the test that `measure pilot` then uses, finds the effect.
fn simulated(of: Pilot, shift: f64, (between, within): (f64, f64), alpha: f64) -> f64 {
    let mut random = Random::new(3);
    let units = of.units as usize;
    let lasting = (between * of.autocorrelation).sqrt();
    let passing = (within + between * (1.0 - of.autocorrelation)).sqrt();
    let found = (0..DRAWS).filter(|_| {
        let p = match of.design {
            PilotDesign::SteppedWedge => {
                let periods = of.periods as usize;
                let starts: Vec<usize> = (0..units).map(|unit| 1 + unit % (periods - 1)).collect();
                let outcomes: Vec<Vec<f64>> = starts
                    .iter()
                    .map(|start| {
                        let own = lasting * random.normal();
                        let mut one =
                            |time: usize| own + passing * random.normal() + if time >= *start { shift } else { 0.0 };
                        (0..periods).map(&mut one).collect()
                    })
                    .collect();
                exchanged_wedge(&outcomes, &starts)
            }
            _ => {
                // A unit's outcome, or its change: once its own spread, or the passing part twice.
                let spread = match of.design {
                    PilotDesign::Parallel => (between + within).sqrt(),
                    _ => passing * std::f64::consts::SQRT_2,
                };
                let labels: Vec<usize> = (0..units).map(|unit| usize::from(unit < units / 2)).collect();
                let outcomes: Vec<f64> =
                    labels.iter().map(|label| spread * random.normal() + shift * *label as f64).collect();
                exchanged_halves(&outcomes, &labels)
            }
        };
        p <= alpha
    });
    found.count() as f64 / f64::from(DRAWS)
}

/// The variance of the effect by Hussey and Hughes (2007), equation 8.
fn stepped_wedge(of: Pilot, sigma2: f64, tau2: f64) -> f64 {
    let (units, periods) = (of.units as f64, of.periods as f64);
    let each = units / (periods - 1.0);
    // Of each step, how many measurements follow it; of each measurement, how many units have it.
    let after: Vec<f64> = (1..of.periods).map(|step| periods - step as f64).collect();
    let u: f64 = after.iter().map(|n| each * n).sum();
    let v: f64 = after.iter().map(|n| each * n * n).sum();
    let w: f64 = (1..of.periods).map(|period| (each * period as f64).powi(2)).sum();
    units * sigma2 * (sigma2 + periods * tau2)
        / ((units * u - w) * sigma2 + (u * u + units * periods * u - periods * w - units * v) * tau2)
}
