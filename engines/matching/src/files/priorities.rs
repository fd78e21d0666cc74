//! `priorities.csv`: `place,student,class`.

use super::FileProblem;
use super::names::{Names, Waiting};
use super::table::Table;
use crate::round::{MAX_CLASS, Student};
use crate::threads::side_by_side;

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
    let parts = table.in_parts(|part| read_rows(part, places, known, students));
    let strangers = parts.iter().map(|(_, strangers)| strangers).sum();
    let parts: Vec<Vec<Row>> = parts.into_iter().map(|(rows, _)| rows).collect();
    // As many shares of the students as there are parts: each looks through all rows for its own.
    let share = students.len().div_ceil(parts.len().max(1)).max(1);
    let shares = students.chunks_mut(share).zip((0_u32..).step_by(share)).collect();
    let doubles = side_by_side(shares, |(share, first)| give_classes(&parts, share, first));
    for line in doubles.into_iter().flatten() {
        table.problem_in(line.into(), 1, "every pair of place and student once");
    }
    (strangers, table.finish())
}

/// The rows of a table with a student of the round, and how many others there are.
fn read_rows(table: &mut Table<'_>, places: Option<&Names>, known: &Names, students: &[Student]) -> (Vec<Row>, u64) {
    let mut rows = table.room_for_rows();
    let mut strangers = 0;
    let (mut last, mut last_id, mut in_order) = (None, None, true);
    let mut waiting: Option<Waiting<'_, Named>> = places.map(Waiting::new);
    let mut take = |waiting: &mut Waiting<'_, Named>, table: &mut Table<'_>| {
        waiting.look_up(|(student, class, line), name, place| match (place, student, class) {
            (None, ..) => table.problem_in(line.into(), 0, format!("a place of the places file; `{name}` is none")),
            (Some(place), Some(Some(student)), Some(class)) => rows.push(Row { student, place, class, line }),
            (Some(_), Some(None), Some(_)) => strangers += 1,
            _ => {}
        });
    };
    while table.next_row() {
        let place = table.identifier(0);
        let student = table.identifier(1).map(|id| {
            if last_id.as_ref() != Some(&id) {
                // Mostly the files have one order, and then it is the next student.
                let next = last.map_or(0, |last| last + 1);
                let is_next = in_order && students.get(next as usize).is_some_and(|student| student.id == id);
                last = if is_next { Some(next) } else { known.get(&id) };
                in_order = last == Some(next);
                last_id = Some(id);
            }
            last
        });
        let (class, line) = (table.number(2, 1..=MAX_CLASS), table.line() as u32);
        let (Some(waiting), Some(place)) = (&mut waiting, place) else { continue };
        waiting.add(place, (student, class, line));
        if waiting.is_full() {
            take(waiting, table);
        }
    }
    if let Some(waiting) = &mut waiting {
        take(waiting, table);
    }
    (rows, strangers)
}

/// Gives their classes to the students from number `first` on; returns the lines of pairs that stood there before.
fn give_classes(parts: &[Vec<Row>], students: &mut [Student], first: u32) -> Vec<u32> {
    let mut doubles = Vec::new();
    // Pairs that are no wish of a short list: of those only doubles matter, and where a list is long its classes.
    let mut others = Vec::new();
    for row in parts.iter().flatten() {
        let Some(student) = row.student.checked_sub(first).and_then(|own| students.get_mut(own as usize)) else {
            continue;
        };
        let is_short = student.wishes.len() <= SHORT;
        match student.wishes.iter_mut().find(|wish| is_short && wish.place == row.place) {
            Some(wish) if wish.class.is_some() => doubles.push(row.line),
            Some(wish) => wish.class = Some(row.class),
            None => others.push(row),
        }
    }
    others.sort_unstable_by_key(|row| (row.student, row.place, row.line));
    let same = |a: &&Row, b: &&Row| (a.student, a.place) == (b.student, b.place);
    doubles.extend(others.windows(2).filter(|pair| same(&pair[0], &pair[1])).map(|pair| pair[1].line));
    for (student, index) in students.iter_mut().zip(first..).filter(|(student, _)| student.wishes.len() > SHORT) {
        for wish in &mut student.wishes {
            let found = others.binary_search_by_key(&(index, wish.place), |row| (row.student, row.place));
            wish.class = found.ok().map(|at| others[at].class);
        }
    }
    doubles
}
