//! Cells as people fill them.

use evenkans_sheets::cell::{Expected, cents, choices, date, whole_number, yes_no};
use time::macros::date as day;

#[test]
fn dates() {
    for text in
        ["31-12-2026", "31/12/2026", "2026-12-31", "31 december 2026", " 31 Dec. 2026 ", "31-dec-2026", "2026/12/31"]
    {
        assert_eq!(date(text), Ok(day!(2026 - 12 - 31)), "{text}");
    }
    assert_eq!(date("1-3-2027"), Ok(day!(2027 - 03 - 01)));
    assert_eq!(date("01-mrt-2027"), Ok(day!(2027 - 03 - 01)));
    for (text, expected) in [
        ("", Expected::Something),
        ("31-12-26", Expected::FourDigitYear),
        ("31-2-2026", Expected::ExistingDate),
        ("29-2-2027", Expected::ExistingDate),
        ("12-31-2026", Expected::ExistingDate),
        ("0-1-2026", Expected::ExistingDate),
        ("morgen", Expected::Date),
        ("31-12", Expected::Date),
        ("31-12-2026 10:00", Expected::Date),
        ("46387", Expected::Date),
        ("2026-12-311", Expected::Date),
        ("-1-12-2026", Expected::Date),
    ] {
        assert_eq!(date(text), Err(expected), "{text}");
    }
}

#[test]
fn whole_numbers() {
    assert_eq!(whole_number(" 12 "), Ok(12));
    assert_eq!(whole_number("-3"), Ok(-3));
    assert_eq!(whole_number("007"), Ok(7));
    for (text, expected) in [
        ("", Expected::Something),
        ("1.000", Expected::PlainWholeNumber),
        ("1,000", Expected::PlainWholeNumber),
        ("1 000", Expected::PlainWholeNumber),
        ("3,0", Expected::PlainWholeNumber),
        ("twee", Expected::WholeNumber),
        ("1e3", Expected::WholeNumber),
        ("+1", Expected::WholeNumber),
        ("99999999999999999999", Expected::SmallerNumber),
    ] {
        assert_eq!(whole_number(text), Err(expected), "{text}");
    }
}

#[test]
fn yes_and_no() {
    for yes in ["ja", "J", "yes", "1", "TRUE", "x", "X", " Waar "] {
        assert_eq!(yes_no(yes), Ok(true), "{yes}");
    }
    for no in ["nee", "N", "no", "0", "false", "Onwaar"] {
        assert_eq!(yes_no(no), Ok(false), "{no}");
    }
    assert_eq!(yes_no(""), Err(Expected::Something));
    assert_eq!(yes_no("misschien"), Err(Expected::YesNo));
}

#[test]
fn amounts() {
    for (text, expected) in [
        ("450", 45_000),
        ("450,5", 45_050),
        ("450.50", 45_050),
        ("1.234,50", 123_450),
        ("1,234.50", 123_450),
        ("1.234.567", 123_456_700),
        ("€ 450,-", 45_000),
        ("EUR 450", 45_000),
        ("450 €", 45_000),
        ("0", 0),
        ("-12,34", -1_234),
    ] {
        assert_eq!(cents(text), Ok(expected), "{text}");
    }
    for (text, expected) in [
        ("", Expected::Something),
        ("1.234", Expected::ClearAmount),
        ("1,234", Expected::ClearAmount),
        ("12,345,6", Expected::Amount),
        ("1.23,45", Expected::Amount),
        ("4,", Expected::Amount),
        (",5", Expected::Amount),
        ("veel", Expected::Amount),
        ("1,2345", Expected::Amount),
        ("99999999999999999999", Expected::SmallerNumber),
    ] {
        assert_eq!(cents(text), Err(expected), "{text}");
    }
}

#[test]
fn lists_of_choices() {
    assert_eq!(choices("ma|di | wo").unwrap(), ["ma", "di", "wo"]);
    assert_eq!(choices("ma, di,ma,").unwrap(), ["ma", "di"]);
    assert_eq!(choices("zorg, welzijn|techniek").unwrap(), ["zorg, welzijn", "techniek"]);
    assert!(choices(" ").unwrap().is_empty());
    assert_eq!(choices("ma;di"), Err(Expected::Choices));
}

#[test]
fn codes_differ() {
    let mut codes: Vec<&str> = Expected::ALL.iter().map(|expected| expected.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Expected::ALL.len());
}
