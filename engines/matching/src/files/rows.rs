//! Text cut into rows and fields.

use std::borrow::Cow;

/// The rows of a text, with where each of their fields lies. Rows without quotes, or with quotes around whole fields, are
/// cut where they stand; any other goes through `csv_core`, which knows what quotes mean.
pub(super) struct Rows<'a> {
    bytes: &'a [u8],
    /// The same, where all of it is text: then no field has to be looked at for that.
    whole: Option<&'a str>,
    /// How far they were read.
    at: usize,
    separator: u8,
    /// On which the current row begins, and how many line ends came before `at`.
    pub line: u64,
    lines: u64,
    pub fields: Vec<(usize, usize)>,
    /// The current row without its quotes, where it has any; the fields then lie here.
    unquoted: Vec<u8>,
    quoted: bool,
    /// Whether the text ends within quotes that the current row opens.
    pub is_open: bool,
    /// The field of the current row in which something stands behind quotes that closed.
    pub torn: Option<usize>,
    ends: Vec<usize>,
    /// Where the block of bytes begins whose marks are known, and those that were not read yet.
    block: usize,
    marks: u64,
    parser: csv_core::Reader,
}

impl<'a> Rows<'a> {
    pub fn new(bytes: &'a [u8], separator: u8) -> Self {
        Self {
            bytes,
            whole: None,
            at: 0,
            separator,
            line: 1,
            lines: 0,
            fields: Vec::new(),
            unquoted: Vec::new(),
            quoted: false,
            is_open: false,
            torn: None,
            ends: Vec::new(),
            block: 0,
            marks: marks(bytes, separator),
            parser: csv_core::ReaderBuilder::new().delimiter(separator).build(),
        }
    }

    /// Looks once whether all of it is text.
    pub fn check_text(&mut self) {
        self.whole = str::from_utf8(self.bytes).ok();
    }

    /// What was not read yet.
    pub fn left(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// What is left in `count` parts of about the same size; rows directly after one another with the same text in `column`
    /// stand in one, also with empty rows between them. A part counts its lines from its own beginning, and may end within
    /// quotes that hold a line end: whoever reads it finds its last row unquoted.
    pub fn split(&self, count: usize, column: Option<usize>) -> Vec<&'a [u8]> {
        let mut start = self.at;
        let part = |part: usize| {
            let near = (self.at + self.left().len() / count * part).max(start);
            let end = if part == count { self.bytes.len() } else { self.next_group(near, column) };
            let bytes = &self.bytes[start..end];
            start = end;
            bytes
        };
        (1..=count).map(part).collect()
    }

    /// The rows of a part.
    pub fn of_part(&self, part: &'a [u8]) -> Self {
        Self::new(part, self.separator)
    }

    /// Whether the current row had quotes that had to be taken out of it.
    pub fn is_unquoted(&self) -> bool {
        self.quoted
    }

    /// Where in the rows after `near` the text in `column` changes for the first time: behind the line end before that row.
    fn next_group(&self, near: usize, column: Option<usize>) -> usize {
        let begin = memchr::memchr(b'\n', &self.bytes[near..]).map_or(self.bytes.len(), |end| near + end);
        let mut rows = self.of_part(&self.bytes[begin..]);
        let text = |rows: &Self| {
            let (start, end) = *rows.fields.get(column?)?;
            rows.bytes.get(start..end)
        };
        let mut first = None;
        loop {
            let end = begin + rows.at;
            if !rows.advance() {
                return end;
            }
            if !rows.is_empty() && *first.get_or_insert_with(|| text(&rows)) != text(&rows) {
                return end;
            }
        }
    }

    /// Whether no field of the current row has anything in it.
    pub fn is_empty(&self) -> bool {
        self.fields.iter().all(|(start, end)| start == end)
    }

    pub fn field(&self, at: usize) -> Option<&[u8]> {
        let (start, end) = *self.fields.get(at)?;
        let text = if self.quoted { self.unquoted.as_slice() } else { self.bytes };
        text.get(start..end)
    }

    /// A field, where it is there and text.
    #[inline]
    pub fn text(&self, at: usize) -> Option<Cow<'a, str>> {
        let (start, end) = *self.fields.get(at)?;
        match self.whole {
            Some(whole) if !self.quoted => whole.get(start..end).map(Cow::Borrowed),
            _ => self.rare_text(start, end),
        }
    }

    // Apart, because it made the usual way longer.
    #[cold]
    fn rare_text(&self, start: usize, end: usize) -> Option<Cow<'a, str>> {
        if self.quoted {
            return str::from_utf8(self.unquoted.get(start..end)?).ok().map(|text| Cow::Owned(text.to_owned()));
        }
        str::from_utf8(self.bytes.get(start..end)?).ok().map(Cow::Borrowed)
    }

    /// Goes to the next row; false at the end. Empty lines are none.
    #[inline]
    pub fn advance(&mut self) -> bool {
        self.fields.clear();
        self.quoted = false;
        self.torn = None;
        let (bytes, separator) = (self.bytes, self.separator);
        let mut row = self.at;
        let mut start = row;
        loop {
            let end = self.next_mark();
            match bytes.get(end) {
                Some(byte) if *byte == separator => {
                    self.fields.push((start, end));
                    start = end + 1;
                }
                None | Some(b'\n' | b'\r') if end > row => {
                    self.fields.push((start, end));
                    return self.ended(end);
                }
                Some(byte @ (b'\n' | b'\r')) => {
                    self.lines += u64::from(*byte == b'\n');
                    row = end + 1;
                    start = row;
                }
                None => {
                    self.line = self.lines + 1;
                    self.at = end;
                    return false;
                }
                Some(b'"') => {
                    let Some(close) = self.plain_quotes(start, end) else {
                        self.unquote(row);
                        return true;
                    };
                    self.fields.push((start + 1, close));
                    self.skip_to(close + 1);
                    let end = self.next_mark();
                    if bytes.get(end) != Some(&separator) {
                        return self.ended(end);
                    }
                    start = end + 1;
                }
                Some(_) => {}
            }
        }
    }

    /// The current row ends at the line end at `end`, or where the text does.
    #[inline]
    fn ended(&mut self, end: usize) -> bool {
        self.line = self.lines + 1;
        self.lines += u64::from(self.bytes.get(end) == Some(&b'\n'));
        self.at = self.bytes.len().min(end + 1);
        true
    }

    /// Where the next byte is that may be no part of a field; behind the last there is the end.
    #[inline]
    fn next_mark(&mut self) -> usize {
        while self.marks == 0 {
            if self.block + BLOCK >= self.bytes.len() {
                return self.bytes.len();
            }
            self.skip_to(self.block + BLOCK);
        }
        let at = self.block + self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        at
    }

    /// Goes on with the marks from `at`.
    fn skip_to(&mut self, at: usize) {
        let passed = at - self.block;
        if passed < BLOCK {
            self.marks &= u64::MAX << passed;
        } else {
            self.block = at;
            self.marks = marks(&self.bytes[at..], self.separator);
        }
    }

    /// Where the quote at `at` closes, if it opens a field that has no other quote and no line end: then what is between
    /// them is the field.
    // Within the loop over all bytes it made rows without quotes slower.
    #[inline(never)]
    fn plain_quotes(&self, start: usize, at: usize) -> Option<usize> {
        if at > start {
            return None;
        }
        let ends = |byte: &u8| matches!(byte, b'"' | b'\n' | b'\r');
        let close = at + 1 + self.bytes[at + 1..].iter().position(ends)?;
        let after = self.bytes.get(close + 1);
        let is_whole = after.is_none_or(|byte| *byte == self.separator || matches!(byte, b'\n' | b'\r'));
        (self.bytes[close] == b'"' && is_whole).then_some(close)
    }

    fn unquote(&mut self, begin: usize) {
        use csv_core::ReadRecordResult::{End, InputEmpty, OutputEndsFull, OutputFull, Record};
        self.parser.reset();
        self.fields.clear();
        self.quoted = true;
        self.at = begin;
        let (mut written, mut cut) = (0, 0);
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
        self.line = self.lines + 1;
        self.lines += memchr::memchr_iter(b'\n', &self.bytes[begin..self.at]).count() as u64;
        let (is_open, torn) = quotes_of(&self.bytes[begin..self.at], self.separator);
        self.is_open = self.at == self.bytes.len() && is_open;
        self.torn = torn;
        self.skip_to(self.at);
    }
}

/// Whether a row ends before the quotes do that it opens, where a quote opens a field only where one begins; and the first
/// field in which something else than its end stands behind quotes that closed.
fn quotes_of(row: &[u8], separator: u8) -> (bool, Option<usize>) {
    #[derive(PartialEq)]
    enum At {
        Begin,
        Plain,
        Within,
        /// Behind a quote within quotes: their end, or half of one that stands for itself.
        Quote,
    }
    let (mut torn, mut field) = (None, 0);
    let mut at = At::Begin;
    for byte in row {
        let ends = *byte == separator || matches!(byte, b'\n' | b'\r');
        if at == At::Quote && *byte != b'"' && !ends {
            torn = torn.or(Some(field));
        }
        field += usize::from(ends && at != At::Within);
        at = match (at, *byte) {
            (At::Within, b'"') => At::Quote,
            (At::Within, _) | (At::Begin | At::Quote, b'"') => At::Within,
            _ if ends => At::Begin,
            _ => At::Plain,
        };
    }
    (at == At::Within, torn)
}

/// How many bytes have their marks in a word.
const BLOCK: usize = u64::BITS as usize;

/// Which of the first bytes may be no part of a field, in the order of the bits: the separator, or one up to the quote, as
/// line ends are. Eight at a time in a word are faster than a search for each mark.
fn marks(bytes: &[u8], separator: u8) -> u64 {
    const EACH: u64 = u64::MAX / 255;
    const LOW: u64 = EACH * 0x7f;
    let Some(block) = bytes.first_chunk::<BLOCK>() else {
        let mut block = [b'.'; BLOCK];
        block[..bytes.len()].copy_from_slice(bytes);
        return marks(&block, separator);
    };
    let (eights, _) = block.as_chunks();
    eights.iter().rev().fold(0, |marks, eight| {
        let word = u64::from_le_bytes(*eight);
        let other = word ^ (EACH * u64::from(separator));
        // The highest bit of each byte tells, without a carry to the next (Warren, Hacker's Delight, 6-1).
        let beyond_quote = ((word & LOW) + (LOW - EACH * u64::from(b'"'))) | word;
        let no_separator = ((other & LOW) + LOW) | other;
        let marked = !(beyond_quote & no_separator) & !LOW;
        // Collects them in the highest byte.
        marks << 8 | (marked >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
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
        rows.check_text();
        let mut all = Vec::new();
        while rows.advance() {
            let fields = (0..rows.fields.len()).map(|at| rows.field(at).unwrap().to_vec()).collect();
            all.push((rows.line, fields));
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn rows_are_cut_as_the_crate_csv_cuts_them(
            // Pieces about as long as the block whose marks are known at once.
            text in "(a{0,70}|,{60,66}|a{62,64}\r\n|\"a{0,70}\"[,;\t\n\r]|\"[a\n]{0,66}\"|[a,;\t\"\r\n \u{e9}\u{feff}]{1,20}){0,8}",
            separator in prop_oneof![Just(b','), Just(b';'), Just(b'\t')],
        ) {
            // A mark at the start of the file is the table's business.
            let text = text.trim_start_matches('\u{feff}');
            prop_assert_eq!(fast(text.as_bytes(), separator), slow(text.as_bytes(), separator));
        }
    }
}
