//! Whatever stands in a table: it is refused, or every question about it is answered without a number that is none.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/all/questions.rs"]
mod questions;

fuzz_target!(|csv: &[u8]| {
    questions::ask_all(csv);
});
