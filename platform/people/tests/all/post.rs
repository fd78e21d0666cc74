//! Mail against a server that says yes, no, or not now.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use evenkans_people::mail::{self, Letter, Mail, Post, State};
use evenkans_store::{job, write_tx};

use crate::{Place, places};

/// A mail server for one mail, which answers its recipient so; what it was sent.
fn server(answer: &'static str) -> (String, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let sent = std::thread::spawn(move || {
        let (mut out, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(out.try_clone().unwrap()).lines();
        let mut all = String::new();
        let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes()).unwrap();
        say("220 post.example");
        while let Some(Ok(line)) = lines.next() {
            match line.split([' ', ':']).next().unwrap() {
                "EHLO" | "HELO" | "MAIL" | "RSET" | "NOOP" => say("250 ja"),
                "RCPT" => say(answer),
                "DATA" => {
                    say("354 ga maar");
                    for line in lines.by_ref().map(Result::unwrap).take_while(|line| line != ".") {
                        all.push_str(&line);
                        all.push('\n');
                    }
                    say("250 ja");
                }
                _ => {
                    say("221 dag");
                    break;
                }
            }
        }
        all
    });
    (address, sent)
}

async fn written(place: &Place) {
    let letter = Letter {
        to: "noor@school.example",
        subject: "Jouw link\r\nBcc: els@x.example".into(),
        body: "Ga naar https://stages.example/p/geheim".into(),
        about: ("student", "een-student"),
    };
    write_tx!(place.db, "test.post", |tx| { mail::post(tx, "regio", &letter).await }).unwrap();
}

async fn about(place: &Place) -> Mail {
    let mut tx = place.db.read("test.about").await.unwrap();
    let mut mails = mail::about(&mut tx, "regio", "student", "een-student").await.unwrap();
    assert_eq!(mails.len(), 1);
    mails.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_was_sent_keeps_no_link_and_its_subject_is_one_line() {
    for place in places().await {
        written(&place).await;
        let (address, sent) = server("250 ja");
        let post = Post::smtp(&address, "Stages <stages@stages.example>").unwrap();
        let job = job::take(&place.db, job::Lane::Only(mail::JOB)).await.unwrap().unwrap();
        post.send(&place.db, &job).await.unwrap();
        let mail = about(&place).await;
        assert_eq!((mail.state, mail.body, mail.error), (State::Sent, None, None));
        // A job runs at least once: the second time there is nothing to send.
        post.send(&place.db, &job).await.unwrap();
        drop(post);
        let text = sent.join().unwrap();
        assert!(text.contains("https://stages.example/p/geheim"), "{text}");
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_for_good_shows_as_bounced_and_a_not_now_is_tried_again() {
    for place in places().await {
        written(&place).await;
        let job = job::take(&place.db, job::Lane::Only(mail::JOB)).await.unwrap().unwrap();
        let (address, _) = server("451 later misschien");
        let post = Post::smtp(&address, "stages@stages.example").unwrap();
        let error = post.send(&place.db, &job).await.unwrap_err();
        assert_eq!(about(&place).await.state, State::Waiting, "{error}");
        job::failed(&place.db, &job, &error.to_string()).await.unwrap();
        assert!(job::take(&place.db, job::Lane::Only(mail::JOB)).await.unwrap().is_none(), "not at once");
        place.later(60);
        let job = job::take(&place.db, job::Lane::Only(mail::JOB)).await.unwrap().unwrap();
        assert_eq!(job.attempts, 2);

        let (address, _) = server("550 onbekend");
        let post = Post::smtp(&address, "stages@stages.example").unwrap();
        post.send(&place.db, &job).await.unwrap();
        let mail = about(&place).await;
        assert_eq!(mail.state, State::Bounced);
        assert!(mail.error.is_some_and(|error| error.contains("550") || error.contains("onbekend")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_it_waits_in_the_outbox() {
    for place in places().await {
        written(&place).await;
        let job = job::take(&place.db, job::Lane::Only(mail::JOB)).await.unwrap().unwrap();
        Post::Outbox.send(&place.db, &job).await.unwrap();
        let mail = about(&place).await;
        assert_eq!(mail.state, State::Waiting);
        assert!(mail.body.is_some_and(|body| body.contains("geheim")));
    }
}
