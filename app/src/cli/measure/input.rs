//! A file of data, CSV or XLSX, to the columns that a question asks for.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::Path;

use evenkans_measuring::data::{Problem, Reader, Table, Wanted, read};
use evenkans_measuring::{Expected, Wrong};
use evenkans_sheets::{MAX_BYTES, Sheet};
use evenkans_web::Texts;

use super::super::Failure;
use super::super::lang::Lang;
use super::expected;

/// What `answer` makes of a file; `-` is the standard input, which is CSV. What is wrong with the file, or with the
/// question as it meets the data, is said in the language of the page.
pub(super) fn answer<A>(
    path: &Path,
    lang: Lang,
    wanted: &[Wanted],
    answer: impl FnOnce(&Table) -> Result<A, Wrong>,
) -> Result<A, Failure> {
    let table = match table(path, lang, wanted)? {
        Ok(table) => table,
        Err(problems) => return Err(Failure::Input(problems.iter().map(|problem| said(problem, lang)).collect())),
    };
    answer(&table).map_err(|Wrong { column, expected }| {
        Failure::input(format_args!("{}: {}", path.display(), at(&column, &expected, lang)))
    })
}

fn said(Problem { file, line, column, expected }: &Problem, lang: Lang) -> String {
    format!("{file}:{line}: {}", at(column, expected, lang))
}

/// What was expected, with its column if there is one.
fn at(column: &str, expected: &Expected, lang: Lang) -> String {
    let column = if column.is_empty() { String::new() } else { format!("{} {column}: ", lang.say("column", "kolom")) };
    column + &expected::text(expected, lang)
}

fn table(path: &Path, lang: Lang, wanted: &[Wanted]) -> Result<Result<Table, Vec<Problem>>, Failure> {
    let name = path.display().to_string();
    if name == "-" {
        return Ok(read(Reader { name: "stdin".to_owned(), bytes: std::io::stdin().lock() }, wanted));
    }
    let fail = |error: io::Error| Failure::unread(path, &error, lang);
    let mut file = File::open(path).map_err(fail)?;
    let mut start = [0; 4];
    let known = file.read(&mut start).map_err(fail)?;
    file.rewind().map_err(fail)?;
    // A workbook, new or old: the sheets know what to do, or to say.
    if known == 4 && (start == *b"PK\x03\x04" || start == [0xD0, 0xCF, 0x11, 0xE0]) {
        let mut bytes = Vec::new();
        file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(fail)?;
        let (sheet, only) = evenkans_sheets::read_named(&bytes, &name).map_err(|error| {
            Failure::Input(
                error.problems().iter().map(|problem| format!("{name}: {}", of_sheet(problem, lang))).collect(),
            )
        })?;
        if let Some(only) = only {
            let (note, read) =
                (lang.say("note", "let op"), lang.say("this sheet alone was read", "alleen dit blad is gelezen"));
            eprintln!("{name}: {note}: {read}: {only}");
        }
        return Ok(read(Reader { name, bytes: Cursor::new(csv(&sheet)) }, wanted));
    }
    Ok(read(Reader { name, bytes: file }, wanted))
}

/// What is wrong with a workbook, in Dutch as the pages say it.
fn of_sheet(problem: &evenkans_sheets::Problem, lang: Lang) -> String {
    match (lang, Texts::new(&[evenkans_rounds::LOCALE])) {
        (Lang::Nl, Ok(texts)) => texts.in_lang(evenkans_people::Lang::Nl).args(problem.code(), &problem.args()),
        _ => problem.to_string(),
    }
}

/// The sheet as CSV with its rows on the lines of the same numbers, so that a message names the row that is meant.
fn csv(sheet: &Sheet) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\"").replace(['\n', '\r'], " "));
    let line = |cells: &[String]| cells.iter().map(quoted).collect::<Vec<_>>().join(",");
    let mut text = line(&sheet.headings) + "\n";
    let mut at = 2;
    for row in &sheet.rows {
        while at < row.number {
            text.push('\n');
            at += 1;
        }
        text.push_str(&line(&row.cells));
        text.push('\n');
        at += 1;
    }
    text
}
