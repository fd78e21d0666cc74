//! What becomes of a placement: it begins, both sides answer, and it may end.

use std::collections::HashMap;

use evenkans_people::{EmployerLink, StudentLink};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::end_of_term;
use serde_json::json;

use super::{EmployerAnswer, Ended, Origin, Placement, PlacementId, StudentAnswer, Told, store};
use crate::place::{self, Place};
use crate::round::{self, Round};
use crate::student::StudentId;
use crate::{adjustment, agreement, decline, own, result, talk};

/// Begins a placement, at an open seat of the place.
pub async fn begin(tx: &mut Tx, round: &Round, student_id: &str, place_id: &str, origin: Origin) -> Result<Placement> {
    let placement = Placement {
        id: PlacementId::new(),
        student_id: StudentId(student_id.to_owned()),
        place_id: place_id.to_owned(),
        kept_for: String::new(),
        origin,
        since: tx.now,
        answer_by: end_of_term(tx.now, round.rules.terms.answer),
        employer: EmployerAnswer::Waiting,
        student: StudentAnswer::Waiting,
        told: Told::Nothing,
        ended_at: None,
        ended: None,
        version: 1,
    };
    store::insert(tx, round, &placement).await?;
    Ok(placement)
}

/// With the publication everybody who got a place, or was given one before it, begins there.
pub async fn begin_all(tx: &mut Tx, round: &Round) -> Result<()> {
    let corrected = result::store::corrections(tx, round).await?;
    let mut seats: Vec<(String, String)> = result::store::drawn_seats(tx, round).await?.into_iter().collect();
    seats.sort();
    let kept = result::store::kept_seats(tx, round).await?;
    for (student, place) in seats {
        let by_hand = corrected.iter().any(|one| one.student_id == student);
        let origin = if by_hand { Origin::Correction } else { Origin::Draw };
        let placement = begin(tx, round, &student, &place, origin).await?;
        if let Some(group) = kept.get(&student).filter(|_| !by_hand) {
            store::set_kept_for(tx, &round.region_id, &placement.id, group).await?;
        }
    }
    Ok(())
}

/// Ends a placement. Its agreement goes with it, and one that everybody signed has to be ended first; what was said for
/// it alone is erased.
pub async fn end(tx: &mut Tx, region_id: &str, placement: &Placement, why: Ended) -> Result<()> {
    agreement::placement_ended(tx, region_id, placement).await?;
    if placement.origin == Origin::Own {
        own::ended(tx, region_id, placement.student_id.as_str()).await?;
    }
    adjustment::placement_ended(tx, region_id, placement.id.as_str()).await?;
    talk::store::placement_ended(tx, region_id, placement.id.as_str()).await?;
    store::set_ended(tx, region_id, placement, why).await
}

/// Where a student sits now, if anywhere.
pub async fn live_of(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Option<Placement>> {
    Ok(store::of_student(tx, region_id, student_id).await?.into_iter().find(Placement::is_live))
}

/// How many seats of each place nobody has; below zero, more sit there than there are seats.
pub async fn free_seats(tx: &mut Tx, round: &Round, places: &[Place]) -> Result<HashMap<String, i64>> {
    let mut free: HashMap<String, i64> =
        places.iter().map(|place| (place.id.to_string(), i64::from(place.capacity))).collect();
    for change in store::seat_changes(tx, round).await? {
        *free.entry(change.place_id).or_default() += change.change;
    }
    for place in result::store::seats(tx, round).await?.into_values() {
        *free.entry(place).or_default() -= 1;
    }
    Ok(free)
}

/// A placement at one of the employer's places, with that place; to anybody else it does not exist.
pub async fn of_employer(tx: &mut Tx, link: &EmployerLink, id: &str) -> Result<(Placement, Place)> {
    let placement = store::by_id(tx, &link.region_id, id).await?;
    let place = place::store::by_id(tx, &link.region_id, &placement.place_id).await?;
    if place.employer_id.as_ref() != Some(&link.employer_id) {
        return Err(Error::NotFound);
    }
    if !placement.is_live() {
        return Err(Error::refused("error-placement-over"));
    }
    Ok((placement, place))
}

/// The employer says that the student can come. A decline that was not decided yet is taken back by it.
pub async fn accept(tx: &mut Tx, link: &EmployerLink, actor: &str, id: &str) -> Result<()> {
    let (placement, place) = of_employer(tx, link, id).await?;
    round::store::by_id(tx, &link.region_id, &place.round_id).await?.must_be_published()?;
    if placement.employer == EmployerAnswer::Accepted {
        return Ok(());
    }
    store::set_employer(tx, &link.region_id, &placement, EmployerAnswer::Accepted).await?;
    decline::take_back(tx, &link.region_id, &placement, actor).await?;
    audit::record(tx, &link.region_id, actor, "placement.accept", ("placement", id), &json!({})).await
}

/// The student says what a repair round may do with them; changed as often as they like.
pub async fn answer(tx: &mut Tx, round: &Round, link: &StudentLink, version: i64, answer: StudentAnswer) -> Result<()> {
    round.must_be_published()?;
    let placement =
        live_of(tx, &link.region_id, &link.student_id).await?.ok_or(Error::refused("error-placement-over"))?;
    // What was answered was the place on the page, not another one that came since.
    if placement.version != version {
        return Err(Error::Stale);
    }
    let agreements = agreement::store::of_placement(tx, &link.region_id, placement.id.as_str()).await?;
    if agreements.iter().any(|one| one.state == agreement::State::Signed) {
        return Err(Error::refused("error-agreement-signed"));
    }
    store::set_student(tx, &link.region_id, &placement, answer).await?;
    let (actor, thing) = (format!("link:{}", link.link_id), ("placement", placement.id.as_str()));
    audit::record(tx, &link.region_id, &actor, "placement.answer", thing, &json!({"answer": answer})).await
}

/// The student leaves the round: its place is free for others, and it competes for none. Returns the place that it had.
pub async fn withdraw(tx: &mut Tx, round: &Round, link: &StudentLink) -> Result<Option<String>> {
    round.must_be_published()?;
    let placement = live_of(tx, &link.region_id, &link.student_id).await?;
    let actor = format!("link:{}", link.link_id);
    if let Some(placement) = &placement {
        end(tx, &link.region_id, placement, Ended::Withdrawn).await?;
        decline::take_back(tx, &link.region_id, placement, &actor).await?;
    }
    store::set_left(tx, round, &link.student_id, None).await?;
    let thing = ("student", link.student_id.as_str());
    audit::record(tx, &link.region_id, &actor, "student.withdraw", thing, &json!({})).await?;
    Ok(placement.map(|one| one.place_id))
}
