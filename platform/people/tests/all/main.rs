//! People, their links and their mail, on SQLite and (where there is a server) on PostgreSQL: what works once
//! works once when two do it at the same moment, and every limit holds to the second.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod links;
mod post;
mod tries;

use evenkans_people::{Account, Lang, account};
use evenkans_scratch::{SERVER, Scratch};
use evenkans_store::{Clock, Db, Error, Result, migrate, write_tx};

/// Monday 23 November 2026, 12:00 UTC: the beginning of a quarter and of an hour.
const NOW: i64 = 1_795_435_200;
const DAY: i64 = 86_400;

struct Place {
    db: Db,
    /// Kept until the test ends: the database goes with it.
    _scratch: Scratch,
}

async fn places() -> Vec<Place> {
    if std::env::var(SERVER).is_err() {
        eprintln!("without PostgreSQL: {SERVER} names no server");
    }
    let mut all = Vec::new();
    for scratch in Scratch::both().await.unwrap() {
        let db = scratch.open(Clock::fixed(NOW)).await.unwrap();
        migrate(&db, &[evenkans_store::MIGRATIONS, evenkans_people::MIGRATIONS].concat()).await.unwrap();
        all.push(Place { db, _scratch: scratch });
    }
    all
}

impl Place {
    async fn account(&self, email: &str) -> Account {
        write_tx!(self.db, "test.account", |tx| { account::find_or_create(tx, email, "Noor", Lang::Nl).await }).unwrap()
    }

    fn later(&self, seconds: i64) {
        self.db.clock.advance(seconds);
    }
}

/// The code of a rule's "no".
#[track_caller]
fn refused<V: std::fmt::Debug>(outcome: Result<V>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("not a refusal: {other:?}"),
    }
}
