//! Places that students arrange themselves: outside the draw, once, and by the school's word.

use std::collections::BTreeMap;

use evenkans_network::partner;
use evenkans_people::mail;
use evenkans_rounds::own::{self, Decision, OwnPlace, Proposal};
use evenkans_rounds::placement::{self, EmployerAnswer, Origin};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::wish::{self, Step};
use evenkans_rounds::{place, repair};
use evenkans_store::{Result, write_tx};

use crate::world::{World, refused, worlds};

const DAY: i64 = 86_400;
const NO: &str = "Dit werk past niet bij wat je op school leert.";

fn proposal(kvk: &str) -> Proposal {
    Proposal {
        employer: "Fietsenmaker Spaak".into(),
        kvk: kvk.into(),
        town: "Proefstad".into(),
        title: "In de werkplaats".into(),
        tasks: "Fietsen maken en klanten helpen.".into(),
        hours: 32,
        starts_on: "2024-02-01".into(),
        ends_on: "2024-07-01".into(),
        contact_name: "Spaak".into(),
        contact_email: "spaak@fietsen.example".into(),
    }
}

async fn propose(world: &World, desk: &Desk, number: &str, what: &Proposal) -> Result<()> {
    let (t, link) = (world.t(), world.link(&world.student(&desk.round, number).await));
    write_tx!(world.db, "test.propose", |tx| {
        let round = evenkans_rounds::round::store::by_id(tx, world.region(), desk.round.id.as_str()).await?;
        own::propose(tx, (&world.site, &t), &round, &link, what).await
    })
}

async fn take_back(world: &World, desk: &Desk, number: &str) -> Result<()> {
    let link = world.link(&world.student(&desk.round, number).await);
    write_tx!(world.db, "test.back", |tx| {
        let round = evenkans_rounds::round::store::by_id(tx, world.region(), desk.round.id.as_str()).await?;
        own::take_back(tx, &round, &link).await
    })
}

async fn all(world: &World, desk: &Desk) -> Vec<OwnPlace> {
    let mut tx = world.db.read("test.own").await.unwrap();
    own::store::of_round(&mut tx, &desk.round).await.unwrap()
}

async fn decide(world: &World, desk: &Desk, approved: bool, reason: &str) -> Result<()> {
    let (t, desk) = (world.t(), world.desk(desk.round.id.as_str()).await);
    let one = all(world, &desk).await.into_iter().rev().find(OwnPlace::is_open).map(|one| one.id);
    let id = one.map_or_else(|| "niets".to_owned(), |id| id.to_string());
    let decision = Decision { approved, reason: reason.into(), source: String::new(), on: String::new() };
    write_tx!(world.db, "test.decide", |tx| { own::decide(tx, (&world.site, &t), &desk, &id, &decision).await })
}

/// Where everybody sits, with how they came there.
async fn seats(world: &World, desk: &Desk) -> BTreeMap<String, (String, Origin)> {
    let mut tx = world.db.read("test.seats").await.unwrap();
    let live = placement::store::live(&mut tx, &desk.round).await.unwrap();
    let places = place::store::of_round(&mut tx, world.region(), desk.round.id.as_str()).await.unwrap();
    drop(tx);
    let students = world.students(&desk.round).await;
    let number = |id: &str| students.iter().find(|one| one.id.as_str() == id).unwrap().number.clone();
    let title = |id: &str| places.iter().find(|one| one.id.as_str() == id).unwrap().title.clone();
    live.iter().map(|one| (number(one.student_id.as_str()), (title(&one.place_id), one.origin))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn approved_before_the_draw_the_student_takes_no_part_and_begins_there_with_the_publication() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        assert_eq!(refused(propose(&world, &desk, "0103", &proposal("")).await), "error-kvk");
        let himself = Proposal { contact_email: "Cas@school.example".into(), ..proposal("99020001") };
        assert_eq!(refused(propose(&world, &desk, "0103", &himself).await), "error-own-self");
        propose(&world, &desk, "0103", &proposal("99020001")).await.unwrap();
        assert_eq!(refused(propose(&world, &desk, "0103", &proposal("99020002")).await), "error-own-open");
        assert_eq!(refused(decide(&world, &desk, false, "nee").await), "error-reason");
        decide(&world, &desk, false, NO).await.unwrap();
        assert_eq!(world.list(&desk.round, "0103").await.len(), 2, "a refusal leaves the list as it was");
        propose(&world, &desk, "0103", &proposal("99020001")).await.unwrap();
        decide(&world, &desk, true, "").await.unwrap();
        assert_eq!(world.list(&desk.round, "0103").await.len(), 2, "the list waits, in case of a change of mind");
        // The employer is new in the region, and has a link.
        let mut tx = world.db.read("test.employer").await.unwrap();
        let firm = partner::store::by_kvk(&mut tx, world.region(), "99020001").await.unwrap().unwrap();
        assert_eq!(firm.name, "Fietsenmaker Spaak");
        assert_eq!(mail::recent(&mut tx, "spaak@fietsen.example", 10).await.unwrap().len(), 1);
        drop(tx);
        let link = world.link(&world.student(&desk.round, "0103").await);
        let p01 = world.place(&desk.round, "P01").await.id.0;
        let add = async || {
            let step = Step::Down(p01.clone());
            write_tx!(world.db, "test.step", |tx| { wish::step(tx, &desk.round, &link, &step).await })
        };
        assert_eq!(refused(add().await), "error-own-approved");
        // A change of mind while there is time, and back again.
        take_back(&world, &desk, "0103").await.unwrap();
        add().await.unwrap();
        propose(&world, &desk, "0103", &proposal("99020001")).await.unwrap();
        decide(&world, &desk, true, "").await.unwrap();

        let round = world.frozen_from(&desk).await;
        assert_eq!(refused(propose(&world, &round, "0104", &proposal("99020003")).await), "error-own-frozen");
        assert_eq!(refused(take_back(&world, &round, "0103").await), "error-own-fixed");
        let round = world.published_from(&round).await;
        let now = seats(&world, &round).await;
        assert_eq!(now["0103"], ("In de werkplaats".to_owned(), Origin::Own));
        // Cas would have been first in line at P01; now somebody else is there.
        assert!(now.iter().any(|(number, (title, _))| number != "0103" && title == "Woongroep"), "{now:?}");
        // A repair leaves who sits outside the draw alone.
        let (t, at) = (world.t(), world.db.clock.now() + DAY + 60);
        let id =
            write_tx!(world.db, "test.announce", |tx| { repair::announce(tx, (&world.site, &t), &round, at).await })
                .unwrap();
        world.go_to(at);
        write_tx!(world.db, "test.repair", |tx| {
            let repair = repair::store::by_id(tx, &round.round, id.as_str()).await?;
            repair::carry_out(tx, (&world.site, &t), &round.round, &repair).await
        })
        .unwrap();
        assert_eq!(seats(&world, &round).await["0103"].1, Origin::Own);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn approved_after_the_publication_the_seat_of_the_draw_is_free() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        propose(&world, &desk, "0103", &proposal("99020001")).await.unwrap();
        decide(&world, &desk, true, "").await.unwrap();
        let now = seats(&world, &desk).await;
        assert_eq!(now["0103"].0, "In de werkplaats");
        assert!(!now.values().any(|(title, _)| title == "Woongroep"));
        // The employer answers as every other.
        let student = world.student(&desk.round, "0103").await;
        let mut tx = world.db.read("test.live").await.unwrap();
        let live = placement::live_of(&mut tx, world.region(), student.id.as_str()).await.unwrap().unwrap();
        assert_eq!(live.employer, EmployerAnswer::Waiting);
        drop(tx);
        assert_eq!(refused(take_back(&world, &desk, "0103").await), "error-own-fixed");
        // When it ends, another one may be brought.
        let link = world.link(&student);
        write_tx!(world.db, "test.withdraw", |tx| { placement::withdraw(tx, &desk.round, &link).await }).unwrap();
        assert!(!all(&world, &desk).await.iter().any(OwnPlace::is_approved));
        propose(&world, &desk, "0103", &proposal("99020002")).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approved_own_place_stays_as_it_was_approved_and_goes_with_its_student() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        propose(&world, &desk, "0103", &proposal("99020001")).await.unwrap();
        decide(&world, &desk, true, "").await.unwrap();
        let id = all(&world, &desk).await[0].place_id.clone().unwrap();
        let back = write_tx!(world.db, "test.return", |tx| {
            place::return_to_employer(tx, &desk, &id, "Schrijf op wat de taken zijn.").await
        });
        assert_eq!(refused(back), "error-own-close");
        let student = world.student(&desk.round, "0103").await;
        write_tx!(world.db, "test.remove", |tx| {
            evenkans_rounds::student::remove(tx, &desk, student.id.as_str()).await
        })
        .unwrap();
        assert!(all(&world, &desk).await.is_empty());
        let frozen = world.frozen_from(&desk).await;
        let published = world.published_from(&frozen).await;
        assert!(!seats(&world, &published).await.values().any(|(_, origin)| *origin == Origin::Own));
    }
}
