//! Opening commitments: from a publication and a kit to plain facts.

use crate::allocate::UNPLACED;
use crate::digest::Tag;
use crate::entry::{Entry, commit_wish, leaf_from_wish};
use crate::kit::{Kit, KitHead, KitOutcome};
use crate::lottery::{Numbers, Standing};
use crate::outcome::{Outcome, commit_head, commit_number, outcome_leaf, seat_leaf};
use crate::publication::{Publication, ResultPart};
use crate::verify::Code;
use crate::verify::rules::{HeadFacts, PlaceFacts};

/// Whether the kit's list stands in the frozen tree under the student's own identifier.
pub fn own_leaf(publication: &Publication, kit: &Kit) -> bool {
    let frozen = &publication.frozen;
    let entry = Entry { receipt: &kit.receipt, student: &kit.student, eligible: &kit.eligible, wishes: &kit.wishes };
    frozen.tree.holds(entry.leaf(), kit.leaf, frozen.students, &kit.path.0, Tag::StudentNode)
}

/// What is published of a place, `None` when there is no such place.
pub fn place_facts(publication: &Publication, result: &ResultPart, place: u32) -> Option<PlaceFacts> {
    let frozen = publication.frozen.places.get(place as usize)?;
    let drawn = result.places.get(place as usize)?;
    Some(PlaceFacts { capacity: frozen.capacity, taken: drawn.taken, cutoff: drawn.cutoff, level: drawn.level })
}

/// The student's result as its kit states it and the publication completes it; `None` when it names
/// a position or place that does not exist.
pub fn own_outcome(result: &ResultPart, kit: &Kit, shown: &KitOutcome) -> Option<Outcome> {
    if shown.position == 0 {
        return Some(Outcome { position: 0, place: UNPLACED, level: 0 });
    }
    let &(place, _) = kit.wishes.get(shown.position as usize - 1)?;
    let level = result.places.get(place as usize)?.level;
    Some(Outcome { position: shown.position, place, level })
}

/// Whether the student's result stands in the outcome tree by student.
pub fn outcome_stands(
    publication: &Publication,
    result: &ResultPart,
    kit: &Kit,
    shown: &KitOutcome,
    outcome: &Outcome,
) -> bool {
    let students = publication.frozen.students;
    let leaf = outcome.leaf(&kit.receipt);
    result.by_student.holds(leaf, kit.leaf, students, &shown.path.0, Tag::OutcomeNode)
}

/// Whether the student's seat stands in the outcome tree by place.
pub fn seat_stands(publication: &Publication, result: &ResultPart, kit: &Kit, shown: &KitOutcome) -> bool {
    let leaf = seat_leaf(&kit.receipt, kit.leaf);
    let students = publication.frozen.students;
    result.by_place.holds(leaf, shown.seat, students, &shown.seat_path.0, Tag::SeatNode)
}

/// Opens a head.
///
/// # Errors
/// The first of its openings that does not fit.
pub fn head_facts(
    publication: &Publication,
    result: &ResultPart,
    numbers: &Numbers,
    head: &KitHead,
) -> Result<HeadFacts, Code> {
    let frozen = &publication.frozen;
    let committed = result.places.get(head.place as usize).map(|place| place.head);
    // `u32::MAX` stands for "nobody" in the commitment; as a pseudonym it is beyond every tree.
    if committed != Some(commit_head(&head.head_salt, Some(head.leaf))) {
        return Err(Code::HeadCommitment);
    }
    let wish = commit_wish(&head.salt, head.position, head.place, head.class);
    let listed = leaf_from_wish(wish, head.position, head.count, &head.wish_path.0).is_some_and(|leaf| {
        let path = &head.path.0;
        frozen.tree.holds(leaf, head.leaf, frozen.students, path, Tag::StudentNode)
    });
    if !listed {
        return Err(Code::HeadListed);
    }
    let shown = &head.outcome;
    let leaf = outcome_leaf(
        &commit_number(Tag::OutcomePosition, &shown.position_salt, shown.position),
        &shown.place,
        &commit_number(Tag::OutcomeLevel, &shown.level_salt, shown.level),
    );
    let path = &shown.path.0;
    if !result.by_student.holds(leaf, head.leaf, frozen.students, path, Tag::OutcomeNode) {
        return Err(Code::HeadOutcome);
    }
    Ok(HeadFacts {
        standing: Standing { class: head.class, number: numbers.of(head.leaf, head.place), leaf: head.leaf },
        listed_at: head.position,
        reached: shown.position,
        level: shown.level,
    })
}
