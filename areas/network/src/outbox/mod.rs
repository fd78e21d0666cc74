//! The mails that were written, for the administrator: all of them where no mail server is configured, and
//! which ones bounced where there is one.

use askama::Template;
use evenkans_people::mail::{self, Mail, Post};
use evenkans_web::{Context, Result, Shell, T};

/// How many mails the page shows; older ones are found by searching.
const MOST: i64 = 100;

#[derive(Template)]
#[template(path = "outbox/page.html")]
struct Page {
    s: Shell,
    t: T,
    mails: Vec<ShownMail>,
    q: String,
    outbox: bool,
}

struct ShownMail {
    mail: Mail,
    /// The text with its links, which the administrator of a server without mail has to be able to follow.
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    Link(String),
}

fn parts(body: &str, public_url: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(start) = rest.find(public_url) {
        let (before, from) = rest.split_at(start);
        let end = from.find(char::is_whitespace).unwrap_or(from.len());
        let (link, after) = from.split_at(end);
        parts.push(Part::Text(before.to_owned()));
        parts.push(Part::Link(link.to_owned()));
        rest = after;
    }
    parts.push(Part::Text(rest.to_owned()));
    parts
}

pub async fn page(context: Context) -> Result {
    let q = context.query("q").to_owned();
    let mut tx = context.site.db.read("outbox").await?;
    let mails = mail::recent(&mut tx, &q, MOST).await?;
    let mails = mails
        .into_iter()
        .map(|mail| {
            let parts = parts(mail.body.as_deref().unwrap_or_default(), &context.site.public_url);
            ShownMail { mail, parts }
        })
        .collect();
    let outbox = matches!(context.site.post, Post::Outbox);
    context.page(&Page { s: context.shell(context.t.get("outbox-title")), t: context.t.clone(), mails, q, outbox })
}
