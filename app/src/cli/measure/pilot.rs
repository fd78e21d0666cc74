//! `evenkans measure pilot`.

use std::path::PathBuf;

use clap::ValueEnum;
use evenkans_measuring::draw::{Curve, Point};
use evenkans_measuring::pilot::{Design, Level, Pilot, Question};
use evenkans_measuring::{Reason, digits};

use super::super::Failure;
use super::super::lang::Lang;
use super::page::Page;
use super::{Output, input, reasons};

#[derive(Clone, Copy, ValueEnum)]
enum DesignArg {
    /// Units with and without, before and after
    Did,
    /// Units that begin at different times, against those that never do
    Staggered,
    /// All units begin, one after another
    SteppedWedge,
    /// One series against its own trend
    Its,
}

#[derive(clap::Args)]
pub(super) struct Args {
    /// A row a unit and time
    data: PathBuf,
    /// A number, or 0/1, ja/nee, yes/no, true/false
    #[arg(long, value_name = "COL")]
    outcome: String,
    /// What gets the pilot as a whole, such as a class
    #[arg(long, value_name = "COL")]
    unit: String,
    /// When it was measured; numbers that rise
    #[arg(long, value_name = "COL")]
    time: String,
    /// The first time with the pilot; empty or 0 is never
    #[arg(long, value_name = "COL")]
    treated_from: String,
    /// By the data unless given
    #[arg(long, value_enum)]
    design: Option<DesignArg>,
    /// How many people a row stands for; the outcome is then their mean
    #[arg(long, value_name = "COL")]
    count: Option<String>,
    /// A lower outcome is the better one
    #[arg(long)]
    lower_is_better: bool,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let question = Question {
        outcome: args.outcome,
        unit: args.unit,
        time: args.time,
        treated_from: args.treated_from,
        design: args.design.map(|design| match design {
            DesignArg::Did => Design::DifferenceInDifferences,
            DesignArg::Staggered => Design::Staggered,
            DesignArg::SteppedWedge => Design::SteppedWedge,
            DesignArg::Its => Design::InterruptedSeries,
        }),
        count: args.count,
        lower_is_better: args.lower_is_better,
    };
    let lang = args.output.lang;
    let found = input::answer(&args.data, lang, &question.wanted(), |table| question.answer(table))?;
    args.output.give(&found, page(&found, lang), picture(&found, lang))
}

fn page(found: &Pilot, lang: Lang) -> Page {
    let size = |of: Option<f64>| of.unwrap_or_default().abs();
    let digits_of_all = digits(size(found.overall.estimate).max(size(found.overall.se)));
    let four = |x: f64| lang.number(x, digits_of_all);
    let mut said = Vec::new();
    let grows = found.withheld.iter().find_map(|one| match one.reason {
        Reason::EffectGrows { mean } => Some(mean),
        _ => None,
    });
    if let Some(mean) = grows {
        let (en, nl) = if mean < 0.0 { ("lower", "lager") } else { ("higher", "hoger") };
        let size = four(mean.abs());
        said.push(match lang {
            Lang::En => format!("Beside units that had not begun yet the outcome is {size} {en} on average, and not the same at all times since the start."),
            Lang::Nl => format!("Naast eenheden die nog niet begonnen waren is de uitkomst gemiddeld {size} {nl}, en niet op alle tijden sinds de start hetzelfde."),
        });
    } else if let Some(effect) = found.overall.estimate {
        let is_alone = found.design == "before-after";
        let size = four(effect.abs());
        let (en, nl) = if effect < 0.0 { ("lower", "lager") } else { ("higher", "hoger") };
        said.push(match (lang, is_alone) {
            (Lang::En, _) if effect == 0.0 => "There is no difference at all in how the outcome changed.".to_owned(),
            (Lang::Nl, _) if effect == 0.0 => "Er is geen enkel verschil in hoe de uitkomst veranderde.".to_owned(),
            (Lang::En, true) => format!("After the start the outcome was {size} {en} than before it."),
            (Lang::Nl, true) => format!("Na de start was de uitkomst {size} {nl} dan ervoor."),
            (Lang::En, false) => format!("The outcome is {size} {en} than is expected without the pilot."),
            (Lang::Nl, false) => format!("De uitkomst is {size} {nl} dan zonder de pilot wordt verwacht."),
        });
    }
    said.push(
        match (lang, found.evidence.level) {
            (Lang::En, Level::CannotSay) => "Verdict: we cannot say whether it helped.",
            (Lang::Nl, Level::CannotSay) => "Oordeel: of het hielp, kunnen we niet zeggen.",
            (Lang::En, Level::NotProven) => "Verdict: not proven.",
            (Lang::Nl, Level::NotProven) => "Oordeel: niet bewezen.",
            (Lang::En, Level::Promising) => "Verdict: promising.",
            (Lang::Nl, Level::Promising) => "Oordeel: veelbelovend.",
            (Lang::En, Level::Harmful) => "Verdict: harmful.",
            (Lang::Nl, Level::Harmful) => "Oordeel: schadelijk.",
        }
        .to_owned(),
    );
    if !found.lower_is_better && matches!(found.evidence.level, Level::Promising | Level::Harmful) {
        let higher = lang.say(
            "A higher outcome is taken to be the better one; if a lower one is, give --lower-is-better.",
            "Een hogere uitkomst geldt hier als beter; is lager beter, geef dan --lower-is-better.",
        );
        said.push(higher.to_owned());
    }
    let slips = found.withheld.iter().filter(|one| matches!(one.reason, Reason::FarFromOthers { .. }));
    said.extend(slips.map(|one| reasons::sentence(&one.reason, lang)));
    let mut sure = Vec::new();
    // Where the effect grows, what exchanging tells is that there is some, and not of this figure.
    if grows.is_none() {
        sure.extend(lang.certainty(found.evidence.p, &found.overall));
    }
    if found.overall.low.is_some() {
        let text = if found.evidence.maryland < 3 {
            lang.say(
                "If nothing else had changed there, the effect would lie, with 95% certainty,",
                "Als daar verder niets was veranderd, lag het effect met 95% zekerheid",
            )
        } else {
            lang.say("With 95% certainty the effect lies", "Met 95% zekerheid ligt het effect")
        };
        sure.push(format!("{text} {}.", lang.interval(&found.overall, four)));
    }
    let is_within_reach = found.smallest_p.is_none_or(|p| p <= 0.05);
    sure.extend(lang.disagreement(found.evidence.p.filter(|_| is_within_reach), &found.overall, 0.0));
    if found.by_time_since.iter().any(|one| one.band_low.is_some()) {
        let bands = lang.say(
            "In the picture the margins are wider than in the table: they hold for all times together.",
            "In de tekening zijn de marges ruimer dan in de tabel: ze gelden voor alle tijden samen.",
        );
        sure.push(bands.to_owned());
    }
    if let (Some(effect), Some(se), Some(_)) =
        (found.overall.estimate, found.overall.se, found.overall.low.filter(|_| found.evidence.maryland > 2))
    {
        let variance = se * se;
        let variance = lang.number(variance, digits(variance));
        sure.push(match lang {
            Lang::En => format!("To pool it with other pilots: effect {}, variance {variance}.", four(effect)),
            Lang::Nl => format!(
                "Om het samen te nemen met andere pilots (pool): effect {}, variantie {variance}.",
                four(effect)
            ),
        });
    }
    sure.push(format!(
        "{}: {}; Nesta: {}.",
        lang.say("Maryland scale", "Maryland-schaal"),
        found.evidence.maryland,
        found.evidence.nesta
    ));
    let not = lang.say(
        "It does not show why it worked or did not, whether it lasts, or that it works elsewhere. No effect found is not \
         the same as no effect.",
        "Het laat niet zien waarom het wel of niet werkte, of het blijft, en of het ergens anders werkt. Geen effect \
         gevonden is iets anders dan geen effect.",
    );
    let mut not = vec![not.to_owned()];
    if ["did", "staggered"].contains(&found.design) && !found.by_time_since.is_empty() {
        let times = lang.say(
            "By time, each time before the start is held against the one before it, and each after it against the last one before the start; the effect at the top holds all before against all after.",
            "Per tijd is elke tijd voor de start vergeleken met de tijd daarvoor, en elke tijd erna met de laatste voor de start; het effect bovenaan vergelijkt alles ervoor met alles erna.",
        );
        not.push(times.to_owned());
    }
    let row = |name: String, of: &evenkans_measuring::Estimate| {
        let number = |x: Option<f64>| x.map(four).unwrap_or_else(|| "-".to_owned());
        vec![name, number(of.estimate), number(of.low), number(of.high)]
    };
    let time = |x: f64| lang.number(x, if x.fract() == 0.0 { 0 } else { 2 });
    let since: Vec<Vec<String>> =
        found.by_time_since.iter().map(|one| row(time(one.time_since), &one.estimate)).collect();
    let groups: Vec<Vec<String>> = found.by_group.iter().map(|one| row(time(one.group), &one.estimate)).collect();
    let tests: Vec<Vec<String>> = found
        .tests
        .iter()
        .map(|test| vec![test.name.to_owned(), test.p.map(|p| lang.p(p)).unwrap_or_default()])
        .collect();
    let columns = |first| [first, lang.say("effect", "effect"), lang.say("low", "laag"), lang.say("high", "hoog")];
    Page::new(lang, &format!("{} ({})", lang.say("Did the pilot help?", "Hielp de pilot?"), found.design))
        .found(&said)
        .sure(&sure)
        .reasons(lang.say("Why this verdict", "Waarom dit oordeel"), &found.evidence.reasons)
        .not_shown(&not)
        .table(
            lang.say("By time since the start", "Per tijd sinds de start"),
            &columns(lang.say("since", "sinds")),
            &since,
        )
        .table(lang.say("By start", "Per start"), &columns(lang.say("start", "start")), &groups)
        .table(lang.say("Tests", "Toetsen"), &[lang.say("test", "toets"), "p"], &tests)
        .withheld(&found.withheld)
}

fn picture(found: &Pilot, lang: Lang) -> Option<String> {
    let points: Vec<Point> = found
        .by_time_since
        .iter()
        .filter_map(|one| {
            let band = one.band_low.zip(one.band_high);
            Some(Point {
                x: one.time_since,
                y: one.estimate.estimate?,
                interval: band.or(one.estimate.low.zip(one.estimate.high)),
            })
        })
        .collect();
    if points.is_empty() {
        let of = &found.overall;
        let branch = evenkans_measuring::draw::Branch {
            label: found.design.to_owned(),
            estimate: of.estimate?,
            interval: of.low.zip(of.high),
            is_summary: true,
        };
        let title = lang.say("The effect of the pilot", "Het effect van de pilot").to_owned();
        let forest = evenkans_measuring::draw::Forest {
            title,
            axis: lang.say("effect", "effect").to_owned(),
            nothing: 0.0,
            is_ratio: false,
            branches: vec![branch],
        };
        return Some(forest.svg());
    }
    Some(
        Curve {
            title: lang.say("The effect before and after the start", "Het effect voor en na de start").to_owned(),
            x_axis: lang.say("time since the start", "tijd sinds de start").to_owned(),
            y_axis: lang.say("effect", "effect").to_owned(),
            points,
            is_joined: false,
            level: Some((0.0, lang.say("no effect", "geen effect").to_owned())),
            moment: Some((-0.5, lang.say("start", "start").to_owned())),
        }
        .svg(),
    )
}
