use evenkans_scratch::Scratch;
use evenkans_store::{Clock, Db, Error, write_tx};

use crate::{NOW, database};

/// Reads, thinks, writes: what loses updates where transactions do not protect.
async fn add_one(db: &Db) -> evenkans_store::Result<()> {
    write_tx!(db, "test.add", |tx| {
        let n = tx.count("SELECT n FROM tally WHERE id = 'a'", &[]).await?;
        tokio::task::yield_now().await;
        tx.run("UPDATE tally SET n = $1 WHERE id = 'a'", &[(n + 1).into()]).await?;
        Ok(())
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_writers_lose_nothing() {
    for scratch in Scratch::both().await.unwrap() {
        // Two servers: each has pools of its own.
        let (one, two) = (database(&scratch, Clock::fixed(NOW)).await, database(&scratch, Clock::fixed(NOW)).await);
        let writers: Vec<_> = [one.clone(), two, one.clone()]
            .into_iter()
            .map(|db| {
                tokio::spawn(async move {
                    for _ in 0..25 {
                        add_one(&db).await.unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let mut tx = one.read("test").await.unwrap();
        assert_eq!(tx.count("SELECT n FROM tally", &[]).await.unwrap(), 75, "{:?}", scratch.engine);
    }
}

#[tokio::test]
async fn what_fails_halfway_never_was() {
    for scratch in Scratch::both().await.unwrap() {
        let db = database(&scratch, Clock::fixed(NOW)).await;
        let outcome: evenkans_store::Result<()> = write_tx!(db, "test.fail", |tx| {
            tx.run("UPDATE tally SET n = 7", &[]).await?;
            Err(Error::refused("error-test"))
        });
        assert!(matches!(outcome, Err(Error::Refused(_))));
        let mut tx = db.read("test").await.unwrap();
        assert_eq!(tx.count("SELECT n FROM tally", &[]).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn the_second_of_two_editors_is_told() {
    for scratch in Scratch::both().await.unwrap() {
        let db = database(&scratch, Clock::fixed(NOW)).await;
        let save = async |n: i64, seen: i64| {
            let sql = "UPDATE tally SET n = $1, version = version + 1 WHERE id = 'a' AND version = $2";
            write_tx!(db, "test.save", |tx| { tx.run_versioned(sql, &[n.into(), seen.into()]).await })
        };
        save(1, 1).await.unwrap();
        assert!(matches!(save(2, 1).await, Err(Error::Stale)));
        save(3, 2).await.unwrap();
    }
}

#[tokio::test]
async fn a_second_row_with_the_same_key_is_a_duplicate() {
    for scratch in Scratch::both().await.unwrap() {
        let db = database(&scratch, Clock::fixed(NOW)).await;
        let again: evenkans_store::Result<u64> = write_tx!(db, "test.twice", |tx| {
            tx.run("INSERT INTO tally (id, n, version) VALUES ('a', 1, 1)", &[]).await
        });
        assert!(matches!(again, Err(Error::Duplicate(_))), "{again:?}");
    }
}

#[tokio::test]
async fn a_view_for_reading_writes_nothing() {
    for scratch in Scratch::both().await.unwrap() {
        let db = database(&scratch, Clock::fixed(NOW)).await;
        let mut tx = db.read("test").await.unwrap();
        assert!(tx.run("UPDATE tally SET n = 9", &[]).await.is_err());
    }
}

#[tokio::test]
async fn text_sorts_by_bytes_and_hostile_text_comes_back() {
    for scratch in Scratch::both().await.unwrap() {
        let db = database(&scratch, Clock::fixed(NOW)).await;
        let words = ["Zoë", "a", "B", "é", "_", "'; DROP TABLE tally; --", "😀"];
        write_tx!(db, "test.words", |tx| {
            tx.run("DELETE FROM tally", &[]).await?;
            for word in words {
                tx.run("INSERT INTO tally (id, n, version) VALUES ($1, 0, 1)", &[word.into()]).await?;
            }
            Ok(())
        })
        .unwrap();
        let mut tx = db.read("test").await.unwrap();
        let rows = tx.rows("SELECT id FROM tally ORDER BY id", &[]).await.unwrap();
        let read: Vec<String> = rows.iter().map(|row| row.get("id").unwrap()).collect();
        let mut sorted = words.to_vec();
        sorted.sort_unstable();
        assert_eq!(read, sorted, "{:?}", scratch.engine);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_on_the_machine_reads_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::sqlite().unwrap();
    let _db = database(&scratch, Clock::fixed(NOW)).await;
    let folder = scratch.file().unwrap().parent().unwrap().to_owned();
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?}", file.path());
    }
}
