use std::collections::HashMap;

use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, ShownTab, T, download};

use super::{Choice, Decision, OwnPlace, Proposal, Verdict, keep, store};
use crate::round::{self, Round, State, desk};
use crate::study::Level;
use crate::{import, student, study};

#[derive(Template)]
#[template(path = "own/mine.html")]
struct Mine {
    s: Shell,
    t: T,
    home: String,
    round: Round,
    /// The newest first.
    all: Vec<OwnPlace>,
    /// Whether a place can be brought now.
    may_bring: bool,
    form: Form,
}

impl Mine {
    /// What can be taken back now.
    fn going(&self) -> Option<&OwnPlace> {
        let may = |one: &&OwnPlace| one.is_open() || (one.is_approved() && self.round.state == State::Open);
        self.all.iter().find(may)
    }
}

async fn mine_page(context: &Context, form: Option<Form>) -> Result {
    let link = context.student()?;
    let mut tx = context.site.db.read("own.mine").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    let mut all = store::of_student(&mut tx, &link.region_id, &link.student_id).await?;
    drop(tx);
    all.reverse();
    let dates = [("starts_on", round.starts_on.clone()), ("ends_on", round.ends_on.clone())];
    let form = form.unwrap_or_else(|| Form::filled(&context.t, "own", &dates));
    let (s, status) = (context.shell(context.t.get("own-head")), form.status());
    let view = Mine {
        s,
        t: context.t.clone(),
        home: format!("/r/{}/mijn-ronde", context.region()?.slug),
        may_bring: matches!(round.state, State::Open | State::Published)
            && !all.iter().any(|one| one.is_open() || one.is_approved()),
        round,
        all,
        form,
    };
    context.page_of(status, &view)
}

pub async fn mine(context: Context) -> Result {
    mine_page(&context, None).await
}

fn read_proposal(form: &mut Form) -> Proposal {
    Proposal {
        employer: form.take_text("employer", true, 120),
        kvk: form.take_text("kvk", true, 12),
        town: form.take_text("town", true, 80),
        title: form.take_text("title", true, 120),
        tasks: form.take_text("tasks", true, 2_000),
        hours: u32::try_from(form.take_number("hours", 1, 60)).unwrap_or_default(),
        starts_on: form.take_day("starts_on", true),
        ends_on: form.take_day("ends_on", true),
        contact_name: form.take_text("contact_name", true, 120),
        contact_email: form.take_email("contact_email", true),
    }
}

pub async fn propose(context: Context) -> Result {
    let link = context.student()?;
    let mut form = context.form("own");
    let proposal = read_proposal(&mut form);
    if !form.failed() {
        let site = (&*context.site, &context.t);
        let done = write_tx!(context.site.db, "own.propose", |tx| {
            let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
            keep::propose(tx, site, &round, link, &proposal).await
        });
        if form.refused("kvk", done)?.is_some() {
            return context.redirect_done(&own_page(&context)?, "notice-own-sent");
        }
    }
    mine_page(&context, Some(form)).await
}

fn own_page(context: &Context) -> Result<String> {
    Ok(format!("/r/{}/mijn-ronde/eigen-plek", context.region()?.slug))
}

pub async fn take_back(context: Context) -> Result {
    let link = context.student()?;
    write_tx!(context.site.db, "own.take-back", |tx| {
        let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
        keep::take_back(tx, &round, link).await
    })?;
    context.redirect_done(&own_page(&context)?, "notice-own-back")
}

struct Row {
    one: OwnPlace,
    student: String,
    study: String,
}

async fn rows(context: &Context) -> Result<(Round, bool, Vec<Row>)> {
    let mut tx = context.site.db.read("own.list").await?;
    let view = desk::look(context, &mut tx).await?;
    let all = store::of_round(&mut tx, &view.round).await?;
    let (region, id) = (view.round.region_id.as_str(), view.round.id.as_str());
    let students = student::store::of_round(&mut tx, region, id).await?;
    let studies = study::store::of_round(&mut tx, region, id).await?;
    let studies: HashMap<&str, &str> = studies.iter().map(|one| (one.id.as_str(), one.name.as_str())).collect();
    let mut rows: Vec<Row> = all
        .into_iter()
        .filter_map(|one| {
            let student = students.iter().find(|student| student.id.as_str() == one.student_id)?;
            let study = studies.get(student.study_id.as_str()).copied().unwrap_or_default().to_owned();
            Some(Row { student: student.name(), study, one })
        })
        .collect();
    // What waits for the school first.
    rows.sort_by_key(|row| (!row.one.is_open(), row.one.asked_at));
    Ok((view.round, view.may_change, rows))
}

#[derive(Template)]
#[template(path = "own/list.html")]
struct List {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    rows: Vec<Row>,
}

pub async fn list(context: Context) -> Result {
    let (round, _, rows) = rows(&context).await?;
    context.page(&List {
        s: context.shell(context.t.get("owns-title")),
        t: context.t.clone(),
        base: import::pages::base(&context, &round)?,
        tabs: round::pages::tabs(&context, &round, "plekken")?,
        round,
        rows,
    })
}

pub async fn export(context: Context) -> Result {
    let (_, _, rows) = rows(&context).await?;
    let t = &context.t;
    let headings = [
        "result-student",
        "field-study",
        "own-employer",
        "own-kvk",
        "own-town",
        "own-what",
        "own-verdict-title",
        "own-why",
    ];
    let headings = headings.map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|Row { one, student, study }| {
            vec![
                student.into(),
                study.into(),
                one.proposal.employer.into(),
                one.proposal.kvk.into(),
                one.proposal.town.into(),
                one.proposal.title.into(),
                t.word("own-verdict", one.verdict.map_or("open", Verdict::word)).into(),
                one.verdict_reason.into(),
            ]
        })
        .collect();
    download("eigen-plekken", context.param("form"), &headings, &rows)
}

#[derive(Template)]
#[template(path = "own/decide.html")]
struct Decide {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    row: Row,
    may_change: bool,
    /// Whether the programme asks a recognised company.
    mbo: bool,
    choices: Vec<(String, String)>,
    form: Form,
}

async fn decide_page(context: &Context, form: Form) -> Result {
    let (round, may_change, rows) = rows(context).await?;
    let found = rows.into_iter().find(|row| row.one.id.as_str() == context.param("own"));
    let row = found.ok_or_else(Error::not_found)?;
    let mut tx = context.site.db.read("own.study").await?;
    let (region, id) = (round.region_id.as_str(), round.id.as_str());
    let student = student::store::by_id(&mut tx, region, id, &row.one.student_id).await?;
    let studies = study::store::of_round(&mut tx, region, id).await?;
    drop(tx);
    let mbo = studies.iter().any(|one| one.id == student.study_id && one.level == Level::Mbo);
    let (status, t) = (form.status(), context.t.clone());
    let page = Decide {
        s: context.shell(t.with("own-of", "name", &row.student)),
        base: import::pages::base(context, &round)?,
        choices: Choice::ALL.iter().map(|one| (one.word().to_owned(), t.word("own-choice", one.word()))).collect(),
        round,
        row,
        may_change,
        mbo,
        form,
        t,
    };
    context.page_of(status, &page)
}

pub async fn one(context: Context) -> Result {
    let form = Form::filled(&context.t, "own-decide", &[]);
    decide_page(&context, form).await
}

pub async fn decide(context: Context) -> Result {
    let mut form = context.form("own-decide");
    let choice: Option<Choice> = form.take_word("verdict");
    let decision = Decision {
        approved: choice == Some(Choice::Approve),
        reason: form.take_text("reason", choice == Some(Choice::Refuse), 1_000),
        source: form.take_text("source", false, 120),
        on: form.take_day("on", false),
    };
    if !form.failed() {
        let site = (&*context.site, &context.t);
        let done = write_tx!(context.site.db, "own.decide", |tx| {
            let desk = desk::take(&context, tx).await?;
            keep::decide(tx, site, &desk, context.param("own"), &decision).await
        });
        if form.refused(if decision.approved { "source" } else { "reason" }, done)?.is_some() {
            let to = format!("/r/{}/rondes/{}/eigen-plekken", context.region()?.slug, context.param("id"));
            return context.redirect_done(&to, "notice-decided");
        }
    }
    decide_page(&context, form).await
}
