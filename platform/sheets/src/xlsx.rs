//! XLSX: the fullest visible sheet, every cell as its value in text.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::padded::{self, Padded};
use crate::table::{Table, Width, is_too_long};
use crate::unpack::unpack;
use crate::{MAX_COLUMNS, Problem, ReadError, Sheet};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// From here a floating-point number no longer tells neighbouring whole numbers apart.
const EXACT_UNTIL: f64 = 9_007_199_254_740_992.0;

/// Reads a workbook.
pub fn read(bytes: &[u8], file_name: &str) -> Result<(Sheet, Option<String>), ReadError> {
    // The parsers below are not ours and assert things about files; a file that proves them wrong is damaged.
    catch_unwind(AssertUnwindSafe(|| read_workbook(bytes, file_name))).unwrap_or_else(|_| Err(Problem::Damaged.into()))
}

/// The sheet, and its name where there are more with something in them.
fn read_workbook(bytes: &[u8], file_name: &str) -> Result<(Sheet, Option<String>), ReadError> {
    let parts = unpack(bytes, file_name)?;
    let mut workbook = Workbook::new(Cursor::new(parts.as_slice())).map_err(problem)?;
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    // Many exports begin with a sheet that explains the others; the list is the fullest one.
    let mut fullest: Option<(usize, String)> = None;
    let mut filled = 0;
    for name in names {
        let cells = count(&mut workbook, &name)?;
        filled += usize::from(cells > 0);
        if cells > fullest.as_ref().map_or(0, |(most, _)| *most) {
            fullest = Some((cells, name));
        }
    }
    let (_, name) = fullest.ok_or(Problem::Empty)?;
    let table = read_sheet(&mut workbook, &name, &padded::read(&parts, &name)?)?;
    if let Some(row) = table.heading_row() {
        // Merged headings leave empty ones behind them, so this cause is named before that effect.
        refuse_merged_headings(&mut workbook, &name, row)?;
    }
    Ok((table.finish()?, (filled > 1).then_some(name)))
}

/// How many cells of a sheet hold something.
fn count(workbook: &mut Workbook<'_>, name: &str) -> Result<usize, ReadError> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(problem)?;
    let mut filled = 0;
    while let Some(cell) = cells.next_cell().map_err(problem)? {
        let blank = match cell.get_value() {
            DataRef::Empty => true,
            DataRef::String(text) => text.trim().is_empty(),
            DataRef::SharedString(text) => text.trim().is_empty(),
            _ => false,
        };
        filled += usize::from(!blank);
    }
    Ok(filled)
}

fn read_sheet(workbook: &mut Workbook<'_>, name: &str, padded: &Padded) -> Result<Table, ReadError> {
    let mut table = Table::new(Width::AtMost);
    let mut cells = workbook.worksheet_cells_reader(name).map_err(problem)?;
    let mut row: Vec<String> = Vec::new();
    let mut number = 0;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(problem)? {
        let (cell_row, column) = cell.pos;
        let cell_number = cell_row.saturating_add(1);
        if cell_number != number {
            // Rows stand in order in every real file; out of order they could say anything twice.
            if cell_number < number {
                return Err(Problem::Damaged.into());
            }
            table.push(number, std::mem::take(&mut row))?;
            number = cell_number;
        }
        // Programs that write workbooks leave formulas without their results, and then there is nothing to read: taken
        // for empty cells, names would be lost without a word. Cells that are only coloured or bordered are empty.
        if matches!(cell.value, DataRef::Empty) && cell.formula.is_some() {
            table.report(Problem::FormulaText { row: number, column: column as usize })?;
            continue;
        }
        let column = column as usize;
        let text = match shown(&cell.value, number, column) {
            Ok(text) => match padded.get(&cell.pos) {
                Some(format) if is_whole_number(&cell.value) => format.show(&text),
                _ => text,
            },
            Err(problem) => {
                table.report(problem)?;
                continue;
            }
        };
        if text.trim().is_empty() {
            continue;
        }
        if column >= MAX_COLUMNS {
            return Err(Problem::TooManyColumns { row: number }.into());
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
    table.push(number, row)?;
    Ok(table)
}

/// An error for merged cells in the row of headings: which column such a heading is for, nobody can tell.
fn refuse_merged_headings(workbook: &mut Workbook<'_>, name: &str, row: u32) -> Result<(), ReadError> {
    let regions = workbook.merge_cells_by_sheet_name(name).map_err(problem)?;
    let at_headings = regions
        .iter()
        .filter(|region| region.start.0 < row && row <= region.end.0.saturating_add(1))
        .filter(|region| region.start != region.end)
        .min_by_key(|region| region.start.1);
    match at_headings {
        Some(region) => {
            let column = region.start.1 as usize;
            Err(Problem::MergedHeading { row, column }.into())
        }
        None => Ok(()),
    }
}

/// A cell as the text that a person reads in it.
fn shown(value: &DataRef<'_>, row: u32, column: usize) -> Result<String, Problem> {
    let text = |text: &str| {
        if is_too_long(text) { Err(Problem::CellTooLong { row, column }) } else { Ok(text.to_owned()) }
    };
    match value {
        DataRef::Empty => Ok(String::new()),
        DataRef::String(value) => text(value),
        DataRef::SharedString(value) => text(value),
        DataRef::Int(value) => Ok(value.to_string()),
        DataRef::Float(value) => number(*value).ok_or(Problem::NumberTooLarge { row, column }),
        DataRef::Bool(value) => Ok(if *value { "ja" } else { "nee" }.to_owned()),
        DataRef::DateTime(value) => moment(value).ok_or(Problem::NumberTooLarge { row, column }),
        DataRef::DateTimeIso(value) => text(value.strip_suffix("T00:00:00").unwrap_or(value)),
        DataRef::DurationIso(value) => text(value),
        DataRef::Error(error) => Err(Problem::ErrorCell { row, column, error: error.to_string() }),
    }
}

/// Whether a cell holds a number of digits alone.
fn is_whole_number(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Int(value) => *value >= 0,
        DataRef::Float(value) => *value >= 0.0 && value.fract() == 0.0,
        _ => false,
    }
}

/// A number without exponent, and without the noise behind the fifteen digits that Excel shows; `None` when
/// its digits are no longer certain, because a student number that is almost right belongs to somebody else.
fn number(value: f64) -> Option<String> {
    if !value.is_finite() || value.abs() >= EXACT_UNTIL {
        return None;
    }
    if value == 0.0 {
        return Some("0".to_owned());
    }
    if value.fract() == 0.0 {
        return Some(format!("{value:.0}"));
    }
    let rounded: f64 = format!("{value:.14e}").parse().ok()?;
    Some(rounded.to_string())
}

/// A date as `2026-12-31`, with its time behind it if it has one; a time or duration alone as `13:30`.
fn moment(value: &ExcelDateTime) -> Option<String> {
    let serial = value.as_f64();
    // Excel's last day is in the year 9999.
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    if value.is_datetime() && serial >= 1.0 {
        let (year, month, day, hour, minute, second, milli) = value.to_ymd_hms_milli();
        let date = format!("{year:04}-{month:02}-{day:02}");
        return Some(match (hour, minute, second, milli) {
            (0, 0, 0, 0) => date,
            _ => format!("{date} {hour:02}:{minute:02}"),
        });
    }
    let minutes = (serial * 24.0 * 60.0).round();
    Some(format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0))
}

fn problem(error: XlsxError) -> Problem {
    match error {
        XlsxError::Password => Problem::Encrypted,
        _ => Problem::Damaged,
    }
}
