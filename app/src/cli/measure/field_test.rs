//! `evenkans measure field-test`.

use std::path::PathBuf;

use evenkans_measuring::Estimate;
use evenkans_measuring::draw::{Branch, Forest};
use evenkans_measuring::field_test::{FieldTest, Part, Question, Rate};

use super::super::Failure;
use super::super::lang::Lang;
use super::page::Page;
use super::{Output, input};

#[derive(clap::Args)]
pub(super) struct Args {
    /// A row an application: CSV or XLSX, `-` for the standard input
    data: PathBuf,
    /// Whether the employer answered: 0/1, ja/nee, yes/no, true/false
    #[arg(long, value_name = "COL")]
    outcome: String,
    /// The signal that was assigned to the fictitious applicant; two values
    #[arg(long, value_name = "COL")]
    group: String,
    /// The value that the other is compared with; the first one unless given
    #[arg(long, value_name = "VALUE")]
    reference: Option<String>,
    /// What was applied to
    #[arg(long, value_name = "COL")]
    vacancy: Option<String>,
    /// Who decides; errors of one employer belong together
    #[arg(long, value_name = "COL")]
    employer: Option<String>,
    /// Further columns for the regressions
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = super::heading)]
    covariates: Vec<String>,
    /// The same figures for each value of this column
    #[arg(long, value_name = "COL")]
    by: Option<String>,
    /// The place of an application in the order of sending; a whole number
    #[arg(long, value_name = "COL")]
    order: Option<String>,
    /// So many draws of the wild cluster bootstrap; 9,999 by themselves with 50 clusters or fewer
    #[arg(long, value_name = "DRAWS", value_parser = clap::value_parser!(u32).range(99..=1_000_000))]
    bootstrap: Option<u32>,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let question = Question {
        outcome: args.outcome,
        group: args.group,
        reference: args.reference,
        vacancy: args.vacancy,
        employer: args.employer,
        covariates: args.covariates,
        by: args.by,
        order: args.order,
        bootstrap: args.bootstrap,
    };
    let lang = args.output.lang;
    let found = input::answer(&args.data, lang, &question.wanted(), |table| question.answer(table))?;
    args.output.give(&found, page(&found, question.employer.is_some(), lang), picture(&found, lang))
}

fn p_of(found: &FieldTest, name: &str) -> Option<f64> {
    found.tests.iter().find(|test| test.name == name).and_then(|test| test.p)
}

/// The p that leans on the least: the lottery within vacancies, else that of the difference, with what belongs together
/// where that is known. With employers it goes by how they differ, as the interval does: the lottery says of them nothing.
fn best_p(found: &FieldTest, of_employers: bool) -> Option<f64> {
    let exact = p_of(found, if of_employers { "wild-cluster-bootstrap" } else { "randomisation-exact" });
    match sure_within(found.difference_within) {
        Some(within) if of_employers => within.p,
        _ => exact.or(of_all(found).p),
    }
}

/// The difference to go by: within vacancies where these got different shares of both groups, and with what belongs
/// together where that is known.
fn of_all(found: &FieldTest) -> Estimate {
    sure_within(found.difference_within).or(found.difference_clustered).unwrap_or(found.difference)
}

/// The difference within vacancies where enough of them tell it.
fn sure_within(within: Option<Estimate>) -> Option<Estimate> {
    within.filter(|within| within.low.is_some())
}

fn of_part(part: &Part) -> Estimate {
    sure_within(part.difference_within).or(part.difference_clustered).unwrap_or(part.difference)
}

fn page(found: &FieldTest, of_employers: bool, lang: Lang) -> Page {
    let mut said = Vec::new();
    if let [one, two] = found.rates.as_slice() {
        let rate = |of: &Rate| lang.percent(of.rate.unwrap_or_default());
        said.push(match lang {
            Lang::En => format!(
                "Applications with {:?} were answered in {} of cases, those with {:?} in {}.",
                one.group,
                rate(one),
                two.group,
                rate(two)
            ),
            Lang::Nl => format!(
                "Op sollicitaties met {:?} kwam in {} van de gevallen antwoord, op die met {:?} in {}.",
                one.group,
                rate(one),
                two.group,
                rate(two)
            ),
        });
    }
    let difference = of_all(found);
    if let Some(within) = sure_within(found.difference_within).and_then(|within| within.estimate) {
        let alone = found.units.as_ref().map_or(0, |units| units.incomplete);
        let within = lang.points(within);
        let alone = match (lang, alone) {
            (_, 0) => String::new(),
            (Lang::En, alone) => format!(" ({alone} got only one of both)"),
            (Lang::Nl, alone) => format!(" ({alone} kregen er maar één van beide)"),
        };
        said.push(match lang {
            Lang::En => format!("Between applications to the same vacancy the difference is {within}. These rates hold all applications, also where vacancies got more of one than of the other{alone}."),
            Lang::Nl => format!("Tussen sollicitaties op dezelfde vacature is het verschil {within}. In deze aandelen tellen alle sollicitaties mee, ook waar een vacature van de ene meer kreeg dan van de andere{alone}."),
        });
    } else if let Some(difference) = difference.estimate {
        said.push(format!("{}: {}.", lang.say("The difference", "Het verschil"), lang.points(difference)));
    }
    let all = found.units.as_ref().map_or(0, |units| units.equal + units.reference_only + units.other_only);
    if let Some(units) = found.units.as_ref().filter(|units| units.net.is_some()) {
        said.push(match lang {
            Lang::En => format!(
                "Of {all} {} {} treated both alike ({} answered, {} answered neither); {} favoured {:?} and {} favoured the other.",
                if all == 1 { "vacancy" } else { "vacancies" },
                units.equal,
                units.both,
                units.neither,
                units.reference_only,
                found.reference,
                units.other_only
            ),
            Lang::Nl => format!(
                "Van {all} {} behandelden er {} beide gelijk ({} antwoordden, {} antwoordden geen van beide); {} gaven {:?} de voorkeur en {} de ander.",
                if all == 1 { "vacature" } else { "vacatures" },
                units.equal,
                units.both,
                units.neither,
                units.reference_only,
                found.reference,
                units.other_only
            ),
        });
    }
    let best = best_p(found, of_employers);
    let mut sure = lang.certainty(best, &difference);
    if difference.low.is_some() {
        let interval = lang.interval(&difference, |x| lang.points(x));
        sure.push(format!(
            "{} {interval}.",
            lang.say("With 95% certainty the difference lies", "Met 95% zekerheid ligt het verschil")
        ));
    }
    let lottery = p_of(found, "randomisation-exact");
    if of_employers {
        let here = lang.say(
            "That goes by how employers differ. At these vacancies alone, by the lottery of who applied with which signal:",
            "Dat gaat naar hoe werkgevers verschillen. Alleen bij deze vacatures, naar de loting van wie met welk signaal solliciteerde:",
        );
        sure.extend(lottery.map(|p| {
            let (first, rest) = lang.surprise(Some(p)).split_at(1);
            format!("{here} {}{rest}", first.to_lowercase())
        }));
    }
    if let Some(within) = found.difference_within.filter(|within| within.low.is_none()).and_then(|of| of.estimate) {
        let within = lang.points(within);
        sure.push(match lang {
            Lang::En => format!("Vacancies did not all get as many of both. Between applications to the same vacancy the difference is {within}, of too few vacancies to say how sure: where readier ones got more of one, the figure above is off."),
            Lang::Nl => format!("Niet elke vacature kreeg van beide evenveel. Tussen sollicitaties op dezelfde vacature is het verschil {within}, van te weinig vacatures om te zeggen hoe zeker: kregen gulle vacatures er van de ene meer, dan klopt het cijfer hierboven niet."),
        });
    }
    sure.extend(lang.disagreement(best.filter(|_| of_employers || lottery.is_some()), &difference, 0.0));
    if let Some(order) = &found.order {
        for (estimate, en, nl) in [
            (
                &order.position,
                "With each later place in the order the rate changes by",
                "Met elke latere plaats in de volgorde verandert het aandeel",
            ),
            (
                &order.interaction,
                "With each later place the difference changes by",
                "Met elke latere plaats verandert het verschil",
            ),
        ] {
            if let Some(value) = estimate.estimate {
                let interval = lang.bracketed(estimate, |x| lang.points(x));
                sure.push(format!("{} {}{interval}.", lang.say(en, nl), lang.points(value)));
            }
        }
    }
    let not = lang.say(
        "It shows what happened to applications on paper at the vacancies that were tried: not what happens later in a \
         selection, not elsewhere, and not what one employer meant. An employer that answered nobody shows nothing.",
        "Het laat zien wat er gebeurde met sollicitaties op papier, bij de vacatures die zijn geprobeerd: niet wat er \
         later in een selectie gebeurt, niet ergens anders, en niet wat één werkgever bedoelde. Een werkgever die niemand \
         antwoordde, laat niets zien.",
    );
    let rows: Vec<Vec<String>> = found.rates.iter().map(|rate| row(lang, "", rate)).collect();
    let parts: Vec<Vec<String>> =
        found.by.iter().flat_map(|part| part.rates.iter().map(|rate| row(lang, &part.value, rate))).collect();
    let differences: Vec<Vec<String>> = found
        .by
        .iter()
        .map(|part| {
            let of = of_part(part);
            let interval = of.low.map(|_| lang.interval(&of, |x| lang.points(x)));
            let estimate = of.estimate.map(|x| lang.points(x));
            vec![
                part.value.clone(),
                estimate.unwrap_or_else(|| "-".to_owned()),
                interval.unwrap_or_else(|| "-".to_owned()),
            ]
        })
        .collect();
    let columns = [
        lang.say("group", "groep"),
        lang.say("applications", "sollicitaties"),
        lang.say("answered", "antwoord"),
        "%",
        "95%",
    ];
    let tests: Vec<Vec<String>> = found
        .tests
        .iter()
        .chain(&found.heterogeneity)
        .map(|test| vec![test.name.to_owned(), test.p.map(|p| lang.p(p)).unwrap_or_default()])
        .collect();
    let models: Vec<Vec<String>> = found
        .models
        .iter()
        .flat_map(|model| {
            model.terms.iter().map(move |term| {
                let number = |x: Option<f64>| x.map(|x| lang.number(x, 4)).unwrap_or_else(|| "-".to_owned());
                let Estimate { estimate, se, p, .. } = term.estimate;
                let name = format!("{} {} {}", model.name, model.covariance, term.term);
                vec![name, number(estimate), number(se), p.map(|p| lang.p(p)).unwrap_or_else(|| "-".to_owned())]
            })
        })
        .collect();
    Page::new(lang, lang.say("Field test", "Praktijktest"))
        .found(&said)
        .sure(&sure)
        .not_shown(&[not.to_owned()])
        .table(lang.say("Rates", "Aandelen"), &columns, &rows)
        .table(lang.say("By part", "Per deel"), &columns, &parts)
        .table(
            lang.say("Differences by part", "Verschillen per deel"),
            &[lang.say("part", "deel"), lang.say("difference", "verschil"), "95%"],
            &differences,
        )
        .table(lang.say("Tests", "Toetsen"), &[lang.say("test", "toets"), "p"], &tests)
        .table(
            lang.say("Regressions", "Regressies"),
            &[lang.say("model", "model"), lang.say("effect", "effect"), "se", "p"],
            &models,
        )
        .withheld(&found.withheld)
}

fn row(lang: Lang, part: &str, rate: &Rate) -> Vec<String> {
    let name = if part.is_empty() { rate.group.clone() } else { format!("{part}: {}", rate.group) };
    let number = |x: Option<f64>| x.map(|x| lang.number(x * 100.0, 1)).unwrap_or_else(|| "-".to_owned());
    let interval = format!("{} - {}", number(rate.low), number(rate.high));
    vec![name, rate.n.to_string(), rate.positive.to_string(), number(rate.rate), interval]
}

fn picture(found: &FieldTest, lang: Lang) -> Option<String> {
    let branch = |label: &str, of: &Estimate, is_summary: bool| {
        Some(Branch {
            label: label.to_owned(),
            estimate: of.estimate? * 100.0,
            interval: of.low.zip(of.high).map(|(low, high)| (low * 100.0, high * 100.0)),
            is_summary,
        })
    };
    let mut branches: Vec<Branch> =
        found.by.iter().filter_map(|part| branch(&part.value, &of_part(part), false)).collect();
    branches.extend(branch(lang.say("all", "alle"), &of_all(found), true));
    (!branches.is_empty()).then(|| {
        let forest = Forest {
            title: lang.say("Difference in answers", "Verschil in antwoorden").to_owned(),
            axis: match lang {
                Lang::En => {
                    format!("percentage points, {:?} less {:?}", found.other.as_deref().unwrap_or("-"), found.reference)
                }
                Lang::Nl => {
                    format!("procentpunten, {:?} min {:?}", found.other.as_deref().unwrap_or("-"), found.reference)
                }
            },
            nothing: 0.0,
            is_ratio: false,
            branches,
        };
        forest.svg()
    })
}
