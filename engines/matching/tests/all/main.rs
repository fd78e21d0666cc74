//! One binary for all integration tests.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod adversary;
mod allocation;
mod benchmark;
mod explained;
mod files;
mod forgery;
mod format;
mod market;
mod repair;
mod reserved;
mod rounds;
mod simulation;
