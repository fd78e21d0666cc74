mod attend;
mod edit;
mod list;
mod one;

pub use attend::{add_guest, attendance, check_in, come_in, export_attendance, note};
pub use edit::{create, edit, new, save};
pub use list::{calendar_file, export, feed, list};
pub use one::{answer, ask, call_off, decide, event_file, give_task, one, report, take_back_decision, withdraw_task};

use evenkans_people::Role;
use evenkans_web::{Context, Result};

use super::{Event, Gathering};
use crate::region::home;

/// Whether this visitor sees what is not for everybody: whoever has a role in the region.
pub(crate) fn sees_all(context: &Context) -> bool {
    context.has(Role::ALL)
}

/// A gathering as calendars show it.
fn event(context: &Context, one: &Gathering) -> Result<Event> {
    Ok(Event::of(one, &format!("{}{}", context.site.public_url, home(context)?)))
}
