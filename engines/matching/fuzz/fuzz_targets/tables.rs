//! Whatever stands in places, wishes, priorities, rules, receipts, reserves and groups (between bytes 0xff): it is
//! refused with its places, or becomes a round that can be frozen, drawn and replayed.
#![no_main]

use evenkans_matching::files::{Source, Sources, read_receipts, read_round};
use evenkans_matching::verify::{passes, replay};
use evenkans_matching::{draw, freeze};
use evenkans_tampering::sample;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.split(|byte| *byte == 0xff);
    let mut next = |name| parts.next().map(|bytes| Source { name, bytes });
    let (Some(places), Some(wishes)) = (next("places.csv"), next("wishes.csv")) else { return };
    let (priorities, rules, receipts) = (next("priorities.csv"), next("rules.toml"), next("receipts.csv"));
    let (reserves, groups) = (next("reserves.csv"), next("groups.csv"));
    let input = match read_round(Sources { places, wishes, priorities, reserves, groups, rules, lottery: None }) {
        Ok(input) => input,
        Err(problems) => return assert!(!problems.is_empty()),
    };
    if let Some(Source { name, bytes }) = receipts {
        read_receipts(name, bytes, &input.round.students).ok();
    }
    let receipts = sample::receipts(input.round.students.len());
    let Ok(frozen) = freeze(input.round, &receipts, None) else { return };
    if let Ok(drawn) = draw(&frozen, "c0ffee", true) {
        let found = replay(drawn.publication(), frozen.opening());
        let headcounts = drawn.publication().frozen.headcounts.is_empty();
        assert!(!headcounts || passes(&found.checks), "{:?}", found.checks);
    }
});
