//! A round for researchers: one line a student, without anything that says who, and a codebook. Where programme and year
//! together are shared by few, the year goes first and then the programme (k-anonymity, Sweeney 2002, with k = 10). Lines
//! stand in an order drawn anew for each file, so that it says nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use evenkans_paper::Bundle;
use evenkans_sheets::Cell;
use evenkans_store::{Error, Result as Kept, Tx};
use evenkans_web::{Context, Result, T, attachment};
use serde_json::json;

use super::{Ending, Material, material};
use crate::agreement::{self, Agreement};
use crate::archive::Table;
use crate::decline::{self, Decline};
use crate::evaluation::{self, Mark, Question};
use crate::placement::{Ended, Left, Origin};
use crate::round::{Round, State, desk};

/// How many students at least share what could be known of one from elsewhere.
const SHARED_BY: usize = 10;
/// Instead of a value that fewer have.
const OTHER: &str = "other";

/// The columns of the students' file; each has a text `codebook-…`.
const STUDENT: &[&str] = &[
    "study",
    "year",
    "list-length",
    "drawn",
    "end",
    "sector",
    "repaired",
    "decline",
    "employer-answer",
    "student-answer",
    "withdrew",
    "stopped",
    "agreement",
    "signed-in-time",
];
const PLACE: &[&str] = &["place-sector", "seats", "listed", "listed-first"];

/// The values that too few have, and are called other. Alone a small one would be a small one under another name, so the
/// next smallest goes along until enough share it.
fn few<'a>(values: impl Iterator<Item = &'a str>) -> HashSet<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut by_size: Vec<(usize, &str)> = counts.into_iter().map(|(value, n)| (n, value)).collect();
    by_size.sort_unstable();
    let (mut few, mut shared_by) = (HashSet::new(), 0);
    for (n, value) in by_size {
        if n >= SHARED_BY && (few.is_empty() || shared_by >= SHARED_BY) {
            break;
        }
        few.insert(value);
        shared_by += n;
    }
    few
}

/// What is said of each student's programme and year, where enough others share it.
fn shared(of: &Material) -> HashMap<&str, (String, String)> {
    let code = |one: &Ending| {
        let study = of.studies.iter().find(|study| study.id == one.student.study_id);
        study.map_or("", |study| study.code.as_str())
    };
    let pairs: Vec<(&Ending, &str, u32)> = of.endings.iter().map(|one| (one, code(one), one.student.year)).collect();
    let few = few(pairs.iter().map(|one| one.1));
    let with_year = |code: &str, year: u32| pairs.iter().filter(|one| one.1 == code && one.2 == year).count();
    // A year is left out for its whole programme: which ones are missing would tell it else.
    let years_of = |code: &str| pairs.iter().filter(|one| one.1 == code).all(|one| with_year(code, one.2) >= SHARED_BY);
    let said = |code: &str, year: u32| match (few.contains(code), years_of(code)) {
        (true, _) => (OTHER.to_owned(), String::new()),
        (false, true) => (code.to_owned(), year.to_string()),
        (false, false) => (code.to_owned(), String::new()),
    };
    pairs.iter().map(|(one, code, year)| (one.student.id.as_str(), said(code, *year))).collect()
}

/// The sectors that are called other: of few students.
fn few_sectors(of: &Material) -> HashSet<&str> {
    let ended = of.endings.iter().map(|one| one.sector.as_str()).filter(|one| !one.is_empty());
    let mut few = few(ended);
    // One in which nobody ended is of few as well.
    let none = |one: &&str| !of.endings.iter().any(|ending| ending.sector == **one);
    few.extend(of.places.iter().map(|one| one.sector.as_str()).filter(|one| !one.is_empty()).filter(none));
    few
}

/// How long a list is; long ones are rare.
fn banded(length: usize) -> &'static str {
    match length {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 | 5 => "4-5",
        _ => "6+",
    }
}

fn yes(is: bool) -> Cell {
    Cell::from(if is { "1" } else { "0" }.to_owned())
}

fn students(of: &Material, declines: &[Decline], agreements: &[Agreement]) -> Vec<Vec<Cell>> {
    let shared = shared(of);
    let few = few_sectors(of);
    let text = |text: &str| Cell::from(text.to_owned());
    let row = |one: &Ending| {
        let id = one.student.id.as_str();
        let list = of.lists.get(id).map_or(&[][..], Vec::as_slice);
        let (study, year) = shared.get(id).cloned().unwrap_or_default();
        let drawn = one.placements.iter().find(|one| one.origin == Origin::Draw);
        let drawn = drawn.map_or("nowhere", |drawn| super::end_at(drawn, list).word());
        let last = one.placements.iter().rev().find(|one| one.is_live() || one.ended == Some(Ended::Stopped));
        let decline = declines.iter().rev().find(|decline| decline.student_id == id);
        let decline = decline.map_or("none", |one| one.verdict.map_or("asked", |verdict| verdict.word()));
        let own: Vec<Agreement> = agreements.iter().filter(|one| one.student_id == id).cloned().collect();
        let agreement = agreement::latest_of(&own);
        let sector = if few.contains(one.sector.as_str()) { OTHER } else { &one.sector };
        vec![
            study.into(),
            year.into(),
            text(banded(list.len())),
            text(drawn),
            text(one.end.word()),
            text(sector),
            yes(one.placements.iter().any(|one| one.origin == Origin::Repair)),
            text(decline),
            text(last.map_or("", |one| one.employer.word())),
            text(last.map_or("", |one| one.student.word())),
            yes(of.left.get(id) == Some(&Left::Withdrew)),
            yes(one.placements.iter().any(|one| one.ended == Some(Ended::Stopped))),
            text(agreement.map_or("none", |one| one.state.word())),
            yes(own.iter().any(super::is_signed_in_time)),
        ]
    };
    of.endings.iter().map(row).collect()
}

fn places(of: &Material) -> Vec<Vec<Cell>> {
    let listed = |id: &str| of.lists.values().filter(|list| list.iter().any(|one| one == id)).count();
    let first = |id: &str| of.lists.values().filter(|list| list.first().is_some_and(|one| one == id)).count();
    // Small counts of wishes say what one classmate wants.
    let few = few_sectors(of);
    let count = |n: usize| if (1..5).contains(&n) { "1-4".to_owned() } else { n.to_string() };
    of.places
        .iter()
        .map(|one| {
            let id = one.id.as_str();
            vec![
                if few.contains(one.sector.as_str()) { OTHER } else { &one.sector }.to_owned().into(),
                one.capacity.to_string().into(),
                count(listed(id)).into(),
                count(first(id)).into(),
            ]
        })
        .collect()
}

/// The rows in an order that says nothing.
fn shuffled(rows: Vec<Vec<Cell>>) -> Kept<Vec<Vec<Cell>>> {
    let mut keyed = Vec::with_capacity(rows.len());
    for row in rows {
        let mut key = [0; 16];
        getrandom::fill(&mut key).map_err(Error::fault)?;
        keyed.push((key, row));
    }
    keyed.sort_by_key(|(key, _)| *key);
    Ok(keyed.into_iter().map(|(_, row)| row).collect())
}

/// Each column with what it says and which values it has.
fn codebook(t: &T) -> Vec<Vec<Cell>> {
    let of = |file: &str, columns: &[&str]| {
        let line = |column: &&str| {
            vec![file.to_owned().into(), (*column).to_owned().into(), t.word("codebook", column).into()]
        };
        columns.iter().map(line).collect::<Vec<Vec<Cell>>>()
    };
    let marks = Mark::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ");
    let mut lines = [of("studenten.csv", STUDENT), of("plekken.csv", PLACE)].concat();
    lines.push(vec!["evaluaties.csv".to_owned().into(), "side".to_owned().into(), t.get("codebook-side").into()]);
    lines.extend(Question::ALL.iter().map(|one| {
        let text = format!("{}: {marks}", t.word("evaluation", one.word()));
        vec!["evaluaties.csv".to_owned().into(), one.word().to_owned().into(), text.into()]
    }));
    lines
}

/// The tables, without a word or a number that says who.
pub async fn for_researchers(tx: &mut Tx, round: &Round) -> Kept<Vec<Table>> {
    let of = material(tx, round).await?;
    let declines = decline::store::of_round(tx, round).await?;
    let agreements = agreement::store::of_round(tx, round).await?;
    let evaluations = evaluation::store::of_round(tx, round).await?;
    let answers = evaluations.into_iter().map(|one| {
        let mark = |question: &Question| one.answers.get(question).map_or("", |mark| mark.word()).to_owned().into();
        // No notes: they can say who.
        [vec![one.side.word().to_owned().into()], Question::ALL.iter().map(mark).collect()].concat()
    });
    let table = |name, columns: &[&str], rows| -> Kept<Table> {
        let headings = columns.iter().map(|one| (*one).to_owned()).collect();
        Ok(Table { name, headings, rows: shuffled(rows)? })
    };
    let answers: Vec<Vec<Cell>> = answers.collect();
    // Of a few answers each is somebody's.
    let answers = if answers.len() < SHARED_BY { Vec::new() } else { answers };
    let questions: Vec<&str> = [vec!["side"], Question::ALL.iter().map(|one| one.word()).collect()].concat();
    Ok(vec![
        table("studenten", STUDENT, students(&of, &declines, &agreements))?,
        table("plekken", PLACE, places(&of))?,
        table("evaluaties", &questions, answers)?,
    ])
}

async fn bundle(tx: &mut Tx, t: &T, round: &Round) -> Kept<Bundle> {
    let mut bundle = Bundle::default();
    let headings = ["codebook-file", "codebook-column", "codebook-meaning"].map(|key| t.get(key)).to_vec();
    let codebook = Table { name: "codeboek", headings, rows: codebook(t) };
    for table in for_researchers(tx, round).await?.iter().chain([&codebook]) {
        bundle.add(&format!("{}.csv", table.name), table.csv());
    }
    let lines = (1..).map(|n| format!("research-{n}")).take_while(|key| t.has(key)).map(|key| t.get(&key));
    let read_me = format!("{}\n\n{}\n", round.title, lines.collect::<Vec<_>>().join("\n"));
    bundle.add("LEESMIJ.txt", read_me.into_bytes());
    Ok(bundle)
}

pub async fn download(context: Context) -> Result {
    let mut tx = context.site.db.read("research.read").await?;
    let desk = desk::take(&context, &mut tx).await?;
    // As with the figures: while people still move, two files would tell of one person.
    if desk.round.state != State::Closed {
        return Err(Error::refused("error-research-early").into());
    }
    let bundle = bundle(&mut tx, &context.t, &desk.round).await?;
    drop(tx);
    evenkans_store::write_tx!(context.site.db, "research.download", |tx| {
        desk.record_round(tx, "round.research-downloaded", &json!({})).await
    })?;
    let packed = tokio::task::spawn_blocking(move || bundle.zip()).await.map_err(Error::fault)?;
    attachment("onderzoek.zip", "application/zip", packed.map_err(Error::fault)?)
}
