mod edit;
mod list;
mod one;
mod proof;

pub use edit::{create, edit, new, save};
pub use list::{export, list};
pub use one::{add_evidence, blank_earlier, evidence_file, give_up, one, remove_evidence, review};

pub(crate) use proof::proofs;

use crate::region::home;
