//! Keeping partners and their people: each deed checks who may, does it and writes the audit row.

use evenkans_people::invitation::Invitation;
use evenkans_people::mail::{self, Letter};
use evenkans_people::{Role, SignedIn, invitation, member, personal_link, rate};
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, audit};
use evenkans_web::{Site, T, Tie};
use serde_json::json;

use super::{Kind, Partner, PartnerId, Speaker, speaks, store};
use crate::affiliation;
use crate::region::Manager;
use crate::standard;

/// What a form says about a partner.
#[derive(Debug, Clone)]
pub struct Change {
    pub name: String,
    pub kvk: Option<String>,
    pub town: String,
    pub website: String,
    pub contact_name: String,
    pub contact_email: String,
    pub sector: String,
    pub about: String,
}

impl Change {
    fn applied(&self, partner: Partner) -> Partner {
        let Self { name, kvk, town, website, contact_name, contact_email, sector, about } = self.clone();
        Partner { name, kvk, town, website, contact_name, contact_email, sector, about, ..partner }
    }
}

/// The programme manager keeps everything; a coordinator its own school and any employer.
pub(crate) fn may_keep(me: &SignedIn, region_id: &str, kind: Kind, partner: Option<&PartnerId>) -> Result<()> {
    let own = || me.partners(region_id, &[Role::Coordinator]).any(|id| partner.is_some_and(|p| p.as_str() == id));
    let coordinator = || me.has(region_id, &[Role::Coordinator]);
    if me.has(region_id, &[Role::ProgrammeManager]) || own() || (kind == Kind::Employer && coordinator()) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// The roles that somebody may give at a partner: who keeps it those that fit its kind, and who speaks for it those that
/// they have there themselves. Only a programme manager makes another one.
pub(crate) fn may_invite(me: &SignedIn, region_id: &str, partner: &Partner) -> Vec<Role> {
    let keeps = may_keep(me, region_id, partner.kind, Some(&partner.id)).is_ok();
    // A role that rests on an institution's word is not copied to where that word does not reach.
    let own = |role: Role| {
        let here = me.members.iter().filter(|one| one.region_id == region_id && one.partner_id == partner.id.as_str());
        here.into_iter().any(|one| one.role == role && one.identity_id.is_none())
    };
    let mut fitting = roles(partner.kind).to_vec();
    fitting.retain(|role| match role {
        Role::ProgrammeManager => me.has(region_id, &[Role::ProgrammeManager]),
        role => keeps || (speaks(*role) && own(*role)),
    });
    fitting
}

pub async fn create(tx: &mut Tx, me: &SignedIn, region_id: &str, kind: Kind, change: &Change) -> Result<PartnerId> {
    may_keep(me, region_id, kind, None)?;
    // Where one of both says no place, it may be the same one.
    let near = |one: &Partner| {
        one.town.to_lowercase() == change.town.to_lowercase() || one.town.is_empty() || change.town.is_empty()
    };
    let same = |one: &Partner| one.name.to_lowercase() == change.name.to_lowercase() && near(one);
    if store::list(tx, region_id, Some(kind), "").await?.iter().any(same) {
        return Err(Error::refused("error-partner-same"));
    }
    let partner = change.applied(Partner::named(kind, &change.name));
    store::insert(tx, region_id, &partner).await?;
    let thing = ("partner", partner.id.as_str());
    audit::record(tx, region_id, me.account.id.as_str(), "partner.create", thing, &json!({"kind": kind})).await?;
    let about = Ref::new("partner", partner.id.as_str());
    activity::note(tx, region_id, "partner-joined", &about, &partner.name, Some(partner.id.as_str())).await?;
    Ok(partner.id)
}

pub async fn save(tx: &mut Tx, me: &SignedIn, region_id: &str, id: &str, version: i64, change: &Change) -> Result<()> {
    let partner = store::by_id(tx, region_id, id).await?;
    may_keep(me, region_id, partner.kind, Some(&partner.id))?;
    let former = partner.contact_email.clone();
    let partner = Partner { version, ..change.applied(partner) };
    store::update(tx, region_id, &partner).await?;
    if former != partner.contact_email && !former.is_empty() {
        // Who was the contact must not stay in by an old link; a colleague can hand out a new one.
        personal_link::revoke_sent_to(tx, region_id, personal_link::Kind::Employer, id, &former).await?;
    }
    let thing = ("partner", id);
    audit::record(tx, region_id, me.account.id.as_str(), "partner.save", thing, &json!({"version": version})).await
}

/// What a partner may say about itself: its name and number stay with who keeps the network.
pub async fn save_own(tx: &mut Tx, speaker: &Speaker, version: i64, change: &Change) -> Result<()> {
    let region = speaker.region_id.as_str();
    let partner = store::by_id(tx, region, &speaker.partner_id).await?;
    let former = partner.contact_email.clone();
    let own = Change { name: partner.name.clone(), kvk: partner.kvk.clone(), ..change.clone() };
    let partner = Partner { version, ..own.applied(partner) };
    store::update(tx, region, &partner).await?;
    if former != partner.contact_email && !former.is_empty() {
        let kind = personal_link::Kind::Employer;
        personal_link::revoke_sent_to(tx, region, kind, &speaker.partner_id, &former).await?;
    }
    let thing = ("partner", speaker.partner_id.as_str());
    speaker.record(tx, "partner.save-own", thing, &json!({"version": version})).await
}

async fn ties(tx: &mut Tx, site: &Site, of: (&str, &str)) -> Result<Vec<Tie>> {
    let mut all = Vec::new();
    for finder in &site.ties {
        all.extend(finder(tx, of).await?);
    }
    Ok(all)
}

/// A partner was put under the wrong kind of organisation. What hangs on the kind has to fit the new one: the roles of its
/// people, a standard that it filled in, and what other areas have of it.
pub async fn set_kind(
    tx: &mut Tx,
    site: &Site,
    manager: &Manager,
    (id, version): (&str, i64),
    kind: Kind,
) -> Result<()> {
    let region = manager.region_id.as_str();
    let partner = store::taking_part(tx, region, id).await?;
    if partner.kind == kind {
        return Ok(());
    }
    let mut given: Vec<Role> =
        member::list(tx, region, Some(id)).await?.into_iter().map(|one| one.member.role).collect();
    given.extend(invitation::waiting(tx, region).await?.iter().filter(|one| one.partner_id == id).map(|one| one.role));
    let asking = affiliation::store::waiting(tx, region).await?;
    given.extend(asking.iter().filter(|one| one.partner_id == id).map(|one| one.role));
    if given.iter().any(|role| !roles(kind).contains(role)) {
        return Err(Error::refused("error-kind-roles"));
    }
    if !standard::store::of_partner(tx, region, id).await?.is_empty() {
        return Err(Error::refused("error-kind-standard"));
    }
    let held: Vec<String> = ties(tx, site, (region, id)).await?.into_iter().map(|tie| tie.title).collect();
    if !held.is_empty() {
        return Err(Error::refused_with("error-kind-held", vec![("what", held.join(", "))]));
    }
    store::set_kind(tx, region, (&partner.id, version), kind).await?;
    // An employer's link opens an employer's pages.
    personal_link::revoke(tx, region, personal_link::Kind::Employer, id).await?;
    manager.record(tx, "partner.kind", ("partner", id), &json!({"kind": kind, "was": partner.kind})).await
}

/// A partner leaves: its people and links end, and what it promised and did stays in sight. Not in the middle of a round:
/// students would be left with nobody to go to.
pub async fn leave(tx: &mut Tx, site: &Site, speaker: &Speaker, because: &str) -> Result<()> {
    let (region, id) = (speaker.region_id.as_str(), speaker.partner_id.as_str());
    let partner = store::by_id(tx, region, id).await?;
    let people = member::list(tx, region, Some(id)).await?;
    // Otherwise nobody could undo it.
    if people.iter().any(|one| one.member.role == Role::ProgrammeManager) {
        return Err(Error::refused("error-leave-manager"));
    }
    let ties = ties(tx, site, (region, id)).await?;
    let going: Vec<String> = ties.into_iter().filter(|tie| tie.going).map(|tie| tie.title).collect();
    if !going.is_empty() {
        return Err(Error::refused_with("error-leave-round", vec![("rounds", going.join(", "))]));
    }
    store::set_left(tx, region, &partner.id, Some(because)).await?;
    for one in people {
        member::end(tx, region, one.member.id.as_str()).await?;
    }
    for one in invitation::waiting(tx, region).await? {
        if one.partner_id == id {
            invitation::revoke(tx, region, &one.id).await?;
        }
    }
    personal_link::revoke(tx, region, personal_link::Kind::Employer, id).await?;
    affiliation::store::partner_left(tx, region, id).await?;
    speaker.record(tx, "partner.leave", ("partner", id), &json!({})).await?;
    let thing = Ref::new("partner", id);
    activity::note(tx, region, "partner-left", &thing, &partner.name, None).await
}

/// It takes part again; its people are invited anew.
pub async fn come_back(tx: &mut Tx, manager: &Manager, id: &str) -> Result<()> {
    let partner = store::by_id(tx, &manager.region_id, id).await?;
    store::set_left(tx, &manager.region_id, &partner.id, None).await?;
    manager.record(tx, "partner.come-back", ("partner", id), &json!({})).await
}

/// Makes two records of one organisation one: people and work go along, and what other areas have of it; links end.
/// A coordinator may for employers; for any other kind the people of both would come to reach what is of the other.
pub async fn merge(tx: &mut Tx, site: &Site, me: &SignedIn, region_id: &str, gone: &str, into: &str) -> Result<()> {
    let (gone, into) = (store::by_id(tx, region_id, gone).await?, store::taking_part(tx, region_id, into).await?);
    may_keep(me, region_id, gone.kind, Some(&gone.id))?;
    if gone.kind != Kind::Employer && !me.has(region_id, &[Role::ProgrammeManager]) {
        return Err(Error::Forbidden);
    }
    if gone.id == into.id || gone.kind != into.kind {
        return Err(Error::refused("error-merge"));
    }
    if let (Some(a), Some(b)) = (&gone.kvk, &into.kvk)
        && a != b
    {
        return Err(Error::refused("error-merge-kvk"));
    }
    for mover in &site.movers {
        mover(tx, (region_id, gone.id.as_str(), into.id.as_str())).await?;
    }
    personal_link::revoke(tx, region_id, personal_link::Kind::Employer, gone.id.as_str()).await?;
    store::mark_merged(tx, region_id, &gone.id, &into.id).await?;
    if into.kvk.is_none() && gone.kvk.is_some() {
        store::update(tx, region_id, &Partner { kvk: gone.kvk.clone(), ..into.clone() }).await?;
    }
    // The links of the record that goes end with it, so somebody of the firm has to be able to ask for a new one.
    let contact = (gone.contact_name.as_str(), gone.contact_email.as_str());
    store::first_contact(tx, region_id, into.id.as_str(), contact).await?;
    member::move_partner(tx, region_id, gone.id.as_str(), into.id.as_str()).await?;
    store::move_work(tx, region_id, gone.id.as_str(), into.id.as_str()).await?;
    let payload = json!({"into": into.id});
    audit::record(tx, region_id, me.account.id.as_str(), "partner.merge", ("partner", gone.id.as_str()), &payload).await
}

/// Roles that fit a kind of partner.
#[must_use]
pub fn roles(kind: Kind) -> &'static [Role] {
    match kind {
        Kind::School => &[Role::Coordinator, Role::Teacher, Role::ProgrammeManager],
        Kind::Employer => &[Role::EmployerContact],
        Kind::CivilSociety => &[Role::Adviser, Role::ProgrammeManager],
        Kind::PublicBody => &[Role::Policymaker, Role::ProgrammeManager],
        Kind::StudentOrganisation => &[Role::Student, Role::Adviser],
    }
}

/// Invites somebody to a role; the mail holds the link.
pub async fn invite(
    tx: &mut Tx,
    (me, t, public_url): (&SignedIn, &T, &str),
    region_id: &str,
    partner_id: &str,
    (name, email, role): (&str, &str, Role),
) -> Result<()> {
    let partner = store::taking_part(tx, region_id, partner_id).await?;
    if !may_invite(me, region_id, &partner).contains(&role) {
        return Err(Error::Forbidden);
    }
    // Each one is a mail to whoever's address it is.
    rate::attempt(tx, &format!("invite:{}", me.account.id), 60, 3_600).await?;
    let now = tx.now;
    let asked = |one: &Invitation| {
        let same = one.partner_id == partner_id && one.role == role && one.email.eq_ignore_ascii_case(email);
        same && one.expires_at > now
    };
    if invitation::waiting(tx, region_id).await?.iter().any(asked) {
        return Err(Error::refused("error-invited-already"));
    }
    let has = |one: &member::NamedMember| one.member.role == role && one.email.eq_ignore_ascii_case(email);
    if member::list(tx, region_id, Some(partner_id)).await?.iter().any(has) {
        return Err(Error::refused("error-member-already"));
    }
    let (id, token) = invitation::create(tx, region_id, (name, email), partner_id, role).await?;
    let link = format!("{public_url}/uitnodiging/{token}");
    let role_word = t.get(&format!("role-{}", role.word()));
    let letter = Letter {
        to: email,
        subject: t.with("mail-invitation-subject", "partner", &partner.name),
        body: t.args(
            "mail-invitation",
            &[
                ("name", name.to_owned()),
                ("partner", partner.name.clone()),
                ("role", role_word),
                ("link", link),
                ("days", invitation::DAYS.to_string()),
            ],
        ),
        about: ("invitation", &id),
    };
    mail::post(tx, region_id, &letter).await?;
    let payload = json!({"role": role, "partner": partner_id});
    audit::record(tx, region_id, me.account.id.as_str(), "invitation.create", ("invitation", &id), &payload).await
}

pub async fn revoke_invitation(tx: &mut Tx, me: &SignedIn, region_id: &str, partner_id: &str, id: &str) -> Result<()> {
    let partner = store::by_id(tx, region_id, partner_id).await?;
    let may = may_invite(me, region_id, &partner);
    let known = invitation::waiting(tx, region_id).await?;
    if !known.iter().any(|one| one.id == id && one.partner_id == partner_id && may.contains(&one.role)) {
        return Err(Error::NotFound);
    }
    invitation::revoke(tx, region_id, id).await?;
    audit::record(tx, region_id, me.account.id.as_str(), "invitation.revoke", ("invitation", id), &json!({})).await
}

pub async fn end_member(tx: &mut Tx, me: &SignedIn, region_id: &str, partner_id: &str, id: &str) -> Result<()> {
    let partner = store::by_id(tx, region_id, partner_id).await?;
    may_keep(me, region_id, partner.kind, Some(&partner.id))?;
    let members = member::list(tx, region_id, Some(partner_id)).await?;
    let member = members.iter().find(|one| one.member.id.as_str() == id).ok_or(Error::NotFound)?;
    if member.member.account_id == me.account.id {
        return Err(Error::refused("error-end-self"));
    }
    member::end(tx, region_id, id).await?;
    // Whom somebody with this role invited does not come in behind them; the keeper asks again who should.
    for one in invitation::waiting(tx, region_id).await? {
        if one.partner_id == partner_id && one.role == member.member.role {
            invitation::revoke(tx, region_id, &one.id).await?;
        }
    }
    audit::record(tx, region_id, me.account.id.as_str(), "member.end", ("member", id), &json!({})).await
}
