//! Taking part: an organisation asks, the programme manager says yes or no with a reason, and whoever asked hears it.

pub mod pages;
pub mod store;

use evenkans_people::mail::{self, Letter};
use evenkans_people::{Lang, SignedIn, member, rate, region};
use evenkans_store::{Error, Result, Tx, audit, id, words};
use evenkans_web::{Site, T};
use serde_json::json;

use crate::partner::{self, Change, Kind, Partner, PartnerId};
use crate::region::Manager;

id!(JoiningId);
words!(
    State { Waiting = "waiting", Welcome = "welcome", Refused = "refused" }
);

/// Who wants to take part.
#[derive(Debug, Clone)]
pub struct Joining {
    pub id: JoiningId,
    pub kind: Kind,
    pub name: String,
    pub kvk: Option<String>,
    pub town: String,
    pub website: String,
    pub person: String,
    pub email: String,
    pub why: String,
    pub lang: Lang,
    pub state: State,
    pub asked_at: i64,
    pub decided_at: Option<i64>,
    pub reason: String,
}

/// Puts a request where the programme managers find it, and tells them.
pub async fn ask(tx: &mut Tx, site: &Site, region_id: &str, one: &Joining) -> Result<()> {
    // Anybody may ask, so nobody may ask a thousand times.
    rate::attempt(tx, &format!("joining:{region_id}"), 60, 3_600).await?;
    rate::attempt(tx, &format!("joining:{region_id}:{}", one.email), 3, 86_400).await?;
    // Sent twice is asked once.
    if store::waits(tx, region_id, one).await? {
        return Ok(());
    }
    store::insert(tx, region_id, one).await?;
    audit::record(tx, region_id, "guest", "joining.ask", ("joining", one.id.as_str()), &json!({"kind": one.kind}))
        .await?;
    let slug = region::by_id(tx, region_id).await?.slug;
    for manager in member::list(tx, region_id, None).await? {
        if manager.member.role == evenkans_people::Role::ProgrammeManager {
            let lang = evenkans_people::account::by_id(tx, &manager.member.account_id).await?.lang;
            let t = site.texts.in_lang(lang);
            let link = format!("{}/r/{slug}/aanmeldingen", site.public_url);
            let letter = Letter {
                to: &manager.email,
                subject: t.with("mail-joining-subject", "name", &one.name),
                body: t.with2("mail-joining", "name", &one.name, "link", link),
                about: ("joining", one.id.as_str()),
            };
            mail::post(tx, region_id, &letter).await?;
        }
    }
    Ok(())
}

/// The partner that an organisation which asks is already, by its KvK number.
pub async fn known(tx: &mut Tx, region_id: &str, one: &Joining) -> Result<Option<Partner>> {
    match &one.kvk {
        Some(kvk) => partner::store::by_kvk(tx, region_id, kvk).await,
        None => Ok(None),
    }
}

/// Partners with the name of the organisation that asks, which may be the same one: only somebody who looks can tell.
pub async fn alike(tx: &mut Tx, region_id: &str, one: &Joining) -> Result<Vec<Partner>> {
    let mut all = partner::store::list(tx, region_id, Some(one.kind), "").await?;
    all.retain(|other| other.name.to_lowercase() == one.name.to_lowercase());
    Ok(all)
}

/// Makes the partner by the name that the manager gives it; one that is there already keeps its own, and takes part again
/// where it had left, and invites the person who asked to the first role that fits it.
pub async fn welcome(
    tx: &mut Tx,
    site: &Site,
    (manager, me): (&Manager, &SignedIn),
    (id, shown, name): (&str, &str, &str),
) -> Result<PartnerId> {
    let region = &manager.region_id;
    let one = waiting(tx, region, id).await?;
    let change = Change {
        name: name.to_owned(),
        kvk: one.kvk.clone(),
        town: one.town.clone(),
        website: one.website.clone(),
        contact_name: one.person.clone(),
        contact_email: one.email.clone(),
        sector: String::new(),
        about: String::new(),
    };
    let known = known(tx, region, &one).await?;
    // What became a partner since the page was shown is another question.
    if known.as_ref().map_or("", |partner| partner.id.as_str()) != shown {
        return Err(Error::Stale);
    }
    let kind = known.as_ref().map_or(one.kind, |partner| partner.kind);
    let partner = match known {
        Some(partner) => {
            if partner.left_at.is_some() {
                // One that left takes part again.
                partner::come_back(tx, manager, partner.id.as_str()).await?;
            } else {
                tell_colleagues(tx, site, region, &partner, &one).await?;
            }
            partner.id
        }
        None => partner::create(tx, me, region, one.kind, &change).await?,
    };
    store::set_decided(tx, region, id, State::Welcome, ("", Some(partner.as_str()))).await?;
    manager.record(tx, "joining.welcome", ("joining", id), &json!({"partner": partner})).await?;
    let role = *partner::roles(kind).first().ok_or(Error::NotFound)?;
    let t = site.texts.in_lang(one.lang);
    let from = (me, &t, site.public_url.as_str());
    partner::invite(tx, from, region, partner.as_str(), (&one.person, &one.email, role)).await?;
    Ok(partner)
}

/// Anybody can write down a number of the trade register, and whoever is let in sees what the partner sees. So who speaks
/// for it hears who that is, and whom to tell if they do not know them.
async fn tell_colleagues(tx: &mut Tx, site: &Site, region_id: &str, partner: &Partner, one: &Joining) -> Result<()> {
    // The contact that is known asks for its own.
    if partner.contact_email.eq_ignore_ascii_case(&one.email) {
        return Ok(());
    }
    let contact = region::by_id(tx, region_id).await?.contact_email;
    let args = [
        ("person", one.person.clone()),
        ("email", one.email.clone()),
        ("partner", partner.name.clone()),
        ("contact", contact),
    ];
    let text = |t: &T| (t.args("mail-joining-colleague-subject", &args), t.args("mail-joining-colleague", &args));
    partner::tell(tx, site, (region_id, partner), &text, ("joining", one.id.as_str())).await
}

/// Says no, and why.
pub async fn refuse(tx: &mut Tx, site: &Site, manager: &Manager, id: &str, reason: &str) -> Result<()> {
    let region = &manager.region_id;
    let one = waiting(tx, region, id).await?;
    store::set_decided(tx, region, id, State::Refused, (reason, None)).await?;
    manager.record(tx, "joining.refuse", ("joining", id), &json!({})).await?;
    let t = site.texts.in_lang(one.lang);
    let found = region::by_id(tx, region).await?;
    let args = [
        ("person", one.person.clone()),
        ("name", one.name.clone()),
        ("region", found.name),
        ("contact", found.contact_email),
        ("reason", reason.to_owned()),
    ];
    let letter = Letter {
        to: &one.email,
        subject: t.args("mail-joining-refused-subject", &args),
        body: t.args("mail-joining-refused", &args),
        about: ("joining", id),
    };
    mail::post(tx, region, &letter).await
}

/// Of two managers who decide at once the second is told.
async fn waiting(tx: &mut Tx, region_id: &str, id: &str) -> Result<Joining> {
    let one = store::by_id(tx, region_id, id).await?;
    if one.state == State::Waiting { Ok(one) } else { Err(Error::refused("error-joining-decided")) }
}
