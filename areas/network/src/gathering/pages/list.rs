//! The agenda: as a page, as a calendar, as a feed and as a file.

use askama::Template;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use evenkans_people::Role;
use evenkans_sheets::Cell;
use evenkans_web::{Context, Moment, Pager, Result, Shell, T, attachment, download};

use super::{event, home, sees_all};
use crate::gathering::{Gathering, Kind, calendar, store};

const PER_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "gathering/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    /// What is to come, the first one first; only without a search.
    coming: Vec<Gathering>,
    /// What was, or what was found, the latest first.
    past: Vec<Gathering>,
    pager: Pager,
    kinds: &'static [Kind],
    kind: Option<Kind>,
    q: String,
    may_plan: bool,
}

async fn of_visitor(context: &Context) -> Result<Vec<Gathering>> {
    let mut tx = context.site.db.read("gathering.list").await?;
    Ok(store::list(&mut tx, context.region()?.id.as_str(), sees_all(context)).await?)
}

pub async fn list(context: Context) -> Result {
    let (q, kind): (_, Option<Kind>) = (context.query("q").to_lowercase(), context.query("kind").parse().ok());
    let mut all = of_visitor(&context).await?;
    all.retain(|one| kind.is_none_or(|kind| one.kind == kind));
    all.retain(|one| one.title.to_lowercase().contains(&q) || one.place.to_lowercase().contains(&q));
    let now = context.now;
    let (past, mut coming): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.is_over(now));
    coming.reverse();
    let pager = Pager::new(&context, past.len(), PER_PAGE);
    let t = context.t.clone();
    context.page(&List {
        s: context.shell(t.get("agenda-title")),
        home: home(&context)?,
        coming,
        past: pager.of(past),
        pager,
        kinds: Kind::ALL,
        kind,
        q: context.query("q").to_owned(),
        may_plan: context.has(&[Role::ProgrammeManager]),
        t,
    })
}

/// The public agenda as a calendar to subscribe to, whoever asks: a calendar program has no session.
pub async fn calendar_file(context: Context) -> Result {
    let mut tx = context.site.db.read("gathering.calendar").await?;
    let region = context.region()?;
    let all = store::list(&mut tx, region.id.as_str(), false).await?;
    drop(tx);
    let events = all.iter().map(|one| event(&context, one)).collect::<Result<Vec<_>>>()?;
    let text = calendar(&region.name, context.now, &events);
    attachment("agenda.ics", "text/calendar; charset=utf-8", text.into_bytes())
}

/// The public agenda as a feed.
#[derive(Template)]
#[template(path = "gathering/feed.xml", escape = "html")]
struct Feed {
    t: T,
    title: String,
    about: String,
    home: String,
    items: Vec<Gathering>,
}

pub async fn feed(context: Context) -> Result {
    let mut tx = context.site.db.read("gathering.feed").await?;
    let region = context.region()?;
    let mut items = store::list(&mut tx, region.id.as_str(), false).await?;
    drop(tx);
    items.truncate(50);
    let feed = Feed {
        title: context.t.with("agenda-feed", "region", &region.name),
        about: context.t.get("agenda-lead"),
        home: format!("{}{}", context.site.public_url, home(&context)?),
        items,
        t: context.t.clone(),
    };
    let text = feed.render().map_err(evenkans_store::Error::fault)?;
    let mut response = text.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/rss+xml; charset=utf-8"));
    Ok(response)
}

pub async fn export(context: Context) -> Result {
    let all = of_visitor(&context).await?;
    let t = &context.t;
    let headings = ["gathering-title", "gathering-kind", "gathering-starts-at", "gathering-ends-at", "gathering-place"];
    let headings: Vec<String> = headings.iter().map(|key| t.get(key)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = all
        .into_iter()
        .map(|one| {
            vec![
                one.title.into(),
                t.word("gathering-kind", one.kind.word()).into(),
                Moment(one.starts_at).minute().into(),
                Moment(one.ends_at).minute().into(),
                one.place.into(),
            ]
        })
        .collect();
    download("agenda", context.param("form"), &headings, &rows)
}
