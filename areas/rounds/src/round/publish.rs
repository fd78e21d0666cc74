//! Publication, and the only way in which a result may be corrected afterwards.

use std::collections::BTreeSet;

use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, new_id};
use evenkans_web::{Site, T, fold};
use serde_json::json;

use super::desk::Desk;
use super::{Round, State, reasoned, store};
use crate::placement::{self, Ended, Left, Origin};
use crate::{decline, own, place, result, student};

/// Publishes a drawn round: from now on students and employers see their result, and everybody the round's.
pub async fn publish(tx: &mut Tx, (site, t): (&Site, &T), desk: &Desk) -> Result<()> {
    let round = &desk.round;
    let state = round.state.go(State::Published)?;
    store::update(tx, &Round { state, published_at: Some(tx.now), ..round.clone() }).await?;
    placement::begin_all(tx, round).await?;
    own::begin_all(tx, round).await?;
    desk.record_round(tx, "round.publish", &json!({})).await?;
    let about = Ref::new("round", round.id.as_str());
    activity::note(tx, &round.region_id, "round-published", &about, &round.title, Some(&round.school_id)).await?;
    // Whoever offered places took part in it.
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let offered = places.iter().filter(|one| one.state == place::State::Approved);
    let employers: BTreeSet<&str> = offered.filter_map(|one| one.employer_id.as_deref()).collect();
    for employer in employers {
        activity::note(tx, &round.region_id, "round-places", &about, &round.title, Some(employer)).await?;
    }
    // The result itself stays out of the mail: mailboxes are read by others.
    student::write_to_all(tx, (site, t), round, RESULT, &[]).await?;
    crate::employer::tell_all(tx, (site, t), round).await
}

const RESULT: (&str, &str) = ("mail-result-subject", "mail-result");

/// Tells a student whose published result was corrected, and the employers that it takes the student from and to.
pub async fn tell_corrected(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    student_id: &str,
    (from, to): (Option<String>, Option<String>),
) -> Result<()> {
    if round.state != State::Published {
        return Ok(());
    }
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), student_id).await?;
    student::write(tx, site, (round, &student), ("mail-corrected-subject", "mail-corrected"), &[]).await?;
    for place in [from, to].into_iter().flatten() {
        let place = place::store::by_id(tx, &round.region_id, &place).await?;
        if let Some(employer) = &place.employer_id {
            crate::employer::tell_changed(tx, site, round, employer).await?;
        }
    }
    Ok(())
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a reason that everybody may read names the student whom it is about, by any part of the name, or another
/// student, by number or whole name: a word such as "Bakker" alone may be about the work.
fn names_somebody(reason: &str, about: &student::Student, all: &[student::Student]) -> bool {
    let said = words(reason);
    let own = words(&format!("{} {} {}", about.first_name, about.last_name, about.number));
    // Particles such as "de" and "van" name nobody.
    own.iter().filter(|part| part.chars().count() > 3).any(|part| said.contains(part)) || names_any(reason, all)
}

/// Whether it names any of these students, by number or whole name.
pub(crate) fn names_any(reason: &str, all: &[student::Student]) -> bool {
    let said = words(reason);
    let is_other = |other: &student::Student| {
        let name = words(&format!("{} {}", other.first_name, other.last_name));
        let named = name.len() > 1 && said.windows(name.len()).any(|window| window == name);
        named || said.contains(&fold(&other.number))
    };
    all.iter().any(is_other)
}

/// A correction by hand: another place, or none, with a reason that everybody can read. The publication and
/// its proof stay as they are, so the correction stands out beside them.
/// Returns where the student was.
pub async fn correct(
    tx: &mut Tx,
    desk: &Desk,
    student_id: &str,
    to: Option<&str>,
    reason: &str,
) -> Result<Option<String>> {
    let round = &desk.round;
    if !matches!(round.state, State::Drawn | State::Published) {
        return Err(Error::refused("error-correct-early"));
    }
    reasoned(reason)?;
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), student_id).await?;
    let all = student::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    if names_somebody(reason, &student, &all) {
        return Err(Error::refused("error-reason-name"));
    }
    if placement::store::left(tx, round).await?.get(student_id) == Some(&Left::FollowUp) {
        return Err(Error::refused("error-correct-follow-up"));
    }
    // Before the publication nobody sits there yet, and with it the student would go to the own place all the same.
    if round.state == State::Drawn && own::store::approved_of(tx, &round.region_id, student_id).await?.is_some() {
        return Err(Error::refused("error-correct-own"));
    }
    let from = result::store::seats(tx, round).await?.get(student.id.as_str()).cloned();
    if from.as_deref() == to {
        return Err(Error::refused("error-correct-same"));
    }
    if let Some(to) = to {
        let place = place::store::by_id(tx, &round.region_id, to).await?;
        if place.round_id != round.id.as_str() || place.why_not(&student).is_some() {
            return Err(Error::refused("error-wish-place"));
        }
        let free = placement::free_seats(tx, round, std::slice::from_ref(&place)).await?;
        if free.get(to).copied().unwrap_or_default() <= 0 {
            return Err(Error::refused("error-correct-full"));
        }
    }
    let id = new_id();
    let values = [
        (&round.region_id).into(),
        (&id).into(),
        (&round.id).into(),
        (&student.id).into(),
        (&from).into(),
        to.into(),
        reason.into(),
        tx.now.into(),
    ];
    tx.run(
        "INSERT INTO correction (region_id, id, round_id, student_id, from_place_id, to_place_id, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &values,
    )
    .await?;
    if round.state == State::Published {
        if let Some(old) = placement::live_of(tx, &round.region_id, student_id).await? {
            placement::end(tx, &round.region_id, &old, Ended::Corrected).await?;
            decline::take_back(tx, &round.region_id, &old, &desk.actor).await?;
        }
        if let Some(to) = to {
            placement::store::undo_left(tx, &round.region_id, student_id).await?;
            placement::begin(tx, round, student_id, to, Origin::Correction).await?;
        }
    }
    // Two coordinators who correct at once: the second one's form carries an old version of the round.
    store::update(tx, round).await?;
    let payload = json!({"from": from, "to": to, "reason": reason});
    desk.record(tx, "result.correct", ("student", student_id), &payload).await?;
    Ok(from)
}
