//! The steps of a run, one after the other: what each said, how long it took, and the sum at the end.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::tally::Tally;

/// How a step ended.
pub struct Outcome {
    /// One line a problem; none means that it passed.
    pub problems: Vec<String>,
    /// What a command printed, for counting its tests.
    output: String,
}

impl Outcome {
    pub fn passed() -> Self {
        Self { problems: Vec::new(), output: String::new() }
    }

    pub fn failed(problem: impl Into<String>) -> Self {
        Self { problems: vec![problem.into()], output: String::new() }
    }

    pub fn of(problems: Vec<String>) -> Self {
        Self { problems, output: String::new() }
    }

    /// What to do about a failure.
    pub fn hint(mut self, hint: &str) -> Self {
        if !self.problems.is_empty() {
            self.problems.push(hint.to_owned());
        }
        self
    }

    fn ok(&self) -> bool {
        self.problems.is_empty()
    }
}

#[derive(Default)]
pub struct Steps {
    done: Vec<Done>,
    sum: Tally,
}

struct Done {
    name: String,
    took: Duration,
    problems: Vec<String>,
}

impl Steps {
    /// A step that counts as one check.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Outcome) {
        self.step(name, work, |outcome| Tally::one(outcome.ok()));
    }

    /// A step whose command runs tests and says how many; to run none is a failure.
    pub fn tests(&mut self, name: &str, work: impl FnOnce() -> Outcome) {
        let work = || {
            let mut outcome = work();
            if outcome.ok() && Tally::of(&outcome.output) == Tally::default() {
                outcome.problems.push("no tests were run".to_owned());
            }
            outcome
        };
        self.step(name, work, |outcome| Tally::of(&outcome.output).or_one_failure(outcome.ok()));
    }

    /// The same, where there may be none.
    pub fn examples(&mut self, name: &str, work: impl FnOnce() -> Outcome) {
        self.step(name, work, |outcome| Tally::of(&outcome.output).or_one_failure(outcome.ok()));
    }

    fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome, count: impl FnOnce(&Outcome) -> Tally) {
        println!("── {name}");
        let started = Instant::now();
        let outcome = work();
        self.sum += count(&outcome);
        let done = Done { name: name.to_owned(), took: started.elapsed(), problems: outcome.problems };
        println!("{}", done.line());
        for problem in &done.problems {
            println!("   {problem}");
        }
        self.done.push(done);
    }

    /// What passed and what failed; the last line is the sum.
    pub fn report(self) -> ExitCode {
        println!("\n── All steps");
        for done in &self.done {
            println!("{}", done.line());
            for problem in &done.problems {
                println!("   {problem}");
            }
        }
        println!("{}", self.sum);
        if self.sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

impl Done {
    fn line(&self) -> String {
        let verdict = if self.problems.is_empty() { "ok  " } else { "FAIL" };
        format!("{verdict} {:>6.1} s  {}", self.took.as_secs_f64(), self.name)
    }
}

/// Runs a command, showing what it prints as it comes.
pub fn run(mut command: Command) -> Outcome {
    let shown = shown(&command);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => return Outcome::failed(format!("`{shown}` does not start: {error}")),
    };
    let readers = [child.stdout.take().map(show_and_keep), child.stderr.take().map(show_and_keep)];
    let mut output = String::new();
    for reader in readers.into_iter().flatten() {
        output.push_str(&reader.join().unwrap_or_default());
    }
    let problems = match child.wait() {
        Ok(status) if status.success() => Vec::new(),
        Ok(status) => vec![format!("`{shown}` failed ({status}); see above")],
        Err(error) => vec![format!("`{shown}`: {error}")],
    };
    Outcome { problems, output }
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn show_and_keep(from: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut kept = String::new();
        let mut lines = BufReader::new(from);
        let mut line = Vec::new();
        // Not every program prints UTF-8 only.
        while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            kept.push_str(&text);
            line.clear();
        }
        kept
    })
}
