//! Who sits where, as the school sees it, and what a student answers.

use std::collections::HashMap;

use askama::Template;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Pager, Result, Shell, ShownTab, T, fold};

use super::{Left, Placement, Stand, StudentAnswer, keep, store};
use crate::archive::Table;
use crate::decline::{self, Decline};
use crate::objection::{self, Objection};
use crate::place::{self, store::Titled};
use crate::round::{self, Round, desk};
use crate::{employer, import, student};

/// Rows on one page.
const PER_PAGE: usize = 100;

/// A student of a published round, with where they are.
struct Row {
    student_id: String,
    name: String,
    last_name: String,
    number: String,
    place: String,
    placement: Option<Placement>,
    stand: Stand,
}

#[derive(Template)]
#[template(path = "placement/list.html")]
struct List {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    rows: Vec<Row>,
    counts: Vec<(Stand, usize)>,
    declines: Vec<(Decline, String)>,
    objections: Vec<(Objection, String)>,
    total: usize,
    pager: Pager,
    which: Option<Stand>,
    q: String,
    now: i64,
}

async fn rows(tx: &mut Tx, round: &Round) -> Result<Vec<Row>> {
    let titles = place::store::titles(tx, round).await?;
    let titles: HashMap<&str, &Titled> = titles.iter().map(|place| (place.id.as_str(), place)).collect();
    let mut live: HashMap<String, Placement> =
        store::live(tx, round).await?.into_iter().map(|one| (one.student_id.to_string(), one)).collect();
    let left = store::left(tx, round).await?;
    let declines = decline::store::of_round(tx, round).await?;
    let objections = objection::store::of_round(tx, round).await?;
    let now = tx.now;
    let mut rows = Vec::new();
    for student in student::store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        let id = student.id.to_string();
        let placement = live.remove(&id);
        let stand = match &placement {
            _ if declines.iter().any(|one| one.is_open() && one.student_id == id) => Stand::Decline,
            _ if objections.iter().any(|one| one.is_open() && one.student_id == id) => Stand::Objection,
            None => match left.get(&id) {
                Some(Left::Withdrew) => Stand::Withdrawn,
                Some(Left::FollowUp) => Stand::FollowUp,
                None => Stand::Waiting,
            },
            Some(one) if one.is_silent(now) => Stand::Silent,
            Some(one) if one.is_answering() => Stand::Answering,
            Some(_) => Stand::Settled,
        };
        let place = placement.as_ref().and_then(|one| titles.get(one.place_id.as_str())).map(|one| one.with_code());
        rows.push(Row {
            name: student.name(),
            student_id: id,
            last_name: student.last_name,
            number: student.number,
            place: place.unwrap_or_default(),
            placement,
            stand,
        });
    }
    rows.sort_by_cached_key(|row| (row.stand, fold(&row.last_name), row.number.clone()));
    Ok(rows)
}

pub async fn list(context: Context) -> Result {
    let mut tx = context.site.db.read("placement.list").await?;
    let view = desk::look(&context, &mut tx).await?;
    view.round.must_have_result()?;
    let rows = rows(&mut tx, &view.round).await?;
    let names: HashMap<String, String> = rows.iter().map(|row| (row.student_id.clone(), row.name.clone())).collect();
    let name = |id: &str| names.get(id).cloned().unwrap_or_default();
    let declines = decline::store::of_round(&mut tx, &view.round).await?.into_iter().filter(Decline::is_open);
    let objections = objection::store::of_round(&mut tx, &view.round).await?.into_iter().filter(Objection::is_open);
    drop(tx);
    let counts = Stand::ALL.iter().map(|stand| (*stand, rows.iter().filter(|row| row.stand == *stand).count()));
    let counts: Vec<(Stand, usize)> = counts.filter(|(_, n)| *n > 0).collect();
    let which: Option<Stand> = context.query("stand").parse().ok();
    let q = fold(context.query("q"));
    let rows: Vec<Row> = rows
        .into_iter()
        .filter(|row| which.is_none_or(|which| row.stand == which))
        .filter(|row| q.is_empty() || fold(&format!("{} {} {}", row.name, row.number, row.place)).contains(&q))
        .collect();
    let pager = Pager::new(&context, rows.len(), PER_PAGE);
    context.page(&List {
        s: context.shell(context.t.get("placements-title")),
        t: context.t.clone(),
        base: import::pages::base(&context, &view.round)?,
        tabs: round::pages::tabs(&context, &view.round, "plaatsingen")?,
        total: rows.len(),
        rows: pager.of(rows),
        counts,
        declines: declines.map(|one| (one.clone(), name(&one.student_id))).collect(),
        objections: objections.map(|one| (one.clone(), name(&one.student_id))).collect(),
        pager,
        which,
        q: context.query("q").to_owned(),
        now: context.now,
        round: view.round,
    })
}

/// Who sits where, for a file.
pub(crate) async fn table(tx: &mut Tx, t: &T, round: &Round) -> Result<Table> {
    let rows = rows(tx, round).await?;
    let headings = [
        "field-number",
        "result-student",
        "result-place",
        "placement-origin-title",
        "placement-employer-title",
        "placement-student-title",
        "student-state",
    ];
    let rows = rows.into_iter().map(|row| {
        let placement = row.placement.as_ref();
        vec![
            row.number.clone().into(),
            row.name.into(),
            row.place.into(),
            placement.map(|one| t.word("placement-origin", one.origin.word())).unwrap_or_default().into(),
            placement.map(|one| t.word("placement-employer", one.employer.word())).unwrap_or_default().into(),
            placement.map(|one| t.word("placement-student", one.student.word())).unwrap_or_default().into(),
            t.word("placement-stand", row.stand.word()).into(),
        ]
    });
    Ok(Table { name: "plaatsingen", headings: headings.map(|key| t.get(key)).to_vec(), rows: rows.collect() })
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("placement.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    view.round.must_have_result()?;
    table(&mut tx, &context.t, &view.round).await?.download(context.param("form"))
}

/// The employer says that the student can come.
pub async fn accept(context: Context) -> Result {
    let (link, actor) = (context.employer()?, context.actor());
    write_tx!(context.site.db, "placement.accept", |tx| {
        keep::accept(tx, &link, &actor, context.param("placement")).await
    })?;
    let to = format!("/r/{}/mijn-plekken?bedrijf={}", context.region()?.slug, link.employer_id);
    context.redirect_done(&to, "notice-accepted")
}

/// The student says what a repair round may do with them.
pub async fn answer(context: Context) -> Result {
    let link = context.student()?;
    let answer: StudentAnswer = context.value("answer").parse().map_err(|()| Error::BadRequest("error-form"))?;
    if answer == StudentAnswer::Waiting {
        return Err(Error::BadRequest("error-form"));
    }
    let version = context.value("version").parse().unwrap_or(-1);
    write_tx!(context.site.db, "placement.answer", |tx| {
        let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
        keep::answer(tx, &round, link, version, answer).await
    })?;
    context.redirect_done(&format!("/r/{}/mijn-ronde/uitslag#antwoord", context.region()?.slug), "notice-answered")
}

#[derive(Template)]
#[template(path = "placement/withdraw.html")]
struct Withdraw {
    s: Shell,
    t: T,
    back: String,
    round: Round,
    place: Option<String>,
    form: Form,
}

async fn withdraw_page(context: &Context, form: Form) -> Result {
    let link = context.student()?;
    let mut tx = context.site.db.read("placement.withdraw").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    round.must_be_published()?;
    let place = match keep::live_of(&mut tx, &link.region_id, &link.student_id).await? {
        Some(one) => Some(place::store::by_id(&mut tx, &link.region_id, &one.place_id).await?.title),
        None => None,
    };
    drop(tx);
    let status = form.status();
    let view = Withdraw {
        s: context.shell(context.t.get("withdraw-title")),
        t: context.t.clone(),
        back: format!("/r/{}/mijn-ronde/uitslag", context.region()?.slug),
        round,
        place,
        form,
    };
    context.page_of(status, &view)
}

pub async fn withdraw_form(context: Context) -> Result {
    let form = Form::filled(&context.t, "withdraw", &[]);
    withdraw_page(&context, form).await
}

/// A withdrawal frees the seat, and the employer is told.
pub async fn withdraw(context: Context) -> Result {
    let link = context.student()?;
    let mut form = context.form("withdraw");
    if !form.ticked("sure") {
        form.wrong("sure", "error-sure");
        return withdraw_page(&context, form).await;
    }
    let site = (&*context.site, &context.t);
    write_tx!(context.site.db, "placement.withdraw", |tx| {
        let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
        let Some(place) = keep::withdraw(tx, &round, link).await? else { return Ok(()) };
        let place = place::store::by_id(tx, &link.region_id, &place).await?;
        match &place.employer_id {
            Some(employer) => employer::tell_changed(tx, site, &round, employer).await,
            None => Ok(()),
        }
    })?;
    context.redirect_done(&format!("/r/{}/mijn-ronde/uitslag", context.region()?.slug), "notice-withdrawn")
}
