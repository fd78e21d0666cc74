mod check;
mod desk;
mod mine;
mod one;

pub use check::{Verifier, check, check_files, check_mine, kit};
pub use desk::{ShownCorrection, desk, export, export_corrections, opening, shown_corrections};
pub use mine::{mine, mine_with};
pub use one::{correct, one};
