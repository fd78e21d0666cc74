//! Reads the three files of a round and prints one JSON object: how long it took, and how much memory at most.
//!
//! `cargo run --release -p evenkans-matching --example read -- FOLDER`, with `places.csv`, `wishes.csv` and
//! `priorities.csv` in the folder.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use evenkans_matching::files::{Source, Sources, read_round};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: read FOLDER");
        return ExitCode::from(2);
    };
    match read(Path::new(&folder)) {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn read(folder: &Path) -> Result<serde_json::Value, String> {
    let begin = Instant::now();
    let file = |name: &str| std::fs::read(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let (wishes, priorities) = std::thread::scope(|scope| {
        let wishes = scope.spawn(|| file("wishes.csv"));
        let priorities = file("priorities.csv");
        (wishes.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), priorities)
    });
    let (places, wishes, priorities) = (file("places.csv")?, wishes?, priorities?);
    let source = |name, bytes| Source { name, bytes };
    let sources = Sources {
        places: source("places.csv", &places),
        wishes: source("wishes.csv", &wishes),
        priorities: Some(source("priorities.csv", &priorities)),
        reserves: None,
        groups: None,
        rules: None,
        lottery: None,
    };
    let input = read_round(sources)
        .map_err(|problems| problems.iter().take(20).map(|one| format!("{one}\n")).collect::<String>())?;
    let read_ms = (begin.elapsed().as_secs_f64() * 1e3).round();
    let files = (places.len() + wishes.len() + priorities.len()) as f64;
    // Only Linux tells the most that a process had.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    Ok(serde_json::json!({
        "students": input.round.students.len(),
        "files_mb": (files / 1e6).round(),
        "read_ms": read_ms,
        "times_files": peak.map(|peak: f64| (peak * 1024.0 / files * 100.0).round() / 100.0),
    }))
}
