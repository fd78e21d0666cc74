//! The rules tried on a round's own lists, before they are fixed.

use evenkans_matching::Classes;
use evenkans_people::mail;
use evenkans_rounds::trial::{self, State, Trial};
use evenkans_rounds::{round, run_job};
use evenkans_store::job::{self, Job, LEASE_SECONDS, Lane};
use evenkans_store::write_tx;

use crate::world::{World, refused, worlds};

async fn begin(world: &World, desk: &round::desk::Desk, lengths: &[u32]) -> evenkans_store::Result<()> {
    write_tx!(world.db, "test.trial", |tx| { trial::begin(tx, desk, 200, lengths).await })
}

async fn of(world: &World, desk: &round::desk::Desk) -> Option<Trial> {
    let mut tx = world.db.read("test.trial").await.unwrap();
    trial::store::of_round(&mut tx, &desk.round).await.unwrap()
}

/// The next job of a trial; other jobs of the round are done on the way.
async fn next(world: &World) -> Job {
    loop {
        let job = job::take(&world.db, Lane::AllBut([mail::JOB; 2])).await.unwrap().expect("a trial waits");
        if job.kind == trial::JOB {
            return job;
        }
        job::done(&world.db, &job).await.unwrap();
    }
}

/// Does the next trial that waits.
pub async fn carry_out(world: &World) {
    assert!(run_job(&world.site, &next(world).await).await.unwrap());
}

/// Six of eight want P01 first, which has one seat, Gijs wants P05, and Han wants nothing: in every draw, whatever the
/// lottery, two have their first choice.
#[tokio::test(flavor = "multi_thread")]
async fn a_trial_shows_what_the_rules_give_on_the_lists_of_now() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        assert!(of(&world, &desk).await.is_none());
        begin(&world, &desk, &[1, 8]).await.unwrap();
        let begun = of(&world, &desk).await.unwrap();
        assert_eq!(
            (begun.state, begun.made_of.students, begun.made_of.lists, begun.made_of.seats),
            (State::Running, 8, 7, 7)
        );
        assert!(run_job(&world.site, &next(&world).await).await.unwrap());
        let done = of(&world, &desk).await.unwrap();
        assert_eq!((done.state, done.draws, done.result.len()), (State::Done, 200, 4), "{done:?}");
        for one in &done.result {
            assert_eq!((one.shares.first.mean, one.shares.first.deviation), (0.25, 0.0));
            let sizes: Vec<(&str, u32)> =
                one.programmes.iter().map(|of| (of.programme.as_str(), of.students)).collect();
            assert_eq!(sizes, [("Opleiding ICT (ICT)", 3), ("Opleiding ZORG (ZORG)", 5)]);
        }
        let [own, _, no_classes, short] = &done.result[..] else { panic!("four rules") };
        // Lists of one wish leave six without a place. Cas goes first, so of the others four want P01 in vain.
        assert_eq!((short.policy.longest, short.shares.unplaced.mean), (Some(1), 0.75));
        assert_eq!(no_classes.policy.classes, Classes::Ignored);
        assert_eq!(own.programmes[1].shares.first.mean, 0.2, "Cas has P01 in every draw");
        let zorg = no_classes.programmes[1].shares.first.mean;
        assert!((zorg - 5.0 / 6.0 / 5.0).abs() < 0.025, "Fos of ICT wins once in six draws: {zorg}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_trials_the_later_one_counts() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        begin(&world, &desk, &[]).await.unwrap();
        let first = next(&world).await;
        begin(&world, &desk, &[1]).await.unwrap();
        run_job(&world.site, &first).await.unwrap();
        job::done(&world.db, &first).await.unwrap();
        let waiting = of(&world, &desk).await.unwrap();
        assert_eq!((waiting.state, waiting.result.len(), waiting.version), (State::Running, 0, 2));
        // The second does not wait for the lease of the first.
        let second = next(&world).await;
        run_job(&world.site, &second).await.unwrap();
        assert_eq!(of(&world, &desk).await.unwrap().state, State::Done);
        // A job runs at least once.
        run_job(&world.site, &second).await.unwrap();
        assert_eq!(of(&world, &desk).await.unwrap().result.len(), 4);
    }
}

/// A server that was killed at it three times is not killed a fourth time.
#[tokio::test(flavor = "multi_thread")]
async fn a_trial_at_which_servers_die_is_given_up() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        begin(&world, &desk, &[]).await.unwrap();
        for _ in 0..3 {
            next(&world).await;
            world.go_to(world.db.clock.now() + LEASE_SECONDS + 1);
        }
        let fourth = next(&world).await;
        run_job(&world.site, &fourth).await.unwrap();
        assert_eq!(of(&world, &desk).await.unwrap().state, State::Failed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_lists_and_after_the_freeze_there_is_no_trial() {
    for world in worlds().await {
        let change = world.change(World::drand());
        let id = write_tx!(world.db, "test.round", |tx| {
            round::create(tx, &world.me, world.region(), world.school.as_str(), &change).await
        });
        let empty = world.desk(id.unwrap().as_str()).await;
        assert_eq!(refused(begin(&world, &empty, &[]).await), "error-trial-empty");
        let desk = world.opened(World::drand()).await;
        begin(&world, &desk, &[]).await.unwrap();
        run_job(&world.site, &next(&world).await).await.unwrap();
        let frozen = world.frozen_from(&desk).await;
        assert_eq!(refused(begin(&world, &frozen, &[]).await), "error-round-fixed");
        assert_eq!(of(&world, &frozen).await.unwrap().state, State::Done, "what was tried stays to be seen");
    }
}
