//! `priorities.csv`: `place,student,class`.

use std::array::from_fn;
use std::iter::repeat;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::FileProblem;
use super::names::{Names, Waiting};
use super::table::Table;
use crate::memory::{fetch, roomy};
use crate::round::{MAX_CLASS, Student};
use crate::threads::{count, side_by_side};

/// Class and line of a row whose place and student are to be looked up.
type Named = (u32, u32);

/// A row; those kept are about no wish, where only doubles matter, or their class has no room in the lists.
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

/// The wishes of all students and the classes that they get. Threads give them: a row may be about any student, and in a
/// file in the order of its places the next one's is far away, so a list is one line of memory where it fits.
struct Lists {
    lines: Vec<Line>,
    /// How many lines each student has. The lines of a longer list are empty.
    each: usize,
    /// How many bits of a word are the place; the others are the class.
    place_bits: u32,
}

/// Each word is a wish: its place, and above it its class, 0 where none was given. Where no wish stands the place is
/// [`Lists::no_place`]; a class that does not fit is [`Lists::far`].
#[repr(align(64))]
struct Line([AtomicU32; WORDS]);

const WORDS: usize = 16;
/// A longer list never has lines.
const SHORT: usize = 4 * WORDS;

/// What a row says about the lists.
enum Given {
    /// The class of a wish.
    First,
    /// The class of a wish that has one.
    Again,
    /// Nothing that has room there.
    Other,
}

impl Lists {
    fn of(students: &[Student], places: usize) -> Self {
        let place_bits = usize::BITS - places.leading_zeros();
        let longest = students.iter().map(|student| student.wishes.len()).max().unwrap_or(0);
        let wishes: usize = students.iter().map(|student| student.wishes.len()).sum();
        // A few long lists don't make room for all, and a search goes through a list wish by wish.
        let each = longest.min(wishes.div_ceil(students.len().max(1)) * 2).min(SHORT).div_ceil(WORDS);
        let mut lists = Self { lines: roomy(students.len() * each), each, place_bits };
        for student in students {
            let mut wishes = if lists.fits(student) { student.wishes.iter() } else { [].iter() };
            for _ in 0..each {
                let word = |_| AtomicU32::new(wishes.next().map_or(lists.no_place(), |wish| wish.place));
                lists.lines.push(Line(from_fn(word)));
            }
        }
        lists
    }

    fn no_place(&self) -> u32 {
        (1 << self.place_bits) - 1
    }

    /// Stands for all classes from here.
    fn far(&self) -> u32 {
        u32::MAX >> self.place_bits
    }

    fn fits(&self, student: &Student) -> bool {
        student.wishes.len() <= self.each * WORDS
    }

    fn forget(&self) {
        let words = self.lines.iter().flat_map(|line| &line.0);
        words.for_each(|word| word.store(word.load(Relaxed) & self.no_place(), Relaxed));
    }

    fn of_student(&self, student: u32) -> &[Line] {
        &self.lines[student as usize * self.each..][..self.each]
    }

    /// Asks the processor for a student's list.
    fn fetch(&self, student: u32) {
        let list = self.of_student(student);
        (0..list.len()).for_each(|line| fetch(list, line));
    }

    fn give(&self, row: &Row) -> Given {
        let class = row.class.min(self.far());
        let word = row.place | class << self.place_bits;
        match self.wish(row).map(|wish| wish.swap(word, Relaxed) >> self.place_bits) {
            Some(0) if class < self.far() => Given::First,
            None | Some(0) => Given::Other,
            Some(_) => Given::Again,
        }
    }

    fn wish(&self, row: &Row) -> Option<&AtomicU32> {
        for line in self.of_student(row.student) {
            for word in &line.0 {
                let place = word.load(Relaxed) & self.no_place();
                if place == row.place {
                    return Some(word);
                }
                if place == self.no_place() {
                    return None;
                }
            }
        }
        None
    }

    /// Writes the classes into the wishes. Those that do not stand here are among the `others`, which are in the order of
    /// students and places.
    fn give_to(&self, students: &mut [Student], others: &[Row]) {
        let share = students.len().div_ceil(count()).max(1);
        let shares = students.chunks_mut(share).zip((0_u32..).step_by(share)).collect();
        side_by_side(shares, |(share, first): (&mut [Student], u32)| {
            for (student, index) in share.iter_mut().zip(first..) {
                let fits = self.fits(student);
                let words = self.of_student(index).iter().flat_map(|line| &line.0);
                let given = words.map(|word| word.load(Relaxed) >> self.place_bits).chain(repeat(self.far()));
                for (wish, class) in student.wishes.iter_mut().zip(given) {
                    let among_others =
                        || others.binary_search_by_key(&(index, wish.place), |row| (row.student, row.place));
                    wish.class = if fits && class < self.far() {
                        Some(class).filter(|class| *class > 0)
                    } else {
                        among_others().ok().map(|at| others[at].class)
                    };
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Given, Lists, Row};
    use crate::round::{MAX_CLASS, MAX_PLACES, Student, Wish};

    /// With as many places as a word has room for, one fewer and one more, and with as many as there may be.
    #[test]
    fn a_word_holds_any_place_and_any_class() {
        for places in [1, 2, 3, 4, 5, 1023, 1024, 1025, MAX_PLACES] {
            let last = places as u32 - 1;
            let wishes = vec![Wish { place: last, class: None }];
            let mut students = [Student { wishes, ..Student::default() }, Student::default()];
            for class in [1, 254, 255, 256, MAX_CLASS] {
                let lists = Lists::of(&students, places);
                let row = |student, place| Row { student, place, class, line: 2 };
                let is_far = match lists.give(&row(0, last)) {
                    Given::First => false,
                    Given::Other => true,
                    Given::Again => panic!("it was not given before"),
                };
                assert!(!is_far || class >= 255, "{places} places, class {class}");
                assert!(matches!(lists.give(&row(0, last)), Given::Again));
                assert!(matches!(lists.give(&row(1, last)), Given::Other), "no wish");
                assert!(last == 0 || matches!(lists.give(&row(0, 0)), Given::Other), "no wish");
                let others = [row(0, last)];
                lists.give_to(&mut students, if is_far { &others } else { &[] });
                assert_eq!(students[0].wishes[0].class, Some(class), "{places} places");
            }
        }
    }
}
