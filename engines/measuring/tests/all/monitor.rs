//! Monitors: published e-values, and the promise that holds at every look.

use evenkans_measuring::chance::Random;
use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::monitor::{Monitor, Question, false_alarm, pairs_e_value};

use crate::field_test::{audit, printed};

fn answer(question: &Question, csv: &str) -> Monitor {
    let table =
        read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).expect("a good table");
    question.answer(&table).expect("an answer")
}

fn question(pair: Option<&str>) -> Question {
    Question {
        outcome: "offer".to_owned(),
        group: "who".to_owned(),
        reference: Some("w".to_owned()),
        pair: pair.map(str::to_owned),
    }
}

#[test]
fn the_audit_of_1988() {
    printed(pairs_e_value(46, 14), "1089.615");
    let found = answer(&question(Some("pair")), &audit());
    printed(found.e_value, "1089.615");
    let sequence = found.confidence_sequence.unwrap();
    assert!((sequence.estimate + 32.0 / 241.0).abs() < 1e-12);
    // Wider than the interval for one look (−.194 to −.072), and still without nothing.
    assert!(
        sequence.low < -0.194 && sequence.low > -0.3 && sequence.high > -0.072 && sequence.high < 0.0,
        "{sequence:?}"
    );
    // In this order all 40 equal pairs come first, then the 46 and the 14.
    assert!((40..=86).contains(&found.decided_at.unwrap()));
    assert_eq!(found.looks.last().unwrap().n, 241);
}

#[test]
fn ville_keeps_the_promise() {
    // Looking after each of 2,000 pairs; a p-value looked at every 20 pairs is wrong in 16%.
    let alarm = false_alarm(2_000);
    assert!(alarm < 0.05 && alarm > 0.005, "{alarm}");
}

#[test]
fn two_samples_without_pairs() {
    let mut random = Random::new(5);
    let mut csv = String::from("offer,who\n");
    for _ in 0..600 {
        csv += &format!("{},w\n{},b\n", u8::from(random.chance(0.4)), u8::from(random.chance(0.2)));
    }
    let found = answer(&question(None), &csv);
    assert!(found.e_value.unwrap() > 20.0 && found.confidence_sequence.unwrap().high < 0.0);
    let (mut wrong, mut outside) = (0, 0);
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let mut csv = String::from("offer,who\n");
        for _ in 0..150 {
            csv += &format!("{},w\n{},b\n", u8::from(random.chance(0.3)), u8::from(random.chance(0.3)));
        }
        let found = answer(&question(None), &csv);
        wrong += u32::from(found.decided_at.is_some());
        outside += u32::from(found.looks.iter().any(|look| look.low > 0.0 || look.high < 0.0));
    }
    // 5% of 200, and three deviations of chance.
    assert!(wrong <= 19 && outside <= 19, "{wrong} {outside}");
}

#[test]
fn pairs_that_are_no_pairs_are_told() {
    let question = question(Some("pair"));
    let table =
        read(Reader { name: "t".to_owned(), bytes: "offer,who,pair\n1,w,1\n0,w,1\n".as_bytes() }, &question.wanted())
            .unwrap();
    assert!(question.answer(&table).is_err());
    let half = answer(&question, "offer,who,pair\n1,w,1\n0,b,1\n1,w,2\n");
    assert!(!half.withheld.is_empty() && half.looks.len() == 1);
    let none = answer(&question, "offer,who,pair\n");
    assert!(none.e_value.is_none() && none.looks.is_empty());
}
