//! The draw: a frozen round and its beacon become an allocation with its certificate.

use crate::allocate::{Allocation, UNPLACED, allocate};
use crate::beacon::{BeaconError, BeaconValue};
use crate::certificate::{Cycle, PlaceCertificate, certify};
use crate::digest::{Digest, Tag};
use crate::entry::Purpose;
use crate::freeze::{Frozen, Opened};
use crate::kit::{HeadOutcome, Kit, KitHead, KitOutcome, Path};
use crate::lottery::{Number, Numbers};
use crate::market::{Market, MarketError};
use crate::outcome::{Outcome, commit_head, head_salt, round_secret, seat_leaf, seat_starts};
use crate::publication::{FrozenPart, PlaceResult, Publication, ResultPart, result_digest, sign};
use crate::repair::{Before, Repaired, repair};
use crate::reserves::Reserves;
use crate::round::Lottery;
use crate::threads;
use crate::tree::Tree;

/// Why a round cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The beacon's value is not taken.
    #[error(transparent)]
    Beacon(#[from] BeaconError),
    /// The lists do not form a market.
    #[error(transparent)]
    Market(#[from] MarketError),
    /// The outcome has no certificate; a fault of this program.
    #[error(transparent)]
    Cycle(#[from] Cycle),
    /// The result cannot be written; a fault of this program.
    #[error("the result has a number beyond 2^53")]
    Number,
}

/// Where a student ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Number of the place.
    pub place: u32,
    /// Position on the student's list, from 1.
    pub position: u32,
}

/// Everything that follows from lists, rules and beacon, without any key: an auditor makes the same.
#[derive(Debug, Clone)]
pub(crate) struct Settlement {
    pub numbers: Numbers,
    pub allocation: Allocation,
    pub certificates: Vec<PlaceCertificate>,
    pub by_student: Tree,
    pub by_place: Tree,
    /// By pseudonym the leaf in the outcome tree by place.
    pub seats: Vec<u32>,
    pub result: ResultPart,
}

impl Settlement {
    fn seat(&self, leaf: usize) -> Option<Seat> {
        let place = self.allocation.places.get(leaf).copied().filter(|&p| p != UNPLACED)?;
        Some(Seat { place, position: self.allocation.positions[leaf] + 1 })
    }

    pub fn seats_by_leaf(&self) -> Vec<Option<Seat>> {
        (0..self.allocation.places.len()).map(|leaf| self.seat(leaf)).collect()
    }
}

/// A drawn round.
#[derive(Debug, Clone)]
pub struct Drawn<'f> {
    frozen: &'f Frozen,
    settlement: Settlement,
    publication: Publication,
}

/// Draws a frozen round with the value of its beacon. `committed_before_beacon` says whether the
/// frozen part was published before that value was known; it is published.
///
/// # Errors
/// When the value is not one of the beacon that the rules name.
pub fn draw<'f>(frozen: &'f Frozen, beacon: &str, committed_before_beacon: bool) -> Result<Drawn<'f>, DrawError> {
    let part = &frozen.publication.frozen;
    let value = part.rules.beacon.read(beacon)?;
    let fingerprint = &frozen.publication.fingerprint;
    let settlement = settle(&frozen.opened, part, fingerprint, &value, committed_before_beacon)?;
    let digest = result_digest(fingerprint, &settlement.result).map_err(|_| DrawError::Number)?;
    let publication = Publication {
        result: Some(settlement.result.clone()),
        result_signature: Some(sign(&frozen.key, Tag::SignResult, &digest)),
        ..frozen.publication.clone()
    };
    Ok(Drawn { frozen, settlement, publication })
}

/// Allocates and certifies. `opened` is ordered by pseudonym.
pub(crate) fn settle(
    opened: &[Opened],
    frozen: &FrozenPart,
    fingerprint: &Digest,
    value: &BeaconValue,
    committed_before_beacon: bool,
) -> Result<Settlement, DrawError> {
    let numbers = Numbers::new(&value.bytes, fingerprint, frozen.rules.lottery, Reserves::of(&frozen.places));
    let (market, classes) = market_of(opened, frozen, &numbers)?;
    let allocation = allocate(&market);
    let certificates = certify(&market, &classes, &numbers, &allocation)?;
    let secret = round_secret(opened.iter().map(|student| student.receipt));
    let by_student = outcome_tree(opened, &allocation, &certificates);
    let (by_place, seats) = seat_tree(opened, &allocation, &certificates);
    let places = certificates.iter().zip(0..).map(|(certificate, place)| PlaceResult {
        taken: certificate.taken,
        cutoff: certificate.cutoff,
        level: certificate.level,
        head: commit_head(&head_salt(&secret, place), certificate.head),
    });
    let result = ResultPart {
        committed_before_beacon,
        beacon: value.text.clone(),
        places: places.collect(),
        unplaced: (opened.len() - allocation.matched()) as u32,
        by_student: by_student.publish(),
        by_place: by_place.publish(),
    };
    Ok(Settlement { numbers, allocation, certificates, by_student, by_place, seats, result })
}

/// The market with students numbered by pseudonym, and the class by edge.
fn market_of(opened: &[Opened], frozen: &FrozenPart, numbers: &Numbers) -> Result<(Market, Vec<u32>), MarketError> {
    let capacities = frozen.places.iter().map(|place| place.capacity).collect();
    let wishes = opened.iter().map(|student| student.wishes.len()).sum();
    let (mut preferences, mut classes) = (Vec::with_capacity(wishes), Vec::with_capacity(wishes));
    let mut offsets = Vec::with_capacity(opened.len() + 1);
    offsets.push(0);
    for student in opened {
        for &(place, class) in &student.wishes {
            preferences.push(place);
            classes.push(class);
        }
        offsets.push(u32::try_from(preferences.len()).map_err(|_| MarketError::TooLarge)?);
    }
    let market = match frozen.rules.lottery {
        Lottery::Single => {
            let line = line(opened.len(), numbers);
            match ranks_in(&line, &offsets, &classes) {
                Some(ranks) => Market::new(capacities, offsets, preferences, ranks),
                None => {
                    let priority = |leaf: u32, edge: u32| (classes[edge as usize], line[leaf as usize]);
                    Market::ranked(capacities, offsets, preferences, priority)
                }
            }
        }
        Lottery::PerPlace => {
            let leaves = opened.iter().zip(0..);
            let drawn: Vec<Number> = leaves
                .flat_map(|(student, leaf)| student.wishes.iter().map(move |&(place, _)| numbers.of(leaf, place)))
                .collect();
            let priority = |leaf: u32, edge: u32| (classes[edge as usize], drawn[edge as usize], leaf);
            Market::ranked(capacities, offsets, preferences, priority)
        }
    }?;
    Ok((market, classes))
}

/// Where each pseudonym stands in the one line of a round in which everybody has one number.
fn line(students: usize, numbers: &Numbers) -> Vec<u32> {
    let mut drawn: Vec<(Number, u32)> = (0..students as u32).map(|leaf| (numbers.of(leaf, 0), leaf)).collect();
    drawn.sort_unstable();
    let mut line = vec![0; students];
    for ((_, leaf), standing) in drawn.into_iter().zip(0..) {
        line[leaf as usize] = standing;
    }
    line
}

/// By edge a rank that needs no look at the other applicants of a place: class by class the whole line. `None` where that
/// would not fit into 32 bits.
fn ranks_in(line: &[u32], offsets: &[u32], classes: &[u32]) -> Option<Vec<u32>> {
    let last = classes.iter().max().copied().unwrap_or(0);
    let students = u32::try_from(line.len()).ok()?;
    last.checked_add(1)?.checked_mul(students)?;
    let mut ranks = Vec::with_capacity(classes.len());
    for (row, &standing) in offsets.windows(2).zip(line) {
        ranks.extend(classes[row[0] as usize..row[1] as usize].iter().map(|class| class * students + standing));
    }
    Some(ranks)
}

fn outcome(allocation: &Allocation, certificates: &[PlaceCertificate], leaf: usize) -> Outcome {
    let place = allocation.places[leaf];
    if place == UNPLACED {
        return Outcome { position: 0, place, level: 0 };
    }
    let level = certificates[place as usize].level;
    Outcome { position: allocation.positions[leaf] + 1, place, level }
}

fn outcome_tree(opened: &[Opened], allocation: &Allocation, certificates: &[PlaceCertificate]) -> Tree {
    let leaf_of = |student: &Opened, leaf: u32| outcome(allocation, certificates, leaf as usize).leaf(&student.receipt);
    Tree::new(threads::each(opened, leaf_of), Tag::OutcomeNode)
}

/// The tree by place, and by pseudonym the leaf in it. Within a place the leaves are ordered by
/// their own salted bytes: any order by rank or pseudonym would tell a student where it stands.
fn seat_tree(opened: &[Opened], allocation: &Allocation, certificates: &[PlaceCertificate]) -> (Tree, Vec<u32>) {
    // Where the seats of each place begin; the unplaced come last.
    let starts = seat_starts(certificates.iter().map(|certificate| certificate.taken));
    let mut ends = starts.clone();
    let mut seats = vec![(Digest([0; 32]), 0); opened.len()];
    let leaves = threads::each(opened, |student, leaf| seat_leaf(&student.receipt, leaf));
    for (digest, leaf) in leaves.into_iter().zip(0..) {
        let place = (allocation.places[leaf as usize] as usize).min(certificates.len());
        seats[ends[place] as usize] = (digest, leaf);
        ends[place] += 1;
    }
    debug_assert!(ends.iter().zip(&starts[1..]).all(|(end, next)| end == next), "as many seats as are taken");
    for (&start, &end) in starts.iter().zip(&ends) {
        seats[start as usize..end as usize].sort_unstable();
    }
    let mut index_of = vec![0; seats.len()];
    for (&(_, leaf), index) in seats.iter().zip(0..) {
        index_of[leaf as usize] = index;
    }
    let leaves = seats.into_iter().map(|(digest, _)| digest).collect();
    (Tree::new(leaves, Tag::SeatNode), index_of)
}

impl Drawn<'_> {
    /// Repairs the allocation of this draw: see [`crate::repair`]. Students are numbered by pseudonym, in `before` and in
    /// the outcome; `barred(leaf, place)` says which wishes no longer count.
    ///
    /// # Errors
    /// When `capacities` or `before` are not those of this round.
    pub fn repair(
        &self,
        capacities: &[u32],
        before: &[Before],
        barred: impl Fn(u32, u32) -> bool,
    ) -> Result<Repaired, MarketError> {
        let part = &self.frozen.publication.frozen;
        let (market, _) = market_of(&self.frozen.opened, part, &self.settlement.numbers)?;
        repair(&market, capacities, before, |leaf, edge| barred(leaf, market.place(edge as usize)))
    }

    /// What is published.
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// The round that was drawn.
    pub fn frozen(&self) -> &Frozen {
        self.frozen
    }

    /// Where the student with this index ended; `None` when unplaced or beyond the last student.
    pub fn seat(&self, student: usize) -> Option<Seat> {
        self.seat_of_leaf(self.frozen.leaf(student)?)
    }

    /// Where a pseudonym ended.
    pub fn seat_of_leaf(&self, leaf: u32) -> Option<Seat> {
        self.settlement.seat(leaf as usize)
    }

    /// Where everybody ended, by pseudonym.
    pub fn seats_by_leaf(&self) -> Vec<Option<Seat>> {
        self.settlement.seats_by_leaf()
    }

    /// Where everybody ended, in the order of the students.
    pub fn assignment(&self) -> Vec<Option<Seat>> {
        (0..self.frozen.students()).map(|student| self.seat(student)).collect()
    }

    /// The lottery number of a pseudonym at a place.
    pub fn number(&self, leaf: u32, place: u32) -> Number {
        self.settlement.numbers.of(leaf, place)
    }

    /// How many proposals the allocation took.
    pub fn proposals(&self) -> u64 {
        self.settlement.allocation.proposals
    }

    /// The kit of a student; `None` beyond the last one.
    pub fn kit(&self, student: usize) -> Option<Kit> {
        self.kit_of_leaf(self.frozen.leaf(student)?)
    }

    /// The kit of a pseudonym; `None` beyond the last one.
    pub fn kit_of_leaf(&self, leaf: u32) -> Option<Kit> {
        let mut kit = self.frozen.kit_of_leaf(leaf)?;
        let seat = self.seat_of_leaf(leaf);
        let better = seat.map_or(kit.wishes.len(), |seat| seat.position as usize - 1);
        kit.heads = kit.wishes[..better].iter().filter_map(|&(place, _)| self.head(place)).collect();
        let index = self.settlement.seats[leaf as usize];
        kit.outcome = Some(KitOutcome {
            position: seat.map_or(0, |seat| seat.position),
            path: Path(self.settlement.by_student.path(leaf as usize)),
            seat: index,
            seat_path: Path(self.settlement.by_place.path(index as usize)),
        });
        Some(kit)
    }

    /// The opened head of a place; `None` when nobody waits there.
    fn head(&self, place: u32) -> Option<KitHead> {
        let leaf = self.settlement.certificates[place as usize].head?;
        let opened = &self.frozen.opened[leaf as usize];
        let index = opened.wishes.iter().position(|wish| wish.0 == place)?;
        let position = index as u32 + 1;
        let outcome = outcome(&self.settlement.allocation, &self.settlement.certificates, leaf as usize);
        let receipt = &opened.receipt;
        Some(KitHead {
            place,
            head_salt: head_salt(&self.frozen.secret, place),
            leaf,
            class: opened.wishes[index].1,
            position,
            salt: receipt.salt(Purpose::Wish, position),
            count: opened.wishes.len() as u32 + 2,
            wish_path: Path(opened.entry().wish_path(position)),
            path: Path(self.frozen.tree.path(leaf as usize)),
            outcome: HeadOutcome {
                position: outcome.position,
                position_salt: receipt.salt(Purpose::OutcomePosition, 0),
                place: outcome.commit_place(receipt),
                level: outcome.level,
                level_salt: receipt.salt(Purpose::OutcomeLevel, 0),
                path: Path(self.settlement.by_student.path(leaf as usize)),
            },
        })
    }

    pub(crate) fn settlement(&self) -> &Settlement {
        &self.settlement
    }
}
