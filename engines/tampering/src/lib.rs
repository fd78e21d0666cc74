//! Dishonest publishers of rounds. A [`Forger`](forger::Forger) holds every key and secret and keeps all commitments in
//! order, whatever it publishes; [`Kind`] names what can be done to a round, and [`Altered`] who notices. Others than
//! tests and the program `tamper` have no use for it.

#![expect(clippy::unwrap_used, reason = "a program that cannot go on has found a fault of its own")]

mod altered;
mod base;
pub mod cases;
mod change;
pub mod forger;
mod kinds;
pub mod sample;

pub use altered::Altered;
pub use base::Base;
pub use kinds::{Caught, Kind};

/// A small deterministic generator, so that a failing market can be made again from its seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (((self.0 >> 33) * u64::from(limit)) >> 31) as u32
    }

    pub fn shuffled(&mut self, length: u32) -> Vec<u32> {
        let mut items: Vec<u32> = (0..length).collect();
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index as u32 + 1) as usize);
        }
        items
    }
}
