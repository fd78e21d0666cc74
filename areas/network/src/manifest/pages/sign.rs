//! Signing: by who speaks for a partner, at home or in the room with the code on the screen; and the list that the
//! programme manager keeps of signatures on paper.

use askama::Template;
use evenkans_paper::Block;
use evenkans_people::Role;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Moment, Result, Shell, T, download, qr};

use super::home;
use crate::gathering::{self, Gathering};
use crate::manifest::{self, Manifest, Signature, store};
use crate::partner::{Speaker, speaker};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "manifest/sign.html")]
struct Page {
    s: Shell,
    t: T,
    home: String,
    manifest: Manifest,
    body: Vec<Block>,
    /// For whom this visitor can sign: id and name.
    partners: Vec<(String, String)>,
    /// Whether there is anybody left.
    asks: bool,
    /// Who of them signed this version already, and who an earlier one.
    signed: Vec<Signature>,
    earlier: Vec<Signature>,
    gathering: Option<Gathering>,
    manager: bool,
    form: Form,
}

async fn page(context: &Context, form: Option<Form>) -> Result {
    let region = context.region()?.id.as_str();
    let mut own = speaker::partners(context);
    let manager = context.has(&[Role::ProgrammeManager]);
    if own.is_empty() {
        return Err(if context.session.is_some() { Error::not_found() } else { Error::SignIn });
    }
    let mut tx = context.site.db.read("manifest.signing").await?;
    let manifest =
        store::newest(&mut tx, region).await?.ok_or(evenkans_store::Error::refused("error-manifest-none"))?;
    // A form that is shown again knows it from what was sent.
    let at = [context.query("bijeenkomst"), context.value("gathering")];
    let gathering = match at.into_iter().find(|id| !id.is_empty()) {
        None => None,
        Some(id) => Some(gathering::store::by_id(&mut tx, region, id).await?),
    };
    let mut signed = store::signatures(&mut tx, region).await?;
    signed.retain(|one| own.contains(&one.partner_id));
    let (signed, earlier): (Vec<_>, Vec<_>) = signed.into_iter().partition(|one| one.number == manifest.number);
    own.retain(|id| !signed.iter().any(|one| &one.partner_id == id));
    let t = context.t.clone();
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "signing", &[]));
    // Who writes down what was signed on paper is not who signed it.
    if !manager {
        form.fill(&[("name", context.signed_in().map(|me| me.account.name.clone()).unwrap_or_default())]);
    }
    form.fill(&[("partner", own.first().cloned().unwrap_or_default())]);
    // Nobody signs a text that they did not read: for another one the box has to be ticked again.
    if form.raw("manifest") != manifest.id.as_str() {
        if !form.raw("manifest").is_empty() && form.error_of("sure").is_none() {
            form.wrong("sure", "error-manifest-changed");
        }
        form.set("manifest", manifest.id.to_string());
        form.set("sure", String::new());
    }
    // Only the manager writes down what was signed on paper.
    let mut partners = speaker::offered(context, &mut tx, &mut form, t.get("signing-choose")).await?;
    drop(tx);
    partners.retain(|(id, _)| manager || own.contains(id));
    let status = form.status();
    let view = Page {
        s: context.shell(t.get("signing-title")),
        home: home(context)?,
        body: evenkans_paper::blocks(&manifest.body),
        manifest,
        asks: manager || !partners.is_empty(),
        partners,
        signed,
        earlier,
        gathering,
        manager,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn signing(context: Context) -> Result {
    page(&context, None).await
}

pub async fn sign(context: Context) -> Result {
    let mut form = context.form("signing");
    let speaker = Speaker::named(&context, &mut form).await?;
    let name = form.take_text("name", true, 120);
    if !form.ticked("sure") {
        form.wrong("sure", "signing-not-sure");
    }
    if let (Some(speaker), false) = (speaker, form.failed()) {
        let (manifest, at) = (context.value("manifest"), Some(context.value("gathering")).filter(|id| !id.is_empty()));
        let done = write_tx!(context.site.db, "manifest.sign", |tx| {
            if let Some(id) = at {
                gathering::store::by_id(tx, &speaker.region_id, id).await?;
            }
            manifest::sign(tx, &context.site, &speaker, (manifest, &name), at).await
        });
        if form.refused("sure", done)?.is_some() {
            return context.redirect_done(&format!("{}/manifest", home(&context)?), "notice-manifest-signed");
        }
    }
    page(&context, Some(form)).await
}

pub async fn take_back(context: Context) -> Result {
    let speaker = Speaker::take(&context, context.value("partner"))?;
    let manifest = context.value("manifest");
    write_tx!(context.site.db, "manifest.take-back", |tx| { manifest::take_back(tx, &speaker, manifest).await })?;
    context.redirect_done(&format!("{}/manifest", home(&context)?), "notice-signature-gone")
}

#[derive(Template)]
#[template(path = "manifest/live.html")]
struct Live {
    s: Shell,
    t: T,
    home: String,
    gathering: Gathering,
    code: String,
    link: String,
    signed: Vec<Signature>,
}

/// The screen in the room: the code, and who signed.
pub async fn live(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut tx = context.site.db.read("manifest.live").await?;
    let gathering = gathering::store::by_id(&mut tx, &manager.region_id, context.param("id")).await?;
    let newest = store::newest(&mut tx, &manager.region_id).await?;
    let newest = newest.ok_or(evenkans_store::Error::refused("error-manifest-none"))?;
    let mut signed = store::signatures(&mut tx, &manager.region_id).await?;
    drop(tx);
    signed.retain(|one| one.number == newest.number);
    let link =
        format!("{}{}/manifest/ondertekenen?bijeenkomst={}", context.site.public_url, home(&context)?, gathering.id);
    let t = context.t.clone();
    context.page(&Live {
        s: context.shell(t.get("signing-live")),
        home: home(&context)?,
        code: qr(&link),
        gathering,
        link,
        signed,
        t,
    })
}

/// Who signed; the names of the people only for who keeps the network.
pub async fn export(context: Context) -> Result {
    let manages = Manager::take(&context).is_ok();
    let mut tx = context.site.db.read("manifest.export").await?;
    let mut signed = store::signatures(&mut tx, context.region()?.id.as_str()).await?;
    signed.extend(store::withdrawn(&mut tx, context.region()?.id.as_str()).await?);
    let t = &context.t;
    let keys =
        ["commitment-partner", "signing-version", "signing-at", "signing-withdrawn", "signing-paper", "signing-name"];
    let headings: Vec<String> = keys.iter().take(if manages { 6 } else { 5 }).map(|key| t.get(key)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = signed
        .into_iter()
        .map(|one| {
            let at = Moment(one.signed_at).minute();
            let back = one.withdrawn_at.map(|at| Moment(at).minute()).unwrap_or_default();
            let paper = if one.on_paper { t.get("signing-paper-yes") } else { String::new() };
            let mut row: Vec<Cell> =
                vec![one.partner.into(), one.number.to_string().into(), at.into(), back.into(), paper.into()];
            if manages {
                row.push(one.name.into());
            }
            row
        })
        .collect();
    download("ondertekenaars", context.param("form"), &headings, &rows)
}
