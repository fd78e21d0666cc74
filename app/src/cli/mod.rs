//! The command line: one file a verb. Verbs stay thin: read, call the engine, write.
//!
//! Exit codes: 0 done, 1 verification failed, 2 bad input or usage.

mod admin;
mod audit;
mod backup;
mod db;
mod demo;
mod draw;
mod folder;
mod freeze;
mod key;
mod lang;
mod mail;
mod match_round;
mod measure;
mod moves;
mod region_key;
mod restore;
mod sentences;
mod serve;
mod simulate;
mod verify;

use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use evenkans_matching::files::FileProblem;
use lang::Lang;

/// Fair internship chances: rounds that anyone can check.
#[derive(Parser)]
#[command(name = "evenkans", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Put every list under one root, before anybody's number is known
    Freeze(freeze::Args),
    /// Draw a frozen round with the value of its beacon
    Draw(draw::Args),
    /// Freeze and draw at once
    Match(match_round::Args),
    /// Check a round: as anyone, as one student, or as an auditor
    Verify(verify::Args),
    /// Put both lotteries side by side over many draws
    Simulate(simulate::Args),
    Measure(measure::Args),
    Serve(serve::Args),
    /// Walk through the story region, with its people and a clock that can be moved
    Demo(demo::Args),
    Admin(admin::Args),
    Audit(audit::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Db(db::Args),
    Key(region_key::Args),
    Mail(mail::Args),
}

/// Why a verb did not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A check failed; it was printed.
    Verification,
    /// One line a problem.
    Input(Vec<String>),
    /// Whoever read the output stopped reading, which is no failure.
    BrokenPipe,
}

impl Failure {
    /// One problem.
    pub(crate) fn input(problem: impl Display) -> Self {
        Self::Input(vec![problem.to_string()])
    }

    /// A file that the system does not give, in the language of whoever asked.
    fn unread(path: &Path, error: &io::Error, lang: Lang) -> Self {
        let why = match error.kind() {
            io::ErrorKind::NotFound => lang
                .say("no such file; look at its name and folder", "dit bestand is er niet; kijk de naam en de map na"),
            io::ErrorKind::PermissionDenied => lang.say("may not be read", "mag niet worden gelezen"),
            io::ErrorKind::IsADirectory => {
                lang.say("expected a file, and this is a folder", "dit is een map en geen bestand")
            }
            _ => return Self::file(path, error),
        };
        Self::input(format_args!("{}: {why}", path.display()))
    }

    /// A file that could not be read or written.
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        let next = match error.kind() {
            io::ErrorKind::NotFound => "; look at its name and folder",
            io::ErrorKind::PermissionDenied => "; ask who owns it, or choose another place",
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => "; a file stands where a folder is expected",
            io::ErrorKind::StorageFull => "; make room, and try again",
            _ => "",
        };
        Self::input(format_args!("{}: {error}{next}", path.display()))
    }
}

impl From<Vec<FileProblem>> for Failure {
    fn from(problems: Vec<FileProblem>) -> Self {
        Self::Input(problems.iter().map(FileProblem::to_string).collect())
    }
}

/// Runs the verb that the command line asks for.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Freeze(args) => freeze::run(args),
        Command::Draw(args) => draw::run(args),
        Command::Match(args) => match_round::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Simulate(args) => simulate::run(args),
        Command::Measure(args) => measure::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Demo(args) => demo::run(&args),
        Command::Admin(args) => admin::run(args),
        Command::Audit(args) => audit::run(args),
        Command::Backup(args) => backup::run(args),
        Command::Restore(args) => restore::run(args),
        Command::Db(args) => db::run(args),
        Command::Key(args) => region_key::run(args),
        Command::Mail(args) => mail::run(args),
    };
    match outcome {
        Ok(()) | Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(Failure::Verification) => ExitCode::from(1),
        Err(Failure::Input(problems)) => {
            let mut stderr = io::stderr().lock();
            for problem in problems {
                // Nobody is left to tell when stderr is gone.
                let _ = writeln!(stderr, "{problem}");
            }
            ExitCode::from(2)
        }
    }
}

/// Prints text on stdout.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
        _ => Failure::input(format_args!("stdout: {error}")),
    })
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| Failure::file(path, &error))
}

/// Text from outside: what a publisher wrote may not move the cursor, clear the screen or begin a line of its own.
pub(super) fn shown(text: &str) -> String {
    let one = |letter: char| if letter.is_control() { letter.escape_default().to_string() } else { letter.to_string() };
    text.chars().map(one).collect()
}
