mod lists;
mod one;
mod overview;

pub use lists::{edit, list, save_list};
pub use one::{ask_reader, begin, one, read_along, save};
pub use overview::{export, overview};

use evenkans_web::{Context, Result};

fn home(context: &Context) -> Result<String> {
    Ok(format!("/r/{}", context.region()?.slug))
}
