//! The public randomness that seeds the lottery, named before it exists.

use drand_verify::{G2PubkeyRfc, Pubkey};
use serde::{Deserialize, Serialize};

use crate::digest::{from_hex, to_hex};

/// Hash that names the drand network *quicknet* of the League of Entropy.
pub const QUICKNET_CHAIN: &str = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
/// Public key of quicknet, a point of G2 of BLS12-381.
pub const QUICKNET_KEY: &str = concat!(
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c",
    "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb",
    "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
);
/// When quicknet's round 1 appeared, in seconds since 1970 (UTC).
pub const QUICKNET_GENESIS: u64 = 1_692_803_367;
/// Seconds between two rounds of quicknet.
pub const QUICKNET_PERIOD: u64 = 3;

/// Fewest dice that are thrown: 50 × log2(6) = 129 bits.
pub const MIN_DICE: usize = 50;
const MAX_DICE: usize = 1_000;
const MAX_HEX_BYTES: usize = 128;
/// About the year 31,000; keeps every number far below 2^53, the largest that JSON carries safely.
const MAX_DRAND_ROUND: u64 = 300_000_000_000;

/// The one beacon of a round and the moment it is expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Beacon {
    /// A round of drand's quicknet; anyone can verify the value and when it appeared.
    Drand {
        /// [`QUICKNET_CHAIN`].
        chain: String,
        /// Number of the round.
        round: u64,
        /// When it appears, as `2027-03-01T10:00:00Z`; follows from the round.
        moment: String,
    },
    /// At least [`MIN_DICE`] dice thrown before witnesses.
    Dice {
        /// Who will watch.
        witnesses: Vec<String>,
        /// When they will be thrown.
        moment: String,
    },
    /// Bytes announced elsewhere. Nothing proves when they were known.
    Hex {
        /// Where they will be announced; may be empty.
        source: String,
        /// When; may be empty.
        moment: String,
    },
}

/// Why a beacon's value is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BeaconError {
    /// Not the 48-byte signature of a drand round.
    #[error("expected 96 hexadecimal digits, the signature of the drand round")]
    DrandForm,
    /// The signature is not that of the named round.
    #[error("expected the signature of the drand round named in the rules; this is not it")]
    NotGenuine,
    /// Not a row of dice.
    #[error("expected 50 to 1000 digits from 1 to 6, one a die")]
    DiceForm,
    /// Not bytes.
    #[error("expected 2 to 256 hexadecimal digits, two a byte")]
    HexForm,
}

/// A beacon's value: what seeds the lottery, and how it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeaconValue {
    /// What is hashed.
    pub bytes: Vec<u8>,
    /// Its one spelling in the publication.
    pub text: String,
}

impl Beacon {
    /// A round of quicknet.
    pub fn drand(round: u64) -> Self {
        let moment = rfc3339(drand_time(round));
        Self::Drand { chain: QUICKNET_CHAIN.to_owned(), round, moment }
    }

    /// When the value is expected, as written in the rules.
    pub fn moment(&self) -> &str {
        match self {
            Self::Drand { moment, .. } | Self::Dice { moment, .. } | Self::Hex { moment, .. } => moment,
        }
    }

    /// What is wrong with how the beacon is named, if anything.
    pub fn flaw(&self) -> Option<&'static str> {
        match self {
            Self::Drand { chain, .. } if chain != QUICKNET_CHAIN => Some("the chain must be drand's quicknet"),
            Self::Drand { round, .. } if !(1..=MAX_DRAND_ROUND).contains(round) => {
                Some("a drand round from 1 to 300000000000 is needed")
            }
            Self::Drand { round, moment, .. } if *moment != rfc3339(drand_time(*round)) => {
                Some("the moment must be that of the drand round")
            }
            Self::Dice { witnesses, .. } if witnesses.is_empty() => Some("dice need at least one named witness"),
            Self::Dice { moment, .. } if moment.is_empty() => Some("dice need a moment"),
            _ => None,
        }
    }

    /// Reads a value and, for drand, verifies it offline.
    ///
    /// # Errors
    /// When the text is not a value of this kind, or not that of the named drand round.
    pub fn read(&self, text: &str) -> Result<BeaconValue, BeaconError> {
        let value = self.parse(text)?;
        match self {
            Self::Drand { round, .. } if !is_genuine(*round, &value.bytes) => Err(BeaconError::NotGenuine),
            _ => Ok(value),
        }
    }

    /// Reads a value without asking whether it is genuine.
    ///
    /// # Errors
    /// When the text is not a value of this kind.
    pub fn parse(&self, text: &str) -> Result<BeaconValue, BeaconError> {
        match self {
            Self::Drand { .. } => match from_hex(text.trim()) {
                Some(bytes) if bytes.len() == 48 => Ok(BeaconValue { text: to_hex(&bytes), bytes }),
                _ => Err(BeaconError::DrandForm),
            },
            Self::Dice { .. } => parse_dice(text),
            Self::Hex { .. } => match from_hex(text.trim()) {
                Some(bytes) if (1..=MAX_HEX_BYTES).contains(&bytes.len()) => {
                    Ok(BeaconValue { text: to_hex(&bytes), bytes })
                }
                _ => Err(BeaconError::HexForm),
            },
        }
    }
}

fn is_genuine(round: u64, signature: &[u8]) -> bool {
    let key = from_hex(QUICKNET_KEY).and_then(|key| G2PubkeyRfc::from_variable(&key).ok());
    // Quicknet's rounds do not build on each other, so there is no previous signature.
    key.is_some_and(|key| key.verify(round, b"", signature).unwrap_or(false))
}

fn parse_dice(text: &str) -> Result<BeaconValue, BeaconError> {
    let dice: String = text.chars().filter(|c| !c.is_ascii_whitespace() && *c != ',').collect();
    let valid = dice.bytes().all(|die| (b'1'..=b'6').contains(&die));
    if !valid || !(MIN_DICE..=MAX_DICE).contains(&dice.len()) {
        return Err(BeaconError::DiceForm);
    }
    Ok(BeaconValue { bytes: dice.clone().into_bytes(), text: dice })
}

/// When a round of quicknet appears, in seconds since 1970 (UTC).
pub fn drand_time(round: u64) -> u64 {
    QUICKNET_GENESIS.saturating_add(round.saturating_sub(1).saturating_mul(QUICKNET_PERIOD))
}

/// The first round of quicknet that appears at or after `unix` seconds since 1970 (UTC).
pub fn drand_round_at(unix: u64) -> u64 {
    unix.saturating_sub(QUICKNET_GENESIS).div_ceil(QUICKNET_PERIOD).saturating_add(1)
}

/// Seconds since 1970 as `2027-03-01T10:00:00Z` (proleptic Gregorian calendar).
pub fn rfc3339(unix: u64) -> String {
    let (days, second) = (unix / 86_400, unix % 86_400);
    // Count in 400-year eras of 146,097 days that begin on 1 March, so that leap days come last.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute) = (second / 3_600, second / 60 % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}Z", second % 60)
}
