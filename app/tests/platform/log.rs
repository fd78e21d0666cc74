//! `evenkans audit verify`. What it finds on a tampered log is held in the store's own tests.

use evenkans_scratch::Scratch;
use evenkans_store::{Clock, audit, write_tx};

use crate::process::{run, run_with};

#[tokio::test]
async fn a_tampered_log_is_told_from_an_honest_one() {
    for (what, sql) in [
        ("changed", "UPDATE audit SET actor = 'somebody else' WHERE thing_id = '2'"),
        ("removed", "DELETE FROM audit WHERE thing_id = '2'"),
        (
            "inserted",
            "INSERT INTO audit SELECT region_id, 'x', at - 9000, actor, action, kind, 'x', payload, payload_hash FROM audit WHERE thing_id = '2'",
        ),
    ] {
        for scratch in Scratch::both().await.unwrap() {
            let arguments = [
                "admin",
                "create",
                "--database",
                &scratch.address,
                "--email",
                "a@example.nl",
                "--name",
                "A",
                "--password-stdin",
            ];
            run_with(&arguments, "een lang wachtwoord").done();
            let db = scratch.open(Clock::system()).await.unwrap();
            for thing in ["1", "2", "3"] {
                write_tx!(db, "test.deed", |tx| {
                    audit::record(tx, "north", "somebody", "test.deed", ("thing", thing), &thing).await
                })
                .unwrap();
                audit::chain(&db).await.unwrap();
            }
            let verify = ["audit", "verify", "--database", &scratch.address];
            let honest = run(&verify).done();
            assert!(honest.contains("4 rows chained") && honest.contains("0 breaks"), "{honest}");

            write_tx!(db, "test.tamper", |tx| { tx.run(sql, &[]).await }).unwrap();
            audit::chain(&db).await.unwrap();
            db.close().await;
            let tampered = run(&verify);
            assert_eq!(tampered.code, 1, "{tampered:?}");
            assert!(tampered.out.contains(what) && tampered.out.contains("region north, link"), "{what}: {tampered:?}");
        }
    }
}

#[test]
fn a_file_that_is_no_database_of_ours_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let missing = format!("sqlite:{}", folder.path().join("none.sqlite").display());
    let said = run(&["audit", "verify", "--database", &missing]).refused();
    assert!(said.contains("there is no database"), "{said}");
    let other = folder.path().join("empty.sqlite");
    std::fs::write(&other, "").unwrap();
    let said = run(&["audit", "verify", "--database", &format!("sqlite:{}", other.display())]).refused();
    assert!(said.contains("not a database of Evenkans"), "{said}");
}
