//! The running server: its layers, `/health`, `/metrics`, and how it stops.

use std::any::Any;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, FORWARDED, VIA};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use evenkans_store::{Error, Result, job, random_id, token_hash};
use evenkans_web::Site;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::{wiring, worker};

/// No request may take longer, uploads on a slow line included.
const REQUEST: Duration = Duration::from_secs(60);
/// How long `/health` says that the server stops before it takes no more connections, so that a balancer
/// that asks each second sends its visitors elsewhere.
const NOTICE: Duration = Duration::from_secs(1);
/// How long requests in flight and the running job get to finish.
const GRACE: Duration = Duration::from_secs(20);
/// How long the database gets to answer `/health`, and to be closed.
const DATABASE: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Watched {
    site: Arc<Site>,
    metrics_token: Option<Arc<str>>,
}

/// Serves until `stop` comes, then finishes what was begun.
pub(crate) async fn run(
    site: Arc<Site>,
    listener: TcpListener,
    metrics_token: Option<String>,
    stop: impl Future<Output = ()>,
) -> Result<()> {
    let (stopping, mut stopped) = watch::channel(false);
    let mut working = tokio::spawn(worker::run(Arc::clone(&site), stopped.clone()));
    let service = router(Arc::clone(&site), metrics_token).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        // An error means that the sender is gone, and with it the server.
        let _ = stopped.wait_for(|stop| *stop).await;
    });
    let mut serving = tokio::spawn(serving.into_future());

    tokio::select! {
        () = stop => {}
        ended = &mut serving => return Err(Error::fault(format!("the server stopped by itself: {ended:?}"))),
    }
    tracing::info!("stopping");
    site.draining.store(true, Ordering::Relaxed);
    tokio::time::sleep(NOTICE).await;
    // Nobody listens any more if both ended already.
    let _ = stopping.send(true);
    let finished = timeout(GRACE, async { tokio::join!(&mut serving, &mut working) }).await;
    if finished.is_err() {
        tracing::warn!("some requests or a job did not finish in {} s; the job runs again", GRACE.as_secs());
        serving.abort();
        working.abort();
    }
    if timeout(DATABASE, site.db.close()).await.is_err() {
        tracing::warn!("the database did not close in time; it undoes what was not finished");
    }
    tracing::info!("stopped");
    Ok(())
}

fn router(site: Arc<Site>, metrics_token: Option<String>) -> Router {
    let watched = Watched { site: Arc::clone(&site), metrics_token: metrics_token.map(Arc::from) };
    // Fonts are compressed already.
    let compressed = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    let tables = wiring::tables(site.demo.is_some());
    Router::new()
        .route("/health", get(health))
        .route("/metrics", get(metrics))
        .with_state(watched)
        .merge(evenkans_web::router(site, &tables))
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(CompressionLayer::new().gzip(true).compress_when(compressed))
}

/// For balancers and watchers: 200 while the server takes work and its database answers.
async fn health(State(Watched { site, .. }): State<Watched>) -> Response {
    if site.is_draining() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n").into_response();
    }
    let asked = async { site.db.read("health").await?.count("SELECT COUNT(*) AS n FROM migration", &[]).await };
    let problem = match timeout(DATABASE, asked).await {
        Ok(Ok(_)) => return "ok\n".into_response(),
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("no answer within {} s", DATABASE.as_secs()),
    };
    tracing::error!(problem, "health");
    (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
}

/// For Prometheus. With `metrics_token` set only for who brings it (`Authorization: Bearer …`), from
/// anywhere; else only for this machine, and not through a proxy on it.
async fn metrics(
    State(Watched { site, metrics_token }): State<Watched>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    if !may_measure(metrics_token.as_deref(), peer, &headers) {
        return (StatusCode::FORBIDDEN, "set metrics_token and send it as a bearer token\n").into_response();
    }
    let counted = async {
        let mut tx = site.db.read("metrics").await?;
        job::counts(&mut tx).await
    };
    match counted.await {
        Ok((waiting, given_up)) => {
            let gauges = [("evenkans_jobs_waiting", waiting), ("evenkans_jobs_given_up", given_up)];
            ([(CONTENT_TYPE, "text/plain; version=0.0.4")], site.metrics.render(&gauges)).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "metrics");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

fn may_measure(token: Option<&str>, peer: SocketAddr, headers: &HeaderMap) -> bool {
    let Some(token) = token else {
        let proxied = headers.contains_key(FORWARDED)
            || headers.contains_key(VIA)
            || headers.keys().any(|name| name.as_str().starts_with("x-forwarded") || name == "x-real-ip");
        return peer.ip().to_canonical().is_loopback() && !proxied;
    };
    let brought = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    // Hashes are compared, so the time it takes tells nothing about the token.
    brought.is_some_and(|brought| token_hash(brought) == token_hash(token))
}

async fn in_time(request: Request, next: Next) -> Response {
    match timeout(REQUEST, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            let number = number();
            tracing::error!(number, "a request took longer than {} s", REQUEST.as_secs());
            plain(StatusCode::SERVICE_UNAVAILABLE, &number)
        }
    }
}

fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words");
    let number = number();
    tracing::error!(number, said, "fault");
    plain(StatusCode::INTERNAL_SERVER_ERROR, &number)
}

/// The number that stands on the page and in the log.
fn number() -> String {
    let id = random_id().to_uppercase();
    format!("{}-{}", id.get(..4).unwrap_or_default(), id.get(9..13).unwrap_or_default())
}

/// An error page that needs nothing: no visitor, no language, no style.
fn plain(status: StatusCode, number: &str) -> Response {
    let page = format!(
        "<!DOCTYPE html><html lang=\"nl\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Evenkans</title>\
         <main><h1>Er ging iets mis</h1><p>Ga terug, laad de pagina opnieuw en kijk of het is opgeslagen. \
         Blijft het misgaan? Geef dan dit nummer door: <strong>{number}</strong></p>\
         <div lang=\"en\"><h2>Something went wrong</h2><p>Go back, load the page again and look whether it was saved. \
         Does it happen again? Then pass on this number: <strong>{number}</strong></p></div></main></html>"
    );
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    ];
    (status, headers, page).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn metrics_are_for_this_machine_or_for_who_has_the_token() {
        let (here, there) = ("127.0.0.1:1".parse().unwrap(), "192.0.2.1:1".parse().unwrap());
        let with = |name, value: &'static str| HeaderMap::from_iter([(name, HeaderValue::from_static(value))]);
        let none = HeaderMap::new();
        let token = with(super::AUTHORIZATION, "Bearer 0123456789abcdef");
        let proxied = with("x-forwarded-for".parse().unwrap(), "192.0.2.1");
        assert!(super::may_measure(None, here, &none));
        assert!(super::may_measure(None, "[::ffff:127.0.0.1]:1".parse().unwrap(), &none));
        assert!(!super::may_measure(None, here, &proxied));
        assert!(!super::may_measure(None, there, &none));
        assert!(super::may_measure(Some("0123456789abcdef"), there, &token));
        assert!(!super::may_measure(Some("0123456789abcdef"), here, &none));
        assert!(!super::may_measure(Some("another-0123456789"), here, &token));
    }
}
