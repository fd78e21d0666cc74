mod edit;
mod list;
mod rounds;

pub use edit::{create, letter, new, remove, revoke, save, save_classes, save_list, show};
pub use list::{export, export_classes, export_wishes, list, remind};
pub use rounds::{go_to, rounds};
