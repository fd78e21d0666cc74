//! The employer's side: one link to all its places in a region, handed to a colleague when needed.

pub mod pages;

use std::collections::{BTreeMap, BTreeSet};

use evenkans_network::partner::{self, Partner};
use evenkans_people::mail::{self, Letter};
use evenkans_people::personal_link::{self, Kind, Target};
use evenkans_people::{EmployerLink, account, region};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Reach, Site, T};
use serde_json::json;

use crate::place;
use crate::round::Round;

/// An employer's link works for a school year.
const LINK_DAYS: i64 = 365;

/// A fresh link for one of the people of an employer.
async fn link(tx: &mut Tx, site: &Site, region_id: &str, employer_id: &str, sent_to: &str) -> Result<String> {
    let target = Target::Employer { employer_id, sent_to };
    let token = personal_link::create(tx, region_id, target, tx.now + LINK_DAYS * 86_400).await?;
    Ok(format!("{}/p/{token}", site.public_url))
}

/// Mails an employer's link to somebody, who from then on may ask for a fresh one.
pub async fn send_link(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    (region_id, actor): (&str, &str),
    employer: &Partner,
    email: &str,
) -> Result<()> {
    let email = account::email(email)?;
    let link = link(tx, site, region_id, employer.id.as_str(), &email).await?;
    let until = t.date(tx.now + LINK_DAYS * 86_400);
    let letter = Letter {
        to: &email,
        subject: t.with("mail-employer-subject", "employer", &employer.name),
        body: t.args("mail-employer", &[("employer", employer.name.clone()), ("until", until), ("link", link)]),
        about: ("partner", employer.id.as_str()),
    };
    mail::post(tx, region_id, &letter).await?;
    // The link shows who comes from every school, so the contact hears of each one that goes elsewhere.
    if !employer.contact_email.is_empty() && employer.contact_email != email {
        let notice = Letter {
            to: &employer.contact_email,
            subject: t.with("mail-employer-other-subject", "employer", &employer.name),
            body: t.with2("mail-employer-other", "employer", &employer.name, "email", &email),
            about: ("partner", employer.id.as_str()),
        };
        mail::post(tx, region_id, &notice).await?;
    }
    audit::record(tx, region_id, actor, "employer.link", ("partner", employer.id.as_str()), &json!({})).await
}

/// The colleagues to whom a link was handed, besides the contact.
pub async fn colleagues(tx: &mut Tx, region_id: &str, employer: &Partner) -> Result<Vec<String>> {
    let mut all = personal_link::holders(tx, region_id, Kind::Employer, employer.id.as_str()).await?;
    all.retain(|email| *email != employer.contact_email);
    Ok(all)
}

/// Ends the links of one colleague, who can then ask for none.
pub async fn remove_colleague(tx: &mut Tx, link: &EmployerLink, actor: &str, email: &str) -> Result<()> {
    let (region, employer) = (link.region_id.as_str(), link.employer_id.as_str());
    let firm = partner::store::by_id(tx, region, employer).await?;
    let people = colleagues(tx, region, &firm).await?;
    // The contact stays; and an empty address would end every link that went to nobody in particular.
    if !people.iter().any(|one| one == email) {
        return Err(Error::NotFound);
    }
    personal_link::revoke_sent_to(tx, region, Kind::Employer, employer, email).await?;
    audit::record(tx, region, actor, "employer.revoke-one", ("partner", employer), &json!({})).await
}

/// Tells the people of every employer of a published round that they can see who comes. Who is only named as a
/// contact at a place hears that there is a result, and gets no link: it shows who comes from every school.
pub async fn tell_all(tx: &mut Tx, (site, t): (&Site, &T), round: &Round) -> Result<()> {
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for place in place::store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        if let Some(employer) = place.employer_id {
            named.entry(employer).or_default().extend(Some(place.contact_email).filter(|email| !email.is_empty()));
        }
    }
    for (id, named) in named {
        let employer = partner::store::by_id(tx, &round.region_id, &id).await?;
        let people = people(tx, &round.region_id, &employer).await?;
        for email in named.union(&people) {
            let body = if people.contains(email) {
                t.with2(
                    "mail-comes",
                    "title",
                    &round.title,
                    "link",
                    link(tx, site, &round.region_id, &id, email).await?,
                )
            } else {
                let region = region::by_id(tx, &round.region_id).await?;
                let ask =
                    if employer.contact_email.is_empty() { &region.contact_email } else { &employer.contact_email };
                t.with2("mail-comes-ask", "title", &round.title, "contact", ask)
            };
            let subject = t.with("mail-comes-subject", "title", &round.title);
            mail::post(tx, &round.region_id, &Letter { to: email, subject, body, about: ("partner", &id) }).await?;
        }
    }
    Ok(())
}

/// The people of an employer who have a link: the contact, and the colleagues to whom one was handed.
pub(crate) async fn people(tx: &mut Tx, region_id: &str, employer: &Partner) -> Result<BTreeSet<String>> {
    let mut people = BTreeSet::from_iter(colleagues(tx, region_id, employer).await?);
    people.extend(Some(employer.contact_email.clone()).filter(|email| !email.is_empty()));
    Ok(people)
}

/// Tells an employer's people, each with a link of their own, by the keys of a subject and a body.
pub(crate) async fn tell(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    round: &Round,
    employer_id: &str,
    (subject, body): (&str, &str),
    args: &[(&str, String)],
) -> Result<()> {
    let employer = partner::store::by_id(tx, &round.region_id, employer_id).await?;
    for email in people(tx, &round.region_id, &employer).await? {
        let link = link(tx, site, &round.region_id, employer_id, &email).await?;
        let mut all = vec![("title", round.title.clone()), ("link", link)];
        all.extend_from_slice(args);
        let subject = t.with(subject, "title", &round.title);
        let letter = Letter { to: &email, subject, body: t.args(body, &all), about: ("partner", employer_id) };
        mail::post(tx, &round.region_id, &letter).await?;
    }
    Ok(())
}

/// Tells an employer that who comes was changed after the publication.
pub async fn tell_changed(tx: &mut Tx, site: (&Site, &T), round: &Round, employer_id: &str) -> Result<()> {
    tell(tx, site, round, employer_id, ("mail-changed-subject", "mail-changed"), &[]).await
}

/// Tells an employer what the school asks to change at a place that it sent back.
pub async fn tell_returned(tx: &mut Tx, site: (&Site, &T), round: &Round, place: &place::Place) -> Result<()> {
    let Some(employer_id) = &place.employer_id else { return Ok(()) };
    let args = [("place", place.title.clone()), ("note", place.review_note.clone())];
    tell(tx, site, round, employer_id, ("mail-returned-subject", "mail-returned"), &args).await
}

/// Whom this address reaches as an employer's contact, or as a colleague to whom the link was handed: for "mail me
/// my link". To be named as a contact at a place is not enough, because a school writes that.
pub async fn reach(tx: &mut Tx, email: &str) -> Result<Vec<Reach>> {
    let sql = "SELECT region_id, id, name FROM partner WHERE contact_email = $1 AND merged_into IS NULL
               UNION
               SELECT p.region_id, p.id, p.name FROM partner p
               JOIN personal_link l ON l.region_id = p.region_id AND l.subject_id = p.id
               WHERE l.kind = 'employer' AND l.sent_to = $1 AND l.revoked_at IS NULL AND p.merged_into IS NULL";
    let rows = tx.rows(sql, &[email.into()]).await?;
    let mut found = Vec::new();
    for row in &rows {
        let (region_id, id): (String, String) = (row.get("region_id")?, row.get("id")?);
        let until = tx.now + LINK_DAYS * 86_400;
        let target = Target::Employer { employer_id: &id, sent_to: email };
        let token = personal_link::create(tx, &region_id, target, until).await?;
        found.push(Reach { region_id, title: row.get("name")?, token });
    }
    Ok(found)
}

/// The employer of a partner's id, for forms.
pub async fn of_region(tx: &mut Tx, region_id: &str, id: &str) -> Result<Partner> {
    let partner = partner::store::by_id(tx, region_id, id).await?;
    if matches!(partner.kind, partner::Kind::Employer | partner::Kind::PublicBody | partner::Kind::CivilSociety) {
        Ok(partner)
    } else {
        Err(Error::NotFound)
    }
}
