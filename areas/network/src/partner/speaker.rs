//! Who speaks for a partner: signs for it, promises for it, keeps its page. Everything that does asks for a [`Speaker`],
//! so forgetting the check does not compile.

use evenkans_people::mail::{self, Letter};
use evenkans_people::{Lang, Role, Who, account, member};
use evenkans_store::{Result, Tx, audit};
use evenkans_web::{Context, Error, Form, Site, T};
use serde_json::Value;

use super::{Partner, choice, store};

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

/// What a page offers in `partner`: those for which the visitor speaks, which for the programme manager are all.
pub async fn offered(
    context: &Context,
    tx: &mut Tx,
    form: &mut Form,
    none: String,
) -> evenkans_web::Result<Vec<(String, String)>> {
    let (region, own) = (context.region()?.id.as_str(), partners(context));
    if context.has(&[Role::ProgrammeManager]) {
        return Ok(choice::offered(tx, region, (form, "partner"), none).await?);
    }
    let mut all = store::names(tx, region).await?;
    all.retain(|(id, _)| own.contains(id));
    Ok(all)
}

impl Speaker {
    /// The visitor as a speaker for the partner that a form names; nothing where the form is told what is wrong.
    pub async fn named(context: &Context, form: &mut Form) -> evenkans_web::Result<Option<Self>> {
        let mut partner = form.raw("partner").to_owned();
        // To others it is not told whether there is one of that name.
        if context.has(&[Role::ProgrammeManager]) {
            let mut tx = context.site.db.read("speaker.named").await?;
            partner = choice::take(&mut tx, context.region()?.id.as_str(), form, "partner", true).await?;
        }
        if form.error_of("partner").is_some() { Ok(None) } else { Self::take(context, &partner).map(Some) }
    }

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

/// Mails whoever speaks for a partner, each in their own language: its people with an account, else its contact.
pub async fn tell(
    tx: &mut Tx,
    site: &Site,
    (region_id, partner): (&str, &Partner),
    text: &(dyn Fn(&T) -> (String, String) + Sync),
    about: (&'static str, &str),
) -> Result<()> {
    let mut to: Vec<(String, Lang)> = Vec::new();
    for one in member::list(tx, region_id, Some(partner.id.as_str())).await? {
        if speaks(one.member.role) && !to.iter().any(|(email, _)| *email == one.email) {
            let lang = account::by_id(tx, &one.member.account_id).await?.lang;
            to.push((one.email, lang));
        }
    }
    if to.is_empty() && !partner.contact_email.is_empty() {
        to.push((partner.contact_email.clone(), Lang::Nl));
    }
    for (email, lang) in to {
        let (subject, body) = text(&site.texts.in_lang(lang));
        mail::post(tx, region_id, &Letter { to: &email, subject, body, about }).await?;
    }
    Ok(())
}
