use evenkans_scratch::Scratch;
use evenkans_store::{Clock, MIGRATIONS, Migration, migrate};

use crate::{NOW, TALLY, database};

#[tokio::test]
async fn a_schema_of_a_newer_version_is_refused() {
    for scratch in Scratch::both().await.unwrap() {
        let db = database(&scratch, Clock::fixed(NOW)).await;
        let refused = migrate(&db, MIGRATIONS).await.unwrap_err().to_string();
        assert!(refused.contains("999901010001") && refused.contains("newer"), "{refused}");
    }
}

#[tokio::test]
async fn a_step_that_fails_leaves_nothing_behind() {
    for scratch in Scratch::both().await.unwrap() {
        let db = database(&scratch, Clock::fixed(NOW)).await;
        let bad = Migration {
            version: 999_901_010_002,
            name: "bad",
            sql: "CREATE TABLE half (id TEXT PRIMARY KEY); INSERT INTO nowhere VALUES (1);",
        };
        let steps = [MIGRATIONS, &[TALLY, bad]].concat();
        assert!(migrate(&db, &steps).await.is_err());
        let good = Migration { sql: "CREATE TABLE half (id TEXT PRIMARY KEY);", ..bad };
        migrate(&db, &[MIGRATIONS, &[TALLY, good]].concat()).await.unwrap();
    }
}

#[tokio::test]
async fn two_steps_with_one_number_are_refused() {
    let scratch = Scratch::sqlite().unwrap();
    let db = scratch.open(Clock::fixed(NOW)).await.unwrap();
    assert!(migrate(&db, &[TALLY, TALLY]).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_that_start_at_once_migrate_once() {
    for scratch in Scratch::both().await.unwrap() {
        let (one, two) =
            (scratch.open(Clock::fixed(NOW)).await.unwrap(), scratch.open(Clock::fixed(NOW)).await.unwrap());
        let other = tokio::spawn(async move { migrate(&two, MIGRATIONS).await });
        migrate(&one, MIGRATIONS).await.unwrap();
        other.await.unwrap().unwrap();
    }
}
