use evenkans_people::mail::{self, Letter};
use evenkans_people::{Account, AccountId, Lang, Look, Role, account, member, rate, region};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Context, Site};
use serde_json::json;

use super::{Ambition, AmbitionId, Programme, ProgrammeId, store};
use crate::look::Languages;
use crate::manifest::Level;
use crate::region::{Manager, NewRegion, begin};

/// Who leads a programme. Everything that changes one asks for a [`Lead`], so forgetting the check does not compile.
pub struct Lead {
    pub programme: Programme,
    pub account_id: AccountId,
}

impl Lead {
    /// The visitor, if they lead the programme of the address; to anybody else there is nothing to keep.
    pub async fn take(context: &Context, tx: &mut Tx) -> Result<Self> {
        let programme = store::by_slug(tx, context.param("programme")).await?;
        let me = context.signed_in().ok_or(Error::Forbidden)?;
        let own = store::leaders(tx, &programme.id).await?.iter().any(|one| one.account_id == me.account.id);
        if own { Ok(Self { programme, account_id: me.account.id.clone() }) } else { Err(Error::Forbidden) }
    }

    pub(crate) async fn record(&self, tx: &mut Tx, action: &'static str, payload: &serde_json::Value) -> Result<()> {
        let thing = ("programme", self.programme.id.as_str());
        audit::record(tx, "", self.account_id.as_str(), action, thing, payload).await
    }
}

/// Who says who leads a programme: its leads, and an administrator, so that a programme whose only lead left goes on.
pub struct Leading {
    pub programme: Programme,
    pub account_id: AccountId,
}

impl Leading {
    pub async fn take(context: &Context, tx: &mut Tx) -> Result<Self> {
        let me = context.signed_in().ok_or(Error::Forbidden)?;
        if me.account.administrator {
            let programme = store::by_slug(tx, context.param("programme")).await?;
            return Ok(Self { programme, account_id: me.account.id.clone() });
        }
        let Lead { programme, account_id } = Lead::take(context, tx).await?;
        Ok(Self { programme, account_id })
    }

    async fn record(&self, tx: &mut Tx, action: &'static str, about: &AccountId) -> Result<()> {
        let thing = ("programme", self.programme.id.as_str());
        audit::record(tx, "", self.account_id.as_str(), action, thing, &json!({"account": about.as_str()})).await
    }
}

/// Tells somebody that they lead a programme, or no longer do.
async fn tell(tx: &mut Tx, site: &Site, lead: &Account, one: &Programme, (subject, body): (&str, &str)) -> Result<()> {
    let t = site.texts.in_lang(lead.lang);
    let args = [
        ("name", lead.name.clone()),
        ("programme", one.name.clone()),
        ("link", format!("{}/programma/{}/beheer", site.public_url, one.slug)),
    ];
    let letter = Letter {
        to: &lead.email,
        subject: t.args(subject, &args),
        body: t.args(body, &args),
        about: ("programme", one.id.as_str()),
    };
    mail::post(tx, "", &letter).await.map(drop)
}

pub async fn add_lead(tx: &mut Tx, site: &Site, leading: &Leading, (name, email): (&str, &str)) -> Result<()> {
    let one = &leading.programme;
    // Each one is a mail to whoever's address it is.
    rate::attempt(tx, &format!("lead:{}", one.id), 20, 3_600).await?;
    let lead = account::find_or_create(tx, email, name, Lang::Nl).await?;
    if store::leaders(tx, &one.id).await?.iter().any(|other| other.account_id == lead.id) {
        return Err(Error::refused("error-lead-already"));
    }
    store::add_lead(tx, &one.id, &lead.id).await?;
    tell(tx, site, &lead, one, ("mail-lead-subject", "mail-lead")).await?;
    leading.record(tx, "programme.lead", &lead.id).await
}

/// Somebody no longer leads it; a programme keeps at least one who does.
pub async fn remove_lead(tx: &mut Tx, site: &Site, leading: &Leading, account_id: &str) -> Result<()> {
    let one = &leading.programme;
    let leaders = store::leaders(tx, &one.id).await?;
    let lead = leaders.iter().find(|other| other.account_id.as_str() == account_id).ok_or(Error::NotFound)?;
    if leaders.len() == 1 {
        return Err(Error::refused("error-last-lead"));
    }
    store::remove_lead(tx, &one.id, &lead.account_id).await?;
    let account = account::by_id(tx, &lead.account_id).await?;
    tell(tx, site, &account, one, ("mail-lead-gone-subject", "mail-lead-gone")).await?;
    leading.record(tx, "programme.no-lead", &account.id).await
}

/// What an administrator says of a new programme.
pub struct NewProgramme {
    pub slug: String,
    pub name: String,
    pub lead: String,
    pub email: String,
}

/// Makes a programme with its first lead, who gets a mail.
pub async fn create(tx: &mut Tx, site: &Site, actor: &AccountId, new: &NewProgramme) -> Result<ProgrammeId> {
    if !region::is_slug(&new.slug) {
        return Err(Error::refused("error-slug"));
    }
    let one = Programme {
        id: ProgrammeId::new(),
        slug: new.slug.clone(),
        name: new.name.clone(),
        body: String::new(),
        contact_email: String::new(),
        look: Look::default(),
        version: 1,
    };
    store::insert(tx, &one).await?;
    let lead = account::find_or_create(tx, &new.email, &new.lead, Lang::Nl).await?;
    store::add_lead(tx, &one.id, &lead.id).await?;
    tell(tx, site, &lead, &one, ("mail-lead-subject", "mail-lead")).await?;
    audit::record(tx, "", actor.as_str(), "programme.create", ("programme", one.id.as_str()), &json!({})).await?;
    Ok(one.id)
}

/// What a form says of a programme.
pub struct About {
    pub name: String,
    pub body: String,
    pub contact_email: String,
    pub languages: Languages,
}

pub async fn save(tx: &mut Tx, lead: &Lead, version: i64, about: &About) -> Result<()> {
    let mut programme = Programme {
        name: about.name.clone(),
        body: about.body.clone(),
        contact_email: about.contact_email.clone(),
        version,
        ..store::by_slug(tx, &lead.programme.slug).await?
    };
    programme.look.langs = about.languages.langs();
    store::update(tx, &programme).await?;
    lead.record(tx, "programme.save", &json!({"version": version})).await
}

/// What a form says of an ambition.
pub struct Aim {
    pub level: Level,
    pub title: String,
    pub about: String,
}

pub async fn add_ambition(tx: &mut Tx, lead: &Lead, aim: &Aim) -> Result<()> {
    let known = store::ambitions(tx, &lead.programme.id).await?;
    if known.iter().any(|one| one.level == aim.level && one.title == aim.title) {
        return Err(Error::refused("error-ambition-twice"));
    }
    let one = Ambition { id: AmbitionId::new(), level: aim.level, title: aim.title.clone(), about: aim.about.clone() };
    store::insert_ambition(tx, &lead.programme.id, &one).await?;
    lead.record(tx, "programme.ambition", &json!({"level": aim.level})).await
}

pub async fn remove_ambition(tx: &mut Tx, lead: &Lead, id: &str) -> Result<()> {
    store::remove_ambition(tx, &lead.programme.id, id).await?;
    lead.record(tx, "programme.ambition-gone", &json!({"ambition": id})).await
}

/// Asks a region that belongs to no programme to belong to this one; its programme managers hear of it and decide.
pub async fn invite(tx: &mut Tx, site: &Site, lead: &Lead, region_id: &str) -> Result<()> {
    let region = region::by_id(tx, region_id).await?;
    if store::of_region(tx, region_id).await?.is_some() {
        return Err(Error::refused("error-region-taken"));
    }
    store::add_invitation(tx, &lead.programme.id, region_id).await?;
    lead.record(tx, "programme.invite", &json!({"region": region_id})).await?;
    for manager in member::list(tx, region_id, None).await? {
        if manager.member.role == Role::ProgrammeManager {
            let t = site.texts.in_lang(account::by_id(tx, &manager.member.account_id).await?.lang);
            let link = format!("{}/r/{}/instellingen#programme", site.public_url, region.slug);
            let args = [("programme", lead.programme.name.clone()), ("region", region.name.clone()), ("link", link)];
            let letter = Letter {
                to: &manager.email,
                subject: t.args("mail-programme-asks-subject", &args),
                body: t.args("mail-programme-asks", &args),
                about: ("programme", lead.programme.id.as_str()),
            };
            mail::post(tx, region_id, &letter).await?;
        }
    }
    Ok(())
}

pub async fn uninvite(tx: &mut Tx, lead: &Lead, region_id: &str) -> Result<()> {
    store::remove_invitation(tx, lead.programme.id.as_str(), region_id).await?;
    lead.record(tx, "programme.uninvite", &json!({"region": region_id})).await
}

/// The region says yes or no to a programme that asked.
pub async fn answer(tx: &mut Tx, manager: &Manager, programme_id: &str, joins: bool) -> Result<()> {
    let region = manager.region_id.as_str();
    store::remove_invitation(tx, programme_id, region).await?;
    if joins {
        store::add_region(tx, &ProgrammeId(programme_id.to_owned()), region).await?;
    }
    let thing = ("programme", programme_id);
    manager.record(tx, "programme.answer", thing, &json!({"joins": joins})).await
}

/// The region no longer belongs to its programme; what it did stays its own.
pub async fn leave(tx: &mut Tx, manager: &Manager) -> Result<()> {
    let region = manager.region_id.as_str();
    let programme = store::of_region(tx, region).await?.ok_or(Error::NotFound)?;
    store::remove_region(tx, &programme.id, region).await?;
    manager.record(tx, "programme.leave", ("programme", programme.id.as_str()), &json!({})).await
}

/// A region that the programme itself began belongs to it.
pub async fn take_in(tx: &mut Tx, lead: &Lead, region_id: &str) -> Result<()> {
    region::by_id(tx, region_id).await?;
    store::add_region(tx, &lead.programme.id, region_id).await?;
    lead.record(tx, "programme.take-in", &json!({"region": region_id})).await
}

/// A programme manager begins the next region, which belongs to the same programme; who leads that hears of it, and can
/// take the region out again.
pub async fn begin_next(tx: &mut Tx, site: &Site, (manager, lang): (&Manager, Lang), new: &NewRegion) -> Result<()> {
    rate::attempt(tx, &format!("region:{}", manager.account_id), 5, 86_400).await?;
    begin(tx, site, (&manager.account_id, lang), new).await?;
    let made = new.region.id.as_str();
    manager.record(tx, "region.next", ("region", made), &json!({"slug": new.region.slug})).await?;
    let Some(one) = store::of_region(tx, &manager.region_id).await? else { return Ok(()) };
    store::add_region(tx, &one.id, made).await?;
    for lead in store::leaders(tx, &one.id).await? {
        let lead = account::by_id(tx, &lead.account_id).await?;
        let t = site.texts.in_lang(lead.lang);
        let args = [
            ("name", lead.name.clone()),
            ("region", new.region.name.clone()),
            ("programme", one.name.clone()),
            ("link", format!("{}/programma/{}/beheer", site.public_url, one.slug)),
        ];
        let letter = Letter {
            to: &lead.email,
            subject: t.args("mail-next-region-subject", &args),
            body: t.args("mail-next-region", &args),
            about: ("programme", one.id.as_str()),
        };
        mail::post(tx, "", &letter).await?;
    }
    Ok(())
}

pub async fn take_out(tx: &mut Tx, lead: &Lead, region_id: &str) -> Result<()> {
    store::remove_region(tx, &lead.programme.id, region_id).await?;
    lead.record(tx, "programme.take-out", &json!({"region": region_id})).await
}
