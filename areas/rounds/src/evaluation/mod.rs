//! How an internship was: the student about the place, for the school alone; the supervisor about the work, for the
//! student and the school. The same few questions for everybody, so that answers can be compared.

pub mod pages;
pub mod store;

use std::collections::BTreeMap;

use evenkans_store::{Error, Result, Tx, audit, words};
use serde_json::json;

use crate::internship::{Internship, Side};
use crate::round::Round;

words!(
    Question {
        Promised = "promised",
        Guided = "guided",
        Safe = "safe",
        Equal = "equal",
        Learned = "learned",
        Work = "work",
        Reliable = "reliable",
        Together = "together",
        Growth = "growth",
        Prepared = "prepared",
    }
);
words!(
    Mark { Yes = "yes", Mostly = "mostly", Hardly = "hardly", No = "no" }
);

impl Question {
    /// What each side is asked.
    #[must_use]
    pub fn of(side: Side) -> &'static [Self] {
        match side {
            Side::Student => &[Self::Promised, Self::Guided, Self::Safe, Self::Equal, Self::Learned],
            Side::Employer => &[Self::Work, Self::Reliable, Self::Together, Self::Growth, Self::Prepared],
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    pub placement_id: String,
    pub student_id: String,
    pub side: Side,
    pub answers: BTreeMap<Question, Mark>,
    pub note: String,
    pub at: i64,
    pub version: i64,
}

/// One side says how it was; until the round is closed it can say it better. `version` is that of the page, 0 for none.
pub async fn save(
    tx: &mut Tx,
    round: &Round,
    internship: &Internship,
    (side, actor): (Side, &str),
    (version, answers, note): (i64, &BTreeMap<Question, Mark>, &str),
) -> Result<()> {
    round.must_be_published()?;
    if !internship.may_be_evaluated(tx.now) {
        return Err(Error::refused("error-evaluation-early"));
    }
    if Question::of(side).iter().any(|one| !answers.contains_key(one)) {
        return Err(Error::refused("error-evaluation-answers"));
    }
    let one = Evaluation {
        placement_id: internship.placement.id.to_string(),
        student_id: internship.placement.student_id.to_string(),
        side,
        answers: answers.clone(),
        note: note.to_owned(),
        at: tx.now,
        version,
    };
    store::save(tx, round, &one).await?;
    let thing = ("placement", one.placement_id.as_str());
    audit::record(tx, &round.region_id, actor, "evaluation.save", thing, &json!({"side": side})).await
}
