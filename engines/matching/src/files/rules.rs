//! `rules.toml`.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::FileProblem;
use crate::beacon::Beacon;
use crate::problem::Problem;
use crate::round::{Lottery, MAX_CLASS, MAX_TEXT, Rules};

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

/// What a file says.
#[derive(Default)]
pub(super) struct Read {
    pub rules: Rules,
    /// The lottery, if the file names one.
    pub lottery: Option<Lottery>,
    /// Line and column of what stands under each key, in their order.
    places: Vec<(&'static str, (u64, u64))>,
}

impl Read {
    /// Line and column of the value of a key, or of one of its tables; of the file where it is not there.
    pub fn place(&self, key: &str, index: usize) -> (u64, u64) {
        self.places.iter().filter(|(named, _)| *named == key).nth(index).map_or((1, 1), |(_, place)| *place)
    }

    /// A problem of the rules as one of the file.
    pub fn problem(&self, file: &str, found: &Problem) -> FileProblem {
        let text = |what| format!("a {what} with a name of 1 to {MAX_TEXT} bytes");
        let (key, index, expected) = match found {
            Problem::Text { what: "class", index } => ("classes", *index, text("class")),
            Problem::Text { what: "group", index } => ("groups", *index, text("group")),
            Problem::Text { what: "programme", index } => ("headcounts", *index, text("programme")),
            Problem::Text { .. } => ("title", 0, format!("a title of at most {MAX_TEXT} bytes")),
            Problem::RulesClass(index) => {
                ("classes", *index, format!("a number from 1 to {MAX_CLASS} that no class before it has"))
            }
            Problem::GroupTwice(index) => ("groups", *index, "every group once".to_owned()),
            Problem::HeadcountTwice(index) => ("headcounts", *index, "every programme once".to_owned()),
            Problem::Confirmed(_) => ("confirmed_lists", 0, "at most as many lists as there are students".to_owned()),
            Problem::Beacon(flaw) => ("beacon", 0, format!("a beacon that can be waited for: {flaw}")),
            other => ("", 0, format!("sound rules: {other}")),
        };
        let (line, column) = self.place(key, index);
        FileProblem { file: file.to_owned(), line, column, expected }
    }
}

/// The rules of a file.
pub(super) fn read_rules(file: &str, bytes: &[u8]) -> Result<Read, Vec<FileProblem>> {
    let problem = |line, column, expected: String| vec![FileProblem { file: file.to_owned(), line, column, expected }];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(problem(1, 1, super::table::WIDE.to_owned()));
    }
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
    let mut reading = Reading { problems: Vec::new(), places: Vec::new(), file, at: &at };
    let mut rules = Rules::default();
    let mut lottery = None;
    for (key, value) in table.into_inner() {
        match key.get_ref().as_ref() {
            "title" => reading.one("title", value, &mut rules.title),
            "lottery" => reading.one("lottery", value, &mut lottery),
            "priority" => reading.one("priority", value, &mut rules.priority),
            "confirmed_lists" => reading.one("confirmed_lists", value, &mut rules.confirmed_lists),
            "classes" => reading.each("classes", value, &mut rules.classes),
            "groups" => reading.each("groups", value, &mut rules.groups),
            "headcounts" => reading.each("headcounts", value, &mut rules.headcounts),
            "beacon" => {
                let mut beacon: Option<BeaconFile> = None;
                reading.one("beacon", value, &mut beacon);
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
    let Reading { problems, places, .. } = reading;
    if problems.is_empty() { Ok(Read { rules, lottery, places }) } else { Err(problems) }
}

/// The values of a file as they are read: notes what is wrong, and where.
struct Reading<'a> {
    problems: Vec<FileProblem>,
    /// As those of [`Read`].
    places: Vec<(&'static str, (u64, u64))>,
    file: &'a str,
    at: &'a dyn Fn(std::ops::Range<usize>) -> (u64, u64),
}

impl Reading<'_> {
    fn wrong(&mut self, span: std::ops::Range<usize>, expected: String) {
        let (line, column) = (self.at)(span);
        self.problems.push(FileProblem { file: self.file.to_owned(), line, column, expected });
    }

    fn one<T: DeserializeOwned>(&mut self, key: &'static str, value: Spanned<DeValue<'_>>, to: &mut T) {
        let span = value.span();
        self.places.push((key, (self.at)(span.clone())));
        match T::deserialize(toml::de::ValueDeserializer::from(value)) {
            Ok(read) => *to = read,
            Err(error) => {
                let expected = format!("rules as docs/formats/publication.md: {}", error.message());
                self.wrong(error.span().unwrap_or(span), expected);
            }
        }
    }

    fn each<T: DeserializeOwned>(&mut self, key: &'static str, value: Spanned<DeValue<'_>>, to: &mut Vec<T>) {
        let span = value.span();
        let DeValue::Array(values) = value.into_inner() else {
            return self.wrong(span, "a list of tables, as in [[classes]]".to_owned());
        };
        for value in values {
            let mut read: Option<T> = None;
            self.one(key, value, &mut read);
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
