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

#[derive(Debug, Clone)]
pub struct Talk {
    pub at: i64,
    /// Where, in words.
    pub place: String,
    pub asked_by: Side,
    pub version: i64,
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
    let talk = Talk { at, place: place.to_owned(), asked_by: side, version };
    store::save(tx, round, internship, &talk).await?;
    record(tx, round, internship, actor, "talk.invite").await?;
    let id = internship.placement.student_id.as_str();
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), id).await?;
    let args = [
        ("student", student.name()),
        ("employer", internship.place.title.clone()),
        ("moment", site.1.moment(at)),
        ("place", place.to_owned()),
    ];
    match (side, &internship.place.employer_id) {
        (Side::Employer, _) => {
            let text = ("mail-talk-subject", "mail-talk-student");
            student::write(tx, site, (round, &student), text, &args).await.map(drop)
        }
        (Side::Student, Some(employer)) => {
            employer::tell(tx, site, round, employer, ("mail-talk-subject", "mail-talk-employer"), &args).await
        }
        (Side::Student, None) => Ok(()),
    }
}

/// One side writes what was said, for both and for the school.
pub async fn write(
    tx: &mut Tx,
    (round, internship): (&Round, &Internship),
    (side, actor): (Side, &str),
    notes: &BTreeMap<Question, String>,
) -> Result<()> {
    in_time(round, internship)?;
    let talk = store::of_placement(tx, &round.region_id, internship.placement.id.as_str()).await?;
    if talk.is_none() {
        return Err(Error::refused("error-talk-none"));
    }
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
