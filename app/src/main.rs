//! `evenkans`: fair internship chances, as a platform and on the command line.

use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    cli::run()
}
