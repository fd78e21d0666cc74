//! What is tried: of each command the settings in which there is nothing to find.

use evenkans_measuring::{Estimate, Test, gap, monitor, pool, report_card, survey};

use crate::{P, Setting, Shown, made};

pub fn field_tests() -> Vec<Setting> {
    let mut all: Vec<Setting> = Vec::new();
    for pairs in [30, 200] {
        all.push((
            format!("{pairs} pairs, vacancies differ"),
            Box::new(move |seed| {
                let (question, table) = made::pairs(seed, pairs);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                found.tests.iter().for_each(|test| shown.test(test));
                shown.interval("difference", &found.difference, 0.0);
                shown.interval("ratio", &found.ratio, 1.0);
                shown.p.extend(found.difference.p.map(|p| P { name: "difference".to_owned(), p, is_given: true }));
                shown
            }),
        ));
    }
    lopsided(&mut all);
    for (employers, differ, alone) in [
        (3, false, false),
        (5, false, false),
        (10, false, false),
        (5, true, false),
        (10, true, false),
        (20, true, false),
        (40, true, false),
        (80, true, false),
        (6, false, true),
        (10, false, true),
        (20, false, true),
        (40, false, true),
    ] {
        let kind = if differ { "own gaps, nothing on average" } else { "no gap anywhere" };
        let kind = if alone { "one application a vacancy" } else { kind };
        all.push((
            format!("{employers} employers of 5 to 25 vacancies, {kind}"),
            Box::new(move |seed| {
                let (question, table) = made::employers(seed, employers, differ, alone);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                // With gaps of their own the lottery's null is false: somebody does discriminate.
                let is_sharp = |test: &&Test| !differ || test.name == "wild-cluster-bootstrap";
                found.tests.iter().filter(is_sharp).for_each(|test| shown.test(test));
                for model in &found.models {
                    let name = format!("{} {}", model.name, model.covariance);
                    // Errors that do not know of employers promise nothing where employers differ.
                    if model.covariance != "hc1" || !(differ || alone) {
                        shown.estimate(&name, &model.terms[1].estimate, model.terms[1].df);
                        shown.interval(&name, &model.terms[1].estimate, 0.0);
                    }
                }
                if let Some(ratio) = found.ratio_clustered {
                    let log = |of: Option<f64>| of.map(f64::ln);
                    let log =
                        Estimate { estimate: log(ratio.estimate), low: log(ratio.low), high: log(ratio.high), ..ratio };
                    shown.estimate("ratio, clustered", &log, Some(employers as f64 - 1.0));
                    shown.interval("ratio, clustered", &ratio, 1.0);
                }
                shown
            }),
        ));
    }
    all
}

/// Parts of a field test that may differ, vacancies that got more of one group, and signals that are at few employers.
fn lopsided(all: &mut Vec<Setting>) {
    for (vacancies, alike) in [(60, 50), (150, 50), (150, 65), (150, 85)] {
        all.push((
            format!("{vacancies} vacancies of 2 and 1 applications, {alike}% of the readier ones 2 of the reference"),
            Box::new(move |seed| {
                let (question, table) = made::lopsided_vacancies(seed, vacancies, alike);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                found
                    .tests
                    .iter()
                    .filter(|test| test.name != "wild-cluster-bootstrap")
                    .for_each(|test| shown.test(test));
                // What the command withholds cries no wolf: it looks whether both differences are the same.
                let clustered = found.difference_clustered.and_then(|of| of.p).unwrap_or(1.0);
                for (name, p) in
                    [("difference", found.difference.p.unwrap_or(1.0)), ("difference, clustered", clustered)]
                {
                    shown.p.push(P { name: format!("{name}, where given"), p, is_given: true });
                }
                if let Some(within) = found.difference_within {
                    shown.estimate("difference within", &within, made::df(&within));
                    shown.interval("difference within", &within, 0.0);
                }
                shown
            }),
        ));
    }
    for (parts, each) in [(3, 40), (4, 80), (10, 40)] {
        all.push((
            format!("{parts} parts of {each} vacancies that got one signal 4 times"),
            Box::new(move |seed| {
                let (question, table) = made::parts_of_clusters(seed, parts, each);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                found.heterogeneity.iter().for_each(|test| shown.test(test));
                shown
            }),
        ));
    }
    for (parts, each, rate) in [(10, 20, 0.3), (20, 30, 0.3), (4, 60, 0.1)] {
        all.push((
            format!("{parts} parts of {each} and {each} applications, {:.0}%", rate * 100.0),
            Box::new(move |seed| {
                let (question, table) = made::parts(seed, parts, each, rate);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                found.heterogeneity.iter().for_each(|test| shown.test(test));
                shown
            }),
        ));
    }
    for (employers, others) in [(12, 2), (20, 3), (20, 5), (40, 5), (40, 10), (40, 20), (60, 2), (60, 20)] {
        all.push((
            format!("{employers} employers with one signal each, {others} of them the other"),
            Box::new(move |seed| {
                let (question, table) = made::one_signal(seed, employers, others);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                for model in found.models.iter().filter(|model| model.name == "lpm" && model.covariance != "hc1") {
                    let (name, term) = (format!("lpm {}", model.covariance), &model.terms[1]);
                    shown.estimate(&name, &term.estimate, term.df);
                    shown.interval(&name, &term.estimate, 0.0);
                }
                found
                    .tests
                    .iter()
                    .filter(|test| test.name == "wild-cluster-bootstrap")
                    .for_each(|test| shown.test(test));
                if let Some(clustered) = found.difference_clustered {
                    shown.estimate("difference, clustered", &clustered, Some(employers as f64 - 1.0));
                    shown.interval("difference, clustered", &clustered, 0.0);
                }
                shown
            }),
        ));
    }
}

pub fn gaps() -> Vec<Setting> {
    [(15, 15, 0.3), (40, 12, 0.2), (80, 60, 0.1)]
        .into_iter()
        .map(|(one, two, rate)| -> Setting {
            (
                format!("{one} and {two} people in each of 4 strata, {:.0}%", rate * 100.0),
                Box::new(move |seed| {
                    let (question, table): (gap::Question, _) = made::strata(seed, one, two, rate);
                    let found = question.answer(&table).expect("a good table").comparison.expect("two groups");
                    let mut shown = Shown::default();
                    // Over all strata together people differ, so the plain tests look at one.
                    found
                        .tests
                        .iter()
                        .filter(|test| test.name.starts_with("mantel") || test.name == "breslow-day")
                        .for_each(|test| shown.test(test));
                    if let Some(common) = found.common_odds_ratio {
                        shown.interval("common odds ratio", &common, 1.0);
                    }
                    let (question, table) = made::four_cells(seed, one, two, rate);
                    let found = question.answer(&table).expect("a good table").comparison.expect("two groups");
                    found.tests.iter().for_each(|test| shown.test(test));
                    shown.p.extend(found.difference.p.map(|p| P { name: "difference".to_owned(), p, is_given: true }));
                    shown.interval("difference", &found.difference, 0.0);
                    shown.interval("ratio", &found.ratio, 1.0);
                    shown.interval("odds ratio", &found.odds_ratio, 1.0);
                    shown.interval("odds ratio, conditional", &found.odds_ratio_conditional, 1.0);
                    shown
                }),
            )
        })
        .collect()
}

pub fn pools() -> Vec<Setting> {
    let mut all: Vec<Setting> = Vec::new();
    moderated(&mut all);
    let sizes = [(3, 0.05), (5, 0.05), (10, 0.05), (10, 0.0), (40, 0.05), (80, 0.05)].map(|(k, tau2)| (k, tau2, 0));
    let studies = sizes.into_iter().chain([(8, 0.02, 2), (20, 0.02, 2), (20, 0.02, 4)]).map(
        |(studies, tau2, large)| -> Setting {
            let kind = if large > 0 { format!(", {large} of them much larger") } else { String::new() };
            (
                format!("{studies} studies{kind}, variance between them {tau2}"),
                Box::new(move |seed| {
                    let (question, table, next): (pool::Question, _, f64) = made::studies(seed, studies, tau2, large);
                    let found = question.answer(&table).expect("a good table");
                    let mut shown = Shown::default();
                    shown.estimate("reml", &found.estimate, None);
                    shown.interval("reml", &found.estimate, 0.0);
                    if let Some(knapp) = found.hartung_knapp {
                        shown.estimate("Hartung and Knapp", &knapp, Some(studies as f64 - 1.0));
                        shown.interval("Hartung and Knapp", &knapp, 0.0);
                    }
                    if let Some(careful) = found.careful {
                        shown.estimate("careful", &careful, made::df(&careful));
                        shown.interval("careful", &careful, 0.0);
                    }
                    let all = [
                        ("prediction, z", found.prediction),
                        ("prediction, t", found.prediction_t),
                        ("next", found.next),
                    ];
                    for (name, of) in all {
                        shown.held.extend(of.map(|of| (name.to_owned(), of.low <= next && next <= of.high)));
                    }
                    shown
                }),
            )
        },
    );
    all.extend(studies);
    all
}

/// What a moderator that explains nothing is said to explain.
fn moderated(all: &mut Vec<Setting>) {
    for (studies, regions) in [(5, 0), (10, 0), (40, 0), (12, 4), (30, 6), (50, 10)] {
        let kind = if regions == 0 { String::new() } else { format!(" in {regions} regions, of the region") };
        all.push((
            format!("{studies} studies{kind}"),
            Box::new(move |seed| {
                let (question, table) = made::moderated(seed, studies, regions);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                for term in &found.moderators {
                    shown.estimate("moderator", &term.estimate, term.df);
                    shown.interval("moderator", &term.estimate, 0.0);
                }
                shown
            }),
        ));
    }
}

pub fn surveys() -> Vec<Setting> {
    let arms = [(0.05, 30), (0.1, 100), (0.2, 1000)].into_iter().map(|(share, people)| -> Setting {
        (
            format!("crosswise:.25 in two arms, {people} people, {:.0}% of them", share * 100.0),
            Box::new(move |seed| {
                let (question, table): (survey::Question, _) = made::arms(seed, share, people);
                let found = question.answer(&table).expect("a good table");
                let mut shown = Shown::default();
                found.fit.iter().for_each(|test| shown.test(test));
                shown.interval("prevalence", &found.prevalence, share);
                shown
            }),
        )
    });
    let plain = [("direct", 0.1), ("forced:2/3,1/6,1/6", 0.1), ("crosswise:.25", 0.2), ("warner:.7", 0.2)]
        .into_iter()
        .flat_map(|(design, share)| [200, 1000].map(|people| (design, share, people)))
        .map(|(design, share, people)| -> Setting {
            (
                format!("{design}, {people} people, {:.0}% of them", share * 100.0),
                Box::new(move |seed| {
                    let (question, table): (survey::Question, _) = made::answers(seed, design, share, people);
                    let found = question.answer(&table).expect("a good table");
                    let mut shown = Shown::default();
                    shown.interval("prevalence", &found.prevalence, share);
                    shown
                }),
            )
        });
    plain.chain(arms).collect()
}

pub fn monitors() -> Vec<Setting> {
    [true, false]
        .into_iter()
        .map(|paired| -> Setting {
            let setting =
                if paired { "200 pairs, looked at after each" } else { "400 applications, looked at after each" };
            (
                setting.to_owned(),
                Box::new(move |seed| {
                    let (mut question, table) = made::pairs(seed, 200);
                    question.vacancy = question.vacancy.filter(|_| paired);
                    let question = monitor::Question {
                        outcome: question.outcome,
                        group: question.group,
                        reference: question.reference,
                        pair: question.vacancy,
                    };
                    let found = question.answer(&table).expect("a good table");
                    let mut shown = Shown::default();
                    let name = if paired {
                        "e-value, looked at after every pair"
                    } else {
                        "e-value, looked at after every row"
                    };
                    shown.p.extend(found.p.map(|p| P { name: name.to_owned(), p, is_given: true }));
                    let all = found.looks.iter().all(|look| look.low <= 0.0 && look.high >= 0.0);
                    shown.held.push(("difference, at any look".to_owned(), all));
                    // What a p-value looked at every 20 pairs would do.
                    if paired {
                        shown.p.push(P {
                            name: "mcnemar-mid-p, looked at every 20 pairs".to_owned(),
                            p: made::peeked(&table),
                            is_given: false,
                        });
                    }
                    shown
                }),
            )
        })
        .collect()
}

pub fn report_cards() -> Vec<Setting> {
    [(8, 2), (40, 2), (20, 3), (20, 1)]
        .into_iter()
        .map(|(vacancies, first)| -> Setting {
            let other = 4 - first;
            (
                format!("40 employers of {vacancies} vacancies with {first} and {other} applications, no gap anywhere"),
                Box::new(move |seed| {
                    let (question, table): (report_card::Question, _) = made::card(seed, 40, vacancies, first);
                    let found = question.answer(&table).expect("a good table");
                    let mut shown = Shown::default();
                    let first = found.employers.first().map_or(1.0, |one| one.q);
                    shown.p.push(P { name: "q of all employers".to_owned(), p: first, is_given: true });
                    shown.p.extend(found.employers.iter().map(|one| P {
                        name: "p of one employer".to_owned(),
                        p: one.p,
                        is_given: true,
                    }));
                    let is_graded = found.employers.iter().any(|one| one.grade > 1);
                    let p = if is_graded { 0.0 } else { 1.0 };
                    shown.p.push(P { name: "more than one grade".to_owned(), p, is_given: true });
                    shown.estimate("gap", &found.gap, Some(found.employers.len() as f64 - 1.0));
                    shown.interval("gap", &found.gap, 0.0);
                    shown
                }),
            )
        })
        .collect()
}
