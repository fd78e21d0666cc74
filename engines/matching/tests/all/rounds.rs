//! Whole rounds: every kit passes, everything can be made again, and kits stay small.

use evenkans_matching::beacon::{drand_round_at, drand_time, rfc3339};
use evenkans_matching::files::{read_opening, write_allocation, write_opening};
use evenkans_matching::verify::{Code, Verdict, kit, passes, public, replay, student};
use evenkans_matching::{
    Beacon, BeaconError, Cutoff, Digest, Eligible, Frozen, HeadOutcome, Headcount, KIT_FORMAT, Kit, KitHead,
    KitOutcome, Lottery, MAX_CLASS, Path, Problem, Publication, Receipt, Round, Rules, Seat, Wish, draw, explain,
    freeze,
};

use evenkans_tampering::sample;

const BEACON: &str = "0123456789abcdef";

fn frozen(students: u32, places: u32, lottery: Lottery, seed: u64) -> Frozen {
    let round = sample::round(students, places, lottery, seed);
    freeze(round, &sample::receipts(students as usize), None).unwrap()
}

#[test]
fn every_honest_kit_passes_and_the_replay_agrees() {
    for (seed, lottery) in [(1, Lottery::Single), (2, Lottery::PerPlace)] {
        for (students, places) in [(0, 0), (0, 2), (1, 1), (3, 2), (60, 25), (1_500, 600)] {
            let frozen = frozen(students, places, lottery, seed);
            assert!(passes(&public(frozen.publication())));
            for index in 0..frozen.students() {
                assert!(passes(&student(frozen.publication(), &frozen.kit(index).unwrap())));
            }
            let drawn = draw(&frozen, BEACON, true).unwrap();
            let checks = public(drawn.publication());
            assert!(passes(&checks), "{checks:?}");
            for index in 0..frozen.students() {
                let checks = kit(drawn.publication(), &drawn.kit(index).unwrap());
                assert!(passes(&checks), "{checks:?}");
            }
            let replay = replay(drawn.publication(), frozen.opening());
            assert!(passes(&replay.checks), "{:?}", replay.checks);
            assert_eq!(replay.seats, Some(drawn.seats_by_leaf()));
        }
    }
}

/// Deferred acceptance as the page says it, one place after the other, with classes small and as large as they may be.
#[test]
fn a_draw_seats_by_class_then_number_then_leaf() {
    for (lottery, times) in [(Lottery::Single, 1), (Lottery::Single, MAX_CLASS / 3), (Lottery::PerPlace, 1)] {
        let mut round = sample::round(200, 60, lottery, 9);
        let classes =
            round.students.iter_mut().flat_map(|student| &mut student.wishes).filter_map(|w| w.class.as_mut());
        classes.for_each(|class| *class *= times);
        let frozen = freeze(round, &sample::receipts(200), None).unwrap();
        let drawn = draw(&frozen, BEACON, true).unwrap();
        let lists: Vec<_> = frozen.opening().iter().map(|opened| &opened.wishes).collect();
        let mut at = vec![0; lists.len()];
        let mut quiet = 0;
        for place in (0..60).cycle() {
            if quiet == 60 {
                break;
            }
            let mut here: Vec<_> = (0..lists.len())
                .filter_map(|leaf| lists[leaf].get(at[leaf]).filter(|wish| wish.0 == place).map(|wish| (wish.1, leaf)))
                .map(|(class, leaf)| (class, drawn.number(leaf as u32, place), leaf))
                .collect();
            here.sort_unstable();
            let seats = drawn.publication().frozen.places[place as usize].capacity as usize;
            quiet = if here.len() > seats { 0 } else { quiet + 1 };
            here.iter().skip(seats).for_each(|&(_, _, leaf)| at[leaf] += 1);
        }
        for (leaf, list) in lists.iter().enumerate() {
            let seat = list.get(at[leaf]).map(|&(place, _)| Seat { place, position: at[leaf] as u32 + 1 });
            assert_eq!(drawn.seat_of_leaf(leaf as u32), seat, "{lottery:?}, classes times {times}");
        }
    }
}

#[test]
fn the_same_receipts_give_the_same_bytes_in_any_order_of_students() {
    let round = sample::round(50, 20, Lottery::PerPlace, 3);
    let receipts = sample::receipts(50);
    let mut turned = round.clone();
    turned.students.reverse();
    let turned_receipts: Vec<Receipt> = receipts.iter().rev().copied().collect();
    let all = |round: Round, receipts: &[Receipt]| {
        let frozen = freeze(round, receipts, None).unwrap();
        let drawn = draw(&frozen, BEACON, true).unwrap();
        let opening = write_opening(drawn.publication(), frozen.opening()).unwrap();
        let seats = drawn.seats_by_leaf();
        let table = write_allocation(drawn.publication(), frozen.opening(), &seats).unwrap();
        let kits: Vec<String> = (0..50).map(|leaf| drawn.kit_of_leaf(leaf).unwrap().to_json().unwrap()).collect();
        (drawn.publication().to_json().unwrap(), opening, table, kits)
    };
    assert_eq!(all(round, &receipts), all(turned, &turned_receipts));
}

#[test]
fn a_stored_round_is_taken_up_again() {
    let frozen = frozen(40, 15, Lottery::Single, 4);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let json = frozen.publication().to_json().unwrap();
    let publication = Publication::from_json(json.as_bytes()).unwrap();
    let opening = write_opening(&publication, frozen.opening()).unwrap();
    let opened = read_opening("opening.csv", opening.as_bytes(), &publication).unwrap();
    assert_eq!(opened, frozen.opening());
    let again = Frozen::reopen(&publication, opened.clone(), None).unwrap();
    assert_eq!(draw(&again, BEACON, true).unwrap().publication(), drawn.publication());
    assert!(Frozen::reopen(&publication, opened.clone(), Some(&[1; 32])).is_err());
    assert!(Frozen::reopen(&publication, opened[1..].to_vec(), None).is_err());
}

/// One wrong cell is told once, and not again in every row behind it.
#[test]
fn a_mistake_in_an_opening_is_told_once() {
    let frozen = frozen(6, 4, Lottery::Single, 4);
    let publication = frozen.publication();
    let opening = write_opening(publication, frozen.opening()).unwrap();
    let rows: Vec<Vec<&str>> = opening.lines().map(|line| line.split(',').collect()).collect();
    for (row, cells) in rows.iter().enumerate().skip(1) {
        // A leaf's own row, student, receipt; the kind, which its first row gives; choice, place and class.
        for column in 0..cells.len() {
            let mut altered = rows.clone();
            altered[row][column] = match column {
                0 if row % 2 == 0 => "1000",
                1 => "somebody else",
                _ => "?",
            };
            let text: Vec<String> = altered.iter().map(|row| row.join(",")).collect();
            let problems = match read_opening("opening.csv", text.join("\n").as_bytes(), publication) {
                Err(problems) => problems,
                // A whole leaf of one row may be anybody's; that is for the replay.
                Ok(_) => continue,
            };
            // Whose rows a student's are, or what comes next, the row behind it may tell.
            assert!(problems.len() <= 2, "{row} {column}: {problems:?}");
            let line = row as u64 + 1;
            assert!(
                problems.iter().all(|one| one.line == line || one.line == line + 1),
                "{row} {column}: {problems:?}"
            );
        }
    }
}

#[test]
fn another_spelling_of_a_publication_is_refused() {
    let json = frozen(3, 2, Lottery::Single, 5).publication().to_json().unwrap();
    let read = |json: &str| Publication::from_json(json.as_bytes());
    assert!(read(&json).is_ok());
    assert!(read(&json.replace("\"title\": \"Sample\"", "\"title\": \"Sample\", \"x\": 1")).is_err());
    assert!(read(&json.replace("\"fingerprint\"", "\"result\": null, \"fingerprint\"")).is_err());
    assert!(read(&json.replace("\"title\": \"Sample\"", "\"title\": \"a\", \"title\": \"Sample\"")).is_err());
}

#[test]
fn a_kit_stays_small_at_a_million_students() {
    let hash = Digest([0xff; 32]);
    let path = |length| Path(vec![hash; length]);
    let outcome = |position| HeadOutcome {
        position,
        position_salt: hash,
        place: hash,
        level: 123_456,
        level_salt: hash,
        path: path(10),
    };
    let head = KitHead {
        place: 350_000,
        head_salt: hash,
        leaf: 999_999,
        class: 12,
        position: 12,
        salt: hash,
        count: 14,
        wish_path: path(4),
        path: path(10),
        outcome: outcome(12),
    };
    let mut kit = Kit {
        format: KIT_FORMAT.to_owned(),
        fingerprint: hash,
        student: "x".repeat(36),
        receipt: Receipt([0xff; 16]),
        leaf: 999_999,
        wishes: vec![(350_000, 12); 12],
        eligible: Eligible::All,
        path: path(10),
        outcome: Some(KitOutcome { position: 12, path: path(10), seat: 999_999, seat_path: path(10) }),
        heads: Vec::new(),
    };
    let bare = kit.to_json().unwrap().len();
    assert!(bare <= 2_048, "{bare} bytes");
    kit.heads = vec![head];
    let more = kit.to_json().unwrap().len() - bare;
    assert!(more <= 1_536, "{more} bytes more");
}

#[test]
fn an_explanation_agrees_with_the_result() {
    let frozen = frozen(60, 25, Lottery::PerPlace, 6);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    for index in 0..60 {
        let told = explain(&drawn, index, |_| None).unwrap();
        let seat = drawn.seat(index);
        assert_eq!(told.place, seat.map(|seat| seat.place));
        assert_eq!(told.longer.is_none(), seat.is_some());
        let better = seat.map_or(told.ranked.len(), |_| told.ranked.len() - 1);
        // A place with seats left turns nobody away.
        assert!(told.ranked[..better].iter().all(|ranked| ranked.cutoff != Cutoff::SeatsLeft));
    }
}

/// What the explanation promises: a longer list would have given the place.
#[test]
fn a_longer_list_gives_what_the_explanation_says() {
    let round = sample::round(60, 25, Lottery::Single, 8);
    let receipts = sample::receipts(60);
    let frozen = freeze(round, &receipts, None).unwrap();
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let mut tried = 0;
    for index in 0..60 {
        let Some(longer) = explain(&drawn, index, |_| Some(1)).unwrap().longer else {
            continue;
        };
        for &place in longer.seats_left.iter().chain(&longer.within_cutoff) {
            // The fingerprint would change with the list, so allocate with the same numbers by hand.
            let leaf = frozen.leaf(index).unwrap();
            let mut opened = frozen.opening().to_vec();
            opened[leaf as usize].wishes.push((place, 1));
            let mut offsets = vec![0];
            let edges: Vec<(u32, u32)> = opened.iter().flat_map(|o| o.wishes.clone()).collect();
            for student in &opened {
                offsets.push(offsets.last().unwrap() + student.wishes.len() as u32);
            }
            let places = &drawn.publication().frozen.places;
            let market = evenkans_matching::Market::ranked(
                places.iter().map(|place| place.capacity).collect(),
                offsets,
                edges.iter().map(|edge| edge.0).collect(),
                |student, edge| {
                    let (place, class) = edges[edge as usize];
                    (class, drawn.number(student, place), student)
                },
            )
            .unwrap();
            assert_eq!(evenkans_matching::allocate(&market).places[leaf as usize], place);
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn beacons_are_read_and_verified() {
    // Round 1000 of quicknet, as drand's servers give it.
    let value = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125\
                 e342b73a8dd2bacbe47e4b6b63ed5e39";
    let drand = Beacon::drand(1_000);
    assert_eq!(drand.moment(), "2023-08-23T15:59:24Z");
    assert_eq!(drand.read(&value.to_uppercase()).unwrap().text, value);
    assert_eq!(Beacon::drand(1_001).read(value), Err(BeaconError::NotGenuine));
    assert_eq!(drand.read("00"), Err(BeaconError::DrandForm));
    assert_eq!(drand.read(&"0".repeat(96)), Err(BeaconError::NotGenuine));
    for round in [1, 2, 1_000, 27_946_612] {
        assert_eq!(drand_round_at(drand_time(round)), round);
        assert_eq!(drand_round_at(drand_time(round) - 1), round);
    }
    assert_eq!(rfc3339(drand_time(27_946_612)), "2026-04-20T00:00:00Z");
    assert_eq!(rfc3339(951_782_400), "2000-02-29T00:00:00Z");

    let dice = Beacon::Dice { witnesses: vec!["a".to_owned()], moment: "noon".to_owned() };
    assert_eq!(dice.read(&"1 6,".repeat(25)).unwrap().text, "16".repeat(25));
    assert_eq!(dice.read(&"16".repeat(24)), Err(BeaconError::DiceForm));
    assert_eq!(dice.read(&"07".repeat(30)), Err(BeaconError::DiceForm));
    let hex = Rules::default().beacon;
    assert_eq!(hex.read("AB").unwrap().text, "ab");
    assert!(hex.read("").is_err() && hex.read("a").is_err() && hex.read(&"00".repeat(129)).is_err());
}

#[test]
fn a_drand_round_is_verified_from_the_publication() {
    let value = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125\
                 e342b73a8dd2bacbe47e4b6b63ed5e39";
    let mut round = sample::round(5, 3, Lottery::Single, 1);
    round.rules.beacon = Beacon::drand(1_000);
    let frozen = freeze(round, &sample::receipts(5), Some(&[7; 32])).unwrap();
    let drawn = draw(&frozen, value, true).unwrap();
    let checks = public(drawn.publication());
    let beacon = checks.iter().find(|check| check.code == Code::Beacon).unwrap();
    assert_eq!(beacon.verdict, Verdict::Passed);
}

/// What one student may not list says nothing of the next.
#[test]
fn each_student_has_its_own_places() {
    let mut round = sample::round(3, 2, Lottery::Single, 1);
    let lists: [(Eligible, &[u32]); 3] = [
        (Eligible::Only(vec![1, 9, 8]), &[1, 1, 0, 9, 0]),
        (Eligible::Only(vec![0]), &[1, 0]),
        (Eligible::All, &[0, 1]),
    ];
    for (student, (eligible, list)) in round.students.iter_mut().zip(lists) {
        student.eligible = eligible;
        student.wishes = list.iter().map(|&place| Wish { place, class: None }).collect();
    }
    let expected = [
        Problem::UnknownPlace { student: 0, position: 2 },
        Problem::WishTwice { student: 0, position: 2 },
        Problem::NotEligible { student: 0, position: 3 },
        Problem::UnknownPlace { student: 0, position: 4 },
        Problem::WishTwice { student: 0, position: 5 },
        Problem::NotEligible { student: 1, position: 1 },
    ];
    assert_eq!(round.problems(), expected);
}

#[test]
fn all_problems_of_a_round_come_at_once() {
    let mut round = sample::round(4, 3, Lottery::Single, 1);
    round.places[1].place = round.places[0].place.clone();
    round.students[2].id = round.students[0].id.clone();
    round.students[1].wishes = vec![Wish { place: 9, class: Some(0) }];
    round.rules.confirmed_lists = 5;
    let receipts = [Receipt([1; 16]), Receipt([1; 16]), Receipt([2; 16])];
    let problems = freeze(round, &receipts, None).unwrap_err();
    for expected in [
        Problem::PlaceTwice(1),
        Problem::StudentTwice(2),
        Problem::UnknownPlace { student: 1, position: 1 },
        Problem::Class { student: 1, position: 1 },
        Problem::Confirmed(5),
        Problem::Receipts { receipts: 3, students: 4 },
        Problem::ReceiptTwice(1),
    ] {
        assert!(problems.contains(&expected), "{expected:?} is not in {problems:?}");
    }
}

/// A programme that is counted twice makes room for students who do not exist.
#[test]
fn a_programme_has_one_headcount() {
    let mut publication = frozen(3, 2, Lottery::Single, 5).publication().clone();
    let holds = |publication: &Publication| {
        public(publication).iter().any(|one| one.code == Code::Rules && one.verdict == Verdict::Passed)
    };
    let of = |programme: &str| Headcount { programme: programme.to_owned(), students: 2 };
    publication.frozen.headcounts = vec![of("care"), of("ict")];
    assert!(holds(&publication));
    publication.frozen.headcounts.push(of("care"));
    assert!(!holds(&publication));
}
