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
/// When the value holds a number that is not a whole one from 0 to 2^53 or a key twice, or serde cannot write it as JSON;
/// nothing in this crate does so.
pub fn canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, NotCanonical> {
    // serde_json writes no white space, and escapes exactly what RFC 8785 wants escaped, in the same way; only the keys
    // stand in the order of the type. Raw JSON, which it copies as it is, is refused where it has other spaces or escapes.
    let text = serde_json::to_string(value).map_err(|e| NotCanonical(e.to_string()))?;
    let mut sorter =
        Sorter { text: &text, at: 0, out: Vec::with_capacity(text.len()), members: Vec::new(), unsorted: Vec::new() };
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
    unsorted: Vec<u8>,
}

struct Member<'t> {
    key: Cow<'t, str>,
    /// Where it was copied to, its value with it.
    copy: Range<usize>,
}

impl<'t> Sorter<'t> {
    fn value(&mut self) -> Result<(), NotCanonical> {
        match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => self.string().map(|_| ()),
            _ => self.word(),
        }
    }

    fn object(&mut self) -> Result<(), NotCanonical> {
        self.sign(b'{')?;
        let (begin, first) = (self.out.len(), self.members.len());
        while self.peek() != Some(b'}') {
            self.at += usize::from(self.peek() == Some(b','));
            let start = self.out.len();
            let key = self.string()?;
            self.sign(b':')?;
            self.value()?;
            self.members.push(Member { key, copy: start..self.out.len() });
        }
        let members = &mut self.members[first..];
        members.sort_by(|a, b| in_utf16(&a.key, &b.key));
        if let Some(twice) = members.windows(2).find(|pair| pair[0].key == pair[1].key) {
            return Err(NotCanonical(format!("the key {:?} stands there twice", twice[0].key)));
        }
        self.unsorted.clear();
        self.unsorted.extend_from_slice(&self.out[begin..]);
        self.out.truncate(begin);
        for (index, member) in self.members.drain(first..).enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.out.extend_from_slice(&self.unsorted[member.copy.start - begin..member.copy.end - begin]);
        }
        self.sign(b'}')
    }

    fn array(&mut self) -> Result<(), NotCanonical> {
        self.sign(b'[')?;
        while self.peek() != Some(b']') {
            if self.peek() == Some(b',') {
                self.sign(b',')?;
            }
            self.value()?;
        }
        self.sign(b']')
    }

    /// Copies a string with its quotes, and gives what it says.
    fn string(&mut self) -> Result<Cow<'t, str>, NotCanonical> {
        self.sign(b'"')?;
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = memchr::memchr2(b'"', b'\\', rest.as_bytes()).unwrap_or(rest.len());
        if rest.as_bytes().get(end) == Some(&b'\\') {
            return self.escaped(rest);
        }
        let said = self.copy(end)?;
        self.sign(b'"')?;
        Ok(Cow::Borrowed(said))
    }

    /// A string of which `rest` begins behind the first quote.
    fn escaped(&mut self, rest: &str) -> Result<Cow<'t, str>, NotCanonical> {
        let mut end = 0;
        // What is escaped is no end, and of `\u` the digits are none either.
        while let Some(found) = rest.as_bytes().get(end..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
            end += found + 1;
            if rest.as_bytes()[end - 1] == b'"' {
                break;
            }
            end += 1;
        }
        let quoted = format!("\"{}", self.copy(end)?);
        let said: String = serde_json::from_str(&quoted).map_err(|e| NotCanonical(e.to_string()))?;
        if serde_json::to_string(&said).is_ok_and(|again| again == quoted) {
            Ok(Cow::Owned(said))
        } else {
            Err(NotCanonical(format!("{quoted} is escaped in another way")))
        }
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Result<(), NotCanonical> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let word = self.copy(rest.find([',', ']', '}']).unwrap_or(rest.len()))?;
        // RFC 8785 writes numbers as JavaScript does; up to 2^53 that is plain decimal.
        if matches!(word, "true" | "false" | "null") || word.parse::<u64>().is_ok_and(|number| number <= 1 << 53) {
            return Ok(());
        }
        Err(NotCanonical(format!("{word} is not a whole number up to 2^53")))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Copies a bracket, a comma, a colon or a quote that must stand here.
    fn sign(&mut self, mark: u8) -> Result<(), NotCanonical> {
        if self.peek() != Some(mark) {
            return Err(NotCanonical(format!("{:?} does not stand at byte {}", char::from(mark), self.at)));
        }
        self.copy(1).map(|_| ())
    }

    fn copy(&mut self, length: usize) -> Result<&'t str, NotCanonical> {
        let copied = self.text.get(self.at..self.at + length);
        let copied = copied.ok_or_else(|| NotCanonical(format!("the text breaks off at byte {}", self.at)))?;
        self.out.extend_from_slice(copied.as_bytes());
        self.at += length;
        Ok(copied)
    }
}

fn in_utf16(a: &str, b: &str) -> Ordering {
    // Of ASCII the bytes are the code units.
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}
