//! `evenkans measure monitor`.

use std::path::PathBuf;

use evenkans_measuring::draw::{Curve, Point};
use evenkans_measuring::monitor::{Monitor, Question};

use super::super::Failure;
use super::super::lang::Lang;
use super::page::Page;
use super::{Output, input};

#[derive(clap::Args)]
pub(super) struct Args {
    /// A row an application, in the order in which they came in
    data: PathBuf,
    /// Which two applications were sent together; without it both groups are compared as two samples
    #[arg(long, value_name = "COL")]
    pair: Option<String>,
    /// Whether the employer answered: 0/1, ja/nee, yes/no, true/false
    #[arg(long, value_name = "COL")]
    outcome: String,
    /// The assigned signal
    #[arg(long, value_name = "COL")]
    group: String,
    /// The value that the other is compared with; the first one unless given
    #[arg(long, value_name = "VALUE")]
    reference: Option<String>,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let question = Question { outcome: args.outcome, group: args.group, reference: args.reference, pair: args.pair };
    let lang = args.output.lang;
    let found = input::answer(&args.data, lang, &question.wanted(), |table| question.answer(table))?;
    args.output.give(&found, page(&found, question.pair.is_some(), lang), picture(&found, lang))
}

fn page(found: &Monitor, in_pairs: bool, lang: Lang) -> Page {
    let (mut said, mut sure) = (Vec::new(), Vec::new());
    let looked_at = if in_pairs { lang.say("pairs", "paren") } else { lang.say("applications", "sollicitaties") };
    if let (Some(last), Some(sequence)) = (found.looks.last(), found.confidence_sequence) {
        said.push(match lang {
            Lang::En => format!("After {} {looked_at} the difference is {}.", last.n, lang.points(sequence.estimate)),
            Lang::Nl => format!("Na {} {looked_at} is het verschil {}.", last.n, lang.points(sequence.estimate)),
        });
        sure.push(match lang {
            Lang::En => format!(
                "Whenever one looks, it lies with 95% certainty between {} and {}.",
                lang.points(sequence.low),
                lang.points(sequence.high)
            ),
            Lang::Nl => format!(
                "Wanneer men ook kijkt: het ligt met 95% zekerheid tussen {} en {}.",
                lang.points(sequence.low),
                lang.points(sequence.high)
            ),
        });
    }
    let look = |at: u64| found.looks.iter().find(|look| look.n == at);
    let then = |at: u64| look(at).map_or_else(String::new, |look| lang.points(look.estimate));
    if let Some(e) = found.e_value {
        let e = evidence(e, lang);
        sure.push(match (lang, found.decided_at) {
            (Lang::En, Some(at)) => format!("The evidence reached 20 after {at} {looked_at}, where the difference was {}: a difference was found, and the test may stop. It is {e} now (e-value).", then(at)),
            (Lang::Nl, Some(at)) => format!("De bewijskracht haalde 20 na {at} {looked_at}, waar het verschil {} was: er is een verschil gevonden, de test mag stoppen. Nu is ze {e} (e-waarde).", then(at)),
            (Lang::En, None) => format!("The evidence (e-value {e}) did not reach 20 yet. Going on is allowed; looking again costs nothing."),
            (Lang::Nl, None) => format!("De bewijskracht (e-waarde {e}) kwam nog niet tot 20. Doorgaan mag; opnieuw kijken kost niets."),
        });
    }
    let is_open = found.confidence_sequence.is_some_and(|now| now.low <= 0.0 && now.high >= 0.0);
    if found.decided_at.is_some() && is_open {
        let now = if found.e_value.is_some_and(|e| e >= 20.0) {
            lang.say(
                "Interval and evidence are two ways to look at the same answers. The interval is the wider one, so nought can still lie in it: go by the evidence.",
                "Marge en bewijskracht zijn twee manieren om naar dezelfde antwoorden te kijken. De marge is de ruimste, dus nul kan er nog in liggen: ga uit van de bewijskracht.",
            )
        } else {
            lang.say(
                "What was found then holds for what came in until then; with what came in later it can be nothing as well. Ask what changed.",
                "Wat toen is gevonden, geldt voor wat tot dan binnenkwam; met wat later kwam kan het ook niets zijn. Vraag wat er veranderde.",
            )
        };
        sure.push(now.to_owned());
    }
    let alone = match in_pairs {
        true => lang.say(
            "Each pair counts for itself: pairs of one employer belong together, and make it too sure.",
            "Elk paar telt voor zichzelf: paren van één werkgever horen bij elkaar, en maken het te zeker.",
        ),
        false => lang.say(
            "Each row counts for itself: rows of one employer or vacancy belong together, and make it too sure. Where each vacancy got one of both, \
             give --pair: that finds more.",
            "Elke rij telt voor zichzelf: rijen van één werkgever of vacature horen bij elkaar, en maken het te zeker. Kreeg elke vacature er van elk één? \
             Geef dan --pair: dat vindt meer.",
        ),
    };
    let reached = lang.say(
        "Not reaching 20 does not show that there is no difference.",
        "Dat 20 niet is gehaald, bewijst niet dat er geen verschil is.",
    );
    let wide = lang.say(
        "An interval that holds at every look is wider than one for a single look that was planned.",
        "Een marge die bij elke meting klopt, is breder dan die van één geplande meting.",
    );
    let not: Vec<&str> =
        [Some(alone), found.decided_at.is_none().then_some(reached), Some(wide)].into_iter().flatten().collect();
    let every = found.looks.len().div_ceil(20).max(1);
    let shown = found.looks.iter().enumerate().filter(|(at, _)| (at + 1) % every == 0 || at + 1 == found.looks.len());
    let rows: Vec<Vec<String>> = shown
        .map(|(_, look)| {
            let (estimate, low, high) = (lang.points(look.estimate), lang.points(look.low), lang.points(look.high));
            vec![look.n.to_string(), evidence(look.e_value, lang), estimate, low, high]
        })
        .collect();
    let columns = [
        looked_at,
        lang.say("e-value", "e-waarde"),
        lang.say("difference", "verschil"),
        lang.say("low", "laag"),
        lang.say("high", "hoog"),
    ];
    Page::new(lang, lang.say("Monitor", "Tussenstand"))
        .found(&said)
        .sure(&sure)
        .not_shown(&[not.join(" ")])
        .table(lang.say("Looks", "Metingen"), &columns, &rows)
        .withheld(&found.withheld)
}

/// An e-value, however large.
fn evidence(e: f64, lang: Lang) -> String {
    match e {
        ..100.0 => lang.number(e, 2),
        100.0..1e9 => lang.number(e, 0),
        _ => lang.say(&format!("{e:.1e}"), &format!("{e:.1e}").replace('.', ",")).to_owned(),
    }
}

fn picture(found: &Monitor, lang: Lang) -> Option<String> {
    let point = |look: &evenkans_measuring::monitor::Look| Point {
        x: look.n as f64,
        y: look.estimate * 100.0,
        interval: Some((look.low * 100.0, look.high * 100.0)),
    };
    (!found.looks.is_empty()).then(|| {
        Curve {
            title: lang.say("The difference as it came in", "Het verschil zoals het binnenkwam").to_owned(),
            x_axis: lang.say("looks", "metingen").to_owned(),
            y_axis: lang.say("percentage points", "procentpunten").to_owned(),
            points: found.looks.iter().map(point).collect(),
            is_joined: true,
            level: Some((0.0, lang.say("no difference", "geen verschil").to_owned())),
            moment: found.decided_at.map(|at| (at as f64, lang.say("decided", "beslist").to_owned())),
        }
        .svg()
    })
}
