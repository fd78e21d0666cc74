//! Signing in at an institution, and leaving it.

use evenkans_people::identity::{self, Said};
use evenkans_people::{Account, AccountId, Identity, Member, Role, account, member, personal_link};
use evenkans_store::{Error, Result, Tx, audit, write_tx};
use evenkans_web::Site;
use serde_json::json;

use super::{holds, store};
use crate::partner;

/// A role whose owner did not sign in at the institution for this long ends. In between it is out of use anyway: it
/// holds only in a session that began there.
const UNSEEN_SECONDS: i64 = 180 * 86_400;

/// Somebody comes in by their institution; nobody if their account is not known yet. Roles that the institution's word
/// no longer carries end here.
pub async fn arrive(tx: &mut Tx, said: &Said) -> Result<Option<(Account, Identity)>> {
    let Some(known) = identity::of_subject(tx, &said.issuer, &said.subject).await? else { return Ok(None) };
    let identity = identity::seen(tx, &known.id, said).await?;
    let account = match account::by_id(tx, &identity.account_id).await {
        Ok(account) => account,
        Err(Error::NotFound) => return Err(Error::refused("error-institution-closed")),
        Err(error) => return Err(error),
    };
    settle(tx, &identity).await?;
    Ok(Some((account, identity)))
}

/// Links an account. The roles that it has at this institution rest on the institution's word from now on, so that they
/// end when somebody leaves; other roles stay as they are.
pub async fn link(tx: &mut Tx, account: &AccountId, said: &Said) -> Result<Identity> {
    let identity = identity::link(tx, account, said).await?;
    settle(tx, &identity).await?;
    let thing = ("account", account.as_str());
    audit::record(tx, "", account.as_str(), "identity.link", thing, &json!({"home": said.home})).await?;
    Ok(identity)
}

/// Roles that the institution's word no longer carries end, and those that it carries are bound to it, whenever they were
/// given: after each time that the institution says something, however somebody came.
///
/// Who manages a programme keeps that role outside of it: a region could lose its only manager, whom nobody else can name.
pub async fn settle(tx: &mut Tx, identity: &Identity) -> Result<()> {
    for one in member::of_identity(tx, &identity.id).await? {
        if !holds(tx, &identity.said, &one.region_id, &one.partner_id).await? {
            end(tx, &one, identity.account_id.as_str()).await?;
        }
    }
    for one in member::of_account(tx, &identity.account_id).await? {
        let free = one.identity_id.is_none() && one.role != Role::ProgrammeManager;
        if free && holds(tx, &identity.said, &one.region_id, &one.partner_id).await? {
            member::bind(tx, &one.region_id, &one.id, &identity.id).await?;
        }
    }
    Ok(())
}

/// Unlinks: what rested on it ends.
pub async fn unlink(tx: &mut Tx, account: &AccountId, id: &str) -> Result<()> {
    let identity = identity::by_id(tx, id).await?;
    if identity.account_id != *account {
        return Err(Error::NotFound);
    }
    for member in member::of_identity(tx, &identity.id).await? {
        end(tx, &member, account.as_str()).await?;
    }
    store::remove_of_identity(tx, &identity.id).await?;
    identity::unlink(tx, &identity.id).await?;
    audit::record(tx, "", account.as_str(), "identity.unlink", ("account", account.as_str()), &json!({})).await
}

pub(super) async fn end(tx: &mut Tx, member: &Member, actor: &str) -> Result<()> {
    member::end(tx, &member.region_id, member.id.as_str()).await?;
    if member.role == Role::EmployerContact {
        // An employer's link to the same mailbox would leave a second door open.
        let account = account::by_id(tx, &member.account_id).await?;
        let (region, partner) = (member.region_id.as_str(), member.partner_id.as_str());
        personal_link::revoke_sent_to(tx, region, personal_link::Kind::Employer, partner, &account.email).await?;
        partner::store::forget_contact(tx, region, partner, &account.email).await?;
    }
    let payload = json!({"because": "affiliation"});
    audit::record(tx, &member.region_id, actor, "member.end", ("member", member.id.as_str()), &payload).await
}

/// Ends the roles of those who have not signed in at their institution for half a year.
pub async fn tick(site: &Site) -> Result<()> {
    let mut tx = site.db.read("affiliation.unseen").await?;
    let since = tx.now - UNSEEN_SECONDS;
    let over = member::of_unseen(&mut tx, since).await?;
    drop(tx);
    for one in over {
        write_tx!(site.db, "affiliation.end", |tx| {
            // Somebody may have come back since the look.
            let still = member::of_unseen(tx, since).await?.iter().any(|other| other.id == one.id);
            if still { end(tx, &one, "clock").await } else { Ok(()) }
        })?;
    }
    Ok(())
}
