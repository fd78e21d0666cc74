//! Who belongs to which partner because an institution says so (SURFconext, eduID), and what that is worth: an
//! affiliation lets somebody ask for a role, and somebody of the partner gives it. The role then holds only in sessions
//! that began at the institution, so who leaves it is out within a day.
//!
//! An institution's word is about one domain, such as `hogeschool.example`; which partner that is, who keeps the
//! partner says.

mod arrive;
mod ask;
pub mod pages;
pub mod store;

pub use arrive::{arrive, link, settle, tick, unlink};
pub use ask::{ask, decide, take_back};

use evenkans_people::identity::Said;
use evenkans_people::{AccountId, Identity, IdentityId, Role, SignedIn, member};
use evenkans_store::{Error, Result, Tx, audit, id, words};
use serde_json::json;

use crate::partner::{self, Kind, Partner};

id!(RequestId);
words!(
    State { Waiting = "waiting", Given = "given", Refused = "refused" }
);

/// Domains of which anybody can be: they say nothing about a partner.
const GUESTS: [&str; 2] = ["eduid.nl", "surfguest.nl"];

/// A role for which somebody asked.
#[derive(Debug, Clone)]
pub struct RoleRequest {
    pub region_id: String,
    pub id: RequestId,
    pub account_id: AccountId,
    pub identity_id: IdentityId,
    pub partner_id: String,
    pub role: Role,
    pub asked_at: i64,
}

/// Whether somebody works there: students have personal links to their rounds instead of a role (ADR 0012).
#[must_use]
pub fn is_staff(said: &Said) -> bool {
    said.affiliations.iter().any(|one| matches!(one.as_str(), "employee" | "staff" | "faculty"))
}

/// The roles for which somebody of a partner can ask; who manages the programme is invited.
#[must_use]
pub fn roles(kind: Kind) -> Vec<Role> {
    partner::roles(kind).iter().copied().filter(|role| *role != Role::ProgrammeManager).collect()
}

/// Whether the institution still says what a role at this partner rests on.
async fn holds(tx: &mut Tx, said: &Said, region_id: &str, partner_id: &str) -> Result<bool> {
    Ok(is_staff(said) && store::homes(tx, region_id, partner_id).await?.contains(&said.home))
}

/// Refuses what rests on an identity whose institution is not this partner, or says that the person no longer works
/// there.
async fn must_hold(tx: &mut Tx, identity: &Identity, region_id: &str, partner: &Partner) -> Result<()> {
    match holds(tx, &identity.said, region_id, partner.id.as_str()).await? {
        true => Ok(()),
        false => Err(Error::refused("error-affiliation")),
    }
}

/// A domain as it is compared.
pub fn home(text: &str) -> Result<String> {
    let text = text.trim().trim_start_matches('@').to_lowercase();
    let label = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !part.starts_with('-')
    };
    if text.len() > 120 || !text.contains('.') || !text.split('.').all(label) {
        return Err(Error::refused("error-domain"));
    }
    if GUESTS.contains(&text.as_str()) {
        return Err(Error::refused("error-domain-guests"));
    }
    Ok(text)
}

/// Says that a domain is this partner.
pub async fn add_home(tx: &mut Tx, me: &SignedIn, region_id: &str, partner_id: &str, domain: &str) -> Result<()> {
    let partner = partner::store::taking_part(tx, region_id, partner_id).await?;
    partner::may_keep(me, region_id, partner.kind, Some(&partner.id))?;
    store::add_home(tx, region_id, partner_id, &home(domain)?).await?;
    let payload = json!({"home": domain});
    audit::record(tx, region_id, me.account.id.as_str(), "partner.home", ("partner", partner_id), &payload).await
}

/// Takes a domain from a partner: roles that rest on it end.
pub async fn remove_home(tx: &mut Tx, me: &SignedIn, region_id: &str, partner_id: &str, domain: &str) -> Result<()> {
    let partner = partner::store::by_id(tx, region_id, partner_id).await?;
    partner::may_keep(me, region_id, partner.kind, Some(&partner.id))?;
    store::remove_home(tx, region_id, partner_id, domain).await?;
    for member in member::of_home(tx, region_id, partner_id, domain).await? {
        // Otherwise nobody could put it back.
        if member.account_id == me.account.id {
            return Err(Error::refused("error-end-self"));
        }
        arrive::end(tx, &member, me.account.id.as_str()).await?;
    }
    let payload = json!({"home": domain});
    audit::record(tx, region_id, me.account.id.as_str(), "partner.no-home", ("partner", partner_id), &payload).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_home_organisation_is_a_domain_of_an_organisation() {
        assert_eq!(super::home(" @ROC-Waterstad.example ").unwrap(), "roc-waterstad.example");
        for wrong in ["", "roc", "a b.nl", "-a.nl", "a..nl", ".nl", "eduid.nl", "EDUID.nl", "a@b.nl", "https://a.nl"] {
            assert!(super::home(wrong).is_err(), "{wrong}");
        }
    }
}
