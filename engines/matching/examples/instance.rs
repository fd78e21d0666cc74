//! Allocates one instance of the published benchmark and prints one JSON object.
//!
//! `cargo run --release -p evenkans-matching --example instance -- --n 1000000 --wishes uniform --priority mtb`
//!
//! With `--round` also a whole round over the same wishes, and with `--repair` thousands of withdrawals and other events
//! of one at a time. `--largest 500` gives places up to 500 seats; the published instances have up to 5.

#[path = "instance/floor.rs"]
mod floor;
#[path = "instance/generator.rs"]
mod generator;
#[path = "instance/repair.rs"]
mod repair;
#[path = "instance/round.rs"]
mod round;

use std::process::ExitCode;
use std::time::Instant;

use generator::{Instance, Priority, Wishes, checksum};
use serde_json::{Value, json};

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)) {
        Some(asked) => {
            println!("{}", run(&asked));
            ExitCode::SUCCESS
        }
        None => {
            eprintln!(
                "usage: instance --n N --wishes uniform|skew --priority mtb|stb|classQ [--largest N] [--round] [--repair]"
            );
            ExitCode::from(2)
        }
    }
}

struct Asked {
    instance: Instance,
    round: bool,
    repair: bool,
}

fn parse(mut args: impl Iterator<Item = String>) -> Option<Asked> {
    let mut instance = Instance { students: 10_000, wishes: Wishes::Uniform, priority: Priority::PerPlace, largest: 5 };
    let (mut round, mut repair) = (false, false);
    while let Some(name) = args.next() {
        match name.as_str() {
            "--n" => instance.students = args.next()?.parse().ok().filter(|n| (1..=20_000_000).contains(n))?,
            "--wishes" => instance.wishes = Wishes::parse(&args.next()?)?,
            "--priority" => instance.priority = Priority::parse(&args.next()?)?,
            "--largest" => instance.largest = args.next()?.parse().ok().filter(|n| (1..=100_000).contains(n))?,
            "--round" => round = true,
            "--repair" => repair = true,
            _ => return None,
        }
    }
    Some(Asked { instance, round, repair })
}

fn run(asked: &Asked) -> Value {
    let market = match asked.instance.market() {
        Ok(market) => market,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    let (allocation, allocate_ms) = timed(|| evenkans_matching::allocate(&market));
    // The most that lies in memory at once: the market with the desks, or with the outcome.
    let (students, places, edges) = (market.students(), market.places(), market.edges());
    let seats = market.capacities().iter().filter(|&&capacity| capacity > 6).map(|&capacity| capacity as usize);
    let desks = 64 * places + 8 * seats.sum::<usize>();
    let bytes = 8 * (edges + 1) + 4 * (students + 1) + 4 * places + edges / 8 + desks.max(8 * students);
    let floor_ms = floor::floor_ms(&market, allocation.proposals);
    let mut figures = json!({
        "n": students,
        "places": places,
        "edges": edges,
        "matched": allocation.matched(),
        "proposals": allocation.proposals,
        "checksum": format!("{:016x}", checksum(&allocation)),
        "allocate_ms": allocate_ms,
        "floor_ms": floor_ms,
        "times_floor": (allocate_ms / floor_ms * 100.0).round() / 100.0,
        "bytes_per_student": (bytes as f64 / students as f64 * 10.0).round() / 10.0,
    });
    if asked.repair {
        figures["repair"] = repair::figures(&market, &allocation);
    }
    if asked.round {
        drop((market, allocation));
        match (figures.as_object_mut(), round::figures(&asked.instance)) {
            (Some(all), Value::Object(of_round)) => all.extend(of_round),
            (_, other) => return other,
        }
    }
    figures
}

/// What came of some work, and its milliseconds.
fn timed<V>(work: impl FnOnce() -> V) -> (V, f64) {
    let begin = Instant::now();
    let value = work();
    (value, (begin.elapsed().as_secs_f64() * 1e6).round() / 1e3)
}
