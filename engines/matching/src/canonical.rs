//! One spelling for a JSON value: RFC 8785, for values without fractions.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use serde::Serialize;

/// Why a value has no canonical spelling.
#[derive(Debug, thiserror::Error)]
#[error("the value cannot be written as canonical JSON: {0}")]
pub struct NotCanonical(String);

/// The bytes that are hashed: keys in order of their UTF-16 code units, no white space, integers in
/// decimal, strings escaped as little as JSON allows.
///
/// # Errors
/// When the value holds a fraction or is not JSON at all; nothing in this crate does.
pub fn canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, NotCanonical> {
    // serde_json writes no white space, and escapes exactly what RFC 8785 wants escaped, in the same way; only the keys
    // stand in the order of the type.
    let text = serde_json::to_string(value).map_err(|e| NotCanonical(e.to_string()))?;
    let mut sorter =
        Sorter { text: &text, at: 0, out: Vec::with_capacity(text.len()), members: Vec::new(), object: Vec::new() };
    sorter.value()?;
    Ok(sorter.out)
}

/// Copies JSON that serde_json wrote, with the keys of every object in order.
struct Sorter<'t> {
    text: &'t str,
    at: usize,
    out: Vec<u8>,
    /// Of the objects that are being copied, one within the other.
    members: Vec<Member<'t>>,
    /// One of them, in the order in which it was written.
    object: Vec<u8>,
}

struct Member<'t> {
    key: Cow<'t, str>,
    /// Where it was copied to, its value with it.
    copy: Range<usize>,
}

impl<'t> Sorter<'t> {
    fn value(&mut self) -> Result<(), NotCanonical> {
        match self.next() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => {
                self.string();
                Ok(())
            }
            _ => self.word(),
        }
    }

    fn object(&mut self) -> Result<(), NotCanonical> {
        self.one();
        let (begin, first) = (self.out.len(), self.members.len());
        while self.next() != Some(b'}') {
            self.at += usize::from(self.next() == Some(b','));
            let start = self.out.len();
            let key = self.string();
            self.one();
            self.value()?;
            self.members.push(Member { key: unescaped(key)?, copy: start..self.out.len() });
        }
        self.members[first..].sort_by(|a, b| in_utf16(&a.key, &b.key));
        self.object.clear();
        self.object.extend_from_slice(&self.out[begin..]);
        self.out.truncate(begin);
        for (index, member) in self.members.drain(first..).enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.out.extend_from_slice(&self.object[member.copy.start - begin..member.copy.end - begin]);
        }
        self.one();
        Ok(())
    }

    fn array(&mut self) -> Result<(), NotCanonical> {
        self.one();
        while self.next() != Some(b']') {
            if self.next() == Some(b',') {
                self.one();
            }
            self.value()?;
        }
        self.one();
        Ok(())
    }

    /// A string with its quotes.
    fn string(&mut self) -> &'t str {
        let rest = &self.text.as_bytes()[self.at..];
        let mut end = 1;
        while let Some(found) = rest.get(end..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
            end += found + 1;
            if rest[end - 1] == b'"' {
                break;
            }
            // What is escaped is no end, and of `\u` the digits are none either.
            end += 1;
        }
        self.copy(end)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Result<(), NotCanonical> {
        let rest = &self.text[self.at..];
        let word = self.copy(rest.find([',', ']', '}']).unwrap_or(rest.len()));
        // RFC 8785 writes numbers as JavaScript does; up to 2^53 that is plain decimal.
        if matches!(word, "true" | "false" | "null") || word.parse::<u64>().is_ok_and(|number| number <= 1 << 53) {
            return Ok(());
        }
        Err(NotCanonical(format!("{word} is not a whole number up to 2^53")))
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// A bracket, a comma or a colon.
    fn one(&mut self) {
        self.copy(1);
    }

    fn copy(&mut self, length: usize) -> &'t str {
        let copied = &self.text[self.at..self.at + length];
        self.out.extend_from_slice(copied.as_bytes());
        self.at += length;
        copied
    }
}

fn in_utf16(a: &str, b: &str) -> Ordering {
    // Of ASCII the bytes are the code units.
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

fn unescaped(key: &str) -> Result<Cow<'_, str>, NotCanonical> {
    if key.contains('\\') {
        return serde_json::from_str(key).map(Cow::Owned).map_err(|e| NotCanonical(e.to_string()));
    }
    Ok(Cow::Borrowed(key.trim_matches('"')))
}
