//! Student-proposing deferred acceptance.
//!
//! Gale and Shapley, *College Admissions and the Stability of Marriage*, 1962. The outcome does not
//! depend on the order of the proposals (McVitie and Wilson 1971), so one student at a time proposes
//! and whoever is displaced goes on at once: no queue.

use crate::market::Market;

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
/// Every place keeps the students it holds in a binary heap with the worst on top; all heaps lie in
/// one array. `O(E log c)` for `E` edges and `c` seats a place, `8 (seats that can be filled)`
/// bytes of heap and `12 n` bytes beside the market.
pub fn allocate(market: &Market) -> Allocation {
    let mut seats = Seats::new(market);
    let students = market.students();
    let (preferences, ranks, offsets) = (market.preferences(), market.ranks(), market.offsets());
    let mut next: Vec<u32> = offsets[..students].to_vec();
    let mut proposals = 0;
    for first in 0..students {
        let mut student = first as u32;
        loop {
            let edge = next[student as usize];
            if edge == offsets[student as usize + 1] {
                // One past the end tells an exhausted list from the last wish granted.
                next[student as usize] = edge.wrapping_add(1);
                break;
            }
            next[student as usize] = edge + 1;
            proposals += 1;
            let rank = ranks[edge as usize];
            match seats.propose(preferences[edge as usize] as usize, rank, student) {
                Answer::Seated => break,
                Answer::Refused(refused) => student = refused,
            }
        }
    }
    collect(market, &next, proposals)
}

fn collect(market: &Market, next: &[u32], proposals: u64) -> Allocation {
    let students = market.students();
    let mut positions = vec![UNPLACED; students];
    let mut places = vec![UNPLACED; students];
    for student in 0..students {
        let row = market.row(student);
        let tried = next[student] as usize;
        if tried > row.start && tried <= row.end {
            positions[student] = (tried - 1 - row.start) as u32;
            places[student] = market.preferences()[tried - 1];
        }
    }
    Allocation { positions, places, proposals }
}

enum Answer {
    Seated,
    Refused(u32),
}

/// One place: its heap is `held[start..start + filled]`. Kept together, because the search is bound by
/// the latency of memory and not by arithmetic.
#[derive(Clone, Copy)]
struct Desk {
    start: u32,
    seats: u32,
    filled: u32,
}

/// All seats of all places.
struct Seats {
    desks: Vec<Desk>,
    /// `rank << 32 | student`, so that one comparison orders them; a max-heap a place.
    held: Vec<u64>,
}

impl Seats {
    fn new(market: &Market) -> Self {
        // A place never holds more students than apply, so an absurd capacity costs no memory.
        let mut wanted = vec![0_u32; market.places()];
        for &place in market.preferences() {
            wanted[place as usize] += 1;
        }
        let mut total = 0;
        let seats = market.capacities().iter().zip(wanted).map(|(&capacity, w)| capacity.min(w));
        let desks = seats.map(|seats| {
            let start = total;
            total += seats;
            Desk { start, seats, filled: 0 }
        });
        let desks = desks.collect();
        Self { desks, held: vec![0; total as usize] }
    }

    fn propose(&mut self, place: usize, rank: u32, student: u32) -> Answer {
        let desk = &mut self.desks[place];
        let (start, filled) = (desk.start as usize, desk.filled as usize);
        let key = u64::from(rank) << 32 | u64::from(student);
        if desk.filled < desk.seats {
            desk.filled += 1;
            let heap = &mut self.held[start..=start + filled];
            heap[filled] = key;
            sift_up(heap);
            return Answer::Seated;
        }
        let heap = &mut self.held[start..start + filled];
        match heap.first().copied() {
            Some(worst) if key < worst => {
                heap[0] = key;
                sift_down(heap);
                Answer::Refused(worst as u32)
            }
            _ => Answer::Refused(student),
        }
    }
}

fn sift_up(heap: &mut [u64]) {
    let mut child = heap.len() - 1;
    while child > 0 {
        let parent = (child - 1) / 2;
        if heap[parent] >= heap[child] {
            return;
        }
        heap.swap(parent, child);
        child = parent;
    }
}

fn sift_down(heap: &mut [u64]) {
    let mut parent = 0;
    loop {
        let left = 2 * parent + 1;
        if left >= heap.len() {
            return;
        }
        let right = left + 1;
        let larger = if right < heap.len() && heap[right] > heap[left] { right } else { left };
        if heap[parent] >= heap[larger] {
            return;
        }
        heap.swap(parent, larger);
        parent = larger;
    }
}
