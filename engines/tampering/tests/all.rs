//! What is claimed of altered rounds, on a few; and that the second verifier agrees.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use evenkans_tampering::{Base, Dice, Kind, cases};

/// `cargo run --release -p evenkans-tampering -- table 1000000` does it on 10^6 rounds.
#[test]
fn what_is_claimed_to_be_caught_is_caught() {
    let mut made = vec![0; Kind::ALL.len()];
    for seed in 0..100 {
        let base = Base::new(seed);
        let mut dice = Dice(seed);
        for (kind, made) in Kind::ALL.iter().zip(&mut made) {
            // Few rounds have another stable allocation; of the rest a few are enough.
            if *kind != Kind::OtherStable && seed >= 20 {
                continue;
            }
            let Some(altered) = base.alter(*kind, &mut dice) else { continue };
            let caught = altered.caught();
            *made += 1;
            assert!(caught.includes(kind.claim()), "{kind:?} in round {seed}: {caught:?}");
            assert!(*kind != Kind::Honest || !caught.any(), "the honest round {seed} is objected to: {caught:?}");
        }
    }
    let never: Vec<_> = Kind::ALL.iter().zip(&made).filter(|(_, made)| **made == 0).map(|(kind, _)| kind).collect();
    assert!(never.is_empty(), "in none of these rounds: {never:?}");
}

/// `tamper cases 100000 | node browser/verifier/agree.mjs` does it on 10^5 cases.
#[test]
fn the_verifier_of_the_browser_says_the_same() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../browser/verifier/agree.mjs");
    let browser = script.parent().unwrap().parent().unwrap();
    assert!(browser.join("node_modules").exists(), "run npm ci in browser/, or build the platform, which does");
    let mut node = Command::new("node")
        .arg(&script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node 20 or newer");
    let mut input = node.stdin.take().unwrap();
    for index in 0..400 {
        // When it ends early it has said why.
        if writeln!(input, "{}", cases::case(index)).is_err() {
            break;
        }
    }
    drop(input);
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the two verifiers differ");
    let counts: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(counts["cases"], 400);
    for met in ["passed", "failed", "unreadable"] {
        assert!(counts[met].as_u64().unwrap() > 20, "{met} in {counts}");
    }
}
