//! Watching a field test while it runs: figures that stay valid however often one looks, and whenever one stops.
//!
//! The usual p-value breaks when somebody looks every week and stops at the first good news. An e-value is the gain of
//! a fair bet against "nothing to find": the chance that it *ever* reaches 20 without anything to find is at most 5%
//! (Ville 1939; Ramdas, Grünwald, Vovk and Shafer 2023). A confidence sequence is the set of differences that such bets
//! have not refuted.
//!
//! - Pairs: of the pairs in which one of both was answered, who was? The bet is Beta(1, 1): after b and c of both kinds
//!   E = 2^(b+c)·B(b+1, c+1).
//! - Without pairs: two Beta(½, ½) mixtures against the best common rate (universal inference; Wasserman, Ramdas and
//!   Balakrishnan 2020).
//!
//! The sequences use the same idea: a mixture over all rates against the best rates with that difference, so they hold
//! for any number of applications, exactly, at the price of being wider than an interval for one look.

use serde::Serialize;
use statrs::function::gamma::ln_gamma;

use crate::chance::strata::ln_add;
use crate::data::{Kind, Table, Wanted};
use crate::estimate::{CONFIDENCE, Withheld, finite};
use crate::expected::{Expected, Wrong};
use crate::field_test::two_groups;
use crate::reason::Reason;

/// Which columns tell what; rows stand in the order in which they came in.
#[derive(Debug, Clone, Default)]
pub struct Question {
    pub outcome: String,
    pub group: String,
    pub reference: Option<String>,
    /// Which two applications were sent together.
    pub pair: Option<String>,
}

/// At most so many looks are listed, evenly.
const LOOKS: usize = 500;

/// What is known after the last row, and was known on the way.
#[derive(Debug, Clone, Serialize)]
pub struct Monitor {
    pub reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e_value: Option<f64>,
    /// Where `e_value` is too large for a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ln_e_value: Option<f64>,
    /// 1 ÷ the largest e-value so far: a p-value that may be looked at any day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p: Option<f64>,
    /// The look at which the e-value reached 20, if it did: 5% for all looks together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<u64>,
    /// Of the difference, other − reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence_sequence: Option<Sequence>,
    pub looks: Vec<Look>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Sequence {
    pub estimate: f64,
    pub low: f64,
    pub high: f64,
}

/// What was known after so many pairs, or applications.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Look {
    pub n: u64,
    pub e_value: f64,
    pub estimate: f64,
    pub low: f64,
    pub high: f64,
}

/// What has come in.
#[derive(Debug, Clone, Copy)]
enum State {
    /// Reference only, other only, both or neither.
    Pairs([u64; 3]),
    /// Applications and answers of the reference and of the other.
    Two([(u64, u64); 2]),
}

impl Question {
    /// The columns to read.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut all = vec![Wanted::new(&self.outcome, Kind::Outcome), Wanted::assigned(&self.group)];
        all.extend(self.pair.iter().map(|heading| Wanted::new(heading, Kind::Category)));
        all
    }

    /// # Errors
    ///
    /// When the group column has more than two values, or a pair has two applications of one group.
    pub fn answer(&self, table: &Table) -> Result<Monitor, Wrong> {
        let empty = crate::data::Categories::default();
        let (outcomes, groups) = (table.outcomes(0).unwrap_or_default(), table.words(1).unwrap_or(&empty));
        let (reference, other) = two_groups(&self.group, self.reference.as_deref(), groups)?;
        let is_other = |row: usize| usize::from(Some(groups.codes[row] as usize) != reference);
        let mut withheld = Vec::new();
        let states = match &self.pair {
            None => in_two(outcomes, is_other),
            Some(heading) => {
                let pairs = table.words(2).unwrap_or(&empty);
                let mut seen: Vec<[Option<u8>; 2]> = vec![[None; 2]; pairs.len()];
                let (mut counts, mut states) = ([0_u64; 3], Vec::new());
                for row in 0..table.rows {
                    let code = pairs.codes[row] as usize;
                    let both = &mut seen[code];
                    if both[is_other(row)].replace(outcomes[row]).is_some() {
                        let pair = pairs.word(code).to_owned();
                        return Err(Wrong::new(heading, Expected::OneOfEachGroup { pair }));
                    }
                    if let [Some(one), Some(two)] = *both {
                        counts[if one == two { 2 } else { usize::from(two > one) }] += 1;
                        states.push(State::Pairs(counts));
                    }
                }
                let open = seen.iter().filter(|both| both.iter().any(Option::is_none)).count();
                if open > 0 {
                    withheld.push(Withheld::new("pairs", Reason::HalfPairs { many: open }));
                }
                states
            }
        };
        if states.is_empty() {
            withheld.push(Withheld::new("e_value", Reason::NothingYet));
        }
        let limit = -(1.0 - CONFIDENCE).ln();
        let (mut highest, mut decided_at, mut looks, mut ln_e) = (0.0_f64, None, Vec::new(), None);
        let every = states.len().div_ceil(LOOKS).max(1);
        for (at, state) in states.iter().enumerate() {
            let now = state.ln_e();
            highest = highest.max(now);
            let is_first = decided_at.is_none() && now >= limit;
            if is_first {
                decided_at = Some(state.seen());
            }
            if is_first || (at + 1) % every == 0 || at + 1 == states.len() {
                let Sequence { estimate, low, high } = state.sequence();
                looks.push(Look { n: state.seen(), e_value: now.exp().min(f64::MAX), estimate, low, high });
            }
            ln_e = Some(now);
        }
        Ok(Monitor {
            reference: reference.map(|code| groups.word(code).to_owned()).unwrap_or_default(),
            other: other.map(|code| groups.word(code).to_owned()),
            e_value: ln_e.and_then(|ln| finite(ln.exp())),
            ln_e_value: ln_e,
            p: ln_e.map(|_| (-highest).exp()),
            decided_at,
            confidence_sequence: states.last().map(|state| state.sequence()),
            looks,
            withheld,
        })
    }
}

fn in_two(outcomes: &[u8], is_other: impl Fn(usize) -> usize) -> Vec<State> {
    let mut sums = [(0, 0); 2];
    let mut states = Vec::new();
    for (row, outcome) in outcomes.iter().enumerate() {
        let own = &mut sums[is_other(row)];
        own.0 += 1;
        own.1 += u64::from(*outcome);
        if sums.iter().all(|(n, _)| *n > 0) {
            states.push(State::Two(sums));
        }
    }
    states
}

/// The e-value of (b, c) pairs in which only one was answered.
#[must_use]
pub fn pairs_e_value(b: u64, c: u64) -> f64 {
    State::Pairs([b, c, 0]).ln_e().exp()
}

/// ln B(a, b).
fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// k·ln p, which is nothing for k = 0.
fn ln_power(k: u64, p: f64) -> f64 {
    if k == 0 { 0.0 } else { k as f64 * p.ln() }
}

/// The best log-likelihood of k among n.
fn ln_best(k: u64, n: u64) -> f64 {
    let p = k as f64 / n as f64;
    ln_power(k, p) + ln_power(n - k, 1.0 - p)
}

impl State {
    /// How many pairs, or applications, had come in, also those that had nothing to be compared with yet.
    fn seen(self) -> u64 {
        match self {
            Self::Pairs(counts) => counts.iter().sum(),
            Self::Two([one, two]) => one.0 + two.0,
        }
    }

    fn ln_e(self) -> f64 {
        match self {
            Self::Pairs([b, c, _]) => (b + c) as f64 * std::f64::consts::LN_2 + ln_beta(b as f64 + 1.0, c as f64 + 1.0),
            Self::Two([one, two]) => self.ln_mixture() - ln_best(one.1 + two.1, one.0 + two.0),
        }
    }

    /// The likelihood of what was seen, averaged over all rates.
    fn ln_mixture(self) -> f64 {
        match self {
            // Dirichlet(½, ½, ½).
            Self::Pairs(counts) => {
                let n: u64 = counts.iter().sum();
                let parts: f64 = counts.iter().map(|k| ln_gamma(*k as f64 + 0.5) - ln_gamma(0.5)).sum();
                parts + ln_gamma(1.5) - ln_gamma(n as f64 + 1.5)
            }
            Self::Two(both) => {
                let one = |(n, y): (u64, u64)| ln_beta(y as f64 + 0.5, (n - y) as f64 + 0.5) - ln_beta(0.5, 0.5);
                one(both[0]) + one(both[1])
            }
        }
    }

    fn estimate(self) -> f64 {
        match self {
            Self::Pairs([b, c, rest]) => (c as f64 - b as f64) / (b + c + rest) as f64,
            Self::Two([(n0, y0), (n1, y1)]) => y1 as f64 / n1 as f64 - y0 as f64 / n0 as f64,
        }
    }

    /// The best log-likelihood when the difference is this.
    fn ln_with(self, difference: f64) -> f64 {
        match self {
            // With the sum s of both shares, other = (s + δ)/2 and reference = (s − δ)/2; the best s solves
            // n·s² − ((b + c) − (b − c)·δ)·s − (b − c)·δ − rest·δ² = 0.
            Self::Pairs([b, c, rest]) => {
                let (n, both, more) = ((b + c + rest) as f64, (b + c) as f64, b as f64 - c as f64);
                let linear = both - more * difference;
                let constant = more * difference + rest as f64 * difference * difference;
                let s = (linear + (linear * linear + 4.0 * n * constant).max(0.0).sqrt()) / (2.0 * n);
                let s = s.clamp(difference.abs(), 1.0);
                let (other, reference) = ((s + difference) / 2.0, (s - difference) / 2.0);
                ln_power(c, other.max(0.0)) + ln_power(b, reference.max(0.0)) + ln_power(rest, 1.0 - s)
            }
            // The slope falls all the way from the lowest rate that is possible to the highest.
            Self::Two([(n0, y0), (n1, y1)]) => {
                let part = |k: u64, p: f64| if k == 0 { 0.0 } else { k as f64 / p };
                let slope = |p: f64| {
                    let q = p + difference;
                    part(y0, p) - part(n0 - y0, 1.0 - p) + part(y1, q) - part(n1 - y1, 1.0 - q)
                };
                let (mut low, mut high) = ((-difference).max(0.0), (1.0 - difference).min(1.0));
                for _ in 0..45 {
                    let middle = f64::midpoint(low, high);
                    if slope(middle) > 0.0 {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                let p = f64::midpoint(low, high);
                let q = (p + difference).clamp(0.0, 1.0);
                ln_power(y0, p) + ln_power(n0 - y0, 1.0 - p) + ln_power(y1, q) + ln_power(n1 - y1, 1.0 - q)
            }
        }
    }

    /// The differences that the bet has not refuted.
    fn sequence(self) -> Sequence {
        let (mixture, limit, estimate) = (self.ln_mixture(), -(1.0 - CONFIDENCE).ln(), self.estimate());
        let is_out = |difference: f64| mixture - self.ln_with(difference) >= limit;
        let border = |end: f64| {
            if !is_out(end) {
                return end;
            }
            let (mut within, mut out) = (estimate, end);
            for _ in 0..32 {
                let middle = f64::midpoint(within, out);
                if is_out(middle) {
                    out = middle;
                } else {
                    within = middle;
                }
            }
            out
        };
        Sequence { estimate, low: border(-1.0), high: border(1.0) }
    }
}

/// The chance that a fair coin's e-value passes the limit within so many pairs, exactly; for docs and tests.
#[must_use]
pub fn false_alarm(pairs: u64) -> f64 {
    let limit = -(1.0 - CONFIDENCE).ln();
    // By number of heads, the log-probability of not having passed yet.
    let (mut alive, mut passed) = (vec![0.0_f64], f64::NEG_INFINITY);
    for n in 1..=pairs {
        let mut next = vec![f64::NEG_INFINITY; n as usize + 1];
        for (heads, ln) in alive.iter().enumerate() {
            for more in [0, 1] {
                next[heads + more] = ln_add(next[heads + more], ln - std::f64::consts::LN_2);
            }
        }
        for (heads, ln) in next.iter_mut().enumerate() {
            if State::Pairs([n - heads as u64, heads as u64, 0]).ln_e() >= limit {
                passed = ln_add(passed, *ln);
                *ln = f64::NEG_INFINITY;
            }
        }
        alive = next;
    }
    passed.exp()
}
