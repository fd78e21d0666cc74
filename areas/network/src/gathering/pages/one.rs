//! One gathering: what it is about, who comes, and what it led to.

use askama::Template;
use evenkans_paper::Block;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T, attachment};

use super::{event, home, sees_all};
use crate::commitment::{self, Commitment, Standing};
use crate::gathering::{Attendance, Decision, Gathering, Kind, State, calendar, keep, store};
use crate::manifest;
use crate::partner::selection::{Options, Selection};
use crate::partner::speaker;
use crate::region::Manager;
use crate::task::{self, Task};

#[derive(Template)]
#[template(path = "gathering/one.html")]
struct One {
    s: Shell,
    t: T,
    home: String,
    here: String,
    gathering: Gathering,
    about: Vec<Block>,
    notes: Vec<Block>,
    decisions: Vec<Decision>,
    /// Nothing of these is there for who has no role in the region.
    tasks: Vec<Task>,
    promised: Vec<Commitment>,
    /// Partners that signed the manifest here.
    signed: Vec<String>,
    /// Whether the visitor speaks for somebody, who can promise something here.
    speaks: bool,
    people: Vec<Attendance>,
    sees_all: bool,
    /// The visitor's own answer.
    own: Option<State>,
    may_answer: bool,
    may_keep: bool,
    options: Option<Options>,
    /// Who can be given a task: account and name.
    doers: Vec<(String, String)>,
    /// The form to ask people with, and the other ones of the page.
    form: Form,
    typed: Form,
    now: i64,
}

impl One {
    fn of(&self, state: &State) -> Vec<&Attendance> {
        self.people.iter().filter(|one| one.state == *state).collect()
    }
}

async fn page(context: &Context, form: Option<Form>, typed: Option<Form>) -> Result {
    let region = context.region()?.id.to_string();
    let mut tx = context.site.db.read("gathering.one").await?;
    let gathering = store::by_id(&mut tx, &region, context.param("id")).await?;
    let sees_all = sees_all(context);
    let link = context.employer_link();
    let mut people = store::attendance(&mut tx, &region, &gathering.id).await?;
    let own = people.iter().find(|one| is_own(context, one)).map(|one| one.state);
    if !gathering.public && !sees_all && own.is_none() {
        return Err(Error::not_found());
    }
    if !sees_all {
        people = Vec::new();
    }
    let may_keep = Manager::take(context).is_ok();
    let (t, now) = (context.t.clone(), tx.now);
    let decisions = store::decisions(&mut tx, &region, &gathering.id).await?;
    // What a partner promised or signed is public anyway.
    let promised = commitment::store::of_gathering(&mut tx, &region, &gathering.id).await?;
    let signed = manifest::store::signed_at(&mut tx, &region, gathering.id.as_str()).await?;
    let mut tasks = Vec::new();
    if sees_all {
        tasks = task::store::of_gathering(&mut tx, &region, gathering.id.as_str()).await?;
    }
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "selection", &[]));
    let (mut options, mut doers) = (None, Vec::new());
    if may_keep {
        options = Some(Options::of(&mut tx, &t, &region, &mut form).await?);
        doers.push((String::new(), t.get("task-choose")));
        // Whoever was there said that they would; who was only asked can have said so by mail.
        let mut listed: Vec<&Attendance> = people.iter().filter(|one| one.account_id.is_some()).collect();
        listed.sort_by_key(|one| (one.state != State::There, one.name.clone()));
        let named = |one: &Attendance| Some((one.account_id.as_ref()?.to_string(), one.name.clone()));
        doers.extend(listed.into_iter().filter_map(named));
    }
    drop(tx);
    let mut typed = typed.unwrap_or_else(|| Form::filled(&t, "gathering", &[]));
    typed.fill(&[("version", gathering.version.to_string()), ("notes", gathering.notes.clone())]);
    typed.renew(gathering.version);
    let status = if form.failed() { form.status() } else { typed.status() };
    let view = One {
        s: context.shell(gathering.title.clone()),
        home: home(context)?,
        here: format!("{}/agenda/{}", home(context)?, gathering.id),
        about: evenkans_paper::blocks(&gathering.about),
        notes: evenkans_paper::blocks(&gathering.notes),
        may_answer: (sees_all || link.is_some()) && gathering.is_on() && !gathering.is_over(now),
        gathering,
        decisions,
        tasks,
        promised,
        signed,
        speaks: !speaker::partners(context).is_empty(),
        people,
        sees_all,
        own,
        may_keep,
        options,
        doers,
        form,
        typed,
        now,
        t,
    };
    context.page_of(status, &view)
}

/// Whether a row of the list is the visitor's own: that of the account, or of the contact that the link is of.
fn is_own(context: &Context, row: &Attendance) -> bool {
    match (context.employer_link(), context.signed_in()) {
        (Some(link), _) => row.contact && row.partner_id == link.employer_id,
        (None, Some(me)) => row.account_id.as_ref() == Some(&me.account.id),
        (None, None) => false,
    }
}

fn here(context: &Context) -> Result<String> {
    Ok(format!("{}/agenda/{}", home(context)?, context.param("id")))
}

pub async fn one(context: Context) -> Result {
    page(&context, None, None).await
}

/// One gathering as a file for a calendar.
pub async fn event_file(context: Context) -> Result {
    let mut tx = context.site.db.read("gathering.event").await?;
    let region = context.region()?.id.as_str();
    let one = store::by_id(&mut tx, region, context.param("id")).await?;
    let people = store::attendance(&mut tx, region, &one.id).await?;
    drop(tx);
    if !one.public && !sees_all(&context) && !people.iter().any(|row| is_own(&context, row)) {
        return Err(Error::not_found());
    }
    let text = calendar(&one.title, context.now, &[event(&context, &one)?]);
    attachment("afspraak.ics", "text/calendar; charset=utf-8", text.into_bytes())
}

pub async fn ask(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("selection");
    let mut tx = context.site.db.read("gathering.chosen").await?;
    let chosen = Selection::take(&mut tx, &manager.region_id, &mut form).await?;
    drop(tx);
    if !form.failed() {
        let id = context.param("id");
        let asked = write_tx!(context.site.db, "gathering.ask", |tx| {
            let people = chosen.people(tx, &manager.region_id).await?;
            let contacts = chosen.contacts(tx, &manager.region_id, &people, |_| true).await?;
            keep::ask(tx, &context.site, &manager, id, (&people, &contacts)).await
        });
        match form.refused("kinds", asked)? {
            Some(0) => form.wrong("kinds", "selection-nobody-new"),
            Some(_) => return context.redirect_done(&here(&context)?, "notice-gathering-asked"),
            None => {}
        }
    }
    page(&context, Some(form), None).await
}

/// Whoever has a role here says whether they come, for the first of their partners.
pub async fn answer(context: Context) -> Result {
    let region = context.region()?.id.as_str();
    if !["0", "1"].contains(&context.value("comes")) {
        return Err(Error::BadRequest("error-form"));
    }
    if let Some(link) = context.employer_link() {
        let (id, comes, actor) = (context.param("id"), context.value("comes") == "1", context.actor());
        let who = (link.employer_id.as_str(), actor.as_str());
        write_tx!(context.site.db, "gathering.answer", |tx| { keep::answer_for(tx, region, id, who, comes).await })?;
        let notice = if comes { "notice-gathering-comes" } else { "notice-gathering-stays" };
        return context.redirect_done(&here(&context)?, notice);
    }
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let at = me.members.iter().find(|one| one.region_id == region).ok_or_else(Error::not_found)?;
    let comes = context.value("comes") == "1";
    let (id, who) = (context.param("id"), (at.partner_id.as_str(), me.account.id.as_str(), me.account.name.as_str()));
    write_tx!(context.site.db, "gathering.answer", |tx| { keep::answer(tx, region, id, who, comes).await })?;
    context.redirect_done(&here(&context)?, if comes { "notice-gathering-comes" } else { "notice-gathering-stays" })
}

pub async fn report(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("gathering");
    let (notes, version) = (form.take_text("notes", true, 10_000), form.version());
    if !form.failed() {
        let id = context.param("id");
        let done = write_tx!(context.site.db, "gathering.report", |tx| {
            keep::report(tx, &manager, (id, version), &notes).await
        });
        if form.refused("notes", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-saved");
        }
    }
    page(&context, None, Some(form)).await
}

pub async fn decide(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("gathering");
    let text = form.take_text("decision", true, 500);
    if !form.failed() {
        let id = context.param("id");
        let done = write_tx!(context.site.db, "gathering.decide", |tx| { keep::decide(tx, &manager, id, &text).await });
        if form.refused("decision", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-saved");
        }
    }
    page(&context, None, Some(form)).await
}

pub async fn call_off(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("gathering");
    let because = form.take_text("because", true, 300);
    if !form.failed() {
        let id = context.param("id");
        let done = write_tx!(context.site.db, "gathering.call-off", |tx| {
            keep::call_off(tx, &context.site, &manager, id, &because).await
        });
        if form.refused("because", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-gathering-off");
        }
    }
    page(&context, None, Some(form)).await
}

pub async fn take_back_decision(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let (id, decision) = (context.param("id"), context.param("decision"));
    write_tx!(context.site.db, "decision.take-back", |tx| {
        keep::take_back_decision(tx, &manager, id, decision).await
    })?;
    context.redirect_done(&here(&context)?, "notice-decision-gone")
}

pub async fn give_task(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("gathering");
    let (who, text) = (form.take_text("who", true, 60), form.take_text("task", true, 300));
    let due_on = form.take_day("due_on", true);
    if !form.failed() {
        let id = context.param("id");
        let done = write_tx!(context.site.db, "task.give", |tx| {
            task::give(tx, &context.site, &manager, id, (&who, &text, &due_on)).await
        });
        if form.refused("due_on", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-task-given");
        }
    }
    page(&context, None, Some(form)).await
}

pub async fn withdraw_task(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let (id, task) = (context.param("id"), context.param("task"));
    write_tx!(context.site.db, "task.withdraw", |tx| { task::withdraw(tx, &manager, id, task).await })?;
    context.redirect_done(&here(&context)?, "notice-task-gone")
}
