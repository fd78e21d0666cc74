//! Two people at once: one of them wins, the other is told, and nothing is there twice.

use std::sync::Arc;

use evenkans_rounds::place::{self, By};
use evenkans_rounds::round::{self, State};
use evenkans_rounds::{result, student};
use evenkans_store::{Error, Result, write_tx};

use crate::states::{change_of, change_of_place};
use crate::world::{BEACON, ROUND_1000, WISHES_UNTIL, World, refused, worlds};

/// Does a deed twice at the same moment, each in a task of its own.
async fn twice<F>(world: &Arc<World>, deed: impl Fn(Arc<World>) -> F) -> [Result<()>; 2]
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let (one, two) = (tokio::spawn(deed(Arc::clone(world))), tokio::spawn(deed(Arc::clone(world))));
    [one.await.unwrap(), two.await.unwrap()]
}

/// Exactly one was done; what the other was told.
#[track_caller]
fn the_other(outcomes: [Result<()>; 2]) -> Error {
    match outcomes {
        [Ok(()), Err(error)] | [Err(error), Ok(())] => error,
        both => panic!("{both:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_coordinators_who_save_a_form_is_told() {
    for world in worlds().await {
        let world = Arc::new(world);
        let desk = Arc::new(world.prepared(World::drand()).await);
        let outcomes = twice(&world, |world| {
            let desk = Arc::clone(&desk);
            async move {
                let change = world.change(World::drand());
                write_tx!(world.db, "test.save", |tx| {
                    round::save(tx, &desk, desk.round.version, &change).await.map(drop)
                })
            }
        })
        .await;
        assert!(matches!(the_other(outcomes), Error::Stale));
        assert_eq!(world.desk(desk.round.id.as_str()).await.round.version, desk.round.version + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_who_change_a_student_or_a_place_is_told() {
    for world in worlds().await {
        let world = Arc::new(world);
        let desk = Arc::new(world.prepared(World::drand()).await);
        let ada = Arc::new(world.student(&desk.round, "0101").await);
        let outcomes = twice(&world, |world| {
            let (desk, ada) = (Arc::clone(&desk), Arc::clone(&ada));
            async move {
                let change = change_of(&ada, "0101");
                write_tx!(world.db, "test.change", |tx| {
                    student::change(tx, &desk, ada.id.as_str(), ada.version, change.clone()).await
                })
            }
        })
        .await;
        assert!(matches!(the_other(outcomes), Error::Stale));
        let tuin = Arc::new(world.place(&desk.round, "P04").await);
        let outcomes = twice(&world, |world| {
            let (desk, tuin) = (Arc::clone(&desk), Arc::clone(&tuin));
            async move {
                let change = change_of_place(&tuin);
                write_tx!(world.db, "test.place", |tx| {
                    let by = By::School(&desk);
                    place::save(tx, by, &desk.round, tuin.id.as_str(), tuin.version, change.clone()).await.map(drop)
                })
            }
        })
        .await;
        assert!(matches!(the_other(outcomes), Error::Stale));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_on_freeze_freezes_once() {
    for world in worlds().await {
        let world = Arc::new(world);
        let id = world.opened(World::drand()).await.round.id.to_string();
        world.go_to(WISHES_UNTIL + 1);
        let outcomes = twice(&world, |world| {
            let id = id.clone();
            // As the page does: the round is read in the same transaction.
            async move {
                let t = world.t();
                write_tx!(world.db, "test.freeze", |tx| {
                    let round = round::store::by_id(tx, world.region(), &id).await?;
                    let desk = round::desk::Desk { round, actor: "wie".into() };
                    round::freeze(tx, (&world.site, &t), &desk).await.map(drop)
                })
            }
        })
        .await;
        assert_eq!(refused::<()>(Err(the_other(outcomes))), "error-round-frozen");
        let desk = world.desk(&id).await;
        let mut tx = world.db.read("test.freezes").await.unwrap();
        let freezes = round::store::freezes(&mut tx, &desk.round).await.unwrap();
        let keys = "SELECT COUNT(*) AS n FROM region_key";
        assert_eq!((freezes.len(), tx.count(keys, &[]).await.unwrap()), (1, 1));
        let mails =
            tx.count("SELECT COUNT(*) AS n FROM mail WHERE subject LIKE '%alles ligt vast'", &[]).await.unwrap();
        assert_eq!(mails, 7, "nobody is told twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_draws_at_once_are_one_draw() {
    for world in worlds().await {
        let world = Arc::new(world);
        let desk = Arc::new(world.frozen(World::drand()).await);
        world.go_to(BEACON);
        let outcomes = twice(&world, |world| {
            let desk = Arc::clone(&desk);
            async move { world.draw(&desk, ROUND_1000).await }
        })
        .await;
        // Both came with the round as it was before: the second finds it changed, or its outcomes there.
        let other = the_other(outcomes);
        assert!(matches!(other, Error::Stale | Error::Duplicate(_)), "{other:?}");
        let drawn = world.desk(desk.round.id.as_str()).await;
        let mut tx = world.db.read("test.outcomes").await.unwrap();
        assert_eq!(result::store::of_round(&mut tx, &drawn.round).await.unwrap().len(), 8);
        assert_eq!(drawn.round.state, State::Drawn);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_confirmed_once_even_when_two_windows_do_it() {
    for world in worlds().await {
        let world = Arc::new(world);
        let desk = Arc::new(world.opened(World::drand()).await);
        let ada = Arc::new(world.student(&desk.round, "0101").await);
        let outcomes = twice(&world, |world| {
            let (desk, ada) = (Arc::clone(&desk), Arc::clone(&ada));
            async move { world.confirm(&desk.round, &ada).await }
        })
        .await;
        // A double click is no mistake, and no second confirmation either.
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        let mut tx = world.db.read("test.confirmed").await.unwrap();
        let sql = "SELECT COUNT(*) AS n FROM audit WHERE action = 'wish.confirm'";
        assert_eq!(tx.count(sql, &[]).await.unwrap(), 1);
        assert_eq!(world.student(&desk.round, "0101").await.version, ada.version + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_from_before_the_freeze_changes_nothing_after_it() {
    for world in worlds().await {
        let open = world.opened(World::drand()).await;
        let (ada, tuin) = (world.student(&open.round, "0101").await, world.place(&open.round, "P04").await);
        world.go_to(WISHES_UNTIL + 1);
        world.freeze(&open).await.unwrap();
        // Each with the round as it was when the page's request began.
        let added =
            write_tx!(world.db, "test.add", |tx| { student::add(tx, &open, change_of(&ada, "0999")).await.map(drop) });
        let removed = write_tx!(world.db, "test.remove", |tx| { student::remove(tx, &open, ada.id.as_str()).await });
        let closed = write_tx!(world.db, "test.close", |tx| {
            place::close(tx, By::School(&open), &open.round, tuin.id.as_str()).await
        });
        for (deed, outcome) in [("add a student", added), ("remove a student", removed), ("close a place", closed)] {
            let told = matches!(outcome, Err(Error::Refused(_) | Error::Stale));
            assert!(told, "{deed} after the freeze: {outcome:?}");
        }
        assert_eq!(world.students(&open.round).await.len(), 8);
        let frozen = world.desk(open.round.id.as_str()).await;
        world.go_to(BEACON);
        world.draw(&frozen, ROUND_1000).await.unwrap();
    }
}
