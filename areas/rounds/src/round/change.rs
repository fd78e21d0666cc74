//! Preparing a round: making it, setting its rules, copying last year's, opening it, naming another moment.

use evenkans_people::{Role, SignedIn, personal_link};
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, audit, link};
use evenkans_web::{Moment, Site, T};
use serde_json::json;

use super::desk::Desk;
use super::store::Postponement;
use super::{NamedBeacon, Round, RoundId, Rules, State, reasoned, store};
use crate::{place, student, study};

/// Between the end of the wishes and the beacon the freeze has to be made and mailed.
const MIN_GAP_SECONDS: i64 = 3600;

/// What the form about a round says.
#[derive(Debug, Clone)]
pub struct Change {
    pub title: String,
    pub starts_on: String,
    pub ends_on: String,
    pub places_until: i64,
    pub wishes_until: i64,
    pub rules: Rules,
    pub studies: Vec<String>,
}

/// Nobody starts before the draw.
fn starts_after(starts_on: &str, beacon: i64) -> Result<()> {
    if starts_on < Moment(beacon).day().as_str() { Err(Error::refused("error-round-starts")) } else { Ok(()) }
}

fn ends_after(ends_on: &str, beacon: i64) -> Result<()> {
    if ends_on < Moment(beacon).day().as_str() { Err(Error::refused("error-round-ends")) } else { Ok(()) }
}

/// Removes a round that nobody outside the school has seen yet, with everything in it.
pub async fn remove(tx: &mut Tx, desk: &Desk) -> Result<()> {
    let round = store::still_changing(tx, &desk.round).await?;
    if round.state != State::Preparing {
        return Err(Error::refused("error-rules-fixed"));
    }
    for student in student::store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        let kind = personal_link::Kind::Student;
        personal_link::revoke(tx, &round.region_id, kind, student.id.as_str()).await?;
    }
    personal_link::revoke(tx, &round.region_id, personal_link::Kind::Registrar, round.id.as_str()).await?;
    super::follow_up::give_back(tx, &round).await?;
    store::remove(tx, &round).await?;
    desk.record_round(tx, "round.remove", &json!({"title": round.title})).await
}

/// What does not hold of the moments of a round, all of it: who mends one should not find the next by trying.
pub fn wrong_moments(change: &Change, now: i64) -> Vec<Error> {
    let (beacon, mut wrong) = (change.rules.beacon.at(), Vec::new());
    if change.starts_on > change.ends_on {
        wrong.push(Error::refused("error-round-period"));
    }
    // Personal data go at a term after the last day, so a year that was mistyped would erase a round at work.
    wrong.extend(ends_after(&change.ends_on, beacon.max(now)).err());
    wrong.extend(starts_after(&change.starts_on, beacon).err());
    if change.places_until > change.wishes_until {
        wrong.push(Error::refused("error-round-deadlines"));
    }
    if beacon < change.wishes_until + MIN_GAP_SECONDS {
        wrong.push(Error::refused("error-round-beacon"));
    }
    wrong
}

fn ordered(change: &Change, now: i64) -> Result<()> {
    wrong_moments(change, now).into_iter().next().map_or(Ok(()), Err)
}

pub async fn create(tx: &mut Tx, me: &SignedIn, region_id: &str, school_id: &str, change: &Change) -> Result<RoundId> {
    if !me.partners(region_id, &[Role::Coordinator]).any(|id| id == school_id) {
        return Err(Error::Forbidden);
    }
    ordered(change, tx.now)?;
    let round = Round {
        region_id: region_id.to_owned(),
        id: RoundId::new(),
        school_id: school_id.to_owned(),
        title: change.title.clone(),
        starts_on: change.starts_on.clone(),
        ends_on: change.ends_on.clone(),
        state: State::Preparing,
        rules: change.rules.clone(),
        places_until: change.places_until,
        wishes_until: change.wishes_until,
        freeze_id: None,
        opened_at: None,
        drawn_at: None,
        published_at: None,
        version: 1,
    };
    store::insert(tx, &round).await?;
    store::set_studies(tx, &round, &change.studies).await?;
    let thing = ("round", round.id.as_str());
    audit::record(tx, region_id, me.account.id.as_str(), "round.create", thing, &json!({"rules": round.rules})).await?;
    Ok(round.id)
}

/// Saves the form while the round is being prepared; from the opening on the rules are fixed.
pub async fn save(tx: &mut Tx, desk: &Desk, version: i64, change: &Change) -> Result<usize> {
    if desk.round.state != State::Preparing {
        return Err(Error::refused("error-rules-fixed"));
    }
    ordered(change, tx.now)?;
    let round = Round {
        title: change.title.clone(),
        starts_on: change.starts_on.clone(),
        ends_on: change.ends_on.clone(),
        places_until: change.places_until,
        wishes_until: change.wishes_until,
        rules: change.rules.clone(),
        version,
        ..desk.round.clone()
    };
    store::update(tx, &round).await?;
    store::set_studies(tx, &round, &change.studies).await?;
    let waiting = place::recheck(tx, desk).await?;
    let payload = json!({"rules": round.rules, "version": version, "places_waiting": waiting});
    desk.record_round(tx, "round.save", &payload).await?;
    Ok(waiting)
}

/// A year further (or as many as it takes to end in the future), everything else the same: the usual way to make a
/// round.
pub async fn copy(tx: &mut Tx, desk: &Desk, title: &str) -> Result<RoundId> {
    const YEAR: i64 = 52 * 7 * 86_400;
    let from = &desk.round;
    let (mut years, mut starts_on, mut ends_on) = (1, next_year(&from.starts_on), next_year(&from.ends_on));
    while ends_after(&ends_on, tx.now).is_err() && years < 100 {
        (years, starts_on, ends_on) = (years + 1, next_year(&starts_on), next_year(&ends_on));
    }
    let beacon = match from.rules.beacon.clone() {
        NamedBeacon::Drand { at } => NamedBeacon::Drand { at: at + years * YEAR },
        NamedBeacon::Dice { at, witnesses } => NamedBeacon::Dice { at: at + years * YEAR, witnesses },
    };
    let round = Round {
        starts_on,
        ends_on,
        rules: Rules { beacon, ..from.rules.clone() },
        places_until: from.places_until + years * YEAR,
        wishes_until: from.wishes_until + years * YEAR,
        ..from.anew(title)
    };
    store::insert(tx, &round).await?;
    let studies = study::store::of_round(tx, &from.region_id, from.id.as_str()).await?;
    let studies: Vec<String> = studies.into_iter().map(|one| one.id.0).collect();
    store::set_studies(tx, &round, &studies).await?;
    let (old, new) = (Ref::new("round", from.id.as_str()), Ref::new("round", round.id.as_str()));
    link::add(tx, &from.region_id, &new, &old, "copied-from").await?;
    desk.record(tx, "round.copy", ("round", round.id.as_str()), &json!({"from": from.id})).await?;
    Ok(round.id)
}

/// `2026-09-01` → `2027-09-01`; the 29th of February becomes the 28th.
fn next_year(day: &str) -> String {
    match day.split_once('-').and_then(|(year, rest)| Some((year.parse::<i32>().ok()?, rest))) {
        Some((year, "02-29")) => format!("{:04}-02-28", year + 1),
        Some((year, rest)) => format!("{:04}-{rest}", year + 1),
        None => day.to_owned(),
    }
}

/// Opens the round: its rules become public and fixed. Every student is told by the clock, soon after ([`crate::tick`]).
pub async fn open(tx: &mut Tx, desk: &Desk) -> Result<()> {
    let round = &desk.round;
    // A frozen round, too, can become open again, but only by cancelling its freeze with a reason.
    if round.state != State::Preparing {
        return Err(round.state.refused());
    }
    let state = round.state.go(State::Open)?;
    round.rules.complete()?;
    if study::store::of_round(tx, &round.region_id, round.id.as_str()).await?.is_empty() {
        return Err(Error::refused("error-round-studies"));
    }
    // A copy or a follow-up round can have days that no longer fit its beacon.
    starts_after(&round.starts_on, round.rules.beacon.at())?;
    ends_after(&round.ends_on, round.rules.beacon.at())?;
    if round.wishes_until <= tx.now {
        return Err(Error::refused("error-round-past"));
    }
    if store::counts(tx, &round.region_id, &round.id).await?.students == 0 {
        return Err(Error::refused("error-round-no-students"));
    }
    store::update(tx, &Round { state, opened_at: Some(tx.now), ..round.clone() }).await?;
    desk.record_round(tx, "round.open", &json!({"rules": round.rules})).await?;
    let about = Ref::new("round", round.id.as_str());
    activity::note(tx, &round.region_id, "round-opened", &about, &round.title, Some(&round.school_id)).await
}

/// Names a later moment (of the same kind of beacon) and later deadlines. Only while the round is open and
/// the named moment is not known yet or passed unused: nobody may pick a moment whose value they know. The
/// old and the new moment stay on the round's page, and everybody is told.
pub async fn postpone(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    desk: &Desk,
    (wishes_until, at): (i64, i64),
    reason: &str,
) -> Result<()> {
    let round = &desk.round;
    if round.state != State::Open {
        return Err(Error::refused("error-round-fixed"));
    }
    reasoned(reason)?;
    if at <= tx.now || at < wishes_until + MIN_GAP_SECONDS || wishes_until < round.wishes_until {
        return Err(Error::refused("error-round-beacon"));
    }
    ends_after(&round.ends_on, at)?;
    let beacon = match round.rules.beacon.clone() {
        NamedBeacon::Drand { .. } => NamedBeacon::Drand { at },
        NamedBeacon::Dice { witnesses, .. } => NamedBeacon::Dice { at, witnesses },
    };
    let payload = json!({
        "from": {"wishes_until": round.wishes_until, "beacon": round.rules.beacon.at()},
        "to": {"wishes_until": wishes_until, "beacon": at},
        "reason": reason,
    });
    let rules = Rules { beacon, ..round.rules.clone() };
    let later = Round { wishes_until, rules, ..round.clone() };
    store::update(tx, &later).await?;
    let postponement =
        Postponement { at: tx.now, beacon_from: round.rules.beacon.at(), beacon_to: at, reason: reason.to_owned() };
    store::insert_postponement(tx, round, &postponement).await?;
    if wishes_until > round.wishes_until {
        store::remind_again(tx, round).await?;
    }
    desk.record_round(tx, "round.postpone", &payload).await?;
    let args = [("until", t.moment(wishes_until)), ("moment", t.moment(at)), ("reason", reason.to_owned())];
    student::write_to_all(tx, (site, t), &later, ("mail-postponed-subject", "mail-postponed"), &args).await
}
