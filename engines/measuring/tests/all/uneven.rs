//! Field tests in which vacancies differ, and did not all get as many applications of both groups.

use evenkans_measuring::chance::f_above;
use evenkans_measuring::field_test::{FieldTest, Question};

use super::thin::table;

fn answer(csv: &str, change: impl Fn(&mut Question)) -> FieldTest {
    let mut question = Question {
        outcome: "y".to_owned(),
        group: "g".to_owned(),
        vacancy: Some("v".to_owned()),
        ..Question::default()
    };
    change(&mut question);
    question.answer(&table(&question.wanted(), csv)).expect("good data")
}

/// One vacancy: how many applications of each group, and how many of them were answered.
fn vacancy(name: &str, [n0, n1, y0, y1]: [usize; 4], more: &str) -> String {
    let of = |group: &str, n: usize, y: usize| -> String {
        (0..n).map(|at| format!("{},{group},{name}{more}\n", u32::from(at < y))).collect()
    };
    of("a", n0, y0) + &of("b", n1, y1)
}

/// Simpson's paradox: within each vacancy alike, and together thirty points apart.
#[test]
fn what_lies_between_vacancies_is_no_difference_between_groups() {
    let mut csv = "y,g,v\n".to_owned();
    for at in 0..60 {
        csv += &vacancy(&format!("s{at}"), [3, 1, if at % 2 == 0 { 3 } else { 1 }, usize::from(at % 3 > 0)], "");
        csv += &vacancy(&format!("w{at}"), [1, 3, usize::from(at % 6 == 0), if at % 4 == 0 { 2 } else { 0 }], "");
    }
    let found = answer(&csv, |_| {});
    let within = found.difference_within.unwrap();
    // Of 60 strong ones 2/3 in both groups; of 60 weak ones 1/6; so nothing, by hand.
    assert!(within.estimate.unwrap().abs() < 1e-12 && within.low.unwrap() < 0.0 && within.high.unwrap() > 0.0);
    assert!(found.difference.estimate.unwrap() < -0.2 && found.difference.p.is_none() && found.ratio.low.is_none());
    assert!(found.difference_clustered.unwrap().p.is_none() && found.ratio_clustered.unwrap().low.is_none());
    assert!(found.models.iter().all(|model| model.terms[1].estimate.p.is_none()));
    assert!(!found.tests.iter().any(|test| test.name == "wild-cluster-bootstrap"));
}

#[test]
fn the_difference_within_is_the_weighted_mean_of_vacancies() {
    // 2·1/3 and 1·1/2 weigh, for −1/2 and 1 where one group got two.
    let mut csv = "y,g,v\n".to_owned();
    for at in 0..30 {
        csv += &vacancy(&format!("p{at}"), [2, 1, 1, 0], "");
        csv += &vacancy(&format!("q{at}"), [1, 1, 0, usize::from(at < 10)], "");
    }
    let found = answer(&csv, |_| {});
    let (two, one) = (2.0 / 3.0, 0.5);
    let mean = (30.0 * two * -0.5 + 10.0 * one) / (30.0 * two + 30.0 * one);
    assert!((found.difference_within.unwrap().estimate.unwrap() - mean).abs() < 1e-12);
    // Vacancies that all got as many leave nothing to say beside the difference.
    let even: String = (0..30).map(|at| vacancy(&format!("q{at}"), [1, 1, 0, usize::from(at < 10)], "")).collect();
    assert!(answer(&format!("y,g,v\n{even}"), |_| {}).difference_within.is_none());
}

/// Parts in which a vacancy got one signal only, four times: what differs is vacancies, and there are few.
#[test]
fn parts_are_told_apart_by_how_their_vacancies_differ() {
    let mut csv = "y,g,v,c\n".to_owned();
    for at in 0..120 {
        let (part, is_other) = (at / 40, at % 2);
        let answered = if (at * 7 + part * 11) % 5 < 2 { 4 } else { 0 };
        let counts = if is_other == 1 { [0, 4, 0, answered] } else { [4, 0, answered, 0] };
        csv += &vacancy(&format!("v{at}"), counts, &format!(",p{part}"));
    }
    let found = answer(&csv, |question| question.by = Some("c".to_owned()));
    let test = found.heterogeneity.unwrap();
    assert_eq!(test.name, "welch-f");
    // By hand from the clustered figures of the parts; of 40 clusters 20 hold each group, so 19 degrees of freedom each.
    let of: Vec<(f64, f64)> = found
        .by
        .iter()
        .map(|part| part.difference_clustered.unwrap())
        .map(|of| (of.estimate.unwrap(), of.se.unwrap().powi(-2)))
        .collect();
    let all: f64 = of.iter().map(|one| one.1).sum();
    let mean = of.iter().map(|one| one.0 * one.1).sum::<f64>() / all;
    let unsure: f64 = of.iter().map(|one| (1.0 - one.1 / all).powi(2) / 19.0).sum();
    let f = of.iter().map(|one| one.1 * (one.0 - mean).powi(2)).sum::<f64>() / 2.0 / (1.0 + 0.25 * unsure);
    assert!((test.statistic.unwrap() - f).abs() < 1e-9);
    assert!((test.p.unwrap() - f_above(f, (2.0, 8.0 / (3.0 * unsure)))).abs() < 1e-9);
    assert!(found.by.iter().all(|part| part.rates.iter().all(|rate| rate.low.is_none())));
}

/// Where the first word, which the others are held against, is the rare one, none of them is known.
#[test]
fn a_rare_first_word_gives_the_others_no_certainty() {
    let mut csv = "y,g,v,t\n".to_owned();
    for at in 0..150 {
        let town = if at < 3 { "A" } else { ["B", "C"][at % 2] };
        csv += &vacancy(
            &format!("v{at}"),
            [1, 1, usize::from(at % 4 == 1), usize::from(at % 5 == 2)],
            &format!(",{town}"),
        );
    }
    let found = answer(&csv, |question| question.covariates = vec!["t".to_owned()]);
    for term in found.models.iter().flat_map(|model| &model.terms).filter(|term| term.term.starts_with("t=")) {
        assert!(term.estimate.low.is_none() && term.estimate.p.is_none(), "{term:?}");
    }
}

/// Six applications in a town are no ground for a p of that town.
#[test]
fn a_rare_covariate_has_no_certainty() {
    let mut csv = "y,g,v,t,x\n".to_owned();
    for at in 0..150 {
        let more = format!(",{},{at}", if at < 4 { "Urk" } else { "Utrecht" });
        csv += &vacancy(&format!("v{at}"), [1, 1, usize::from(at % 4 == 1), usize::from(at % 5 == 2)], &more);
    }
    let found = answer(&csv, |question| question.covariates = vec!["t".to_owned(), "x".to_owned()]);
    for model in &found.models {
        let of = |name: &str| model.terms.iter().find(|term| term.term == name).unwrap().estimate;
        assert!(of("t=Utrecht").p.is_none() && of("t=Utrecht").low.is_none(), "{model:?}");
        assert!(of("x").p.is_some() && of("g").p.is_some(), "{model:?}");
    }
    assert!(found.withheld.iter().any(|one| one.what == "p and interval of t=Utrecht"));
}
