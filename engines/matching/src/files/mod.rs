//! The files of a round: read from bytes, written to text. Which file they are and where they lie is
//! the caller's business.
//!
//! Tables are CSV as spreadsheets write it: `,` or `;`, UTF-8 with or without a byte order mark, any
//! order of columns, quoted fields, LF or CRLF, rows of empty fields ignored, further columns
//! ignored. Identifiers are text and are kept byte for byte. All problems of a file are found at once.

mod allocation;
mod input;
mod lists;
mod names;
mod opening;
mod places;
mod priorities;
mod receipts;
mod reserves;
mod rows;
mod rules;
mod table;
mod wishes;

pub use allocation::write_allocation;
pub use input::{Input, Source, Sources, read_round};
pub use opening::{read_opening, write_opening};
pub use receipts::read_receipts;

use std::fmt;

/// Something wrong in a file: where, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// Name of the file as the caller gave it.
    pub file: String,
    /// Line, from 1.
    pub line: u64,
    /// In a table the number of the field within its row, in rules.toml that of the character; from 1.
    pub column: u64,
    /// What was expected there, in English.
    pub expected: String,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: expected {}", self.file, self.line, self.column, self.expected)
    }
}
