use askama::Template;
use evenkans_people::Role;
use evenkans_sheets::Cell;
use evenkans_web::{Context, Pager, Result, Shell, T, download};

use super::home;
use crate::commitment::{Commitment, Standing, counts, store};
use crate::partner::speaker;

const PER_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "commitment/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    counts: Vec<(Standing, usize)>,
    rows: Vec<Commitment>,
    total: usize,
    pager: Pager,
    which: Option<Standing>,
    q: String,
    may_promise: bool,
    now: i64,
}

pub async fn list(context: Context) -> Result {
    let mut tx = context.site.db.read("commitment.list").await?;
    let all = store::list(&mut tx, context.region()?.id.as_str()).await?;
    drop(tx);
    let now = context.now;
    let counts = counts(&all, now);
    let (q, which): (_, Option<Standing>) = (context.query("q").to_lowercase(), context.query("stand").parse().ok());
    let found = |text: &str| text.to_lowercase().contains(&q);
    let rows: Vec<Commitment> = all
        .into_iter()
        .filter(|one| which.is_none_or(|which| one.standing(now) == which))
        .filter(|one| found(&one.what) || found(&one.partner) || found(&one.ambition))
        .collect();
    let (pager, t) = (Pager::new(&context, rows.len(), PER_PAGE), context.t.clone());
    context.page(&List {
        s: context.shell(t.get("commitments-title")),
        home: home(&context)?,
        counts,
        total: rows.len(),
        rows: pager.of(rows),
        pager,
        which,
        q: context.query("q").to_owned(),
        may_promise: context.has(&[Role::ProgrammeManager]) || !speaker::partners(&context).is_empty(),
        now,
        t,
    })
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("commitment.export").await?;
    let all = store::list(&mut tx, context.region()?.id.as_str()).await?;
    drop(tx);
    let (t, now) = (&context.t, context.now);
    let headings = [
        "commitment-partner",
        "commitment-what",
        "commitment-shown-by",
        "commitment-ambition",
        "commitment-due-on",
        "commitment-first-due-on",
        "commitment-standing",
    ];
    let headings: Vec<String> = headings.iter().map(|key| t.get(key)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = all
        .into_iter()
        .map(|one| {
            let standing = t.word("commitment-standing", one.standing(now).word());
            vec![
                one.partner.into(),
                one.what.into(),
                one.shown_by.into(),
                one.ambition.into(),
                one.due_on.into(),
                one.first_due_on.into(),
                standing.into(),
            ]
        })
        .collect();
    download("toezeggingen", context.param("form"), &headings, &rows)
}
