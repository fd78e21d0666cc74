//! In English.

use evenkans_matching::verify::{Check, Code, Verdict};

use super::{Standing, fact, is, many, place};

pub(super) fn text(check: &Check) -> String {
    let place = place(check, "seats for");
    let fact = |name: &str| fact(check, name).unwrap_or_else(|| "not named".to_owned());
    let good = check.verdict == Verdict::Passed;
    match check.code {
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
        Code::TooManyTaken => format!(
            "{place} takes {} and has {}",
            many(&fact("taken"), "student", "students"),
            many(&fact("capacity"), "seat", "seats")
        ),
        Code::CutoffForm => {
            format!("{place} shows a cutoff that does not fit {} of {} seats taken", fact("taken"), fact("capacity"))
        }
        Code::LevelRange => format!("{place} has the impossible level {}", fact("level")),
        Code::Counts => {
            format!("{} seats taken + {} unplaced = {} students", fact("taken"), fact("unplaced"), fact("students"))
        }
        Code::Beacon if !is(check, "named") && check.verdict != Verdict::Failed => {
            "no beacon was named beforehand: whoever drew could choose the value".to_owned()
        }
        Code::Beacon => format!(
            "the beacon ({}, {}, {}) is the one that was named{}",
            fact("kind"),
            fact("named"),
            fact("moment"),
            beacon_note(check)
        ),
        Code::Headcounts if fact("counted") == "0" => {
            format!("{} in the round, and no count of the registrar", many(&fact("students"), "student", "students"))
        }
        Code::Headcounts => {
            format!("{} students in the round, {} counted by the registrar", fact("students"), fact("counted"))
        }
        Code::ConfirmedLists => {
            format!("{} of {} lists were confirmed by their students", fact("confirmed"), fact("students"))
        }
        Code::Fingerprint => format!("the fingerprint of the frozen part is {}", fact("fingerprint")),
        Code::OwnLeaf => {
            format!("your list of {} is frozen as number {}", many(&fact("wishes"), "wish", "wishes"), fact("leaf"))
        }
        Code::ReservedSeats => format!(
            "the reserved seats stand on your list as the rules say; seats are kept there for you as a member of: {}",
            if is(check, "groups") { fact("groups") } else { "no group".to_owned() }
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
            "your kit is from before the draw: fetch it again from your page, and check that one".to_owned()
        }
        Code::ResultMissing => {
            "your publication.json is from before the draw: save it again from the round's page".to_owned()
        }
        Code::Drawn => if check.verdict == Verdict::Noted {
            "the round is not drawn yet"
        } else {
            "there is a signature without a result"
        }
        .to_owned(),
        Code::Round if !good => {
            "your kit is of another round, or in a form that is not known: take both files from the same page, and keep this kit: if you are sure that it is of this round, show it to the auditor"
                .to_owned()
        }
        Code::ReplayAllocation if is(check, "undrawn") => {
            "the round is not drawn, so there is no allocation.csv".to_owned()
        }
        Code::ReplayAllocation if check.verdict == Verdict::Noted => {
            "there is no allocation.csv, so none was held against the replay".to_owned()
        }
        code => plain(code).to_owned(),
    }
}

/// Checks whose sentence needs no facts.
fn plain(code: Code) -> &'static str {
    match code {
        Code::Format => "the format is known",
        Code::FrozenSignature => "the frozen part is signed by its publisher",
        Code::StudentTree => "the tree of students has the size of the round",
        Code::Rules => "places, groups, classes, headcounts and beacon are well formed",
        Code::ResultShape => "the result is about exactly these places",
        Code::ResultSignature => "the result is signed by its publisher",
        Code::OutcomeTrees => "both outcome trees have the size of the round",
        Code::Places => "no place is overfull, and cutoffs stand only where places are full",
        Code::Round => "your kit is one of this round, in a form that is known",
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
    match (check.verdict, fact(check, "kind").as_deref()) {
        (Verdict::Noted, Some("dice")) => "; that the dice fell then rests on the witnesses",
        (Verdict::Noted, _) => "; nothing in the round proves when it was known",
        _ => "",
    }
}

fn standing(check: &Check) -> String {
    let seen = Standing::of(check, &|class, outside| match outside {
        Some(group) => format!("class {class} outside {group}"),
        None => format!("class {class}"),
    });
    let own = format!("you have {}", seen.own.join(" and number "));
    match seen.cutoff.as_str() {
        "seats-left" => format!("it has seats left; {own}"),
        "closed" => format!("it has no open seats; {own}"),
        _ => format!("it is full up to {}; {own}", seen.last.join(" and number ")),
    }
}
