//! Stepped wedges whose effect grows, that rest on one unit, or whose units differ much in size; and series of several units.

use evenkans_measuring::Reason;
use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::pilot::{Design, Level, Pilot, Question};

fn answer(csv: &str, design: Option<Design>, count: bool) -> Pilot {
    let question = Question {
        outcome: "y".to_owned(),
        unit: "u".to_owned(),
        time: "t".to_owned(),
        treated_from: "f".to_owned(),
        design,
        count: count.then(|| "n".to_owned()),
        lower_is_better: false,
    };
    let table =
        read(Reader { name: "wedge.csv".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).expect("a good table");
    question.answer(&table).expect("an answer")
}

/// Units with levels of their own, times that move all, noise that adds up to nothing, and an effect by the time since the start.
fn wedge(starts: &[usize], times: usize, noise: f64, effect: impl Fn(usize) -> f64) -> String {
    let mut csv = "u,t,f,y,n\n".to_owned();
    for (unit, start) in starts.iter().enumerate() {
        for time in 1..=times {
            let own = ((unit * 7 + time * 11 + unit * time * 5) % 13) as f64 - 6.0;
            let since = if time >= *start { effect(time - start) } else { 0.0 };
            let y = 3.0 * (unit % 4) as f64 + 0.5 * time as f64 + since + noise * own;
            csv += &format!("u{unit:02},{time},{start},{y},{}\n", if unit == 0 { 500 } else { 25 });
        }
    }
    csv
}

/// An effect of 0.2, 0.4, 1.5, 4 and 8 helps each unit at each time, and Hussey and Hughes say that it harms.
#[test]
fn an_effect_that_grows_is_not_said_to_harm() {
    let starts: Vec<usize> = (0..15).map(|unit| 2 + unit % 5).collect();
    let effect = [0.2, 0.4, 1.5, 4.0, 8.0];
    let found = answer(&wedge(&starts, 6, 0.0, |since| effect[since]), None, false);
    assert_eq!(found.design, "stepped-wedge");
    assert!(found.overall.estimate.unwrap() < 0.0 && found.overall.low.is_none() && found.overall.p.is_none());
    assert_eq!(found.evidence.level, Level::CannotSay);
    // Without noise, what is beside the units that had not begun is what was put in; at the last time all have begun.
    assert_eq!(found.by_time_since.len(), 4);
    for (since, expected) in found.by_time_since.iter().zip(effect) {
        assert!((since.estimate.estimate.unwrap() - expected).abs() < 1e-9, "{since:?}");
    }
    // Three units of each of four starts are seen at one to four times, and none of the last.
    let mean = (4.0 * 0.2 + 3.0 * 0.4 + 2.0 * 1.5 + 4.0) / 10.0;
    let told = |one: &Reason| matches!(one, Reason::EffectGrows { mean: of } if (of - mean).abs() < 1e-9);
    assert!(found.evidence.reasons.iter().any(told), "{:?}", found.evidence);
}

#[test]
fn an_effect_that_stays_is_given_with_its_interval() {
    let starts: Vec<usize> = (0..16).map(|unit| 2 + unit % 4).collect();
    let found = answer(&wedge(&starts, 6, 0.05, |_| 1.0), None, false);
    assert_eq!(found.evidence.level, Level::Promising, "{:?}", found.evidence);
    assert!(found.overall.low.unwrap() < 1.0 && found.overall.high.unwrap() > 1.0);
    assert!(found.overall.high.unwrap() - found.overall.low.unwrap() < 1.0);
    // A unit twenty times as large makes it less sure, and not by hundreds of thousands.
    let sized = answer(&wedge(&starts, 6, 0.05, |_| 1.0), None, true);
    let width = |of: &Pilot| of.overall.high.zip(of.overall.low).map(|(high, low)| high - low);
    assert!(width(&sized).unwrap() < 5.0, "{:?}", sized.overall);
}

/// All but one begin at once: what happened at that one is the whole comparison.
#[test]
fn a_wedge_that_rests_on_one_unit_gives_no_verdict() {
    let mut starts = vec![2; 23];
    starts.push(6);
    let found = answer(&wedge(&starts, 6, 0.1, |_| 0.5), None, false);
    assert_eq!(found.evidence.level, Level::CannotSay);
    assert!(found.overall.low.is_none(), "{:?}", found.overall);
    assert!(found.evidence.reasons.contains(&Reason::OneOrTwo));
}

/// Six schools at fifty all the time, and three at eighty that are measured from the start on: nothing changed.
#[test]
fn units_that_come_later_are_no_change_of_a_series() {
    let mut csv = "u,t,f,y\n".to_owned();
    for unit in 0..9 {
        for time in (1..=60).filter(|time| unit < 6 || *time > 30) {
            let own = f64::from((unit * 5 + time * 7) % 11) / 10.0;
            csv += &format!("u{unit},{time},31,{}\n", if unit < 6 { 50.0 + own } else { 80.0 + own });
        }
    }
    let found = answer(&csv, Some(Design::InterruptedSeries), false);
    assert!(found.overall.estimate.unwrap().abs() < 0.5, "{:?}", found.overall);
    assert!(found.withheld.iter().any(|one| one.reason == Reason::ComeAndGo));
    // Each missing another time leaves all of them in.
    let holes: String = csv.lines().filter(|line| !line.contains(",7,31,")).map(|line| format!("{line}\n")).collect();
    let holes = holes.lines().enumerate().filter(|(at, _)| *at == 0 || at % 41 != 0);
    let holes: String = holes.map(|(_, line)| format!("{line}\n")).collect();
    assert!(answer(&holes, Some(Design::InterruptedSeries), false).overall.estimate.unwrap().abs() < 0.5);
}

/// A time at which one unit alone was measured says nothing, and hides nothing.
#[test]
fn a_lone_measurement_does_not_hide_that_an_effect_grows() {
    let starts: Vec<usize> = (0..12).map(|unit| 2 + unit % 5).collect();
    let grown = wedge(&starts, 7, 0.05, |since| 1.0 + since as f64);
    for csv in [grown.clone(), format!("{grown}u03,9,5,40,25\n")] {
        let found = answer(&csv, None, false);
        let grows = |one: &Reason| matches!(one, Reason::EffectGrows { .. });
        assert!(found.evidence.reasons.iter().any(grows), "{:?}", found.evidence);
    }
}

/// One or two units without the pilot are no more of a comparison than one or two with it.
#[test]
fn one_unit_without_the_pilot_is_no_comparison() {
    let mut csv = "u,t,f,y\n".to_owned();
    for unit in 0..26 {
        for time in 1..=2 {
            let rises = if unit < 25 && time == 2 { 1.0 + f64::from(unit % 5) / 50.0 } else { 0.0 };
            csv += &format!("u{unit},{time},{},{rises}\n", if unit < 25 { "2" } else { "" });
        }
    }
    let found = answer(&csv, None, false);
    assert_eq!((found.design, found.evidence.level), ("did", Level::CannotSay));
}

#[test]
fn a_start_after_the_last_time_and_rows_that_weigh_are_told() {
    let mut csv = "u,t,f,y\n".to_owned();
    for unit in 0..12 {
        for time in 1..=4 {
            let start = ["3", "", "20199"][unit % 3];
            let row = format!("u{unit},{time},{start},{}\n", (unit * time) % 7);
            csv += &row.repeat(if unit == 0 { 2 } else { 1 });
        }
    }
    let found = answer(&csv, None, false);
    for reason in [Reason::StartAfterLast { many: 4 }, Reason::RowsWeigh] {
        assert!(found.withheld.iter().any(|one| one.reason == reason), "{reason:?}: {:?}", found.withheld);
    }
}

/// Twelve begin at one time and one at another: that one has no error of its own, and says nothing against the twelve.
#[test]
fn a_start_with_one_unit_does_not_make_all_of_them_chance() {
    let mut csv = "u,t,f,y\n".to_owned();
    for unit in 0..26 {
        let start = if unit < 12 { Some(3) } else { (unit == 12).then_some(5) };
        for time in 1..=6 {
            let noise = f64::from((unit * 7 + time * 5 + unit * time * 3) % 11 - 5) / 100.0;
            let y = f64::from(unit % 4) + noise + if start.is_some_and(|start| time >= start) { 0.3 } else { 0.0 };
            csv += &format!("u{unit:02},{time},{},{y}\n", start.map(|at| at.to_string()).unwrap_or_default());
        }
    }
    let found = answer(&csv, None, false);
    let exchanged = found.tests.iter().filter(|test| test.name.starts_with("permutation")).filter_map(|test| test.p);
    assert_eq!((found.design, found.evidence.level), ("staggered", Level::Promising), "{:?}", found.evidence);
    assert_eq!(found.evidence.p, exchanged.reduce(f64::max));
}

/// Three against seven that vary half as much: Welch's p counts too, where it is larger.
#[test]
fn few_beside_others_are_judged_by_welch_too() {
    let mut csv = "u,t,f,y\n".to_owned();
    for unit in 0..10 {
        let change = if unit < 3 { [0.9, 0.2, 0.5][unit] } else { [0.1, -0.1, 0.05, 0.0, -0.05, 0.1, -0.1][unit - 3] };
        for time in 1..=2 {
            let start = if unit < 3 { "2" } else { "" };
            csv += &format!("u{unit},{time},{start},{}\n", f64::from(u32::from(time == 2)) * change);
        }
    }
    let found = answer(&csv, None, false);
    // By hand: .5333 ± √(.1233/3 + .00726/7), Welch's df of 2.1, so p is .12, and of 120 ways one is as far.
    let p = found.evidence.p.unwrap();
    assert!(found.tests.iter().any(|test| test.p.is_some_and(|p| p < 0.05)) && (p - 0.116).abs() < 0.01, "{p}");
    assert_eq!(found.evidence.level, Level::NotProven);
}
