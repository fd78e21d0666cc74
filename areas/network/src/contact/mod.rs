//! When somebody of the network spoke with a partner. For the programme manager, and for a coordinator of the own school
//! and of employers, as everything else that is kept of a partner.

pub mod pages;
pub mod store;

use evenkans_people::SignedIn;
use evenkans_store::{Error, Result, Tx, audit, id, words};
use evenkans_web::Moment;
use serde_json::json;

use crate::partner;

id!(ContactId);
words!(
    Kind { Call = "call", Visit = "visit", Mail = "mail", Meeting = "meeting" }
);

#[derive(Debug, Clone)]
pub struct Contact {
    pub id: ContactId,
    pub partner_id: String,
    pub on_day: String,
    pub kind: Kind,
    pub text: String,
    /// Who noted it.
    pub by: String,
}

pub async fn note(
    tx: &mut Tx,
    me: &SignedIn,
    region_id: &str,
    partner_id: &str,
    (on_day, kind, text): (&str, Kind, &str),
) -> Result<()> {
    let partner = partner::store::by_id(tx, region_id, partner_id).await?;
    partner::may_keep(me, region_id, partner.kind, Some(&partner.id))?;
    if on_day > Moment(tx.now).day().as_str() {
        return Err(Error::refused("error-contact-future"));
    }
    let one = Contact {
        id: ContactId::new(),
        partner_id: partner.id.to_string(),
        on_day: on_day.to_owned(),
        kind,
        text: text.to_owned(),
        by: me.account.id.to_string(),
    };
    store::insert(tx, region_id, &one).await?;
    audit::record(tx, region_id, &one.by, "contact.note", ("contact", one.id.as_str()), &json!({"kind": kind})).await
}

/// Only who noted it takes it away.
pub async fn remove(tx: &mut Tx, me: &SignedIn, region_id: &str, partner_id: &str, id: &str) -> Result<()> {
    store::remove(tx, region_id, (partner_id, id), me.account.id.as_str()).await?;
    audit::record(tx, region_id, me.account.id.as_str(), "contact.remove", ("contact", id), &json!({})).await
}
