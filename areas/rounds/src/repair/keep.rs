use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, job};
use evenkans_web::{Site, T};
use serde_json::json;

use super::carry_out::{JOB, RepairJob};
use super::{Figures, NOTICE_SECONDS, Repair, RepairId, store};
use crate::placement::{self, Placement};
use crate::round::desk::Desk;
use crate::round::{State, reasoned};
use crate::{place, student};

/// Announces a repair round: everybody whom it can move hears when it is, and can still say what they want.
pub async fn announce(tx: &mut Tx, site: (&Site, &T), desk: &Desk, runs_at: i64) -> Result<RepairId> {
    let round = &desk.round;
    if round.state != State::Published {
        return Err(Error::refused("error-result-early"));
    }
    if runs_at < tx.now + NOTICE_SECONDS {
        return Err(Error::refused("error-repair-soon"));
    }
    if store::of_round(tx, round).await?.iter().any(Repair::is_announced) {
        return Err(Error::refused("error-repair-announced"));
    }
    let repair = Repair {
        id: RepairId::new(),
        announced_at: tx.now,
        runs_at,
        cancelled_at: None,
        done_at: None,
        figures: Figures::default(),
        version: 1,
    };
    store::insert(tx, round, &repair).await?;
    let wanted = RepairJob {
        region_id: round.region_id.clone(),
        round_id: round.id.to_string(),
        repair_id: repair.id.to_string(),
    };
    job::enqueue(tx, JOB, Some(repair.id.as_str()), runs_at, &wanted).await?;
    desk.record(tx, "repair.announce", ("repair", repair.id.as_str()), &json!({"runs_at": runs_at})).await?;
    let about = Ref::new("round", round.id.as_str());
    activity::note(tx, &round.region_id, "repair-announced", &about, &round.title, Some(&round.school_id)).await?;
    let left = placement::store::left(tx, round).await?;
    let live = placement::store::live(tx, round).await?;
    let stays = |id: &str| live.iter().any(|one: &Placement| one.student_id.as_str() == id && !one.moves_up(runs_at));
    let args = [("moment", site.1.moment(runs_at))];
    for student in student::store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        let id = student.id.as_str();
        if !left.contains_key(id) && !stays(id) {
            student::write(tx, site, (round, &student), ("mail-repair-subject", "mail-repair-coming"), &args).await?;
        }
    }
    Ok(repair.id)
}

/// Calls an announced repair off; it stays on the round's page as called off.
pub async fn call_off(tx: &mut Tx, desk: &Desk, id: &str) -> Result<()> {
    let repair = store::by_id(tx, &desk.round, id).await?;
    if !repair.is_announced() {
        return Err(Error::refused("error-repair-over"));
    }
    store::set_cancelled(tx, &desk.round.region_id, &repair).await?;
    desk.record(tx, "repair.call-off", ("repair", id), &json!({})).await
}

/// Says how many seats a place has from now on, with a reason that everybody may read. Who sits there keeps the seat
/// until the next repair.
pub async fn change_seats(tx: &mut Tx, desk: &Desk, (place_id, seats): (&str, i64), reason: &str) -> Result<()> {
    let round = &desk.round;
    if round.state != State::Published {
        return Err(Error::refused("error-result-early"));
    }
    reasoned(reason)?;
    let place = place::store::by_id(tx, &round.region_id, place_id).await?;
    if place.round_id != round.id.as_str() || place.state != place::State::Approved {
        return Err(Error::NotFound);
    }
    let earlier: i64 = placement::store::seat_changes(tx, round)
        .await?
        .iter()
        .filter(|one| one.place_id == place_id)
        .map(|one| one.change)
        .sum();
    let change = seats - i64::from(place.capacity) - earlier;
    if change == 0 {
        return Err(Error::refused("error-seats-same"));
    }
    placement::store::insert_seat_change(tx, round, (place_id, change), reason).await?;
    desk.record(tx, "place.seats", ("place", place_id), &json!({"change": change, "reason": reason})).await
}
