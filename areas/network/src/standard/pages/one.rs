//! One partner's own words: to fill in on a phone, and afterwards with what to do, how it grew, and a second reader.

use askama::Template;
use evenkans_people::Role;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Field, Form, Result, Shell, T};

use super::home;
use crate::partner::{self, Speaker, choice, speaker};
use crate::standard::{Answer, Answers, Assessment, Item, Mark, keep, store};

#[derive(Template)]
#[template(path = "standard/one.html")]
struct One {
    s: Shell,
    t: T,
    home: String,
    here: String,
    assessment: Assessment,
    items: Vec<Item>,
    to_do: Vec<Item>,
    /// All of the partner that are done, the oldest first.
    years: Vec<Assessment>,
    /// Whether the visitor fills it in, reads along now, or only looks.
    own: bool,
    reads: bool,
    reader: Option<String>,
    readers: Vec<(String, String)>,
    marks: Vec<(String, String)>,
    form: Form,
}

impl One {
    /// The two fields of one thing.
    fn fields(&self, at: &usize, item: &Item) -> (Field, Field) {
        let mark = self.form.radios_of(&format!("mark_{at}"), &item.text, &self.marks);
        let evidence = self.form.text_of(&format!("evidence_{at}"), &self.t.get("assessment-evidence"));
        (mark, evidence.optional(&self.t.get("form-optional")))
    }

    fn is_new_theme(&self, at: &usize) -> bool {
        *at == 0 || self.items.get(at - 1).map(|one| &one.theme) != self.items.get(*at).map(|one| &one.theme)
    }

    fn answer(&self, at: &usize) -> Option<&Answer> {
        self.assessment.answers.get(at)
    }
}

/// Who may look: the partner, its reader, and the programme manager.
struct Seen {
    assessment: Assessment,
    own: Option<Speaker>,
    reads: Option<Speaker>,
}

async fn seen(context: &Context) -> Result<Seen> {
    let mut tx = context.site.db.read("assessment.seen").await?;
    let assessment = store::by_id(&mut tx, context.region()?.id.as_str(), context.param("id")).await?;
    drop(tx);
    let speaks = speaker::partners(context);
    let own = speaks.contains(&assessment.partner_id);
    let reader = assessment.reader_id.clone().filter(|id| speaks.contains(id));
    if !own && reader.is_none() && !context.has(&[Role::ProgrammeManager]) {
        return Err(if context.session.is_some() { Error::not_found() } else { Error::SignIn });
    }
    let own = if own { Some(Speaker::take(context, &assessment.partner_id)?) } else { None };
    let reads = match reader {
        Some(id) => Some(Speaker::take(context, &id)?),
        None => None,
    };
    Ok(Seen { assessment, own, reads })
}

async fn page(context: &Context, form: Option<Form>) -> Result {
    let Seen { assessment, own, reads } = seen(context).await?;
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("assessment.page").await?;
    let mut years = store::of_partner(&mut tx, region, &assessment.partner_id).await?;
    years.retain(|one| one.done_at.is_some());
    years.reverse();
    let (t, mut form) = (context.t.clone(), form.unwrap_or_else(|| Form::filled(&context.t, "assessment", &[])));
    let mut reader = None;
    if let Some(id) = &assessment.reader_id {
        // One that was merged into another since is there no more.
        reader = match partner::store::by_id(&mut tx, region, id).await {
            Ok(one) => Some(one.name),
            Err(evenkans_store::Error::NotFound) => None,
            Err(other) => return Err(other.into()),
        };
    }
    let mut readers = Vec::new();
    if own.is_some() && assessment.done_at.is_some() {
        readers = choice::offered(&mut tx, region, (&mut form, "reader"), t.get("assessment-choose")).await?;
        readers.retain(|(id, _)| *id != assessment.partner_id);
    }
    drop(tx);
    let items = assessment.items();
    for (at, item) in items.iter().enumerate() {
        form.call(&format!("mark_{at}"), item.text.clone());
        if let Some(answer) = assessment.answers.get(&at) {
            let (mark, evidence) = (format!("mark_{at}"), format!("evidence_{at}"));
            form.fill(&[(&mark, answer.mark.word().to_owned()), (&evidence, answer.evidence.clone())]);
        }
    }
    form.fill(&[("version", assessment.version.to_string())]);
    form.renew(assessment.version);
    let status = form.status();
    let view = One {
        s: context.shell(t.with("assessment-of", "partner", &assessment.partner)),
        home: home(context)?,
        here: format!("{}/standaard/{}", home(context)?, assessment.id),
        to_do: assessment.to_do(),
        items,
        years,
        own: own.is_some(),
        reads: reads.is_some() && assessment.read_at.is_none(),
        reader,
        readers,
        marks: Mark::ALL.iter().map(|one| (one.word().to_owned(), t.word("assessment-mark", one.word()))).collect(),
        assessment,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn one(context: Context) -> Result {
    page(&context, None).await
}

pub async fn begin(context: Context) -> Result {
    let speaker = Speaker::take(&context, context.value("partner"))?;
    // The manager says nothing for a partner about itself.
    if speaker.manager {
        return Err(Error::not_found());
    }
    let lang = context.t.lang;
    let id = write_tx!(context.site.db, "assessment.begin", |tx| { keep::begin(tx, &speaker, lang).await })?;
    context.redirect(&format!("{}/standaard/{id}", home(&context)?))
}

pub async fn save(context: Context) -> Result {
    let Seen { assessment, own, .. } = seen(&context).await?;
    let speaker = own.ok_or_else(Error::not_found)?;
    let mut form = context.form("assessment");
    let mut answers = Answers::new();
    let (id, version, finish) = (context.param("id"), form.version(), context.value("do") == "finish");
    for (at, item) in assessment.items().iter().enumerate() {
        let (mark, evidence) = (format!("mark_{at}"), format!("evidence_{at}"));
        form.call(&mark, item.text.clone());
        let evidence = form.take_text(&evidence, false, 300);
        // One that is kept for later may have gaps.
        if form.raw(&mark).is_empty() && !finish {
            continue;
        }
        if let Some(mark) = form.take_word(&mark) {
            answers.insert(at, Answer { mark, evidence });
        }
    }
    if !form.failed() {
        let done = write_tx!(context.site.db, "assessment.save", |tx| {
            match finish {
                true => keep::finish(tx, &speaker, (id, version), &answers).await,
                false => keep::save(tx, &speaker, (id, version), &answers).await,
            }
        });
        if form.refused("finish", done)?.is_some() {
            let notice = if finish { "notice-assessment-done" } else { "notice-assessment-kept" };
            return context.redirect_done(&format!("{}/standaard/{id}", home(&context)?), notice);
        }
    }
    page(&context, Some(form)).await
}

pub async fn discard(context: Context) -> Result {
    // Pressed twice it is gone already.
    let mut tx = context.site.db.read("assessment.gone").await?;
    let found = store::by_id(&mut tx, context.region()?.id.as_str(), context.param("id")).await;
    drop(tx);
    if matches!(found, Err(evenkans_store::Error::NotFound)) {
        return context.redirect(&format!("{}/standaard", home(&context)?));
    }
    let speaker = seen(&context).await?.own.ok_or_else(Error::not_found)?;
    let mut form = context.form("assessment");
    let (id, version) = (context.param("id"), form.version());
    let done =
        write_tx!(context.site.db, "assessment.discard", |tx| { keep::discard(tx, &speaker, (id, version)).await });
    if form.refused("discard", done)?.is_some() {
        return context.redirect_done(&format!("{}/standaard", home(&context)?), "notice-assessment-discarded");
    }
    page(&context, Some(form)).await
}

pub async fn ask_reader(context: Context) -> Result {
    let speaker = seen(&context).await?.own.ok_or_else(Error::not_found)?;
    let mut form = context.form("assessment");
    let mut tx = context.site.db.read("assessment.reader").await?;
    let reader = choice::take(&mut tx, &speaker.region_id, &mut form, "reader", true).await?;
    drop(tx);
    if !form.failed() {
        let id = context.param("id");
        let done = write_tx!(context.site.db, "assessment.ask", |tx| {
            keep::ask_reader(tx, &context.site, &speaker, id, &reader).await
        });
        if form.refused("reader", done)?.is_some() {
            return context.redirect_done(&format!("{}/standaard/{id}", home(&context)?), "notice-reader-asked");
        }
    }
    page(&context, Some(form)).await
}

pub async fn read_along(context: Context) -> Result {
    let speaker = seen(&context).await?.reads.ok_or_else(Error::not_found)?;
    let mut form = context.form("assessment");
    let reading = form.take_text("reading", true, 1_500);
    if !form.failed() {
        let id = context.param("id");
        let done =
            write_tx!(context.site.db, "assessment.read", |tx| { keep::read_along(tx, &speaker, id, &reading).await });
        if form.refused("reading", done)?.is_some() {
            return context.redirect_done(&format!("{}/standaard/{id}", home(&context)?), "notice-reading");
        }
    }
    page(&context, Some(form)).await
}
