//! What thin data cannot carry is not given, with the reason; each case once gave a figure that looked fine.

use evenkans_measuring::data::{Reader, Table, Wanted, read};
use evenkans_measuring::plan::{Pilot as Planned, PilotDesign, Wish};
use evenkans_measuring::{Withheld, field_test, gap, plan, pool, report_card, survey};

pub fn table(wanted: &[Wanted], csv: &str) -> Table {
    read(Reader { name: "thin.csv".to_owned(), bytes: csv.as_bytes() }, wanted).expect("a good table")
}

pub fn withheld(all: &[Withheld], what: &str) -> bool {
    all.iter().any(|one| one.what == what)
}

fn test_of(csv: &str, change: impl Fn(&mut field_test::Question)) -> field_test::FieldTest {
    let mut question =
        field_test::Question { outcome: "y".into(), group: "g".into(), ..field_test::Question::default() };
    change(&mut question);
    question.answer(&table(&question.wanted(), csv)).expect("an answer")
}

fn card() -> report_card::Question {
    report_card::Question {
        outcome: "y".into(),
        group: "g".into(),
        reference: None,
        vacancy: "v".into(),
        employer: "e".into(),
        certainty: report_card::CERTAINTY,
    }
}

#[test]
fn three_applications_against_one_are_no_sign_of_favour() {
    let mut csv = "y,g,v\n".to_owned();
    for vacancy in 0..40 {
        for at in 0..4 {
            let y = u32::from((vacancy + at) % 7 == 0);
            csv.push_str(&format!("{y},{},{vacancy}\n", if at < 3 { "a" } else { "b" }));
        }
    }
    let found = test_of(&csv, |question| question.vacancy = Some("v".into()));
    assert!(found.tests.iter().all(|test| test.name != "sign-exact"), "{:?}", found.tests);
    assert!(found.tests.iter().any(|test| test.name == "randomisation-exact"));
    assert!(found.units.unwrap().net.is_none() && withheld(&found.withheld, "sign-exact"));
}

#[test]
fn differences_without_spread_have_no_t() {
    // In each vacancy one of three against none of one: the same third, to the last rounding.
    let mut csv = "y,g,v\n".to_owned();
    for vacancy in 0..30 {
        csv.push_str(&format!("1,a,{vacancy}\n0,a,{vacancy}\n0,a,{vacancy}\n0,b,{vacancy}\n"));
    }
    let found = test_of(&csv, |question| question.vacancy = Some("v".into()));
    assert!(found.tests.iter().all(|test| test.name != "paired-t"), "{:?}", found.tests);
    assert!(withheld(&found.withheld, "paired-t"));
}

#[test]
fn one_employer_with_the_other_signal_says_nothing_of_the_signal() {
    let mut csv = "y,g,e\n".to_owned();
    for employer in 0..12 {
        for at in 0..20 {
            csv.push_str(&format!(
                "{},{},{employer}\n",
                u32::from(at % 5 == 0 || employer == 0),
                if employer == 0 { "b" } else { "a" }
            ));
        }
    }
    let found = test_of(&csv, |question| question.employer = Some("e".into()));
    let clustered = found.difference_clustered.unwrap();
    assert!(clustered.estimate.is_some() && clustered.p.is_none() && clustered.low.is_none());
    for model in found.models.iter().filter(|model| model.covariance != "hc1") {
        assert!(model.terms.iter().all(|term| term.estimate.p.is_none() && term.estimate.low.is_none()));
    }
}

#[test]
fn parts_are_compared_only_where_enough_is_expected_in_each() {
    let parts = |each: usize| {
        let mut csv = "y,g,part\n".to_owned();
        for part in 0..4 {
            for at in 0..2 * each {
                csv.push_str(&format!("{},{},p{part}\n", u32::from(at % 3 == 0), if at % 2 == 0 { "a" } else { "b" }));
            }
        }
        test_of(&csv, |question| question.by = Some("part".into()))
    };
    assert!(parts(30).heterogeneity.is_some());
    let few = parts(6);
    assert!(few.heterogeneity.is_none() && withheld(&few.withheld, "heterogeneity"));
}

#[test]
fn large_numbers_and_far_rows_keep_their_digits() {
    // A date as a number: what counts is within a year, and 20 million stands before it.
    let mut plain = "y,g,x\n".to_owned();
    let mut dated = plain.clone();
    for row in 0_u32..200 {
        let (y, g, x) = (u32::from(row * 7 % 13 < 4), if row % 2 == 0 { "a" } else { "b" }, row * 11 % 29);
        plain.push_str(&format!("{y},{g},{x}\n"));
        dated.push_str(&format!("{y},{g},{}\n", 20_260_000 + x));
    }
    let [one, other] = [plain, dated].map(|csv| test_of(&csv, |question| question.covariates = vec!["x".into()]));
    assert_eq!(one.models.len(), other.models.len());
    for (a, b) in one.models.iter().zip(&other.models) {
        let terms = || a.terms.iter().zip(&b.terms);
        assert!(
            terms().skip(1).all(|(a, b)| (a.estimate.estimate.unwrap() - b.estimate.estimate.unwrap()).abs() < 1e-9)
        );
        // The intercept is that of the data as they were given.
        let (slope, far) = (a.terms[2].estimate.estimate.unwrap(), b.terms[0].estimate.estimate.unwrap());
        assert!(
            (far - (a.terms[0].estimate.estimate.unwrap() - 20_260_000.0 * slope)).abs() < 1e-6 * far.abs().max(1.0)
        );
    }
    // One far row is no perfect separation.
    let mut csv = "y,g,x\n1,a,40\n".to_owned();
    for row in 0_u32..200 {
        csv.push_str(&format!(
            "{},{},{}\n",
            u32::from(row * 7 % 13 < 6),
            if row % 2 == 0 { "a" } else { "b" },
            row % 10
        ));
    }
    let found = test_of(&csv, |question| question.covariates = vec!["x".into()]);
    assert!(found.models.iter().any(|model| model.name == "logit"), "{:?}", found.withheld);
}

#[test]
fn a_large_stratum_is_answered_at_once() {
    let question = gap::Question {
        layout: gap::Layout::Wide { selected: "s".into(), total: "n".into() },
        group: "g".into(),
        reference: None,
        stratum: Some("d".into()),
    };
    let found = question.answer(&table(&question.wanted(), "s,n,g,d\n200000,400000,a,x\n199000,400000,b,x\n")).unwrap();
    let p = |name: &str| found.comparison.as_ref().unwrap().tests.iter().find(|test| test.name == name).unwrap().p;
    assert_eq!(p("mantel-haenszel-exact"), p("fisher-exact"), "one stratum is the table itself");
    // Boschloo's p of a table beyond all doubt is small, and not nothing.
    let found = question.answer(&table(&question.wanted(), "s,n,g,d\n120,120,a,x\n0,120,b,x\n")).unwrap();
    let boschloo = found.comparison.unwrap().tests.iter().find(|test| test.name == "boschloo").unwrap().p.unwrap();
    assert!((boschloo / 1.1318e-72 - 1.0).abs() < 1e-3, "{boschloo}");
}

fn pooled(csv: &str, moderators: &[&str], within: Option<&str>) -> pool::Pool {
    let question = pool::Question {
        effect: "e".into(),
        variance: "v".into(),
        moderators: moderators.iter().map(|one| (*one).to_owned()).collect(),
        within: within.map(str::to_owned),
        ..pool::Question::default()
    };
    question.answer(&table(&question.wanted(), csv)).expect("an answer")
}

#[test]
fn one_study_two_studies_and_studies_that_agree() {
    let one = pooled("e,v\n.2,.01\n", &[], None);
    assert!(one.estimate.low.is_none() && one.tau2.is_none() && withheld(&one.withheld, "p and interval of estimate"));
    let two = pooled("e,v\n.2,.01\n.3,.02\n", &[], None);
    assert!(two.prediction.is_none() && two.prediction_t.is_none() && two.next.is_none());
    assert!(withheld(&two.withheld, "prediction and prediction_t"));
    // Q is .02 on three degrees of freedom, which is below the 2.5% of chance.
    let close = pooled("e,v\n1,.0001\n1.001,.0001\n.999,.0001\n1,.0001\n", &[], None);
    assert!(close.tau2_interval.is_none() && withheld(&close.withheld, "tau2_interval"));
    // A next study lies no closer to the mean than the mean is known.
    let five = pooled("e,v\n.2,.02\n.25,.02\n.3,.02\n.2,.02\n.25,.02\n", &[], None);
    let (mean, t, next) = (five.careful.unwrap(), five.prediction_t.unwrap(), five.next.unwrap());
    assert_eq!((next.low, next.high), (t.low.min(mean.low.unwrap()), t.high.max(mean.high.unwrap())));
    assert!(next.low < t.low, "{next:?} {t:?}");
    let agree = pooled("e,v\n.2,.02\n.2,.02\n.2,.02\n.2,.02\n", &[], None);
    assert!(agree.prediction_t.is_none() && withheld(&agree.withheld, "prediction_t"));
    // One study that outweighs the others says of the next no more than of the mean.
    for csv in ["e,v\n.30,.001\n.28,.05\n.32,.05\n.29,.05\n.31,.05\n", "e,v\n.1,.2\n.3,.1\n.2,1e-30\n"] {
        let heavy = pooled(csv, &[], None);
        assert!(heavy.prediction.is_none() && heavy.prediction_t.is_none() && heavy.next.is_none(), "{csv}");
        assert!(
            heavy.estimate.low.is_none() && withheld(&heavy.withheld, "p and interval, prediction and prediction_t")
        );
    }
    assert_eq!(pooled("e,v\n", &[], None).k, 0);
    // Three regions and two moderators of regions leave nothing to tell how regions differ.
    let csv = "e,v,r,x,z\n.1,.01,a,1,1\n.3,.01,a,1,1\n.2,.01,b,2,4\n.6,.01,b,2,4\n.4,.01,c,3,2\n.5,.01,c,3,2\n";
    let saturated = pooled(csv, &["x", "z"], Some("r"));
    assert!(
        saturated.next.is_none()
            && saturated.careful.is_none()
            && saturated.moderators.iter().all(|term| term.estimate.p.is_none())
    );
}

#[test]
fn the_variance_between_studies_has_no_scale_of_its_own() {
    let csv = |scale: f64| {
        let rows = [(-0.9, 0.33), (-1.6, 0.19), (-1.3, 0.41), (-0.1, 0.02), (-1.4, 0.05), (-0.8, 0.007), (0.4, 0.04)];
        let line = |(e, v): (f64, f64)| format!("{:e},{:e}\n", e * scale, v * scale * scale);
        format!("e,v\n{}", rows.map(line).concat())
    };
    let [one, small] = [1.0, 1e-5].map(|scale| pooled(&csv(scale), &[], None).tau2.unwrap() / (scale * scale));
    assert!((one / small - 1.0).abs() < 1e-8, "{one} {small}");
}

#[test]
fn studies_of_few_groups_go_by_the_number_of_groups() {
    // Sixty studies of three regions, which differ far more than studies of one region do.
    let rows = |regions: usize| -> String {
        let row =
            |study: usize| format!("{},.01,{},r{}\n", 0.3 + 0.3 * (study % regions) as f64, study, study % regions);
        (0..60).map(row).collect()
    };
    let header = "e,v,m,r\n".to_owned();
    let three = pooled(&(header.clone() + &rows(3)), &[], Some("r"));
    assert!(three.estimate.p.is_none() && three.estimate.low.is_some(), "{:?}", three.estimate);
    assert!(three.withheld.iter().any(|one| one.reason.to_string().contains("too few groups of studies for it: 3")));
    let two = pooled(&(header + &rows(2)), &["m"], Some("r"));
    assert!(two.estimate.low.is_none() && two.careful.is_none(), "{:?}", two.estimate);
    let whys: Vec<String> = two.withheld.iter().map(|one| one.reason.to_string()).collect();
    let whys: Vec<&String> = whys.iter().filter(|why| !why.contains("made for two levels")).collect();
    assert!(whys.iter().all(|why| why.contains("as groups of studies")), "{whys:?}");
}

#[test]
fn arms_of_a_crosswise_survey_are_held_against_each_other_uncut() {
    let csv = |one: (u32, u32), two: (u32, u32)| {
        let mut csv = "a,arm\n".to_owned();
        for ((yes, n), arm) in [(one, "1"), (two, "2")] {
            for at in 0..n {
                csv.push_str(&format!("{},{arm}\n", u32::from(at < yes)));
            }
        }
        csv
    };
    let answer = |csv: &str| {
        let design = survey::Design::parse("crosswise:.25").unwrap();
        let question =
            survey::Question { answer: "a".into(), design, arm: Some("arm".into()), first_arm: None, anchor: None };
        question.answer(&table(&question.wanted(), csv)).unwrap()
    };
    // By hand: (.85 − .75)/(−.5) = −.2 and (.45 − .25)/.5 = .4, with variances .85·.15/200/.25 and .45·.55/200/.25.
    let found = answer(&csv((170, 200), (90, 200)));
    let (one, two): (f64, f64) = (0.85 * 0.15 / 50.0, 0.45 * 0.55 / 50.0);
    let both = (-0.2 / one + 0.4 / two) / (1.0 / one + 1.0 / two);
    // And by those that one share in both would give: yes with .75 − both/2, and with .25 + both/2.
    let of = |yes: f64| yes * (1.0 - yes) / 50.0;
    let expected = 0.36 / (of(0.75 - both / 2.0) + of(0.25 + both / 2.0));
    assert!((found.fit.unwrap().statistic.unwrap() - expected).abs() < 1e-9);
    // Both arms beyond what can be: told, and without an interval around nothing.
    let outside = answer(&csv((180, 200), (20, 200)));
    assert!(withheld(&outside.withheld, "prevalence below 0 or above 1") && outside.prevalence.low.is_none());
    // All of one arm alike is not known for certain.
    let alike = answer(&csv((200, 200), (120, 200)));
    assert!(alike.prevalence.se.unwrap() > 0.0 && alike.fit.is_some());
}

#[test]
fn a_single_employer_is_not_published_as_a_mean() {
    let question = card();
    let mut csv = "y,g,v,e\n".to_owned();
    for vacancy in 0..8 {
        csv.push_str(&format!("{},a,{vacancy},One\n0,b,{vacancy},One\n", u32::from(vacancy < 3)));
    }
    let found = question.answer(&table(&question.wanted(), &csv)).unwrap();
    assert_eq!((found.gap.estimate, found.of), (None, 1));
}

#[test]
fn power_is_that_of_the_test_that_the_pilot_will_get() {
    let planned = |units, rates, icc, people, design| {
        let of = Planned { design, units, people, rates, icc, autocorrelation: 0.8, periods: 5 };
        plan::pilot(of, Wish { alpha: 0.05, power: 0.8 }).unwrap()
    };
    // By SciPy's noncentral t, both tails.
    for ((units, people, rates, icc), expected) in [
        ((20, 25, (0.5, 0.65), 0.05), NCT[0]),
        ((12, 25, (0.5, 0.5001), 0.05), NCT[1]),
        ((40, 30, (0.2, 0.3), 0.02), NCT[2]),
    ] {
        let found = planned(units, rates, icc, people, PilotDesign::Parallel);
        assert!((found.power - expected).abs() < 1e-9, "{} {expected}", found.power);
    }
    // With eight units only exchanging them can tell, which finds less than t would.
    let few = planned(8, (0.4, 0.78), 0.05, 25, PilotDesign::BeforeAfterWithControls);
    assert!(few.power < 0.8 && few.reasons.iter().any(|one| one.to_string().contains("drawn")), "{few:?}");
}

const NCT: [f64; 3] = [0.580_955_823_889_926_5, 0.050_000_128_781_325_95, 0.873_040_796_225_756_3];

#[test]
fn employers_that_never_answered_count_among_those_that_treat_all_alike() {
    let question = card();
    let mut csv = "y,g,v,e\n".to_owned();
    for (vacancy, employer) in (0..200).map(|vacancy| (vacancy, vacancy / 8)) {
        let answered = u32::from(employer < 5 && vacancy % 8 == 0);
        csv.push_str(&format!("{answered},a,{vacancy},{employer}\n0,b,{vacancy},{employer}\n"));
    }
    let found = question.answer(&table(&question.wanted(), &csv)).unwrap();
    // Twenty of 25 never answered anybody, which is a p of one half exactly.
    assert_eq!(found.pi0, Some(1.0));
    assert!(found.employers.iter().all(|one| one.q >= 0.5), "{:?}", found.employers);
}

#[test]
fn a_single_employer_tells_nothing_of_how_employers_differ() {
    let csv = (0..100).fold("y,g,e\n".to_owned(), |csv, at| csv + if at % 2 == 0 { "1,a,x\n" } else { "0,b,x\n" });
    let found = test_of(&csv, |question| question.employer = Some("e".into()));
    let difference = found.difference_clustered.expect("the difference of the rates");
    assert_eq!((difference.estimate, difference.p, difference.low), (Some(-1.0), None, None));
    assert!(withheld(&found.withheld, "p and interval of difference_clustered"));
}

/// Five vacancies that each answered only the reference: of 2^5 lotteries one gives that.
#[test]
fn employers_that_treat_all_alike_are_judged_by_the_lottery() {
    let mut csv = "y,g,v,e\n".to_owned();
    for firm in 0..7 {
        for job in 0..5 {
            let (one, other) = if firm < 6 { (1, 0) } else { (job % 2, (job + firm) % 2) };
            csv.push_str(&format!("{one},a,j{firm}-{job},f{firm}\n{other},b,j{firm}-{job},f{firm}\n"));
        }
    }
    let question = card();
    let found = question.answer(&table(&question.wanted(), &csv)).expect("a card");
    let alike = found.employers.iter().find(|one| one.employer == "f0").expect("with enough vacancies");
    assert!(alike.gap == -1.0 && alike.p >= 1.0 / 32.0 - 1e-12, "{alike:?}");
}

/// Three applications of one group and one of the other: that the one was never the answered one of twelve answers is
/// (3/4)^12 by lottery, and not the far smaller p of a curve.
#[test]
fn vacancies_to_which_one_group_sent_more_are_judged_by_the_lottery_too() {
    let mut csv = "y,g,v,e\n".to_owned();
    for (firm, job) in (0..10).flat_map(|firm| (0..20).map(move |job| (firm, job))) {
        let answered = u32::from(job < 12);
        let other = u32::from(firm > 0 && (12..16).contains(&job));
        csv.push_str(&format!("{answered},a,j{firm}-{job},f{firm}\n"));
        csv.push_str(&format!("0,a,j{firm}-{job},f{firm}\n").repeat(2));
        csv.push_str(&format!("{other},b,j{firm}-{job},f{firm}\n"));
    }
    let question = card();
    let found = question.answer(&table(&question.wanted(), &csv)).expect("a card");
    let one = found.employers.iter().find(|one| one.employer == "f0").expect("with enough vacancies");
    assert!((one.p - 0.75_f64.powi(12)).abs() < 1e-12 && one.q > 0.05, "{one:?}");
    // What all are taken to have in common is what they had on average.
    assert!((one.posterior - found.gap.estimate.unwrap()).abs() < 1e-12, "{one:?}");
}

/// One large study and four small ones: how studies differ would be what the large one says.
#[test]
fn one_heavy_study_gives_no_certainty() {
    let uneven = pooled("e,v\n.3,.001\n.1,.2\n-.2,.2\n.5,.2\n.1,.05\n", &[], None);
    let careful = uneven.careful.unwrap();
    assert!(careful.estimate.is_some() && careful.low.is_none() && uneven.estimate.low.is_none());
    assert!(withheld(&uneven.withheld, "p and interval, prediction and prediction_t"));
    let even = pooled("e,v\n.3,.05\n.1,.2\n-.2,.2\n.5,.2\n.1,.05\n", &[], None);
    assert!(even.careful.unwrap().low.is_some());
}

/// Two of twenty are a hundred times as precise: the mean is theirs, and known by as few.
#[test]
fn few_precise_studies_among_many_are_few() {
    let mut csv = "e,v\n.31,.001\n.05,.001\n".to_owned();
    (0..18).for_each(|at| csv += &format!("{},.2\n", f64::from(at % 6) / 10.0 - 0.1));
    let found = pooled(&csv, &[], None);
    let careful = found.careful.unwrap();
    // Twice the error would be beside zero; with hardly more than one degree of freedom it is not.
    assert!(careful.estimate.unwrap() > 2.5 * careful.se.unwrap() && careful.low.unwrap() < 0.0, "{careful:?}");
    assert!(careful.p.unwrap() > 0.05);
}

/// The signal varies between employers only: each of their applications for itself would be far too sure.
#[test]
fn a_signal_that_varies_between_employers_has_no_naive_p() {
    let rows = (0..400).map(|row| {
        let firm = row / 20;
        format!("{},{},f{firm}\n", u32::from((row * 7 + firm * 3) % 5 < 2), if firm < 8 { "b" } else { "a" })
    });
    let csv = rows.fold("y,g,e\n".to_owned(), |csv, row| csv + &row);
    let found = test_of(&csv, |question| question.employer = Some("e".into()));
    assert!(found.difference.estimate.is_some() && found.difference.p.is_none() && found.difference.low.is_none());
    let naive = found.models.iter().filter(|model| model.covariance == "hc1").flat_map(|model| &model.terms);
    assert!(naive.into_iter().all(|term| term.estimate.p.is_none()));
    assert!(withheld(&found.withheld, "p and interval of difference, ratio and hc1, and intervals of rates"));
    // Nor has a part of it; employers that got one of each are few beside the others.
    let parts = csv.replace("y,g,e", "y,g,e,s").replace("f0\n", "f0,north\n");
    let parts: String = parts
        .lines()
        .map(|line| {
            if line.ends_with("north") || line.ends_with(",s") {
                format!("{line}\n")
            } else {
                format!("{line},south\n")
            }
        })
        .collect();
    let mixed = (0..11).fold(parts, |csv, firm| csv + &format!("1,a,m{firm},south\n0,b,m{firm},south\n"));
    let found = test_of(&mixed, |question| {
        question.employer = Some("e".into());
        question.by = Some("s".into());
    });
    let south = found.by.iter().find(|part| part.value == "south").unwrap();
    assert!(south.difference.estimate.is_some() && south.difference.p.is_none() && south.ratio.low.is_none());
    assert!(found.difference.p.is_none());
    // One application a vacancy is independent of the others.
    let single = (0..200).fold("y,g,v\n".to_owned(), |csv, row| {
        csv + &format!("{},{},v{row}\n", u32::from(row % 5 < 2), if row % 3 == 0 { "b" } else { "a" })
    });
    let found = test_of(&single, |question| question.vacancy = Some("v".into()));
    assert!(found.difference.p.is_some() && found.ratio.p.is_some(), "{:?}", found.withheld);
}

/// Three of three against 170 of 200: an error that leaves the three out would be sure of a difference.
#[test]
fn a_group_that_was_all_alike_has_no_sure_interval() {
    let csv = (0..203).fold("y,g\n".to_owned(), |csv, row| {
        csv + if row < 170 {
            "1,a\n"
        } else if row < 200 {
            "0,a\n"
        } else {
            "1,b\n"
        }
    });
    let found = test_of(&csv, |_| {});
    assert!(found.ratio.estimate.is_some() && found.ratio.low.is_none() && found.difference.low.is_some());
    assert!(found.models.iter().flat_map(|model| &model.terms).all(|term| term.estimate.low.is_none()));
    assert!(withheld(&found.withheld, "p and interval of ratio"));
}
