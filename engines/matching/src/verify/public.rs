//! What anyone can check, from the publication alone.

use std::collections::HashSet;

use crate::beacon::Beacon;
use crate::digest::Tag;
use crate::publication::{FORMAT, FrozenPart, Publication, ResultPart, fingerprint, is_signed, result_digest};
use crate::round::{MAX_CAPACITY, MAX_CLASS, Place};
use crate::verify::opened::place_facts;
use crate::verify::{Check, Code, Value, rules};

/// All public checks, in a fixed order. A failed check about a place is there once for each place.
pub fn public(publication: &Publication) -> Vec<Check> {
    let frozen = &publication.frozen;
    let digest = fingerprint(frozen).ok();
    let signed =
        is_signed(&frozen.public_key, Tag::SignFrozen, &publication.fingerprint, &publication.frozen_signature);
    let students = frozen.students as usize;
    let mut checks = vec![
        Check::new(Code::Format, frozen.format == FORMAT).with("format", frozen.format.as_str()),
        Check::new(Code::Fingerprint, digest == Some(publication.fingerprint))
            .with("fingerprint", publication.fingerprint.to_string()),
        Check::new(Code::FrozenSignature, signed).with("key", frozen.public_key.to_string()),
        Check::new(Code::StudentTree, frozen.tree.is_sound(students, Tag::StudentNode))
            .with("students", frozen.students),
        Check::new(Code::Rules, rules_are_sound(frozen)),
        headcounts(frozen),
        confirmed(frozen),
    ];
    match &publication.result {
        None => {
            let alone = publication.result_signature.is_none();
            checks.push(if alone { Check::noted(Code::Drawn) } else { Check::new(Code::Drawn, false) });
        }
        Some(result) => check_result(publication, result, &mut checks),
    }
    checks
}

fn rules_are_sound(frozen: &FrozenPart) -> bool {
    let rules = &frozen.rules;
    let mut groups = HashSet::new();
    let mut classes = HashSet::new();
    let mut programmes = HashSet::new();
    rules.groups.iter().all(|group| groups.insert(group.name.as_str()))
        && places_are_sound(&frozen.places, &groups)
        && rules
            .classes
            .iter()
            .all(|class| (1..rules.unlisted_class).contains(&class.number) && classes.insert(class.number))
        && (1..=MAX_CLASS + 1).contains(&rules.unlisted_class)
        // Counted twice, a programme would make room for students who do not exist.
        && frozen.headcounts.iter().all(|one| programmes.insert(one.programme.as_str()))
        && rules.beacon.flaw().is_none()
}

/// Different places, then the seats that they reserve, each for another group.
fn places_are_sound(places: &[Place], groups: &HashSet<&str>) -> bool {
    let mut seen = HashSet::new();
    let mut reserved = false;
    places.iter().all(|place| {
        let sound = match place.group.as_deref() {
            None => !reserved,
            Some(group) => groups.contains(group) && seen.contains(&(place.place.as_str(), None)),
        };
        reserved |= place.group.is_some();
        sound && place.capacity <= MAX_CAPACITY && seen.insert((place.place.as_str(), place.group.as_deref()))
    })
}

fn headcounts(frozen: &FrozenPart) -> Check {
    let counted: u64 = frozen.headcounts.iter().map(|h| u64::from(h.students)).sum();
    let check = match frozen.headcounts.is_empty() {
        true => Check::noted(Code::Headcounts),
        false => Check::new(Code::Headcounts, u64::from(frozen.students) <= counted),
    };
    check.with("students", frozen.students).with("counted", counted)
}

fn confirmed(frozen: &FrozenPart) -> Check {
    let check = match frozen.confirmed_lists.cmp(&frozen.students) {
        std::cmp::Ordering::Less => Check::noted(Code::ConfirmedLists),
        order => Check::new(Code::ConfirmedLists, order.is_eq()),
    };
    check.with("students", frozen.students).with("confirmed", frozen.confirmed_lists)
}

fn check_result(publication: &Publication, result: &ResultPart, checks: &mut Vec<Check>) {
    let frozen = &publication.frozen;
    let fits = result.places.len() == frozen.places.len();
    checks.push(Check::new(Code::ResultShape, fits).with("places", frozen.places.len() as u64));
    // Never more than noted: it is the publisher's own word. What proves it is the fingerprint in a mail that is
    // older than the beacon, and no file can show that.
    let claimed = if result.committed_before_beacon { "yes" } else { "no" };
    checks.push(Check::noted(Code::CommittedBeforeBeacon).with("claimed", claimed));
    checks.push(check_beacon(&frozen.rules.beacon, &result.beacon));
    let signed = result_digest(&publication.fingerprint, result).is_ok_and(|digest| {
        publication
            .result_signature
            .as_ref()
            .is_some_and(|signature| is_signed(&frozen.public_key, Tag::SignResult, &digest, signature))
    });
    checks.push(Check::new(Code::ResultSignature, signed));
    let students = frozen.students as usize;
    let trees =
        result.by_student.is_sound(students, Tag::OutcomeNode) && result.by_place.is_sound(students, Tag::SeatNode);
    checks.push(Check::new(Code::OutcomeTrees, trees));
    check_places(publication, result, checks);
    let adds_up = rules::counts(result.places.iter().map(|p| p.taken), result.unplaced, frozen.students);
    let taken: u64 = result.places.iter().map(|place| u64::from(place.taken)).sum();
    let counts = Check::new(Code::Counts, adds_up)
        .with("students", frozen.students)
        .with("taken", taken)
        .with("unplaced", result.unplaced);
    checks.push(counts);
}

fn check_beacon(beacon: &Beacon, text: &str) -> Check {
    let genuine = beacon.read(text).is_ok_and(|value| value.text == text);
    let check = match beacon {
        // Nothing but a drand round proves by itself when it became known.
        Beacon::Dice { .. } | Beacon::Hex { .. } if genuine => Check::noted(Code::Beacon),
        _ => Check::new(Code::Beacon, genuine),
    };
    let (kind, named): (&str, Value) = match beacon {
        Beacon::Drand { round, .. } => ("drand", (*round).into()),
        Beacon::Dice { witnesses, .. } => ("dice", witnesses.join(", ").into()),
        Beacon::Hex { source, .. } => ("hex", source.as_str().into()),
    };
    check.with("kind", kind).with("named", named).with("moment", beacon.moment())
}

fn check_places(publication: &Publication, result: &ResultPart, checks: &mut Vec<Check>) {
    let places = publication.frozen.places.len() as u32;
    let before = checks.len();
    for (place, number) in publication.frozen.places.iter().zip(0..) {
        let Some(facts) = place_facts(publication, result, number) else {
            break;
        };
        for code in rules::published_place(&facts, places) {
            let check = Check::new(code, false)
                .at(place)
                .with("capacity", facts.capacity)
                .with("taken", facts.taken)
                .with("level", facts.level);
            checks.push(check);
        }
    }
    if checks.len() == before {
        checks.push(Check::new(Code::Places, true).with("places", places));
    }
}
