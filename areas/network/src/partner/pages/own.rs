//! What a partner does with itself: keeps its own page, leaves and comes back; and two records that are made one.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::{home, read, show_page};
use crate::partner::{Partner, Speaker, keep, speaker, store};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "partner/own.html")]
struct Own {
    s: Shell,
    t: T,
    home: String,
    partner: Partner,
    /// The other partners for which the visitor speaks: id and name.
    others: Vec<(String, String)>,
    /// A link has no page of people.
    has_account: bool,
    form: Form,
}

/// The partner that the address or the form names, else the first one for which the visitor speaks.
fn own_speaker(context: &Context) -> Result<Speaker> {
    let all = speaker::partners(context);
    let named = [context.query("partner"), context.value("partner")].into_iter().find(|id| !id.is_empty());
    let id = all.iter().find(|id| named.is_none_or(|named| named == id.as_str()));
    match id {
        Some(id) => Speaker::take(context, id),
        None if context.session.is_some() => Err(Error::not_found()),
        None => Err(Error::SignIn),
    }
}

async fn own_page(context: &Context, speaker: &Speaker, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("partner.own").await?;
    let partner = store::by_id(&mut tx, &speaker.region_id, &speaker.partner_id).await?;
    let mut others = Vec::new();
    for id in speaker::partners(context).into_iter().filter(|id| *id != speaker.partner_id) {
        let name = store::by_id(&mut tx, &speaker.region_id, &id).await?.name;
        others.push((id, name));
    }
    drop(tx);
    let t = context.t.clone();
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "partner", &[]));
    form.fill(&[
        ("town", partner.town.clone()),
        ("website", partner.website.clone()),
        ("sector", partner.sector.clone()),
        ("about", partner.about.clone()),
        ("contact_name", partner.contact_name.clone()),
        ("contact_email", partner.contact_email.clone()),
        ("version", partner.version.to_string()),
    ]);
    form.renew(partner.version);
    let status = form.status();
    let view = Own {
        s: context.shell(partner.name.clone()),
        home: home(context)?,
        partner,
        others,
        has_account: context.signed_in().is_some(),
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn own(context: Context) -> Result {
    own_page(&context, &own_speaker(&context)?, None).await
}

pub async fn save_own(context: Context) -> Result {
    let speaker = own_speaker(&context)?;
    let mut form = context.form("partner");
    form.fill(&[("name", "-".to_owned())]);
    let (change, version) = (read(&mut form)?, form.version());
    if !form.failed() {
        let saved = write_tx!(context.site.db, "partner.save-own", |tx| {
            keep::save_own(tx, &speaker, version, &change).await
        });
        if form.refused("town", saved)?.is_some() {
            let to = format!("{}/onze-organisatie?partner={}", home(&context)?, speaker.partner_id);
            return context.redirect_done(&to, "notice-saved");
        }
    }
    own_page(&context, &speaker, Some(form)).await
}

pub async fn leave(context: Context) -> Result {
    let speaker = Speaker::take(&context, context.param("id"))?;
    let mut form = context.form("invite");
    let because = form.take_text("because", true, 300);
    if !form.failed() {
        let done = write_tx!(context.site.db, "partner.leave", |tx| {
            keep::leave(tx, &context.site, &speaker, &because).await
        });
        if form.refused("because", done)?.is_some() {
            return context.redirect_done(&home(&context)?, "notice-left");
        }
    }
    show_page(&context, form).await
}

pub async fn come_back(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let id = context.param("id");
    write_tx!(context.site.db, "partner.come-back", |tx| { keep::come_back(tx, &manager, id).await })?;
    context.redirect_done(&format!("{}/partners/{id}", home(&context)?), "notice-came-back")
}

pub async fn merge(context: Context) -> Result {
    Manager::take(&context)?;
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut form = context.form("invite");
    let into = form.take_text("into", true, 60);
    if !form.failed() {
        let (region, id) = (context.region()?.id.as_str(), context.param("id"));
        let done = write_tx!(context.site.db, "partner.merge", |tx| {
            keep::merge(tx, &context.site, me, region, id, &into).await
        });
        if form.refused("into", done)?.is_some() {
            return context.redirect_done(&format!("{}/partners/{into}", home(&context)?), "notice-merged-partner");
        }
    }
    show_page(&context, form).await
}
