//! The kit: what one student keeps, private, and enough to check its own result offline.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::digest::{self, Digest};
use crate::entry::Receipt;
use crate::publication::{Publication, ReadError, read_exactly};
use crate::round::Eligible;

/// The one format that this version reads and writes.
pub const KIT_FORMAT: &str = "evenkans-kit/1";

/// Siblings in a tree, bottom first; in JSON one base64url text of all their bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path(pub Vec<Digest>);

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&digest::join(&self.0))
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        digest::split(&text).map(Self).ok_or_else(|| serde::de::Error::custom("expected 32-byte hashes in base64url"))
    }
}

/// One student's kit. At most 2,048 bytes with 12 wishes among 10^6 students (identifier up to 36
/// characters, eligible everywhere), and 1,536 more for each place ranked above the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kit {
    /// [`KIT_FORMAT`].
    pub format: String,
    /// The round it belongs to.
    pub fingerprint: Digest,
    /// The student's own identifier.
    pub student: String,
    /// The student's secret.
    pub receipt: Receipt,
    /// The student's pseudonym: number of its leaf, from 0.
    pub leaf: u32,
    /// `[place, class]`, best first, with the reserved seats of each place behind its open ones.
    pub wishes: Vec<(u32, u32)>,
    /// Places it was eligible for.
    pub eligible: Eligible,
    /// From its leaf up in the tree of students.
    pub path: Path,
    /// Its result, once drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<KitOutcome>,
    /// For every place ranked above the result, in that order, who goes first among those waiting.
    pub heads: Vec<KitHead>,
}

impl Kit {
    /// The identifiers of the places on the list, best first; a place that the publication does not have is empty.
    pub fn list<'p>(&self, publication: &'p Publication) -> Vec<&'p str> {
        let places = &publication.frozen.places;
        let open = |&(entry, _): &(u32, u32)| match places.get(entry as usize) {
            Some(seats) => seats.group.is_none().then_some(seats.place.as_str()),
            None => Some(""),
        };
        self.wishes.iter().filter_map(open).collect()
    }
}

/// The student's own result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KitOutcome {
    /// Position reached on the own list, from 1; 0 when unplaced.
    pub position: u32,
    /// From the own leaf up in the outcome tree by student.
    pub path: Path,
    /// Number of the own leaf in the outcome tree by place.
    pub seat: u32,
    /// From that leaf up.
    pub seat_path: Path,
}

/// The opened head of a place: only what the check needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KitHead {
    /// Number of the place.
    pub place: u32,
    /// Opens the place's commitment to its head.
    pub head_salt: Digest,
    /// Pseudonym of the head.
    pub leaf: u32,
    /// Its class there.
    pub class: u32,
    /// Position of the place on its list, from 1.
    pub position: u32,
    /// Opens that wish.
    pub salt: Digest,
    /// Number of commitments under its leaf.
    pub count: u32,
    /// From the wish up to the root over its commitments.
    pub wish_path: Path,
    /// From its leaf up in the tree of students.
    pub path: Path,
    /// Where it ended: behind that position.
    pub outcome: HeadOutcome,
}

/// The opened parts of a head's outcome leaf. The place stays closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadOutcome {
    /// Position it reached, 0 when unplaced.
    pub position: u32,
    /// Opens the position.
    pub position_salt: Digest,
    /// The commitment to the place it reached.
    pub place: Digest,
    /// Level of that place, 0 when unplaced.
    pub level: u32,
    /// Opens the level.
    pub level_salt: Digest,
    /// From its leaf up in the outcome tree by student.
    pub path: Path,
}

impl Kit {
    /// Reads a kit.
    ///
    /// # Errors
    /// As [`crate::Publication::from_json`].
    pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        read_exactly(json)
    }

    /// Writes a kit on one line, without a newline.
    ///
    /// # Errors
    /// Never for a value of this type; serde's signature asks for it.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}
