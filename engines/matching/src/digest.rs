//! SHA-256 under one-byte domain tags, and how digests look in JSON.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::digest::generic_array::GenericArray;
use sha2::{Digest as _, Sha256, compress256};

/// What is being hashed. Every hash begins with its tag, so that a value of one kind can never be
/// passed off as one of another kind. The numbers are part of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// A salt from a student's receipt.
    Salt = 0x01,
    /// Commitment to the student's own identifier.
    Identifier = 0x02,
    /// Commitment to the places the student was eligible for.
    Eligible = 0x03,
    /// Commitment to one wish.
    Wish = 0x04,
    /// Inner node of the small tree over one student's commitments.
    EntryNode = 0x05,
    /// Leaf of the tree of students.
    StudentLeaf = 0x06,
    /// Inner node of the tree of students.
    StudentNode = 0x07,
    /// Leaf of the outcome tree by student.
    OutcomeLeaf = 0x08,
    /// Inner node of the outcome tree by student.
    OutcomeNode = 0x09,
    /// Leaf of the outcome tree by place.
    SeatLeaf = 0x0a,
    /// Inner node of the outcome tree by place.
    SeatNode = 0x0b,
    /// Commitment to the position reached.
    OutcomePosition = 0x0c,
    /// Commitment to the place reached.
    OutcomePlace = 0x0d,
    /// Commitment to the level of the place reached.
    OutcomeLevel = 0x0e,
    /// The salt of a head, from the round's secret.
    HeadSalt = 0x0f,
    /// Commitment to a head.
    Head = 0x10,
    /// The round's secret, from all receipts.
    RoundSecret = 0x11,
    /// The signing key that is made when the caller gives none.
    KeySeed = 0x12,
    /// The fingerprint of the frozen part.
    Fingerprint = 0x13,
    /// What the signature of the frozen part signs.
    SignFrozen = 0x14,
    /// The digest of the result part.
    Result = 0x15,
    /// What the signature of the result part signs.
    SignResult = 0x16,
    /// The seed of the lottery.
    Seed = 0x17,
    /// A lottery number.
    Number = 0x18,
}

/// A 32-byte SHA-256 digest, a salt or a public key; base64url without padding in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// `SHA-256(tag ‖ parts…)`. The parts of one tag have fixed lengths, but for the last.
    // Where the lengths of the parts are known, they are copied without a loop.
    #[inline(always)]
    pub fn of(tag: Tag, parts: &[&[u8]]) -> Self {
        match short(tag, parts) {
            Some(digest) => digest,
            None => Self::of_long(tag, parts),
        }
    }

    #[inline(never)]
    fn of_long(tag: Tag, parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update([tag as u8]);
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// SHA-256 of what fits into two blocks, padded by hand (FIPS 180-4, 5.1.1): a round of a million students hashes some
/// seventy million short texts, and going through the streaming hasher takes twice as long.
#[inline(always)]
fn short(tag: Tag, parts: &[&[u8]]) -> Option<Digest> {
    const BLOCK: usize = 64;
    let mut blocks = [0_u8; 2 * BLOCK];
    blocks[0] = tag as u8;
    let mut length = 1;
    for part in parts {
        blocks.get_mut(length..length + part.len())?.copy_from_slice(part);
        length += part.len();
    }
    *blocks.get_mut(length)? = 0x80;
    // The length in bits stands in the last eight bytes of the last block.
    let end = (length + 1 + 8).next_multiple_of(BLOCK);
    blocks.get_mut(end - 8..end)?.copy_from_slice(&(8 * length as u64).to_be_bytes());
    let mut state = INITIAL;
    let [first, second] = [0, BLOCK].map(|at| *GenericArray::from_slice(&blocks[at..at + BLOCK]));
    compress256(&mut state, &[first, second][..end / BLOCK]);
    let mut digest = [0; 32];
    for (bytes, word) in digest.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    Some(Digest(digest))
}

/// The initial hash value of SHA-256 (FIPS 180-4, 5.3.3).
const INITIAL: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; 43];
        let length = URL_SAFE_NO_PAD.encode_slice(self.0, &mut text).map_err(|_| fmt::Error)?;
        f.write_str(std::str::from_utf8(&text[..length]).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Digest {
    type Err = NotBytes;

    fn from_str(text: &str) -> Result<Self, NotBytes> {
        from_base64::<32>(text).map(Self)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A text is not the encoding of the expected number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected} bytes in {encoding}")]
pub struct NotBytes {
    /// `hexadecimal digits` or `base64url without padding`.
    pub encoding: &'static str,
    /// How many bytes.
    pub expected: usize,
}

/// Decodes `N` bytes from base64url without padding; only the canonical spelling is taken.
pub(crate) fn from_base64<const N: usize>(text: &str) -> Result<[u8; N], NotBytes> {
    let wrong = NotBytes { encoding: "base64url without padding", expected: N };
    URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(wrong)
}

/// Concatenated digests in one base64url text.
pub(crate) fn join(digests: &[Digest]) -> String {
    URL_SAFE_NO_PAD.encode(digests.iter().flat_map(|digest| digest.0).collect::<Vec<u8>>())
}

/// The reverse of [`join`]; `None` when the text is not a whole number of digests.
pub(crate) fn split(text: &str) -> Option<Vec<Digest>> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let chunks = bytes.chunks_exact(32);
    if !chunks.remainder().is_empty() {
        return None;
    }
    chunks.map(|chunk| chunk.try_into().ok().map(Digest)).collect()
}

/// Lower-case hexadecimal digits.
pub fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}

/// Bytes from hexadecimal digits of either case; `None` when it is not a whole number of bytes.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect();
    let digits = digits?;
    let pairs = digits.chunks_exact(2);
    pairs.remainder().is_empty().then(|| pairs.map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::{Digest, Tag};

    #[test]
    fn what_is_padded_by_hand_is_the_same_hash() {
        let bytes: Vec<u8> = (0..200).collect();
        for length in 0..bytes.len() {
            for cut in [0, length / 3, length] {
                let parts = [&bytes[..cut], &bytes[cut..length]];
                assert_eq!(Digest::of(Tag::Wish, &parts), Digest::of_long(Tag::Wish, &parts), "{length} {cut}");
            }
        }
    }
}
