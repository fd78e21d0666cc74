//! Identifiers by their numbers. A large round looks some tens of millions of them up, in tables that no cache holds: what
//! it costs is lines of memory, and whether they come one after another or together.

use std::hash::BuildHasher;

use foldhash::quality::RandomState;

use crate::memory::{fetch, filled};

/// Different identifiers, numbered from 0 in the order in which they came.
pub(super) struct Names {
    hasher: RandomState,
    /// A power of two of them, at most half in use: the upper half of a hash and one more than the number, or 0.
    slots: Vec<u64>,
    text: String,
    /// Where each begins in the text, and where the last one ends.
    bounds: Vec<usize>,
}

impl Default for Names {
    fn default() -> Self {
        Self { hasher: RandomState::default(), slots: filled(16, 0), text: String::new(), bounds: vec![0] }
    }
}

impl Names {
    /// The number of an identifier.
    pub fn get(&self, name: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(name);
        let mut at = self.first(hash);
        while let Some(number) = self.alike(hash, &mut at) {
            if self.name(number) == name {
                return Some(number);
            }
        }
        None
    }

    /// Adds one that is not there yet.
    pub fn add(&mut self, name: &str) {
        let number = self.bounds.len() as u32 - 1;
        self.text.push_str(name);
        self.bounds.push(self.text.len());
        if self.bounds.len() * 2 > self.slots.len() {
            self.slots = filled(self.slots.len() * 2, 0);
            (0..=number).for_each(|number| self.place(self.hasher.hash_one(self.name(number)), number));
        } else {
            self.place(self.hasher.hash_one(name), number);
        }
    }

    fn place(&mut self, hash: u64, number: u32) {
        let mut at = self.first(hash);
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = hash >> 32 << 32 | u64::from(number + 1);
    }

    #[inline]
    fn first(&self, hash: u64) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    /// The next number from a slot on whose hash looks the same.
    fn alike(&self, hash: u64, at: &mut usize) -> Option<u32> {
        loop {
            let slot = self.slots[*at];
            *at = (*at + 1) & (self.slots.len() - 1);
            if slot == 0 {
                return None;
            }
            if slot >> 32 == hash >> 32 {
                return Some(slot as u32 - 1);
            }
        }
    }

    fn name(&self, number: u32) -> &str {
        let number = number as usize;
        &self.text[self.bounds[number]..self.bounds[number + 1]]
    }
}

/// How many rows wait at most.
const MOST: usize = 64;

/// Rows that wait until what they name is looked up, some dozens together: the processor fetches for all of them at once.
pub(super) struct Waiting<R> {
    /// What they name, one behind the other.
    text: String,
    rows: Vec<(R, usize, u64)>,
}

impl<R: Copy> Waiting<R> {
    pub fn new() -> Self {
        Self { text: String::new(), rows: Vec::with_capacity(MOST) }
    }

    pub fn add(&mut self, names: &Names, name: &str, row: R) {
        let hash = names.hasher.hash_one(name);
        fetch(&names.slots, names.first(hash));
        self.text.push_str(name);
        self.rows.push((row, self.text.len(), hash));
    }

    pub fn is_full(&self) -> bool {
        self.rows.len() >= MOST
    }

    /// Gives each row, in the order in which they came, with what it names and that one's number.
    pub fn look_up(&mut self, names: &Names, mut found: impl FnMut(R, &str, Option<u32>)) {
        let guess = |hash: u64| names.alike(hash, &mut names.first(hash));
        let mut guesses = [None; MOST];
        for (guessed, (_, _, hash)) in guesses.iter_mut().zip(&self.rows) {
            *guessed = guess(*hash);
            fetch(&names.bounds, guessed.unwrap_or(0) as usize);
        }
        for number in guesses.iter().take(self.rows.len()).flatten() {
            fetch(names.text.as_bytes(), names.bounds[*number as usize]);
        }
        let mut begin = 0;
        for ((row, end, _), guessed) in self.rows.drain(..).zip(guesses) {
            let name = &self.text[begin..end];
            begin = end;
            let number = guessed.filter(|number| names.name(*number) == name);
            // Another one whose hash looks the same may stand before it.
            found(row, name, if number.is_none() && guessed.is_some() { names.get(name) } else { number });
        }
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::{Names, Waiting};

    proptest! {
        #[test]
        fn every_name_has_its_number_alone_and_among_others(
            all in proptest::collection::vec("[ab]{1,6}", 0..200), asked in proptest::collection::vec("[ab]{1,7}", 0..300),
        ) {
            let (mut names, mut known) = (Names::default(), HashMap::new());
            for name in &all {
                if names.get(name).is_none() {
                    names.add(name);
                    known.insert(name.clone(), known.len() as u32);
                }
            }
            let mut waiting = Waiting::new();
            let mut found = Vec::new();
            for (row, name) in asked.iter().enumerate() {
                prop_assert_eq!(names.get(name), known.get(name).copied());
                waiting.add(&names, name, row);
                if waiting.is_full() {
                    waiting.look_up(&names, |row, name, number| found.push((row, name.to_owned(), number)));
                }
            }
            waiting.look_up(&names, |row, name, number| found.push((row, name.to_owned(), number)));
            let expected: Vec<_> = asked.iter().enumerate().map(|(row, name)| (row, name.clone(), known.get(name).copied())).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
