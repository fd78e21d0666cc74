//! `evenkans measure`: one file a question. Each reads a table, asks the engine, and prints a page or JSON.

mod expected;
mod field_test;
mod gap;
mod input;
mod monitor;
mod page;
mod pilot;
mod plan;
mod pool;
mod reasons;
mod report_card;
mod survey;
mod table;
mod words;

use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;

use super::lang::Lang;
use super::{Failure, print};
use page::Page;

/// Is it equal, did it help, and can this sample tell? Nobody's origin is needed, and no file that records it is read
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    question: Question,
}

#[derive(Subcommand)]
enum Question {
    /// Are fictitious applicants with an assigned signal answered equally?
    FieldTest(field_test::Args),
    /// How much do employers differ, and which may be told apart?
    ReportCard(report_card::Args),
    /// Are groups selected equally often, by counts?
    Gap(gap::Args),
    /// Did the pilot help?
    Pilot(pilot::Args),
    /// What do several pilots or regions say together?
    Pool(pool::Args),
    /// What share says yes to a sensitive question?
    Survey(survey::Args),
    /// What is known so far, however often one looks?
    Monitor(monitor::Args),
    /// Can this sample answer the question? Before anyone starts
    Plan(plan::Args),
    /// A table that may be published
    Table(table::Args),
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    match args.question {
        Question::FieldTest(args) => field_test::run(args),
        Question::ReportCard(args) => report_card::run(args),
        Question::Gap(args) => gap::run(args),
        Question::Pilot(args) => pilot::run(args),
        Question::Pool(args) => pool::run(args),
        Question::Survey(args) => survey::run(args),
        Question::Monitor(args) => monitor::run(args),
        Question::Plan(args) => plan::run(args),
        Question::Table(args) => table::run(args),
    }
}

/// One of several headings; blanks beside the commas are not theirs.
fn heading(text: &str) -> Result<String, std::convert::Infallible> {
    Ok(text.trim().to_owned())
}

/// A number as people write it; in Dutch 0,05.
fn number(text: &str) -> Result<f64, &'static str> {
    let hint = if text.contains('%') {
        "write a share, such as 0.05 instead of 5%"
    } else {
        "expected a number, such as 0.05"
    };
    evenkans_measuring::data::number(text.trim().as_bytes()).ok_or(hint)
}

/// How the answer is given.
#[derive(clap::Args)]
struct Output {
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Draw the picture that belongs to the answer
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// The language of the page, of the picture, and of what is wrong with the data
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
}

impl Output {
    fn give(&self, answer: &impl Serialize, page: Page, picture: Option<String>) -> Result<(), Failure> {
        match (&self.svg, picture.map(|svg| self.lang.numbers_of(&svg))) {
            (Some(path), Some(picture)) => {
                std::fs::write(path, picture).map_err(|error| Failure::file(path, &error))?
            }
            // Not enough data is a result, also for who asked for a picture.
            (Some(path), None) => {
                let nothing = self.lang.say("there is nothing to draw", "er is niets te tekenen");
                eprintln!("{}: {nothing}", path.display());
            }
            (None, _) => {}
        }
        if self.json {
            let json = serde_json::to_string_pretty(answer).map_err(Failure::input)?;
            return print(&(json + "\n"));
        }
        print(&page.text())
    }
}
