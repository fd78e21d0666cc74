//! What one student is committed to before the draw: its leaf in the tree of students.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::digest::{Digest, NotBytes, Tag, from_base64, from_hex, to_hex};
use crate::round::Eligible;
use crate::tree::{self, Tree};

/// A student's one secret: 16 random bytes. All salts of its commitments follow from it, so one
/// short code that fits on a letter opens them all, while a single opened salt betrays no other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt(pub [u8; 16]);

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

/// Secrets stay out of logs.
impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(…)")
    }
}

impl FromStr for Receipt {
    type Err = NotBytes;

    /// Takes 32 hexadecimal digits or 22 characters of base64url.
    fn from_str(text: &str) -> Result<Self, NotBytes> {
        match from_hex(text).and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) => Ok(Self(bytes)),
            None => from_base64::<16>(text).map(Self),
        }
    }
}

impl Serialize for Receipt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Receipt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What a salt is for. The numbers are part of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// The student's own identifier.
    Identifier = 0,
    /// The places it was eligible for.
    Eligible = 1,
    /// A wish; the salt's index is its position, from 1.
    Wish = 2,
    /// The position reached.
    OutcomePosition = 3,
    /// The place reached.
    OutcomePlace = 4,
    /// The level of the place reached.
    OutcomeLevel = 5,
    /// The seat.
    Seat = 6,
}

impl Receipt {
    /// The salt for one purpose; `index` is 0 but for wishes.
    pub fn salt(&self, purpose: Purpose, index: u32) -> Digest {
        Digest::of(Tag::Salt, &[&self.0, &[purpose as u8], &index.to_le_bytes()])
    }
}

/// The commitment to one wish; `position` counts from 1.
pub fn commit_wish(salt: &Digest, position: u32, place: u32, class: u32) -> Digest {
    let numbers = [position.to_le_bytes(), place.to_le_bytes(), class.to_le_bytes()];
    Digest::of(Tag::Wish, &[&salt.0, numbers.as_flattened()])
}

fn commit_eligible(salt: &Digest, eligible: &Eligible) -> Digest {
    match eligible {
        Eligible::All => Digest::of(Tag::Eligible, &[&salt.0, &[0]]),
        Eligible::Only(places) => {
            let count = (places.len() as u32).to_le_bytes();
            let places: Vec<u8> = places.iter().flat_map(|place| place.to_le_bytes()).collect();
            Digest::of(Tag::Eligible, &[&salt.0, &[1], &count, &places])
        }
    }
}

/// Everything under one leaf. Borrowed, because a round has up to millions of them.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The secret.
    pub receipt: &'a Receipt,
    /// The student's own identifier.
    pub student: &'a str,
    /// Places it was eligible for, ascending.
    pub eligible: &'a Eligible,
    /// `(place, class)`, best first.
    pub wishes: &'a [(u32, u32)],
}

impl Entry<'_> {
    /// Identifier, eligible places, wish 1, wish 2, …
    fn commitments(&self) -> Vec<Digest> {
        let identifier =
            Digest::of(Tag::Identifier, &[&self.receipt.salt(Purpose::Identifier, 0).0, self.student.as_bytes()]);
        let eligible = commit_eligible(&self.receipt.salt(Purpose::Eligible, 0), self.eligible);
        let mut commitments = Vec::with_capacity(2 + self.wishes.len());
        commitments.extend([identifier, eligible]);
        for (&(place, class), position) in self.wishes.iter().zip(1..) {
            commitments.push(commit_wish(&self.receipt.salt(Purpose::Wish, position), position, place, class));
        }
        commitments
    }

    /// The leaf in the tree of students.
    pub fn leaf(&self) -> Digest {
        let commitments = self.commitments();
        let count = commitments.len() as u32;
        leaf_over(count, &tree::root_of(commitments, Tag::EntryNode))
    }

    /// The siblings from wish `position` (from 1) up to the root over this student's commitments.
    pub fn wish_path(&self, position: u32) -> Vec<Digest> {
        // The small tree of the largest list, 10,002 commitments, is 14 high: beyond a cap's ten
        // levels, so it is climbed to its root by hand.
        let mut level = self.commitments();
        let mut index = position as usize + 1;
        let mut path = Vec::new();
        while level.len() > 1 {
            path.extend(level.get(index ^ 1));
            level = level.chunks(2).map(|pair| tree::root_of(pair.to_vec(), Tag::EntryNode)).collect();
            index /= 2;
        }
        path
    }
}

fn leaf_over(count: u32, root: &Digest) -> Digest {
    Digest::of(Tag::StudentLeaf, &[&count.to_le_bytes(), &root.0])
}

/// The leaf that follows from one opened wish, or `None` when the path does not fit.
///
/// `count` is the number of commitments under the leaf: two more than there are wishes.
pub fn leaf_from_wish(wish: Digest, position: u32, count: u32, path: &[Digest]) -> Option<Digest> {
    let index = (position as usize).checked_add(1).filter(|_| position > 0)?;
    let root = tree::climb_path(wish, index, count as usize, path, Tag::EntryNode, u32::BITS as usize)?;
    Some(leaf_over(count, &root))
}

/// The tree of students over leaves in the order of their receipts.
pub fn student_tree(leaves: Vec<Digest>) -> Tree {
    Tree::new(leaves, Tag::StudentNode)
}
