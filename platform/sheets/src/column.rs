//! How people name columns: by letter, and by a heading that they may have typed over.

/// The letters of a column as a spreadsheet shows them: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// What two headings share when a reader would call them the same.
pub fn heading_key(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The text of a cell without what nobody means: spaces at either end, also the invisible ones.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'))
}

#[cfg(test)]
mod tests {
    use super::{column_letter, heading_key};

    #[test]
    fn letters_go_on_after_z() {
        let letters = |index| column_letter(index);
        assert_eq!(letters(0), "A");
        assert_eq!(letters(25), "Z");
        assert_eq!(letters(26), "AA");
        assert_eq!(letters(51), "AZ");
        assert_eq!(letters(52), "BA");
        assert_eq!(letters(701), "ZZ");
        assert_eq!(letters(702), "AAA");
        assert_eq!(letters(16_383), "XFD");
    }

    #[test]
    fn headings_are_equal_when_they_read_the_same() {
        assert_eq!(heading_key("E-mail"), heading_key("e mail"));
        assert_ne!(heading_key("Begin"), heading_key("Einde"));
    }
}
