use evenkans_scratch::Scratch;
use evenkans_store::job::{self, Job, Lane};
use evenkans_store::{Clock, Db, write_tx};

use crate::{NOW, database};

async fn queue(db: &Db, key: Option<&str>, run_at: i64, payload: &str) {
    write_tx!(db, "test.queue", |tx| { job::enqueue(tx, "test", key, run_at, &payload).await }).unwrap();
}

async fn take(db: &Db) -> Option<Job> {
    job::take(db, Lane::AllBut(["mail"; 2])).await.unwrap()
}

async fn counts(db: &Db) -> (i64, i64) {
    job::counts(&mut db.read("test").await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_killed_workers_job_is_taken_again_after_its_lease() {
    for scratch in Scratch::both().await.unwrap() {
        let clock = Clock::fixed(NOW);
        let (one, two) = (database(&scratch, clock.clone()).await, database(&scratch, clock.clone()).await);
        queue(&one, None, NOW, "work").await;
        let taken = take(&one).await.unwrap();
        // Its worker is killed here; another server looks.
        assert!(take(&two).await.is_none());
        clock.advance(job::LEASE_SECONDS);
        assert!(take(&two).await.is_none());
        // It lives after all, and is at work for longer.
        job::renew(&one, &taken).await.unwrap();
        clock.advance(job::LEASE_SECONDS);
        assert!(take(&two).await.is_none());
        clock.advance(1);
        let again = take(&two).await.unwrap();
        assert_eq!((&again.id, again.attempts), (&taken.id, 2));
        job::done(&two, &again).await.unwrap();
        clock.advance(3600);
        assert!(take(&one).await.is_none());
    }
}

#[tokio::test]
async fn mail_does_not_stand_before_other_work() {
    for scratch in Scratch::both().await.unwrap() {
        let db = database(&scratch, Clock::fixed(NOW)).await;
        write_tx!(db, "test.mail", |tx| { job::enqueue(tx, "mail", None, NOW - 9, &"letter").await }).unwrap();
        queue(&db, None, NOW, "work").await;
        assert_eq!(take(&db).await.unwrap().kind, "test");
        assert!(take(&db).await.is_none());
        let mail = async || job::take(&db, Lane::Only("mail")).await.unwrap();
        assert_eq!(mail().await.unwrap().kind, "mail");
        assert!(mail().await.is_none());
    }
}

#[tokio::test]
async fn a_job_waits_for_its_moment() {
    for scratch in Scratch::both().await.unwrap() {
        let clock = Clock::fixed(NOW);
        let db = database(&scratch, clock.clone()).await;
        queue(&db, None, NOW + 100, "later").await;
        queue(&db, None, NOW + 50, "sooner").await;
        assert!(take(&db).await.is_none());
        clock.advance(100);
        let first: String = take(&db).await.unwrap().read().unwrap();
        let second: String = take(&db).await.unwrap().read().unwrap();
        assert_eq!((first.as_str(), second.as_str()), ("sooner", "later"));
    }
}

#[tokio::test]
async fn a_unique_job_is_moved_and_not_queued_twice() {
    for scratch in Scratch::both().await.unwrap() {
        let clock = Clock::fixed(NOW);
        let db = database(&scratch, clock.clone()).await;
        queue(&db, Some("round-1"), NOW, "old").await;
        queue(&db, Some("round-1"), NOW + 500, "new").await;
        queue(&db, Some("round-2"), NOW + 900, "other").await;
        assert_eq!(counts(&db).await, (2, 0));
        assert!(take(&db).await.is_none());
        clock.advance(500);
        assert_eq!(take(&db).await.unwrap().read::<String>().unwrap(), "new");
    }
}

#[tokio::test]
async fn a_job_that_keeps_failing_waits_longer_and_longer_and_then_for_a_person() {
    for scratch in Scratch::both().await.unwrap() {
        let clock = Clock::fixed(NOW);
        let db = database(&scratch, clock.clone()).await;
        queue(&db, None, NOW, "bad").await;
        let mut waits = Vec::new();
        for _ in 0..24 {
            let mut waited = 0;
            let taken = loop {
                if let Some(taken) = take(&db).await {
                    break taken;
                }
                clock.advance(15);
                waited += 15;
            };
            waits.push(waited);
            job::failed(&db, &taken, "the reason").await.unwrap();
        }
        assert!(waits.is_sorted() && waits[7] > waits[1], "{waits:?}");
        clock.advance(1_000_000);
        assert!(take(&db).await.is_none());
        assert_eq!(counts(&db).await, (0, 1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_share_the_queue_and_each_job_runs_once() {
    for scratch in Scratch::both().await.unwrap() {
        let (one, two) = (database(&scratch, Clock::fixed(NOW)).await, database(&scratch, Clock::fixed(NOW)).await);
        for number in 0..30 {
            queue(&one, None, NOW, &number.to_string()).await;
        }
        let workers: Vec<_> = [one.clone(), two]
            .into_iter()
            .map(|db| {
                tokio::spawn(async move {
                    let mut ran = Vec::new();
                    while let Some(taken) = take(&db).await {
                        ran.push(taken.read::<String>().unwrap());
                        job::done(&db, &taken).await.unwrap();
                    }
                    ran
                })
            })
            .collect();
        let mut ran = Vec::new();
        for worker in workers {
            ran.extend(worker.await.unwrap());
        }
        // A worker that saw only locked rows stopped early; what is left is still there.
        while let Some(taken) = take(&one).await {
            ran.push(taken.read::<String>().unwrap());
            job::done(&one, &taken).await.unwrap();
        }
        ran.sort_unstable_by_key(|number| number.parse::<u32>().unwrap());
        assert_eq!(ran, (0..30).map(|number| number.to_string()).collect::<Vec<_>>());
    }
}
