use evenkans_people::{SignedIn, rate};
use evenkans_store::{Error, Result, Tx, job};
use evenkans_web::Site;
use serde_json::json;

use super::send::{JOB, SendJob, post};
use super::{Newsletter, NewsletterId, State, store};
use crate::partner::selection::Selection;
use crate::region::Manager;

/// What a form says of one.
#[derive(Debug, Clone)]
pub struct Change {
    pub subject: String,
    pub body: String,
    pub selection: Selection,
    pub public: bool,
}

pub async fn write(tx: &mut Tx, manager: &Manager, change: &Change) -> Result<NewsletterId> {
    let Change { subject, body, selection, public } = change.clone();
    let one = Newsletter {
        id: NewsletterId::new(),
        subject,
        body,
        selection,
        public,
        state: State::Draft,
        made_at: tx.now,
        sent_at: None,
        version: 1,
    };
    store::insert(tx, &manager.region_id, &one).await?;
    manager.record(tx, "newsletter.write", ("newsletter", one.id.as_str()), &json!({})).await?;
    Ok(one.id)
}

/// Nobody changes what others read already.
async fn draft(tx: &mut Tx, manager: &Manager, id: &str) -> Result<Newsletter> {
    let one = store::by_id(tx, &manager.region_id, id).await?;
    if one.state == State::Draft { Ok(one) } else { Err(Error::refused("error-newsletter-sent")) }
}

pub async fn save(tx: &mut Tx, manager: &Manager, (id, version): (&str, i64), change: &Change) -> Result<()> {
    let before = draft(tx, manager, id).await?;
    let Change { subject, body, selection, public } = change.clone();
    store::update(tx, &manager.region_id, &Newsletter { subject, body, selection, public, version, ..before }).await?;
    manager.record(tx, "newsletter.save", ("newsletter", id), &json!({})).await
}

pub async fn remove(tx: &mut Tx, manager: &Manager, id: &str) -> Result<()> {
    let one = draft(tx, manager, id).await?;
    store::remove(tx, &manager.region_id, &one.id).await?;
    manager.record(tx, "newsletter.remove", ("newsletter", id), &json!({})).await
}

/// Mails it to who writes it, as it will come to others.
pub async fn try_out(tx: &mut Tx, site: &Site, (manager, me): (&Manager, &SignedIn), id: &str) -> Result<()> {
    rate::attempt(tx, &format!("newsletter-try:{}", me.account.id), 30, 3_600).await?;
    let one = draft(tx, manager, id).await?;
    let (region, email) = (&manager.region_id, &me.account.email);
    let token = store::token_of(tx, region, email).await?.ok_or(Error::refused("error-newsletter-stopped"))?;
    post(tx, site, region, &one, (email, me.account.lang, &token)).await
}

/// Queues the sending of the version that was on the page.
pub async fn send(tx: &mut Tx, manager: &Manager, (id, version): (&str, i64)) -> Result<()> {
    let one = draft(tx, manager, id).await?;
    store::set_sending(tx, &manager.region_id, &one.id, version).await?;
    let job = SendJob { region_id: manager.region_id.clone(), id: id.to_owned() };
    job::enqueue(tx, JOB, Some(id), tx.now, &job).await?;
    manager.record(tx, "newsletter.send", ("newsletter", id), &json!({})).await
}
