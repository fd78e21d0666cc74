//! What a check says, in a sentence.

mod en;
mod nl;

use evenkans_matching::Number;
use evenkans_matching::verify::{Check, Code, Value, Verdict};

use super::lang::Lang;

/// One sentence for a check; what it says fits the verdict.
pub(super) fn sentence(check: &Check, lang: Lang) -> String {
    let text = match lang {
        Lang::En => en::text(check),
        Lang::Nl => nl::text(check),
    };
    // These, and all about a place, have a sentence of their own for what is wrong.
    let says_it = matches!(check.code, Code::Round | Code::OutcomeMissing | Code::ResultMissing | Code::Drawn);
    let needs_not = check.verdict == Verdict::Failed && check.place.is_none() && !says_it;
    if needs_not { format!("{}: {text}", lang.say("does not hold", "klopt niet")) } else { text }
}

/// The place that a check is about, and for whom its seats are kept.
fn place(check: &Check, kept_for: &str) -> String {
    let place = check.place.as_deref().unwrap_or_default();
    fact(check, "group").map_or_else(|| place.to_owned(), |group| format!("{place} ({kept_for} {group})"))
}

/// So many of something.
fn many(count: &str, one: &str, more: &str) -> String {
    format!("{count} {}", if count == "1" { one } else { more })
}

/// A fact, where there is one.
fn fact(check: &Check, name: &str) -> Option<String> {
    match check.facts.iter().find(|(given, _)| *given == name)? {
        (_, Value::Number(number)) => Some(number.to_string()),
        (_, Value::Text(text)) => Some(text.clone()).filter(|text| !text.is_empty()),
    }
}

fn is(check: &Check, name: &str) -> bool {
    fact(check, name).is_some()
}

/// Where a student stands at a place: class and number, each as people say it.
struct Standing {
    cutoff: String,
    own: [String; 2],
    /// Those of the last one who came in.
    last: [String; 2],
}

impl Standing {
    /// With how a class is said, and the group outside of which it stands: at reserved seats, who is not in the group
    /// stands behind it.
    fn of(check: &Check, class: &dyn Fn(&str, Option<&str>) -> String) -> Self {
        let fact = |name: &str| fact(check, name).unwrap_or_default();
        let number = |name: &str| match u64::from_str_radix(&fact(name), 16) {
            Ok(number) => Number(number).six_digits(),
            Err(_) => fact(name),
        };
        let class = |name: &str| match (fact(name).parse::<u64>(), fact("unlisted").parse::<u64>()) {
            (Ok(given), Ok(unlisted)) if given > unlisted => {
                class(&(given - unlisted).to_string(), Some(&fact("group")))
            }
            _ => class(&fact(name), None),
        };
        Self {
            cutoff: fact("cutoff"),
            own: [class("class"), number("number")],
            last: [class("cutoff_class"), number("cutoff_number")],
        }
    }
}
