//! Signing in at an institution, and leaving it.

use evenkans_people::identity::{self, Said};
use evenkans_people::{Account, AccountId, Identity, Member, account, member};
use evenkans_store::{Error, Result, Tx, audit, write_tx};
use evenkans_web::Site;
use serde_json::json;

use super::{holds, store};

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
    for member in member::of_identity(tx, &identity.id).await? {
        if !holds(tx, said, &member.region_id, &member.partner_id).await? {
            end(tx, &member, account.id.as_str()).await?;
        }
    }
    Ok(Some((account, identity)))
}

/// Links an account. The roles that it has at this institution rest on the institution's word from now on, so that they
/// end when somebody leaves; other roles stay as they are.
pub async fn link(tx: &mut Tx, account: &AccountId, said: &Said) -> Result<Identity> {
    let identity = identity::link(tx, account, said).await?;
    bind(tx, &identity).await?;
    let thing = ("account", account.as_str());
    audit::record(tx, "", account.as_str(), "identity.link", thing, &json!({"home": said.home})).await?;
    Ok(identity)
}

/// See [`link`]; also for an account that was linked by proving its mailbox.
pub async fn bind(tx: &mut Tx, identity: &Identity) -> Result<()> {
    for one in member::of_account(tx, &identity.account_id).await? {
        if one.identity_id.is_none() && holds(tx, &identity.said, &one.region_id, &one.partner_id).await? {
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
