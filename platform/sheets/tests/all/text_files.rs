//! Text files: separators, quotation marks, numbers of rows.

use evenkans_sheets::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, Problem};

use crate::{cells, csv, problems};

#[test]
fn a_table_from_a_dutch_excel() {
    let sheet = csv("Naam;Plaats\r\n Zoë ;\"Water;stad\"\r\n\r\nAli;\r\n").unwrap();
    assert_eq!(sheet.headings, ["Naam", "Plaats"]);
    assert_eq!(cells(&sheet), [["Zoë", "Water;stad"], ["Ali", ""]]);
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 4], "the empty row counts");
    assert_eq!(sheet.column(&["plaatsnaam", "PLAATS"]), Some(1));
    assert_eq!(sheet.column(&["KvK"]), None);
}

#[test]
fn the_separator_follows_from_the_table() {
    for text in [
        "a;b\n1;2\n",
        "a,b\n1,2\n",
        "a\tb\n1\t2\n",
        "sep=;\r\na;b\r\n1;2",
        "sep=|\na|b\n1|2",
        "\"a\",\"b\"\r\"1\",\"2\"\r",
    ] {
        let sheet = csv(text).unwrap();
        assert_eq!(sheet.headings, ["a", "b"], "{text:?}");
        assert_eq!(cells(&sheet), [["1", "2"]], "{text:?}");
        assert_eq!(sheet.rows[0].number, 2, "{text:?}");
    }
    let commas = csv("Reistijd (A, B, of C);Naam\nA;x\nB;y\n").unwrap();
    assert_eq!(commas.headings.len(), 2);
    let quoted = csv("\"a;b;c;d\",e\n1,2\n").unwrap();
    assert_eq!(quoted.headings, ["a;b;c;d", "e"]);
    let single = csv("Naam\nZoë\n").unwrap();
    assert_eq!(cells(&single), [["Zoë"]]);
}

#[test]
fn quotation_marks_and_line_breaks() {
    let sheet = csv("a;b\n\"een\r\ntwee\";\"zeg \"\"ja\"\"\"\nbuis 5\";\"x\"y\n").unwrap();
    assert_eq!(cells(&sheet), [["een\r\ntwee", "zeg \"ja\""], ["buis 5\"", "xy"]]);
    assert_eq!(sheet.rows[1].number, 3, "a line break in a cell begins no row");
    assert_eq!(
        problems(csv("a;b\n1;\"2\n3;4\n")),
        ["row 2, column B: a quotation mark opens here and is never closed"]
    );
}

#[test]
fn zeros_that_a_student_system_protects() {
    let sheet = csv("Nummer;Naam\n=\"0123456\";=\n\"=\"\"0077\"\"\";x\n").unwrap();
    assert_eq!(cells(&sheet), [["0123456", "="], ["0077", "x"]]);
    for formula in [" =1", "=\"a\"&\"b\"", "=\"", "=A1"] {
        let text = format!("a;b\n{formula};1\n");
        let code = csv(&text).unwrap_err().code();
        assert_eq!(code, "sheet-formula-text", "{formula}");
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let text = "a;b;c\n1;2\n1;2;3;4\n=SOM(A1);#N/B;\n1;2;3;;\n";
    assert_eq!(
        problems(csv(text)),
        [
            "row 2: 2 cells where the headings have 3",
            "row 3: 4 cells where the headings have 3",
            "row 4, column A: a formula instead of its result",
            "row 4, column B: the formula gave the error #N/B",
        ]
    );
}

#[test]
fn headings_must_be_there_once() {
    assert_eq!(
        problems(csv("\n\nE-mail;;e mail;x;;\n1;2;3;4;;\n")),
        ["row 3, column B: the heading is empty", "row 3, column C: the heading \"e mail\" is also in column A",]
    );
    for empty in ["", "\n\n", ";;;\n", "\u{FEFF}", "sep=;\n"] {
        assert_eq!(problems(csv(empty)), ["the file has no table"]);
    }
}

#[test]
fn limits_are_told_with_their_place() {
    let long = format!("a;b\n1;{}\n", "é".repeat(MAX_CELL_CHARS + 1));
    let error = csv(&long).unwrap_err();
    assert_eq!(error.problems(), [Problem::CellTooLong { row: 2, column: 1 }]);
    assert_eq!(error.args(), [("row", "2".to_owned()), ("column", "B".to_owned()), ("limit", "10000".to_owned())]);
    assert!(csv(&format!("a\n{}", "é".repeat(MAX_CELL_CHARS))).is_ok());

    let wide = "x;".repeat(MAX_COLUMNS + 1);
    assert_eq!(csv(&wide).unwrap_err().code(), "sheet-too-many-columns");
    let dragged = format!("a;b{}\n1;2\n", ";".repeat(5_000));
    assert_eq!(csv(&dragged).unwrap().headings, ["a", "b"]);
    let high = format!("a\n{}", "1\n".repeat(MAX_ROWS));
    assert_eq!(csv(&high).unwrap().rows.len(), MAX_ROWS);
    assert_eq!(csv(&format!("{high}1")).unwrap_err().code(), "sheet-too-many-rows");
    let row = format!("{}1\n", "1;".repeat(20));
    let heading: Vec<String> = (0..21).map(|n| format!("k{n}")).collect();
    let many = format!("{}\n{}", heading.join(";"), row.repeat(96_000));
    assert_eq!(csv(&many).unwrap_err().code(), "sheet-too-many-cells");
    let problems = csv(&format!("a;b\n{}", "1\n".repeat(500))).unwrap_err();
    assert_eq!(problems.problems().len(), 100);
}

#[test]
fn every_code_is_in_the_list() {
    let mut codes = Problem::CODES.to_vec();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Problem::CODES.len());
    assert!(Problem::CODES.contains(&csv("").unwrap_err().code()));
}

#[test]
fn a_title_is_no_heading_and_a_list_of_one_column_is_a_list() {
    let titled = csv("Stageplekken 2027;;\n;;\ncode;titel;aantal\nP1;Balie;2\n").unwrap();
    assert_eq!(titled.headings, ["code", "titel", "aantal"]);
    assert_eq!(titled.rows[0].number, 4);
    let single = csv("nummer\n1\n2\n3\n4\n5\n6\n7\n").unwrap();
    assert_eq!((single.headings.len(), single.rows.len(), single.rows[6].number), (1, 7, 8));
    let short = csv("nummer\n1\n").unwrap();
    assert_eq!((short.headings[0].as_str(), short.rows.len()), ("nummer", 1));
}

#[test]
fn what_can_be_read_beside_a_mistake_is_there_to_look_for_more() {
    let error = csv("a;b\n1;#N/B\n2\n3;4\n").unwrap_err();
    assert_eq!(error.problems().len(), 2);
    let readable = error.readable().unwrap();
    assert_eq!(readable.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4]);
    assert!(csv("").unwrap_err().readable().is_none());
}
