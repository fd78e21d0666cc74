//! `evenkans demo`.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use evenkans_people::mail::Post;
use evenkans_people::region;
use evenkans_store::{Clock, Db, migrate};
use evenkans_web::{Demo, parse_local};
use tokio::net::TcpListener;

use super::{Failure, db, print, serve};
use crate::config::{self, Log};
use crate::{demo, wiring};

/// Walk through the story region
///
/// Makes an embedded database in a temporary folder, fills it with a fictional region (three schools, forty
/// employers, three hundred students, rounds in several states) and serves it on this machine only. One click
/// signs in as any of its people, and a control at the top moves the clock. Everything is gone when it stops.
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8090)]
    port: u16,
    /// Begin on this day (such as 2023-08-01), with the region's people and employers and without rounds
    ///
    /// To walk a round from its very beginning. On a day in the past the values of drand are known, so that a round can
    /// be drawn with the one that was published then.
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<i64>,
    /// Fill this empty database instead of a file of its own: `postgres://…` or `sqlite:…`
    ///
    /// It is left as it is when the demo stops.
    #[arg(long, value_name = "ADDRESS")]
    database: Option<String>,
}

/// Nine o'clock in the morning of a day.
fn day(text: &str) -> Result<i64, String> {
    parse_local(&format!("{text}T09:00")).ok_or_else(|| format!("{text} is not a day such as 2023-08-01"))
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    serve::start_log(Log::Text);
    db::block_on(walk(args))?
}

async fn walk(args: &Args) -> Result<(), Failure> {
    // Loopback only: anybody who reaches the demo may be anybody in it.
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let listener = TcpListener::bind(wanted)
        .await
        .map_err(|error| Failure::input(format_args!("cannot listen on {wanted}: {error}; give another --port")))?;
    let address = listener.local_addr().map_err(Failure::input)?;
    let folder = tempfile::tempdir().map_err(Failure::input)?;
    let own = || format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let at = args.database.clone().unwrap_or_else(own);
    let db = Db::open(&at, Clock::starting_at(args.from.unwrap_or(demo::START))).await.map_err(Failure::input)?;
    migrate(&db, &wiring::migrations()).await.map_err(Failure::input)?;
    // Nobody's real region gets a fictional one beside it, with a door that lets in anybody.
    let mut tx = db.read("demo.empty").await.map_err(Failure::input)?;
    if !region::all(&mut tx).await.map_err(Failure::input)?.is_empty() {
        return Err(Failure::input("the database is not empty: the demo fills one of its own; name an empty one"));
    }
    drop(tx);
    let public_url = format!("http://localhost:{}", address.port());
    let own = wiring::Own {
        public_url: public_url.clone(),
        post: Post::Outbox,
        drand_relay: None,
        source_url: None,
        institution: config::institution().map_err(Failure::Input)?,
        demo: Some(Demo::default()),
    };
    let site = wiring::site(db, own).map_err(Failure::input)?;
    let who = if args.from.is_some() {
        demo::people(&site).await.map_err(Failure::input)?;
        NEW
    } else {
        print("Filling the story region, a few seconds …\n")?;
        demo::fill(&site).await.map_err(Failure::input)?;
        STORY
    };
    let stop = serve::stop_signals()?;
    print(&format!(
        "The demo is on {public_url}\n\
         Everything in it is fictional. Sign in with one click on {public_url}/demo as\n\
         {who}\
         Stop with Ctrl+C; {}.\n",
        if args.database.is_some() { "the database stays" } else { "nothing is kept" }
    ))?;
    crate::serve::run(Arc::clone(&site), listener, None, stop).await.map_err(Failure::input)
}

const STORY: &str = "  - Aaliyah Brands, coordinator of Mbo-college Sluishaven, whose round is open
  - Zoë Kruger, coordinator of Vakcollege Oeverzijde, whose round is published
  - Femke Chen, coordinator of Hogeschool Waterstad, whose round is in preparation
  - Hicham Kruger, programme manager, or anybody else: students, employers, teachers, an administrator
";

const NEW: &str =
    "  - Femke Chen, coordinator of Hogeschool Waterstad, Aaliyah Brands or Zoë Kruger, who can make a round
  - Hicham Kruger, programme manager, or anybody else: employers, teachers, an administrator
";
