//! Wanting no more newsletters: by the link in each of them, with one button, and back again.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Result, Shell, T};

use super::home;
use crate::newsletter::store;

#[derive(Template)]
#[template(path = "newsletter/stop.html")]
struct Stop {
    s: Shell,
    t: T,
    here: String,
    gets: bool,
}

fn here(context: &Context) -> Result<String> {
    Ok(format!("{}/nieuws/afmelden/{}", home(context)?, context.param("token")))
}

pub async fn subscription(context: Context) -> Result {
    let mut tx = context.site.db.read("newsletter.subscription").await?;
    let gets = store::gets(&mut tx, context.region()?.id.as_str(), context.param("token")).await?;
    drop(tx);
    let (s, t) = (context.shell(context.t.get("news-stop-title")), context.t.clone());
    context.page(&Stop { s, t, here: here(&context)?, gets })
}

async fn set(context: &Context, gets: bool, notice: &'static str) -> Result {
    let (region, token) = (context.region()?.id.as_str(), context.param("token"));
    write_tx!(context.site.db, "newsletter.stop", |tx| { store::set_gets(tx, region, token, gets).await })?;
    context.redirect_done(&here(context)?, notice)
}

pub async fn stop(context: Context) -> Result {
    set(&context, false, "notice-news-stopped").await
}

pub async fn again(context: Context) -> Result {
    set(&context, true, "notice-news-again").await
}
