use evenkans_people::mail::{self, Letter};
use evenkans_people::{Lang, account, member, region};
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity};
use evenkans_web::Site;
use serde_json::json;

use super::{Answers, Assessment, AssessmentId, Audience, List, MOST, items, store};
use crate::partner::{self, Speaker};
use crate::region::Manager;

/// Saves a region's own list as the next version. `seen` is the number that was on the page.
pub async fn save_list(tx: &mut Tx, manager: &Manager, audience: Audience, seen: i64, body: &str) -> Result<()> {
    let now = store::current(tx, &manager.region_id, audience, Lang::Nl).await?;
    if now.number != seen {
        return Err(Error::Stale);
    }
    let n = items(body).len();
    if n == 0 || n > MOST {
        return Err(Error::refused_with("error-standard-items", vec![("most", MOST.to_string())]));
    }
    if let Some(page) = super::wrong_page(body) {
        return Err(Error::refused_with("error-standard-page", vec![("page", page.to_owned())]));
    }
    if now.number > 0 && now.body == body {
        return Err(Error::refused("error-standard-same"));
    }
    let list = List { number: seen + 1, body: body.to_owned() };
    store::insert_list(tx, &manager.region_id, audience, &list).await?;
    let thing = ("standard", audience.word());
    manager.record(tx, "standard.save", thing, &json!({"number": list.number})).await
}

/// Begins a new one by the list of today, or goes on with the one that is not done.
pub async fn begin(tx: &mut Tx, speaker: &Speaker, lang: Lang) -> Result<AssessmentId> {
    let region = speaker.region_id.as_str();
    let partner = partner::store::by_id(tx, region, &speaker.partner_id).await?;
    if let Some(open) =
        store::of_partner(tx, region, &speaker.partner_id).await?.into_iter().find(|one| one.done_at.is_none())
    {
        return Ok(open.id);
    }
    let audience = Audience::of(partner.kind);
    let list = store::current(tx, region, audience, lang).await?;
    let one = Assessment {
        id: AssessmentId::new(),
        partner_id: partner.id.to_string(),
        partner: partner.name,
        audience,
        number: list.number,
        body: list.body,
        answers: Answers::new(),
        started_at: tx.now,
        done_at: None,
        reader_id: None,
        read_at: None,
        reading: String::new(),
        version: 1,
    };
    store::insert(tx, region, &one, &speaker.actor).await?;
    speaker.record(tx, "assessment.begin", ("assessment", one.id.as_str()), &json!({"number": one.number})).await?;
    Ok(one.id)
}

/// One of the speaker's partner; to another it does not exist.
async fn own(tx: &mut Tx, speaker: &Speaker, id: &str) -> Result<Assessment> {
    let one = store::by_id(tx, &speaker.region_id, id).await?;
    if one.partner_id == speaker.partner_id { Ok(one) } else { Err(Error::NotFound) }
}

/// Keeps what was filled in so far.
pub async fn save(tx: &mut Tx, speaker: &Speaker, (id, version): (&str, i64), answers: &Answers) -> Result<()> {
    let one = own(tx, speaker, id).await?;
    if one.done_at.is_some() {
        return Err(Error::refused("error-assessment-done"));
    }
    store::set_answers(tx, &speaker.region_id, (&one.id, version), answers, false).await?;
    speaker.record(tx, "assessment.save", ("assessment", id), &json!({"answers": answers.len()})).await
}

/// With an answer to everything it is done, and is not changed any more.
pub async fn finish(tx: &mut Tx, speaker: &Speaker, (id, version): (&str, i64), answers: &Answers) -> Result<()> {
    let one = own(tx, speaker, id).await?;
    if one.done_at.is_some() {
        return Err(Error::refused("error-assessment-done"));
    }
    let left = (0..one.items().len()).filter(|at| !answers.contains_key(at)).count();
    if left > 0 {
        return Err(Error::refused_with("error-assessment-left", vec![("n", left.to_string())]));
    }
    store::set_answers(tx, &speaker.region_id, (&one.id, version), answers, true).await?;
    speaker.record(tx, "assessment.finish", ("assessment", id), &json!({})).await?;
    let thing = Ref::new("assessment", id);
    let by = Some(speaker.partner_id.as_str());
    // How far a partner is, is its own: that it looked is no news for everybody either.
    activity::note(tx, &speaker.region_id, "assessment-done", &thing, "", by).await
}

/// Throws away one that was begun and is not done: by mistake, or for another year.
pub async fn discard(tx: &mut Tx, speaker: &Speaker, (id, version): (&str, i64)) -> Result<()> {
    let one = own(tx, speaker, id).await?;
    if one.done_at.is_some() {
        return Err(Error::refused("error-assessment-done"));
    }
    store::remove_open(tx, &speaker.region_id, (&one.id, version)).await?;
    speaker.record(tx, "assessment.discard", ("assessment", id), &json!({})).await
}

/// Asks another partner to read along; its people get a mail.
pub async fn ask_reader(tx: &mut Tx, site: &Site, speaker: &Speaker, id: &str, reader: &str) -> Result<()> {
    let one = own(tx, speaker, id).await?;
    let region_id = speaker.region_id.as_str();
    if one.partner_id == reader {
        return Err(Error::refused("error-assessment-reader"));
    }
    let reader = partner::store::by_id(tx, region_id, reader).await?;
    let people = member::list(tx, region_id, Some(reader.id.as_str())).await?;
    let people: Vec<_> = people.into_iter().filter(|one| partner::speaks(one.member.role)).collect();
    if people.is_empty() {
        return Err(Error::refused("error-assessment-nobody"));
    }
    store::set_reader(tx, region_id, &one.id, reader.id.as_str()).await?;
    speaker.record(tx, "assessment.ask", ("assessment", id), &json!({"reader": reader.id})).await?;
    let slug = region::by_id(tx, region_id).await?.slug;
    for person in people {
        let lang = account::by_id(tx, &person.member.account_id).await?.lang;
        let t = site.texts.in_lang(lang);
        let link = format!("{}/r/{slug}/standaard/{id}", site.public_url);
        let letter = Letter {
            to: &person.email,
            subject: t.with("mail-reader-subject", "partner", &one.partner),
            body: t.args("mail-reader", &[("name", person.name), ("partner", one.partner.clone()), ("link", link)]),
            about: ("assessment", id),
        };
        mail::post(tx, region_id, &letter).await?;
    }
    Ok(())
}

/// The reader says what it saw; the partner and the programme manager read it.
pub async fn read_along(tx: &mut Tx, reader: &Speaker, id: &str, reading: &str) -> Result<()> {
    let one = store::by_id(tx, &reader.region_id, id).await?;
    if reader.manager || one.reader_id.as_deref() != Some(reader.partner_id.as_str()) {
        return Err(Error::NotFound);
    }
    store::set_reading(tx, &reader.region_id, &one.id, reading).await?;
    reader.record(tx, "assessment.read", ("assessment", id), &json!({})).await?;
    let thing = Ref::new("assessment", id);
    let by = Some(reader.partner_id.as_str());
    activity::note(tx, &reader.region_id, "assessment-read", &thing, "", by).await
}
