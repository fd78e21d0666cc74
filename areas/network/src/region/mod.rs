//! A region's own pages and who keeps it. What a region is stands in `evenkans_people`, because sessions need it.
mod manager;
pub mod pages;

pub use manager::Manager;
