//! Sensitive questions: what share says yes, when nobody can know what one person answered.
//!
//! In a randomised design chance decides what an answer means, so an answer is shared by people with and without the
//! trait, and ε bounds how much it can tell (Wang, Wu and Hu 2016). The price is a larger sample.
//!
//! - `direct`: the question itself. Nobody is protected.
//! - `forced:P,PYES,PNO`: with probability P the truth, else yes or no is forced (Boruch 1971).
//! - `warner:P`: with probability P the question, else its opposite (Warner 1965).
//! - `crosswise:P`: whether the answers to the question and to an innocent one, which is yes with probability P, are
//!   the same (Yu, Tian and Tang 2008). The answer `yes` means: the same.
//!
//! The evidence is sobering: with known truth the crosswise model gave many false positives (Höglinger and Jann 2018),
//! because some people answer at random, which pulls every estimate towards a half. Hence the two checks: a second arm
//! with 1 − P (extended crosswise; Heck, Hoffmann and Moshagen 2018) shows that the answers do not fit, and an anchor
//! question that nobody can truthfully answer with yes tells how many answer at random, and corrects for it (Atsusaka
//! and Stevenson 2023).

use serde::Serialize;

use crate::chance::counts::{ln_binomial_at_least, ln_binomial_at_most};
use crate::chance::{chi_squared_above, normal_quantile};
use crate::data::{Kind, Table, Wanted};
use crate::estimate::{CONFIDENCE, Estimate, Test, Withheld, finite};
use crate::expected::{Expected, Wrong};
use crate::field_test::wilson;
use crate::reason::Reason;

/// How the question is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Design {
    Direct,
    Forced { truth: f64, yes: f64, no: f64 },
    Warner { question: f64 },
    Crosswise { innocent: f64 },
}

/// Which columns tell what.
#[derive(Debug, Clone)]
pub struct Question {
    pub answer: String,
    pub design: Design,
    /// Crosswise: the arm. In one of the two the innocent answer is yes with probability P, in the other with 1 − P.
    pub arm: Option<String>,
    /// The arm with P; the first value (bytewise) unless given.
    pub first_arm: Option<String>,
    /// Crosswise: the answer to a question of the same form about something that nobody has.
    pub anchor: Option<String>,
}

/// What the answers say.
#[derive(Debug, Clone, Serialize)]
pub struct Survey {
    pub n: u64,
    pub yes: u64,
    pub prevalence: Estimate,
    /// At most e^ε times as likely is any answer from somebody with the trait than from somebody without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epsilon: Option<f64>,
    /// So many times the sample of a direct question is needed to know `prevalence` as well; `corrected` takes more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample_cost: Option<f64>,
    /// The prevalence by each arm, and whether they fit each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub arms: Vec<Estimate>,
    /// The arm whose innocent statement is true with probability P; in the other it is 1 − P.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_arm: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<Test>,
    /// The share that answers at random, by the anchor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_random: Option<Estimate>,
    /// The prevalence corrected for those.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Estimate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
}

/// With fewer people in two arms the interval is too narrow; see docs/calibration.md.
const FEWEST_IN_ARMS: usize = 50;

/// With fewer in one of two arms nothing is said of whether they fit.
const FEWEST_IN_ARM: f64 = 15.0;

/// Arms that disagree more than this chance makes them do not fit.
const ALPHA: f64 = 0.05;

/// How much more often yes has to come from people with the trait for a design to say anything.
const LEAST: f64 = 0.02;

impl Design {
    /// From `direct`, `forced:P,PYES,PNO`, `warner:P` or `crosswise:P`.
    ///
    /// # Errors
    ///
    /// What was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, rest) = text.split_once(':').unwrap_or((text, ""));
        let numbers: Option<Vec<f64>> = match rest {
            "" => Some(Vec::new()),
            rest => rest.split(',').map(fraction).collect(),
        };
        let numbers = numbers.filter(|all| all.iter().all(|p| (0.0..=1.0).contains(p)));
        match (name, numbers.as_deref()) {
            ("direct", Some([])) => Ok(Self::Direct),
            ("forced", Some(&[truth, yes, no])) if truth >= LEAST && (truth + yes + no - 1.0).abs() < 1e-3 => {
                // What was rounded when it was typed is made to add up.
                let sum = truth + yes + no;
                Ok(Self::Forced { truth: truth / sum, yes: yes / sum, no: no / sum })
            }
            ("forced", Some([_, _, _])) => {
                Err(format!("expected three probabilities that add up to 1, the first at least {LEAST}"))
            }
            ("warner", Some(&[p])) if (2.0 * p - 1.0).abs() >= LEAST => Ok(Self::Warner { question: p }),
            ("crosswise", Some(&[p])) if (2.0 * p - 1.0).abs() >= LEAST => Ok(Self::Crosswise { innocent: p }),
            ("warner" | "crosswise", Some([_])) => {
                Err("with a probability near .5 the answers say next to nothing; choose another".to_owned())
            }
            _ => Err("expected direct, forced:P,PYES,PNO, warner:P or crosswise:P, with probabilities from 0 to 1"
                .to_owned()),
        }
    }

    /// The probability of yes from somebody without the trait, and how much more it is from somebody with it.
    #[must_use]
    pub fn line(self) -> (f64, f64) {
        match self {
            Self::Direct => (0.0, 1.0),
            Self::Forced { truth, yes, .. } => (yes, truth),
            Self::Warner { question: p } | Self::Crosswise { innocent: p } => (1.0 - p, 2.0 * p - 1.0),
        }
    }

    /// Whether so many yes are beyond what the design can give, and beyond chance: with nobody who has the trait, or with all.
    fn is_not_followed(self, yes: u64, n: u64) -> bool {
        const BEYOND_CHANCE: f64 = 0.001;
        let (without, more) = self.line();
        let (low, high) = (without.min(without + more), without.max(without + more));
        let least = ln_binomial_at_most(yes, n, low).exp();
        let most = ln_binomial_at_least(yes, n, high).exp();
        (low > 0.0 && least < BEYOND_CHANCE) || (high < 1.0 && most < BEYOND_CHANCE)
    }

    /// ε, or nothing where nobody is protected.
    #[must_use]
    pub fn epsilon(self) -> Option<f64> {
        let (without, more) = self.line();
        let with = without + more;
        let ratio = |a: f64, b: f64| (a / b).ln().abs();
        finite(ratio(with, without).max(ratio(1.0 - with, 1.0 - without)))
    }

    /// The variance of the estimate ÷ that of a direct question, at this prevalence.
    #[must_use]
    pub fn sample_cost(self, prevalence: f64) -> Option<f64> {
        let (without, more) = self.line();
        let yes = without + more * prevalence;
        finite(yes * (1.0 - yes) / (more * more) / (prevalence * (1.0 - prevalence)))
    }
}

/// A decimal or `2/3`.
fn fraction(text: &str) -> Option<f64> {
    let number = |text: &str| crate::data::number(text.trim().as_bytes());
    match text.split_once('/') {
        None => number(text),
        Some((top, bottom)) => finite(number(top)? / number(bottom)?),
    }
}

impl Question {
    /// The columns to read.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut all = vec![Wanted::new(&self.answer, Kind::Outcome)];
        all.extend(self.arm.iter().map(|heading| Wanted::new(heading, Kind::Category)));
        all.extend(self.anchor.iter().map(|heading| Wanted::new(heading, Kind::Outcome)));
        all
    }

    /// # Errors
    ///
    /// When arms or an anchor are given for another design than crosswise, or there are not two arms.
    pub fn answer(&self, table: &Table) -> Result<Survey, Wrong> {
        let Design::Crosswise { innocent } = self.design else {
            if let Some(column) = self.arm.as_ref().or(self.anchor.as_ref()) {
                return Err(Wrong::new(column, Expected::Crosswise));
            }
            return Ok(self.plain(table));
        };
        let answers = table.outcomes(0).unwrap_or_default();
        let mut found = self.plain(table);
        let second = match &self.arm {
            None => None,
            Some(heading) => {
                let words = table.words(1).cloned().unwrap_or_default();
                let [one, other] = words.sorted()[..] else {
                    return Err(Wrong::new(heading, Expected::TwoArms { many: words.len() }));
                };
                let second = match self.first_arm.as_deref() {
                    None => other,
                    Some(first) if first == words.word(one) => other,
                    Some(first) if first == words.word(other) => one,
                    Some(first) => {
                        let among = format!("{}, {}", words.word(one), words.word(other));
                        return Err(Wrong::new(heading, Expected::Reference { word: first.to_owned(), among }));
                    }
                };
                found.first_arm = Some(words.word(if second == one { other } else { one }).to_owned());
                Some((words, second))
            }
        };
        let is_second = |row: usize| second.as_ref().is_some_and(|(words, code)| words.codes[row] as usize == *code);
        if second.is_some() {
            let arm = |wanted: bool, p: f64| {
                let rows: Vec<usize> = (0..answers.len()).filter(|row| is_second(*row) == wanted).collect();
                let yes = rows.iter().filter(|row| answers[**row] == 1).count();
                (Design::Crosswise { innocent: p }, yes as f64, rows.len() as f64)
            };
            let arms = [arm(false, innocent), arm(true, 1.0 - innocent)];
            found.arms = arms.iter().map(|(design, yes, n)| prevalence(*design, *yes, *n)).collect();
            // Put together, and held against each other, as they are: not cut off at nothing and at all.
            let [a, b] = arms.map(|(design, yes, n)| raw(design, yes, n));
            let (one, two) = (1.0 / a.1, 1.0 / b.1);
            let both = (a.0 * one + b.0 * two) / (one + two);
            // With the intervals of both arms put together as well (Newcombe 1998): few answers lie askew.
            let ends = arms.map(|(design, yes, n)| span(design, yes, n));
            let half = |of: fn((f64, f64)) -> f64| {
                let [first, second] = ends.map(of);
                (first * one).hypot(second * two) / (one + two)
            };
            found.prevalence = within(both, (one + two).sqrt().recip(), (half(|end| end.0), half(|end| end.1)));
            // By the variances that one share in both would give, because those of the answers are smallest where chance was
            // largest.
            let expected: f64 = arms
                .iter()
                .map(|(design, _, n)| {
                    let (without, more) = design.line();
                    let yes = without + more * both.clamp(0.0, 1.0);
                    yes * (1.0 - yes) / n / (more * more)
                })
                .sum();
            let x = (a.0 - b.0).powi(2) / expected;
            let p = chi_squared_above(x, 1.0);
            let least = arms.iter().map(|(.., n)| *n).fold(f64::INFINITY, f64::min);
            // Of a handful of people no curve tells.
            let is_told = least >= FEWEST_IN_ARM;
            if is_told {
                found.fit = Some(Test::new("arms-agree", p).statistic(x).df(1.0));
            } else {
                found.withheld.push(Withheld::new("fit", Reason::FewPeople { minimum: FEWEST_IN_ARM as u64 }));
            }
            if (found.n as usize) < FEWEST_IN_ARMS && found.prevalence.low.is_some() {
                found.prevalence = found.prevalence.without_certainty();
                let why = Reason::FewPeople { minimum: FEWEST_IN_ARMS as u64 };
                found.withheld.push(Withheld::new("interval of prevalence", why));
            }
            if is_told && p < ALPHA {
                found.prevalence = found.prevalence.without_certainty();
                found.withheld.push(Withheld::new("interval of prevalence", Reason::ArmsApart));
            }
            found.sample_cost = found.prevalence.estimate.and_then(|share| self.design.sample_cost(share));
            found.withheld.retain(|one| one.reason != Reason::OutsideDesign);
            if !is_possible(both) {
                found.withheld.push(Withheld::new(UNBOUNDED, Reason::OutsideDesign));
            }
        }
        if self.anchor.is_some() {
            let anchors = table.outcomes(1 + usize::from(self.arm.is_some())).unwrap_or_default();
            // Turned, an answer of the second arm is one of the first.
            let turned = |answer: u8, row: usize| f64::from(if is_second(row) { 1 - answer } else { answer });
            let pairs = answers.iter().zip(anchors).enumerate();
            let pairs: Vec<(f64, f64)> = pairs.map(|(row, (a, b))| (turned(*a, row), turned(*b, row))).collect();
            if pairs.is_empty() {
                found.withheld.push(Withheld::new("corrected", Reason::NobodyAnswered));
            } else {
                (found.at_random, found.corrected) = corrected(&pairs, innocent, &mut found.withheld);
            }
        }
        Ok(found)
    }

    fn plain(&self, table: &Table) -> Survey {
        let answers = table.outcomes(0).unwrap_or_default();
        let (n, yes) = (answers.len() as u64, answers.iter().map(|answer| u64::from(*answer)).sum::<u64>());
        let mut prevalence = prevalence(self.design, yes as f64, n as f64);
        let mut withheld = Vec::new();
        if n > 0 && self.design.is_not_followed(yes, n) {
            prevalence = Estimate::default();
            withheld.push(Withheld::new("prevalence", Reason::NotFollowed));
        }
        if n == 0 {
            withheld.push(Withheld::new("prevalence", Reason::NobodyAnswered));
        }
        if prevalence.estimate.is_some() && !is_possible(raw(self.design, yes as f64, n as f64).0) {
            withheld.push(Withheld::new(UNBOUNDED, Reason::OutsideDesign));
        }
        Survey {
            n,
            yes,
            sample_cost: prevalence.estimate.and_then(|share| self.design.sample_cost(share)),
            prevalence,
            epsilon: self.design.epsilon(),
            arms: Vec::new(),
            first_arm: None,
            fit: None,
            at_random: None,
            corrected: None,
            withheld,
        }
    }
}

/// The share with the trait; its interval is Wilson's of the share of yes, drawn through the line of the design.
fn prevalence(design: Design, yes: f64, n: f64) -> Estimate {
    let (without, more) = design.line();
    let share = yes / n;
    let Some((low, high)) = wilson(yes, n) else { return Estimate::default() };
    // A zero without a sign.
    let back = |share: f64| ((share - without) / more).clamp(0.0, 1.0) + 0.0;
    let (a, b) = (back(low), back(high));
    // An interval that lies outside 0 to 1 as a whole says that the design was not followed, and not where the share is.
    let is_inside = a.max(b) > a.min(b);
    Estimate {
        estimate: finite(back(share)),
        se: finite((share * (1.0 - share) / n).sqrt() / more.abs()),
        low: finite(a.min(b)).filter(|_| is_inside),
        high: finite(a.max(b)).filter(|_| is_inside),
        p: None,
    }
}

/// What is not given where answers lie outside what the design can give: the estimate itself, which is cut off at 0 or 1.
const UNBOUNDED: &str = "prevalence below 0 or above 1";

fn is_possible(share: f64) -> bool {
    (-1e-9..=1.0 + 1e-9).contains(&share)
}

/// The share that the line of the design gives, wherever it lies, and its variance. Where all answered alike the variance
/// is that of one answer more of each kind (Agresti and Coull 1998), because nobody is that sure.
fn raw(design: Design, yes: f64, n: f64) -> (f64, f64) {
    let (without, more) = design.line();
    let (share, certain) = (yes / n, yes == 0.0 || yes == n);
    let spread = if certain { (yes + 1.0) / (n + 2.0) } else { share };
    ((share - without) / more, spread * (1.0 - spread) / n / (more * more))
}

/// How far below and above the share of the line the ends of Wilson's interval lie.
fn span(design: Design, yes: f64, n: f64) -> (f64, f64) {
    let (without, more) = design.line();
    let (low, high) = wilson(yes, n).unwrap_or((0.0, 1.0));
    let [share, a, b] = [yes / n, low, high].map(|share| (share - without) / more);
    (share - a.min(b), a.max(b) - share)
}

fn bounded(estimate: f64, se: f64) -> Estimate {
    let half = normal_quantile(0.5 + CONFIDENCE / 2.0) * se;
    within(estimate, se, (half, half))
}

/// An estimate between 0 and 1 with its interval, so far below and above.
fn within(estimate: f64, se: f64, (below, above): (f64, f64)) -> Estimate {
    let cut = |x: f64| finite(x.clamp(0.0, 1.0) + 0.0);
    // An interval that lies outside as a whole says that the design was not followed, and not where the share is.
    let is_inside = estimate + above > 0.0 && estimate - below < 1.0;
    Estimate {
        estimate: cut(estimate),
        se: finite(se),
        low: cut(estimate - below).filter(|_| is_inside),
        high: cut(estimate + above).filter(|_| is_inside),
        p: None,
    }
}

/// Of pairs of (answer, anchor): the share that answers at random, and the prevalence among all without their noise.
/// The anchor says `the same` with probability 1 − P from who attends and a half from who does not; errors by the delta
/// method, with the covariance of both answers.
fn corrected(pairs: &[(f64, f64)], p: f64, withheld: &mut Vec<Withheld>) -> (Option<Estimate>, Option<Estimate>) {
    let n = pairs.len() as f64;
    let mean = |f: fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>() / n;
    let (share, anchor, both) = (mean(|x| x.0), mean(|x| x.1), mean(|x| x.0 * x.1));
    let attentive = (anchor - 0.5) / (0.5 - p);
    let anchor_se = (anchor * (1.0 - anchor) / n).sqrt();
    let at_random = bounded(1.0 - attentive, anchor_se / (0.5 - p).abs());
    if !is_possible(1.0 - attentive) {
        withheld.push(Withheld::new("at_random below 0 or above 1", Reason::OutsideDesign));
    }
    // No more than everybody attends: then nothing is corrected.
    let attentive = attentive.min(1.0);
    if attentive <= 2.0 * anchor_se / (0.5 - p).abs() {
        withheld.push(Withheld::new("corrected", Reason::AllAtRandom));
        return (Some(at_random), None);
    }
    // share − ½ = attentive·(π·(2p − 1) + ½ − p)
    let centred = (share - 0.5) / attentive;
    let estimate = (centred - (0.5 - p)) / (2.0 * p - 1.0);
    if !is_possible(estimate) {
        withheld.push(Withheld::new("corrected below 0 or above 1", Reason::OutsideDesign));
    }
    let (by_share, by_anchor) =
        (1.0 / (attentive * (2.0 * p - 1.0)), -(share - 0.5) / (attentive * attentive * (2.0 * p - 1.0) * (0.5 - p)));
    let variance = (by_share.powi(2) * share * (1.0 - share)
        + by_anchor.powi(2) * anchor * (1.0 - anchor)
        + 2.0 * by_share * by_anchor * (both - share * anchor))
        / n;
    (Some(at_random), Some(bounded(estimate, variance.max(0.0).sqrt())))
}
