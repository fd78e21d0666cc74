//! What a user sees of this crate: files in, tables and messages out, and the way back.
#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod any_input;
mod cells;
mod hostile;
mod round_trip;
mod story;
mod text_files;
mod workbooks;

use evenkans_sheets::{ReadError, Sheet, read};

/// Reads a CSV file given as text.
fn csv(text: &str) -> Result<Sheet, ReadError> {
    read(text.as_bytes(), "test.csv")
}

/// The cells of a table without row numbers.
fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

/// The problems in a file, as a person reads them in English.
fn problems(result: Result<Sheet, ReadError>) -> Vec<String> {
    let error = result.expect_err("the file is wrong");
    assert_eq!(error.code(), error.problems()[0].code());
    error.problems().iter().map(ToString::to_string).collect()
}
