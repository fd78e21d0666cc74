//! What every area stands on: both SQL engines behind one [`Db`], named transactions, the audit log and
//! its chain, the job queue, links between things of different areas, activity, what personal data there is, and the
//! clock.
//!
//! SQL is one `$1` string for SQLite and PostgreSQL; only columns of type `TEXT` and `BIGINT` exist, so
//! that both engines store and compare the same values. Times are Unix seconds in UTC.

pub mod activity;
pub mod audit;
mod clock;
mod db;
mod error;
mod id;
pub mod job;
pub mod link;
mod migrate;
pub mod personal;
pub mod portable;
mod row;
pub mod scope;

pub use clock::Clock;
pub use db::{Db, Engine, Settled, Tx};
pub use error::{Error, Refusal, Result};
pub use id::{new_id, random_id, random_token, token_hash};
pub use migrate::{Migration, migrate};
pub use row::{Column, Row, Value};

/// Personal data in the store's own tables.
pub const PERSONAL: &[personal::Personal] = audit::PERSONAL;

/// The store's own tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration { version: 2026_11_22_0001, name: "store", sql: include_str!("../migrations/20261122_0001_store.sql") },
    Migration {
        version: 2026_11_24_0004,
        name: "audit by action",
        sql: include_str!("../migrations/20261124_0004_audit_action.sql"),
    },
    Migration {
        version: 2026_11_24_0016,
        name: "activity by partner",
        sql: include_str!("../migrations/20261124_0016_activity_partner.sql"),
    },
];
