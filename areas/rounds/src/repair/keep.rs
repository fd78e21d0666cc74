use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, job};
use evenkans_web::{Moment, Site, T};
use serde_json::json;

use super::carry_out::{JOB, RepairJob};
use super::{Figures, NOTICE_SECONDS, Repair, RepairId, store};
use crate::agreement::{self, Agreement};
use crate::placement::{self, Placement};
use crate::round::desk::Desk;
use crate::round::{self, Round, names_any, reasoned};
use crate::{place, student, wish};

/// After its term the lists of a round are erased, and nothing can be repaired or followed up any more.
pub async fn must_be_kept(tx: &mut Tx, round: &Round) -> Result<()> {
    if round::store::opening(tx, round).await?.is_empty() {
        return Err(Error::refused("error-repair-erased"));
    }
    Ok(())
}

/// Announces a repair round: everybody whom it can move hears when it is, and can still say what they want.
pub async fn announce(tx: &mut Tx, site: (&Site, &T), desk: &Desk, runs_at: i64) -> Result<RepairId> {
    let round = &desk.round;
    round.must_be_published()?;
    must_be_kept(tx, round).await?;
    if Moment(runs_at).day() > round.ends_on {
        return Err(Error::refused("error-repair-late"));
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
    let lists = wish::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    // Who was put at a place that they did not list has no higher one.
    let listed = |one: &Placement| lists.get(one.student_id.as_str()).is_some_and(|list| list.contains(&one.place_id));
    let stays = |id: &str| {
        live.iter().any(|one: &Placement| one.student_id.as_str() == id && !(one.moves_up(runs_at) && listed(one)))
    };
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
    round.must_be_published()?;
    reasoned(reason)?;
    let all = student::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    if names_any(reason, &all) {
        return Err(Error::refused("error-reason-name"));
    }
    let place = place::store::by_id(tx, &round.region_id, place_id).await?;
    if place.round_id != round.id.as_str() || place.state != place::State::Approved {
        return Err(Error::NotFound);
    }
    let mut changes = placement::store::seat_changes(tx, round).await?;
    changes.retain(|one| one.place_id == place_id);
    let sum = |given: bool| {
        changes.iter().filter(|one| one.follow_up_id.is_some() == given).map(|one| one.change).sum::<i64>()
    };
    let (earlier, given) = (sum(false), -sum(true));
    let sit = placement::store::seats(tx, round).await?.values().filter(|id| *id == place_id).count();
    // The seats of a follow-up round are changed there: here they would be taken from who sits here, or given twice.
    if given > 0 && seats < given + i64::try_from(sit).map_err(Error::fault)? {
        return Err(Error::refused("error-seats-follow-up"));
    }
    let agreements = agreement::store::of_round(tx, round).await?;
    let signed = |one: &&Agreement| one.place_id == place_id && one.state == agreement::State::Signed;
    let signed = i64::try_from(agreements.iter().filter(signed).count()).map_err(Error::fault)?;
    if seats < given + signed {
        return Err(Error::refused_with("error-seats-signed", vec![("n", signed.to_string())]));
    }
    let change = seats - i64::from(place.capacity) - earlier;
    if change == 0 {
        return Err(Error::refused("error-seats-same"));
    }
    placement::store::insert_seat_change(tx, round, (place_id, change), reason).await?;
    desk.record(tx, "place.seats", ("place", place_id), &json!({"change": change, "reason": reason})).await
}
