//! One visit: how it went, another moment for it, or that it does not go on.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Moment, Result, Shell, T};

use super::one::here;
use crate::internship::{Guiding, Visit, VisitKind, keep};
use crate::round::Round;
use crate::student::Student;

#[derive(Template)]
#[template(path = "internship/visit.html")]
struct Page {
    s: Shell,
    t: T,
    here: String,
    round: Round,
    student: Student,
    visit: Visit,
    /// Whether it was, so that there is something to write about.
    was: bool,
    kinds: Vec<(String, String)>,
    form: Form,
}

async fn page(context: &Context, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("visit.page").await?;
    let guiding = Guiding::take(context, &mut tx).await?;
    let visit = keep::of_guiding(&mut tx, &guiding, context.param("visit")).await?;
    let now = tx.now;
    drop(tx);
    let Guiding { round, student, .. } = guiding;
    let t = context.t.clone();
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "visit", &[]));
    form.fill(&[("version", visit.version.to_string()), ("report", visit.report.clone())]);
    form.fill(&[("at", Moment(visit.at).field()), ("kind", visit.kind.word().to_owned())]);
    form.renew(visit.version);
    let status = form.status();
    let view = Page {
        s: context.shell(t.with("visit-of", "name", student.name())),
        here: here(context)?,
        was: visit.at <= now,
        kinds: kinds(&t),
        round,
        student,
        visit,
        form,
        t,
    };
    context.page_of(status, &view)
}

/// The ways in which a visit can be, to choose from.
pub(super) fn kinds(t: &T) -> Vec<(String, String)> {
    VisitKind::ALL.iter().map(|one| (one.word().to_owned(), t.word("visit-kind", one.word()))).collect()
}

pub async fn visit(context: Context) -> Result {
    page(&context, None).await
}

pub async fn report(context: Context) -> Result {
    let mut form = context.form("visit");
    let (text, version) = (form.take_text("report", true, 2_000), form.version());
    if form.failed() {
        return page(&context, Some(form)).await;
    }
    let id = context.param("visit");
    let done = write_tx!(context.site.db, "visit.report", |tx| {
        let guiding = Guiding::take(&context, tx).await?;
        keep::report(tx, &guiding, (id, version), &text).await
    });
    match form.refused("report", done)? {
        Some(()) => context.redirect_done(&here(&context)?, "notice-visit-reported"),
        None => page(&context, Some(form)).await,
    }
}

pub async fn move_visit(context: Context) -> Result {
    let mut form = context.form("visit");
    let (at, kind, version) = (form.take_moment("at", true), form.take_word::<VisitKind>("kind"), form.version());
    let (Some(at), Some(kind)) = (at, kind) else { return page(&context, Some(form)).await };
    let (id, site) = (context.param("visit"), (&*context.site, &context.t));
    let done = write_tx!(context.site.db, "visit.move", |tx| {
        let guiding = Guiding::take(&context, tx).await?;
        keep::reschedule(tx, site, &guiding, (id, version), (at, kind)).await
    });
    match form.refused("at", done)? {
        Some(()) => context.redirect_done(&here(&context)?, "notice-visit-moved"),
        None => page(&context, Some(form)).await,
    }
}

pub async fn call_off(context: Context) -> Result {
    let mut form = context.form("visit");
    let because = form.take_text("because", true, 300);
    if form.failed() {
        return page(&context, Some(form)).await;
    }
    let (id, site) = (context.param("visit"), (&*context.site, &context.t));
    let done = write_tx!(context.site.db, "visit.call-off", |tx| {
        let guiding = Guiding::take(&context, tx).await?;
        keep::call_off(tx, site, &guiding, id, &because).await
    });
    match form.refused("because", done)? {
        Some(()) => context.redirect_done(&here(&context)?, "notice-visit-off"),
        None => page(&context, Some(form)).await,
    }
}
