//! `wishes.csv`: `student,place,choice`.

use std::collections::HashMap;

use super::FileProblem;
use super::table::Table;
use crate::round::{Eligible, MAX_STUDENTS, MAX_WISHES, Student, Wish};

/// The students in the order in which the file first names them, and their indices by identifier.
pub(super) type Students = (Vec<Student>, HashMap<String, u32>);

struct Row {
    student: u32,
    choice: u32,
    place: u32,
    line: u64,
}

/// Choices put a student's wishes in order; gaps between them do not matter. A row with an empty
/// place and an empty choice names a student without wishes.
pub(super) fn read_wishes(
    file: &str,
    bytes: &[u8],
    places: Option<&HashMap<String, u32>>,
) -> (Students, Vec<FileProblem>) {
    let mut table = Table::open(file, bytes, &["student", "place", "choice"]);
    let mut students: Vec<Student> = Vec::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut rows = Vec::new();
    while table.next_row() {
        let Some(id) = table.identifier(0) else {
            continue;
        };
        let student = *numbers.entry(id).or_insert_with_key(|id| {
            students.push(Student { id: id.clone(), ..Student::default() });
            students.len() as u32 - 1
        });
        if students.len() > MAX_STUDENTS {
            table.problem(0, format!("at most {MAX_STUDENTS} students"));
            break;
        }
        let Some(place) = table.text(1) else { continue };
        let Some(choice) = table.text(2) else {
            continue;
        };
        if place.is_empty() && choice.is_empty() {
            continue;
        }
        // Without readable places only the file's own form is looked at.
        let known = places.and_then(|places| places.get(&place).copied());
        if known.is_none() && places.is_some() {
            table.problem(1, format!("a place of the places file; `{place}` is none"));
        }
        let choice = table.number(2, 1..=u32::MAX - 1);
        if let (Some(place), Some(choice)) = (known, choice) {
            rows.push(Row { student, choice, place, line: table.line() });
        }
    }
    sort_lists(&mut table, &mut rows, &mut students);
    ((students, numbers), table.finish())
}

fn sort_lists(table: &mut Table<'_>, rows: &mut [Row], students: &mut [Student]) {
    // By place first, to find doubles; the sorts are stable, so the later line is the double.
    rows.sort_by_key(|row| (row.student, row.place));
    for pair in rows.windows(2) {
        if (pair[0].student, pair[0].place) == (pair[1].student, pair[1].place) {
            table.problem_in(pair[1].line, 1, "every place once for a student");
        }
    }
    rows.sort_by_key(|row| (row.student, row.choice, row.line));
    for pair in rows.windows(2) {
        if (pair[0].student, pair[0].choice) == (pair[1].student, pair[1].choice) {
            table.problem_in(pair[1].line, 2, "every choice once for a student");
        }
    }
    for row in rows.iter() {
        let wishes = &mut students[row.student as usize].wishes;
        wishes.push(Wish { place: row.place, class: None });
        if wishes.len() == MAX_WISHES + 1 {
            table.problem_in(row.line, 2, format!("at most {MAX_WISHES} wishes a student"));
        }
    }
    debug_assert!(students.iter().all(|student| student.eligible == Eligible::All));
}
