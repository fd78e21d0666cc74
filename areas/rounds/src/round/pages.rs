mod draw;
mod forms;
mod keys;
mod public;
mod work;

pub use draw::{draw, draw_page, fetch};
pub use forms::{copy, create, edit, new, save};
pub use keys::keys;
pub use public::{export_cutoffs, freeze_publication, list, publication, show};
pub use work::{ask_headcounts, cancel, close, desk, freeze, open, postpone, publish, remove, tabs};
