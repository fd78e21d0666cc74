//! What no table about real persons may record: origin, religion, health and orientation.
//!
//! The approach never needs it: a field test *assigns* a signal to fictitious applicants, a survey is anonymous, and
//! figures of groups come from outside. A table that holds such a column is refused as a whole, by its headings and by
//! its values, before anything is computed: those are special categories of personal data (GDPR, article 9), and a
//! figure made from them would invite people to keep them. Only columns whose values say so plainly are refused; a list
//! of words cannot see a secret code, and an honest table is not turned away for a town or a subject.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::traits::{
    AMBIGUOUS, COUNTRIES, DUTCH, HARMLESS, HEADINGS, NEVER_THINGS, OTHERS, PERSONS, REGISTER, STEMS, TAUGHT, THINGS,
    THINGS_BEGIN, THINGS_END, TOGETHER, VALUES,
};

/// Which of the four was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Refused {
    Origin,
    Religion,
    Health,
    Orientation,
}

impl Refused {
    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Religion => "religion",
            Self::Health => "health",
            Self::Orientation => "orientation",
        }
    }
}

/// What a heading says that the column records. A heading is cut into words at everything that is no letter, and at
/// capitals inside it; a word that names a religion or an orientation says it in a heading too.
#[must_use]
pub fn heading(text: &str) -> Option<Refused> {
    let words = words(text);
    let has = |list: &str| words.iter().any(|word| list.split_ascii_whitespace().any(|other| other == word));
    let is_about_something_else = has(HARMLESS);
    let is_of_taught = has(TAUGHT);
    let coded = coded(text, is_about_something_else);
    coded.or_else(|| {
        spoken(&words).find_map(|word| {
            let lists = lists();
            // Of who is taught a school or a course is no excuse.
            if is_about_something_else && !is_of_taught && AMBIGUOUS.split(' ').any(|other| other == word) {
                return None;
            }
            let said = lists.headings.get(word.as_str()).or_else(|| lists.values.get(word.as_str())).copied();
            // `leerlingherkomst`, `gezinsherkomst`.
            let of_origin = (word.len() > 8 && word.ends_with("herkomst")).then_some(Refused::Origin);
            said.or_else(|| stem(&word).or(of_origin).filter(|_| !is_about_something_else))
        })
    })
}

/// What is said with a figure: a language learnt as the second one, a generation after who came.
fn coded(text: &str, is_about_something_else: bool) -> Option<Refused> {
    let small = text.to_lowercase();
    let mut parts = small.split(|letter: char| !letter.is_alphanumeric());
    let is_second_language = !is_about_something_else && parts.any(|part| part == "nt2");
    // As Statistics Netherlands calls its columns: GBAHERKOMSTGROEPERING, GBANATIONALITEIT1.
    let is_of_register = words(text).iter().any(|word| {
        let name =
            ["gba", "rin", "vrl", "brp"].iter().fold(word.as_str(), |name, of| name.strip_prefix(of).unwrap_or(name));
        name != word && REGISTER.split_ascii_whitespace().any(|begin| name.starts_with(begin))
    });
    (is_second_language || is_of_register || is_generation(text)).then_some(Refused::Origin)
}

/// A generation after who came. The first one is of students whose parents did not study, too.
fn is_generation(text: &str) -> bool {
    let glued: String = text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let generations = ["2egeneratie", "3egeneratie", "2dgeneration", "2ndgeneration", "3rdgeneration"];
    generations.iter().any(|generation| glued.contains(generation))
}

/// Words alone, and neighbours together: `land van herkomst`, `sexual orientation`, `person of colour`.
fn spoken(words: &[String]) -> impl Iterator<Item = String> {
    let all = (0..words.len()).flat_map(|from| (from + 1..=words.len().min(from + 4)).map(move |to| (from, to)));
    all.map(|(from, to)| words[from..to].concat())
}

fn stem(word: &str) -> Option<Refused> {
    // What a building is, and not who comes in; what is taught, and not who is taught; a letter, and a school.
    if ["toegankelijk", "accessible", "les", "lessen", "kunde", "brief", "brieven", "school", "zorg"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        return None;
    }
    let begins = |stems: &str| stems.split_ascii_whitespace().any(|stem| word.starts_with(stem));
    STEMS.iter().find(|(_, stems)| begins(stems)).map(|(what, _)| *what)
}

/// The trait that a value says in a column of things, too.
pub(super) fn never_a_thing(text: &str) -> Option<Refused> {
    // Most values begin otherwise.
    if !text.starts_with(['a', 'A', 'n', 'N', 'w', 'W', 'm', 'M']) {
        return None;
    }
    let whole = folded(text);
    let is_one = NEVER_THINGS.split_ascii_whitespace().any(|word| word == whole);
    is_one.then(|| lists().values.get(whole.as_str()).copied().unwrap_or(Refused::Origin))
}

/// Whether a heading says that its column is about a subject, a place or an organisation.
#[must_use]
pub fn is_of_things(text: &str) -> bool {
    let mut words = words(text);
    words.push(folded(text));
    let has = |list: &str| words.iter().any(|word| list.split_ascii_whitespace().any(|other| other == word));
    let named = words.iter().any(|word| {
        THINGS_BEGIN.split_ascii_whitespace().any(|begin| word.starts_with(begin))
            || THINGS_END.split_ascii_whitespace().any(|end| word.ends_with(end))
    });
    (has(THINGS) || named) && !has(PERSONS)
}

/// Whether a heading says that its column is about the language of lessons.
pub(super) fn is_of_teaching(text: &str) -> bool {
    let whole = folded(text);
    ["voertaal", "lestaal", "instructietaal", "cursustaal", "examentaal"].contains(&whole.as_str())
}

/// Several words are looked up as one from so many letters on.
const FEWEST_LETTERS: usize = 10;
/// As many words as a trait takes to be named; more is a text about something else.
const MOST_WORDS: usize = 5;

/// What a value says of the person in its row: as a whole, or in some of its few words (`Moroccan background`, `diabetes
/// type 2`, `with a migration background`).
#[must_use]
pub fn value(text: &str) -> Option<Refused> {
    let (values, words) = (&lists().values, words(text));
    let whole = folded(text);
    // Short words glued together say what nobody wrote: `do of wo`.
    let is_one = words.len() < 2 || !text.contains(' ');
    let known = |glued: &str| values.get(glued).copied().filter(|_| is_one || glued.len() >= FEWEST_LETTERS);
    // Statistics Netherlands says it in a sentence: born here, a parent born abroad.
    let is_sentence =
        ["geboreninnederland", "geboreninhetbuitenland", "oudersgeboren"].iter().any(|part| whole.contains(part));
    // A device is of a second generation too: beside it stands where from.
    let is_of_origin = is_generation(text) && words.iter().any(|word| lists().together.contains_key(word.as_str()));
    if is_sentence || is_of_origin {
        return Some(Refused::Origin);
    }
    known(&whole).or_else(|| {
        if words.len() > MOST_WORDS {
            return None;
        }
        words
            .iter()
            .find_map(|word| values.get(word.as_str()).copied())
            .or_else(|| spoken(&words).find_map(|glued| known(&glued)))
    })
}

/// What words say together that say nothing alone.
pub(super) fn said_together(seen: &HashSet<(Refused, &'static str)>) -> Option<Refused> {
    let is_in = |list: &str, word: &str| list.split_ascii_whitespace().any(|other| other == word);
    let (others, named): (Vec<_>, Vec<_>) = seen.iter().partition(|(_, word)| is_in(OTHERS, word));
    let beside = !others.is_empty() && named.iter().any(|(_, word)| is_in(COUNTRIES, word) || is_in(DUTCH, word));
    let twice = named.iter().find(|(what, _)| named.iter().filter(|(other, _)| other == what).count() > 1);
    twice.map(|(what, _)| *what).or(beside.then_some(Refused::Origin))
}

/// A value that is a trait as a whole, and whether it says so alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Trait {
    pub what: Refused,
    pub alone: bool,
    word: &'static str,
}

/// Which trait a value is as a whole.
pub(super) fn trait_of(text: &str) -> Option<Trait> {
    let (lists, whole) = (lists(), folded(text));
    let known = |list: &HashMap<&'static str, Refused>, alone: bool| {
        list.get_key_value(whole.as_str()).map(|(word, what)| Trait { what: *what, alone, word })
    };
    known(&lists.values, true).or_else(|| known(&lists.together, false))
}

/// Which of the words this is that only say something together.
pub(super) fn together(text: &str) -> Option<(Refused, &'static str)> {
    let whole = |text: &str| lists().together.get_key_value(text).map(|(word, what)| (*what, *word));
    let apart = || text.split(['(', ')', '/', ':', ';', ',']).map(str::trim).filter(|part| part.len() < text.len());
    whole(folded(text).as_str()).or_else(|| {
        // `Turkije (TR)` and `A: Turkije` are no name of which a country is a part.
        let country = |part: &str| whole(folded(part).as_str()).filter(|(_, word)| word.len() > 3);
        if let Some(found) = apart().find_map(country) {
            return Some(found);
        }
        let words = words(text);
        // Among others a short one is a word of its own (`hun`, `som`, `nl`), and a country a part of a name: Noord-Holland.
        let country = |word: &str| COUNTRIES.split_ascii_whitespace().any(|country| country == word);
        let own = words.iter().filter(|word| word.len() > 3 && words.len() <= MOST_WORDS && !country(word));
        own.into_iter().find_map(|word| whole(word))
    })
}

struct Lists {
    headings: HashMap<&'static str, Refused>,
    values: HashMap<&'static str, Refused>,
    together: HashMap<&'static str, Refused>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    let map = |lists: &[(Refused, &'static str)]| -> HashMap<&'static str, Refused> {
        lists.iter().flat_map(|(what, words)| words.split_ascii_whitespace().map(|word| (word, *what))).collect()
    };
    LISTS.get_or_init(|| {
        let mut together: HashMap<&'static str, Refused> = map(&TOGETHER);
        together.extend(map(&[(Refused::Origin, COUNTRIES), (Refused::Origin, OTHERS)]));
        Lists { headings: map(&HEADINGS), values: map(&VALUES), together }
    })
}

/// A heading cut into words of plain small letters.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in text.chars() {
        if !letter.is_alphabetic() || (letter.is_uppercase() && was_small) {
            words.push(String::new());
        }
        was_small = letter.is_lowercase();
        words.last_mut().into_iter().for_each(|word| word.push_str(&plain(letter)));
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Small letters without accents, and nothing else.
fn folded(text: &str) -> String {
    text.chars().map(plain).collect()
}

fn plain(letter: char) -> String {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    match small {
        'a'..='z' => small.to_string(),
        'à' | 'á' | 'â' | 'ä' | 'å' | 'ã' => "a".to_owned(),
        'è' | 'é' | 'ê' | 'ë' => "e".to_owned(),
        'ì' | 'í' | 'î' | 'ï' => "i".to_owned(),
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => "o".to_owned(),
        'ù' | 'ú' | 'û' | 'ü' => "u".to_owned(),
        'ç' => "c".to_owned(),
        'ñ' => "n".to_owned(),
        _ => String::new(),
    }
}
