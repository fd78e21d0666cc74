//! Nothing that is uploaded makes the reader panic, and what it returns keeps its promises.

use evenkans_sheets::{Cell, Separator, cell, read, write_csv, write_xlsx};
use proptest::prelude::*;

use crate::workbooks::workbook;

fn check(bytes: &[u8]) {
    match read(bytes, "t") {
        Ok(sheet) => {
            assert!(!sheet.headings.is_empty());
            let mut before = 0;
            for row in &sheet.rows {
                assert_eq!(row.cells.len(), sheet.headings.len());
                assert!(row.number > before);
                before = row.number;
            }
        }
        Err(error) => {
            assert!(!error.problems().is_empty());
            for problem in error.problems() {
                assert!(evenkans_sheets::Problem::CODES.contains(&problem.code()));
                assert!(!problem.to_string().is_empty());
                let _ = problem.args();
            }
        }
    }
}

fn samples() -> Vec<Vec<u8>> {
    let rows: Vec<Vec<Cell>> = vec![vec!["Zoë; \"x\"".into(), 5_i64.into(), Cell::cents(5)]; 5];
    let headings = ["a", "b", "c"];
    let strings = "<sst uniqueCount=\"2\"><si><t>a</t></si><si><r><t>b</t></r></si></sst>";
    let sheet = r#"<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A3:B3"/></mergeCells>"#;
    vec![
        write_csv(&headings, &rows, Separator::Semicolon),
        write_xlsx("a", &headings, &rows).unwrap(),
        workbook(sheet, strings),
    ]
}

/// Mutations of the XML inside a workbook: the zip stays whole, so that the parser gets to see them.
fn mutated(text: &str, changes: &[(prop::sample::Index, String)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, new) in changes {
        let at = at.index(chars.len());
        chars.splice(at..=at, new.chars());
        if chars.is_empty() {
            break;
        }
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check(&bytes);
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend(&bytes);
        check(&zip);
    }

    #[test]
    fn random_text(text in "[a-c;,\t\"\r\n='#é\u{FEFF}]{0,80}") {
        check(text.as_bytes());
    }

    #[test]
    fn mutated_files(which in 0_usize..3, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in prop::option::of(any::<prop::sample::Index>())) {
        let mut bytes = samples().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        check(&bytes);
    }

    #[test]
    fn mutated_parts(sheet in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"=&;:rcsvt0-9A-Z!-]{0,4}"), 0..5), strings in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"=&;sit0-9]{0,4}"), 0..3)) {
        let data = r#"<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" s="0"><f>1+1</f><v>2</v></c><c r="B2" t="d"><v>2026-01-01T00:00:00</v></c></row></sheetData><mergeCells><mergeCell ref="A3:B3"/></mergeCells>"#;
        let table = "<sst uniqueCount=\"2\"><si><t>a</t></si><si><r><t>b</t></r></si></sst>";
        check(&workbook(&mutated(data, &sheet), &mutated(table, &strings)));
    }

    #[test]
    fn random_cells(text in "\\PC{0,20}|[0-9 .,€/|-]{0,14}") {
        let _ = (cell::date(&text), cell::whole_number(&text), cell::yes_no(&text), cell::cents(&text), cell::choices(&text));
    }
}
