//! `publication.json`: what everybody may see of a round.
//!
//! Two parts. The *frozen* part is fixed and mailed out before the draw: its fingerprint binds the
//! rules, the capacities, the beacon and the root over all lists. The *result* part follows the draw
//! and is bound to the fingerprint. docs/formats/publication.md defines every byte.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::beacon::Beacon;
use crate::canonical::{NotCanonical, canonical};
use crate::digest::{Digest, Tag};
use crate::lottery::{Number, Standing};
use crate::reserves::Reserves;
use crate::round::{Class, Group, Headcount, Lottery, Place};
use crate::tree::Published;

/// The one format that this version reads and writes.
pub const FORMAT: &str = "evenkans-publication/1";

/// The whole of `publication.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Fixed before the draw.
    pub frozen: FrozenPart,
    /// What is mailed to everybody: a digest of `frozen`.
    pub fingerprint: Digest,
    /// Signature of the fingerprint.
    pub frozen_signature: Sealed,
    /// The outcome, once it is drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultPart>,
    /// Signature of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result_signature: Option<Sealed>,
}

/// What is fixed before the draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenPart {
    /// [`FORMAT`].
    pub format: String,
    /// Version of the engine that froze the round.
    pub engine: String,
    /// What the round is called.
    pub title: String,
    /// How the lists become an allocation.
    pub rules: PublishedRules,
    /// The open seats of every place, then the reserved ones; the index is their number everywhere else.
    pub places: Vec<Place>,
    /// Number of students, which is the number of leaves.
    pub students: u32,
    /// The registrar's headcounts.
    pub headcounts: Vec<Headcount>,
    /// How many lists their students confirmed.
    pub confirmed_lists: u32,
    /// The tree of students.
    pub tree: Published,
    /// Ed25519 key of the publisher.
    pub public_key: Digest,
}

/// The rules as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedRules {
    /// One number a student, or one at each place.
    pub lottery: Lottery,
    /// What the classes mean.
    pub classes: Vec<Class>,
    /// For whom seats are reserved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// How a student's class is found, for the auditor.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub priority: String,
    /// The class of pairs that were given none.
    pub unlisted_class: u32,
    /// The one beacon.
    pub beacon: Beacon,
}

/// The outcome as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultPart {
    /// Whether the frozen part was published before the beacon was known.
    pub committed_before_beacon: bool,
    /// The beacon's value in its one spelling.
    pub beacon: String,
    /// By place number.
    pub places: Vec<PlaceResult>,
    /// Number of students without a place.
    pub unplaced: u32,
    /// Outcome tree by pseudonym.
    pub by_student: Published,
    /// Outcome tree by place: the seats taken at place 0, at place 1, …, then the unplaced.
    pub by_place: Published,
}

/// The outcome at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceResult {
    /// Seats taken.
    pub taken: u32,
    /// Who was still admitted.
    pub cutoff: Cutoff,
    /// Falls strictly along "the head of this place sits at that place".
    pub level: u32,
    /// Commitment to the best waiting student, or to nobody.
    pub head: Digest,
}

/// Who is admitted at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cutoff {
    /// Seats are left: everybody who wants is admitted.
    SeatsLeft,
    /// Full with a capacity of 0: nobody is admitted.
    Closed,
    /// Full: up to and including this class and number.
    Last {
        /// Class of the last one admitted.
        class: u32,
        /// Lottery number of the last one admitted.
        number: Number,
    },
}

impl Cutoff {
    /// Whether somebody who stands there is admitted.
    pub fn admits(&self, standing: Standing) -> bool {
        match *self {
            Self::SeatsLeft => true,
            Self::Closed => false,
            Self::Last { class, number } => (standing.class, standing.number) <= (class, number),
        }
    }
}

/// An Ed25519 signature; base64url without padding in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed(pub [u8; 64]);

impl Serialize for Sealed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (low, high) = self.0.split_at(32);
        let halves: Vec<Digest> = [low, high].into_iter().filter_map(|half| half.try_into().ok().map(Digest)).collect();
        serializer.serialize_str(&crate::digest::join(&halves))
    }
}

impl<'de> Deserialize<'de> for Sealed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        crate::digest::from_base64::<64>(&text).map(Self).map_err(serde::de::Error::custom)
    }
}

/// Why a text is not a publication or a kit.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Not JSON of this shape.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// The same content in a spelling that another reader could take for something else.
    #[error(
        "a field is written in a way that this format does not know (a null, a number beyond 2^53, or a number or digest in another spelling)"
    )]
    Spelling,
}

/// Reads a value and insists that writing it again gives the same JSON, and that its numbers are whole and at most 2^53,
/// so that two verifiers cannot hash different things.
pub(crate) fn read_exactly<T>(json: &[u8]) -> Result<T, ReadError>
where
    T: Serialize + for<'de> Deserialize<'de>,
{
    let value: T = serde_json::from_slice(json)?;
    let plain: serde_json::Value = serde_json::from_slice(json)?;
    if serde_json::to_value(&value)? == plain && canonical(&plain).is_ok() {
        Ok(value)
    } else {
        Err(ReadError::Spelling)
    }
}

impl Publication {
    /// Reads `publication.json`.
    ///
    /// # Errors
    /// When it is not JSON of this shape, holds unknown fields, or is spelled in another way than
    /// this format writes it (white space and the order of fields are free).
    pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        read_exactly(json)
    }

    /// Writes `publication.json`, indented, with a newline at the end.
    ///
    /// # Errors
    /// Never for a value of this type; serde's signature asks for it.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }

    /// Which seats are reserved.
    pub fn reserves(&self) -> Reserves {
        Reserves::of(&self.frozen.places)
    }

    /// The number of the open seats of the place with this identifier.
    pub fn place_number(&self, place: &str) -> Option<u32> {
        self.frozen.places.iter().position(|p| p.place == place).map(|index| index as u32)
    }
}

/// The fingerprint of a frozen part.
///
/// # Errors
/// When a number in it is beyond 2^53.
pub fn fingerprint(frozen: &FrozenPart) -> Result<Digest, NotCanonical> {
    Ok(Digest::of(Tag::Fingerprint, &[&canonical(frozen)?]))
}

/// The digest of a result part, bound to its round.
///
/// # Errors
/// When a number in it is beyond 2^53.
pub fn result_digest(fingerprint: &Digest, result: &ResultPart) -> Result<Digest, NotCanonical> {
    Ok(Digest::of(Tag::Result, &[&fingerprint.0, &canonical(result)?]))
}

fn message(tag: Tag, digest: &Digest) -> [u8; 33] {
    let mut message = [tag as u8; 33];
    message[1..].copy_from_slice(&digest.0);
    message
}

/// Signs `tag ‖ digest`.
pub(crate) fn sign(key: &SigningKey, tag: Tag, digest: &Digest) -> Sealed {
    Sealed(key.sign(&message(tag, digest)).to_bytes())
}

/// Whether `signature` is that of `tag ‖ digest` under `key`.
pub(crate) fn is_signed(key: &Digest, tag: Tag, digest: &Digest, signature: &Sealed) -> bool {
    VerifyingKey::from_bytes(&key.0).is_ok_and(|key| {
        // Strict: no weak keys and no second spelling of a signature.
        key.verify_strict(&message(tag, digest), &Signature::from_bytes(&signature.0)).is_ok()
    })
}

/// The public half of a publisher's signing key, as publications show it.
#[must_use]
pub fn public_key(seed: &[u8; 32]) -> Digest {
    Digest(ed25519_dalek::SigningKey::from_bytes(seed).verifying_key().to_bytes())
}
