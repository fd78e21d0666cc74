//! XLSX, with typed cells: text is written as text, so nothing in it can run.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use time::Date;

use crate::write::{date_text, decimal_text, without_forbidden};
use crate::{Cell, column_letter};

/// What one cell of an XLSX file can hold, in UTF-16 units, as Excel counts.
const MAX_UNITS: usize = 32_767;
/// Excel's sizes of a sheet.
const MAX_SHEET_ROWS: usize = 1_048_576;
const MAX_SHEET_COLUMNS: usize = 16_384;
/// From here a number loses digits in a spreadsheet and is written as text.
const EXACT_UNTIL: u64 = 1 << 53;
/// Fitting the columns reads every cell again; above this it is not worth the time.
const FIT_ROWS: usize = 5_000;

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    #[error("the table has more than {MAX_SHEET_ROWS} rows")]
    TooManyRows,
    #[error("the table has more than {MAX_SHEET_COLUMNS} columns")]
    TooManyColumns,
    #[error("row {row}, column {}: more than {MAX_UNITS} characters", column_letter(*column))]
    CellTooLong { row: usize, column: usize },
    #[error("the file could not be made")]
    Workbook(#[source] XlsxError),
}

impl WriteError {
    /// The code under which the pages keep the sentence; also a Fluent identifier.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooManyRows => "sheet-write-too-many-rows",
            Self::TooManyColumns => "sheet-write-too-many-columns",
            Self::CellTooLong { .. } => "sheet-write-cell-too-long",
            Self::Workbook(_) => "sheet-write-failed",
        }
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error)
    }
}

/// An XLSX file with one sheet: headings in bold that stay in view, with filters.
///
/// A sheet name that Excel would refuse is made fit. Numbers and dates are typed; those that Excel cannot keep
/// exactly are text.
///
/// # Errors
/// When the table or a text in it is larger than Excel allows: cutting it off would lose what somebody wrote.
pub fn write_xlsx(sheet_name: &str, headings: &[&str], rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteError> {
    let widest = rows.iter().map(Vec::len).chain([headings.len()]).max();
    let columns = widest.unwrap_or(0);
    if columns > MAX_SHEET_COLUMNS {
        return Err(WriteError::TooManyColumns);
    }
    if rows.len() >= MAX_SHEET_ROWS {
        return Err(WriteError::TooManyRows);
    }
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name_for_excel(sheet_name))?;
    let formats = Formats { heading: Format::new().set_bold(), date: Format::new().set_num_format("yyyy-mm-dd") };
    for (column, heading) in headings.iter().enumerate() {
        write_text(sheet, 0, column, heading, Some(&formats.heading))?;
    }
    for (index, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            write_cell(sheet, index + 1, column, cell, &formats)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if !headings.is_empty() {
        sheet.autofilter(0, 0, row_number(rows.len()), column_number(headings.len() - 1))?;
    }
    if rows.len() <= FIT_ROWS {
        sheet.autofit();
    }
    Ok(workbook.save_to_buffer()?)
}

struct Formats {
    heading: Format,
    date: Format,
}

fn write_cell(
    sheet: &mut Worksheet,
    row: usize,
    column: usize,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), WriteError> {
    let (at_row, at_column) = (row_number(row), column_number(column));
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => write_text(sheet, row, column, text, None)?,
        Cell::Number(number) => match exact(*number) {
            Some(number) => {
                sheet.write_number(at_row, at_column, number)?;
            }
            None => write_text(sheet, row, column, &number.to_string(), None)?,
        },
        Cell::Decimal { mantissa, places } => {
            let text = decimal_text(*mantissa, *places, '.');
            // Fifteen digits are what Excel keeps; the exact digits as text are better than others as number.
            let number = text.parse::<f64>().ok();
            match number.filter(|_| mantissa.unsigned_abs() < 1_000_000_000_000_000 && *places <= 15) {
                Some(number) => {
                    let format = Format::new().set_num_format(number_format(*places));
                    sheet.write_number_with_format(at_row, at_column, number, &format)?;
                }
                None => write_text(sheet, row, column, &text, None)?,
            }
        }
        Cell::Date(date) => match excel_date(*date) {
            Some(moment) => {
                sheet.write_datetime_with_format(at_row, at_column, &moment, &formats.date)?;
            }
            None => write_text(sheet, row, column, &date_text(*date), None)?,
        },
    }
    Ok(())
}

fn write_text(
    sheet: &mut Worksheet,
    row: usize,
    column: usize,
    text: &str,
    format: Option<&Format>,
) -> Result<(), WriteError> {
    let text = without_forbidden(text);
    if text.encode_utf16().count() > MAX_UNITS {
        return Err(WriteError::CellTooLong { row: row + 1, column });
    }
    if text.is_empty() {
        return Ok(());
    }
    let (row, column) = (row_number(row), column_number(column));
    // `write_string` and never `write`: the latter is free to see a formula in a text.
    match format {
        Some(format) => sheet.write_string_with_format(row, column, text, format)?,
        None => sheet.write_string(row, column, text)?,
    };
    Ok(())
}

fn number_format(places: u8) -> String {
    match places {
        0 => "0".to_owned(),
        places => format!("0.{}", "0".repeat(usize::from(places))),
    }
}

fn exact(number: i64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "below 2^53 every whole number is exact")]
    (number.unsigned_abs() < EXACT_UNTIL).then_some(number as f64)
}

/// The date as Excel keeps it; `None` before March 1900, where Excel counts a day that was not there.
fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let from = Date::from_calendar_date(1900, time::Month::March, 1).ok()?;
    if date < from {
        return None;
    }
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month().into(), date.day()).ok()
}

/// Rows and columns were held against Excel's sizes before, so neither of these is ever cut off.
fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

fn column_number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// At most 31 characters, none of `[]:*?/\`, no apostrophe at either end, not empty, not the reserved `History`.
fn sheet_name_for_excel(name: &str) -> String {
    let mut units = 0;
    let kept: String = without_forbidden(name)
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n' | '\t') { ' ' } else { c })
        .take_while(|c| {
            units += c.len_utf16();
            units <= 31
        })
        .collect();
    let kept = kept.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    match kept {
        "" => "Blad1".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name}_"),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{WriteError, sheet_name_for_excel, write_xlsx};
    use crate::Cell;

    #[test]
    fn sheet_names_are_made_fit() {
        assert_eq!(sheet_name_for_excel("Ronde 2026/2027"), "Ronde 2026 2027");
        assert_eq!(sheet_name_for_excel("'''"), "Blad1");
        assert_eq!(sheet_name_for_excel("History"), "History_");
        assert_eq!(sheet_name_for_excel(&"é".repeat(40)).chars().count(), 31);
        for name in ["", "[x]", "a:b", &"😀".repeat(40), "'a'", "\u{0}"] {
            assert!(write_xlsx(name, &["a"], &[]).is_ok(), "{name:?}");
        }
    }

    #[test]
    fn too_long_a_text_is_told_and_not_cut() {
        let row = vec![Cell::Empty, Cell::Text("x".repeat(32_768))];
        let error = write_xlsx("a", &["a", "b"], &[row]).unwrap_err();
        assert!(matches!(error, WriteError::CellTooLong { row: 2, column: 1 }));
        assert_eq!(error.code(), "sheet-write-cell-too-long");
    }
}
