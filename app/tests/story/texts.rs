//! Every text stands in both languages, every text that the sources ask for is there, and none is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use evenkans_network::partner;
use evenkans_people::Role;
use evenkans_rounds::{
    agreement, evaluation, import, internship, place, placement, pulse, round, statistics, study, talk,
};

/// Folders with sources or texts.
const CRATES: &[&str] =
    &["app", "areas/network", "areas/rounds", "platform/web", "platform/people", "platform/store", "platform/sheets"];
/// Calls whose first literal is a key.
const ASKS: &[&str] = &[
    "t.get(",
    "t.with(",
    "t.with2(",
    "t.args(",
    "T.get(",
    ".word_for(",
    "refused(",
    "refused_with(",
    "refused_code(",
    "BadRequest(",
    "key: ",
];
/// Calls whose second literal is a key.
const WRONG: &[&str] = &[".wrong(", ".wrong_with("];
/// A literal in Rust that begins so is a key wherever it stands.
const FAMILIES: &[&str] = &["error-", "notice-", "why-not-"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files below a folder with this ending.
fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|one| one == ending) {
            found.push(path);
        }
    }
}

struct Source {
    path: PathBuf,
    rust: bool,
    text: String,
}

/// Rust without its tests and comments, and the templates.
fn sources() -> Vec<Source> {
    let mut all = Vec::new();
    for one in CRATES {
        for (folder, ending) in [("src", "rs"), ("templates", "html")] {
            let mut found = Vec::new();
            files(&root().join(one).join(folder), ending, &mut found);
            for path in found {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                let text = lines.collect::<Vec<_>>().join("\n");
                all.push(Source { rust: ending == "rs", path, text });
            }
        }
    }
    assert!(all.len() > 80, "the sources are not where this test looks: {}", all.len());
    all
}

/// What stands between quotes, in the order in which it stands there.
fn literals(text: &str) -> Vec<&str> {
    text.split('"').skip(1).collect()
}

/// Like a key: words of small letters and digits with hyphens between them.
fn is_key(text: &str) -> bool {
    text.split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'))
        && text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// The literal that is a call's argument of this number, if it is one at once.
fn argument(after: &str, number: usize) -> Option<&str> {
    let mut rest = after;
    for _ in 0..number {
        rest = &rest[rest.find(',')? + 1..];
    }
    let rest = rest.trim_start().strip_prefix('"')?;
    rest.split('"').next()
}

/// Each text of one file: its key and the variables that it names.
fn messages(path: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| is_key(name)) {
            name.clone_into(&mut key);
            assert!(messages.insert(key.clone(), BTreeSet::new()).is_none(), "{key} twice in {}", path.display());
        }
        for variable in line.split('$').skip(1).filter(|_| !line.starts_with('#')) {
            let name: String =
                variable.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect();
            messages.get_mut(&key).unwrap().insert(name);
        }
    }
    messages
}

fn all_messages() -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for one in CRATES {
        let path = root().join(one).join("locales/nl.ftl");
        if path.exists() {
            all.extend(messages(&path));
        }
    }
    assert!(all.len() > 500, "{}", all.len());
    all
}

#[test]
fn dutch_and_english_have_the_same_texts_with_the_same_variables() {
    for one in CRATES {
        let folder = root().join(one).join("locales");
        if folder.exists() {
            let (nl, en) = (messages(&folder.join("nl.ftl")), messages(&folder.join("en.ftl")));
            let differ: Vec<&String> = nl.keys().chain(en.keys()).filter(|key| nl.get(*key) != en.get(*key)).collect();
            assert!(differ.is_empty(), "{one}: {differ:?}");
        }
    }
}

/// The keys that a source asks for by name.
fn asked(source: &Source) -> Vec<&str> {
    let mut keys = Vec::new();
    for (calls, number) in [(ASKS, 0), (WRONG, 1)] {
        for call in calls {
            let after = source.text.split(call).skip(1);
            keys.extend(
                after.filter_map(|after| argument(after, number)).filter(|key| is_key(key) && key.contains('-')),
            );
        }
    }
    if source.rust {
        let family = |text: &&str| FAMILIES.iter().any(|one| text.starts_with(one)) && is_key(text);
        keys.extend(literals(&source.text).into_iter().filter(family));
    }
    keys
}

/// The prefixes of the forms of the Rust file or folder beside a template's folder, and the fields of a template.
fn form_prefixes(sources: &[Source]) -> BTreeSet<String> {
    let mut prefixes = BTreeSet::new();
    for source in sources.iter().filter(|one| one.rust) {
        for after in source.text.split(".form(").skip(1) {
            prefixes.extend(argument(after, 0).map(str::to_owned));
        }
        for after in source.text.split("Form::filled(").skip(1) {
            prefixes.extend(argument(after, 1).map(str::to_owned));
        }
    }
    prefixes
}

fn form_fields(sources: &[Source]) -> Vec<(&Path, String)> {
    let kinds = [
        "text", "email", "password", "number", "moment", "date", "area", "file", "select", "pick", "pick_all",
        "radios", "ticks", "tick",
    ];
    let mut fields = Vec::new();
    for source in sources.iter().filter(|one| !one.rust) {
        for kind in kinds {
            let calls = ["form", "typed", "chosen", "approve", "reply"].map(|form| format!("{form}.{kind}("));
            for after in calls.iter().flat_map(|call| source.text.split(call.as_str()).skip(1)) {
                let name = argument(after, 0).unwrap_or_else(|| panic!("a field without a name in {:?}", source.path));
                fields.push((source.path.as_path(), name.replace('_', "-")));
            }
        }
    }
    assert!(fields.len() > 40, "{}", fields.len());
    fields
}

#[test]
fn each_text_that_a_source_asks_for_is_there() {
    let (texts, sources) = (all_messages(), sources());
    let mut missing = BTreeSet::new();
    for source in &sources {
        let absent = asked(source).into_iter().filter(|key| !texts.contains_key(*key));
        missing.extend(absent.map(|key| format!("{key} in {}", source.path.display())));
    }
    let prefixes = form_prefixes(&sources);
    for (path, field) in form_fields(&sources) {
        if !prefixes.iter().any(|prefix| texts.contains_key(&format!("{prefix}-{field}"))) {
            missing.insert(format!("a label for {field} in {}", path.display()));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn each_word_of_a_closed_list_has_its_text() {
    fn words<'a>(list: &'a str, words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        words.into_iter().map(|word| format!("{list}-{word}")).collect()
    }
    let texts = all_messages();
    let lists = [
        words("round-state", round::State::ALL.iter().map(|one| one.word())),
        words("lottery-long", round::Lottery::ALL.iter().map(|one| one.word())),
        words("place-state", place::State::ALL.iter().map(|one| one.word())),
        words("import-kind", import::Kind::ALL.iter().map(|one| one.word())),
        words("level", study::Level::ALL.iter().map(|one| one.word())),
        words("partner-kind", partner::Kind::ALL.iter().map(|one| one.word())),
        words("role", Role::ALL.iter().map(|one| one.word())),
        words("requirement", place::KNOWN_REQUIREMENTS.iter().copied()),
        words("criterion", place::KNOWN_CRITERIA.iter().copied()),
        words("day", ["ma", "di", "wo", "do", "vr", "za", "zo"]),
        words("agreement", agreement::Party::ALL.iter().map(|one| one.word())),
        words("agreement-state", agreement::State::ALL.iter().map(|one| one.word())),
        words("agreement-stage", agreement::Stage::ALL.iter().map(|one| one.word())),
        words("agreement-kind", study::Level::ALL.iter().map(|one| one.word())),
        words("placement-ended", placement::Ended::ALL.iter().map(|one| one.word())),
        words("care", internship::Care::ALL.iter().map(|one| one.word())),
        words("visit-kind", internship::VisitKind::ALL.iter().map(|one| one.word())),
        words("side", internship::Side::ALL.iter().map(|one| one.word())),
        words("pulse-answer", pulse::Answer::ALL.iter().map(|one| one.word())),
        words("evaluation", evaluation::Question::ALL.iter().map(|one| one.word())),
        words("evaluation-mark", evaluation::Mark::ALL.iter().map(|one| one.word())),
        words("evaluation-lead", internship::Side::ALL.iter().map(|one| one.word())),
        words("talk", talk::Question::ALL.iter().map(|one| one.word())),
        words("talk-stands", internship::Side::ALL.iter().map(|one| one.word())),
        words("end", statistics::End::ALL.iter().map(|one| one.word())),
        words("event", statistics::Event::ALL.iter().map(|one| one.word())),
        words("share", ["placed", "first"]),
        words("class-when", ["earlier-unplaced", "year-at-least", "travel-band"]),
    ];
    let missing: Vec<String> = lists.into_iter().flatten().filter(|key| !texts.contains_key(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_text_is_left_over() {
    let (texts, sources) = (all_messages(), sources());
    let mut used: BTreeSet<String> = BTreeSet::new();
    // `round-state-` of t.word("round-state", …) and of format!("round-state-{}").
    let mut lists: BTreeSet<String> = BTreeSet::new();
    for source in &sources {
        for literal in literals(&source.text) {
            used.insert(literal.to_owned());
            // The page about an error has a title and a next step, personal data a purpose; a notice may stand in an address.
            used.extend(["-title", "-next", "-why"].map(|end| format!("{literal}{end}")));
            used.extend(literal.split_once("?ok=").map(|(_, notice)| notice.to_owned()));
            if let Some((prefix, _)) = literal.split_once("-{").filter(|(prefix, _)| is_key(prefix)) {
                lists.insert(format!("{prefix}-"));
            }
        }
        for call in [".word(", ".word_with(", "words(&t,", "options(&t,", "paragraphs(&context.t,"] {
            let after = source.text.split(call).skip(1);
            lists.extend(after.filter_map(|after| argument(after, 0)).map(|list| format!("{list}-")));
        }
    }
    for prefix in form_prefixes(&sources) {
        for (_, field) in form_fields(&sources) {
            used.insert(format!("{prefix}-{field}"));
            used.insert(format!("{prefix}-{field}-hint"));
        }
    }
    let left: Vec<&String> =
        texts.keys().filter(|key| !used.contains(*key) && !lists.iter().any(|list| key.starts_with(list))).collect();
    assert!(left.is_empty(), "{left:#?}");
}

/// Every `error-…` text of a language, by key, with titles and next steps beside what they belong to.
pub fn error_texts(lang: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for one in CRATES {
        let Ok(text) = std::fs::read_to_string(root().join(one).join(format!("locales/{lang}.ftl"))) else { continue };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some((key, value)) = line.split_once(" = ").filter(|(key, _)| key.starts_with("error-")) else {
                continue;
            };
            // Of one with a number the text for most numbers.
            let mut of_most = || lines.find_map(|line| line.trim_start().strip_prefix("*[other] "));
            let value = if value.ends_with("->") { of_most().expect("a text for most numbers") } else { value };
            all.insert(key.to_owned(), value.to_owned());
        }
    }
    assert!(all.len() > 60, "{}", all.len());
    all
}
