//! Whatever stands in opening.csv: it is refused, or held against a drawn round.
#![no_main]

use std::sync::LazyLock;

use evenkans_matching::files::read_opening;
use evenkans_matching::{Publication, verify};
use evenkans_tampering::{Base, Dice, Kind};
use libfuzzer_sys::fuzz_target;

static ROUND: LazyLock<Publication> =
    LazyLock::new(|| Base::new(1).alter(Kind::Honest, &mut Dice(1)).expect("an honest round").publication);

fuzz_target!(|csv: &[u8]| {
    if let Ok(opened) = read_opening("opening.csv", csv, &ROUND) {
        verify::replay(&ROUND, &opened);
    }
});
