//! Asking partners to fill the standard in: who has an account signs in, and an employer's contact gets a link that opens
//! the list.

use std::collections::{BTreeSet, HashMap};

use evenkans_people::mail::{self, Letter};
use evenkans_people::personal_link::{self, Target};
use evenkans_people::{Lang, Role, account, rate, region};
use evenkans_store::{Error, Result, Tx};
use evenkans_web::Site;
use serde_json::json;

use super::store;
use crate::partner::{
    self, Kind,
    selection::{Selection, once_each},
};
use crate::region::Manager;

/// How long the link to the list works.
const LINK_DAYS: i64 = 90;
/// The most who are asked in one go: each is a mail in the same transaction.
const MOST: usize = 500;

/// Asks whom was chosen, as far as there is a list for them; answers how many that are.
pub async fn invite(tx: &mut Tx, site: &Site, manager: &Manager, chosen: &Selection) -> Result<usize> {
    let region_id = manager.region_id.as_str();
    // Pressed twice it is asked once.
    rate::attempt(tx, &format!("standard:{region_id}"), 1, 60).await?;
    let listed = |kind| matches!(kind, Kind::School | Kind::Employer);
    let kinds: HashMap<String, Kind> = partner::store::list(tx, region_id, None, "")
        .await?
        .into_iter()
        .filter(|one| listed(one.kind))
        .map(|one| (one.id.to_string(), one.kind))
        .collect();
    // Who works at two of them is there for the one for which they speak.
    let speaking = Role::ALL.iter().copied().filter(|role| partner::speaks(*role));
    let roles = speaking.filter(|role| chosen.roles.is_empty() || chosen.roles.contains(role)).collect();
    let kinds_chosen = if chosen.kinds.is_empty() && chosen.partners.is_empty() {
        vec![Kind::School, Kind::Employer]
    } else {
        chosen.kinds.iter().copied().filter(|kind| listed(*kind)).collect()
    };
    let speakers = Selection { roles, kinds: kinds_chosen, partners: chosen.partners.clone() };
    let mut members = speakers.members(tx, region_id).await?;
    members.retain(|one| kinds.contains_key(&one.member.partner_id) && partner::speaks(one.member.role));
    let mut contacts = chosen.contacts(tx, region_id, &[], partner::speaks).await?;
    contacts.retain(|one| kinds.contains_key(one.id.as_str()));
    // Whoever speaks for two partners gets one mail, and both were asked.
    let at_work = members.iter().map(|one| one.member.partner_id.clone());
    let partners: BTreeSet<String> = at_work.chain(contacts.iter().map(|one| one.id.to_string())).collect();
    let people = once_each(members);
    contacts.retain(|one| !people.iter().any(|person| person.email.eq_ignore_ascii_case(&one.contact_email)));
    let asked = people.len() + contacts.len();
    if asked > MOST {
        return Err(Error::refused_with("error-selection-many", vec![("most", MOST.to_string())]));
    }
    let region = region::by_id(tx, region_id).await?;
    let page = format!("/r/{}/standaard", region.slug);
    for partner in &partners {
        store::set_asked(tx, region_id, partner, Some(tx.now)).await?;
    }
    for one in people {
        let lang = account::by_id(tx, &one.member.account_id).await?.lang;
        let link = format!("{}/aanmelden?naar={page}", site.public_url);
        write(tx, (site, lang), region_id, (&one.email, &one.name, &region.name), link).await?;
    }
    for one in contacts {
        let link = if one.kind == Kind::Employer {
            let target = Target::Employer { employer_id: one.id.as_str(), sent_to: &one.contact_email };
            let token = personal_link::create(tx, region_id, target, tx.now + LINK_DAYS * 86_400).await?;
            format!("{}/p/{token}?naar={page}", site.public_url)
        } else {
            format!("{}{page}", site.public_url)
        };
        let name = if one.contact_name.is_empty() { &one.name } else { &one.contact_name };
        write(tx, (site, Lang::Nl), region_id, (&one.contact_email, name, &region.name), link).await?;
    }
    manager.record(tx, "standard.ask", ("region", region_id), &json!({"asked": asked})).await?;
    Ok(asked)
}

/// Takes back that a partner was asked: by mistake, or because it will not do it. The mail has gone, and its link still
/// opens the list.
pub async fn unask(tx: &mut Tx, manager: &Manager, partner: &str) -> Result<()> {
    store::set_asked(tx, &manager.region_id, partner, None).await?;
    manager.record(tx, "standard.unask", ("partner", partner), &json!({})).await
}

async fn write(
    tx: &mut Tx,
    (site, lang): (&Site, Lang),
    region_id: &str,
    (to, name, region): (&str, &str, &str),
    link: String,
) -> Result<()> {
    let t = site.texts.in_lang(lang);
    let args = [("name", name.to_owned()), ("region", region.to_owned()), ("link", link)];
    let letter = Letter {
        to,
        subject: t.args("mail-standard-subject", &args),
        body: t.args("mail-standard", &args),
        about: ("region", region_id),
    };
    mail::post(tx, region_id, &letter).await.map(drop)
}
