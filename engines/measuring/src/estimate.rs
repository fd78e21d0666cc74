//! A figure with how sure it is.

use serde::Serialize;

use crate::chance::{normal_quantile, t_quantile, t_two_sided, two_sided};
use crate::reason::Reason;

/// A figure with its standard error, interval and p-value; what does not apply, or cannot be known, is left out.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Estimate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<f64>,
    /// The standard error, on the scale on which the interval is symmetric (of a ratio: of its logarithm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub se: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p: Option<f64>,
}

/// The share of intervals that should hold the truth.
pub const CONFIDENCE: f64 = 0.95;

impl Estimate {
    /// A figure of which nothing more is known.
    #[must_use]
    pub fn bare(estimate: f64) -> Self {
        Self { estimate: finite(estimate), ..Self::default() }
    }

    /// With a normal interval, and tested against zero.
    #[must_use]
    pub fn normal(estimate: f64, se: f64) -> Self {
        Self::with(estimate, se, normal_quantile(0.5 + CONFIDENCE / 2.0), two_sided)
    }

    /// With an interval by Student's t, and tested against zero.
    #[must_use]
    pub fn student(estimate: f64, se: f64, df: f64) -> Self {
        if df.is_nan() || df <= 0.0 {
            return Self::bare(estimate);
        }
        Self::with(estimate, se, t_quantile(0.5 + CONFIDENCE / 2.0, df), |t| t_two_sided(t, df))
    }

    /// From a logarithm and its standard error: the interval is symmetric there, and it is tested against 1.
    #[must_use]
    pub fn of_log(log: f64, se: f64) -> Self {
        Self::normal(log, se).exponential()
    }

    /// The same on the scale of ratios; the standard error stays that of the logarithm.
    #[must_use]
    pub fn exponential(self) -> Self {
        let raise = |of: Option<f64>| of.map(f64::exp).and_then(finite);
        Self { estimate: raise(self.estimate), low: raise(self.low), high: raise(self.high), ..self }
    }

    /// Without its p-value and interval, where its error is known to be off.
    #[must_use]
    pub fn without_certainty(self) -> Self {
        Self { p: None, low: None, high: None, ..self }
    }

    /// Without its p-value, where that is known to be off.
    #[must_use]
    pub fn without_p(self) -> Self {
        Self { p: None, ..self }
    }

    fn with(estimate: f64, se: f64, width: f64, p: impl Fn(f64) -> f64) -> Self {
        let Some(estimate) = finite(estimate) else { return Self::default() };
        // An error that is nothing but rounding says that nothing varied, not that all is known.
        let Some(se) = finite(se).filter(|se| *se > 1e-9 * estimate.abs().max(1e-3)) else {
            return Self::bare(estimate);
        };
        Self {
            estimate: Some(estimate),
            se: Some(se),
            low: finite(estimate - width * se),
            high: finite(estimate + width * se),
            p: finite(p(estimate / se)),
        }
    }
}

/// Nothing instead of a number that is none.
pub(crate) fn finite(number: f64) -> Option<f64> {
    Some(number).filter(|number| number.is_finite())
}

/// A test of whether there is nothing to find.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Test {
    pub name: &'static str,
    /// Of both sides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p: Option<f64>,
    /// The natural logarithm of `p`, which goes on where `p` itself is too small for a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ln_p: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statistic: Option<f64>,
    /// Degrees of freedom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub df: Option<f64>,
}

impl Test {
    pub(crate) fn new(name: &'static str, p: f64) -> Self {
        Self { name, p: finite(p), ln_p: None, statistic: None, df: None }
    }

    pub(crate) fn of_ln(name: &'static str, ln_p: f64) -> Self {
        Self { name, p: finite(ln_p.exp()), ln_p: finite(ln_p), statistic: None, df: None }
    }

    pub(crate) fn statistic(self, statistic: f64) -> Self {
        Self { statistic: finite(statistic), ..self }
    }

    pub(crate) fn df(self, df: f64) -> Self {
        Self { df: finite(df), ..self }
    }
}

/// What is not said, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Withheld {
    /// The name of the figure.
    pub what: String,
    pub reason: Reason,
}

impl Withheld {
    pub(crate) fn new(what: impl Into<String>, reason: Reason) -> Self {
        Self { what: what.into(), reason }
    }
}
