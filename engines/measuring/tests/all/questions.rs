//! Every question about one table with the columns `y`, `g`, `v`, `e`, `t`, `f` and `n`.

use evenkans_measuring::data::{Reader, Table, Wanted, read};
use evenkans_measuring::survey::Design;
use evenkans_measuring::{field_test, gap, monitor, pilot, pool, report_card, survey, table};
use serde_json::Value;

/// Asks all that can be asked; what is answered holds no number that is none.
pub fn ask_all(csv: &[u8]) {
    let name = |heading: &str| heading.to_owned();
    let some = |heading: &str| Some(heading.to_owned());
    let field = field_test::Question {
        outcome: name("y"),
        group: name("g"),
        vacancy: some("v"),
        employer: some("e"),
        covariates: vec![name("t")],
        by: some("f"),
        order: some("n"),
        bootstrap: Some(99),
        ..field_test::Question::default()
    };
    ask(csv, &field.wanted(), |table| field.answer(table));
    let card = report_card::Question {
        outcome: name("y"),
        group: name("g"),
        reference: None,
        vacancy: name("v"),
        employer: name("e"),
        certainty: report_card::CERTAINTY,
    };
    ask(csv, &card.wanted(), |table| card.answer(table));
    let layout = gap::Layout::Long { count: name("n"), outcome: name("y"), yes: name("1") };
    let gap = gap::Question { layout, group: name("g"), reference: None, stratum: some("v") };
    ask(csv, &gap.wanted(), |table| gap.answer(table));
    for design in [
        None,
        Some(pilot::Design::DifferenceInDifferences),
        Some(pilot::Design::Staggered),
        Some(pilot::Design::SteppedWedge),
        Some(pilot::Design::InterruptedSeries),
    ] {
        let pilot = pilot::Question {
            outcome: name("y"),
            unit: name("v"),
            time: name("t"),
            treated_from: name("f"),
            design,
            count: some("n"),
            lower_is_better: false,
        };
        ask(csv, &pilot.wanted(), |table| pilot.answer(table));
    }
    for (within, method) in [(None, pool::Method::PauleMandel), (some("g"), pool::Method::Reml)] {
        let moderators = if within.is_none() { vec![name("e")] } else { Vec::new() };
        let pool = pool::Question { effect: name("y"), variance: name("t"), within, study: None, moderators, method };
        ask(csv, &pool.wanted(), |table| pool.answer(table));
    }
    let design = Design::Crosswise { innocent: 0.2 };
    let survey = survey::Question { answer: name("y"), design, arm: some("g"), first_arm: None, anchor: None };
    ask(csv, &survey.wanted(), |table| survey.answer(table));
    for pair in [None, some("v")] {
        let monitor = monitor::Question { outcome: name("y"), group: name("g"), reference: None, pair };
        ask(csv, &monitor.wanted(), |table| monitor.answer(table));
    }
    let published = table::Question {
        by: vec![name("g"), name("v")],
        count: some("n"),
        minimum: 3,
        contributor: some("e"),
        dominance: 0.7,
        previous: None,
    };
    ask(csv, &published.wanted(), |table| published.answer(table));
}

fn ask<T: serde::Serialize, E: std::fmt::Display>(
    csv: &[u8],
    wanted: &[Wanted],
    answer: impl Fn(&Table) -> Result<T, E>,
) {
    match read(Reader { name: "table.csv".to_owned(), bytes: csv }, wanted) {
        Err(problems) => {
            assert!(!problems.is_empty() && problems.iter().all(|problem| !problem.to_string().is_empty()))
        }
        Ok(table) => match answer(&table) {
            Err(wrong) => assert!(!wrong.to_string().is_empty()),
            Ok(found) => sound("", &serde_json::to_value(&found).expect("JSON")),
        },
    }
}

/// No `null`, which is what JSON makes of a number that is none.
fn sound(at: &str, value: &Value) {
    match value {
        Value::Null => panic!("{at} is a number that is none"),
        Value::Array(all) => all.iter().for_each(|one| sound(at, one)),
        Value::Object(all) => all.iter().for_each(|(name, one)| sound(&format!("{at}.{name}"), one)),
        _ => {}
    }
}
