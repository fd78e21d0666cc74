//! The employer's side: one link to all its places in a region, handed to a colleague when needed.

pub mod pages;

use std::collections::BTreeMap;

use evenkans_network::partner::{self, Partner};
use evenkans_people::mail::{self, Letter};
use evenkans_people::personal_link::{self, Target};
use evenkans_people::{SignedIn, account};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Reach, Site, T};
use serde_json::json;

use crate::place;
use crate::round::Round;

/// An employer's link works for a school year.
const LINK_DAYS: i64 = 365;

/// Mails an employer's link to somebody.
pub async fn send_link(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    (region_id, actor): (&str, &str),
    employer: &Partner,
    email: &str,
) -> Result<()> {
    let email = account::email(email)?;
    let target = Target::Employer { employer_id: employer.id.as_str() };
    let until = tx.now + LINK_DAYS * 86_400;
    let token = personal_link::create(tx, region_id, target, until).await?;
    let letter = Letter {
        to: &email,
        subject: t.with("mail-employer-subject", "employer", &employer.name),
        body: t.args(
            "mail-employer",
            &[
                ("employer", employer.name.clone()),
                ("until", t.date(until)),
                ("link", format!("{}/p/{token}", site.public_url)),
            ],
        ),
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

/// Tells every employer of a published round that it can see who comes.
pub async fn tell_all(tx: &mut Tx, (site, t): (&Site, &T), round: &Round) -> Result<()> {
    let mut to: BTreeMap<(String, String), ()> = BTreeMap::new();
    for place in place::store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        if let Some(employer) = place.employer_id.filter(|_| !place.contact_email.is_empty()) {
            to.insert((employer, place.contact_email), ());
        }
    }
    for (employer, email) in to.into_keys() {
        let target = Target::Employer { employer_id: &employer };
        let token = personal_link::create(tx, &round.region_id, target, tx.now + LINK_DAYS * 86_400).await?;
        let letter = Letter {
            to: &email,
            subject: t.with("mail-comes-subject", "title", &round.title),
            body: t.with2("mail-comes", "title", &round.title, "link", format!("{}/p/{token}", site.public_url)),
            about: ("partner", &employer),
        };
        mail::post(tx, &round.region_id, &letter).await?;
    }
    Ok(())
}

/// Makes two records of one employer one, with its places, its people and an end to its old links.
pub async fn merge(tx: &mut Tx, me: &SignedIn, region_id: &str, gone: &str, into: &str) -> Result<()> {
    place::store::move_employer(tx, region_id, gone, into).await?;
    personal_link::revoke(tx, region_id, personal_link::Kind::Employer, gone).await?;
    partner::merge(tx, me, region_id, gone, into).await
}

/// Who may be reached at this address as an employer's contact: for "mail me my link".
pub async fn reach(tx: &mut Tx, email: &str) -> Result<Vec<Reach>> {
    let sql = "SELECT region_id, id, name FROM partner WHERE contact_email = $1 AND merged_into IS NULL
               UNION
               SELECT p.region_id, p.id, p.name FROM partner p
               JOIN place l ON l.region_id = p.region_id AND l.employer_id = p.id
               WHERE l.contact_email = $1 AND l.state IN ('submitted', 'approved') AND p.merged_into IS NULL";
    let rows = tx.rows(sql, &[email.into()]).await?;
    let mut found = Vec::new();
    for row in &rows {
        let (region_id, id): (String, String) = (row.get("region_id")?, row.get("id")?);
        let until = tx.now + LINK_DAYS * 86_400;
        let token = personal_link::create(tx, &region_id, Target::Employer { employer_id: &id }, until).await?;
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
