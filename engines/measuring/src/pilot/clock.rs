//! Times that are codes: years with months, quarters, halves or weeks, school years, and dates.
//!
//! As plain numbers 202012 and 202101 are 89 apart. How far two times lie apart is what a trend and the time since a start
//! go by, so codes are counted in what they are made of, when they are of several years.

/// What times are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    Days,
    SchoolYears,
    Months,
    Weeks,
    Halves,
    Quarters,
}

/// A year with its part, of a time; nothing where it is no such code.
type Split = fn(f64) -> Option<(f64, f64)>;
/// What a year and its part count as.
type Count = fn(f64, f64) -> f64;

/// As they are tried, because 202021 is a school year before it is a week.
const CODES: [(Code, Split, Count); 9] = [
    (
        Code::Days,
        |time| {
            let (year, day) = part(time, 10_000.0, 1_231.0)?;
            // Of several months already: these are not as long as they look.
            is_day(year, (day / 100.0).floor(), day % 100.0).then_some(((time / 100.0).floor(), time % 100.0))
        },
        |month, day| days((month / 100.0).floor(), month % 100.0, day),
    ),
    (
        Code::SchoolYears,
        |time| part(time, 10_000.0, 2_200.0).filter(|(year, next)| *next == year + 1.0),
        |year, _| year,
    ),
    (
        Code::SchoolYears,
        |time| part(time, 100.0, 99.0).filter(|(year, next)| *next == (year + 1.0) % 100.0),
        |year, _| year,
    ),
    (Code::Months, |time| part(time, 100.0, 12.0), |year, month| 12.0 * year + month),
    (
        Code::Weeks,
        |time| part(time, 100.0, 53.0).filter(|(year, week)| *week <= weeks_of(*year)),
        |year, week| first_week(year) + week,
    ),
    (Code::Halves, |time| part(time, 10.0, 2.0), |year, half| 2.0 * year + half),
    (Code::Quarters, |time| part(time, 10.0, 4.0), |year, quarter| 4.0 * year + quarter),
    (
        Code::SchoolYears,
        |time| {
            let (year, next) = ((time / 100.0).floor(), time % 100.0);
            ((5.0..100.0).contains(&year) && (year + 1.0) % 100.0 == next).then_some((year, next))
        },
        |year, _| year,
    ),
    (
        Code::Quarters,
        |time| {
            let tenths = ((time - time.floor()) * 10.0 * 1e6).round() / 1e6;
            part(time.floor() * 10.0 + tenths, 10.0, 4.0)
        },
        |year, quarter| 4.0 * year + quarter,
    ),
];

/// What the times are made of, ascending, and how far they are apart, where that is not what they say.
pub(super) fn clock(times: &[f64]) -> Option<(Code, Vec<f64>)> {
    CODES.into_iter().find_map(|(code, split, count)| {
        let all: Vec<(f64, f64)> = times.iter().map(|time| split(*time)).collect::<Option<_>>()?;
        let is_of_several = all.first()?.0 != all.last()?.0;
        is_of_several.then(|| (code, all.iter().map(|(year, part)| count(*year, *part)).collect()))
    })
}

/// Whether times look like codes of more than one kind, or of a week or day that there is not: months with one digit and with
/// two put 202010 long after 20209, and a year among months stands before all of them.
pub(super) fn is_unclear(times: &[f64]) -> bool {
    let digits = |time: &f64| match *time {
        year if (1900.0..2200.0).contains(&year) && year.fract() == 0.0 => Some(4),
        time if part(time, 10.0, 9.0).is_some() => Some(5),
        time if part(time, 100.0, 99.0).is_some() => Some(6),
        time if part(time, 10_000.0, 9_999.0).is_some() => Some(8),
        _ => None,
    };
    let Some(all) = times.iter().map(digits).collect::<Option<Vec<i32>>>() else { return false };
    let Some(first) = all.first().copied() else { return false };
    let year = |time: &f64| (time / 10_f64.powi(first - 4)).floor();
    let is_of_several = times.first().map(year) != times.last().map(year);
    all.iter().any(|one| *one != first) || first > 4 && is_of_several && clock(times).is_none()
}

fn part(time: f64, base: f64, most: f64) -> Option<(f64, f64)> {
    let (year, part) = ((time / base).floor(), time % base);
    ((1900.0..2200.0).contains(&year) && part.fract() == 0.0 && (1.0..=most).contains(&part)).then_some((year, part))
}

fn is_day(year: f64, month: f64, day: f64) -> bool {
    let next = if month >= 12.0 { days(year + 1.0, 1.0, 1.0) } else { days(year, month + 1.0, 1.0) };
    (1.0..=12.0).contains(&month) && (1.0..=next - days(year, month, 1.0)).contains(&day)
}

/// The number of the week before the first of a year, which is the one with 4 January (ISO 8601); day 0 was a Thursday.
fn first_week(year: f64) -> f64 {
    ((days(year, 1.0, 4.0) + 3.0) / 7.0).floor()
}

fn weeks_of(year: f64) -> f64 {
    first_week(year + 1.0) - first_week(year)
}

/// Days since 1 January 1970 (Hinnant, "chrono-compatible low-level date algorithms", 2013).
fn days(year: f64, month: f64, day: f64) -> f64 {
    let year = if month <= 2.0 { year - 1.0 } else { year };
    let century = (year / 400.0).floor();
    let of_century = year - 400.0 * century;
    let of_year = ((153.0 * ((month + 9.0) % 12.0) + 2.0) / 5.0).floor() + day - 1.0;
    let all = 365.0 * of_century + (of_century / 4.0).floor() - (of_century / 100.0).floor() + of_year;
    146_097.0 * century + all - 719_468.0
}

#[cfg(test)]
mod tests {
    use super::{Code, clock, days, is_unclear};

    #[test]
    fn codes_are_counted_in_what_they_are_made_of() {
        let apart = |times: &[f64]| -> Option<Vec<f64>> {
            clock(times).map(|(_, all)| all.windows(2).map(|two| two[1] - two[0]).collect())
        };
        assert_eq!(apart(&[202_011.0, 202_012.0, 202_101.0]), Some(vec![1.0, 1.0]));
        assert_eq!(apart(&[20_203.0, 20_204.0, 20_211.0]), Some(vec![1.0, 1.0]));
        assert_eq!(apart(&[20_201.0, 20_202.0, 20_211.0]), Some(vec![1.0, 1.0]));
        // 2020 had 53 weeks, 2021 had 52.
        assert_eq!(apart(&[202_052.0, 202_053.0, 202_101.0, 202_152.0, 202_201.0]), Some(vec![1.0, 1.0, 51.0, 1.0]));
        assert_eq!(apart(&[20_200_228.0, 20_200_301.0, 20_210_301.0]), Some(vec![2.0, 365.0]));
        assert_eq!(apart(&[20_210_130.0, 20_210_131.0, 20_210_201.0]), Some(vec![1.0, 1.0]));
        assert_eq!(apart(&[20_172_018.0, 20_182_019.0, 20_202_021.0]), Some(vec![1.0, 2.0]));
        assert_eq!(apart(&[1_718.0, 1_819.0, 1_920.0]), Some(vec![1.0, 1.0]));
        assert_eq!(apart(&[2_020.3, 2_020.4, 2_021.1]), Some(vec![1.0, 1.0]));
        for plain in
            [&[2019.0, 2020.0, 2021.0][..], &[1.0, 2.0, 3.0], &[2020.0, 2020.5, 2021.0], &[202_001.0, 202_002.0]]
        {
            assert_eq!(clock(plain), None, "{plain:?}");
        }
        // 2019/20 in three ways, and months that look like one.
        assert_eq!(apart(&[201_819.0, 201_920.0, 202_021.0]), Some(vec![1.0, 1.0]));
        assert_eq!(clock(&[201_011.0, 201_101.0]).unwrap().0, Code::Months);
        assert_eq!((days(1970.0, 1.0, 1.0), days(2000.0, 3.0, 1.0)), (0.0, 11_017.0));
    }

    #[test]
    fn codes_of_two_kinds_and_days_that_are_not_are_seen() {
        for unclear in [
            &[20_201.0, 20_211.0, 202_053.0][..],
            &[20_208.0, 20_209.0, 20_211.0, 202_010.0],
            &[2018.0, 2019.0, 20_202_021.0],
            &[202_010.0, 202_011.0, 20_210_115.0],
            &[20_210_115.0, 20_210_229.0, 20_220_101.0],
            &[202_152.0, 202_153.0, 202_201.0],
        ] {
            assert!(is_unclear(unclear), "{unclear:?}");
        }
        for clear in [
            &[202_008.0, 202_010.0][..],
            &[20_201.0, 20_202.0],
            &[2018.0, 2019.0],
            &[1.0, 2.0, 3.0],
            &[20_210_115.0, 20_210_228.0, 20_220_101.0],
            &[202_053.0, 202_101.0],
            &[100_000.0, 250_000.0, 300_000.0],
        ] {
            assert!(!is_unclear(clear), "{clear:?}");
        }
    }
}
