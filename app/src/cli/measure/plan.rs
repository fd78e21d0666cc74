//! `evenkans measure plan`.

use clap::{Subcommand, ValueEnum};
use evenkans_measuring::Reason;
use evenkans_measuring::draw::{Curve, Point};
use evenkans_measuring::plan::{FieldTestPlan, Pilot, PilotDesign, Plan, SurveyPlan, Wish, field_test, pilot, survey};
use evenkans_measuring::survey::Design;

use super::super::Failure;
use super::super::lang::Lang;
use super::page::Page;
use super::{Output, expected, number};

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    of: Of,
}

#[derive(Subcommand)]
enum Of {
    /// Pairs of applications
    FieldTest {
        /// How many vacancies get a pair
        #[arg(long, value_name = "N")]
        pairs: u64,
        /// The share of vacancies that would answer only the reference, and only the other
        #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1, required = true, value_parser = number)]
        discordant: Vec<f64>,
        #[command(flatten)]
        wish: WishArgs,
    },
    /// Two waves of a survey, also with a sensitive question
    Survey {
        /// How many people in each wave
        #[arg(long, value_name = "N")]
        people: u64,
        /// The share in the first wave, and in the second
        #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1, required = true, value_parser = number)]
        rates: Vec<f64>,
        /// direct, forced:P,PYES,PNO, warner:P or crosswise:P
        #[arg(long, value_parser = Design::parse, default_value = "direct")]
        design: Design,
        #[command(flatten)]
        wish: WishArgs,
    },
    /// A pilot in classes, programmes or schools
    Pilot {
        #[arg(long, value_enum)]
        design: PilotArg,
        /// How many units take part, with and without the pilot together
        #[arg(long, value_name = "N")]
        units: u64,
        /// How many people are measured in each unit, each time
        #[arg(long, value_name = "N")]
        people: u64,
        /// The share without the pilot, and with it
        #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1, required = true, value_parser = number)]
        rates: Vec<f64>,
        /// How much people of one unit are alike: intraclass correlation
        #[arg(long, default_value_t = 0.05, value_parser = number)]
        icc: f64,
        /// How much a unit is like itself at any other measurement, however far apart
        /// (did and stepped-wedge); 0.8 unless given
        #[arg(long, value_parser = number)]
        autocorrelation: Option<f64>,
        /// How many measurements (stepped-wedge); 5 unless given
        #[arg(long, value_name = "N")]
        periods: Option<u64>,
        #[command(flatten)]
        wish: WishArgs,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum PilotArg {
    /// Half the units with, half without, measured once
    Parallel,
    /// The same, before and after
    Did,
    /// All begin without, and one after another gets it
    SteppedWedge,
}

#[derive(clap::Args)]
struct WishArgs {
    /// The chance of a false alarm
    #[arg(long, default_value_t = 0.05, value_parser = number)]
    alpha: f64,
    /// The wanted chance to find what is there
    #[arg(long, default_value_t = 0.8, value_parser = number)]
    power: f64,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let two = |all: &[f64], name: &str, lang: Lang| match all {
        [one, two] => Ok((*one, *two)),
        _ => Err(Failure::input(format_args!(
            "--{name}: {} .14,.07",
            lang.say("expected two shares with points, such as", "geef twee aandelen met punten, zoals")
        ))),
    };
    let (plan, wish, what) = match args.of {
        Of::FieldTest { pairs, discordant, wish } => {
            let of = FieldTestPlan { pairs, discordant: two(&discordant, "discordant", wish.output.lang)? };
            (field_test(of, wish.wish()), wish, ("pairs", "paren"))
        }
        Of::Survey { people, rates, design, wish } => {
            let of = SurveyPlan { people, rates: two(&rates, "rates", wish.output.lang)?, design };
            (survey(of, wish.wish()), wish, ("people a wave", "mensen per meting"))
        }
        Of::Pilot { design, units, people, rates, icc, autocorrelation, periods, wish } => {
            // What does nothing is not asked for.
            let idle = match design {
                PilotArg::Parallel => autocorrelation.map(|_| "--autocorrelation").or(periods.map(|_| "--periods")),
                PilotArg::Did => periods.map(|_| "--periods"),
                PilotArg::SteppedWedge => None,
            };
            if let Some(option) = idle {
                let why = wish
                    .output
                    .lang
                    .say("says nothing of this design; leave it out", "zegt niets bij deze opzet; laat het weg");
                return Err(Failure::input(format_args!("{option}: {why}")));
            }
            let design = match design {
                PilotArg::Parallel => PilotDesign::Parallel,
                PilotArg::Did => PilotDesign::BeforeAfterWithControls,
                PilotArg::SteppedWedge => PilotDesign::SteppedWedge,
            };
            let of = Pilot {
                design,
                units,
                people,
                rates: two(&rates, "rates", wish.output.lang)?,
                icc,
                autocorrelation: autocorrelation.unwrap_or(0.8),
                periods: periods.unwrap_or(5),
            };
            (pilot(of, wish.wish()), wish, ("units", "eenheden"))
        }
    };
    let lang = wish.output.lang;
    let plan = plan.map_err(|error| Failure::input(expected::text(&error, lang)))?;
    let what = lang.say(what.0, what.1);
    wish.output.give(&plan, page(&plan, what, lang), picture(&plan, what, lang))
}

impl WishArgs {
    fn wish(&self) -> Wish {
        Wish { alpha: self.alpha, power: self.power }
    }
}

fn page(plan: &Plan, what: &str, lang: Lang) -> Page {
    let power = lang.percent(plan.power);
    let is_same = plan.reasons.contains(&Reason::SameShares);
    let mut said = vec![match (lang, plan.answerable) {
        (lang, _) if is_same => lang
            .say(
                "There is nothing to find: both shares are the same, so whatever is found is a false alarm.",
                "Er is niets te vinden: beide aandelen zijn gelijk, dus alles wat wordt gevonden is vals alarm.",
            )
            .to_owned(),
        (Lang::En, true) => {
            format!("Yes, this sample can answer the question: it finds this difference in {power} of cases.")
        }
        (Lang::Nl, true) => {
            format!("Ja, deze steekproef kan de vraag beantwoorden: ze vindt dit verschil in {power} van de gevallen.")
        }
        (Lang::En, false) => format!(
            "No, this sample cannot answer that question: it would find this difference in only {power} of cases."
        ),
        (Lang::Nl, false) => format!(
            "Nee, deze steekproef kan die vraag niet beantwoorden: ze zou dit verschil in maar {power} van de gevallen vinden."
        ),
    }];
    if let Some(needed) = plan.needed {
        let wanted = lang.percent(plan.wanted_power);
        said.push(match lang {
            Lang::En => format!("Enough would be: {needed} {what}, for {wanted}."),
            Lang::Nl => format!("Genoeg zou zijn: {needed} {what}, voor {wanted}."),
        });
    }
    let not = lang.say(
        "A plan is as good as what is put in: if the true difference is smaller, even this is not enough.",
        "Een plan is zo goed als wat erin gaat: is het echte verschil kleiner, dan is zelfs dit niet genoeg.",
    );
    let rows: Vec<Vec<String>> =
        plan.curve.iter().map(|point| vec![point.n.to_string(), lang.percent(point.power)]).collect();
    Page::new(lang, lang.say("Can this sample answer the question?", "Kan deze steekproef de vraag beantwoorden?"))
        .found(&said)
        .reasons(lang.say("Why", "Waarom"), &plan.reasons)
        .not_shown(&[not.to_owned()])
        .table(lang.say("Power", "Onderscheidend vermogen"), &[what, lang.say("found", "gevonden")], &rows)
}

fn picture(plan: &Plan, what: &str, lang: Lang) -> Option<String> {
    let points: Vec<Point> =
        plan.curve.iter().map(|point| Point { x: point.n as f64, y: point.power * 100.0, interval: None }).collect();
    (!points.is_empty()).then(|| {
        Curve {
            title: lang.say("How often it is found", "Hoe vaak het wordt gevonden").to_owned(),
            x_axis: what.to_owned(),
            y_axis: lang.say("% of cases", "% van de gevallen").to_owned(),
            points,
            is_joined: true,
            level: Some((plan.wanted_power * 100.0, lang.say("wanted", "gewenst").to_owned())),
            moment: plan.needed.map(|n| (n as f64, n.to_string())),
        }
        .svg()
    })
}
