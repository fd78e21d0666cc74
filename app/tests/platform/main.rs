//! The verbs of who runs a server, each as a real process, on SQLite and (where there is a server) on
//! PostgreSQL.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod admin;
mod backup;
mod log;
mod mail;
mod process;
mod serving;
mod settings;
