//! What an auditor can check: everything again, from the opened lists.

use std::collections::HashSet;

use crate::draw::{Seat, settle};
use crate::freeze::{Opened, tree_of};
use crate::publication::{Publication, ResultPart};
use crate::verify::{Check, Code, groups_of, public, wishes_are_eligible};

/// What an auditor found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// All checks, the public ones first.
    pub checks: Vec<Check>,
    /// Where every pseudonym ended when it was computed again; `None` when there is no result, or
    /// the lists are not those that were frozen.
    pub seats: Option<Vec<Option<Seat>>>,
}

/// Computes everything again. `opened` is ordered by pseudonym.
pub fn replay(publication: &Publication, opened: &[Opened]) -> Replay {
    let mut checks = public(publication);
    let frozen = &publication.frozen;
    let ordered = opened.windows(2).all(|pair| pair[0].receipt < pair[1].receipt);
    let rebuilt = tree_of(opened).publish();
    let lists = ordered && opened.len() == frozen.students as usize && rebuilt == frozen.tree;
    checks.push(Check::new(Code::ReplayLists, lists).with("students", opened.len() as u64));
    let sound = lists_are_sound(publication, opened);
    checks.push(Check::new(Code::ReplayRules, sound));
    let Some(result) = publication.result.as_ref().filter(|_| lists && sound) else {
        return Replay { checks, seats: None };
    };
    let settled = frozen.rules.beacon.read(&result.beacon).ok().and_then(|value| {
        let before = result.committed_before_beacon;
        settle(opened, frozen, &publication.fingerprint, &value, before).ok()
    });
    match &settled {
        Some(settled) => compare(publication, result, &settled.result, &mut checks),
        None => checks.push(Check::new(Code::ReplayDraw, false)),
    }
    Replay { checks, seats: settled.map(|settled| settled.seats_by_leaf()) }
}

fn lists_are_sound(publication: &Publication, opened: &[Opened]) -> bool {
    let frozen = &publication.frozen;
    let reserves = publication.reserves();
    let mut students = HashSet::new();
    opened.iter().all(|student| {
        students.insert(student.student.as_str())
            && wishes_are_eligible(frozen, &student.wishes, &student.eligible)
            && (reserves.is_empty() || groups_of(frozen, &reserves, &student.wishes).is_some())
    })
}

fn compare(publication: &Publication, given: &ResultPart, own: &ResultPart, checks: &mut Vec<Check>) {
    let before = checks.len();
    let places = publication.frozen.places.iter();
    for (place, (given, own)) in places.zip(given.places.iter().zip(&own.places)) {
        if given != own {
            checks.push(
                Check::new(Code::ReplayPlaces, false)
                    .at(place)
                    .with("taken", given.taken)
                    .with("replayed_taken", own.taken)
                    .with("level", given.level)
                    .with("replayed_level", own.level),
            );
        }
    }
    if checks.len() == before {
        let fits = given.places.len() == own.places.len();
        checks.push(Check::new(Code::ReplayPlaces, fits).with("places", own.places.len() as u64));
    }
    checks.extend([
        Check::new(Code::ReplayUnplaced, given.unplaced == own.unplaced)
            .with("unplaced", given.unplaced)
            .with("replayed_unplaced", own.unplaced),
        Check::new(Code::ReplayByStudent, given.by_student == own.by_student),
        Check::new(Code::ReplayByPlace, given.by_place == own.by_place),
    ]);
}
