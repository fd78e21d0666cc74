//! Tables as schools have them, in and out.
//!
//! A coordinator fills a round by importing files: an export of a student system, a list somebody keeps in
//! Excel, a file that went through three hands. [`read`] takes all of those, finds out by itself what they
//! are, and either returns a plain table of text or says which cell is wrong, in words the web pages
//! translate. [`cell`] turns that text into dates, numbers and choices. [`write_csv`] and [`write_xlsx`] make
//! files that open well in a Dutch Excel and in which nothing that a person typed can run as a formula.
//!
//! The files come from outside, so the reader is built for hostile input: everything has a limit, sizes that a
//! file claims are not believed, and no input makes it panic. The crate knows no files, clock or network.

mod column;
mod decode;
mod formula;
mod padded;
mod problem;
mod table;
mod text;
mod unpack;
mod write;
mod write_xlsx;
mod xlsx;

pub mod cell;

pub use column::column_letter;
pub use problem::{Problem, ReadError};
pub use write::{Cell, Separator, write_csv};
pub use write_xlsx::{WriteError, write_xlsx};

/// The largest file that is read, 50 MiB. The upload limit of the web server should be the same.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;
/// The most rows under the headings.
pub const MAX_ROWS: usize = 200_000;
/// The most columns.
pub const MAX_COLUMNS: usize = 200;
/// The most characters in one cell.
pub const MAX_CELL_CHARS: usize = 10_000;
/// The most cells in all: rows and columns at their limits together would not fit in memory.
pub const MAX_CELLS: usize = 2_000_000;
/// The most that an XLSX file may hold when it is unpacked, 300 MiB.
pub const MAX_UNPACKED_BYTES: u64 = 300 * 1024 * 1024;

/// A table: headings, and rows that are all as wide as the headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The first row that is not empty, or the first after a title of one cell above it; no heading is empty and no
    /// two are equal.
    pub headings: Vec<String>,
    /// The rows below it that are not empty.
    pub rows: Vec<Row>,
}

/// One row of a [`Sheet`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The row's number as a spreadsheet shows it: from 1, with headings and empty rows counted.
    ///
    /// In a text file a line break inside quotes does not begin a row, as in Excel; without such line breaks
    /// the number is the line that an editor shows.
    pub number: u32,
    /// As many cells as there are headings, without spaces at either end.
    pub cells: Vec<String>,
}

impl Sheet {
    /// The column with one of these headings, the first of `names` first.
    ///
    /// Case, spaces and the signs `-`, `_` and `.` do not count, because a person who types headings over does
    /// not see them: `E-mail` finds `e mail` and `EMAIL`.
    #[must_use]
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let wanted = column::heading_key(name);
            self.headings.iter().position(|heading| column::heading_key(heading) == wanted)
        })
    }
}

/// Reads a table from the bytes of a file.
///
/// What the file is follows from its content, because names lie (`.xls` exports are often HTML or CSV);
/// `file_name` only serves to name a format that is not read. Read are XLSX (the fullest visible
/// sheet) and text: UTF-8, UTF-16 with a byte order mark, or Windows-1252, with `;`, `,` or tab
/// between the cells.
///
/// # Errors
/// One or more [`Problem`]s, each with the row and column where it is.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Sheet, ReadError> {
    read_named(bytes, file_name).map(|(sheet, _)| sheet)
}

/// The same, with the name of the sheet that was read where a workbook has several: a person should see which.
///
/// # Errors
/// As [`read`].
pub fn read_named(bytes: &[u8], file_name: &str) -> Result<(Sheet, Option<String>), ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::FileTooLarge.into());
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(ole_problem(bytes).into());
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return xlsx::read(bytes, file_name);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Problem::OtherFormat { format: "PDF" }.into());
    }
    let start = bytes.trim_ascii_start();
    if start.starts_with(b"<") || start.starts_with(b"\xEF\xBB\xBF<") {
        return Err(Problem::OtherFormat { format: "HTML" }.into());
    }
    text::read(&decode::decode(bytes)?).map(|sheet| (sheet, None))
}

/// The old Excel format and an XLSX file with a password come in the same wrapping; only the second has a
/// stream called `EncryptedPackage`.
fn ole_problem(bytes: &[u8]) -> Problem {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        Problem::Encrypted
    } else {
        Problem::OtherFormat { format: "XLS" }
    }
}
