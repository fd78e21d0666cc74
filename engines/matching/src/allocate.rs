//! Student-proposing deferred acceptance.
//!
//! Gale and Shapley, *College Admissions and the Stability of Marriage*, 1962. The outcome and the number of proposals
//! do not depend on the order of the proposals (McVitie and Wilson 1971), so some dozens are under way at once and
//! whoever is displaced goes on with them: no queue.

use std::collections::BinaryHeap;

use crate::market::{Edge, Market};

/// Marks "no place" in an [`Allocation`].
pub const UNPLACED: u32 = u32::MAX;

/// The outcome of [`allocate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// For each student the position on its own list, from 0, or [`UNPLACED`].
    pub positions: Vec<u32>,
    /// For each student the place, or [`UNPLACED`].
    pub places: Vec<u32>,
    /// How many proposals it took.
    pub proposals: u64,
}

impl Allocation {
    /// How many students have a place.
    pub fn matched(&self) -> usize {
        self.places.iter().filter(|&&place| place != UNPLACED).count()
    }
}

/// The student-optimal stable allocation of `market`.
///
/// `O(E log c)` for `E` edges and `c` seats a place; beside the market at most 64 bytes a place, 16 a seat of the places
/// with more than six, and one bit an edge; then 8 bytes a student for the outcome.
pub fn allocate(market: &Market) -> Allocation {
    let (desks, proposals) = search(market);
    let mut granted = Bits::new(market.edges());
    desks.held(market.capacities()).for_each(|edge| granted.set(edge as usize));
    drop(desks);
    let (mut positions, mut places) = (vec![UNPLACED; market.students()], vec![UNPLACED; market.students()]);
    for student in 0..market.students() {
        let mut row = market.row(student);
        let start = row.start;
        if let Some(edge) = row.find(|&edge| granted.get(edge)) {
            positions[student] = (edge - start) as u32;
            places[student] = market.place(edge);
        }
    }
    Allocation { positions, places, proposals }
}

/// How many proposals are under way at once. The search is bound by the latency of memory and not by arithmetic: the
/// loads of one pass do not wait for each other, so the processor fetches them together.
const UNDER_WAY: usize = 64;

/// All students propose. A proposal is known by its edge alone: the next wish of the same student is the next edge,
/// unless a row begins there.
fn search(market: &Market) -> (Desks, u64) {
    let edges = market.packed();
    let mut desks = Desks::new(market.capacities());
    let mut proposals = 0;
    let mut newcomers = (0..market.students()).map(|student| market.row(student)).filter(|row| !row.is_empty());
    let mut refused: Vec<u32> = Vec::with_capacity(UNDER_WAY);
    let mut proposed: Vec<(u32, Edge)> = Vec::with_capacity(UNDER_WAY);
    let mut worst: Vec<u64> = Vec::with_capacity(UNDER_WAY);
    loop {
        proposed.clear();
        proposed.extend(refused.drain(..).map(|edge| edge + 1).map(|edge| (edge, edges[edge as usize])));
        proposed.retain(|(_, edge)| !edge.is_first());
        let free = UNDER_WAY - proposed.len();
        proposed.extend(newcomers.by_ref().take(free).map(|row| (row.start as u32, edges[row.start])));
        if proposed.is_empty() {
            return (desks, proposals);
        }
        proposals += proposed.len() as u64;
        // Nobody worse gets in later, so whoever is refused by what is read here is refused for good.
        worst.clear();
        worst.extend(proposed.iter().map(|(_, edge)| desks.worst(edge.place())));
        for (&(number, edge), &worst) in proposed.iter().zip(&worst) {
            let key = u64::from(edge.rank()) << 32 | u64::from(number);
            let out = if key < worst { desks.seat(edge.place(), key) } else { key };
            if out != FREE {
                refused.push(out as u32);
            }
        }
    }
}

/// A seat that nobody holds: worse than any student.
const FREE: u64 = u64::MAX;
/// How many seats stand in the line of their place.
const IN_LINE: usize = 6;

/// The seats of one place, in one line of the cache. A seat is held by `rank << 32 | edge`, so that one comparison
/// orders them, the worst first; what the place has not of the six is held by 0, better than anybody.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Desk {
    held: [u64; IN_LINE],
    /// Index in [`Desks::heaps`] for a place with more seats; then `held` has only its worst.
    heap: u32,
}

const NO_HEAP: u32 = u32::MAX;

/// All seats of all places.
struct Desks {
    desks: Vec<Desk>,
    /// Seats of the places with more than six, and how many they are. The heap grows with who comes, so an absurd
    /// capacity costs no memory.
    heaps: Vec<(BinaryHeap<u64>, u32)>,
}

impl Desks {
    fn new(capacities: &[u32]) -> Self {
        let mut heaps = Vec::new();
        let desks = capacities.iter().map(|&capacity| {
            let mut desk = Desk { held: [0; IN_LINE], heap: NO_HEAP };
            if capacity as usize > IN_LINE {
                desk.held[0] = FREE;
                desk.heap = heaps.len() as u32;
                heaps.push((BinaryHeap::new(), capacity));
            } else {
                desk.held[..capacity as usize].fill(FREE);
            }
            desk
        });
        Self { desks: desks.collect(), heaps }
    }

    /// Who would go first, or [`FREE`].
    fn worst(&self, place: u32) -> u64 {
        self.desks[place as usize].held[0]
    }

    /// Seats `key` if the place prefers it to its worst, and gives back who has no seat now.
    fn seat(&mut self, place: u32, key: u64) -> u64 {
        let desk = &mut self.desks[place as usize];
        let out = desk.held[0];
        if key >= out {
            return key;
        }
        if desk.heap == NO_HEAP {
            // One pass of minimum and maximum keeps the order without a branch.
            let mut better = key;
            for seat in 0..IN_LINE - 1 {
                let next = desk.held[seat + 1];
                desk.held[seat] = better.max(next);
                better = better.min(next);
            }
            desk.held[IN_LINE - 1] = better;
            return out;
        }
        let (heap, capacity) = &mut self.heaps[desk.heap as usize];
        if out == FREE {
            heap.push(key);
        } else if let Some(mut worst) = heap.peek_mut() {
            *worst = key;
        }
        if heap.len() == *capacity as usize {
            desk.held[0] = heap.peek().copied().unwrap_or(FREE);
        }
        out
    }

    /// The edges that hold a seat; `capacities` are those that the desks were made of.
    fn held(&self, capacities: &[u32]) -> impl Iterator<Item = u32> {
        let in_line = self.desks.iter().zip(capacities).filter(|(desk, _)| desk.heap == NO_HEAP);
        let in_line = in_line.flat_map(|(desk, &capacity)| &desk.held[..capacity as usize]);
        let in_heap = self.heaps.iter().flat_map(|(heap, _)| heap);
        in_line.chain(in_heap).filter(|&&key| key != FREE).map(|&key| key as u32)
    }
}

/// One bit an edge.
struct Bits(Vec<u64>);

impl Bits {
    fn new(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    fn set(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    fn get(&self, index: usize) -> bool {
        self.0[index / 64] >> (index % 64) & 1 == 1
    }
}
