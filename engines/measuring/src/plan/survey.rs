//! Exact power of two waves of a survey, also with a sensitive question.

use super::{Plan, Wish, plan};
use crate::chance::counts::ln_binomial;
use crate::chance::normal_quantile;
use crate::expected::Expected;
use crate::reason::Reason;
use crate::survey::Design;

/// Two waves with as many people each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurveyPlan {
    pub people: u64,
    /// The share with the trait in the first wave, and in the second.
    pub rates: (f64, f64),
    pub design: Design,
}

impl SurveyPlan {
    /// How many times the people that a direct question would take, by the variance of the difference of both waves.
    /// Nothing where a direct question would need nobody.
    fn cost(&self) -> Option<f64> {
        let (without, more) = self.design.line();
        let rates = [self.rates.0, self.rates.1];
        let variance = |of: &dyn Fn(f64) -> f64| rates.map(|rate| of(rate) * (1.0 - of(rate))).iter().sum::<f64>();
        let (direct, asked) = (variance(&|rate| rate), variance(&|rate| without + more * rate));
        (direct > 0.0).then(|| asked / (more * more) / direct)
    }
}

/// The exact power of the pooled test of both waves' answers.
///
/// # Errors
///
/// When a share is none, or there are no people.
pub fn survey(of: SurveyPlan, wish: Wish) -> Result<Plan, Expected> {
    let wish = wish.checked()?;
    let is_share = |share: f64| (0.0..=1.0).contains(&share);
    if !is_share(of.rates.0) || !is_share(of.rates.1) || of.rates.0 == of.rates.1 {
        return Err(Expected::DifferentShares);
    }
    if of.people == 0 || of.people > super::MOST {
        return Err(Expected::PeopleAWave { most: super::MOST });
    }
    let mut reasons = Vec::new();
    let cost = of.cost();
    match (of.design.epsilon(), cost) {
        (Some(epsilon), Some(cost)) => reasons.push(Reason::Price { epsilon, cost }),
        (None, _) => reasons.push(Reason::Unprotected),
        _ => {}
    }
    let planned = plan(of.people, wish, 1, |people| power(people, of, wish.alpha), reasons);
    Ok(Plan { epsilon: of.design.epsilon(), sample_cost: cost, ..planned })
}

/// Over all divisions of answers that are likely enough to count.
fn power(people: u64, of: SurveyPlan, alpha: f64) -> f64 {
    let (without, more) = of.design.line();
    let yes = [of.rates.0, of.rates.1].map(|rate| (without + more * rate).clamp(0.0, 1.0));
    let n = people as f64;
    let z = normal_quantile(1.0 - alpha / 2.0);
    if people > 3_000 {
        // So many answers are as good as normal, and the sum would take long.
        let (a, b) = (yes[0], yes[1]);
        let (pooled, own) = ((a + b) / 2.0, a * (1.0 - a) + b * (1.0 - b));
        let limit = z * (2.0 * pooled * (1.0 - pooled)).sqrt();
        let (shift, spread) = ((a - b).abs() * n.sqrt(), own.sqrt());
        return crate::chance::normal_above((limit - shift) / spread)
            + crate::chance::normal_above((limit + shift) / spread);
    }
    let window = |p: f64| {
        let deviation = (n * p * (1.0 - p)).sqrt();
        let (from, to) =
            ((n * p - 8.0 * deviation).floor().max(0.0) as u64, (n * p + 8.0 * deviation).ceil().min(n) as u64);
        (from..=to).map(|k| (k as f64, ln_binomial(k, people, p).exp())).collect::<Vec<_>>()
    };
    let (one, two) = (window(yes[0]), window(yes[1]));
    let mut sum = 0.0;
    for (a, weight) in &one {
        for (b, own) in &two {
            let pooled = (a + b) / (2.0 * n);
            let spread = (2.0 * pooled * (1.0 - pooled) / n).sqrt();
            if spread > 0.0 && ((b - a) / n).abs() / spread >= z {
                sum += weight * own;
            }
        }
    }
    sum.min(1.0)
}
