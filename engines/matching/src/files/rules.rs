//! `rules.toml`.

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::FileProblem;
use crate::beacon::Beacon;
use crate::round::{Lottery, Rules};

/// As [`Beacon`], but a drand round gives its chain and moment itself.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
enum BeaconFile {
    Drand {
        round: u64,
    },
    Dice {
        witnesses: Vec<String>,
        moment: String,
    },
    Hex {
        #[serde(default)]
        source: String,
        #[serde(default)]
        moment: String,
    },
}

/// A lottery, and the line and column where the file names it.
type Named = (Lottery, u64, u64);

/// The rules, and the lottery if the file names one.
pub(super) fn read_rules(file: &str, bytes: &[u8]) -> Result<(Rules, Option<Named>), Vec<FileProblem>> {
    let problem = |line, column, expected: String| vec![FileProblem { file: file.to_owned(), line, column, expected }];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place_of(bytes, error.valid_up_to());
        problem(line, column, "text in UTF-8".to_owned())
    })?;
    let at = |span: std::ops::Range<usize>| place_of(bytes, span.start);
    let table = DeTable::parse(text).map_err(|error| {
        let (line, column) = at(error.span().unwrap_or_default());
        problem(line, column, format!("TOML: {}", error.message()))
    })?;
    // Each key is read by itself, so that all that is wrong is told at once.
    let mut reading = Reading { problems: Vec::new(), file, at: &at };
    let mut rules = Rules::default();
    let mut lottery = None;
    for (key, value) in table.into_inner() {
        match key.get_ref().as_ref() {
            "title" => reading.one(value, &mut rules.title),
            "lottery" => {
                let (line, column) = at(value.span());
                let mut named: Option<Lottery> = None;
                reading.one(value, &mut named);
                lottery = named.map(|named| (named, line, column));
            }
            "priority" => reading.one(value, &mut rules.priority),
            "confirmed_lists" => reading.one(value, &mut rules.confirmed_lists),
            "classes" => reading.each(value, &mut rules.classes),
            "groups" => reading.each(value, &mut rules.groups),
            "headcounts" => reading.each(value, &mut rules.headcounts),
            "beacon" => {
                let mut beacon: Option<BeaconFile> = None;
                reading.one(value, &mut beacon);
                match beacon {
                    Some(BeaconFile::Drand { round }) => rules.beacon = Beacon::drand(round),
                    Some(BeaconFile::Dice { witnesses, moment }) => rules.beacon = Beacon::Dice { witnesses, moment },
                    Some(BeaconFile::Hex { source, moment }) => rules.beacon = Beacon::Hex { source, moment },
                    None => {}
                }
            }
            other => {
                let expected = format!(
                    "one of title, lottery, priority, confirmed_lists, classes, groups, beacon, headcounts; `{other}` is none"
                );
                reading.wrong(key.span(), expected);
            }
        }
    }
    if reading.problems.is_empty() { Ok((rules, lottery)) } else { Err(reading.problems) }
}

/// The values of a file as they are read: notes what is wrong, and where.
struct Reading<'a> {
    problems: Vec<FileProblem>,
    file: &'a str,
    at: &'a dyn Fn(std::ops::Range<usize>) -> (u64, u64),
}

impl Reading<'_> {
    fn wrong(&mut self, span: std::ops::Range<usize>, expected: String) {
        let (line, column) = (self.at)(span);
        self.problems.push(FileProblem { file: self.file.to_owned(), line, column, expected });
    }

    fn one<T: serde::de::DeserializeOwned>(&mut self, value: Spanned<DeValue<'_>>, to: &mut T) {
        let span = value.span();
        match T::deserialize(toml::de::ValueDeserializer::from(value)) {
            Ok(read) => *to = read,
            Err(error) => {
                let expected = format!("rules as docs/formats/publication.md: {}", error.message());
                self.wrong(error.span().unwrap_or(span), expected);
            }
        }
    }

    fn each<T: serde::de::DeserializeOwned>(&mut self, value: Spanned<DeValue<'_>>, to: &mut Vec<T>) {
        let span = value.span();
        let DeValue::Array(values) = value.into_inner() else {
            return self.wrong(span, "a list of tables, as in [[classes]]".to_owned());
        };
        for value in values {
            let mut read: Option<T> = None;
            self.one(value, &mut read);
            to.extend(read);
        }
    }
}

/// Line and column of a byte, both from 1.
fn place_of(bytes: &[u8], at: usize) -> (u64, u64) {
    let before = &bytes[..at.min(bytes.len())];
    let line = before.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    (line, String::from_utf8_lossy(&before[start..]).chars().count() as u64 + 1)
}
