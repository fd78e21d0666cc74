//! An honest round, and each way to alter it.

use evenkans_matching::beacon::Beacon;
use evenkans_matching::{
    Digest, Frozen, Headcount, Kit, Lottery, Number, Publication, Receipt, Round, UNPLACED, draw, freeze,
};

use crate::altered::{Altered, Known};
use crate::change::{favour, forge_count, forge_cutoff, forge_head, forge_level, overfill, skip, swap};
use crate::forger::{Forged, Forger, KEY, seal};
use crate::{Dice, Kind, sample};

/// Round 1000 of quicknet, as drand's servers give it.
const QUICKNET_1000: &str = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125\
                             e342b73a8dd2bacbe47e4b6b63ed5e39";
const BEACON: &str = "c0ffee";

/// An honest round to be altered.
pub struct Base {
    round: Round,
    receipts: Vec<Receipt>,
    frozen: Frozen,
    honest: Forger,
    /// The value of the beacon.
    value: String,
}

impl Base {
    /// The round of a seed: 8 to 13 students, 3 to 5 places, one number or many, one in three with reserved seats.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self::with(seed, Beacon::Hex { source: "example".to_owned(), moment: String::new() }, BEACON)
    }

    /// The same with a value that drand's servers gave.
    #[must_use]
    pub fn of_drand(seed: u64) -> Self {
        Self::with(seed, Beacon::drand(1_000), QUICKNET_1000)
    }

    /// The same with dice.
    #[must_use]
    pub fn of_dice(seed: u64) -> Self {
        let witnesses = vec!["the notary".to_owned(), "a student".to_owned()];
        Self::with(seed, Beacon::Dice { witnesses, moment: "noon".to_owned() }, &"1463".repeat(20))
    }

    /// A round whose trees publish a cap: 1,025 to 1,100 students.
    #[must_use]
    pub fn of_many(seed: u64) -> Self {
        let beacon = Beacon::Hex { source: "example".to_owned(), moment: String::new() };
        Self::sized(seed, (1_025 + Dice(seed).below(76), 40), beacon, BEACON)
    }

    fn with(seed: u64, beacon: Beacon, value: &str) -> Self {
        let mut dice = Dice(seed);
        let size = (8 + dice.below(6), 3 + dice.below(3));
        Self::sized(seed, size, beacon, value)
    }

    fn sized(seed: u64, (students, places): (u32, u32), beacon: Beacon, value: &str) -> Self {
        let mut dice = Dice(seed ^ 0x5EED);
        let lottery = if dice.below(2) == 0 { Lottery::Single } else { Lottery::PerPlace };
        let mut round = sample::round(students, places, lottery, seed);
        if dice.below(3) == 0 {
            sample::reserve(&mut round, seed);
        }
        round.rules.beacon = beacon;
        round.rules.headcounts = vec![Headcount { programme: "all".to_owned(), students }];
        let receipts = sample::receipts(students as usize);
        Self::frozen_anew(round, receipts, value)
    }

    /// The round as it was mailed, before the draw.
    #[must_use]
    pub fn undrawn(&self) -> (Publication, Vec<Kit>) {
        let kits = (0..self.receipts.len()).map(|student| self.frozen.kit(student).unwrap()).collect();
        (self.frozen.publication().clone(), kits)
    }

    /// The round altered, if this can be done to it.
    #[must_use]
    pub fn alter(&self, kind: Kind, dice: &mut Dice) -> Option<Altered> {
        let mut forger = self.honest.clone();
        match kind {
            Kind::Honest => {}
            Kind::Swap => swap(&mut forger, dice)?,
            Kind::Skip => skip(&mut forger, dice)?,
            Kind::Favoured => favour(&mut forger, dice)?,
            Kind::OtherStable => forger.places = self.worst_stable()?,
            Kind::Cutoff => forge_cutoff(&mut forger, dice)?,
            Kind::Head => forge_head(&mut forger, dice)?,
            Kind::Level => forge_level(&mut forger, dice)?,
            Kind::Count => forge_count(&mut forger, dice)?,
            Kind::Capacity => drop(overfill(&mut forger, dice)?),
            Kind::HiddenSeat => return self.hide_seat(forger, dice),
            _ => return self.refreeze(kind, dice),
        }
        if matches!(kind, Kind::Swap | Kind::Skip | Kind::Favoured | Kind::OtherStable | Kind::Capacity) {
            forger.claim_truly();
        }
        Some(self.handed_out(&forger, self.honest.frozen.fingerprint))
    }

    /// The kinds for which the frozen part itself is another one.
    fn refreeze(&self, kind: Kind, dice: &mut Dice) -> Option<Altered> {
        let mailed = self.honest.frozen.fingerprint;
        let again = |round: Round, receipts: &[Receipt]| freeze(round, receipts, Some(&KEY)).unwrap();
        let mut round = self.round.clone();
        let mut receipts = self.receipts.clone();
        let student = dice.below(round.students.len() as u32) as usize;
        match kind {
            Kind::NewCapacity => {
                let place = dice.below(round.places.len() as u32) as usize;
                round.places[place].capacity += 1;
                Some(self.handed_out(&forger_of(&again(round, &receipts), &self.value), mailed))
            }
            Kind::NewNumbers => {
                let leaf = dice.below(self.honest.opened.len() as u32);
                let before = self.number(&mailed, leaf);
                let titled = |attempt: u32| {
                    let mut publication = self.honest.frozen.clone();
                    publication.frozen.title = format!("{} {attempt}", publication.frozen.title);
                    seal(publication)
                };
                let better = (0..50).map(titled).find(|one| self.number(&one.fingerprint, leaf) < before)?;
                let frozen = Frozen::reopen(&better, self.frozen.opening().to_vec(), Some(&KEY)).unwrap();
                Some(self.handed_out(&forger_of(&frozen, &self.value), mailed))
            }
            Kind::Phantom | Kind::PhantomInRoom => {
                round.rules.headcounts[0].students += 1;
                let made_up =
                    evenkans_matching::Student { id: "made up".to_owned(), ..round.students[student].clone() };
                round.students.push(made_up);
                let hash: [u8; 16] = std::array::from_fn(|_| dice.below(256) as u8);
                receipts.push(Receipt(hash));
                let mut frozen = again(round, &receipts);
                if kind == Kind::Phantom {
                    // The library freezes no such round; who cheats has another one.
                    let mut publication = frozen.publication().clone();
                    publication.frozen.headcounts[0].students -= 1;
                    frozen = Frozen::reopen(&seal(publication), frozen.opening().to_vec(), Some(&KEY)).unwrap();
                }
                // What is mailed is the round with the phantom in it.
                let mailed = frozen.publication().fingerprint;
                Some(self.handed_out(&forger_of(&frozen, &self.value), mailed))
            }
            Kind::SharedLeaf => {
                // The other student's list becomes that of the first, so that one kit fits both.
                let other = (student + 1) % round.students.len();
                round.students[other].wishes = round.students[student].wishes.clone();
                round.students[other].eligible = round.students[student].eligible.clone();
                round.students[other].groups = round.students[student].groups.clone();
                let base = Self::frozen_anew(round, receipts, &self.value);
                let mut altered = base.handed_out(&base.honest, base.honest.frozen.fingerprint);
                let ids = [student, other].map(|index| base.round.students[index].id.clone());
                let at = ids.clone().map(|id| altered.kits.iter().position(|kit| kit.student == id).unwrap());
                altered.kits[at[1]] = Kit { student: ids[1].clone(), ..altered.kits[at[0]].clone() };
                Some(altered)
            }
            Kind::WorseClass | Kind::BetterClass => {
                let unlisted = self.honest.frozen.frozen.rules.unlisted_class;
                let wish = round.students[student].wishes.first_mut()?;
                let now = wish.class.unwrap_or(unlisted);
                let then = if kind == Kind::BetterClass { now - 1 } else { now + 1 };
                if then == 0 || then >= unlisted || now >= unlisted {
                    return None;
                }
                wish.class = Some(then);
                let frozen = again(round, &receipts);
                // Had it been the last one in the last class, then all pairs without a class would have another.
                if frozen.publication().frozen.rules.unlisted_class != unlisted {
                    return None;
                }
                let mut altered = self.handed_out(&forger_of(&frozen, &self.value), frozen.publication().fingerprint);
                if kind == Kind::BetterClass {
                    altered.silent = Some(self.round.students[student].id.clone());
                }
                Some(altered)
            }
            Kind::OutOfGroup | Kind::FalseGroup => {
                let before = self.honest.opened.clone();
                let groups = &mut round.students[student].groups;
                let was_in = groups.contains(&0);
                if was_in != (kind == Kind::OutOfGroup) || round.rules.groups.is_empty() {
                    return None;
                }
                let others = groups.iter().copied().filter(|&group| group != 0);
                *groups = if was_in { others.collect() } else { std::iter::once(0).chain(others).collect() };
                let frozen = again(round, &receipts);
                // Where it lists no place that reserves for the group, nothing is changed.
                if frozen.opening() == before {
                    return None;
                }
                let mut altered = self.handed_out(&forger_of(&frozen, &self.value), frozen.publication().fingerprint);
                if kind == Kind::FalseGroup {
                    altered.silent = Some(self.round.students[student].id.clone());
                }
                Some(altered)
            }
            Kind::CutLeaf => {
                let gone = round.students.remove(student);
                receipts.remove(student);
                let frozen = again(round, &receipts);
                let mut altered = self.handed_out(&forger_of(&frozen, &self.value), frozen.publication().fingerprint);
                let known = self.known().into_iter().find(|one| one.student == gone.id)?;
                let shown = altered.kits[dice.below(altered.kits.len() as u32) as usize].clone();
                altered.kits.push(Kit { student: gone.id, wishes: known.wishes, ..shown });
                Some(altered)
            }
            Kind::OldRoot => {
                // The student has changed its list; the publisher freezes the old one and shows the new one.
                let wishes = &mut round.students[student].wishes;
                if wishes.len() < 2 {
                    return None;
                }
                wishes.swap(0, 1);
                let frozen = again(round, &receipts);
                let mut altered = self.handed_out(&forger_of(&frozen, &self.value), frozen.publication().fingerprint);
                let known = self.known().into_iter().find(|one| one.student == self.round.students[student].id)?;
                let kit = altered.kits.iter_mut().find(|kit| kit.student == known.student)?;
                if dice.below(2) == 0 {
                    kit.wishes = known.wishes;
                }
                Some(altered)
            }
            Kind::OldBeacon => {
                round.rules.beacon = Beacon::drand(1_001 + u64::from(dice.below(1_000)));
                let mut forger = self.honest.clone();
                forger.frozen = again(round, &receipts).publication().clone();
                forger.beacon = QUICKNET_1000.to_owned();
                forger.places = forger.drawn_places();
                forger.claim_truly();
                let mailed = forger.frozen.fingerprint;
                Some(self.handed_out(&forger, mailed))
            }
            _ => None,
        }
    }

    fn frozen_anew(round: Round, receipts: Vec<Receipt>, value: &str) -> Self {
        let frozen = freeze(round.clone(), &receipts, Some(&KEY)).unwrap();
        let honest = forger_of(&frozen, value);
        Self { round, receipts, frozen, honest, value: value.to_owned() }
    }

    fn number(&self, fingerprint: &Digest, leaf: u32) -> Number {
        self.honest.numbers_under(fingerprint).of(leaf, 0)
    }

    fn known(&self) -> Vec<Known> {
        let opened = self.honest.opened.iter();
        opened.map(|one| Known { student: one.student.clone(), wishes: one.wishes.clone() }).collect()
    }

    fn handed_out(&self, forger: &Forger, mailed: Digest) -> Altered {
        let Forged { publication, kits } = forger.publish();
        Altered { publication, kits, opened: forger.opened.clone(), mailed, known: self.known(), silent: None }
    }

    /// A favourite gets a seat that is not there: its own leaf says so, and all that is counted says that it has none.
    fn hide_seat(&self, mut forger: Forger, dice: &mut Dice) -> Option<Altered> {
        let claims = forger.claims.clone();
        let (place, favourite) = overfill(&mut forger, dice)?;
        // Only somebody who had no place stays counted where they were.
        if self.honest.places[favourite] != UNPLACED {
            return None;
        }
        forger.claims = claims;
        let waits = |leaf: usize| leaf != favourite && self.waits_for(leaf, place);
        if (0..forger.places.len()).any(waits) {
            return None;
        }
        forger.claims[place as usize].head = None;
        forger.claims[place as usize].level = 0;
        let mut altered = self.handed_out(&forger, self.honest.frozen.fingerprint);
        altered.silent = Some(forger.opened[favourite].student.clone());
        Some(altered)
    }

    /// Whether somebody prefers a place to where they honestly are.
    fn waits_for(&self, leaf: usize, place: u32) -> bool {
        let wishes = &self.honest.opened[leaf].wishes;
        let at = |place: u32| wishes.iter().position(|wish| wish.0 == place);
        at(place).is_some_and(|listed| at(self.honest.places[leaf]).is_none_or(|reached| listed < reached))
    }

    /// Deferred acceptance in which places propose, if that is another outcome.
    fn worst_stable(&self) -> Option<Vec<u32>> {
        let honest = &self.honest;
        let numbers = honest.numbers_under(&honest.frozen.fingerprint);
        let position = |leaf: usize, place: u32| honest.opened[leaf].wishes.iter().position(|wish| wish.0 == place);
        // Each place's applicants, the best last.
        let mut queues: Vec<Vec<usize>> = (0..honest.claims.len() as u32)
            .map(|place| {
                let listed = |&leaf: &usize| position(leaf, place).is_some();
                let mut queue: Vec<usize> = (0..honest.opened.len()).filter(listed).collect();
                let standing = |leaf: usize| {
                    let class = position(leaf, place).map(|at| honest.opened[leaf].wishes[at].1);
                    (class, numbers.of(leaf as u32, place), leaf)
                };
                queue.sort_by_key(|&leaf| std::cmp::Reverse(standing(leaf)));
                queue
            })
            .collect();
        let mut places = vec![UNPLACED; honest.opened.len()];
        let free = |places: &[u32], place: usize| {
            let held = places.iter().filter(|&&at| at == place as u32).count() as u32;
            held < honest.frozen.frozen.places[place].capacity
        };
        while let Some(place) = (0..queues.len()).find(|&place| !queues[place].is_empty() && free(&places, place)) {
            let leaf = queues[place].pop()?;
            let better = places[leaf] == UNPLACED || position(leaf, place as u32) < position(leaf, places[leaf]);
            if better {
                places[leaf] = place as u32;
            }
        }
        (places != honest.places).then_some(places)
    }
}

/// The round of `frozen` as an honest publisher would draw it.
fn forger_of(frozen: &Frozen, beacon: &str) -> Forger {
    let drawn = draw(frozen, beacon, true).unwrap();
    let seats = drawn.seats_by_leaf();
    let mut forger = Forger {
        frozen: frozen.publication().clone(),
        opened: frozen.opening().to_vec(),
        beacon: beacon.to_owned(),
        places: seats.iter().map(|seat| seat.map_or(UNPLACED, |seat| seat.place)).collect(),
        claims: Vec::new(),
        unplaced: 0,
    };
    forger.claim_truly();
    forger
}
