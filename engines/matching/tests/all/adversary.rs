//! Only the outcome of deferred acceptance passes, whatever a dishonest publisher writes.
//!
//! For tiny markets, *every* assignment within lists and capacities is tried with *every* publication
//! of cutoffs, heads, levels and counts, and the rules that students and public apply are asked. A
//! publication is found exactly for the outcome of deferred acceptance.
//!
//! The rules look at one place at a time, but for levels (which compare two places) and counts (which
//! add up). So the search runs over levels and counts together, and asks for each place by itself
//! whether some cutoff and head pass for all students: the same publications, without their product.
//! `the_search_by_place_is_the_full_search` holds that against the plain product.

use evenkans_matching::verify::rules::{
    HeadFacts, PlaceFacts, better_place, counts, own_place, own_seat, published_place,
};
use evenkans_matching::{Cutoff, Number, Standing, UNPLACED, allocate};

use evenkans_tampering::Dice;

use crate::market::Tiny;

/// A tiny market with classes and lottery numbers.
struct Game {
    tiny: Tiny,
    /// `standing[student][place]`
    standing: Vec<Vec<Standing>>,
}

/// What is published of one place; a head is a pseudonym or nobody.
type Published = (PlaceFacts, Option<u32>);

impl Game {
    fn random(dice: &mut Dice, most_students: u32, most_places: u32, single: bool) -> Self {
        let students = 1 + dice.below(most_students);
        let places = 1 + dice.below(most_places);
        let one = dice.shuffled(students);
        let numbers: Vec<Vec<u32>> =
            (0..places).map(|_| if single { one.clone() } else { dice.shuffled(students) }).collect();
        let standing: Vec<Vec<Standing>> = (0..students)
            .map(|leaf| {
                (0..places as usize)
                    .map(|place| Standing {
                        class: 1 + dice.below(2),
                        number: Number(u64::from(numbers[place][leaf as usize]) * 2 + 1),
                        leaf,
                    })
                    .collect()
            })
            .collect();
        let lists = (0..students)
            .map(|_| {
                let mut list = dice.shuffled(places);
                // Long lists make the interesting markets.
                list.truncate(if dice.below(4) == 0 { dice.below(places + 1) } else { places } as usize);
                list
            })
            .collect();
        let priority =
            standing.iter().map(|row| row.iter().map(|s| u64::from(s.class) << 32 | s.number.0).collect()).collect();
        let capacities = (0..places).map(|_| [0, 1, 1, 1, 2][dice.below(5) as usize]).collect();
        Self { tiny: Tiny { capacities, lists, priority }, standing }
    }

    fn students(&self) -> u32 {
        self.standing.len() as u32
    }

    fn places(&self) -> u32 {
        self.tiny.capacities.len() as u32
    }

    /// Seats left, closed, and every class and number on, before and behind those of the students.
    fn cutoffs(&self) -> Vec<Cutoff> {
        let mut cutoffs = vec![Cutoff::SeatsLeft, Cutoff::Closed];
        for class in 1..=2 {
            for number in 0..=u64::from(self.students()) * 2 {
                cutoffs.push(Cutoff::Last { class, number: Number(number) });
            }
        }
        cutoffs
    }

    /// What a student who waits for `place` is shown of a head: only what commitments can hold.
    fn head(&self, assignment: &[u32], levels: &[u32], place: u32, leaf: u32) -> Option<HeadFacts> {
        let list = &self.tiny.lists[leaf as usize];
        // A leaf that never listed the place cannot be opened as its head.
        let listed = list.iter().position(|&p| p == place)?;
        let at = assignment[leaf as usize];
        let reached = match at {
            UNPLACED => 0,
            _ => self.tiny.position(leaf as usize, at) as u32 + 1,
        };
        // The student in that leaf checks position and level itself, so they are the true ones.
        let level = if at == UNPLACED { 0 } else { levels[at as usize] };
        let standing = self.standing[leaf as usize][place as usize];
        Some(HeadFacts { standing, listed_at: listed as u32 + 1, reached, level })
    }

    /// Whether everybody accepts what is published of one place.
    fn place_passes(&self, a: &[u32], levels: &[u32], place: u32, published: Published) -> bool {
        let (facts, head) = published;
        let shown = head.and_then(|leaf| self.head(a, levels, place, leaf));
        published_place(&facts, self.places()).is_empty()
            && (0..self.students()).all(|student| {
                let me = self.standing[student as usize][place as usize];
                let list = &self.tiny.lists[student as usize];
                let reached = self.tiny.position(student as usize, a[student as usize]);
                match list.iter().position(|&listed| listed == place) {
                    Some(at) if at < reached => better_place(&facts, me, shown.as_ref()).is_empty(),
                    Some(at) if at == reached => own_place(&facts, me, facts.level).is_empty(),
                    _ => true,
                }
            })
    }

    /// Whether the counts add up and every student finds a seat of its own in its place's range.
    fn counts_pass(&self, assignment: &[u32], taken: &[u32], unplaced: u32) -> bool {
        let mut start = 0;
        let mut seated = true;
        let ranges = taken.iter().chain([&unplaced]);
        for (place, &seats) in (0..self.places()).chain([UNPLACED]).zip(ranges) {
            let held = assignment.iter().filter(|&&at| at == place).count() as u32;
            let range = u64::from(start)..u64::from(start + seats);
            // A seat has one leaf, so the best that the publisher can do is one after the other.
            seated &= (0..held).all(|index| own_seat(range.clone(), start + index));
            start += seats;
        }
        seated && counts(taken.iter().copied(), unplaced, self.students())
    }

    fn all_counts(&self) -> Vec<Vec<u32>> {
        product(self.places() as usize + 1, self.students() + 1)
    }

    /// Whether some publication passes, searched place by place.
    fn some_publication_passes(&self, assignment: &[u32]) -> bool {
        let cutoffs = self.cutoffs();
        let heads: Vec<Option<u32>> = (0..self.students()).map(Some).chain([None]).collect();
        let all_counts = self.all_counts();
        let counts: Vec<&Vec<u32>> =
            all_counts.iter().filter(|c| self.counts_pass(assignment, &c[..c.len() - 1], c[c.len() - 1])).collect();
        product(self.places() as usize, self.places() + 1).into_iter().any(|levels| {
            counts.iter().any(|taken| {
                (0..self.places()).all(|place| {
                    cutoffs.iter().any(|&cutoff| {
                        heads.iter().any(|&head| {
                            let facts = self.facts(place, taken, cutoff, &levels);
                            self.place_passes(assignment, &levels, place, (facts, head))
                        })
                    })
                })
            })
        })
    }

    /// The same by the plain product over all places; only for the tiniest.
    fn some_publication_passes_plainly(&self, assignment: &[u32]) -> bool {
        let cutoffs = self.cutoffs();
        let heads = self.students() + 1;
        let places = self.places() as usize;
        let chosen_cutoffs = product(places, cutoffs.len() as u32);
        let chosen_heads = product(places, heads);
        self.all_counts().iter().any(|taken| {
            self.counts_pass(assignment, &taken[..places], taken[places])
                && product(places, self.places() + 1).iter().any(|levels| {
                    chosen_cutoffs.iter().any(|cutoff| {
                        chosen_heads.iter().any(|head| {
                            (0..self.places()).all(|place| {
                                let at = place as usize;
                                let cutoff = cutoffs[cutoff[at] as usize];
                                let head = Some(head[at]).filter(|&leaf| leaf + 1 < heads);
                                let facts = self.facts(place, taken, cutoff, levels);
                                self.place_passes(assignment, levels, place, (facts, head))
                            })
                        })
                    })
                })
        })
    }

    fn facts(&self, place: u32, taken: &[u32], cutoff: Cutoff, levels: &[u32]) -> PlaceFacts {
        PlaceFacts {
            capacity: self.tiny.capacities[place as usize],
            taken: taken[place as usize],
            cutoff,
            level: levels[place as usize],
        }
    }
}

/// All rows of `length` numbers below `limit`.
fn product(length: usize, limit: u32) -> Vec<Vec<u32>> {
    (0..length).fold(vec![Vec::new()], |rows, _| {
        rows.iter().flat_map(|row| (0..limit).map(move |item| [row.as_slice(), &[item]].concat())).collect()
    })
}

#[test]
fn only_deferred_acceptance_passes() {
    let mut dice = Dice(20_270_301);
    let (mut assignments, mut stable_but_wrong) = (0, 0);
    for index in 0..600 {
        let game = Game::random(&mut dice, 4, 3, index % 2 == 0);
        let outcome = allocate(&game.tiny.market()).places;
        for assignment in game.tiny.assignments() {
            assignments += 1;
            let right = assignment == outcome;
            stable_but_wrong += u32::from(!right && game.tiny.is_stable(&assignment));
            assert_eq!(
                game.some_publication_passes(&assignment),
                right,
                "market {index}: {:?} with {assignment:?}",
                game.tiny
            );
        }
    }
    // The trial means something only if it met other stable allocations.
    assert!(assignments > 5_000 && stable_but_wrong >= 10, "{assignments} {stable_but_wrong}");
}

#[test]
fn the_search_by_place_is_the_full_search() {
    let mut dice = Dice(7);
    for index in 0..40 {
        let game = Game::random(&mut dice, 2, 2, index % 2 == 0);
        for assignment in game.tiny.assignments() {
            assert_eq!(game.some_publication_passes(&assignment), game.some_publication_passes_plainly(&assignment));
        }
    }
}
