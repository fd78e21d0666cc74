//! `allocation.csv`: `student,place,choice`, and in rounds with reserved seats `group`.

use super::table::{writer, written};
use crate::draw::Seat;
use crate::freeze::Opened;
use crate::publication::Publication;

/// Every student once, sorted by the bytes of the identifier; place and choice are empty for the
/// unplaced. `choice` is the position on the list, counted without gaps; `group` says for whom the seat was reserved,
/// and is empty for an open one. `seats` and `opened` are by pseudonym.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn write_allocation(
    publication: &Publication,
    opened: &[Opened],
    seats: &[Option<Seat>],
) -> Result<String, csv::Error> {
    let places = &publication.frozen.places;
    let reserves = publication.reserves();
    let columns = if reserves.is_empty() { 3 } else { 4 };
    let mut rows: Vec<(&Opened, Option<Seat>)> = opened.iter().zip(seats.iter().copied()).collect();
    rows.sort_unstable_by_key(|(opened, _)| opened.student.as_str());
    let mut table = writer();
    table.write_record(&["student", "place", "choice", "group"][..columns])?;
    for (opened, seat) in rows {
        let place = seat.and_then(|seat| places.get(seat.place as usize));
        let choice = seat.map(|seat| reserves.choice(&opened.wishes, seat.position).to_string());
        let name = place.map_or("", |place| place.place.as_str());
        let group = place.and_then(|place| place.group.as_deref()).unwrap_or_default();
        table.write_record(&[opened.student.as_str(), name, &choice.unwrap_or_default(), group][..columns])?;
    }
    written(table)
}
