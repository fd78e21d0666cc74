use askama::Template;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Form, Result, Shell, T};

use super::{Answer, Answers, Pulse};
use crate::internship::pages::WhereToTalk;
use crate::internship::{self, Guide, Side, home_of};
use crate::round::{self, Round};
use crate::student;

/// What the form sends for sharing with nobody; anything else is the guide who was on the page.
const NOBODY: &str = "niemand";

#[derive(Template)]
#[template(path = "pulse/ask.html")]
struct Page {
    s: Shell,
    t: T,
    back: String,
    round: Round,
    /// The first day, where that is still to come.
    begins: Option<String>,
    has_place: bool,
    /// Who guides the student now.
    guide: Option<Guide>,
    talk: WhereToTalk,
    /// What was shared before.
    earlier: Vec<Pulse>,
    /// The answers were read and kept nowhere.
    forgotten: bool,
    answers: Vec<(String, String)>,
    shares: Vec<(String, String)>,
    form: Form,
}

impl Page {
    /// Whether the guide of now does not read this one.
    fn is_for_another(&self, one: &Pulse) -> bool {
        self.guide.as_ref().is_some_and(|guide| guide.account_id.as_str() != one.account_id)
    }
}

async fn page(context: &Context, form: Form, forgotten: bool) -> Result {
    let mut tx: Tx = context.site.db.read("pulse.page").await?;
    // Also for whoever has no place any more: what was shared can be taken back, and talking is always possible.
    let link = context.student()?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    round.must_have_result()?;
    let student = student::store::by_id(&mut tx, &link.region_id, &link.round_id, &link.student_id).await?;
    let internship = internship::of_student(&mut tx, &round, &link.student_id).await?;
    let guide = internship::store::guide_of(&mut tx, &round.region_id, student.id.as_str()).await?;
    let talk = WhereToTalk::of(&mut tx, &context.t, &round, &student).await?;
    let earlier = super::of_student_all(&mut tx, context.student()?).await?;
    let now = tx.now;
    drop(tx);
    let (t, status) = (context.t.clone(), form.status());
    let mut shares = vec![(NOBODY.to_owned(), t.get("pulse-share-no"))];
    if let Some(guide) = &guide {
        shares.insert(0, (guide.account_id.to_string(), t.with("pulse-share-yes", "name", &guide.name)));
    }
    let view = Page {
        s: context.shell(t.get("pulse-title")),
        back: home_of(context, Side::Student)?,
        has_place: internship.is_some(),
        begins: internship.filter(|one| !one.has_begun(now)).map(|one| one.starts_on),
        guide,
        answers: Answer::ALL.iter().map(|one| (one.word().to_owned(), t.word("pulse-answer", one.word()))).collect(),
        round,
        talk,
        earlier,
        forgotten,
        shares,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn ask(context: Context) -> Result {
    let form = Form::filled(&context.t, "pulse", &[]);
    page(&context, form, false).await
}

pub async fn answer(context: Context) -> Result {
    let link = context.student()?;
    let mut form = context.form("pulse");
    let (safe, promised) = (form.take_word("safe"), form.take_word("promised"));
    let note = form.take_text("note", false, 1_000);
    let with = form.take_text("share", true, 60);
    let (Some(safe), Some(promised), false) = (safe, promised, form.failed()) else {
        return page(&context, form, false).await;
    };
    if with == NOBODY {
        // Nothing of it reaches the database, nor comes back in the page: others may look over the shoulder.
        let blank = Form::filled(&context.t, "pulse", &[]);
        return page(&context, blank, true).await;
    }
    let (site, answers) = ((&*context.site, &context.t), Answers { safe, promised, note });
    let done = write_tx!(context.site.db, "pulse.share", |tx| {
        let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
        super::share(tx, site, (&round, &with), link, &answers).await
    });
    match form.refused("share", done)? {
        Some(()) => context.redirect_done(&here(&context)?, "notice-pulse-shared"),
        None => page(&context, form, false).await,
    }
}

fn here(context: &Context) -> Result<String> {
    Ok(format!("{}/hoe-gaat-het", home_of(context, Side::Student)?))
}

/// Lets the guide of now read what an earlier one was told.
pub async fn pass_on(context: Context) -> Result {
    let (link, id, site) = (context.student()?, context.param("pulse"), (&*context.site, &context.t));
    write_tx!(context.site.db, "pulse.pass-on", |tx| {
        let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
        super::pass_on(tx, site, &round, link, id).await
    })?;
    context.redirect_done(&here(&context)?, "notice-pulse-shared")
}

pub async fn take_back(context: Context) -> Result {
    let (link, id) = (context.student()?, context.param("pulse"));
    write_tx!(context.site.db, "pulse.take-back", |tx| { super::take_back(tx, link, id).await })?;
    context.redirect_done(&here(&context)?, "notice-pulse-back")
}
