mod edit;
mod read;
mod stop;

pub use edit::{create, edit, new, remove, save, send, try_out};
pub use read::{export, list, one};
pub use stop::{again, stop, subscription};

use crate::region::home;
