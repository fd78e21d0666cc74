use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use evenkans_people::mail::{self, Letter};
use evenkans_scratch::Scratch;
use evenkans_store::{Clock, audit, write_tx};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::process::{run, run_with, serve};

/// A database with something in it.
async fn fill(scratch: &Scratch) {
    let arguments = [
        "admin",
        "create",
        "--database",
        &scratch.address,
        "--email",
        "a@example.nl",
        "--name",
        "Zoë 😀",
        "--password-stdin",
    ];
    run_with(&arguments, "een lang wachtwoord").done();
    let db = scratch.open(Clock::system()).await.unwrap();
    write_tx!(db, "test.fill", |tx| {
        let letter =
            Letter { to: "b@example.nl", subject: "é".into(), body: "1\n\"2\"\t;".into(), about: ("thing", "1") };
        mail::post(tx, "north", &letter).await?;
        audit::record(tx, "north", "somebody", "test.deed", ("thing", "1"), &"x").await
    })
    .unwrap();
    audit::chain(&db).await.unwrap();
    db.close().await;
}

fn lines(file: &Path) -> Vec<String> {
    let mut text = String::new();
    GzDecoder::new(File::open(file).unwrap()).read_to_string(&mut text).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Every row but when the steps of the schema were done, which is the database's own.
fn rows(address: &str, folder: &Path) -> Vec<String> {
    let file = folder.join("rows.jsonl.gz");
    run(&["backup", "--database", address, "--to", file.to_str().unwrap()]).done();
    let mut rows = lines(&file).split_off(1);
    rows.retain(|row| !row.contains("\"table\":\"migration\""));
    rows.sort_unstable();
    assert!(rows.len() >= 6, "{rows:?}");
    rows
}

fn write_backup(file: &Path, lines: &[&str]) {
    let mut packed = GzEncoder::new(File::create(file).unwrap(), Compression::fast());
    packed.write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    packed.finish().unwrap();
}

#[tokio::test]
async fn a_backup_made_while_the_server_runs_comes_back_equal_on_either_engine() {
    let folder = tempfile::tempdir().unwrap();
    for from in Scratch::both().await.unwrap() {
        fill(&from).await;
        let file = folder.path().join("kept.jsonl.gz");
        let server = serve(&from.address, &[]);
        run(&["backup", "--database", &from.address, "--to", file.to_str().unwrap()]).done();
        drop(server);
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let mut kept: Vec<String> = lines(&file).split_off(1);
        kept.retain(|row| !row.contains("\"table\":\"migration\""));
        kept.sort_unstable();
        for to in Scratch::both().await.unwrap() {
            run(&["restore", "--database", &to.address, "--from", file.to_str().unwrap()]).done();
            assert_eq!(rows(&to.address, folder.path()), kept, "{:?} to {:?}", from.engine, to.engine);
            run(&["audit", "verify", "--database", &to.address]).done();
        }
    }
    // Nothing but what was asked for lies beside it.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[tokio::test]
async fn a_copy_is_equal_in_every_direction_and_never_goes_over_something() {
    let folder = tempfile::tempdir().unwrap();
    for from in Scratch::both().await.unwrap() {
        fill(&from).await;
        for to in Scratch::both().await.unwrap() {
            let copy = ["db", "copy", "--from", &from.address, "--to", &to.address];
            run(&copy).done();
            assert_eq!(rows(&to.address, folder.path()), rows(&from.address, folder.path()));
            let said = run(&copy).refused();
            assert!(said.contains("not empty"), "{said}");
        }
    }
    let missing = format!("sqlite:{}", folder.path().join("none.sqlite").display());
    let target = format!("sqlite:{}", folder.path().join("new.sqlite").display());
    assert!(run(&["db", "copy", "--from", &missing, "--to", &target]).refused().contains("there is no database"));
}

#[tokio::test]
async fn a_filled_database_is_only_replaced_on_purpose() {
    let folder = tempfile::tempdir().unwrap();
    for scratch in Scratch::both().await.unwrap() {
        fill(&scratch).await;
        let before = rows(&scratch.address, folder.path());
        let file = folder.path().join("kept.jsonl.gz");
        let file = file.to_str().unwrap();
        run(&["backup", "--database", &scratch.address, "--to", file]).done();
        fill(&scratch).await;
        assert_ne!(rows(&scratch.address, folder.path()), before);

        let restore = ["restore", "--database", &scratch.address, "--from", file];
        assert!(run(&restore).refused().contains("--replace"));
        assert!(run(&[&restore[..], &["--replace"]].concat()).refused().contains("--yes"));
        assert_ne!(rows(&scratch.address, folder.path()), before);
        run(&[&restore[..], &["--replace", "--yes"]].concat()).done();
        assert_eq!(rows(&scratch.address, folder.path()), before);
    }
}

#[tokio::test]
async fn a_damaged_or_foreign_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for scratch in Scratch::both().await.unwrap() {
        fill(&scratch).await;
        let before = rows(&scratch.address, folder.path());
        let good = std::fs::read(folder.path().join("rows.jsonl.gz")).unwrap();
        let bad = folder.path().join("bad.jsonl.gz");
        let restore =
            ["restore", "--database", &scratch.address, "--from", bad.to_str().unwrap(), "--replace", "--yes"];
        let mut turned = good.clone();
        turned[good.len() / 2] ^= 1;
        for bytes in [&good[..good.len() - 9], &good[..good.len() / 2], &turned, b"students;places", b""] {
            std::fs::write(&bad, bytes).unwrap();
            let said = run(&restore).refused();
            assert!(said.contains("nothing was changed") || said.contains("not a backup"), "{said}");
            assert_eq!(rows(&scratch.address, folder.path()), before);
        }
        write_backup(&bad, &[r#"{"evenkans_backup":1,"version":"9.0.0","schema":[202611220001,999901010001]}"#]);
        assert!(run(&restore).refused().contains("9.0.0"));
    }
}

#[tokio::test]
async fn a_backup_of_an_older_schema_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.jsonl.gz");
    let link = r#"{"table":"link","columns":["region_id","from_kind","from_id","to_kind","to_id","why","at"],"values":["n","a","1","b","2","w",5]}"#;
    write_backup(&file, &[r#"{"evenkans_backup":1,"version":"0.0.9","schema":[202611220001]}"#, link]);
    for scratch in Scratch::both().await.unwrap() {
        run(&["restore", "--database", &scratch.address, "--from", file.to_str().unwrap()]).done();
        let db = scratch.open(Clock::system()).await.unwrap();
        let mut tx = db.read("test").await.unwrap();
        assert_eq!(tx.count("SELECT COUNT(*) AS n FROM link", &[]).await.unwrap(), 1);
        assert_eq!(tx.count("SELECT COUNT(*) AS n FROM account", &[]).await.unwrap(), 0);
        drop(tx);
        db.close().await;
        let again = run(&["restore", "--database", &scratch.address, "--from", file.to_str().unwrap()]).refused();
        assert!(again.contains("fresh database"), "{again}");
    }
}
