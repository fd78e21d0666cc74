//! What can be wrong with a file, as data: a code to translate and the values that belong in the sentence.

use crate::column_letter;
use crate::{MAX_BYTES, MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES, Sheet};

/// How many problems are reported at once. Who has more than this has one cause, not a hundred.
pub(crate) const MAX_PROBLEMS: usize = 100;

/// One thing that is wrong with a file. Rows count from 1, columns from 0 (shown as letters).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    #[error("the file is larger than {} MiB", MAX_BYTES >> 20)]
    FileTooLarge,
    #[error("the file holds more than {} MiB when it is unpacked", MAX_UNPACKED_BYTES >> 20)]
    UnpackedTooLarge,
    #[error("the file is locked with a password; save it without one")]
    Encrypted,
    #[error("the file is in the format {format}; save it as .xlsx or .csv")]
    OtherFormat { format: &'static str },
    #[error("the file is damaged; open it in a spreadsheet and save it again as .xlsx")]
    Damaged,
    #[error("the file is not a table of text")]
    NotText,
    #[error("the letters in this file cannot be read; save it as CSV UTF-8 or as .xlsx")]
    Encoding,
    #[error("the file has no table")]
    Empty,
    #[error("the table has more than {MAX_ROWS} rows")]
    TooManyRows,
    #[error("row {row}: more than {MAX_COLUMNS} columns")]
    TooManyColumns { row: u32 },
    #[error("the table has more than {MAX_CELLS} cells")]
    TooManyCells,
    #[error("row {row}, column {}: more than {MAX_CELL_CHARS} characters", column_letter(*column))]
    CellTooLong { row: u32, column: usize },
    #[error("row {row}, column {}: the heading is empty", column_letter(*column))]
    EmptyHeading { row: u32, column: usize },
    #[error("row {row}, column {}: the heading \"{heading}\" is also in column {}", column_letter(*column), column_letter(*first))]
    DuplicateHeading { row: u32, column: usize, first: usize, heading: String },
    #[error("row {row}, column {}: merged cells in the headings; split them", column_letter(*column))]
    MergedHeading { row: u32, column: usize },
    #[error("row {row}: {found} cells where the headings have {expected}")]
    RowTooShort { row: u32, found: usize, expected: usize },
    #[error("row {row}: {found} cells where the headings have {expected}")]
    RowTooLong { row: u32, found: usize, expected: usize },
    #[error("row {row}, column {}: a quotation mark opens here and is never closed", column_letter(*column))]
    OpenQuote { row: u32, column: usize },
    #[error("row {row}, column {}: the formula gave the error {error}", column_letter(*column))]
    ErrorCell { row: u32, column: usize, error: String },
    #[error("row {row}, column {}: a formula instead of its result", column_letter(*column))]
    FormulaText { row: u32, column: usize },
    #[error("row {row}, column {}: a number with more digits than Excel keeps; make the column text", column_letter(*column))]
    NumberTooLarge { row: u32, column: usize },
}

impl Problem {
    /// All codes, so that a test can hold the translations against them.
    pub const CODES: &[&str] = &[
        "sheet-file-too-large",
        "sheet-unpacked-too-large",
        "sheet-encrypted",
        "sheet-other-format",
        "sheet-damaged",
        "sheet-not-text",
        "sheet-encoding",
        "sheet-empty",
        "sheet-too-many-rows",
        "sheet-too-many-columns",
        "sheet-too-many-cells",
        "sheet-cell-too-long",
        "sheet-empty-heading",
        "sheet-duplicate-heading",
        "sheet-merged-heading",
        "sheet-row-too-short",
        "sheet-row-too-long",
        "sheet-open-quote",
        "sheet-error-cell",
        "sheet-formula-text",
        "sheet-number-too-large",
    ];

    /// The code under which the pages keep the sentence; also a Fluent identifier.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::FileTooLarge => "sheet-file-too-large",
            Self::UnpackedTooLarge => "sheet-unpacked-too-large",
            Self::Encrypted => "sheet-encrypted",
            Self::OtherFormat { .. } => "sheet-other-format",
            Self::Damaged => "sheet-damaged",
            Self::NotText => "sheet-not-text",
            Self::Encoding => "sheet-encoding",
            Self::Empty => "sheet-empty",
            Self::TooManyRows => "sheet-too-many-rows",
            Self::TooManyColumns { .. } => "sheet-too-many-columns",
            Self::TooManyCells => "sheet-too-many-cells",
            Self::CellTooLong { .. } => "sheet-cell-too-long",
            Self::EmptyHeading { .. } => "sheet-empty-heading",
            Self::DuplicateHeading { .. } => "sheet-duplicate-heading",
            Self::MergedHeading { .. } => "sheet-merged-heading",
            Self::RowTooShort { .. } => "sheet-row-too-short",
            Self::RowTooLong { .. } => "sheet-row-too-long",
            Self::OpenQuote { .. } => "sheet-open-quote",
            Self::ErrorCell { .. } => "sheet-error-cell",
            Self::FormulaText { .. } => "sheet-formula-text",
            Self::NumberTooLarge { .. } => "sheet-number-too-large",
        }
    }

    /// The values in the sentence: `row`, `column` (a letter), and `limit`, `format`, `found`, `expected`,
    /// `heading`, `first` (a letter) or `error` where the problem has them.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let place = |row: &u32, column: &usize| vec![("row", row.to_string()), ("column", column_letter(*column))];
        match self {
            Self::FileTooLarge => vec![("limit", (MAX_BYTES >> 20).to_string())],
            Self::UnpackedTooLarge => vec![("limit", (MAX_UNPACKED_BYTES >> 20).to_string())],
            Self::OtherFormat { format } => vec![("format", (*format).to_owned())],
            Self::Encrypted | Self::Damaged | Self::NotText | Self::Encoding | Self::Empty => Vec::new(),
            Self::TooManyRows => vec![("limit", MAX_ROWS.to_string())],
            Self::TooManyColumns { row } => {
                vec![("row", row.to_string()), ("limit", MAX_COLUMNS.to_string())]
            }
            Self::TooManyCells => vec![("limit", MAX_CELLS.to_string())],
            Self::CellTooLong { row, column } => {
                let mut args = place(row, column);
                args.push(("limit", MAX_CELL_CHARS.to_string()));
                args
            }
            Self::DuplicateHeading { row, column, first, heading } => {
                let mut args = place(row, column);
                args.push(("first", column_letter(*first)));
                args.push(("heading", heading.clone()));
                args
            }
            Self::RowTooShort { row, found, expected } | Self::RowTooLong { row, found, expected } => {
                vec![("row", row.to_string()), ("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::ErrorCell { row, column, error } => {
                let mut args = place(row, column);
                args.push(("error", error.clone()));
                args
            }
            Self::EmptyHeading { row, column }
            | Self::MergedHeading { row, column }
            | Self::OpenQuote { row, column }
            | Self::FormulaText { row, column }
            | Self::NumberTooLarge { row, column } => place(row, column),
        }
    }
}

/// Why a file was not read: one or more problems, at most a hundred, never none.
///
/// All of them are there, because a coordinator who repairs a file wants one list and not one round a mistake.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", first_and_rest(.problems))]
pub struct ReadError {
    problems: Vec<Problem>,
    readable: Option<Box<Sheet>>,
}

impl ReadError {
    /// `None` when there is nothing wrong.
    pub(crate) fn from_problems(problems: Vec<Problem>) -> Option<Self> {
        (!problems.is_empty()).then_some(Self { problems, readable: None })
    }

    /// The same with what could be read all the same.
    pub(crate) fn beside(self, readable: Sheet) -> Self {
        Self { readable: Some(Box::new(readable)), ..self }
    }

    /// The table without the rows of another width. In the cells of which a problem was told stands nothing, or (of a
    /// text file) what the file says. Not to be kept; only to say what else is wrong, so that one list is enough.
    #[must_use]
    pub fn readable(&self) -> Option<&Sheet> {
        self.readable.as_deref()
    }

    /// Everything that is wrong, in the order of the file.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The code of the first problem.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problems.first().map_or("sheet-damaged", Problem::code)
    }

    /// The values of the first problem.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        self.problems.first().map_or_else(Vec::new, Problem::args)
    }
}

impl From<Problem> for ReadError {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem], readable: None }
    }
}

fn first_and_rest(problems: &[Problem]) -> String {
    match problems {
        [] => String::new(),
        [only] => only.to_string(),
        [first, rest @ ..] => format!("{first} (and {} more)", rest.len()),
    }
}
