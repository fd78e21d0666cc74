//! One table: its columns by name, its rows with their line numbers.

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};

use super::FileProblem;
use crate::round::MAX_TEXT;

/// A table that is being read. Problems gather in it; [`Table::finish`] hands them out.
pub(super) struct Table<'a> {
    file: &'a str,
    bytes: &'a [u8],
    reader: Reader<&'a [u8]>,
    /// The current row; where some of it is no text, `broken` has it instead.
    record: StringRecord,
    broken: Option<ByteRecord>,
    /// Index of each wanted column; `None` for one that is not there.
    columns: Vec<Option<usize>>,
    names: &'a [&'a str],
    /// How many of them must be there: the first ones.
    needed: usize,
    /// How far lines were counted.
    counted: usize,
    line: u64,
    problems: Vec<FileProblem>,
}

impl<'a> Table<'a> {
    /// Reads the header and looks up `names`, all of which must be there.
    pub fn open(file: &'a str, bytes: &'a [u8], names: &'a [&'a str]) -> Self {
        Self::open_with(file, bytes, names, names.len())
    }

    /// As [`Table::open`]; only the first `needed` columns must be there.
    pub fn open_with(file: &'a str, bytes: &'a [u8], names: &'a [&'a str], needed: usize) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let found = |separator: u8| {
            let mut reader = reader(bytes, separator);
            let mut header = ByteRecord::new();
            // Reading from memory cannot fail, and rows may be of any length.
            let _ = reader.read_byte_record(&mut header);
            let columns: Vec<_> =
                names.iter().map(|name| header.iter().position(|f| f.trim_ascii() == name.as_bytes())).collect();
            (columns.iter().flatten().count(), columns, reader)
        };
        let (with_comma, with_semicolon) = (found(b','), found(b';'));
        let better = if with_semicolon.0 > with_comma.0 { with_semicolon } else { with_comma };
        let (_, columns, reader) = better;
        let mut table = Self {
            file,
            bytes,
            reader,
            record: StringRecord::new(),
            broken: None,
            columns,
            names,
            needed,
            counted: 0,
            line: 1,
            problems: Vec::new(),
        };
        for (column, name) in table.columns.clone().iter().zip(names).take(needed) {
            if column.is_none() {
                table.problem_at(1, 1, format!("a column named `{name}`"));
            }
        }
        table
    }

    /// Goes to the next row that is not empty; false at the end, or when columns are missing.
    pub fn next_row(&mut self) -> bool {
        if self.columns.iter().take(self.needed).any(Option::is_none) {
            return false;
        }
        loop {
            let mut record = std::mem::take(&mut self.record).into_byte_record();
            match self.reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) | Err(_) => return false,
            }
            self.count_lines(record.position().map_or(0, |position| position.byte() as usize));
            let empty = record.iter().all(<[u8]>::is_empty);
            self.broken = None;
            match StringRecord::from_byte_record(record) {
                Ok(record) => self.record = record,
                Err(error) => self.broken = Some(error.into_byte_record()),
            }
            if !empty {
                return true;
            }
        }
    }

    /// The reader places a record before the empty lines that it skipped; count to its first field.
    fn count_lines(&mut self, start: usize) {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.bytes.get(self.counted..start + blank).unwrap_or_default();
        self.line += passed.iter().filter(|&&byte| byte == b'\n').count() as u64;
        self.counted = start + blank;
    }

    /// Line of the current row.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The text of wanted column `index`, or `None` with a problem. Texts are borrowed: a large round has some tens of
    /// millions of fields.
    pub fn text(&mut self, index: usize) -> Option<&str> {
        let column = self.columns.get(index).copied().flatten()?;
        if self.broken.is_none() && column < self.record.len() {
            return self.record.get(column);
        }
        let fields = self.broken.as_ref().map_or(self.record.len(), ByteRecord::len);
        if column >= fields {
            let expected = format!("a field `{}`; the row is too short", self.names[index]);
            self.problem_at(self.line, fields.max(1) as u64, expected);
            return None;
        }
        if self.broken.as_ref().and_then(|row| row.get(column)).is_none_or(|field| str::from_utf8(field).is_err()) {
            self.problem(index, "text in UTF-8");
            return None;
        }
        self.broken.as_ref().and_then(|row| str::from_utf8(row.get(column)?).ok())
    }

    /// An identifier: 1 to [`MAX_TEXT`] bytes.
    pub fn identifier(&mut self, index: usize) -> Option<&str> {
        if !(1..=MAX_TEXT).contains(&self.text(index)?.len()) {
            self.problem(index, format!("a {} of 1 to {MAX_TEXT} bytes", self.names[index]));
            return None;
        }
        self.text(index)
    }

    /// A whole number within `range`.
    pub fn number(&mut self, index: usize, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let digits = self.text(index)?.trim_ascii();
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        match digits.parse() {
            Ok(number) if plain && range.contains(&number) => Some(number),
            _ => {
                let (low, high) = (range.start(), range.end());
                self.problem(index, format!("a whole number from {low} to {high}"));
                None
            }
        }
    }

    /// A problem in wanted column `index` of the current row.
    pub fn problem(&mut self, index: usize, expected: impl Into<String>) {
        let column = self.columns.get(index).copied().flatten().map_or(1, |c| c as u64 + 1);
        self.problem_at(self.line, column, expected);
    }

    /// A problem in wanted column `index` of an earlier row.
    pub fn problem_in(&mut self, line: u64, index: usize, expected: impl Into<String>) {
        let column = self.columns.get(index).copied().flatten().map_or(1, |c| c as u64 + 1);
        self.problem_at(line, column, expected);
    }

    fn problem_at(&mut self, line: u64, column: u64, expected: impl Into<String>) {
        let file = self.file.to_owned();
        self.problems.push(FileProblem { file, line, column, expected: expected.into() });
    }

    /// The problems in the order of their lines.
    pub fn finish(mut self) -> Vec<FileProblem> {
        self.problems.sort_by_key(|problem| (problem.line, problem.column));
        self.problems
    }
}

fn reader(bytes: &[u8], separator: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(bytes)
}

/// A writer of the tables that this crate makes: `,`, LF, quotes only where needed.
pub(super) fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().from_writer(Vec::new())
}

/// The text of a finished table.
pub(super) fn written(writer: csv::Writer<Vec<u8>>) -> Result<String, csv::Error> {
    let bytes = writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| std::io::Error::other(error).into())
}
