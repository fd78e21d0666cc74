//! A file of data, CSV or XLSX, to the columns that a question asks for.

use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

use evenkans_measuring::Wrong;
use evenkans_measuring::data::{Reader, Table, Wanted, read};
use evenkans_sheets::{MAX_BYTES, Sheet};

use super::super::Failure;

/// Reads a file; `-` is the standard input, which is CSV.
pub(super) fn table(path: &Path, wanted: &[Wanted]) -> Result<Table, Failure> {
    let name = path.display().to_string();
    let problems =
        |all: Vec<evenkans_measuring::data::Problem>| Failure::Input(all.iter().map(ToString::to_string).collect());
    if name == "-" {
        return read(Reader { name: "stdin".to_owned(), bytes: std::io::stdin().lock() }, wanted).map_err(problems);
    }
    let mut file = File::open(path).map_err(|error| Failure::file(path, &error))?;
    let mut start = [0; 4];
    let known = file.read(&mut start).map_err(|error| Failure::file(path, &error))?;
    file.rewind().map_err(|error| Failure::file(path, &error))?;
    // A workbook, new or old: the sheets know what to do, or to say.
    if known == 4 && (start == *b"PK\x03\x04" || start == [0xD0, 0xCF, 0x11, 0xE0]) {
        let mut bytes = Vec::new();
        file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| Failure::file(path, &error))?;
        let sheet = evenkans_sheets::read(&bytes, &name).map_err(|error| {
            Failure::Input(error.problems().iter().map(|problem| format!("{name}: {problem}")).collect())
        })?;
        return read(Reader { name, bytes: Cursor::new(csv(&sheet)) }, wanted).map_err(problems);
    }
    read(Reader { name, bytes: file }, wanted).map_err(problems)
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

/// A question that does not fit the data.
pub(super) fn wrong(path: &Path, wrong: &Wrong) -> Failure {
    Failure::input(format_args!("{}: {wrong}", path.display()))
}
