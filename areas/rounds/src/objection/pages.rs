//! A student objects; the school answers.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use super::{Objection, Outcome, keep, store};
use crate::decline::{self, Decline, Verdict};
use crate::round::{self, Round, desk};
use crate::{import, student};

/// What the form sends for "the result": an empty choice is none.
const RESULT: &str = "uitslag";

#[derive(Template)]
#[template(path = "objection/make.html")]
struct Make {
    s: Shell,
    t: T,
    back: String,
    round: Round,
    about: Vec<(String, String)>,
    earlier: Vec<Objection>,
    form: Form,
}

async fn make_page(context: &Context, form: Form) -> Result {
    let link = context.student()?;
    let mut tx = context.site.db.read("objection.make").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    round.must_be_published()?;
    let declines = decline::store::of_student(&mut tx, &link.region_id, &link.student_id).await?;
    let earlier = store::of_student(&mut tx, &link.region_id, &link.student_id).await?;
    drop(tx);
    let (status, t) = (form.status(), context.t.clone());
    let mut about = vec![(RESULT.to_owned(), t.get("objection-result"))];
    let upheld = declines.into_iter().filter(|one| one.verdict == Some(Verdict::Upheld));
    about.extend(upheld.map(|one| (one.id.to_string(), t.with("objection-decline", "moment", t.date(one.asked_at)))));
    let view = Make {
        s: context.shell(t.get("objection-title")),
        back: format!("/r/{}/mijn-ronde/uitslag", context.region()?.slug),
        round,
        about,
        earlier,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn make_form(context: Context) -> Result {
    let form = Form::filled(&context.t, "objection", &[("about", RESULT.to_owned())]);
    make_page(&context, form).await
}

pub async fn make(context: Context) -> Result {
    let link = context.student()?;
    let mut form = context.form("objection");
    let about = form.take_text("about", true, 60);
    let text = form.take_text("text", true, 3000);
    if !form.failed() {
        let about = Some(about.as_str()).filter(|about| *about != RESULT);
        let site = (&*context.site, &context.t);
        let done = write_tx!(context.site.db, "objection.make", |tx| {
            let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
            keep::make(tx, site, &round, link, (about, &text)).await
        });
        if form.refused("text", done)?.is_some() {
            let to = format!("/r/{}/mijn-ronde/uitslag#bezwaar", context.region()?.slug);
            return context.redirect_done(&to, "notice-objected");
        }
    }
    make_page(&context, form).await
}

#[derive(Template)]
#[template(path = "objection/answer.html")]
struct Answer {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    objection: Objection,
    student: String,
    decline: Option<Decline>,
    /// This visitor decided it, so somebody else has to answer.
    own: bool,
    may_change: bool,
    outcomes: Vec<(String, String)>,
    now: i64,
    form: Form,
}

async fn answer_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("objection.one").await?;
    let view = desk::look(context, &mut tx).await?;
    let objection = store::by_id(&mut tx, &view.round, context.param("objection")).await?;
    let region = view.round.region_id.clone();
    let id = &objection.student_id;
    let student = student::store::by_id(&mut tx, &region, view.round.id.as_str(), id).await?.name();
    let decline = match &objection.decline_id {
        Some(id) => Some(decline::store::by_id(&mut tx, &view.round, id).await?),
        None => None,
    };
    let own = keep::decided_by(&mut tx, &view.round, &objection).await? == context.actor();
    drop(tx);
    let (status, t) = (form.status(), context.t.clone());
    let page = Answer {
        s: context.shell(t.with("placements-objection", "name", &student)),
        base: import::pages::base(context, &view.round)?,
        may_change: view.may_change,
        round: view.round,
        objection,
        student,
        decline,
        own,
        outcomes: Outcome::ALL
            .iter()
            .map(|one| (one.word().to_owned(), t.word("objection-decide", one.word())))
            .collect(),
        now: context.now,
        form,
        t,
    };
    context.page_of(status, &page)
}

pub async fn one(context: Context) -> Result {
    let form = Form::filled(&context.t, "ruling", &[]);
    answer_page(&context, form).await
}

pub async fn answer(context: Context) -> Result {
    let mut form = context.form("ruling");
    let outcome: Option<Outcome> = form.take_word("outcome");
    let text = form.take_text("answer", true, 3000);
    if let Some(outcome) = outcome.filter(|_| !form.failed()) {
        let site = (&*context.site, &context.t);
        let done = write_tx!(context.site.db, "objection.answer", |tx| {
            let desk = desk::take(&context, tx).await?;
            keep::answer(tx, site, &desk, (context.param("objection"), outcome), &text).await
        });
        if form.refused("answer", done)?.is_some() {
            let to = format!("/r/{}/rondes/{}/plaatsingen", context.region()?.slug, context.param("id"));
            return context.redirect_done(&to, "notice-objection-answered");
        }
    }
    answer_page(&context, form).await
}
