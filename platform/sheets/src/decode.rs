//! Bytes to text, for the encodings that Dutch schools' files have.

use crate::Problem;

/// What Windows-1252 has at 0x80–0x9F, where Latin-1 has control characters; five places are empty.
#[rustfmt::skip]
const WINDOWS_1252: [Option<char>; 32] = [
    Some('€'), None, Some('‚'), Some('ƒ'), Some('„'), Some('…'), Some('†'), Some('‡'),
    Some('ˆ'), Some('‰'), Some('Š'), Some('‹'), Some('Œ'), None, Some('Ž'), None,
    None, Some('‘'), Some('’'), Some('“'), Some('”'), Some('•'), Some('–'), Some('—'),
    Some('˜'), Some('™'), Some('š'), Some('›'), Some('œ'), None, Some('ž'), Some('Ÿ'),
];

/// The text of a file: by its byte order mark, else UTF-8 if it is valid UTF-8, else Windows-1252.
///
/// Text in Windows-1252 with an accent in it is practically never valid UTF-8. What is neither (two files glued
/// together, or the encodings of DOS and of old Macs) would come out as other letters, so it is refused.
pub fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let text = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        // The mark promises UTF-8; a file that breaks the promise was glued together from two.
        str::from_utf8(rest).map_err(|_| Problem::Encoding)?.to_owned()
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        utf16(rest, u16::from_le_bytes)?
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        utf16(rest, u16::from_be_bytes)?
    } else if let Ok(text) = str::from_utf8(bytes) {
        text.to_owned()
    } else {
        // A picture or a program is also a row of bytes; say so before complaining about letters.
        if bytes.contains(&0) {
            return Err(Problem::NotText);
        }
        // Whole letters of UTF-8 beside bytes that are none: two encodings in one file.
        if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
            return Err(Problem::Encoding);
        }
        let text = bytes.iter().map(|byte| windows_1252(*byte)).collect::<Option<String>>();
        text.filter(|text| !has_sign_in_word(text)).ok_or(Problem::Encoding)?
    };
    let control = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    // Ctrl-Z ends files that come from very old systems.
    let text_end = text.trim_end_matches('\u{1A}').len();
    if text[..text_end].contains(control) {
        return Err(Problem::NotText);
    }
    let mut text = text;
    text.truncate(text_end);
    Ok(text)
}

/// A sign where only a letter can be: `Ren‚e` and `Zo‰` are DOS's é and ë, `Zo‘` a Mac's.
fn has_sign_in_word(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let after_letter = before.is_ascii_alphabetic();
        let after_small = before.is_ascii_lowercase();
        before = c;
        (after_letter && matches!(c, '‚' | '„' | '†' | '‡' | 'ˆ' | '‰' | '‹' | '˜' | '‘' | '“' | '¡' | '¢' | '¤'))
            || (after_small && matches!(c, 'Š' | 'Œ' | 'Ž'))
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Problem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Problem::Encoding);
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<String, _>>()
        .map_err(|_| Problem::Encoding)
}

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => Some(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::Problem;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Zoë;€ 5";
        let utf16 = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
            let mut bytes = mark.to_vec();
            bytes.extend(text.encode_utf16().flat_map(unit));
            bytes
        };
        assert_eq!(decode(text.as_bytes()).unwrap(), text);
        assert_eq!(decode(format!("\u{FEFF}{text}").as_bytes()).unwrap(), text);
        assert_eq!(decode(&utf16(b"\xFF\xFE", u16::to_le_bytes)).unwrap(), text);
        assert_eq!(decode(&utf16(b"\xFE\xFF", u16::to_be_bytes)).unwrap(), text);
        assert_eq!(decode(b"Zo\xEB;\x80 5").unwrap(), text);
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(decode(b"\x89PNG\r\n\x1A\n\0\0"), Err(Problem::NotText));
        assert_eq!(decode(b"a\x07b"), Err(Problem::NotText));
        assert_eq!(decode(b"\xEF\xBB\xBFa\xE9"), Err(Problem::Encoding));
        assert_eq!(decode(b"\xFF\xFEa"), Err(Problem::Encoding));
        assert_eq!(decode(b"\xFF\xFE\x00\xD8"), Err(Problem::Encoding));
        assert_eq!(decode(b"a\x81"), Err(Problem::Encoding));
        assert_eq!(decode(b"a\x1A").unwrap(), "a");
        // Two files glued together; DOS (CP850); an old Mac.
        assert_eq!(
            decode(
                "Zoë;Zo\u{FFFF}"
                    .replace('\u{FFFF}', "")
                    .as_bytes()
                    .iter()
                    .copied()
                    .chain([0xEB])
                    .collect::<Vec<_>>()
                    .as_slice()
            ),
            Err(Problem::Encoding)
        );
        assert_eq!(decode(b"Ren\x82e;Zo\x89"), Err(Problem::Encoding));
        assert_eq!(decode(b"Zo\x91"), Err(Problem::Encoding));
        assert_eq!(decode(b"\x93Zo\xEB\x94 \x96 d\x92Hont, \x8Aimon, \x80 5").unwrap(), "“Zoë” – d’Hont, Šimon, € 5");
    }
}
