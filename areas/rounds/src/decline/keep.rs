//! Asking for a decline, the student's word on it, and the decision.

use evenkans_people::EmployerLink;
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Site, T, end_of_term};
use serde_json::json;

use super::{Decline, DeclineId, Reason, Verdict, store};
use crate::placement::{self, EmployerAnswer, Ended, Placement, Told};
use crate::round::desk::{Desk, tell_coordinators};
use crate::round::{self, Round, reasoned};
use crate::{employer, place, student};

/// What an employer says when it asks for a decline.
#[derive(Debug, Clone)]
pub struct Asked {
    pub reason: Reason,
    pub requirement: String,
    pub basis: String,
}

/// The employer asks. Until the school has decided, the student keeps the seat.
pub async fn ask(
    tx: &mut Tx,
    site: (&Site, &T),
    link: &EmployerLink,
    (actor, id): (&str, &str),
    asked: &Asked,
) -> Result<()> {
    let (placement, place) = placement::of_employer(tx, link, id).await?;
    let round = round::store::by_id(tx, &link.region_id, &place.round_id).await?;
    round.must_be_published()?;
    if placement.employer == EmployerAnswer::Accepted {
        return Err(Error::refused("error-decline-accepted"));
    }
    if placement.is_over(tx.now) {
        return Err(Error::refused("error-decline-late"));
    }
    let earlier = store::of_placement(tx, &link.region_id, id).await?;
    if earlier.iter().any(|one| one.verdict != Some(Verdict::TakenBack)) {
        return Err(Error::refused("error-decline-twice"));
    }
    reasoned(&asked.basis)?;
    let named = place.requirements.iter().any(|one| one.key() == asked.requirement);
    if asked.reason == Reason::Requirement && !named {
        return Err(Error::refused("error-decline-requirement"));
    }
    let decline = Decline {
        id: DeclineId::new(),
        placement_id: placement.id.to_string(),
        student_id: placement.student_id.to_string(),
        place_id: placement.place_id.clone(),
        reason: asked.reason,
        requirement: if asked.reason == Reason::Requirement { asked.requirement.clone() } else { String::new() },
        basis: asked.basis.clone(),
        asked_at: tx.now,
        decide_by: end_of_term(tx.now, round.rules.terms.decide),
        reply: String::new(),
        verdict: None,
        verdict_reason: String::new(),
        decided_at: None,
        decided_by: String::new(),
        told: Told::Nothing,
    };
    store::insert(tx, &round, &decline).await?;
    let payload = json!({"placement": placement.id, "reason": asked.reason});
    audit::record(tx, &link.region_id, actor, "decline.ask", ("decline", decline.id.as_str()), &payload).await?;
    let args = [("place", place.title.clone()), ("until", site.1.moment(decline.decide_by))];
    tell_student(tx, site, &round, &decline, ("mail-decline-subject", "mail-decline-student"), &args).await?;
    tell_coordinators(tx, site, &round, ("mail-decline-subject", "mail-decline-school"), &args).await
}

async fn tell_student(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    decline: &Decline,
    text: (&str, &str),
    args: &[(&str, String)],
) -> Result<()> {
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), &decline.student_id).await?;
    student::write(tx, site, (round, &student), text, args).await.map(drop)
}

/// The student's side of it, which the school reads before it decides.
pub async fn reply(tx: &mut Tx, region_id: &str, student_id: &str, (actor, text): (&str, &str)) -> Result<()> {
    let all = store::of_student(tx, region_id, student_id).await?;
    let open = all.iter().find(|one| one.is_open()).ok_or(Error::refused("error-decline-decided"))?;
    store::set_reply(tx, region_id, open, text).await?;
    audit::record(tx, region_id, actor, "decline.reply", ("decline", open.id.as_str()), &json!({})).await
}

/// The school decides, with a reason that student and employer read.
pub async fn decide(
    tx: &mut Tx,
    site: (&Site, &T),
    desk: &Desk,
    (id, upheld): (&str, bool),
    reason: &str,
) -> Result<()> {
    let round = &desk.round;
    let decline = store::by_id(tx, round, id).await?;
    if !decline.is_open() {
        return Err(Error::refused("error-decline-decided"));
    }
    reasoned(reason)?;
    let verdict = if upheld { Verdict::Upheld } else { Verdict::Refused };
    store::set_verdict(tx, &round.region_id, &decline, verdict, (reason, &desk.actor)).await?;
    let place = place::store::by_id(tx, &round.region_id, &decline.place_id).await?;
    if upheld {
        let placement = placement::store::by_id(tx, &round.region_id, &decline.placement_id).await?;
        placement::end(tx, &round.region_id, &placement, Ended::Declined).await?;
        // The seat of an own place is one student's, and nobody else's to read of.
        if decline.reason.takes_the_seat() && place.state != place::State::Own {
            // The words are the round's own, not the employer's: everybody may read them.
            let why = site.1.word("decline-seat", decline.reason.word());
            placement::store::insert_seat_change(tx, round, (&decline.place_id, -1), &why).await?;
        }
    }
    if !upheld {
        let placement = placement::store::by_id(tx, &round.region_id, &decline.placement_id).await?;
        placement::store::set_employer(tx, &round.region_id, &placement, EmployerAnswer::Overruled).await?;
    }
    let payload = json!({"verdict": verdict, "reason": reason});
    desk.record(tx, "decline.decide", ("decline", id), &payload).await?;
    let args = [("place", place.title.clone()), ("reason", reason.to_owned())];
    let (to_student, to_employer) = if upheld {
        ("mail-upheld-student", "mail-upheld-employer")
    } else {
        ("mail-refused-student", "mail-refused-employer")
    };
    tell_student(tx, site, round, &decline, ("mail-decided-subject", to_student), &args).await?;
    match &place.employer_id {
        Some(employer) => employer::tell(tx, site, round, employer, ("mail-decided-subject", to_employer), &args).await,
        None => Ok(()),
    }
}

/// After an objection that was granted: the decline does not count any more, and a seat that went with it is back. The
/// student is not put back by this, since somebody else may have the seat; a repair or a correction by hand does that.
pub async fn reverse(tx: &mut Tx, site: (&Site, &T), desk: &Desk, decline: &Decline, reason: &str) -> Result<()> {
    let round = &desk.round;
    store::set_reversed(tx, &round.region_id, decline).await?;
    let place = place::store::by_id(tx, &round.region_id, &decline.place_id).await?;
    if decline.reason.takes_the_seat() && place.state != place::State::Own {
        let why = site.1.get("decline-seat-back");
        placement::store::insert_seat_change(tx, round, (&decline.place_id, 1), &why).await?;
    }
    desk.record(tx, "decline.reverse", ("decline", decline.id.as_str()), &json!({})).await?;
    let args = [("place", place.title.clone()), ("reason", reason.to_owned())];
    match &place.employer_id {
        Some(employer) => {
            let text = ("mail-decided-subject", "mail-reversed-employer");
            employer::tell(tx, site, round, employer, text, &args).await
        }
        None => Ok(()),
    }
}

/// Ends a decline that was not decided, when the employer accepts after all or the placement ends otherwise.
pub async fn take_back(tx: &mut Tx, region_id: &str, placement: &Placement, actor: &str) -> Result<()> {
    for open in store::of_placement(tx, region_id, placement.id.as_str()).await?.iter().filter(|one| one.is_open()) {
        store::set_verdict(tx, region_id, open, Verdict::TakenBack, ("", actor)).await?;
        audit::record(tx, region_id, actor, "decline.take-back", ("decline", open.id.as_str()), &json!({})).await?;
    }
    Ok(())
}
