//! The binary, run as a user would run it.

mod measure;

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
fn a_round_goes_from_freeze_to_replay() {
    let folder = folder();
    let at = folder.path();
    let frozen = run(at, &format!("{FREEZE} round"));
    assert_eq!(code(&frozen), 0, "{}", stderr(&frozen));
    // The fingerprint, to be mailed.
    assert_eq!(stdout(&frozen).trim().len(), 43);
    let kit = "round/kits/00000000000000000000000000000002.json";
    assert_eq!(code(&run(at, &format!("verify round --kit {kit}"))), 0);
    let drawn = run(at, "draw round --beacon ab");
    assert_eq!(stdout(&drawn), "4 students, 2 placed, 2 unplaced\n");
    assert!(stderr(&drawn).starts_with("--beacon: note: who froze the round could have tried"), "{}", stderr(&drawn));
    for line in ["verify round", "verify round --replay", &format!("verify round --kit {kit}")] {
        let verified = run(at, line);
        assert_eq!(code(&verified), 0, "{}", stdout(&verified));
        assert!(!stdout(&verified).contains("FAIL"));
    }
    let allocation = fs::read_to_string(at.join("round/allocation.csv")).expect("allocation.csv");
    assert!(allocation.starts_with("student,place,choice\ns1,"), "{allocation}");
    assert!(allocation.ends_with("s4,,\n"), "{allocation}");
    for (line, expected) in [
        (format!("verify round --kit {kit} --lang nl"), "\nklopt   je uitslag ligt vast: "),
        ("verify round --replay --lang nl".to_owned(), "\nklopt   allocation.csv is die van het narekenen\n"),
        ("verify round/publication.json --lang nl".to_owned(), "\nlet op  de regio zegt dat alles vastlag voordat"),
    ] {
        let verified = run(at, &line);
        let said = stdout(&verified);
        assert_eq!(code(&verified), 0, "{said}");
        assert!(
            said.contains(expected) && !said.contains(" the ") && !said.contains("deze controle"),
            "{line}: {said}"
        );
    }
    let json = run(at, "verify round --json");
    let checks: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(checks[0]["code"], "format");
    assert_eq!(checks[0]["verdict"], "passed");
}

#[test]
fn the_folder_is_the_same_byte_for_byte() {
    let folder = folder();
    let at = folder.path();
    for name in ["one", "two"] {
        assert_eq!(code(&run(at, &format!("{FREEZE} {name}"))), 0);
        assert_eq!(code(&run(at, &format!("draw {name} --beacon ab"))), 0);
    }
    assert_eq!(files(&at.join("one")), files(&at.join("two")));
    assert_eq!(
        names(&at.join("one"))[..],
        [
            "allocation.csv",
            "kits/00000000000000000000000000000001.json",
            "kits/00000000000000000000000000000002.json",
            "kits/00000000000000000000000000000003.json",
            "kits/00000000000000000000000000000004.json",
            "opening.csv",
            "publication.json"
        ]
    );
}

#[test]
fn a_frozen_round_never_reopens() {
    let folder = folder();
    let at = folder.path();
    run(at, &format!("{FREEZE} round"));
    let before = files(&at.join("round"));
    for line in [format!("{FREEZE} round"), format!("{MATCH} round")] {
        let again = run(at, &line);
        assert_eq!(code(&again), 2);
        assert!(stderr(&again).starts_with("round: expected a new folder"), "{}", stderr(&again));
    }
    assert_eq!(files(&at.join("round")), before);
    assert_eq!(code(&run(at, "draw round --beacon ab")), 0);
    let drawn = files(&at.join("round"));
    assert_eq!(code(&run(at, "draw round --beacon ab")), 0);
    let other = run(at, "draw round --beacon cd");
    assert_eq!(code(&other), 2);
    assert!(stderr(&other).contains("a round is drawn once"));
    assert_eq!(files(&at.join("round")), drawn);
}

#[test]
fn a_match_says_what_it_is_and_may_be_replaced() {
    let folder = folder();
    let at = folder.path();
    assert_eq!(code(&run(at, &format!("{MATCH} round"))), 0);
    let first = files(&at.join("round"));
    assert!(stdout(&run(at, "verify round")).contains("NOT committed before"));
    assert_eq!(code(&run(at, "verify round --replay")), 0);
    let new = "match --places places.csv --wishes wishes.csv --out round";
    assert_eq!(code(&run(at, new)), 0);
    assert_ne!(files(&at.join("round")), first);
    // Nothing of the first round is left, and nothing is left beside the folder.
    assert_eq!(names(&at.join("round")).len(), 7);
    assert_eq!(code(&run(at, "verify round --replay")), 0);
    assert!(!names(at).iter().any(|name| name.contains("partial")));
}

#[test]
fn all_problems_are_told_and_nothing_is_written() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("places.csv"), "place,capacity\nA,x\nA,1\n").expect("places.csv");
    fs::write(at.join("wishes.csv"), "student,place,choice\ns,Z,0\n").expect("wishes.csv");
    let before = names(at);
    let output = run(at, "freeze --places places.csv --wishes wishes.csv --key key --out round");
    assert_eq!(code(&output), 2);
    let expected = "\
places.csv:2:2: expected a whole number from 0 to 100000000
places.csv:3:1: expected every place once; `A` stands there before
wishes.csv:2:2: expected a place of the places file; `Z` is none
wishes.csv:2:3: expected a whole number from 1 to 4294967294
";
    assert_eq!(stderr(&output), expected);
    assert_eq!(names(at), before);
    assert!(!at.join("round").exists());
    fs::write(at.join("places.csv"), PLACES).expect("places.csv");
    fs::write(at.join("wishes.csv"), "student,place,choice\n").expect("wishes.csv");
    let nobody = run(at, "freeze --places places.csv --wishes wishes.csv --out round");
    assert_eq!((code(&nobody), stderr(&nobody).as_str()), (2, "wishes.csv: expected at least one student\n"));
    for line in ["draw nowhere --beacon ab", "verify nowhere", "freeze", "match --places"] {
        assert_eq!(code(&run(at, line)), 2, "{line}");
    }
}

#[test]
fn tampering_exits_with_one() {
    let folder = folder();
    let at = folder.path();
    run(at, &format!("{MATCH} round"));
    let path = at.join("round/allocation.csv");
    let allocation = fs::read_to_string(&path).expect("allocation.csv");
    fs::write(&path, allocation.replace("s2,,", "s2,C,2")).expect("allocation.csv");
    assert_eq!(code(&run(at, "verify round")), 0);
    assert_eq!(code(&run(at, "verify round --replay")), 1);
    let path = at.join("round/publication.json");
    let publication = fs::read_to_string(&path).expect("publication.json");
    fs::write(&path, publication.replace("\"capacity\": 0", "\"capacity\": 1")).expect("written");
    let output = run(at, "verify round");
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("FAIL  does not hold: the fingerprint"), "{}", stdout(&output));
    let output = run(at, "verify round --lang nl");
    assert!(stdout(&output).contains("FOUT    klopt niet: de vingerafdruk"), "{}", stdout(&output));
    fs::write(&path, "{}").expect("written");
    assert_eq!(code(&run(at, "verify round")), 2);
}

#[test]
fn what_cannot_be_undone_is_looked_at_before() {
    let folder = folder();
    let at = folder.path();
    assert_eq!(code(&run(at, &format!("{FREEZE} round"))), 0);
    // Somebody else is drawing.
    let other = fs::File::open(at.join("round")).expect("a folder");
    other.lock().expect("a lock");
    let second = run(at, "draw round --beacon 0123456789abcdef");
    assert!(code(&second) == 2 && stderr(&second).contains("another run is at work"), "{}", stderr(&second));
    drop(other);
    // A signature that is not that of the key.
    let path = at.join("round/publication.json");
    let text = fs::read_to_string(&path).expect("publication.json");
    let begin = text.find("\"frozen_signature\"").expect("a signature") + 25;
    let mut altered = text.clone();
    altered.replace_range(begin..begin + 4, if text[begin..].starts_with("AAAA") { "BBBB" } else { "AAAA" });
    fs::write(&path, altered).expect("written");
    let unsigned = run(at, "draw round --beacon 0123456789abcdef");
    assert!(code(&unsigned) == 2 && stderr(&unsigned).contains("the signature of"), "{}", stderr(&unsigned));
    fs::write(&path, text).expect("written");
    // A beacon that was named has one value, which nobody makes up.
    fs::write(at.join("rules.toml"), "[beacon]\nkind = 'hex'\nsource = 'AEX'\nmoment = '18:00'\n").expect("rules");
    let made_up = run(at, "match --places places.csv --wishes wishes.csv --rules rules.toml --out made");
    assert!(code(&made_up) == 2 && stderr(&made_up).contains("the rules name a beacon"), "{}", stderr(&made_up));
    // More students than the registrar counted, of whom the wishes tell no programme.
    fs::write(at.join("rules.toml"), "[[headcounts]]\nprogramme = 'C'\nstudents = 3\n").expect("rules");
    let uncounted = run(at, &format!("{FREEZE} counted --rules rules.toml"));
    assert!(
        code(&uncounted) == 2 && stderr(&uncounted).contains("rules.toml:1:1: expected headcounts of at least"),
        "{}",
        stderr(&uncounted)
    );
    // A programme of which the registrar counted fewer stands at its headcount.
    let wishes = "student,place,choice,programme\na,A,1,C\nb,A,1,D\n";
    fs::write(at.join("programmes.csv"), wishes).expect("wishes");
    let rules = "[[headcounts]]\nprogramme = 'D'\nstudents = 0\n[[headcounts]]\nprogramme = 'C'\nstudents = 5\n";
    fs::write(at.join("rules.toml"), rules).expect("rules");
    let over = run(at, "freeze --places places.csv --wishes programmes.csv --rules rules.toml --out over");
    let expected = "rules.toml:1:1: expected a headcount of at least 1 for `D`";
    assert!(code(&over) == 2 && stderr(&over).contains(expected), "{}", stderr(&over));
    // A list of seats before the draw, whatever it is, is no outcome.
    let own = at.join("round/allocation.csv");
    fs::write(&own, "my seats").expect("written");
    assert_eq!(code(&run(at, "verify round --replay")), 1);
    let taken = run(at, "draw round --beacon 0123456789abcdef");
    assert!(
        code(&taken) == 2 && stderr(&taken).contains("allocation.csv: expected no such file"),
        "{}",
        stderr(&taken)
    );
    assert_eq!(fs::read_to_string(&own).expect("still there"), "my seats");
    fs::remove_file(&own).expect("removed");
    assert_eq!(code(&run(at, "draw round --beacon 0123456789abcdef")), 0);
    // What was lost of a drawn round is made again, and the same; what was changed is told.
    let allocation = fs::read(at.join("round/allocation.csv")).expect("an allocation");
    fs::remove_file(at.join("round/allocation.csv")).expect("removed");
    fs::remove_dir_all(at.join("round/kits")).expect("removed");
    let again = run(at, "draw round --beacon 0123456789abcdef");
    assert!(code(&again) == 0 && stderr(&again).contains("is made again"), "{}", stderr(&again));
    assert_eq!(fs::read(at.join("round/allocation.csv")).expect("made again"), allocation);
    assert_eq!(code(&run(at, "verify round --replay")), 0);
    let done = run(at, "draw round --beacon 0123456789abcdef");
    assert!(stdout(&done).contains("nothing to do"), "{}", stdout(&done));
    // Without the lists, which an auditor has, there is nothing to look at; and notes in an allocation stay.
    let lists = fs::read(at.join("round/opening.csv")).expect("an opening");
    fs::remove_file(at.join("round/opening.csv")).expect("removed");
    assert!(stdout(&run(at, "draw round --beacon 0123456789abcdef")).contains("nothing to do"));
    fs::write(at.join("round/opening.csv"), lists).expect("written");
    fs::write(at.join("round/allocation.csv"), "my notes").expect("written");
    fs::remove_dir_all(at.join("round/kits")).expect("removed");
    assert_eq!(code(&run(at, "draw round --beacon 0123456789abcdef")), 0);
    assert_eq!(fs::read_to_string(at.join("round/allocation.csv")).expect("still there"), "my notes");
    assert!(at.join("round/kits").exists());
    let text = fs::read_to_string(&path).expect("publication.json");
    fs::write(&path, text.replacen("\"taken\": 1", "\"taken\": 0", 1)).expect("written");
    let changed = run(at, "draw round --beacon 0123456789abcdef");
    assert!(code(&changed) == 2 && stderr(&changed).contains("this one was changed"), "{}", stderr(&changed));
}

/// A run that was stopped is undone by the next, which says so; what somebody laid beside the kits stays.
#[test]
fn a_stopped_run_is_told_and_own_files_stay() {
    let folder = folder();
    let at = folder.path();
    assert_eq!(code(&run(at, &format!("{FREEZE} round"))), 0);
    fs::create_dir(at.join(".round.partial-1")).expect("what a killed draw leaves");
    fs::write(at.join(".round.partial-1/allocation.csv"), "private").expect("written");
    fs::write(at.join("round/kits/to whom I gave them.txt"), "s1").expect("written");
    let drawn = run(at, "draw round --beacon 0123456789abcdef");
    assert!(code(&drawn) == 0 && stderr(&drawn).contains("a run was stopped here"), "{}", stderr(&drawn));
    assert!(!at.join(".round.partial-1").exists());
    assert_eq!(fs::read_to_string(at.join("round/kits/to whom I gave them.txt")).expect("still there"), "s1");
    assert_eq!(names(&at.join("round")).len(), 8);
    // A match makes other kits, and those before it go.
    assert_eq!(code(&run(at, &format!("{MATCH} made"))), 0);
    fs::write(at.join("made/kits/note.txt"), "mine").expect("written");
    assert_eq!(code(&run(at, "match --places places.csv --wishes wishes.csv --out made")), 0);
    assert_eq!(names(&at.join("made")).len(), 8);
    assert_eq!(fs::read_to_string(at.join("made/kits/note.txt")).expect("still there"), "mine");
}

#[test]
fn of_two_runs_that_begin_a_round_one_does() {
    let folder = folder();
    let at = folder.path();
    fs::create_dir(at.join("round")).expect("a folder");
    let other = fs::File::open(at.join("round")).expect("a folder");
    other.lock().expect("a lock");
    for line in [format!("{FREEZE} round"), format!("{MATCH} round")] {
        let second = run(at, &line);
        assert!(code(&second) == 2 && stderr(&second).contains("another run is at work"), "{}", stderr(&second));
    }
    drop(other);
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_evenkans"));
        let line = format!("{FREEZE} deep/er/round");
        command.current_dir(at).args(line.split_whitespace()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the binary runs")
    };
    let codes: Vec<Option<i32>> =
        [start(), start(), start()].iter_mut().map(|run| run.wait().expect("an end").code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert_eq!(code(&run(at, "verify deep/er/round")), 0);
}

#[test]
fn a_kit_that_is_not_of_the_round_is_no_deceit() {
    let folder = folder();
    let at = folder.path();
    run(at, &format!("{MATCH} one"));
    fs::write(at.join("wishes.csv"), WISHES.replace("s1,A,1", "s1,C,1")).expect("wishes.csv");
    run(at, &format!("{MATCH} other"));
    let kit = "kits/00000000000000000000000000000002.json";
    let wrong = run(at, &format!("verify one --kit other/{kit}"));
    let failed: Vec<String> =
        stdout(&wrong).lines().filter(|line| line.starts_with("FAIL")).map(str::to_owned).collect();
    assert_eq!((code(&wrong), failed.len()), (1, 1), "{failed:?}");
    assert!(failed[0].contains("your kit is of another round"), "{failed:?}");
    assert!(!stdout(&wrong).contains("Is this your list"), "{}", stdout(&wrong));
    // A mark before it, as some programs save it, is no part of it; and what is no kit is said in words.
    let marked = format!("\u{feff}{}", fs::read_to_string(at.join("one").join(kit)).expect("a kit"));
    fs::write(at.join("kit.json"), marked).expect("kit.json");
    assert_eq!(code(&run(at, "verify one --kit kit.json")), 0);
    let none = run(at, "verify one --kit one/publication.json --lang nl");
    assert!(code(&none) == 2 && stderr(&none).contains("dit is geen kit; bewaar hem opnieuw"), "{}", stderr(&none));
    let missing = run(at, "verify one --kit nowhere.json --lang nl");
    assert!(stderr(&missing).contains("dit bestand is er niet"), "{}", stderr(&missing));
}

#[test]
fn a_beacon_that_was_known_proves_nothing() {
    let folder = folder();
    let at = folder.path();
    for (round, said) in [(1000, true), (1_000_000_000, false)] {
        fs::write(at.join("rules.toml"), format!("[beacon]\nkind = 'drand'\nround = {round}\n")).expect("rules");
        let frozen = run(at, &format!("{FREEZE} round{round} --rules rules.toml"));
        assert_eq!((code(&frozen), stderr(&frozen).contains("can know it")), (0, said), "{}", stderr(&frozen));
    }
}

#[test]
fn a_group_without_seats_is_told() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("reserves.csv"), "place,group,seats\nA,first,1\n").expect("reserves");
    fs::write(at.join("groups.csv"), "student,group\ns1,First\ns2,first\n").expect("groups");
    let frozen = run(at, &format!("{FREEZE} round --reserves reserves.csv --groups groups.csv"));
    assert_eq!(
        (code(&frozen), stderr(&frozen).as_str()),
        (0, "note: groups for which no seat is reserved: 1 (`First`)\n")
    );
}

#[test]
fn what_a_publisher_writes_stays_text() {
    let folder = folder();
    let at = folder.path();
    let rules = "[beacon]\nkind = 'hex'\nsource = \"x\\u001b[2J\\nok    all is well\"\nmoment = 'now'\n";
    fs::write(at.join("rules.toml"), rules).expect("rules");
    assert_eq!(code(&run(at, &format!("{FREEZE} round --rules rules.toml"))), 0);
    run(at, "draw round --beacon 0123456789abcdef");
    let said = stdout(&run(at, "verify round"));
    assert!(said.contains("x\\u{1b}[2J\\nok    all is well") && !said.contains('\u{1b}'), "{said}");
}

#[test]
fn a_key_is_made_once_and_needed_again() {
    let folder = folder();
    let at = folder.path();
    assert_eq!(code(&run(at, &format!("{FREEZE} round --key key"))), 0);
    let key = fs::read(at.join("key")).expect("a key");
    assert_eq!(code(&run(at, &format!("{FREEZE} other --key key"))), 0);
    assert_eq!(fs::read(at.join("key")).expect("a key"), key);
    let without = run(at, "draw round --beacon ab");
    assert_eq!(code(&without), 2);
    assert!(stderr(&without).contains("give the one that it was frozen with"), "{}", stderr(&without));
    let drawn = run(at, "draw round --beacon 0123456789abcdef --key key");
    assert_eq!((code(&drawn), stderr(&drawn).as_str()), (0, ""), "long enough to be no news");
    assert_eq!(code(&run(at, "draw other --beacon ab --key missing")), 2);
}

#[test]
fn beyond_ten_thousand_students_kits_are_lines_of_one_file() {
    let folder = folder();
    let at = folder.path();
    let mut wishes = String::from("student;choice;place\n");
    for student in 0..10_001 {
        wishes.push_str(&format!("{student};1;{}\n", if student % 2 == 0 { "A" } else { "B" }));
    }
    fs::write(at.join("many.csv"), wishes).expect("many.csv");
    let frozen = run(at, "freeze --places places.csv --wishes many.csv --out round");
    assert_eq!(code(&frozen), 0, "{}", stderr(&frozen));
    assert_eq!(code(&run(at, "draw round --beacon ab")), 0);
    assert_eq!(names(&at.join("round")), ["allocation.csv", "kits.jsonl", "opening.csv", "publication.json"]);
    let kits = fs::read_to_string(at.join("round/kits.jsonl")).expect("kits.jsonl");
    assert_eq!(kits.lines().count(), 10_001);
    // One line is a kit; here of a tree that is taller than its cap.
    let kit = kits.lines().nth(5_000).expect("a kit");
    fs::write(at.join("kit.json"), kit).expect("kit.json");
    let verified = run(at, "verify round --kit kit.json");
    assert_eq!(code(&verified), 0, "{}", stdout(&verified));
    assert_eq!(code(&run(at, "verify round --replay")), 0);
}

#[cfg(unix)]
#[test]
fn only_the_publication_is_for_everybody() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let at = folder.path();
    run(at, &format!("{MATCH} round --key key"));
    let others = |name: &str| fs::metadata(at.join(name)).expect(name).permissions().mode() & 0o077;
    for name in ["round/opening.csv", "round/allocation.csv", "round/kits", "key"] {
        assert_eq!(others(name), 0, "{name}");
    }
    for (name, _) in files(&at.join("round/kits")) {
        assert_eq!(others(&format!("round/kits/{name}")), 0, "{name}");
    }
    assert_ne!(others("round/publication.json"), 0);
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

#[test]
fn a_folder_that_holds_something_else_is_left_as_it_is() {
    let folder = folder();
    let at = folder.path();
    fs::create_dir(at.join("mine")).unwrap();
    fs::write(at.join("mine/kits"), "not a folder of kits").unwrap();
    let before = files(&at.join("mine"));
    for verb in ["freeze", "match"] {
        let line = format!("{verb} --places places.csv --wishes wishes.csv --out mine");
        let refused = run(at, &line);
        assert_eq!(code(&refused), 2);
        assert!(stderr(&refused).contains("this one holds kits"), "{}", stderr(&refused));
        assert_eq!(files(&at.join("mine")), before);
    }
    assert!(!names(at).iter().any(|name| name.contains("partial")));
}

#[test]
fn every_file_that_is_missing_is_named() {
    let folder = folder();
    let missing = run(folder.path(), "match --places no-places.csv --wishes no-wishes.csv --out round");
    assert_eq!(code(&missing), 2);
    assert!(stderr(&missing).contains("no-places.csv") && stderr(&missing).contains("no-wishes.csv"));
}
