//! Times that are codes: years with months, quarters, halves or weeks, school years, and dates.
//!
//! As plain numbers 202012 and 202101 are 89 apart. How far two times lie apart is what a trend and the time since a start
//! go by, so codes are counted in what they are made of, when they are of several years.

/// A year with its part, of a time; nothing where it is no such code.
type Split = fn(f64) -> Option<(f64, f64)>;

/// How far the times are apart, ascending, where that is not what they say.
pub(super) fn clock(times: &[f64]) -> Option<Vec<f64>> {
    let codes: [(Split, fn(f64, f64) -> f64); 8] = [
        (
            |time| {
                part(time, 10_000.0, 1_231.0).filter(|(_, day)| is_day(*day))?;
                // Of several months already: these are not as long as they look.
                Some(((time / 100.0).floor(), time % 100.0))
            },
            |month, day| days((month / 100.0).floor(), month % 100.0, day),
        ),
        (|time| part(time, 10_000.0, 2_200.0).filter(|(year, next)| *next == year + 1.0), |year, _| year),
        (|time| part(time, 100.0, 12.0), |year, month| 12.0 * year + month),
        (
            |time| part(time, 100.0, 53.0),
            |year, week| {
                // The week with 4 January is the first; day 0 was a Thursday (ISO 8601).
                let fourth = days(year, 1.0, 4.0);
                ((fourth + 3.0) / 7.0).floor() + week
            },
        ),
        (|time| part(time, 10.0, 2.0), |year, half| 2.0 * year + half),
        (|time| part(time, 10.0, 4.0), |year, quarter| 4.0 * year + quarter),
        (
            |time| {
                Some(((time / 100.0).floor(), time % 100.0))
                    .filter(|(one, next)| (one + 1.0) % 100.0 == *next && *one >= 1.0)
            },
            |year, _| year,
        ),
        (
            |time| {
                let tenths = ((time - time.floor()) * 10.0 * 1e6).round() / 1e6;
                part(time.floor() * 10.0 + tenths, 10.0, 4.0)
            },
            |year, quarter| 4.0 * year + quarter,
        ),
    ];
    codes.into_iter().find_map(|(split, count)| {
        let all: Vec<(f64, f64)> = times.iter().map(|time| split(*time)).collect::<Option<_>>()?;
        let is_of_several = all.first()?.0 != all.last()?.0;
        is_of_several.then(|| all.iter().map(|(year, part)| count(*year, *part)).collect())
    })
}

/// Whether months or weeks were written with one digit and with two: then December comes before January of the same year by number,
/// and 202010 long after 20209.
pub(super) fn has_short_months(times: &[f64]) -> bool {
    let is_short = |time: &f64| part(*time, 10.0, 9.0).is_some();
    let is_long = |time: &f64| part(*time, 100.0, 53.0).is_some_and(|(_, month)| month >= 10.0);
    times.iter().all(|time| is_short(time) || is_long(time)) && times.iter().any(is_short) && times.iter().any(is_long)
}

fn part(time: f64, base: f64, most: f64) -> Option<(f64, f64)> {
    let (year, part) = ((time / base).floor(), time % base);
    ((1900.0..2200.0).contains(&year) && part.fract() == 0.0 && (1.0..=most).contains(&part)).then_some((year, part))
}

fn is_day(day: f64) -> bool {
    (1.0..=12.0).contains(&(day / 100.0).floor()) && (1.0..=31.0).contains(&(day % 100.0))
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
    use super::{clock, days, has_short_months};

    #[test]
    fn codes_are_counted_in_what_they_are_made_of() {
        let apart = |times: &[f64]| -> Option<Vec<f64>> {
            clock(times).map(|all| all.windows(2).map(|two| two[1] - two[0]).collect())
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
        assert_eq!((days(1970.0, 1.0, 1.0), days(2000.0, 3.0, 1.0)), (0.0, 11_017.0));
    }

    #[test]
    fn months_of_one_digit_beside_two_are_seen() {
        assert!(has_short_months(&[20_201.0, 20_211.0, 202_053.0]));
        assert!(has_short_months(&[20_208.0, 20_209.0, 20_211.0, 202_010.0]));
        assert!(!has_short_months(&[202_008.0, 202_010.0]) && !has_short_months(&[20_201.0, 20_202.0]));
    }
}
