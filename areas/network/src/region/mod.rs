//! A region's own pages and who keeps it. What a region is stands in `evenkans_people`, because sessions need it.
mod begin;
mod keeper;
pub mod pages;

pub use begin::{NewRegion, begin};
pub use keeper::Manager;
