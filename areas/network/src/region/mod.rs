//! A region's own pages and who keeps it. What a region is stands in `evenkans_people`, because sessions need it.
use evenkans_web::{Context, Result};

mod begin;
mod keeper;
pub mod pages;
pub mod removal;
pub mod settings;

pub(crate) use begin::kinds;
pub use begin::{NewRegion, begin};
pub use keeper::Manager;

/// The address of the region of the visitor's page, below which everything of it stands.
pub(crate) fn home(context: &Context) -> Result<String> {
    Ok(format!("/r/{}", context.region()?.slug))
}
