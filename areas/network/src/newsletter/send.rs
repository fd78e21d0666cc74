//! Sending, in pieces, so that a killed server goes on where it was and nobody gets it twice.

use std::collections::BTreeMap;

use evenkans_people::mail::{self, Letter, Parts};
use evenkans_people::{Lang, account, region};
use evenkans_store::job::Job;
use evenkans_store::link::Ref;
use evenkans_store::{Result, Tx, activity, write_tx};
use evenkans_web::Site;
use serde::{Deserialize, Serialize};

use super::{Newsletter, State, store};

pub const JOB: &str = "newsletter";
/// How many mails are written in one transaction.
const AT_ONCE: usize = 100;

#[derive(Serialize, Deserialize)]
pub(super) struct SendJob {
    pub region_id: String,
    pub id: String,
}

/// Who is to get it: people with an account, and where no role was chosen the contact of a partner of which nobody has
/// one. Each address once, with its language.
pub(super) async fn recipients(tx: &mut Tx, region_id: &str, one: &Newsletter) -> Result<Vec<(String, Lang)>> {
    let mut all: BTreeMap<String, Lang> = BTreeMap::new();
    let people = one.selection.people(tx, region_id).await?;
    for person in &people {
        let lang = account::by_id(tx, &person.member.account_id).await?.lang;
        all.insert(person.email.clone(), lang);
    }
    for partner in one.selection.contacts(tx, region_id, &people, |_| true).await? {
        all.entry(partner.contact_email).or_insert(Lang::Nl);
    }
    Ok(all.into_iter().collect())
}

/// Writes one mail, with the way to get no more of them.
pub(super) async fn post(
    tx: &mut Tx,
    site: &Site,
    region_id: &str,
    one: &Newsletter,
    (email, lang, token): (&str, Lang, &str),
) -> Result<()> {
    let region = region::by_id(tx, region_id).await?;
    let t = site.texts.in_lang(lang);
    let home = format!("{}/r/{}/nieuws", site.public_url, region.slug);
    let stop = format!("{home}/afmelden/{token}");
    let args = [
        ("body", evenkans_paper::plain(&one.body)),
        ("region", region.name.clone()),
        ("archive", format!("{home}/{}", one.id)),
        ("stop", stop.clone()),
    ];
    let letter = Letter {
        to: email,
        subject: one.subject.clone(),
        // What is not for everybody is not read back on the site.
        body: t.args(if one.public { "mail-newsletter" } else { "mail-newsletter-private" }, &args),
        about: ("newsletter", one.id.as_str()),
    };
    mail::post_with(tx, region_id, &letter, &Parts { stop, ..Parts::default() }).await
}

/// Sends what is left to send of one.
pub async fn run(site: &Site, job: &Job) -> Result<()> {
    let SendJob { region_id, id } = job.read()?;
    let mut tx = site.db.read("newsletter.read").await?;
    let one = store::by_id(&mut tx, &region_id, &id).await?;
    let all = recipients(&mut tx, &region_id, &one).await?;
    drop(tx);
    if one.state != State::Sending {
        return Ok(());
    }
    for some in all.chunks(AT_ONCE) {
        write_tx!(site.db, "newsletter.send", |tx| {
            for (email, lang) in some {
                // Whoever stopped since got none, so none is counted.
                if let Some(token) = store::token_of(tx, &region_id, email).await?
                    && store::mark_recipient(tx, &region_id, &one.id, email).await?
                {
                    post(tx, site, &region_id, &one, (email, *lang, &token)).await?;
                }
            }
            Ok(())
        })?;
    }
    write_tx!(site.db, "newsletter.sent", |tx| {
        store::set_sent(tx, &region_id, &one.id).await?;
        if one.public {
            let thing = Ref::new("newsletter", one.id.as_str());
            activity::note(tx, &region_id, "newsletter-sent", &thing, &one.subject, None).await?;
        }
        Ok(())
    })
}
