//! Pooling against published figures (`metafor`), and against the definition of the likelihood.

use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::pool::{Method, Pool, Question};

use crate::field_test::printed;

/// Trials of the BCG vaccine (Colditz and others, JAMA 271, 1994): cases and others, vaccinated and not.
const BCG: [(f64, f64, f64, f64, f64); 13] = [
    (4., 119., 11., 128., 44.),
    (6., 300., 29., 274., 55.),
    (3., 228., 11., 209., 42.),
    (62., 13536., 248., 12619., 52.),
    (33., 5036., 47., 5761., 13.),
    (180., 1361., 372., 1079., 44.),
    (8., 2537., 10., 619., 19.),
    (505., 87886., 499., 87892., 13.),
    (29., 7470., 45., 7232., 27.),
    (17., 1699., 65., 1600., 42.),
    (186., 50448., 141., 27197., 18.),
    (5., 2493., 3., 2338., 33.),
    (27., 16886., 29., 17825., 33.),
];

fn bcg() -> String {
    let mut csv = String::from("yi,vi,ablat\n");
    for (a, b, c, d, latitude) in BCG {
        let (n1, n2) = (a + b, c + d);
        csv += &format!("{},{},{latitude}\n", ((a / n1) / (c / n2)).ln(), 1. / a - 1. / n1 + 1. / c - 1. / n2);
    }
    csv
}

fn answer(question: &Question, csv: &str) -> Pool {
    let table =
        read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).expect("a good table");
    question.answer(&table).expect("an answer")
}

fn question(method: Method) -> Question {
    Question { effect: "yi".to_owned(), variance: "vi".to_owned(), method, ..Question::default() }
}

#[test]
fn the_trials_of_bcg() {
    let reml = answer(&question(Method::Reml), &bcg());
    assert_eq!(reml.k, 13);
    printed(reml.estimate.estimate, "-0.7145");
    printed(reml.estimate.se, "0.1798");
    printed(reml.tau2, "0.3132");
    printed(reml.i2, "92.22");
    printed(reml.q, "152.233");
    let knapp = reml.hartung_knapp.unwrap();
    printed(knapp.low, "-1.1084");
    printed(knapp.high, "-0.3206");
    let (z, t) = (reml.prediction.unwrap(), reml.prediction_t.unwrap());
    printed(z.low.exp(), "0.1546");
    printed(z.high.exp(), "1.5490");
    printed(t.low.exp(), "0.1359");
    printed(t.high.exp(), "1.7629");
    let laird = answer(&question(Method::DerSimonianLaird), &bcg());
    printed(laird.estimate.estimate, "-0.7141");
    printed(laird.tau2, "0.3088");
    // Paule and Mandel: Q with their variance is the number of studies less one, by definition.
    let mandel = answer(&question(Method::PauleMandel), &bcg());
    let (mut weights, mut sum) = (0.0, 0.0);
    for study in &mandel.studies {
        weights += 1.0 / (study.variance + mandel.tau2.unwrap());
        sum += study.effect / (study.variance + mandel.tau2.unwrap());
    }
    let q: f64 = mandel
        .studies
        .iter()
        .map(|one| (one.effect - sum / weights).powi(2) / (one.variance + mandel.tau2.unwrap()))
        .sum();
    assert!((q - 12.0).abs() < 1e-9);
}

#[test]
fn latitude_explains_most_of_bcg() {
    // `rma(yi, vi, mods = ~ ablat)` has the slope −.0291; its τ², .0764, is where its search stops, and SciPy's
    // minimiser of the same likelihood has .076348 too.
    let with = answer(&Question { moderators: vec!["ablat".to_owned()], ..question(Method::Reml) }, &bcg());
    printed(with.moderators[0].estimate.estimate, "-0.0291");
    printed(with.tau2, "0.076348");
}

/// School districts (Konstantopoulos, Research Synthesis Methods 2, 2011): district, effect, variance.
const SCHOOLS: [(u32, f64, f64); 56] = [
    (11, -0.18, 0.118),
    (11, -0.22, 0.118),
    (11, 0.23, 0.144),
    (11, -0.3, 0.144),
    (12, 0.13, 0.014),
    (12, -0.26, 0.014),
    (12, 0.19, 0.015),
    (12, 0.32, 0.024),
    (18, 0.45, 0.023),
    (18, 0.38, 0.043),
    (18, 0.29, 0.012),
    (27, 0.16, 0.02),
    (27, 0.65, 0.004),
    (27, 0.36, 0.004),
    (27, 0.6, 0.007),
    (56, 0.08, 0.019),
    (56, 0.04, 0.007),
    (56, 0.19, 0.005),
    (56, -0.06, 0.004),
    (58, -0.18, 0.02),
    (58, 0.0, 0.018),
    (58, 0.0, 0.019),
    (58, -0.28, 0.022),
    (58, -0.04, 0.02),
    (58, -0.3, 0.021),
    (58, 0.07, 0.006),
    (58, 0.0, 0.007),
    (58, 0.05, 0.007),
    (58, -0.08, 0.007),
    (58, -0.09, 0.007),
    (71, 0.3, 0.015),
    (71, 0.98, 0.011),
    (71, 1.19, 0.01),
    (86, -0.07, 0.001),
    (86, -0.05, 0.001),
    (86, -0.01, 0.001),
    (86, 0.02, 0.001),
    (86, -0.03, 0.001),
    (86, 0.0, 0.001),
    (86, 0.01, 0.001),
    (86, -0.1, 0.001),
    (91, 0.5, 0.01),
    (91, 0.66, 0.011),
    (91, 0.2, 0.01),
    (91, 0.0, 0.009),
    (91, 0.05, 0.013),
    (91, 0.07, 0.013),
    (108, -0.52, 0.031),
    (108, 0.7, 0.031),
    (108, -0.03, 0.03),
    (108, 0.27, 0.03),
    (108, -0.34, 0.03),
    (644, 0.12, 0.087),
    (644, 0.61, 0.082),
    (644, 0.04, 0.067),
    (644, -0.05, 0.067),
];

#[test]
fn schools_in_districts() {
    let mut csv = String::from("district,yi,vi\n");
    SCHOOLS.iter().for_each(|(district, y, v)| csv += &format!("d{district},{y},{v}\n"));
    let found = answer(&Question { within: Some("district".to_owned()), ..question(Method::Reml) }, &csv);
    printed(found.estimate.estimate, "0.1847");
    printed(found.estimate.se, "0.0846");
    let [outer, inner] = found.sigma2.unwrap();
    printed(outer, "0.0651");
    printed(inner, "0.0327");
    assert!(found.hartung_knapp.is_none());
}

#[test]
fn one_study_is_told_as_it_is() {
    let one = answer(&question(Method::Reml), "yi,vi\n0.5,0.04\n");
    printed(one.estimate.estimate, "0.50");
    printed(one.estimate.se, "0.20");
    assert!(one.prediction.is_none() && one.hartung_knapp.is_none() && one.i2.is_none() && !one.withheld.is_empty());
}

#[test]
fn studies_are_called_by_their_names_and_moderators_keep_their_place() {
    let csv = "yi,vi,name,x\n.3,.02,North,1\n.1,.03,South,2\n.4,.02,East,3\n.2,.05,West,4\n.3,.02,Mid,6\n";
    let mut of = question(Method::Reml);
    (of.study, of.moderators) = (Some("name".to_owned()), vec!["x".to_owned()]);
    let named = answer(&of, csv);
    let names: Vec<&str> = named.studies.iter().filter_map(|one| one.study.as_deref()).collect();
    assert_eq!(names, ["North", "South", "East", "West", "Mid"]);
    of.study = None;
    assert_eq!(answer(&of, csv).moderators, named.moderators);
}
