//! Identifiers by their numbers. A large round looks some tens of millions of them up, in tables that no cache holds: what
//! it costs is lines of memory, and whether they come one after another or together.

use std::borrow::Cow;
use std::hash::BuildHasher;

use foldhash::quality::RandomState;

use crate::memory::{fetch, filled};

/// Different identifiers, numbered from 0 in the order in which they came.
pub(super) struct Names {
    hasher: RandomState,
    /// A power of two of them, at most half in use.
    slots: Vec<Slot>,
    count: u32,
    long: Vec<Box<str>>,
}

/// What the search holds against an identifier: one of at most [`SHORT`] bytes as it is, so that it is found in one line
/// of memory, and of a longer one its hash.
#[derive(Clone, Copy, Default, PartialEq)]
struct Key {
    head: u64,
    /// Of a short one its last bytes, and how many bytes it has; of a long one nothing, and [`LONG`].
    tail: u32,
    kind: u32,
}

const SHORT: usize = 12;
const LONG: u32 = 31;

/// Room for an identifier.
#[derive(Clone, Copy, Default)]
struct Slot {
    head: u64,
    /// As in its key; of a long one the index of its text.
    tail: u32,
    /// Its kind, and in the lower [`NUMBER`] bits one more than its number: 0 where nothing stands.
    mark: u32,
}

const NUMBER: u32 = 27;
const _: () = assert!(crate::round::MAX_STUDENTS < 1 << NUMBER);

impl Slot {
    fn is_empty(self) -> bool {
        self.mark == 0
    }

    fn kind(self) -> u32 {
        self.mark >> NUMBER
    }

    fn number(self) -> u32 {
        (self.mark & ((1 << NUMBER) - 1)) - 1
    }

    fn key(self) -> Key {
        let kind = self.kind();
        Key { head: self.head, tail: if kind == LONG { 0 } else { self.tail }, kind }
    }
}

impl Key {
    /// The bytes of a short identifier, in pieces that may overlap: with their count these say which ones they are.
    fn short(name: &[u8]) -> Option<Self> {
        let kind = name.len() as u32;
        match name {
            [] => Some(Self::default()),
            [first, .., last] if name.len() < 4 => {
                Some(Self { head: u64::from_le_bytes([*first, name[1], *last, 0, 0, 0, 0, 0]), tail: 0, kind })
            }
            [only] => Some(Self { head: u64::from(*only), tail: 0, kind }),
            _ => {
                let tail = u32::from_le_bytes(*name.last_chunk()?);
                let head = match name.first_chunk::<8>() {
                    Some(eight) if name.len() <= SHORT => u64::from_le_bytes(*eight),
                    None => u64::from(u32::from_le_bytes(*name.first_chunk()?)),
                    Some(_) => return None,
                };
                Some(Self { head, tail, kind })
            }
        }
    }
}

impl Default for Names {
    fn default() -> Self {
        Self { hasher: RandomState::default(), slots: filled(16, Slot::default()), count: 0, long: Vec::new() }
    }
}

impl Names {
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// The number of an identifier.
    pub fn get(&self, name: &str) -> Option<u32> {
        let key = self.key(name);
        self.find(self.first(key), key, name).ok()
    }

    /// The number of an identifier, and whether it was not there before.
    pub fn number(&mut self, name: &str) -> (u32, bool) {
        let key = self.key(name);
        match self.find(self.first(key), key, name) {
            Ok(number) => (number, false),
            Err(at) => {
                let mut tail = key.tail;
                if key.kind == LONG {
                    tail = self.long.len() as u32;
                    self.long.push(name.into());
                }
                self.count += 1;
                self.slots[at] = Slot { head: key.head, tail, mark: key.kind << NUMBER | self.count };
                if self.count as usize * 2 > self.slots.len() {
                    self.grow();
                }
                (self.count - 1, true)
            }
        }
    }

    /// Numbers many of which none may be there before; stops at one that is, and gives whether that was not so.
    pub fn add_new<'n>(&mut self, names: impl Iterator<Item = &'n str> + Clone) -> bool {
        // Some rows ahead the memory is asked for in which a name is looked for.
        let ahead = names.clone().skip(MOST).map(Some).chain(std::iter::repeat(None));
        names.zip(ahead).all(|(name, ahead)| {
            if let Some(ahead) = ahead {
                fetch(&self.slots, self.first(self.key(ahead)));
            }
            self.number(name).1
        })
    }

    fn grow(&mut self) {
        let wider = filled(self.slots.len() * 2, Slot::default());
        let narrow = std::mem::replace(&mut self.slots, wider);
        for slot in narrow.into_iter().filter(|slot| !slot.is_empty()) {
            let mut at = self.first(slot.key());
            while !self.slots[at].is_empty() {
                at = (at + 1) & (self.slots.len() - 1);
            }
            self.slots[at] = slot;
        }
    }

    #[inline]
    fn key(&self, name: &str) -> Key {
        Key::short(name.as_bytes()).unwrap_or_else(|| Key { head: self.hasher.hash_one(name), tail: 0, kind: LONG })
    }

    /// The slot where the search for it begins.
    #[inline]
    fn first(&self, key: Key) -> usize {
        self.hasher.hash_one((key.head, u64::from(key.tail) | u64::from(key.kind) << 32)) as usize
            & (self.slots.len() - 1)
    }

    /// From a slot on its number, or the empty slot where it would stand.
    #[inline]
    fn find(&self, mut at: usize, key: Key, name: &str) -> Result<u32, usize> {
        loop {
            let slot = self.slots[at];
            if slot.is_empty() {
                return Err(at);
            }
            if slot.head == key.head && slot.kind() == key.kind {
                let same =
                    if key.kind == LONG { *self.long[slot.tail as usize] == *name } else { slot.tail == key.tail };
                if same {
                    return Ok(slot.number());
                }
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// How many wait at most.
const MOST: usize = 64;

/// Identifiers that wait until they are looked up, some dozens together: the processor fetches for all of them at once.
pub(super) struct Waiting<'a> {
    names: &'a Names,
    asked: Vec<(Cow<'a, str>, Key, usize)>,
}

impl<'a> Waiting<'a> {
    pub fn new(names: &'a Names) -> Self {
        Self { names, asked: Vec::with_capacity(MOST) }
    }

    pub fn add(&mut self, name: Cow<'a, str>) {
        let key = self.names.key(&name);
        // Files are mostly in the order of one of their names.
        let at = match self.asked.last() {
            Some(&(_, last, at)) if last == key => at,
            _ => self.names.first(key),
        };
        fetch(&self.names.slots, at);
        self.asked.push((name, key, at));
    }

    pub fn is_full(&self) -> bool {
        self.asked.len() >= MOST
    }

    /// The one that came as `index`, since the last [`Waiting::clear`].
    pub fn name(&self, index: usize) -> &str {
        &self.asked[index].0
    }

    /// Its number.
    pub fn number(&self, index: usize) -> Option<u32> {
        let (name, key, at) = &self.asked[index];
        self.names.find(*at, *key, name).ok()
    }

    pub fn clear(&mut self) {
        self.asked.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::{MOST, Names, Waiting};

    proptest! {
        #[test]
        fn every_name_has_its_number_alone_and_among_others(
            all in proptest::collection::vec("[ab]{0,14}|\u{e9}{1,8}", 0..200),
            asked in proptest::collection::vec("[ab]{0,14}|\u{e9}{1,8}", 0..300),
        ) {
            let (mut names, mut known) = (Names::default(), HashMap::new());
            for name in &all {
                let next = known.len() as u32;
                let expected = *known.entry(name.clone()).or_insert(next);
                prop_assert_eq!(names.number(name), (expected, expected == next));
            }
            let mut waiting = Waiting::new(&names);
            let asked: Vec<String> = asked.into_iter().chain(all).flat_map(|name| [name.clone(), name]).collect();
            for some in asked.chunks(MOST) {
                some.iter().for_each(|name| waiting.add(name.into()));
                prop_assert_eq!(waiting.is_full(), some.len() == MOST);
                for (index, name) in some.iter().enumerate() {
                    let expected = known.get(name).copied();
                    prop_assert_eq!((waiting.name(index), waiting.number(index)), (name.as_str(), expected));
                    prop_assert_eq!(names.get(name), expected);
                }
                waiting.clear();
            }
        }
    }
}
