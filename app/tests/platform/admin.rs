use evenkans_people::{account, password};
use evenkans_scratch::Scratch;
use evenkans_store::Clock;

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
