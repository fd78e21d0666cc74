//! How it goes: a student answers two questions, and then chooses whether the guide may read the answers. What is not
//! shared is written nowhere: who does not dare to tell must not fear that it can be found. The page shows to whom one
//! can talk, whatever is answered.

pub mod pages;
mod store;

use evenkans_people::StudentLink;
use evenkans_store::{Error, Result, Tx, audit, id, words};
use evenkans_web::{Site, T};
use serde_json::json;

use crate::internship::{self, of_student, tell_guide};
use crate::round::Round;

id!(PulseId);
words!(
    Answer { Yes = "yes", Partly = "partly", No = "no" }
);

/// What was answered: is it safe, and is it what was promised?
#[derive(Debug, Clone)]
pub struct Answers {
    pub safe: Answer,
    pub promised: Answer,
    pub note: String,
}

/// Answers that a student shared.
#[derive(Debug, Clone)]
pub struct Pulse {
    pub id: PulseId,
    /// The guide it was shared with.
    pub account_id: String,
    pub at: i64,
    pub answers: Answers,
}

impl Answers {
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.safe == Answer::Yes && self.promised == Answer::Yes
    }
}

/// What a student shared with one guide, the newest first.
pub async fn shared_with(tx: &mut Tx, region_id: &str, student_id: &str, account: &str) -> Result<Vec<Pulse>> {
    let mut all = store::of_student(tx, region_id, student_id).await?;
    all.retain(|one| one.account_id == account);
    Ok(all)
}

/// What a student shared with whoever guided them, the newest first.
pub async fn of_student_all(tx: &mut Tx, link: &StudentLink) -> Result<Vec<Pulse>> {
    store::of_student(tx, &link.region_id, &link.student_id).await
}

/// The student lets the guide read it who was on the page: whoever guides since then is not who was chosen.
pub async fn share(
    tx: &mut Tx,
    site: (&Site, &T),
    (round, with): (&Round, &str),
    link: &StudentLink,
    answers: &Answers,
) -> Result<()> {
    round.must_be_published()?;
    let internship = of_student(tx, round, &link.student_id).await?.ok_or(Error::refused("error-pulse-early"))?;
    if !internship.has_begun(tx.now) {
        return Err(Error::refused("error-pulse-early"));
    }
    let guide = internship::store::guide_of(tx, &link.region_id, &link.student_id).await?;
    let guide = guide.ok_or(Error::refused("error-pulse-guide"))?;
    if guide.account_id.as_str() != with {
        return Err(Error::Stale);
    }
    let pulse =
        Pulse { id: PulseId::new(), account_id: guide.account_id.to_string(), at: tx.now, answers: answers.clone() };
    store::insert(tx, round, &link.student_id, &pulse).await?;
    record(tx, link, "pulse.share", &pulse.id).await?;
    let to = (guide.account_id.as_str(), None);
    tell_guide(tx, site, round, to, ("mail-pulse-shared-subject", "mail-pulse-shared")).await
}

/// After a change of guide: the new one does not read what the old one was told, until the student wants it.
pub async fn pass_on(tx: &mut Tx, site: (&Site, &T), round: &Round, link: &StudentLink, id: &str) -> Result<()> {
    round.must_be_published()?;
    let all = store::of_student(tx, &link.region_id, &link.student_id).await?;
    let one = all.into_iter().find(|one| one.id.as_str() == id).ok_or(Error::NotFound)?;
    let guide = internship::store::guide_of(tx, &link.region_id, &link.student_id).await?;
    let guide = guide.ok_or(Error::refused("error-pulse-guide"))?;
    store::set_reader(tx, &link.region_id, &one.id, guide.account_id.as_str()).await?;
    record(tx, link, "pulse.pass-on", &one.id).await?;
    let to = (guide.account_id.as_str(), None);
    tell_guide(tx, site, round, to, ("mail-pulse-shared-subject", "mail-pulse-shared")).await
}

/// The student takes back what was shared: it is erased.
pub async fn take_back(tx: &mut Tx, link: &StudentLink, id: &str) -> Result<()> {
    let all = store::of_student(tx, &link.region_id, &link.student_id).await?;
    let one = all.into_iter().find(|one| one.id.as_str() == id).ok_or(Error::NotFound)?;
    store::remove(tx, &link.region_id, &one.id).await?;
    record(tx, link, "pulse.take-back", &one.id).await
}

/// That it was shared or taken back; never what was said.
async fn record(tx: &mut Tx, link: &StudentLink, action: &'static str, id: &PulseId) -> Result<()> {
    let actor = format!("link:{}", link.link_id);
    audit::record(tx, &link.region_id, &actor, action, ("pulse", id.as_str()), &json!({})).await
}
