//! The text of a cell as what it stands for: a date, a number, yes or no, an amount, a list.
//!
//! Each takes what people in Dutch schools write, and refuses what can mean two things: a guess that is wrong
//! in one row of three hundred is found by nobody. Every function looks past spaces around the text.

use time::{Date, Month};

use crate::column::trimmed;

/// What a cell should have held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Expected {
    #[error("this cell must be filled")]
    Something,
    #[error("a date such as 31-12-2026 or 2026-12-31")]
    Date,
    #[error("a date that exists")]
    ExistingDate,
    #[error("a date with a year of four digits")]
    FourDigitYear,
    #[error("a whole number such as 1000")]
    WholeNumber,
    #[error("a whole number without points, commas or spaces in it, such as 1000")]
    PlainWholeNumber,
    #[error("a smaller number")]
    SmallerNumber,
    #[error("yes or no")]
    YesNo,
    #[error("an amount such as 450 or 450,50")]
    Amount,
    #[error("an amount that can be read in one way: 1234 or 1234,00, and not 1.234")]
    ClearAmount,
    #[error("choices with | or , between them")]
    Choices,
}

impl Expected {
    /// All of them, so that a test can hold the translations against them.
    pub const ALL: &[Self] = &[
        Self::Something,
        Self::Date,
        Self::ExistingDate,
        Self::FourDigitYear,
        Self::WholeNumber,
        Self::PlainWholeNumber,
        Self::SmallerNumber,
        Self::YesNo,
        Self::Amount,
        Self::ClearAmount,
        Self::Choices,
    ];

    /// The code under which the pages keep the sentence; also a Fluent identifier.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Something => "cell-something",
            Self::Date => "cell-date",
            Self::ExistingDate => "cell-existing-date",
            Self::FourDigitYear => "cell-four-digit-year",
            Self::WholeNumber => "cell-whole-number",
            Self::PlainWholeNumber => "cell-plain-whole-number",
            Self::SmallerNumber => "cell-smaller-number",
            Self::YesNo => "cell-yes-no",
            Self::Amount => "cell-amount",
            Self::ClearAmount => "cell-clear-amount",
            Self::Choices => "cell-choices",
        }
    }
}

fn filled(text: &str) -> Result<&str, Expected> {
    match trimmed(text) {
        "" => Err(Expected::Something),
        text => Ok(text),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A date: `31-12-2026`, `31/12/2026`, `2026-12-31` or `31 december 2026` (Dutch or English, `dec` too).
///
/// The day comes before the month, as everywhere in the Netherlands. A year of two digits is refused.
///
/// # Errors
/// What was expected instead.
pub fn date(text: &str) -> Result<Date, Expected> {
    let text = filled(text)?;
    let parts: Vec<&str> = match ['-', '/'].into_iter().find(|sign| text.contains(*sign)) {
        Some(sign) => text.split(sign).map(str::trim).collect(),
        None => text.split_whitespace().collect(),
    };
    let [first, middle, last] = parts[..] else {
        return Err(Expected::Date);
    };
    let year_first = first.len() == 4;
    let (day, year) = if year_first { (last, first) } else { (first, last) };
    let month = month(middle).ok_or(Expected::Date)?;
    if !is_digits(day) || day.len() > 2 || !is_digits(year) {
        return Err(Expected::Date);
    }
    if year.len() != 4 {
        return Err(Expected::FourDigitYear);
    }
    let year = year.parse().map_err(|_| Expected::Date)?;
    let day = day.parse().map_err(|_| Expected::Date)?;
    let month = Month::try_from(month).map_err(|_| Expected::ExistingDate)?;
    Date::from_calendar_date(year, month, day).map_err(|_| Expected::ExistingDate)
}

/// The number of a month written in digits or letters; digits out of range are for the caller to refuse.
fn month(text: &str) -> Option<u8> {
    if is_digits(text) && text.len() <= 2 {
        return text.parse().ok();
    }
    let names: [&[&str]; 12] = [
        &["januari", "january", "jan"],
        &["februari", "february", "feb"],
        &["maart", "march", "mrt", "mar"],
        &["april", "apr"],
        &["mei", "may"],
        &["juni", "june", "jun"],
        &["juli", "july", "jul"],
        &["augustus", "august", "aug"],
        &["september", "sept", "sep"],
        &["oktober", "october", "okt", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ];
    let text = text.trim_end_matches('.').to_lowercase();
    let at = names.iter().position(|names| names.contains(&text.as_str()))?;
    u8::try_from(at + 1).ok()
}

/// A whole number in plain digits, with `-` in front when it is below zero.
///
/// `1.000` is refused: it is a thousand to a Dutch reader and one to a program.
///
/// # Errors
/// What was expected instead.
pub fn whole_number(text: &str) -> Result<i64, Expected> {
    let text = filled(text)?;
    let digits = text.strip_prefix('-').unwrap_or(text);
    if is_digits(digits) {
        return text.parse().map_err(|_| Expected::SmallerNumber);
    }
    let mut pieces = digits.split(['.', ',', ' ', '\u{A0}', '\'']);
    if pieces.all(is_digits) {
        return Err(Expected::PlainWholeNumber);
    }
    Err(Expected::WholeNumber)
}

/// Yes or no: `ja`, `j`, `yes`, `y`, `1`, `true`, `waar`, `x`, or `nee`, `n`, `no`, `0`, `false`, `onwaar`.
///
/// # Errors
/// What was expected instead. An empty cell is no answer, also where others have an `x`: the caller knows.
pub fn yes_no(text: &str) -> Result<bool, Expected> {
    match filled(text)?.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "1" | "true" | "waar" | "x" => Ok(true),
        "nee" | "n" | "no" | "0" | "false" | "onwaar" => Ok(false),
        _ => Err(Expected::YesNo),
    }
}

/// An amount of money in cents: `450`, `450,5`, `450.50`, `1.234,50`, `€ 450,-`.
///
/// `1.234` and `1,234` are refused: with one mark and three digits behind it, that mark can be either.
///
/// # Errors
/// What was expected instead.
pub fn cents(text: &str) -> Result<i64, Expected> {
    let text = filled(text)?;
    let (minus, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let text = ["€", "EUR"]
        .iter()
        .find_map(|sign| text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)))
        .unwrap_or(text)
        .trim();
    let text = text.strip_suffix(",-").or_else(|| text.strip_suffix(",--")).unwrap_or(text);
    let (whole, decimals) = match text.rfind([',', '.']) {
        None => (text.to_owned(), ""),
        Some(at) => {
            let (whole, decimals) = (&text[..at], &text[at + 1..]);
            let mark = &text[at..=at];
            let thousands = if mark == "," { "." } else { "," };
            // Twice the same mark can only be thousands.
            if whole.contains(mark) {
                let joined = without_thousands(text, mark).ok_or(Expected::Amount)?;
                (joined, "")
            } else if whole.contains(thousands) {
                (without_thousands(whole, thousands).ok_or(Expected::Amount)?, decimals)
            } else if decimals.len() == 3 && is_digits(decimals) && is_digits(whole) {
                return Err(Expected::ClearAmount);
            } else {
                (whole.to_owned(), decimals)
            }
        }
    };
    let has_mark = !decimals.is_empty();
    if !is_digits(&whole) || decimals.len() > 2 || (has_mark && !is_digits(decimals)) || text.ends_with([',', '.']) {
        return Err(Expected::Amount);
    }
    let digits = format!("{whole}{decimals:0<2}");
    let cents: i64 = digits.parse().map_err(|_| Expected::SmallerNumber)?;
    Ok(if minus { -cents } else { cents })
}

/// `1.234.567` without its marks, when they stand where thousands are.
fn without_thousands(text: &str, mark: &str) -> Option<String> {
    let groups: Vec<&str> = text.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let fits = is_digits(first) && first.len() <= 3 && rest.iter().all(|g| g.len() == 3 && is_digits(g));
    fits.then(|| groups.concat())
}

/// Choices with `|` between them, or `,` when there is no `|`. An empty cell has none; a choice named twice
/// counts once.
///
/// # Errors
/// When `;`, `/` or a line break stands between them: then it is not clear what one choice is.
pub fn choices(text: &str) -> Result<Vec<String>, Expected> {
    let text = trimmed(text);
    let mark = if text.contains('|') { '|' } else { ',' };
    if text.contains([';', '\n', '\r', '/']) {
        return Err(Expected::Choices);
    }
    let mut found: Vec<String> = Vec::new();
    for choice in text.split(mark).map(trimmed) {
        if !choice.is_empty() && !found.iter().any(|known| known == choice) {
            found.push(choice.to_owned());
        }
    }
    Ok(found)
}
