//! Gaps against published figures.

use evenkans_measuring::Reason;
use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::gap::{FourFifths, Gap, Layout, Question};

use crate::field_test::printed;

fn answer(question: &Question, csv: &str) -> Gap {
    let table =
        read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).expect("a good table");
    question.answer(&table).expect("an answer")
}

fn wide(reference: &str) -> Question {
    Question {
        layout: Layout::Wide { selected: "yes".to_owned(), total: "all".to_owned() },
        group: "group".to_owned(),
        reference: Some(reference.to_owned()),
        stratum: None,
    }
}

/// Admissions to Berkeley's six largest departments in 1973 (Bickel, Hammel and O'Connell, Science 187, 1975).
const BERKELEY: &str = "dept,gender,outcome,count\n\
    A,Male,Admitted,512\nA,Male,Rejected,313\nA,Female,Admitted,89\nA,Female,Rejected,19\n\
    B,Male,Admitted,353\nB,Male,Rejected,207\nB,Female,Admitted,17\nB,Female,Rejected,8\n\
    C,Male,Admitted,120\nC,Male,Rejected,205\nC,Female,Admitted,202\nC,Female,Rejected,391\n\
    D,Male,Admitted,138\nD,Male,Rejected,279\nD,Female,Admitted,131\nD,Female,Rejected,244\n\
    E,Male,Admitted,53\nE,Male,Rejected,138\nE,Female,Admitted,94\nE,Female,Rejected,299\n\
    F,Male,Admitted,22\nF,Male,Rejected,351\nF,Female,Admitted,24\nF,Female,Rejected,317\n";

#[test]
fn the_admissions_of_berkeley() {
    let question = Question {
        layout: Layout::Long { count: "count".to_owned(), outcome: "outcome".to_owned(), yes: "Admitted".to_owned() },
        group: "gender".to_owned(),
        reference: None,
        stratum: Some("dept".to_owned()),
    };
    let found = answer(&question, BERKELEY);
    assert_eq!(found.reference, "Female");
    let men = found.comparison.unwrap();
    printed(men.odds_ratio.estimate, "1.84108");
    // R prints 1.8409, because `fisher.test` stops its search early; SciPy has 1.840832 too.
    printed(men.odds_ratio_conditional.estimate, "1.840832");
    printed(men.odds_ratio_conditional.low, "1.6214");
    printed(men.odds_ratio_conditional.high, "2.0912");
    let common = men.common_odds_ratio.unwrap();
    printed(common.estimate, "0.9047");
    printed(common.low, "0.7719");
    printed(common.high, "1.0603");
    let test = |name: &str| men.tests.iter().find(|test| test.name == name).unwrap();
    printed(test("mantel-haenszel-exact").p, "0.2278");
    // As `mantelhaen.test` of R prints it.
    printed(test("mantel-haenszel").statistic, "1.4269");
    printed(test("mantel-haenszel").p, "0.2323");
    // Only department A differs, and that is enough.
    assert!(test("breslow-day").p.unwrap() < 0.01);
    // Each department with both groups, to be looked at where they differ.
    let one = found.strata.iter().find(|one| one.stratum == "A" && one.row.group == "Female").unwrap();
    assert_eq!((found.strata.len(), one.row.selected, one.row.total), (12, 89, 108));
}

#[test]
fn a_table_of_four_cells() {
    // Mehta and Senchaudhuri, "Conditional versus unconditional exact tests for comparing two binomials" (2003):
    // 7 of 15 with the vaccine and 12 of 15 without were infected.
    let found = answer(&wide("b"), "group,yes,all\na,7,15\nb,12,15\n").comparison.unwrap();
    let test = |name: &str| found.tests.iter().find(|test| test.name == name).unwrap().p;
    printed(test("fisher-exact"), "0.12814");
    printed(test("boschloo"), "0.06822");
    assert_eq!(found.four_fifths, FourFifths::Undecided);
}

/// With all of one group and nobody of the other an interval is that of Newcombe, as with one person less.
#[test]
fn a_difference_of_all_has_an_interval() {
    let found =
        |n: u32| answer(&wide("a"), &format!("group,yes,all\na,{n},{n}\nb,0,{n}\n")).comparison.unwrap().difference;
    assert_eq!(found(20).estimate, Some(-1.0));
    let (small, large) = (found(19).high.unwrap(), found(20).high.unwrap());
    assert!(small > large && large > -1.0 && large < -0.7, "{small} {large}");
}

/// Everybody would be counted twice.
#[test]
fn a_row_of_totals_is_no_group_and_no_stratum() {
    let question = Question { stratum: Some("school".to_owned()), ..wide("a") };
    let told = |school: &str| {
        let csv = format!(
            "school,group,yes,all\nX,a,20,50\nX,b,12,50\nY,a,25,50\nY,b,17,50\n{school},a,45,100\n{school},b,29,100\n"
        );
        let table = read(Reader { name: "t".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).unwrap();
        question.answer(&table).is_err()
    };
    for school in [
        "Totaal:",
        "- Totaal",
        "Totaal (n)",
        "Totaal alle scholen",
        "Totaal 2024",
        "Som",
        "All",
        "All schools",
        "Alle scholen",
    ] {
        assert!(told(school), "{school}");
    }
    for school in
        ["Overall", "Mean", "Landelijk gemiddelde", "Subtotaal mbo", "Grand total", "Totaal generaal", "Alles"]
    {
        assert!(told(school), "{school}");
    }
    for school in [
        "alle overige",
        "all others",
        "All Saints",
        "All Stars",
        "Total Care",
        "Totaal Bouw",
        "All Saints College",
        "De Meander",
        "Summa",
        "Alles Kits BV",
    ] {
        assert!(!told(school), "{school}");
    }
}

/// The error of a group of which everybody was selected is not nothing.
#[test]
fn one_person_is_no_verdict() {
    for (one, other) in
        [("79,82", "1,1"), ("700,1000", "1,1"), ("900,1000", "1,1"), ("180,200", "3,3"), ("46,56", "2,2")]
    {
        let found = answer(&wide("a"), &format!("group,yes,all\na,{one}\nb,{other}\n")).comparison.unwrap();
        assert_eq!(found.four_fifths, FourFifths::Undecided, "{one} {other}");
        let ratio = found.ratio;
        assert!(ratio.estimate.is_some() && (ratio.p, ratio.low, ratio.high) == (None, None, None), "{ratio:?}");
        assert!(found.difference.p.is_none() && found.odds_ratio.p.is_none(), "{found:?}");
    }
    // A thousand of a thousand are, by the score test of Koopman: all of them against nine tenths.
    let found = answer(&wide("a"), "group,yes,all\na,900,1000\nb,1000,1000\n").comparison.unwrap();
    assert_eq!(found.four_fifths, FourFifths::Met);
}

#[test]
fn four_fifths_looks_both_ways_and_admits_doubt() {
    let verdict = |csv: &str| answer(&wide("a"), csv).comparison.unwrap().four_fifths;
    assert_eq!(verdict("group,yes,all\na,500,1000\nb,300,1000\n"), FourFifths::NotMet);
    assert_eq!(verdict("group,yes,all\na,300,1000\nb,500,1000\n"), FourFifths::NotMet);
    assert_eq!(verdict("group,yes,all\na,5000,10000\nb,4900,10000\n"), FourFifths::Met);
    assert_eq!(verdict("group,yes,all\na,50,100\nb,39,100\n"), FourFifths::Undecided);
    assert_eq!(verdict("group,yes,all\na,2,10\nb,0,10\n"), FourFifths::Undecided);
    // Without an interval of the ratio the score test decides.
    assert_eq!(verdict("group,yes,all\na,500,1000\nb,0,1000\n"), FourFifths::NotMet);
    assert_eq!(verdict("group,yes,all\na,1000,1000\nb,1000,1000\n"), FourFifths::Met);
}

#[test]
fn three_groups_are_each_held_against_the_reference() {
    let found = answer(&wide("a"), "group,yes,all\nc,1,10\na,5,10\nb,6,10\n");
    assert!(found.comparison.is_none());
    assert_eq!(found.comparisons.iter().map(|one| one.other.as_str()).collect::<Vec<_>>(), ["b", "c"]);
    assert_eq!(found.rows[0].group, "a");
}

#[test]
fn impossible_counts_and_single_groups_are_told() {
    let table =
        |csv: &str| read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &wide("a").wanted()).unwrap();
    let wrong = wide("a").answer(&table("group,yes,all\na,11,10\nb,1,10\n")).unwrap_err();
    assert!(wrong.to_string().contains("11 selected of 10"), "{wrong}");
    let alone = wide("a").answer(&table("group,yes,all\na,1,10\n")).unwrap();
    assert!(alone.comparison.is_none() && !alone.withheld.is_empty());
}

#[test]
fn a_million_people_are_answered_at_once() {
    let found =
        answer(&wide("a"), "group,yes,all\na,500000000,1000000000\nb,499900000,1000000000\n").comparison.unwrap();
    let fisher = found.tests.iter().find(|test| test.name == "fisher-exact").unwrap();
    // The normal approximation is exact here to the digits that it prints.
    let z = 0.0001 / (0.49995_f64 * 0.50005 * 2e-9).sqrt();
    let normal = evenkans_measuring::chance::two_sided(z);
    assert!((fisher.p.unwrap() / normal - 1.0).abs() < 1e-3, "{fisher:?} {normal}");
    assert_eq!(found.four_fifths, FourFifths::Met);
}

/// Nobody, or everybody, of a group was selected: each figure that there is not has its reason.
#[test]
fn what_cannot_be_divided_says_so() {
    let of = |csv: &str| {
        let question = Question { stratum: Some("s".to_owned()), ..wide("a") };
        let found = answer(&question, csv);
        let one = found.comparison.clone().expect("two groups");
        let reason = |what: &str| {
            found.withheld.iter().find(|one| one.what == format!("{what} (b)")).map(|one| one.reason.clone())
        };
        let figures = [
            ("ratio", one.ratio.estimate.is_some(), one.ratio.low.is_some()),
            ("odds_ratio", one.odds_ratio.estimate.is_some(), one.odds_ratio.low.is_some()),
            ("breslow-day", one.tests.iter().any(|test| test.name == "breslow-day"), true),
            ("common_odds_ratio", one.common_odds_ratio.is_some_and(|of| of.estimate.is_some()), true),
        ];
        for (what, is_there, is_sure) in figures {
            let why = reason(what).or_else(|| reason(&format!("p and interval of {what}")));
            assert_eq!(why.is_none(), is_there && is_sure, "{what}: {why:?} in {csv}");
        }
        figures.map(|(what, ..)| reason(what))
    };
    let none = of("group,yes,all,s\na,0,20,x\nb,5,20,x\na,0,20,y\nb,9,20,y\n");
    let [whole, strata] = [Some(Reason::NothingToDivide), Some(Reason::StrataOneWay)];
    assert_eq!(none, [whole.clone(), whole.clone(), strata.clone(), strata.clone()]);
    let other = of("group,yes,all,s\na,5,20,x\nb,0,20,x\na,7,20,y\nb,0,20,y\n");
    assert_eq!(other, [None, whole, strata.clone(), strata]);
    let single = of("group,yes,all,s\na,5,20,x\nb,7,20,x\n");
    assert_eq!(single[2], Some(Reason::OneStratum));
}
