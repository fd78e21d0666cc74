//! The files of the story, and the part of each that a round takes.

use std::collections::{HashMap, HashSet};

use evenkans_sheets::Sheet;
use evenkans_store::{Error, Result};

pub(super) const PARTNERS: &[u8] = include_bytes!("../../../fixtures/story/partners.csv");
pub(super) const PEOPLE: &[u8] = include_bytes!("../../../fixtures/story/mensen.csv");
pub(super) const STUDIES: &[u8] = include_bytes!("../../../fixtures/story/opleidingen.csv");
pub(super) const STUDENTS: &[u8] = include_bytes!("../../../fixtures/story/studenten.csv");
pub(super) const PLACES: &[u8] = include_bytes!("../../../fixtures/story/stageplekken.csv");
pub(super) const WISHES: &[u8] = include_bytes!("../../../fixtures/story/voorkeuren.csv");

pub(super) fn table(bytes: &[u8]) -> Result<Sheet> {
    evenkans_sheets::read(bytes, "verhaal.csv").map_err(Error::fault)
}

/// The cells of a row by their headings.
pub(super) fn records(bytes: &[u8]) -> Result<Vec<HashMap<String, String>>> {
    let sheet = table(bytes)?;
    let headings = sheet.headings;
    Ok(sheet.rows.into_iter().map(|row| headings.iter().cloned().zip(row.cells).collect()).collect())
}

pub(super) fn get(record: &HashMap<String, String>, heading: &str) -> String {
    record.get(heading).cloned().unwrap_or_default()
}

fn column(sheet: &Sheet, name: &str) -> usize {
    sheet.column(&[name]).unwrap_or_default()
}

/// The students of these programmes but each so many-th, and their numbers.
pub(super) fn of_studies(sheet: &Sheet, codes: &HashSet<&str>, without: usize) -> (Sheet, HashSet<String>) {
    let (study, number) = (column(sheet, "Opleiding"), column(sheet, "Studentnummer"));
    let own = sheet.rows.iter().filter(|row| codes.contains(row.cells[study].as_str()));
    let rows: Vec<_> =
        own.enumerate().filter(|(n, _)| n % without != without - 1).map(|(_, row)| row.clone()).collect();
    let numbers = rows.iter().map(|row| row.cells[number].clone()).collect();
    (Sheet { headings: sheet.headings.clone(), rows }, numbers)
}

/// The places for these programmes, each with only those of this school, and their codes.
pub(super) fn places_of(sheet: &Sheet, codes: &HashSet<&str>) -> (Sheet, HashSet<String>) {
    let (studies, code) = (column(sheet, "Opleidingen"), column(sheet, "Plekcode"));
    let rows: Vec<_> = sheet
        .rows
        .iter()
        .filter_map(|row| {
            let mut row = row.clone();
            let own: Vec<&str> = row.cells[studies].split('|').filter(|one| codes.contains(one)).collect();
            if own.is_empty() {
                return None;
            }
            let own = own.join("|");
            row.cells[studies] = own;
            Some(row)
        })
        .collect();
    let open = rows.iter().map(|row| row.cells[code].clone()).collect();
    (Sheet { headings: sheet.headings.clone(), rows }, open)
}

/// One place for two programmes, with seats that it keeps for the one that it is meant for.
pub(super) fn keep_seats(places: &mut Sheet) {
    let (code, studies) = (column(places, "Plekcode"), column(places, "Opleidingen"));
    places.headings.push("Bewaard voor".to_owned());
    for row in &mut places.rows {
        let shared = row.cells[code] == "P051";
        if shared {
            row.cells[studies] = "V-101|V-102".to_owned();
        }
        row.cells.push(if shared { "V-102: 4".to_owned() } else { String::new() });
    }
}

/// The same places as they were offered the year before.
pub(super) fn a_year_earlier(places: &mut Sheet) {
    for name in ["Begin", "Einde", "Erkenning datum"] {
        let at = column(places, name);
        for row in &mut places.rows {
            row.cells[at] = row.cells[at].replace("2026", "2025").replace("2027", "2026");
        }
    }
}

pub(super) fn lists_of(sheet: &Sheet, numbers: &HashSet<String>, open: &HashSet<String>) -> Sheet {
    let (number, code) = (column(sheet, "Studentnummer"), column(sheet, "Plekcode"));
    let own = |row: &&evenkans_sheets::Row| numbers.contains(&row.cells[number]) && open.contains(&row.cells[code]);
    Sheet { headings: sheet.headings.clone(), rows: sheet.rows.iter().filter(own).cloned().collect() }
}
