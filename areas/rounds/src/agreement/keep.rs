//! Making an agreement, changing one by another, taking it back, and ending it early.

use evenkans_network::partner;
use evenkans_people::Lang;
use evenkans_people::personal_link::{self, Kind};
use evenkans_store::{Error, Result, Tx};
use evenkans_web::{Moment, Site, T, parse_local};
use serde_json::json;

use super::compose::{self, About};
use super::{Agreement, AgreementId, Party, State, missing, sign, store, template};
use crate::placement::{self, EmployerAnswer, Ended, Placement};
use crate::round::desk::Desk;
use crate::round::{Round, reasoned};
use crate::{decline, employer, internship, place, student, study};

/// What can differ from one student to the next.
#[derive(Debug, Clone)]
pub struct Terms {
    pub lang: Lang,
    pub starts_on: String,
    pub ends_on: String,
    pub hours: u32,
    /// What was agreed besides.
    pub extra: String,
    /// Name and address of who signs too for a student under 18.
    pub guardian: Option<(String, String)>,
}

/// The terms that the place itself names.
#[must_use]
pub fn usual_terms(round: &Round, place: &place::Place, lang: Lang) -> Terms {
    let or = |own: &str, round: &str| if own.is_empty() { round.to_owned() } else { own.to_owned() };
    Terms {
        lang,
        starts_on: or(&place.starts_on, &round.starts_on),
        ends_on: or(&place.ends_on, &round.ends_on),
        hours: place.hours,
        extra: String::new(),
        guardian: None,
    }
}

/// Of a student's agreements the one that counts: what waits for signatures, else what is signed.
#[must_use]
pub fn latest_of(all: &[Agreement]) -> Option<&Agreement> {
    let in_state = |state| all.iter().rev().find(|one| one.state == state);
    in_state(State::Open).or_else(|| in_state(State::Signed)).or_else(|| in_state(State::Ended))
}

/// The agreement that counts of these, and whether this party still has to sign it.
pub async fn for_party(
    tx: &mut Tx,
    region_id: &str,
    all: &[Agreement],
    party: Party,
) -> Result<Option<(Agreement, bool)>> {
    let Some(one) = latest_of(all) else { return Ok(None) };
    let signed = store::signatures(tx, region_id, one.id.as_str()).await?;
    Ok(Some((one.clone(), one.is_open() && missing(one, &signed).contains(&party))))
}

/// Makes the agreement of a student's placement, and asks everybody to sign. Where one is signed already the new one
/// takes its place once it is signed itself.
pub async fn make(tx: &mut Tx, (site, t): (&Site, &T), desk: &Desk, id: &str, terms: &Terms) -> Result<AgreementId> {
    let round = &desk.round;
    round.must_be_published()?;
    let region = round.region_id.as_str();
    let student = student::store::by_id(tx, region, round.id.as_str(), id).await?;
    let placement = placement::live_of(tx, region, id).await?.ok_or(Error::refused("error-agreement-no-place"))?;
    may_be_made(tx, region, &placement).await?;
    let earlier = store::of_student(tx, region, id).await?;
    if earlier.iter().any(Agreement::is_open) {
        return Err(Error::refused("error-agreement-open"));
    }
    let place = place::store::by_id(tx, region, &placement.place_id).await?;
    let employer_id = place.employer_id.as_deref().ok_or(Error::refused("error-agreement-employer"))?;
    if place.contact_name.is_empty() {
        return Err(Error::refused("error-agreement-contact"));
    }
    if terms.starts_on > terms.ends_on {
        return Err(Error::refused("error-agreement-period"));
    }
    near(round, terms)?;
    let studies = study::store::of_round(tx, region, round.id.as_str()).await?;
    let study = studies.iter().find(|one| one.id == student.study_id).ok_or(Error::NotFound)?;
    let newest = template::newest(tx, region, &round.school_id, (study.level, terms.lang)).await?;
    let template = newest.ok_or(Error::refused("error-agreement-template"))?;
    if let Some((_, email)) = &terms.guardian {
        if !template.guardian {
            return Err(Error::refused("error-agreement-guardian"));
        }
        // Nobody signs for their own guardian, or twice.
        if [&student.email, &place.contact_email, &template.contact_email]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(email))
        {
            return Err(Error::refused("error-agreement-guardian-other"));
        }
    }
    let school = partner::store::by_id(tx, region, &round.school_id).await?;
    let firm = partner::store::by_id(tx, region, employer_id).await?;
    // Nobody could sign for an employer that nobody reaches.
    if employer::people(tx, region, &firm).await?.is_empty() {
        return Err(Error::refused("error-agreement-nobody"));
    }
    let about = About { student: &student, study, school: &school, employer: &firm, place: &place };
    // The text speaks the language of the agreement, whoever makes it.
    let own = site.texts.in_lang(terms.lang);
    let (title, body) = (compose::title(&own, study), compose::body(&own, &about, &template, terms));
    let (guardian_name, guardian_email) = terms.guardian.clone().unwrap_or_default();
    let agreement = Agreement {
        id: AgreementId::new(),
        round_id: round.id.to_string(),
        student_id: id.to_owned(),
        placement_id: placement.id.to_string(),
        place_id: placement.place_id.clone(),
        template_id: template.id,
        lang: terms.lang,
        hash: compose::hash(&title, &body),
        title,
        body,
        starts_on: terms.starts_on.clone(),
        ends_on: terms.ends_on.clone(),
        hours: terms.hours,
        extra: terms.extra.clone(),
        guardian_name,
        guardian_email,
        replaces_id: earlier.iter().find(|one| one.state == State::Signed).map(|one| one.id.clone()),
        state: State::Open,
        made_at: tx.now,
        made_by: desk.actor.clone(),
        signed_at: None,
        reminded_at: None,
        ended_on: String::new(),
        ended_reason: String::new(),
        version: 1,
    };
    store::insert(tx, round, &agreement).await?;
    let payload = json!({"hash": agreement.hash, "replaces": agreement.replaces_id});
    desk.record(tx, "agreement.make", ("agreement", agreement.id.as_str()), &payload).await?;
    sign::ask(tx, (site, t), round, &agreement, &agreement.parties(), sign::ASK).await?;
    Ok(agreement.id)
}

/// Days far from those of the round are a mistake in the year.
fn near(round: &Round, terms: &Terms) -> Result<()> {
    const DAYS: i64 = 92;
    let moved = |day: &str, days: i64| parse_local(day).map(|at| Moment(at + days * 86_400).day());
    let (Some(from), Some(to)) = (moved(&round.starts_on, -DAYS), moved(&round.ends_on, DAYS)) else {
        return Ok(());
    };
    if terms.starts_on >= from && terms.ends_on <= to {
        return Ok(());
    }
    let args = vec![("from", round.starts_on.clone()), ("to", round.ends_on.clone())];
    Err(Error::refused_with("error-agreement-far", args))
}

/// Nothing is signed while it is not sure that the student comes.
async fn may_be_made(tx: &mut Tx, region_id: &str, placement: &Placement) -> Result<()> {
    let declines = decline::store::of_placement(tx, region_id, placement.id.as_str()).await?;
    if declines.iter().any(decline::Decline::is_open) {
        return Err(Error::refused("error-agreement-decline"));
    }
    if placement.employer == EmployerAnswer::Waiting && !placement.is_over(tx.now) {
        return Err(Error::refused("error-agreement-early"));
    }
    Ok(())
}

/// The school takes an agreement back that was not signed by everybody; what was signed before it stays.
pub async fn take_back(tx: &mut Tx, site: (&Site, &T), desk: &Desk, id: &str) -> Result<()> {
    let round = &desk.round;
    let agreement = of_desk(tx, desk, id).await?;
    if !agreement.is_open() {
        return Err(Error::refused("error-agreement-closed"));
    }
    desk.record(tx, "agreement.take-back", ("agreement", id), &json!({})).await?;
    // Not to a guardian: a mistyped address is the first reason to take one back, and a mail brings a link.
    let parties = [Party::Student, Party::Employer, Party::School];
    sign::tell(tx, site, round, &agreement, &parties, sign::TAKEN_BACK, &[]).await?;
    close(tx, &round.region_id, &agreement).await
}

/// An agreement of the round on the desk; to another school it does not exist.
pub(super) async fn of_desk(tx: &mut Tx, desk: &Desk, id: &str) -> Result<Agreement> {
    let agreement = store::by_id(tx, &desk.round.region_id, id).await?;
    if agreement.round_id == desk.round.id.as_str() { Ok(agreement) } else { Err(Error::NotFound) }
}

async fn close(tx: &mut Tx, region_id: &str, agreement: &Agreement) -> Result<()> {
    store::set_state(tx, region_id, agreement, State::TakenBack).await?;
    personal_link::revoke(tx, region_id, Kind::Guardian, agreement.id.as_str()).await.map(drop)
}

/// The internship ends before its last day: everybody is told, the seat is free, and the student takes part again.
pub async fn end_early(
    tx: &mut Tx,
    site: (&Site, &T),
    desk: &Desk,
    (id, on): (&str, &str),
    reason: &str,
) -> Result<()> {
    let round = &desk.round;
    round.must_be_published()?;
    let agreement = of_desk(tx, desk, id).await?;
    if agreement.state != State::Signed {
        return Err(Error::refused("error-agreement-not-signed"));
    }
    reasoned(reason)?;
    // Not in a time in which there was no agreement yet.
    if on >= agreement.ends_on.as_str() || on < Moment(agreement.made_at).day().as_str() {
        return Err(Error::refused("error-agreement-last-day"));
    }
    store::set_ended(tx, &round.region_id, &agreement, (on, reason)).await?;
    desk.record(tx, "agreement.end", ("agreement", id), &json!({"on": on, "reason": reason})).await?;
    let placement = placement::store::by_id(tx, &round.region_id, &agreement.placement_id).await?;
    placement::end(tx, &round.region_id, &placement, Ended::Stopped).await?;
    let args = [("day", site.1.day(on)), ("reason", reason.to_owned())];
    sign::tell(tx, site, round, &agreement, &agreement.parties(), sign::ENDED, &args).await?;
    internship::ask_how_it_was(tx, site, round, &placement).await?;
    let place = place::store::by_id(tx, &round.region_id, &agreement.place_id).await?;
    match &place.employer_id {
        Some(employer) => employer::tell_changed(tx, site, round, employer).await,
        None => Ok(()),
    }
}

/// What a placement's end means for its agreement: one that waits for signatures is taken back, and who signed has to
/// end it first, with a reason.
pub async fn placement_ended(tx: &mut Tx, region_id: &str, placement: &Placement) -> Result<()> {
    for agreement in store::of_placement(tx, region_id, placement.id.as_str()).await? {
        match agreement.state {
            State::Signed => return Err(Error::refused("error-agreement-signed")),
            State::Open => close(tx, region_id, &agreement).await?,
            State::Replaced | State::TakenBack | State::Ended => {}
        }
    }
    Ok(())
}
