//! Honest figures. So far: [`release`], what may be shown of a table in which groups are small.

mod flow;
pub mod release;

pub use release::{Released, release, release_both};
