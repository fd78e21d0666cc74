//! `kill -9` of a real server during an import, a freeze, a draw and a repair of a large round, and during the last
//! signature under an agreement: each happened whole or not at all, and import and repair are finished by the next server.

use std::io::Write;
use std::time::Duration;

use evenkans_people::Lang;
use evenkans_rounds::agreement::template::{self, Change as Articles};
use evenkans_rounds::agreement::{self, Party};
use evenkans_rounds::import::Kind;
use evenkans_rounds::round::rules::Terms;
use evenkans_rounds::round::{self, Change, Classes, Lottery, NamedBeacon, Rules};
use evenkans_rounds::study::Level;
use evenkans_rounds::{place, placement, repair, student};
use evenkans_store::{Clock, write_tx};

use crate::bad_files::{STUDENT_COLUMNS, checked};
use crate::http::{encoded, fields};
use crate::process::{Answer, Server, serve};
use crate::world::{DICE, World, worlds};

const STUDENTS: usize = 4000;
const PLACES: usize = 400;
const HOUR: i64 = 3600;

fn students() -> String {
    let mut file =
        String::from("Studentnummer;Roepnaam;Achternaam;E-mail;Opleiding;Leerjaar;Eerdere ronde zonder plek\n");
    for n in 0..STUDENTS {
        file.push_str(&format!("{n:05};Student;Nummer {n};;ZORG;2;nee\n"));
    }
    file
}

fn places() -> String {
    let mut file = String::from("Plekcode;Titel;Aantal\n");
    for n in 0..PLACES {
        file.push_str(&format!("L{n:03};Plek {n};9\n"));
    }
    file
}

/// Three wishes each, spread so that some places are full and others are not.
fn wishes() -> String {
    let mut file = String::from("Studentnummer;Plekcode;Voorkeur\n");
    for n in 0..STUDENTS {
        for (choice, place) in
            [n % 7, (n * n + 1) % (PLACES - 7) + 7, (n * 31 + 5) % (PLACES - 7) + 7].iter().enumerate()
        {
            file.push_str(&format!("{n:05};L{place:03};{}\n", choice + 1));
        }
    }
    file
}

/// A deed on the pages of a real server; nothing when it died before it answered.
fn post(server: &Server, cookie: &str, path: &str, form: &[(&str, &str)]) -> Option<Answer> {
    let body = encoded(&fields(form));
    let mut connection = server.connect();
    let sent = write!(
        connection,
        "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        server.host,
        body.len()
    );
    sent.ok()?;
    // Who is killed closes the connection without a word, or resets it.
    std::panic::catch_unwind(|| Answer::from(connection)).ok()
}

/// Sends a deed to a server and kills it, `kill -9`, after a while.
fn killed(address: &str, cookie: &str, path: &str, form: &[(&str, &str)], after: u64) {
    let server = serve(address, &[]);
    let body = encoded(&fields(form));
    let mut connection = server.connect();
    write!(
        connection,
        "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        server.host,
        body.len()
    )
    .unwrap();
    std::thread::sleep(Duration::from_millis(after));
    server.signal("-9");
    let (code, _) = server.ended();
    assert_eq!(code, None, "it was killed and did not end by itself");
}

/// What there is of the round: students, freezes, outcomes; and its state.
async fn there(world: &World, id: &str) -> (i64, i64, i64, &'static str) {
    // PostgreSQL ends a killed client's transaction when it notices; wait for its locks by writing.
    write_tx!(world.db, "test.settle", |tx| {
        tx.run("UPDATE round SET version = version WHERE id = $1", &[id.into()]).await
    })
    .unwrap();
    let mut tx = world.db.read("test.there").await.unwrap();
    let round = round::store::by_id(&mut tx, world.region(), id).await.unwrap();
    let key = [id.into()];
    let students = tx.count("SELECT COUNT(*) AS n FROM student WHERE round_id = $1", &key).await.unwrap();
    let outcomes = tx.count("SELECT COUNT(*) AS n FROM outcome WHERE round_id = $1", &key).await.unwrap();
    let freezes = round::store::freezes(&mut tx, &round).await.unwrap().len();
    (students, i64::try_from(freezes).unwrap(), outcomes, round.state.word())
}

/// A round in preparation whose wishes close an hour before now and whose dice fall at `at`, made when it could be.
async fn large_round(world: &World, now: i64) -> round::desk::Desk {
    world.go_to(now - 48 * HOUR);
    let change = Change {
        places_until: now - 2 * HOUR,
        wishes_until: now - HOUR,
        rules: Rules {
            lottery: Lottery::Single,
            classes: Classes::Computed { rules: Vec::new() },
            beacon: NamedBeacon::Dice { at: now + 24 * HOUR, witnesses: vec!["Een".into(), "Twee".into()] },
            terms: Terms::default(),
        },
        starts_on: "2099-02-01".into(),
        ends_on: "2099-07-01".into(),
        ..world.change(World::dice())
    };
    let id = write_tx!(world.db, "test.round", |tx| {
        round::create(tx, &world.me, world.region(), world.school.as_str(), &change).await
    })
    .unwrap();
    world.desk(id.as_str()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_leaves_an_import_a_freeze_a_draw_and_a_repair_whole_or_undone() {
    for world in worlds().await {
        let now = Clock::system().now();
        let desk = large_round(&world, now).await;
        world.go_to(now);
        let id = desk.round.id.to_string();
        let visitor = world.coordinator().await;
        let base = format!("/r/proefstad/rondes/{id}");
        let all = i64::try_from(STUDENTS).unwrap();

        let (import, _) = checked(&visitor, &desk, "students", &students(), STUDENT_COLUMNS).await;
        let mut kills = 0;
        for after in [30, 250, 600, 1200] {
            killed(world.address(), &visitor.cookie, &format!("{import}/schrijven"), &[], after);
            let (students, ..) = there(&world, &id).await;
            assert!(students == 0 || students == all, "{students} students after {after} ms");
            kills += u32::from(students == 0);
            // The job is held for half a minute by the server that died; as if it had passed.
            write_tx!(world.db, "test.lease", |tx| { tx.run("UPDATE job SET lease_until = 0", &[]).await }).unwrap();
        }
        assert!(kills > 0, "no kill came in time");
        let server = serve(world.address(), &[]);
        wait("the import is finished", async || there(&world, &id).await.0 == all).await;
        drop(server);

        world.go_to(now - 47 * HOUR);
        let desk = world.desk(&id).await;
        world.count(&desk, 100_000).await.unwrap();
        world.open(&desk).await.unwrap();
        // Lists come in before their deadline.
        world.go_to(now - 2 * HOUR);
        for (kind, file) in [(Kind::Places, places()), (Kind::Wishes, wishes())] {
            let report = world.read_in(&desk.round, kind, &file).await;
            assert_eq!(report.problems, [], "{kind:?}");
        }
        world.go_to(now);
        let word = [("word", "BEVRIES")];
        for after in [50, 400, 900] {
            killed(world.address(), &visitor.cookie, &format!("{base}/bevriezen"), &word, after);
            match there(&world, &id).await {
                (_, 0, 0, "open") | (_, 1, 0, "frozen") => {}
                other => panic!("half a freeze after {after} ms: {other:?}"),
            }
        }
        let server = serve(world.address(), &[]);
        post(&server, &visitor.cookie, &format!("{base}/bevriezen"), &word);
        drop(server);
        assert_eq!(there(&world, &id).await, (all, 1, 0, "frozen"));

        // The dice were thrown an hour ago.
        let desk = world.desk(&id).await;
        let beacon = NamedBeacon::Dice { at: now - HOUR / 2, witnesses: vec!["Een".into(), "Twee".into()] };
        let moved = round::Round { rules: Rules { beacon, ..desk.round.rules.clone() }, ..desk.round.clone() };
        write_tx!(world.db, "test.moved", |tx| { round::store::update(tx, &moved).await }).unwrap();
        let dice = [("beacon", DICE), ("sure", "1")];
        for after in [100, 800, 2000] {
            killed(world.address(), &visitor.cookie, &format!("{base}/trekking"), &dice, after);
            match there(&world, &id).await {
                (_, 1, 0, "frozen") => {}
                (_, 1, outcomes, "drawn") if outcomes == all => {}
                other => panic!("half a draw after {after} ms: {other:?}"),
            }
        }
        let server = serve(world.address(), &[]);
        post(&server, &visitor.cookie, &format!("{base}/trekking"), &dice);
        drop(server);
        assert_eq!(there(&world, &id).await, (all, 1, all, "drawn"));
        killed_in_a_repair(&world, &id).await;
    }
}

/// What a repair left: how many it placed and how many it ended, and how many it says that it moved and placed.
async fn repaired(world: &World, id: &str) -> (i64, i64, Option<i64>) {
    write_tx!(world.db, "test.settle", |tx| {
        tx.run("UPDATE round SET version = version WHERE id = $1", &[id.into()]).await
    })
    .unwrap();
    let mut tx = world.db.read("test.repaired").await.unwrap();
    let key = [id.into()];
    let began = "SELECT COUNT(*) AS n FROM placement WHERE round_id = $1 AND origin = 'repair'";
    let ended = "SELECT COUNT(*) AS n FROM placement WHERE round_id = $1 AND ended = 'moved'";
    let done = "SELECT moved + placed AS n FROM repair WHERE round_id = $1 AND done_at IS NOT NULL";
    let (began, ended) = (tx.count(began, &key).await.unwrap(), tx.count(ended, &key).await.unwrap());
    let said = tx.row(done, &key).await.unwrap().map(|row| row.get("n").unwrap());
    (began, ended, said)
}

/// After the publication one in five withdraws; then the server dies over and over while it repairs.
async fn killed_in_a_repair(world: &World, id: &str) {
    let desk = world.desk(id).await;
    world.publish(&desk).await.unwrap();
    let desk = world.desk(id).await;
    let t = world.t();
    write_tx!(world.db, "test.withdraw", |tx| {
        for student in student::store::of_round(tx, world.region(), id).await?.iter().step_by(5) {
            placement::withdraw(tx, &desk.round, &world.link(student)).await?;
        }
        let at = tx.now + 25 * HOUR;
        repair::announce(tx, (&world.site, &t), &desk, at).await?;
        // As if the day had passed.
        tx.run("UPDATE job SET run_at = 0 WHERE kind = 'repair'", &[]).await
    })
    .unwrap();
    let mut kills = 0;
    for after in [300, 900, 1800] {
        let server = serve(world.address(), &[]);
        std::thread::sleep(Duration::from_millis(after));
        server.signal("-9");
        server.ended();
        match repaired(world, id).await {
            (0, 0, None) => kills += 1,
            (began, ended, Some(said)) if began == said && began > 0 && ended > 0 => {}
            other => panic!("half a repair after {after} ms: {other:?}"),
        }
        write_tx!(world.db, "test.lease", |tx| { tx.run("UPDATE job SET lease_until = 0", &[]).await }).unwrap();
    }
    assert!(kills > 0, "no kill came in time");
    let server = serve(world.address(), &[]);
    wait("the repair is done", async || repaired(world, id).await.2.is_some()).await;
    drop(server);
    let (began, _, said) = repaired(world, id).await;
    assert_eq!(Some(began), said);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_leaves_the_last_signature_whole_or_undone() {
    for world in worlds().await {
        let desk = world.published(World::dice()).await;
        world.go_to(Clock::system().now());
        let (t, student) = (world.t(), world.student(&desk.round, "0103").await);
        let id = write_tx!(world.db, "test.agreement", |tx| {
            let change = Articles {
                body: "# Artikel 1".into(),
                guardian: false,
                contact_name: "Vera".into(),
                contact_email: "vera@school.example".into(),
            };
            let (site, school) = ((&*world.site, &t), (world.school.as_str(), "iemand"));
            template::save(tx, world.region(), school, (Level::Hbo, Lang::Nl), (0, &change)).await?;
            let placement = placement::live_of(tx, world.region(), student.id.as_str()).await?.unwrap();
            let place = place::store::by_id(tx, world.region(), &placement.place_id).await?;
            let terms = agreement::usual_terms(&desk.round, &place, Lang::Nl);
            let id = agreement::make(tx, site, &desk, student.id.as_str(), &terms).await?;
            for party in [Party::Student, Party::Employer] {
                let one = agreement::store::by_id(tx, world.region(), id.as_str()).await?;
                agreement::sign(tx, site, &desk.round, &one, (party, "iemand"), ("Naam", &one.hash)).await?;
            }
            Ok(id)
        })
        .unwrap();
        let visitor = world.coordinator().await;
        let path = format!("/r/proefstad/rondes/{}/overeenkomsten/{}/ondertekenen", desk.round.id, student.id);
        let mut tx = world.db.read("test.hash").await.unwrap();
        let hash = agreement::store::by_id(&mut tx, world.region(), id.as_str()).await.unwrap().hash;
        drop(tx);
        let form = [("agreement", id.as_str()), ("hash", hash.as_str()), ("sign_name", "Zij"), ("sign_sure", "1")];
        let (open, signed) = ((2, "open", 0), (3, "signed", 3));
        for after in [1, 4, 10, 30, 120] {
            killed(world.address(), &visitor.cookie, &path, &form, after);
            let now = signatures(&world, id.as_str()).await;
            assert!(now == open || now == signed, "half a signature after {after} ms: {now:?}");
        }
        let server = serve(world.address(), &[]);
        post(&server, &visitor.cookie, &path, &form);
        drop(server);
        assert_eq!(signatures(&world, id.as_str()).await, signed);
    }
}

/// How many signed, how the agreement stands, and how many were mailed that it holds.
async fn signatures(world: &World, id: &str) -> (i64, &'static str, i64) {
    write_tx!(world.db, "test.settle", |tx| {
        tx.run("UPDATE agreement SET version = version WHERE id = $1", &[id.into()]).await
    })
    .unwrap();
    let mut tx = world.db.read("test.signatures").await.unwrap();
    let signed = tx.count("SELECT COUNT(*) AS n FROM signature WHERE agreement_id = $1", &[id.into()]).await.unwrap();
    let mails = "SELECT COUNT(*) AS n FROM mail WHERE subject LIKE 'Door iedereen ondertekend%'";
    let mails = tx.count(mails, &[]).await.unwrap();
    let state = agreement::store::by_id(&mut tx, world.region(), id).await.unwrap().state;
    (signed, state.word(), mails)
}

async fn wait(what: &str, is_so: impl AsyncFn() -> bool) {
    for _ in 0..600 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never: {what}");
}
