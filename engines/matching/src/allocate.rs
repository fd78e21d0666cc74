//! Student-proposing deferred acceptance.
//!
//! Gale and Shapley, *College Admissions and the Stability of Marriage*, 1962. The outcome and the number of proposals
//! do not depend on the order of the proposals (McVitie and Wilson 1971), so some dozens are under way at once and
//! whoever is displaced goes on with them: no queue.

use std::array::from_fn;
use std::collections::BinaryHeap;
use std::ops::Range;

use crate::market::{Edge, Market};
use crate::memory::{fetch, roomy};

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
/// `O(E log c)` for `E` edges and `c` seats a place; beside the market at most 64 bytes a place, 8 a seat of the places
/// with more than six (16 beyond 4,096), and one bit an edge; then 8 bytes a student for the outcome.
pub fn allocate(market: &Market) -> Allocation {
    let (desks, proposals) = search(market);
    let mut granted = Bits::new(market.edges());
    desks.held(market.capacities()).for_each(|edge| granted.set(edge as usize));
    drop(desks);
    let (mut positions, mut places) = (roomy(market.students()), roomy(market.students()));
    let mut batch = Vec::with_capacity(UNDER_WAY);
    for first in (0..market.students()).step_by(UNDER_WAY) {
        for student in first..market.students().min(first + UNDER_WAY) {
            let row = market.row(student);
            let edge = granted.first(row.clone());
            fetch(market.packed(), edge.unwrap_or(row.start));
            batch.push((edge, row.start));
        }
        for (edge, start) in batch.drain(..) {
            positions.push(edge.map_or(UNPLACED, |edge| (edge - start) as u32));
            places.push(edge.map_or(UNPLACED, |edge| market.place(edge)));
        }
    }
    Allocation { positions, places, proposals }
}

/// How many proposals are under way at once. The search is bound by the latency of memory and not by arithmetic: the
/// loads of one pass do not wait for each other, so the processor fetches them together.
const UNDER_WAY: usize = 32;

/// How many edges ahead of the newcomers their rows are asked for.
const AHEAD: usize = 1_024;

/// All students propose. A proposal is known by its edge alone: the next wish of the same student is the next edge,
/// unless a row begins there.
fn search(market: &Market) -> (Desks, u64) {
    let edges = market.packed();
    let mut desks = Desks::new(market.capacities(), market.edges());
    let mut proposals = 0;
    let rows = (0..market.students()).map(|student| market.row(student)).filter(|row| !row.is_empty());
    let mut newcomers = rows.inspect(|row| fetch(edges, row.start + AHEAD));
    let mut refused: Vec<u32> = Vec::with_capacity(2 * UNDER_WAY);
    // Proposals whose desks were asked for one batch ago, and those whose desks are asked for now.
    let mut now: Vec<(u32, Edge)> = Vec::with_capacity(2 * UNDER_WAY);
    let mut next: Vec<(u32, Edge)> = Vec::with_capacity(2 * UNDER_WAY);
    loop {
        next.extend(refused.drain(..).map(|edge| edge + 1).map(|edge| (edge, edges[edge as usize])));
        next.retain(|(_, edge)| !edge.is_first());
        let free = UNDER_WAY.saturating_sub(next.len());
        next.extend(newcomers.by_ref().take(free).map(|row| (row.start as u32, edges[row.start])));
        next.iter().for_each(|(_, edge)| fetch(&desks.desks, edge.place() as usize));
        if now.is_empty() && next.is_empty() {
            return (desks, proposals);
        }
        proposals += now.len() as u64;
        now.iter().for_each(|(_, edge)| desks.fetch_row(edge.place()));
        for (number, edge) in now.drain(..) {
            let out = desks.seat(edge.place(), u64::from(edge.rank()) << 32 | u64::from(number));
            if out != FREE {
                refused.push(out as u32);
                fetch(edges, out as u32 as usize + 1);
            }
        }
        std::mem::swap(&mut now, &mut next);
    }
}

/// A seat that nobody holds: worse than any student.
const FREE: u64 = u64::MAX;
/// How many seats stand in the line of their place.
const IN_LINE: usize = 6;

/// How many seats stand in a row of the one array.
const IN_ROW: usize = 4_096;

/// The seats of one place, in one line of the cache. A seat is held by `rank << 32 | edge`, so that one comparison
/// orders them, the worst first; what the place has not of the six is held by 0, better than anybody.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Desk {
    held: [u64; IN_LINE],
    /// For a place with more seats than that; then `held` has only its worst.
    further: Further,
}

#[derive(Clone, Copy)]
enum Further {
    No,
    /// A row of so many seats, from there; and how many of them are held.
    Row {
        start: u32,
        length: u32,
        taken: u32,
    },
    Heap(u32),
}

/// All seats of all places.
struct Desks {
    desks: Vec<Desk>,
    rows: Vec<u64>,
    /// Seats of the places with the most, and how many they are. A heap grows with who comes, so an absurd capacity costs
    /// no memory.
    heaps: Vec<(BinaryHeap<u64>, u32)>,
}

impl Desks {
    fn new(capacities: &[u32], edges: usize) -> Self {
        let in_rows = |capacity: &usize| (IN_LINE + 1..=IN_ROW).contains(capacity);
        let seats = || capacities.iter().map(|&capacity| capacity as usize).filter(in_rows);
        // More seats than wishes are no reason for more memory than wishes.
        let longest = if seats().sum::<usize>() <= edges { IN_ROW } else { IN_LINE };
        let mut rows = roomy(seats().filter(|&capacity| capacity <= longest).sum());
        let mut heaps = Vec::new();
        let mut desks = roomy(capacities.len());
        desks.extend(capacities.iter().map(|&capacity| {
            let seats = capacity as usize;
            let free = if seats <= IN_LINE { seats } else { 1 };
            let mut desk = Desk { held: from_fn(|seat| if seat < free { FREE } else { 0 }), further: Further::No };
            if seats <= IN_LINE {
                return desk;
            }
            desk.further = if seats <= longest {
                let start = rows.len() as u32;
                rows.extend((0..seats).map(|_| FREE));
                Further::Row { start, length: capacity, taken: 0 }
            } else {
                heaps.push((BinaryHeap::new(), capacity));
                Further::Heap(heaps.len() as u32 - 1)
            };
            desk
        }));
        Self { desks, rows, heaps }
    }

    /// Fetches where the next one is seated; the desk itself is there.
    fn fetch_row(&self, place: u32) {
        if let Further::Row { start, taken, .. } = self.desks[place as usize].further {
            fetch(&self.rows, start as usize);
            fetch(&self.rows, (start + taken) as usize);
        }
    }

    /// Seats `key` if the place prefers it to its worst, and gives back who has no seat now.
    fn seat(&mut self, place: u32, key: u64) -> u64 {
        let desk = &mut self.desks[place as usize];
        let out = desk.held[0];
        if key >= out {
            return key;
        }
        match desk.further {
            Further::No => {
                // One pass of minimum and maximum keeps the order without a branch.
                let mut better = key;
                for seat in 0..IN_LINE - 1 {
                    let next = desk.held[seat + 1];
                    desk.held[seat] = better.max(next);
                    better = better.min(next);
                }
                desk.held[IN_LINE - 1] = better;
            }
            Further::Row { start, length, ref mut taken } => {
                let row = &mut self.rows[start as usize..][..length as usize];
                if *taken < length {
                    rise(&mut row[..=*taken as usize], key);
                    *taken += 1;
                } else {
                    sink(row, key);
                }
                if *taken == length {
                    desk.held[0] = row[0];
                }
            }
            Further::Heap(index) => {
                let (heap, capacity) = &mut self.heaps[index as usize];
                if out == FREE {
                    heap.push(key);
                } else if let Some(mut worst) = heap.peek_mut() {
                    *worst = key;
                }
                if heap.len() == *capacity as usize {
                    desk.held[0] = heap.peek().copied().unwrap_or(FREE);
                }
            }
        }
        out
    }

    /// The edges that hold a seat; `capacities` are those that the desks were made of.
    fn held(&self, capacities: &[u32]) -> impl Iterator<Item = u32> {
        let in_line = self.desks.iter().zip(capacities).filter(|(desk, _)| matches!(desk.further, Further::No));
        let in_line = in_line.flat_map(|(desk, &capacity)| &desk.held[..capacity as usize]);
        let in_heaps = self.heaps.iter().flat_map(|(heap, _)| heap);
        in_line.chain(&self.rows).chain(in_heaps).filter(|&&key| key != FREE).map(|&key| key as u32)
    }
}

/// How many children a seat has in the heap of a row: as many as lie side by side in half a line of the cache.
const CHILDREN: usize = 4;

/// Adds `key` to a heap that has room for it at its end; the worst stands first.
fn rise(heap: &mut [u64], key: u64) {
    let mut seat = heap.len() - 1;
    while seat > 0 && heap[(seat - 1) / CHILDREN] < key {
        heap[seat] = heap[(seat - 1) / CHILDREN];
        seat = (seat - 1) / CHILDREN;
    }
    heap[seat] = key;
}

/// Puts `key` in the place of the first, the worst.
fn sink(heap: &mut [u64], key: u64) {
    let mut seat = 0;
    loop {
        let children = seat * CHILDREN + 1..(seat * CHILDREN + 1 + CHILDREN).min(heap.len());
        let Some(worst) = children.max_by_key(|&child| heap[child]).filter(|&child| heap[child] > key) else { break };
        heap[seat] = heap[worst];
        seat = worst;
    }
    heap[seat] = key;
}

/// One bit an edge.
struct Bits(Vec<u64>);

impl Bits {
    fn new(count: usize) -> Self {
        Self(vec![0; count / 64 + 2])
    }

    fn set(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    /// The first one set within `range`: of 64 at once, as most rows are shorter.
    fn first(&self, range: Range<usize>) -> Option<usize> {
        let mut start = range.start;
        while start < range.end {
            let (word, bit) = (start / 64, start % 64);
            let two = u128::from(self.0[word]) | u128::from(self.0[word + 1]) << 64;
            let rest = (two >> bit) as u64;
            if rest != 0 {
                return Some(start + rest.trailing_zeros() as usize).filter(|&found| found < range.end);
            }
            start += 64;
        }
        None
    }
}
