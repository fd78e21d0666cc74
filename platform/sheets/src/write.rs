//! Cells to write, and CSV as a Dutch Excel opens it.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use time::Date;

use crate::formula::guarded;

/// A value to write. The type decides how it is written, so a text that looks like a number stays text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Number(i64),
    /// `mantissa` with the decimal mark `places` digits from its end: 12345 and 2 is 123.45.
    Decimal {
        mantissa: i64,
        places: u8,
    },
    Date(Date),
    Empty,
}

impl Cell {
    /// An amount of money.
    #[must_use]
    pub fn cents(cents: i64) -> Self {
        Self::Decimal { mantissa: cents, places: 2 }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<bool> for Cell {
    fn from(yes: bool) -> Self {
        Self::from(if yes { "ja" } else { "nee" })
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// What stands between the cells of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separator {
    /// What a Dutch Excel expects; decimals get a comma.
    #[default]
    Semicolon,
    /// What programs expect; decimals get a point.
    Comma,
    /// For pasting; decimals get a point.
    Tab,
}

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
        }
    }

    fn decimal_mark(self) -> char {
        match self {
            Self::Semicolon => ',',
            Self::Comma | Self::Tab => '.',
        }
    }
}

/// A CSV file in UTF-8 with a byte order mark (without it Excel spoils every accent) and CRLF line ends.
///
/// Text that a spreadsheet could run as a formula gets an apostrophe in front, which [`crate::read`] takes off
/// again. Rows shorter than the headings are filled up.
#[must_use]
pub fn write_csv(headings: &[&str], rows: &[Vec<Cell>], separator: Separator) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(separator.byte())
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .flexible(true)
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    let heading_row = headings.iter().map(|text| guarded(&without_forbidden(text)));
    let mut failed = writer.write_record(heading_row).is_err();
    for row in rows {
        let missing = headings.len().saturating_sub(row.len());
        let cells = row.iter().map(|cell| csv_text(cell, separator));
        let record = cells.chain(std::iter::repeat_n(String::new(), missing));
        failed |= writer.write_record(record).is_err();
    }
    // A `Vec` takes every write and `flexible` every width, so nothing above can fail.
    debug_assert!(!failed, "writing CSV into memory");
    writer.into_inner().unwrap_or_default()
}

fn csv_text(cell: &Cell, separator: Separator) -> String {
    match cell {
        Cell::Text(text) => guarded(&without_forbidden(text)),
        Cell::Decimal { mantissa, places } => decimal_text(*mantissa, *places, separator.decimal_mark()),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date_text(*date),
        Cell::Empty => String::new(),
    }
}

/// `2026-12-31`: no program takes the day for the month.
pub fn date_text(date: Date) -> String {
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    format!("{year:04}-{month:02}-{day:02}")
}

/// The exact digits of a decimal number.
pub fn decimal_text(mantissa: i64, places: u8, mark: char) -> String {
    let places = usize::from(places);
    if places == 0 {
        return mantissa.to_string();
    }
    let sign = if mantissa < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", mantissa.unsigned_abs(), width = places + 1);
    let (whole, decimals) = digits.split_at(digits.len() - places);
    format!("{sign}{whole}{mark}{decimals}")
}

/// The text without the characters that XML forbids, which no person typed, and with one kind of line break.
/// The same for both formats, so that an export holds the same text in either.
pub fn without_forbidden(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\r' => Some('\n'),
            '\t' | '\n' => Some(c),
            '\u{FFFE}' | '\u{FFFF}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, Separator, decimal_text, write_csv};

    #[test]
    fn decimals_keep_every_digit() {
        assert_eq!(decimal_text(12_345, 2, ','), "123,45");
        assert_eq!(decimal_text(5, 2, ','), "0,05");
        assert_eq!(decimal_text(-5, 2, '.'), "-0.05");
        assert_eq!(decimal_text(7, 0, '.'), "7");
        assert_eq!(decimal_text(i64::MIN, 2, '.'), "-92233720368547758.08");
    }

    #[test]
    fn a_file_has_mark_separator_and_line_ends() {
        let rows = [vec![Cell::from("Zoë; =1"), Cell::cents(45_050)], vec![Cell::Empty]];
        let bytes = write_csv(&["Naam", "Bedrag"], &rows, Separator::Semicolon);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{FEFF}Naam;Bedrag\r\n\"Zoë;' =1\";450,50\r\n;\r\n");
    }
}
