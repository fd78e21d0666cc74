mod ambitions;
mod read;
mod sign;
mod write;

pub use ambitions::{add, ambition, ambitions, change, drop_ambition};
pub use read::{progress, report, report_pdf};
pub use sign::{export, live, sign, signing, take_back};
pub use write::{edit, save};

use evenkans_web::{Context, Result};

fn home(context: &Context) -> Result<String> {
    Ok(format!("/r/{}", context.region()?.slug))
}
