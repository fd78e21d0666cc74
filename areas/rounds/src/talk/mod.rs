//! A talk between student and employer before the internship begins, if one of them wants one. Never a selection: the
//! placement stands, whatever is said. So the questions are the same for everybody, both sides write down what they
//! said, both read it, and the school reads it too.

pub mod pages;
pub mod store;

use std::collections::BTreeMap;

use evenkans_store::{Error, Result, Tx, audit, words};
use evenkans_web::{Moment, Site, T};
use serde_json::json;

use crate::internship::{Internship, Side};
use crate::round::Round;
use crate::{employer, student};

words!(
    /// What is talked about.
    Question { Day = "day", Learn = "learn", Need = "need", Doubt = "doubt" }
);

words!(
    /// What one side can do with it.
    Deed { Invite = "invite", Agree = "agree", CallOff = "call-off", Notes = "notes" }
);

#[derive(Debug, Clone)]
pub struct Talk {
    pub at: i64,
    /// Where, in words.
    pub place: String,
    pub asked_by: Side,
    /// When the other side said that it suits.
    pub agreed_at: Option<i64>,
    pub version: i64,
    /// How often the student and the employer wrote their notes.
    pub written: (i64, i64),
}

impl Talk {
    /// The version of one side's notes.
    #[must_use]
    pub fn notes_version(&self, side: Side) -> i64 {
        match side {
            Side::Student => self.written.0,
            Side::Employer => self.written.1,
        }
    }
}

/// What both sides wrote, by question.
pub type Notes = BTreeMap<(Side, Question), String>;

/// One side names a moment, or another one; the other side is mailed. `version` is that of the page, 0 for none.
pub async fn invite(
    tx: &mut Tx,
    site: (&Site, &T),
    (round, internship): (&Round, &Internship),
    (side, actor): (Side, &str),
    (version, at, place): (i64, i64, &str),
) -> Result<()> {
    in_time(round, internship)?;
    if internship.place.employer_id.is_none() {
        return Err(Error::refused("error-talk-employer"));
    }
    if at < tx.now || Moment(at).day() > internship.starts_on {
        return Err(Error::refused_with("error-talk-moment", vec![("day", site.1.day(&internship.starts_on))]));
    }
    let talk = Talk { at, place: place.to_owned(), asked_by: side, agreed_at: None, version, written: (0, 0) };
    store::save(tx, round, internship, &talk).await?;
    record(tx, round, internship, actor, "talk.invite").await?;
    let texts = ("mail-talk-student", "mail-talk-employer");
    tell(tx, site, (round, internship), side, &talk, texts).await
}

/// The other side says that the moment on its page suits.
pub async fn agree(
    tx: &mut Tx,
    site: (&Site, &T),
    (round, internship): (&Round, &Internship),
    (side, actor): (Side, &str),
    version: i64,
) -> Result<()> {
    in_time(round, internship)?;
    let talk = of(tx, internship, round).await?;
    if talk.version != version {
        return Err(Error::Stale);
    }
    if talk.asked_by == side || talk.agreed_at.is_some() {
        return Err(Error::refused("error-talk-agreed"));
    }
    store::set_agreed(tx, &round.region_id, internship.placement.id.as_str(), version).await?;
    record(tx, round, internship, actor, "talk.agree").await?;
    let texts = ("mail-talk-agreed-student", "mail-talk-agreed-employer");
    tell(tx, site, (round, internship), side, &talk, texts).await
}

/// Either side calls it off, or would rather not: it is no duty. What was written goes with it.
pub async fn call_off(
    tx: &mut Tx,
    site: (&Site, &T),
    (round, internship): (&Round, &Internship),
    (side, actor): (Side, &str),
) -> Result<()> {
    in_time(round, internship)?;
    let talk = of(tx, internship, round).await?;
    store::placement_ended(tx, &round.region_id, internship.placement.id.as_str()).await?;
    record(tx, round, internship, actor, "talk.call-off").await?;
    let texts = ("mail-talk-off-student", "mail-talk-off-employer");
    tell(tx, site, (round, internship), side, &talk, texts).await
}

async fn of(tx: &mut Tx, internship: &Internship, round: &Round) -> Result<Talk> {
    let talk = store::of_placement(tx, &round.region_id, internship.placement.id.as_str()).await?;
    talk.ok_or(Error::refused("error-talk-none"))
}

/// Mails the other side than who did it, by the keys of the student's text and the employer's.
async fn tell(
    tx: &mut Tx,
    site: (&Site, &T),
    (round, internship): (&Round, &Internship),
    side: Side,
    talk: &Talk,
    (to_student, to_employer): (&'static str, &'static str),
) -> Result<()> {
    let id = internship.placement.student_id.as_str();
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), id).await?;
    let args = [
        ("student", student.name()),
        ("employer", internship.place.title.clone()),
        ("moment", site.1.moment(talk.at)),
        ("place", talk.place.clone()),
    ];
    match (side, &internship.place.employer_id) {
        (Side::Employer, _) => {
            let text = ("mail-talk-subject", to_student);
            student::write(tx, site, (round, &student), text, &args).await.map(drop)
        }
        (Side::Student, Some(employer)) => {
            employer::tell(tx, site, round, employer, ("mail-talk-subject", to_employer), &args).await
        }
        (Side::Student, None) => Ok(()),
    }
}

/// One side writes what was said, for both and for the school. Of two who write for the same side at once the second is
/// told.
pub async fn write(
    tx: &mut Tx,
    (round, internship): (&Round, &Internship),
    (side, actor): (Side, &str),
    (version, notes): (i64, &BTreeMap<Question, String>),
) -> Result<()> {
    in_time(round, internship)?;
    of(tx, internship, round).await?;
    store::mark_written(tx, (&round.region_id, internship.placement.id.as_str()), side, version).await?;
    for (question, text) in notes {
        store::set_note(tx, round, internship, (side, *question), text).await?;
    }
    record(tx, round, internship, actor, "talk.write").await
}

fn in_time(round: &Round, internship: &Internship) -> Result<()> {
    round.must_be_published()?;
    if internship.placement.is_live() { Ok(()) } else { Err(Error::refused("error-placement-over")) }
}

/// That it was, never what was said.
async fn record(tx: &mut Tx, round: &Round, of: &Internship, actor: &str, action: &'static str) -> Result<()> {
    audit::record(tx, &round.region_id, actor, action, ("placement", of.placement.id.as_str()), &json!({})).await
}
