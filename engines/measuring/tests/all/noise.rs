//! Noise on counts: its distribution, its bound, and what is said of how far off a count may be.

use std::collections::HashMap;

use evenkans_measuring::chance::Random;
use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::noise::{Epsilon, laplace, within};
use evenkans_measuring::table::Question;

fn epsilon(text: &str) -> Epsilon {
    text.parse().expect("a good epsilon")
}

#[test]
fn the_draws_are_those_of_the_discrete_laplace_distribution() {
    for (seed, text) in [(1, "1"), (2, "0.3"), (3, "2.5"), (4, "0.05")] {
        let (epsilon, mut random) = (epsilon(text), Random::new(seed));
        let (draws, a) = (200_000, (-epsilon.value() / 2.0).exp());
        let mut counts: HashMap<i64, u32> = HashMap::new();
        for _ in 0..draws {
            *counts.entry(laplace(epsilon, &mut || random.bits())).or_default() += 1;
        }
        // The chi-square of the values from -12 to 12 and what lies beyond, 25 degrees of freedom: above 60 once in 7,000.
        let chance = |k: i64| (1.0 - a) / (1.0 + a) * a.powi(i32::try_from(k.abs()).unwrap());
        let (mut chi, mut beyond) = (0.0, (f64::from(draws), f64::from(draws)));
        for k in -12..=12 {
            let (found, expected) = (f64::from(counts.get(&k).copied().unwrap_or(0)), chance(k) * f64::from(draws));
            if expected > 5.0 {
                chi += (found - expected).powi(2) / expected;
                beyond = (beyond.0 - found, beyond.1 - expected);
            }
        }
        if beyond.1 > 5.0 {
            chi += (beyond.0 - beyond.1).powi(2) / beyond.1;
        }
        assert!(chi < 60.0, "epsilon {text}: {chi}");
    }
}

#[test]
fn a_range_holds_the_true_count_about_as_often_as_it_says() {
    for (seed, text, many) in [(5, "1", 1), (6, "0.1", 1), (7, "0.5", 2), (8, "0.2", 7), (9, "1", 40)] {
        let (epsilon, mut random) = (epsilon(text), Random::new(seed));
        let most = i64::try_from(within(epsilon, many)).unwrap();
        let mut held = 0;
        for _ in 0..20_000 {
            let sum: i64 = (0..many).map(|_| laplace(epsilon, &mut || random.bits())).sum();
            held += u32::from(sum.abs() <= most);
        }
        let share = f64::from(held) / 20_000.0;
        // A whole number can be too wide by half a step, and never too narrow.
        assert!(share > 0.945 && share < 0.985, "epsilon {text}, {many} counts: {share}");
    }
}

#[test]
fn an_epsilon_is_a_number_that_means_something() {
    for (text, value) in [("1", 1.0), ("0.01", 0.01), (".5", 0.5), ("10", 10.0), ("0.1234", 0.1234), ("2.", 2.0)] {
        assert!((epsilon(text).value() - value).abs() < 1e-12, "{text}");
    }
    for text in ["", "0", "0.001", "10.1", "-1", "1e1", "1,5", "NaN", "0.12345", "99999999999999999999"] {
        assert!(text.parse::<Epsilon>().is_err(), "{text}");
    }
}

#[test]
fn a_table_with_noise_has_every_count_and_sums_of_what_it_shows() {
    let question = Question {
        by: vec!["town".into(), "year".into()],
        count: Some("n".into()),
        minimum: 10,
        contributor: None,
        dominance: 0.8,
        previous: None,
    };
    let csv = "town,year,n\na,1,400\na,2,3\nb,1,2500\n";
    let table = read(Reader { name: "test.csv".into(), bytes: csv.as_bytes() }, &question.wanted()).unwrap();
    let mut random = Random::new(11);
    let noisy = question.answer_with_noise(&table, epsilon("1"), 0.5, &mut || random.bits()).unwrap();
    // Also the one that no row has: that nobody is there is somebody's secret too.
    assert_eq!(noisy.rows.len(), 4);
    assert_eq!((noisy.epsilon, noisy.spent), (1.0, 1.5));
    let sum: u64 = noisy.rows.iter().map(|one| one.count).sum();
    assert!(noisy.total.count.abs_diff(sum) <= 20, "only what was below nought is missing: {noisy:?}");
    assert!(noisy.total.low <= noisy.total.count && noisy.total.count <= noisy.total.high);
    assert!(noisy.total.count.abs_diff(2903) < 30, "{noisy:?}");
}
