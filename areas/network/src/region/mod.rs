//! A region's own pages, the list of regions, and what every visitor may ask of the site.

pub mod pages;
