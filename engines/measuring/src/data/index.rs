//! The numbers of words by their hashes. A large file has hundreds of thousands of words, and one thread numbers them all:
//! that a word is new takes one line of memory, and growing goes through memory in order.

use std::hint::black_box;

/// So many hashes are looked at together.
pub(super) const TOGETHER: usize = 64;

/// For each word one slot: above the hash's first 32 bits, below one more than its number; 0 where none is. Slots stand in
/// the order of the hashes, but for the places that were taken; with 32 bits there may be up to 2^32 slots, 32 GiB.
#[derive(Clone, Default)]
pub(super) struct Index {
    /// A power of two of them, at most half in use.
    slots: Vec<u64>,
    used: usize,
}

const NUMBER: u64 = u32::MAX as u64;

impl Index {
    /// The number of the word that `is` knows again, or nothing once `number` stands for it.
    pub fn find_or_add(&mut self, hash: u64, number: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let mut at = self.first(hash);
        while self.slots[at] != 0 {
            let known = (self.slots[at] & NUMBER) as u32 - 1;
            if (self.slots[at] ^ hash) & !NUMBER == 0 && is(known) {
                return Some(known);
            }
            at = (at + 1) % self.slots.len();
        }
        self.slots[at] = hash & !NUMBER | (u64::from(number) + 1);
        self.used += 1;
        None
    }

    /// Looks at the slots of some hashes: the processor waits for all of them at once, and not for one after another.
    pub fn look_ahead(&mut self, hashes: &[u64]) {
        while (self.used + hashes.len()) * 2 > self.slots.len() {
            self.grow();
        }
        black_box(hashes.iter().fold(0, |sum, hash| sum ^ self.slots[self.first(*hash)]));
    }

    fn first(&self, hash: u64) -> usize {
        (hash >> (u64::BITS - self.slots.len().trailing_zeros())) as usize
    }

    fn grow(&mut self) {
        let wider = vec![0; (self.slots.len() * 2).max(16)];
        for slot in std::mem::replace(&mut self.slots, wider).into_iter().filter(|slot| *slot != 0) {
            let mut at = self.first(slot);
            while self.slots[at] != 0 {
                at = (at + 1) % self.slots.len();
            }
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::{Index, TOGETHER};

    proptest! {
        /// Hashes that differ nowhere, only below, only above, or everywhere.
        #[test]
        fn every_word_keeps_its_number(words in proptest::collection::vec((0..8_u64, 0..3_u64, 0..3_u8), 0..300)) {
            let (mut index, mut known, mut all) = (Index::default(), HashMap::new(), Vec::new());
            let words = words.into_iter().map(|(high, low, word)| (high.wrapping_mul(0x9e37_79b9_7f4a_7c15) & !0xff | low, word));
            let words: Vec<(u64, u8)> = words.collect();
            for (at, (hash, word)) in words.iter().copied().enumerate() {
                // Looking ahead changes nothing, whether all, some or none of them come.
                if at % 7 < 2 {
                    index.look_ahead(&words[at..].iter().map(|(hash, _)| *hash).take(TOGETHER).collect::<Vec<_>>());
                }
                let number = all.len() as u32;
                let expected = *known.entry((hash, word)).or_insert(number);
                let found = index.find_or_add(hash, number, |number| all[number as usize] == (hash, word));
                prop_assert_eq!(found, Some(expected).filter(|expected| *expected != number));
                if found.is_none() {
                    all.push((hash, word));
                }
            }
        }
    }
}
