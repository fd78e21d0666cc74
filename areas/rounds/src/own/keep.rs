//! Bringing a place, what the school decides, and taking it back.

use evenkans_network::partner::{self, Kind, Partner};
use evenkans_people::{StudentLink, region};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Moment, Site, T};
use serde_json::json;

use super::{OwnPlace, OwnPlaceId, Proposal, Verdict, store};
use crate::place::{self, State as PlaceState};
use crate::placement::{self, Ended, Left, Origin};
use crate::round::desk::{Desk, tell_coordinators};
use crate::round::{Round, State, reasoned};
use crate::{decline, employer, student, study};

/// Between freeze and publication nothing moves: what goes under the fingerprint is what was drawn.
fn in_time(round: &Round) -> Result<()> {
    match round.state {
        State::Open | State::Published => Ok(()),
        State::Preparing => Err(Error::refused("error-wishes-early")),
        State::Frozen | State::Drawn => Err(Error::refused("error-own-frozen")),
        State::Closed => Err(round.state.refused()),
    }
}

/// Who takes part in the follow-up round instead would sit twice.
async fn still_here(tx: &mut Tx, round: &Round, student_id: &str) -> Result<()> {
    match placement::store::left(tx, round).await?.get(student_id) {
        Some(Left::FollowUp) => Err(Error::refused("error-own-follow-up")),
        _ => Ok(()),
    }
}

/// A student brings a place; the school is told.
pub async fn propose(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    link: &StudentLink,
    proposal: &Proposal,
) -> Result<()> {
    in_time(round)?;
    still_here(tx, round, &link.student_id).await?;
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), &link.student_id).await?;
    // The supervisor gets a link to answer and sign as the employer.
    if student.email.eq_ignore_ascii_case(&proposal.contact_email) {
        return Err(Error::refused("error-own-self"));
    }
    if partner::kvk(&proposal.kvk)?.is_none() {
        return Err(Error::refused("error-kvk"));
    }
    if proposal.starts_on > proposal.ends_on {
        return Err(Error::refused("error-agreement-period"));
    }
    let one = OwnPlace {
        id: OwnPlaceId::new(),
        student_id: link.student_id.clone(),
        proposal: proposal.clone(),
        asked_at: tx.now,
        verdict: None,
        verdict_reason: String::new(),
        decided_at: None,
        place_id: None,
    };
    store::insert(tx, round, &one).await?;
    let (actor, thing) = (format!("link:{}", link.link_id), ("own-place", one.id.as_str()));
    audit::record(tx, &round.region_id, &actor, "own-place.propose", thing, &json!({})).await?;
    let slug = region::by_id(tx, &round.region_id).await?.slug;
    let page = format!("{}/r/{slug}/rondes/{}/eigen-plekken/{}", site.0.public_url, round.id, one.id);
    let args = [("place", proposal.title.clone()), ("link", page)];
    tell_coordinators(tx, site, round, ("mail-own-subject", "mail-own-school"), &args).await
}

/// What the school says of a place that a student brings.
#[derive(Debug, Clone)]
pub struct Decision {
    pub approved: bool,
    /// For the student, who reads it.
    pub reason: String,
    /// For mbo: where and when it was looked up whether the company is recognised.
    pub source: String,
    pub on: String,
}

/// Approved, the place is the student's, outside the draw: before it the student's list does not count, after it the
/// student goes there from where they were.
pub async fn decide(tx: &mut Tx, site: (&Site, &T), desk: &Desk, id: &str, decision: &Decision) -> Result<()> {
    let round = &desk.round;
    in_time(round)?;
    let one = store::by_id(tx, round, id).await?;
    if !one.is_open() {
        return Err(Error::refused("error-own-decided"));
    }
    still_here(tx, round, &one.student_id).await?;
    if decision.on > Moment(tx.now).day() {
        return Err(Error::refused("error-own-future"));
    }
    let verdict = if decision.approved { Verdict::Approved } else { Verdict::Refused };
    if !decision.approved {
        reasoned(&decision.reason)?;
    }
    let place = if decision.approved { Some(become_place(tx, site, desk, &one, decision).await?) } else { None };
    store::set_verdict(tx, round, &one, verdict, (&decision.reason, &desk.actor, place.as_deref())).await?;
    desk.record(tx, "own-place.decide", ("own-place", id), &json!({"verdict": verdict})).await?;
    if let (Some(place), State::Published) = (&place, round.state)
        && let Some(left) = sit_down(tx, round, &one, place).await?
    {
        employer::tell_changed(tx, site, round, &left).await?;
    }
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), &one.student_id).await?;
    let text = match (decision.approved, round.state) {
        (true, State::Published) => "mail-own-there",
        (true, _) => "mail-own-approved",
        (false, _) => "mail-own-refused",
    };
    let args = [("place", one.proposal.title.clone()), ("reason", decision.reason.clone())];
    student::write(tx, site, (round, &student), ("mail-own-decided-subject", text), &args).await.map(drop)
}

/// The approved place with its employer, who may be new in the region and gets a link.
async fn become_place(
    tx: &mut Tx,
    site: (&Site, &T),
    desk: &Desk,
    one: &OwnPlace,
    decision: &Decision,
) -> Result<String> {
    let (round, region) = (&desk.round, desk.round.region_id.as_str());
    let proposal = &one.proposal;
    let student = student::store::by_id(tx, region, round.id.as_str(), &one.student_id).await?;
    let kvk = partner::kvk(&proposal.kvk)?;
    let known = match &kvk {
        Some(kvk) => partner::store::by_kvk(tx, region, kvk).await?,
        None => None,
    };
    let firm = match known {
        Some(firm) if !matches!(firm.kind, Kind::School | Kind::StudentOrganisation) => firm,
        Some(_) => return Err(Error::refused("error-own-employer")),
        None => {
            let firm = Partner {
                kvk,
                town: proposal.town.clone(),
                contact_name: proposal.contact_name.clone(),
                contact_email: proposal.contact_email.clone(),
                ..Partner::named(Kind::Employer, &proposal.employer)
            };
            partner::store::insert(tx, region, &firm).await?;
            firm
        }
    };
    let change = place::Change {
        title: proposal.title.clone(),
        tasks: proposal.tasks.clone(),
        town: proposal.town.clone(),
        hours: proposal.hours,
        capacity: 1,
        starts_on: proposal.starts_on.clone(),
        ends_on: proposal.ends_on.clone(),
        contact_name: proposal.contact_name.clone(),
        contact_email: proposal.contact_email.clone(),
        studies: vec![student.study_id.clone()],
        ..place::Change::default()
    };
    let code = place::store::free_code(tx, region, round.id.as_str()).await?;
    let mut place = change.into_new(round, code, Some(firm.id.to_string()), PlaceState::Own);
    let studies = study::store::of_round(tx, region, round.id.as_str()).await?;
    let mbo: Vec<study::StudyId> = place.unrecognised(&studies).into_iter().map(|one| one.id.clone()).collect();
    if !mbo.is_empty() {
        if decision.source.is_empty() || decision.on.is_empty() {
            return Err(Error::refused("error-own-recognition"));
        }
        place.recognise(&mbo, &decision.source, &decision.on);
    }
    place::store::insert(tx, region, &place).await?;
    if employer::people(tx, region, &firm).await? == [proposal.contact_email.clone()].into() {
        employer::send_link(tx, site, (region, &desk.actor), &firm, &proposal.contact_email).await?;
    } else if round.state == State::Published {
        employer::tell_changed(tx, site, round, firm.id.as_str()).await?;
    }
    Ok(place.id.to_string())
}

/// Ends where the student was, and begins at the own place. Gives the employer that the student leaves.
async fn sit_down(tx: &mut Tx, round: &Round, one: &OwnPlace, place_id: &str) -> Result<Option<String>> {
    let mut left = None;
    if let Some(old) = placement::live_of(tx, &round.region_id, &one.student_id).await? {
        placement::end(tx, &round.region_id, &old, Ended::Withdrawn).await?;
        decline::take_back(tx, &round.region_id, &old, "system").await?;
        left = place::store::by_id(tx, &round.region_id, &old.place_id).await?.employer_id;
    }
    placement::store::undo_left(tx, &round.region_id, &one.student_id).await?;
    placement::begin(tx, round, &one.student_id, place_id, Origin::Own).await?;
    Ok(left)
}

/// The placement at an own place is over, whatever ended it: the student may bring another.
pub async fn ended(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<()> {
    store::set_ended(tx, region_id, student_id).await
}

/// What a student who is removed brought goes along.
pub async fn forget(tx: &mut Tx, round: &Round, student_id: &str) -> Result<()> {
    for one in store::of_student(tx, &round.region_id, student_id).await? {
        close_place(tx, round, &one).await?;
    }
    store::remove(tx, &round.region_id, student_id).await
}

async fn close_place(tx: &mut Tx, round: &Round, one: &OwnPlace) -> Result<()> {
    let Some(id) = &one.place_id else { return Ok(()) };
    let place = place::store::by_id(tx, &round.region_id, id).await?;
    let closed = place::Place { state: PlaceState::Closed, ..place };
    place::store::update(tx, &round.region_id, &closed).await
}

/// With the publication everybody whose own place was approved before the draw begins there.
pub async fn begin_all(tx: &mut Tx, round: &Round) -> Result<()> {
    for one in store::of_round(tx, round).await?.iter().filter(|one| one.is_approved()) {
        if let Some(place) = &one.place_id {
            sit_down(tx, round, one, place).await?;
        }
    }
    Ok(())
}

/// The student takes it back: an open one at any time, an approved one until the lists close, to take part in the draw
/// after all.
pub async fn take_back(tx: &mut Tx, round: &Round, link: &StudentLink) -> Result<()> {
    let all = store::of_student(tx, &round.region_id, &link.student_id).await?;
    let one = all.iter().find(|one| one.is_open() || one.is_approved()).ok_or(Error::refused("error-own-decided"))?;
    if one.is_approved() && (round.state != State::Open || tx.now > round.wishes_until) {
        return Err(Error::refused("error-own-fixed"));
    }
    let actor = format!("link:{}", link.link_id);
    store::set_verdict(tx, round, one, Verdict::TakenBack, ("", &actor, None)).await?;
    close_place(tx, round, one).await?;
    let thing = ("own-place", one.id.as_str());
    audit::record(tx, &round.region_id, &actor, "own-place.take-back", thing, &json!({})).await
}
