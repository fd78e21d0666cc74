//! Asking the student administration, its answer, and what the freeze wants of it.

use evenkans_people::mail::{self, Letter};
use evenkans_people::personal_link::{self, Kind, Target};
use evenkans_people::{Role, member};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Reach, Site, T};
use serde_json::json;

use super::{Headcount, Registrar, store};
use crate::round::desk::Desk;
use crate::round::{self, Round};
use crate::student;

/// Mails the student administration a link to one page. Another address makes an earlier answer void.
pub async fn ask(tx: &mut Tx, (site, t): (&Site, &T), desk: &Desk, email: &str) -> Result<()> {
    let round = round::store::still_changing(tx, &desk.round).await?;
    // Who works on the round cannot vouch for it.
    let own = member::list(tx, &round.region_id, Some(&round.school_id)).await?;
    if own.iter().any(|one| one.member.role == Role::Coordinator && one.email == email) {
        return Err(Error::refused("error-registrar-self"));
    }
    let before = store::registrar(tx, &round).await?;
    let same = before.filter(|before| before.email == email);
    if same.is_none() {
        personal_link::revoke(tx, &round.region_id, Kind::Registrar, round.id.as_str()).await?;
        store::set(tx, &round, &[]).await?;
    }
    let registrar = Registrar {
        email: email.to_owned(),
        asked_at: tx.now,
        name: same.as_ref().map(|one| one.name.clone()).unwrap_or_default(),
        stated_at: same.and_then(|one| one.stated_at),
    };
    store::set_registrar(tx, &round, &registrar).await?;
    let link = link(tx, site, &round, email).await?;
    post(tx, t, (&round, &registrar), ("mail-registrar-subject", "mail-registrar"), &[("link", link)]).await?;
    desk.record_round(tx, "round.ask-headcounts", &json!({})).await
}

async fn link(tx: &mut Tx, site: &Site, round: &Round, sent_to: &str) -> Result<String> {
    let target = Target::Registrar { round_id: round.id.as_str(), sent_to };
    let token = personal_link::create(tx, &round.region_id, target, student::link_until(round, tx.now)).await?;
    Ok(format!("{}/p/{token}", site.public_url))
}

async fn post(
    tx: &mut Tx,
    t: &T,
    (round, registrar): (&Round, &Registrar),
    (subject, body): (&str, &str),
    args: &[(&str, String)],
) -> Result<()> {
    let mut all = vec![("title", round.title.clone())];
    all.extend_from_slice(args);
    let letter = Letter {
        to: &registrar.email,
        subject: t.with(subject, "title", &round.title),
        body: t.args(body, &all),
        about: ("round", round.id.as_str()),
    };
    mail::post(tx, &round.region_id, &letter).await
}

/// The student administration's answer: (programme, students) for every programme of the round. It can be given
/// anew until the freeze.
pub async fn state(tx: &mut Tx, round: &Round, actor: &str, name: &str, counts: &[(String, u32)]) -> Result<()> {
    let round = round::store::still_changing(tx, round).await?;
    let registrar = store::registrar(tx, &round).await?.ok_or(Error::NotFound)?;
    let counted = store::of_round(tx, &round).await?;
    if !counted.iter().all(|one| counts.iter().any(|(study, _)| study == one.study.id.as_str()))
        || counts.len() != counted.len()
    {
        return Err(Error::Stale);
    }
    store::set(tx, &round, counts).await?;
    let registrar = Registrar { name: name.to_owned(), stated_at: Some(tx.now), ..registrar };
    store::set_registrar(tx, &round, &registrar).await?;
    let thing = ("round", round.id.as_str());
    audit::record(tx, &round.region_id, actor, "round.headcounts", thing, &json!({"counts": counts})).await
}

/// What must hold at the freeze: every programme has a headcount, and no more students than that take part.
pub async fn must_hold(tx: &mut Tx, round: &Round) -> Result<Vec<Headcount>> {
    let counted = store::of_round(tx, round).await?;
    if counted.iter().any(|one| one.stated.is_none()) {
        return Err(Error::refused("error-freeze-headcounts"));
    }
    match counted.iter().find(|one| one.is_over()) {
        None => Ok(counted),
        Some(over) => Err(Error::refused_with(
            "error-freeze-over",
            vec![
                ("study", over.study.name.clone()),
                ("n", over.taking_part.to_string()),
                ("counted", over.stated.unwrap_or_default().to_string()),
            ],
        )),
    }
}

/// Tells who counted under which fingerprint their figures were published, so that they can see them there.
pub async fn tell_frozen(tx: &mut Tx, (site, t): (&Site, &T), round: &Round, fingerprint: &str) -> Result<()> {
    let Some(registrar) = store::registrar(tx, round).await? else { return Ok(()) };
    let link = link(tx, site, round, &registrar.email).await?;
    let args = [("fingerprint", fingerprint.to_owned()), ("link", link)];
    post(tx, t, (round, &registrar), ("mail-registrar-frozen-subject", "mail-registrar-frozen"), &args).await
}

/// The rounds whose numbers this address is asked for: for "mail me my link".
pub async fn reach(tx: &mut Tx, email: &str) -> Result<Vec<Reach>> {
    let mut found = Vec::new();
    for round in store::asked_of(tx, email).await? {
        let target = Target::Registrar { round_id: round.id.as_str(), sent_to: email };
        let token = personal_link::create(tx, &round.region_id, target, student::link_until(&round, tx.now)).await?;
        found.push(Reach { region_id: round.region_id, title: round.title, token });
    }
    Ok(found)
}
