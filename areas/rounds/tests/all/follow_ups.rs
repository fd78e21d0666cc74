//! Follow-up rounds: the seats that are left, and whoever has no place.

use std::collections::BTreeMap;

use evenkans_rounds::repair::{self, Figures};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::{place, round};
use evenkans_store::write_tx;

use crate::placements::{DAY, WHY, repairs, seats, withdraws};
use crate::world::{BEACON, World, refused, worlds};

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_up_round_takes_the_free_seats_and_whoever_waits_and_gives_them_back_when_it_is_removed() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let follow = async || write_tx!(world.db, "test.follow", |tx| { round::follow_up(tx, &desk, "Vervolg").await });
        // P04 is free, and after these two P01 and one seat of P02; Fos and Han have no place, Cas and Ada left.
        withdraws(&world, &desk, "0103").await;
        withdraws(&world, &desk, "0101").await;
        let next = world.desk(follow().await.unwrap().as_str()).await;
        assert_eq!(next.round.state, round::State::Preparing);
        assert_eq!(refused(follow().await), "error-follow-up-open");
        let numbers = async |desk: &Desk| -> Vec<String> {
            world.students(&desk.round).await.into_iter().map(|one| one.number).collect()
        };
        assert_eq!(numbers(&next).await, ["0106", "0108"]);
        assert!(world.students(&next.round).await.iter().all(|one| one.earlier_unplaced));
        let offered = async |desk: &Desk| -> BTreeMap<String, u32> {
            let mut tx = world.db.read("test.offered").await.unwrap();
            let all = place::store::of_round(&mut tx, world.region(), desk.round.id.as_str()).await.unwrap();
            all.into_iter().map(|one| (one.code, one.capacity)).collect()
        };
        assert_eq!(offered(&next).await, [("P01", 1), ("P02", 1), ("P04", 1)].map(|(c, n)| (c.to_owned(), n)).into());
        // Nothing is left here: no repair gives away a seat twice, and nobody can be put on one by hand.
        assert_eq!(repairs(&world, &desk).await, Figures::default());
        let (fos, p04) = (world.student(&desk.round, "0106").await, world.place(&desk.round, "P04").await);
        let by_hand = async || {
            let desk = world.desk(desk.round.id.as_str()).await;
            write_tx!(world.db, "test.hand", |tx| {
                round::correct(tx, &desk, fos.id.as_str(), Some(p04.id.as_str()), WHY).await.map(drop)
            })
        };
        // Not into two rounds at once.
        assert_eq!(refused(by_hand().await), "error-correct-follow-up");
        let change = async |seats: i64, why: &str| {
            write_tx!(world.db, "test.seats", |tx| {
                repair::change_seats(tx, &desk, (p04.id.as_str(), seats), why).await
            })
        };
        assert_eq!(refused(change(1, WHY).await), "error-seats-same", "the one that went to the follow-up round");
        assert_eq!(refused(change(0, WHY).await), "error-seats-follow-up");
        assert_eq!(refused(change(2, "Eva Evers wil hier graag ook heen.").await), "error-reason-name");
        change(2, WHY).await.unwrap();
        assert_eq!(repairs(&world, &desk).await.free, 1);

        // Removed in its preparation it gives all of that back, and of who withdrew nobody.
        write_tx!(world.db, "test.remove", |tx| { round::remove(tx, &next).await }).unwrap();
        let again = world.desk(follow().await.unwrap().as_str()).await;
        assert_eq!((numbers(&again).await.len(), offered(&again).await.len()), (2, 3));
        write_tx!(world.db, "test.remove", |tx| { round::remove(tx, &again).await }).unwrap();
        by_hand().await.unwrap();
        assert_eq!(seats(&world, &desk).await["0106"], "P04");

        // A seat that was not on the list is kept while it is there, and lost when it is not.
        change(0, WHY).await.unwrap();
        assert_eq!(repairs(&world, &desk).await.lost, 1);
        assert!(!seats(&world, &desk).await.contains_key("0106") || seats(&world, &desk).await["0106"] == "P01");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_up_round_waits_for_a_repair_and_needs_somebody() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let t = world.t();
        let follow = async || write_tx!(world.db, "test.follow", |tx| { round::follow_up(tx, &desk, "Vervolg").await });
        let id = write_tx!(world.db, "test.announce", |tx| {
            repair::announce(tx, (&world.site, &t), &desk, BEACON + 2 * DAY).await
        })
        .unwrap();
        assert_eq!(refused(follow().await), "error-follow-up-repair");
        write_tx!(world.db, "test.off", |tx| { repair::call_off(tx, &desk, id.as_str()).await }).unwrap();
        withdraws(&world, &desk, "0106").await;
        withdraws(&world, &desk, "0108").await;
        assert_eq!(refused(follow().await), "error-follow-up-nobody");
    }
}
