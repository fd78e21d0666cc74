//! XLSX files: as Excel and others write them, and made by hand from their parts.

use std::io::{Cursor, Write};

use evenkans_sheets::{ReadError, Sheet, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{cells, problems};

const NS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A zip of these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with this `sheetData` (and what follows it) and these shared strings.
pub fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    workbook_with(sheet, &[("xl/sharedStrings.xml", strings)])
}

/// One whose cells can name this format, as style 1.
pub fn formatted(sheet: &str, code: &str) -> Vec<u8> {
    let styles = format!(
        r#"<styleSheet xmlns="{NS}"><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts><cellStyleXfs><xf numFmtId="170"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>"#
    );
    workbook_with(sheet, &[("xl/sharedStrings.xml", "<sst/>"), ("xl/styles.xml", &styles)])
}

fn workbook_with(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let book = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{NS}" xmlns:r="{REL}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let rels = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let root = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<?xml version="1.0"?><worksheet xmlns="{NS}">{sheet}</worksheet>"#);
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &rels),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    parts.extend_from_slice(more);
    zipped(&parts)
}

fn sheet_data(rows: &str) -> Result<Sheet, ReadError> {
    read(&workbook(&format!("<sheetData>{rows}</sheetData>"), "<sst/>"), "t.xlsx")
}

const HEADING: &str =
    r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>"#;

#[test]
fn cells_are_what_a_person_reads() {
    let mut book = Workbook::new();
    let hidden = book.add_worksheet();
    hidden.write_string(0, 0, "verborgen").unwrap();
    hidden.set_hidden(true);
    book.add_worksheet().set_name("Leeg").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_active(true);
    let date = Format::new().set_num_format("dd-mm-yyyy");
    let moment = Format::new().set_num_format("dd-mm-yyyy hh:mm");
    let time = Format::new().set_num_format("hh:mm");
    sheet.write_string(1, 0, "Soort").unwrap();
    sheet.write_string(1, 1, "Waarde").unwrap();
    for row in 3..13 {
        sheet.write_string(row, 0, "x").unwrap();
    }
    sheet.write_string(3, 1, "0123456").unwrap();
    sheet.write_number(4, 1, 20_261_234.0).unwrap();
    sheet.write_number(5, 1, 0.1 + 0.2).unwrap();
    sheet.write_number(6, 1, 123_456_789_012_345.0).unwrap();
    let new_year = ExcelDateTime::from_ymd(2026, 12, 31).unwrap();
    sheet.write_datetime_with_format(7, 1, &new_year, &date).unwrap();
    let noon = ExcelDateTime::from_ymd(2026, 12, 31).unwrap().and_hms(13, 5, 0).unwrap();
    sheet.write_datetime_with_format(8, 1, &noon, &moment).unwrap();
    sheet.write_number_with_format(9, 1, 0.75, &time).unwrap();
    sheet.write_boolean(10, 1, true).unwrap();
    sheet.write_formula(11, 1, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write_number(12, 1, 0.000_001_5).unwrap();
    let read = read(&book.save_to_buffer().unwrap(), "t.xlsx").unwrap();
    assert_eq!(read.headings, ["Soort", "Waarde"]);
    assert_eq!(read.rows[0].number, 4);
    let values: Vec<&str> = read.rows.iter().map(|row| row.cells[1].as_str()).collect();
    assert_eq!(
        values,
        [
            "0123456",
            "20261234",
            "0.3",
            "123456789012345",
            "2026-12-31",
            "2026-12-31 13:05",
            "18:00",
            "ja",
            "2",
            "0.0000015"
        ]
    );
}

#[test]
fn numbers_keep_the_zeros_that_their_cells_show() {
    let shown = [
        ("00000000", 12_345.0, "00012345"),
        ("00000000;-00000000;;@", 12_345.0, "00012345"),
        ("[$-413]00000", 7.0, "00007"),
        ("0#########", 612_345_678.0, "0612345678"),
        ("00-00000000", 612_345_678.0, "06-12345678"),
        (r#""S"0000000"#, 12_345.0, "S0012345"),
        (r"0000\ 00", 12.0, "0000 12"),
        // More digits than the format has places for are all shown.
        ("000", 123_456.0, "123456"),
        ("000", 0.0, "000"),
        // Formats of amounts, and values that are no row of digits, are not padded.
        ("0", 7.0, "7"),
        ("#,##0", 1_234.0, "1234"),
        ("00.00", 3.5, "3.5"),
        ("0.00", 3.0, "3"),
        ("000%", 0.5, "0.5"),
        ("[<100]000;0", 7.0, "7"),
        ("000", -7.0, "-7"),
        ("000", 7.5, "7.5"),
    ];
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Uitleg & meer").unwrap().write_string(0, 0, "De lijst staat hiernaast.").unwrap();
    let sheet = book.add_worksheet().set_name("Lijst \"A\" & <B>").unwrap();
    sheet.write_string(0, 0, "soort").unwrap();
    sheet.write_string(0, 1, "nummer").unwrap();
    for (row, (format, value, _)) in (1..).zip(&shown) {
        sheet.write_string(row, 0, "x").unwrap();
        sheet.write_number_with_format(row, 1, *value, &Format::new().set_num_format(*format)).unwrap();
    }
    let read = read(&book.save_to_buffer().unwrap(), "t.xlsx").unwrap();
    for (row, (format, value, expected)) in read.rows.iter().zip(&shown) {
        assert_eq!(row.cells[1], *expected, "{value} as {format}");
    }
    assert_eq!(read.rows.len(), shown.len());
}

#[test]
fn zeros_come_to_the_cell_that_shows_them() {
    // Some programs leave out where a row, or a cell, stands.
    let rows = format!(
        r#"<sheetData>{HEADING}<row><c r="A3" s="1"><v>7</v></c><c r="B3"><v>7</v></c></row><row r="4"><c s="1"><v>8</v></c><c><v>8</v></c></row></sheetData>"#
    );
    let read = read(&formatted(&rows, "000"), "t.xlsx").unwrap();
    assert_eq!(cells(&read), [["007", "7"], ["008", "8"]]);
    assert_eq!(read.rows[0].number, 3);
}

#[test]
fn a_cell_that_only_looks_like_something_is_empty() {
    let rows = format!(
        r#"<sheetData>{HEADING}<row r="2"><c r="A2"><v>7</v></c><c r="B2" s="1"/></row><row r="3"><c r="A3" s="1"></c><c r="B3" s="1"/></row></sheetData>"#
    );
    assert_eq!(cells(&read(&formatted(&rows, "000"), "t.xlsx").unwrap()), [["7", ""]]);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "a").unwrap();
    sheet.write_string(0, 1, "b").unwrap();
    sheet.write_string(1, 0, "x").unwrap();
    let border = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
    for row in 1..6 {
        sheet.write_blank(row, 1, &border).unwrap();
    }
    assert_eq!(cells(&read(&book.save_to_buffer().unwrap(), "t.xlsx").unwrap()), [["x", ""]]);
}

#[test]
fn problems_have_their_place() {
    let rows = format!(
        r#"{HEADING}<row r="5"><c r="A5" t="e"><v>#N/A</v></c><c r="B5"><v>12345678901234567890</v></c></row><row r="6"><c r="C6"><v>1</v></c></row>"#
    );
    assert_eq!(
        problems(sheet_data(&rows)),
        [
            "row 5, column A: the formula gave the error #N/A",
            "row 5, column B: a number with more digits than Excel keeps; make the column text",
            "row 6: 3 cells where the headings have 2",
        ]
    );
    let far = format!(r#"{HEADING}<row r="2"><c r="GS2"><v>1</v></c></row>"#);
    assert_eq!(sheet_data(&far).unwrap_err().code(), "sheet-too-many-columns");
}

#[test]
fn a_gap_between_cells_stays_a_gap() {
    let rows = format!(r#"{HEADING}<row r="2"><c r="B2"><v>7</v></c></row>"#);
    assert_eq!(cells(&sheet_data(&rows).unwrap()), [["", "7"]]);
}

#[test]
fn merged_headings_say_so() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 1, 0, 2, "Naam", &Format::new()).unwrap();
    sheet.write_string(0, 0, "Code").unwrap();
    sheet.write_string(0, 3, "Plaats").unwrap();
    let file = book.save_to_buffer().unwrap();
    assert_eq!(problems(read(&file, "t.xlsx")), ["row 1, column B: merged cells in the headings; split them"]);
}

#[test]
fn rich_and_empty_strings_do_not_shift_the_others() {
    let strings = format!(
        r#"<sst xmlns="{NS}" count="4" uniqueCount="4"><si><t>a</t></si><si/><si><r><t>vet</t></r><r><t xml:space="preserve"> en niet</t></r></si><si><t>laatste</t></si></sst>"#
    );
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="s"><v>3</v></c></row></sheetData>"#;
    let read = read(&workbook(sheet, &strings), "t.xlsx").unwrap();
    assert_eq!(cells(&read), [["vet en niet"], ["laatste"]]);
}

#[test]
fn other_formats_are_named() {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook";
    assert_eq!(problems(read(ole, "t.xls")), ["the file is in the format XLS; save it as .xlsx or .csv"]);
    let mut locked = ole.to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&locked, "t.xlsx").unwrap_err().code(), "sheet-encrypted");
    let ods = zipped(&[("mimetype", "application/x"), ("content.xml", "<a/>")]);
    assert_eq!(read(&ods, "t.ods").unwrap_err().args()[0].1, "ODS");
    for (bytes, name) in [(&b"%PDF-1.7"[..], "PDF"), (b"\r\n<html>", "HTML")] {
        assert_eq!(read(bytes, "t.xls").unwrap_err().args()[0].1, name);
    }
    assert_eq!(read(b"PK\x03\x04rest", "t.xlsx").unwrap_err().code(), "sheet-damaged");
}

#[test]
fn a_formula_without_its_result_is_no_empty_cell() {
    let rows = format!(
        "{HEADING}{}{}",
        r#"<row r="2"><c r="A2" t="inlineStr"><is><t>Ada</t></is></c><c r="B2"><f>1+1</f></c></row>"#,
        r#"<row r="3"><c r="A3" t="str"><f>"x"</f><v>x</v></c><c r="B3" t="str"><f>""</f><v></v></c></row>"#,
    );
    let problems = problems(sheet_data(&rows));
    assert_eq!(problems, ["row 2, column B: a formula instead of its result"]);
}

#[test]
fn a_sheet_that_explains_and_a_title_above_the_headings_are_passed_over() {
    let mut book = Workbook::new();
    let about = book.add_worksheet().set_name("Toelichting").unwrap();
    about.write_string(0, 0, "Dit is een export.").unwrap();
    about.write_string(1, 0, "Vragen? Bel ons.").unwrap();
    let list = book.add_worksheet().set_name("Studenten").unwrap();
    list.write_string(0, 0, "Stage voorjaar 2027").unwrap();
    for (row, cells) in [["Nummer", "Naam"], ["1", "Ada"], ["2", "Bo"]].iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            list.write_string(row as u32 + 2, column as u16, *text).unwrap();
        }
    }
    let (sheet, name) = evenkans_sheets::read_named(&book.save_to_buffer().unwrap(), "t.xlsx").unwrap();
    assert_eq!(name.as_deref(), Some("Studenten"));
    assert_eq!(sheet.headings, ["Nummer", "Naam"]);
    assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5]);
}
