//! `evenkans measure survey`.

use std::path::PathBuf;

use evenkans_measuring::Reason;
use evenkans_measuring::draw::{Branch, Forest};
use evenkans_measuring::survey::{Design, Question, Survey};

use super::super::Failure;
use super::super::lang::Lang;
use super::page::Page;
use super::{Output, input, reasons};

#[derive(clap::Args)]
pub(super) struct Args {
    /// A row an answer
    data: PathBuf,
    /// The answer: 0/1, ja/nee, yes/no, true/false; with crosswise yes means that both answers are the same
    #[arg(long, value_name = "COL")]
    answer: String,
    /// direct, forced:P,PYES,PNO, warner:P or crosswise:P; fractions such as 1/6 too
    #[arg(long, value_parser = Design::parse)]
    design: Design,
    /// Crosswise: which of two arms; in one the innocent question has the probability P, in the other 1 - P
    #[arg(long, value_name = "COL")]
    arm: Option<String>,
    /// Crosswise: the arm with P; the first by name unless given
    #[arg(long, value_name = "VALUE", requires = "arm")]
    first_arm: Option<String>,
    /// Crosswise: the answer to a question of the same form about something that nobody has
    #[arg(long, value_name = "COL")]
    anchor: Option<String>,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let question = Question {
        answer: args.answer,
        design: args.design,
        arm: args.arm,
        first_arm: args.first_arm,
        anchor: args.anchor,
    };
    let lang = args.output.lang;
    let found = input::answer(&args.data, lang, &question.wanted(), |table| question.answer(table))?;
    args.output.give(&found, page(&found, question.design, lang), picture(&found, lang))
}

fn page(found: &Survey, design: Design, lang: Lang) -> Page {
    let best = found.corrected.unwrap_or(found.prevalence);
    let mut said = Vec::new();
    let are_apart = found.withheld.iter().any(|one| one.reason == Reason::ArmsApart);
    if let Some(estimate) = best.estimate.filter(|_| !are_apart) {
        said.push(match lang {
            Lang::En => {
                format!("An estimated {} has what was asked about (people asked: {}).", lang.percent(estimate), found.n)
            }
            Lang::Nl => {
                format!(
                    "Naar schatting geldt het gevraagde voor {} (gevraagde mensen: {}).",
                    lang.percent(estimate),
                    found.n
                )
            }
        });
    }
    let mut sure = Vec::new();
    if best.low.is_some() {
        let text = lang.say("With 95% certainty it lies", "Met 95% zekerheid ligt het");
        sure.push(format!("{text} {}.", lang.interval(&best, |x| lang.percent(x))));
    }
    if let (Some(first), Design::Crosswise { innocent }) = (&found.first_arm, design) {
        let p = lang.number(innocent, 2);
        sure.push(match lang {
            Lang::En => format!("The innocent question is taken to have the probability {p} in arm {first:?}, and the opposite in the other; the arms themselves cannot tell. If it is the other way round, give --first-arm."),
            Lang::Nl => format!("De onschuldige vraag heeft kans {p} in groep {first:?}, zo is hier aangenomen, en in de andere het omgekeerde; de groepen zelf verraden dat niet. Is het andersom? Geef --first-arm."),
        });
    }
    if let Some(fit) = found.fit.as_ref().and_then(|fit| fit.p) {
        if fit < 0.05 {
            let apart = lang.say(
                "The two arms do not fit each other: people did not answer as the design asks, so how many have it is not known.",
                "De twee groepen passen niet bij elkaar: mensen antwoordden niet zoals de opzet vraagt, dus voor hoeveel mensen het geldt, is niet bekend.",
            );
            said.push(apart.to_owned());
        } else {
            let fits = lang.say(
                "The two arms do not contradict each other. That does not show that all answered as asked.",
                "De twee groepen spreken elkaar niet tegen. Dat bewijst niet dat iedereen antwoordde zoals gevraagd.",
            );
            sure.push(fits.to_owned());
        }
    }
    let outside = found.withheld.iter().filter(|one| matches!(one.reason, Reason::OutsideDesign | Reason::NotFollowed));
    sure.extend(outside.map(|one| reasons::sentence(&one.reason, lang)));
    if let Some(random) = found.at_random.and_then(|share| share.estimate) {
        let text = lang
            .say("By the anchor question so many answer at random:", "Volgens de ijkvraag antwoorden er willekeurig:");
        sure.push(format!("{text} {}.", lang.percent(random)));
        if found.corrected.is_none() {
            let useless = lang.say(
                "That is almost everybody, so do not use this figure.",
                "Dat is bijna iedereen. Gebruik dit cijfer niet.",
            );
            sure.push(useless.to_owned());
        }
    }
    let times = |epsilon: f64| lang.number(epsilon.exp(), 1);
    let mut not = Vec::new();
    // The cost is of the figure that is not corrected.
    match (found.epsilon, found.sample_cost.filter(|_| found.corrected.is_none())) {
        (Some(epsilon), Some(cost)) => not.push(match lang {
            Lang::En => format!("An answer is at most {} times as likely from somebody with it as from somebody without (epsilon {}). For the same certainty {} times the people of a direct question are needed.", times(epsilon), lang.number(epsilon, 2), lang.number(cost, 2)),
            Lang::Nl => format!("Een antwoord is van iemand voor wie het geldt hooguit {} keer zo waarschijnlijk als van iemand anders (epsilon {}). Voor dezelfde zekerheid zijn {} keer zoveel mensen nodig als bij een directe vraag.", times(epsilon), lang.number(epsilon, 2), lang.number(cost, 2)),
        }),
        (Some(epsilon), None) => not.push(match lang {
            Lang::En => format!("An answer is at most {} times as likely from somebody with it as from somebody without (epsilon {}).", times(epsilon), lang.number(epsilon, 2)),
            Lang::Nl => format!("Een antwoord is van iemand voor wie het geldt hooguit {} keer zo waarschijnlijk als van iemand anders (epsilon {}).", times(epsilon), lang.number(epsilon, 2)),
        }),
        _ if design == Design::Direct => not.push(
            lang.say(
                "A direct question protects nobody, and people may not dare to answer it honestly.",
                "Een directe vraag beschermt niemand, en mensen durven die misschien niet eerlijk te beantwoorden.",
            )
            .to_owned(),
        ),
        _ => not.push(
            lang.say(
                "With these probabilities some answers tell for certain what was asked: the design protects nobody.",
                "Met deze kansen verraden sommige antwoorden zeker wat er is gevraagd: de opzet beschermt niemand.",
            )
            .to_owned(),
        ),
    }
    if matches!(design, Design::Crosswise { .. }) {
        let known = lang.say(
            "Where the truth was known, the crosswise model gave many false positives (Höglinger and Jann 2018): people \
             who answer at random pull the figure towards a half.",
            "Waar de waarheid bekend was, gaf het crosswise-model veel valse positieven (Höglinger en Jann 2018): wie \
             willekeurig antwoordt, trekt het cijfer naar de helft.",
        );
        let advice = if found.arms.is_empty() || found.at_random.is_none() {
            lang.say(" Use two arms and an anchor question.", " Gebruik twee groepen en een ijkvraag.")
        } else {
            ""
        };
        not.push(format!("{known}{advice}"));
    }
    Page::new(lang, lang.say("Survey", "Vragenlijst"))
        .found(&said)
        .sure(&sure)
        .not_shown(&not)
        .withheld(&found.withheld)
}

fn picture(found: &Survey, lang: Lang) -> Option<String> {
    let names = [lang.say("first arm", "eerste groep"), lang.say("second arm", "tweede groep")];
    let mut all: Vec<(&str, _)> = names.into_iter().zip(&found.arms).collect();
    all.push((lang.say("all", "alle"), &found.prevalence));
    all.extend(found.corrected.as_ref().map(|one| (lang.say("corrected", "gecorrigeerd"), one)));
    let branches: Vec<Branch> = all
        .into_iter()
        .filter_map(|(label, of)| {
            let interval = of.low.zip(of.high).map(|(low, high)| (low * 100.0, high * 100.0));
            Some(Branch { label: label.to_owned(), estimate: of.estimate? * 100.0, interval, is_summary: false })
        })
        .collect();
    let title = lang.say("Estimated share", "Geschat aandeel").to_owned();
    (!branches.is_empty())
        .then(|| Forest { title, axis: "%".to_owned(), nothing: 0.0, is_ratio: false, branches }.svg())
}
