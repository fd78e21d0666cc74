//! Deferred acceptance against published examples and brute force.

use std::ops::RangeInclusive;

use evenkans_matching::{Market, UNPLACED, allocate};
use proptest::prelude::*;

use crate::market::Tiny;

/// Gale and Shapley 1962, example 1.
#[test]
fn gale_and_shapley_1962_example_1() {
    // The ranking matrix of the paper: men α β γ, women A B C.
    // α: A1,3 B2,2 C3,1; β: A3,1 B1,3 C2,2; γ: A2,2 B3,1 C1,3.
    let tiny = Tiny {
        capacities: vec![1; 3],
        lists: vec![vec![0, 1, 2], vec![1, 2, 0], vec![2, 0, 1]],
        priority: vec![vec![3, 2, 1], vec![1, 3, 2], vec![2, 1, 3]],
    };
    assert_eq!(allocate(&tiny.market()).places, [0, 1, 2]);
    // The paper names three stable marriages: everybody's first, second or third choice.
    let stable = tiny.assignments().into_iter().filter(|a| tiny.is_stable(a)).count();
    assert_eq!(stable, 3);
}

/// Roth 1982 / Roth and Sotomayor 1990, the market whose two stable matchings oppose the sides.
#[test]
fn opposed_sides_give_the_proposers_their_best() {
    let tiny =
        Tiny { capacities: vec![1; 2], lists: vec![vec![0, 1], vec![1, 0]], priority: vec![vec![2, 1], vec![1, 2]] };
    assert_eq!(allocate(&tiny.market()).places, [0, 1]);
}

#[test]
fn a_place_without_seats_takes_nobody() {
    let market = Market::new(vec![0, 1], vec![0, 2, 2], vec![0, 1], vec![0, 0]).unwrap();
    let allocation = allocate(&market);
    assert_eq!(allocation.places, [1, UNPLACED]);
    assert_eq!(allocation.positions, [1, UNPLACED]);
    assert_eq!(allocation.proposals, 2);
}

#[test]
fn an_absurd_capacity_costs_nothing() {
    let market = Market::new(vec![u32::MAX; 3], vec![0, 1], vec![2], vec![0]).unwrap();
    assert_eq!(allocate(&market).places, [2]);
}

#[test]
fn arrays_that_do_not_fit_are_refused() {
    assert!(Market::new(vec![1], vec![], vec![], vec![]).is_err());
    assert!(Market::new(vec![1], vec![0, 2], vec![0], vec![0]).is_err());
    assert!(Market::new(vec![1], vec![0, 1, 0], vec![0], vec![0]).is_err());
    assert!(Market::new(vec![1], vec![0, 1], vec![1], vec![0]).is_err());
    assert!(Market::new(vec![1], vec![0, 1], vec![0], vec![]).is_err());
}

fn tiny() -> impl Strategy<Value = Tiny> {
    market(1..=5, 1..=4, 0..=3)
}

fn market(
    students: RangeInclusive<usize>,
    places: RangeInclusive<usize>,
    seats: RangeInclusive<u32>,
) -> impl Strategy<Value = Tiny> {
    (students, places).prop_flat_map(move |(students, places)| {
        let list = Just((0..places as u32).collect::<Vec<_>>())
            .prop_shuffle()
            .prop_flat_map(move |all| (Just(all), 0..=places))
            .prop_map(|(all, keep)| all[..keep].to_vec());
        let ranks = Just((0..students as u64).collect::<Vec<_>>()).prop_shuffle();
        (
            proptest::collection::vec(seats.clone(), places),
            proptest::collection::vec(list, students),
            proptest::collection::vec(ranks, places),
        )
            .prop_map(|(capacities, lists, ranks)| Tiny {
                priority: (0..lists.len()).map(|s| ranks.iter().map(|r| r[s]).collect()).collect(),
                capacities,
                lists,
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_outcome_is_the_best_stable_matching(tiny in tiny()) {
        prop_assert_eq!(allocate(&tiny.market()).places, tiny.student_optimal());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// More students than propose at once, and places with more seats than stand in one line of the cache.
    #[test]
    fn many_at_once_give_what_one_at_a_time_gives(large in market(60..=200, 1..=12, 0..=40)) {
        prop_assert_eq!(allocate(&large.market()).places, one_at_a_time(&large));
    }
}

/// The paper's procedure, word for word: each place keeps the best of those who ever proposed to it.
fn one_at_a_time(tiny: &Tiny) -> Vec<u32> {
    let mut kept: Vec<Vec<usize>> = vec![Vec::new(); tiny.capacities.len()];
    let mut tried = vec![0; tiny.lists.len()];
    let mut free: Vec<usize> = (0..tiny.lists.len()).collect();
    while let Some(student) = free.pop() {
        let Some(&place) = tiny.lists[student].get(tried[student]) else { continue };
        tried[student] += 1;
        let kept = &mut kept[place as usize];
        kept.push(student);
        kept.sort_by_key(|&student| (tiny.priority[student][place as usize], student));
        if kept.len() > tiny.capacities[place as usize] as usize {
            free.extend(kept.pop());
        }
    }
    let mut places = vec![UNPLACED; tiny.lists.len()];
    for (place, kept) in (0..).zip(kept) {
        kept.into_iter().for_each(|student| places[student] = place);
    }
    places
}
