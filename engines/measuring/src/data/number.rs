//! Numbers as people write them in tables.

/// Beyond this, squares of squares would be no numbers any more.
const LARGEST: f64 = 1e50;

/// A finite number of at most 1e50, with a point or, where there is no point, with one comma as the Dutch write it.
#[must_use]
pub fn number(text: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(text).ok()?;
    // `parse` takes words such as `inf` too.
    if !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b',' | b'e' | b'E')) {
        return None;
    }
    let number: f64 = if text.contains(',') {
        if text.contains('.') || text.matches(',').count() > 1 {
            return None;
        }
        text.replace(',', ".").parse().ok()?
    } else {
        text.parse().ok()?
    };
    Some(number).filter(|number| number.abs() <= LARGEST)
}

/// Whether a cell is a number, and beyond the largest.
pub(super) fn is_too_large(text: &[u8]) -> bool {
    let number = std::str::from_utf8(text).ok().and_then(|text| text.replace(',', ".").parse::<f64>().ok());
    number.is_some_and(|number| number.is_finite() && number.abs() > LARGEST)
}

/// A whole number from 0.
pub(super) fn count(text: &[u8]) -> Option<u64> {
    // A program that has no whole numbers with gaps in them writes 22.0.
    let text = text.strip_suffix(b".0").or_else(|| text.strip_suffix(b",0")).unwrap_or(text);
    let is_digits = !text.is_empty() && text.len() <= 15 && text.iter().all(u8::is_ascii_digit);
    is_digits.then(|| text.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0')))
}

/// 0 or 1.
pub(super) fn outcome(text: &[u8]) -> Option<u8> {
    match text {
        b"0" => Some(0),
        b"1" => Some(1),
        _ => {
            let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes()));
            if is(&["ja", "yes", "true", "waar"]) {
                Some(1)
            } else if is(&["nee", "no", "false", "onwaar"]) {
                Some(0)
            } else {
                None
            }
        }
    }
}

/// Whether a cell looks like a day, a month, a quarter or a school year.
pub(super) fn is_date(text: &[u8]) -> bool {
    let many = |is: fn(&u8) -> bool| text.iter().filter(|byte| is(byte)).count();
    let digits = many(u8::is_ascii_digit);
    // Points and blanks alone may divide thousands.
    let divided = many(|byte| b"-/QqKk".contains(byte));
    let all = digits + divided + many(|byte| b". :T".contains(byte));
    digits >= 5 && divided > 0 && all == text.len() && text.first() != Some(&b'-')
}

/// Whether a name is what programs write where there is none. Not in small letters, in which `na` is a word; `none` may be a
/// group.
pub(super) fn is_no_name(text: &[u8]) -> bool {
    const WORDS: [&[u8]; 10] =
        [b"NA", b"N/A", b"#N/A", b"#N/B", b"NaN", b"nan", b"NULL", b"null", b"n.v.t.", b"N.v.t."];
    text.len() <= 6 && matches!(text.first(), Some(b'N' | b'n' | b'#')) && WORDS.contains(&text)
}

/// Whether a cell says that there is nothing, as programs write it.
pub(super) fn is_none(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").or_else(|| text.strip_prefix(b"+")).unwrap_or(text);
    let words: [&[u8]; 11] =
        [b"", b"nan", b"inf", b"infinity", b"na", b"n/a", b"#n/a", b"nvt", b"n.v.t.", b"null", b"none"];
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}
