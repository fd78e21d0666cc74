//! What one student can check, offline.

use crate::kit::{KIT_FORMAT, Kit, KitHead, KitOutcome};
use crate::lottery::{Numbers, Standing};
use crate::outcome::{Outcome, seat_starts};
use crate::publication::{Cutoff, Publication, ResultPart};
use crate::round::{Eligible, Place};
use crate::verify::{Check, Code, Value, groups_of, opened, public, rules, wishes_are_eligible};

/// Everything that a student can check: the public checks and those of its own [`kit`].
pub fn student(publication: &Publication, own: &Kit) -> Vec<Check> {
    let mut checks = public(publication);
    checks.extend(kit(publication, own));
    checks
}

/// Only the checks of a kit. They take for granted that [`public`] passes.
pub fn kit(publication: &Publication, kit: &Kit) -> Vec<Check> {
    let same = kit.format == KIT_FORMAT && kit.fingerprint == publication.fingerprint;
    let round = Check::new(Code::Round, same).with("fingerprint", kit.fingerprint.to_string());
    if !same {
        // What a kit of another round shows would look like a deceit, and is none.
        return vec![round];
    }
    let mut checks = vec![
        round,
        Check::new(Code::OwnLeaf, opened::own_leaf(publication, kit))
            .with("student", kit.student.as_str())
            .with("leaf", kit.leaf)
            .with("wishes", kit.list(publication).len() as u64),
        Check::new(Code::EligibleWishes, eligible_wishes(publication, kit)),
    ];
    let reserves = publication.reserves();
    if !reserves.is_empty() {
        let groups = groups_of(&publication.frozen, &reserves, &kit.wishes);
        let named = groups.as_ref().map(|groups| groups.join(", ")).unwrap_or_default();
        checks.push(Check::new(Code::ReservedSeats, groups.is_some()).with("groups", named));
    }
    let Some(result) = &publication.result else {
        // Else an old publication would pass with any result in the kit.
        if kit.outcome.is_some() {
            checks.push(Check::new(Code::ResultMissing, false));
        }
        return checks;
    };
    let Some(shown) = &kit.outcome else {
        checks.push(Check::new(Code::OutcomeMissing, false));
        return checks;
    };
    match opened::own_outcome(result, kit, shown) {
        Some(outcome) => check_outcome(publication, result, kit, shown, outcome, &mut checks),
        None => checks.push(Check::new(Code::OwnOutcome, false).with("choice", shown.position)),
    }
    checks
}

fn eligible_wishes(publication: &Publication, kit: &Kit) -> bool {
    let ascending = match &kit.eligible {
        Eligible::All => true,
        Eligible::Only(places) => places.is_sorted_by(|a, b| a < b),
    };
    ascending && wishes_are_eligible(&publication.frozen, &kit.wishes, &kit.eligible)
}

fn check_outcome(
    publication: &Publication,
    result: &ResultPart,
    kit: &Kit,
    shown: &KitOutcome,
    outcome: Outcome,
    checks: &mut Vec<Check>,
) {
    let stands = opened::outcome_stands(publication, result, kit, shown, &outcome);
    let choice = publication.reserves().choice(&kit.wishes, outcome.position);
    checks.push(Check::new(Code::OwnOutcome, stands).with("choice", choice));
    let starts = seat_starts(result.places.iter().map(|place| place.taken));
    // The unplaced come after the last place.
    let place = (outcome.place as usize).min(result.places.len());
    let start = starts.get(place).copied().unwrap_or(0);
    let end = starts.get(place + 1).copied().unwrap_or(u64::from(publication.frozen.students));
    let seated = rules::own_seat(start..end, shown.seat) && opened::seat_stands(publication, result, kit, shown);
    checks.push(Check::new(Code::OwnSeat, seated).with("seat", shown.seat));

    let beacon = &publication.frozen.rules.beacon;
    let Some(value) = beacon.parse(&result.beacon).ok().filter(|value| value.text == result.beacon) else {
        checks.push(Check::new(Code::Beacon, false));
        return;
    };
    let lottery = publication.frozen.rules.lottery;
    let numbers = Numbers::new(&value.bytes, &publication.fingerprint, lottery, publication.reserves());
    let better = match outcome.position {
        0 => kit.wishes.len(),
        position => position as usize - 1,
    };
    let view = View { publication, result, numbers: &numbers, leaf: kit.leaf };
    for (index, &(place, class)) in kit.wishes[..better].iter().enumerate() {
        view.better_place(place, class, kit.heads.get(index), checks);
    }
    if let Some(&(place, class)) = kit.wishes.get(better) {
        view.own_place(place, class, outcome.level, checks);
    }
}

/// What a student looks at.
struct View<'a> {
    publication: &'a Publication,
    result: &'a ResultPart,
    numbers: &'a Numbers,
    leaf: u32,
}

impl View<'_> {
    fn standing(&self, place: u32, class: u32) -> Standing {
        Standing { class, number: self.numbers.of(self.leaf, place), leaf: self.leaf }
    }

    /// A check about a place, with where the student and the last one admitted stand.
    fn about(&self, code: Code, passed: bool, place: u32, me: Standing, cutoff: Cutoff) -> Check {
        let nowhere = Place::default();
        let place = self.publication.frozen.places.get(place as usize).unwrap_or(&nowhere);
        let (state, class, number): (&str, Value, Value) = match cutoff {
            Cutoff::SeatsLeft => ("seats-left", "".into(), "".into()),
            Cutoff::Closed => ("closed", "".into(), "".into()),
            Cutoff::Last { class, number } => ("last", class.into(), number.to_string().into()),
        };
        let check = Check::new(code, passed).at(place);
        // There, classes beyond it are those of who is not in the group.
        let check = match place.group {
            Some(_) => check.with("unlisted", self.publication.frozen.rules.unlisted_class),
            None => check,
        };
        check
            .with("class", me.class)
            .with("number", me.number.to_string())
            .with("cutoff", state)
            .with("cutoff_class", class)
            .with("cutoff_number", number)
    }

    fn own_place(&self, place: u32, class: u32, level: u32, checks: &mut Vec<Check>) {
        let me = self.standing(place, class);
        let Some(facts) = opened::place_facts(self.publication, self.result, place) else {
            return;
        };
        let broken = rules::own_place(&facts, me, level);
        let passed = broken.is_empty();
        checks.push(self.about(Code::OwnPlace, passed, place, me, facts.cutoff));
    }

    fn better_place(&self, place: u32, class: u32, head: Option<&KitHead>, checks: &mut Vec<Check>) {
        let me = self.standing(place, class);
        let Some(facts) = opened::place_facts(self.publication, self.result, place) else {
            checks.push(Check::new(Code::ResultShape, false));
            return;
        };
        let head = head.filter(|head| head.place == place);
        let shown = head.map(|head| opened::head_facts(self.publication, self.result, self.numbers, head)).transpose();
        let broken = match &shown {
            Ok(head) => rules::better_place(&facts, me, head.as_ref()),
            Err(code) => vec![*code],
        };
        if broken.is_empty() {
            let check = self.about(Code::BetterPlace, true, place, me, facts.cutoff);
            let head = head.map_or(0, |head| head.leaf);
            checks.push(check.with("head", head));
        }
        checks.extend(broken.into_iter().map(|code| self.about(code, false, place, me, facts.cutoff)));
    }
}
