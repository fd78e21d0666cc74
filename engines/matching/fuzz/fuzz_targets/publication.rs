//! Whatever stands in publication.json: it is refused, or read, judged and written again as it was.
#![no_main]

use evenkans_matching::{Publication, verify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| {
    if let Ok(publication) = Publication::from_json(json) {
        verify::public(&publication);
        let again = publication.to_json().expect("what was read can be written");
        assert_eq!(Publication::from_json(again.as_bytes()).expect("and read again"), publication);
    }
});
