//! Can this sample answer the question? Power before anyone starts.
//!
//! `power` is the chance to find the stated difference; `needed` the smallest sample that finds it as often as wanted;
//! `answerable` whether this one does. Where no sample would do, `needed` is left out and the reason is given.

mod field_test;
mod pilot;
mod survey;

pub use field_test::{FieldTestPlan, field_test};
pub use pilot::{Pilot, PilotDesign, pilot};
pub use survey::{SurveyPlan, survey};

use std::cell::RefCell;
use std::collections::HashMap;

use serde::Serialize;

use crate::expected::Expected;
use crate::reason::Reason;

/// The answer of the planner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    pub power: f64,
    /// Pairs, units or people, as the question counts them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<u64>,
    pub answerable: bool,
    pub alpha: f64,
    pub wanted_power: f64,
    /// Of a survey: how much more an answer says about one person, at most (the smaller the safer).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epsilon: Option<f64>,
    /// Of a survey: how many times the people of a direct question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample_cost: Option<f64>,
    /// The power of smaller and larger samples.
    pub curve: Vec<Point>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    pub n: u64,
    pub power: f64,
}

/// What is asked for besides the design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// The chance of a false alarm.
    pub alpha: f64,
    /// The wanted chance to find what is there.
    pub power: f64,
}

impl Wish {
    /// # Errors
    ///
    /// When one is no probability between 0 and 1.
    pub fn checked(self) -> Result<Self, Expected> {
        let is_inside = |p: f64| p > 0.0 && p < 1.0;
        if is_inside(self.alpha) && is_inside(self.power) && self.alpha < self.power {
            Ok(self)
        } else {
            Err(Expected::AlphaAndPower)
        }
    }
}

/// No plan is made for more: what needs so many is no pilot.
const MOST: u64 = 1_000_000;

/// Searches the smallest sample of which the power suffices. Exact power climbs with small steps back, so below the
/// sample that bisection finds the last few are tried too. Sizes are multiples of `step`.
fn plan(n: u64, wish: Wish, step: u64, power: impl Fn(u64) -> f64, reasons: Vec<Reason>) -> Plan {
    // Power is asked for the same sample more than once, and a simulated one takes its time.
    let known = RefCell::new(HashMap::new());
    let power = |n: u64| {
        let found = known.borrow().get(&n).copied();
        found.unwrap_or_else(|| {
            let found = power(n);
            known.borrow_mut().insert(n, found);
            found
        })
    };
    let own = power(n);
    let suffices = |n: u64| power(n) >= wish.power;
    let mut high = step;
    while high < MOST && !suffices(high) {
        high *= 2;
    }
    let needed = suffices(high).then(|| {
        let mut low = high / 2 / step * step;
        while high - low > step {
            let middle = (low + (high - low) / 2) / step * step;
            if suffices(middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        (1..=40)
            .filter_map(|back| high.checked_sub(back * step))
            .filter(|n| *n >= step && suffices(*n))
            .min()
            .unwrap_or(high)
    });
    let far = needed.unwrap_or(n * 2).max(n).saturating_mul(5) / 4;
    let stride = (far / 24 / step * step).max(step);
    let mut curve: Vec<Point> = (1..=24).map(|at| at * stride).map(|n| Point { n, power: power(n) }).collect();
    curve.push(Point { n, power: own });
    curve.sort_by_key(|point| point.n);
    curve.dedup_by_key(|point| point.n);
    let mut reasons = reasons;
    if needed.is_none() {
        reasons.push(Reason::NoSample { most: MOST });
    }
    Plan {
        power: own,
        needed,
        answerable: own >= wish.power,
        alpha: wish.alpha,
        wanted_power: wish.power,
        epsilon: None,
        sample_cost: None,
        curve,
        reasons,
    }
}
