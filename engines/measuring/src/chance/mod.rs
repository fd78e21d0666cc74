//! Probabilities: of the known curves by `statrs`, of counts by our own sums, which keep twelve digits in tails of
//! 1e-300 (the general functions keep about ten).

pub mod counts;
mod random;
pub mod strata;

pub use random::Random;
use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor, Normal, StudentsT};
use statrs::function::erf::erfc;

/// The probability that a standard normal number lies above `z`.
#[must_use]
pub fn normal_above(z: f64) -> f64 {
    0.5 * erfc(z / std::f64::consts::SQRT_2)
}

/// The probability that a standard normal number lies as far from zero as `z`.
#[must_use]
pub fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The number below which a standard normal number lies with probability `p`.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(p)
}

/// The probability that Student's t with `df` degrees of freedom lies above `t`.
#[must_use]
pub fn t_above(t: f64, df: f64) -> f64 {
    StudentsT::new(0.0, 1.0, df).map_or(f64::NAN, |curve| curve.sf(t))
}

/// The probability that Student's t lies as far from zero as `t`.
#[must_use]
pub fn t_two_sided(t: f64, df: f64) -> f64 {
    (2.0 * t_above(t.abs(), df)).min(1.0)
}

/// The number below which Student's t lies with probability `p`.
#[must_use]
pub fn t_quantile(p: f64, df: f64) -> f64 {
    if df > 5_000.0 {
        // In one over the degrees of freedom (Fisher and Cornish 1960): right to the last digit here, where the general
        // inverse keeps six.
        let z = normal_quantile(p);
        let (z2, z3) = (z * z, z * z * z);
        return z + (z3 + z) / (4.0 * df) + ((5.0 * z2 + 16.0) * z3 + 3.0 * z) / (96.0 * df * df);
    }
    StudentsT::new(0.0, 1.0, df).map_or(f64::NAN, |curve| curve.inverse_cdf(p))
}

/// The probability that chi-squared with `df` degrees of freedom lies above `x`.
#[must_use]
pub fn chi_squared_above(x: f64, df: f64) -> f64 {
    if x <= 0.0 { 1.0 } else { ChiSquared::new(df).map_or(f64::NAN, |curve| curve.sf(x)) }
}

/// The number below which chi-squared lies with probability `p`.
#[must_use]
pub fn chi_squared_quantile(p: f64, df: f64) -> f64 {
    ChiSquared::new(df).map_or(f64::NAN, |curve| curve.inverse_cdf(p))
}

/// The probability that F lies above `x`.
#[must_use]
pub fn f_above(x: f64, df: (f64, f64)) -> f64 {
    if x <= 0.0 { 1.0 } else { FisherSnedecor::new(df.0, df.1).map_or(f64::NAN, |curve| curve.sf(x)) }
}
