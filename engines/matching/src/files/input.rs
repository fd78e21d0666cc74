//! All files of a round together.

use std::collections::HashMap;

use super::FileProblem;
use super::places::read_places;
use super::priorities::read_priorities;
use super::reserves::{Groups, read_groups, read_reserves};
use super::rules::{Read, read_rules};
use super::table::Table;
use super::wishes::read_wishes;
use crate::problem::Problem;
use crate::reserves::Reserves;
use crate::round::{Lottery, MAX_WISHES, Round, Student};

/// A file: its name for messages, and its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// How messages call it.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// The files of a round.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// `place,capacity`.
    pub places: Source<'a>,
    /// `student,place,choice`, and perhaps `programme`.
    pub wishes: Source<'a>,
    /// `place,student,class`.
    pub priorities: Option<Source<'a>>,
    /// `place,group,seats`.
    pub reserves: Option<Source<'a>>,
    /// `student,group`.
    pub groups: Option<Source<'a>>,
    /// rules.toml.
    pub rules: Option<Source<'a>>,
    /// The lottery asked for beside the files.
    pub lottery: Option<Lottery>,
}

/// What the files say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The round.
    pub round: Round,
    /// Rows of the priorities file that name a student without a row in the wishes file.
    pub strangers: u64,
    /// The same of the groups file.
    pub strangers_in_groups: u64,
}

/// Reads all files of a round.
///
/// # Errors
/// All problems of all files. Problems that a file only has because another one is wrong are left
/// out: with unreadable places, wishes are not held against them.
pub fn read_round(sources: Sources<'_>) -> Result<Input, Vec<FileProblem>> {
    let ((places, place_numbers), mut problems) = read_places(sources.places.name, sources.places.bytes);
    let mut round = Round { places, ..Round::default() };
    let readable = !round.places.is_empty() || problems.is_empty();
    let places = readable.then_some(&place_numbers);
    let wishes = sources.wishes;
    let ((students, numbers), found) = read_wishes(wishes.name, wishes.bytes, places);
    problems.extend(found);
    round.students = students;
    let (mut strangers, mut strangers_in_groups) = (0, 0);
    if let Some(source) = sources.priorities {
        let found;
        (strangers, found) = read_priorities(source.name, source.bytes, places, &numbers, &mut round.students);
        problems.extend(found);
    }
    let mut read = Read::default();
    match rules(sources, round.students.len()) {
        Ok(found) => read = found,
        Err(found) => problems.extend(found),
    }
    round.rules = std::mem::take(&mut read.rules);
    let mut groups = Groups::of_rules(std::mem::take(&mut round.rules.groups));
    if let Some(source) = sources.reserves {
        problems.extend(read_reserves(source.name, source.bytes, places, &mut round.places, &mut groups));
    }
    if let Some(source) = sources.groups {
        let found;
        (strangers_in_groups, found) =
            read_groups(source.name, source.bytes, &numbers, &mut round.students, &mut groups);
        problems.extend(found);
    }
    round.rules.groups = groups.list;
    if problems.is_empty() {
        problems.extend(of_all(sources, &round, &read));
    }
    if problems.is_empty() { Ok(Input { round, strangers, strangers_in_groups }) } else { Err(problems) }
}

/// What no file shows alone: the headcounts against the students, and lists with the reserved seats of their places.
fn of_all(sources: Sources<'_>, round: &Round, read: &Read) -> Vec<FileProblem> {
    let mut found = Vec::new();
    round.look_at_headcounts(&mut found);
    let reserves = Reserves::of(&round.places);
    let length = |student: &Student| reserves.length(student.wishes.iter().map(|wish| wish.place));
    if !reserves.is_empty() {
        let long = (0..round.students.len()).filter(|at| length(&round.students[*at]) > MAX_WISHES);
        found.extend(long.map(Problem::WishesWithReserves));
    }
    let too_long = found.iter().filter_map(|found| match found {
        Problem::WishesWithReserves(student) => Some(round.students[*student].id.as_str()),
        _ => None,
    });
    let lines = lines_of(sources.wishes, too_long);
    let problem = |found: Problem| {
        let (source, (line, column), expected) = match &found {
            Problem::Headcount { programme, students, .. } => {
                let at = round.rules.headcounts.iter().position(|one| one.programme == *programme);
                let expected =
                    format!("a headcount of at least {students} for `{programme}`, which so many wishes name");
                (sources.rules, read.place("headcounts", at.unwrap_or(0)), expected)
            }
            Problem::Headcounts { students, counted } => {
                let expected = format!(
                    "headcounts of at least {students} students together, as the wishes have; these count {counted}, and a student without a programme counts too"
                );
                (sources.rules, read.place("headcounts", 0), expected)
            }
            Problem::WishesWithReserves(student) => {
                let id = &round.students[*student].id;
                let place = (lines.get(id.as_str()).copied().unwrap_or(1), 1);
                let expected =
                    format!("at most {MAX_WISHES} wishes of `{id}`, the reserved seats of its places counted");
                (Some(sources.wishes), place, expected)
            }
            other => (sources.rules, (1, 1), format!("a sound round: {other}")),
        };
        FileProblem { file: source.map_or("", |source| source.name).to_owned(), line, column, expected }
    };
    found.into_iter().map(problem).collect()
}

/// Where students are named first.
fn lines_of<'s>(wishes: Source<'_>, students: impl Iterator<Item = &'s str>) -> HashMap<&'s str, u64> {
    let mut lines: HashMap<&str, u64> = students.map(|student| (student, 0)).collect();
    let mut table = Table::open(wishes.name, wishes.bytes, &["student"]);
    while !lines.is_empty() && table.next_row() {
        let line = table.identifier(0).and_then(|id| lines.get_mut(&*id));
        line.into_iter().filter(|line| **line == 0).for_each(|line| *line = table.line());
    }
    lines
}

/// The rules with the lottery that holds.
fn rules(sources: Sources<'_>, students: usize) -> Result<Read, Vec<FileProblem>> {
    let Some(source) = sources.rules else {
        let mut read = Read::default();
        read.rules.lottery = sources.lottery.unwrap_or_default();
        return Ok(read);
    };
    let mut read = read_rules(source.name, source.bytes)?;
    let mut problems: Vec<FileProblem> =
        read.rules.problems(students).iter().map(|found| read.problem(source.name, found)).collect();
    if read.lottery.is_some_and(|named| sources.lottery.is_some_and(|asked| asked != named)) {
        let (line, column) = read.place("lottery", 0);
        let expected = "the same lottery as the --lottery that was given".to_owned();
        problems.push(FileProblem { file: source.name.to_owned(), line, column, expected });
    }
    read.rules.lottery = sources.lottery.or(read.lottery).unwrap_or_default();
    if problems.is_empty() { Ok(read) } else { Err(problems) }
}
