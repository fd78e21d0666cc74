//! `priorities.csv`: `place,student,class`.

use super::FileProblem;
use super::lists::{Given, Lists, Row};
use super::names::{Names, Waiting};
use super::table::Table;
use crate::round::{MAX_CLASS, Student};

/// Class and line of a row whose place and student are to be looked up.
type Named = (u32, u32);

/// What is left of the rows of a part.
#[derive(Default)]
struct Left {
    /// How many name a student who is not in the round.
    strangers: u64,
    others: Vec<Row>,
}

impl Left {
    /// Of others in their order, those with the pair of the one before.
    fn doubles(&self) -> impl Iterator<Item = &Row> {
        let same = |pair: &&[Row]| (pair[0].student, pair[0].place) == (pair[1].student, pair[1].place);
        self.others.windows(2).filter(same).map(|pair| &pair[1])
    }
}

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
    let lists = Lists::of(students, places.map_or(0, Names::len));
    let open = || Table::open(file, bytes, &["place", "student", "class"]);
    let read = |part: &mut Table<'_>| read_rows(part, places, known, &lists);
    let mut table = open();
    let parts = table.in_parts(read);
    let are_parts = parts.len() > 1;
    let mut left = joined(parts);
    if are_parts && left.doubles().next().is_some() {
        table = open();
        left = joined(vec![read(&mut table)]);
    }
    for row in left.doubles() {
        double(&mut table, row.line);
    }
    lists.give_to(students, &left.others);
    (left.strangers, table.finish())
}

fn joined(parts: Vec<Left>) -> Left {
    let strangers = parts.iter().map(|part| part.strangers).sum();
    let mut others: Vec<Row> = parts.into_iter().flat_map(|part| part.others).collect();
    // Those of each part are in their order.
    others.sort_by_key(Row::order);
    Left { strangers, others }
}

fn double(table: &mut Table<'_>, line: u32) {
    table.problem_in(line.into(), 1, "every pair of place and student once");
}

fn no_place(table: &mut Table<'_>, line: u32, name: &str) {
    table.problem_in(line.into(), 0, format!("a place of the places file; `{name}` is none"));
}

/// Gives the classes of a table, or of a part of one, to the lists.
fn read_rows(table: &mut Table<'_>, places: Option<&Names>, known: &Names, lists: &Lists) -> Left {
    if !table.is_part() {
        // Parts may have been begun and given up.
        lists.forget();
    }
    let mut left = Left::default();
    let mut waiting = places.map(|places| (Waiting::new(places), Waiting::new(known)));
    let (mut rows, mut found) = (Vec::new(), Vec::new());
    let mut take = |at: &mut Waiting<'_>, of: &mut Waiting<'_>, rows: &mut Vec<Named>, table: &mut Table<'_>| {
        for (index, (class, line)) in rows.drain(..).enumerate() {
            match (at.number(index), of.number(index)) {
                (None, _) => no_place(table, line, at.name(index)),
                (Some(_), None) => left.strangers += 1,
                (Some(place), Some(student)) => {
                    lists.fetch(student);
                    found.push(Row { student, place, class, line });
                }
            }
        }
        at.clear();
        of.clear();
        for row in found.drain(..) {
            match lists.give(&row) {
                Given::First => {}
                Given::Again => double(table, row.line),
                Given::Other => left.others.push(row),
            }
        }
    };
    while table.next_row() {
        let (place, student) = (table.identifier(0), table.identifier(1));
        let (class, line) = (table.number(2, 1..=MAX_CLASS), table.line() as u32);
        // Without readable places only the file's own form is looked at.
        let (Some((at, of)), Some(place)) = (&mut waiting, place) else { continue };
        let (Some(student), Some(class)) = (student, class) else {
            if places.is_some_and(|places| places.get(&place).is_none()) {
                no_place(table, line, &place);
            }
            continue;
        };
        at.add(place);
        of.add(student);
        rows.push((class, line));
        if at.is_full() {
            take(at, of, &mut rows, table);
        }
    }
    if let Some((at, of)) = &mut waiting {
        take(at, of, &mut rows, table);
    }
    left.others.sort_unstable_by_key(Row::order);
    left
}
