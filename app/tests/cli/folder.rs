//! What a folder holds, and what becomes of it when a run stops or another one begins.

use std::fs;
use std::process::{Command, Stdio};

use super::{FREEZE, MATCH, code, files, folder, names, run, stderr, stdout};

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
