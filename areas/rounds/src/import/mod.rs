//! Reading in a school's files: choose the columns, see what would change and every problem at once, then
//! write all of it or nothing. The corrected file again changes only what changed.

mod apply;
mod check;
mod columns;
mod known;
pub mod pages;
mod places;
mod store;
mod students;
mod wishes;

use evenkans_store::{id, words};
use serde::{Deserialize, Serialize};

pub use apply::{JOB, at_once, run};

id!(ImportId);
words!(
    Kind { Students = "students", Places = "places", Wishes = "wishes", Classes = "classes" }
);
words!(
    State {
        /// The file was read; its columns wait to be confirmed.
        Columns = "columns",
        /// Checked; what would change waits to be confirmed.
        Checked = "checked",
        /// Being written.
        Running = "running",
        Done = "done",
        /// Something changed between the check and the writing; nothing was written.
        Refused = "refused",
    }
);

/// One thing that is wrong in a file: where, what stands there, what was expected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The row as the spreadsheet shows it.
    pub row: u32,
    /// The column's letter and heading; empty when the row as a whole is wrong.
    pub column: String,
    pub heading: String,
    pub value: String,
    /// The text key of what was expected, with its arguments.
    pub expected: String,
    pub args: Vec<(String, String)>,
}

/// What a file would do, or did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// In the round but not in the file; they stay as they are.
    pub absent: usize,
    pub problems: Vec<Problem>,
    /// Lists that their students confirmed and that the file replaces.
    #[serde(default)]
    pub unconfirms: usize,
    /// Places with requirements or criteria of their own, which a school should look at: are they about the work?
    #[serde(default)]
    pub own_demands: usize,
    /// Employers that the file names and the region does not know yet.
    #[serde(default)]
    pub new_employers: Vec<String>,
    /// How many problems there are beyond those listed.
    #[serde(default)]
    pub unlisted: usize,
}
