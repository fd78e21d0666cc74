//! The classes that students get, by their wishes.

use std::array::from_fn;
use std::iter::repeat;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::memory::{fetch, roomy};
use crate::round::Student;
use crate::threads::{count, side_by_side};

/// A row; those kept are about no wish, where only doubles matter, or their class has no room in the lists.
pub(super) struct Row {
    pub student: u32,
    pub place: u32,
    pub class: u32,
    pub line: u32,
}

impl Row {
    pub fn order(&self) -> (u32, u32, u32) {
        (self.student, self.place, self.line)
    }
}

/// The wishes of all students and the classes that they get. Threads give them: a row may be about any student, and in a
/// file in the order of its places the next one's is far away, so a list is one line of memory where it fits.
pub(super) struct Lists {
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
pub(super) enum Given {
    /// The class of a wish.
    First,
    /// The class of a wish that has one.
    Again,
    /// Nothing that has room there.
    Other,
}

impl Lists {
    pub fn of(students: &[Student], places: usize) -> Self {
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

    pub fn forget(&self) {
        let words = self.lines.iter().flat_map(|line| &line.0);
        words.for_each(|word| word.store(word.load(Relaxed) & self.no_place(), Relaxed));
    }

    fn of_student(&self, student: u32) -> &[Line] {
        &self.lines[student as usize * self.each..][..self.each]
    }

    /// Asks the processor for a student's list.
    pub fn fetch(&self, student: u32) {
        let list = self.of_student(student);
        (0..list.len()).for_each(|line| fetch(list, line));
    }

    pub fn give(&self, row: &Row) -> Given {
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
    pub fn give_to(&self, students: &mut [Student], others: &[Row]) {
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
