//! Repair against its definition and against brute force: what it promises, on tiny markets.

use evenkans_matching::{Before, Hold, Market, Repaired, Seating, UNPLACED, allocate, repair};

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

/// The definition: deferred acceptance in which whoever holds a seat goes before everybody else at it and lists only
/// better places.
fn by_definition(
    market: &Market,
    capacities: &[u32],
    before: &[Before],
    barred: impl Fn(u32, u32) -> bool,
) -> Repaired {
    let mut held: Vec<Option<(Hold, usize)>> = (0..before.len())
        .map(|s| match before[s] {
            Before::Holding { position, hold } => market.row(s).nth(position as usize).map(|edge| (hold, edge)),
            _ => None,
        })
        .collect();
    let mut lost = Vec::new();
    for (place, &capacity) in (0..).zip(capacities) {
        let sits = |s: &usize| held[*s].is_some_and(|(_, edge)| market.place(edge) == place);
        let mut sitting: Vec<usize> = (0..before.len()).filter(sits).collect();
        sitting.sort_by_key(|&s| held[s].map(|(hold, edge)| (hold != Hold::Signed, market.rank(edge), s)));
        lost.extend(sitting.into_iter().skip(capacity as usize).map(|s| s as u32));
    }
    lost.sort_unstable();
    lost.iter().for_each(|&s| held[s as usize] = None);
    let (mut offsets, mut edges) = (vec![0], Vec::new());
    for s in 0..before.len() {
        let row = market.row(s);
        let may = |edge: &usize| !barred(s as u32, *edge as u32);
        match (before[s], held[s]) {
            (Before::Gone, _) => {}
            (_, Some((hold, own))) => {
                if hold == Hold::MovesUp {
                    edges.extend((row.start..own).filter(may).map(|edge| (edge, false)));
                }
                edges.push((own, true));
            }
            _ => edges.extend(row.filter(may).map(|edge| (edge, false))),
        }
        offsets.push(edges.len() as u32);
    }
    let preferences = edges.iter().map(|&(edge, _)| market.place(edge)).collect();
    let order = |_: u32, edge: u32| {
        let (edge, own) = edges[edge as usize];
        (!own, market.rank(edge))
    };
    let drawn = allocate(&Market::ranked(capacities.to_vec(), offsets.clone(), preferences, order).unwrap());
    let position = |s: usize| match drawn.positions[s] {
        UNPLACED => UNPLACED,
        position => (edges[(offsets[s] + position) as usize].0 - market.row(s).start) as u32,
    };
    Repaired { positions: (0..before.len()).map(position).collect(), places: drawn.places, lost }
}

/// Everything that may happen to a round, one event after the other: each time the seats are those of the definition
/// begun at the seats before, and exactly those are named who sit elsewhere.
#[test]
fn event_by_event_it_equals_its_definition() {
    let mut seen = [0; 6];
    for (tiny, drawn, mut dice) in markets(2_000_000, 20_000) {
        let market = tiny.market();
        let mut capacities = tiny.capacities.clone();
        let mut barred = vec![false; market.edges()];
        let mut before: Vec<Before> = drawn.iter().map(|&p| holding(p, Hold::MovesUp)).collect();
        let mut seating = Seating::new(&market, &drawn).unwrap();
        // Who stays stands in nobody's way, so that others may trade at once.
        let stay: Vec<bool> = drawn.iter().map(|_| dice.below(2) == 0).collect();
        for (s, _) in (0..).zip(&stay).filter(|(_, stays)| **stays) {
            seating.hold(s, Hold::Stays);
        }
        for (s, before) in (0..).zip(&mut before) {
            let hold = if stay[s as usize] { Hold::Stays } else { Hold::MovesUp };
            *before = holding(seating.position(s).unwrap_or(UNPLACED), hold);
        }
        for _ in 0..6 {
            let student = dice.below(drawn.len() as u32);
            let s = student as usize;
            let place = dice.below(capacities.len() as u32);
            let was: Vec<Option<u32>> = (0..drawn.len() as u32).map(|s| seating.place(s)).collect();
            let event = dice.below(5) as usize;
            let named = match event {
                0 => {
                    before[s] = Before::Gone;
                    seating.withdraw(student)
                }
                1 => {
                    capacities[place as usize] += 1;
                    seating.set_capacity(place, capacities[place as usize])
                }
                2 => {
                    capacities[place as usize] = capacities[place as usize].saturating_sub(1);
                    seating.set_capacity(place, capacities[place as usize])
                }
                3 => {
                    let position = dice.below(market.row(s).len() as u32 + 1);
                    if let Some(edge) = market.row(s).nth(position as usize) {
                        barred[edge] = true;
                        if matches!(before[s], Before::Holding { position: own, .. } if own == position) {
                            before[s] = Before::Waiting;
                        }
                    }
                    seating.bar(student, position)
                }
                _ => {
                    let to = [Hold::Signed, Hold::Stays, Hold::MovesUp][dice.below(3) as usize];
                    if let Before::Holding { hold, .. } = &mut before[s] {
                        *hold = to;
                    }
                    seating.hold(student, to)
                }
            }
            .to_vec();
            let expected = by_definition(&market, &capacities, &before, |_, edge| barred[edge as usize]);
            let context = format!("{event} of {student} or {place}: {tiny:?} from {before:?}");
            let now: Vec<u32> = (0..drawn.len() as u32).map(|s| seating.position(s).unwrap_or(UNPLACED)).collect();
            assert_eq!(now, expected.positions, "{context}");
            let elsewhere = (0..drawn.len() as u32).filter(|&s| seating.place(s) != was[s as usize]);
            let elsewhere: Vec<u32> = elsewhere.collect();
            assert_eq!(named, elsewhere, "{context}");
            seen[event] += elsewhere.len();
            seen[5] += expected.lost.len();
            for (s, before) in before.iter_mut().enumerate() {
                *before = match (*before, now[s]) {
                    (Before::Gone, _) => Before::Gone,
                    (Before::Holding { position, hold }, now) if position == now => Before::Holding { position, hold },
                    (_, now) => holding(now, Hold::MovesUp),
                };
            }
        }
    }
    assert!(seen.iter().all(|&often| often > 20), "the events are too tame: {seen:?}");
}

/// The whole repair at once, from any state, is the definition too.
#[test]
fn at_once_it_equals_its_definition() {
    for (tiny, drawn, mut dice) in markets(3_000_000, 20_000) {
        let market = tiny.market();
        let capacities: Vec<u32> = tiny.capacities.iter().map(|c| (c + dice.below(3)).saturating_sub(1)).collect();
        let barred: Vec<bool> = (0..market.edges()).map(|_| dice.below(8) == 0).collect();
        let before: Vec<Before> = drawn
            .iter()
            .map(|&position| match dice.below(5) {
                0 => Before::Gone,
                1 => Before::Waiting,
                2 => holding(position, Hold::Signed),
                3 => holding(position, Hold::Stays),
                _ => holding(position, Hold::MovesUp),
            })
            .collect();
        let barred = |_: u32, edge: u32| barred[edge as usize];
        let expected = by_definition(&market, &capacities, &before, barred);
        assert_eq!(repair(&market, &capacities, &before, barred).unwrap(), expected, "{tiny:?} from {before:?}");
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
        assert_eq!((after.positions, after.lost), (drawn, vec![]), "{tiny:?}");
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
        assert_eq!(after.places, allocate(&again.market()).places, "{tiny:?} without {gone:?}");
        moved += (0..drawn.len()).filter(|&s| !gone[s] && after.positions[s] != drawn[s]).count();
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
        let now = &after;
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
    assert_eq!(repair(&market, &[1], &impossible, |_, _| false).unwrap().places, [0]);
}
