//! Gatherings as iCalendar (RFC 5545), which every calendar reads.

use evenkans_web::Moment;

use super::Gathering;

/// One gathering as a calendar shows it.
pub struct Event {
    /// The same for each version of one event.
    pub uid: String,
    pub title: String,
    pub place: String,
    pub about: String,
    pub link: String,
    pub starts_at: i64,
    pub ends_at: i64,
    /// How often it changed: the higher one counts.
    pub sequence: i64,
    pub cancelled: bool,
}

impl Event {
    /// A gathering as calendars show it; `home` is the address of the region.
    #[must_use]
    pub fn of(one: &Gathering, home: &str) -> Self {
        Self {
            uid: format!("{}@evenkans", one.id),
            title: one.title.clone(),
            place: one.place.clone(),
            about: if one.is_on() { evenkans_paper::plain(&one.about) } else { one.cancelled_because.clone() },
            link: format!("{home}/agenda/{}", one.id),
            starts_at: one.starts_at,
            ends_at: one.ends_at,
            sequence: one.version,
            cancelled: !one.is_on(),
        }
    }
}

/// A calendar file with these events, made at `now`.
#[must_use]
pub fn calendar(name: &str, now: i64, events: &[Event]) -> String {
    written(&format!("X-WR-CALNAME:{}", escaped(name)), "", now, events)
}

/// An event as a mail brings it (RFC 5546), from the region's mailbox: the newest word on it counts.
#[must_use]
pub fn invitation(organizer: &str, now: i64, event: &Event) -> String {
    let method = if event.cancelled { "METHOD:CANCEL" } else { "METHOD:PUBLISH" };
    written(method, &format!("ORGANIZER:mailto:{organizer}"), now, std::slice::from_ref(event))
}

/// `about` is a line on the whole, `each` one of every event.
fn written(about: &str, each: &str, now: i64, events: &[Event]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Evenkans//Evenkans//NL");
    line(&mut out, about);
    // A calendar has at least one component (RFC 5545, 3.6), also before anything is planned.
    if events.is_empty() {
        let none = ["BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"];
        let none = [&none[..], &["TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"]].concat();
        none.into_iter().for_each(|text| line(&mut out, text));
    }
    for event in events {
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", event.uid));
        line(&mut out, &format!("DTSTAMP:{}", utc(now)));
        line(&mut out, &format!("DTSTART:{}", utc(event.starts_at)));
        line(&mut out, &format!("DTEND:{}", utc(event.ends_at)));
        line(&mut out, &format!("SEQUENCE:{}", event.sequence));
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.title)));
        line(&mut out, &format!("LOCATION:{}", escaped(&event.place)));
        line(&mut out, &format!("DESCRIPTION:{}", escaped(&event.about)));
        line(&mut out, &format!("URL:{}", event.link));
        if !each.is_empty() {
            line(&mut out, each);
        }
        line(&mut out, if event.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// `20261203T130000Z`
fn utc(at: i64) -> String {
    Moment(at).iso().chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\n").replace('\n', "\\n")
}

/// A content line of at most 75 octets, folded where it is longer, never within a character.
fn line(out: &mut String, text: &str) {
    let mut room = 75;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(title: &str) -> Event {
        Event {
            uid: "1@regio".into(),
            title: title.into(),
            place: "Zaal 1, Kade 2".into(),
            about: "Eerst;\ndan".into(),
            link: "https://a.example/1".into(),
            starts_at: 1_792_890_000,
            ends_at: 1_792_893_600,
            sequence: 2,
            cancelled: false,
        }
    }

    #[test]
    fn an_invitation_says_who_sends_it_and_what_it_does() {
        let text = invitation("stages@regio.example", 0, &event("Een"));
        assert!(
            text.contains("\r\nMETHOD:PUBLISH\r\n") && text.contains("\r\nORGANIZER:mailto:stages@regio.example\r\n")
        );
        let off = invitation("stages@regio.example", 0, &Event { cancelled: true, ..event("Een") });
        assert!(off.contains("\r\nMETHOD:CANCEL\r\n") && off.contains("\r\nSTATUS:CANCELLED\r\n"));
    }

    #[test]
    fn an_event_is_written_as_rfc_5545_says() {
        let text = calendar("Agenda", 0, &[event("Een, twee; drie\\")]);
        for part in [
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
            "DTSTART:20261025T010000Z\r\n",
            "DTEND:20261025T020000Z\r\n",
            "SUMMARY:Een\\, twee\\; drie\\\\\r\n",
            "LOCATION:Zaal 1\\, Kade 2\r\n",
            "DESCRIPTION:Eerst\\;\\ndan\r\n",
            "STATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        ] {
            assert!(text.contains(part), "{part:?} in {text}");
        }
    }

    #[test]
    fn a_line_is_folded_at_75_octets_and_unfolds_to_what_it_was() {
        let title = "Wat één mens hoort – en ’n ander niet ".repeat(9);
        let text = calendar("Agenda", 0, &[event(&title)]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{title}\r\n")));
    }
}
