mod lists;
mod one;
mod overview;

pub use lists::{edit, list, save_list};
pub use one::{ask_reader, begin, discard, one, read_along, save};
pub use overview::{export, invite, overview, unask};

use crate::region::home;
