//! `opening.csv`: every list with its receipt, for the auditor. Secret.

use std::collections::HashMap;

use super::FileProblem;
use super::table::{Table, writer, written};
use crate::entry::Receipt;
use crate::freeze::Opened;
use crate::publication::Publication;
use crate::round::{Eligible, MAX_CLASS, MAX_STUDENTS};

/// The last one only in rounds with reserved seats.
const COLUMNS: [&str; 8] = ["leaf", "student", "receipt", "eligible", "choice", "place", "class", "group"];

/// The columns of a round.
fn columns(publication: &Publication) -> &'static [&'static str] {
    let reserved = publication.frozen.places.iter().any(|place| place.group.is_some());
    if reserved { &COLUMNS } else { &COLUMNS[..7] }
}

/// One row a wish; where not every place was open to the student, also one row without a choice for
/// each further place that was. A student without either has one row with an empty place.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn write_opening(publication: &Publication, opened: &[Opened]) -> Result<String, csv::Error> {
    let names = &publication.frozen.places;
    let name = |place: u32| names.get(place as usize).map_or("", |place| place.place.as_str());
    let group = |place: u32| names.get(place as usize).and_then(|place| place.group.as_deref()).unwrap_or("");
    let columns = columns(publication);
    let mut table = writer();
    table.write_record(columns)?;
    for (student, leaf) in opened.iter().zip(0_u32..) {
        let (leaf, receipt) = (leaf.to_string(), student.receipt.to_string());
        let kind = if student.eligible == Eligible::All { "all" } else { "some" };
        let mut row = |choice: &str, place: &str, class: &str, group: &str| {
            table.write_record(&[&leaf, &student.student, &receipt, kind, choice, place, class, group][..columns.len()])
        };
        for (&(place, class), choice) in student.wishes.iter().zip(1_u32..) {
            row(&choice.to_string(), name(place), &class.to_string(), group(place))?;
        }
        let further: Vec<u32> = match &student.eligible {
            Eligible::All => Vec::new(),
            Eligible::Only(places) => {
                let listed = |place: &u32| student.wishes.iter().any(|wish| wish.0 == *place);
                places.iter().copied().filter(|place| !listed(place)).collect()
            }
        };
        for &place in &further {
            row("", name(place), "", group(place))?;
        }
        if student.wishes.is_empty() && further.is_empty() {
            row("", "", "", "")?;
        }
    }
    written(table)
}

/// Reads the opening of a publication, ordered by leaf.
///
/// # Errors
/// Every row that does not fit. Whether the lists are those that were frozen is for
/// [`crate::Frozen::reopen`] and [`crate::verify::replay`] to say.
pub fn read_opening(file: &str, bytes: &[u8], publication: &Publication) -> Result<Vec<Opened>, Vec<FileProblem>> {
    let places = publication.frozen.places.iter().zip(0..);
    let numbers: Numbers<'_> =
        places.map(|(place, number)| ((place.place.as_str(), place.group.as_deref()), number)).collect();
    let mut table = Table::open(file, bytes, columns(publication));
    let reserved = columns(publication).len() == COLUMNS.len();
    let mut opened: Vec<Opened> = Vec::new();
    let mut last = Last::default();
    while table.next_row() {
        read_row(&mut table, &numbers, reserved, &mut opened, &mut last);
    }
    for student in &mut opened {
        if let Eligible::Only(places) = &mut student.eligible {
            places.sort_unstable();
            places.dedup();
        }
    }
    let problems = table.finish();
    if problems.is_empty() { Ok(opened) } else { Err(problems) }
}

/// The number of each entry of the publication's places.
type Numbers<'p> = HashMap<(&'p str, Option<&'p str>), u32>;

/// What the row before said, also where something else in it was wrong: so one mistake is told once, and not again in all
/// rows behind it.
#[derive(Default)]
struct Last {
    /// How many leaves began.
    leaves: usize,
    student: String,
    receipt: Option<Receipt>,
    choice: u32,
}

/// Reads one row into the last student or begins the next; `None` after a problem.
fn read_row(
    table: &mut Table<'_>,
    numbers: &Numbers<'_>,
    reserved: bool,
    opened: &mut Vec<Opened>,
    last: &mut Last,
) -> Option<()> {
    let leaf = table.number(0, 0..=MAX_STUDENTS as u32)? as usize;
    let id = table.identifier(1)?;
    let receipt = table.text(2)?.parse::<Receipt>().ok();
    if receipt.is_none() {
        table.problem(2, "a receipt of 32 hexadecimal digits");
    }
    let is_next = leaf == last.leaves;
    let is_same = leaf + 1 == last.leaves;
    let is_other = last.receipt.is_some_and(|before| receipt.is_some_and(|receipt| receipt != before));
    let fits = is_next || is_same && *last.student == *id && !is_other;
    if !fits {
        table.problem(0, "all rows of a leaf together, leaves in order from 0, each with one student and one receipt");
    }
    let before = if is_same { (last.receipt, last.choice) } else { (None, 0) };
    *last = Last { leaves: leaf + 1, student: id.to_string(), receipt: receipt.or(before.0), choice: before.1 };
    let eligible = match &*table.text(3)? {
        "all" => Some(Eligible::All),
        "some" => Some(Eligible::Only(Vec::new())),
        _ => {
            table.problem(3, "`all` or `some`");
            None
        }
    };
    if let (true, Some(receipt), Some(eligible)) = (is_next, receipt, eligible) {
        opened.push(Opened { student: id.into_owned(), receipt, eligible, wishes: Vec::new() });
    }
    let place = table.text(5)?;
    let no_choice = table.text(4)?.is_empty();
    if place.is_empty() && no_choice {
        return Some(());
    }
    if !no_choice {
        let choice = table.number(4, 1..=u32::MAX - 1)?;
        if fits && choice != last.choice + 1 {
            let next = last.choice + 1;
            table.problem(4, format!("choice {next}: the wishes of a student in their order, each once"));
        }
        last.choice = choice;
    }
    let group = if reserved { Some(table.text(7)?).filter(|group| !group.is_empty()) } else { None };
    let Some(&place) = numbers.get(&(&*place, group.as_deref())) else {
        table.problem(5, "a place of the publication, and in `group` one for which it reserves seats or nothing");
        return None;
    };
    if no_choice && table.text(3)? == "all" {
        table.problem(5, "nothing: only a row of `some` has a place without a choice");
        return None;
    }
    let class = if no_choice { None } else { Some(table.number(6, 1..=2 * (MAX_CLASS + 1))?) };
    let student = opened.last_mut()?;
    if let Eligible::Only(places) = &mut student.eligible {
        places.push(place);
    }
    student.wishes.extend(class.map(|class| (place, class)));
    Some(())
}
