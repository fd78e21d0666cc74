//! The network through its deeds, on SQLite and (where there is a server) on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod affiliations;
mod choices;
mod commitments;
mod gatherings;
mod newsletters;
mod partners;
mod place;
mod programme;
mod settings;
mod standard;
