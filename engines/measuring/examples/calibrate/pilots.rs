//! Pilots in which nothing works.

use evenkans_measuring::{Reason, pilot};

use crate::{P, Setting, Shown, made};

/// The tests of a pilot in which nothing works, and its effect.
fn compared(found: &pilot::Pilot) -> Shown {
    let mut shown = Shown::default();
    found.tests.iter().for_each(|test| shown.test(test));
    shown.estimate("overall", &found.overall, made::df(&found.overall));
    shown.interval("overall", &found.overall, 0.0);
    // It has no p of its own: a comparison either says so or not.
    if found.design == "stepped-wedge" {
        let grows = |reason: &Reason| matches!(reason, Reason::EffectGrows { .. });
        let p = if found.evidence.reasons.iter().any(grows) { 0.0 } else { 1.0 };
        shown.p.push(P { name: "said not to be the same at all times".to_owned(), p, is_given: true });
    }
    if found.tests.iter().any(|test| test.name == "permutation-studentised") {
        let p = if found.evidence.reasons.contains(&Reason::MovedApart) { 0.0 } else { 1.0 };
        shown.p.push(P { name: "said to have moved apart before".to_owned(), p, is_given: true });
    }
    shown
}

pub fn pilots() -> Vec<Setting> {
    let mut all: Vec<Setting> = Vec::new();
    let designs = [
        (pilot::Design::DifferenceInDifferences, [6, 8, 10, 20]),
        (pilot::Design::Staggered, [6, 9, 12, 30]),
        (pilot::Design::SteppedWedge, [4, 8, 12, 24]),
    ];
    for (design, sizes) in designs {
        for units in sizes {
            all.push((
                format!("{}, {units} units at 5 times", design.word()),
                Box::new(move |seed| {
                    let (question, table) = made::panel(seed, design, units);
                    let found = question.answer(&table).expect("a good table");
                    let mut shown = compared(&found);
                    if design == pilot::Design::Staggered {
                        let bands: Vec<(f64, f64)> =
                            found.effects.iter().filter_map(|one| one.band_low.zip(one.band_high)).collect();
                        let all = bands.iter().all(|(low, high)| *low <= 0.0 && *high >= 0.0);
                        shown.held.extend((!bands.is_empty()).then(|| ("band of all effects".to_owned(), all)));
                    }
                    shown
                }),
            ));
        }
    }
    for (with, without, start) in [(4, 10, 3.0), (5, 12, 3.0), (6, 20, 3.0), (20, 6, 3.0), (4, 4, 5.0), (10, 10, 5.0)] {
        all.push((
            format!("did, {with} units with and {without} without, at 5 times, from {start}"),
            Box::new(move |seed| {
                let (question, table) = made::uneven(seed, with, without, start);
                compared(&question.answer(&table).expect("a good table"))
            }),
        ));
    }
    for (units, times, alike, large) in [(12, 5, 0.8, 1), (16, 9, 0.8, 1), (12, 12, 0.8, 1), (12, 5, 0.0, 10)] {
        let kind = if large > 1 { "one 10 times as large" } else { "each time like the one before" };
        all.push((
            format!("stepped-wedge, {units} units at {times} times, {kind}"),
            Box::new(move |seed| {
                let (question, table) = made::wedge(seed, units, times, (alike, large));
                compared(&question.answer(&table).expect("a good table"))
            }),
        ));
    }
    for (with, without, times) in [(6, 6, 10), (4, 10, 10), (10, 10, 20)] {
        all.push((
            format!("did, {with} units with and {without} without, one of each {times} times as large"),
            Box::new(move |seed| {
                let (question, table) = made::sized(seed, with, without, times);
                compared(&question.answer(&table).expect("a good table"))
            }),
        ));
    }
    all.push((
        "its, 60 times, whole numbers".to_owned(),
        Box::new(|seed| {
            let (question, table) = made::numbers(seed, 60);
            let found = question.answer(&table).expect("a good table");
            let mut shown = Shown::default();
            let p = found.overall.p.unwrap_or(1.0);
            shown.p.push(P { name: "overall, where given".to_owned(), p, is_given: true });
            shown
        }),
    ));
    for (times, related) in [(12, 0.0), (24, 0.0), (24, 0.4), (60, 0.0), (60, 0.4)] {
        let kind = if related > 0.0 { "each time like the one before" } else { "times independent" };
        all.push((
            format!("its, {times} times, {kind}"),
            Box::new(move |seed| {
                let (question, table) = made::series(seed, times, related);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                // What the command withholds cries no wolf: it looks at each series by itself.
                let p = found.overall.p.unwrap_or(1.0);
                shown.p.push(P { name: "overall, where given".to_owned(), p, is_given: true });
                let misled =
                    found.overall.low.zip(found.overall.high).is_some_and(|(low, high)| low > 0.0 || high < 0.0);
                shown.held.push(("overall, where given".to_owned(), !misled));
                shown
            }),
        ));
    }
    all
}
