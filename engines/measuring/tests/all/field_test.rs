//! The figures of Bertrand and Mullainathan (2004) and of the audit of 1988, to their printed digits.

use evenkans_measuring::data::{Reader, Table, read};
use evenkans_measuring::field_test::{FieldTest, Question};

pub fn table(question: &Question, csv: &str) -> Table {
    read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).expect("a good table")
}

fn answer(question: &Question, csv: &str) -> FieldTest {
    question.answer(&table(question, csv)).expect("an answer")
}

fn names() -> Question {
    Question {
        outcome: "callback".to_owned(),
        group: "signal".to_owned(),
        reference: Some("w".to_owned()),
        vacancy: Some("ad".to_owned()),
        ..Question::default()
    }
}

const NAMES: &str = include_str!("../../../../fixtures/measuring/bertrand-mullainathan-2004.csv");

/// `text` is how it was printed: as many digits are compared.
#[track_caller]
pub fn printed(value: impl Into<Option<f64>>, text: &str) {
    let value = value.into().expect("a figure");
    let digits = text.split_once('.').map_or(0, |(_, digits)| digits.len());
    assert_eq!(format!("{value:.digits$}").replace("0.", "."), text.replace("0.", "."), "{value}");
}

#[test]
fn the_names_of_2004() {
    let found = answer(&names(), NAMES);
    let [white, black] = found.rates.as_slice() else { panic!("two rates") };
    printed(white.rate.map(|rate| rate * 100.0), "9.65");
    printed(black.rate.map(|rate| rate * 100.0), "6.45");
    assert_eq!((white.n, black.n), (2435, 2435));
    printed(found.difference.estimate.map(|d| d * 100.0), "-3.20");
    printed(found.ratio.estimate, "0.6681");
    printed(found.ratio.low, "0.5502");
    printed(found.ratio.high, "0.8112");
    let clustered = found.ratio_clustered.unwrap();
    printed(clustered.low, "0.5730");
    printed(clustered.high, "0.7789");
    let units = found.units.unwrap();
    assert_eq!((units.equal, units.reference_only, units.other_only), (1166, 111, 46));
    // Table 2 of the paper: nobody called back 1,103; both equally 46 + 17.
    assert_eq!((units.neither, units.both, units.incomplete), (1103, 63, 0));
    printed(units.equal_share.map(|share| share * 100.0), "88.13");
    let p = |name: &str| found.tests.iter().find(|test| test.name == name).and_then(|test| test.p).unwrap();
    assert!((p("sign-exact") / 2.215_948_407_640_850_4e-7 - 1.0).abs() < 1e-9);
    assert!((p("randomisation-exact") / 8.262_621_642_632_942e-8 - 1.0).abs() < 1e-9);
    assert!(found.tests.iter().all(|test| test.name != "mcnemar-exact"), "most vacancies got four applications");
}

#[test]
fn the_regressions_of_2004() {
    let found = answer(&names(), NAMES);
    let term = |name: &str, covariance: &str| {
        let model = found.models.iter().find(|model| (model.name, model.covariance) == (name, covariance)).unwrap();
        model.terms.iter().find(|term| term.term == "signal").unwrap().clone()
    };
    let near = |value: Option<f64>, expected: f64| (value.unwrap() - expected).abs() < 1e-6;
    let lpm = term("lpm", "hc1").estimate;
    assert!(near(lpm.estimate, -0.032_033) && near(lpm.se, 0.007_785), "{lpm:?}");
    assert!(near(term("lpm", "cr1").estimate.se, 0.006_195));
    let logit = term("logit", "cr1").estimate;
    assert!(near(logit.estimate, -0.438_180) && near(logit.se, 0.084_590), "{logit:?}");
    // With 1,323 advertisements the careful errors are the usual ones but for the third digit.
    let careful = term("lpm", "cr2");
    assert!((careful.estimate.se.unwrap() / 0.006_195 - 1.0).abs() < 1e-3);
    assert!(careful.df.unwrap() > 1000.0);
}

#[test]
fn the_parts_of_2004() {
    let city = answer(&Question { by: Some("city".to_owned()), ..names() }, NAMES);
    let chicago = city.by.iter().find(|part| part.value == "c").unwrap();
    printed(chicago.rates[0].rate.map(|rate| rate * 100.0), "8.06");
    printed(chicago.rates[1].rate.map(|rate| rate * 100.0), "5.40");
    printed(chicago.difference.p, "0.0057");
    let sex = answer(&Question { by: Some("sex".to_owned()), ..names() }, NAMES);
    for (value, white, black, p) in [("f", "9.89", "6.63", "0.0003"), ("m", "8.87", "5.83", "0.0513")] {
        let part = sex.by.iter().find(|part| part.value == value).unwrap();
        printed(part.rates[0].rate.map(|rate| rate * 100.0), white);
        printed(part.rates[1].rate.map(|rate| rate * 100.0), black);
        printed(part.difference.p, p);
    }
    let quality = answer(&Question { by: Some("high_quality".to_owned()), ..names() }, NAMES);
    let rates: Vec<f64> =
        quality.by.iter().flat_map(|part| &part.rates).map(|rate| rate.rate.unwrap() * 100.0).collect();
    for (rate, text) in rates.into_iter().zip(["8.50", "6.19", "10.79", "6.70"]) {
        printed(rate, text);
    }
}

/// 241 pairs of men in Washington, D.C. who applied together, one black and one white (Urban Institute 1988): offers to
/// both 40, to the white man only 46, to the black man only 14, to nobody 141.
pub fn audit() -> String {
    let mut csv = String::from("pair,who,offer\n");
    let mut pair = 0;
    for (many, white, black) in [(40, 1, 1), (46, 1, 0), (14, 0, 1), (141, 0, 0)] {
        for _ in 0..many {
            pair += 1;
            csv += &format!("{pair},w,{white}\n{pair},b,{black}\n");
        }
    }
    csv
}

#[test]
fn the_audit_of_1988() {
    let question = Question {
        outcome: "offer".to_owned(),
        group: "who".to_owned(),
        reference: Some("w".to_owned()),
        vacancy: Some("pair".to_owned()),
        ..Question::default()
    };
    let found = answer(&question, &audit());
    printed(found.rates[0].rate, "0.357");
    printed(found.rates[1].rate, "0.224");
    let test = |name: &str| found.tests.iter().find(|test| test.name == name).unwrap();
    printed(test("paired-t").statistic, "-4.28");
    assert!((test("mcnemar-exact").p.unwrap() / 4.223_704_562_267_977e-5 - 1.0).abs() < 1e-9);
    assert!(test("mcnemar-mid-p").p < test("mcnemar-exact").p);
    // With pairs the lottery in each vacancy is the toss of McNemar's test.
    assert!((test("randomisation-exact").p.unwrap() / test("mcnemar-exact").p.unwrap() - 1.0).abs() < 1e-9);
}
