//! Nobody can make up students: somebody outside the round says how many there are.

use evenkans_matching::verify::{self, Code, Verdict};
use evenkans_people::mail;
use evenkans_rounds::headcount;
use evenkans_rounds::round;
use evenkans_store::write_tx;

use crate::world::{BEACON, WISHES_UNTIL, World, refused, worlds};

#[tokio::test(flavor = "multi_thread")]
async fn a_round_freezes_only_under_the_student_administrations_figures() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        // Five of ZORG and three of ICT take part.
        world.count(&desk, 4).await.unwrap();
        world.go_to(WISHES_UNTIL + 1);
        assert_eq!(refused(world.freeze(&desk).await), "error-freeze-over");
        world.count(&desk, 5).await.unwrap();
        world.freeze(&desk).await.unwrap();

        let desk = world.desk(desk.round.id.as_str()).await;
        let mut tx = world.db.read("test.freeze").await.unwrap();
        let kept = round::store::live_freeze(&mut tx, &desk.round).await.unwrap();
        let mails = mail::recent(&mut tx, "administratie@", 10).await.unwrap();
        drop(tx);
        let publication = evenkans_matching::Publication::from_json(kept.publication.as_bytes()).unwrap();
        let counted: Vec<_> =
            publication.frozen.headcounts.iter().map(|h| (h.programme.as_str(), h.students)).collect();
        assert_eq!(counted, [("Opleiding ICT (ICT)", 5), ("Opleiding ZORG (ZORG)", 5)]);
        let check = verify::public(&publication).into_iter().find(|one| one.code == Code::Headcounts).unwrap();
        assert_eq!(check.verdict, Verdict::Passed);
        assert!(mails[0].body.as_ref().unwrap().contains(&kept.fingerprint), "{mails:?}");

        let reach =
            write_tx!(world.db, "test.reach", |tx| { headcount::reach(tx, "administratie@school.example").await });
        assert_eq!(reach.unwrap().len(), 0, "nothing to say any more");

        // What is frozen, nobody can count again.
        assert_eq!(refused(world.count(&desk, 9).await), "error-round-fixed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_figures_from_outside_the_round_there_is_no_freeze() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        let t = world.t();
        let ask = async |email: &str| {
            write_tx!(world.db, "test.ask", |tx| { headcount::ask(tx, (&world.site, &t), &desk, email).await })
        };
        assert_eq!(refused(ask("coordinator@school.example").await), "error-registrar-self");
        world.go_to(WISHES_UNTIL + 1);
        let again =
            write_tx!(world.db, "test.reach", |tx| { headcount::reach(tx, "administratie@school.example").await });
        assert_eq!(again.unwrap().len(), 1, "a fresh link from the page to sign in");
        // The same address again is only a reminder; another one makes the answer void.
        ask("administratie@school.example").await.unwrap();
        let mut tx = world.db.read("test.stated").await.unwrap();
        let stated = headcount::store::registrar(&mut tx, &desk.round).await.unwrap().unwrap().stated_at;
        drop(tx);
        assert!(stated.is_some());
        ask("iemand@school.example").await.unwrap();
        assert_eq!(refused(world.freeze(&desk).await), "error-freeze-headcounts");
        // An answer about some programmes only is none.
        let one = [(world.studies[0].id.to_string(), 9)];
        let half = write_tx!(world.db, "test.half", |tx| {
            headcount::state(tx, &desk.round, "link:iemand", "Iemand", &one).await
        });
        assert!(matches!(half, Err(evenkans_store::Error::Stale)), "{half:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_has_the_fingerprint_before_anybody_can_know_the_beacon() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        world.go_to(BEACON - 599);
        assert_eq!(refused(world.freeze(&desk).await), "error-freeze-late");
        world.go_to(BEACON - 600);
        world.freeze(&desk).await.unwrap();
    }
}
