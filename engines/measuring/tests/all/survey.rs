//! Surveys against published prices and against made-up truths.

use evenkans_measuring::chance::Random;
use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::survey::{Design, Question, Survey};
use proptest::prelude::*;

use crate::field_test::printed;

fn answer(question: &Question, csv: &str) -> Survey {
    let table =
        read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).expect("a good table");
    question.answer(&table).expect("an answer")
}

fn question(design: &str) -> Question {
    Question {
        answer: "answer".to_owned(),
        design: Design::parse(design).expect("a design"),
        arm: None,
        first_arm: None,
        anchor: None,
    }
}

#[test]
fn the_price_of_protection() {
    let forced = Design::parse("forced:2/3,1/6,1/6").unwrap();
    printed(forced.sample_cost(0.2), "2.95");
    // Five to one for either answer.
    assert!((forced.epsilon().unwrap() - 5_f64.ln()).abs() < 1e-12);
    let crosswise = Design::parse("crosswise:.25").unwrap();
    printed(crosswise.sample_cost(0.2), "5.7");
    assert!((crosswise.epsilon().unwrap() - 3_f64.ln()).abs() < 1e-12);
    assert_eq!(Design::Direct.epsilon(), None);
    printed(Design::Direct.sample_cost(0.3), "1.00");
}

/// Five of 200 said yes where a sixth has to: nothing like it comes of this design.
#[test]
fn answers_that_the_design_cannot_give_are_no_share() {
    let csv = |yes: usize| format!("answer\n{}{}", "yes\n".repeat(yes), "no\n".repeat(200 - yes));
    for yes in [5, 195] {
        let found = answer(&question("forced:2/3,1/6,1/6"), &csv(yes));
        assert!(found.prevalence.estimate.is_none() && found.sample_cost.is_none(), "{yes}: {:?}", found.prevalence);
        assert!(
            found.withheld.iter().any(|one| one.reason.to_string().contains("was not followed")),
            "{:?}",
            found.withheld
        );
    }
    // A little less than a sixth is chance.
    assert_eq!(answer(&question("forced:2/3,1/6,1/6"), &csv(28)).prevalence.estimate, Some(0.0));
    // Of a direct question nobody and everybody can be.
    assert_eq!(answer(&question("direct"), &csv(0)).prevalence.estimate, Some(0.0));
}

#[test]
fn hand_worked_shares() {
    // 30 of 100 said yes: (.3 − 1/6) ÷ (2/3) = .2, and √(.3·.7/100) ÷ (2/3) = .068739.
    let csv = format!("answer\n{}{}", "yes\n".repeat(30), "no\n".repeat(70));
    let forced = answer(&question("forced:0.6667,0.1667,0.1666"), &csv);
    assert!((forced.prevalence.estimate.unwrap() - 0.2).abs() < 1e-3);
    assert!((forced.prevalence.se.unwrap() - 0.068_739).abs() < 1e-4);
    // Warner .7: (.3 − .3) ÷ .4 = 0.
    let warner = answer(&question("warner:.7"), &csv);
    assert!(warner.prevalence.estimate.unwrap().abs() < 1e-12);
    assert!(warner.prevalence.low.unwrap() >= 0.0);
    // Fewer than the design can give: told, and nothing below nothing.
    let below = answer(&question("warner:.8"), &format!("answer\n{}{}", "ja\n".repeat(10), "nee\n".repeat(90)));
    assert!(below.prevalence.estimate == Some(0.0) && !below.withheld.is_empty());
    // Ten of two hundred where a sixth has to say yes: no interval is better than one from 0 to 0.
    let far = answer(&question("forced:2/3,1/6,1/6"), &format!("answer\n{}{}", "1\n".repeat(10), "0\n".repeat(190)));
    assert!(far.prevalence.low.is_none() && far.prevalence.high.is_none());
}

#[test]
fn arms_and_an_anchor_find_who_answers_at_random() {
    // Truth 10%; a fifth answers at random.
    let mut random = Random::new(3);
    let mut csv = String::from("answer,arm,anchor\n");
    for row in 0..40_000 {
        let arm = row % 2;
        let p = if arm == 0 { 0.2 } else { 0.8 };
        let (trait_, careless) = (random.chance(0.1), random.chance(0.2));
        let mut same = |has: bool| if careless { random.chance(0.5) } else { random.chance(p) == has };
        let (one, two) = (same(trait_), same(false));
        csv += &format!("{},{arm},{}\n", u8::from(one), u8::from(two));
    }
    let of = Question {
        arm: Some("arm".to_owned()),
        first_arm: None,
        anchor: Some("anchor".to_owned()),
        ..question("crosswise:.2")
    };
    let found = answer(&of, &csv);
    assert!((found.at_random.unwrap().estimate.unwrap() - 0.2).abs() < 0.02, "{found:?}");
    let corrected = found.corrected.unwrap();
    assert!((corrected.estimate.unwrap() - 0.1).abs() < 0.02, "{corrected:?}");
    // Uncorrected the share is pulled towards a half: .1·.8 + .5·.2 = .18; both arms alike, so they cannot tell.
    assert!((found.prevalence.estimate.unwrap() - 0.18).abs() < 0.02);
    // Who always says yes does show: in one arm it raises the figure, in the other it lowers it.
    let yes: String = csv
        .lines()
        .skip(1)
        .enumerate()
        .map(|(at, line)| if at % 5 == 0 { format!("1{}\n", &line[1..]) } else { format!("{line}\n") })
        .collect();
    let found = answer(&of, &format!("answer,arm,anchor\n{yes}"));
    assert!(found.fit.unwrap().p.unwrap() < 0.001);
}

proptest! {
    #[test]
    fn the_truth_lies_within_the_interval_of_what_is_expected(p in 0.05..0.45_f64, truth in 0.0..1.0_f64) {
        let design = Design::Crosswise { innocent: p };
        let (without, more) = design.line();
        let yes = ((without + more * truth) * 10_000.0).round() as usize;
        let csv = format!("answer\n{}{}", "1\n".repeat(yes), "0\n".repeat(10_000 - yes));
        let found = answer(&Question { answer: "answer".to_owned(), design, arm: None, first_arm: None, anchor: None }, &csv);
        prop_assert!((found.prevalence.estimate.unwrap() - truth).abs() < 1e-3 / (1.0 - 2.0 * p) + 1e-9);
        prop_assert!(found.prevalence.low.unwrap() <= truth + 1e-3 && found.prevalence.high.unwrap() >= truth - 1e-3);
    }
}

#[test]
fn impossible_designs_are_told() {
    for design in [
        "crosswise:.5",
        "warner:0.5",
        "forced:0,.5,.5",
        "forced:.0001,.4999,.5",
        "crosswise:.4999",
        "forced:.5,.5,.5",
        "forced:.5",
        "warner:1.5",
        "magic:.2",
        "crosswise",
    ] {
        assert!(Design::parse(design).is_err(), "{design}");
    }
    let table = read(
        Reader { name: "t".to_owned(), bytes: "answer,arm\n1,a\n".as_bytes() },
        &Question { arm: Some("arm".to_owned()), ..question("direct") }.wanted(),
    )
    .unwrap();
    assert!(Question { arm: Some("arm".to_owned()), ..question("direct") }.answer(&table).is_err());
}

/// 80 of 100 in arm A and 50 of 100 in arm B say "the same": (.8 − .8) ÷ −.6 = 0 and (.5 − .2) ÷ .6 = .5 with P = .2 in A,
/// and with P = .2 in B (.8 − .2) ÷ .6 = 1 and (.5 − .8) ÷ −.6 = .5.
#[test]
fn the_arm_with_p_is_the_one_that_is_named() {
    let arm = |arm: &str, yes: usize| format!("yes,{arm}\n").repeat(yes) + &format!("no,{arm}\n").repeat(100 - yes);
    let csv = format!("answer,arm\n{}{}", arm("B", 50), arm("A", 80));
    let of = |first: Option<&str>| {
        let first_arm = first.map(str::to_owned);
        let question = Question { arm: Some("arm".to_owned()), first_arm, ..question("crosswise:.2") };
        let found = answer(&question, &csv);
        (found.first_arm.unwrap(), [0, 1].map(|at| (found.arms[at].estimate.unwrap() * 1e6).round() / 1e6))
    };
    assert_eq!(of(None), ("A".to_owned(), [0.0, 0.5]));
    assert_eq!(of(Some("A")), of(None));
    assert_eq!(of(Some("B")), ("B".to_owned(), [0.5, 1.0]));
}
