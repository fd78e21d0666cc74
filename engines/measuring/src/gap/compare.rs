//! A group held against the reference.

use super::strata::{breslow_day, cells, common_odds_ratio, mantel_haenszel, no_common};
use super::{Comparison, FourFifths, Two, boschloo, conditional};
use crate::chance::counts::Urn;
use crate::chance::normal_quantile;
use crate::chance::strata::{MOST_OUTCOMES, Strata};
use crate::estimate::{CONFIDENCE, Estimate, Test, Withheld, finite};
use crate::field_test::{FEW_EXPECTED, difference, ratio};
use crate::reason::Reason;

pub(super) fn compare(other: &str, all: Two, strata: Option<&[Two]>, withheld: &mut Vec<Withheld>) -> Comparison {
    let [(s0, n0), (s1, n1)] = all;
    let (mut ratio, mut odds_ratio) = (ratio((n0, s0), (n1, s1)), odds_ratio(all));
    let urn = Urn { total: n0 + n1, marked: s0 + s1, drawn: n1 };
    let mut tests = Vec::new();
    let mut withhold = |what: &str, why| withheld.push(Withheld::new(format!("{what} ({other})"), why));
    if n0 > 0 && n1 > 0 {
        tests.push(Test::of_ln("fisher-exact", urn.ln_as_unlikely(s1)));
        match boschloo::p(all) {
            Some(p) => tests.push(Test::new("boschloo", p)),
            None => withhold("boschloo", Reason::ManyPeople),
        }
    } else {
        withhold("tests", Reason::EmptyGroup);
    }
    if let Some(strata) = strata {
        match mantel_haenszel(strata) {
            Some(test) => tests.push(test),
            None => withhold("mantel-haenszel", Reason::NoSharedStratum),
        }
        let mut exact = Strata::default();
        let informative = strata.iter().filter(|[one, two]| one.1 > 0 && two.1 > 0);
        let mut seen = 0;
        for [(s0, n0), (s1, n1)] in informative {
            exact.add(Urn { total: n0 + n1, marked: s0 + s1, drawn: *n1 }, 1);
            seen += s1;
        }
        if exact.least() == exact.most() {
            withhold("mantel-haenszel-exact", Reason::NoSharedStratum);
        } else if exact.outcomes() <= MOST_OUTCOMES {
            tests.push(Test::of_ln("mantel-haenszel-exact", exact.ln_as_unlikely(seen)).statistic(seen as f64));
        } else {
            withhold("mantel-haenszel-exact", Reason::ManyPeople);
        }
        match breslow_day(strata) {
            Ok(test) => tests.push(test),
            Err(why) => withhold("breslow-day", why),
        }
    }
    let difference = difference((n0, s0), (n1, s1));
    if difference.estimate.is_some() && difference.p.is_none() {
        // The same under another name would be no better.
        (ratio, odds_ratio) = (ratio.without_certainty(), odds_ratio.without_certainty());
        withhold("p of difference, p and interval of ratio and odds_ratio", FEW_EXPECTED);
    }
    let odds_ratio_conditional = conditional::odds_ratio(urn, s1);
    if odds_ratio_conditional == Estimate::default() && n0 > 0 && n1 > 0 {
        let why = if urn.least() == urn.most() { Reason::SameOutcome } else { Reason::ManyPeople };
        withhold("odds_ratio_conditional", why);
    }
    for (what, of) in [("ratio", ratio), ("odds_ratio", odds_ratio)] {
        if of.low.is_none() && difference.p.is_some() {
            let what = if of.estimate.is_some() { format!("p and interval of {what}") } else { what.to_owned() };
            withhold(&what, Reason::NothingToDivide);
        }
    }
    let common_odds_ratio = strata.map(common_odds_ratio);
    if common_odds_ratio.is_some_and(|common| common.estimate.is_none()) {
        withhold("common_odds_ratio", no_common(strata.unwrap_or_default()));
    }
    Comparison {
        other: other.to_owned(),
        difference,
        four_fifths: FourFifths::of(ratio, all, urn.ln_as_unlikely(s1)),
        ratio,
        ratio_score: score_interval(all),
        odds_ratio,
        odds_ratio_conditional,
        common_odds_ratio,
        tests,
    }
}

impl FourFifths {
    /// The rule compares with the group that does best, whichever that is.
    fn of(ratio: Estimate, all: Two, ln_fisher: f64) -> Self {
        // Where few are expected, or nobody or everybody of a group was selected, the ratio has no such interval. Then the
        // score test decides, and of one to three people, for whom its curve does not hold, the exact test as well.
        let is_below = |limit: f64| ratio.high.map_or_else(|| score(all, limit) < 0.0, |high| high < limit);
        let is_above = |limit: f64| ratio.low.map_or_else(|| score(all, limit) > 0.0, |low| low > limit);
        let reaches = ratio.low.map_or_else(|| is_above(0.8), |low| low >= 0.8);
        let stays = ratio.high.map_or_else(|| is_below(1.25), |high| high <= 1.25);
        let is_told = ratio.low.is_some() || ln_fisher <= (1.0 - CONFIDENCE).ln();
        if is_told && (is_below(0.8) || is_above(1.25)) {
            Self::NotMet
        } else if reaches && stays {
            Self::Met
        } else {
            Self::Undecided
        }
    }
}

/// Whether the ratio of both rates lies surely below (−1) or above (1) this one, or neither, by its score test.
fn score(all: Two, ratio: f64) -> f64 {
    let score = scored(all, ratio);
    if score.abs() > normal_quantile(0.5 + CONFIDENCE / 2.0) { score.signum() } else { 0.0 }
}

/// How many errors the ratio of both rates lies above this one (Koopman 1984).
fn scored([(s0, n0), (s1, n1)]: Two, ratio: f64) -> f64 {
    let (s0, n0, s1, n1) = (s0 as f64, n0 as f64, s1 as f64, n1 as f64);
    if n0 == 0.0 || n1 == 0.0 {
        return 0.0;
    }
    // The most likely rates with this ratio.
    let (square, linear, constant) = ((n0 + n1) * ratio, -(n1 * ratio + s1 + n0 + s0 * ratio), s0 + s1);
    let p0 = 2.0 * constant / (-linear + (linear * linear - 4.0 * square * constant).max(0.0).sqrt());
    let p1 = (ratio * p0).clamp(0.0, 1.0);
    let difference = s1 / n1 - ratio * s0 / n0;
    let variance = p1 * (1.0 - p1) / n1 + ratio * ratio * p0 * (1.0 - p0) / n0;
    if variance > 1e-300 { difference / variance.sqrt() } else { difference * 1e150 }
}

/// All ratios that the score test does not rule out; without an end where the reference has nobody selected.
fn score_interval(all: Two) -> Estimate {
    let [(s0, n0), (s1, n1)] = all;
    if n0 == 0 || n1 == 0 || s0 + s1 == 0 {
        return Estimate::default();
    }
    let middle = (s1 as f64 / n1 as f64) / (s0 as f64 / n0 as f64);
    let z = normal_quantile(0.5 + CONFIDENCE / 2.0);
    // The score falls as the ratio rises.
    let end = |wanted: f64| {
        let (mut low, mut high) = (-40.0_f64, 40.0_f64);
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            *if scored(all, middle.exp()) > wanted { &mut low } else { &mut high } = middle;
        }
        low.exp()
    };
    Estimate {
        estimate: finite(middle),
        low: Some(if s1 == 0 { 0.0 } else { end(z) }),
        high: (s0 > 0).then(|| end(-z)),
        ..Estimate::default()
    }
}

fn odds_ratio(all: Two) -> Estimate {
    let [a, b, c, d] = cells(all);
    Estimate::of_log((a * d / (b * c)).ln(), (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt())
}
