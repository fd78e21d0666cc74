//! `evenkans`: fair internship chances, as a platform and on the command line.

use std::process::ExitCode;

mod api;
mod assets;
mod cli;
mod config;
mod demo;
mod serve;
mod wiring;
mod worker;

fn main() -> ExitCode {
    cli::run()
}
