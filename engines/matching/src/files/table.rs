//! One table: its columns by name, its rows with their line numbers.

use std::borrow::Cow;

use super::FileProblem;
use crate::round::MAX_TEXT;

/// A table that is being read. Problems gather in it; [`Table::finish`] hands them out.
pub(super) struct Table<'a> {
    file: &'a str,
    rows: Rows<'a>,
    /// Index of each wanted column; `None` for one that is not there.
    columns: Vec<Option<usize>>,
    names: &'a [&'a str],
    /// How many of them must be there: the first ones.
    needed: usize,
    problems: Vec<FileProblem>,
}

impl<'a> Table<'a> {
    /// Reads the header and looks up `names`, all of which must be there.
    pub fn open(file: &'a str, bytes: &'a [u8], names: &'a [&'a str]) -> Self {
        Self::open_with(file, bytes, names, names.len())
    }

    /// As [`Table::open`]; only the first `needed` columns must be there.
    pub fn open_with(file: &'a str, bytes: &'a [u8], names: &'a [&'a str], needed: usize) -> Self {
        // Some programs write the mark twice.
        let marked = |bytes: &'a [u8]| bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let bytes = marked(marked(bytes));
        let found = |separator: u8| {
            let mut rows = Rows::new(bytes, separator);
            rows.advance();
            let header: Vec<&[u8]> = (0..rows.fields.len()).filter_map(|at| rows.field(at)).collect();
            let columns: Vec<_> =
                names.iter().map(|name| header.iter().position(|f| f.trim_ascii() == name.as_bytes())).collect();
            (columns.iter().flatten().count(), columns, rows)
        };
        let (with_comma, with_semicolon) = (found(b','), found(b';'));
        let better = if with_semicolon.0 > with_comma.0 { with_semicolon } else { with_comma };
        let (_, columns, rows) = better;
        let mut table = Self { file, rows, columns, names, needed, problems: Vec::new() };
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
        while self.rows.advance() {
            if self.rows.fields.iter().any(|(start, end)| start < end) {
                return true;
            }
        }
        false
    }

    /// Line of the current row.
    pub fn line(&self) -> u64 {
        self.rows.line
    }

    /// The text of wanted column `index`, or `None` with a problem. Texts are borrowed where they stand without quotes: a
    /// large round has some tens of millions of fields.
    #[inline]
    pub fn text(&mut self, index: usize) -> Option<Cow<'a, str>> {
        let column = self.columns.get(index).copied().flatten()?;
        let text = self.rows.text(column);
        if text.is_none() {
            self.no_text(index, column);
        }
        text
    }

    #[cold]
    fn no_text(&mut self, index: usize, column: usize) {
        let fields = self.rows.fields.len();
        let (at, expected) = if column < fields {
            (column + 1, "text in UTF-8".to_owned())
        } else {
            (fields.max(1), format!("a field `{}`; the row is too short", self.names[index]))
        };
        self.problem_at(self.line(), at as u64, expected);
    }

    /// An identifier: 1 to [`MAX_TEXT`] bytes.
    #[inline]
    pub fn identifier(&mut self, index: usize) -> Option<Cow<'a, str>> {
        let text = self.text(index)?;
        if !(1..=MAX_TEXT).contains(&text.len()) {
            self.problem(index, format!("a {} of 1 to {MAX_TEXT} bytes", self.names[index]));
            return None;
        }
        Some(text)
    }

    /// A whole number within `range`.
    pub fn number(&mut self, index: usize, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let text = self.text(index)?;
        self.whole_number(index, &text, range)
    }

    /// The same of a text that column `index` was found to have.
    pub fn whole_number(&mut self, index: usize, text: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let digits = text.trim_ascii().as_bytes();
        // Beyond the largest it stays there, however many digits follow.
        let next =
            |sum: u64, digit: &u8| digit.is_ascii_digit().then(|| (sum * 10 + u64::from(digit - b'0')).min(1 << 40));
        let number = digits.iter().try_fold(0, next).filter(|_| !digits.is_empty());
        let number = number.and_then(|number| u32::try_from(number).ok()).filter(|number| range.contains(number));
        if number.is_none() {
            let (low, high) = (range.start(), range.end());
            self.problem(index, format!("a whole number from {low} to {high}"));
        }
        number
    }

    /// A problem in wanted column `index` of the current row.
    pub fn problem(&mut self, index: usize, expected: impl Into<String>) {
        let column = self.columns.get(index).copied().flatten().map_or(1, |c| c as u64 + 1);
        self.problem_at(self.line(), column, expected);
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

/// The rows of a text, with where each of their fields lies. Rows without quotes are cut where they stand; a row with one
/// goes through `csv_core`, which knows what quotes mean.
struct Rows<'a> {
    bytes: &'a [u8],
    /// The same, where all of it is text: then no field has to be looked at for that.
    whole: Option<&'a str>,
    /// How far they were read.
    at: usize,
    separator: u8,
    /// On which the current row begins, and how many line ends came before `at`.
    line: u64,
    lines: u64,
    fields: Vec<(usize, usize)>,
    /// The current row without its quotes, where it has any; the fields then lie here.
    unquoted: Vec<u8>,
    quoted: bool,
    ends: Vec<usize>,
    parser: csv_core::Reader,
}

impl<'a> Rows<'a> {
    fn new(bytes: &'a [u8], separator: u8) -> Self {
        Self {
            bytes,
            whole: str::from_utf8(bytes).ok(),
            at: 0,
            separator,
            line: 1,
            lines: 0,
            fields: Vec::new(),
            unquoted: Vec::new(),
            quoted: false,
            ends: Vec::new(),
            parser: csv_core::ReaderBuilder::new().delimiter(separator).build(),
        }
    }

    fn field(&self, at: usize) -> Option<&[u8]> {
        let (start, end) = *self.fields.get(at)?;
        let text = if self.quoted { self.unquoted.as_slice() } else { self.bytes };
        text.get(start..end)
    }

    /// A field, where it is there and text.
    #[inline]
    fn text(&self, at: usize) -> Option<Cow<'a, str>> {
        let (start, end) = *self.fields.get(at)?;
        if self.quoted {
            return str::from_utf8(self.unquoted.get(start..end)?).ok().map(|text| Cow::Owned(text.to_owned()));
        }
        let text = match self.whole {
            Some(whole) => whole.get(start..end),
            None => str::from_utf8(self.bytes.get(start..end)?).ok(),
        };
        text.map(Cow::Borrowed)
    }

    /// Goes to the next row; false at the end. Empty lines are none.
    fn advance(&mut self) -> bool {
        self.fields.clear();
        while let Some(end @ (b'\r' | b'\n')) = self.bytes.get(self.at) {
            self.lines += u64::from(*end == b'\n');
            self.at += 1;
        }
        self.line = self.lines + 1;
        if self.at >= self.bytes.len() {
            return false;
        }
        // Rows are short: going over the bytes is faster than a search for each mark.
        let mut start = self.at;
        let mut end = self.at;
        loop {
            match self.bytes.get(end) {
                Some(byte) if *byte == self.separator => {
                    self.fields.push((start, end));
                    start = end + 1;
                }
                Some(b'\n' | b'\r') | None => break,
                Some(b'"') => {
                    self.fields.clear();
                    self.quoted = true;
                    self.unquote();
                    return true;
                }
                Some(_) => {}
            }
            end += 1;
        }
        self.quoted = false;
        self.fields.push((start, end));
        self.at = end;
        true
    }

    fn unquote(&mut self) {
        use csv_core::ReadRecordResult::{End, InputEmpty, OutputEndsFull, OutputFull, Record};
        self.parser.reset();
        let (begin, mut written, mut cut) = (self.at, 0, 0);
        loop {
            // It takes a byte order mark for one at the start of any row; a first piece of one byte is none.
            let end = if self.at == begin { begin + 1 } else { self.bytes.len() };
            let input = &self.bytes[self.at..end];
            let (outcome, read, wrote, cuts) =
                self.parser.read_record(input, &mut self.unquoted[written..], &mut self.ends[cut..]);
            (self.at, written, cut) = (self.at + read, written + wrote, cut + cuts);
            match outcome {
                OutputFull => self.unquoted.resize((self.unquoted.len() * 2).max(64), 0),
                OutputEndsFull => self.ends.resize((self.ends.len() * 2).max(8), 0),
                // Said once more that there is nothing, it gives the last row.
                InputEmpty => {}
                Record | End => break,
            }
        }
        let mut start = 0;
        for &end in &self.ends[..cut] {
            self.fields.push((start, end));
            start = end;
        }
        self.lines += memchr::memchr_iter(b'\n', &self.bytes[begin..self.at]).count() as u64;
    }
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

#[cfg(test)]
mod tests {
    use csv::{ByteRecord, ReaderBuilder};
    use proptest::prelude::*;

    use super::Rows;

    /// As the crate `csv` cuts it: the line of each row, and its fields.
    fn slow(bytes: &[u8], separator: u8) -> Vec<(u64, Vec<Vec<u8>>)> {
        let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(bytes);
        let mut row = ByteRecord::new();
        let mut all = Vec::new();
        while reader.read_byte_record(&mut row).unwrap() {
            // It places a row before the empty lines that it skipped.
            let start = row.position().unwrap().byte() as usize;
            let blank = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let line = 1 + bytes[..start + blank].iter().filter(|&&byte| byte == b'\n').count() as u64;
            all.push((line, row.iter().map(<[u8]>::to_vec).collect()));
        }
        all
    }

    fn fast(bytes: &[u8], separator: u8) -> Vec<(u64, Vec<Vec<u8>>)> {
        let mut rows = Rows::new(bytes, separator);
        let mut all = Vec::new();
        while rows.advance() {
            let fields = (0..rows.fields.len()).map(|at| rows.field(at).unwrap().to_vec()).collect();
            all.push((rows.line, fields));
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]
        #[test]
        fn rows_are_cut_as_the_crate_csv_cuts_them(text in "a?[a,;\"\r\n \u{e9}\u{feff}]{0,40}", separator in prop_oneof![Just(b','), Just(b';')]) {
            // A mark at the start of the file is the table's business.
            let text = text.trim_start_matches('\u{feff}');
            prop_assert_eq!(fast(text.as_bytes(), separator), slow(text.as_bytes(), separator));
        }
    }
}
