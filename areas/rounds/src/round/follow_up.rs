//! A follow-up round: who has no place chooses anew over the seats that nobody has, with lists, a fingerprint and a beacon
//! of its own. Latecomers, returners and places that came late are added to it like to any round.

use std::collections::HashMap;

use evenkans_store::link::{self, Ref};
use evenkans_store::{Error, Result, Tx};
use evenkans_web::end_of_term;
use serde_json::json;

use super::desk::Desk;
use super::{NamedBeacon, Round, RoundId, Rules, store};
use crate::place::{self, Place, PlaceId};
use crate::placement;
use crate::repair::{self, Repair};
use crate::student;
use crate::study;

/// Why a round points at another in the table of links.
pub const FOLLOWS: &str = "follows";

/// The rounds that follow this one.
pub async fn followers(tx: &mut Tx, round: &Round) -> Result<Vec<Round>> {
    let mut found = Vec::new();
    for (other, why) in link::to(tx, &round.region_id, &Ref::new("round", round.id.as_str())).await? {
        if why != FOLLOWS {
            continue;
        }
        match store::by_id(tx, &round.region_id, &other.id).await {
            Ok(other) => found.push(other),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Makes a follow-up round in preparation, with the students who wait and the seats that are free. Its moments are a
/// proposal: a week for places, two for lists, and the beacon the day after.
pub async fn follow_up(tx: &mut Tx, desk: &Desk, title: &str) -> Result<RoundId> {
    let from = &desk.round;
    from.must_be_published()?;
    if followers(tx, from).await?.iter().any(|one| !one.state.is_published()) {
        return Err(Error::refused("error-follow-up-open"));
    }
    if repair::store::of_round(tx, from).await?.iter().any(Repair::is_announced) {
        return Err(Error::refused("error-follow-up-repair"));
    }
    repair::must_be_kept(tx, from).await?;
    let (live, left) = (placement::store::seats(tx, from).await?, placement::store::left(tx, from).await?);
    let mut waiting = student::store::of_round(tx, &from.region_id, from.id.as_str()).await?;
    waiting.retain(|one| !live.contains_key(one.id.as_str()) && !left.contains_key(one.id.as_str()));
    if waiting.is_empty() {
        return Err(Error::refused("error-follow-up-nobody"));
    }
    let at = end_of_term(tx.now, 15) - 12 * 3600 + 60;
    let beacon = match from.rules.beacon.clone() {
        NamedBeacon::Drand { .. } => NamedBeacon::Drand { at },
        NamedBeacon::Dice { witnesses, .. } => NamedBeacon::Dice { at, witnesses },
    };
    let round = Round {
        rules: Rules { beacon, ..from.rules.clone() },
        places_until: end_of_term(tx.now, 7),
        wishes_until: end_of_term(tx.now, 14),
        ..from.anew(title)
    };
    store::insert(tx, &round).await?;
    let studies = study::store::of_round(tx, &from.region_id, from.id.as_str()).await?;
    let studies: Vec<String> = studies.into_iter().map(|one| one.id.0).collect();
    store::set_studies(tx, &round, &studies).await?;
    let (mut new_students, mut new_places) = (HashMap::new(), HashMap::new());
    for one in &waiting {
        // Whoever has no place now had none in an earlier round, when this one is drawn.
        let change = student::Change { earlier_unplaced: true, ..student::Change::of(one) };
        let new = change.into_new(&round)?;
        student::store::insert(tx, &from.region_id, &new).await?;
        new_students.insert(one.id.to_string(), new.id);
        placement::store::set_left(tx, from, one.id.as_str(), Some(round.id.as_str())).await?;
    }
    let places = place::store::of_round(tx, &from.region_id, from.id.as_str()).await?;
    let free = placement::free_seats(tx, from, &places).await?;
    for place in places.iter().filter(|one| one.state == place::State::Approved) {
        let seats = free.get(place.id.as_str()).copied().unwrap_or_default();
        let Ok(capacity @ 1..) = u32::try_from(seats) else { continue };
        // What a programme left over in the first round is open to all.
        let (id, round_id, reserved) = (PlaceId::new(), round.id.to_string(), Vec::new());
        let new = Place { id, round_id, capacity, reserved, version: 1, ..place.clone() };
        place::store::insert(tx, &from.region_id, &new).await?;
        new_places.insert(place.id.to_string(), new.id);
        placement::store::give_to(tx, from, (place.id.as_str(), seats), round.id.as_str()).await?;
    }
    // Classes that the school brought as a file are of places and students, so they go along.
    for (place, student, class) in student::store::classes(tx, from).await? {
        if let (Some(place), Some(student)) = (new_places.get(&place), new_students.get(&student)) {
            student::store::set_class(tx, &round, place.as_str(), student.as_str(), class).await?;
        }
    }
    let (old, new) = (Ref::new("round", from.id.as_str()), Ref::new("round", round.id.as_str()));
    link::add(tx, &from.region_id, &new, &old, FOLLOWS).await?;
    let payload = json!({"from": from.id, "students": waiting.len()});
    desk.record(tx, "round.follow-up", ("round", round.id.as_str()), &payload).await?;
    Ok(round.id)
}

/// A follow-up round that is removed in its preparation gives back its seats and its students.
pub(super) async fn give_back(tx: &mut Tx, round: &Round) -> Result<()> {
    for (other, why) in link::from(tx, &round.region_id, &Ref::new("round", round.id.as_str())).await? {
        if why == FOLLOWS {
            placement::store::take_back(tx, &round.region_id, &other.id, round.id.as_str()).await?;
        }
    }
    Ok(())
}
