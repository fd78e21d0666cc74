//! `evenkans measure report-card`.

use std::path::PathBuf;

use evenkans_measuring::Reason;
use evenkans_measuring::draw::{Branch, Forest};
use evenkans_measuring::report_card::{CERTAINTY, Employer, FEWEST, Question, ReportCard};

use super::super::Failure;
use super::super::lang::Lang;
use super::page::Page;
use super::{Output, input};

/// Of those that are named on the page, the expected share of false accusations is at most this.
const NAMED: f64 = 0.05;

#[derive(clap::Args)]
pub(super) struct Args {
    /// A row an application
    data: PathBuf,
    /// Whether the employer answered: 0/1, ja/nee, yes/no, true/false
    #[arg(long, value_name = "COL")]
    outcome: String,
    /// The assigned signal
    #[arg(long, value_name = "COL")]
    group: String,
    /// The value that the other is compared with; the first one unless given
    #[arg(long, value_name = "VALUE")]
    reference: Option<String>,
    /// What was applied to
    #[arg(long, value_name = "COL")]
    vacancy: String,
    /// Who decides
    #[arg(long, value_name = "COL")]
    employer: String,
    /// Place one employer above another only where that is right with this probability
    #[arg(long, value_name = "P", default_value_t = CERTAINTY, value_parser = super::number)]
    certainty: f64,
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
        certainty: args.certainty,
    };
    let lang = args.output.lang;
    let found = input::answer(&args.data, lang, &question.wanted(), |table| question.answer(table))?;
    args.output.give(&found, page(&found, lang), picture(&found, lang))
}

fn page(found: &ReportCard, lang: Lang) -> Page {
    let (mut said, mut sure) = (Vec::new(), Vec::new());
    if let Some(gap) = found.gap.estimate {
        said.push(match lang {
            Lang::En => format!("Over {} employers the mean gap is {}.", found.of, lang.points(gap)),
            Lang::Nl => {
                format!("Over {} werkgevers is het gemiddelde verschil {}.", found.of, lang.points(gap))
            }
        });
        sure.extend(lang.certainty(found.gap.p, &found.gap));
    }
    let differ = !found.withheld.iter().any(|one| one.reason == Reason::SpreadNotShown);
    if let Some(spread) = found.spread.filter(|_| differ) {
        said.push(match lang {
            Lang::En => format!(
                "True gaps differ between employers with a standard deviation of about {} points. Its own error is not \
                 known: with few vacancies an employer, chance can give such a figure and grades too.",
                lang.number(spread * 100.0, 1)
            ),
            Lang::Nl => format!(
                "De echte verschillen lopen per werkgever uiteen met een standaardafwijking van ongeveer {} procentpunt. \
                 De fout daarvan is niet bekend: met weinig vacatures per werkgever kan ook toeval zo'n cijfer en cijfers \
                 voor werkgevers geven.",
                lang.number(spread * 100.0, 1)
            ),
        });
    }
    if let Some(pi0) = found.pi0.filter(|pi0| *pi0 < 1.0) {
        sure.push(match lang {
            Lang::En => {
                format!("An estimated {} of them or more treat the other group worse.", lang.percent(1.0 - pi0))
            }
            Lang::Nl => {
                format!(
                    "Naar schatting behandelt minstens {} van hen de andere groep slechter.",
                    lang.percent(1.0 - pi0)
                )
            }
        });
    }
    // Among many that differ a little, q alone would name one whose own evidence is thin.
    let named: Vec<&Employer> = found.employers.iter().filter(|one| one.q <= NAMED && one.p <= NAMED).collect();
    said.push(match lang {
        Lang::En => format!(
            "{} {} evidence enough to be named; {} more had fewer than {FEWEST} vacancies.",
            named.len(),
            if named.len() == 1 { "employer has" } else { "employers have" },
            found.not_named
        ),
        Lang::Nl => format!(
            "Bij {} {} is er genoeg bewijs om {} te noemen; nog {} hadden minder dan {FEWEST} vacatures.",
            named.len(),
            if named.len() == 1 { "werkgever" } else { "werkgevers" },
            if named.len() == 1 { "die" } else { "ze" },
            found.not_named
        ),
    });
    if let Some(certificate) = found.certificate {
        sure.push(match (lang, certificate.optimal) {
            (Lang::En, true) => "Given what is estimated of all employers together, no other grades agree with it better; that is proven, and that estimate itself is not.".to_owned(),
            (Lang::Nl, true) => "Gegeven de schatting over alle werkgevers samen past geen andere indeling in cijfers beter; dat is bewezen, en die schatting zelf niet.".to_owned(),
            (lang, false) => {
                let (value, bound) = (lang.number(certificate.value, 2), lang.number(certificate.bound, 2));
                match lang {
                    Lang::En => format!("The grades are good, and not proven to be the best: they score {value}, and none can score more than {bound}."),
                    Lang::Nl => {
                        format!("De cijfers kloppen voor {value} in totaal; meer dan {bound} kan geen indeling halen.")
                    }
                }
            }
        });
    }
    let not = match lang {
        Lang::En => format!(
            "A grade is about many applications at one employer, not about one case, and not about its intention. Employers with fewer than {FEWEST} vacancies are not named. Those without enough evidence are counted, not cleared. Grades are about the other group only, and hold employers against each other: a 1 can still treat that group worse, and does not say that the reference is treated well."
        ),
        Lang::Nl => format!(
            "Een cijfer gaat over veel sollicitaties bij één werkgever, niet over één geval, en niet over de bedoeling. Werkgevers met minder dan {FEWEST} vacatures worden niet genoemd. Wie te weinig bewijs heeft, is geteld, niet vrijgesproken. Cijfers gaan alleen over de andere groep, en vergelijken werkgevers met elkaar: ook een 1 kan die groep slechter behandelen, en zegt niet dat de referentie goed wordt behandeld."
        ),
    };
    let graded = found.certificate.is_some();
    let rows: Vec<Vec<String>> = named
        .iter()
        .map(|one| {
            vec![
                one.employer.clone(),
                lang.points(one.gap),
                one.n.to_string(),
                lang.number(one.q, 4),
                if graded { one.grade.to_string() } else { "-".to_owned() },
                lang.points(one.posterior),
            ]
        })
        .collect();
    let mut grades: Vec<u32> = found.employers.iter().filter(|_| graded).map(|one| one.grade).collect();
    grades.sort_unstable();
    grades.dedup();
    let of_grade: Vec<Vec<String>> = grades
        .into_iter()
        .map(|grade| {
            let all: Vec<f64> =
                found.employers.iter().filter(|one| one.grade == grade).map(|one| one.posterior).collect();
            let mean = all.iter().sum::<f64>() / all.len() as f64;
            vec![grade.to_string(), all.len().to_string(), lang.points(mean)]
        })
        .collect();
    let columns = [
        lang.say("employer", "werkgever"),
        lang.say("gap", "verschil"),
        lang.say("vacancies", "vacatures"),
        "q",
        lang.say("grade", "cijfer"),
        lang.say("expected", "verwacht"),
    ];
    Page::new(lang, lang.say("Report card of employers", "Rapport van werkgevers"))
        .found(&said)
        .sure(&sure)
        .not_shown(&[not])
        .table(
            lang.say("Grades (1 is the best of these employers)", "Cijfers (1 is het best van deze werkgevers)"),
            &[
                lang.say("grade", "cijfer"),
                lang.say("employers", "werkgevers"),
                lang.say("expected gap", "verwacht verschil"),
            ],
            &of_grade,
        )
        .table(lang.say("Employers with enough evidence", "Werkgevers met genoeg bewijs"), &columns, &rows)
        .withheld(&found.withheld)
}

/// Without names but of those with enough evidence: a picture travels further than its page.
fn picture(found: &ReportCard, lang: Lang) -> Option<String> {
    let every = found.employers.len().div_ceil(60).max(1);
    let branches: Vec<Branch> = found
        .employers
        .iter()
        .step_by(every)
        .map(|one| Branch {
            label: match (one.q <= NAMED && one.p <= NAMED, found.certificate.is_some()) {
                (true, true) => format!("{} ({})", one.employer, one.grade),
                (true, false) => one.employer.clone(),
                (false, true) => format!("{} {}", lang.say("grade", "cijfer"), one.grade),
                (false, false) => lang.say("not named", "niet genoemd").to_owned(),
            },
            estimate: one.posterior * 100.0,
            interval: Some(((one.gap - 1.96 * one.se) * 100.0, (one.gap + 1.96 * one.se) * 100.0)),
            is_summary: false,
        })
        .collect();
    let title = match (lang, every) {
        (Lang::En, 1) => "Employers and their grades".to_owned(),
        (Lang::Nl, 1) => "Werkgevers en hun cijfer".to_owned(),
        (Lang::En, every) => format!("Employers and their grades, one in {every}"),
        (Lang::Nl, every) => format!("Werkgevers en hun cijfer, één op de {every}"),
    };
    let axis = lang
        .say(
            "expected gap and measured interval, percentage points",
            "verwacht verschil en gemeten marge, procentpunten",
        )
        .to_owned();
    (!branches.is_empty()).then(|| Forest { title, axis, nothing: 0.0, is_ratio: false, branches }.svg())
}
