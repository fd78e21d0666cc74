mod check;
mod desk;
mod mine;

pub use check::{check, check_files, check_mine, kit};
pub use desk::{ShownCorrection, correct, desk, export, opening, shown_corrections};
pub use mine::mine;
