//! One visit: how it went, or that it does not go on.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use super::one::here;
use crate::internship::{Guiding, Visit, keep};
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
    form.renew(visit.version);
    let status = form.status();
    let view = Page {
        s: context.shell(t.with("visit-of", "name", student.name())),
        here: here(context)?,
        was: visit.at <= now,
        round,
        student,
        visit,
        form,
        t,
    };
    context.page_of(status, &view)
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

pub async fn call_off(context: Context) -> Result {
    let (id, site) = (context.param("visit"), (&*context.site, &context.t));
    write_tx!(context.site.db, "visit.call-off", |tx| {
        let guiding = Guiding::take(&context, tx).await?;
        keep::call_off(tx, site, &guiding, id).await
    })?;
    context.redirect_done(&here(&context)?, "notice-visit-off")
}
