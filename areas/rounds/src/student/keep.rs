//! Adding, changing and removing students, and the links and reminders that go to them.

use evenkans_people::mail::{self, Letter};
use evenkans_people::personal_link::{self, Target};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Reach, Site, T, parse_local};
use serde_json::json;

use super::{Student, StudentId, store};
use crate::round::desk::Desk;
use crate::round::{self, Round};
use crate::study;

/// What a form or a row of a file says about a student.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub number: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub study_id: study::StudyId,
    pub year: u32,
    pub earlier_unplaced: bool,
    pub travel_band: String,
}

impl Change {
    /// What is known of a student already.
    #[must_use]
    pub fn of(student: &Student) -> Self {
        let Student { number, first_name, last_name, email, study_id, year, earlier_unplaced, travel_band, .. } =
            student.clone();
        Self { number, first_name, last_name, email, study_id, year, earlier_unplaced, travel_band }
    }

    /// A new student with a fresh receipt.
    pub fn into_new(self, round: &Round) -> Result<Student> {
        let mut receipt = [0_u8; 16];
        getrandom::fill(&mut receipt).map_err(Error::fault)?;
        Ok(Student {
            id: StudentId::new(),
            round_id: round.id.to_string(),
            number: self.number,
            first_name: self.first_name,
            last_name: self.last_name,
            email: self.email,
            study_id: self.study_id,
            year: self.year,
            earlier_unplaced: self.earlier_unplaced,
            travel_band: self.travel_band,
            confirmed_at: None,
            receipt: evenkans_matching::Receipt(receipt).to_string(),
            receipt_kept_at: None,
            version: 1,
        })
    }

    /// The student with this change.
    #[must_use]
    pub fn onto(self, student: &Student) -> Student {
        Student {
            number: self.number,
            first_name: self.first_name,
            last_name: self.last_name,
            email: self.email,
            study_id: self.study_id,
            year: self.year,
            earlier_unplaced: self.earlier_unplaced,
            travel_band: self.travel_band,
            ..student.clone()
        }
    }
}

/// A student's study must be one of the round's.
async fn must_take_part(tx: &mut Tx, round: &Round, study: &study::StudyId) -> Result<()> {
    let studies = study::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    if studies.iter().any(|one| one.id == *study) { Ok(()) } else { Err(Error::refused("error-student-study")) }
}

pub async fn add(tx: &mut Tx, desk: &Desk, change: Change) -> Result<Student> {
    round::store::still_changing(tx, &desk.round).await?;
    must_take_part(tx, &desk.round, &change.study_id).await?;
    let student = change.into_new(&desk.round)?;
    store::insert(tx, &desk.round.region_id, &student).await?;
    desk.record(tx, "student.add", ("student", student.id.as_str()), &json!({})).await?;
    Ok(student)
}

pub async fn change(tx: &mut Tx, desk: &Desk, id: &str, version: i64, change: Change) -> Result<()> {
    round::store::still_changing(tx, &desk.round).await?;
    must_take_part(tx, &desk.round, &change.study_id).await?;
    let student = store::by_id(tx, &desk.round.region_id, desk.round.id.as_str(), id).await?;
    let moved = student.study_id != change.study_id || student.year != change.year;
    let changed = Student { version, ..change.onto(&student) };
    store::update(tx, &desk.round.region_id, &changed).await?;
    moved_mailbox(tx, &desk.round, &student, &changed).await?;
    if moved {
        crate::wish::drop_ineligible(tx, &desk.round, &changed).await?;
    }
    desk.record(tx, "student.change", ("student", id), &json!({"version": version})).await
}

/// Links that went to another mailbox end: a mistyped address is somebody else's.
pub async fn moved_mailbox(tx: &mut Tx, round: &Round, before: &Student, after: &Student) -> Result<()> {
    if before.email != after.email && !before.email.is_empty() {
        let kind = personal_link::Kind::Student;
        personal_link::revoke(tx, &round.region_id, kind, after.id.as_str()).await?;
    }
    Ok(())
}

pub async fn remove(tx: &mut Tx, desk: &Desk, id: &str) -> Result<()> {
    round::store::still_changing(tx, &desk.round).await?;
    let student = store::by_id(tx, &desk.round.region_id, desk.round.id.as_str(), id).await?;
    personal_link::revoke(tx, &desk.round.region_id, personal_link::Kind::Student, id).await?;
    crate::own::forget(tx, &desk.round, id).await?;
    store::remove(tx, &desk.round.region_id, &student.id).await?;
    desk.record(tx, "student.remove", ("student", id), &json!({})).await
}

/// A student's classes as a coordinator types them, in a round whose classes come from the school: (code of the
/// place, class). What is not named stands behind all.
pub async fn classes_by_hand(tx: &mut Tx, desk: &Desk, id: &str, classes: &[(String, u32)]) -> Result<()> {
    let round = round::store::still_changing(tx, &desk.round).await?;
    let student = store::by_id(tx, &round.region_id, round.id.as_str(), id).await?;
    let places = crate::place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let key = [(&round.region_id).into(), (&student.id).into()];
    tx.run("DELETE FROM priority WHERE region_id = $1 AND student_id = $2", &key).await?;
    for (code, class) in classes {
        let place = places.iter().find(|place| place.code == *code);
        let place = place.ok_or_else(|| Error::refused_with("error-list-code", vec![("code", code.clone())]))?;
        store::set_class(tx, &round, place.id.as_str(), student.id.as_str(), *class).await?;
    }
    desk.record(tx, "student.classes", ("student", id), &json!({"classes": classes.len()})).await
}

/// How long a link that is made now works: until well after the internship, and well after the mail that brings it.
#[must_use]
pub fn link_until(round: &Round, now: i64) -> i64 {
    let ends = parse_local(&round.ends_on).unwrap_or(now);
    ends.max(round.rules.beacon.at()).max(round.wishes_until).max(now) + 60 * 86_400
}

/// A fresh personal link; the old ones keep working, so that a mail from last week is no dead end.
pub async fn renew_link(tx: &mut Tx, round: &Round, student: &StudentId) -> Result<String> {
    let target = Target::Student { round_id: round.id.as_str(), student_id: student.as_str() };
    personal_link::create(tx, &round.region_id, target, link_until(round, tx.now)).await
}

/// Ends every link of a student, when one fell into wrong hands; in each of their rounds, because from one they reach the
/// others.
pub async fn revoke_links(tx: &mut Tx, desk: &Desk, id: &str) -> Result<()> {
    let student = store::by_id(tx, &desk.round.region_id, desk.round.id.as_str(), id).await?;
    for (_, own) in store::same_person(tx, &desk.round.region_id, &student).await? {
        personal_link::revoke(tx, &desk.round.region_id, personal_link::Kind::Student, own.as_str()).await?;
    }
    desk.record(tx, "student.revoke-links", ("student", id), &json!({})).await
}

/// Mails a student a text, given by the keys of its subject and its body, with a fresh link; `args` are the text's
/// own besides name, title and link. Says whether there was an address.
pub async fn write(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    (round, student): (&Round, &Student),
    (subject, body): (&str, &str),
    args: &[(&str, String)],
) -> Result<bool> {
    if student.email.is_empty() {
        return Ok(false);
    }
    let token = renew_link(tx, round, &student.id).await?;
    let link = format!("{}/p/{token}", site.public_url);
    let mut all = vec![("name", student.name()), ("title", round.title.clone()), ("link", link)];
    all.extend_from_slice(args);
    let letter = Letter {
        to: &student.email,
        subject: t.with(subject, "title", &round.title),
        body: t.args(body, &all),
        about: ("student", student.id.as_str()),
    };
    mail::post(tx, &round.region_id, &letter).await?;
    Ok(true)
}

/// The same to every student of the round who has an address.
pub async fn write_to_all(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    text: (&str, &str),
    args: &[(&str, String)],
) -> Result<()> {
    for student in store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        write(tx, site, (round, &student), text, args).await?;
    }
    Ok(())
}

/// Mails a student their link with what is asked of them; says whether there was an address.
pub async fn remind(tx: &mut Tx, (site, t): (&Site, &T), round: &Round, student: &Student) -> Result<bool> {
    let wishes = crate::wish::store::of_student(tx, &round.region_id, &student.id).await?;
    let body = match (wishes.is_empty(), student.confirmed_at) {
        (true, _) => "mail-remind-empty",
        (false, None) => "mail-remind-confirm",
        (false, Some(_)) => "mail-remind-confirmed",
    };
    let until = [("until", t.moment(round.wishes_until))];
    let sent = write(tx, (site, t), (round, student), ("mail-remind-subject", body), &until).await?;
    if sent {
        let thing = ("student", student.id.as_str());
        audit::record(tx, &round.region_id, "system", "student.remind", thing, &json!({})).await?;
    }
    Ok(sent)
}

/// The rounds in which this address is a student's: for "mail me my link".
pub async fn reach(tx: &mut Tx, email: &str) -> Result<Vec<Reach>> {
    let mut found = Vec::new();
    for (region_id, round_id, student, title, until) in store::by_email(tx, email).await? {
        let target = Target::Student { round_id: &round_id, student_id: student.as_str() };
        let until = until.max(tx.now) + 60 * 86_400;
        let token = personal_link::create(tx, &region_id, target, until).await?;
        found.push(Reach { region_id, title, token });
    }
    Ok(found)
}
