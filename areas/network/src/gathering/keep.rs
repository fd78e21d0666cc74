//! Planning a gathering, asking people, and noting who was there and what it led to.

use evenkans_people::account;
use evenkans_people::member::{self, NamedMember};
use evenkans_people::{Member, Role};
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity};
use evenkans_web::Site;
use serde_json::json;

use super::tell::{called, invite_contact, tell, tell_expected};
use super::{Attendance, Gathering, GatheringId, Kind, State, store};
use crate::partner::{self, Partner};
use crate::region::Manager;

/// What a form says of a gathering.
#[derive(Debug, Clone)]
pub struct Change {
    pub kind: Kind,
    pub title: String,
    pub starts_at: i64,
    pub ends_at: i64,
    pub place: String,
    pub about: String,
    pub public: bool,
}

/// The most people who are asked in one go: each is a mail in the same transaction.
pub const MOST: usize = 1_000;

/// How far from today a gathering is: further is a slip of the pen.
const YEARS: i64 = 10 * 366 * 86_400;

fn check(change: &Change, now: i64) -> Result<()> {
    if (change.starts_at - now).abs() > YEARS {
        return Err(Error::refused("error-gathering-far"));
    }
    if change.ends_at <= change.starts_at {
        return Err(Error::refused("error-gathering-ends"));
    }
    if change.ends_at - change.starts_at > 3 * 86_400 {
        return Err(Error::refused("error-gathering-long"));
    }
    Ok(())
}

pub async fn plan(tx: &mut Tx, manager: &Manager, change: &Change) -> Result<GatheringId> {
    check(change, tx.now)?;
    let planned = store::list(tx, &manager.region_id, true).await?;
    if planned.iter().any(|one| one.is_on() && one.title == change.title && one.starts_at == change.starts_at) {
        return Err(Error::refused("error-gathering-twice"));
    }
    let Change { kind, title, starts_at, ends_at, place, about, public } = change.clone();
    let one = Gathering {
        id: GatheringId::new(),
        kind,
        title,
        starts_at,
        ends_at,
        place,
        about,
        public,
        notes: String::new(),
        code: String::new(),
        cancelled_at: None,
        cancelled_because: String::new(),
        made_at: tx.now,
        version: 1,
    };
    store::insert(tx, &manager.region_id, &one).await?;
    expect_planner(tx, manager, &one.id).await?;
    manager.record(tx, "gathering.plan", ("gathering", one.id.as_str()), &json!({"kind": kind})).await?;
    if public {
        let thing = Ref::new("gathering", one.id.as_str());
        activity::note(tx, &manager.region_id, "gathering-planned", &thing, &one.title, None).await?;
    }
    Ok(one.id)
}

/// Who plans a gathering comes to it until they say otherwise, and can be given a task like everybody on the list.
async fn expect_planner(tx: &mut Tx, manager: &Manager, id: &GatheringId) -> Result<()> {
    let own = member::of_account(tx, &manager.account_id).await?;
    let managing = |one: &&Member| one.region_id == manager.region_id && one.role == Role::ProgrammeManager;
    let Some(own) = own.iter().find(managing) else { return Ok(()) };
    let name = account::by_id(tx, &manager.account_id).await?.name;
    let who = (own.partner_id.as_str(), Some(manager.account_id.as_str()), name.as_str());
    store::add(tx, &manager.region_id, id, who, State::Coming).await.map(drop)
}

/// Who is asked or comes hears of another moment or place.
pub async fn change(
    tx: &mut Tx,
    site: &Site,
    manager: &Manager,
    (id, version): (&str, i64),
    change: &Change,
) -> Result<()> {
    check(change, tx.now)?;
    let before = store::by_id(tx, &manager.region_id, id).await?;
    if !before.is_on() {
        return Err(Error::refused("error-gathering-off"));
    }
    let Change { kind, title, starts_at, ends_at, place, about, public } = change.clone();
    let moved = (before.starts_at, before.ends_at, &before.place) != (starts_at, ends_at, &place);
    let one = Gathering { kind, title, starts_at, ends_at, place, about, public, version, ..before };
    store::update(tx, &manager.region_id, &one).await?;
    manager.record(tx, "gathering.change", ("gathering", id), &json!({"moved": moved})).await?;
    activity::retitle(tx, &manager.region_id, &Ref::new("gathering", id), shown(&one)).await?;
    if moved && !one.is_over(tx.now) {
        // Calendars take the newer version of what they have.
        let one = Gathering { version: version + 1, ..one };
        tell_expected(tx, site, manager, &one, ("mail-gathering-moved-subject", "mail-gathering-moved")).await?;
    }
    Ok(())
}

/// Asks these people, and the contacts of partners of which nobody has an account, each once; answers how many are new on
/// the list.
pub async fn ask(
    tx: &mut Tx,
    site: &Site,
    manager: &Manager,
    id: &str,
    (people, contacts): (&[NamedMember], &[Partner]),
) -> Result<usize> {
    let region = &manager.region_id;
    let gathering = store::by_id(tx, region, id).await?;
    if !gathering.is_on() || gathering.is_over(tx.now) {
        return Err(Error::refused("error-gathering-off"));
    }
    if people.len() + contacts.len() > MOST {
        return Err(Error::refused_with("error-selection-many", vec![("most", MOST.to_string())]));
    }
    let mut asked = 0;
    for one in people {
        let (partner, account) = (one.member.partner_id.as_str(), one.member.account_id.as_str());
        if store::add(tx, region, &gathering.id, (partner, Some(account), &one.name), State::Asked).await? {
            asked += 1;
            let text = ("mail-gathering-subject", "mail-gathering");
            tell(tx, site, region, &gathering, account, text).await?;
        }
    }
    let listed = store::attendance(tx, region, &gathering.id).await?;
    for one in contacts.iter().filter(|one| !listed.iter().any(|row| is_contact(row, one.id.as_str()))) {
        let who = (one.id.as_str(), called(one));
        store::add_contact(tx, region, &gathering.id, who, State::Asked).await?;
        asked += 1;
        invite_contact(tx, site, manager, &gathering, one).await?;
    }
    manager.record(tx, "gathering.ask", ("gathering", id), &json!({"asked": asked})).await?;
    Ok(asked)
}

/// The row of a partner's contact, who has no account.
fn is_contact(row: &Attendance, partner: &str) -> bool {
    row.contact && row.partner_id == partner
}

/// The contact of a partner says by its link whether somebody comes.
pub async fn answer_for(
    tx: &mut Tx,
    region_id: &str,
    id: &str,
    (partner, actor): (&str, &str),
    comes: bool,
) -> Result<()> {
    let gathering = store::by_id(tx, region_id, id).await?;
    if !gathering.is_on() || gathering.is_over(tx.now) {
        return Err(Error::refused("error-gathering-off"));
    }
    let partner = partner::store::taking_part(tx, region_id, partner).await?;
    let state = if comes { State::Coming } else { State::NotComing };
    let all = store::attendance(tx, region_id, &gathering.id).await?;
    match all.iter().find(|row| is_contact(row, partner.id.as_str())) {
        // Whoever was there was there.
        Some(row) if row.state == State::There => {}
        Some(row) => store::set_state(tx, region_id, &row.id, state).await?,
        // Of a gathering to which only some are asked, others are told nothing.
        None if !gathering.public => return Err(Error::NotFound),
        None => {
            store::add_contact(tx, region_id, &gathering.id, (partner.id.as_str(), called(&partner)), state).await?;
        }
    }
    evenkans_store::audit::record(tx, region_id, actor, "gathering.answer", ("gathering", id), &json!({})).await
}

/// Somebody who is asked, or who finds the gathering in the agenda, says whether they come.
pub async fn answer(
    tx: &mut Tx,
    region_id: &str,
    id: &str,
    (partner, account, name): (&str, &str, &str),
    comes: bool,
) -> Result<()> {
    let gathering = store::by_id(tx, region_id, id).await?;
    if !gathering.is_on() || gathering.is_over(tx.now) {
        return Err(Error::refused("error-gathering-off"));
    }
    let state = if comes { State::Coming } else { State::NotComing };
    if !store::add(tx, region_id, &gathering.id, (partner, Some(account), name), state).await? {
        let all = store::attendance(tx, region_id, &gathering.id).await?;
        let own = |one: &&Attendance| one.account_id.as_ref().is_some_and(|id| id.as_str() == account);
        let own = all.iter().find(own).ok_or(Error::NotFound)?;
        // Whoever was there was there.
        if own.state != State::There {
            store::set_state(tx, region_id, &own.id, state).await?;
        }
    }
    evenkans_store::audit::record(tx, region_id, account, "gathering.answer", ("gathering", id), &json!({})).await
}

/// Who comes in.
#[derive(Debug, Clone)]
pub enum Guest {
    /// Whoever is signed in, for the partner where they have a role.
    Account { partner_id: String, account_id: String, name: String },
    /// A partner's contact, by its link, with the name of that link in the audit log.
    Contact { partner_id: String, actor: String },
    /// Whoever has neither, and says who they are.
    Named { partner_id: String, name: String },
}

impl Guest {
    fn partner_id(&self) -> &str {
        let (Self::Account { partner_id, .. } | Self::Contact { partner_id, .. } | Self::Named { partner_id, .. }) =
            self;
        partner_id
    }

    /// As the audit log names them.
    fn actor(&self) -> &str {
        match self {
            Self::Account { account_id, .. } => account_id,
            Self::Contact { actor, .. } => actor,
            Self::Named { .. } => "guest",
        }
    }

    /// Whether the list says that they are there.
    #[must_use]
    pub fn is_there(&self, list: &[Attendance]) -> bool {
        list.iter().any(|row| row.state == State::There && self.is(row))
    }

    /// Whether this row of the list is theirs.
    fn is(&self, row: &Attendance) -> bool {
        match self {
            Self::Account { account_id, .. } => row.account_id.as_ref().is_some_and(|id| id.as_str() == account_id),
            Self::Contact { partner_id, .. } => is_contact(row, partner_id),
            // The same name twice is the same person who pressed twice.
            Self::Named { partner_id, name } => {
                row.account_id.is_none() && row.partner_id == *partner_id && row.name == *name
            }
        }
    }
}

/// Somebody at the door, with the code of the picture there.
pub async fn say_there(tx: &mut Tx, region_id: &str, (id, code): (&str, &str), guest: &Guest) -> Result<()> {
    let gathering = store::by_id(tx, region_id, id).await?;
    if gathering.code != code {
        return Err(Error::NotFound);
    }
    if !gathering.is_door_open(tx.now) {
        return Err(Error::refused("error-gathering-door"));
    }
    let came_for = let_in(tx, region_id, &gathering, guest).await?;
    evenkans_store::audit::record(tx, region_id, guest.actor(), "gathering.there", ("gathering", id), &json!({}))
        .await?;
    count(tx, region_id, &gathering, &came_for).await
}

/// Somebody who came without a phone, as whoever keeps the list writes them down.
pub async fn add_guest(tx: &mut Tx, manager: &Manager, id: &str, guest: &Guest) -> Result<()> {
    let region = &manager.region_id;
    let gathering = store::by_id(tx, region, id).await?;
    if !gathering.is_on() || gathering.starts_at - super::HOUR > tx.now {
        return Err(Error::refused("error-gathering-door"));
    }
    let came_for = let_in(tx, region, &gathering, guest).await?;
    manager.record(tx, "gathering.guest", ("gathering", id), &json!({"partner": came_for})).await?;
    count(tx, region, &gathering, &came_for).await
}

/// Notes that somebody is there, on the row that they have; answers for which partner they came.
async fn let_in(tx: &mut Tx, region_id: &str, gathering: &Gathering, guest: &Guest) -> Result<String> {
    let partner = partner::store::taking_part(tx, region_id, guest.partner_id()).await?;
    let all = store::attendance(tx, region_id, &gathering.id).await?;
    // Whoever was asked for one partner comes for that one.
    if let Some(own) = all.into_iter().find(|row| guest.is(row)) {
        store::set_state(tx, region_id, &own.id, State::There).await?;
        return Ok(own.partner_id);
    }
    let (id, at) = (&gathering.id, partner.id.as_str());
    match guest {
        Guest::Account { account_id, name, .. } => {
            store::add(tx, region_id, id, (at, Some(account_id), name), State::There).await?;
        }
        Guest::Contact { .. } => store::add_contact(tx, region_id, id, (at, called(&partner)), State::There).await?,
        Guest::Named { name, .. } => {
            store::add(tx, region_id, id, (at, None, name), State::There).await?;
        }
    }
    Ok(partner.id.to_string())
}

/// Who was there, by the list of whoever stood at the door. `was` is who stood on that list as having been there: who came
/// in since by the code stays.
pub async fn note_attendance(
    tx: &mut Tx,
    manager: &Manager,
    id: &str,
    (was, there): (&[String], &[String]),
) -> Result<()> {
    let region = &manager.region_id;
    let gathering = store::by_id(tx, region, id).await?;
    if !gathering.is_on() || gathering.starts_at - super::HOUR > tx.now {
        return Err(Error::refused("error-gathering-door"));
    }
    for one in store::attendance(tx, region, &gathering.id).await? {
        match (one.state == State::There, there.contains(&one.id)) {
            (false, true) => store::set_state(tx, region, &one.id, State::There).await?,
            // Who was on no list but this one is on none.
            (true, false) if was.contains(&one.id) && one.account_id.is_none() && !one.contact => {
                store::remove(tx, region, &one.id).await?;
            }
            (true, false) if was.contains(&one.id) => store::set_state(tx, region, &one.id, State::Asked).await?,
            _ => {}
        }
        count(tx, region, &gathering, &one.partner_id).await?;
    }
    manager.record(tx, "gathering.attendance", ("gathering", id), &json!({"there": there.len()})).await
}

/// A partner took part exactly if somebody of it was there.
async fn count(tx: &mut Tx, region_id: &str, gathering: &Gathering, partner_id: &str) -> Result<()> {
    let all = store::attendance(tx, region_id, &gathering.id).await?;
    let came = all.iter().any(|one| one.partner_id == partner_id && one.state == State::There);
    let thing = Ref::new("gathering", gathering.id.as_str());
    activity::withdraw(tx, region_id, "gathering-attended", &thing, partner_id).await?;
    if came {
        let what = ("gathering-attended", gathering.starts_at);
        activity::note_at(tx, region_id, what, &thing, shown(gathering), Some(partner_id)).await?;
    }
    Ok(())
}

/// What everybody may read of its title.
fn shown(gathering: &Gathering) -> &str {
    if gathering.public { &gathering.title } else { "" }
}

pub async fn report(tx: &mut Tx, manager: &Manager, (id, version): (&str, i64), notes: &str) -> Result<()> {
    let gathering = store::by_id(tx, &manager.region_id, id).await?;
    if gathering.starts_at > tx.now {
        return Err(Error::refused("error-gathering-early"));
    }
    store::set_notes(tx, &manager.region_id, &gathering.id, version, notes).await?;
    manager.record(tx, "gathering.report", ("gathering", id), &json!({})).await
}

pub async fn decide(tx: &mut Tx, manager: &Manager, id: &str, text: &str) -> Result<()> {
    let gathering = store::by_id(tx, &manager.region_id, id).await?;
    if !gathering.is_on() || gathering.starts_at > tx.now {
        return Err(Error::refused("error-gathering-early"));
    }
    let decided = store::decisions(tx, &manager.region_id, &gathering.id).await?;
    if decided.iter().any(|one| one.text == text) {
        return Err(Error::refused("error-decision-twice"));
    }
    let made = store::add_decision(tx, &manager.region_id, &gathering.id, text).await?;
    manager.record(tx, "decision.make", ("decision", &made), &json!({"gathering": id})).await
}

pub async fn take_back_decision(tx: &mut Tx, manager: &Manager, id: &str, decision: &str) -> Result<()> {
    let gathering = store::by_id(tx, &manager.region_id, id).await?;
    store::remove_decision(tx, &manager.region_id, &gathering.id, decision).await?;
    manager.record(tx, "decision.take-back", ("decision", decision), &json!({"gathering": id})).await
}

/// Before it begins: what people came to was held.
pub async fn call_off(tx: &mut Tx, site: &Site, manager: &Manager, id: &str, because: &str) -> Result<()> {
    let gathering = store::by_id(tx, &manager.region_id, id).await?;
    if !gathering.is_on() {
        return Err(Error::refused("error-gathering-off"));
    }
    if gathering.starts_at <= tx.now {
        return Err(Error::refused("error-gathering-begun"));
    }
    store::set_cancelled(tx, &manager.region_id, &gathering.id, because).await?;
    manager.record(tx, "gathering.call-off", ("gathering", id), &json!({})).await?;
    // Who came to the door of what was called off had no part in anything.
    activity::forget(tx, &manager.region_id, &Ref::new("gathering", id)).await?;
    let gathering = store::by_id(tx, &manager.region_id, gathering.id.as_str()).await?;
    tell_expected(tx, site, manager, &gathering, ("mail-gathering-off-subject", "mail-gathering-off")).await
}
