//! Power of pilots whose units (classes, programmes, schools) get the intervention as a whole.

use super::{Plan, Wish, plan};
use crate::chance::{normal_above, t_quantile};
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
    /// How much a unit is like itself at the next measurement.
    pub autocorrelation: f64,
    /// Stepped wedge: measurements, the first before anybody has it.
    pub periods: u64,
}

/// # Errors
///
/// When the design is impossible.
pub fn pilot(of: Pilot, wish: Wish) -> Result<Plan, String> {
    let wish = wish.checked()?;
    let is_share = |share: f64| (0.0..=1.0).contains(&share);
    if !is_share(of.rates.0) || !is_share(of.rates.1) || of.rates.0 == of.rates.1 {
        return Err("expected two different shares from 0 to 1".to_owned());
    }
    if !(0.0..1.0).contains(&of.icc) || !is_share(of.autocorrelation) {
        return Err(
            "expected an intraclass correlation from 0 to below 1, and an autocorrelation from 0 to 1".to_owned()
        );
    }
    if of.people == 0 || of.units < 2 || of.units > super::MOST {
        return Err("expected at least two units, with at least one person each".to_owned());
    }
    let step = match of.design {
        PilotDesign::SteppedWedge if of.periods < 3 => {
            return Err("a stepped wedge takes at least three measurements: before, between and after".to_owned());
        }
        PilotDesign::SteppedWedge if !of.units.is_multiple_of(of.periods - 1) => {
            return Err(format!("expected a number of units that {} steps divide evenly", of.periods - 1));
        }
        PilotDesign::SteppedWedge => of.periods - 1,
        _ if !of.units.is_multiple_of(2) => {
            return Err("expected an even number of units: half with, half without".to_owned());
        }
        _ => 2,
    };
    let mut reasons = Vec::new();
    let smallest = smallest_p(of);
    if smallest > wish.alpha {
        reasons.push(Reason::OutOfReach { units: of.units, p: smallest, alpha: wish.alpha });
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
    let (shift, limit) = ((of.rates.1 - of.rates.0).abs() / variance.sqrt(), t_quantile(1.0 - alpha / 2.0, df));
    // The t with a shift, by the normal curve with its own spread (Johnson and Welch 1940).
    let spread = (1.0 + limit * limit / (2.0 * df)).sqrt();
    let centre = 1.0 - 1.0 / (4.0 * df);
    normal_above((limit * centre - shift) / spread)
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
