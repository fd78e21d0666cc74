//! Allocates one instance of the published benchmark and prints one JSON object.
//!
//! `cargo run --release -p evenkans-matching --example instance -- --n 1000000 --wishes uniform --priority mtb`

#[path = "instance/generator.rs"]
mod generator;

use std::process::ExitCode;
use std::time::Instant;

use generator::{Instance, Priority, Wishes, checksum};

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)) {
        Some(instance) => {
            println!("{}", run(&instance));
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("usage: instance --n N --wishes uniform|skew --priority mtb|stb|classQ");
            ExitCode::from(2)
        }
    }
}

fn parse(args: impl Iterator<Item = String>) -> Option<Instance> {
    let mut instance = Instance { students: 10_000, wishes: Wishes::Uniform, priority: Priority::PerPlace };
    let args: Vec<String> = args.collect();
    for pair in args.chunks(2) {
        let [name, value] = pair else { return None };
        match (name.as_str(), value.as_str()) {
            ("--n", n) => instance.students = n.parse().ok().filter(|n| (1..=20_000_000).contains(n))?,
            ("--wishes", wishes) => instance.wishes = Wishes::parse(wishes)?,
            ("--priority", priority) => instance.priority = Priority::parse(priority)?,
            _ => return None,
        }
    }
    Some(instance)
}

fn run(instance: &Instance) -> serde_json::Value {
    let market = match instance.market() {
        Ok(market) => market,
        Err(error) => return serde_json::json!({ "error": error.to_string() }),
    };
    let begin = Instant::now();
    let allocation = evenkans_matching::allocate(&market);
    let allocate_ms = begin.elapsed().as_secs_f64() * 1_000.0;
    // The most that lies in memory at once: the market with the desks, or with the outcome.
    let (students, places, edges) = (market.students(), market.places(), market.edges());
    let seats = market.capacities().iter().filter(|&&capacity| capacity > 6).map(|&capacity| capacity as usize);
    let desks = 64 * places + 16 * seats.sum::<usize>();
    let bytes = 8 * (edges + 1) + 4 * (students + 1) + 4 * places + edges / 8 + desks.max(8 * students);
    serde_json::json!({
        "n": students,
        "places": places,
        "edges": edges,
        "matched": allocation.matched(),
        "proposals": allocation.proposals,
        "checksum": format!("{:016x}", checksum(&allocation)),
        "allocate_ms": (allocate_ms * 1_000.0).round() / 1_000.0,
        "bytes_per_student": (bytes as f64 / students as f64 * 10.0).round() / 10.0,
    })
}
