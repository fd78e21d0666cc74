//! Who guides, and what becomes of a visit.

use evenkans_network::partner;
use evenkans_people::mail::{self, Letter};
use evenkans_people::member::{self, NamedMember};
use evenkans_people::{AccountId, Role, region};
use evenkans_store::{Error, Result, Tx};
use evenkans_web::{Site, T, parse_local};
use serde_json::json;

use super::guiding::Guiding;
use super::{DAY, Internship, Visit, VisitId, VisitKind, of_placement, of_student, store};
use crate::round::Round;
use crate::round::desk::Desk;
use crate::{employer, place, placement, student};

/// Who of the round's school can guide: each person once, by name.
pub async fn possible(tx: &mut Tx, round: &Round) -> Result<Vec<NamedMember>> {
    let mut all = member::list(tx, &round.region_id, Some(&round.school_id)).await?;
    all.retain(|one| matches!(one.member.role, Role::Teacher | Role::Coordinator));
    all.sort_by(|a, b| (&a.name, &a.member.account_id).cmp(&(&b.name, &b.member.account_id)));
    all.dedup_by(|a, b| a.member.account_id == b.member.account_id);
    Ok(all)
}

/// Gives a student a guide, and tells the student who it is. Answers whom it was taken from.
pub async fn assign(tx: &mut Tx, site: (&Site, &T), desk: &Desk, id: &str, account: &str) -> Result<Option<AccountId>> {
    let round = &desk.round;
    round.must_be_published()?;
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), id).await?;
    let all = possible(tx, round).await?;
    let guide = all.iter().find(|one| one.member.account_id.as_str() == account).ok_or(Error::NotFound)?;
    let before = store::guide_of(tx, &round.region_id, id).await?.map(|one| one.account_id);
    if before.as_ref() == Some(&guide.member.account_id) {
        return Ok(None);
    }
    store::set_guide(tx, round, id, &guide.member.account_id).await?;
    desk.record(tx, "guide.assign", ("student", id), &json!({"account": account})).await?;
    let args = [("guide", guide.name.clone()), ("email", guide.email.clone())];
    student::write(tx, site, (round, &student), ("mail-guide-subject", "mail-guide"), &args).await?;
    Ok(before)
}

/// Takes a student's guide away, for whoever was given the wrong one; the student is told. Answers who it was.
pub async fn unassign(tx: &mut Tx, site: (&Site, &T), desk: &Desk, id: &str) -> Result<Option<AccountId>> {
    let round = &desk.round;
    round.must_be_published()?;
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), id).await?;
    let Some(before) = store::guide_of(tx, &round.region_id, id).await? else { return Ok(None) };
    store::remove_guide(tx, &round.region_id, id).await?;
    desk.record(tx, "guide.unassign", ("student", id), &json!({"account": before.account_id})).await?;
    let args = [("guide", before.name.clone())];
    student::write(tx, site, (round, &student), ("mail-no-guide-subject", "mail-no-guide"), &args).await?;
    Ok(Some(before.account_id))
}

/// Mails a guide a text, with the way to the list of their students; or to the page of one.
pub async fn tell_guide(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    round: &Round,
    (guide, student): (&str, Option<&str>),
    (subject, body): (&str, &str),
) -> Result<()> {
    let account = evenkans_people::account::by_id(tx, &AccountId(guide.to_owned())).await?;
    let slug = region::by_id(tx, &round.region_id).await?.slug;
    let page = match student {
        Some(id) => format!("rondes/{}/begeleiding/{id}", round.id),
        None => "begeleiding".to_owned(),
    };
    let link = format!("{}/r/{slug}/{page}", site.public_url);
    let letter = Letter {
        to: &account.email,
        subject: t.with(subject, "title", &round.title),
        body: t.with2(body, "title", &round.title, "link", link),
        about: ("round", round.id.as_str()),
    };
    mail::post(tx, &round.region_id, &letter).await.map(drop)
}

/// Plans a visit, or notes one that was; student and employer hear of one that is to come.
pub async fn plan(tx: &mut Tx, site: (&Site, &T), guiding: &Guiding, (at, kind): (i64, VisitKind)) -> Result<VisitId> {
    let Guiding { round, student, actor } = guiding;
    let internship = of_student(tx, round, student.id.as_str()).await?;
    let internship = internship.ok_or(Error::refused("error-visit-no-place"))?;
    check_moment(tx, round, &internship, (None, at)).await?;
    let visit = Visit {
        id: VisitId::new(),
        student_id: student.id.to_string(),
        placement_id: internship.placement.id.to_string(),
        at,
        kind,
        report: String::new(),
        called_off_at: None,
        called_off_because: String::new(),
        version: 1,
    };
    store::insert_visit(tx, round, &visit, actor).await?;
    guiding.record(tx, "visit.plan", &visit.id).await?;
    tell(tx, site, guiding, &visit, ("mail-visit-subject", "mail-visit")).await?;
    tell_planned(tx, site, guiding, &visit).await?;
    Ok(visit.id)
}

/// Names another moment or another way for a visit that is to come; everybody who expected it hears of it.
pub async fn reschedule(
    tx: &mut Tx,
    site: (&Site, &T),
    guiding: &Guiding,
    (id, version): (&str, i64),
    (at, kind): (i64, VisitKind),
) -> Result<()> {
    let visit = of_guiding(tx, guiding, id).await?;
    if !visit.is_going() {
        return Err(Error::refused("error-visit-off"));
    }
    let placement = placement::store::by_id(tx, &guiding.round.region_id, &visit.placement_id).await?;
    let internship = of_placement(tx, &guiding.round, placement).await?;
    check_moment(tx, &guiding.round, &internship, (Some(&visit.id), at)).await?;
    store::set_moment(tx, &guiding.round.region_id, (&visit.id, version), (at, kind)).await?;
    guiding.record(tx, "visit.move", &visit.id).await?;
    let visit = Visit { at, kind, ..visit };
    tell(tx, site, guiding, &visit, ("mail-visit-moved-subject", "mail-visit-moved")).await?;
    tell_planned(tx, site, guiding, &visit).await
}

/// Whether a visit of a student can be at this moment; `besides` is the one that is moved.
async fn check_moment(
    tx: &mut Tx,
    round: &Round,
    internship: &Internship,
    (besides, at): (Option<&VisitId>, i64),
) -> Result<()> {
    // Far from the internship it is a mistake in the year.
    let moved = |day: &str, days: i64| parse_local(day).unwrap_or(at) + days * DAY;
    if at < moved(&internship.starts_on, -200) || at > moved(&internship.ends_on, 92) {
        return Err(Error::refused("error-visit-far"));
    }
    let planned = store::visits_of(tx, &round.region_id, internship.placement.student_id.as_str()).await?;
    let mut others = planned.iter().filter(|one| Some(&one.id) != besides && one.called_off_at.is_none());
    if others.any(|one| one.at == at) {
        return Err(Error::refused("error-visit-double"));
    }
    Ok(())
}

/// A coordinator can plan for a guide, who has to know.
async fn tell_planned(tx: &mut Tx, site: (&Site, &T), guiding: &Guiding, visit: &Visit) -> Result<()> {
    let Guiding { round, student, actor } = guiding;
    match store::guide_of(tx, &round.region_id, student.id.as_str()).await? {
        Some(guide) if guide.account_id.as_str() != actor && visit.at >= tx.now => {
            let to = (guide.account_id.as_str(), Some(student.id.as_str()));
            tell_guide(tx, site, round, to, ("mail-visit-subject", "mail-visit-guide")).await
        }
        _ => Ok(()),
    }
}

/// Writes how it went; the student reads it too.
pub async fn report(tx: &mut Tx, guiding: &Guiding, (id, version): (&str, i64), text: &str) -> Result<()> {
    let visit = of_guiding(tx, guiding, id).await?;
    if visit.at > tx.now {
        return Err(Error::refused("error-visit-early"));
    }
    if visit.called_off_at.is_some() {
        return Err(Error::refused("error-visit-off"));
    }
    store::set_report(tx, &guiding.round.region_id, &visit.id, version, text).await?;
    guiding.record(tx, "visit.report", &visit.id).await
}

/// Says why a visit does not go on, to whoever expected it.
pub async fn call_off(tx: &mut Tx, site: (&Site, &T), guiding: &Guiding, id: &str, because: &str) -> Result<()> {
    let visit = of_guiding(tx, guiding, id).await?;
    if !visit.is_going() {
        return Err(Error::refused("error-visit-off"));
    }
    store::set_called_off(tx, &guiding.round.region_id, &visit.id, because).await?;
    guiding.record(tx, "visit.call-off", &visit.id).await?;
    let visit = Visit { called_off_because: because.to_owned(), ..visit };
    tell(tx, site, guiding, &visit, ("mail-visit-off-subject", "mail-visit-off")).await
}

/// A visit of the student on the desk; of another it does not exist.
pub(super) async fn of_guiding(tx: &mut Tx, guiding: &Guiding, id: &str) -> Result<Visit> {
    let all = store::visits_of(tx, &guiding.round.region_id, guiding.student.id.as_str()).await?;
    all.into_iter().find(|one| one.id.as_str() == id).ok_or(Error::NotFound)
}

/// Mails student and employer about a visit that is to come; one that was needs no mail.
async fn tell(
    tx: &mut Tx,
    site: (&Site, &T),
    guiding: &Guiding,
    visit: &Visit,
    text: (&'static str, &'static str),
) -> Result<()> {
    if visit.at < tx.now {
        return Ok(());
    }
    let Guiding { round, student, .. } = guiding;
    let t = site.1;
    // The guide comes; where there is none, somebody of the school.
    let who = match store::guide_of(tx, &round.region_id, student.id.as_str()).await? {
        Some(guide) => guide.name,
        None => partner::store::by_id(tx, &round.region_id, &round.school_id).await?.name,
    };
    let args = [
        ("student", student.name()),
        ("who", who),
        ("moment", t.moment(visit.at)),
        ("kind", t.word("visit-kind", visit.kind.word())),
        ("because", visit.called_off_because.clone()),
    ];
    student::write(tx, site, (round, student), text, &args).await?;
    let placement = placement::store::by_id(tx, &round.region_id, &visit.placement_id).await?;
    match place::store::by_id(tx, &round.region_id, &placement.place_id).await?.employer_id {
        Some(id) => employer::tell(tx, site, round, &id, text, &args).await,
        None => Ok(()),
    }
}
