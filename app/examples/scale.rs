//! How long each page of a large network takes, and each answer of the API about it: 2,000 partners, 20,000 people, 300
//! gatherings, 3,000 commitments, and 200 regions in one national programme. Prints one JSON object; every page is asked for 21 times, one after the other, without
//! a socket in between.
//!
//! `cargo run --release -p evenkans --example scale`; with `EVENKANS_TEST_POSTGRES` set to the address of a server
//! on PostgreSQL too.

#[path = "../src/api/mod.rs"]
mod api;
#[path = "scale/fill.rs"]
mod fill;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use evenkans_scratch::Scratch;
use evenkans_store::{Clock, Engine, Error, Result, migrate, write_tx};
use evenkans_web::{Site, Texts};
use serde_json::{Value, json};
use tower::ServiceExt;

/// 29 November 2026, at noon.
const NOW: i64 = 1_795_950_000;
const TIMES: usize = 21;

#[tokio::main]
async fn main() -> ExitCode {
    match measure().await {
        Ok(figures) => {
            println!("{figures:#}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Result<Value> {
    let mut all = Vec::new();
    for scratch in Scratch::both().await? {
        all.push(json!({"engine": format!("{:?}", scratch.engine), "pages": on(&scratch).await?}));
    }
    Ok(Value::Array(all))
}

async fn on(scratch: &Scratch) -> Result<Value> {
    let db = scratch.open(Clock::fixed(NOW)).await?;
    let steps = [
        evenkans_store::MIGRATIONS,
        evenkans_people::MIGRATIONS,
        evenkans_network::MIGRATIONS,
        evenkans_rounds::MIGRATIONS,
    ];
    migrate(&db, &steps.concat()).await?;
    let filled = fill::fill(&db).await?;
    if scratch.engine == Engine::Postgres {
        // As the server does by itself some time after so much came in.
        write_tx!(db, "scale.analyze", |tx| { tx.run("ANALYZE", &[]).await })?;
    }
    let texts = Texts::new(&[evenkans_web::LOCALE, evenkans_network::LOCALE])?;
    let site = Arc::new(Site {
        tabs: evenkans_network::tabs(),
        kinds: evenkans_network::KINDS.to_vec(),
        personal: [evenkans_network::PERSONAL, evenkans_people::PERSONAL, evenkans_store::PERSONAL].concat(),
        ..Site::bare(db, texts)
    });
    let router = evenkans_web::router(site, &[evenkans_network::ROUTES, api::ROUTES]);
    let mut pages = Vec::new();
    for (path, token) in filled.pages() {
        let mut took = Vec::new();
        let mut bytes = 0;
        for _ in 0..TIMES {
            let begin = Instant::now();
            bytes = get(&router, &path, token).await?;
            took.push(begin.elapsed().as_secs_f64() * 1e3);
        }
        took.sort_by(f64::total_cmp);
        let tenths = |ms: f64| (ms * 10.0).round() / 10.0;
        let (median, longest) = (tenths(took[TIMES / 2]), tenths(took[TIMES - 1]));
        pages.push(json!({"page": path, "median_ms": median, "longest_ms": longest, "bytes": bytes}));
    }
    Ok(Value::Array(pages))
}

/// How long the page is, in bytes.
async fn get(router: &Router, path: &str, token: &str) -> Result<usize> {
    let request = Request::get(path).header("cookie", format!("evenkans_session={token}"));
    let request = request.body(Body::empty()).map_err(Error::fault)?;
    let answer = router.clone().oneshot(request).await.map_err(Error::fault)?;
    if answer.status() != StatusCode::OK {
        return Err(Error::fault(format!("{path}: {}", answer.status())));
    }
    Ok(to_bytes(answer.into_body(), usize::MAX).await.map_err(Error::fault)?.len())
}
