//! `evenkans measure table`.

use std::path::PathBuf;

use evenkans_measuring::table::{Published, Question};

use super::super::{Failure, read};
use super::page::Page;
use super::words::Lang;
use super::{Output, input};

#[derive(clap::Args)]
pub(super) struct Args {
    /// A row a person, or with --count so many
    data: PathBuf,
    /// The columns to count by
    #[arg(long, value_name = "A,B", value_delimiter = ',', required = true)]
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
    #[arg(long, value_name = "SHARE", default_value_t = 0.8, requires = "contributor")]
    dominance: f64,
    /// What was published before of the same columns (JSON): changes by a few people are hidden too
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// The language of the page
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let previous: Option<Published> = match &args.previous {
        None => None,
        Some(path) => Some(serde_json::from_slice(&read(path)?).map_err(|error| {
            Failure::input(format_args!("{}: expected an earlier table as --json gave it: {error}", path.display()))
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
    let table = input::table(&args.data, &question.wanted())?;
    let published = question.answer(&table).map_err(|error| input::wrong(&args.data, &error))?;
    let output = Output { json: args.json, svg: None, lang: args.lang };
    output.give(&published, page(&published, args.lang), None)
}

fn page(published: &Published, lang: Lang) -> Page {
    let said = vec![match (lang, published.total) {
        (Lang::En, Some(total)) => format!("{total} people in all; {} counts are hidden (-).", published.hidden),
        (Lang::Nl, Some(total)) => {
            format!("{total} mensen in totaal; {} aantallen zijn verborgen (-).", published.hidden)
        }
        (Lang::En, None) => "Nothing may be shown.".to_owned(),
        (Lang::Nl, None) => "Er mag niets worden getoond.".to_owned(),
    }];
    let not = lang.say(
        "It guards this table and its sums. Tables of the same people by other columns can together say more: publish \
         one. Have the next one of the same columns made with --previous. Where all of a group stand in one count, that \
         count says something of each of them.",
        "Dit beschermt deze tabel en haar sommen. Tabellen van dezelfde mensen met andere kolommen kunnen samen meer \
         zeggen: publiceer er één. Maak de volgende met dezelfde kolommen met --previous. Staat een hele groep in één \
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
