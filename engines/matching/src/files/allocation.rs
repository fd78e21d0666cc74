//! `allocation.csv`: `student,place,choice`.

use super::table::{writer, written};
use crate::draw::Seat;
use crate::freeze::Opened;
use crate::publication::Publication;

/// Every student once, sorted by the bytes of the identifier; place and choice are empty for the
/// unplaced. `choice` is the position on the list, counted without gaps. `seats` and `opened` are by
/// pseudonym.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn write_allocation(
    publication: &Publication,
    opened: &[Opened],
    seats: &[Option<Seat>],
) -> Result<String, csv::Error> {
    let places = &publication.frozen.places;
    let students = opened.iter().map(|student| student.student.as_str());
    let mut rows: Vec<(&str, Option<Seat>)> = students.zip(seats.iter().copied()).collect();
    rows.sort_unstable_by_key(|(student, _)| *student);
    let mut table = writer();
    table.write_record(["student", "place", "choice"])?;
    for (student, seat) in rows {
        match seat {
            Some(seat) => {
                let place = places.get(seat.place as usize).map_or("", |place| place.place.as_str());
                table.write_record([student, place, &seat.position.to_string()])?;
            }
            None => table.write_record([student, "", ""])?,
        }
    }
    written(table)
}
