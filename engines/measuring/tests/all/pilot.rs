//! Pilots against other programs (statsmodels 0.15, SciPy 1.17), against the definition of the effects, and against
//! made-up truths.

use evenkans_measuring::chance::Random;
use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::pilot::{Design, Level, Pilot, Question};

fn question() -> Question {
    Question {
        outcome: "y".to_owned(),
        unit: "unit".to_owned(),
        time: "time".to_owned(),
        treated_from: "from".to_owned(),
        design: None,
        count: None,
        lower_is_better: false,
    }
}

fn answer(question: &Question, csv: &str) -> Pilot {
    let table =
        read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).expect("a good table");
    question.answer(&table).expect("an answer")
}

/// A number that looks random and is the same everywhere.
fn y(unit: u32, time: u32, with: bool) -> f64 {
    0.3 + 0.02 * f64::from(time)
        + 0.05 * f64::from(unit * 7919 % 13) / 13.0
        + if with { 0.1 } else { 0.0 }
        + 0.03 * f64::from((unit * 31 + time * 17) % 11) / 11.0
}

/// Twelve units at five times; `from` tells when a unit begins, 0 for never.
fn panel(from: impl Fn(u32) -> u32) -> String {
    let mut csv = String::from("unit,time,from,y\n");
    for unit in 0..12 {
        for time in 0..5 {
            let start = from(unit);
            // Times are written from 10 on, so that 0 can be never.
            let start_at = if start == 0 { String::new() } else { (start + 10).to_string() };
            csv += &format!("u{unit:02},{},{start_at},{}\n", time + 10, y(unit, time, start > 0 && time >= start));
        }
    }
    csv
}

fn near(value: Option<f64>, expected: f64, within: f64) {
    assert!((value.expect("a figure") - expected).abs() < within, "{value:?} {expected}");
}

#[test]
fn a_simple_comparison_is_the_t_test_of_changes() {
    let found = answer(&question(), &panel(|unit| if unit < 5 { 2 } else { 0 }));
    assert_eq!((found.design, found.treated, found.controls), ("did", 5, 7));
    near(found.overall.estimate, 0.103_142_857_142_857_16, 1e-12);
    near(found.overall.low, 0.095_490_302_797_932_29, 1e-9);
    near(found.overall.high, 0.110_795_411_487_827_83, 1e-9);
    near(found.overall.p, 7.685_227_301_991_286e-11, 1e-17);
    // 5 of 12 can be chosen in 792 ways, and none gives as much.
    near(found.smallest_p, 1.0 / 792.0, 1e-12);
    near(found.tests[0].p, 1.0 / 792.0, 1e-12);
    assert_eq!((found.evidence.level, found.evidence.maryland), (Level::Promising, 3));
    let harmful =
        answer(&Question { lower_is_better: true, ..question() }, &panel(|unit| if unit < 5 { 2 } else { 0 }));
    assert_eq!(harmful.evidence.level, Level::Harmful);
}

#[test]
fn a_stepped_wedge_is_the_mixed_model() {
    let found = answer(&question(), &panel(|unit| 1 + unit % 4));
    assert_eq!((found.design, found.controls), ("stepped-wedge", 0));
    near(found.overall.estimate, 0.102_077_609, 1e-6);
    // (XᵀV⁻¹X)⁻¹ with the variances of statsmodels; its own error, .004373, comes from a numerical second derivative.
    near(found.overall.se, 0.004_353_051, 1e-6);
    near(found.icc, 0.667_419, 1e-4);
    assert_eq!(found.evidence.level, Level::Promising);
    assert!(found.tests[0].p.unwrap() <= 0.001);
}

#[test]
fn a_staggered_start_is_held_against_the_never_treated_only() {
    let from = |unit: u32| match unit % 3 {
        0 => 2,
        1 => 3,
        _ => 0,
    };
    let found = answer(&question(), &panel(from));
    assert_eq!(found.design, "staggered");
    // By hand: the change since the time before the start, of the group less of the controls.
    let change = |of: u32, base: u32, time: u32| {
        let units: Vec<u32> = (0..12).filter(|unit| from(*unit) == of).collect();
        let with = |time: u32| of > 0 && time >= of;
        units.iter().map(|unit| y(*unit, time, with(time)) - y(*unit, base, with(base))).sum::<f64>()
            / units.len() as f64
    };
    let effect = |start: u32, time: u32| {
        let base = if time < start { time - 1 } else { start - 1 };
        change(start, base, time) - change(0, base, time)
    };
    assert_eq!(found.effects.len(), 8);
    for of in &found.effects {
        near(of.estimate.estimate, effect(of.group as u32 - 10, of.time as u32 - 10), 1e-12);
        assert!(of.band_low.unwrap() <= of.estimate.low.unwrap() && of.band_high.unwrap() >= of.estimate.high.unwrap());
    }
    let two = (effect(2, 2) + effect(2, 3) + effect(2, 4)) / 3.0;
    let three = f64::midpoint(effect(3, 3), effect(3, 4));
    near(found.by_group[0].estimate.estimate, two, 1e-12);
    near(found.overall.estimate, f64::midpoint(two, three), 1e-12);
    let at_start = found.by_time_since.iter().find(|since| since.time_since == 0.0).unwrap();
    near(at_start.estimate.estimate, f64::midpoint(effect(2, 2), effect(3, 3)), 1e-12);
}

const SERIES: [f64; 14] = [50., 52., 49., 55., 53., 56., 54., 58., 47., 45., 48., 44., 46., 43.];

fn series(values: &[f64], start: usize) -> String {
    let rows: Vec<String> =
        values.iter().enumerate().map(|(at, y)| format!("all,{},{},{y}\n", at + 1, start + 1)).collect();
    format!("unit,time,from,y\n{}", rows.concat())
}

#[test]
fn a_series_is_a_segmented_regression() {
    let found = answer(&question(), &series(&SERIES, 8));
    assert_eq!(found.design, "its");
    // Poisson with the identity link, and the dispersion that the data tells: whole numbers may be scores as well as counts.
    near(found.level_change.unwrap().estimate, -10.902_949_95, 1e-5);
    near(found.slope_change.unwrap().estimate, -1.613_403_8, 1e-5);
    near(found.dispersion, 0.063_877_567, 1e-6);
    near(found.level_change.unwrap().se, 1.922_077_79, 1e-5);
    assert_eq!((found.evidence.level, found.evidence.maryland), (Level::CannotSay, 2));
    // Of a score in another unit a change is known as well.
    let tens: Vec<f64> = SERIES.iter().map(|y| y * 10.0).collect();
    let ten = answer(&question(), &series(&tens, 8)).level_change.unwrap();
    near(ten.se, 10.0 * found.level_change.unwrap().se.unwrap(), 1e-6);
    // Halves are no counts: least squares.
    let halves: Vec<f64> = SERIES.iter().map(|y| y / 2.0 + 0.25).collect();
    let found = answer(&question(), &series(&halves, 8));
    near(found.level_change.unwrap().estimate, -10.928_571_43 / 2.0, 1e-7);
    near(found.level_change.unwrap().se, 1.904_430_77 / 2.0, 1e-7);
}

/// 202101 comes one month after 202012, and not 89 of something.
#[test]
fn years_and_months_follow_one_another() {
    let series = |time: fn(u32) -> u32| {
        let row = |at: u32| format!("all,{},{},{}\n", time(at), time(20), 50.5 + f64::from(at * 7 % 5 + at / 20));
        answer(&question(), &format!("unit,time,from,y\n{}", (0..40).map(row).collect::<String>()))
    };
    let numbered = series(|at| at + 1);
    for coded in [series(|at| (2019 + at / 12) * 100 + at % 12 + 1), series(|at| (2012 + at / 4) * 10 + at % 4 + 1)] {
        near(coded.level_change.unwrap().estimate, numbered.level_change.unwrap().estimate.unwrap(), 1e-9);
        near(coded.slope_change.unwrap().se, numbered.slope_change.unwrap().se.unwrap(), 1e-9);
        assert_eq!(coded.by_time_since.last().unwrap().time_since, 19.0);
        assert!(coded.withheld.iter().any(|one| one.what == "time"));
    }
    assert!(numbered.withheld.iter().all(|one| one.what != "time"));
}

#[test]
fn what_cannot_be_answered_is_said() {
    // Two units, one each.
    let two = answer(&question(), "unit,time,from,y\na,1,2,1\na,2,2,2\nb,1,,1\nb,2,,1\n");
    assert_eq!(two.evidence.level, Level::CannotSay);
    assert!(two.overall.p.is_none() && two.overall.se.is_none());
    near(two.overall.estimate, 1.0, 1e-12);
    near(two.smallest_p, 1.0, 1e-12);
    // Nobody begins; everybody always had it; one unit; nothing changes.
    for csv in [
        "unit,time,from,y\na,1,,1\nb,2,0,1\n",
        "unit,time,from,y\na,1,1,1\na,2,1,1\n",
        "unit,time,from,y\na,1,2,1\na,2,2,1\n",
        "unit,time,from,y\n",
    ] {
        let found = answer(&question(), csv);
        assert_eq!(found.evidence.level, Level::CannotSay, "{csv}");
        assert!(found.overall.p.is_none(), "{csv}");
        assert!(!serde_json::to_string(&found).unwrap().contains("null"), "{csv}");
    }
    let wanted = Question { design: Some(Design::DifferenceInDifferences), ..question() };
    let found = answer(&wanted, &panel(|unit| 1 + unit % 4));
    assert_eq!(found.design, "stepped-wedge");
    assert!(found.withheld.iter().any(|one| one.what == "did"));
    let table = read(
        Reader { name: "t".to_owned(), bytes: "unit,time,from,y\na,1,2,1\na,2,3,1\n".as_bytes() },
        &question().wanted(),
    );
    assert!(question().answer(&table.unwrap()).is_err(), "a unit begins at two times");
}

#[test]
fn few_units_get_no_p_that_leans_on_many() {
    let found = answer(&question(), &{
        let all = panel(|unit| if unit < 3 { 2 } else { 0 });
        let few: Vec<&str> =
            all.lines().filter(|line| line.starts_with("unit") || line[1..3].parse::<u32>().unwrap() < 6).collect();
        few.join("\n") + "\n"
    });
    assert_eq!((found.treated, found.controls), (3, 3));
    assert!(found.overall.p.is_none() && found.withheld.iter().any(|one| one.what == "p and interval"));
    // Three of six: twenty ways, two of them as large.
    near(found.tests[0].p, 0.1, 1e-12);
    assert_eq!(found.evidence.level, Level::CannotSay);
    assert!(found.evidence.reasons[0].to_string().contains("0.100"), "{:?}", found.evidence.reasons);
}

#[test]
fn people_in_a_row_weigh_as_many_rows() {
    let mut random = Random::new(11);
    let (mut rows, mut counted) = (String::from("unit,time,from,y\n"), String::from("unit,time,from,y,n\n"));
    for unit in 0..8 {
        for time in 1..=2 {
            let (from, n) = (if unit < 4 { "2" } else { "" }, 20 + 5 * unit);
            let yes = (0..n).filter(|_| random.chance(0.3)).count();
            (0..n).for_each(|at| rows += &format!("{unit},{time},{from},{}\n", if at < yes { "ja" } else { "nee" }));
            counted += &format!("{unit},{time},{from},{},{n}\n", yes as f64 / n as f64);
        }
    }
    let one = answer(&question(), &rows);
    let two = answer(&Question { count: Some("n".to_owned()), ..question() }, &counted);
    near(one.overall.estimate, two.overall.estimate.unwrap(), 1e-12);
    near(one.overall.se, two.overall.se.unwrap(), 1e-12);
}
