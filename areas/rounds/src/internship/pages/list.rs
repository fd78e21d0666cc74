//! Who guides whom in a round, and somebody's own students over all rounds.

use std::collections::{BTreeSet, HashMap, HashSet};

use askama::Template;
use evenkans_people::{AccountId, Role};
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Pager, Result, Shell, ShownTab, T, fold};

use crate::archive::Table;
use crate::internship::{Care, Guide, Side, Visit, keep, store};
use crate::placement::{self, Ended};
use crate::round::{self, Round, State, desk};
use crate::student::{self, Student};
use crate::{evaluation, import, place, pulse};

/// Rows on one page, and the most students who get a guide in one go.
const PER_PAGE: usize = 100;
const AT_ONCE: usize = 200;

struct Row {
    round: String,
    /// The page of this student's internship.
    page: String,
    student: Student,
    place: String,
    guide: Option<Guide>,
    care: Care,
    next: Option<i64>,
    last: Option<i64>,
    evaluated: Vec<Side>,
    /// Something that the student told this guide is not well. For anybody else it is always false.
    not_well: bool,
}

/// The students of a round who go somewhere, or did until it stopped; those of one guide, or all.
async fn rows(tx: &mut Tx, round: &Round, base: &str, of: Option<&AccountId>) -> Result<Vec<Row>> {
    let titles = place::store::titles(tx, round).await?;
    let titles: HashMap<&str, String> = titles.iter().map(|one| (one.id.as_str(), one.with_code())).collect();
    let mut at: HashMap<String, (String, String)> = HashMap::new();
    for one in placement::store::of_round(tx, round).await? {
        // The live one is the last.
        if one.is_live() || one.ended == Some(Ended::Stopped) {
            at.insert(one.student_id.to_string(), (one.id.to_string(), one.place_id));
        }
    }
    let mut guides = store::guides(tx, round).await?;
    let visits = store::visits(tx, round).await?;
    let mut by_student: HashMap<&str, Vec<&Visit>> = HashMap::new();
    for one in &visits {
        by_student.entry(one.student_id.as_str()).or_default().push(one);
    }
    let evaluations = evaluation::store::of_round(tx, round).await?;
    let evaluated: HashSet<(&str, Side)> =
        evaluations.iter().map(|one| (one.placement_id.as_str(), one.side)).collect();
    let mut rows = Vec::new();
    for student in student::store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        let id = student.id.as_str();
        let Some((placement, place)) = at.get(id) else { continue };
        let guide = guides.remove(id);
        if of.is_some_and(|me| guide.as_ref().is_none_or(|guide| guide.account_id != *me)) {
            continue;
        }
        let own = by_student.get(id).map_or(&[][..], Vec::as_slice);
        let not_well = match of {
            Some(me) => {
                let shared = pulse::shared_with(tx, &round.region_id, id, me.as_str()).await?;
                shared.first().is_some_and(|one| !one.answers.is_well())
            }
            None => false,
        };
        rows.push(Row {
            round: round.title.clone(),
            page: format!("{base}/begeleiding/{id}"),
            place: titles.get(place.as_str()).cloned().unwrap_or_default(),
            care: Care::of(guide.as_ref(), own, tx.now),
            next: own.iter().find(|one| one.is_going() && one.at >= tx.now).map(|one| one.at),
            last: own.iter().rev().find(|one| one.is_held()).map(|one| one.at),
            evaluated: Side::ALL
                .iter()
                .copied()
                .filter(|side| evaluated.contains(&(placement.as_str(), *side)))
                .collect(),
            guide,
            not_well,
            student,
        });
    }
    rows.sort_by_cached_key(|row| (row.care, fold(&row.student.last_name), row.student.number.clone()));
    Ok(rows)
}

/// The rows that the address asks for.
fn asked_for(context: &Context, mut rows: Vec<Row>) -> Vec<Row> {
    let which: Option<Care> = context.query("stand").parse().ok();
    let q = fold(context.query("q"));
    rows.retain(|row| which.is_none_or(|which| row.care == which));
    rows.retain(|row| {
        let guide = row.guide.as_ref().map_or("", |guide| guide.name.as_str());
        let Row { student, place, .. } = row;
        fold(&format!("{} {} {place} {guide}", student.name(), student.number)).contains(&q)
    });
    rows
}

/// The rows as both pages show them.
#[derive(Template)]
#[template(path = "internship/rows.html")]
struct Rows {
    t: T,
    rows: Vec<Row>,
    total: usize,
    /// Whether each row can be chosen.
    choose: bool,
    /// Whether rows are of more than one round.
    over_rounds: bool,
    chosen: Vec<String>,
}

impl askama::filters::HtmlSafe for Rows {}

impl Rows {
    fn was_chosen(&self, row: &Row) -> bool {
        self.chosen.iter().any(|id| id == row.student.id.as_str())
    }
}

fn counts(rows: &[Row]) -> Vec<(Care, usize)> {
    let count = |care: &Care| (*care, rows.iter().filter(|row| row.care == *care).count());
    Care::ALL.iter().map(count).filter(|(_, n)| *n > 0).collect()
}

#[derive(Template)]
#[template(path = "internship/list.html")]
struct List {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    may_change: bool,
    shown: Rows,
    counts: Vec<(Care, usize)>,
    guides: Vec<(String, String)>,
    pager: Pager,
    which: Option<Care>,
    q: String,
    form: Form,
}

/// What is chosen to take a guide away.
const NOBODY: &str = "nobody";

async fn list_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("internship.list").await?;
    let view = desk::look(context, &mut tx).await?;
    view.round.must_have_result()?;
    let base = import::pages::base(context, &view.round)?;
    let rows = rows(&mut tx, &view.round, &base, None).await?;
    let possible = keep::possible(&mut tx, &view.round).await?;
    drop(tx);
    let (counts, rows) = (counts(&rows), asked_for(context, rows));
    let (pager, t, status) = (Pager::new(context, rows.len(), PER_PAGE), context.t.clone(), form.status());
    let mut guides = vec![(String::new(), t.get("guide-choose"))];
    guides.extend(possible.into_iter().map(|one| (one.member.account_id.to_string(), one.name)));
    guides.push((NOBODY.to_owned(), t.get("guide-nobody")));
    let shown = Rows {
        t: t.clone(),
        total: rows.len(),
        rows: pager.of(rows),
        choose: view.may_change,
        over_rounds: false,
        chosen: form.all("id").to_vec(),
    };
    let page = List {
        s: context.shell(t.get("guidance-title")),
        tabs: round::pages::tabs(context, &view.round, "begeleiding")?,
        base,
        may_change: view.may_change,
        round: view.round,
        shown,
        counts,
        guides,
        pager,
        which: context.query("stand").parse().ok(),
        q: context.query("q").to_owned(),
        form,
        t,
    };
    context.page_of(status, &page)
}

pub async fn list(context: Context) -> Result {
    let form = Form::filled(&context.t, "guide", &[]);
    list_page(&context, form).await
}

/// Gives all chosen students a guide.
pub async fn assign(context: Context) -> Result {
    let mut form = context.form("guide");
    let account = form.take_text("account", true, 60);
    let mut tx = context.site.db.read("guide.all").await?;
    let desk = desk::take(&context, &mut tx).await?;
    let mut chosen = context.values("id").to_vec();
    if context.form_has("all") {
        let all = asked_for(&context, rows(&mut tx, &desk.round, "", None).await?);
        chosen = all.into_iter().map(|row| row.student.id.0).collect();
    }
    drop(tx);
    if chosen.is_empty() {
        form.wrong("account", "list-choose-some");
    }
    if form.failed() {
        return list_page(&context, form).await;
    }
    let more = chosen.len() > AT_ONCE;
    chosen.truncate(AT_ONCE);
    let site = (&*context.site, &context.t);
    write_tx!(context.site.db, "guide.assign", |tx| {
        let desk = desk::take(&context, tx).await?;
        let mut left = BTreeSet::new();
        for id in &chosen {
            left.extend(match account.as_str() {
                NOBODY => keep::unassign(tx, site, &desk, id).await?,
                account => keep::assign(tx, site, &desk, id, account).await?,
            });
        }
        for guide in left {
            let text = ("mail-guides-left-subject", "mail-guides-left");
            keep::tell_guide(tx, site, &desk.round, (guide.as_str(), None), text).await?;
        }
        match account.as_str() {
            NOBODY => Ok(()),
            account => {
                let text = ("mail-guides-subject", "mail-guides");
                keep::tell_guide(tx, site, &desk.round, (account, None), text).await
            }
        }
    })?;
    let base = format!("/r/{}/rondes/{}/begeleiding", context.region()?.slug, context.param("id"));
    let notice = match (more, account.as_str()) {
        (true, _) => "notice-agreements-more",
        (false, NOBODY) => "notice-no-guide",
        (false, _) => "notice-guide",
    };
    // Back to the list as it was asked for.
    context.redirect_done(&context.with_query(&base), notice)
}

#[derive(Template)]
#[template(path = "internship/guided.html")]
struct Guided {
    s: Shell,
    t: T,
    here: String,
    shown: Rows,
    counts: Vec<(Care, usize)>,
    pager: Pager,
    which: Option<Care>,
    q: String,
}

/// The visitor's own students, in every round of their schools that runs.
async fn own(context: &Context) -> Result<Vec<Row>> {
    let region = context.region()?;
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let schools: Vec<&str> = me.partners(region.id.as_str(), &[Role::Coordinator, Role::Teacher]).collect();
    let mut tx = context.site.db.read("internship.own").await?;
    let mut all = Vec::new();
    for round in round::store::list(&mut tx, region.id.as_str()).await? {
        if round.state == State::Published && schools.contains(&round.school_id.as_str()) {
            let base = format!("/r/{}/rondes/{}", region.slug, round.id);
            all.extend(rows(&mut tx, &round, &base, Some(&me.account.id)).await?);
        }
    }
    Ok(all)
}

pub async fn mine(context: Context) -> Result {
    let rows = own(&context).await?;
    let (counts, rows) = (counts(&rows), asked_for(&context, rows));
    let (pager, t) = (Pager::new(&context, rows.len(), PER_PAGE), context.t.clone());
    let total = rows.len();
    let shown =
        Rows { t: t.clone(), total, rows: pager.of(rows), choose: false, over_rounds: true, chosen: Vec::new() };
    let page = Guided {
        s: context.shell(t.get("guided-title")),
        here: format!("/r/{}/begeleiding", context.region()?.slug),
        shown,
        counts,
        pager,
        which: context.query("stand").parse().ok(),
        q: context.query("q").to_owned(),
        t,
    };
    context.page(&page)
}

fn table(t: &T, rows: Vec<Row>) -> Table {
    let headings = [
        "guidance-round",
        "field-number",
        "result-student",
        "result-place",
        "guide-account",
        "guidance-care",
        "guidance-next",
        "guidance-last",
        "guidance-evaluated",
    ];
    let moment = |at: Option<i64>| at.map(|at| t.moment(at)).unwrap_or_default();
    let rows = rows.into_iter().map(|row| {
        let evaluated: Vec<String> = row.evaluated.iter().map(|side| t.word("side", side.word())).collect();
        vec![
            row.round.into(),
            row.student.number.clone().into(),
            row.student.name().into(),
            row.place.into(),
            row.guide.map(|guide| guide.name).unwrap_or_default().into(),
            t.word("care", row.care.word()).into(),
            moment(row.next).into(),
            moment(row.last).into(),
            evaluated.join(", ").into(),
        ]
    });
    Table { name: "begeleiding", headings: headings.map(|key| t.get(key)).to_vec(), rows: rows.collect() }
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("internship.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    view.round.must_have_result()?;
    let rows = rows(&mut tx, &view.round, "", None).await?;
    table(&context.t, rows).download(context.param("form"))
}

pub async fn export_mine(context: Context) -> Result {
    let rows = own(&context).await?;
    table(&context.t, rows).download(context.param("form"))
}
