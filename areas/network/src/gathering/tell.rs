//! What people hear of a gathering: the invitation, another moment or place, and that it is off; each with the event for
//! their calendar.

use evenkans_people::mail::{self, Letter, Parts};
use evenkans_people::personal_link::{self, Target};
use evenkans_people::{Lang, account};
use evenkans_store::{Result, Tx};
use evenkans_web::Site;
use serde_json::json;

use super::{Event, Gathering, State, invitation, store};
use crate::partner::{self, Kind, Partner};
use crate::region::Manager;

/// Where somebody shows who they are before they see the page.
const SIGN_IN: &str = "aanmelden";
/// How long a link works after the gathering, and at most, in seconds.
const AFTER: i64 = 30 * 86_400;
const LONGEST: i64 = 365 * 86_400;

/// What the contact of a partner is called.
pub(super) fn called(partner: &Partner) -> &str {
    if partner.contact_name.is_empty() { &partner.name } else { &partner.contact_name }
}

/// Mails everybody who may be on their way.
pub(super) async fn tell_expected(
    tx: &mut Tx,
    site: &Site,
    manager: &Manager,
    gathering: &Gathering,
    text: (&'static str, &'static str),
) -> Result<()> {
    for one in store::attendance(tx, &manager.region_id, &gathering.id).await? {
        match (&one.account_id, one.state) {
            // Whoever moved it knows.
            (Some(account), State::Asked | State::Coming) if *account != manager.account_id => {
                tell(tx, site, &manager.region_id, gathering, account.as_str(), text).await?;
            }
            (None, State::Asked | State::Coming) if one.contact => {
                // Whoever left the network hears no more of it.
                let found = partner::store::taking_part(tx, &manager.region_id, &one.partner_id).await;
                if let Ok(partner) = found
                    && !partner.contact_email.is_empty()
                {
                    tell_contact(tx, site, &manager.region_id, gathering, &partner, text).await?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// A mail to the contact of a partner, of whom no language is known.
pub(super) async fn tell_contact(
    tx: &mut Tx,
    site: &Site,
    region_id: &str,
    gathering: &Gathering,
    partner: &Partner,
    text: (&'static str, &'static str),
) -> Result<()> {
    let to = (partner.contact_email.as_str(), called(partner));
    write(tx, (site, Lang::Nl), region_id, gathering, (to, SIGN_IN), text).await
}

/// The invitation of a contact: an employer answers with a link of its own, which works until the gathering is well over.
/// Later mails about the gathering have none, so that a link that was ended stays ended.
pub(super) async fn invite_contact(
    tx: &mut Tx,
    site: &Site,
    manager: &Manager,
    gathering: &Gathering,
    partner: &Partner,
) -> Result<()> {
    let region_id = manager.region_id.as_str();
    let subject = "mail-gathering-subject";
    if partner.kind != Kind::Employer {
        return tell_contact(tx, site, region_id, gathering, partner, (subject, "mail-gathering-contact")).await;
    }
    let target = Target::Employer { employer_id: partner.id.as_str(), sent_to: &partner.contact_email };
    let until = (gathering.ends_at + AFTER).min(tx.now + LONGEST);
    let token = personal_link::create(tx, region_id, target, until).await?;
    manager.record(tx, "partner.link", ("partner", partner.id.as_str()), &json!({"gathering": gathering.id})).await?;
    let to = (partner.contact_email.as_str(), called(partner));
    write(tx, (site, Lang::Nl), region_id, gathering, (to, &format!("p/{token}")), (subject, "mail-gathering-employer"))
        .await
}

/// A mail to one account, in its own language.
pub(super) async fn tell(
    tx: &mut Tx,
    site: &Site,
    region_id: &str,
    gathering: &Gathering,
    account: &str,
    (subject, body): (&'static str, &'static str),
) -> Result<()> {
    let account = account::by_id(tx, &evenkans_people::AccountId(account.to_owned())).await?;
    let to = (account.email.as_str(), account.name.as_str());
    write(tx, (site, account.lang), region_id, gathering, (to, SIGN_IN), (subject, body)).await
}

async fn write(
    tx: &mut Tx,
    (site, lang): (&Site, Lang),
    region_id: &str,
    gathering: &Gathering,
    ((to, name), door): ((&str, &str), &str),
    (subject, body): (&'static str, &'static str),
) -> Result<()> {
    let region = evenkans_people::region::by_id(tx, region_id).await?;
    let t = site.texts.in_lang(lang);
    let home = format!("{}/r/{}", site.public_url, region.slug);
    let page = format!("{home}/agenda/{}", gathering.id);
    // Of a gathering that is not for everybody nobody sees the page before it is known who they are.
    let link = match gathering.public && door == SIGN_IN {
        true => page.clone(),
        false => format!("{}/{door}?naar=/r/{}/agenda/{}", site.public_url, region.slug, gathering.id),
    };
    let args = [
        ("name", name.to_owned()),
        ("title", gathering.title.clone()),
        ("moment", t.moment(gathering.starts_at)),
        ("place", gathering.place.clone()),
        ("because", gathering.cancelled_because.clone()),
        ("calendar", format!("{page}/afspraak.ics")),
        ("contact", region.contact_email.clone()),
        ("link", link),
    ];
    let letter = Letter {
        to,
        subject: t.with(subject, "title", &gathering.title),
        body: t.args(body, &args),
        about: ("gathering", gathering.id.as_str()),
    };
    let calendar = invitation(&region.contact_email, tx.now, &Event::of(gathering, &home));
    mail::post_with(tx, region_id, &letter, &Parts { calendar, ..Parts::default() }).await
}
