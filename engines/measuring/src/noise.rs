//! Whole numbers of noise, so that a count tells next to nothing of any one person (differential privacy).
//!
//! A count gets a draw of the discrete Laplace distribution: with `a = exp(-ε / 2)`, the chance of `k` is
//! `(1 - a) / (1 + a) · a^|k|` (Ghosh, Roughgarden and Sundararajan 2012). It is drawn with whole numbers alone (Canonne,
//! Kamath and Steinke 2020, algorithms 1 and 2): what a computer makes of the logarithm of a fraction has gaps that tell the
//! count (Mironov 2012).
//!
//! Half of ε a count, because somebody who stands elsewhere changes two: the one that they leave, and the one that they come
//! to.

use std::fmt;
use std::str::FromStr;

/// How much one person may change the chance of what is published, by being in a table at all or by where they stand in it:
/// by a factor of `exp(ε)` at most. Four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Epsilon {
    /// In ten-thousandths.
    parts: u64,
}

const WHOLE: u64 = 10_000;

impl Epsilon {
    #[must_use]
    pub fn value(self) -> f64 {
        self.parts as f64 / WHOLE as f64
    }
}

impl FromStr for Epsilon {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "expected a number from 0.01 to 10 with at most four decimals";
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) || decimals.len() > 4 || whole.len() > 2 {
            return Err(EXPECTED);
        }
        let part = |digits: &str| if digits.is_empty() { Some(0) } else { digits.parse::<u64>().ok() };
        let parts = part(whole).zip(part(&format!("{decimals:0<4}"))).map(|(whole, part)| whole * WHOLE + part);
        parts.filter(|parts| (100..=10 * WHOLE).contains(parts)).map(|parts| Self { parts }).ok_or(EXPECTED)
    }
}

impl fmt::Display for Epsilon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value().fmt(f)
    }
}

/// One draw. `bits` gives 64 random bits a time, which nobody may be able to guess.
pub fn laplace(epsilon: Epsilon, bits: &mut impl FnMut() -> u64) -> i64 {
    // The scale is over ÷ under.
    let (over, under) = (2 * WHOLE, epsilon.parts);
    loop {
        let begin = below(over, bits);
        if !happens_exp(begin, over, bits) {
            continue;
        }
        let mut more = 0;
        while happens_exp(1, 1, bits) {
            more += 1;
        }
        let size = (begin + over * more) / under;
        let is_negative = below(2, bits) == 1;
        // Nought has one sign.
        if is_negative && size == 0 {
            continue;
        }
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        return if is_negative { -size } else { size };
    }
}

/// Evenly from 0 up to, not including, `end`.
fn below(end: u64, bits: &mut impl FnMut() -> u64) -> u64 {
    // What is left over of all numbers would come more often.
    let most = u64::MAX - (u64::MAX % end + 1) % end;
    loop {
        let drawn = bits();
        if drawn <= most {
            return drawn % end;
        }
    }
}

/// Whether something with the chance `exp(-part / whole)` happens, for a part of at most the whole.
fn happens_exp(part: u64, whole: u64, bits: &mut impl FnMut() -> u64) -> bool {
    let mut turn = 1;
    while below(whole * turn, bits) < part {
        turn += 1;
    }
    turn % 2 == 1
}

/// So far from the true one is a sum of `many` counts with noise at most, in at least 95 of 100 cases: exact for one count, and
/// for more by the normal curve with its tails corrected (Cornish and Fisher 1938).
#[must_use]
pub fn within(epsilon: Epsilon, many: usize) -> u64 {
    let a = (-epsilon.value() / 2.0).exp();
    if many == 1 {
        // Beyond k lies 2 a^(k+1) / (1 + a).
        return ((0.05 * (1.0 + a) / 2.0).ln() / a.ln() - 1.0).ceil().max(0.0) as u64;
    }
    let (many, z) = (many as f64, 1.959_963_984_540_054_f64);
    let deviation = (many * 2.0 * a).sqrt() / (1.0 - a);
    let excess = (1.0 + 4.0 * a + a * a) / (2.0 * a) / many;
    (deviation * (z + (z.powi(3) - 3.0 * z) * excess / 24.0)).ceil() as u64
}
