use evenkans_people::StudentLink;
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Site, T, end_of_term};
use serde_json::json;

use super::{Objection, ObjectionId, Outcome, store};
use crate::decline::{self, Verdict};
use crate::placement::Told;
use crate::round::desk::{Desk, tell_coordinators};
use crate::round::{Round, reasoned};
use crate::student;

/// A student objects to the result, or to a decline that was upheld.
pub async fn make(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    link: &StudentLink,
    (about, text): (Option<&str>, &str),
) -> Result<()> {
    round.must_be_published()?;
    reasoned(text)?;
    let earlier = store::of_student(tx, &link.region_id, &link.student_id).await?;
    if earlier.iter().any(|one| one.is_open()) {
        return Err(Error::refused("error-objection-open"));
    }
    if let Some(id) = about {
        let decline = decline::store::by_id(tx, round, id).await?;
        if decline.student_id != link.student_id || decline.verdict != Some(Verdict::Upheld) {
            return Err(Error::NotFound);
        }
    }
    let objection = Objection {
        id: ObjectionId::new(),
        student_id: link.student_id.clone(),
        decline_id: about.map(str::to_owned),
        text: text.to_owned(),
        made_at: tx.now,
        answer_by: end_of_term(tx.now, round.rules.terms.object),
        outcome: None,
        answer: String::new(),
        answered_at: None,
        told: Told::Nothing,
    };
    store::insert(tx, round, &objection).await?;
    let (actor, thing) = (format!("link:{}", link.link_id), ("objection", objection.id.as_str()));
    audit::record(tx, &link.region_id, &actor, "objection.make", thing, &json!({"about": about})).await?;
    let args = [("until", site.1.moment(objection.answer_by))];
    tell_coordinators(tx, site, round, ("mail-objection-subject", "mail-objection-school"), &args).await
}

/// Who decided what an objection is about: of a decline its judge, of the result whoever corrected it last for this
/// student, else who published the round.
pub async fn decided_by(tx: &mut Tx, round: &Round, objection: &Objection) -> Result<String> {
    if let Some(id) = &objection.decline_id {
        return Ok(decline::store::by_id(tx, round, id).await?.decided_by);
    }
    let of = async |tx: &mut Tx, thing: (&str, &str), action: &str| {
        let history = audit::history(tx, &round.region_id, thing.0, thing.1).await?;
        Ok::<_, Error>(history.into_iter().rev().find(|entry| entry.action == action).map(|entry| entry.actor))
    };
    if let Some(actor) = of(tx, ("student", &objection.student_id), "result.correct").await? {
        return Ok(actor);
    }
    Ok(of(tx, ("round", round.id.as_str()), "round.publish").await?.unwrap_or_default())
}

/// The school answers, by somebody else than who decided.
pub async fn answer(
    tx: &mut Tx,
    site: (&Site, &T),
    desk: &Desk,
    (id, outcome): (&str, Outcome),
    text: &str,
) -> Result<()> {
    let round = &desk.round;
    let objection = store::by_id(tx, round, id).await?;
    if !objection.is_open() {
        return Err(Error::refused("error-objection-answered"));
    }
    if decided_by(tx, round, &objection).await? == desk.actor {
        return Err(Error::refused("error-objection-self"));
    }
    reasoned(text)?;
    store::set_answer(tx, &round.region_id, &objection, outcome, (text, &desk.actor)).await?;
    if let (Some(id), Outcome::Granted) = (&objection.decline_id, outcome) {
        let decline = decline::store::by_id(tx, round, id).await?;
        decline::reverse(tx, site, desk, &decline, text).await?;
    }
    desk.record(tx, "objection.answer", ("objection", id), &json!({"outcome": outcome})).await?;
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), &objection.student_id).await?;
    let args = [("answer", text.to_owned())];
    let body = if outcome == Outcome::Granted { "mail-objection-granted" } else { "mail-objection-rejected" };
    student::write(tx, site, (round, &student), ("mail-objection-answer-subject", body), &args).await.map(drop)
}
