//! `priorities.csv`: `place,student,class`.

use std::collections::HashMap;

use super::FileProblem;
use super::table::Table;
use crate::round::{MAX_CLASS, Student};

struct Row {
    student: u32,
    place: u32,
    class: u32,
    line: u32,
}

/// A list up to this length is searched wish by wish.
const SHORT: usize = 64;

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
    // Pairs that are no wish of a short list: of those only doubles matter, and where a list is long its classes.
    let mut rows = Vec::new();
    let mut strangers = 0;
    let mut last = 0;
    while table.next_row() {
        let found = table.identifier(0).map(|place| {
            let number = places.and_then(|places| places.get(place).copied());
            let unknown = number.is_none() && places.is_some();
            (number, unknown.then(|| format!("a place of the places file; `{place}` is none")))
        });
        let (place, problem) = found.unwrap_or_default();
        if let Some(expected) = problem {
            table.problem(0, expected);
        }
        let student = table.identifier(1).map(|id| {
            let same = students.get(last as usize).is_some_and(|student| student.id == id);
            if same { Some(last) } else { known.get(id).copied() }
        });
        let class = table.number(2, 1..=MAX_CLASS);
        let (Some(place), Some(student), Some(class)) = (place, student, class) else {
            continue;
        };
        let Some(student) = student else {
            strangers += 1;
            continue;
        };
        last = student;
        let wishes = &mut students[student as usize].wishes;
        let wish = if wishes.len() <= SHORT { wishes.iter_mut().find(|wish| wish.place == place) } else { None };
        let line = table.line() as u32;
        match wish {
            Some(wish) if wish.class.is_some() => table.problem_in(line.into(), 1, TWICE),
            Some(wish) => wish.class = Some(class),
            None => rows.push(Row { student, place, class, line }),
        }
    }
    rows.sort_unstable_by_key(|row| (row.student, row.place, row.line));
    for pair in rows.windows(2) {
        if (pair[0].student, pair[0].place) == (pair[1].student, pair[1].place) {
            table.problem_in(pair[1].line.into(), 1, TWICE);
        }
    }
    for (student, index) in students.iter_mut().zip(0..).filter(|(student, _)| student.wishes.len() > SHORT) {
        for wish in &mut student.wishes {
            let found = rows.binary_search_by_key(&(index, wish.place), |r| (r.student, r.place));
            wish.class = found.ok().map(|at| rows[at].class);
        }
    }
    (strangers, table.finish())
}

const TWICE: &str = "every pair of place and student once";
