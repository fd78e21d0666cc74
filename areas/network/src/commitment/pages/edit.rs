use askama::Template;
use evenkans_people::Role;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::home;
use crate::commitment::{Commitment, Promise, keep, store};
use crate::gathering;
use crate::manifest;
use crate::partner::{Speaker, speaker};

/// How long after a gathering somebody writes down what was promised there.
const LATELY: i64 = 90 * 86_400;

#[derive(Template)]
#[template(path = "commitment/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    /// Nothing for a new one.
    commitment: Option<Commitment>,
    partners: Vec<(String, String)>,
    ambitions: Vec<(String, String)>,
    /// Where it may have been promised; nothing held lately, nothing to choose.
    gatherings: Vec<(String, String)>,
    /// Whether the visitor keeps the ambitions.
    manages: bool,
    form: Form,
}

async fn page(context: &Context, commitment: Option<Commitment>, mut form: Form) -> Result {
    let region = context.region()?.id.as_str();
    let own = speaker::partners(context);
    if own.is_empty() {
        return Err(if context.session.is_some() { Error::not_found() } else { Error::SignIn });
    }
    let mut tx = context.site.db.read("commitment.edit").await?;
    let ambitions = manifest::store::ambitions(&mut tx, region).await?;
    let held = gathering::store::list(&mut tx, region, gathering::pages::sees_all(context)).await?;
    let (now, t) = (tx.now, context.t.clone());
    form.fill(&[("partner", own.first().cloned().unwrap_or_default())]);
    let partners = match commitment {
        Some(_) => Vec::new(),
        None => speaker::offered(context, &mut tx, &mut form, t.get("signing-choose")).await?,
    };
    drop(tx);
    let lately = |one: &gathering::Gathering| one.is_on() && one.starts_at <= now && one.starts_at > now - LATELY;
    let mut gatherings = vec![(String::new(), t.get("commitment-not-there"))];
    let mut held: Vec<_> = held.into_iter().filter(lately).collect();
    held.sort_by_key(|one| -one.starts_at);
    gatherings
        .extend(held.into_iter().map(|one| (one.id.to_string(), format!("{}, {}", one.title, t.date(one.starts_at)))));
    let mut choices = vec![(String::new(), t.get("commitment-choose"))];
    let level = |word: &str| t.word("ambition-level", word);
    choices.extend(
        ambitions
            .into_iter()
            .filter(|one| one.dropped_at.is_none())
            .map(|one| (one.id.to_string(), format!("{} ({})", one.title, level(one.level.word())))),
    );
    if let Some(one) = &commitment {
        form.renew(one.version);
        // One that was dropped since stays for what was promised under it.
        if !choices.iter().any(|(id, _)| *id == one.ambition_id) {
            choices.push((one.ambition_id.clone(), one.ambition.clone()));
        }
    }
    let status = form.status();
    let view = Edit {
        s: context.shell(t.get(if commitment.is_some() { "commitment-change" } else { "commitment-new" })),
        home: home(context)?,
        commitment,
        partners,
        ambitions: choices,
        gatherings,
        manages: context.has(&[Role::ProgrammeManager]),
        form,
        t,
    };
    context.page_of(status, &view)
}

fn read(form: &mut Form) -> Promise {
    Promise {
        ambition_id: form.take_text("ambition", true, 60),
        what: form.take_text("what", true, 300),
        shown_by: form.take_text("shown_by", true, 300),
        due_on: form.take_day("due_on", true),
        gathering_id: form.take_text("gathering", false, 60),
    }
}

pub async fn new(context: Context) -> Result {
    let form = Form::filled(&context.t, "commitment", &[("gathering", context.query("bijeenkomst").to_owned())]);
    page(&context, None, form).await
}

pub async fn create(context: Context) -> Result {
    let mut form = context.form("commitment");
    let speaker = Speaker::named(&context, &mut form).await?;
    let one = read(&mut form);
    if let (Some(speaker), false) = (speaker, form.failed()) {
        let made = write_tx!(context.site.db, "commitment.promise", |tx| { keep::promise(tx, &speaker, &one).await });
        if let Some(id) = form.refused("due_on", made)? {
            return context.redirect_done(&format!("{}/toezeggingen/{id}", home(&context)?), "notice-promised");
        }
    }
    page(&context, None, form).await
}

async fn of_address(context: &Context) -> Result<(Commitment, Speaker)> {
    let mut tx = context.site.db.read("commitment.of").await?;
    let one = store::by_id(&mut tx, context.region()?.id.as_str(), context.param("id")).await?;
    drop(tx);
    let speaker = Speaker::take(context, &one.partner_id)?;
    Ok((one, speaker))
}

pub async fn edit(context: Context) -> Result {
    let (one, _) = of_address(&context).await?;
    // Nothing about it can be changed any more; its page says why.
    if one.ended_at.is_some() {
        return context.redirect(&format!("{}/toezeggingen/{}", home(&context)?, one.id));
    }
    let values = [
        ("partner", one.partner_id.clone()),
        ("ambition", one.ambition_id.clone()),
        ("what", one.what.clone()),
        ("shown_by", one.shown_by.clone()),
        ("due_on", one.due_on.clone()),
        ("version", one.version.to_string()),
    ];
    let form = Form::filled(&context.t, "commitment", &values);
    page(&context, Some(one), form).await
}

pub async fn save(context: Context) -> Result {
    let (one, speaker) = of_address(&context).await?;
    let mut form = context.form("commitment");
    let (id, version, promise) = (one.id.to_string(), form.version(), read(&mut form));
    let because = form.take_text("because", false, 300);
    if !form.failed() {
        let saved = write_tx!(context.site.db, "commitment.change", |tx| {
            keep::change(tx, &speaker, (&id, version), (&promise, &because)).await
        });
        let field = if because.is_empty() { "because" } else { "due_on" };
        if form.refused(field, saved)?.is_some() {
            return context.redirect_done(&format!("{}/toezeggingen/{id}", home(&context)?), "notice-saved");
        }
    }
    page(&context, Some(one), form).await
}
