mod ambitions;
mod read;
mod sign;
mod write;

pub use ambitions::{add, ambition, ambitions, change, drop_ambition, export_ambitions};
pub use read::{progress, report, report_pdf, version};
pub use sign::{export, live, sign, signing, take_back};
pub use write::{edit, save};

use crate::region::home;
