use evenkans_scratch::Scratch;
use evenkans_store::{Clock, Db, audit, personal, portable, write_tx};

use crate::{NOW, database};

async fn dump(db: &Db) -> Vec<String> {
    let mut bytes = Vec::new();
    portable::dump(db, &mut bytes).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    // When a step was done differs from one database to another.
    let mut lines: Vec<String> =
        text.lines().filter(|line| !line.contains("\"table\":\"migration\"")).map(str::to_owned).collect();
    lines.sort_unstable();
    lines
}

async fn filled(scratch: &Scratch) -> Db {
    let clock = Clock::fixed(NOW);
    let db = database(scratch, clock.clone()).await;
    write_tx!(db, "test.fill", |tx| {
        let odd = "regel 1\nregel 2\t\"é\" 😀 \u{2028} null";
        for (id, n) in [(odd, i64::MAX), ("", i64::MIN), ("null", 0)] {
            tx.run("INSERT INTO tally (id, n, version) VALUES ($1, $2, 1)", &[id.into(), n.into()]).await?;
        }
        audit::record(tx, "north", "somebody", "test.deed", ("thing", "1"), &serde_json::json!({})).await
    })
    .unwrap();
    clock.advance(731 * 86_400);
    personal::forget(&db, evenkans_store::PERSONAL).await.unwrap();
    db
}

#[tokio::test]
async fn a_copy_to_any_engine_is_equal() {
    for from in Scratch::both().await.unwrap() {
        let source = filled(&from).await;
        let mut bytes = Vec::new();
        portable::dump(&source, &mut bytes).await.unwrap();
        for to in Scratch::both().await.unwrap() {
            let target = database(&to, Clock::fixed(NOW)).await;
            portable::clear(&target).await.unwrap();
            portable::load(&target, &mut bytes.as_slice()).await.unwrap();
            assert_eq!(dump(&target).await, dump(&source).await, "{:?} to {:?}", from.engine, to.engine);
        }
    }
}

#[tokio::test]
async fn a_filled_target_is_refused_or_replaced_and_never_half() {
    for scratch in Scratch::both().await.unwrap() {
        let db = filled(&scratch).await;
        let before = dump(&db).await;
        let good = before.join("\n");
        assert!(portable::load(&db, &mut good.as_bytes()).await.unwrap_err().to_string().contains("not empty"));
        let bad = format!("{good}\n{{\"table\":\"tally\",\"columns\":[\"id\"],\"values\":[\"x\"]}}\n");
        let refused = portable::replace(&db, &mut bad.as_bytes()).await.unwrap_err().to_string();
        assert!(refused.contains("other columns"), "{refused}");
        assert_eq!(dump(&db).await, before);
        let one = before.iter().find(|line| line.contains("tally")).unwrap();
        portable::replace(&db, &mut one.as_bytes()).await.unwrap();
        assert_eq!(dump(&db).await, std::slice::from_ref(one));
    }
}

#[tokio::test]
async fn lines_that_do_not_fit_are_named() {
    let scratch = Scratch::sqlite().unwrap();
    let db = database(&scratch, Clock::fixed(NOW)).await;
    portable::clear(&db).await.unwrap();
    for (line, said) in [
        ("{}", "line 1"),
        (r#"{"table":"elsewhere","columns":[],"values":[]}"#, "no table is called elsewhere"),
        (r#"{"table":"tally","columns":["id","n","version"],"values":["a","b",1]}"#, "wrong kind"),
        (r#"{"table":"tally","columns":["id","n","hash"],"values":["a",1,1]}"#, "other columns"),
        (r#"{"table":"migration","columns":["version","name","done_at"],"values":[1,"x",1]}"#, "step 1"),
    ] {
        let refused = portable::load(&db, &mut line.as_bytes()).await.unwrap_err().to_string();
        assert!(refused.contains(said), "{line}: {refused}");
    }
}
