//! A dishonest publisher: it holds the key and every secret, and publishes and hands out whatever it
//! likes, with all commitments and signatures in order. Written from the format alone.

use ed25519_dalek::{Signer, SigningKey};
use evenkans_matching::digest::{Digest, Tag};
use evenkans_matching::entry::{Entry, Purpose, student_tree};
use evenkans_matching::outcome::{
    Outcome, commit_head, commit_number, head_salt, round_secret, seat_leaf, seat_starts,
};
use evenkans_matching::publication::{PlaceResult, ResultPart, Sealed, fingerprint, result_digest};
use evenkans_matching::tree::Tree;
use evenkans_matching::{
    Cutoff, HeadOutcome, KIT_FORMAT, Kit, KitHead, KitOutcome, Market, Numbers, Opened, Path, Publication, Standing,
    UNPLACED, allocate,
};

pub const KEY: [u8; 32] = [9; 32];

/// What is published of a place, before it is committed to.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    pub taken: u32,
    pub cutoff: Cutoff,
    pub level: u32,
    pub head: Option<u32>,
}

/// A whole forged round.
#[derive(Debug, Clone)]
pub struct Forger {
    pub frozen: Publication,
    pub opened: Vec<Opened>,
    pub beacon: String,
    /// Place by pseudonym, or `UNPLACED`.
    pub places: Vec<u32>,
    pub claims: Vec<Claim>,
    pub unplaced: u32,
}

/// What the forger hands out.
pub struct Forged {
    pub publication: Publication,
    pub kits: Vec<Kit>,
}

fn sign(tag: Tag, digest: &Digest) -> Sealed {
    let message = [&[tag as u8][..], &digest.0].concat();
    Sealed(SigningKey::from_bytes(&KEY).sign(&message).to_bytes())
}

/// Signs a changed frozen part again.
pub fn seal(mut publication: Publication) -> Publication {
    publication.fingerprint = fingerprint(&publication.frozen).unwrap();
    publication.frozen_signature = sign(Tag::SignFrozen, &publication.fingerprint);
    publication
}

fn entry(opened: &Opened) -> Entry<'_> {
    Entry { receipt: &opened.receipt, student: &opened.student, eligible: &opened.eligible, wishes: &opened.wishes }
}

impl Forger {
    /// Position from 1 and place; 0 and `UNPLACED` for who has none, or one that is not on the list.
    fn reached(&self, leaf: usize) -> (u32, u32) {
        let place = self.places[leaf];
        let listed = self.opened[leaf].wishes.iter().position(|wish| wish.0 == place);
        listed.filter(|_| place != UNPLACED).map_or((0, UNPLACED), |at| (at as u32 + 1, place))
    }

    fn outcome(&self, leaf: usize) -> Outcome {
        let (position, place) = self.reached(leaf);
        let level = self.claims.get(place as usize).map_or(0, |claim| claim.level);
        Outcome { position, place, level }
    }

    /// Where deferred acceptance puts everybody with the lots of the beacon as it is published.
    pub fn drawn_places(&self) -> Vec<u32> {
        let numbers = self.numbers_under(&self.frozen.fingerprint);
        let capacities = self.frozen.frozen.places.iter().map(|place| place.capacity).collect();
        let mut offsets = vec![0];
        let wishes: Vec<(u32, u32)> = self.opened.iter().flat_map(|one| one.wishes.iter().copied()).collect();
        for one in &self.opened {
            offsets.push(offsets.last().unwrap() + one.wishes.len() as u32);
        }
        let preferences = wishes.iter().map(|wish| wish.0).collect();
        let priority = |leaf: u32, edge: u32| {
            let (place, class) = wishes[edge as usize];
            (class, numbers.of(leaf, place), leaf)
        };
        allocate(&Market::ranked(capacities, offsets, preferences, priority).unwrap()).places
    }

    /// The lots that follow from the beacon's value and a fingerprint.
    pub fn numbers_under(&self, fingerprint: &Digest) -> Numbers {
        let value = self.frozen.frozen.rules.beacon.parse(&self.beacon).unwrap();
        Numbers::new(&value.bytes, fingerprint, self.frozen.frozen.rules.lottery, self.frozen.reserves())
    }

    /// What an honest publisher would claim of these places: the best that anybody can publish of them. Levels that
    /// would have to go round in a circle stop where the circle was entered.
    pub fn claim_truly(&mut self) {
        let numbers = self.numbers_under(&self.frozen.fingerprint);
        let count = self.frozen.frozen.places.len();
        let standing = |leaf: usize, at: usize| Standing {
            class: self.opened[leaf].wishes[at].1,
            number: numbers.of(leaf as u32, self.opened[leaf].wishes[at].0),
            leaf: leaf as u32,
        };
        let (mut last, mut heads, mut taken) = (vec![None; count], vec![None; count], vec![0; count]);
        for leaf in 0..self.opened.len() {
            let reached = self.reached(leaf).0 as usize;
            for (at, &(place, _)) in self.opened[leaf].wishes.iter().enumerate() {
                let (place, me) = (place as usize, standing(leaf, at));
                if at + 1 == reached {
                    taken[place] += 1;
                    last[place] = last[place].max(Some(me));
                } else if reached == 0 || at + 1 < reached {
                    heads[place] = Some(heads[place].map_or(me, |other: Standing| other.min(me)));
                }
            }
        }
        let sits = |head: Option<Standing>| head.map(|head| self.reached(head.leaf as usize).1);
        let level = |place: usize| {
            let (mut level, mut here) = (0, place);
            while let Some(next) = sits(heads[here]) {
                level += 1;
                if next == UNPLACED || level > count as u32 {
                    break;
                }
                here = next as usize;
            }
            level.min(count as u32)
        };
        let claim = |place: usize| {
            let capacity = self.frozen.frozen.places[place].capacity;
            let cutoff = match last[place] {
                _ if capacity == 0 => Cutoff::Closed,
                Some(last) if taken[place] >= capacity => Cutoff::Last { class: last.class, number: last.number },
                _ => Cutoff::SeatsLeft,
            };
            Claim { taken: taken[place], cutoff, level: level(place), head: heads[place].map(|head| head.leaf) }
        };
        let claims = (0..count).map(claim).collect();
        self.unplaced = self.opened.len() as u32 - taken.iter().sum::<u32>();
        self.claims = claims;
    }

    /// Commits, signs, and makes every kit.
    pub fn publish(&self) -> Forged {
        let secret = round_secret(self.opened.iter().map(|student| student.receipt));
        let students = student_tree(self.opened.iter().map(|o| entry(o).leaf()).collect());
        let outcomes: Vec<Outcome> = (0..self.opened.len()).map(|leaf| self.outcome(leaf)).collect();
        let leaves = outcomes.iter().zip(&self.opened).map(|(o, s)| o.leaf(&s.receipt));
        let by_student = Tree::new(leaves.collect(), Tag::OutcomeNode);
        let (by_place, seats) = self.seats();
        let places = self.claims.iter().zip(0..).map(|(claim, place)| PlaceResult {
            taken: claim.taken,
            cutoff: claim.cutoff,
            level: claim.level,
            head: commit_head(&head_salt(&secret, place), claim.head),
        });
        let result = ResultPart {
            committed_before_beacon: true,
            beacon: self.beacon.clone(),
            places: places.collect(),
            unplaced: self.unplaced,
            by_student: by_student.publish(),
            by_place: by_place.publish(),
        };
        let digest = result_digest(&self.frozen.fingerprint, &result).unwrap();
        let publication = Publication {
            result: Some(result),
            result_signature: Some(sign(Tag::SignResult, &digest)),
            ..self.frozen.clone()
        };
        let kit = |leaf: usize| {
            let student = &self.opened[leaf];
            let position = outcomes[leaf].position;
            let better = if position == 0 { student.wishes.len() } else { position as usize - 1 };
            let heads = student.wishes[..better].iter();
            let heads = heads.filter_map(|&(place, _)| self.head(place, &secret, &students, &outcomes, &by_student));
            Kit {
                format: KIT_FORMAT.to_owned(),
                fingerprint: self.frozen.fingerprint,
                student: student.student.clone(),
                receipt: student.receipt,
                leaf: leaf as u32,
                wishes: student.wishes.clone(),
                eligible: student.eligible.clone(),
                path: Path(students.path(leaf)),
                outcome: Some(KitOutcome {
                    position,
                    path: Path(by_student.path(leaf)),
                    seat: seats[leaf],
                    seat_path: Path(by_place.path(seats[leaf] as usize)),
                }),
                heads: heads.collect(),
            }
        };
        Forged { publication, kits: (0..self.opened.len()).map(kit).collect() }
    }

    /// Seats in the ranges that the counts claim, as far as they go; who does not fit is put wherever
    /// a leaf is free.
    fn seats(&self) -> (Tree, Vec<u32>) {
        let leaf_of = |leaf: u32| seat_leaf(&self.opened[leaf as usize].receipt, leaf);
        let starts = seat_starts(self.claims.iter().map(|claim| claim.taken));
        let mut next: Vec<u64> = starts.clone();
        let count = self.opened.len();
        let mut order: Vec<u32> = (0..count as u32).collect();
        order.sort_by_key(|&leaf| (self.places[leaf as usize], leaf_of(leaf)));
        let mut taken = vec![None; count];
        let mut homeless = Vec::new();
        for leaf in order {
            let place = (self.places[leaf as usize] as usize).min(self.claims.len());
            let end = starts.get(place + 1).copied().unwrap_or(count as u64).min(count as u64);
            if next[place] < end {
                taken[next[place] as usize] = Some(leaf);
                next[place] += 1;
            } else {
                homeless.push(leaf);
            }
        }
        let leaves: Vec<u32> = taken.into_iter().map(|seat| seat.or_else(|| homeless.pop()).unwrap()).collect();
        let mut seats = vec![0; count];
        for (&leaf, index) in leaves.iter().zip(0..) {
            seats[leaf as usize] = index;
        }
        (Tree::new(leaves.into_iter().map(leaf_of).collect(), Tag::SeatNode), seats)
    }

    /// Opens the claimed head as well as the commitments allow.
    fn head(
        &self,
        place: u32,
        secret: &Digest,
        students: &Tree,
        outcomes: &[Outcome],
        by_student: &Tree,
    ) -> Option<KitHead> {
        let leaf = self.claims[place as usize].head?;
        let student = self.opened.get(leaf as usize)?;
        // A head that never listed the place can only be opened at some other wish.
        let at = student.wishes.iter().position(|wish| wish.0 == place).unwrap_or(0);
        let position = at as u32 + 1;
        let outcome = &outcomes[leaf as usize];
        let level = student.receipt.salt(Purpose::OutcomeLevel, 0);
        let level_commitment = commit_number(Tag::OutcomeLevel, &level, outcome.level);
        assert_ne!(level_commitment, outcome.commit_place(&student.receipt));
        Some(KitHead {
            place,
            head_salt: head_salt(secret, place),
            leaf,
            class: student.wishes.get(at).map_or(1, |wish| wish.1),
            position,
            salt: student.receipt.salt(Purpose::Wish, position),
            count: student.wishes.len() as u32 + 2,
            wish_path: Path(entry(student).wish_path(position)),
            path: Path(students.path(leaf as usize)),
            outcome: HeadOutcome {
                position: outcome.position,
                position_salt: student.receipt.salt(Purpose::OutcomePosition, 0),
                place: outcome.commit_place(&student.receipt),
                level: outcome.level,
                level_salt: level,
                path: Path(by_student.path(leaf as usize)),
            },
        })
    }
}
