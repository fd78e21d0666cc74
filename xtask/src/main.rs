//! `cargo xtask`: everything that checks the project, in one command.

mod browser;
mod postgres;
mod rules;
mod steps;
mod tally;
mod tools;

use std::path::Path;
use std::process::{Command, ExitCode};

use postgres::Postgres;
use steps::{Outcome, Steps};
use tools::Tool;

const HELP: &str = "Usage: cargo xtask <COMMAND>

Commands:
  test           Check everything: format, lints, tests on both database engines, pages in a browser, rules
  test --quick   The same without the pages in a browser
  fmt            Put the source in the project's format

What a check needs and is not there (PostgreSQL, Chromium) is installed with apt when root runs it.
EVENKANS_TEST_POSTGRES names a PostgreSQL server to use instead of a fresh one, CHROMIUM a browser.";

fn main() -> ExitCode {
    // Checks are about the whole tree, wherever one stands in it.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    if let Err(error) = std::env::set_current_dir(&root) {
        eprintln!("{}: {error}", root.display());
        return ExitCode::from(2);
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["test"] => test(false),
        ["test", "--quick"] => test(true),
        ["fmt"] => format(),
        ["--help" | "-h" | "help"] => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("{HELP}");
            ExitCode::from(2)
        }
    }
}

fn format() -> ExitCode {
    match Command::new("cargo").args(["fmt", "--all"]).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Runs all steps, whatever fails: one run shows all that is wrong.
fn test(quick: bool) -> ExitCode {
    let mut steps = Steps::default();
    steps.check("format", || steps::run(cargo("fmt", &["--all", "--check"])).hint("cargo xtask fmt puts it right"));
    rules::check(&mut steps);
    steps.check("lints", || {
        steps::run(cargo(
            "clippy",
            &["--workspace", "--all-targets", "--locked", "--keep-going", "--", "-D", "warnings"],
        ))
    });
    let mut server = None;
    steps.check("a PostgreSQL to test on", || match Postgres::for_tests() {
        Ok(started) => {
            server = Some(started);
            Outcome::passed()
        }
        Err(problem) => Outcome::failed(problem),
    });
    steps.tests("tests on SQLite and PostgreSQL", || steps::run(with_postgres(tests(), server.as_ref())));
    steps.examples("tests in the documentation", || {
        steps::run(with_postgres(cargo("test", &["--doc", "--workspace", "--locked"]), server.as_ref()))
    });
    if !quick {
        browser::check(&mut steps, server.as_ref());
    }
    // Stops the server and removes its folder.
    drop(server);
    steps.report()
}

fn cargo(verb: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.arg(verb).args(arguments);
    command
}

/// nextest runs them side by side, each in a process of its own; without it cargo runs them too.
fn tests() -> Command {
    if Tool::Nextest.find().is_some() {
        cargo("nextest", &["run", "--workspace", "--locked", "--status-level", "fail"])
    } else {
        cargo("test", &["--workspace", "--locked", "--no-fail-fast", "--lib", "--bins", "--tests", "--examples"])
    }
}

fn with_postgres(mut command: Command, server: Option<&Postgres>) -> Command {
    if let Some(server) = server {
        command.env(postgres::VARIABLE, &server.address);
    }
    command
}
