mod edit;
mod form;
mod list;

pub use edit::{approve_one, close, create, edit, new, return_place, save};
pub use form::{allowance, blank_form, days, edit_page, euros, filled_form, read_form, shown};
pub use list::{approve, export, list};
