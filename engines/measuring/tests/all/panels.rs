//! Pilots with few units, or with units that are not measured at all times.

use evenkans_measuring::chance::Random;
use evenkans_measuring::{Expected, Reason, pilot};

use crate::thin::{table, withheld};

fn piloted(rows: impl Iterator<Item = (String, u32, f64, Option<u32>, u32)>) -> pilot::Pilot {
    let mut csv = "u,t,y,s,n\n".to_owned();
    for (unit, time, y, start, people) in rows {
        csv.push_str(&format!("{unit},{time},{y},{},{people}\n", start.map(|at| at.to_string()).unwrap_or_default()));
    }
    let question = pilot::Question {
        outcome: "y".into(),
        unit: "u".into(),
        time: "t".into(),
        treated_from: "s".into(),
        design: None,
        count: Some("n".into()),
        lower_is_better: false,
    };
    question.answer(&table(&question.wanted(), &csv)).expect("an answer")
}

/// What all units go through at a time, and the chance of one.
fn common(unit: u32, time: u32) -> f64 {
    f64::from(time) + f64::from(unit * 37 % 11) / 10.0 + f64::from(unit * time % 5) / 50.0
}

#[test]
fn what_all_go_through_is_no_effect_also_when_units_are_measured_at_other_times() {
    // The treated are measured at all four times, the others at the two in the middle; nothing ever works.
    let rows = (0..16_u32).flat_map(|unit| {
        let (start, times) = if unit < 8 { (Some(3), 1..=4) } else { (None, 2..=3) };
        times.map(move |time| (format!("u{unit}"), time, common(unit, time), start, 1))
    });
    let found = piloted(rows);
    assert!(found.overall.estimate.unwrap().abs() < 0.1, "{:?}", found.overall);
    assert_ne!(found.evidence.level, pilot::Level::Promising);
    // The treated grow to five times as many people at the last time.
    let rows = (0..16_u32).flat_map(|unit| {
        (1..=4).map(move |time| {
            let people = if unit < 8 && time == 4 { 100 } else { 20 };
            (format!("u{unit}"), time, common(unit, time), (unit < 8).then_some(3), people)
        })
    });
    assert!(piloted(rows).overall.estimate.unwrap().abs() < 0.1);
}

#[test]
fn a_control_that_drops_out_is_no_effect() {
    // Nothing ever changes; the lower one of two controls is not measured at the last time.
    let rows = [("a", 10.0, None), ("b", 0.0, None), ("t", 5.0, Some(3))].into_iter().flat_map(|(unit, y, start)| {
        (1..=if unit == "b" { 3 } else { 4 })
            .map(move |time| (unit.to_owned(), time, y + f64::from(time) / 1e9, start, 1))
    });
    assert!(piloted(rows).overall.estimate.unwrap().abs() < 1e-6);
}

/// Twelve units with the pilot from 5 on and twelve without, of whom so many stay until the last time; nothing works.
fn dropping_out(staying: u32, random: &mut Random) -> pilot::Pilot {
    let mut rows = Vec::new();
    for unit in 0..24_u32 {
        let (level, last) = (random.normal(), if unit >= 12 + staying { 5 } else { 8 });
        let start = (unit < 12).then_some(5);
        rows.extend((1..=last).map(|time| (format!("u{unit}"), time, level + random.normal(), start, 1)));
    }
    piloted(rows.into_iter())
}

#[test]
fn times_at_which_few_were_measured_are_as_unsure_as_they_are() {
    let mut random = Random::new(5);
    for staying in [12, 8, 6] {
        let (mut squares, mut variances, mut alarms) = (0.0, 0.0, 0);
        for _ in 0..400 {
            let found = dropping_out(staying, &mut random).overall;
            squares += found.estimate.unwrap().powi(2);
            variances += found.se.unwrap().powi(2);
            alarms += u32::from(found.p.unwrap() < 0.05);
        }
        // The error of 400 draws is a twenty-eighth of it; of the alarms 1.1 of 100.
        let ratio = (variances / squares).sqrt();
        assert!((ratio - 1.0).abs() < 0.12 && alarms <= 32, "{staying} stay: {ratio}, {alarms} of 400");
    }
    let found = dropping_out(2, &mut random);
    assert!(found.overall.p.is_none() && found.overall.low.is_none(), "{:?}", found.overall);
    assert!(
        found.withheld.iter().any(|one| one.reason.to_string().contains("at one of the times")),
        "{:?}",
        found.withheld
    );
    assert_ne!(found.evidence.level, pilot::Level::Promising);
}

#[test]
fn a_start_of_one_unit_and_uneven_groups_leave_the_verdict_to_exchanging_units() {
    let panel = |start: &dyn Fn(u32) -> Option<u32>, units: u32| {
        let rows: Vec<_> = (0..units)
            .flat_map(|unit| (1..=4).map(move |time| (unit, time)))
            .map(|(unit, time)| (format!("u{unit}"), time, common(unit, time), start(unit), 1))
            .collect();
        piloted(rows.into_iter())
    };
    let single = panel(&|unit| [Some(2), Some(3), Some(4)].get(unit as usize).copied().flatten(), 11);
    assert_eq!(single.design, "staggered");
    let given = |found: &pilot::Pilot| {
        let all =
            found.effects.iter().map(|one| one.estimate).chain(found.by_time_since.iter().map(|one| one.estimate));
        all.chain(found.by_group.iter().map(|one| one.estimate)).chain([found.overall]).any(|one| one.p.is_some())
    };
    assert!(!given(&single) && single.overall.low.is_none());
    let uneven = panel(&|unit| (unit < 2).then_some(3), 22);
    assert!(!given(&uneven) && uneven.overall.low.is_none());
    let exchanged = uneven.tests.iter().filter(|test| test.name.starts_with("permutation")).filter_map(|test| test.p);
    let both: Vec<f64> = exchanged.collect();
    assert_eq!(both.len(), 2);
    assert_eq!(uneven.evidence.p, both.into_iter().reduce(f64::max), "the page says what the verdict leans on");
    // Units that cannot be compared do not make ten of six.
    let rows = (0..16_u32).flat_map(|unit| {
        let times = if unit < 6 { 1..=4 } else { 1..=1 };
        times.map(move |time| (format!("u{unit}"), time, common(unit, time), (unit < 3).then_some(3), 1))
    });
    let few = piloted(rows);
    assert!(few.overall.p.is_none());
    assert!(
        few.evidence.reasons.iter().any(|one| one.to_string().contains("units with the pilot: 3, and without it: 3,")),
        "{:?}",
        few.evidence.reasons
    );
    // What never varies says nothing.
    let still = piloted(
        (0..12_u32)
            .flat_map(|unit| (1..=4).map(move |time| (format!("u{unit}"), time, 1.0, (unit < 6).then_some(3), 1))),
    );
    assert!(still.overall.estimate.is_none() && still.evidence.level == pilot::Level::CannotSay);
}

#[test]
fn units_that_begin_at_two_times_are_not_two_kinds_only() {
    let mut csv = "y,unit,time,from\n".to_owned();
    for (unit, time) in (0..18).flat_map(|unit| (1..9).map(move |time| (unit, time))) {
        let from = if unit < 4 {
            3
        } else if unit < 12 {
            7
        } else {
            0
        };
        let has = from > 0 && time >= from;
        let y = f64::from((unit * 7 + time * 3) % 5) / 50.0 + if has { 0.2 } else { 0.0 };
        csv.push_str(&format!("{y},{unit},{time},{from}\n"));
    }
    let question = pilot::Question {
        outcome: "y".into(),
        unit: "unit".into(),
        time: "time".into(),
        treated_from: "from".into(),
        design: Some(pilot::Design::DifferenceInDifferences),
        count: None,
        lower_is_better: false,
    };
    let found = question.answer(&table(&question.wanted(), &csv)).unwrap();
    assert!(found.design == "staggered" && withheld(&found.withheld, "did"), "{} {:?}", found.design, found.withheld);
    assert!((found.overall.estimate.unwrap() - 0.2).abs() < 0.02, "{:?}", found.overall);
    // A share written as a percentage, in the fortieth row.
    assert!(!withheld(&found.withheld, "outcome"));
    let slipped: Vec<String> = csv
        .lines()
        .enumerate()
        .map(|(line, row)| if line == 40 { row.replacen("0.", "", 1) } else { row.to_owned() })
        .collect();
    let found = question.answer(&table(&question.wanted(), &slipped.join("\n"))).unwrap();
    let told = found.withheld.iter().find(|one| one.what == "outcome").expect("a remark");
    assert!(told.reason.to_string().starts_with("row 40 of the data has "), "{}", told.reason);
}

#[test]
fn a_wedge_says_which_units_begin_and_which_only_tell_of_the_times() {
    // Three always had it, four begin at 2, 3 and 4, of whom one halfway.
    let starts = [Some(1), Some(1), Some(1), Some(2), Some(3), Some(3), Some(4)];
    let mut csv = "u,t,y,s\n".to_owned();
    for (unit, start) in (0_u32..).zip(starts) {
        for time in 1..=5 {
            let start = match (unit, start) {
                (5, _) => "2.5".to_owned(),
                (_, start) => start.map(|start| start.to_string()).unwrap_or_default(),
            };
            csv.push_str(&format!("u{unit},{time},{},{start}\n", common(unit, time)));
        }
    }
    let question = pilot::Question {
        outcome: "y".into(),
        unit: "u".into(),
        time: "t".into(),
        treated_from: "s".into(),
        design: Some(pilot::Design::SteppedWedge),
        count: None,
        lower_is_better: false,
    };
    let found = question.answer(&table(&question.wanted(), &csv)).expect("an answer");
    assert_eq!(found.design, "stepped-wedge");
    assert!(found.evidence.reasons.contains(&Reason::Wedge { units: 4 }), "{:?}", found.evidence.reasons);
    assert!(found.evidence.reasons.contains(&Reason::WithOthersOnly { many: 3 }));
    let reason = |what: &str| found.withheld.iter().find(|one| one.what == what).map(|one| &one.reason);
    assert_eq!(reason("start"), Some(&Reason::StartBetween { many: 1 }));
    assert_eq!(reason("p and interval of by_group"), Some(&Reason::OneStartAlone));
    // They count, so they are not said to be left out. The order of the rows is nothing.
    assert_eq!(reason("units"), None);
    let mut rows: Vec<&str> = csv.lines().skip(1).collect();
    rows.reverse();
    let turned = format!("u,t,y,s\n{}\n", rows.join("\n"));
    let again = question.answer(&table(&question.wanted(), &turned)).expect("an answer");
    assert_eq!((again.evidence.p, again.evidence.level), (found.evidence.p, found.evidence.level));
    // With units that never begin it is no wedge, whatever is asked for; there the first ones are left out.
    let never = csv + "u8,1,1,\nu8,2,2,\nu8,3,3,\nu8,4,4,\nu8,5,5,\n";
    let found = question.answer(&table(&question.wanted(), &never)).unwrap();
    assert_eq!((found.design, withheld(&found.withheld, "units")), ("staggered", true));
    let reason = found.withheld.iter().find(|one| one.what == "stepped-wedge").map(|one| &one.reason);
    assert_eq!(reason, Some(&Reason::HasControls { instead: "staggered" }));
}

/// Sixteen or fewer units whose treated ones always rose by themselves: nothing ever worked.
fn rising(units: u32, treated: u32, start: u32) -> impl Iterator<Item = (String, u32, f64, Option<u32>, u32)> {
    (1..=units).flat_map(move |unit| {
        (1..=6).map(move |time| {
            let is_treated = unit <= treated;
            let rise = if is_treated { 0.6 * f64::from(time) } else { 0.0 };
            let y = rise + f64::from((unit * 7 + time * 5 + unit * time * 4) % 11) / 20.0;
            (format!("u{unit}"), time, y, is_treated.then_some(start), 1)
        })
    })
}

#[test]
fn what_rose_before_the_start_is_seen_also_with_two_treated_units() {
    // Two of twelve: no error can be trusted, and of the 66 ways to choose them none rises as much.
    let found = piloted(rising(12, 2, 5));
    assert_eq!(found.evidence.level, pilot::Level::CannotSay);
    assert!(found.evidence.reasons.contains(&Reason::MovedApart), "{:?}", found.evidence.reasons);
    // The same where they begin at two times.
    let rows = rising(12, 2, 5).map(|(unit, time, y, start, n)| {
        let start = start.map(|start| if unit == "u1" { start } else { start + 1 });
        (unit, time, y, start, n)
    });
    let found = piloted(rows);
    assert_eq!((found.design, found.evidence.level), ("staggered", pilot::Level::CannotSay), "{:?}", found.evidence);
    // What came after the start says nothing of before, also where cells are missing.
    let rows = (1..=12_u32).flat_map(|unit| {
        (1..=6).filter(move |time| unit > 2 || *time > 1).map(move |time| {
            let y = f64::from((unit * 7 + time * 5 + unit * time * 4) % 11) / 20.0;
            let y = if unit <= 2 && time >= 5 { y + 20.0 } else { y };
            (format!("u{unit}"), time, y, (unit <= 2).then_some(5), 1)
        })
    });
    let found = piloted(rows);
    assert!(!found.evidence.reasons.contains(&Reason::MovedApart), "{:?}", found.evidence.reasons);
    // Two of five: no choice of two could show it.
    let found = piloted(rising(5, 2, 5));
    assert!(found.evidence.reasons.contains(&Reason::NotShownAlike), "{:?}", found.evidence.reasons);
}

#[test]
fn one_start_is_no_wedge_and_who_was_not_measured_before_is_told() {
    let ask = |csv: &str, design| {
        let question = pilot::Question {
            outcome: "y".into(),
            unit: "u".into(),
            time: "t".into(),
            treated_from: "s".into(),
            design,
            count: None,
            lower_is_better: false,
        };
        question.answer(&table(&question.wanted(), csv))
    };
    let csv = |skip: u32, from: u32| {
        let rows = rising(16, 7, 4).filter(|(unit, time, ..)| unit[1..].parse::<u32>().unwrap() > skip || *time >= 4);
        rows.fold("u,t,y,s\n".to_owned(), |csv, (unit, time, y, start, _)| {
            csv + &format!("{unit},{},{y},{}\n", time - from, start.map_or(0, |start| start - from))
        })
    };
    let found = ask(&csv(0, 0), Some(pilot::Design::SteppedWedge)).unwrap();
    assert_eq!((found.design, withheld(&found.withheld, "stepped-wedge")), ("did", true));
    let found = ask(&csv(3, 0), None).unwrap();
    let reason = found.withheld.iter().find(|one| one.what == "units").map(|one| &one.reason);
    assert_eq!(reason, Some(&Reason::NotBeforeAndAfter { many: 3 }));
    let single = piloted(rising(14, 1, 5));
    assert!(
        single.withheld.iter().any(|one| matches!(one.reason, Reason::FewInArm { many: 1, .. })),
        "{:?}",
        single.withheld
    );
    // Where 0 is a time as well, it cannot also be never.
    assert!(matches!(ask(&csv(0, 1), None).unwrap_err().expected, Expected::ZeroIsNever));
}

/// Two times and one start: of each unit its people, what it was before and after, and whether it has the pilot.
fn two_times(units: &[(u32, f64, f64, bool)]) -> pilot::Pilot {
    let row = |(at, (people, before, after, has)): (usize, &(u32, f64, f64, bool))| {
        let start = has.then_some(2);
        [(format!("u{at:02}"), 1, *before, start, *people), (format!("u{at:02}"), 2, *after, start, *people)]
    };
    piloted(units.iter().enumerate().flat_map(row))
}

#[test]
fn one_large_unit_is_as_unsure_as_one_unit() {
    // Of six with the pilot and six without one has 500 people, and the others 20: two schools are held against each other.
    let changes = [0.05, 0.02, -0.05, 0.05, -0.02, 0.0, -0.05, 0.05, -0.02, -0.05, 0.02, 0.0];
    let units: Vec<(u32, f64, f64, bool)> =
        (0..12).map(|at| (if at % 6 == 0 { 500 } else { 20 }, 0.5, 0.5 + changes[at], at < 6)).collect();
    let found = two_times(&units);
    assert!((found.overall.estimate.unwrap() - (25.0 / 600.0 + 25.0 / 600.0)).abs() < 1e-12);
    assert!(
        found.overall.p.unwrap() > 0.1 && found.evidence.reasons.contains(&Reason::OneOrTwo),
        "{:?}",
        found.evidence
    );
    // A programme that was closed, of which nobody is counted, takes nobody's error away.
    let mut closed = units.clone();
    closed.push((0, 0.5, 0.5, false));
    assert_eq!(two_times(&closed).overall, found.overall);
    // The studentised test is given beside the other, and the verdict leans on the larger.
    let p: Vec<f64> =
        found.tests.iter().filter(|test| test.name.starts_with("permutation")).filter_map(|test| test.p).collect();
    assert_eq!((p.len(), found.evidence.p), (2, p.into_iter().reduce(f64::max)));
}

#[test]
fn units_that_chance_moves_more_are_not_exchanged_and_one_or_two_are_no_evidence() {
    // Three classes of twelve that rose by two of twelve, among twenty schools of 150.
    let of = |small: usize, people: u32| -> Vec<(u32, f64, f64, bool)> {
        let school = |at: usize| (150, 0.5, 0.5 + (at as f64 - 9.5) / 200.0, false);
        (0..small).map(|_| (people, 5.0 / 12.0, 7.0 / 12.0, true)).chain((0..20).map(school)).collect()
    };
    let found = two_times(&of(3, 12));
    assert!(withheld(&found.withheld, "permutation") && found.tests.is_empty(), "{:?}", found.tests);
    assert_eq!(found.evidence.level, pilot::Level::CannotSay);
    // As many as the others have, they are told.
    assert_eq!(two_times(&of(3, 150)).evidence.level, pilot::Level::Promising);
    // The same of a share nearer to a half than the others.
    let near: Vec<_> = (0..23)
        .map(|at| {
            (25, if at < 3 { 0.48 } else { 0.92 }, if at < 3 { 0.6 } else { 0.92 + (at % 3) as f64 / 25.0 }, at < 3)
        })
        .collect();
    assert!(withheld(&two_times(&near).withheld, "permutation"));
    for few in [1, 2] {
        let found = two_times(&of(few, 150));
        assert_eq!(found.evidence.level, pilot::Level::CannotSay);
        assert!(found.evidence.reasons.contains(&Reason::OneOrTwo), "{few}: {:?}", found.evidence.reasons);
    }
}

#[test]
fn shares_beside_percentages_are_told() {
    let found = two_times(
        &(0..12)
            .map(|at| if at % 3 == 0 { (20, 40.0, 45.0, at < 6) } else { (20, 0.4, 0.45, at < 6) })
            .collect::<Vec<_>>(),
    );
    assert_eq!(found.evidence.level, pilot::Level::CannotSay);
    assert!(found.evidence.reasons.contains(&Reason::SharesAndPercentages));
    // What the pilot did may be as large: from half a per cent to eight.
    let found = two_times(
        &(0..12)
            .map(|at| (20, 0.4 + at as f64 / 40.0, if at < 6 { 8.0 + at as f64 / 10.0 } else { 0.5 }, at < 6))
            .collect::<Vec<_>>(),
    );
    assert_eq!(found.evidence.level, pilot::Level::Promising, "{:?}", found.evidence.reasons);
}

#[test]
fn small_counts_give_a_series_no_interval() {
    let series = |schools: u32| {
        let mut random = Random::new(8);
        // An incident in three of five months at each school, more or less.
        let rows: Vec<_> = (1..=60_u32)
            .flat_map(|time| (0..schools).map(move |school| (school, time)))
            .map(|(school, time)| {
                (school, time, f64::from(u8::from(random.chance(0.5))) * f64::from(1 + (school + time) % 2))
            })
            .collect();
        let csv = rows
            .iter()
            .fold("u,t,y,s\n".to_owned(), |csv, (school, time, y)| csv + &format!("s{school},{time},{y},31\n"));
        let question = pilot::Question {
            outcome: "y".into(),
            unit: "u".into(),
            time: "t".into(),
            treated_from: "s".into(),
            design: Some(pilot::Design::InterruptedSeries),
            count: None,
            lower_is_better: false,
        };
        question.answer(&table(&question.wanted(), &csv)).expect("an answer")
    };
    let one = series(1);
    assert!(one.overall.p.is_none() && one.withheld.iter().any(|one| one.reason == Reason::SmallCounts), "{one:?}");
    let forty = series(40);
    assert!(forty.withheld.iter().all(|one| one.reason != Reason::SmallCounts), "{:?}", forty.withheld);
}

/// A straight drift is small from one time to the next, and large over all of them.
#[test]
fn a_drift_that_was_there_before_is_no_effect() {
    let drift = |slope: f64, seed: u64| {
        let mut random = Random::new(seed);
        let rows: Vec<_> = (0..16_u32)
            .flat_map(|unit| (1..=12_u32).map(move |time| (unit, time)))
            .map(|(unit, time)| {
                let has = unit < 8;
                let y = if has { slope * f64::from(time) } else { 0.0 } + random.normal();
                (format!("u{unit:02}"), time, y, has.then_some(9), 1)
            })
            .collect();
        piloted(rows.into_iter()).evidence
    };
    let alarms = (0..40).filter(|seed| drift(0.3, *seed).level != pilot::Level::CannotSay).count();
    assert!(alarms <= 8, "{alarms} of 40 drifts passed for an effect");
    // Without one both kinds of units are mostly seen to move alike.
    let alike = (0..40).filter(|seed| drift(0.0, *seed).level != pilot::Level::CannotSay).count();
    assert!(alike >= 33, "{alike} of 40");
}
