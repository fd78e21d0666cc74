//! From freeze to replay.

use std::fs;

use super::{FREEZE, MATCH, PLACES, WISHES, code, files, folder, names, run, stderr, stdout};

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
fn every_file_that_is_missing_is_named() {
    let folder = folder();
    let missing = run(folder.path(), "match --places no-places.csv --wishes no-wishes.csv --out round");
    assert_eq!(code(&missing), 2);
    assert!(stderr(&missing).contains("no-places.csv") && stderr(&missing).contains("no-wishes.csv"));
}
