use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use evenkans_people::Role;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T, attachment};

use super::home;
use super::proof::choices;
use crate::commitment::{Attached, Commitment, Earlier, Evidence, Review, Standing, State, keep, store};
use crate::gathering::{self, Gathering};
use crate::partner::speaker;
use crate::partner::{self, Speaker};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "commitment/one.html")]
struct One {
    s: Shell,
    t: T,
    home: String,
    here: String,
    commitment: Commitment,
    standing: Standing,
    evidence: Vec<Evidence>,
    reviews: Vec<Review>,
    /// What it said before, the last change first.
    earlier: Vec<Earlier>,
    /// Whether this visitor may take an earlier wording out of sight, and of which one the form failed.
    manages: bool,
    blank: String,
    /// Whether this visitor speaks for the partner, and whether it is not over.
    keeps: bool,
    own: bool,
    /// For which other partners this visitor can look at the evidence.
    reviewers: Vec<(String, String)>,
    /// Where it was promised.
    promised_at: Option<Gathering>,
    /// What of the product itself can be shown.
    proofs: Vec<(String, String)>,
    form: Form,
}

impl One {
    fn said(&self, one: &Earlier) -> String {
        let day = self.t.day(&one.due_on);
        if one.what.is_empty() {
            return self.t.with("commitment-earlier-gone", "day", day);
        }
        let args = [("what", one.what.clone()), ("shown", one.shown_by.clone()), ("day", day)];
        self.t.args("commitment-earlier-said", &args)
    }
}

async fn page(context: &Context, form: Option<Form>) -> Result {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("commitment.one").await?;
    let one = store::by_id(&mut tx, region, context.param("id")).await?;
    let evidence = store::evidence(&mut tx, region, one.id.as_str()).await?;
    let reviews = store::reviews(&mut tx, region, one.id.as_str()).await?;
    let earlier = store::changes(&mut tx, region, Some(one.id.as_str())).await?;
    let earlier = earlier.into_iter().rev().map(|(_, said)| said).collect();
    let mut reviewers = Vec::new();
    let mine = speaker::partners(context);
    // Whoever speaks for the partner too judges for nobody, nor does who had a hand in what is judged.
    let helped = store::hands(&mut tx, region, one.id.as_str()).await?.contains(&context.actor());
    if one.state == State::Shown && !mine.contains(&one.partner_id) && !helped {
        for id in mine {
            if id != one.partner_id {
                let other = partner::store::by_id(&mut tx, region, &id).await?;
                reviewers.push((id, other.name));
            }
        }
    }
    let promised_at = store::promised_at(&mut tx, region, &one.id).await?;
    drop(tx);
    let keeps = Speaker::take(context, &one.partner_id).is_ok();
    let t = context.t.clone();
    let shows = keeps && one.is_going();
    let proofs = if shows { choices(context, &t, &one.partner_id).await? } else { Vec::new() };
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "evidence", &[]));
    form.fill(&[("version", one.version.to_string())]);
    form.renew(one.version);
    let status = form.status();
    let view = One {
        s: context.shell(one.what.clone()),
        home: home(context)?,
        here: format!("{}/toezeggingen/{}", home(context)?, one.id),
        standing: one.standing(context.now),
        keeps,
        own: shows,
        // Of a gathering behind closed doors only the network knows.
        promised_at: promised_at.filter(|at| at.public || gathering::pages::sees_all(context)),
        proofs,
        commitment: one,
        evidence,
        reviews,
        manages: context.has(&[Role::ProgrammeManager]),
        blank: context.param("change").to_owned(),
        earlier,
        reviewers,
        form,
        t,
    };
    context.page_of(status, &view)
}

/// The partner of the commitment of the address.
async fn partner_of(context: &Context) -> Result<String> {
    let mut tx = context.site.db.read("commitment.speaker").await?;
    Ok(store::by_id(&mut tx, context.region()?.id.as_str(), context.param("id")).await?.partner_id)
}

async fn speaker_of(context: &Context) -> Result<Speaker> {
    Speaker::take(context, &partner_of(context).await?)
}

fn here(context: &Context) -> Result<String> {
    Ok(format!("{}/toezeggingen/{}", home(context)?, context.param("id")))
}

pub async fn one(context: Context) -> Result {
    page(&context, None).await
}

pub async fn add_evidence(mut context: Context) -> Result {
    let speaker = speaker_of(&context).await?;
    let upload = context.take_upload().filter(|file| !file.bytes.is_empty());
    let mut form = context.form("evidence");
    let (text, url) = (form.take_text("text", true, 300), form.take_text("url", false, 500));
    if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
        form.wrong("url", "error-website");
    }
    let proof = form.take_text("proof", false, 120);
    let (mut url, typed) = (url, &proof);
    if !proof.is_empty() {
        let offered = choices(&context, &context.t, &speaker.partner_id).await?;
        if !url.is_empty() || !offered.iter().any(|(path, _)| path == typed) {
            form.wrong("proof", "evidence-one");
        }
        url = format!("{}/r/{}{proof}", context.site.public_url, context.region()?.slug);
    }
    let attached = match (&upload, url.is_empty()) {
        (Some(file), true) => Some(Attached::File { name: &file.name, bytes: &file.bytes }),
        (None, false) => Some(Attached::Link(&url)),
        _ => None,
    };
    if attached.is_none() {
        form.wrong("url", "evidence-one");
    }
    if let (Some(attached), false) = (attached, form.failed()) {
        let id = context.param("id");
        let done = write_tx!(context.site.db, "evidence.add", |tx| {
            keep::add_evidence(tx, &context.site, &speaker, id, (&text, &attached)).await
        });
        if form.refused("file", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-evidence");
        }
    }
    page(&context, Some(form)).await
}

pub async fn remove_evidence(context: Context) -> Result {
    let speaker = speaker_of(&context).await?;
    let (id, evidence) = (context.param("id"), context.param("evidence"));
    write_tx!(context.site.db, "evidence.remove", |tx| {
        keep::remove_evidence(tx, &context.site, &speaker, id, evidence).await
    })?;
    context.redirect_done(&here(&context)?, "notice-evidence-gone")
}

/// Always as something to save, never shown in the page: whoever made the file is not trusted.
pub async fn evidence_file(context: Context) -> Result {
    let mut tx = context.site.db.read("evidence.file").await?;
    let region = context.region()?.id.as_str();
    let (name, file) = store::file(&mut tx, region, context.param("id"), context.param("evidence")).await?;
    drop(tx);
    let bytes = STANDARD.decode(file).map_err(evenkans_store::Error::fault)?;
    attachment(&name, "application/octet-stream", bytes)
}

pub async fn give_up(context: Context) -> Result {
    let speaker = speaker_of(&context).await?;
    let mut form = context.form("evidence");
    let because = form.take_text("because", true, 500);
    if !form.failed() {
        let id = context.param("id");
        let done =
            write_tx!(context.site.db, "commitment.drop", |tx| { keep::give_up(tx, &speaker, id, &because).await });
        if form.refused("because", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-dropped");
        }
    }
    page(&context, Some(form)).await
}

pub async fn blank_earlier(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("evidence");
    let because = form.take_text("blank", true, 300);
    if !form.failed() {
        let which = (context.param("id"), context.param("change"));
        write_tx!(context.site.db, "commitment.blank", |tx| {
            keep::blank_earlier(tx, &manager, which, &because).await
        })?;
        return context.redirect_done(&here(&context)?, "notice-blanked");
    }
    page(&context, Some(form)).await
}

pub async fn review(context: Context) -> Result {
    let mut form = context.form("evidence");
    let reviewer = form.raw("reviewer").to_owned();
    let mine = speaker::partners(&context);
    let about = partner_of(&context).await?;
    if !mine.contains(&reviewer) || mine.contains(&about) {
        return Err(if context.session.is_some() { Error::not_found() } else { Error::SignIn });
    }
    let speaker = Speaker::take(&context, &reviewer)?;
    let reason = form.take_text("reason", true, 500);
    let enough = match form.raw("enough") {
        "1" => true,
        "0" => false,
        _ => {
            form.wrong("enough", "form-choose");
            false
        }
    };
    if !form.failed() {
        let (id, version) = (context.param("id"), form.version());
        let done = write_tx!(context.site.db, "commitment.review", |tx| {
            keep::review(tx, &context.site, &speaker, (id, version), (enough, &reason)).await
        });
        if form.refused("reason", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-reviewed");
        }
    }
    page(&context, Some(form)).await
}
