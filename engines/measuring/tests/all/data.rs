//! Reading: what is refused, what is told, and what is understood.

use evenkans_measuring::Expected;
use evenkans_measuring::data::{Kind, Problem, Reader, Table, Wanted, number, read};
use proptest::prelude::*;

pub fn table(csv: &[u8], wanted: &[Wanted]) -> Result<Table, Vec<Problem>> {
    read(Reader { name: "test.csv".to_owned(), bytes: csv }, wanted)
}

pub fn outcome() -> Vec<Wanted> {
    vec![Wanted::new("y", Kind::Outcome)]
}

#[test]
fn spreadsheets_of_both_worlds_are_read() {
    for csv in [
        "y,g\n1,a\nja,b\nFALSE,c\n",
        "\u{feff}y;g\r\n1;a\r\nja;b\r\nFALSE;c\r\n",
        "y\tg\n1\ta\n yes \tb\nno\tc",
        "\"y\",\"g\"\n\"1\",\"a\"\n\"ja\",\"b; c\"\n\n\"nee\",\"c\"\n",
    ] {
        let wanted = [Wanted::new("y", Kind::Outcome), Wanted::new("g", Kind::Category)];
        let read = table(csv.as_bytes(), &wanted).unwrap();
        assert_eq!(read.outcomes(0).unwrap(), [1, 1, 0], "{csv}");
        assert_eq!(read.words(1).unwrap().len(), 3);
    }
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_column() {
    let problems = table(b"y,g\n1,a\nmaybe,b\n,c\n0,d,e\n1\n", &outcome()).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 4);
    assert!(told[0].starts_with("test.csv:3: column y: expected 0 or 1") && told[0].contains("maybe"), "{}", told[0]);
    assert!(told[1].starts_with("test.csv:4: column y:") && told[1].contains("empty"));
    assert!(told[2].starts_with("test.csv:5:") && told[2].contains("expected 2 cells"));
    assert!(told[3].starts_with("test.csv:6:"));
}

#[test]
fn bad_files_are_told() {
    let one = |csv: &[u8]| table(csv, &outcome()).unwrap_err()[0].to_string();
    assert!(one(b"").contains("empty"));
    assert!(one(b"a,b\n1,2\n").contains("expected a column with this heading"));
    assert!(one(b"y,\n1,2\n").contains("merged cells"));
    assert!(one(b"y,y\n1,2\n").contains("two columns"));
    assert!(one(b"PK\x03\x04....").contains("binary"));
    assert!(one(b"y\n1\x00\n").contains("binary"));
    assert!(one(b"y,g\n1,\xff\n\xff,2\n").contains("line") || one(b"y,g\n\xff,2\n").contains("expected 0 or 1"));
    let numbers = |csv: &[u8]| table(csv, &[Wanted::new("x", Kind::Number)]);
    for bad in ["NaN", "inf", "-Infinity", "1e999", "1.000,5", "twelve", "1 000", "0x10", ""] {
        assert!(numbers(format!("x,g\n{bad},a\n").as_bytes()).is_err(), "{bad}");
    }
    // Lines are counted alike with and without quotes, also behind empty ones.
    for csv in [
        "x,g\n1,a\n\n\ny,b\n",
        "\"x\",\"g\"\n\"1\",\"a\"\n\n\n\"y\",\"b\"\n",
        "x,g\r\n1,\"a\nc\"\r\n\r\ny,b\r\n",
        "x,g\r\n\r\n1,\"a\"\r\n2,\"c\"\r\ny,b",
        "\"x\",g\n1,a\n\n\ny,b",
    ] {
        assert_eq!(numbers(csv.as_bytes()).unwrap_err()[0].line, 5, "{csv:?}");
    }
    assert_eq!(number(b"1,5"), Some(1.5));
    assert!(numbers(b"x;g\n0,5;a\n1.234;b\n").is_err(), "a thousand, or one and a bit?");
    assert_eq!(numbers(b"x;g\n1,5;a\n-2.5e-3;b\n").unwrap().numbers(0).unwrap(), [1.5, -0.0025]);
    let many = format!("y\n{}", "x\n".repeat(1000));
    let twenty = format!("y\n{}", "x\n".repeat(20));
    assert_eq!(table(twenty.as_bytes(), &outcome()).unwrap_err().len(), 20);
    let told = table(many.as_bytes(), &outcome()).unwrap_err();
    assert_eq!((told.len(), told[19].line, told[20].line), (21, 21, 21));
    assert!(told[20].to_string().contains("read no further"), "{}", told[20]);
}

#[test]
fn excels_line_about_the_mark_is_no_heading() {
    let right: [&[u8]; 6] = [
        b"sep=;\ny;g\n1;a,b\n",
        b"\"SEP=,\"\r\ny,g\r\n1,\"a,b\"\r\n",
        b"sep=\t\ny\tg\n1\ta,b\n",
        b"\xEF\xBB\xBFsep=|\ny|g\n1|a,b\n",
        b"sep=;;;\ry;g\r1;a,b\r",
        b"\"sep=\t\"\ny\tg\n1\ta,b\n",
    ];
    for csv in right {
        let wanted = [Wanted::new("y", Kind::Outcome), Wanted::new("g", Kind::Category)];
        let table =
            table(csv, &wanted).unwrap_or_else(|problems| panic!("{} {problems:?}", String::from_utf8_lossy(csv)));
        assert_eq!((table.rows, table.words(1).unwrap().word(0)), (1, "a,b"));
    }
    let told = table(b"sep=;\ny;religie\n2;x\n", &outcome()).unwrap_err();
    assert!(told[0].to_string().starts_with("test.csv:2: column religie"), "{}", told[0]);
    // Anything else is a heading as it stands.
    assert!(table(b"sep=\n1\n", &[Wanted::new("sep=", Kind::Outcome)]).is_ok());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), kind in 0..6) {
        let kind = [Kind::Outcome, Kind::Category, Kind::Number, Kind::Count, Kind::Either, Kind::Moment][kind as usize];
        let mut csv = b"x,y\n".to_vec();
        csv.extend(&bytes);
        let _ = table(&csv, &[Wanted::new("x", kind)]);
        let _ = table(&bytes, &[Wanted::new("x", kind)]);
    }

    #[test]
    fn words_come_back_as_they_were(words in proptest::collection::vec("[a-z0-9 ,;\"é]{1,12}", 1..60)) {
        let words: Vec<&str> = words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
        prop_assume!(!words.is_empty());
        let mut csv = String::from("n,x\n");
        words.iter().enumerate().for_each(|(at, word)| csv += &format!("{at},\"{}\"\n", word.replace('"', "\"\"")));
        match table(csv.as_bytes(), &[Wanted::new("x", Kind::Category)]) {
            Ok(read) => {
                let read = read.words(0).unwrap();
                let back: Vec<&str> = read.codes.iter().map(|code| read.word(*code as usize)).collect();
                prop_assert_eq!(back, words);
            }
            Err(problems) => prop_assert!(matches!(problems[0].expected, Expected::NoTrait { .. }), "{:?}", problems),
        }
    }
}

#[test]
fn a_slip_of_the_pen_is_told_and_makes_no_figure() {
    let wanted = [Wanted::new("y", Kind::Outcome), Wanted::new("x", Kind::Either)];
    for cell in ["NaN", "inf", "NA", "n.v.t.", "twee", "1.234,5"] {
        let csv = format!("y;x\n1;2\n0;3\n1;{cell}\n");
        let told = table(csv.as_bytes(), &wanted).unwrap_err();
        assert_eq!((told[0].line, told[0].column.as_str()), (4, "x"), "{cell}");
    }
    assert!(table(b"y,x\n1,a\n0,b\n1,3\n", &wanted).is_err(), "a number among words");
    // What programs write where there is nothing is no name; small letters are a word, and none may be a group.
    for nothing in ["NA", "N/A", "NaN", "NULL", "#N/B", "n.v.t."] {
        let told = table(format!("g\na\n{nothing}\n").as_bytes(), &[Wanted::new("g", Kind::Category)]).unwrap_err();
        assert_eq!(told[0].line, 3, "{nothing}");
    }
    assert!(table(b"g\nvoor\nna\nnone\n", &[Wanted::new("g", Kind::Category)]).is_ok());
    // Whole numbers as a program writes them that has none with gaps; and times that are not counted.
    assert_eq!(table(b"n\n22.0\n3\n", &[Wanted::new("n", Kind::Count)]).unwrap().counts(0).unwrap(), [22, 3]);
    assert!(table(b"n\n22.5\n", &[Wanted::new("n", Kind::Count)]).is_err());
    for time in ["2022-09-01", "01-09-2022", "2022Q3", "2022-K3", "2022/2023"] {
        let told = table(format!("t\n{time}\n").as_bytes(), &[Wanted::new("t", Kind::Moment)]).unwrap_err();
        assert!(told[0].to_string().contains("202209 for a month"), "{}", told[0]);
    }
    // Points and blanks that divide thousands are no date.
    for number in ["1.234.567", "12 345"] {
        let told = table(format!("t\n{number}\n").as_bytes(), &[Wanted::new("t", Kind::Number)]).unwrap_err();
        assert!(!told[0].to_string().contains("202209 for a month"), "{}", told[0]);
    }
    // A yes is no 1 among shares, and stands for one among noughts and ones.
    let score = [Wanted::new("y", Kind::Score)];
    for (csv, line) in [("y\n.5\nja\n", 3), ("y\nja\n0\n.5\n", 4)] {
        let told = table(format!("{csv}.6\n.7\n").as_bytes(), &score).unwrap_err();
        assert_eq!(told[0].line, line, "{csv}");
        assert!(told.iter().all(|one| !one.to_string().contains("commas")), "{told:?}");
    }
    assert_eq!(table(b"y\nja\n0\n1\n", &score).unwrap().numbers(0).unwrap(), [1.0, 0.0, 1.0]);
    // Nor may quotes that close in the middle of a cell: they took a row with them.
    for (csv, line) in [
        ("group,y,\"remark\na,1,\"late\"\nb,0,\n", 1),
        ("group,y,remark\na,1,\"x\nb,0,\"y\"\na,1,z\n", 2),
        ("group,y,remark\na,1,x\n\"b\"c,0,\n", 3),
    ] {
        let wanted = [Wanted::new("group", Kind::Category), Wanted::new("y", Kind::Number)];
        let told = read(Reader { name: "t.csv".to_owned(), bytes: csv.as_bytes() }, &wanted).unwrap_err();
        assert!(told[0].line == line && told[0].to_string().contains("between the end of quotes"), "{told:?}");
    }
    // A quote that is never closed would take the rest of the file with it.
    let told = table(b"y,x\n1,2\n0,\"3\n1,4\n0,5\n", &wanted).unwrap_err();
    assert!(told.iter().any(|one| one.line == 3 && one.to_string().contains("quote")), "{told:?}");
    // One that stands inside a cell opens nothing.
    assert_eq!(table(b"y,x\n1,5\" pipe\n0,b\n", &outcome()).unwrap().rows, 2);
    assert_eq!(table(b"y\n\"1\"\n\n0\n", &[Wanted::new("y", Kind::Outcome)]).unwrap_err()[0].line, 3);
    // An empty line in a single column is a cell; at the end it is nothing.
    let single = [Wanted::new("y", Kind::Outcome)];
    assert_eq!(table(b"y\n1\n\n0\n", &single).unwrap_err()[0].line, 3);
    assert_eq!(table(b"y\n1\n0\n\n\n", &single).unwrap().rows, 2);
    // Commas that can only divide thousands, in a file of the English kind.
    assert!(table(b"x,y\n990,1\n\"1,010\",0\n", &[Wanted::new("x", Kind::Score)]).is_err());
    assert_eq!(
        table(b"x,y\n\"0,125\",1\n\"1,010\",0\n", &[Wanted::new("x", Kind::Score)]).unwrap().numbers(0).unwrap(),
        [0.125, 1.01]
    );
    // Points that can only divide thousands, in a file of the Dutch kind.
    let number = [Wanted::new("x", Kind::Number)];
    assert!(table(b"x;z\n1.200;1\n900;1\n", &number).is_err());
    assert!(table(b"x;z\n0.125;1\n1.200;1\n", &number).is_ok());
    assert!(table(b"x,z\n1.200,1\n900,1\n", &number).is_ok());
}
