//! `priorities.csv`: `place,student,class`.

use super::FileProblem;
use super::names::{Names, Waiting};
use super::table::Table;
use crate::round::{MAX_CLASS, Student};

struct Row {
    student: u32,
    place: u32,
    class: u32,
    line: u32,
}

/// Student, class and line of a row whose place is to be looked up. The student is missing, not in the round, or known.
type Named = (Option<Option<u32>>, Option<u32>, u32);

/// A list up to this length is searched wish by wish.
const SHORT: usize = 64;

/// Puts the classes into the students' wishes; returns how many rows name a student who is not in
/// the round. Such rows are no mistake, because a school gives the classes of a whole cohort, but a
/// reader should be told.
pub(super) fn read_priorities(
    file: &str,
    bytes: &[u8],
    places: Option<&Names>,
    known: &Names,
    students: &mut [Student],
) -> (u64, Vec<FileProblem>) {
    let mut table = Table::open(file, bytes, &["place", "student", "class"]);
    // Pairs that are no wish of a short list: of those only doubles matter, and where a list is long its classes.
    let mut rows = Vec::new();
    let mut strangers = 0;
    let mut last = 0;
    let mut waiting: Waiting<'_, Named> = Waiting::new();
    let mut take =
        |waiting: &mut Waiting<'_, Named>, places: &Names, table: &mut Table<'_>, students: &mut [Student]| {
            waiting.look_up(places, |(student, class, line), name, place| {
                let Some(place) = place else {
                    table.problem_in(u64::from(line), 0, format!("a place of the places file; `{name}` is none"));
                    return;
                };
                let (Some(student), Some(class)) = (student, class) else { return };
                let Some(student) = student else {
                    strangers += 1;
                    return;
                };
                let wishes = &mut students[student as usize].wishes;
                let wish =
                    if wishes.len() <= SHORT { wishes.iter_mut().find(|wish| wish.place == place) } else { None };
                match wish {
                    Some(wish) if wish.class.is_some() => table.problem_in(line.into(), 1, TWICE),
                    Some(wish) => wish.class = Some(class),
                    None => rows.push(Row { student, place, class, line }),
                }
            });
        };
    while table.next_row() {
        let place = table.identifier(0);
        let student = table.identifier(1).map(|id| {
            // Mostly the files have one order: it is the student of the row before, or the next one.
            let is = |at: u32| students.get(at as usize).is_some_and(|student| student.id == id);
            [last, last + 1].into_iter().find(|&at| is(at)).or_else(|| known.get(&id))
        });
        last = student.flatten().unwrap_or(last);
        let (class, line) = (table.number(2, 1..=MAX_CLASS), table.line() as u32);
        let (Some(places), Some(place)) = (places, place) else { continue };
        waiting.add(places, place, (student, class, line));
        if waiting.is_full() {
            take(&mut waiting, places, &mut table, students);
        }
    }
    if let Some(places) = places {
        take(&mut waiting, places, &mut table, students);
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
