//! Tables in text: `;`, `,` or tab between the cells, quotation marks around cells that hold those.
//!
//! Written here and not with the `csv` crate, which this crate writes with: that one takes the whole rest of a
//! file for one cell when a quotation mark is not closed, passes over empty lines without counting them, and
//! both would put a wrong row number in a message to somebody who is looking for the mistake.

use crate::column::trimmed;
use crate::formula::unguarded;
use crate::table::{Table, Width};
use crate::{MAX_COLUMNS, Problem, ReadError, Sheet};

/// The separators that are tried, the one of a Dutch Excel first.
const SEPARATORS: [char; 3] = [';', '\t', ','];
/// How many rows are looked at to see which separator makes a table.
const SAMPLE: usize = 30;

/// Reads decoded text.
pub fn read(text: &str) -> Result<Sheet, ReadError> {
    let (declared, text) = declared_separator(text);
    let separator = declared.unwrap_or_else(|| likely_separator(text));
    let mut table = Table::new(Width::Exact);
    for record in Records::new(text, separator) {
        let Record { number, cells } = record?;
        let mut texts = Vec::with_capacity(cells.len());
        for (column, cell) in cells.into_iter().enumerate() {
            match plain(&cell) {
                Some(same) if same.len() == cell.len() => texts.push(cell),
                Some(shorter) => texts.push(shorter.to_owned()),
                None => {
                    table.report(Problem::FormulaText { row: number, column })?;
                    texts.push(cell);
                }
            }
        }
        table.push(number, texts)?;
    }
    table.finish()
}

/// A cell without what was put around it to get it through Excel unharmed: our own apostrophe, and the
/// `="0123456"` with which student systems keep a zero in front. `None` when it is a formula.
fn plain(cell: &str) -> Option<&str> {
    let Some(formula) = trimmed(cell).strip_prefix('=') else {
        return Some(unguarded(cell));
    };
    if formula.is_empty() {
        return Some(cell);
    }
    formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|text| !text.contains('"'))
}

/// Excel's own way to say which separator follows: a first line `sep=;`. Excel does not count it as a row.
fn declared_separator(text: &str) -> (Option<char>, &str) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text[..end].trim_matches('"');
    let sign = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line[4..]);
    let mut signs = sign.unwrap_or_default().chars();
    match (signs.next(), signs.next()) {
        (Some(separator @ (';' | ',' | '\t' | '|')), None) => {
            let rest = &text[end..];
            let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
            (Some(separator), rest)
        }
        _ => (None, text),
    }
}

/// The separator that occurs in the headings and makes most rows as wide as the headings. A heading may hold a
/// comma (`Reistijd (A, B of C)`), so counting in the headings alone is not enough; when rows do not decide,
/// the widest heading does.
fn likely_separator(text: &str) -> char {
    let mut best = (0, 0, SEPARATORS[0]);
    for separator in SEPARATORS {
        let widths: Vec<usize> = Records::new(text, separator)
            .map_while(Result::ok)
            .filter(|record| record.cells.iter().any(|cell| !cell.trim().is_empty()))
            .map(|record| record.cells.len())
            .take(SAMPLE)
            .collect();
        let heading = widths.first().copied().unwrap_or(0);
        let fitting = widths.iter().filter(|width| **width == heading).count();
        if heading > 1 && (fitting, heading) > (best.0, best.1) {
            best = (fitting, heading, separator);
        }
    }
    best.2
}

struct Record {
    number: u32,
    cells: Vec<String>,
}

/// The rows of a text, empty ones too, numbered from 1.
struct Records<'a> {
    rest: &'a str,
    separator: char,
    number: u32,
}

/// What ended a cell.
enum End {
    Cell,
    Row,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self { rest: text, separator, number: 0 }
    }

    /// Takes one cell off the rest; `None` when its quotation mark is never closed.
    fn field(&mut self) -> Option<(String, End)> {
        let mut text = String::new();
        if let Some(quoted) = self.rest.strip_prefix('"') {
            let mut rest = quoted;
            loop {
                let close = rest.find('"')?;
                text.push_str(&rest[..close]);
                rest = &rest[close + 1..];
                match rest.strip_prefix('"') {
                    Some(after) => {
                        text.push('"');
                        rest = after;
                    }
                    None => break,
                }
            }
            self.rest = rest;
        }
        // The whole cell, or what stands behind its closing quotation mark: Excel keeps that too.
        let stop = self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len());
        text.push_str(&self.rest[..stop]);
        let rest = &self.rest[stop..];
        let (rest, end) = if let Some(after) = rest.strip_prefix(self.separator) {
            (after, End::Cell)
        } else if let Some(after) = rest.strip_prefix("\r\n") {
            (after, End::Row)
        } else {
            (rest.get(1..).unwrap_or_default(), End::Row)
        };
        self.rest = rest;
        Some((text, end))
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        self.number = self.number.saturating_add(1);
        let mut cells = Vec::new();
        loop {
            let Some((field, end)) = self.field() else {
                self.rest = "";
                return Some(Err(Problem::OpenQuote { row: self.number, column: cells.len() }.into()));
            };
            if cells.len() < MAX_COLUMNS {
                cells.push(field);
            } else if !field.trim().is_empty() {
                self.rest = "";
                return Some(Err(Problem::TooManyColumns { row: self.number }.into()));
            }
            if matches!(end, End::Row) {
                break;
            }
        }
        Some(Ok(Record { number: self.number, cells }))
    }
}
