//! Who speaks for a partner: signs for it, promises for it, keeps its page. Everything that does asks for a [`Speaker`],
//! so forgetting the check does not compile.

use evenkans_people::{Role, Who};
use evenkans_store::{Result, Tx, audit};
use evenkans_web::{Context, Error};
use serde_json::Value;

/// Somebody who speaks for one partner.
#[derive(Debug, Clone)]
pub struct Speaker {
    pub region_id: String,
    pub partner_id: String,
    /// The account, or the link, that does it.
    pub actor: String,
    /// The name of the account; nothing for a link.
    pub name: String,
    /// Whether it is the programme manager who writes down what a partner said.
    pub manager: bool,
}

/// A teacher works at a partner and does not speak for it.
const ROLES: &[Role] = &[
    Role::ProgrammeManager,
    Role::Coordinator,
    Role::Student,
    Role::EmployerContact,
    Role::Adviser,
    Role::Policymaker,
];

/// Whether somebody with this role speaks for their partner.
#[must_use]
pub fn speaks(role: Role) -> bool {
    ROLES.contains(&role)
}

/// The partners for which this visitor speaks.
#[must_use]
pub fn partners(context: &Context) -> Vec<String> {
    let Some(region) = context.region.as_ref().map(|one| one.id.as_str()) else { return Vec::new() };
    let mut all: Vec<String> = match context.session.as_ref().map(|session| &session.who) {
        Some(Who::Account(me)) => me.partners(region, ROLES).map(str::to_owned).collect(),
        Some(Who::Employer(link)) if link.region_id == region => vec![link.employer_id.clone()],
        _ => Vec::new(),
    };
    all.sort();
    all.dedup();
    all
}

impl Speaker {
    /// The visitor as a speaker for this partner; the programme manager speaks for each.
    pub fn take(context: &Context, partner_id: &str) -> evenkans_web::Result<Self> {
        let region_id = context.region()?.id.to_string();
        let own = partners(context).iter().any(|one| one == partner_id);
        let manager = context.has(&[Role::ProgrammeManager]);
        if !own && !manager {
            return Err(if context.session.is_some() { Error::not_found() } else { Error::SignIn });
        }
        Ok(Self {
            region_id,
            partner_id: partner_id.to_owned(),
            actor: context.actor(),
            name: context.signed_in().map(|me| me.account.name.clone()).unwrap_or_default(),
            manager: !own,
        })
    }

    pub(crate) async fn record(
        &self,
        tx: &mut Tx,
        action: &'static str,
        thing: (&'static str, &str),
        payload: &Value,
    ) -> Result<()> {
        audit::record(tx, &self.region_id, &self.actor, action, thing, payload).await
    }
}
