//! The report card on made-up employers of which the truth is known.

use evenkans_measuring::Reason;
use evenkans_measuring::chance::Random;
use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::report_card::{CERTAINTY, Question, ReportCard};

fn question() -> Question {
    Question {
        outcome: "answer".to_owned(),
        group: "name".to_owned(),
        reference: Some("a".to_owned()),
        vacancy: "vacancy".to_owned(),
        employer: "employer".to_owned(),
        certainty: CERTAINTY,
    }
}

fn answer(csv: &str) -> ReportCard {
    let table = read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &question().wanted())
        .expect("a good table");
    question().answer(&table).expect("an answer")
}

/// Employers with so many vacancies each, four applications a vacancy; `gap` tells the true gap of each.
fn made_up(employers: usize, vacancies: usize, gap: impl Fn(usize) -> f64) -> String {
    let mut random = Random::new(7);
    let mut csv = String::from("answer,name,vacancy,employer\n");
    for employer in 0..employers {
        for vacancy in 0..vacancies {
            for name in ["a", "b", "a", "b"] {
                let rate = 0.3 + if name == "b" { gap(employer) } else { 0.0 };
                csv += &format!("{},{name},{employer}-{vacancy},e{employer}\n", u8::from(random.chance(rate)));
            }
        }
    }
    csv
}

#[test]
fn employers_that_differ_are_told_apart_and_those_that_do_not_are_not() {
    // A fifth of them answers the others 25 points less often.
    let card = answer(&made_up(60, 80, |employer| if employer % 5 == 0 { -0.25 } else { 0.0 }));
    let spread = card.spread.unwrap();
    assert!((spread - 0.1).abs() < 0.03, "{spread}");
    assert!((card.gap.estimate.unwrap() + 0.05).abs() < 0.015);
    let accused: Vec<bool> =
        card.employers.iter().take(12).map(|one| one.employer[1..].parse::<usize>().unwrap() % 5 == 0).collect();
    assert!(accused.iter().filter(|is| **is).count() >= 10, "{accused:?}");
    assert!(card.employers.windows(2).all(|two| two[0].q <= two[1].q));
    let worst = card.employers.iter().map(|one| one.grade).max().unwrap();
    assert!(worst >= 2 && card.employers[0].grade == worst);
    // The posterior lies between the gap and the mean of all: it shrinks.
    let first = &card.employers[0];
    assert!(first.posterior > first.gap && first.posterior < -0.1, "{first:?}");
    let certificate = card.certificate.unwrap();
    assert!(certificate.value > 0.0 && certificate.bound < certificate.value * 1.01, "{certificate:?}");

    let same = answer(&made_up(60, 80, |_| 0.0));
    assert!(same.spread.unwrap() < 0.03, "{:?}", same.spread);
    assert!(same.employers.iter().all(|one| one.q > 0.05));
    assert!(same.pi0.unwrap() > 0.7);
    // Nobody is placed above another where all may be alike.
    assert!(same.employers.iter().all(|one| one.grade == 1) && same.certificate.is_none());
    assert!(same.withheld.iter().any(|one| one.reason == Reason::SpreadNotShown), "{:?}", same.withheld);
}

/// One employer among many that discriminates is no chance, however much it alone makes them vary.
#[test]
fn one_that_stands_apart_is_graded_apart() {
    let card = answer(&made_up(60, 50, |employer| if employer == 7 { -0.29 } else { 0.0 }));
    let worst = card.employers.iter().find(|one| one.employer == "e7").unwrap();
    assert!(worst.grade > 1 && card.certificate.is_some(), "{worst:?}");
}

/// Grades of so many would take gigabytes; all else is told.
#[test]
fn very_many_employers_are_not_graded() {
    let card = answer(&made_up(2_001, 6, |employer| if employer % 2 == 0 { -0.3 } else { 0.0 }));
    assert!(card.certificate.is_none() && card.employers.len() == 2_001 && card.pi0.is_some());
    assert!(card.withheld.iter().any(|one| one.reason == Reason::ManyEmployers { most: 2_000 }), "{:?}", card.withheld);
}

#[test]
fn nobody_is_named_on_thin_evidence_and_nobody_is_left_out_of_the_mean() {
    let mut csv = made_up(6, 30, |_| -0.1);
    for vacancy in 0..4 {
        csv += &format!("1,a,thin-{vacancy},Thin\n0,b,thin-{vacancy},Thin\n");
    }
    // Twenty vacancies with the same bad result are not thin, and not known without error either.
    for vacancy in 0..20 {
        csv += &format!("1,a,all-{vacancy},Always\n0,b,all-{vacancy},Always\n");
    }
    let card = answer(&csv);
    assert_eq!(card.not_named, 1);
    assert!(!serde_json::to_string(&card).unwrap().contains("Thin"));
    let always = &card.employers[0];
    assert!(always.employer == "Always" && always.gap == -1.0 && always.se > 0.01 && always.q < 0.01, "{always:?}");
    assert!(card.gap.estimate.unwrap() < -0.2);
    let alone = answer("answer,name,vacancy,employer\n1,a,1,x\n0,b,1,x\n");
    assert!(alone.employers.is_empty() && alone.spread.is_none() && !alone.withheld.is_empty());
}
