//! Reserved seats, as seats of their own.
//!
//! A place with reserved seats fills its open seats first, best standing first; then the seats that it reserves for a
//! group go to the best remaining of that group, group after group; what then is left goes to the best remaining of
//! all. So a reserved seat goes only to a student who gets no open seat on merit, and everybody can check from the
//! cutoffs alone which seat is theirs (Hu and Zhang, arXiv 2504.04689).
//!
//! That rule is what deferred acceptance does by itself when open and reserved seats are places of their own, and every
//! student lists behind the open seats of a place the reserved ones: first those of its own groups, then the others,
//! where it stands behind the whole group. (All students list the seats of a place in one order within their own groups,
//! so the reserves fill one after the other; and seats that a group leaves free are those where all of the group sit, so
//! whoever is left is in none of these groups, and the best of them get in, whichever seat they try first.) Hence
//! cutoffs, heads and levels prove stability *and* optimality as in any other round, and no verifier has a second rule.
//! The seats that one employer shares between programmes or schools are such a place: a group for each of them.

use crate::round::Place;

/// Which reserved seats belong to which place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reserves {
    /// How many entries of the places are open seats.
    open: u32,
    /// By reserved entry the number of its place's open seats.
    base: Vec<u32>,
    /// By place its reserved entries, ascending; empty when the round has none.
    at: Vec<Vec<u32>>,
}

impl Reserves {
    /// Looks up the places of a round or of a publication. Reserved seats of a place that does not exist, which no sound
    /// round has, are taken for seats of the first.
    #[must_use]
    pub fn of(places: &[Place]) -> Self {
        let open = places.iter().take_while(|place| place.group.is_none()).count();
        if open == places.len() {
            return Self { open: open as u32, ..Self::default() };
        }
        let numbers: std::collections::HashMap<&str, u32> =
            places[..open].iter().map(|place| place.place.as_str()).zip(0..).collect();
        let mut at = vec![Vec::new(); open];
        let base = places[open..].iter().zip(open as u32..).map(|(place, number)| {
            let base = numbers.get(place.place.as_str()).copied().unwrap_or(0);
            if let Some(reserved) = at.get_mut(base as usize) {
                reserved.push(number);
            }
            base
        });
        let base = base.collect();
        Self { open: open as u32, base, at }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.base.is_empty()
    }

    /// The number of the place to which an entry belongs: that of its open seats.
    #[must_use]
    pub fn place(&self, entry: u32) -> u32 {
        let reserved = entry.checked_sub(self.open).and_then(|index| self.base.get(index as usize));
        reserved.copied().unwrap_or(entry)
    }

    /// The reserved entries of a place, ascending.
    #[must_use]
    pub fn at(&self, place: u32) -> &[u32] {
        self.at.get(place as usize).map_or(&[], Vec::as_slice)
    }

    /// The choice that position `position` (from 1) of a list with reserved seats belongs to: its open seats, and those
    /// before it, counted.
    #[must_use]
    pub fn choice(&self, list: &[(u32, u32)], position: u32) -> u32 {
        list.iter().take(position as usize).filter(|&&(entry, _)| entry < self.open).count() as u32
    }

    /// How long the list of these places becomes.
    pub(crate) fn length(&self, places: impl Iterator<Item = u32>) -> usize {
        places.map(|place| 1 + self.at(place).len()).sum()
    }

    /// A list with its reserved seats: behind each place its reserved seats, those of the student's own groups first.
    /// `list` has place and class; `is_member` says whether the student belongs to the group of an entry.
    pub(crate) fn fill(
        &self,
        list: impl Iterator<Item = (u32, u32)>,
        unlisted_class: u32,
        is_member: impl Fn(u32) -> bool,
    ) -> Vec<(u32, u32)> {
        if self.is_empty() {
            return list.collect();
        }
        let mut filled = Vec::with_capacity(list.size_hint().0);
        for (place, class) in list {
            filled.push((place, class));
            let reserved = || self.at(place).iter().copied();
            filled.extend(reserved().filter(|&entry| is_member(entry)).map(|entry| (entry, class)));
            filled.extend(
                reserved()
                    .filter(|&entry| !is_member(entry))
                    .map(|entry| (entry, class.saturating_add(unlisted_class))),
            );
        }
        filled
    }

    /// Eligible places with their reserved seats, ascending.
    pub(crate) fn fill_eligible(&self, mut places: Vec<u32>) -> Vec<u32> {
        let reserved: Vec<u32> = places.iter().flat_map(|&place| self.at(place)).copied().collect();
        places.extend(reserved);
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The groups whose seats a list claims as those of its own, each once, in the order of the list; `None` when the list
    /// is not one of [`Reserves::fill`]. `group` gives the name of an entry's group.
    pub(crate) fn groups_of<'p>(
        &self,
        list: &[(u32, u32)],
        unlisted_class: u32,
        group: impl Fn(u32) -> &'p str,
    ) -> Option<Vec<&'p str>> {
        let is_open = |&(entry, class): &(u32, u32)| entry < self.open && class <= unlisted_class;
        let own = |&&(entry, class): &&(u32, u32)| entry >= self.open && class <= unlisted_class;
        let mut groups: Vec<&str> = Vec::new();
        for &(entry, _) in list.iter().filter(own) {
            if !groups.contains(&group(entry)) {
                groups.push(group(entry));
            }
        }
        let wishes = || list.iter().copied().filter(is_open);
        // The length first: a kit may be hostile, and a place that it names many times have many reserves.
        let fits = self.length(wishes().map(|(place, _)| place)) == list.len();
        let member = |entry: u32| groups.contains(&group(entry));
        (fits && self.fill(wishes(), unlisted_class, member) == list).then_some(groups)
    }
}
