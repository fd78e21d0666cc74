//! Rows become a table: the rules and limits that hold for every kind of file.

use std::collections::HashMap;

use crate::column::{heading_key, trimmed};
use crate::problem::MAX_PROBLEMS;
use crate::{MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Problem, ReadError, Row, Sheet};

/// All text of a table together. Only an XLSX file can come near it, by using one long string many times.
const MAX_TEXT_BYTES: usize = 200 * 1024 * 1024;

/// As many rows of one cell may stand above the headings.
const MAX_TITLES: usize = 5;

/// What Excel shows where a formula failed, in English and in Dutch.
const ERRORS: [&str; 14] = [
    "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?", "#NAAM?", "#NUM!",
    "#GETAL!", "#NULL!", "#LEEG!",
];

/// Whether a row must have a cell for every heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// In text a missing separator means that something was lost.
    Exact,
    /// A spreadsheet keeps no empty cells at the end of a row.
    AtMost,
}

/// A table being read.
#[derive(Debug)]
pub struct Table {
    width: Width,
    headings: Option<(u32, Vec<String>)>,
    /// Rows of one cell above the headings: a title, or the whole of a list with one column.
    titles: Vec<(u32, Vec<String>)>,
    rows: Vec<Row>,
    problems: Vec<Problem>,
    cells: usize,
    text_bytes: usize,
}

impl Table {
    pub fn new(width: Width) -> Self {
        Self {
            width,
            headings: None,
            titles: Vec::new(),
            rows: Vec::new(),
            problems: Vec::new(),
            cells: 0,
            text_bytes: 0,
        }
    }

    /// The number of the row with the headings, when it has been seen.
    pub fn heading_row(&self) -> Option<u32> {
        self.headings.as_ref().or(self.titles.first()).map(|(number, _)| *number)
    }

    /// Keeps a problem; the error is there when it makes no sense to read on.
    pub fn report(&mut self, problem: Problem) -> Result<(), ReadError> {
        self.problems.push(problem);
        if self.problems.len() < MAX_PROBLEMS {
            return Ok(());
        }
        match ReadError::from_problems(std::mem::take(&mut self.problems)) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    /// Adds the next row. Rows without text are passed over.
    pub fn push(&mut self, number: u32, mut cells: Vec<String>) -> Result<(), ReadError> {
        let found = cells.len();
        for cell in &mut cells {
            let kept = trimmed(cell);
            if kept.len() < cell.len() {
                *cell = kept.to_owned();
            }
        }
        let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        if filled == 0 {
            return Ok(());
        }
        cells.truncate(filled);
        self.keep_within_limits(number, &cells)?;
        for (column, cell) in cells.iter().enumerate() {
            if cell.starts_with('#') && ERRORS.contains(&cell.as_str()) {
                self.report(Problem::ErrorCell { row: number, column, error: cell.clone() })?;
            }
        }
        if self.headings.is_none() {
            // More than a few lines are no title any more.
            if filled == 1 && self.titles.len() < MAX_TITLES {
                self.titles.push((number, cells));
                return Ok(());
            }
            if filled == 1 {
                self.begin_with_titles()?;
            } else {
                self.titles.clear();
                return self.start(number, cells);
            }
        }
        self.body(number, cells, found)
    }

    /// What looked like a title was the heading of a list with one column.
    fn begin_with_titles(&mut self) -> Result<(), ReadError> {
        let mut titles = std::mem::take(&mut self.titles).into_iter();
        if let Some((number, cells)) = titles.next() {
            self.start(number, cells)?;
        }
        for (number, cells) in titles {
            self.body(number, cells, 1)?;
        }
        Ok(())
    }

    fn body(&mut self, number: u32, mut cells: Vec<String>, found: usize) -> Result<(), ReadError> {
        let filled = cells.len();
        let Some((_, headings)) = &self.headings else { return Ok(()) };
        let expected = headings.len();
        if filled > expected {
            return self.report(Problem::RowTooLong { row: number, found: filled, expected });
        }
        if found < expected && self.width == Width::Exact {
            return self.report(Problem::RowTooShort { row: number, found, expected });
        }
        if self.rows.len() == MAX_ROWS {
            return Err(Problem::TooManyRows.into());
        }
        self.cells += expected;
        if self.cells > MAX_CELLS {
            return Err(Problem::TooManyCells.into());
        }
        cells.resize(expected, String::new());
        self.rows.push(Row { number, cells });
        Ok(())
    }

    /// The table, or everything that was wrong with it.
    pub fn finish(mut self) -> Result<Sheet, ReadError> {
        if self.headings.is_none() {
            self.begin_with_titles()?;
        }
        let sheet = self.headings.map(|(_, headings)| Sheet { headings, rows: self.rows });
        match (ReadError::from_problems(self.problems), sheet) {
            (None, sheet) => Ok(sheet.ok_or(Problem::Empty)?),
            (Some(error), Some(sheet)) => Err(error.beside(sheet)),
            (Some(error), None) => Err(error),
        }
    }

    fn start(&mut self, number: u32, headings: Vec<String>) -> Result<(), ReadError> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (column, heading) in headings.iter().enumerate() {
            if heading.is_empty() {
                self.report(Problem::EmptyHeading { row: number, column })?;
            } else if let Some(first) = seen.get(&heading_key(heading)) {
                let first = *first;
                self.report(Problem::DuplicateHeading { row: number, column, first, heading: heading.clone() })?;
            } else {
                seen.insert(heading_key(heading), column);
            }
        }
        self.headings = Some((number, headings));
        Ok(())
    }

    fn keep_within_limits(&mut self, row: u32, cells: &[String]) -> Result<(), ReadError> {
        if cells.len() > MAX_COLUMNS {
            return Err(Problem::TooManyColumns { row }.into());
        }
        for (column, cell) in cells.iter().enumerate() {
            self.text_bytes += cell.len();
            if is_too_long(cell) {
                self.report(Problem::CellTooLong { row, column })?;
            }
        }
        if self.text_bytes > MAX_TEXT_BYTES {
            return Err(Problem::UnpackedTooLarge.into());
        }
        Ok(())
    }
}

/// Whether a cell has more characters than allowed; cheap for the cells that have not.
pub fn is_too_long(cell: &str) -> bool {
    cell.len() > MAX_CELL_CHARS && cell.chars().nth(MAX_CELL_CHARS).is_some()
}
