//! `evenkans measure pool`.

use std::path::PathBuf;

use clap::ValueEnum;
use evenkans_measuring::draw::{Branch, Forest};
use evenkans_measuring::pool::{Method, Pool, Question, Study};
use evenkans_measuring::{Reason, digits};

use super::super::Failure;
use super::super::lang::Lang;
use super::page::Page;
use super::{Output, input, reasons};

#[derive(Clone, Copy, ValueEnum)]
enum MethodArg {
    /// Restricted maximum likelihood
    Reml,
    /// DerSimonian and Laird
    Dl,
    /// Paule and Mandel
    Pm,
}

#[derive(clap::Args)]
pub(super) struct Args {
    /// A row a pilot or study
    data: PathBuf,
    /// Its effect; of ratios the logarithm
    #[arg(long, value_name = "COL")]
    effect: String,
    /// The squared standard error of the effect
    #[arg(long, value_name = "COL")]
    variance: String,
    /// What the pilots lie in, such as a region
    #[arg(long, value_name = "COL")]
    within: Option<String>,
    /// What each pilot is called, for the table and the picture
    #[arg(long, value_name = "COL")]
    study: Option<String>,
    /// What may explain why pilots differ
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = super::heading)]
    moderators: Vec<String>,
    #[arg(long, value_enum, default_value_t = MethodArg::Reml)]
    method: MethodArg,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let question = Question {
        effect: args.effect,
        variance: args.variance,
        within: args.within,
        study: args.study,
        moderators: args.moderators,
        method: match args.method {
            MethodArg::Reml => Method::Reml,
            MethodArg::Dl => Method::DerSimonianLaird,
            MethodArg::Pm => Method::PauleMandel,
        },
    };
    let lang = args.output.lang;
    let found = input::answer(&args.data, lang, &question.wanted(), |table| question.answer(table))?;
    args.output.give(&found, page(&found, lang), picture(&found, lang))
}

fn page(found: &Pool, lang: Lang) -> Page {
    let size = |of: Option<f64>| of.unwrap_or_default().abs();
    let digits_of_all = digits(size(found.estimate.estimate).max(size(found.estimate.se)));
    let four = |x: f64| lang.number(x, digits_of_all);
    let mut said = Vec::new();
    if let Some(estimate) = found.estimate.estimate {
        said.push(match lang {
            Lang::En if found.k == 1 => format!("The effect of the only study is {}.", four(estimate)),
            Lang::Nl if found.k == 1 => format!("Het effect van het enige onderzoek is {}.", four(estimate)),
            Lang::En => format!("Pooled over {} studies the effect is {}.", found.k, four(estimate)),
            Lang::Nl => format!("Over {} onderzoeken samen is het effect {}.", found.k, four(estimate)),
        });
    }
    said.extend(
        found
            .withheld
            .iter()
            .filter(|one| matches!(one.reason, Reason::LooksLikeError { .. } | Reason::LooksLikeRatio { .. }))
            .map(|one| reasons::sentence(&one.reason, lang)),
    );
    if let Some(i2) = found.i2.filter(|_| found.k > 2) {
        said.push(match lang {
            _ if i2 < 0.5 => lang
                .say(
                    "No real difference between the studies shows, which with few studies says little (I2).",
                    "Tussen de onderzoeken is geen echt verschil te zien, wat bij weinig onderzoeken weinig zegt (I2).",
                )
                .to_owned(),
            Lang::En => format!(
                "Of the variation between studies{} an estimated {}% is real difference, and not chance (I2).",
                if found.moderators.is_empty() { "" } else { " that the moderators leave," },
                lang.number(i2, 0)
            ),
            Lang::Nl => format!(
                "Van de spreiding tussen onderzoeken{} is naar schatting {}% echt verschil en geen toeval (I2).",
                if found.moderators.is_empty() { "" } else { " die de moderatoren overlaten," },
                lang.number(i2, 0)
            ),
        });
    }
    let best = found.careful.unwrap_or(found.estimate);
    let mut sure = lang.certainty(best.p, &best);
    if best.low.is_some() {
        let text = lang.say("With 95% certainty the mean effect lies", "Met 95% zekerheid ligt het gemiddelde effect");
        sure.push(format!("{text} {}.", lang.interval(&best, four)));
    }
    if let Some(next) = found.next {
        let (low, high) = (four(next.low), four(next.high));
        sure.push(match lang {
            Lang::En => format!("In a next pilot the true effect is expected between {low} and {high}."),
            Lang::Nl => format!("In een volgende pilot wordt het echte effect verwacht tussen {low} en {high}."),
        });
        let width = next.high - next.low;
        let is_plain = found.prediction_t.is_some_and(|plain| width <= 1.5 * (plain.high - plain.low));
        if found.k < 100 && is_plain {
            let narrow = lang.say(
                "With fewer than a hundred studies that is rather too narrow (docs/calibration.md).",
                "Met minder dan honderd onderzoeken is dat eerder te smal (docs/calibration.md).",
            );
            sure.push(narrow.to_owned());
        }
    }
    let not = lang.say(
        "Pooling does not mend weak studies, and does not know of studies that were never reported. Few studies say \
         little about how much they differ.",
        "Samenvoegen maakt zwakke onderzoeken niet sterker, en weet niet van onderzoeken die nooit zijn gemeld. Weinig \
         onderzoeken zeggen weinig over hoeveel ze verschillen.",
    );
    let studies: Vec<Vec<String>> = found
        .studies
        .iter()
        .enumerate()
        .map(|(at, one)| {
            vec![
                name(at, one),
                four(one.effect),
                lang.number(one.variance, digits(one.variance)),
                lang.percent(one.weight),
                lang.p(one.p),
                lang.p(one.p_holm),
            ]
        })
        .collect();
    let columns = [
        lang.say("study", "onderzoek"),
        "effect",
        lang.say("variance", "variantie"),
        lang.say("weight", "gewicht"),
        "p",
        "p (Holm)",
    ];
    let with_interval = |of: &evenkans_measuring::Estimate| {
        format!("{} ({})", of.estimate.map(four).unwrap_or_default(), lang.interval(of, four))
    };
    let small = |x: f64| lang.number(x, digits(x));
    let between = |low: f64, high: f64| format!("{} - {}", four(low), four(high));
    let mut figures: Vec<Vec<String>> = Vec::new();
    figures.extend(
        found.careful.map(|of| vec![lang.say("careful", "careful (voorzichtig)").to_owned(), with_interval(&of)]),
    );
    figures.extend(found.hartung_knapp.map(|of| vec!["Hartung-Knapp".to_owned(), with_interval(&of)]));
    figures.extend(
        found
            .prediction
            .map(|of| vec![lang.say("prediction (z)", "voorspelling (z)").to_owned(), between(of.low, of.high)]),
    );
    figures.extend(
        found
            .prediction_t
            .map(|of| vec![lang.say("prediction (t)", "voorspelling (t)").to_owned(), between(of.low, of.high)]),
    );
    figures.extend(found.tau2.map(|tau2| vec!["tau2".to_owned(), small(tau2)]));
    figures.extend(
        found.tau2_interval.map(|of| vec!["tau2 95%".to_owned(), format!("{} - {}", small(of.low), small(of.high))]),
    );
    figures.extend(found.q.map(|q| vec!["Q".to_owned(), format!("{} (df {})", lang.number(q, 3), found.q_df)]));
    figures.extend(
        found.sigma2.map(|[outer, inner]| vec!["sigma2".to_owned(), format!("{} + {}", small(outer), small(inner))]),
    );
    figures.extend(found.moderators.iter().map(|term| {
        let p = term.estimate.p.map(|p| format!(" ({})", lang.p(p))).unwrap_or_default();
        vec![term.term.clone(), format!("{}{p}", four(term.estimate.estimate.unwrap_or_default()))]
    }));
    Page::new(lang, lang.say("Pooled effect", "Gezamenlijk effect"))
        .found(&said)
        .sure(&sure)
        .not_shown(&[not.to_owned()])
        .table(lang.say("Figures", "Cijfers"), &[lang.say("figure", "cijfer"), lang.say("value", "waarde")], &figures)
        .table(lang.say("Studies", "Onderzoeken"), &columns, &studies)
        .withheld(&found.withheld)
}

/// What a study is called, or its number, and what it lies in.
fn name(at: usize, study: &Study) -> String {
    let own = study.study.clone().unwrap_or_else(|| (at + 1).to_string());
    study.within.as_ref().map_or_else(|| own.clone(), |within| format!("{own} ({within})"))
}

fn picture(found: &Pool, lang: Lang) -> Option<String> {
    let half = |variance: f64| 1.959_964 * variance.sqrt();
    let mut branches: Vec<Branch> = found
        .studies
        .iter()
        .take(55)
        .enumerate()
        .map(|(at, one)| Branch {
            label: name(at, one),
            estimate: one.effect,
            interval: Some((one.effect - half(one.variance), one.effect + half(one.variance))),
            is_summary: false,
        })
        .collect();
    let best = found.careful.unwrap_or(found.estimate);
    if let Some(estimate) = best.estimate {
        let label = lang.say("together", "samen").to_owned();
        branches.push(Branch { label, estimate, interval: best.low.zip(best.high), is_summary: true });
        if let Some(next) = found.next {
            let label = lang.say("expected next", "volgende verwacht").to_owned();
            branches.push(Branch { label, estimate, interval: Some((next.low, next.high)), is_summary: false });
        }
    }
    let title = lang.say("Effects and what they say together", "Effecten en wat ze samen zeggen");
    let shown = found.studies.len().min(55);
    let title = if shown < found.studies.len() {
        format!("{title} ({} {shown} {} {})", lang.say("first", "eerste"), lang.say("of", "van"), found.studies.len())
    } else {
        title.to_owned()
    };
    let axis = lang.say("effect", "effect").to_owned();
    (!branches.is_empty()).then(|| Forest { title, axis, nothing: 0.0, is_ratio: false, branches }.svg())
}
