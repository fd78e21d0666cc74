use evenkans_people::StudentLink;
use evenkans_store::{Error, Result, Tx, audit};
use serde_json::json;

use super::store;
use crate::own;
use crate::place::{self, Place, WhyNot};
use crate::round::desk::Desk;
use crate::round::{self, Round, State};
use crate::student::{self, Student, StudentId};

/// One press of a button on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Add(String),
    Up(String),
    Down(String),
    Remove(String),
}

/// The list after a step; a step that makes no sense (up from the top, a place twice) changes nothing.
fn stepped(mut list: Vec<String>, step: &Step) -> Vec<String> {
    let at = |list: &[String], place: &str| list.iter().position(|one| one == place);
    match step {
        Step::Add(place) if at(&list, place).is_none() => list.push(place.clone()),
        Step::Remove(place) => list.retain(|one| one != place),
        Step::Up(place) => {
            if let Some(at @ 1..) = at(&list, place) {
                list.swap(at, at - 1);
            }
        }
        Step::Down(place) => {
            if let Some(at) = at(&list, place).filter(|at| at + 1 < list.len()) {
                list.swap(at, at + 1);
            }
        }
        Step::Add(_) => {}
    }
    list
}

fn in_time(round: &Round, now: i64) -> Result<()> {
    if round.state != State::Open {
        return Err(Error::refused(if round.state == State::Preparing {
            "error-wishes-early"
        } else {
            "error-round-fixed"
        }));
    }
    if now > round.wishes_until { Err(Error::refused("error-wishes-closed")) } else { Ok(()) }
}

/// The student of a link with the round, if the list may still change.
async fn mine(tx: &mut Tx, round: &Round, link: &StudentLink) -> Result<Student> {
    in_time(round, tx.now)?;
    if own::store::approved_of(tx, &link.region_id, &link.student_id).await?.is_some() {
        return Err(Error::refused("error-own-approved"));
    }
    student::store::by_id(tx, &link.region_id, &link.round_id, &link.student_id).await
}

/// Does one step and saves; the list then waits to be confirmed again.
pub async fn step(tx: &mut Tx, round: &Round, link: &StudentLink, step: &Step) -> Result<()> {
    let student = mine(tx, round, link).await?;
    if let Step::Add(id) = step {
        let place = place::store::by_id(tx, &link.region_id, id).await?;
        if place.round_id != link.round_id || place.why_not(&student).is_some() {
            return Err(Error::refused("error-wish-place"));
        }
    }
    let before = store::of_student(tx, &link.region_id, &student.id).await?;
    let after = stepped(before.clone(), step);
    if after == before {
        return Ok(());
    }
    store::set(tx, &link.region_id, &link.round_id, &student.id, &after).await?;
    student::store::confirm(tx, &link.region_id, &student.id, None).await?;
    let actor = format!("link:{}", link.link_id);
    let payload = json!({"places": after});
    audit::record(tx, &link.region_id, &actor, "wish.step", ("student", student.id.as_str()), &payload).await
}

/// The student says: this is my list. Nothing, when it was confirmed a moment ago.
pub async fn confirm(tx: &mut Tx, round: &Round, link: &StudentLink, seen_version: i64) -> Result<Option<Student>> {
    let student = mine(tx, round, link).await?;
    // Somebody else (the school) changed the list since the page was shown: look first.
    if student.version != seen_version {
        // A double click: the first one confirmed, and only that makes one version more.
        let done = student.confirmed_at.is_some() && student.version == seen_version + 1;
        return if done { Ok(None) } else { Err(Error::Stale) };
    }
    let list = store::of_student(tx, &link.region_id, &student.id).await?;
    if list.is_empty() {
        return Err(Error::refused("error-wish-empty"));
    }
    student::store::confirm(tx, &link.region_id, &student.id, Some(tx.now)).await?;
    let actor = format!("link:{}", link.link_id);
    let payload = json!({"places": list});
    audit::record(tx, &link.region_id, &actor, "wish.confirm", ("student", student.id.as_str()), &payload).await?;
    Ok(Some(student))
}

/// The receipt is asked back once: the last four characters show that it was kept.
pub async fn keep_receipt(tx: &mut Tx, link: &StudentLink, typed: &str) -> Result<bool> {
    let student = student::store::by_id(tx, &link.region_id, &link.round_id, &link.student_id).await?;
    let typed: String = typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    if typed.len() < 4 || !student.receipt.ends_with(&typed) {
        return Ok(false);
    }
    student::store::mark_receipt_kept(tx, &link.region_id, &student.id).await?;
    let actor = format!("link:{}", link.link_id);
    audit::record(tx, &link.region_id, &actor, "receipt.kept", ("student", student.id.as_str()), &json!({})).await?;
    Ok(true)
}

/// A list that the school writes (import, by hand): the student is asked to confirm it. Says whether it was
/// another list than before.
pub async fn replace(tx: &mut Tx, round: &Round, student: &StudentId, places: &[String]) -> Result<bool> {
    let before = store::of_student(tx, &round.region_id, student).await?;
    if before == places {
        return Ok(false);
    }
    store::set(tx, &round.region_id, round.id.as_str(), student, places).await?;
    // After the deadline a student can no longer confirm: what the school takes off then leaves the rest as it was.
    if tx.now <= round.wishes_until {
        student::store::confirm(tx, &round.region_id, student, None).await?;
    }
    Ok(true)
}

/// The school, too, writes lists only while their students can still confirm or change them.
pub fn school_in_time(tx: &Tx, round: &Round) -> Result<()> {
    if round.state == State::Open && tx.now > round.wishes_until {
        return Err(Error::refused("error-school-wishes-closed"));
    }
    Ok(())
}

/// A list as a coordinator types it: codes of places, best first. The student is asked to confirm it.
pub async fn by_hand(tx: &mut Tx, desk: &Desk, student_id: &str, codes: &[String]) -> Result<()> {
    let round = round::store::still_changing(tx, &desk.round).await?;
    school_in_time(tx, &round)?;
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), student_id).await?;
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let mut list = Vec::new();
    for code in codes {
        let place = places
            .iter()
            .find(|place| place.code == *code && place.why_not(&student).is_none_or(|why| why == WhyNot::Reviewed));
        let place = place.ok_or_else(|| Error::refused_with("error-list-code", vec![("code", code.clone())]))?;
        if list.contains(&place.id.0) {
            return Err(Error::refused_with("error-list-twice", vec![("code", code.clone())]));
        }
        list.push(place.id.0.clone());
    }
    replace(tx, &round, &student.id, &list).await?;
    desk.record(tx, "wish.by-hand", ("student", student_id), &json!({"places": list})).await
}

/// Takes a place off the lists of those who may no longer have it.
pub async fn drop_from_lists(tx: &mut Tx, round: &Round, place: &Place) -> Result<()> {
    for id in store::who_list(tx, &round.region_id, place.id.as_str()).await? {
        let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), &id).await?;
        // What the school looks at again stays on lists: the employer's smallest change must not undo them.
        if place.why_not(&student).is_some_and(|why| why != WhyNot::Reviewed) {
            let mut list = store::of_student(tx, &round.region_id, &student.id).await?;
            list.retain(|one| one != place.id.as_str());
            replace(tx, round, &student.id, &list).await?;
        }
    }
    Ok(())
}

/// Takes every place off a list that its student may no longer have.
pub async fn drop_ineligible(tx: &mut Tx, round: &Round, student: &Student) -> Result<()> {
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let mut list = store::of_student(tx, &round.region_id, &student.id).await?;
    list.retain(|id| {
        places
            .iter()
            .any(|place| place.id.as_str() == id && place.why_not(student).is_none_or(|why| why == WhyNot::Reviewed))
    });
    replace(tx, round, &student.id, &list).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<String> {
        text.chars().map(String::from).collect()
    }

    #[test]
    fn steps_move_one_place_and_never_lose_or_double_one() {
        assert_eq!(stepped(list("abc"), &Step::Up("c".into())), list("acb"));
        assert_eq!(stepped(list("abc"), &Step::Up("a".into())), list("abc"));
        assert_eq!(stepped(list("abc"), &Step::Down("c".into())), list("abc"));
        assert_eq!(stepped(list("abc"), &Step::Down("a".into())), list("bac"));
        assert_eq!(stepped(list("abc"), &Step::Add("a".into())), list("abc"));
        assert_eq!(stepped(list("abc"), &Step::Add("d".into())), list("abcd"));
        assert_eq!(stepped(list("abc"), &Step::Remove("b".into())), list("ac"));
        assert_eq!(stepped(list("abc"), &Step::Up("z".into())), list("abc"));
    }
}
