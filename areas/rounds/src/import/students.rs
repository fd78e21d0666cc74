use std::collections::HashMap;

use evenkans_sheets::Row;
use evenkans_sheets::cell;

use super::Report;
use super::check::{Reading, keys};
use super::known::Known;
use crate::student::{Change, Student};
use crate::study::StudyId;

#[derive(Default)]
pub struct Plan {
    pub new: Vec<Change>,
    pub changed: Vec<(Student, Change)>,
}

pub fn plan(reading: &mut Reading<'_>, known: &Known) -> (Plan, Report) {
    let (mut plan, mut report, mut seen) = (Plan::default(), Report::default(), HashMap::new());
    for row in reading.rows() {
        // Before anything else of the row can be wrong, so that a number that stands twice always shows.
        let unique = reading.unique(row, "number", &mut seen);
        let Some(change) = read(reading, row, known).filter(|_| unique) else { continue };
        match known.students.get(&change.number) {
            None => {
                report.new += 1;
                plan.new.push(change);
            }
            Some(student) => {
                let change = keep_absent(reading, student, change);
                if change.clone().onto(student) == *student {
                    report.unchanged += 1;
                } else {
                    report.changed += 1;
                    plan.changed.push((student.clone(), change));
                }
            }
        }
    }
    report.absent = Known::absent(known.students.keys(), &keys(&seen));
    (plan, report)
}

/// What the file has no column for stays as it is.
fn keep_absent(reading: &Reading<'_>, student: &Student, change: Change) -> Change {
    let or = |field: &str, new: String, old: &String| if reading.has(field) { new } else { old.clone() };
    Change {
        first_name: or("first_name", change.first_name, &student.first_name),
        last_name: or("last_name", change.last_name, &student.last_name),
        email: or("email", change.email, &student.email),
        travel_band: or("band", change.travel_band, &student.travel_band),
        year: if reading.has("year") { change.year } else { student.year },
        earlier_unplaced: if reading.has("earlier") { change.earlier_unplaced } else { student.earlier_unplaced },
        study_id: if reading.has("study") { change.study_id } else { student.study_id.clone() },
        number: change.number,
    }
}

fn read<'a>(reading: &mut Reading<'a>, row: &'a Row, known: &Known) -> Option<Change> {
    // Every cell is read before the first problem ends the row, so that all problems show at once.
    let number = reading.required(row, "number", 40).map(str::to_owned);
    let first_name = reading.short(row, "first_name", 80).map(str::to_owned);
    let infix = reading.short(row, "infix", 40).map(str::to_owned);
    let last_name = reading.short(row, "last_name", 120).map(str::to_owned);
    let email = email(reading, row);
    let study = study(reading, row, known);
    let year = reading.number(row, "year", 0, (0, 9));
    let earlier = reading.parsed(row, "earlier", false, cell::yes_no);
    let band = reading.short(row, "band", 20).map(str::to_owned);
    let (infix, last_name) = (infix?, last_name?);
    let last_name = if infix.is_empty() { last_name } else { format!("{infix} {last_name}") };
    Some(Change {
        number: number?,
        first_name: first_name?,
        last_name,
        email: email?,
        study_id: study?,
        year: year?,
        earlier_unplaced: earlier?,
        travel_band: band?,
    })
}

fn email<'a>(reading: &mut Reading<'a>, row: &'a Row) -> Option<String> {
    let text = reading.text(row, "email");
    if text.is_empty() {
        return Some(String::new());
    }
    match evenkans_people::account::email(text) {
        Ok(email) => Some(email),
        Err(_) => {
            reading.wrong(row, "email", "error-email", &[]);
            None
        }
    }
}

/// A round with one programme needs no column for it.
fn study<'a>(reading: &mut Reading<'a>, row: &'a Row, known: &Known) -> Option<StudyId> {
    let text = reading.text(row, "study");
    let found = match (text.is_empty(), known.studies.as_slice()) {
        (true, [only]) => Some(only),
        (true, _) => None,
        (false, _) => known.study(text),
    };
    if found.is_none() {
        let codes: Vec<&str> = known.studies.iter().map(|one| one.code.as_str()).collect();
        reading.wrong(row, "study", "import-study", &[("codes", codes.join(", "))]);
    }
    found.map(|one| one.id.clone())
}
