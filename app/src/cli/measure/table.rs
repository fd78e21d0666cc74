//! `evenkans measure table`.

use std::path::PathBuf;

use evenkans_measuring::noise::Epsilon;
use evenkans_measuring::table::{Noisy, Published, Question, Rough};
use sha2::{Digest, Sha256};

use super::super::lang::Lang;
use super::super::{Failure, key, read};
use super::page::Page;
use super::{Output, input};

#[derive(clap::Args)]
pub(super) struct Args {
    /// A row a person, or with --count so many
    data: PathBuf,
    /// The columns to count by
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = super::heading, required = true)]
    by: Vec<String>,
    /// How many people a row is; each person stands in one row only
    #[arg(long, value_name = "COL")]
    count: Option<String>,
    /// Fewer people than this are not shown
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u64).range(2..=1_000_000))]
    minimum: u64,
    /// Who a row comes from, such as an employer: a count that is mostly of one is hidden
    #[arg(long, value_name = "COL")]
    contributor: Option<String>,
    /// The largest share of one contributor
    #[arg(long, value_name = "SHARE", default_value_t = 0.8, requires = "contributor", value_parser = super::number)]
    dominance: f64,
    /// What was published before of the same columns (JSON): changes by a few people are hidden too
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,
    /// Hide nothing and give every count noise instead: the smaller, the less is told of one person (0.01 to 10)
    #[arg(long, value_name = "E", value_parser = epsilon, conflicts_with_all = ["minimum", "contributor", "dominance", "previous"])]
    epsilon: Option<Epsilon>,
    /// What earlier tables of the same people with noise took of --epsilon together
    #[arg(long, value_name = "E", requires = "epsilon", default_value_t = 0.0, value_parser = spent)]
    spent: f64,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// The language of the page, and of what is wrong with the data
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
}

fn epsilon(text: &str) -> Result<Epsilon, &'static str> {
    text.trim().replace(',', ".").parse()
}

fn spent(text: &str) -> Result<f64, &'static str> {
    super::number(text).ok().filter(|spent| (0.0..=1e6).contains(spent)).ok_or("expected a number from 0")
}

/// Random bits that nobody can guess: hashes of a key of the system's own making, and of a number that goes up.
fn bits() -> Result<impl FnMut() -> u64, Failure> {
    let key = key::random::<32>()?;
    let mut turn = 0_u64;
    Ok(move || {
        turn += 1;
        let hash = Sha256::new().chain_update(key).chain_update(turn.to_le_bytes()).finalize();
        hash.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte))
    })
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let previous: Option<Published> = match &args.previous {
        None => None,
        Some(path) => Some(serde_json::from_slice(&read(path)?).map_err(|error| {
            let what = args.lang.say(
                "expected an earlier table as --json gave it; make it again from the earlier data with --json",
                "dit is geen eerdere tabel zoals --json die gaf; maak haar opnieuw uit de eerdere gegevens, met --json",
            );
            // What stands at the first letter of another kind of file helps nobody.
            let where_in = if error.line() <= 1 && error.column() <= 1 { String::new() } else { format!(": {error}") };
            Failure::input(format_args!("{}: {what}{where_in}", path.display()))
        })?),
    };
    let question = Question {
        by: args.by,
        count: args.count,
        minimum: args.minimum,
        contributor: args.contributor,
        dominance: args.dominance,
        previous,
    };
    let (lang, wanted) = (args.lang, question.wanted());
    let output = Output { json: args.json, svg: None, lang };
    if let Some(epsilon) = args.epsilon {
        let mut bits = bits()?;
        let noise = |table: &_| question.answer_with_noise(table, epsilon, args.spent, &mut bits);
        let noisy = input::answer(&args.data, lang, &wanted, noise)?;
        return output.give(&noisy, noisy_page(&noisy, lang), None);
    }
    let published = input::answer(&args.data, lang, &wanted, |table| question.answer(table))?;
    output.give(&published, page(&published, lang), None)
}

fn page(published: &Published, lang: Lang) -> Page {
    let said = vec![match (lang, published.total) {
        (Lang::En, Some(total)) if published.hidden == 0 => format!("{total} people in all; no count is hidden."),
        (Lang::Nl, Some(total)) if published.hidden == 0 => {
            format!("{total} mensen in totaal; geen aantal is verborgen.")
        }
        (Lang::En, Some(total)) => format!(
            "{total} people in all; {} counts are hidden (-): fewer than {}, and what would tell those.",
            published.hidden, published.minimum
        ),
        (Lang::Nl, Some(total)) => format!(
            "{total} mensen in totaal; {} aantallen zijn verborgen (-): minder dan {}, en wat die zou verraden.",
            published.hidden, published.minimum
        ),
        (Lang::En, None) => "Nothing may be shown.".to_owned(),
        (Lang::Nl, None) => "Er mag niets worden getoond.".to_owned(),
    }];
    let not = lang.say(
        "Whoever stands in several rows, such as one for each moment, is counted in each: take the rows of one moment. \
         It guards this table and its sums. Tables of the same people by other columns can together say more: publish \
         one. Keep it with --json too, so that the next one of the same columns can be made with --previous. Where all of a group stand in one count, that \
         count says something of each of them.",
        "Wie in meer rijen staat, zoals één per moment, telt in elke rij mee: neem de rijen van één moment. \
         Dit beschermt deze tabel en haar sommen. Tabellen van dezelfde mensen met andere kolommen kunnen samen meer \
         zeggen: publiceer er één. Bewaar haar ook met --json, zodat je de volgende met dezelfde kolommen met --previous kunt maken. Staat een hele groep in één \
         aantal, dan zegt dat aantal iets over elk van hen.",
    );
    let all = lang.say("all", "alle");
    let rows: Vec<Vec<String>> = published
        .rows
        .iter()
        .chain(&published.margins)
        .map(|cell| {
            let values: Vec<&str> =
                published.by.iter().map(|by| cell.values.get(by).map_or(all, String::as_str)).collect();
            vec![values.join(" / "), cell.count.map_or_else(|| "-".to_owned(), |count| count.to_string())]
        })
        .collect();
    Page::new(lang, lang.say("Table for publication", "Tabel om te publiceren"))
        .found(&said)
        .not_shown(&[not.to_owned()])
        .table(&published.by.join(" / "), &[lang.say("group", "groep"), lang.say("people", "mensen")], &rows)
        .withheld(&published.withheld)
}

fn noisy_page(noisy: &Noisy, lang: Lang) -> Page {
    let Rough { count, low, high, .. } = &noisy.total;
    let found = match lang {
        Lang::En => format!("About {count} people in all. Every count got noise by a lottery; none is hidden."),
        Lang::Nl => format!("Ongeveer {count} mensen in totaal. Elk aantal kreeg ruis door loting; geen is verborgen."),
    };
    let sure = match lang {
        Lang::En => format!(
            "The true total lies between {low} and {high} in 95 of 100 cases; of each count the table says between what. \
             Sums are of counts with noise, so they may differ from what the table adds up to where a count was below 0."
        ),
        Lang::Nl => format!(
            "Het echte totaal ligt in 95 van de 100 gevallen tussen {low} en {high}; van elk aantal zegt de tabel waartussen. \
             Sommen zijn van aantallen met ruis, dus ze kunnen afwijken van wat de tabel optelt waar een aantal onder 0 kwam."
        ),
    };
    let (epsilon, spent) = (lang.number(noisy.epsilon, 4), lang.number(noisy.spent, 4));
    let not = match lang {
        Lang::En => format!(
            "Whatever else is published, this table changes what anybody can know of one person by a factor of e to the power of \
             epsilon at most; epsilon is {epsilon}, and with earlier tables of the same people {spent}. Which groups there are is \
             told as it is. Making the table again is another table: it gets other noise, and spends epsilon again. Of an employer \
             with many people it may tell a lot."
        ),
        Lang::Nl => format!(
            "Wat er verder ook wordt gepubliceerd: deze tabel verandert wat iemand over één mens kan weten hoogstens met een factor \
             e tot de macht epsilon; epsilon is {epsilon}, en met eerdere tabellen van dezelfde mensen {spent}. Welke groepen er zijn, \
             staat er zoals het is. De tabel opnieuw maken is een andere tabel: met andere ruis, en het kost opnieuw epsilon. Over \
             een werkgever met veel mensen kan zij veel zeggen."
        ),
    };
    let all = lang.say("all", "alle");
    let rows: Vec<Vec<String>> = noisy
        .rows
        .iter()
        .chain(&noisy.margins)
        .map(|one| {
            let values: Vec<&str> = noisy.by.iter().map(|by| one.values.get(by).map_or(all, String::as_str)).collect();
            vec![values.join(" / "), one.count.to_string(), one.low.to_string(), one.high.to_string()]
        })
        .collect();
    let columns = [
        lang.say("group", "groep"),
        lang.say("people", "mensen"),
        lang.say("from", "van"),
        lang.say("to", "tot en met"),
    ];
    Page::new(lang, lang.say("Table for publication, with noise", "Tabel om te publiceren, met ruis"))
        .found(&[found])
        .sure(&[sure])
        .not_shown(&[not])
        .table(&noisy.by.join(" / "), &columns, &rows)
}
