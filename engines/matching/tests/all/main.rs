//! One binary for all integration tests.

mod adversary;
mod allocation;
mod benchmark;
mod files;
mod forger;
mod forgery;
mod format;
mod market;
mod rounds;
mod sample;
