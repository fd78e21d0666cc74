//! What is written is what is read back.

use evenkans_sheets::{Cell, Separator, read, write_csv, write_xlsx};
use proptest::prelude::*;
use time::macros::date;

use crate::cells;

const HEADINGS: [&str; 5] = ["Naam", "Aantal", "Bedrag", "Datum", "Nog iets"];

fn rows() -> Vec<Vec<Cell>> {
    vec![
        vec![
            "=HYPERLINK(\"http://x.example\")".into(),
            20_261_234_i64.into(),
            Cell::cents(45_050),
            date!(2026 - 12 - 31).into(),
            "regel 1\nregel; 2, \"3\"".into(),
        ],
        vec!["'=1".into(), i64::MIN.into(), Cell::cents(-5), date!(1850 - 01 - 02).into(), Cell::Empty],
        vec!["-5".into(), Cell::Empty, Cell::Empty, Cell::Empty, true.into()],
        vec!["_x0041_ \u{7}\u{FFFF}".into()],
    ]
}

#[test]
fn csv_comes_back() {
    for (separator, mark) in [(Separator::Semicolon, ','), (Separator::Comma, '.'), (Separator::Tab, '.')] {
        let sheet = read(&write_csv(&HEADINGS, &rows(), separator), "t.csv").unwrap();
        assert_eq!(sheet.headings, HEADINGS);
        let (money, debt) = (format!("450{mark}50"), format!("-0{mark}05"));
        assert_eq!(
            cells(&sheet),
            [
                ["=HYPERLINK(\"http://x.example\")", "20261234", &money, "2026-12-31", "regel 1\nregel; 2, \"3\""],
                ["'=1", "-9223372036854775808", &debt, "1850-01-02", ""],
                ["-5", "", "", "", "ja"],
                ["_x0041_", "", "", "", ""],
            ]
        );
    }
}

#[test]
fn xlsx_comes_back() {
    let file = write_xlsx("Ronde", &HEADINGS, &rows()).unwrap();
    let sheet = read(&file, "t.xlsx").unwrap();
    assert_eq!(sheet.headings, HEADINGS);
    assert_eq!(
        cells(&sheet),
        [
            ["=HYPERLINK(\"http://x.example\")", "20261234", "450.5", "2026-12-31", "regel 1\nregel; 2, \"3\""],
            ["'=1", "-9223372036854775808", "-0.05", "1850-01-02", ""],
            ["-5", "", "", "", "ja"],
            ["_x0041_", "", "", "", ""],
        ]
    );
}

/// Text as people might type it, with much of what makes trouble.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zé ]{0,6}",
        "[=+@'\"#-]",
        Just("\u{FF1D}".to_owned()),
        "[;,\t\n|]",
        "[0-9]{1,3}",
        Just("_x000D_".to_owned()),
        "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// As it comes back: without spaces at the ends.
fn kept(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')).to_owned()
}

/// Errors of formulas are refused on purpose.
fn is_error(text: &str) -> bool {
    kept(text).starts_with('#')
}

proptest! {
    #[test]
    fn any_text_comes_back_from_xlsx(texts in prop::collection::vec(text(), 1..8)) {
        prop_assume!(!texts.iter().any(|text| is_error(text)));
        let rows: Vec<Vec<Cell>> = texts.iter().map(|text| vec!["x".into(), text.clone().into()]).collect();
        let sheet = read(&write_xlsx("a", &["k", "t"], &rows).unwrap(), "t.xlsx").unwrap();
        let back: Vec<&str> = sheet.rows.iter().map(|row| row.cells[1].as_str()).collect();
        let sent: Vec<String> = texts.iter().map(|text| kept(text)).collect();
        prop_assert_eq!(back, sent);
    }

    #[test]
    fn any_text_comes_back_from_csv(texts in prop::collection::vec(text(), 1..8), comma: bool) {
        prop_assume!(!texts.iter().any(|text| is_error(text)));
        let separator = if comma { Separator::Comma } else { Separator::Semicolon };
        let rows: Vec<Vec<Cell>> = texts.iter().map(|text| vec!["x".into(), text.clone().into()]).collect();
        let sheet = read(&write_csv(&["k", "t"], &rows, separator), "t.csv").unwrap();
        // Apostrophes set inside a text stay; nothing else may change.
        let plain = |text: &str| kept(text).replace('\'', "").trim().to_owned();
        let back: Vec<String> = sheet.rows.iter().map(|row| plain(&row.cells[1])).collect();
        let sent: Vec<String> = texts.iter().map(|text| plain(text)).collect();
        prop_assert_eq!(back, sent);
    }

    #[test]
    fn no_cell_of_a_csv_file_begins_a_formula(texts in prop::collection::vec(text(), 1..5), split in prop::sample::select(vec![b';', b',', b'\t'])) {
        let row: Vec<Cell> = texts.into_iter().map(Cell::Text).collect();
        let headings = vec!["k"; row.len()];
        let file = write_csv(&headings, &[row], Separator::Semicolon);
        // Cut with any separator, with and without heed for quotation marks.
        for quoting in [true, false] {
            let mut reader = csv::ReaderBuilder::new().delimiter(split).quoting(quoting).flexible(true).has_headers(true).from_reader(&file[..]);
            for record in reader.records() {
                for cell in &record.unwrap() {
                    let cell = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                    let first = cell.split([',', ';', '\t', '\r', '\n', '"']).next().unwrap_or_default();
                    let rest = first.get(1..).unwrap_or_default();
                    let number = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b' '));
                    prop_assert!((number && cell.starts_with(['+', '-'])) || !cell.starts_with(['=', '+', '-', '@', '＝']), "{cell:?}");
                }
            }
        }
    }
}
