//! `priorities.csv`: `place,student,class`.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::FileProblem;
use super::names::{Names, Waiting};
use super::table::Table;
use crate::memory::{fetch, roomy};
use crate::round::{MAX_CLASS, Student};
use crate::threads::{count, side_by_side};

/// Class and line of a row whose place and student are to be looked up.
type Named = (u32, u32);

/// A row about no wish, or about one of a long list. Of the first kind only doubles matter.
struct Row {
    student: u32,
    place: u32,
    class: u32,
    line: u32,
}

impl Row {
    fn order(&self) -> (u32, u32, u32) {
        (self.student, self.place, self.line)
    }
}

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
    let lists = Lists::of(students);
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
        for (((name, place), (_, student)), (class, line)) in at.look_up().zip(of.look_up()).zip(rows.drain(..)) {
            match (place, student) {
                (None, _) => no_place(table, line, &name),
                (Some(_), None) => left.strangers += 1,
                (Some(place), Some(student)) => {
                    lists.fetch(student);
                    found.push(Row { student, place, class, line });
                }
            }
        }
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

/// The places of all wishes, a student's after those of the one before, and the classes that they get. Threads give them:
/// a row may be about any student.
struct Lists {
    /// Where each student's wishes begin, and where the last one's end.
    starts: Vec<usize>,
    places: Vec<u32>,
    /// 0 where none was given.
    classes: Vec<AtomicU32>,
}

/// What a row says about the lists.
enum Given {
    /// The class of a wish.
    First,
    /// The class of a wish that has one.
    Again,
    /// Nothing that was looked up.
    Other,
}

impl Lists {
    fn of(students: &[Student]) -> Self {
        let wishes = students.iter().map(|student| student.wishes.len()).sum();
        let (mut starts, mut places, mut classes) = (roomy(students.len() + 1), roomy(wishes), roomy(wishes));
        starts.push(0);
        for student in students {
            places.extend(student.wishes.iter().map(|wish| wish.place));
            starts.push(places.len());
        }
        classes.resize_with(wishes, AtomicU32::default);
        Self { starts, places, classes }
    }

    fn forget(&self) {
        self.classes.iter().for_each(|class| class.store(0, Relaxed));
    }

    fn of_student(&self, student: u32) -> std::ops::Range<usize> {
        self.starts[student as usize]..self.starts[student as usize + 1]
    }

    /// Asks the processor for a student's wishes: in a file in the order of its places they are far apart.
    fn fetch(&self, student: u32) {
        let list = self.of_student(student);
        fetch(&self.places, list.start);
        fetch(&self.places, list.end.saturating_sub(1));
        fetch(&self.classes, list.start);
        fetch(&self.classes, list.end.saturating_sub(1));
    }

    fn give(&self, row: &Row) -> Given {
        let list = self.of_student(row.student);
        if list.len() > SHORT {
            return Given::Other;
        }
        let Some(at) = self.places[list.clone()].iter().position(|&place| place == row.place) else {
            return Given::Other;
        };
        if self.classes[list.start + at].swap(row.class, Relaxed) == 0 { Given::First } else { Given::Again }
    }

    /// Writes the classes into the wishes: those given, and of long lists those among the `others`, which are in the order
    /// of students and places.
    fn give_to(&self, students: &mut [Student], others: &[Row]) {
        let share = students.len().div_ceil(count()).max(1);
        let shares = students.chunks_mut(share).zip((0_u32..).step_by(share)).collect();
        side_by_side(shares, |(share, first): (&mut [Student], u32)| {
            for (student, index) in share.iter_mut().zip(first..) {
                let is_short = student.wishes.len() <= SHORT;
                for (wish, class) in student.wishes.iter_mut().zip(&self.classes[self.of_student(index)]) {
                    let of_long = || others.binary_search_by_key(&(index, wish.place), |row| (row.student, row.place));
                    wish.class = match class.load(Relaxed) {
                        0 if is_short => None,
                        0 => of_long().ok().map(|at| others[at].class),
                        class => Some(class),
                    };
                }
            }
        });
    }
}
