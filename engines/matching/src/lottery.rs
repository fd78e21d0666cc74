//! Lottery numbers that anyone can compute.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::digest::{Digest, Tag};
use crate::reserves::Reserves;
use crate::round::Lottery;

/// Stands for "every place" where one number counts everywhere.
const EVERY_PLACE: u32 = u32::MAX;

/// A lottery number; lower goes first. Sixteen hexadecimal digits in JSON, because JavaScript reads
/// no whole numbers beyond 2^53.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub u64);

impl Number {
    /// As people compare numbers: six digits, from 000000 to 999999. They keep the order of the whole number; two
    /// students share all six once in a million.
    pub fn six_digits(self) -> String {
        format!("{:06}", (u128::from(self.0) * 1_000_000) >> 64)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
        match u64::from_str_radix(&text, 16) {
            Ok(number) if digits => Ok(Self(number)),
            _ => Err(serde::de::Error::custom("expected 16 hexadecimal digits")),
        }
    }
}

/// All numbers of one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    seed: Digest,
    lottery: Lottery,
    reserves: Reserves,
}

impl Numbers {
    /// The seed is made of the beacon and the fingerprint: the publisher fixed the one before the
    /// other was known, and can bend neither afterwards.
    pub fn new(beacon: &[u8], fingerprint: &Digest, lottery: Lottery, reserves: Reserves) -> Self {
        let length = (beacon.len() as u32).to_le_bytes();
        Self { seed: Digest::of(Tag::Seed, &[&length, beacon, &fingerprint.0]), lottery, reserves }
    }

    /// Which seats of the round are reserved.
    pub(crate) fn reserves(&self) -> &Reserves {
        &self.reserves
    }

    /// The number of pseudonym `leaf` at `place`; at reserved seats the same as at the open ones of their place.
    pub fn of(&self, leaf: u32, place: u32) -> Number {
        let place = match self.lottery {
            Lottery::Single => EVERY_PLACE,
            Lottery::PerPlace => self.reserves.place(place),
        };
        let hash = Digest::of(Tag::Number, &[&self.seed.0, &leaf.to_le_bytes(), &place.to_le_bytes()]);
        let [a, b, c, d, e, f, g, h, ..] = hash.0;
        Number(u64::from_be_bytes([a, b, c, d, e, f, g, h]))
    }
}

/// Where a student stands at a place: class first, then number, then pseudonym; lower goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Priority class, 1 is best.
    pub class: u32,
    /// Lottery number at this place.
    pub number: Number,
    /// Pseudonym; decides between equal numbers, which happens once in 2^64 pairs.
    pub leaf: u32,
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn six_digits_keep_the_order() {
        assert_eq!(Number(0).six_digits(), "000000");
        assert_eq!(Number(u64::MAX).six_digits(), "999999");
        assert_eq!(Number(1 << 63).six_digits(), "500000");
        assert!(Number(0xABC0_0000_0000_0000).six_digits() < Number(0xABD0_0000_0000_0000).six_digits());
    }
}
