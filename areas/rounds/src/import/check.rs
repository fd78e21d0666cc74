//! Reading rows: each cell by its field, every problem noted with its row and column.

use std::collections::{HashMap, HashSet};

use evenkans_sheets::cell::{self, Expected};
use evenkans_sheets::{Row, Sheet, column_letter};
use evenkans_store::Result;

use super::columns::Mapping;
use super::known::Known;
use super::{Kind, Problem, Report, places, students, wishes};
use crate::round::Round;

/// More problems than this help nobody.
const MOST_PROBLEMS: usize = 1000;

/// A file as its rows are read: notes what is wrong.
pub struct Reading<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    pub problems: Vec<Problem>,
    /// How many more there are than are listed.
    pub unlisted: usize,
}

impl<'a> Reading<'a> {
    #[must_use]
    pub fn new(sheet: &'a Sheet, mapping: &'a Mapping) -> Self {
        Self { sheet, mapping, problems: Vec::new(), unlisted: 0 }
    }

    #[must_use]
    pub fn rows(&self) -> &'a [Row] {
        &self.sheet.rows
    }

    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.mapping.contains_key(field)
    }

    /// The text of a field; empty when the file has no such column.
    #[must_use]
    pub fn text(&self, row: &'a Row, field: &str) -> &'a str {
        self.mapping.get(field).and_then(|at| row.cells.get(*at)).map_or("", String::as_str)
    }

    pub fn wrong(&mut self, row: &Row, field: &str, expected: &str, args: &[(&str, String)]) {
        if self.problems.len() >= MOST_PROBLEMS {
            self.unlisted += 1;
            return;
        }
        let at = self.mapping.get(field).copied();
        self.problems.push(Problem {
            row: row.number,
            column: at.map(column_letter).unwrap_or_default(),
            heading: at.and_then(|at| self.sheet.headings.get(at)).cloned().unwrap_or_default(),
            value: at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default().chars().take(80).collect(),
            expected: expected.to_owned(),
            args: args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        });
    }

    /// A cell that must hold something.
    pub fn required(&mut self, row: &'a Row, field: &str, most: usize) -> Option<&'a str> {
        let text = self.text(row, field);
        if text.is_empty() {
            self.wrong(row, field, Expected::Something.code(), &[]);
            return None;
        }
        self.short(row, field, most)
    }

    /// A text of at most `most` characters, without control characters.
    pub fn short(&mut self, row: &'a Row, field: &str, most: usize) -> Option<&'a str> {
        let text = self.text(row, field);
        if text.chars().count() > most {
            self.wrong(row, field, "import-too-long", &[("most", most.to_string())]);
            return None;
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.wrong(row, field, "import-control", &[]);
            return None;
        }
        Some(text)
    }

    /// A cell read by a rule of the sheets; an empty one is `default`.
    pub fn parsed<T>(
        &mut self,
        row: &'a Row,
        field: &str,
        default: T,
        parse: impl Fn(&str) -> std::result::Result<T, Expected>,
    ) -> Option<T> {
        let text = self.text(row, field);
        if text.is_empty() {
            return Some(default);
        }
        match parse(text) {
            Ok(value) => Some(value),
            Err(expected) => {
                self.wrong(row, field, expected.code(), &[]);
                None
            }
        }
    }

    /// A whole number within bounds; an empty cell is `default`.
    pub fn number(&mut self, row: &'a Row, field: &str, default: u32, bounds: (u32, u32)) -> Option<u32> {
        let number = self.parsed(row, field, i64::from(default), cell::whole_number)?;
        match u32::try_from(number) {
            Ok(number) if (bounds.0..=bounds.1).contains(&number) => Some(number),
            _ => {
                let args = [("min", bounds.0.to_string()), ("max", bounds.1.to_string())];
                self.wrong(row, field, "import-number", &args);
                None
            }
        }
    }

    /// Whether a cell's text did not stand in an earlier row; an empty cell is no repetition.
    pub fn unique(&mut self, row: &'a Row, field: &str, seen: &mut HashMap<String, u32>) -> bool {
        let key = self.text(row, field).to_owned();
        key.is_empty() || self.first(row, field, seen, key)
    }

    /// Notes a key that stands in the file twice; says whether it is the first.
    pub fn first(&mut self, row: &Row, field: &str, seen: &mut HashMap<String, u32>, key: String) -> bool {
        if let Some(earlier) = seen.get(&key) {
            let args = [("row", earlier.to_string())];
            self.wrong(row, field, "import-twice", &args);
            return false;
        }
        seen.insert(key, row.number);
        true
    }
}

/// What a file would write.
pub enum Plan {
    Students(students::Plan),
    Places(places::Plan),
    Wishes(wishes::Lists),
    Classes(wishes::Classes),
}

/// Holds a file against the round.
pub fn check(kind: Kind, round: &Round, sheet: &Sheet, mapping: &Mapping, known: &Known) -> Result<(Plan, Report)> {
    let mut reading = Reading::new(sheet, mapping);
    let (plan, mut report) = match kind {
        Kind::Students => {
            let (plan, report) = students::plan(&mut reading, known);
            (Plan::Students(plan), report)
        }
        Kind::Places => {
            let (plan, report) = places::plan(&mut reading, round, known);
            (Plan::Places(plan), report)
        }
        Kind::Wishes => {
            let (plan, report) = wishes::lists(&mut reading, known);
            (Plan::Wishes(plan), report)
        }
        Kind::Classes => {
            let (plan, report) = wishes::classes(&mut reading, known);
            (Plan::Classes(plan), report)
        }
    };
    report.problems = reading.problems;
    report.unlisted = reading.unlisted;
    Ok((plan, report))
}

/// The keys of a map, as a set.
pub fn keys(seen: &HashMap<String, u32>) -> HashSet<String> {
    seen.keys().cloned().collect()
}
