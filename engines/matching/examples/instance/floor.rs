//! What memory alone asks of a search: below this no deferred acceptance on these arrays can be.

use std::collections::BinaryHeap;
use std::hint::black_box;

use evenkans_matching::Market;

use crate::generator::{mix, scale};
use crate::timed;

/// One pass over the wishes, one random line of 64 bytes for each proposal among as many as there are places, and one
/// random wish for each student who loses a seat; in milliseconds, the best of three.
pub fn floor_ms(market: &Market, proposals: u64) -> f64 {
    let displaced = displacements(market);
    // Lines of eight words in the same kind of memory as the search has: another market's.
    let words = 8 * market.places();
    let lines = Market::new(vec![1], vec![0, words as u32], vec![0; words], vec![1; words]).ok();
    let Some(lines) = lines else { return f64::NAN };
    let run = || {
        let pass = (0..market.edges()).fold(0_u32, |sum, edge| sum.wrapping_add(market.rank(edge)));
        let line = |at: u64| lines.rank(8 * scale(mix(at) >> 32, market.places() as u64) as usize);
        let random = (0..proposals).fold(0_u32, |sum, at| sum.wrapping_add(line(at)));
        let row = |at: u64| market.rank(scale(mix(!at) >> 32, market.edges() as u64) as usize);
        (0..displaced).fold(pass ^ random, |sum, at| sum.wrapping_add(row(at)))
    };
    (0..3).map(|_| timed(|| black_box(run())).1).fold(f64::INFINITY, f64::min)
}

/// How often a student loses a seat when one student after the other proposes.
fn displacements(market: &Market) -> u64 {
    let mut seats: Vec<BinaryHeap<(u32, u32, u32)>> = market.capacities().iter().map(|_| BinaryHeap::new()).collect();
    let mut displaced = 0;
    for student in 0..market.students() {
        let row = market.row(student);
        let mut going = Some((row.start as u32, row.end as u32));
        while let Some((edge, end)) = going.filter(|(edge, end)| edge < end) {
            let place = market.place(edge as usize) as usize;
            let heap = &mut seats[place];
            heap.push((market.rank(edge as usize), edge, end));
            going = None;
            if heap.len() > market.capacities()[place] as usize {
                going = heap.pop().map(|(_, out, end)| {
                    displaced += u64::from(out != edge);
                    (out + 1, end)
                });
            }
        }
    }
    displaced
}
