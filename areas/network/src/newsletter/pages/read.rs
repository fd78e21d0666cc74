//! What was sent, for everybody; and for who writes it the drafts and how each one fared.

use askama::Template;
use evenkans_paper::Block;
use evenkans_sheets::Cell;
use evenkans_web::{Context, Error, Form, Moment, Pager, Result, Shell, T, download};

use super::home;
use crate::newsletter::{Newsletter, State, send, store};
use crate::region::Manager;

const PER_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "newsletter/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    all: Vec<Newsletter>,
    pager: Pager,
    q: String,
    may_write: bool,
}

pub async fn list(context: Context) -> Result {
    let may_write = Manager::take(&context).is_ok();
    let q = context.query("q").to_lowercase();
    let mut tx = context.site.db.read("newsletter.list").await?;
    let mut all = store::list(&mut tx, context.region()?.id.as_str(), may_write).await?;
    drop(tx);
    all.retain(|one| one.subject.to_lowercase().contains(&q) || one.body.to_lowercase().contains(&q));
    let (pager, t) = (Pager::new(&context, all.len(), PER_PAGE), context.t.clone());
    let s = context.shell(t.get("news-title"));
    let q = context.query("q").to_owned();
    context.page(&List { s, t, home: home(&context)?, all: pager.of(all), pager, q, may_write })
}

pub async fn export(context: Context) -> Result {
    let may_write = Manager::take(&context).is_ok();
    let mut tx = context.site.db.read("newsletter.export").await?;
    let all = store::list(&mut tx, context.region()?.id.as_str(), may_write).await?;
    drop(tx);
    let t = &context.t;
    let headings = ["news-subject", "news-sent-at", "commitment-standing"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let row = |one: Newsletter| -> Vec<Cell> {
        let sent = one.sent_at.map(|at| Moment(at).minute()).unwrap_or_default();
        vec![one.subject.into(), sent.into(), t.word("news-state", one.state.word()).into()]
    };
    let rows: Vec<Vec<Cell>> = all.into_iter().map(row).collect();
    download("nieuws", context.param("form"), &headings, &rows)
}

#[derive(Template)]
#[template(path = "newsletter/one.html")]
struct One {
    s: Shell,
    t: T,
    home: String,
    here: String,
    newsletter: Newsletter,
    body: Vec<Block>,
    may_write: bool,
    /// How many are to get a draft, and how many got what was sent.
    count: usize,
    bounced: Vec<String>,
    form: Form,
}

pub(super) async fn page(context: &Context, form: Option<Form>) -> Result {
    let region = context.region()?.id.as_str();
    let may_write = Manager::take(context).is_ok();
    let mut tx = context.site.db.read("newsletter.one").await?;
    let one = store::by_id(&mut tx, region, context.param("id")).await?;
    let open = one.public && one.state == State::Sent;
    if !may_write && !open {
        return Err(Error::not_found());
    }
    let (mut count, mut bounced) = (0, Vec::new());
    if may_write {
        let (got, back) = store::fared(&mut tx, region, &one.id).await?;
        bounced = back;
        count = match one.state {
            State::Draft => send::recipients(&mut tx, region, &one).await?.len(),
            State::Sending | State::Sent => usize::try_from(got).unwrap_or_default(),
        };
    }
    drop(tx);
    let t = context.t.clone();
    let form = form.unwrap_or_else(|| Form::filled(&t, "news", &[("version", one.version.to_string())]));
    let status = form.status();
    let view = One {
        s: context.shell(one.subject.clone()),
        home: home(context)?,
        here: format!("{}/nieuws/{}", home(context)?, one.id),
        body: evenkans_paper::blocks(&one.body),
        newsletter: one,
        may_write,
        count,
        bounced,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn one(context: Context) -> Result {
    page(&context, None).await
}
