//! English sentences for checks.

use evenkans_matching::Number;
use evenkans_matching::verify::{Check, Code, Value, Verdict};

/// One sentence for a check; what it says fits the verdict.
pub(super) fn sentence(check: &Check) -> String {
    let group = check.facts.iter().find(|(name, _)| *name == "group").map(|_| fact(check, "group"));
    let place = check.place.as_deref().unwrap_or_default();
    let place = group.map_or_else(|| place.to_owned(), |group| format!("{place} (seats for {group})"));
    let fact = |name: &str| fact(check, name);
    let good = check.verdict == Verdict::Passed;
    let text = match check.code {
        Code::BetterPlace => {
            format!("{place} rightly did not admit you: {}", standing(check))
        }
        Code::OwnPlace if good => format!("{place} admits you: {}", standing(check)),
        Code::OwnPlace => {
            format!("{place} is given to you but does not admit you, or its level differs: {}", standing(check))
        }
        Code::Admitted => format!("{place} would have admitted you, and you did not get it: {}", standing(check)),
        Code::HeadMissing => {
            format!("{place} shows nobody who goes before you, though you wait there")
        }
        Code::HeadCommitment => format!("{place} shows you somebody else than it is committed to"),
        Code::HeadListed => format!("{place} shows somebody who never listed it"),
        Code::HeadOutcome => {
            format!("{place} shows somebody whose result is not in the outcome tree")
        }
        Code::HeadNotWaiting => format!("{place} shows somebody who does not prefer it"),
        Code::HeadBehind => format!("{place} shows somebody who is behind you"),
        Code::HeadLevel => format!("{place} has a level that is not above that of its head"),
        Code::TooManyTaken => format!("{place} takes {} students and has {} seats", fact("taken"), fact("capacity")),
        Code::CutoffForm => {
            format!("{place} shows a cutoff that does not fit {} of {} seats taken", fact("taken"), fact("capacity"))
        }
        Code::LevelRange => format!("{place} has the impossible level {}", fact("level")),
        Code::Counts => {
            format!("{} seats taken + {} unplaced = {} students", fact("taken"), fact("unplaced"), fact("students"))
        }
        Code::Beacon if fact("named") == "not named" && check.verdict != Verdict::Failed => {
            "no beacon was named beforehand: whoever drew could choose the value".to_owned()
        }
        Code::Beacon => format!(
            "the beacon ({}, {}, {}) is the one that was named{}",
            fact("kind"),
            fact("named"),
            fact("moment"),
            beacon_note(check)
        ),
        Code::Headcounts => {
            format!("{} students in the round, {} counted by the registrar", fact("students"), fact("counted"))
        }
        Code::ConfirmedLists => {
            format!("{} of {} lists were confirmed by their students", fact("confirmed"), fact("students"))
        }
        Code::Fingerprint => format!("the fingerprint of the frozen part is {}", fact("fingerprint")),
        Code::OwnLeaf => format!("your list of {} wishes is frozen as number {}", fact("wishes"), fact("leaf")),
        Code::ReservedSeats => format!(
            "the reserved seats stand on your list as the rules say; seats are kept there for you as a member of: {}",
            Some(fact("groups")).filter(|groups| groups != "not named").unwrap_or_else(|| "no group".to_owned())
        ),
        Code::OwnOutcome if fact("choice") == "0" => "your result is committed to: no place".to_owned(),
        Code::OwnOutcome => format!("your result is committed to: your choice {}", fact("choice")),
        Code::ReplayPlaces if !good => {
            format!("{place} is published with other numbers than the replay gives")
        }
        Code::CommittedBeforeBeacon if fact("claimed") == "yes" => {
            "the publisher says that the round was committed before its beacon was known; a mail with this \
             fingerprint that is older than the beacon proves it"
                .to_owned()
        }
        Code::CommittedBeforeBeacon => "the round was NOT committed before its beacon was known".to_owned(),
        Code::OutcomeMissing => {
            return "your kit is from before the draw: fetch it again from your page, and check that one".to_owned();
        }
        Code::ResultMissing => {
            return "your publication.json is from before the draw: save it again from the round's page".to_owned();
        }
        Code::Drawn => if check.verdict == Verdict::Noted {
            "the round is not drawn yet"
        } else {
            "there is a signature without a result"
        }
        .to_owned(),
        Code::ReplayAllocation if check.verdict == Verdict::Noted => {
            "there is no allocation.csv, so none was held against the replay".to_owned()
        }
        code => plain(code).to_owned(),
    };
    let needs_not = check.verdict == Verdict::Failed && check.place.is_none();
    if needs_not { format!("does not hold: {text}") } else { text }
}

/// Checks whose sentence needs no facts.
fn plain(code: Code) -> &'static str {
    match code {
        Code::Format => "the format is known",
        Code::FrozenSignature => "the frozen part is signed by its publisher",
        Code::StudentTree => "the tree of students has the size of the round",
        Code::Rules => "places, classes and beacon are well formed",
        Code::ResultShape => "the result is about exactly these places",
        Code::ResultSignature => "the result is signed by its publisher",
        Code::OutcomeTrees => "both outcome trees have the size of the round",
        Code::Places => "no place is overfull, and cutoffs stand only where places are full",
        Code::Round => "your kit is one of this round",
        Code::EligibleWishes => "every wish of yours was open to you",
        Code::OwnSeat => "your result is counted once, where it belongs",
        Code::ReplayLists => "the opened lists are those that were frozen",
        Code::ReplayRules => "the opened lists keep to the rules",
        Code::ReplayDraw => "the result can be computed again",
        Code::ReplayPlaces => "seats taken, cutoffs, levels and heads are those of the replay",
        Code::ReplayUnplaced => "the number of unplaced students is that of the replay",
        Code::ReplayByStudent => "the outcome tree by student is that of the replay",
        Code::ReplayByPlace => "the outcome tree by place is that of the replay",
        Code::ReplayAllocation => "allocation.csv is that of the replay",
        _ => "this check",
    }
}

fn beacon_note(check: &Check) -> &'static str {
    match (check.verdict, fact(check, "kind").as_str()) {
        (Verdict::Noted, "dice") => "; that the dice fell then rests on the witnesses",
        (Verdict::Noted, _) => "; nothing in the round proves when it was known",
        _ => "",
    }
}

fn standing(check: &Check) -> String {
    let fact = |name: &str| fact(check, name);
    let number = |name: &str| match u64::from_str_radix(&fact(name), 16) {
        Ok(number) => Number(number).six_digits(),
        Err(_) => fact(name),
    };
    // At reserved seats, who is not in the group stands behind it.
    let class = |name: &str| match (fact(name).parse::<u64>(), fact("unlisted").parse::<u64>()) {
        (Ok(class), Ok(unlisted)) if class > unlisted => {
            format!("class {} outside {}", class - unlisted, fact("group"))
        }
        _ => format!("class {}", fact(name)),
    };
    let own = format!("you have {} and number {}", class("class"), number("number"));
    match fact("cutoff").as_str() {
        "seats-left" => format!("it has seats left; {own}"),
        "closed" => format!("it has no seats; {own}"),
        _ => format!("it is full up to {} and number {}; {own}", class("cutoff_class"), number("cutoff_number")),
    }
}

fn fact(check: &Check, name: &str) -> String {
    match check.facts.iter().find(|(given, _)| *given == name) {
        Some((_, Value::Number(number))) => number.to_string(),
        Some((_, Value::Text(text))) if !text.is_empty() => text.clone(),
        _ => "not named".to_owned(),
    }
}
