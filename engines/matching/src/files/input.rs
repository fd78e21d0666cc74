//! All files of a round together.

use super::FileProblem;
use super::places::read_places;
use super::priorities::read_priorities;
use super::reserves::{Groups, read_groups, read_reserves};
use super::rules::read_rules;
use super::wishes::read_wishes;
use crate::round::{Lottery, Round, Rules};

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
    match rules(sources, round.students.len()) {
        Ok(rules) => round.rules = rules,
        Err(found) => problems.extend(found),
    }
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
    if problems.is_empty() { Ok(Input { round, strangers, strangers_in_groups }) } else { Err(problems) }
}

fn rules(sources: Sources<'_>, students: usize) -> Result<Rules, Vec<FileProblem>> {
    let Some(source) = sources.rules else {
        let lottery = sources.lottery.unwrap_or_default();
        return Ok(Rules { lottery, ..Rules::default() });
    };
    let read = read_rules(source.name, source.bytes)?;
    let mut problems: Vec<FileProblem> =
        read.rules.problems(students).iter().map(|found| read.problem(source.name, found)).collect();
    if read.lottery.is_some_and(|named| sources.lottery.is_some_and(|asked| asked != named)) {
        let (line, column) = read.place("lottery", 0);
        let expected = "the same lottery as the --lottery that was given".to_owned();
        problems.push(FileProblem { file: source.name.to_owned(), line, column, expected });
    }
    let lottery = sources.lottery.or(read.lottery).unwrap_or_default();
    if problems.is_empty() { Ok(Rules { lottery, ..read.rules }) } else { Err(problems) }
}
