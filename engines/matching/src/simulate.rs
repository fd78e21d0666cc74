//! Rules side by side over many draws, before they are fixed.
//!
//! One lottery number a student gives more first choices, one a place a flatter tail; where seats are short one of them is
//! better for everybody (Ashlagi and Nikzad 2020). A priority class helps who is in it at the cost of the others, and a
//! short list leaves more students without a place. How much, only a trial on the lists at hand tells.
//!
//! All rules are tried with the same lottery numbers, so that what is left between two of them is the rule and not luck.
//! The lists are taken as they are: under other rules students might have written others, which no trial shows.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use crate::allocate::{UNPLACED, allocate};
use crate::market::{Market, MarketError};
use crate::reserves::Reserves;
use crate::round::{Lottery, Round, Wish};

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// How lottery numbers are given out.
    pub lottery: Lottery,
    /// Which priority classes count.
    pub classes: Classes,
    /// How many wishes of a list count; all when absent.
    pub longest: Option<u32>,
    /// Whether reserved seats go first to their group; otherwise they are open.
    #[serde(default = "as_given")]
    pub reserves: bool,
}

fn as_given() -> bool {
    true
}

/// Which priority classes count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Classes {
    /// Those of the round.
    AsGiven,
    /// This class goes no longer before the next one; the others do.
    Without(u32),
    /// None: the lottery alone.
    Ignored,
}

/// The most classes of which the price is worked out one by one.
const PRICED: usize = 6;

impl Policy {
    /// The rules of a round, all classes and whole lists.
    pub fn of(round: &Round) -> Self {
        Self { lottery: round.rules.lottery, classes: Classes::AsGiven, longest: None, reserves: true }
    }

    /// What is worth seeing beside the rules of a round, which come first: the other lottery, the round without each of
    /// its classes and without all, without its reserved seats, and shorter lists of these lengths.
    pub fn side_by_side(round: &Round, lengths: &[u32]) -> Vec<Self> {
        let own = Self::of(round);
        let other = match own.lottery {
            Lottery::Single => Lottery::PerPlace,
            Lottery::PerPlace => Lottery::Single,
        };
        let mut policies = vec![own, Self { lottery: other, ..own }];
        let unlisted = round.unlisted_class();
        let wishes = || round.students.iter().flat_map(|student| &student.wishes);
        let classes: BTreeSet<u32> = wishes().map(|wish| wish.class.unwrap_or(unlisted)).collect();
        // Of two classes the price of the first is that of both.
        if (3..=PRICED).contains(&classes.len()) {
            let but_the_last = classes.iter().take(classes.len() - 1);
            policies.extend(but_the_last.map(|&class| Self { classes: Classes::Without(class), ..own }));
        }
        if classes.len() > 1 {
            policies.push(Self { classes: Classes::Ignored, ..own });
        }
        if round.places.iter().any(|place| place.group.is_some()) {
            policies.push(Self { reserves: false, ..own });
        }
        let longest = round.students.iter().map(|student| student.wishes.len() as u32).max().unwrap_or(0);
        let shorter: BTreeSet<u32> = lengths.iter().copied().filter(|length| (1..longest).contains(length)).collect();
        policies.extend(shorter.into_iter().map(|length| Self { longest: Some(length), ..own }));
        policies
    }
}

/// Mean over the draws and the standard deviation between them; both are shares of students, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation of the sample; 0 for a single draw.
    pub deviation: f64,
}

/// The shares that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Shares {
    /// Students at their first choice.
    pub first: Spread,
    /// Students at one of their first three choices.
    pub top_three: Spread,
    /// Students without a place.
    pub unplaced: Spread,
}

/// What one policy gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Simulation {
    /// What was tried.
    #[serde(flatten)]
    pub policy: Policy,
    /// How many draws were made.
    pub draws: u32,
    /// Students at their first choice, their second, and on to the end of the longest list of the round.
    pub choice: Vec<Spread>,
    /// Of all students.
    #[serde(flatten)]
    pub shares: Shares,
    /// What it gives more than the first policy, draw by draw with the same numbers; zeros for the first itself.
    pub gain: Shares,
    /// By study programme; empty when the round names none. Students without one are left out.
    pub programmes: Vec<OfProgramme>,
}

/// What a policy gives to the students of one programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfProgramme {
    /// Name of the programme.
    pub programme: String,
    /// How many students it has.
    pub students: u32,
    /// Of these students.
    #[serde(flatten)]
    pub shares: Shares,
}

/// Tries each policy `draws` times over `round`; the same `seed` gives the same figures on any machine and with any number
/// of `threads`. `progress` is told after each draw of all policies how many are done, out of `draws`, from any of the
/// threads, so that a lower number can come after a higher one.
///
/// # Errors
/// When the lists do not form a market; [`Round::problems`] tells why.
pub fn simulate(
    round: &Round,
    policies: &[Policy],
    (draws, seed): (u32, u64),
    threads: NonZero<usize>,
    progress: impl Fn(u32) + Sync,
) -> Result<Vec<Simulation>, MarketError> {
    let groups = Groups::new(round);
    let trials: Vec<Trial> = policies.iter().map(|&policy| Trial::new(round, policy)).collect::<Result<_, _>>()?;
    let (next, done) = (AtomicU64::new(0), AtomicU32::new(0));
    let work = |mut trials: Vec<Trial>| {
        let mut totals: Vec<Total> = trials.iter().map(|_| Total::new(&groups)).collect();
        let (mut first, mut counts) = (Vec::new(), Vec::new());
        loop {
            let draw = next.fetch_add(1, Ordering::Relaxed);
            if draw >= u64::from(draws) {
                return totals;
            }
            for (index, (trial, total)) in trials.iter_mut().zip(&mut totals).enumerate() {
                groups.count(&trial.draw(mix(seed ^ mix(draw))), &mut counts);
                if index == 0 {
                    first.clone_from(&counts);
                }
                total.add(&counts, &first);
            }
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    let threads = threads.get().min(draws.max(1) as usize);
    let parts: Vec<Vec<Total>> = std::thread::scope(|scope| {
        let copies: Vec<Vec<Trial>> = (1..threads).map(|_| trials.clone()).collect();
        let work = &work;
        let others: Vec<_> = copies.into_iter().map(|copy| scope.spawn(move || work(copy))).collect();
        let own = work(trials);
        let others = others.into_iter().map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(own).chain(others).collect()
    });
    let mut totals: Vec<Total> = policies.iter().map(|_| Total::new(&groups)).collect();
    for part in parts {
        for (total, part) in totals.iter_mut().zip(part) {
            total.merge(&part);
        }
    }
    Ok(policies.iter().zip(totals).map(|(&policy, total)| groups.simulation(policy, draws, &total)).collect())
}

/// Whose shares are counted: all students, and those of each programme.
struct Groups {
    /// By student the number of its programme, from 0.
    of: Vec<Option<usize>>,
    names: Vec<String>,
    students: Vec<u32>,
    /// Length of the longest list.
    longest: usize,
    all: u32,
}

/// What is counted of a group: at the first choice, at the first three, unplaced.
const COUNTED: usize = 3;

impl Groups {
    fn new(round: &Round) -> Self {
        let mut sizes: BTreeMap<&str, u32> = BTreeMap::new();
        for programme in round.students.iter().filter_map(|student| student.programme.as_deref()) {
            *sizes.entry(programme).or_default() += 1;
        }
        let numbers: BTreeMap<&str, usize> = sizes.keys().copied().zip(0..).collect();
        let number = |name: &Option<String>| numbers.get(name.as_deref()?).copied();
        Self {
            of: round.students.iter().map(|student| number(&student.programme)).collect(),
            names: sizes.keys().map(|&name| name.to_owned()).collect(),
            students: sizes.values().copied().collect(),
            longest: round.students.iter().map(|student| student.wishes.len()).max().unwrap_or(0),
            all: round.students.len() as u32,
        }
    }

    fn counts(&self) -> usize {
        self.longest + COUNTED * (1 + self.names.len())
    }

    /// By choice, then what is counted of all, then of each programme.
    fn count(&self, positions: &[u32], counts: &mut Vec<u32>) {
        counts.clear();
        counts.resize(self.counts(), 0);
        for (&position, programme) in positions.iter().zip(&self.of) {
            if position != UNPLACED {
                counts[position as usize] += 1;
            }
            let groups = [Some(0), programme.map(|number| number + 1)];
            for group in groups.into_iter().flatten() {
                let own = &mut counts[self.longest + COUNTED * group..][..COUNTED];
                own[0] += u32::from(position == 0);
                own[1] += u32::from(position < 3);
                own[2] += u32::from(position == UNPLACED);
            }
        }
    }

    fn simulation(&self, policy: Policy, draws: u32, total: &Total) -> Simulation {
        let spread = |sums: &[Sum], index: usize, of: u32| sums[index].spread(draws, of);
        let shares = |sums: &[Sum], group: usize, of: u32| {
            let first = self.longest + COUNTED * group;
            Shares {
                first: spread(sums, first, of),
                top_three: spread(sums, first + 1, of),
                unplaced: spread(sums, first + 2, of),
            }
        };
        let programmes = self.names.iter().zip(&self.students).enumerate();
        Simulation {
            policy,
            draws,
            choice: (0..self.longest).map(|index| spread(&total.own, index, self.all)).collect(),
            shares: shares(&total.own, 0, self.all),
            gain: shares(&total.gained, 0, self.all),
            programmes: programmes
                .map(|(number, (name, &students))| OfProgramme {
                    programme: name.clone(),
                    students,
                    shares: shares(&total.own, number + 1, students),
                })
                .collect(),
        }
    }
}

/// Sums of counts and of their squares. They are whole numbers, so it does not matter which thread adds what when.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    counts: i64,
    squares: u128,
}

impl Sum {
    fn add(&mut self, count: i64) {
        self.counts += count;
        self.squares += u128::from(count.unsigned_abs()).pow(2);
    }

    fn spread(self, draws: u32, of: u32) -> Spread {
        let (n, of) = (f64::from(draws.max(1)), f64::from(of.max(1)));
        // The sum of the squared deviations, times the number of draws, without a rounding.
        let squares = u128::from(draws) * self.squares - u128::from(self.counts.unsigned_abs()).pow(2);
        let deviation = if draws > 1 { (squares as f64 / n / (n - 1.0)).sqrt() } else { 0.0 };
        Spread { mean: self.counts as f64 / n / of, deviation: deviation / of }
    }
}

/// What one policy came to over some draws.
struct Total {
    own: Vec<Sum>,
    gained: Vec<Sum>,
}

impl Total {
    fn new(groups: &Groups) -> Self {
        let none = vec![Sum::default(); groups.counts()];
        Self { own: none.clone(), gained: none }
    }

    fn add(&mut self, counts: &[u32], first: &[u32]) {
        for (index, (&count, &first)) in counts.iter().zip(first).enumerate() {
            self.own[index].add(i64::from(count));
            self.gained[index].add(i64::from(count) - i64::from(first));
        }
    }

    fn merge(&mut self, other: &Self) {
        let sums = self.own.iter_mut().chain(&mut self.gained).zip(other.own.iter().chain(&other.gained));
        for (sum, other) in sums {
            sum.counts += other.counts;
            sum.squares += other.squares;
        }
    }
}

/// One policy with its market, which gets other ranks at each draw.
#[derive(Clone)]
struct Trial {
    market: Market,
    lottery: Lottery,
    reserves: Reserves,
    /// By edge the class, in the upper bits of a rank.
    classes: Arc<[u32]>,
    /// By edge the choice that it belongs to, from 0, where a place has reserved seats.
    choices: Option<Arc<[u32]>>,
    /// How many lower bits of a rank are the lottery's.
    bits: u32,
}

impl Trial {
    fn new(round: &Round, policy: Policy) -> Result<Self, MarketError> {
        let unlisted = round.unlisted_class();
        let longest = policy.longest.map_or(usize::MAX, |longest| longest as usize);
        let all = Reserves::of(&round.places);
        let mut capacities: Vec<u32> = round.places.iter().map(|place| place.capacity).collect();
        let reserves = if policy.reserves { all } else { open_all(&mut capacities, &all) };
        let mut offsets = vec![0];
        let (mut preferences, mut classes, mut choices) = (Vec::new(), Vec::new(), Vec::new());
        let given: BTreeSet<u32> = round
            .students
            .iter()
            .flat_map(|student| &student.wishes)
            .map(|wish| wish.class.unwrap_or(unlisted))
            .collect();
        let class = |wish: &Wish| match (policy.classes, wish.class.unwrap_or(unlisted)) {
            (Classes::Ignored, _) => unlisted,
            // Whoever is in it is counted with the next one.
            (Classes::Without(gone), class) if class == gone => {
                given.range(class + 1..).next().copied().unwrap_or(class)
            }
            (_, class) => class,
        };
        for student in &round.students {
            let wishes = student.wishes.iter().take(longest).map(|wish| (wish.place, class(wish)));
            for (entry, class) in reserves.fill(wishes, unlisted, |entry| round.is_member(student, entry)) {
                let row = *offsets.last().unwrap_or(&0) as usize;
                let before = if preferences.len() == row { None } else { choices.last().copied() };
                let is_open = reserves.place(entry) == entry;
                choices.push(before.map_or(0, |choice: u32| choice + u32::from(is_open)));
                preferences.push(entry);
                classes.push(class);
            }
            offsets.push(u32::try_from(preferences.len()).map_err(|_| MarketError::TooLarge)?);
        }
        // Counted among the classes that occur, which leaves the lottery as many bits as there can be.
        let given: BTreeSet<u32> = classes.iter().copied().collect();
        let bits = u32::BITS - (given.len() as u32).next_power_of_two().trailing_zeros();
        let order: BTreeMap<u32, u32> = given.into_iter().zip(0..).collect();
        let upper = |class: &u32| order.get(class).and_then(|&at| at.checked_shl(bits)).unwrap_or(0);
        let classes = classes.iter().map(upper).collect();
        let ranks = vec![0; preferences.len()];
        Ok(Self {
            market: Market::new(capacities, offsets, preferences, ranks)?,
            lottery: policy.lottery,
            choices: (!reserves.is_empty()).then(|| choices.into()),
            reserves,
            classes,
            bits,
        })
    }

    /// The choice that each student reaches, from 0. A rank is the class with the leading bits of a number; where those of two
    /// students are equal, the lower student goes first: once in 2^29 pairs with up to 8 classes, and oftener with more of them.
    fn draw(&mut self, seed: u64) -> Vec<u32> {
        let (classes, bits, lottery, reserves) = (&self.classes, self.bits, self.lottery, &self.reserves);
        let number = |student: u32, place: u64| mix(mix(seed ^ u64::from(student)).wrapping_add(mix(place)));
        let lower = |number: u64| number.checked_shr(u64::BITS - bits).unwrap_or(0) as u32;
        self.market.rank_anew(|student| {
            let single = lower(number(student, 0));
            move |edge: usize, place: u32| {
                let drawn = match lottery {
                    Lottery::Single => single,
                    Lottery::PerPlace => lower(number(student, u64::from(reserves.place(place)) + 1)),
                };
                classes[edge] | drawn
            }
        });
        let mut positions = allocate(&self.market).positions;
        if let Some(choices) = &self.choices {
            for (student, position) in positions.iter_mut().enumerate().filter(|(_, position)| **position != UNPLACED) {
                *position = choices[self.market.row(student).start + *position as usize];
            }
        }
        positions
    }
}

/// Gives the reserved seats back to their places.
fn open_all(capacities: &mut [u32], reserves: &Reserves) -> Reserves {
    for entry in (0..capacities.len() as u32).filter(|&entry| reserves.place(entry) != entry) {
        let seats = std::mem::take(&mut capacities[entry as usize]);
        capacities[reserves.place(entry) as usize] += seats;
    }
    Reserves::default()
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): good enough for a trial, not for a draw.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
