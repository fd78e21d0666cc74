mod forms;
mod public;
mod work;

pub use forms::{copy, create, edit, new, save};
pub use public::{freeze_publication, list, publication, show};
pub use work::{ask_headcounts, cancel, desk, draw, draw_page, fetch, freeze, open, postpone, publish, tabs};
