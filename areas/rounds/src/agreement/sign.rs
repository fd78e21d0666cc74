//! Signing, and the mails that ask for it and say that it was done.

use evenkans_people::mail::{self, Letter};
use evenkans_people::personal_link::{self, Target};
use evenkans_people::region;
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Site, T};
use serde_json::json;

use super::{Agreement, Party, Signature, State, missing, store};
use crate::placement::{self, EmployerAnswer, StudentAnswer};
use crate::round::Round;
use crate::round::desk::tell_coordinators;
use crate::{decline, employer, place, student};

/// The subject and the text of a mail.
type Text = (&'static str, &'static str);

pub(super) const ASK: Text = ("mail-agreement-subject", "mail-agreement");
const REMIND: Text = ("mail-agreement-remind-subject", "mail-agreement-remind");
const SIGNED: Text = ("mail-agreement-signed-subject", "mail-agreement-signed");
pub(super) const TAKEN_BACK: Text = ("mail-agreement-back-subject", "mail-agreement-back");
pub(super) const ENDED: Text = ("mail-agreement-end-subject", "mail-agreement-end");

/// One party signs the text that was on the page. Signing twice is signing once. The last signature makes it an
/// agreement, and what it takes the place of ends with it.
pub async fn sign(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    agreement: &Agreement,
    (party, actor): (Party, &str),
    (name, hash): (&str, &str),
) -> Result<()> {
    let region = round.region_id.as_str();
    let mut signatures = store::signatures(tx, region, agreement.id.as_str()).await?;
    if signatures.iter().any(|one| one.party == party) {
        return Ok(());
    }
    if !agreement.is_open() {
        return Err(Error::refused("error-agreement-closed"));
    }
    if !agreement.parties().contains(&party) {
        return Err(Error::NotFound);
    }
    // Nobody signs what they did not see.
    if hash != agreement.hash {
        return Err(Error::Stale);
    }
    let placement = placement::store::by_id(tx, region, &agreement.placement_id).await?;
    let declines = decline::store::of_placement(tx, region, placement.id.as_str()).await?;
    if party != Party::Employer && declines.iter().any(decline::Decline::is_open) {
        return Err(Error::refused("error-agreement-decline"));
    }
    let signature = Signature { party, name: name.to_owned(), signed_at: tx.now, hash: hash.to_owned() };
    store::insert_signature(tx, region, agreement, &signature).await?;
    let (thing, payload) = (("agreement", agreement.id.as_str()), json!({"party": party, "hash": hash}));
    audit::record(tx, region, actor, "agreement.sign", thing, &payload).await?;
    // Who signs has answered too.
    match party {
        Party::Employer if placement.employer != EmployerAnswer::Accepted => {
            placement::store::set_employer(tx, region, &placement, EmployerAnswer::Accepted).await?;
            decline::take_back(tx, region, &placement, actor).await?;
        }
        Party::Student if placement.student != StudentAnswer::Stays => {
            placement::store::set_student(tx, region, &placement, StudentAnswer::Stays).await?;
        }
        _ => {}
    }
    signatures.push(signature);
    if missing(agreement, &signatures).is_empty() {
        complete(tx, site, round, agreement, actor).await?;
    }
    Ok(())
}

async fn complete(tx: &mut Tx, site: (&Site, &T), round: &Round, agreement: &Agreement, actor: &str) -> Result<()> {
    let region = round.region_id.as_str();
    // First the old one, because a student holds one at most.
    if let Some(id) = &agreement.replaces_id {
        let old = store::by_id(tx, region, id.as_str()).await?;
        store::set_state(tx, region, &old, State::Replaced).await?;
    }
    store::set_state(tx, region, agreement, State::Signed).await?;
    let thing = ("agreement", agreement.id.as_str());
    audit::record(tx, region, actor, "agreement.complete", thing, &json!({"hash": agreement.hash})).await?;
    tell(tx, site, round, agreement, &agreement.parties(), SIGNED, &[]).await
}

/// Asks the parties to sign. The school sees on its own page what waits for it.
pub(super) async fn ask(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    agreement: &Agreement,
    parties: &[Party],
    text: Text,
) -> Result<()> {
    let parties: Vec<Party> = parties.iter().copied().filter(|party| *party != Party::School).collect();
    tell(tx, site, round, agreement, &parties, text, &[]).await
}

/// Asks once more who did not sign.
pub async fn remind(tx: &mut Tx, site: (&Site, &T), round: &Round, agreement: &Agreement) -> Result<()> {
    let signatures = store::signatures(tx, &round.region_id, agreement.id.as_str()).await?;
    let left = missing(agreement, &signatures);
    store::set_reminded(tx, &round.region_id, agreement).await?;
    ask(tx, site, round, agreement, &left, REMIND).await
}

/// Mails the parties a text, each with the way to its own page.
pub(super) async fn tell(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    round: &Round,
    agreement: &Agreement,
    parties: &[Party],
    (subject, text): Text,
    args: &[(&str, String)],
) -> Result<()> {
    let region_id = round.region_id.as_str();
    let place = place::store::by_id(tx, region_id, &agreement.place_id).await?;
    let student = student::store::by_id(tx, region_id, round.id.as_str(), &agreement.student_id).await?;
    let mut all = vec![("place", place.title.clone()), ("student", student.name())];
    all.extend_from_slice(args);
    for party in parties {
        match party {
            Party::Student => {
                student::write(tx, (site, t), (round, &student), (subject, text), &all).await?;
            }
            Party::Employer => {
                if let Some(id) = &place.employer_id {
                    employer::tell(tx, (site, t), round, id, (subject, text), &all).await?;
                }
            }
            Party::School => {
                let slug = region::by_id(tx, region_id).await?.slug;
                let page = format!("{}/r/{slug}/rondes/{}/overeenkomsten", site.public_url, round.id);
                let mut all = all.clone();
                all.push(("link", format!("{page}/{}", agreement.student_id)));
                tell_coordinators(tx, (site, t), round, (subject, text), &all).await?;
            }
            Party::Guardian => {
                let target =
                    Target::Guardian { agreement_id: agreement.id.as_str(), sent_to: &agreement.guardian_email };
                let token = personal_link::create(tx, region_id, target, student::link_until(round, tx.now)).await?;
                let mut all = all.clone();
                all.extend([("title", round.title.clone()), ("link", format!("{}/p/{token}", site.public_url))]);
                let letter = Letter {
                    to: &agreement.guardian_email,
                    subject: t.with(subject, "title", &round.title),
                    body: t.args(text, &all),
                    about: ("agreement", agreement.id.as_str()),
                };
                mail::post(tx, region_id, &letter).await?;
            }
        }
    }
    Ok(())
}
