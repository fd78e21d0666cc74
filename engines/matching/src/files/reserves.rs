//! `reserves.csv`: `place,group,seats`, and `groups.csv`: `student,group`.

use std::collections::{HashMap, HashSet};

use super::FileProblem;
use super::names::Names;
use super::table::Table;
use crate::round::{Group, MAX_CAPACITY, MAX_PLACES, Place, Student};

/// The groups in the order in which a file first names them, with those of the rules before them, by name.
pub(super) struct Groups {
    pub list: Vec<Group>,
    numbers: HashMap<String, u32>,
}

impl Groups {
    pub fn of_rules(list: Vec<Group>) -> Self {
        let numbers = list.iter().map(|group| group.name.clone()).zip(0..).collect();
        Self { list, numbers }
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(&known) = self.numbers.get(name) {
            return known;
        }
        let number = self.list.len() as u32;
        self.numbers.insert(name.to_owned(), number);
        self.list.push(Group { name: name.to_owned(), reason: String::new() });
        number
    }
}

/// Takes the reserved seats from the open ones of their places, and puts them behind all places.
pub(super) fn read_reserves(
    file: &str,
    bytes: &[u8],
    known: Option<&Names>,
    places: &mut Vec<Place>,
    groups: &mut Groups,
) -> Vec<FileProblem> {
    let mut table = Table::open(file, bytes, &["place", "group", "seats"]);
    let mut seen = HashSet::new();
    let mut reserved: Vec<(u32, u32, Place)> = Vec::new();
    while table.next_row() {
        if places.len() + reserved.len() >= MAX_PLACES {
            table.problem(0, format!("at most {MAX_PLACES} places and reserves"));
            break;
        }
        let place = table.identifier(0);
        let group = table.identifier(1);
        let seats = table.number(2, 1..=MAX_CAPACITY);
        let (Some(place), Some(group)) = (place, group) else { continue };
        let Some(number) = known.and_then(|known| known.get(&place)) else {
            if known.is_some() {
                table.problem(0, format!("a place of the places file; `{place}` is none"));
            }
            continue;
        };
        let member = groups.number(&group);
        if !seen.insert((number, member)) {
            table.problem(1, "every pair of place and group once");
            continue;
        }
        let Some(seats) = seats else { continue };
        let open = &mut places[number as usize].capacity;
        match open.checked_sub(seats) {
            Some(left) => *open = left,
            None => table.problem(2, format!("at most the {open} seats of `{place}` that are not reserved yet")),
        }
        reserved.push((
            number,
            reserved.len() as u32,
            Place { place: place.into_owned(), capacity: seats, group: Some(group.into_owned()) },
        ));
    }
    // By place, and within a place in the order of the file: in that order they are filled.
    reserved.sort_unstable_by_key(|&(place, row, _)| (place, row));
    places.extend(reserved.into_iter().map(|(_, _, place)| place));
    table.finish()
}

/// Puts the groups into the students; returns how many rows name a student who is not in the round.
pub(super) fn read_groups(
    file: &str,
    bytes: &[u8],
    known: &Names,
    students: &mut [Student],
    groups: &mut Groups,
) -> (u64, Vec<FileProblem>) {
    let mut table = Table::open(file, bytes, &["student", "group"]);
    let mut rows: Vec<(u32, u32, u64)> = Vec::new();
    let mut strangers = 0;
    while table.next_row() {
        let student = table.identifier(0).map(|id| known.get(&id));
        let group = table.identifier(1);
        let (Some(student), Some(group)) = (student, group) else { continue };
        match student {
            Some(student) => rows.push((student, groups.number(&group), table.line())),
            None => strangers += 1,
        }
    }
    rows.sort_unstable();
    for pair in rows.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1)) {
        table.problem_in(pair[1].2, 0, "every pair of student and group once");
    }
    for own in rows.chunk_by(|a, b| a.0 == b.0) {
        students[own[0].0 as usize].groups = own.iter().map(|&(_, group, _)| group).collect();
    }
    (strangers, table.finish())
}
