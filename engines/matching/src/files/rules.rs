//! `rules.toml`.

use serde::Deserialize;

use super::FileProblem;
use crate::beacon::Beacon;
use crate::round::{Class, Headcount, Lottery, Rules};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    #[serde(default)]
    title: String,
    lottery: Option<Lottery>,
    #[serde(default)]
    confirmed_lists: u32,
    #[serde(default)]
    classes: Vec<Class>,
    beacon: Option<BeaconFile>,
    #[serde(default)]
    headcounts: Vec<Headcount>,
}

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

/// The rules, and the lottery if the file names one.
pub(super) fn read_rules(file: &str, bytes: &[u8]) -> Result<(Rules, Option<Lottery>), Vec<FileProblem>> {
    let problem = |line, column, expected: String| vec![FileProblem { file: file.to_owned(), line, column, expected }];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place_of(bytes, error.valid_up_to());
        problem(line, column, "text in UTF-8".to_owned())
    })?;
    let read: RulesFile = toml::from_str(text).map_err(|error| {
        let (line, column) = place_of(bytes, error.span().map_or(0, |span| span.start));
        problem(line, column, format!("rules as docs/formats/publication.md: {}", error.message()))
    })?;
    let beacon = match read.beacon {
        Some(BeaconFile::Drand { round }) => Beacon::drand(round),
        Some(BeaconFile::Dice { witnesses, moment }) => Beacon::Dice { witnesses, moment },
        Some(BeaconFile::Hex { source, moment }) => Beacon::Hex { source, moment },
        None => Rules::default().beacon,
    };
    let rules = Rules {
        title: read.title,
        lottery: read.lottery.unwrap_or_default(),
        classes: read.classes,
        beacon,
        headcounts: read.headcounts,
        confirmed_lists: read.confirmed_lists,
    };
    Ok((rules, read.lottery))
}

/// Line and column of a byte, both from 1.
fn place_of(bytes: &[u8], at: usize) -> (u64, u64) {
    let before = &bytes[..at.min(bytes.len())];
    let line = before.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    (line, String::from_utf8_lossy(&before[start..]).chars().count() as u64 + 1)
}
