//! The manifest: a text in versions, what it strives for, and who signed it. What partners promise under it is a
//! [`crate::commitment`].

pub mod pages;
mod report;
pub mod store;

use evenkans_people::region;
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, id, words};
use evenkans_web::{Site, T};
use serde_json::json;

use crate::partner::{self, Speaker};
use crate::region::Manager;

id!(ManifestId);
id!(AmbitionId);
words!(
    /// Where an ambition changes something (programme of ECHO: individual, local, institutional, system).
    Level { Individual = "individual", Local = "local", Institutional = "institutional", System = "system" }
);

/// One version of the text.
#[derive(Debug, Clone)]
pub struct Manifest {
    pub id: ManifestId,
    /// 1 for the first version.
    pub number: i64,
    pub title: String,
    pub body: String,
    pub made_at: i64,
}

#[derive(Debug, Clone)]
pub struct Ambition {
    pub id: AmbitionId,
    pub level: Level,
    pub title: String,
    pub about: String,
    pub dropped_at: Option<i64>,
    pub version: i64,
}

/// One partner under one version.
#[derive(Debug, Clone)]
pub struct Signature {
    pub partner_id: String,
    pub partner: String,
    pub manifest_id: String,
    /// Of which version.
    pub number: i64,
    pub name: String,
    pub signed_at: i64,
    /// When the partner took it back.
    pub withdrawn_at: Option<i64>,
    /// Whether the programme manager wrote it down from paper.
    pub on_paper: bool,
    /// Whether the partner takes part no more.
    pub left: bool,
}

/// Saves the next version. `seen` is the number of the version that was on the page, 0 for none.
pub async fn save(tx: &mut Tx, manager: &Manager, seen: i64, (title, body): (&str, &str)) -> Result<()> {
    let region = &manager.region_id;
    let newest = store::newest(tx, region).await?;
    let number = newest.as_ref().map_or(0, |one| one.number);
    if number != seen {
        return Err(Error::Stale);
    }
    if newest.is_some_and(|one| one.title == title && one.body == body) {
        return Err(Error::refused("error-manifest-same"));
    }
    let one = Manifest {
        id: ManifestId::new(),
        number: number + 1,
        title: title.to_owned(),
        body: body.to_owned(),
        made_at: tx.now,
    };
    store::insert(tx, region, &one).await?;
    manager.record(tx, "manifest.save", ("manifest", one.id.as_str()), &json!({"number": one.number})).await?;
    let thing = Ref::new("manifest", one.id.as_str());
    activity::note(tx, region, "manifest-published", &thing, title, None).await
}

/// What a form says of an ambition.
#[derive(Debug, Clone)]
pub struct Aim {
    pub level: Level,
    pub title: String,
    pub about: String,
}

pub async fn add_ambition(tx: &mut Tx, manager: &Manager, aim: &Aim) -> Result<AmbitionId> {
    let known = store::ambitions(tx, &manager.region_id).await?;
    if known.iter().any(|one| one.dropped_at.is_none() && one.level == aim.level && one.title == aim.title) {
        return Err(Error::refused("error-ambition-twice"));
    }
    let id = AmbitionId::new();
    store::insert_ambition(tx, &manager.region_id, &id, aim).await?;
    manager.record(tx, "ambition.add", ("ambition", id.as_str()), &json!({"level": aim.level})).await?;
    Ok(id)
}

pub async fn change_ambition(tx: &mut Tx, manager: &Manager, (id, version): (&str, i64), aim: &Aim) -> Result<()> {
    store::update_ambition(tx, &manager.region_id, (id, version), aim).await?;
    manager.record(tx, "ambition.change", ("ambition", id), &json!({"level": aim.level})).await
}

/// Nobody promises anything more under it; what was promised stays.
pub async fn drop_ambition(tx: &mut Tx, manager: &Manager, (id, version): (&str, i64), dropped: bool) -> Result<()> {
    store::set_dropped(tx, &manager.region_id, (id, version), dropped).await?;
    manager.record(tx, "ambition.drop", ("ambition", id), &json!({"dropped": dropped})).await
}

/// A partner signs the version that was on the page, by the name of who does it. Signing twice is signing once.
///
/// What the programme manager writes down from paper is marked so, and the partner is told.
pub async fn sign(
    tx: &mut Tx,
    site: &Site,
    speaker: &Speaker,
    (manifest, name): (&str, &str),
    gathering: Option<&str>,
) -> Result<()> {
    let region = &speaker.region_id;
    let newest = store::newest(tx, region).await?.ok_or(Error::NotFound)?;
    if newest.id.as_str() != manifest {
        return Err(Error::refused("error-manifest-changed"));
    }
    let partner = partner::store::taking_part(tx, region, &speaker.partner_id).await?;
    if !store::insert_signature(tx, speaker, &newest.id, name, gathering).await? {
        return Ok(());
    }
    let payload = json!({"partner": partner.id, "number": newest.number, "gathering": gathering});
    speaker.record(tx, "manifest.sign", ("manifest", manifest), &payload).await?;
    let thing = Ref::new("manifest", manifest);
    activity::note(tx, region, "manifest-signed", &thing, &newest.title, Some(partner.id.as_str())).await?;
    if !speaker.manager {
        return Ok(());
    }
    let slug = region::by_id(tx, region).await?.slug;
    let args = [
        ("partner", partner.name.clone()),
        ("name", name.to_owned()),
        ("title", newest.title.clone()),
        ("link", format!("{}/r/{slug}/manifest/ondertekenen", site.public_url)),
    ];
    let text = |t: &T| (t.args("mail-signed-paper-subject", &args), t.args("mail-signed-paper", &args));
    partner::tell(tx, site, (region, &partner), &text, ("manifest", manifest)).await
}

/// A signature that a partner takes back, which stays in sight; within an hour it was put down by mistake, and is gone.
pub async fn take_back(tx: &mut Tx, speaker: &Speaker, manifest: &str) -> Result<()> {
    // Of a partner that signed itself only the partner takes it back.
    let own = |one: &Signature| one.partner_id == speaker.partner_id && one.on_paper;
    if speaker.manager && !store::signatures(tx, &speaker.region_id).await?.iter().any(own) {
        return Err(Error::NotFound);
    }
    store::withdraw_signature(tx, &speaker.region_id, &speaker.partner_id, manifest).await?;
    let thing = Ref::new("manifest", manifest);
    activity::withdraw(tx, &speaker.region_id, "manifest-signed", &thing, &speaker.partner_id).await?;
    let payload = json!({"partner": speaker.partner_id});
    speaker.record(tx, "manifest.take-back", ("manifest", manifest), &payload).await
}
