//! Files of some megabytes are read in stretches side by side: it makes no difference for what is read or told.

use evenkans_measuring::Expected;
use evenkans_measuring::data::{Kind, Problem, Reader, Table, Wanted, read};

const ROWS: usize = 120_000;

/// A row of each column that there is a kind of; `y` is what the question is about.
fn row(at: usize) -> String {
    format!("v{},{},{},{},{}.5,{},note {}", at / 4, at % 2, ["a", "b", "c"][at % 3], at % 7, at % 1000, at % 5, at % 11)
}

fn file() -> Vec<String> {
    let rows = (0..ROWS).map(row);
    std::iter::once("v,y,g,n,x,e,rest".to_owned()).chain(rows).collect()
}

fn wanted() -> Vec<Wanted> {
    [
        ("v", Kind::Category),
        ("y", Kind::Outcome),
        ("g", Kind::Category),
        ("n", Kind::Count),
        ("x", Kind::Number),
        ("e", Kind::Either),
    ]
    .map(|(heading, kind)| Wanted::new(heading, kind))
    .to_vec()
}

fn of(lines: &[String]) -> Result<Table, Vec<Problem>> {
    let csv = lines.join("\n");
    assert!(csv.len() > 3 << 20, "several stretches");
    read(Reader { name: "large.csv".to_owned(), bytes: csv.as_bytes() }, &wanted())
}

/// What is told of a file in which this line, from 1 with the headings, says something else.
fn told(line: usize, says: &str) -> Vec<String> {
    let mut lines = file();
    says.clone_into(&mut lines[line - 1]);
    of(&lines).err().into_iter().flatten().map(|one| one.to_string()).collect()
}

#[test]
fn all_columns_are_whole_and_words_are_numbered_as_they_come() {
    let table = of(&file()).unwrap();
    assert_eq!(table.rows, ROWS);
    let vacancies = table.words(0).unwrap();
    assert_eq!(vacancies.len(), ROWS / 4);
    for at in (0..ROWS).step_by(997) {
        assert_eq!(vacancies.codes[at] as usize, at / 4);
        assert_eq!(vacancies.word(at / 4), format!("v{}", at / 4));
    }
    assert!(table.outcomes(1).unwrap().iter().enumerate().all(|(at, y)| usize::from(*y) == at % 2));
    assert!(table.words(2).unwrap().codes.iter().enumerate().all(|(at, code)| *code as usize == at % 3));
    assert_eq!(table.words(2).unwrap().len(), 3);
    assert!(table.counts(3).unwrap().iter().enumerate().all(|(at, n)| *n as usize == at % 7));
    assert!(table.numbers(4).unwrap().iter().enumerate().all(|(at, x)| *x == (at % 1000) as f64 + 0.5));
    assert!(table.numbers(5).unwrap().iter().enumerate().all(|(at, x)| *x == (at % 5) as f64));
}

#[test]
fn words_that_come_back_in_every_stretch_have_one_number() {
    // More than a stretch keeps in mind, and all of them in each stretch.
    let lines: Vec<String> = std::iter::once("v,y,g,n,x,e,rest".to_owned())
        .chain((0..ROWS).map(|at| format!("word number {},1,a,1,1,1,note", at * 7 % 5_003)))
        .collect();
    let table = of(&lines).unwrap();
    let words = table.words(0).unwrap();
    assert_eq!(words.len(), 5_003);
    let wrong = (0..ROWS).find(|at| words.word(words.codes[*at] as usize) != format!("word number {}", at * 7 % 5_003));
    assert_eq!(wrong, None);
}

#[test]
fn what_is_wrong_far_below_is_told_with_its_line() {
    let told_of = |line: usize, says: &str, expected: &str| {
        let told = told(line, says);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains(expected), "{told:?}");
    };
    told_of(100_000, "v1,maybe,a,1,0.5,1,note", "large.csv:100000: column y: expected 0 or 1");
    told_of(100_000, "v1,1,a,1,0.5", "large.csv:100000: expected 7 cells");
    told_of(100_000, "v1,1,a,1,0.5,word,note", "large.csv:100000: column e: expected a number, as in the rows above");
    // The first comma and the point that may divide thousands stand in other stretches.
    let mut lines = file();
    lines.iter_mut().for_each(|line| *line = line.replace(',', ";"));
    lines[50_000] = "v1;1;a;1;1,5;1;note".to_owned();
    lines[100_000] = "v1;1;a;1;1.234;1;note".to_owned();
    let told = of(&lines).unwrap_err();
    assert!(
        told[0].to_string().contains("large.csv:100001: column x: expected one way of writing numbers"),
        "{told:?}"
    );
    // Quotes from somewhere on, with a line end within them.
    let mut lines = file();
    lines[60_000] = "v1,1,a,1,0.5,1,\"a note\nof two lines\"".to_owned();
    assert_eq!(of(&lines).unwrap().rows, ROWS);
    lines[100_000] = "v1,maybe,a,1,0.5,1,note".to_owned();
    assert!(of(&lines).unwrap_err()[0].to_string().contains("large.csv:100002: column y:"));
}

#[test]
fn what_nobody_should_record_is_seen_wherever_it_stands() {
    // In a column that nobody asked for.
    let refused = told(110_000, "v1,1,a,1,0.5,1,Marokkaans");
    assert!(
        refused.len() == 1
            && refused[0].contains("large.csv:1: column rest: by its values this column seems to record")
    );
    // Two words that say it only together, in stretches far apart; alone they are words.
    assert_eq!(told(30_000, "v1,1,a,1,0.5,1,wit"), [""; 0]);
    let mut lines = file();
    lines[30_000] = "v1,1,a,1,0.5,1,wit".to_owned();
    lines[110_000] = "v1,1,a,1,0.5,1,zwart".to_owned();
    let refused = of(&lines).unwrap_err();
    assert!(refused.len() == 1 && matches!(refused[0].expected, Expected::NoTrait { .. }), "{refused:?}");
}
