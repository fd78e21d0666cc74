//! Whatever stands in a kit: it is refused, or judged against a drawn round.
#![no_main]

use std::sync::LazyLock;

use evenkans_matching::{Kit, Publication, verify};
use evenkans_tampering::{Base, Dice, Kind};
use libfuzzer_sys::fuzz_target;

static ROUND: LazyLock<Publication> =
    LazyLock::new(|| Base::new(1).alter(Kind::Honest, &mut Dice(1)).expect("an honest round").publication);

fuzz_target!(|json: &[u8]| {
    if let Ok(kit) = Kit::from_json(json) {
        verify::kit(&ROUND, &kit);
        let again = kit.to_json().expect("what was read can be written");
        assert_eq!(Kit::from_json(again.as_bytes()).expect("and read again"), kit);
    }
});
