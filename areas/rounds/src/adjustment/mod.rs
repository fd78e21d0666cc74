//! What a student needs to do the work well, told by the student to whom the student chose, until when the student
//! chose. What is needed, never why: a diagnosis is nobody's here (GDPR art. 9). Each reader is named on the student's
//! page, and who was not named does not get it in any type.

pub mod pages;
mod store;

use evenkans_people::StudentLink;
use evenkans_store::{Error, Result, Tx, audit, id};
use evenkans_web::{Moment, Site, T};
use serde_json::json;

use crate::employer;
use crate::internship::{self, of_student, tell_guide};
use crate::round::Round;

pub use store::placement_ended;

id!(AdjustmentId);

#[derive(Debug, Clone)]
pub struct Adjustment {
    pub id: AdjustmentId,
    pub placement_id: String,
    pub text: String,
    /// The guide who may read it, if any.
    pub account_id: Option<String>,
    /// Whether the people of the employer may.
    pub employer: bool,
    pub until: String,
    pub made_at: i64,
}

/// What a student wants to tell.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub text: String,
    /// The guide, and the placement of the employer, who were on the page: whoever came since is not who was chosen.
    pub guide: Option<String>,
    pub placement: Option<String>,
    pub until: String,
}

/// What others may read of it.
#[derive(Debug, Clone)]
pub struct Told {
    pub text: String,
    pub until: String,
}

/// What still holds, for whoever may read it.
fn told(all: Vec<Adjustment>, now: i64, may: impl Fn(&Adjustment) -> bool) -> Vec<Told> {
    let today = Moment(now).day();
    all.into_iter()
        .filter(|one| one.until >= today && may(one))
        .map(|one| Told { text: one.text, until: one.until })
        .collect()
}

/// What a guide may read of one internship.
pub async fn for_guide(tx: &mut Tx, region_id: &str, placement_id: &str, account: &str) -> Result<Vec<Told>> {
    let all = store::of_placement(tx, region_id, placement_id).await?;
    Ok(told(all, tx.now, |one| one.account_id.as_deref() == Some(account)))
}

/// What the employer of a placement may read.
pub async fn for_employer(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<Vec<Told>> {
    let all = store::of_placement(tx, region_id, placement_id).await?;
    Ok(told(all, tx.now, |one| one.employer))
}

/// What the student told of this internship, and to whom.
pub async fn of_placement(tx: &mut Tx, region_id: &str, placement_id: &str) -> Result<Vec<Adjustment>> {
    let today = Moment(tx.now).day();
    let mut all = store::of_placement(tx, region_id, placement_id).await?;
    all.retain(|one| one.until >= today);
    Ok(all)
}

/// The student tells it; the readers are mailed that there is something to read, not what.
pub async fn disclose(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    link: &StudentLink,
    wanted: &Wanted,
) -> Result<()> {
    round.must_be_published()?;
    let region = link.region_id.as_str();
    let internship = of_student(tx, round, &link.student_id).await?.filter(|one| one.placement.is_live());
    let internship = internship.ok_or(Error::refused("error-adjustment-place"))?;
    if wanted.until < Moment(tx.now).day() || wanted.until > internship.ends_on {
        return Err(Error::refused_with("error-adjustment-until", vec![("day", internship.ends_on)]));
    }
    let guide = match &wanted.guide {
        Some(named) => {
            let now = internship::store::guide_of(tx, region, &link.student_id).await?;
            Some(now.filter(|one| one.account_id.as_str() == named).ok_or(Error::Stale)?)
        }
        None => None,
    };
    if wanted.placement.as_ref().is_some_and(|named| *named != internship.placement.id.as_str()) {
        return Err(Error::Stale);
    }
    let employer_id = internship.place.employer_id.filter(|_| wanted.placement.is_some());
    if guide.is_none() && employer_id.is_none() {
        return Err(Error::refused("error-adjustment-readers"));
    }
    let one = Adjustment {
        id: AdjustmentId::new(),
        placement_id: internship.placement.id.to_string(),
        text: wanted.text.clone(),
        account_id: guide.map(|guide| guide.account_id.to_string()),
        employer: employer_id.is_some(),
        until: wanted.until.clone(),
        made_at: tx.now,
    };
    store::insert(tx, round, &link.student_id, &one).await?;
    record(tx, link, "adjustment.disclose", &one.id).await?;
    if let Some(account) = &one.account_id {
        let to = (account.as_str(), None);
        tell_guide(tx, site, round, to, ("mail-adjustment-subject", "mail-adjustment-guide")).await?;
    }
    if let Some(employer) = employer_id {
        // A mail says that there is something to read, not about whom.
        let text = ("mail-adjustment-subject", "mail-adjustment-employer");
        employer::tell(tx, site, round, &employer, text, &[]).await?;
    }
    Ok(())
}

/// From now on nobody reads it: it is erased.
pub async fn withdraw(tx: &mut Tx, link: &StudentLink, id: &str) -> Result<()> {
    let one = store::of_student(tx, &link.region_id, &link.student_id).await?;
    let one = one.into_iter().find(|one| one.id.as_str() == id).ok_or(Error::NotFound)?;
    store::remove(tx, &link.region_id, &one.id).await?;
    record(tx, link, "adjustment.withdraw", &one.id).await
}

/// That something was told or withdrawn; never what.
async fn record(tx: &mut Tx, link: &StudentLink, action: &'static str, id: &AdjustmentId) -> Result<()> {
    let actor = format!("link:{}", link.link_id);
    audit::record(tx, &link.region_id, &actor, action, ("adjustment", id.as_str()), &json!({})).await
}
