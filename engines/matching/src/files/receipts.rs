//! The receipts file: `student,receipt`, to make a round again byte for byte.

use std::collections::{HashMap, HashSet};

use super::FileProblem;
use super::table::Table;
use crate::entry::Receipt;
use crate::round::Student;

/// The receipts in the order of `students`. Rows of other students are ignored.
///
/// # Errors
/// Every row that is not a receipt, and every student without one.
pub fn read_receipts(file: &str, bytes: &[u8], students: &[Student]) -> Result<Vec<Receipt>, Vec<FileProblem>> {
    let mut table = Table::open(file, bytes, &["student", "receipt"]);
    let mut given: HashMap<String, Receipt> = HashMap::new();
    let mut seen = HashSet::new();
    let mut complete = true;
    while table.next_row() {
        let id = table.identifier(0);
        let Some(text) = table.text(1) else { continue };
        let Ok(receipt) = text.trim_ascii().parse::<Receipt>() else {
            complete = false;
            table.problem(1, "32 hexadecimal digits or 22 characters of base64url");
            continue;
        };
        if !seen.insert(receipt) {
            table.problem(1, "every receipt once");
        }
        if let Some(id) = id
            && given.insert(id.into_owned(), receipt).is_some()
        {
            table.problem(0, "every student once");
        }
    }
    let receipts: Vec<Receipt> = students.iter().filter_map(|student| given.get(&student.id).copied()).collect();
    if receipts.len() < students.len() && complete {
        let missing = students.iter().filter(|student| !given.contains_key(&student.id));
        for student in missing {
            table.problem_in(1, 0, format!("a row with the receipt of student `{}`", student.id));
        }
    }
    let problems = table.finish();
    if problems.is_empty() { Ok(receipts) } else { Err(problems) }
}
