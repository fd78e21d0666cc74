//! `evenkans serve`.

use std::path::PathBuf;
use std::sync::Arc;

use evenkans_store::{Clock, Db, migrate};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::{Failure, db, print};
use crate::config::{Config, Log};
use crate::{serve, wiring};

/// Serve the platform
///
/// Settings come from a file and from the environment, which comes first:
///
///   database = "sqlite:/var/lib/evenkans/evenkans.sqlite"   # EVENKANS_DATABASE, or postgres://…
///   public_url = "https://stages.example.nl"                # EVENKANS_PUBLIC_URL
///   listen = "127.0.0.1:8080"                               # EVENKANS_LISTEN; this is the default
///   drand_relay = "https://api.drand.sh"                    # EVENKANS_DRAND_RELAY; else the beacon is pasted
///   source_url = "https://code.example.nl/evenkans"         # EVENKANS_SOURCE_URL; at the bottom of every page
///   metrics_token = "…"                                     # EVENKANS_METRICS_TOKEN; else /metrics is for this machine
///   log = "text"                                            # EVENKANS_LOG; or json, one object a line
///   [mail]                                                  # without it mail waits in the administrator's outbox
///   url = "smtps://user:password@mail.example.nl"           # EVENKANS_MAIL_URL
///   from = "Stages <stages@example.nl>"                     # EVENKANS_MAIL_FROM
///   [institution]                                           # without it people sign in by mail
///   issuer = "https://connect.surfconext.nl"                # EVENKANS_INSTITUTION_ISSUER
///   client_id = "…"                                         # EVENKANS_INSTITUTION_CLIENT_ID
///   client_secret = "…"                                     # EVENKANS_INSTITUTION_CLIENT_SECRET
///   name = "SURFconext"                                     # EVENKANS_INSTITUTION_NAME; on the button
///
/// It does not start half-configured: what is missing or wrong is listed, all at once. On SIGTERM or SIGINT
/// it finishes what was begun, for 20 seconds at most. /health says whether it takes work.
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The file with the settings
    #[arg(long, value_name = "FILE", env = "EVENKANS_CONFIG")]
    config: Option<PathBuf>,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let config = Config::load(args.config.as_deref()).map_err(|problems| {
        let first = "evenkans serve does not start, because of its settings (see evenkans serve --help):".to_owned();
        let listed = problems.into_iter().map(|problem| format!("  - {problem}"));
        Failure::Input(std::iter::once(first).chain(listed).collect())
    })?;
    start_log(config.log);
    db::block_on(serve(config))?
}

async fn serve(config: Config) -> Result<(), Failure> {
    let db = Db::open(&config.database, Clock::system()).await.map_err(db::unreachable)?;
    migrate(&db, &wiring::migrations()).await.map_err(Failure::input)?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        let listen = config.listen;
        Failure::input(format_args!("cannot listen on {listen}: {error}; give another port with listen = \"…\""))
    })?;
    let address = listener.local_addr().map_err(Failure::input)?;
    let stop = stop_signals()?;
    let own = wiring::Own {
        public_url: config.public_url,
        post: config.post,
        drand_relay: config.drand_relay,
        source_url: config.source_url,
        institution: config.institution,
        demo: None,
    };
    let site = wiring::site(db, own).map_err(Failure::input)?;
    print(&format!("Evenkans serves {} on http://{address}\n", site.public_url))?;
    serve::run(Arc::clone(&site), listener, config.metrics_token, stop).await.map_err(Failure::input)
}

/// Ends when somebody asks the server to stop; who asks again gets it at once.
pub(super) fn stop_signals() -> Result<impl Future<Output = ()>, Failure> {
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::input)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::input)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tokio::spawn(async move {
            interrupt.recv().await;
            std::process::exit(130);
        });
    })
}

/// Levels are set with RUST_LOG; what the database library says in between is only worth reading as a warning.
pub(super) fn start_log(log: Log) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log_to = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match log {
        Log::Text => log_to.with_ansi(false).init(),
        Log::Json => log_to.json().init(),
    }
}
