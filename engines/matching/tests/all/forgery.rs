//! Forgeries through the whole cryptographic path: for each there is a check that catches it.

use evenkans_matching::verify::{Check, Code, Verdict, kit, passes, public, replay};
use evenkans_matching::{
    Cutoff, Eligible, Frozen, Headcount, Kit, Lottery, Market, Number, Opened, Place, Problem, Publication, Receipt,
    Reserves, Round, Rules, Student, UNPLACED, Wish, allocate, draw, freeze,
};

use evenkans_tampering::forger::{Claim, Forged, Forger, KEY, seal};
use evenkans_tampering::sample;

const BEACON: &str = "c0ffee";

fn frozen(seed: u64) -> Frozen {
    freeze(sample::round(40, 12, Lottery::PerPlace, seed), &sample::receipts(40), Some(&KEY)).unwrap()
}

/// The honest round, as the forger would publish it.
fn honest(frozen: &Frozen) -> Forger {
    let drawn = draw(frozen, BEACON, true).unwrap();
    let result = drawn.publication().result.clone().unwrap();
    let heads = heads(frozen, |leaf, place| drawn.number(leaf, place), &drawn.seats_by_leaf());
    Forger {
        frozen: frozen.publication().clone(),
        opened: frozen.opening().to_vec(),
        beacon: BEACON.to_owned(),
        places: drawn.seats_by_leaf().iter().map(|s| s.map_or(UNPLACED, |s| s.place)).collect(),
        claims: result
            .places
            .iter()
            .zip(heads)
            .map(|(place, head)| Claim { taken: place.taken, cutoff: place.cutoff, level: place.level, head })
            .collect(),
        unplaced: result.unplaced,
    }
}

/// The best waiting student of each place, by brute force.
fn heads(
    frozen: &Frozen,
    number: impl Fn(u32, u32) -> Number,
    seats: &[Option<evenkans_matching::Seat>],
) -> Vec<Option<u32>> {
    (0..frozen.publication().frozen.places.len() as u32)
        .map(|place| {
            let waiting = frozen.opening().iter().zip(0_u32..).filter_map(|(student, leaf)| {
                let at = student.wishes.iter().position(|wish| wish.0 == place)?;
                let reached = seats[leaf as usize].map_or(u32::MAX, |seat| seat.position);
                (reached > at as u32 + 1).then(|| (student.wishes[at].1, number(leaf, place), leaf))
            });
            waiting.min().map(|(_, _, leaf)| leaf)
        })
        .collect()
}

fn caught(forged: &Forged) -> Vec<Check> {
    let kits = forged.kits.iter().flat_map(|own| kit(&forged.publication, own));
    let checks = public(&forged.publication).into_iter().chain(kits);
    checks.filter(|check| check.verdict == Verdict::Failed).collect()
}

fn codes(forged: &Forged) -> Vec<Code> {
    caught(forged).into_iter().map(|check| check.code).collect()
}

#[test]
fn the_forger_makes_the_honest_round_byte_for_byte() {
    for seed in 0..5 {
        let frozen = frozen(seed);
        let forged = honest(&frozen).publish();
        let drawn = draw(&frozen, BEACON, true).unwrap();
        assert_eq!(&forged.publication, drawn.publication());
        let kits: Vec<Kit> = (0..40).map(|leaf| drawn.kit_of_leaf(leaf).unwrap()).collect();
        assert_eq!(forged.kits, kits);
        assert_eq!(caught(&forged), []);
    }
}

/// Changes one thing at every place of four rounds; whatever leaves the truth must be caught.
fn forge_places(mut change: impl FnMut(&mut Forger, usize) -> bool) -> Vec<Code> {
    let mut all = Vec::new();
    for seed in 0..4 {
        let frozen = frozen(seed);
        for place in 0..12 {
            let mut forger = honest(&frozen);
            if !change(&mut forger, place) {
                continue;
            }
            let codes = codes(&forger.publish());
            assert!(!codes.is_empty(), "round {seed}, place {place} slipped through");
            all.extend(codes);
        }
    }
    all
}

#[test]
fn a_forged_cutoff_is_caught() {
    let better = forge_places(|forger, place| match &mut forger.claims[place].cutoff {
        // The last one admitted is one's own class and number: one less and it sits outside.
        Cutoff::Last { number: Number(number), .. } => {
            *number -= 1;
            true
        }
        _ => false,
    });
    assert!(better.contains(&Code::OwnPlace));
    let worse = forge_places(|forger, place| {
        let waits = forger.claims[place].head.is_some();
        if let Cutoff::Last { class, .. } = &mut forger.claims[place].cutoff {
            *class = 1_000;
        }
        waits && matches!(forger.claims[place].cutoff, Cutoff::Last { .. })
    });
    assert!(worse.contains(&Code::Admitted));
    let left = forge_places(|forger, place| {
        let full = forger.claims[place].cutoff != Cutoff::SeatsLeft;
        forger.claims[place].cutoff = Cutoff::SeatsLeft;
        full
    });
    assert!(left.contains(&Code::CutoffForm));
}

#[test]
fn a_forged_head_is_caught() {
    let hidden = forge_places(|forger, place| forger.claims[place].head.take().is_some());
    assert!(hidden.contains(&Code::HeadMissing));
    let mut turn = 0;
    let other = forge_places(|forger, place| {
        turn = (turn + 7) % 40;
        let head = &mut forger.claims[place].head;
        let before = *head;
        *head = head.map(|_| turn);
        *head != before
    });
    for code in [Code::HeadListed, Code::HeadNotWaiting, Code::HeadBehind] {
        assert!(other.contains(&code), "{code:?} is not in {other:?}");
    }
    let phantom = forge_places(|forger, place| {
        let head = &mut forger.claims[place].head;
        *head = head.map(|_| 40);
        head.is_some()
    });
    assert!(phantom.contains(&Code::HeadMissing));
}

#[test]
fn a_forged_level_is_caught() {
    let codes = forge_places(|forger, place| {
        let level = &mut forger.claims[place].level;
        let high = *level > 0;
        *level = 0;
        high
    });
    assert!(codes.contains(&Code::HeadLevel));
    let codes = forge_places(|forger, place| {
        forger.claims[place].level = 13;
        true
    });
    assert!(codes.contains(&Code::LevelRange));
}

#[test]
fn forged_counts_are_caught() {
    let more = forge_places(|forger, place| {
        forger.claims[place].taken += 1;
        forger.unplaced = forger.unplaced.saturating_sub(1);
        true
    });
    assert!(more.contains(&Code::TooManyTaken) || more.contains(&Code::OwnSeat));
    let fewer = forge_places(|forger, place| {
        let taken = &mut forger.claims[place].taken;
        let some = *taken > 0;
        *taken = taken.saturating_sub(1);
        forger.unplaced += 1;
        some
    });
    assert!(fewer.contains(&Code::OwnSeat));
    let sum = forge_places(|forger, _| {
        forger.unplaced += 1;
        true
    });
    assert!(sum.contains(&Code::Counts));
}

/// A favourite gets the seat of somebody else.
#[test]
fn a_seat_given_to_somebody_else_is_caught() {
    let codes = forge_places(|forger, place| {
        let Some(favourite) = forger.claims[place].head else {
            return false;
        };
        let holder = forger.places.iter().position(|&at| at == place as u32);
        let Some(holder) = holder else { return false };
        let before = forger.places[favourite as usize];
        forger.places[favourite as usize] = place as u32;
        forger.places[holder] = UNPLACED;
        forger.unplaced += u32::from(before != UNPLACED);
        if before != UNPLACED {
            forger.claims[before as usize].taken -= 1;
        }
        true
    });
    assert!(codes.contains(&Code::OwnPlace) || codes.contains(&Code::Admitted));
}

fn two_by_two() -> Round {
    let wish = |place, class| Wish { place, class: Some(class) };
    let student = |id: &str, wishes| Student { id: id.to_owned(), wishes, ..Student::default() };
    Round {
        rules: Rules::default(),
        places: ["A", "B"].map(|id| Place { place: id.to_owned(), capacity: 1, group: None }).to_vec(),
        students: vec![student("s", vec![wish(0, 2), wish(1, 1)]), student("t", vec![wish(1, 2), wish(0, 1)])],
    }
}

/// Both students would rather trade: stable, but the worse of two stable allocations. Every
/// certificate is tried.
#[test]
fn another_stable_allocation_is_caught_whatever_is_published() {
    let frozen = freeze(two_by_two(), &sample::receipts(2), Some(&KEY)).unwrap();
    let right = honest(&frozen);
    assert_eq!(caught(&right.publish()), []);
    let numbers = evenkans_matching::Numbers::new(
        &[0xc0, 0xff, 0xee],
        &frozen.fingerprint(),
        Lottery::Single,
        Reserves::default(),
    );
    let swapped: Vec<u32> = right.places.iter().map(|place| 1 - place).collect();
    let heads = [None, Some(0), Some(1)];
    let mut tried = 0;
    for index in 0..(3 * 3 * 3 * 3) {
        let (h, l) = ([index % 3, index / 3 % 3], [index / 9 % 3, index / 27 % 3]);
        let claims = (0..2_u32).map(|place| {
            let holder = swapped.iter().position(|&at| at == place).unwrap() as u32;
            Claim {
                taken: 1,
                cutoff: Cutoff::Last { class: 1, number: numbers.of(holder, place) },
                level: l[place as usize] as u32,
                head: heads[h[place as usize]],
            }
        });
        let forger = Forger { places: swapped.clone(), claims: claims.collect(), ..right.clone() };
        let codes = codes(&forger.publish());
        assert!(!codes.is_empty());
        assert!(codes.iter().all(|code| format!("{code:?}").starts_with("Head")), "{codes:?}");
        tried += 1;
    }
    assert_eq!(tried, 81);
}

/// Two students with equal lists are given one leaf, and a phantom takes the other.
#[test]
fn two_students_on_one_leaf_are_caught() {
    let frozen = frozen(1);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let mut shared = drawn.kit(3).unwrap();
    assert!(passes(&kit(drawn.publication(), &shared)));
    shared.student = "student 4".to_owned();
    let failed = kit(drawn.publication(), &shared);
    assert!(failed.iter().any(|c| c.code == Code::OwnLeaf && c.verdict == Verdict::Failed));
}

#[test]
fn a_wrong_class_and_a_changed_list_are_caught() {
    let frozen = frozen(1);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let student = (0..40).find(|&s| drawn.kit(s).unwrap().wishes.len() > 1).unwrap();
    let own = drawn.kit(student).unwrap();
    let mut class = own.clone();
    class.wishes[0].1 += 1;
    let mut order = own.clone();
    order.wishes.swap(0, 1);
    let mut receipt = own.clone();
    receipt.receipt = Receipt([0; 16]);
    let mut leaf = own.clone();
    leaf.leaf = (leaf.leaf + 1) % 40;
    let mut eligible = own;
    eligible.eligible = Eligible::Only(Vec::new());
    for forged in [class, order, receipt, leaf, eligible] {
        assert!(!passes(&kit(drawn.publication(), &forged)));
    }
}

/// A favourite with a false class passes every student; only the auditor, who knows the classes,
/// can tell. The list that is opened to the auditor is then not the one that was frozen.
#[test]
fn an_auditor_is_not_shown_other_lists() {
    let frozen = frozen(2);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let mut opened: Vec<Opened> = frozen.opening().to_vec();
    let student = opened.iter_mut().find(|student| !student.wishes.is_empty()).unwrap();
    student.wishes[0].1 = if student.wishes[0].1 == 1 { 2 } else { 1 };
    assert!(!passes(&replay(drawn.publication(), &opened).checks));
    assert!(!passes(&replay(drawn.publication(), &opened[1..]).checks));
}

#[test]
fn a_phantom_is_caught_by_the_headcount() {
    let mut round = sample::round(40, 12, Lottery::Single, 1);
    round.rules.headcounts = vec![Headcount { programme: "all".to_owned(), students: 40 }];
    let frozen = freeze(round.clone(), &sample::receipts(40), None).unwrap();
    assert!(public(frozen.publication()).iter().all(|c| c.code != Code::Headcounts || c.verdict == Verdict::Passed));
    // This library freezes no such round; who cheats has another one.
    round.rules.headcounts[0].students = 39;
    assert_eq!(round.problems(), [Problem::Headcounts { students: 40, counted: 39 }]);
    let mut publication = frozen.publication().clone();
    publication.frozen.headcounts[0].students = 39;
    let failed = public(&publication);
    assert!(failed.iter().any(|c| c.code == Code::Headcounts && c.verdict == Verdict::Failed));
}

#[test]
fn a_draw_made_again_is_caught() {
    let frozen = frozen(3);
    let first = draw(&frozen, BEACON, true).unwrap();
    // Frozen again with one confirmed list less: another fingerprint, so other numbers.
    let mut changed = frozen.publication().clone();
    changed.frozen.title = "Sample ".to_owned();
    let again = Frozen::reopen(&seal(changed), frozen.opening().to_vec(), Some(&KEY)).unwrap();
    let second = draw(&again, BEACON, true).unwrap();
    assert_ne!(first.publication().fingerprint, second.publication().fingerprint);
    // The student holds the kit of the freeze, with the fingerprint that was mailed.
    let checks = kit(second.publication(), &frozen.kit(0).unwrap());
    assert!(checks.iter().any(|c| c.code == Code::Round && c.verdict == Verdict::Failed));
}

#[test]
fn every_changed_byte_of_a_publication_is_caught() {
    let frozen = frozen(4);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let json = serde_json::to_string(drawn.publication()).unwrap();
    for at in (0..json.len()).step_by(11) {
        let mut bytes = json.clone().into_bytes();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        let Ok(forged) = Publication::from_json(&bytes) else {
            continue;
        };
        assert!(!passes(&public(&forged)), "byte {at} of {json}");
    }
}

/// Nothing that a kit says may make the verifier panic.
#[test]
fn absurd_kits_fail_quietly() {
    let frozen = frozen(5);
    let drawn = draw(&frozen, BEACON, true).unwrap();
    let student = (0..40).find(|&s| !drawn.kit(s).unwrap().heads.is_empty()).unwrap();
    let own = drawn.kit(student).unwrap();
    let changes: [fn(&mut Kit); 9] = [
        |kit| kit.leaf = u32::MAX,
        |kit| kit.wishes[0].0 = u32::MAX,
        |kit| kit.wishes.clear(),
        |kit| kit.outcome.as_mut().unwrap().position = u32::MAX,
        |kit| kit.outcome.as_mut().unwrap().seat = u32::MAX,
        |kit| kit.heads[0].position = u32::MAX,
        |kit| kit.heads[0].count = u32::MAX,
        |kit| kit.heads[0].leaf = u32::MAX,
        |kit| kit.heads[0].wish_path.0.clear(),
    ];
    for change in changes {
        let mut forged = own.clone();
        change(&mut forged);
        assert!(!passes(&kit(drawn.publication(), &forged)));
    }
    let mut short = drawn.publication().clone();
    short.result.as_mut().unwrap().places.truncate(1);
    assert!(!passes(&public(&short)));
    assert!(!passes(&kit(&short, &own)) || own.wishes.is_empty());
    let market = Market::new(vec![], vec![0], vec![], vec![]).unwrap();
    assert!(allocate(&market).places.is_empty());
}
