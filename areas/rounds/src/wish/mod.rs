//! A student's list: ranked places, changed one step at a time and saved at each.

mod keep;
pub mod pages;
pub mod store;

pub use keep::{Step, by_hand, confirm, drop_from_lists, drop_ineligible, keep_receipt, replace, school_in_time, step};
