//! How far partners are by their own words, for the programme manager: to help, never to rank in public.

use std::collections::BTreeMap;

use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Moment, Pager, Result, Shell, T, download};

use super::home;
use crate::partner::Kind;
use crate::partner::selection::{Options, Selection};
use crate::region::Manager;
use crate::standard::{Assessment, store};

const PER_PAGE: usize = 100;

/// A partner that filled one in or was asked to.
struct Row {
    partner_id: String,
    partner: String,
    /// Its newest one that is done, what that came to, and what the one before it came to.
    newest: Option<Assessment>,
    score: Option<usize>,
    before: Option<usize>,
    done_at: Option<i64>,
    read_at: Option<i64>,
    /// When it was asked, if it did not finish one since.
    asked_at: Option<i64>,
}

impl Row {
    fn of(partner_id: &str, partner: &str) -> Self {
        let (partner_id, partner) = (partner_id.to_owned(), partner.to_owned());
        Self {
            partner_id,
            partner,
            newest: None,
            score: None,
            before: None,
            done_at: None,
            read_at: None,
            asked_at: None,
        }
    }
}

#[derive(Template)]
#[template(path = "standard/overview.html")]
struct Overview {
    s: Shell,
    t: T,
    home: String,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
    q: String,
    options: Options,
    form: Form,
}

async fn rows(context: &Context) -> Result<Vec<Row>> {
    let manager = Manager::take(context)?;
    let mut tx = context.site.db.read("standard.overview").await?;
    let done = store::done(&mut tx, &manager.region_id).await?;
    let asked = store::asked(&mut tx, &manager.region_id).await?;
    drop(tx);
    let mut of: BTreeMap<String, Row> = BTreeMap::new();
    for one in done {
        let row = of.entry(one.partner_id.clone()).or_insert_with(|| Row::of(&one.partner_id, &one.partner));
        let score = Some(one.score().percent());
        if row.newest.is_some() {
            row.before = row.before.or(score);
            continue;
        }
        (row.score, row.done_at, row.read_at) = (score, one.done_at, one.read_at);
        row.newest = Some(one);
    }
    for one in asked {
        let row = of.entry(one.partner_id.clone()).or_insert_with(|| Row::of(&one.partner_id, &one.partner));
        row.asked_at = Some(one.asked_at);
    }
    let mut rows: Vec<Row> = of.into_values().collect();
    rows.sort_by(|a, b| a.partner.cmp(&b.partner));
    Ok(rows)
}

pub async fn overview(context: Context) -> Result {
    let form = Form::filled(&context.t, "selection", &[]);
    page(&context, form).await
}

/// Asks whom was chosen to fill the standard in.
pub async fn invite(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("selection");
    let mut tx = context.site.db.read("standard.chosen").await?;
    let chosen = Selection::take(&mut tx, &manager.region_id, &mut form).await?;
    drop(tx);
    if !form.failed() {
        let asked = write_tx!(context.site.db, "standard.invite", |tx| {
            crate::standard::invite(tx, &context.site, &manager, &chosen).await
        });
        match form.refused("kinds", asked)? {
            Some(0) => form.wrong("kinds", "standard-ask-nobody"),
            Some(_) => {
                return context.redirect_done(&format!("{}/standaard/stand", home(&context)?), "notice-standard-asked");
            }
            None => {}
        }
    }
    page(&context, form).await
}

pub async fn unask(context: Context) -> Result {
    let (manager, partner) = (Manager::take(&context)?, context.param("id"));
    write_tx!(context.site.db, "standard.unask", |tx| { crate::standard::unask(tx, &manager, partner).await })?;
    context.redirect_done(&format!("{}/standaard/stand", home(&context)?), "notice-standard-unasked")
}

async fn page(context: &Context, mut form: Form) -> Result {
    let q = context.query("q").to_lowercase();
    let mut rows = rows(context).await?;
    let mut tx = context.site.db.read("standard.options").await?;
    let mut options = Options::of(&mut tx, &context.t, context.region()?.id.as_str(), &mut form).await?;
    drop(tx);
    // There is a list for these two, and who speaks for the partner is asked, whatever the role.
    options.roles.clear();
    options.kinds.retain(|(kind, _)| [Kind::School, Kind::Employer].iter().any(|one| one.word() == kind));
    rows.retain(|row| row.partner.to_lowercase().contains(&q));
    let status = form.status();
    let (pager, t) = (Pager::new(context, rows.len(), PER_PAGE), context.t.clone());
    let view = Overview {
        s: context.shell(t.get("standard-overview")),
        home: home(context)?,
        total: rows.len(),
        rows: pager.of(rows),
        pager,
        q: context.query("q").to_owned(),
        options,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn export(context: Context) -> Result {
    let rows = rows(&context).await?;
    let t = &context.t;
    let headings = [
        "commitment-partner",
        "standard-list",
        "standard-done",
        "standard-score",
        "standard-before",
        "standard-read",
        "standard-asked",
    ];
    let headings: Vec<String> = headings.iter().map(|key| t.get(key)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|row| {
            let day = |at: Option<i64>| at.map(|at| Moment(at).day()).unwrap_or_default();
            let number = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
            let list = row.newest.map(|one| t.word("standard-audience", one.audience.word()));
            vec![
                row.partner.into(),
                list.unwrap_or_default().into(),
                day(row.done_at).into(),
                number(row.score).into(),
                number(row.before).into(),
                day(row.read_at).into(),
                day(row.asked_at).into(),
            ]
        })
        .collect();
    download("standaard", context.param("form"), &headings, &rows)
}
