//! `wishes.csv`: `student,place,choice`, and a study programme where there is a column `programme`.

use super::FileProblem;
use super::names::{Names, Waiting};
use super::table::Table;
use crate::round::{MAX_STUDENTS, MAX_TEXT, MAX_WISHES, Student, Wish};

/// The students in the order in which the file first names them, and their indices by identifier.
pub(super) type Students = (Vec<Student>, Names);

struct Row {
    student: u32,
    choice: u32,
    place: u32,
    line: u32,
}

/// Student, choice and line of a row whose place is to be looked up.
type Named = (u32, Option<u32>, u32);

/// Choices put a student's wishes in order; gaps between them do not matter. A row with an empty
/// place and an empty choice names a student without wishes.
pub(super) fn read_wishes(file: &str, bytes: &[u8], places: Option<&Names>) -> (Students, Vec<FileProblem>) {
    let open = || Table::open_with(file, bytes, &["student", "place", "choice", "programme"], 3);
    let mut table = open();
    let parts = table.in_parts(|part| read_students(part, places));
    if let Some(students) = joined(parts) {
        return (students, table.finish());
    }
    // With a student in two parts it is read as one: so a mistake is always found and said alike.
    let mut table = open();
    (read_students(&mut table, places), table.finish())
}

/// The students of all parts, unless one stands in two of them or there are too many.
fn joined(parts: Vec<Students>) -> Option<Students> {
    let mut parts = parts.into_iter();
    let (mut students, mut numbers) = parts.next()?;
    for (more, _) in parts {
        let fit = students.len() + more.len() <= MAX_STUDENTS;
        if !fit || !numbers.add_new(more.iter().map(|student| student.id.as_str())) {
            return None;
        }
        students.extend(more);
    }
    Some((students, numbers))
}

/// The students of a table, or of a part of one.
fn read_students(table: &mut Table<'_>, places: Option<&Names>) -> Students {
    let mut students: Vec<Student> = Vec::new();
    let mut numbers = Names::default();
    let (mut named, mut rows) = (Vec::new(), Vec::new());
    // Student and line of the rows that say that there are no wishes.
    let mut empty: Vec<(u32, u32)> = Vec::new();
    let mut waiting = places.map(Waiting::new);
    let (mut last, mut last_id) = (0, None);
    while table.next_row() {
        let Some(id) = table.identifier(0) else {
            continue;
        };
        // A student's rows mostly stand together.
        if last_id.as_ref() != Some(&id) {
            let (number, is_new) = numbers.number(&id);
            last = number;
            if is_new {
                students.push(Student { id: id.clone().into_owned(), ..Student::default() });
            }
            last_id = Some(id);
            if !is_new && table.is_part() {
                // Nobody is told: the file is read again as one.
                table.problem(0, "all rows of a student in one part");
                break;
            }
        }
        if students.len() > MAX_STUDENTS {
            table.problem(0, format!("at most {MAX_STUDENTS} students"));
            break;
        }
        read_programme(table, &mut students[last as usize].programme);
        let Some(place) = table.text(1) else { continue };
        let Some(choice) = table.text(2) else { continue };
        if place.is_empty() && choice.is_empty() {
            empty.push((last, table.line() as u32));
            continue;
        }
        let row = (last, table.whole_number(2, &choice, 1..=u32::MAX - 1), table.line() as u32);
        // Without readable places only the file's own form is looked at.
        let Some(waiting) = &mut waiting else { continue };
        waiting.add(place);
        named.push(row);
        if waiting.is_full() {
            take(waiting, &mut named, table, &mut rows);
            // In a part nobody comes back, so all lists but the last are whole.
            if table.is_part() {
                let whole = rows.partition_point(|row| row.student < last);
                fill_lists(table, &mut rows[..whole], &mut students);
                rows.drain(..whole);
            }
        }
    }
    if let Some(waiting) = &mut waiting {
        take(waiting, &mut named, table, &mut rows);
    }
    fill_lists(table, &mut rows, &mut students);
    empty.sort_unstable();
    for (at, (student, line)) in empty.iter().enumerate() {
        let is_again = at > 0 && empty[at - 1].0 == *student;
        if is_again || !students[*student as usize].wishes.is_empty() {
            table.problem_in((*line).into(), 1, "a place: a student without wishes has this one row and no other");
        }
    }
    (students, numbers)
}

/// Takes in the rows that waited for their places.
fn take(waiting: &mut Waiting<'_>, named: &mut Vec<Named>, table: &mut Table<'_>, rows: &mut Vec<Row>) {
    for (index, (student, choice, line)) in named.drain(..).enumerate() {
        match (waiting.number(index), choice) {
            (Some(place), Some(choice)) => rows.push(Row { student, choice, place, line }),
            (Some(_), None) => {}
            (None, _) => {
                let name = waiting.name(index);
                table.problem_in(line.into(), 1, format!("a place of the places file; `{name}` is none"));
            }
        }
    }
    waiting.clear();
}

/// An empty field says nothing, so that a file may give the programme in a student's first row only.
fn read_programme(table: &mut Table<'_>, programme: &mut Option<String>) {
    let Some(text) = table.text(3).filter(|text| !text.is_empty()) else { return };
    if text.len() > MAX_TEXT {
        table.problem(3, format!("a programme of at most {MAX_TEXT} bytes"));
    } else if programme.get_or_insert_with(|| text.to_string()) != &text {
        table.problem(3, "the same programme in every row of a student");
    }
}

/// The lists of the students of some rows.
fn fill_lists(table: &mut Table<'_>, rows: &mut [Row], students: &mut [Student]) {
    let order = |row: &Row| (row.student, row.choice, row.line);
    if !rows.is_sorted_by_key(order) {
        rows.sort_unstable_by_key(order);
    }
    let mut by_place = Vec::new();
    for list in rows.chunk_by(|a, b| a.student == b.student) {
        for pair in list.windows(2).filter(|pair| pair[0].choice == pair[1].choice) {
            table.problem_in(pair[1].line.into(), 2, "every choice once for a student");
        }
        // Of two rows with one place the later line is the double.
        by_place.clear();
        by_place.extend(list.iter().map(|row| (row.place, row.line)));
        by_place.sort_unstable();
        for pair in by_place.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            table.problem_in(pair[1].1.into(), 1, "every place once for a student");
        }
        if let Some(row) = list.get(MAX_WISHES) {
            table.problem_in(row.line.into(), 2, format!("at most {MAX_WISHES} wishes a student"));
        }
        students[list[0].student as usize].wishes =
            list.iter().map(|row| Wish { place: row.place, class: None }).collect();
    }
}
