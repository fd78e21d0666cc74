//! The planner against the design's figures, brute force and hand-worked variances.

use evenkans_measuring::plan::{FieldTestPlan, Pilot, PilotDesign, SurveyPlan, Wish, field_test, pilot, survey};
use evenkans_measuring::survey::Design;

const WISH: Wish = Wish { alpha: 0.05, power: 0.8 };

#[test]
fn ninety_six_pairs_are_not_enough() {
    let plan = field_test(FieldTestPlan { pairs: 96, discordant: (0.14, 0.07) }, WISH).unwrap();
    assert!((plan.power - 0.247_535_809_007_637_75).abs() < 1e-12, "{}", plan.power);
    assert_eq!((plan.needed, plan.answerable), (Some(355), false));
    let enough = field_test(FieldTestPlan { pairs: 355, discordant: (0.14, 0.07) }, WISH).unwrap();
    assert!(enough.answerable);
}

#[test]
fn exact_power_is_the_sum_over_all_outcomes() {
    let choose = |n: u64, k: u64| (0..k).fold(1.0, |product, at| product * (n - at) as f64 / (at + 1) as f64);
    for (pairs, one, two) in [(20_u64, 0.3, 0.05), (33, 0.5, 0.2), (12, 0.9, 0.1)] {
        let mut power = 0.0;
        for b in 0..=pairs {
            for c in 0..=pairs - b {
                let (m, least) = (b + c, b.min(c));
                let tail: f64 = (0..=least).map(|k| choose(m, k)).sum::<f64>() / 2_f64.powi(m as i32);
                if m > 0 && 2.0 * tail <= 0.05 {
                    let rest = pairs - m;
                    power += choose(pairs, m)
                        * choose(m, b)
                        * f64::powi(one, b as i32)
                        * f64::powi(two, c as i32)
                        * f64::powi(1.0 - one - two, rest as i32);
                }
            }
        }
        let plan = field_test(FieldTestPlan { pairs, discordant: (one, two) }, WISH).unwrap();
        assert!((plan.power - power).abs() < 1e-10, "{pairs} {one} {two}: {} {power}", plan.power);
    }
}

#[test]
fn a_protected_question_takes_more_people() {
    let plan = |design| survey(SurveyPlan { people: 400, rates: (0.2, 0.1), design }, WISH).unwrap();
    let (direct, forced) = (plan(Design::Direct), plan(Design::parse("forced:2/3,1/6,1/6").unwrap()));
    // By the usual formula 199 people a wave.
    assert!((190..=210).contains(&direct.needed.unwrap()), "{:?}", direct.needed);
    assert!(direct.answerable && !forced.answerable && forced.needed > direct.needed.map(|n| 2 * n));
}

fn wedge(units: u64) -> Pilot {
    Pilot {
        design: PilotDesign::SteppedWedge,
        units,
        people: 20,
        rates: (0.3, 0.2),
        icc: 0.05,
        autocorrelation: 1.0,
        periods: 5,
    }
}

#[test]
fn pilots_with_few_units_are_refused() {
    let four = Pilot { design: PilotDesign::Parallel, units: 4, people: 10_000, ..wedge(4) };
    let plan = pilot(four, WISH).unwrap();
    // Two of four can be chosen in six ways: no p below a third.
    assert!(
        plan.power == 0.0 && !plan.answerable && plan.reasons.iter().any(|reason| reason.to_string().contains("0.333"))
    );
    assert!(plan.needed.is_some());
    assert!(pilot(Pilot { units: 5, ..four }, WISH).is_err());
    assert!(pilot(wedge(10), WISH).is_err(), "four steps do not divide ten");
    let plan = pilot(wedge(12), WISH).unwrap();
    assert!(plan.power > 0.1 && plan.power < 1.0 && plan.needed.unwrap().is_multiple_of(4));
    // More units find more.
    assert!(pilot(wedge(24), WISH).unwrap().power > plan.power);
}

#[test]
fn impossible_plans_are_refused() {
    let field = |pairs, discordant| field_test(FieldTestPlan { pairs, discordant }, WISH);
    assert!(field(10, (0.7, 0.7)).is_err() && field(10, (f64::NAN, 0.1)).is_err() && field(0, (0.1, 0.2)).is_err());
    let even = field(100, (0.1, 0.1)).unwrap();
    assert!(even.needed.is_none() && !even.answerable && !even.reasons.is_empty());
    assert!(field_test(FieldTestPlan { pairs: 10, discordant: (0.1, 0.2) }, Wish { alpha: 0.9, power: 0.8 }).is_err());
    assert!(survey(SurveyPlan { people: 10, rates: (0.1, 0.1), design: Design::Direct }, WISH).is_err());
    assert!(pilot(Pilot { icc: 1.0, ..wedge(12) }, WISH).is_err());
}
