//! The draw, its outcome, its publication and its corrections.

use std::collections::HashMap;

use evenkans_matching::{self as engine, Kit, Publication, verify};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::round::{self, State};
use evenkans_rounds::{place, result};
use evenkans_store::write_tx;

use crate::by_hand;
use crate::world::{BEACON, DICE, ROUND_1000, World, refused, worlds};

#[tokio::test(flavor = "multi_thread")]
async fn only_the_named_drand_round_draws_and_only_once() {
    for world in worlds().await {
        let desk = world.frozen(World::drand()).await;
        world.go_to(BEACON - 1);
        assert_eq!(refused(world.draw(&desk, ROUND_1000).await), "error-draw-early");
        world.go_to(BEACON);
        // One digit off; too short; dice instead.
        let other = ROUND_1000.replace("b44679", "b44678");
        assert_eq!(refused(world.draw(&desk, &other).await), "error-beacon-other");
        assert_eq!(refused(world.draw(&desk, "b44679").await), "error-beacon-drand");
        assert_eq!(refused(world.draw(&desk, DICE).await), "error-beacon-drand");
        assert_eq!(world.desk(desk.round.id.as_str()).await.round.state, State::Frozen);
        // What drand's servers answer, pasted whole.
        let json = format!("{{\"round\": 1000, \"randomness\": \"00\", \"signature\": \"{ROUND_1000}\"}}");
        world.draw(&desk, &json).await.unwrap();
        let drawn = world.desk(desk.round.id.as_str()).await;
        assert_eq!((drawn.round.state, drawn.round.drawn_at), (State::Drawn, Some(BEACON)));
        assert_eq!(refused(world.draw(&drawn, ROUND_1000).await), "error-round-drawn");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_value_of_another_drand_round_is_refused() {
    for world in worlds().await {
        // Three seconds later is round 1001, whose value round 1000's is not.
        let later = round::NamedBeacon::Drand { at: BEACON + 3 };
        let desk = world.frozen(later).await;
        world.go_to(BEACON + 3);
        assert_eq!(refused(world.draw(&desk, ROUND_1000).await), "error-beacon-other");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fewer_than_fifty_dice_or_a_seven_draw_nothing() {
    for world in worlds().await {
        let desk = world.frozen(World::dice()).await;
        world.go_to(BEACON);
        assert_eq!(refused(world.draw(&desk, &DICE[..49]).await), "error-beacon-dice");
        assert_eq!(refused(world.draw(&desk, &DICE.replace('6', "7")).await), "error-beacon-pip");
        // Spaces and commas between the throws are fine.
        let spaced: String = DICE.chars().flat_map(|die| [die, ',', ' ']).collect();
        world.draw(&desk, &spaced).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_outcome_is_deferred_acceptance_with_the_published_numbers() {
    for world in worlds().await {
        for (beacon, value) in [(World::drand(), ROUND_1000), (World::dice(), DICE)] {
            let desk = world.drawn(beacon).await;
            let mut tx = world.db.read("test.outcome").await.unwrap();
            let (_, frozen) = round::reopened(&mut tx, &desk.round).await.unwrap();
            let places = place::store::of_round(&mut tx, world.region(), desk.round.id.as_str()).await.unwrap();
            let outcomes = result::store::of_round(&mut tx, &desk.round).await.unwrap();
            drop(tx);
            let drawn = engine::draw(&frozen, value, true).unwrap();
            let opening = frozen.opening();
            // Cas (0103) got no place in an earlier round: class 1; all others stand behind.
            let class = |leaf: usize| u8::from(opening[leaf].student != "0103");
            let lists: Vec<Vec<u32>> =
                opening.iter().map(|one| one.wishes.iter().map(|wish| wish.0).collect()).collect();
            let capacity = [1, 2, 1, 1, 1, 1];
            let expected = by_hand::allocate(&lists, &capacity, |place, leaf| {
                (class(leaf), drawn.number(u32::try_from(leaf).unwrap(), place))
            });
            let by_number: HashMap<&str, Option<&str>> = opening
                .iter()
                .zip(&expected)
                .map(|(one, place)| (one.student.as_str(), place.map(|place| places[place as usize].id.as_str())))
                .collect();
            assert_eq!(outcomes.len(), 8);
            for student in world.students(&desk.round).await {
                let outcome = outcomes.iter().find(|one| one.student_id == student.id).unwrap();
                assert_eq!(outcome.place_id.as_deref(), by_number[student.number.as_str()], "{}", student.number);
            }
            // Whatever the numbers are: Cas goes first at P01, Gijs is alone at P05, Eva alone at P06.
            for (number, code) in [("0103", "P01"), ("0107", "P05"), ("0105", "P06")] {
                let index = places.iter().position(|one| one.code == code).unwrap();
                assert_eq!(by_number[number], Some(places[index].id.as_str()), "{number}");
            }
            // Fos wanted only P01 and Han nothing.
            assert_eq!((by_number["0106"], by_number["0108"]), (None, None));
            world.go_to(crate::world::START);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_check_the_publication_and_every_student_their_kit() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let mut tx = world.db.read("test.verify").await.unwrap();
        let kept = round::store::live_freeze(&mut tx, &desk.round).await.unwrap();
        let outcomes = result::store::of_round(&mut tx, &desk.round).await.unwrap();
        drop(tx);
        let publication = Publication::from_json(kept.publication.as_bytes()).unwrap();
        assert!(verify::passes(&verify::public(&publication)));
        assert_eq!(outcomes.len(), 8);
        for outcome in &outcomes {
            let kit = Kit::from_json(outcome.kit.as_bytes()).unwrap();
            assert!(verify::passes(&verify::student(&publication, &kit)));
        }
        // One seat more in the publication, and nobody believes it.
        let forged = kept.publication.replacen("\"capacity\": 1", "\"capacity\": 2", 1);
        assert!(forged != kept.publication);
        let believed = Publication::from_json(forged.as_bytes()).is_ok_and(|one| verify::passes(&verify::public(&one)));
        assert!(!believed);
    }
}

async fn correct(
    world: &World,
    desk: &Desk,
    student: &str,
    to: Option<&str>,
    reason: &str,
) -> evenkans_store::Result<()> {
    write_tx!(world.db, "test.correct", |tx| { round::correct(tx, desk, student, to, reason).await.map(drop) })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_needs_a_reason_a_free_seat_and_a_place_that_fits_and_everybody_sees_it() {
    const REASON: &str = "Het bedrijf nam alsnog iemand aan na overleg.";
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let round = &desk.round;
        let (fos, gijs) = (world.student(round, "0106").await, world.student(round, "0107").await);
        let (helpdesk, leerlijn) = (world.place(round, "P05").await, world.place(round, "P06").await);
        let to = |place: &place::Place| Some(place.id.to_string());
        let cases = [
            (to(&helpdesk), "te kort", "error-reason"),
            (None, REASON, "error-correct-same"),
            (to(&helpdesk), "Faber krijgt alsnog een plek die over was.", "error-reason-name"),
            (to(&helpdesk), "Eva  EVERS wil ruilen, dat is afgesproken.", "error-reason-name"),
            (to(&helpdesk), "Student 0105 wil ruilen, dat is afgesproken.", "error-reason-name"),
            // A word that is also somebody's surname is about the work; so far it is only refused because of the seats.
            (to(&helpdesk), "De bakker om de hoek nam alsnog iemand aan.", "error-correct-full"),
            // Gijs has the only seat of P05; P06 is for another programme.
            (to(&helpdesk), REASON, "error-correct-full"),
            (to(&leerlijn), REASON, "error-wish-place"),
        ];
        for (place, reason, code) in cases {
            assert_eq!(refused(correct(&world, &desk, fos.id.as_str(), place.as_deref(), reason).await), code);
        }
        correct(&world, &desk, gijs.id.as_str(), None, REASON).await.unwrap();
        // From a page of before the first correction: the second coordinator is told.
        let again = correct(&world, &desk, fos.id.as_str(), Some(helpdesk.id.as_str()), REASON).await;
        assert!(matches!(again, Err(evenkans_store::Error::Stale)), "{again:?}");
        let desk = world.desk(round.id.as_str()).await;
        correct(&world, &desk, fos.id.as_str(), Some(helpdesk.id.as_str()), REASON).await.unwrap();

        let mut tx = world.db.read("test.corrections").await.unwrap();
        let seats = result::store::seats(&mut tx, round).await.unwrap();
        assert_eq!(seats.get(fos.id.as_str()), Some(&helpdesk.id.to_string()));
        assert_eq!(seats.get(gijs.id.as_str()), None);
        let shown = result::pages::shown_corrections(&mut tx, round, &world.t()).await.unwrap();
        assert_eq!(shown.len(), 2);
        assert!(shown.iter().all(|one| one.reason == REASON && !one.from.contains("Gijs") && !one.to.contains("Fos")));
        // The publication stays what it was: the correction stands beside it.
        let kept = round::store::live_freeze(&mut tx, round).await.unwrap();
        let publication = Publication::from_json(kept.publication.as_bytes()).unwrap();
        assert!(verify::passes(&verify::public(&publication)));
    }
}

/// A drand relay that gives one answer to whoever asks; returns its address and what was asked.
fn relay(answer: &'static str) -> (String, std::thread::JoinHandle<String>) {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(socket.try_clone().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        while !lines.next().unwrap().unwrap().is_empty() {}
        write!(socket, "{answer}").unwrap();
        first
    });
    (address, asked)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_is_asked_for_the_named_round_and_not_believed() {
    for world in worlds().await {
        let desk = world.frozen(World::drand()).await;
        world.go_to(BEACON);
        const GOOD: &str = concat!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n",
            "{\"round\":1000,\"signature\":\"b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125",
            "e342b73a8dd2bacbe47e4b6b63ed5e39\"}"
        );
        const OTHER: &str = concat!(
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
            "{\"round\":1000,\"signature\":\"a44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125",
            "e342b73a8dd2bacbe47e4b6b63ed5e39\"}"
        );
        let fetch = async |answer| {
            let (address, asked) = relay(answer);
            let fetched = round::fetch_beacon(&address, &desk.round).await;
            let asked = asked.join().unwrap();
            assert!(
                asked.contains("/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/public/1000 "),
                "{asked}"
            );
            fetched
        };
        let down = fetch("HTTP/1.1 503 Later\r\nConnection: close\r\n\r\n").await;
        assert_eq!(refused(down), "error-beacon-relay");
        // A relay that lies changes nothing: the signature is checked here.
        let lie = fetch(OTHER).await.unwrap();
        let drawn = world.draw(&desk, &lie.0).await;
        assert!(["error-beacon-other", "error-beacon-drand"].contains(&refused(drawn)));
        let good = fetch(GOOD).await.unwrap();
        world.draw(&desk, &good.0).await.unwrap();
        assert_eq!(refused(round::fetch_beacon("http://127.0.0.1:9", &desk.round).await), "error-beacon-relay");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_reason_names_nobody() {
    for world in worlds().await {
        let desk = world.drawn(World::dice()).await;
        let dua = world.student(&desk.round, "0104").await;
        let tuin = world.place(&desk.round, "P04").await;
        let correct = async |reason: &'static str| {
            write_tx!(world.db, "test.correct", |tx| {
                round::correct(tx, &desk, dua.id.as_str(), Some(tuin.id.as_str()), reason).await
            })
        };
        for reason in ["DEMIR kreeg alsnog een plek die over was.", "Student 0104 stond op de verkeerde lijst."] {
            assert_eq!(refused(correct(reason).await), "error-reason-name", "{reason}");
        }
        correct("De school had zich vergist in de opleiding.").await.unwrap();
    }
}
