//! What somebody said they would do by a day. It stands on the page of the gathering where it was said, and on that of
//! who said it.

pub mod pages;
pub mod store;

use evenkans_people::mail::{self, Letter};
use evenkans_people::{AccountId, SignedIn, account, region};
use evenkans_store::{Error, Result, Tx, audit, id, write_tx};
use evenkans_web::{Moment, Site};
use serde_json::json;

use crate::gathering::{self, Attendance};
use crate::region::Manager;

id!(TaskId);
/// How long before its day somebody is reminded.
const REMIND: i64 = 7 * 86_400;
/// How long after its day somebody is still told of it who was not reminded.
const LATE: i64 = 90 * 86_400;

#[derive(Debug, Clone)]
pub struct Task {
    pub id: TaskId,
    pub gathering_id: String,
    pub account_id: AccountId,
    /// Who does it, as the lists say.
    pub who: String,
    pub partner_id: String,
    pub text: String,
    pub due_on: String,
    pub done_at: Option<i64>,
    pub version: i64,
}

impl Task {
    #[must_use]
    pub fn is_late(&self, now: i64) -> bool {
        self.done_at.is_none() && self.due_on < Moment(now).day()
    }
}

/// Gives somebody on the list of a gathering a task; they get a mail.
pub async fn give(
    tx: &mut Tx,
    site: &Site,
    manager: &Manager,
    gathering: &str,
    (account, text, due_on): (&str, &str, &str),
) -> Result<TaskId> {
    let of = gathering::store::by_id(tx, &manager.region_id, gathering).await?;
    let listed = gathering::store::attendance(tx, &manager.region_id, &of.id).await?;
    let own = |one: &&Attendance| one.account_id.as_ref().is_some_and(|id| id.as_str() == account);
    let who = listed.iter().find(own).ok_or(Error::NotFound)?;
    if due_on < Moment(tx.now).day().as_str() {
        return Err(Error::refused("error-task-past"));
    }
    let given = store::of_gathering(tx, &manager.region_id, gathering).await?;
    let same = |one: &Task| one.account_id.as_str() == account && one.text == text && one.due_on == due_on;
    if given.iter().any(same) {
        return Err(Error::refused("error-task-twice"));
    }
    let task = Task {
        id: TaskId::new(),
        gathering_id: gathering.to_owned(),
        account_id: AccountId(account.to_owned()),
        who: who.name.clone(),
        partner_id: who.partner_id.clone(),
        text: text.to_owned(),
        due_on: due_on.to_owned(),
        done_at: None,
        version: 1,
    };
    store::insert(tx, &manager.region_id, &task, &Moment(tx.now + REMIND).day()).await?;
    manager.record(tx, "task.give", ("task", task.id.as_str()), &json!({"gathering": gathering})).await?;
    tell(tx, site, &manager.region_id, &task, ("mail-task-subject", "mail-task"), &of.title).await?;
    Ok(task.id)
}

/// Takes a task away that was given by mistake.
pub async fn withdraw(tx: &mut Tx, manager: &Manager, gathering: &str, id: &str) -> Result<()> {
    let task = store::by_id(tx, &manager.region_id, id).await?;
    if task.gathering_id != gathering {
        return Err(Error::NotFound);
    }
    store::remove(tx, &manager.region_id, &task.id).await?;
    manager.record(tx, "task.withdraw", ("task", id), &json!({"gathering": gathering})).await
}

/// Who has the task says that it is done, or not yet after all.
pub async fn mark(tx: &mut Tx, me: &SignedIn, region_id: &str, (id, version): (&str, i64), done: bool) -> Result<()> {
    let task = store::by_id(tx, region_id, id).await?;
    if task.account_id != me.account.id {
        return Err(Error::NotFound);
    }
    store::set_done(tx, region_id, &task.id, version, done).await?;
    audit::record(tx, region_id, me.account.id.as_str(), "task.mark", ("task", id), &json!({"done": done})).await
}

async fn tell(
    tx: &mut Tx,
    site: &Site,
    region_id: &str,
    task: &Task,
    (subject, body): (&'static str, &'static str),
    title: &str,
) -> Result<()> {
    let account = account::by_id(tx, &task.account_id).await?;
    let slug = region::by_id(tx, region_id).await?.slug;
    let t = site.texts.in_lang(account.lang);
    let args = [
        ("name", account.name.clone()),
        ("text", task.text.clone()),
        ("title", title.to_owned()),
        ("day", t.day(&task.due_on)),
        ("link", format!("{}/r/{slug}/mijn", site.public_url)),
    ];
    let letter = Letter {
        to: &account.email,
        subject: t.args(subject, &args),
        body: t.args(body, &args),
        about: ("task", task.id.as_str()),
    };
    mail::post(tx, region_id, &letter).await
}

/// Reminds once of what is due within a week, or was while the server was off. Called every few seconds, on every server,
/// and safe to call twice.
pub async fn tick(site: &Site) -> Result<()> {
    let now = site.db.clock.now();
    let (today, soon, since) = (Moment(now).day(), Moment(now + REMIND).day(), Moment(now - LATE).day());
    let mut tx = site.db.read("task.due").await?;
    let due = store::to_remind(&mut tx, (&since, &soon), 100).await?;
    drop(tx);
    for (region, id) in due {
        write_tx!(site.db, "task.remind", |tx| {
            // Another server may have been first.
            if !store::mark_reminded(tx, &region, &id).await? {
                return Ok(());
            }
            let task = store::by_id(tx, &region, &id).await?;
            let of = gathering::store::by_id(tx, &region, &task.gathering_id).await?;
            let text = match task.due_on < today {
                true => ("mail-task-late-subject", "mail-task-late"),
                false => ("mail-task-remind-subject", "mail-task-remind"),
            };
            tell(tx, site, &region, &task, text, &of.title).await
        })?;
    }
    Ok(())
}
