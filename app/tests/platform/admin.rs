use evenkans_people::{Region, account, password, region};
use evenkans_scratch::Scratch;
use evenkans_store::{Clock, write_tx};

use crate::process::{Said, run, run_with};

fn create(database: &str, email: &str, password: &str) -> Said {
    let arguments =
        ["admin", "create", "--database", database, "--email", email, "--name", "Noor de Vries", "--password-stdin"];
    run_with(&arguments, password)
}

#[tokio::test]
async fn an_administrator_is_made_and_then_given_another_password() {
    for scratch in Scratch::both().await.unwrap() {
        let made = create(&scratch.address, " Noor@Example.nl ", "een lang wachtwoord\n").done();
        assert!(made.contains("noor@example.nl") && made.contains("new account"), "{made}");
        let again = create(&scratch.address, "noor@example.nl", "een ander wachtwoord").done();
        assert!(again.contains("new password"), "{again}");

        let db = scratch.open(Clock::system()).await.unwrap();
        let mut tx = db.read("test").await.unwrap();
        let noor = account::by_email(&mut tx, "noor@example.nl").await.unwrap().unwrap();
        assert!(noor.administrator && noor.name == "Noor de Vries");
        assert!(password::verify("een ander wachtwoord".into(), noor.password_hash).await.unwrap());
        let deeds = tx.count("SELECT COUNT(*) AS n FROM audit WHERE action = 'administrator.create'", &[]).await;
        assert_eq!(deeds.unwrap(), 2);
        drop(tx);
        db.close().await;
    }
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    let scratch = Scratch::sqlite().unwrap();
    let short = create(&scratch.address, "a@example.nl", "kort").refused();
    assert!(short.contains("14"), "{short}");
    let address = create(&scratch.address, "nobody", "een lang wachtwoord").refused();
    assert!(address.contains("--email"), "{address}");
    let database = run_with(
        &["admin", "create", "--email", "a@example.nl", "--name", "A", "--password-stdin"],
        "een lang wachtwoord",
    );
    assert!(database.refused().contains("EVENKANS_DATABASE"));
    let terminal =
        run(&["admin", "create", "--database", &scratch.address, "--email", "a@example.nl", "--name", "A"]).refused();
    assert!(terminal.contains("--password-stdin"), "{terminal}");
    assert!(!scratch.file().unwrap().exists());
}

#[tokio::test]
async fn a_regions_key_is_rotated_and_the_old_one_stays() {
    for scratch in Scratch::both().await.unwrap() {
        create(&scratch.address, "noor@example.nl", "een lang wachtwoord").done();
        let db = scratch.open(Clock::system()).await.unwrap();
        let region = Region { fictional: true, ..Region::new("proefstad", "Proefstad", "a@proefstad.example") };
        write_tx!(db, "test.region", |tx| { region::create(tx, &region).await }).unwrap();
        let rotate = |slug: &str| run(&["key", "rotate", "--region", slug, "--database", &scratch.address]);
        let keys = [rotate("proefstad").done(), rotate("proefstad").done()];
        assert_ne!(keys[0], keys[1]);
        assert!(rotate("elders").refused().contains("elders"));
        let mut tx = db.read("test.keys").await.unwrap();
        let published = evenkans_rounds::round::public_keys(&mut tx, region.id.as_str()).await.unwrap();
        drop(tx);
        let published: Vec<String> = published.iter().map(|(key, _)| key.to_string()).collect();
        assert_eq!(published, [keys[1].clone(), keys[0].clone()]);
        db.close().await;
    }
}
