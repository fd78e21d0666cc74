use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use evenkans_people::region;
use evenkans_store::link::{self, Ref};
use evenkans_store::{Error, Result, Tx, activity, write_tx};
use evenkans_web::{Moment, Site, T};
use serde_json::json;

use super::{Commitment, CommitmentId, State, store};
use crate::gathering;
use crate::manifest;
use crate::partner::{self, Speaker};
use crate::region::Manager;

/// What a form says of a commitment.
#[derive(Debug, Clone)]
pub struct Promise {
    pub ambition_id: String,
    pub what: String,
    pub shown_by: String,
    pub due_on: String,
    /// The gathering at which it was promised, where it was; it does not change afterwards.
    pub gathering_id: String,
}

/// Why a commitment points at a gathering.
pub(super) const PROMISED_AT: &str = "promised-at";
/// The most bytes of a file that shows something.
const MOST: usize = 4 * 1024 * 1024;
const DAY: i64 = 86_400;
/// How long before its day a partner is reminded.
const REMIND_DAYS: i64 = 30;
/// How long after its day a partner is still told that it has passed.
const LATE_DAYS: i64 = 90;

/// The day from which a reminder makes sense: whoever promises something for next week knows it.
fn remind_after(now: i64) -> String {
    Moment(now + REMIND_DAYS * DAY).day()
}

async fn check(tx: &mut Tx, region_id: &str, one: &Promise) -> Result<()> {
    let ambitions = manifest::store::ambitions(tx, region_id).await?;
    let found = ambitions.iter().find(|ambition| ambition.id.as_str() == one.ambition_id).ok_or(Error::NotFound)?;
    if found.dropped_at.is_some() {
        return Err(Error::refused("error-commitment-ambition"));
    }
    if one.due_on > Moment(tx.now + 10 * 366 * DAY).day() {
        return Err(Error::refused("error-commitment-far"));
    }
    Ok(())
}

pub async fn promise(tx: &mut Tx, speaker: &Speaker, one: &Promise) -> Result<CommitmentId> {
    let region = &speaker.region_id;
    check(tx, region, one).await?;
    if one.due_on < Moment(tx.now).day() {
        return Err(Error::refused("error-commitment-past"));
    }
    partner::store::taking_part(tx, region, &speaker.partner_id).await?;
    let said = store::of_partner(tx, region, &speaker.partner_id).await?;
    if said.iter().any(|other| other.is_going() && other.what == one.what && other.due_on == one.due_on) {
        return Err(Error::refused("error-commitment-twice"));
    }
    let id = CommitmentId::new();
    store::insert(tx, speaker, &id, one, remind_after(tx.now)).await?;
    speaker.record(tx, "commitment.promise", ("commitment", id.as_str()), &json!({"due_on": one.due_on})).await?;
    let thing = Ref::new("commitment", id.as_str());
    if !one.gathering_id.is_empty() {
        let at = gathering::store::by_id(tx, region, &one.gathering_id).await?;
        if !at.is_on() || at.starts_at > tx.now {
            return Err(Error::refused("error-commitment-gathering"));
        }
        link::add(tx, region, &thing, &Ref::new("gathering", at.id.as_str()), PROMISED_AT).await?;
    }
    activity::note(tx, region, "commitment-promised", &thing, &one.what, Some(&speaker.partner_id)).await?;
    Ok(id)
}

/// What was promised can be said better, and its day can move, with a reason; what it said before stays in sight.
pub async fn change(
    tx: &mut Tx,
    speaker: &Speaker,
    (id, version): (&str, i64),
    (one, because): (&Promise, &str),
) -> Result<()> {
    let before = going(tx, speaker, id).await?;
    let says_else = (&before.what, &before.shown_by, &before.due_on) != (&one.what, &one.shown_by, &one.due_on);
    if says_else && because.is_empty() {
        return Err(Error::refused("error-commitment-because"));
    }
    if before.ambition_id != one.ambition_id || before.due_on != one.due_on {
        check(tx, &speaker.region_id, one).await?;
    }
    if before.due_on != one.due_on && one.due_on < Moment(tx.now).day() {
        return Err(Error::refused("error-commitment-past"));
    }
    store::update(tx, &speaker.region_id, (id, version), one, remind_after(tx.now)).await?;
    if says_else {
        store::keep_earlier(tx, &speaker.region_id, &before, because).await?;
    }
    let payload = json!({"due_on": one.due_on, "was": before.due_on});
    speaker.record(tx, "commitment.change", ("commitment", id), &payload).await
}

/// An earlier wording can hold what nobody should read, such as somebody's name: the programme manager takes it out of
/// sight and says why. That something else stood there stays to be seen, and for which day.
pub async fn blank_earlier(tx: &mut Tx, manager: &Manager, (id, change): (&str, &str), because: &str) -> Result<()> {
    store::blank_earlier(tx, &manager.region_id, (id, change), because).await?;
    // What happened is told under the title that it had then.
    let now = store::by_id(tx, &manager.region_id, id).await?.what;
    activity::retitle(tx, &manager.region_id, &Ref::new("commitment", id), &now).await?;
    manager.record(tx, "commitment.blank", ("commitment", id), &json!({"change": change})).await
}

/// A commitment of the speaker's partner that is not met or dropped.
async fn going(tx: &mut Tx, speaker: &Speaker, id: &str) -> Result<Commitment> {
    let one = own(tx, speaker, id).await?;
    if one.is_going() { Ok(one) } else { Err(Error::refused("error-commitment-over")) }
}

async fn own(tx: &mut Tx, speaker: &Speaker, id: &str) -> Result<Commitment> {
    let one = store::by_id(tx, &speaker.region_id, id).await?;
    if one.partner_id == speaker.partner_id { Ok(one) } else { Err(Error::NotFound) }
}

/// The partner says that it will not be, and why; that stays on the public page.
pub async fn give_up(tx: &mut Tx, speaker: &Speaker, id: &str, because: &str) -> Result<()> {
    going(tx, speaker, id).await?;
    store::set_state(tx, &speaker.region_id, id, State::Dropped, because).await?;
    speaker.record(tx, "commitment.drop", ("commitment", id), &json!({})).await
}

/// What is attached: an address, or a file.
pub enum Attached<'a> {
    Link(&'a str),
    File { name: &'a str, bytes: &'a [u8] },
}

/// Adds what shows it. An address of this site is a thing of the product, to which a link is kept.
pub async fn add_evidence(
    tx: &mut Tx,
    site: &Site,
    speaker: &Speaker,
    id: &str,
    (text, attached): (&str, &Attached<'_>),
) -> Result<()> {
    let now = going(tx, speaker, id).await?;
    let region = &speaker.region_id;
    let mut there = store::evidence(tx, region, id).await?;
    there.retain(|one| one.removed_at.is_none() && one.text == text);
    let mut is_there = false;
    for one in &there {
        is_there |= match attached {
            Attached::Link(url) => one.url == *url,
            // A better file may have the same name.
            Attached::File { name, bytes } => {
                one.file_name == *name && store::file(tx, region, id, &one.id).await?.1 == STANDARD.encode(bytes)
            }
        };
    }
    // What was judged not to be enough may have become better at the same address.
    if now.state == State::Shown && is_there {
        return Err(Error::refused("error-evidence-twice"));
    }
    let by = (region.as_str(), speaker.actor.as_str());
    match attached {
        Attached::Link(url) => {
            store::add_evidence(tx, by, id, (text, url), ("", "")).await?;
            let slug = region::by_id(tx, region).await?.slug;
            if let Some(thing) = thing(site, &slug, url) {
                link::add(tx, region, &Ref::new("commitment", id), &thing, "evidence").await?;
            }
        }
        Attached::File { name, bytes } => {
            if bytes.len() > MOST {
                return Err(Error::refused("error-evidence-large"));
            }
            store::add_evidence(tx, by, id, (text, ""), (name, &STANDARD.encode(bytes))).await?;
        }
    }
    store::set_state(tx, region, id, State::Shown, "").await?;
    speaker.record(tx, "evidence.add", ("commitment", id), &json!({})).await
}

/// What an address of this site points at, if others may point at it.
fn thing(site: &Site, slug: &str, url: &str) -> Option<Ref> {
    let path = url.strip_prefix(&site.public_url)?.strip_prefix(&format!("/r/{slug}"))?;
    site.kinds.iter().filter(|kind| !kind.path.is_empty()).find_map(|kind| {
        let id = path.strip_prefix(kind.path)?.strip_prefix('/')?.split(['/', '?', '#']).next()?;
        (id.len() == 36).then(|| Ref::new(kind.kind, id))
    })
}

/// Takes something away that was added by mistake, also when the rest is over: a file can hold what nobody should read.
/// Where somebody judged it, it stays in sight that there was something. With the last piece goes that it was shown, and
/// that it was met.
pub async fn remove_evidence(tx: &mut Tx, site: &Site, speaker: &Speaker, id: &str, evidence: &str) -> Result<()> {
    let one = own(tx, speaker, id).await?;
    let region = &speaker.region_id;
    store::remove_evidence(tx, region, id, evidence).await?;
    let judged = store::reviews(tx, region, id).await?.first().map(|last| last.at);
    let there = store::evidence(tx, region, id).await?;
    let left = there.iter().any(|piece| piece.removed_at.is_none());
    // What was judged already waits for nobody.
    let waits = |piece: &super::Evidence| piece.removed_at.is_none() && judged.is_none_or(|at| piece.added_at > at);
    if one.is_going() && !there.iter().any(waits) {
        store::set_state(tx, region, id, State::Promised, "").await?;
    } else if !left && one.state == State::Met {
        store::reopen(tx, region, id).await?;
        activity::withdraw(tx, region, "commitment-met", &Ref::new("commitment", id), &one.partner_id).await?;
        tell(tx, site, region, &one, ("mail-commitment-reopened-subject", "mail-commitment-reopened"), "").await?;
    }
    speaker.record(tx, "evidence.remove", ("commitment", id), &json!({"evidence": evidence})).await
}

/// Somebody of another partner says whether the evidence shows it, and why; the partner hears of it.
pub async fn review(
    tx: &mut Tx,
    site: &Site,
    reviewer: &Speaker,
    (id, version): (&str, i64),
    (enough, reason): (bool, &str),
) -> Result<()> {
    let one = store::by_id(tx, &reviewer.region_id, id).await?;
    // Nobody says of their own promise that it is met, nor does who wrote it down for them.
    if one.partner_id == reviewer.partner_id || reviewer.manager {
        return Err(Error::refused("error-review-own"));
    }
    if store::hands(tx, &reviewer.region_id, id).await?.contains(&reviewer.actor) {
        return Err(Error::refused("error-review-hand"));
    }
    if one.state != State::Shown {
        return Err(Error::refused("error-review-nothing"));
    }
    if one.version != version {
        return Err(Error::Stale);
    }
    let region = &reviewer.region_id;
    store::add_review(tx, reviewer, id, enough, reason).await?;
    let state = if enough { State::Met } else { State::Promised };
    store::set_state(tx, region, id, state, "").await?;
    // Who hears today that it was not enough needs no second mail that the day has passed.
    if !enough && one.due_on < Moment(tx.now).day() {
        store::mark_late_told(tx, region, id).await?;
    }
    reviewer.record(tx, "commitment.review", ("commitment", id), &json!({"enough": enough})).await?;
    let thing = Ref::new("commitment", id);
    if enough {
        activity::note(tx, region, "commitment-met", &thing, &one.what, Some(&one.partner_id)).await?;
    }
    activity::note(tx, region, "commitment-reviewed", &thing, &one.what, Some(&reviewer.partner_id)).await?;
    let body = if enough { "mail-commitment-met" } else { "mail-commitment-not-yet" };
    tell(tx, site, region, &one, ("mail-commitment-reviewed-subject", body), reason).await
}

/// Reminds once a month before the day, and tells once that the day has passed. Called every few seconds, on every server, and safe to call twice.
pub async fn tick(site: &Site) -> Result<()> {
    let now = site.db.clock.now();
    let (today, soon) = (Moment(now).day(), Moment(now + REMIND_DAYS * DAY).day());
    let mut tx = site.db.read("commitment.due").await?;
    let due = store::to_remind(&mut tx, (&today, &soon), 100).await?;
    // A server that was off for weeks still tells of it; what is longer past everybody knows from the public page.
    let since = Moment(now - LATE_DAYS * DAY).day();
    let late = store::to_call_late(&mut tx, (&since, &today), 100).await?;
    drop(tx);
    for (region, id) in late {
        write_tx!(site.db, "commitment.late", |tx| {
            if !store::mark_late_told(tx, &region, &id).await? {
                return Ok(());
            }
            let one = store::by_id(tx, &region, &id).await?;
            tell(tx, site, &region, &one, ("mail-commitment-late-subject", "mail-commitment-late"), "").await
        })?;
    }
    for (region, id) in due {
        write_tx!(site.db, "commitment.remind", |tx| {
            // Another server may have been first.
            if !store::mark_reminded(tx, &region, &id).await? {
                return Ok(());
            }
            let one = store::by_id(tx, &region, &id).await?;
            tell(tx, site, &region, &one, ("mail-commitment-remind-subject", "mail-commitment-remind"), "").await
        })?;
    }
    Ok(())
}

/// Mails whoever speaks for the partner.
async fn tell(
    tx: &mut Tx,
    site: &Site,
    region_id: &str,
    one: &Commitment,
    (subject, body): (&'static str, &'static str),
    reason: &str,
) -> Result<()> {
    let slug = region::by_id(tx, region_id).await?.slug;
    let partner = partner::store::by_id(tx, region_id, &one.partner_id).await?;
    let link = format!("{}/r/{slug}/toezeggingen/{}", site.public_url, one.id);
    let text = |t: &T| {
        let args = [
            ("partner", one.partner.clone()),
            ("what", one.what.clone()),
            ("day", t.day(&one.due_on)),
            ("reason", reason.to_owned()),
            ("link", link.clone()),
        ];
        (t.args(subject, &args), t.args(body, &args))
    };
    partner::tell(tx, site, (region_id, &partner), &text, ("commitment", one.id.as_str())).await
}
