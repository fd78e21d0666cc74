//! Text in a CSV file that a spreadsheet would run as a formula, and how it is made harmless.
//!
//! A CSV file has no types: Excel runs what begins with `=`, `+`, `-` or `@`, and a formula can fetch an
//! address or start a program. What people type (a motivation, a task, a company's name) must never run, so
//! such text gets an apostrophe in front, as OWASP advises. `read` takes it off again.
//!
//! Three decisions. A *plain number* with a sign (`-5`, `+3,5`) and a *telephone number* (`+31 70 1234567`)
//! get no apostrophe: they hold digits only, so there is nothing to run, and an apostrophe would spoil them.
//! Signs that look like the four (full-width `＝`) count as the four, because some systems fold them. And the
//! rule also holds after `,`, `;`, tab or a line break *inside* a text, because whoever opens the file with
//! another separator cuts the text there; that apostrophe stays when the file is read back.

/// The text, safe to stand in a CSV file.
pub fn guarded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    let mut rest = text;
    let mut first = true;
    loop {
        let end = rest.find([',', ';', '\t', '\r', '\n']);
        let piece = &rest[..end.unwrap_or(rest.len())];
        // The first cell ends where the text ends: `-5, of -6` is not a number, though `-5` is.
        let whole = if first { rest } else { piece };
        if would_run(whole) || (first && is_guarded(rest)) || (first && rest.starts_with(['\t', '\r', '\n'])) {
            // The apostrophe must be the first thing a spreadsheet sees, so before any space.
            safe.push('\'');
        }
        first = false;
        safe.push_str(piece);
        match end {
            Some(end) => {
                safe.push_str(&rest[end..=end]);
                rest = &rest[end + 1..];
            }
            None => return safe,
        }
    }
}

/// The text as it was before [`guarded`], apart from apostrophes inside it.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if would_run(rest) || is_guarded(rest) || rest.starts_with(['\t', '\r', '\n']) => rest,
        _ => text,
    }
}

/// An apostrophe that `unguarded` would take for ours.
fn is_guarded(text: &str) -> bool {
    let rest = text.trim_start_matches('\'');
    rest.len() < text.len() && (would_run(rest) || rest.starts_with(['\t', '\r', '\n']))
}

/// Whether a spreadsheet may take this for a formula.
fn would_run(text: &str) -> bool {
    let seen = text.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '"' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    });
    match seen.chars().next() {
        Some('=' | '@' | '＝' | '＠' | '﹦' | '﹫' | '＋' | '－' | '﹢' | '﹣' | '−') => true,
        Some('+' | '-') => !is_plain(&seen[1..], seen.starts_with('+')),
        _ => false,
    }
}

/// Digits with at most one decimal mark, or after a `+` digits with single spaces, as in a telephone number.
fn is_plain(digits: &str, plus: bool) -> bool {
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let number = match digits.split_once([',', '.']) {
        Some((whole, decimals)) => all_digits(whole) && all_digits(decimals),
        None => all_digits(digits),
    };
    number || (plus && digits.split(' ').all(all_digits))
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn what_would_run_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "=cmd|' /C calc'!A0",
            " =1",
            "\u{A0}=1",
            "\rx",
            "\ttekst",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "\u{200B}=1",
            "\"=1",
            "-",
            "- helpen",
            "+31-70",
            "-5 of -6",
        ] {
            assert!(guarded(text).starts_with('\''), "{text:?}");
            assert_eq!(unguarded(&guarded(text)), text);
        }
        assert_eq!(guarded("\t=1"), "'\t'=1");
        assert_eq!(guarded("a,=1"), "a,'=1");
        assert_eq!(guarded("a; =1;b"), "a;' =1;b");
        assert_eq!(guarded("taken:\n-2+3"), "taken:\n'-2+3");
    }

    #[test]
    fn plain_text_and_numbers_stay() {
        for text in ["", "zorg", "-5", "+3,5", "-12.50", "+31 6 12345678", "a-b", "'s-Gravenhage", "1=1", "a,-5"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }

    #[test]
    fn an_apostrophe_of_the_writer_survives() {
        for text in ["'=1", "''=1", "'", "''", "'\tx"] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
