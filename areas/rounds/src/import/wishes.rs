use std::collections::{BTreeMap, HashMap, HashSet};

use evenkans_sheets::Row;

use super::Report;
use super::check::Reading;
use super::known::Known;
use crate::place::{Place, WhyNot};
use crate::student::{Student, StudentId};

/// The lists that a file changes.
pub type Lists = Vec<(StudentId, Vec<String>)>;
/// (place, student, class) for every pair that a file changes.
pub type Classes = Vec<(String, String, u32)>;

fn student<'k>(reading: &mut Reading<'_>, row: &Row, known: &'k Known, number: &str) -> Option<&'k Student> {
    let found = known.students.get(number);
    if found.is_none() && !number.is_empty() {
        // Excel drops the zeros in front of a number that it takes for one.
        let bare = number.trim_start_matches('0');
        match known.students.keys().find(|known| known.trim_start_matches('0') == bare) {
            Some(meant) => reading.wrong(row, "number", "import-student-zeros", &[("number", meant.clone())]),
            None => reading.wrong(row, "number", "import-student", &[]),
        }
    }
    found
}

fn place<'k>(reading: &mut Reading<'_>, row: &Row, known: &'k Known, code: &str) -> Option<&'k Place> {
    let found = known.places.get(code);
    if found.is_none() && !code.is_empty() {
        reading.wrong(row, "code", "import-place", &[]);
    }
    found
}

/// Reads lists: the order of the choices counts, gaps do not matter, the same choice twice does.
pub fn lists<'a>(reading: &mut Reading<'a>, known: &Known) -> (Lists, Report) {
    let mut chosen: BTreeMap<String, BTreeMap<u32, String>> = BTreeMap::new();
    let (mut pairs, mut choices) = (HashMap::new(), HashMap::new());
    for row in reading.rows() {
        let number = reading.required(row, "number", 40);
        let code = reading.required(row, "code", 80);
        let given = reading.required(row, "choice", 20);
        let choice = given.and_then(|_| reading.number(row, "choice", 1, (1, 10_000)));
        let student = student(reading, row, known, number.unwrap_or_default());
        let place = place(reading, row, known, code.unwrap_or_default());
        let (Some(student), Some(place), Some(choice)) = (student, place, choice) else { continue };
        match place.why_not(student) {
            // Looked at again by the school; the freeze waits for that.
            None | Some(WhyNot::Reviewed) => {}
            Some(WhyNot::OtherStudy) => {
                reading.wrong(row, "code", "import-wish-study", &[]);
                continue;
            }
            Some(WhyNot::LaterYear(year)) => {
                reading.wrong(row, "code", "import-wish-year", &[("year", year.to_string())]);
                continue;
            }
            Some(WhyNot::NotOffered) => {
                reading.wrong(row, "code", "import-wish-closed", &[]);
                continue;
            }
        }
        let pair = format!("{}\u{0}{}", student.number, place.code);
        let rank = format!("{}\u{0}{choice}", student.number);
        if reading.first(row, "code", &mut pairs, pair) && reading.first(row, "choice", &mut choices, rank) {
            chosen.entry(student.number.clone()).or_default().insert(choice, place.id.to_string());
        }
    }
    let (mut lists, mut report) = (Lists::new(), Report::default());
    for (number, list) in chosen {
        let Some(student) = known.students.get(&number) else { continue };
        let list: Vec<String> = list.into_values().collect();
        match known.lists.get(student.id.as_str()) {
            Some(before) if *before == list => report.unchanged += 1,
            before => {
                if before.is_some() {
                    report.changed += 1;
                } else {
                    report.new += 1;
                }
                report.unconfirms += usize::from(student.confirmed_at.is_some());
                lists.push((student.id.clone(), list));
            }
        }
    }
    report.absent = known.students.len() - (report.new + report.changed + report.unchanged);
    (lists, report)
}

pub fn classes<'a>(reading: &mut Reading<'a>, known: &Known) -> (Classes, Report) {
    let (mut plan, mut report, mut seen) = (Classes::new(), Report::default(), HashMap::new());
    let mut pairs = HashSet::new();
    for row in reading.rows() {
        let code = reading.required(row, "code", 80);
        let number = reading.required(row, "number", 40);
        let given = reading.required(row, "class", 20);
        let class = given.and_then(|_| reading.number(row, "class", 1, (1, 1_000_000)));
        let place = place(reading, row, known, code.unwrap_or_default());
        let student = student(reading, row, known, number.unwrap_or_default());
        let (Some(student), Some(place), Some(class)) = (student, place, class) else { continue };
        if !reading.first(row, "number", &mut seen, format!("{}\u{0}{}", place.code, student.number)) {
            continue;
        }
        let pair = (place.id.to_string(), student.id.to_string());
        match known.classes.get(&pair) {
            Some(before) if *before == class => report.unchanged += 1,
            before => {
                if before.is_some() {
                    report.changed += 1;
                } else {
                    report.new += 1;
                }
                plan.push((pair.0.clone(), pair.1.clone(), class));
            }
        }
        pairs.insert(pair);
    }
    report.absent = known.classes.keys().filter(|pair| !pairs.contains(*pair)).count();
    (plan, report)
}
