use evenkans_scratch::Scratch;
use evenkans_store::audit::{self, Verified};
use evenkans_store::{Clock, Db, personal, write_tx};

use crate::{NOW, database};

async fn record(db: &Db, region: &str, thing: &str) {
    write_tx!(db, "test.deed", |tx| {
        audit::record(tx, region, "somebody", "test.deed", ("thing", thing), &serde_json::json!({"what": thing})).await
    })
    .unwrap();
}

/// Two regions with three chained deeds each.
async fn log(scratch: &Scratch, clock: &Clock) -> Db {
    let db = database(scratch, clock.clone()).await;
    for thing in ["1", "2", "3"] {
        for region in ["north", "south"] {
            record(&db, region, thing).await;
        }
        clock.advance(10);
        audit::chain(&db).await.unwrap();
    }
    db
}

async fn tamper(db: &Db, sql: &'static str) {
    write_tx!(db, "test.tamper", |tx| { tx.run(sql, &[]).await }).unwrap();
}

async fn breaks(db: &Db) -> Vec<(String, i64)> {
    let Verified { breaks, .. } = audit::verify(db).await.unwrap();
    breaks.into_iter().map(|broken| (broken.region_id, broken.seq)).collect()
}

#[tokio::test]
async fn an_honest_log_verifies_and_its_heads_move_on() {
    for scratch in Scratch::both().await.unwrap() {
        let clock = Clock::fixed(NOW);
        let db = log(&scratch, &clock).await;
        let before = audit::verify(&db).await.unwrap();
        assert_eq!((before.chained, before.waiting, before.breaks.len(), before.heads.len()), (6, 0, 0, 2));
        record(&db, "south", "4").await;
        assert_eq!(audit::verify(&db).await.unwrap().waiting, 1);
        audit::chain(&db).await.unwrap();
        let after = audit::verify(&db).await.unwrap();
        assert_eq!(after.heads[0], before.heads[0]);
        assert_eq!((after.heads[1].seq, after.heads[1].region_id.as_str()), (4, "south"));
        assert_ne!(after.heads[1].hash, before.heads[1].hash);
    }
}

#[tokio::test]
async fn each_way_to_change_the_log_shows() {
    let south_2 = vec![("south".to_owned(), 2)];
    for (what, sql) in [
        ("who", "UPDATE audit SET actor = 'else' WHERE region_id = 'south' AND thing_id = '2'"),
        ("when", "UPDATE audit SET at = at + 1 WHERE region_id = 'south' AND thing_id = '2'"),
        ("payload", "UPDATE audit SET payload = '{}' WHERE region_id = 'south' AND thing_id = '2'"),
        ("removed", "DELETE FROM audit WHERE region_id = 'south' AND thing_id = '2'"),
    ] {
        for scratch in Scratch::both().await.unwrap() {
            let db = log(&scratch, &Clock::fixed(NOW)).await;
            tamper(&db, sql).await;
            assert_eq!(breaks(&db).await, south_2, "{what} {:?}", scratch.engine);
        }
    }
}

#[tokio::test]
async fn a_row_removed_with_its_link_shows() {
    for scratch in Scratch::both().await.unwrap() {
        let db = log(&scratch, &Clock::fixed(NOW)).await;
        tamper(&db, "DELETE FROM audit WHERE region_id = 'south' AND thing_id = '2'").await;
        tamper(&db, "DELETE FROM audit_chain WHERE region_id = 'south' AND seq = 2").await;
        assert_eq!(breaks(&db).await, [("south".to_owned(), 3)]);
        // Even when the links after it are renumbered: the next one hashes what is gone.
        tamper(&db, "UPDATE audit_chain SET seq = 2 WHERE region_id = 'south' AND seq = 3").await;
        assert_eq!(breaks(&db).await, [("south".to_owned(), 2)]);
    }
}

#[tokio::test]
async fn a_row_that_is_put_in_later_shows() {
    for scratch in Scratch::both().await.unwrap() {
        let clock = Clock::fixed(NOW);
        let db = log(&scratch, &clock).await;
        let insert = "INSERT INTO audit (region_id, id, at, actor, action, kind, thing_id, payload, payload_hash)
                      SELECT region_id, 'forged', at - 7200, actor, action, kind, 'forged', payload, payload_hash
                      FROM audit WHERE region_id = 'south' AND thing_id = '2'";
        tamper(&db, insert).await;
        // The server chains it in good faith, after rows that are younger.
        audit::chain(&db).await.unwrap();
        assert_eq!(breaks(&db).await, [("south".to_owned(), 4)]);
        // With a link of its own it breaks the chain where it stands.
        tamper(&db, "UPDATE audit_chain SET seq = 40 WHERE region_id = 'south' AND seq = 3").await;
        tamper(&db, "UPDATE audit_chain SET seq = 3 WHERE region_id = 'south' AND audit_id = 'forged'").await;
        tamper(&db, "UPDATE audit_chain SET seq = 4 WHERE region_id = 'south' AND seq = 40").await;
        assert_eq!(breaks(&db).await, [("south".to_owned(), 3), ("south".to_owned(), 4)]);
    }
}

#[tokio::test]
async fn erased_payloads_leave_the_chain_whole() {
    for scratch in Scratch::both().await.unwrap() {
        let clock = Clock::fixed(NOW);
        let db = log(&scratch, &clock).await;
        clock.advance(731 * 86_400);
        assert_eq!(personal::forget(&db, evenkans_store::PERSONAL).await.unwrap(), 6);
        audit::chain(&db).await.unwrap();
        assert_eq!(breaks(&db).await, []);
        let mut tx = db.read("test").await.unwrap();
        let payloads: Vec<bool> =
            audit::history(&mut tx, "south", "thing", "1").await.unwrap().iter().map(|e| e.payload.is_some()).collect();
        assert_eq!(payloads, [false]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_chain_the_same_rows_once() {
    for scratch in Scratch::both().await.unwrap() {
        let (one, two) = (database(&scratch, Clock::fixed(NOW)).await, database(&scratch, Clock::fixed(NOW)).await);
        for thing in 0..20 {
            record(&one, "north", &thing.to_string()).await;
        }
        let other = tokio::spawn(async move { audit::chain(&two).await });
        let first = audit::chain(&one).await;
        let second = other.await.unwrap();
        // One of them may be told that the rows are chained already.
        assert!(first.is_ok() || second.is_ok());
        let verified = audit::verify(&one).await.unwrap();
        assert_eq!((verified.chained, verified.breaks.len()), (20, 0));
    }
}
