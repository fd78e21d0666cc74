//! `places.csv`: `place,capacity`.

use super::FileProblem;
use super::names::Names;
use super::table::Table;
use crate::round::{MAX_CAPACITY, MAX_PLACES, Place};

/// The places in the order of the file, and their numbers by identifier.
pub(super) type Places = (Vec<Place>, Names);

pub(super) fn read_places(file: &str, bytes: &[u8]) -> (Places, Vec<FileProblem>) {
    let mut table = Table::open(file, bytes, &["place", "capacity"]);
    let mut places = Vec::new();
    let mut numbers = Names::default();
    let mut rows = 0_usize;
    while table.next_row() {
        rows += 1;
        if rows > MAX_PLACES {
            table.problem(0, format!("at most {MAX_PLACES} places"));
            break;
        }
        let place = table.identifier(0);
        let capacity = table.number(1, 0..=MAX_CAPACITY);
        let Some(place) = place else { continue };
        if !numbers.number(&place).1 {
            table.problem(0, format!("every place once; `{place}` stands there before"));
            continue;
        }
        // A place with a wrong capacity is known all the same, so that wishes for it are no problem.
        places.push(Place { place: place.into_owned(), capacity: capacity.unwrap_or(0), group: None });
    }
    ((places, numbers), table.finish())
}
