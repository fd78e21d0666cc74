//! `evenkans mail bounce`, called by a mail server with what came back.

use evenkans_people::mail::{self, Letter, State};
use evenkans_scratch::Scratch;
use evenkans_store::{Clock, write_tx};

use crate::process::{run, run_with};

#[tokio::test]
async fn a_mail_that_came_back_is_shown_as_not_arrived() {
    for scratch in Scratch::both().await.unwrap() {
        let database = scratch.address.as_str();
        let admin = ["admin", "create", "--database", database, "--email", "a@example.nl", "--name", "A"];
        run_with(&[&admin[..], &["--password-stdin"]].concat(), "een lang wachtwoord").done();
        let db = scratch.open(Clock::system()).await.unwrap();
        let id = write_tx!(db, "test.mail", |tx| {
            let letter =
                Letter {
                    to: "x@school.example", subject: "Uitslag".into(), body: "…".into(), about: ("student", "1")
                };
            mail::post(tx, "noord", &letter).await?;
            tx.run("UPDATE mail SET state = 'sent', body = NULL", &[]).await?;
            Ok(mail::recent(tx, "", 1).await?.remove(0).id)
        })
        .unwrap();
        let bounce = ["mail", "bounce", "--database", database];
        let report = |action: &str| {
            format!(
                "Message-ID: <1@mx>\n\nAction: {action}\nDiagnostic-Code: smtp; 550 No such user\n\nMessage-ID: <{id}@stages.example>\n"
            )
        };
        let state = async || {
            let mut tx = db.read("test.state").await.unwrap();
            let mail = mail::about(&mut tx, "noord", "student", "1").await.unwrap().remove(0);
            (mail.state, mail.error)
        };
        for nothing in [report("delayed"), "Subject: Afwezig\n\nTot maandag.".to_owned(), String::new()] {
            assert!(run_with(&bounce, &nothing).done().contains("nothing changed"));
        }
        assert_eq!(state().await.0, State::Sent);
        let unknown = report("failed").replace(&id[..8], "00000000");
        assert!(run_with(&bounce, &unknown).done().contains("not known"));
        assert!(run_with(&bounce, &report("failed")).done().contains("marked as not arrived"));
        assert_eq!(state().await, (State::Bounced, Some("550 No such user".to_owned())));
        assert!(run_with(&bounce, &report("failed")).done().contains("marked before"));
    }
    run(&["mail", "bounce", "--database", "sqlite:/nowhere/at.all"]).refused();
}
