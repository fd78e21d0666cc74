//! Rules side by side: figures that can be worked out by hand.

use std::sync::atomic::{AtomicU32, Ordering};

use evenkans_matching::{Classes, Lottery, Place, Policy, Round, Rules, Simulation, Student, Wish, simulate};

const TWO: std::num::NonZero<usize> = std::num::NonZero::new(2).unwrap();

use evenkans_tampering::sample;

fn round(capacities: &[u32], lists: &[&[(u32, u32)]]) -> Round {
    let student = |(id, list): (usize, &&[(u32, u32)])| Student {
        id: format!("s{id}"),
        wishes: list.iter().map(|&(place, class)| Wish { place, class: Some(class) }).collect(),
        programme: Some(if id % 2 == 0 { "care" } else { "ict" }.to_owned()),
        ..Student::default()
    };
    let place = |(number, &capacity): (usize, &u32)| Place { place: format!("p{number}"), capacity, group: None };
    Round {
        rules: Rules::default(),
        places: capacities.iter().enumerate().map(place).collect(),
        students: lists.iter().enumerate().map(student).collect(),
    }
}

fn try_all(round: &Round, lengths: &[u32], draws: u32) -> Vec<Simulation> {
    simulate(round, &Policy::side_by_side(round, lengths), (draws, 1), TWO, |_| ()).expect("a market")
}

#[test]
fn it_is_reproducible_adds_up_and_tells_every_draw() {
    let round = sample::round(80, 30, Lottery::Single, 9);
    let policies = Policy::side_by_side(&round, &[2]);
    let (told, most) = (AtomicU32::new(0), AtomicU32::new(0));
    let tell = |done| {
        told.fetch_add(1, Ordering::Relaxed);
        most.fetch_max(done, Ordering::Relaxed);
    };
    let first = simulate(&round, &policies, (20, 1), TWO, tell).expect("a market");
    assert_eq!((told.into_inner(), most.into_inner()), (20, 20));
    assert_eq!(first, simulate(&round, &policies, (20, 1), TWO, |_| ()).expect("a market"));
    assert_eq!(first[0].gain, Default::default());
    for one in first {
        let placed: f64 = one.choice.iter().map(|spread| spread.mean).sum();
        assert!((placed + one.shares.unplaced.mean - 1.0).abs() < 1e-9);
        assert!((one.choice[0].mean - one.shares.first.mean).abs() < 1e-12);
        let three: f64 = one.choice.iter().take(3).map(|spread| spread.mean).sum();
        assert!((three - one.shares.top_three.mean).abs() < 1e-9);
        assert!(one.policy.longest.is_none_or(|longest| one.choice[longest as usize..].iter().all(|c| c.mean == 0.0)));
    }
}

/// Two students want one seat, and one of them is in the better class. With the class it always has the seat; without it
/// every other time, and each draw gives one first choice and one student without a place.
#[test]
fn the_price_of_a_class_is_what_the_others_lose() {
    let seat = round(&[1], &[&[(0, 1)], &[(0, 2)]]);
    let tried = try_all(&seat, &[], 4_000);
    let policies: Vec<Policy> = tried.iter().map(|one| one.policy).collect();
    let own = Policy { lottery: Lottery::Single, classes: Classes::AsGiven, longest: None, reserves: true };
    let others = [Policy { lottery: Lottery::PerPlace, ..own }, Policy { classes: Classes::Ignored, ..own }];
    assert_eq!(policies, [&[own], others.as_slice()].concat());
    let [care, ict] = &tried[0].programmes[..] else { panic!("two programmes") };
    assert_eq!((care.programme.as_str(), care.students, care.shares.first.mean), ("care", 1, 1.0));
    assert_eq!((ict.programme.as_str(), ict.students, ict.shares.unplaced.mean), ("ict", 1, 1.0));
    for one in &tried {
        assert_eq!((one.shares.first.mean, one.shares.unplaced.mean), (0.5, 0.5));
        assert_eq!((one.shares.first.deviation, one.gain.first.mean, one.gain.first.deviation), (0.0, 0.0, 0.0));
    }
    // 4,000 fair tosses: four standard deviations are 0.032.
    let without = &tried[2].programmes;
    assert!((without[0].shares.first.mean - 0.5).abs() < 0.032, "{without:?}");
    assert!((without[0].shares.first.deviation - 0.5).abs() < 0.001, "{without:?}");
}

/// Three classes, of which one goes together with the next: the first two are equal then, and both before the third.
#[test]
fn a_class_that_is_left_out_counts_as_the_next() {
    let seat = round(&[1], &[&[(0, 2)], &[(0, 5)], &[(0, 9)]]);
    let tried = try_all(&seat, &[], 4_000);
    let classes: Vec<Classes> = tried.iter().map(|one| one.policy.classes).collect();
    use Classes::{AsGiven, Ignored, Without};
    assert_eq!(classes, [AsGiven, AsGiven, Without(2), Without(5), Ignored]);
    // The first and the third study care.
    let care = |one: &Simulation| one.programmes[0].shares.first.mean;
    assert_eq!((care(&tried[0]), care(&tried[3])), (0.5, 0.5));
    assert!((care(&tried[2]) - 0.25).abs() < 0.016, "{}", care(&tried[2]));
    assert!((care(&tried[4]) - 1.0 / 3.0).abs() < 0.015, "{}", care(&tried[4]));
}

/// Two students, one seat at each of two places, the same list. Whole lists place both; of lists of one wish one student
/// is left without a place, in every draw.
#[test]
fn a_short_list_leaves_a_student_without_a_place() {
    let list = [(0, 1), (1, 1)];
    let tried = try_all(&round(&[1, 1], &[&list, &list]), &[1, 2, 7], 50);
    let short = tried.last().expect("the shorter list");
    assert_eq!((tried.len(), short.policy.longest), (3, Some(1)));
    assert_eq!((tried[0].shares.unplaced.mean, short.shares.unplaced.mean, short.gain.unplaced.mean), (0.0, 0.5, 0.5));
    assert_eq!((short.gain.unplaced.deviation, short.gain.first.mean), (0.0, 0.0));
}

/// The first wants place 0, the second both, the third place 1. With one number the second ends without a place when it
/// is last of the three, once in three draws; with a number a place when it loses twice, once in four.
#[test]
fn both_lotteries_are_what_they_say() {
    let lists: [&[(u32, u32)]; 3] = [&[(0, 1)], &[(0, 1), (1, 1)], &[(1, 1)]];
    let tried = try_all(&round(&[1, 1], &lists), &[], 6_000);
    let second = |one: &Simulation| one.programmes[1].shares.unplaced.mean;
    assert!((second(&tried[0]) - 1.0 / 3.0).abs() < 0.025, "{}", second(&tried[0]));
    assert!((second(&tried[1]) - 0.25).abs() < 0.023, "{}", second(&tried[1]));
    assert!(tried.iter().all(|one| one.shares.unplaced.mean == 1.0 / 3.0));
    let none: [&[(u32, u32)]; 0] = [];
    let empty = try_all(&round(&[], &none), &[], 3);
    assert_eq!((empty[0].shares, empty[0].choice.len()), (Default::default(), 0));
}
