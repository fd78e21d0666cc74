//! The whole platform as visitors meet it: who may what, what bad input does, how one gets in, that no text is
//! missing, and that a killed server loses nothing. On SQLite and (where there is a server) on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod authorisation;
mod bad_files;
mod bad_forms;
mod errors;
mod filled;
mod http;
mod imports;
mod internships;
mod killed;
mod my_rounds;
mod network_forms;
mod others;
mod people;
mod personal;
#[expect(dead_code, reason = "the tests of the verbs use more of it")]
#[path = "../platform/process.rs"]
mod process;
mod sign_in;
mod texts;
#[expect(dead_code, reason = "the tests of the rounds use more of it")]
#[path = "../../../areas/rounds/tests/all/world.rs"]
mod world;
