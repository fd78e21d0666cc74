//! Both lotteries side by side over many draws, before the rules are fixed.
//!
//! One number a student gives more first choices, one a place a flatter tail; where seats are short
//! one of them is better for everybody (Ashlagi and Nikzad 2020). Only a trial on the lists at hand
//! tells.

use serde::Serialize;

use crate::allocate::{UNPLACED, allocate};
use crate::market::{Market, MarketError};
use crate::round::{Lottery, Round};

/// Mean over the draws and the standard deviation between them; both are shares of all students,
/// from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation of the sample; 0 for a single draw.
    pub deviation: f64,
}

/// What one kind of lottery gives.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Simulation {
    /// The kind.
    pub lottery: Lottery,
    /// How many draws were made.
    pub draws: u32,
    /// Students at their first, second and third choice.
    pub choice: [Spread; 3],
    /// Students at one of their first three choices.
    pub top_three: Spread,
    /// Students without a place.
    pub unplaced: Spread,
}

/// Draws each kind of lottery `draws` times over `round`; the same `seed` gives the same figures.
/// `progress` is told after each draw how many are done, out of `2 × draws`.
///
/// # Errors
/// When the lists do not form a market; [`Round::problems`] tells why.
pub fn simulate(
    round: &Round,
    draws: u32,
    seed: u64,
    mut progress: impl FnMut(u32),
) -> Result<[Simulation; 2], MarketError> {
    let lists = Lists::new(round)?;
    let mut done = 0;
    let mut run = |lottery| {
        let mut tally = [Sum::default(); 5];
        for index in 0..draws {
            let shares = lists.draw(lottery, mix(seed ^ mix(u64::from(index))))?;
            for (sum, share) in tally.iter_mut().zip(shares) {
                sum.add(share);
            }
            done += 1;
            progress(done);
        }
        let [first, second, third, top_three, unplaced] = tally.map(|sum| sum.spread());
        Ok(Simulation { lottery, draws, choice: [first, second, third], top_three, unplaced })
    };
    Ok([run(Lottery::Single)?, run(Lottery::PerPlace)?])
}

/// Running mean and squared deviations (Welford 1962), which keep their precision.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Sum {
    fn add(&mut self, value: f64) {
        self.count += 1.0;
        let before = value - self.mean;
        self.mean += before / self.count;
        self.squares += before * (value - self.mean);
    }

    fn spread(self) -> Spread {
        let deviation = if self.count > 1.0 { (self.squares / (self.count - 1.0)).sqrt() } else { 0.0 };
        Spread { mean: self.mean, deviation }
    }
}

struct Lists {
    capacities: Vec<u32>,
    offsets: Vec<u32>,
    preferences: Vec<u32>,
    classes: Vec<u32>,
}

impl Lists {
    fn new(round: &Round) -> Result<Self, MarketError> {
        let unlisted = round.unlisted_class();
        let mut lists = Self {
            capacities: round.places.iter().map(|place| place.capacity).collect(),
            offsets: vec![0],
            preferences: Vec::new(),
            classes: Vec::new(),
        };
        for student in &round.students {
            lists.preferences.extend(student.wishes.iter().map(|wish| wish.place));
            lists.classes.extend(student.wishes.iter().map(|w| w.class.unwrap_or(unlisted)));
            let end = u32::try_from(lists.preferences.len()).map_err(|_| MarketError::TooLarge)?;
            lists.offsets.push(end);
        }
        Ok(lists)
    }

    /// Shares of students at choice 1, 2, 3, one of these, and unplaced.
    fn draw(&self, lottery: Lottery, seed: u64) -> Result<[f64; 5], MarketError> {
        let priority = |student: u32, edge: u32| {
            let place = match lottery {
                Lottery::Single => 0,
                Lottery::PerPlace => u64::from(self.preferences[edge as usize]) + 1,
            };
            let number = mix(mix(seed ^ u64::from(student)).wrapping_add(mix(place)));
            (self.classes[edge as usize], number, student)
        };
        let market = Market::ranked(self.capacities.clone(), self.offsets.clone(), self.preferences.clone(), priority)?;
        let mut counts = [0_u32; 5];
        for position in allocate(&market).positions {
            match position {
                0..=2 => {
                    counts[position as usize] += 1;
                    counts[3] += 1;
                }
                UNPLACED => counts[4] += 1,
                _ => {}
            }
        }
        let students = market.students().max(1) as f64;
        Ok(counts.map(|count| f64::from(count) / students))
    }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): good enough for a trial, not for a draw.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
