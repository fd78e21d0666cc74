//! One table: its columns by name, its rows with their line numbers.

use std::borrow::Cow;

use super::FileProblem;
use super::rows::Rows;
use crate::round::MAX_TEXT;
use crate::threads::{self, side_by_side};

/// A table that is being read. Problems gather in it; [`Table::finish`] hands them out.
pub(super) struct Table<'a> {
    file: &'a str,
    rows: Rows<'a>,
    /// Index of each wanted column; `None` for one that is not there.
    columns: Vec<Option<usize>>,
    names: &'a [&'a str],
    /// How many of them must be there: the first ones.
    needed: usize,
    /// How many fields the header has.
    width: usize,
    problems: Vec<FileProblem>,
    is_part: bool,
    /// Whether the columns are there, and it was looked at whether all of it is text.
    is_checked: bool,
}

pub(super) const WIDE: &str = "text in UTF-8; this is UTF-16. Save it as UTF-8";
const UNCLOSED: &str = "the end of the quotes that open here";
const TORN: &str = "nothing between the end of quotes and the next field";

/// With a separator: how many columns were found, where, which of them twice, and the rows behind the header.
type Found<'a> = (usize, Vec<Option<usize>>, Vec<Option<usize>>, Rows<'a>);

/// A part of a table that is worth a thread: some hundredths of a second.
const PART: usize = 1 << 20;

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
        let declared = declares_separator(bytes);
        let found = |separator: u8| -> Found<'a> {
            let mut rows = Rows::new(bytes, separator);
            if declared {
                rows.advance();
            }
            rows.advance();
            let header: Vec<&[u8]> = (0..rows.fields.len()).filter_map(|at| rows.field(at)).collect();
            let columns = names.iter().map(|name| {
                let mut named = (0..header.len()).filter(|&at| header[at].trim_ascii() == name.as_bytes());
                (named.next(), named.next())
            });
            let (columns, again): (Vec<_>, Vec<_>) = columns.unzip();
            (columns.iter().flatten().count(), columns, again, rows)
        };
        // Of those that find as many columns the first that does not tear quotes apart.
        let worth = |found: &Found<'a>| (found.0, found.3.torn.is_none());
        let better = |best: Found<'a>, next: Found<'a>| if worth(&next) > worth(&best) { next } else { best };
        let (_, columns, again, rows) = [b';', b'\t'].into_iter().map(found).fold(found(b','), better);
        let line = if rows.fields.is_empty() { 1 } else { rows.line };
        let width = rows.fields.len();
        let mut table =
            Self { file, rows, columns, names, needed, width, problems: Vec::new(), is_part: false, is_checked: false };
        // Text of two bytes a letter: as Excel's "Unicode text".
        let is_wide = bytes.starts_with(b"\xff\xfe")
            || bytes.starts_with(b"\xfe\xff")
            || bytes.iter().take(2).any(|byte| *byte == 0);
        if is_wide {
            table.problem_at(1, 1, WIDE);
        }
        // Rows would be part of the header, if it is not all there is.
        let torn = if table.rows.is_open { table.rows.fields.len().checked_sub(1) } else { table.rows.torn };
        if let Some(field) = torn {
            let expected = if table.rows.is_open { UNCLOSED } else { TORN };
            table.problem_at(line, field as u64 + 1, expected);
        }
        for (column, name) in table.columns.clone().iter().zip(names).take(needed) {
            if column.is_none() && !is_wide && torn.is_none() {
                table.problem_at(line, 1, format!("a column named `{name}`"));
            }
        }
        // Which of two was meant, nobody but who made the file can tell.
        for (column, name) in again.into_iter().zip(names) {
            if let Some(at) = column {
                table.problem_at(line, at as u64 + 1, format!("one column named `{name}`; this is another"));
            }
        }
        table
    }

    /// Goes to the next row that is not empty; false at the end, or when columns are missing.
    #[inline]
    pub fn next_row(&mut self) -> bool {
        if !self.is_checked {
            if self.columns.iter().take(self.needed).any(Option::is_none) {
                return false;
            }
            self.rows.check_text();
            self.is_checked = true;
        }
        while self.rows.advance() {
            // Of a part this may be half a field, so the file is read as one.
            if self.is_part && self.rows.is_unquoted() {
                return false;
            }
            // All that follows would be this one field.
            if self.rows.is_open {
                let column = self.rows.fields.len() as u64;
                self.problem_at(self.line(), column, UNCLOSED);
                return false;
            }
            if self.rows.fields.len() > self.width || self.rows.torn.is_some() {
                self.look_at_form();
            }
            if !self.rows.is_empty() {
                return true;
            }
        }
        false
    }

    /// A mark within a field that should be in quotes, or quotes that close too early, would cut a row in another way than
    /// it is meant.
    #[cold]
    fn look_at_form(&mut self) {
        let extra =
            (self.width..self.rows.fields.len()).find(|at| self.rows.field(*at).is_some_and(|text| !text.is_empty()));
        if let Some(field) = self.rows.torn {
            self.problem_at(self.line(), field as u64 + 1, TORN);
        } else if let Some(at) = extra {
            let expected =
                format!("at most {} fields, as the header has; put a text with a separator in quotes", self.width);
            self.problem_at(self.line(), at as u64 + 1, expected);
        }
    }

    /// Reads the rows that are left with `read`, those of a large file in parts side by side, and gives what it made of
    /// each part in their order. Rows directly after one another with the same text in the first wanted column stand in
    /// one part. A file in which something is wrong, or with quotes within fields or around line ends, is read as one:
    /// only so lines are known, and what came first.
    pub fn in_parts<T: Send>(&mut self, read: impl Fn(&mut Self) -> T + Sync) -> Vec<T> {
        let parts = self.rows.left().len() / PART;
        // On one processor too: so every machine goes the same way.
        self.in_at_most(parts.min(threads::count().max(2)), read)
    }

    fn in_at_most<T: Send>(&mut self, count: usize, read: impl Fn(&mut Self) -> T + Sync) -> Vec<T> {
        self.of_parts(count, &read).unwrap_or_else(|| vec![read(self)])
    }

    fn of_parts<T: Send>(&self, count: usize, read: &(impl Fn(&mut Self) -> T + Sync)) -> Option<Vec<T>> {
        if count < 2 || self.has_problems() {
            return None;
        }
        let parts = self.rows.split(count, self.columns.first().copied().flatten());
        let made = side_by_side(parts, |part| {
            let (rows, columns) = (self.rows.of_part(part), self.columns.clone());
            let mut part = Self { rows, columns, problems: Vec::new(), is_part: true, is_checked: false, ..*self };
            let made = read(&mut part);
            (!part.has_problems() && !part.rows.is_unquoted()).then_some(made)
        });
        made.into_iter().collect()
    }

    /// Whether other rows of the file stand in other tables.
    pub fn is_part(&self) -> bool {
        self.is_part
    }

    /// Whether anything was found wrong so far.
    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
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
            self.no_identifier(index);
            return None;
        }
        Some(text)
    }

    // What goes wrong stands apart: the steps of the usual way are most of what reading a large round costs.
    #[cold]
    fn no_identifier(&mut self, index: usize) {
        self.problem(index, format!("a {} of 1 to {MAX_TEXT} bytes", self.names[index]));
    }

    /// A whole number within `range`.
    #[inline]
    pub fn number(&mut self, index: usize, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let text = self.text(index)?;
        self.whole_number(index, &text, range)
    }

    /// The same of a text that column `index` was found to have.
    #[inline]
    pub fn whole_number(&mut self, index: usize, text: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let number = whole(text.trim_ascii()).filter(|number| range.contains(number));
        if number.is_none() {
            self.no_number(index, &range);
        }
        number
    }

    #[cold]
    fn no_number(&mut self, index: usize, range: &std::ops::RangeInclusive<u32>) {
        let (low, high) = (range.start(), range.end());
        self.problem(index, format!("a whole number from {low} to {high}"));
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

/// A number written in digits alone.
#[inline]
fn whole(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let mut number = 0_u64;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        // Beyond the largest it stays there, however many digits follow.
        number = (number * 10 + u64::from(digit)).min(1 << 40);
    }
    u32::try_from(number).ok()
}

/// Whether the first line is Excel's own, which says by what fields are separated: `sep=;`.
fn declares_separator(bytes: &[u8]) -> bool {
    let end = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
    let line = &bytes[..end];
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let Some((name, marks)) = line.split_at_checked(4) else { return false };
    // Saved anew it may have more of these marks behind it.
    name.eq_ignore_ascii_case(b"sep=") && !marks.is_empty() && marks.iter().all(|mark| *mark == marks[0])
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
    use proptest::prelude::*;

    use super::Table;

    proptest! {
        // Each case starts threads.
        #![proptest_config(ProptestConfig::with_cases(1_000))]
        #[test]
        fn parts_together_are_the_whole(
            text in "[ab]{0,2}(\n|\r\n|\r|,[ab\u{e9}]{0,2}|,\"[ab,]{0,2}\"|\n[ab],[ab]){0,20}(,\"\n\"|,a\"b|\"|)",
            count in 1..5_usize,
        ) {
            let text = format!("one,two\n{text}");
            let names = ["one", "two"];
            let read = |count: usize| {
                let mut table = Table::open("t", text.as_bytes(), &names);
                let parts = table.in_at_most(count, |part| {
                    let mut rows = Vec::new();
                    while part.next_row() {
                        rows.push((part.text(0), part.text(1)));
                    }
                    rows
                });
                (parts, table.finish())
            };
            let (parts, problems) = read(count);
            let is_bad = text.contains('"') || !problems.is_empty();
            prop_assert!(parts.len() == count || parts.len() == 1 && is_bad);
            let groups: Vec<_> = parts.iter().filter(|part| !part.is_empty()).collect();
            for pair in groups.windows(2) {
                prop_assert_ne!(&pair[0].last().unwrap().0, &pair[1][0].0, "rows with one text stand in one part");
            }
            prop_assert_eq!((vec![parts.concat()], problems), read(1));
        }
    }
}
