//! Reserved seats: the rule is that of Hu and Zhang, and what is published proves it.

use std::collections::HashSet;

use evenkans_matching::files::{Source, Sources, read_opening, read_round, write_allocation, write_opening};
use evenkans_matching::verify::{Code, Verdict, kit, passes, public, replay};
use evenkans_matching::{
    Cutoff, Drawn, Eligible, Frozen, Group, Kit, Lottery, Number, Place, Policy, Problem, Publication, Round, Rules,
    Standing, Student, Wish, draw, freeze, simulate,
};
use evenkans_tampering::{Dice, sample};
use proptest::prelude::*;

const BEACON: &str = "c0ffee";

/// What a place chooses from its applicants by the rule as it is written down: the open seats on merit; group after group
/// the best remaining of it; then the best remaining of all. `applicants` stand in the order of the place. The answer says
/// for each of those that are chosen whether the seat is open, reserved for its group, or left over by a group.
fn choose(
    applicants: &[usize],
    open: usize,
    reserves: &[(u32, usize)],
    groups: &[HashSet<u32>],
) -> Vec<(usize, Taken)> {
    let mut chosen: Vec<(usize, Taken)> = applicants.iter().take(open).map(|&one| (one, Taken::Open)).collect();
    let mut left = 0;
    for &(group, seats) in reserves {
        let free = |one: &&usize| groups[**one].contains(&group) && !chosen.iter().any(|(taken, _)| taken == *one);
        let members: Vec<usize> = applicants.iter().filter(free).take(seats).copied().collect();
        left += seats - members.len();
        chosen.extend(members.into_iter().map(|one| (one, Taken::Reserved(group))));
    }
    let rest: Vec<usize> =
        applicants.iter().filter(|one| !chosen.iter().any(|(taken, _)| taken == *one)).take(left).copied().collect();
    chosen.extend(rest.into_iter().map(|one| (one, Taken::LeftOver)));
    chosen
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Open,
    Reserved(u32),
    LeftOver,
}

/// Deferred acceptance in which places choose by the rule; slow, and written without a look at the engine's.
fn reference(round: &Round, standing: impl Fn(usize, u32) -> Standing) -> Vec<Option<(u32, Taken)>> {
    let open = round.places.iter().filter(|place| place.group.is_none()).count();
    let reserves = |place: usize| -> Vec<(u32, usize)> {
        let own = round.places[open..].iter().filter(|one| one.place == round.places[place].place);
        let number = |name: &str| round.rules.groups.iter().position(|group| group.name == name).unwrap() as u32;
        own.map(|one| (number(one.group.as_deref().unwrap()), one.capacity as usize)).collect()
    };
    let groups: Vec<HashSet<u32>> =
        round.students.iter().map(|student| student.groups.iter().copied().collect()).collect();
    let mut next = vec![0; round.students.len()];
    loop {
        // Everybody stands at the best place that has not turned them away.
        let mut seats = vec![None; round.students.len()];
        let mut turned_away = false;
        for place in 0..open {
            let at = |student: &usize| {
                round.students[*student].wishes.get(next[*student]).is_some_and(|wish| wish.place as usize == place)
            };
            let mut applicants: Vec<usize> = (0..round.students.len()).filter(at).collect();
            applicants.sort_by_key(|&student| standing(student, place as u32));
            let chosen = choose(&applicants, round.places[place].capacity as usize, &reserves(place), &groups);
            for &(student, taken) in &chosen {
                seats[student] = Some((place as u32, taken));
            }
            for student in applicants {
                if !chosen.iter().any(|&(one, _)| one == student) {
                    next[student] += 1;
                    turned_away = true;
                }
            }
        }
        if !turned_away {
            return seats;
        }
    }
}

fn round(students: u32, places: u32, lottery: Lottery, seed: u64) -> Round {
    let mut round = sample::round(students, places, lottery, seed);
    // More seats than the sample has, so that a place has open seats and reserves.
    let mut dice = Dice(seed ^ 0x5EA7);
    round.places.iter_mut().for_each(|place| place.capacity += dice.below(4));
    sample::reserve(&mut round, seed);
    round
}

fn frozen(round: &Round) -> Frozen {
    freeze(round.clone(), &sample::receipts(round.students.len()), None).unwrap()
}

/// Where a student sits: place, and the group for which the seat is reserved.
fn seat<'p>(drawn: &'p Drawn<'_>, student: usize) -> Option<(&'p str, Option<&'p str>)> {
    let place = &drawn.publication().frozen.places[drawn.seat(student)?.place as usize];
    Some((&place.place, place.group.as_deref()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_outcome_is_that_of_the_rule(seed in any::<u64>(), students in 1_u32..16, places in 1_u32..5, many in any::<bool>()) {
        let round = round(students, places, if many { Lottery::PerPlace } else { Lottery::Single }, seed);
        let frozen = frozen(&round);
        let drawn = draw(&frozen, BEACON, true).unwrap();
        let unlisted = round.unlisted_class();
        let standing = |student: usize, place: u32| {
            let wish = round.students[student].wishes.iter().find(|wish| wish.place == place).unwrap();
            let leaf = frozen.leaf(student).unwrap();
            Standing { class: wish.class.unwrap_or(unlisted), number: drawn.number(leaf, place), leaf }
        };
        let expected = reference(&round, standing);
        for (student, expected) in expected.iter().enumerate() {
            let got = seat(&drawn, student);
            prop_assert_eq!(got.map(|(place, _)| place), expected.map(|(place, _)| round.places[place as usize].place.as_str()));
            if let (Some((_, group)), Some((_, taken))) = (got, expected) {
                match taken {
                    Taken::Open => prop_assert_eq!(group, None),
                    Taken::Reserved(number) => prop_assert_eq!(group, Some(round.rules.groups[*number as usize].name.as_str())),
                    Taken::LeftOver => prop_assert!(group.is_some()),
                }
            }
        }
    }

    #[test]
    fn everybody_can_check_it_and_nothing_is_lost_on_the_way(seed in any::<u64>(), students in 0_u32..30, places in 1_u32..8) {
        let round = round(students, places, if seed % 2 == 0 { Lottery::PerPlace } else { Lottery::Single }, seed);
        let frozen = frozen(&round);
        let drawn = draw(&frozen, BEACON, true).unwrap();
        let publication = drawn.publication();
        prop_assert!(passes(&public(publication)), "{:?}", public(publication));
        for student in 0..round.students.len() {
            for kit_of in [drawn.kit(student), frozen.kit(student)] {
                let own = kit_of.unwrap();
                let publication = if own.outcome.is_some() { publication } else { frozen.publication() };
                let checks = kit(publication, &own);
                prop_assert!(passes(&checks), "{:?}", checks);
                prop_assert_eq!(&Kit::from_json(own.to_json().unwrap().as_bytes()).unwrap(), &own);
                let listed: Vec<&str> = round.students[student].wishes.iter().map(|wish| round.places[wish.place as usize].place.as_str()).collect();
                prop_assert_eq!(own.list(publication), listed);
            }
        }
        let json = publication.to_json().unwrap();
        prop_assert_eq!(&Publication::from_json(json.as_bytes()).unwrap(), publication);
        let opening = write_opening(publication, frozen.opening()).unwrap();
        let opened = read_opening("opening.csv", opening.as_bytes(), publication).unwrap();
        prop_assert_eq!(&opened[..], frozen.opening());
        let found = replay(publication, &opened);
        prop_assert!(passes(&found.checks), "{:?}", found.checks);
    }

    /// What Hu and Zhang ask for: from the published cutoffs and what a student knows of itself follows its seat, and a
    /// reserved seat goes only to who gets no open one.
    #[test]
    fn the_cutoffs_alone_tell_everybody_their_seat(seed in any::<u64>(), students in 1_u32..30, places in 1_u32..8) {
        let round = round(students, places, Lottery::PerPlace, seed);
        let frozen = frozen(&round);
        let drawn = draw(&frozen, BEACON, true).unwrap();
        let places = &drawn.publication().frozen.places;
        let cutoffs: Vec<Cutoff> = drawn.publication().result.as_ref().unwrap().places.iter().map(|one| one.cutoff).collect();
        let unlisted = round.unlisted_class();
        for (index, student) in round.students.iter().enumerate() {
            let leaf = frozen.leaf(index).unwrap();
            let is_member = |place: &Place| student.groups.iter().any(|&group| place.group.as_deref() == Some(&round.rules.groups[group as usize].name));
            let found = student.wishes.iter().find_map(|wish| {
                let name = &round.places[wish.place as usize].place;
                let class = wish.class.unwrap_or(unlisted);
                let number = drawn.number(leaf, wish.place);
                let admits = |entry: usize, class: u32| cutoffs[entry].admits(Standing { class, number, leaf });
                let own = |entry: &usize| places[*entry].place == *name && is_member(&places[*entry]);
                let other = |entry: &usize| places[*entry].place == *name && places[*entry].group.is_some() && !is_member(&places[*entry]);
                Some(wish.place as usize).filter(|&entry| admits(entry, class))
                    .or_else(|| (0..places.len()).filter(own).find(|&entry| admits(entry, class)))
                    .or_else(|| (0..places.len()).filter(other).find(|&entry| admits(entry, class + unlisted)))
            });
            prop_assert_eq!(found, drawn.seat(index).map(|seat| seat.place as usize));
        }
    }

    /// Dur, Kominers, Pathak and Sönmez (2018), proposition 1: who reserves more never admits fewer of the group, where
    /// there is one place.
    #[test]
    fn more_reserved_seats_admit_no_fewer_of_the_group(seed in any::<u64>(), students in 1_u32..20, seats in 1_u32..12) {
        let admitted = |reserved: u32| {
            let mut round = sample::round(students, 1, Lottery::Single, seed);
            round.rules.groups = vec![group("walk zone")];
            let name = round.places[0].place.clone();
            round.places[0].capacity = seats - reserved;
            round.places.push(Place { place: name, capacity: reserved, group: Some("walk zone".to_owned()) });
            let mut dice = Dice(seed);
            for student in &mut round.students {
                student.groups = (0..1).filter(|_| dice.below(2) == 0).collect();
                student.wishes = vec![Wish { place: 0, class: student.wishes.first().and_then(|wish| wish.class) }];
                student.eligible = Eligible::All;
            }
            // The same numbers in all of them: the order is that of the classes, which are all different.
            for (student, class) in round.students.iter_mut().zip(1..) {
                student.wishes[0].class = Some(class);
            }
            let frozen = frozen(&round);
            let drawn = draw(&frozen, BEACON, true).unwrap();
            (0..round.students.len()).filter(|&one| !round.students[one].groups.is_empty() && drawn.seat(one).is_some()).count()
        };
        let counts: Vec<usize> = (0..=seats).map(admitted).collect();
        prop_assert!(counts.is_sorted(), "{counts:?}");
    }
}

fn group(name: &str) -> Group {
    Group { name: name.to_owned(), reason: String::new() }
}

/// One place and students in the order of their classes; `members` says who is in the group.
fn one_place(open: u32, reserved: u32, members: &[bool]) -> Round {
    let place =
        |capacity, group: Option<&str>| Place { place: "school".to_owned(), capacity, group: group.map(str::to_owned) };
    let student = |(number, &member): (usize, &bool)| Student {
        id: format!("{number}"),
        wishes: vec![Wish { place: 0, class: Some(number as u32 + 1) }],
        groups: if member { [0].into() } else { [].into() },
        ..Student::default()
    };
    Round {
        rules: Rules { groups: vec![group("walk zone")], ..Rules::default() },
        places: vec![place(open, None), place(reserved, Some("walk zone"))],
        students: members.iter().enumerate().map(student).collect(),
    }
}

/// The example with which Dur, Kominers, Pathak and Sönmez (2018) explain Boston's walk zones: a school of 100 seats, of
/// which 50 are reserved for the walk zone; 100 applicants from it and 100 from elsewhere, whose lots alternate. When the
/// open seats fill first, the walk zone gets 75 seats: half of the open ones, and all that are reserved. (When the reserved
/// ones fill first it gets 50, as if nothing were reserved.)
#[test]
fn the_walk_zone_of_boston() {
    let round = one_place(50, 50, &(0..200).map(|number| number % 2 == 0).collect::<Vec<_>>());
    let frozen = frozen(&round);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let of = |member: usize, reserved: bool| {
        let here = |student: usize| {
            student % 2 == member && seat(&drawn, student).is_some_and(|(_, group)| group.is_some() == reserved)
        };
        (0..200).filter(|&student| here(student)).count()
    };
    assert_eq!([of(0, false), of(1, false), of(0, true), of(1, true)], [25, 25, 50, 0]);
}

/// Worked out by hand: five students in order, of whom the second and the fifth are in the group. Of three seats one is
/// reserved: the open ones go to 0 and 1, on merit, and the reserved one to 4. Without 4 it is left over, and goes to 2.
#[test]
fn who_gets_an_open_seat_takes_no_reserved_one() {
    let seats = |members: &[bool]| -> Vec<Option<bool>> {
        let round = one_place(2, 1, members);
        let frozen = frozen(&round);
        let drawn = draw(&frozen, BEACON, true).unwrap();
        (0..members.len()).map(|student| seat(&drawn, student).map(|(_, group)| group.is_some())).collect()
    };
    assert_eq!(seats(&[false, true, false, false, true]), [Some(false), Some(false), None, None, Some(true)]);
    assert_eq!(seats(&[false, true, false, false]), [Some(false), Some(false), Some(true), None]);
}

/// The seats of one employer that two programmes share: each has two of its own, and two are open; who has fewer students
/// leaves its seats to the other.
#[test]
fn programmes_share_the_seats_of_an_employer() {
    let input = read(
        "place,capacity\nworkshop,6\n",
        "student,place,choice\nc1,workshop,1\nc2,workshop,1\nc3,workshop,1\nc4,workshop,1\nc5,workshop,1\nc6,workshop,1\nd1,workshop,1\n",
        "place,group,seats\nworkshop,Care,2\nworkshop,Technology,2\n",
        "student,group\nc1,Care\nc2,Care\nc3,Care\nc4,Care\nc5,Care\nc6,Care\nd1,Technology\n",
        "",
    )
    .unwrap();
    let frozen = frozen(&input);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let technology = input.students.iter().position(|student| student.id == "d1").unwrap();
    assert!(drawn.seat(technology).is_some());
    assert_eq!((0..7).filter(|&student| drawn.seat(student).is_some()).count(), 6);
}

/// Changes a list; false when it cannot.
type Bend<'a> = dyn Fn(&mut Vec<(u32, u32)>) -> bool + 'a;

/// A kit cannot claim a group that its list was not frozen with, nor may the order of the seats be bent.
#[test]
fn a_list_with_its_reserved_seats_bent_fails() {
    let round = round(20, 4, Lottery::Single, 7);
    let honest = frozen(&round);
    let reserves = honest.publication().reserves();
    let wrong = |bend: &Bend<'_>| {
        let mut count = 0;
        for student in 0..20 {
            let mut kit_of = honest.kit(student).unwrap();
            if !bend(&mut kit_of.wishes) {
                continue;
            }
            count += 1;
            let checks = kit(honest.publication(), &kit_of);
            let about = checks.iter().find(|check| check.code == Code::ReservedSeats).unwrap();
            assert_eq!(about.verdict, Verdict::Failed, "{:?}", kit_of.wishes);
            assert!(!passes(
                &replay(
                    honest.publication(),
                    &[evenkans_matching::Opened {
                        wishes: kit_of.wishes,
                        ..honest.opening()[kit_of.leaf as usize].clone()
                    }]
                )
                .checks
            ));
        }
        assert!(count > 3, "{count}");
    };
    let is_open = |entry: u32| reserves.place(entry) == entry;
    // A reserved seat before the open ones of its place.
    wrong(&|list| list.iter().position(|&(entry, _)| !is_open(entry)).map(|at| list.swap(at - 1, at)).is_some());
    // A reserved seat left out.
    wrong(&|list| list.iter().position(|&(entry, _)| !is_open(entry)).map(|at| list.remove(at)).is_some());
    // Another class at a reserved seat than at the open ones.
    wrong(&|list| list.iter().position(|&(entry, _)| !is_open(entry)).map(|at| list[at].1 += 1).is_some());
}

fn read(places: &str, wishes: &str, reserves: &str, groups: &str, rules: &str) -> Result<Round, Vec<String>> {
    fn source<'a>(name: &'a str, text: &'a str) -> Source<'a> {
        Source { name, bytes: text.as_bytes() }
    }
    read_round(Sources {
        places: source("places.csv", places),
        wishes: source("wishes.csv", wishes),
        priorities: None,
        reserves: Some(source("reserves.csv", reserves)),
        groups: Some(source("groups.csv", groups)),
        rules: Some(source("rules.toml", rules)),
        lottery: None,
    })
    .map(|input| input.round)
    .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

#[test]
fn reserves_are_read_and_all_that_is_wrong_is_told() {
    let rules = "[[groups]]\nname = \"first\"\nreason = \"first year\"\n";
    let reserves = "place,group,seats\nB,late,1\nA,late,2\nA,first,1\n";
    let groups = "student,group\ns,late\ns,first\nnobody,first\n";
    let found =
        read("place,capacity\nA,5\nB,1\n", "student,place,choice\ns,A,1\nt,B,1\n", reserves, groups, rules).unwrap();
    let places: Vec<_> =
        found.places.iter().map(|one| (one.place.as_str(), one.capacity, one.group.as_deref())).collect();
    assert_eq!(
        places,
        [("A", 2, None), ("B", 0, None), ("A", 2, Some("late")), ("A", 1, Some("first")), ("B", 1, Some("late"))]
    );
    let names: Vec<_> = found.rules.groups.iter().map(|one| (one.name.as_str(), one.reason.as_str())).collect();
    assert_eq!(names, [("first", "first year"), ("late", "")]);
    assert_eq!((&*found.students[0].groups, &*found.students[1].groups), (&[0, 1][..], &[][..]));
    assert!(found.problems().is_empty());

    let wrong = read(
        "place,capacity\nA,2\n",
        "student,place,choice\ns,A,1\n",
        "place,group,seats\nA,x,2\nA,y,1\nB,x,1\nA,x,1\nA,z,0\nA,,1\n",
        "student,group\ns,x\ns,x\n,x\n",
        "",
    );
    let expected = [
        "reserves.csv:3:3: expected at most the 0 seats of `A` that are not reserved yet",
        "reserves.csv:4:1: expected a place of the places file; `B` is none",
        "reserves.csv:5:2: expected every pair of place and group once",
        "reserves.csv:6:3: expected a whole number from 1 to 100000000",
        "reserves.csv:7:2: expected a group of 1 to 1024 bytes",
        "groups.csv:3:1: expected every pair of student and group once",
        "groups.csv:4:1: expected a student of 1 to 1024 bytes",
    ];
    assert_eq!(wrong.unwrap_err(), expected);
}

#[test]
fn a_round_with_unsound_reserves_is_refused() {
    let sound = round(5, 2, Lottery::Single, 3);
    assert!(sound.problems().is_empty());
    let with = |change: &dyn Fn(&mut Round)| {
        let mut changed = sound.clone();
        change(&mut changed);
        changed.problems()
    };
    let last = sound.places.len() - 1;
    let reserved =
        |place: &str, group: &str| Place { place: place.to_owned(), capacity: 1, group: Some(group.to_owned()) };
    assert_eq!(with(&|round| round.places.push(reserved("elsewhere", "north"))), [Problem::Reserved(last + 1)]);
    assert_eq!(with(&|round| round.places.push(reserved("place-0", "nobody"))), [Problem::Reserved(last + 1)]);
    assert_eq!(
        with(&|round| round.places.push(Place { place: "late".to_owned(), ..Place::default() })),
        [Problem::Reserved(last + 1)]
    );
    assert_eq!(with(&|round| round.places.push(sound.places[last].clone())), [Problem::PlaceTwice(last + 1)]);
    assert_eq!(with(&|round| round.rules.groups.push(group("north"))), [Problem::GroupTwice(2)]);
    assert_eq!(with(&|round| round.students[1].groups = [2].into()), [Problem::UnknownGroup(1)]);
    // Wishes name places, not the seats that these reserve.
    let wish = Wish { place: last as u32, class: None };
    let length = sound.students[0].wishes.len() + 1;
    let unknown = Problem::UnknownPlace { student: 0, position: length };
    assert!(with(&|round| round.students[0].wishes.push(wish)).contains(&unknown));
}

/// A trial with the reserves and without: with no reserves the group loses what the reserve gave it.
#[test]
fn a_trial_tells_what_the_reserves_do() {
    let mut round = one_place(50, 50, &(0..200).map(|number| number % 2 == 0).collect::<Vec<_>>());
    for student in &mut round.students {
        student.wishes[0].class = None;
        student.programme = Some(if student.groups.is_empty() { "elsewhere" } else { "walk zone" }.to_owned());
    }
    let policies = Policy::side_by_side(&round, &[]);
    assert_eq!(policies.iter().filter(|policy| !policy.reserves).count(), 1);
    let tried = simulate(&round, &policies, (400, 1), std::num::NonZero::<usize>::MIN, |_| ()).unwrap();
    for one in &tried {
        assert!((one.shares.first.mean - 0.5).abs() < 1e-12);
        let walk = one.programmes.iter().find(|of| of.programme == "walk zone").unwrap().shares.first.mean;
        let expected = if one.policy.reserves { 0.75 } else { 0.5 };
        assert!((walk - expected).abs() < 0.01, "{:?} {walk}", one.policy);
    }
}

#[test]
fn the_allocation_names_the_group_of_a_seat() {
    let round = one_place(1, 1, &[false, true, false]);
    let frozen = frozen(&round);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let table = write_allocation(drawn.publication(), frozen.opening(), &drawn.seats_by_leaf()).unwrap();
    assert_eq!(table, "student,place,choice,group\n0,school,1,\n1,school,1,walk zone\n2,,,\n");
    assert_ne!(drawn.number(0, 0), Number(0));
}
