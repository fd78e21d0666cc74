//! Tables of data: read in one pass, a column at a time in memory, and refused where they record what nobody should.
//!
//! CSV as spreadsheets write it: `,` or `;` or a tab, or what a first line `sep=` says, UTF-8 with or without a byte
//! order mark, quoted fields, LF or CRLF, empty lines skipped. Every column is looked at by [`screen`], also those that
//! nobody asked for.

mod block;
mod column;
mod index;
mod number;
mod quotes;
mod read;
mod screen;
mod traits;

pub use number::number;
pub use read::{Reader, Wanted, read};
pub use screen::{Refused, heading as screen_heading, value as screen_value};

use std::collections::HashMap;
use std::fmt;

use crate::expected::Expected;

/// What is wrong with a file: where, and what was expected there.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The file as the caller named it.
    pub file: String,
    /// From 1; the line on which the row begins.
    pub line: u64,
    /// The heading of the column, or nothing when it is about the whole line.
    pub column: String,
    /// What was expected, or what to do.
    pub expected: Expected,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, "column {}: ", self.column)?;
        }
        write!(f, "{}", self.expected)
    }
}

/// At most so many problems are told of one file; then one more, that it was read no further.
pub const MAX_PROBLEMS: usize = 20;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 0 or 1: also ja/nee, yes/no, true/false.
    Outcome,
    /// Words that divide the rows.
    Category,
    /// Finite numbers.
    Number,
    /// Finite numbers, or the words of an outcome as 0 and 1.
    Score,
    /// Whole numbers from 0.
    Count,
    /// Finite numbers if all are, else words.
    Either,
    /// A number, or nothing when the cell is empty.
    Moment,
}

/// More people in all rows together are a slip of the pen.
pub(crate) const MOST_PEOPLE: u64 = 1_000_000_000_000;

/// One column of data, as long as the table has rows.
#[derive(Debug, Clone)]
pub enum Column {
    Outcome(Vec<u8>),
    Category(Categories),
    Number(Vec<f64>),
    Count(Vec<u64>),
    /// Not a number where the cell was empty.
    Moment(Vec<f64>),
}

impl Column {
    /// Whether its words, or numbers, are all the same.
    pub(crate) fn is_constant(&self) -> bool {
        match self {
            Self::Category(words) => words.len() == 1,
            Self::Number(numbers) => numbers.iter().all(|number| *number == numbers[0]),
            _ => false,
        }
    }
}

/// Words by number.
#[derive(Debug, Clone, Default)]
pub struct Categories {
    /// For each row which word.
    pub codes: Vec<u32>,
    words: Vec<u8>,
    ends: Vec<usize>,
}

/// Whether a word is of all parts together: `Totaal (n)`, `Landelijk gemiddelde`, `All schools`. A name may begin so too
/// (`Total Care`), so what else stands there has to be of all as well.
fn is_of_all(word: &str) -> bool {
    const ALONE: &str = "totaal totalen eindtotaal subtotaal total totals subtotal tot ttl geheel landelijk gezamenlijk schooltotaal gemiddelde gemiddeld average mean som sum all alle alles overall \
         iedereen everybody everyone";
    const WHOLE: &str = "totaal totalen total totals gemiddelde average mean";
    const OF_ALL: &str = "n alle all generaal general van of over overall landelijk algemeen";
    const BEFORE: &str = "school grand landelijk algemeen overall alle all general national";
    const PARTS: &str = "scholen schools groepen groups klassen classes eenheden units opleidingen programmes programs studenten students leerlingen \
         pupils werkgevers employers vestigingen locaties locations regios regions deelnemers participants mensen people sectoren sectors";
    let is_in = |list: &str, word: &str| list.split_ascii_whitespace().any(|other| other == word);
    let small = word.to_lowercase();
    let words: Vec<&str> =
        small.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [one] => is_in(ALONE, one),
        ["subtotaal" | "subtotal" | "eindtotaal" | "gemiddelde" | "gem" | "average" | "mean", ..] => true,
        ["hele" | "gehele" | "whole", _] | [.., "totaal"] => true,
        ["alle" | "all", other] => is_in(PARTS, other),
        // `m+v` beside `m` and `v`; `Totaal A+B`.
        parts if small.contains('+') && parts.len() > 1 && parts.iter().all(|part| part.len() == 1) => true,
        [one, ..] if is_in(WHOLE, one) && small.contains('+') => true,
        [one, other, ..] if is_in(WHOLE, one) => is_in(OF_ALL, other),
        [one, other] => is_in(BEFORE, one) && is_in(WHOLE, other),
        _ => false,
    }
}

impl Categories {
    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A word by its number; words are UTF-8, which the reader checked.
    #[must_use]
    pub fn word(&self, code: usize) -> &str {
        std::str::from_utf8(self.bytes(code)).unwrap_or_default()
    }

    fn bytes(&self, code: usize) -> &[u8] {
        let begin = if code == 0 { 0 } else { self.ends[code - 1] };
        &self.words[begin..self.ends[code]]
    }

    fn push_word(&mut self, word: &[u8]) {
        self.words.extend_from_slice(word);
        self.ends.push(self.words.len());
    }

    /// The numbers of the words in bytewise order.
    #[must_use]
    pub fn sorted(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.len()).collect();
        all.sort_by(|a, b| self.bytes(*a).cmp(self.bytes(*b)));
        all
    }

    /// A word that is no part but the whole, or between parts: from a row of totals, which nobody should count again.
    #[must_use]
    pub fn total(&self) -> Option<&str> {
        // A series of all together is counted with nobody else.
        let is_series = |word: &str| self.len() == 1 && word.to_lowercase().starts_with("all");
        (0..self.len()).map(|code| self.word(code)).find(|word| is_of_all(word) && !is_series(word))
    }

    /// Two words that differ in capitals or spaces only: one thing to people, and two to a count; of words of at least so
    /// many letters.
    pub(crate) fn spelt_twice(&self, shortest: usize) -> Option<(&str, &str)> {
        // So many are codes, and in codes a capital may be another letter.
        const MOST: usize = 10_000;
        if self.len() > MOST {
            return None;
        }
        let mut seen = HashMap::new();
        (0..self.len()).map(|code| self.word(code)).filter(|word| word.chars().count() >= shortest).find_map(|word| {
            let folded = word.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            seen.insert(folded, word).map(|before| (before, word))
        })
    }

    /// From numbers from 0, which become words; for callers that make their own table.
    #[must_use]
    pub fn numbered(codes: Vec<u32>) -> Self {
        let mut all = Self::default();
        for number in 0..codes.iter().max().map_or(0, |most| most + 1) {
            all.push_word(number.to_string().as_bytes());
        }
        Self { codes, ..all }
    }
}

/// The columns that were asked for, in that order.
#[derive(Debug, Clone)]
pub struct Table {
    pub rows: usize,
    pub columns: Vec<Column>,
    /// The headings of `columns`.
    pub headings: Vec<String>,
}

impl Table {
    /// A column that was asked for as words.
    #[must_use]
    pub fn words(&self, at: usize) -> Option<&Categories> {
        match self.columns.get(at)? {
            Column::Category(words) => Some(words),
            _ => None,
        }
    }

    /// A column that was asked for as an outcome.
    #[must_use]
    pub fn outcomes(&self, at: usize) -> Option<&[u8]> {
        match self.columns.get(at)? {
            Column::Outcome(all) => Some(all),
            _ => None,
        }
    }

    /// A column of numbers or moments.
    #[must_use]
    pub fn numbers(&self, at: usize) -> Option<&[f64]> {
        match self.columns.get(at)? {
            Column::Number(all) | Column::Moment(all) => Some(all),
            _ => None,
        }
    }

    /// A column of whole numbers.
    #[must_use]
    pub fn counts(&self, at: usize) -> Option<&[u64]> {
        match self.columns.get(at)? {
            Column::Count(all) => Some(all),
            _ => None,
        }
    }
}
