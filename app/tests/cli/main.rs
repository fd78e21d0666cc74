//! The binary, run as a user would run it.

mod folder;
mod measure;
mod round;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const PLACES: &str = "place,capacity\nA,1\nB,1\nC,0\n";
const WISHES: &str = "student,place,choice\ns1,A,1\ns1,B,2\ns2,A,1\ns2,C,2\ns3,A,1\ns3,B,2\ns4,,\n";
const RECEIPTS: &str = "student,receipt\ns1,00000000000000000000000000000001\ns2,00000000000000000000000000000002\ns3,00000000000000000000000000000003\ns4,00000000000000000000000000000004\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in [("places.csv", PLACES), ("wishes.csv", WISHES), ("receipts.csv", RECEIPTS)] {
        fs::write(folder.path().join(name), text).expect(name);
    }
    folder
}

fn run(folder: &Path, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evenkans"))
        .current_dir(folder)
        .args(line.split_whitespace())
        .output()
        .expect("the binary runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const FREEZE: &str = "freeze --places places.csv --wishes wishes.csv --receipts receipts.csv --out";
const MATCH: &str = "match --places places.csv --wishes wishes.csv --receipts receipts.csv --beacon ab --out";

/// All files of a folder with their bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            let inner = files(&entry.path());
            found.extend(inner.into_iter().map(|(n, bytes)| (format!("{name}/{n}"), bytes)));
        } else {
            found.push((name, fs::read(entry.path()).expect("a file")));
        }
    }
    found.sort();
    found
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_simulation_gives_a_table_and_json() {
    let folder = folder();
    let at = folder.path();
    let line = "simulate --places places.csv --wishes wishes.csv --draws 10 --seed 3";
    let table = stdout(&run(at, line));
    assert!(table.contains("single") && table.contains("per-place"), "{table}");
    assert_eq!(stdout(&run(at, line)), table);
    assert!(!table.contains("per study programme"), "{table}");
    let wishes = fs::read_to_string(at.join("wishes.csv")).unwrap();
    let with_programme = |(index, row): (usize, &str)| match index {
        0 => format!("{row},programme"),
        _ => format!("{row},{}", if row.starts_with("s1") { "care" } else { "ict" }),
    };
    let rows: Vec<String> = wishes.lines().enumerate().map(with_programme).collect();
    fs::write(at.join("with.csv"), rows.join("\n")).unwrap();
    let table = stdout(&run(at, &line.replace("wishes.csv", "with.csv --lengths 1")));
    assert!(table.contains("per study programme: single, lists of 1"), "{table}");
    let json = run(at, &format!("{line} --json"));
    let figures: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(figures[1]["lottery"], "per-place");
    assert_eq!(figures[0]["unplaced"]["mean"], 0.5);
}

#[test]
fn a_reader_who_stops_is_no_failure() {
    let folder = folder();
    let at = folder.path();
    run(at, &format!("{MATCH} round"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_evenkans"))
        .current_dir(at)
        .args(["verify", "round"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}
