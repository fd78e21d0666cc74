use std::io::{Read, Write};
use std::time::{Duration, Instant};

use evenkans_scratch::Scratch;
use evenkans_store::{Clock, job, write_tx};

use crate::process::{Answer, run, run_with, serve, until};

#[tokio::test]
async fn pages_are_served_compressed_with_their_style() {
    for scratch in Scratch::both().await.unwrap() {
        let server = serve(&scratch.address, &[]);
        let page = server.get("/");
        assert_eq!(page.status, 200, "{page:?}");
        let packed = server.get_with("/", "Accept-Encoding: gzip\r\n");
        assert!(packed.head.contains("content-encoding: gzip") && packed.body.len() < page.body.len());
        let style = page.text().split('"').find(|part| part.starts_with("/assets/app.")).unwrap().to_owned();
        let style = server.get(&style);
        assert!(style.status == 200 && style.head.contains("text/css") && style.body.len() > 1000);
        assert_eq!(server.get("/nowhere").status, 404);
    }
}

#[test]
fn health_and_metrics_answer_whom_they_should() {
    let scratch = Scratch::sqlite().unwrap();
    let server = serve(&scratch.address, &[]);
    assert_eq!(server.get("/health").text(), "ok\n");
    server.get("/");
    let metrics = server.get("/metrics").text();
    assert!(metrics.contains("evenkans_request_seconds_count") && metrics.contains("evenkans_jobs_waiting 0"));
    assert_eq!(server.get_with("/metrics", "X-Forwarded-For: 192.0.2.1\r\n").status, 403);
    drop(server);

    let server = serve(&scratch.address, &[("EVENKANS_METRICS_TOKEN", "0123456789abcdef")]);
    assert_eq!(server.get("/metrics").status, 403);
    assert_eq!(server.get_with("/metrics", "Authorization: Bearer 0123456789abcdeF\r\n").status, 403);
    assert_eq!(server.get_with("/metrics", "Authorization: Bearer 0123456789abcdef\r\n").status, 200);
}

#[tokio::test]
async fn a_server_that_is_asked_to_stop_finishes_what_was_begun() {
    for scratch in Scratch::both().await.unwrap() {
        for signal in ["-TERM", "-INT"] {
            let server = serve(&scratch.address, &[]);
            // A form that is on its way: its last byte comes after the server stopped listening.
            let mut form = server.connect();
            let host = &server.host;
            write!(form, "POST /aanmelden HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\nemail=x").unwrap();
            std::thread::sleep(Duration::from_millis(200));
            let began = Instant::now();
            server.signal(signal);
            until("health says that the server stops", || server.get("/health").status == 503);
            until("no new visitors", || std::net::TcpStream::connect(host).is_err());
            form.write_all(b"y").unwrap();
            let answer = Answer::from(form);
            assert!(answer.status == 422 || answer.status == 303 || answer.status == 200, "{answer:?}");
            let (code, log) = server.ended();
            assert_eq!(code, Some(0), "{log}");
            assert!(began.elapsed() < Duration::from_secs(15) && log.contains("stopped"), "{log}");
        }
    }
}

#[tokio::test]
async fn a_killed_server_starts_again_with_an_honest_log() {
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
        for _ in 0..3 {
            let server = serve(&scratch.address, &[]);
            server.signal("-KILL");
            assert_eq!(server.ended().0, None);
        }
        let server = serve(&scratch.address, &[]);
        assert_eq!(server.get("/health").status, 200);
        let verify = ["audit", "verify", "--database", &scratch.address];
        until("the audit row is chained", || run(&verify).done().contains("1 rows chained, 0 waiting"));
    }
}

#[tokio::test]
async fn a_job_that_nobody_knows_fails_with_the_reason() {
    for scratch in Scratch::both().await.unwrap() {
        let server = serve(&scratch.address, &[]);
        let db = scratch.open(Clock::system()).await.unwrap();
        write_tx!(db, "test.queue", |tx| { job::enqueue(tx, "from-the-future", None, tx.now, &"x").await }).unwrap();
        let started = Instant::now();
        let error = loop {
            let mut tx = db.read("test").await.unwrap();
            let row = tx.one("SELECT error FROM job", &[]).await.unwrap();
            if let Some(error) = row.get::<Option<String>>("error").unwrap() {
                break error;
            }
            drop(tx);
            assert!(started.elapsed() < Duration::from_secs(20));
            tokio::time::sleep(Duration::from_millis(100)).await;
        };
        assert!(error.contains("from-the-future"), "{error}");
        db.close().await;
        // The worker goes on, and so do the pages.
        assert_eq!(server.get("/health").status, 200);
    }
}

#[test]
fn one_object_a_line_when_the_log_is_json() {
    let scratch = Scratch::sqlite().unwrap();
    let server = serve(&scratch.address, &[("EVENKANS_LOG", "json")]);
    server.signal("-TERM");
    let (code, log) = server.ended();
    assert_eq!(code, Some(0));
    assert!(log.lines().count() > 0);
    for line in log.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[test]
fn a_taken_port_is_said_with_the_way_out() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let scratch = Scratch::sqlite().unwrap();
    let mut command = crate::process::evenkans();
    command.arg("serve").env("EVENKANS_DATABASE", &scratch.address).env("EVENKANS_PUBLIC_URL", "https://a.nl");
    command.env("EVENKANS_LISTEN", taken.local_addr().unwrap().to_string());
    let said = crate::process::Said::from(command.output().unwrap()).refused();
    assert!(said.contains("cannot listen on") && said.contains("another port"), "{said}");
}

#[test]
fn half_a_request_is_not_waited_for_for_ever() {
    let scratch = Scratch::sqlite().unwrap();
    let server = serve(&scratch.address, &[]);
    let mut idle = server.connect();
    idle.write_all(b"GET / HT").unwrap();
    // As browsers do: a connection in reserve.
    let _reserve = server.connect();
    server.signal("-TERM");
    let (code, log) = server.ended();
    assert_eq!(code, Some(0), "{log}");
    // Closed by the server, whichever way.
    let _ = idle.read(&mut [0; 16]);
}
