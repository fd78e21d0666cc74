//! `tamper`: makes altered rounds by the hundred thousand and tells who notices.
//!
//! `tamper table 1000000` prints the table of docs/tampering.md and ends with 1 when something was missed that is
//! claimed to be caught; `tamper cases 100000` prints cases for another verifier, one a line as JSON.

#![expect(clippy::unwrap_used, reason = "a program that cannot go on has found a fault of its own")]

use std::io::{BufWriter, Write};
use std::process::ExitCode;
use std::thread;

use evenkans_tampering::{Base, Caught, Dice, Kind, cases};

const HELP: &str = "Usage: tamper table ROUNDS | tamper cases CASES";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = arguments.get(1).and_then(|text| text.parse().ok());
    match (arguments.first().map(String::as_str), count) {
        (Some("table"), Some(count)) => table(count),
        (Some("cases"), Some(count)) => print_cases(count),
        _ => {
            eprintln!("{HELP}");
            ExitCode::from(2)
        }
    }
}

/// What was counted of one kind.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    rounds: u64,
    public: u64,
    student: u64,
    auditor: u64,
    nobody: u64,
    /// Not caught by one of whom it is claimed.
    missed: u64,
}

impl Tally {
    fn add(&mut self, kind: Kind, caught: Caught) {
        self.rounds += 1;
        self.public += u64::from(caught.public);
        self.student += u64::from(caught.student);
        self.auditor += u64::from(caught.auditor);
        self.nobody += u64::from(!caught.any());
        let false_alarm = kind == Kind::Honest && caught.any();
        self.missed += u64::from(false_alarm || !caught.includes(kind.claim()));
    }

    fn join(self, other: Self) -> Self {
        Self {
            rounds: self.rounds + other.rounds,
            public: self.public + other.public,
            student: self.student + other.student,
            auditor: self.auditor + other.auditor,
            nobody: self.nobody + other.nobody,
            missed: self.missed + other.missed,
        }
    }
}

type Tallies = Vec<Tally>;

/// One alteration of each kind of one round after the other, until there are `wanted`.
fn work(first: u64, step: u64, wanted: u64) -> Tallies {
    let mut tallies = vec![Tally::default(); Kind::ALL.len()];
    let (mut seed, mut made) = (first, 0);
    while made < wanted {
        let base = Base::new(seed);
        let mut dice = Dice(seed ^ 0xD1CE);
        for (kind, tally) in Kind::ALL.iter().zip(&mut tallies) {
            // The first two can be done in one way only.
            let tries = if matches!(kind, Kind::Honest | Kind::OtherStable) { 1 } else { 3 };
            for altered in (0..tries).filter_map(|_| base.alter(*kind, &mut dice)) {
                tally.add(*kind, altered.caught());
                made += u64::from(*kind != Kind::Honest);
            }
        }
        seed += step;
    }
    tallies
}

fn table(wanted: u64) -> ExitCode {
    let threads = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let tallies = thread::scope(|scope| {
        let parts: Vec<_> =
            (0..threads).map(|part| scope.spawn(move || work(part, threads, wanted.div_ceil(threads)))).collect();
        let add = |all: Tallies, part: Tallies| all.into_iter().zip(part).map(|(a, b)| a.join(b)).collect();
        parts.into_iter().map(|part| part.join().unwrap()).reduce(add).unwrap()
    });
    println!("| What was done | Rounds | Anyone | A student | The auditor | Nobody | Always noticed by |");
    println!("|---|---:|---:|---:|---:|---:|---|");
    for (kind, tally) in Kind::ALL.iter().zip(&tallies) {
        let Caught { public, student, auditor } = kind.claim();
        let claim = [(public, "anyone"), (student, "a student"), (auditor, "the auditor")];
        let claim: Vec<&str> = claim.iter().filter(|(is, _)| *is).map(|(_, who)| *who).collect();
        println!(
            "| {} | {} | {} | {} | {} | {} | {} |",
            kind.words(),
            tally.rounds,
            tally.public,
            tally.student,
            tally.auditor,
            tally.nobody,
            if claim.is_empty() { "nobody".to_owned() } else { claim.join(", ") }
        );
    }
    let missed: u64 = tallies.iter().map(|tally| tally.missed).sum();
    let altered: u64 = tallies.iter().skip(1).map(|tally| tally.rounds).sum();
    println!("\n{altered} altered rounds; missed of what is claimed to be caught: {missed}.");
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print_cases(count: u64) -> ExitCode {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for index in 0..count {
        // Whoever reads may have seen enough.
        if writeln!(out, "{}", cases::case(index)).is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}
