//! Seats that a place keeps for a programme: on the place, in the draw, in the reasons, and in a repair.

use std::collections::BTreeMap;

use evenkans_matching::verify;
use evenkans_matching::{Kit, Publication};
use evenkans_rounds::import::Kind;
use evenkans_rounds::place::{self, By, Place};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::{placement, result, round, trial};
use evenkans_store::{Result, write_tx};

use crate::placements::{repairs, seats, withdraws};
use crate::world::{World, refused, worlds};

/// P01 has three seats for both programmes, one of them for ICT; seven want it first.
const KEPT: &str = "Plekcode;Opleidingen;Aantal;Bewaard voor
P01;ZORG|ICT;3;ICT: 1
";
const ALL_WANT_IT: &str = "Studentnummer;Plekcode;Voorkeur
0107;P01;1
0107;P05;2
0108;P01;1
";

async fn prepared(world: &World) -> Desk {
    let desk = world.prepared(World::drand()).await;
    for (kind, file) in [(Kind::Places, KEPT), (Kind::Wishes, ALL_WANT_IT)] {
        assert_eq!(world.read_in(&desk.round, kind, file).await.problems, [], "{kind:?}");
    }
    world.desk(desk.round.id.as_str()).await
}

async fn publication(world: &World, desk: &Desk) -> Publication {
    let mut tx = world.db.read("test.publication").await.unwrap();
    let kept = evenkans_rounds::round::store::live_freeze(&mut tx, &desk.round).await.unwrap();
    Publication::from_json(kept.publication.as_bytes()).unwrap()
}

/// For which programme everybody's seat is kept, of those who sit at P01.
async fn kept(world: &World, desk: &Desk) -> BTreeMap<String, String> {
    let p01 = world.place(&desk.round, "P01").await;
    let students = world.students(&desk.round).await;
    let mut tx = world.db.read("test.kept").await.unwrap();
    let live = placement::store::live(&mut tx, &desk.round).await.unwrap();
    let number = |one: &placement::Placement| students.iter().find(|s| s.id == one.student_id).unwrap().number.clone();
    let here = live.iter().filter(|one| one.place_id == p01.id.as_str());
    here.map(|one| (number(one), one.kept_for.clone())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_seat_goes_to_the_programme_and_everybody_can_check_it() {
    for world in worlds().await {
        let desk = prepared(&world).await;
        world.open(&desk).await.unwrap();
        let desk = world.frozen_from(&world.desk(desk.round.id.as_str()).await).await;
        let desk = world.published_from(&desk).await;
        let publication = publication(&world, &desk).await;
        let frozen = &publication.frozen;
        let named: Vec<_> = frozen.rules.groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(named, ["Opleiding ICT (ICT)"]);
        let reserved: Vec<_> =
            frozen.places.iter().filter_map(|one| Some((&*one.place, one.capacity, one.group.as_deref()?))).collect();
        assert_eq!(reserved, [("P01", 1, "Opleiding ICT (ICT)")]);
        assert_eq!(frozen.places[0].capacity, 2);
        // Claes goes first by class; the third seat is for somebody of ICT: Faber, Groen or Haas.
        let kept = kept(&world, &desk).await;
        assert_eq!(kept.len(), 3);
        assert_eq!(kept["0103"], "");
        let ict: Vec<&String> = kept.iter().filter(|(_, group)| !group.is_empty()).map(|(number, _)| number).collect();
        assert_eq!(ict.len(), 1);
        assert!(["0106", "0107", "0108"].contains(&ict[0].as_str()), "{kept:?}");
        // Everybody's kit passes, and says in the reasons which seats were kept.
        for student in world.students(&desk.round).await {
            let mut tx = world.db.read("test.outcome").await.unwrap();
            let outcome = result::store::of_student(&mut tx, world.region(), student.id.as_str()).await.unwrap();
            let own = Kit::from_json(outcome.kit.as_bytes()).unwrap();
            assert!(verify::passes(&verify::student(&publication, &own)));
            let steps: Vec<_> = outcome.explanation.steps.iter().filter(|step| step.code == "P01").collect();
            assert!(steps.iter().all(|step| step.position == 1), "both are the first choice");
            if kept.get(&student.number).is_some_and(String::is_empty) {
                assert_eq!(steps.len(), 1);
            } else if steps.len() == 2 {
                assert_eq!([&*steps[0].group, &*steps[1].group], ["", "Opleiding ICT (ICT)"]);
            }
            let first = kept.contains_key(&student.number);
            assert_eq!(first, outcome.position == Some(1) && steps.len() == outcome.explanation.steps.len());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_seat_that_comes_free_goes_to_the_programme_first() {
    for world in worlds().await {
        let desk = prepared(&world).await;
        world.open(&desk).await.unwrap();
        let desk = world.frozen_from(&world.desk(desk.round.id.as_str()).await).await;
        let desk = world.published_from(&desk).await;
        // Whoever of ICT sits there leaves, three times over: each time somebody of ICT follows, as long as one waits.
        let of_ict = ["0106", "0107", "0108"];
        for waiting in [2, 1, 0] {
            let before = kept(&world, &desk).await;
            let on_kept: Vec<String> =
                before.iter().filter(|(_, group)| !group.is_empty()).map(|(n, _)| n.clone()).collect();
            let [leaver] = &on_kept[..] else { panic!("one on the kept seat: {before:?}") };
            let others = of_ict.iter().filter(|one| before.contains_key(**one)).count();
            withdraws(&world, &desk, leaver).await;
            repairs(&world, &desk).await;
            let after = kept(&world, &desk).await;
            assert_eq!(after.len(), 3, "{after:?}");
            let (new, group) = after.iter().find(|(_, group)| !group.is_empty()).unwrap();
            assert_eq!(group, "Opleiding ICT (ICT)");
            let still = of_ict.iter().filter(|one| after.contains_key(**one)).count();
            // Those of ICT who sit on open seats stay there; while one of ICT waits, it is one of them who comes.
            if others <= waiting {
                assert!(of_ict.contains(&new.as_str()), "{before:?} {after:?}");
                assert_eq!(still, others);
            }
        }
        // Nobody of ICT is left: the seat went to somebody else, as it says on the place.
        let now = seats(&world, &desk).await;
        assert_eq!(now.values().filter(|code| *code == "P01").count(), 3);
    }
}

/// What the form of a place says when nothing is changed on it.
fn said_of(place: Place) -> place::Change {
    place::Change {
        title: place.title,
        tasks: place.tasks,
        town: place.town,
        capacity: place.capacity,
        starts_on: place.starts_on,
        ends_on: place.ends_on,
        contact_name: place.contact_name,
        contact_email: place.contact_email,
        studies: place.studies,
        reserved: place.reserved,
        ..place::Change::default()
    }
}

/// Whoever sits keeps their seat as long as their place has enough, whatever kind of seat was lost.
#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_is_lost_unseats_nobody_while_there_are_enough() {
    for world in worlds().await {
        let desk = prepared(&world).await;
        world.open(&desk).await.unwrap();
        let desk = world.frozen_from(&world.desk(desk.round.id.as_str()).await).await;
        let desk = world.published_from(&desk).await;
        let before = kept(&world, &desk).await;
        let on_kept = before.iter().find(|(_, group)| !group.is_empty()).unwrap().0.clone();
        // Who sits on the kept seat leaves, and the place has one seat less: the two on open seats stay.
        withdraws(&world, &desk, &on_kept).await;
        let p01 = world.place(&desk.round, "P01").await;
        write_tx!(world.db, "test.seats", |tx| {
            let why = "De begeleider werkt een dag minder.";
            evenkans_rounds::repair::change_seats(tx, &desk, (p01.id.as_str(), 2), why).await
        })
        .unwrap();
        let figures = repairs(&world, &desk).await;
        assert_eq!((figures.lost, figures.moved), (0, 0));
        let after = kept(&world, &desk).await;
        let stayed: Vec<&String> = before.keys().filter(|number| **number != on_kept).collect();
        assert_eq!(after.keys().collect::<Vec<_>>(), stayed);
    }
}

/// A programme that leaves the round takes no seats with it.
#[tokio::test(flavor = "multi_thread")]
async fn seats_kept_for_a_programme_that_left_are_open() {
    for world in worlds().await {
        let desk = prepared(&world).await;
        let mut tx = world.db.read("test.input").await.unwrap();
        let all = round::frozen_input(&mut tx, &desk.round).await.unwrap().round;
        drop(tx);
        assert_eq!((all.places[0].capacity, all.places.last().unwrap().capacity), (2, 1));
        write_tx!(world.db, "test.gone", |tx| {
            let key = [world.region().into(), (&desk.round.id).into(), (&world.studies[1].id).into()];
            tx.run("DELETE FROM round_study WHERE region_id = $1 AND round_id = $2 AND study_id = $3", &key).await
        })
        .unwrap();
        let mut tx = world.db.read("test.input").await.unwrap();
        let left = round::frozen_input(&mut tx, &desk.round).await.unwrap().round;
        assert_eq!(left.places[0].capacity, 3);
        assert!(left.places.iter().all(|place| place.group.is_none()));
    }
}

async fn save(world: &World, desk: &Desk, change: impl Fn(&mut Place)) -> Result<Place> {
    let mut wanted = world.place(&desk.round, "P01").await;
    let (id, version) = (wanted.id.clone(), wanted.version);
    change(&mut wanted);
    let said = said_of(wanted);
    write_tx!(world.db, "test.save", |tx| {
        place::save(tx, By::School(desk), &desk.round, id.as_str(), version, said.clone()).await
    })?;
    Ok(world.place(&desk.round, "P01").await)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_is_kept_than_there_is_and_only_for_who_may_come() {
    for world in worlds().await {
        let desk = prepared(&world).await;
        let [zorg, ict] = [0, 1].map(|at| world.studies[at].id.clone());
        let kept = |seats: &[(usize, u32)]| {
            seats.iter().map(|&(at, seats)| (world.studies[at].id.clone(), seats)).collect::<Vec<_>>()
        };
        assert_eq!(world.place(&desk.round, "P01").await.reserved, [(ict.clone(), 1)]);
        assert_eq!(
            refused(save(&world, &desk, |one| one.reserved = kept(&[(0, 2), (1, 2)])).await),
            "error-place-reserved"
        );
        assert_eq!(
            refused(save(&world, &desk, |one| one.reserved = kept(&[(0, u32::MAX), (1, 2)])).await),
            "error-place-reserved"
        );
        let alone = |one: &mut Place| one.studies = vec![ict.clone()];
        assert_eq!(refused(save(&world, &desk, alone).await), "error-place-reserved-study");
        let nobody = |one: &mut Place| (one.studies, one.reserved) = (vec![zorg.clone()], kept(&[(1, 1)]));
        assert_eq!(refused(save(&world, &desk, nobody).await), "error-place-reserved-study");
        let mut both = kept(&[(0, 2), (1, 1)]);
        both.sort();
        let saved = save(&world, &desk, |one| one.reserved = both.clone()).await.unwrap();
        assert_eq!((saved.reserved, saved.capacity), (both, 3));

        // A list without the column leaves it as it is; one with it says what is wrong.
        let report = world.read_in(&desk.round, Kind::Places, "Plekcode;Aantal\nP01;4\n").await;
        assert_eq!(report.problems, []);
        let place = world.place(&desk.round, "P01").await;
        assert_eq!((place.reserved.len(), place.capacity), (2, 4));
        // So may a list be without the column of programmes, and say what is kept.
        let report = world.read_in(&desk.round, Kind::Places, "Plekcode;Aantal;Bewaard voor\nP01;4;ICT: 2\n").await;
        assert_eq!(report.problems, []);
        assert_eq!(world.place(&desk.round, "P01").await.reserved, [(ict.clone(), 2)]);
        let narrowed = world.read_in(&desk.round, Kind::Places, "Plekcode;Opleidingen;Aantal\nP01;ZORG;4\n").await;
        assert_eq!(narrowed.problems.len(), 1, "what is kept does not go without a word");
        for new in ["ZORG|ICT;2;ICT: 5", "ZORG|ICT;2;ICT: 4294967295|ZORG: 1", "ICT;2;ICT: 1", ";2;ICT: 1"] {
            let file = format!("Plekcode;Opleidingen;Aantal;Bewaard voor\nP09;{new}\n");
            assert_eq!(world.read_in(&desk.round, Kind::Places, &file).await.problems.len(), 1, "{new}");
        }
        for wrong in ["ICT", "ICT: 0", "ICT: x", "BOUW: 1", "ICT: 1|ICT: 1", "ICT: 5"] {
            let file = format!("Plekcode;Opleidingen;Aantal;Bewaard voor\nP01;ZORG|ICT;4;{wrong}\n");
            assert_eq!(world.read_in(&desk.round, Kind::Places, &file).await.problems.len(), 1, "{wrong}");
        }
        let cleared = "Plekcode;Opleidingen;Aantal;Bewaard voor\nP01;ZORG|ICT;4;\n";
        assert_eq!(world.read_in(&desk.round, Kind::Places, cleared).await.problems, []);
        assert_eq!(world.place(&desk.round, "P01").await.reserved, []);
    }
}

/// A list that is read in with fewer seats than are kept does not go through.
#[tokio::test(flavor = "multi_thread")]
async fn a_list_cannot_take_away_the_seats_that_are_kept() {
    for world in worlds().await {
        let desk = prepared(&world).await;
        let report = world.read_in(&desk.round, Kind::Places, "Plekcode;Aantal\nP01;0\n").await;
        assert_eq!(report.problems.len(), 1);
        assert_eq!(world.place(&desk.round, "P01").await.capacity, 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_shows_the_round_without_kept_seats() {
    for world in worlds().await {
        let desk = prepared(&world).await;
        write_tx!(world.db, "test.trial", |tx| { trial::begin(tx, &desk, 200, &[]).await }).unwrap();
        crate::trials::carry_out(&world).await;
        let mut tx = world.db.read("test.trial").await.unwrap();
        let tried = trial::store::of_round(&mut tx, &desk.round).await.unwrap().unwrap();
        assert!(tried.result.iter().any(|one| !one.policy.reserves));
    }
}
