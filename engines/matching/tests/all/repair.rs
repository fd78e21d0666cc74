//! Repair against brute force: what it promises, on tiny markets.

use evenkans_matching::{Before, Hold, UNPLACED, allocate, repair};

use evenkans_tampering::Dice;

use crate::market::Tiny;

/// A random market of `students` and `places`; lists may be short, seats may be missing.
fn random(dice: &mut Dice, students: u32, places: u32) -> Tiny {
    let lists: Vec<Vec<u32>> = (0..students)
        .map(|_| {
            let keep = dice.below(places + 1) as usize;
            let mut list = dice.shuffled(places);
            list.truncate(keep);
            list
        })
        .collect();
    let ranks: Vec<Vec<u32>> = (0..places).map(|_| dice.shuffled(students)).collect();
    Tiny {
        capacities: (0..places).map(|_| dice.below(3)).collect(),
        priority: (0..students as usize).map(|s| ranks.iter().map(|r| u64::from(r[s])).collect()).collect(),
        lists,
    }
}

fn holding(position: u32, hold: Hold) -> Before {
    if position == UNPLACED { Before::Waiting } else { Before::Holding { position, hold } }
}

/// Each market with its drawn positions.
fn markets(seed: u64, many: u32) -> impl Iterator<Item = (Tiny, Vec<u32>, Dice)> {
    (0..many).map(move |n| {
        let mut dice = Dice(seed + u64::from(n));
        let (students, places) = (2 + dice.below(6), 1 + dice.below(4));
        let tiny = random(&mut dice, students, places);
        let drawn = allocate(&tiny.market()).positions;
        (tiny, drawn, dice)
    })
}

#[test]
fn without_anything_to_repair_everybody_stays() {
    for (tiny, drawn, _) in markets(1, 2_000) {
        let before: Vec<Before> = drawn.iter().map(|&p| holding(p, Hold::MovesUp)).collect();
        let after = repair(&tiny.market(), &tiny.capacities, &before, |_, _| false).unwrap();
        assert_eq!((after.allocation.positions, after.lost), (drawn, vec![]), "{tiny:?}");
    }
}

/// The design's claim (and the reason why a chain of vacancies is not enough): after withdrawals and added seats a
/// repair in which everybody may move equals the round drawn again without those who left.
#[test]
fn after_withdrawals_and_added_seats_it_equals_a_full_rerun() {
    let mut moved = 0;
    for (tiny, drawn, mut dice) in markets(10_000, 20_000) {
        let gone: Vec<bool> = drawn.iter().map(|_| dice.below(3) == 0).collect();
        let capacities: Vec<u32> = tiny.capacities.iter().map(|c| c + dice.below(4) / 3).collect();
        let before = |s: usize| if gone[s] { Before::Gone } else { holding(drawn[s], Hold::MovesUp) };
        let before: Vec<Before> = (0..drawn.len()).map(before).collect();
        let after = repair(&tiny.market(), &capacities, &before, |_, _| false).unwrap();

        let lists = (0..drawn.len()).map(|s| if gone[s] { Vec::new() } else { tiny.lists[s].clone() }).collect();
        let again = Tiny { capacities, lists, priority: tiny.priority.clone() };
        assert_eq!(after.allocation.places, allocate(&again.market()).places, "{tiny:?} without {gone:?}");
        moved += (0..drawn.len()).filter(|&s| !gone[s] && after.allocation.positions[s] != drawn[s]).count();
    }
    assert!(moved > 1_000, "the markets are too easy: {moved} moved");
}

/// Everything may happen at once: withdrawals, seats lost and added, declines, some who stay and some who signed.
#[test]
fn nobody_moves_down_who_stays_stays_and_no_seat_is_left_that_somebody_may_have() {
    let (mut lost_seats, mut declines) = (0, 0);
    for (tiny, drawn, mut dice) in markets(500_000, 20_000) {
        let market = tiny.market();
        let capacities: Vec<u32> = tiny.capacities.iter().map(|c| (c + dice.below(3)).saturating_sub(1)).collect();
        let mut barred = vec![false; market.edges()];
        let before: Vec<Before> = (0..drawn.len())
            .map(|s| match (dice.below(6), drawn[s]) {
                (0, _) => Before::Gone,
                (1, position) if position != UNPLACED => {
                    // An upheld decline: this place no longer counts for this student, who keeps class and number.
                    barred[market.row(s).start + position as usize] = true;
                    declines += 1;
                    Before::Waiting
                }
                (2, position) => holding(position, Hold::Signed),
                (3, position) => holding(position, Hold::Stays),
                (_, position) => holding(position, Hold::MovesUp),
            })
            .collect();
        let may = |student: usize, edge: usize| -> bool { !barred[edge] && before[student] != Before::Gone };
        let after = repair(&market, &capacities, &before, |_, edge| barred[edge as usize]).unwrap();
        let now = &after.allocation;
        lost_seats += after.lost.len();

        for place in 0..capacities.len() as u32 {
            let sitting = now.places.iter().filter(|&&p| p == place).count() as u32;
            assert!(sitting <= capacities[place as usize], "{place} is overfull: {tiny:?}");
        }
        for s in 0..drawn.len() {
            let lost = after.lost.contains(&(s as u32));
            match before[s] {
                Before::Gone => assert_eq!(now.places[s], UNPLACED),
                Before::Holding { position, hold } if !lost => {
                    let stays = hold != Hold::MovesUp;
                    assert!(now.positions[s] <= position && (!stays || now.positions[s] == position), "{s}: {tiny:?}");
                }
                _ => {}
            }
            if now.places[s] != UNPLACED {
                let edge = market.row(s).start + now.positions[s] as usize;
                assert!(may(s, edge), "{s} sits where it was declined");
                assert_eq!(market.place(edge), now.places[s]);
            }
            // A seat is lost only where more sit than there are seats, and whoever signed loses last.
            if lost {
                let Before::Holding { position, hold } = before[s] else { panic!("{s} had no seat to lose") };
                let place = tiny.lists[s][position as usize];
                let kept = (0..drawn.len()).filter(|&o| {
                    !after.lost.contains(&(o as u32))
                        && matches!(before[o], Before::Holding { position, .. } if tiny.lists[o][position as usize] == place)
                });
                let kept: Vec<usize> = kept.collect();
                assert_eq!(kept.len() as u32, capacities[place as usize]);
                for other in kept {
                    let Before::Holding { hold: theirs, .. } = before[other] else { unreachable!() };
                    let order = |s: usize, hold: Hold| (hold != Hold::Signed, tiny.priority[s][place as usize]);
                    assert!(order(other, theirs) < order(s, hold), "{s} lost its seat to {other}: {tiny:?}");
                }
            }
        }
        // Nobody waits in vain: where somebody would rather be, the place is full of people who held their seat
        // before, or who stand before them.
        for s in 0..drawn.len() {
            let firm = matches!(before[s], Before::Holding { hold: Hold::Signed | Hold::Stays, .. })
                && !after.lost.contains(&(s as u32));
            if before[s] == Before::Gone || firm {
                continue;
            }
            let row = market.row(s);
            let better = if now.positions[s] == UNPLACED { row.len() } else { now.positions[s] as usize };
            for edge in (row.start..row.start + better).filter(|&edge| may(s, edge)) {
                let place = market.place(edge);
                let sitting: Vec<usize> = (0..drawn.len()).filter(|&o| now.places[o] == place).collect();
                assert_eq!(sitting.len() as u32, capacities[place as usize], "{s} could sit at {place}: {tiny:?}");
                for other in sitting {
                    let held = matches!(before[other], Before::Holding { position, .. }
                        if tiny.lists[other][position as usize] == place)
                        && !after.lost.contains(&(other as u32));
                    let ahead = tiny.priority[other][place as usize] < tiny.priority[s][place as usize];
                    assert!(held || ahead, "{other} came before {s} at {place}: {tiny:?}");
                }
            }
        }
    }
    assert!(lost_seats > 1_000 && declines > 1_000, "{lost_seats} {declines}");
}

#[test]
fn arrays_that_do_not_fit_are_refused_and_an_impossible_seat_is_no_seat() {
    let tiny = Tiny { capacities: vec![1], lists: vec![vec![0]], priority: vec![vec![0]] };
    let market = tiny.market();
    assert!(repair(&market, &[], &[Before::Waiting], |_, _| false).is_err());
    assert!(repair(&market, &[1], &[], |_, _| false).is_err());
    let impossible = [Before::Holding { position: 7, hold: Hold::MovesUp }];
    assert_eq!(repair(&market, &[1], &impossible, |_, _| false).unwrap().allocation.places, [0]);
}
