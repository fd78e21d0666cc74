mod edit;
mod list;
mod one;

pub use edit::{create, edit, new, save};
pub use list::{export, list};
pub use one::{add_evidence, evidence_file, give_up, one, remove_evidence, review};

use crate::region::home;
