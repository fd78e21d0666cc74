//! The benchmark's generator, version 1: the same instance on every machine. All arithmetic is on
//! unsigned 64-bit integers and wraps.

use evenkans_matching::{Allocation, Market, MarketError, UNPLACED};

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
const SEED: u64 = 1;
const WISHES: usize = 12;
const SLACK_PERCENT: u64 = 105;

/// How wishes are spread over the places.
#[derive(Debug, Clone, Copy)]
pub enum Wishes {
    /// Every place is equally liked.
    Uniform,
    /// Popularity falls as one over the square root of the rank.
    Skew,
}

impl Wishes {
    /// `uniform` or `skew`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "uniform" => Some(Self::Uniform),
            "skew" => Some(Self::Skew),
            _ => None,
        }
    }
}

/// How places rank their applicants.
#[derive(Debug, Clone, Copy)]
pub enum Priority {
    /// A lottery number at each place.
    PerPlace,
    /// One lottery number.
    Single,
    /// Classes, and one lottery number within a class.
    Classes(u64),
}

impl Priority {
    /// `mtb`, `stb` or `classQ` with Q of at least 2.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "mtb" => Some(Self::PerPlace),
            "stb" => Some(Self::Single),
            _ => text.strip_prefix("class")?.parse().ok().filter(|&q| q >= 2).map(Self::Classes),
        }
    }
}

/// One instance.
#[derive(Debug, Clone, Copy)]
pub struct Instance {
    /// Number of students.
    pub students: u64,
    /// How wishes are spread.
    pub wishes: Wishes,
    /// How places rank.
    pub priority: Priority,
    /// The most seats of a place; 5 in the published instances.
    pub largest: u64,
}

/// The generator's mixer.
pub fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn hash(tag: u64, a: u64, b: u64) -> u64 {
    let seeded = mix(SEED.wrapping_add(tag.wrapping_mul(GOLDEN)));
    mix(mix(seeded.wrapping_add(a.wrapping_mul(GOLDEN))).wrapping_add(b.wrapping_mul(GOLDEN)))
}

/// A number below `m` from the top 32 bits of a hash.
pub fn scale(top: u64, m: u64) -> u64 {
    (top * m) >> 32
}

impl Instance {
    /// Builds the market.
    pub fn market(&self) -> Result<Market, MarketError> {
        let (capacities, preferences) = self.wishes_of_all();
        let length = preferences.len() / self.students as usize;
        let offsets = (0..=self.students as usize).map(|student| (student * length) as u32);
        let keys = |student: u32, edge: u32| self.key(student, preferences[edge as usize]);
        Market::ranked(capacities, offsets.collect(), preferences.clone(), keys)
    }

    /// Capacities by place, and the lists of all students one after the other, each of the same length.
    pub fn wishes_of_all(&self) -> (Vec<u32>, Vec<u32>) {
        let capacities = self.capacities();
        let places = capacities.len() as u64;
        let length = WISHES.min(capacities.len());
        let mut preferences: Vec<u32> = Vec::with_capacity(self.students as usize * length);
        for student in 0..self.students {
            let start = preferences.len();
            for draw in 0.. {
                if preferences.len() == start + length {
                    break;
                }
                let mut top = hash(2, student, draw) >> 32;
                if matches!(self.wishes, Wishes::Skew) {
                    top = (top * top) >> 32;
                }
                let place = scale(top, places) as u32;
                if !preferences[start..].contains(&place) {
                    preferences.push(place);
                }
            }
        }
        (capacities, preferences)
    }

    fn capacities(&self) -> Vec<u32> {
        let mut left = (self.students * SLACK_PERCENT).div_ceil(100);
        let mut capacities = Vec::new();
        while left > 0 {
            let capacity = 1 + scale(hash(1, capacities.len() as u64, 0) >> 32, self.largest);
            let capacity = capacity.min(left);
            capacities.push(capacity as u32);
            left -= capacity;
        }
        capacities
    }

    fn key(&self, student: u32, place: u32) -> (u64, u64, u32) {
        let (s, p) = (u64::from(student), u64::from(place));
        match self.priority {
            Priority::PerPlace => (0, hash(3, s, p), student),
            Priority::Single => (0, hash(3, s, 0), student),
            Priority::Classes(q) => (scale(hash(4, s, p) >> 32, q), hash(3, s, 0), student),
        }
    }
}

/// The checksum by which implementations compare outcomes.
pub fn checksum(allocation: &Allocation) -> u64 {
    allocation.places.iter().zip(0_u64..).fold(0, |sum, (&place, student)| {
        let place = if place == UNPLACED { 0 } else { u64::from(place) + 1 };
        sum.wrapping_add(mix(student.wrapping_mul(GOLDEN).wrapping_add(place)))
    })
}
