//! Files made to break the server.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use evenkans_sheets::{Cell, MAX_BYTES, read, write_xlsx};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::workbooks::{formatted, workbook};

/// The code for this file, which must come soon also in a debug build on a busy machine.
fn refused(bytes: &[u8]) -> &'static str {
    let begin = Instant::now();
    let code = read(bytes, "t.xlsx").expect_err("refused").code();
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
    code
}

#[test]
fn a_large_file_is_refused_unread() {
    assert_eq!(refused(&vec![b'a'; MAX_BYTES + 1]), "sheet-file-too-large");
}

#[test]
fn a_large_honest_workbook_is_no_bomb() {
    let row: Vec<Cell> = vec!["".into(), "Regio Waterstad".into(), 1_i64.into(), true.into()];
    let file = write_xlsx("a", &["a", "b", "c", "d"], &vec![row; 60_000]).unwrap();
    assert_eq!(read(&file, "t.xlsx").unwrap().rows.len(), 60_000);
}

#[test]
fn a_bomb_in_the_sheet_is_refused() {
    let spaces = " ".repeat(64 * 1024 * 1024);
    let bomb = workbook(&format!("<sheetData>{spaces}</sheetData>"), "<sst/>");
    assert!(bomb.len() < 100_000);
    assert_eq!(refused(&bomb), "sheet-unpacked-too-large");
    // The same with sizes that lie: every stated unpacked size says one byte.
    let mut lying = bomb;
    for (signature, offset) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let places: Vec<usize> =
            lying.windows(4).enumerate().filter(|(_, window)| window == signature).map(|(at, _)| at).collect();
        for at in places {
            lying[at + offset..at + offset + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
    }
    let code = refused(&lying);
    assert!(["sheet-unpacked-too-large", "sheet-damaged"].contains(&code), "{code}");
}

#[test]
fn many_parts_that_are_each_small_are_counted_together() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let part = vec![b' '; 4 * 1024 * 1024];
    for number in 0..80 {
        let name = format!("xl/worksheets/sheet{number}.xml");
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&part).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert_eq!(refused(&bomb), "sheet-unpacked-too-large");
}

#[test]
fn too_many_entries_are_refused() {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(b"PK\x01\x02".repeat(6_000));
    assert_eq!(refused(&bytes), "sheet-damaged");
    let mut directory = b"PK\x03\x04".to_vec();
    directory.extend(b"PK\x06\x06");
    directory.extend(44_u64.to_le_bytes());
    directory.extend([0; 12]);
    directory.extend(u64::MAX.to_le_bytes());
    directory.extend(u64::MAX.to_le_bytes());
    directory.extend([0; 16]);
    assert_eq!(refused(&directory), "sheet-damaged");
}

#[test]
fn a_stated_number_of_strings_is_not_believed() {
    let strings = r#"<sst count="1" uniqueCount="1099511627776"><si><t>a</t></si></sst>"#;
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>"#;
    let read = read(&workbook(sheet, strings), "t.xlsx").unwrap();
    assert_eq!(read.headings, ["a"]);
}

#[test]
fn one_long_string_used_often_is_counted_each_time() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "e".repeat(9_900));
    let row = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(30_000);
    let file = workbook(&format!("<sheetData>{row}</sheetData>"), &strings);
    assert_eq!(refused(&file), "sheet-unpacked-too-large");
}

#[test]
fn parts_that_hide_their_letters_are_refused() {
    let sheet = "<sheetData/>";
    for strings in [
        "<a/><?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><sst/>",
        "<a/><?xml\tversion=\"1.0\" encoding=\"ISO-2022-JP\"?><sst/>",
        "<\0s\0s\0t\0/\0>\0",
        "<?xml version=\"1.0\"",
    ] {
        assert_eq!(refused(&workbook(sheet, strings)), "sheet-damaged");
    }
    let declared = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><sst/>";
    assert_eq!(refused(&workbook(sheet, declared)), "sheet-empty");
}

#[test]
fn rows_out_of_order_and_broken_references_are_refused() {
    let cell = |at: &str| format!(r#"<c r="{at}"><v>1</v></c>"#);
    for cells in [
        format!("<row>{}{}</row>", cell("A2"), cell("A1")),
        format!("<row>{}</row>", cell("A0")),
        format!("<row>{}</row>", cell("ZZZZZZZZ1")),
        format!("<row>{}</row>", cell("A99999999999")),
        r#"<row><c t="s"><v>5</v></c></row>"#.to_owned(),
        r#"<row><c t="kleur"><v>5</v></c></row>"#.to_owned(),
        "<row><c>".to_owned(),
    ] {
        let file = workbook(&format!("<sheetData>{cells}</sheetData>"), "<sst/>");
        assert_eq!(refused(&file), "sheet-damaged", "{cells}");
    }
}

#[test]
fn a_format_of_a_million_zeros_is_none() {
    let cells: String = (0..20_000).map(|_| r#"<c r="A2" s="1"><v>7</v></c>"#).collect();
    let heading = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>"#;
    let file =
        formatted(&format!("<sheetData>{heading}<row r=\"2\">{cells}</row></sheetData>"), &"0".repeat(3_900_000));
    assert!(file.len() < 10_000_000);
    let begin = Instant::now();
    assert_eq!(read(&file, "t.xlsx").unwrap().rows[0].cells, ["7"]);
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
}
