//! What the draw commits every student to: its outcome leaf, its seat, and the heads of places.

use crate::allocate::UNPLACED;
use crate::digest::{Digest, Tag};
use crate::entry::{Purpose, Receipt};

/// One student's result, as committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Position reached, from 1; 0 when unplaced.
    pub position: u32,
    /// Number of the place, or [`UNPLACED`].
    pub place: u32,
    /// Level of that place; 0 when unplaced.
    pub level: u32,
}

/// A commitment to one number; position, place and level have a tag each.
pub fn commit_number(tag: Tag, salt: &Digest, value: u32) -> Digest {
    Digest::of(tag, &[&salt.0, &value.to_le_bytes()])
}

/// The leaf over the three commitments, so that a head can open position and level and keep its
/// place closed.
pub fn outcome_leaf(position: &Digest, place: &Digest, level: &Digest) -> Digest {
    Digest::of(Tag::OutcomeLeaf, &[&position.0, &place.0, &level.0])
}

impl Outcome {
    /// The commitment to the place.
    pub fn commit_place(&self, receipt: &Receipt) -> Digest {
        commit_number(Tag::OutcomePlace, &receipt.salt(Purpose::OutcomePlace, 0), self.place)
    }

    /// The student's leaf in the outcome tree by student.
    pub fn leaf(&self, receipt: &Receipt) -> Digest {
        let position = receipt.salt(Purpose::OutcomePosition, 0);
        let level = receipt.salt(Purpose::OutcomeLevel, 0);
        outcome_leaf(
            &commit_number(Tag::OutcomePosition, &position, self.position),
            &self.commit_place(receipt),
            &commit_number(Tag::OutcomeLevel, &level, self.level),
        )
    }
}

/// A student's leaf in the outcome tree by place.
pub fn seat_leaf(receipt: &Receipt, leaf: u32) -> Digest {
    Digest::of(Tag::SeatLeaf, &[&receipt.salt(Purpose::Seat, 0).0, &leaf.to_le_bytes()])
}

/// The round's own secret: nobody knows it who does not know all receipts.
pub fn round_secret(receipts: impl Iterator<Item = Receipt>) -> Digest {
    let receipts: Vec<u8> = receipts.flat_map(|receipt| receipt.0).collect();
    Digest::of(Tag::RoundSecret, &[&receipts])
}

/// The salt that closes a place's commitment to its head.
pub fn head_salt(secret: &Digest, place: u32) -> Digest {
    Digest::of(Tag::HeadSalt, &[&secret.0, &place.to_le_bytes()])
}

/// The commitment to a place's head.
pub fn commit_head(salt: &Digest, head: Option<u32>) -> Digest {
    Digest::of(Tag::Head, &[&salt.0, &head.unwrap_or(UNPLACED).to_le_bytes()])
}

/// Where the seats of every place begin in the outcome tree by place, and after the last the
/// unplaced: one entry more than there are places. Sums are taken in 64 bits, because the numbers
/// may come from a forged publication.
pub fn seat_starts(taken: impl Iterator<Item = u32>) -> Vec<u64> {
    let mut starts = vec![0];
    let mut total = 0_u64;
    for seats in taken {
        total += u64::from(seats);
        starts.push(total);
    }
    starts
}
