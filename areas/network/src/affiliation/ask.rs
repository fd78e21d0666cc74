//! Asking for a role, and giving it.

use evenkans_people::mail::{self, Letter};
use evenkans_people::{Account, Identity, Role, SignedIn, account, identity, member, rate, region};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::Site;
use serde_json::json;

use super::{RequestId, RoleRequest, State, must_hold, roles, store};
use crate::partner;

/// Asks for a role at the partner that somebody's institution is, and tells who may give it.
pub async fn ask(
    tx: &mut Tx,
    site: &Site,
    (me, identity): (&Account, &Identity),
    (region_id, partner_id): (&str, &str),
    role: Role,
) -> Result<()> {
    let partner = partner::store::taking_part(tx, region_id, partner_id).await?;
    must_hold(tx, identity, region_id, &partner).await?;
    if !roles(partner.kind).contains(&role) {
        return Err(Error::Forbidden);
    }
    let same = |at: &str, asked: Role| at == partner_id && asked == role;
    // A role that another identity carries is not there in this session.
    let mut has = member::of_account(tx, &me.id).await?;
    has.retain(|one| one.identity_id.as_ref().is_none_or(|of| *of == identity.id));
    let asked = store::of_account(tx, &me.id).await?;
    if has.iter().any(|one| same(&one.partner_id, one.role)) || asked.iter().any(|one| same(&one.partner_id, one.role))
    {
        return Err(Error::refused("error-request-twice"));
    }
    rate::attempt(tx, &format!("role-request:{}", me.id), 10, 86_400).await?;
    let one = RoleRequest {
        region_id: region_id.to_owned(),
        id: RequestId::new(),
        account_id: me.id.clone(),
        identity_id: identity.id.clone(),
        partner_id: partner_id.to_owned(),
        role,
        asked_at: tx.now,
    };
    store::insert(tx, &one).await?;
    let thing = ("role-request", one.id.as_str());
    let payload = json!({"role": role, "partner": partner_id});
    audit::record(tx, region_id, me.id.as_str(), "role.ask", thing, &payload).await?;
    let slug = region::by_id(tx, region_id).await?.slug;
    let all = member::list(tx, region_id, None).await?;
    let own = |one: &&member::NamedMember| one.member.role == Role::Coordinator && one.member.partner_id == partner_id;
    let mut to: Vec<_> = all.iter().filter(own).collect();
    if to.is_empty() {
        to.extend(all.iter().filter(|one| one.member.role == Role::ProgrammeManager));
    }
    for keeper in to {
        let t = site.texts.in_lang(account::by_id(tx, &keeper.member.account_id).await?.lang);
        let link = format!("{}/r/{slug}/partners/{partner_id}", site.public_url);
        let args = [
            ("name", me.name.clone()),
            ("partner", partner.name.clone()),
            ("role", t.word("role", role.word())),
            ("link", link),
        ];
        let letter = Letter {
            to: &keeper.email,
            subject: t.args("mail-role-asked-subject", &args),
            body: t.args("mail-role-asked", &args),
            about: thing,
        };
        mail::post(tx, region_id, &letter).await?;
    }
    Ok(())
}

/// Takes back what was not decided yet.
pub async fn take_back(tx: &mut Tx, me: &Account, region_id: &str, id: &str) -> Result<()> {
    let one = store::by_id(tx, region_id, id).await?;
    if one.account_id != me.id {
        return Err(Error::NotFound);
    }
    store::remove(tx, region_id, &one.id).await?;
    audit::record(tx, region_id, me.id.as_str(), "role.take-back", ("role-request", id), &json!({})).await
}

/// Gives the role, or says no; who asked hears it.
pub async fn decide(
    tx: &mut Tx,
    site: &Site,
    me: &SignedIn,
    (region_id, partner_id): (&str, &str),
    (id, give): (&str, bool),
) -> Result<()> {
    let partner = partner::store::taking_part(tx, region_id, partner_id).await?;
    partner::may_keep(me, region_id, partner.kind, Some(&partner.id))?;
    let one = store::by_id(tx, region_id, id).await?;
    // Nobody gives themself a role.
    if one.partner_id != partner_id || one.account_id == me.account.id {
        return Err(Error::NotFound);
    }
    let thing = ("role-request", id);
    let asker = account::by_id(tx, &one.account_id).await?;
    if give {
        let identity = identity::by_id(tx, one.identity_id.as_str()).await?;
        // The institution may have said something else since.
        must_hold(tx, &identity, region_id, &partner).await?;
        let member = member::add(tx, region_id, &one.account_id, partner_id, one.role).await?;
        member::bind(tx, region_id, &member, &identity.id).await?;
    }
    let state = if give { State::Given } else { State::Refused };
    store::set_decided(tx, region_id, &one.id, state).await?;
    audit::record(tx, region_id, me.account.id.as_str(), "role.decide", thing, &json!({"state": state})).await?;
    let t = site.texts.in_lang(asker.lang);
    let args = [
        ("name", asker.name.clone()),
        ("partner", partner.name.clone()),
        ("role", t.word("role", one.role.word())),
        ("link", format!("{}/mijn", site.public_url)),
    ];
    let key = if give { "mail-role-given" } else { "mail-role-refused" };
    let letter = Letter {
        to: &asker.email,
        subject: t.args("mail-role-decided-subject", &args),
        body: t.args(key, &args),
        about: thing,
    };
    mail::post(tx, region_id, &letter).await
}
