//! `priorities.csv`: `place,student,class`.

use std::collections::HashMap;

use super::FileProblem;
use super::table::Table;
use crate::round::{MAX_CLASS, Student};

struct Row {
    student: u32,
    place: u32,
    class: u32,
    line: u64,
}

/// Puts the classes into the students' wishes; returns how many rows name a student who is not in
/// the round. Such rows are no mistake, because a school gives the classes of a whole cohort, but a
/// reader should be told.
pub(super) fn read_priorities(
    file: &str,
    bytes: &[u8],
    places: Option<&HashMap<String, u32>>,
    known: &HashMap<String, u32>,
    students: &mut [Student],
) -> (u64, Vec<FileProblem>) {
    let mut table = Table::open(file, bytes, &["place", "student", "class"]);
    let mut rows = Vec::new();
    let mut strangers = 0;
    while table.next_row() {
        let place = table.identifier(0).and_then(|place| {
            let number = places.and_then(|places| places.get(&place).copied());
            if number.is_none() && places.is_some() {
                table.problem(0, format!("a place of the places file; `{place}` is none"));
            }
            number
        });
        let id = table.identifier(1);
        let class = table.number(2, 1..=MAX_CLASS);
        let (Some(place), Some(id), Some(class)) = (place, id, class) else {
            continue;
        };
        match known.get(&id) {
            Some(&student) => rows.push(Row { student, place, class, line: table.line() }),
            None => strangers += 1,
        }
    }
    rows.sort_by_key(|row| (row.student, row.place));
    for pair in rows.windows(2) {
        if (pair[0].student, pair[0].place) == (pair[1].student, pair[1].place) {
            table.problem_in(pair[1].line, 1, "every pair of place and student once");
        }
    }
    for (student, index) in students.iter_mut().zip(0..) {
        for wish in &mut student.wishes {
            let found = rows.binary_search_by_key(&(index, wish.place), |r| (r.student, r.place));
            wish.class = found.ok().map(|at| rows[at].class);
        }
    }
    (strangers, table.finish())
}
