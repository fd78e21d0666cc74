//! Who has an agreement, and what the school does for many at once.

use std::collections::HashMap;
use std::str::FromStr;

use askama::Template;
use evenkans_people::Lang;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Pager, Result, Shell, ShownTab, T, fold};

use super::{NAME, base, langs, own_name, usual};
use crate::agreement::{Agreement, Deed, Party, Stage, State, keep, latest_of, remind, sign, store};
use crate::archive::Table;
use crate::placement::{self, Placement};
use crate::round::{self, Round, desk};
use crate::student::{self, Student};
use crate::{import, place};

/// Rows on one page.
const PER_PAGE: usize = 100;

struct Row {
    student: Student,
    place: String,
    starts_on: String,
    agreement: Option<Agreement>,
    missing: Vec<Party>,
    stage: Stage,
}

async fn rows(tx: &mut Tx, round: &Round) -> Result<Vec<Row>> {
    let titles = place::store::titles(tx, round).await?;
    let titles: HashMap<&str, String> = titles.iter().map(|one| (one.id.as_str(), one.with_code())).collect();
    let mut live: HashMap<String, Placement> = HashMap::new();
    for one in placement::store::live(tx, round).await? {
        live.insert(one.student_id.to_string(), one);
    }
    let mut agreements: HashMap<String, Vec<Agreement>> = HashMap::new();
    let all = store::of_round(tx, round).await?;
    let mut missing = store::missing_of_round(tx, round, &all).await?;
    for one in all {
        agreements.entry(one.student_id.clone()).or_default().push(one);
    }
    let mut rows = Vec::new();
    for student in student::store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        let agreement = agreements.get(student.id.as_str()).and_then(|all| latest_of(all)).cloned();
        let placement = live.get(student.id.as_str());
        let missing = agreement.as_ref().and_then(|one| missing.remove(one.id.as_str())).unwrap_or_default();
        let stage = match (agreement.as_ref().map(|one| one.state), placement) {
            (Some(State::Open), _) if missing.contains(&Party::School) => Stage::ToSign,
            (Some(State::Open), _) => Stage::Waiting,
            (Some(State::Signed), _) => Stage::Signed,
            (_, Some(_)) => Stage::Missing,
            (Some(State::Ended), None) => Stage::Ended,
            (_, None) => Stage::NoPlace,
        };
        let place_id =
            placement.map(|one| one.place_id.as_str()).or(agreement.as_ref().map(|one| one.place_id.as_str()));
        rows.push(Row {
            place: place_id.and_then(|id| titles.get(id)).cloned().unwrap_or_default(),
            starts_on: agreement.as_ref().map_or_else(|| round.starts_on.clone(), |one| one.starts_on.clone()),
            missing,
            agreement,
            stage,
            student,
        });
    }
    rows.sort_by_cached_key(|row| (row.stage, fold(&row.student.last_name), row.student.number.clone()));
    Ok(rows)
}

/// The rows that the address asks for.
fn asked_for(context: &Context, rows: Vec<Row>) -> Vec<Row> {
    let which: Option<Stage> = context.query("stand").parse().ok();
    let q = fold(context.query("q"));
    let named = |row: &Row| fold(&format!("{} {} {}", row.student.name(), row.student.number, row.place)).contains(&q);
    rows.into_iter()
        .filter(|row| which.is_none_or(|which| row.stage == which))
        .filter(|row| q.is_empty() || named(row))
        .collect()
}

#[derive(Template)]
#[template(path = "agreement/list.html")]
struct List {
    s: Shell,
    t: T,
    base: String,
    home: String,
    tabs: Vec<ShownTab>,
    round: Round,
    may_change: bool,
    rows: Vec<Row>,
    counts: Vec<(Stage, usize)>,
    /// Which languages there are templates in, for the programmes of this round.
    langs: Vec<(String, String)>,
    total: usize,
    pager: Pager,
    which: Option<Stage>,
    q: String,
    /// Whom a deed for many left out: why, and who.
    left_out: Vec<(String, Vec<String>)>,
    /// For how many others it was done.
    done: usize,
    form: Form,
}

impl List {
    /// Whether a row was chosen before the page came back with an error.
    fn was_chosen(&self, row: &Row) -> bool {
        self.form.all("id").iter().any(|id| id == row.student.id.as_str())
    }
}

async fn list_page(context: &Context, form: Form, (done, left_out): (usize, Vec<(String, Vec<String>)>)) -> Result {
    let mut tx = context.site.db.read("agreement.list").await?;
    let view = desk::look(context, &mut tx).await?;
    view.round.must_have_result()?;
    let rows = rows(&mut tx, &view.round).await?;
    drop(tx);
    let counts = Stage::ALL.iter().map(|stage| (*stage, rows.iter().filter(|row| row.stage == *stage).count()));
    let counts = counts.filter(|(_, n)| *n > 0).collect();
    let which: Option<Stage> = context.query("stand").parse().ok();
    let rows = asked_for(context, rows);
    let (pager, t) = (Pager::new(context, rows.len(), PER_PAGE), context.t.clone());
    let status = if left_out.is_empty() { form.status() } else { axum::http::StatusCode::UNPROCESSABLE_ENTITY };
    let page = List {
        s: context.shell(t.get("agreements-title")),
        base: import::pages::base(context, &view.round)?,
        home: format!("/r/{}", context.region()?.slug),
        tabs: round::pages::tabs(context, &view.round, "overeenkomsten")?,
        langs: langs(&t),
        total: rows.len(),
        rows: pager.of(rows),
        may_change: view.may_change,
        round: view.round,
        q: context.query("q").to_owned(),
        counts,
        pager,
        which,
        left_out,
        done,
        form,
        t,
    };
    context.page_of(status, &page)
}

pub async fn list(context: Context) -> Result {
    let form = Form::filled(&context.t, "agreement", &[("sign_name", own_name(&context))]);
    list_page(&context, form, (0, Vec::new())).await
}

/// For how many students a deed is done in one go: a page should not be waited for longer.
const AT_ONCE: usize = 200;

impl Deed {
    /// Whether it can be done for a row at all.
    fn fits(self, row: &Row) -> bool {
        match self {
            Self::Make => row.stage == Stage::Missing,
            Self::Remind | Self::TakeBack => matches!(row.stage, Stage::ToSign | Stage::Waiting),
            Self::Sign => row.missing.contains(&Party::School),
        }
    }
}

/// One deed for all chosen students, each in a transaction of its own: whom it cannot be done for are told with why.
pub async fn many(context: Context) -> Result {
    let mut form = context.form("agreement");
    form.fill(&[("sign_name", own_name(&context))]);
    let mut tx = context.site.db.read("agreement.many").await?;
    let desk = desk::take(&context, &mut tx).await?;
    let all = rows(&mut tx, &desk.round).await?;
    drop(tx);
    let deed = Deed::from_str(context.value("do")).map_err(|()| Error::BadRequest("error-form"))?;
    let mut chosen: Vec<String> = match context.form_has("all") {
        true => {
            let can = asked_for(&context, all).into_iter().filter(|row| deed.fits(row));
            can.map(|row| row.student.id.0).collect()
        }
        false => context.values("id").to_vec(),
    };
    let more = chosen.len() > AT_ONCE;
    chosen.truncate(AT_ONCE);
    if chosen.is_empty() {
        return Err(Error::refused_code("list-choose-some"));
    }
    let lang: Lang = form.raw("lang").parse().unwrap_or_default();
    let name = if deed == Deed::Sign { form.take_text("sign_name", true, NAME) } else { String::new() };
    if deed == Deed::Sign && !form.ticked("sign_sure") {
        form.wrong("sign_sure", "error-agreement-sure");
    }
    if deed == Deed::TakeBack && !form.ticked("back_sure") {
        form.wrong("back_sure", "error-agreement-back-sure");
    }
    if form.failed() {
        return list_page(&context, form, (0, Vec::new())).await;
    }
    let site = (&*context.site, &context.t);
    let mut left_out = Vec::new();
    for id in &chosen {
        let done = write_tx!(context.site.db, "agreement.many", |tx| {
            let desk = desk::take(&context, tx).await?;
            let region = desk.round.region_id.as_str();
            // Of another round it does not exist.
            student::store::by_id(tx, region, desk.round.id.as_str(), id).await?;
            if deed == Deed::Make {
                let terms = usual(tx, &desk.round, id, lang).await?;
                return keep::make(tx, site, &desk, id, &terms).await.map(drop);
            }
            let all = store::of_student(tx, region, id).await?;
            let open = all.iter().find(|one| one.is_open());
            let open = open.ok_or(evenkans_store::Error::refused("error-agreement-none-open"))?;
            if deed == Deed::TakeBack {
                return keep::take_back(tx, site, &desk, open.id.as_str()).await;
            }
            if deed == Deed::Remind {
                return remind(tx, site, &desk.round, open).await;
            }
            sign(tx, site, &desk.round, open, (Party::School, &desk.actor), (&name, &open.hash)).await
        });
        match done {
            Err(evenkans_store::Error::Refused(refusal)) => left_out.push((id.clone(), context.t.refusal(&refusal))),
            other => other?,
        }
    }
    if left_out.is_empty() {
        let to = format!("{}/overeenkomsten", base(&context)?);
        let notice = match deed {
            _ if more => "notice-agreements-more",
            Deed::Make => "notice-agreements-made",
            Deed::Remind => "notice-reminded",
            Deed::TakeBack => "notice-agreement-back",
            Deed::Sign => "notice-signed",
        };
        return context.redirect_done(&to, notice);
    }
    let mut tx = context.site.db.read("agreement.names").await?;
    let view = desk::look(&context, &mut tx).await?;
    let left = left_out.len();
    let mut by_reason: Vec<(String, Vec<String>)> = Vec::new();
    for (id, why) in left_out {
        let name = student::store::by_id(&mut tx, &view.round.region_id, view.round.id.as_str(), &id).await?.name();
        match by_reason.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, names)) => names.push(name),
            None => by_reason.push((why, vec![name])),
        }
    }
    drop(tx);
    list_page(&context, form, (chosen.len() - left, by_reason)).await
}

/// Who has an agreement, for a file.
pub(crate) async fn table(tx: &mut Tx, t: &T, round: &Round) -> Result<Table> {
    let rows = rows(tx, round).await?;
    let headings = [
        "field-number",
        "result-student",
        "result-place",
        "agreement-stage-title",
        "agreement-missing",
        "agreement-starts-on",
        "agreement-signed-at",
        "agreement-hash",
    ];
    let rows = rows.into_iter().map(|row| {
        let missing: Vec<String> = row.missing.iter().map(|one| t.word("agreement", one.word())).collect();
        let signed_at = row.agreement.as_ref().and_then(|one| one.signed_at);
        vec![
            row.student.number.clone().into(),
            row.student.name().into(),
            row.place.into(),
            t.word("agreement-stage", row.stage.word()).into(),
            missing.join(", ").into(),
            row.starts_on.into(),
            signed_at.map(|at| t.moment(at)).unwrap_or_default().into(),
            row.agreement.map(|one| one.hash).unwrap_or_default().into(),
        ]
    });
    Ok(Table { name: "overeenkomsten", headings: headings.map(|key| t.get(key)).to_vec(), rows: rows.collect() })
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("agreement.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    view.round.must_have_result()?;
    table(&mut tx, &context.t, &view.round).await?.download(context.param("form"))
}
