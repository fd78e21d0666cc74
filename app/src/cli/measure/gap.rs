//! `evenkans measure gap`.

use std::cmp::Ordering;
use std::path::PathBuf;

use evenkans_measuring::Estimate;
use evenkans_measuring::Reason;
use evenkans_measuring::draw::{Branch, Forest};
use evenkans_measuring::gap::{Comparison, FourFifths, Gap, Layout, Question, Row};

use super::super::Failure;
use super::super::lang::Lang;
use super::page::Page;
use super::{Output, input, reasons};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Counts: a row a group, or a row a group and outcome
    table: PathBuf,
    /// How many were selected
    #[arg(long, value_name = "COL", requires = "total", conflicts_with_all = ["count", "outcome", "yes"])]
    selected: Option<String>,
    /// Of how many
    #[arg(long, value_name = "COL", requires = "selected")]
    total: Option<String>,
    /// A long table: how many people a row is
    #[arg(long, value_name = "COL", requires_all = ["outcome", "yes"])]
    count: Option<String>,
    /// A long table: the outcome
    #[arg(long, value_name = "COL", requires = "count")]
    outcome: Option<String>,
    /// A long table: the outcome that counts as selected
    #[arg(long, value_name = "VALUE", requires = "count")]
    yes: Option<String>,
    /// The groups that are compared
    #[arg(long, value_name = "COL")]
    group: String,
    /// The group that the others are compared with; the first one unless given
    #[arg(long, value_name = "VALUE")]
    reference: Option<String>,
    /// Compare within these, such as programmes of study
    #[arg(long, value_name = "COL")]
    stratum: Option<String>,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let lang = args.output.lang;
    let layout = match (args.selected.zip(args.total), args.count, args.outcome, args.yes) {
        (Some((selected, total)), ..) => Layout::Wide { selected, total },
        (None, Some(count), Some(outcome), Some(yes)) => Layout::Long { count, outcome, yes },
        _ => {
            let what = lang.say(
                "give --selected and --total, or --count, --outcome and --yes",
                "geef --selected en --total, of --count, --outcome en --yes",
            );
            return Err(Failure::input(what));
        }
    };
    let question = Question { layout, group: args.group, reference: args.reference, stratum: args.stratum };
    let found = input::answer(&args.table, lang, &question.wanted(), |table| question.answer(table))?;
    args.output.give(&found, page(&found, lang), picture(&found, lang))
}

fn all(found: &Gap) -> impl Iterator<Item = &Comparison> {
    found.comparison.iter().chain(&found.comparisons)
}

/// The ratio with the interval that holds for its counts.
fn ratio_of(one: &Comparison) -> Estimate {
    if one.ratio.low.is_some() { one.ratio } else { one.ratio_score }
}

fn page(found: &Gap, lang: Lang) -> Page {
    let (mut said, mut sure, mut tests) = (Vec::new(), Vec::new(), Vec::new());
    for one in all(found) {
        let (Some(difference), other, reference) = (one.difference.estimate, &one.other, &found.reference) else {
            continue;
        };
        let rate =
            |group: &str| found.rows.iter().find(|row| row.group == group).and_then(|row| row.rate).unwrap_or_default();
        let (own, theirs, points) = (lang.percent(rate(other)), lang.percent(rate(reference)), lang.points(difference));
        said.push(match lang {
            Lang::En => {
                format!("Of {other:?} {own} was selected, of {reference:?} {theirs}: a difference of {points}.")
            }
            Lang::Nl => {
                format!("Van {other:?} werd {own} gekozen, van {reference:?} {theirs}: een verschil van {points}.")
            }
        });
        let verdict = match one.four_fifths {
            FourFifths::Met => lang.say("The four-fifths rule is met", "Aan de vier-vijfderegel is voldaan"),
            FourFifths::NotMet => {
                lang.say("The four-fifths rule is not met", "Aan de vier-vijfderegel is niet voldaan")
            }
            FourFifths::Undecided => lang.say(
                "The four-fifths rule cannot be decided with these figures",
                "De vier-vijfderegel is met deze cijfers niet te beslissen",
            ),
        };
        // Near a limit two digits would say what is not so.
        let is_near = |x: f64| (x - 0.8).abs() < 0.005 || (x - 1.25).abs() < 0.005;
        let of_ratio = ratio_of(one);
        let ratio = lang.interval(&of_ratio, |x| lang.number(x, if is_near(x) { 4 } else { 2 }));
        sure.push(match (lang, of_ratio.low.is_some() && of_ratio.high.is_some()) {
            (_, false) => format!("{other:?}: {verdict}."),
            (Lang::En, true) => {
                format!("{other:?}: {verdict}. The ratio lies {ratio}; the rule asks for 0.80 to 1.25.")
            }
            (Lang::Nl, true) => {
                format!("{other:?}: {verdict}. De verhouding ligt {ratio}; de regel vraagt 0,80 tot 1,25.")
            }
        });
        let fisher = one.tests.iter().find(|test| test.name == "fisher-exact").and_then(|test| test.p);
        let all = lang.say("Over all people together:", "Over alle mensen samen:");
        sure.push(format!("{all} {}", lang.surprise(fisher)));
        sure.extend(lang.disagreement(fisher, &of_ratio, 1.0));
        if let Some(common) = one.common_odds_ratio {
            let text = lang.say(
                "Within the strata the common odds ratio is",
                "Binnen de lagen is de gezamenlijke odds-verhouding",
            );
            if let Some(value) = common.estimate {
                let interval = lang.bracketed(&common, |x| lang.number(x, 2));
                said.push(format!("{text} {}{interval}.", lang.number(value, 2)));
            }
            if one.tests.iter().any(|test| test.name == "breslow-day" && test.p.is_some_and(|p| p < 0.05)) {
                let apart = lang.say(
                    "The strata differ more than chance does, so one figure for all does not describe them: look at each.",
                    "De lagen verschillen meer dan toeval doet, dus één cijfer voor alle beschrijft ze niet: bekijk elke laag.",
                );
                said.push(apart.to_owned());
            }
            let p_of = |name: &str| one.tests.iter().find(|test| test.name == name).and_then(|test| test.p);
            let exact = p_of("mantel-haenszel-exact").or_else(|| p_of("mantel-haenszel"));
            let within = lang.say("Within the strata:", "Binnen de lagen:");
            sure.push(format!("{within} {}", lang.surprise(exact)));
        }
        tests.extend(
            one.tests
                .iter()
                .map(|test| vec![format!("{other}: {}", test.name), test.p.map(|p| lang.p(p)).unwrap_or_default()]),
        );
    }
    let not = lang.say(
        "It does not say why. Groups can differ in what they applied for, and counts do not know who was suited. A gap \
         is a reason to look, not a verdict.",
        "Het zegt niet waarom. Groepen kunnen op verschillende dingen hebben gesolliciteerd, en aantallen weten niet wie \
         geschikt was. Een verschil is een reden om te kijken, geen oordeel.",
    );
    let number = |x: Option<f64>| x.map(|x| lang.number(x * 100.0, 1)).unwrap_or_else(|| "-".to_owned());
    let cells = |row: &Row| {
        let interval = format!("{} - {}", number(row.low), number(row.high));
        vec![row.group.clone(), row.selected.to_string(), row.total.to_string(), number(row.rate), interval]
    };
    let rows: Vec<Vec<String>> = found.rows.iter().map(cells).collect();
    let strata: Vec<Vec<String>> =
        found.strata.iter().map(|one| [vec![one.stratum.clone()], cells(&one.row)].concat()).collect();
    let mut by_stratum = vec![lang.say("stratum", "laag")];
    let columns = [lang.say("group", "groep"), lang.say("selected", "gekozen"), lang.say("of", "van"), "%", "95%"];
    by_stratum.extend(columns);
    if found.comparisons.len() > 1 {
        let many = lang.say(
            "Each group is held against the reference by itself: of twenty such comparisons one is surprising by chance.",
            "Elke groep is los met de referentie vergeleken: van twintig van zulke vergelijkingen is er één door toeval verrassend.",
        );
        sure.push(many.to_owned());
    }
    let best = found
        .rows
        .iter()
        .filter(|row| row.rate.is_some())
        .max_by(|a, b| a.rate.partial_cmp(&b.rate).unwrap_or(Ordering::Equal));
    if let Some(best) = best.filter(|best| found.comparisons.len() > 1 && best.group != found.reference) {
        let group = &best.group;
        sure.push(match lang {
            Lang::En => format!("The four-fifths rule is meant against the group that does best, {group:?}: take --reference {group:?} for it."),
            Lang::Nl => format!("De vier-vijfderegel is bedoeld tegenover de groep die het best uitkomt, {group:?}: geef daarvoor --reference {group:?}."),
        });
    }
    let as_not = found.withheld.iter().filter(|one| matches!(one.reason, Reason::CountedAsNot { .. }));
    said.extend(as_not.map(|one| reasons::sentence(&one.reason, lang)));
    Page::new(lang, lang.say("Gap between groups", "Verschil tussen groepen"))
        .found(&said)
        .sure(&sure)
        .not_shown(&[not.to_owned()])
        .table(lang.say("Groups", "Groepen"), &columns, &rows)
        .table(lang.say("By stratum", "Per laag"), &by_stratum, &strata)
        .table(lang.say("Tests", "Toetsen"), &[lang.say("test", "toets"), "p"], &tests)
        .withheld(&found.withheld)
}

fn picture(found: &Gap, lang: Lang) -> Option<String> {
    let branch = |label: String, of: &Estimate, is_summary: bool| {
        Some(Branch { label, estimate: of.estimate.filter(|x| *x > 0.0)?, interval: of.low.zip(of.high), is_summary })
    };
    let branches: Vec<Branch> = all(found)
        .flat_map(|one| {
            let common = one.common_odds_ratio.as_ref();
            let common_name = format!("{}: {}", one.other, lang.say("common odds", "gezamenlijke odds"));
            [
                branch(one.other.clone(), &ratio_of(one), false),
                branch(format!("{}: odds", one.other), &one.odds_ratio, false),
                common.and_then(|common| branch(common_name, common, true)),
            ]
        })
        .flatten()
        .collect();
    (!branches.is_empty()).then(|| {
        let title = lang.say("Ratio to the reference", "Verhouding tot de referentie").to_owned();
        let axis = match lang {
            Lang::En => format!("ratio to {:?}", found.reference),
            Lang::Nl => format!("verhouding tot {:?}", found.reference),
        };
        Forest { title, axis, nothing: 1.0, is_ratio: true, branches }.svg()
    })
}
