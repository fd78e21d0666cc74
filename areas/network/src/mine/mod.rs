//! One's own page in a region: what waits, what one promised, what is coming.

pub mod pages;
