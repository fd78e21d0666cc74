//! An employer asks for a decline, the student says their side, the school reads both and decides.

use std::collections::HashMap;

use askama::Template;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Result, Shell, ShownTab, T};

use super::{Asked, Decision, Decline, Reason, keep, store};
use crate::archive::Table;
use crate::place::{self, Place};
use crate::placement;
use crate::round::{self, Round, desk};
use crate::{import, student};

#[derive(Template)]
#[template(path = "decline/ask.html")]
struct Ask {
    s: Shell,
    t: T,
    back: String,
    place: Place,
    student: String,
    decide: u32,
    reasons: Vec<(String, String)>,
    requirements: Vec<(String, String)>,
    form: Form,
}

/// The place's own requirements, which are the only ones that can be named.
fn requirements(t: &T, place: &Place) -> Vec<(String, String)> {
    let keys = place.requirements.iter().map(|one| one.key().to_owned());
    let mut options: Vec<(String, String)> =
        keys.zip(place::pages::shown(t, "requirement", &place.requirements)).collect();
    options.insert(0, (String::new(), t.get("decline-none")));
    options
}

async fn ask_page(context: &Context, form: Form) -> Result {
    let link = context.employer()?;
    let mut tx = context.site.db.read("decline.ask").await?;
    let (placement, place) = placement::of_employer(&mut tx, &link, context.param("placement")).await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &place.round_id).await?;
    let id = placement.student_id.as_str();
    let student = student::store::by_id(&mut tx, &link.region_id, &place.round_id, id).await?.name();
    drop(tx);
    let (status, t) = (form.status(), context.t.clone());
    let view = Ask {
        s: context.shell(t.get("decline-title")),
        back: format!("/r/{}/mijn-plekken?bedrijf={}", context.region()?.slug, link.employer_id),
        reasons: Reason::ALL.iter().map(|one| (one.word().to_owned(), t.word("decline-reason", one.word()))).collect(),
        requirements: requirements(&t, &place),
        decide: round.rules.terms.decide,
        student,
        place,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn ask_form(context: Context) -> Result {
    let form = Form::filled(&context.t, "decline", &[]);
    ask_page(&context, form).await
}

pub async fn ask(context: Context) -> Result {
    let mut form = context.form("decline");
    let reason: Option<Reason> = form.take_word("reason");
    let requirement = form.take_text("requirement", reason == Some(Reason::Requirement), 1000);
    let basis = form.take_text("basis", true, 1000);
    let (link, actor) = (context.employer()?, context.actor());
    if let Some(reason) = reason.filter(|_| !form.failed()) {
        let asked = Asked { reason, requirement, basis };
        let (site, id) = ((&*context.site, &context.t), context.param("placement"));
        let done =
            write_tx!(context.site.db, "decline.ask", |tx| { keep::ask(tx, site, &link, (&actor, id), &asked).await });
        if form.refused("basis", done)?.is_some() {
            let to = format!("/r/{}/mijn-plekken?bedrijf={}", context.region()?.slug, link.employer_id);
            return context.redirect_done(&to, "notice-decline-asked");
        }
    }
    ask_page(&context, form).await
}

/// The student's side.
pub async fn reply(context: Context) -> Result {
    let link = context.student()?;
    let mut form = context.form("reply");
    let text = form.take_text("reply", true, 1000);
    if form.failed() {
        return crate::result::pages::mine_with(&context, form).await;
    }
    let actor = context.actor();
    write_tx!(context.site.db, "decline.reply", |tx| {
        keep::reply(tx, &link.region_id, &link.student_id, (&actor, &text)).await
    })?;
    context.redirect_done(&format!("/r/{}/mijn-ronde/uitslag#afwijzing", context.region()?.slug), "notice-saved")
}

/// A decline with the names of what it is about.
struct Shown {
    decline: Decline,
    student: String,
    employer: String,
    place: String,
    requirement: String,
}

async fn shown(tx: &mut Tx, round: &Round, t: &T, declines: Vec<Decline>) -> Result<Vec<Shown>> {
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let names = place::store::employer_names(tx, &round.region_id).await?;
    let students = student::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let students: HashMap<&str, String> = students.iter().map(|one| (one.id.as_str(), one.name())).collect();
    Ok(declines
        .into_iter()
        .map(|decline| {
            let place = places.iter().find(|one| one.id.as_str() == decline.place_id);
            let employer = place.and_then(|one| names.get(one.employer_id.as_ref()?)).cloned().unwrap_or_default();
            let requirement = place.and_then(|one| {
                let at = one.requirements.iter().position(|one| one.key() == decline.requirement)?;
                place::pages::shown(t, "requirement", &one.requirements).into_iter().nth(at)
            });
            Shown {
                student: students.get(decline.student_id.as_str()).cloned().unwrap_or_default(),
                place: place.map(|one| format!("{} {}", one.code, one.title)).unwrap_or_default(),
                employer,
                requirement: requirement.unwrap_or_default(),
                decline,
            }
        })
        .collect())
}

#[derive(Template)]
#[template(path = "decline/list.html")]
struct List {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    /// By employer, with how often each reason was given.
    employers: Vec<(String, Vec<(Reason, usize)>)>,
    rows: Vec<Shown>,
}

async fn of_round(context: &Context) -> Result<(Round, Vec<Shown>)> {
    let mut tx = context.site.db.read("decline.list").await?;
    let view = desk::look(context, &mut tx).await?;
    view.round.must_have_result()?;
    let all = store::of_round(&mut tx, &view.round).await?;
    let rows = shown(&mut tx, &view.round, &context.t, all).await?;
    Ok((view.round, rows))
}

pub async fn list(context: Context) -> Result {
    let (round, rows) = of_round(&context).await?;
    let mut employers: Vec<(String, Vec<(Reason, usize)>)> = Vec::new();
    for row in &rows {
        let at = employers.iter().position(|(name, _)| *name == row.employer).unwrap_or_else(|| {
            employers.push((row.employer.clone(), Vec::new()));
            employers.len() - 1
        });
        let reasons = &mut employers[at].1;
        match reasons.iter_mut().find(|(reason, _)| *reason == row.decline.reason) {
            Some((_, n)) => *n += 1,
            None => reasons.push((row.decline.reason, 1)),
        }
    }
    employers.sort();
    context.page(&List {
        s: context.shell(context.t.get("declines-title")),
        t: context.t.clone(),
        base: import::pages::base(&context, &round)?,
        tabs: round::pages::tabs(&context, &round, "plaatsingen")?,
        round,
        employers,
        rows,
    })
}

/// What employers asked and the school decided, for a file.
pub(crate) async fn table(tx: &mut Tx, t: &T, round: &Round) -> Result<Table> {
    let all = store::of_round(tx, round).await?;
    let rows = shown(tx, round, t, all).await?;
    let headings = [
        "field-employer",
        "result-place",
        "result-student",
        "decline-reason",
        "decline-requirement",
        "decline-basis",
        "decline-reply",
        "decline-verdict-title",
        "decline-why",
    ];
    let rows = rows.into_iter().map(|Shown { decline, student, employer, place, requirement }| {
        let verdict = decline.verdict.map(|one| t.word("decline-verdict", one.word()));
        vec![
            employer.into(),
            place.into(),
            student.into(),
            t.word("decline-reason", decline.reason.word()).into(),
            requirement.into(),
            decline.basis.into(),
            decline.reply.into(),
            verdict.unwrap_or_default().into(),
            decline.verdict_reason.into(),
        ]
    });
    Ok(Table { name: "afwijzingen", headings: headings.map(|key| t.get(key)).to_vec(), rows: rows.collect() })
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("decline.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    view.round.must_have_result()?;
    table(&mut tx, &context.t, &view.round).await?.download(context.param("form"))
}

#[derive(Template)]
#[template(path = "decline/decide.html")]
struct Decide {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    one: Shown,
    may_change: bool,
    now: i64,
    verdicts: Vec<(String, String)>,
    form: Form,
}

async fn decide_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("decline.one").await?;
    let view = desk::look(context, &mut tx).await?;
    let decline = store::by_id(&mut tx, &view.round, context.param("decline")).await?;
    let one = shown(&mut tx, &view.round, &context.t, vec![decline]).await?.pop().ok_or_else(Error::not_found)?;
    drop(tx);
    let (status, t) = (form.status(), context.t.clone());
    let page = Decide {
        s: context.shell(t.with("placements-decline", "name", &one.student)),
        base: import::pages::base(context, &view.round)?,
        may_change: view.may_change,
        round: view.round,
        one,
        now: context.now,
        verdicts: Decision::ALL
            .iter()
            .map(|one| (one.word().to_owned(), t.word("decline-decide", one.word())))
            .collect(),
        form,
        t,
    };
    context.page_of(status, &page)
}

pub async fn one(context: Context) -> Result {
    let form = Form::filled(&context.t, "verdict", &[]);
    decide_page(&context, form).await
}

pub async fn decide(context: Context) -> Result {
    let mut form = context.form("verdict");
    let verdict: Option<Decision> = form.take_word("verdict");
    let reason = form.take_text("reason", true, 1000);
    if let Some(verdict) = verdict.filter(|_| !form.failed()) {
        let site = (&*context.site, &context.t);
        let upheld = verdict == Decision::Upheld;
        let done = write_tx!(context.site.db, "decline.decide", |tx| {
            let desk = desk::take(&context, tx).await?;
            keep::decide(tx, site, &desk, (context.param("decline"), upheld), &reason).await
        });
        if form.refused("reason", done)?.is_some() {
            let to = format!("/r/{}/rondes/{}/plaatsingen", context.region()?.slug, context.param("id"));
            return context.redirect_done(&to, "notice-decided");
        }
    }
    decide_page(&context, form).await
}
