//! Moments are stored in UTC and meant in Europe/Amsterdam. The rule (last Sunday of March and October,
//! 01:00 UTC; Directive 2000/84/EC) is short enough to need no database of time zones.

use evenkans_people::Lang;
use time::format_description::well_known::Rfc2822;
use time::macros::format_description;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset, Weekday};

/// Seconds that Amsterdam is ahead of UTC at this Unix moment.
#[must_use]
pub fn amsterdam_offset(unix: i64) -> i64 {
    let Ok(at) = OffsetDateTime::from_unix_timestamp(unix) else {
        return 3600;
    };
    let (Some(start), Some(end)) = (last_sunday(at.year(), Month::March), last_sunday(at.year(), Month::October))
    else {
        return 3600;
    };
    if (start..end).contains(&unix) { 7200 } else { 3600 }
}

/// 01:00 UTC on the last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: Month) -> Option<i64> {
    let mut day = Date::from_calendar_date(year, month, 31).ok()?;
    while day.weekday() != Weekday::Sunday {
        day = day.previous_day()?;
    }
    Some(day.with_hms(1, 0, 0).ok()?.assume_utc().unix_timestamp())
}

/// What a form's `datetime-local` or `date` field means in Amsterdam, in Unix seconds. A date alone means
/// its last minute for deadlines, so the caller says which.
#[must_use]
pub fn parse_local(text: &str) -> Option<i64> {
    // drand speaks every three seconds, so a moment may be that exact.
    let moment = format_description!("[year]-[month]-[day]T[hour]:[minute][optional [:[second]]]");
    let day = format_description!("[year]-[month]-[day]");
    let local = PrimitiveDateTime::parse(text, moment)
        .ok()
        .or_else(|| Some(Date::parse(text, day).ok()?.with_time(Time::from_hms(23, 59, 0).ok()?)))?;
    Some(from_local(local.assume_utc().unix_timestamp()))
}

/// The moment at which clocks in Amsterdam show what clocks in UTC show at this one.
fn from_local(as_utc: i64) -> i64 {
    // The offset at the moment itself; in the hour that happens twice, the first one counts.
    let summer = as_utc - 7200;
    if amsterdam_offset(summer) == 7200 { summer } else { as_utc - 3600 }
}

/// When a term of so many days from this moment ends: in the last minute of a day in Amsterdam, also over a change of
/// the clock.
#[must_use]
pub fn end_of_term(from: i64, days: u32) -> i64 {
    const DAY: i64 = 86_400;
    let today = (from + amsterdam_offset(from)).div_euclid(DAY);
    from_local((today + i64::from(days) + 1) * DAY - 60)
}

/// A moment as people read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Moment {
    fn local(self) -> OffsetDateTime {
        let seconds = i32::try_from(amsterdam_offset(self.0)).unwrap_or(3600);
        let offset = UtcOffset::from_whole_seconds(seconds).unwrap_or(UtcOffset::UTC);
        OffsetDateTime::from_unix_timestamp(self.0).unwrap_or(OffsetDateTime::UNIX_EPOCH).to_offset(offset)
    }

    /// `4 december 2026`
    #[must_use]
    pub fn date(self, lang: Lang) -> String {
        let at = self.local();
        let months = if lang == Lang::Nl { MONTHS_NL } else { MONTHS_EN };
        let month = months[usize::from(u8::from(at.month())) - 1];
        format!("{} {month} {}", at.day(), at.year())
    }

    /// `4 december 2026, 13:30`
    #[must_use]
    pub fn full(self, lang: Lang) -> String {
        format!("{}, {}", self.date(lang), self.clock())
    }

    /// `14:30`
    #[must_use]
    pub fn clock(self) -> String {
        let at = self.local();
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// For `<time datetime>`, in UTC.
    #[must_use]
    pub fn iso(self) -> String {
        let at = OffsetDateTime::from_unix_timestamp(self.0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        format!(
            "{}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            at.year(),
            u8::from(at.month()),
            at.day(),
            at.hour(),
            at.minute(),
            at.second()
        )
    }

    /// For a feed, as RSS wants it (RFC 822 with a year of four digits), in UTC.
    #[must_use]
    pub fn feed(self) -> String {
        let at = OffsetDateTime::from_unix_timestamp(self.0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        at.format(&Rfc2822).unwrap_or_default()
    }

    /// For the value of a `datetime-local` field; the seconds only where there are any.
    #[must_use]
    pub fn field(self) -> String {
        let at = self.local();
        let seconds = if at.second() == 0 { String::new() } else { format!(":{:02}", at.second()) };
        format!("{}{seconds}", self.minute())
    }

    /// To the minute, for exports.
    #[must_use]
    pub fn minute(self) -> String {
        let at = self.local();
        format!("{}T{:02}:{:02}", self.day(), at.hour(), at.minute())
    }

    /// For the value of a `date` field and for exports.
    #[must_use]
    pub fn day(self) -> String {
        let at = self.local();
        format!("{}-{:02}-{:02}", at.year(), u8::from(at.month()), at.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_time_begins_and_ends_as_the_directive_says() {
        // 29 March 2026 and 25 October 2026, from the published table of the directive's dates.
        let spring = 1_774_746_000; // 2026-03-29T01:00:00Z
        assert_eq!(amsterdam_offset(spring - 1), 3600);
        assert_eq!(amsterdam_offset(spring), 7200);
        let autumn = 1_792_890_000; // 2026-10-25T01:00:00Z
        assert_eq!(amsterdam_offset(autumn - 1), 7200);
        assert_eq!(amsterdam_offset(autumn), 3600);
    }

    #[test]
    fn a_local_moment_reads_back_as_typed() {
        for text in
            ["2026-12-31T14:00", "2026-07-01T08:30", "2026-10-25T02:30", "2026-03-29T03:00", "2023-08-23T17:59:24"]
        {
            assert_eq!(Moment(parse_local(text).unwrap()).field(), text);
        }
        assert_eq!(parse_local("2026-12-31").map(|at| Moment(at).field()).unwrap(), "2026-12-31T23:59");
        assert_eq!(parse_local("2023-08-23T17:59:24"), Some(1_692_806_364));
        for text in ["31-12-2026", "2026-12-31T", "2026-12-31T14:00:", "2026-12-31T14:00:60", "2026-12-31T14:00 uur"] {
            assert!(parse_local(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_term_ends_with_a_day_whatever_the_clock_does_meanwhile() {
        let end = |from: &str, days| Moment(end_of_term(parse_local(from).unwrap(), days)).field();
        // Ten minutes before the clock goes forward, and half an hour before midnight of the day that it goes back.
        assert_eq!(end("2026-03-29T01:50", 0), "2026-03-29T23:59");
        assert_eq!(end("2026-03-28T23:30", 10), "2026-04-07T23:59");
        assert_eq!(end("2026-10-24T23:30", 1), "2026-10-25T23:59");
        assert_eq!(end("2026-10-25T00:10", 5), "2026-10-30T23:59");
        assert_eq!(end("2026-12-31T12:00", 1), "2027-01-01T23:59");
    }
}
