//! The browser's parts, which `build.rs` made and this binary carries.

use evenkans_web::{Asset, Assets};

const FILES: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/browser.rs"));

pub(crate) fn assets() -> Assets {
    Assets::new(FILES.iter().map(|(name, bytes)| Asset { name: (*name).to_owned(), bytes: bytes.to_vec() }).collect())
}
