//! The store, on SQLite and (where there is a server) on PostgreSQL: what everything above relies on.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod audit;
mod jobs;
mod migrations;
mod portable;
mod transactions;

use evenkans_scratch::Scratch;
use evenkans_store::{Clock, Db, MIGRATIONS, Migration, migrate};

/// A moment on which the tests' clocks stand still: 22 November 2026.
pub const NOW: i64 = 1_795_305_600;

const TALLY: Migration = Migration {
    version: 999_901_010_001,
    name: "tally",
    sql: "CREATE TABLE tally (id TEXT PRIMARY KEY, n BIGINT NOT NULL, version BIGINT NOT NULL);
          INSERT INTO tally (id, n, version) VALUES ('a', 0, 1);",
};

/// A migrated database with one row to quarrel about.
pub async fn database(scratch: &Scratch, clock: Clock) -> Db {
    let db = scratch.open(clock).await.unwrap();
    migrate(&db, &[MIGRATIONS, &[TALLY]].concat()).await.unwrap();
    db
}
