//! A file to a table, in one pass.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::Read;
use std::panic::resume_unwind;
use std::rc::Rc;
use std::thread::{self, ScopedJoinHandle};

use csv::ByteRecord;

use super::block::{Source, is_plain};
use super::column::{Building, Field};
use super::quotes::{Quotes, Seen, Watched};
use super::{Column, Kind, MAX_PROBLEMS, Problem, Table, screen};
use crate::expected::Expected;

/// A column that is asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub heading: String,
    pub kind: Kind,
    /// Its values were assigned to fictitious applicants, so it says nothing of anybody.
    pub is_assigned: bool,
}

impl Wanted {
    #[must_use]
    pub fn new(heading: &str, kind: Kind) -> Self {
        Self { heading: heading.to_owned(), kind, is_assigned: false }
    }

    /// Assigned to fictitious applicants.
    #[must_use]
    pub fn assigned(heading: &str) -> Self {
        Self { is_assigned: true, ..Self::new(heading, Kind::Category) }
    }
}

/// Where the bytes come from, and what the file is called in messages.
pub struct Reader<R> {
    pub name: String,
    pub bytes: R,
}

/// Reads the wanted columns.
///
/// # Errors
///
/// All that is wrong, of more than [`MAX_PROBLEMS`] the first ones and that there are more: a column that is missing or
/// stands there twice, a cell that is empty or not what was expected, a row of another length, or a column that records
/// what [`screen`] refuses.
pub fn read<R: Read>(from: Reader<R>, wanted: &[Wanted]) -> Result<Table, Vec<Problem>> {
    let file = File { name: from.name, problems: Vec::new() };
    let mut source = Source::new(from.bytes);
    let mut next = match source.next() {
        Ok(first) => first.unwrap_or_default(),
        Err(error) => return Err(vec![file.problem(1, "", Expected::Readable { error: error.to_string() })]),
    };
    if next.starts_with(b"PK\x03\x04") || memchr::memchr(0, &next).is_some() {
        return Err(vec![file.problem(1, "", Expected::Text)]);
    }
    if next.starts_with(b"\xEF\xBB\xBF") {
        next.drain(..3);
    }
    let (delimiter, begin, line) = match declared(&next) {
        Some((mark, length)) => (mark, length, 1),
        None => (delimiter(&next), 0, 0),
    };
    next.drain(..begin);
    let mut intake = Intake { wanted, delimiter, columns: None, headed: 1, rows: 0, line, empty: None, file };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    thread::scope(|scope| {
        // Stretches that are being made into columns of their own, meanwhile or after another.
        let mut apart = VecDeque::new();
        loop {
            let lines = std::mem::take(&mut next);
            // Quotes, and the line ends of another age, are left to the library from here on.
            if !is_plain(&lines) {
                apart.drain(..).try_for_each(|one| intake.take_over(one))?;
                return intake.quoted(lines.as_slice().chain(source.left()));
            }
            match intake.anew() {
                Some(own) => apart.push_back(scope.spawn(|| own.apart(lines))),
                // The first stretch, with the headings.
                None => intake.plain(&lines)?,
            }
            let more = if intake.file.problems.len() <= MAX_PROBLEMS { source.next() } else { Ok(None) };
            let is_last = !matches!(more, Ok(Some(_)));
            while apart.len() > if is_last { 0 } else { threads } {
                apart.pop_front().map_or(Ok(()), |one| intake.take_over(one))?;
            }
            match more {
                Ok(Some(more)) => next = more,
                Ok(None) => return Ok(()),
                Err(error) => {
                    intake.file.add(intake.line, "", Expected::ReadableFurther { error: error.to_string() });
                    return Ok(());
                }
            }
        }
    })?;
    intake.finish()
}

/// Each needs memory of its own, and one thread puts together what all of them made; measured up to two.
const MOST_THREADS: usize = 4;

/// A stretch, and what it was made into.
type Apart<'s, 'a> = ScopedJoinHandle<'s, (Vec<u8>, Option<Intake<'a>>)>;

/// The table as far as it has come in.
struct Intake<'a> {
    file: File,
    wanted: &'a [Wanted],
    delimiter: u8,
    /// Headings, and what happens to each; nothing before the first line.
    columns: Option<(Vec<String>, Vec<Field>)>,
    /// The line of the headings.
    headed: u64,
    rows: usize,
    /// How many lines there were.
    line: u64,
    /// In a table of one column the first empty line after the last row: at the end it is nothing, before another row a
    /// cell that is not filled in.
    empty: Option<u64>,
}

impl Intake<'_> {
    /// The same table without rows, once there are headings.
    fn anew(&self) -> Option<Self> {
        let (headings, fields) = self.columns.as_ref()?;
        let columns = Some((headings.clone(), fields.iter().map(Field::anew).collect()));
        let file = File { name: String::new(), problems: Vec::new() };
        Some(Self { columns, file, rows: 0, line: 0, empty: None, ..*self })
    }

    /// Lines in which every delimiter divides cells, made into columns unless there is anything to say about them.
    fn apart(mut self, lines: Vec<u8>) -> (Vec<u8>, Option<Self>) {
        let is_good = self.plain(&lines).is_ok() && self.file.problems.is_empty();
        (lines, Some(self).filter(|_| is_good))
    }

    /// Puts the rows of a stretch behind those that are there. One with anything to say about it is gone through again,
    /// for the words and the line to say it with.
    fn take_over(&mut self, apart: Apart<'_, '_>) -> Result<(), Vec<Problem>> {
        let (lines, apart) = apart.join().unwrap_or_else(|panic| resume_unwind(panic));
        if apart.is_some_and(|apart| self.append(apart)) { Ok(()) } else { self.plain(&lines) }
    }

    /// Whether the rows of `apart` can stand behind these as they are; then they do.
    fn append(&mut self, apart: Intake<'_>) -> bool {
        let (Some((headings, fields)), Some((_, more))) = (&mut self.columns, apart.columns) else { return false };
        let has_gap = headings.len() == 1 && self.empty.or(apart.empty).is_some();
        if has_gap || !fields.iter().zip(&more).all(|(field, more)| field.fits(more)) {
            return false;
        }
        fields.iter_mut().zip(more).for_each(|(field, more)| field.append(more));
        self.rows += apart.rows;
        self.line += apart.line;
        true
    }

    /// Lines in which every delimiter divides cells.
    fn plain(&mut self, mut rest: &[u8]) -> Result<(), Vec<Problem>> {
        let mut cells = Vec::new();
        while !rest.is_empty() && self.file.problems.len() <= MAX_PROBLEMS {
            let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
            rest = rest.get(end + 1..).unwrap_or_default();
            self.line += 1;
            if line.is_empty() {
                self.empty = self.empty.or(Some(self.line));
                continue;
            }
            cells.clear();
            let mut begin = 0;
            for (at, byte) in line.iter().enumerate() {
                if *byte == self.delimiter {
                    cells.push(&line[begin..at]);
                    begin = at + 1;
                }
            }
            cells.push(&line[begin..]);
            self.row(self.line, &cells)?;
        }
        Ok(())
    }

    /// The rest of the file.
    fn quoted(&mut self, rest: impl Read) -> Result<(), Vec<Problem>> {
        let lines = self.line;
        let seen = Rc::new(RefCell::new(Seen::default()));
        let rest = Watched { rest, delimiter: self.delimiter, seen: Rc::clone(&seen) };
        // Where the last record began, and where it ended.
        let (mut begin, mut last) = (lines, lines);
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .buffer_capacity(1 << 18)
            .from_reader(rest);
        let mut record = ByteRecord::new();
        while self.file.problems.len() <= MAX_PROBLEMS {
            match csv.read_byte_record(&mut record) {
                Ok(true) => {
                    // The library has counted the LFs up to here: with empty lines before the record and those within
                    // it, and its own unless that comes after a CR, or is not there.
                    let within = record.iter().flatten().filter(|byte| **byte == b'\n').count() as u64;
                    let seen = seen.borrow();
                    let is_ended = matches!(seen.last, b'\n' | b'\r') && seen.quotes != Quotes::Inside;
                    let is_last = seen.bytes == csv.position().byte() && !is_ended;
                    let own = u64::from(!is_last && !seen.crlf);
                    // Of a file with both kinds of line ends it is not known which one a record has.
                    let is_mixed = seen.crlf && seen.lf;
                    let begin_or_empty = record.position().map_or(0, csv::Position::line);
                    let line = lines + if is_mixed { begin_or_empty } else { csv.position().line() - within - own };
                    if line > last + 1 && !is_mixed {
                        self.empty = self.empty.or(Some(last + 1));
                    }
                    last = line + within;
                    // The rest would be cut otherwise than it is meant.
                    if seen.torn.is_some_and(|at| at <= csv.position().byte()) {
                        self.file.add(line, "", Expected::WholeQuotes);
                        break;
                    }
                    drop(seen);
                    begin = line;
                    self.row(line, &record.iter().collect::<Vec<_>>())?;
                }
                Ok(false) => {
                    if seen.borrow().quotes == Quotes::Inside {
                        self.file.add(begin, "", Expected::ClosedQuote);
                    }
                    break;
                }
                Err(error) => {
                    let line = lines + csv.position().line();
                    self.file.add(line, "", Expected::ReadableFurther { error: error.to_string() });
                    break;
                }
            }
        }
        Ok(())
    }

    fn row(&mut self, line: u64, cells: &[&[u8]]) -> Result<(), Vec<Problem>> {
        let Some((headings, fields)) = &mut self.columns else {
            let headings = self.file.headings(line, cells)?;
            let fields = self.file.fields(line, &headings, self.wanted)?;
            self.columns = Some((headings, fields));
            self.headed = line;
            return Ok(());
        };
        if let Some(empty) = self.empty.take().filter(|_| headings.len() == 1) {
            self.file.add(empty, &headings[0], Expected::FilledLine);
        }
        if cells.len() != headings.len() || cells.len() > 1 {
            if cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
                return Ok(());
            }
            if cells.len() != headings.len() {
                self.file.add(line, "", Expected::Cells { headings: headings.len(), cells: cells.len() });
                return Ok(());
            }
        }
        self.rows += 1;
        for ((cell, field), heading) in cells.iter().zip(fields).zip(headings) {
            if let Err(expected) = field.take(cell.trim_ascii()) {
                self.file.add(line, heading, expected);
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Table, Vec<Problem>> {
        let Some((headings, fields)) = self.columns else {
            if self.file.problems.is_empty() {
                self.file.add(1, "", Expected::Headings);
            }
            return Err(self.file.problems);
        };
        for (heading, field) in headings.iter().zip(&fields) {
            if let Some(what) = field.screen.verdict() {
                self.file
                    .problems
                    .insert(0, self.file.problem(self.headed, heading, Expected::NoTrait { what, by_heading: false }));
            }
        }
        for (heading, _) in headings.iter().zip(&fields).filter(|(_, field)| field.column.is_doubtful(self.delimiter)) {
            self.file.problems.push(self.file.problem(self.headed, heading, Expected::ClearNumbers));
        }
        if !self.file.problems.is_empty() {
            if self.file.problems.len() > MAX_PROBLEMS {
                self.file.problems.truncate(MAX_PROBLEMS);
                let last = self.file.problems.iter().map(|problem| problem.line).max().unwrap_or(1);
                let further = self.file.problem(last, "", Expected::ReadNoFurther { most: MAX_PROBLEMS });
                self.file.problems.push(further);
            }
            return Err(self.file.problems);
        }
        let mut columns: Vec<Option<Column>> = self.wanted.iter().map(|_| None).collect();
        for field in fields {
            let finished = field.column.finish();
            if let Some((last, before)) = field.wanted_at.split_last() {
                before.iter().for_each(|place| columns[*place] = Some(finished.clone()));
                columns[*last] = Some(finished);
            }
        }
        Ok(Table {
            rows: self.rows,
            columns: columns.into_iter().flatten().collect(),
            headings: self.wanted.iter().map(|one| one.heading.clone()).collect(),
        })
    }
}

/// Excel's own way to say which mark divides the cells, a first line `sep=;`: the mark, and how long the line is. Saved
/// anew it may have more of these marks behind it.
fn declared(start: &[u8]) -> Option<(u8, usize)> {
    let end = memchr::memchr2(b'\n', b'\r', start).unwrap_or(start.len());
    let line = &start[..end];
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let (name, marks) = line.split_at_checked(4)?;
    let mark = *marks.first().filter(|mark| b";,|\t".contains(mark))?;
    let is_it = name.eq_ignore_ascii_case(b"sep=") && marks.iter().all(|other| *other == mark);
    let line_end = if start[end..].starts_with(b"\r\n") { 2 } else { 1 };
    is_it.then(|| (mark, (end + line_end).min(start.len())))
}

/// The mark that stands most often in the first line, outside quotes.
fn delimiter(start: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in start {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            byte if !quoted => counts.iter_mut().filter(|(mark, _)| mark == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark)
}

struct File {
    name: String,
    problems: Vec<Problem>,
}

impl File {
    fn problem(&self, line: u64, column: &str, expected: Expected) -> Problem {
        Problem { file: self.name.clone(), line, column: shortened(column), expected }
    }

    fn add(&mut self, line: u64, column: &str, expected: Expected) {
        // One more than is told shows that there are more.
        if self.problems.len() <= MAX_PROBLEMS {
            self.problems.push(self.problem(line, column, expected));
        }
    }

    fn headings(&self, line: u64, cells: &[&[u8]]) -> Result<Vec<String>, Vec<Problem>> {
        let mut all = Vec::new();
        let mut problems = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let Ok(text) = std::str::from_utf8(cell.trim_ascii()) else {
                problems.push(self.problem(line, "", Expected::HeadingInUtf8 { at: at + 1 }));
                continue;
            };
            if text.is_empty() {
                problems.push(self.problem(line, "", Expected::Heading { at: at + 1 }));
            } else if all.iter().any(|other| other == text) {
                problems.push(self.problem(line, text, Expected::HeadingOnce));
            }
            all.push(text.to_owned());
        }
        if problems.is_empty() { Ok(all) } else { Err(problems) }
    }

    /// What happens to each column of the file.
    fn fields(&self, line: u64, headings: &[String], wanted: &[Wanted]) -> Result<Vec<Field>, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut fields: Vec<Field> = headings.iter().map(|_| Field::default()).collect();
        for (place, one) in wanted.iter().enumerate() {
            let Some(at) = headings.iter().position(|heading| *heading == one.heading) else {
                let there: Vec<String> = headings.iter().take(30).map(|heading| shortened(heading)).collect();
                let there = there.join(", ") + if headings.len() > 30 { ", …" } else { "" };
                problems.push(self.problem(line, &one.heading, Expected::Column { there }));
                continue;
            };
            let field = &mut fields[at];
            let other = Building::new(one.kind);
            if field.wanted_at.is_empty() {
                field.column = other;
            } else if one.is_assigned
                || field.screen.is_open
                || !matches!(
                    (&field.column, &other),
                    (Building::Category(_), Building::Category(_)) | (Building::Either(..), _)
                )
            {
                problems.push(self.problem(line, &one.heading, Expected::OneRole));
            }
            field.wanted_at.push(place);
            field.screen.is_open |= one.is_assigned;
        }
        for (heading, field) in headings.iter().zip(&mut fields) {
            field.screen.is_of_things = screen::is_of_things(heading);
            // A language that is taught in is no trait, whichever they are.
            field.screen.has_others = screen::is_of_teaching(heading);
            if let Some(what) = screen::heading(heading).filter(|_| !field.screen.is_open) {
                problems.push(self.problem(line, heading, Expected::NoTrait { what, by_heading: true }));
            }
        }
        if problems.is_empty() { Ok(fields) } else { Err(problems) }
    }
}

/// A heading as a message can show it: where the file is no table, the first line may be all of it.
fn shortened(heading: &str) -> String {
    const MOST: usize = 80;
    match heading.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &heading[..end]),
        None => heading.to_owned(),
    }
}
