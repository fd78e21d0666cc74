//! Who leads a programme, kept by who leads it, and by an administrator when nobody of them is there any more.

use askama::Template;
use evenkans_people::AccountId;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use crate::programme::{Leader, Leading, Programme, keep, store};

#[derive(Template)]
#[template(path = "programme/leading.html")]
struct Page {
    s: Shell,
    t: T,
    here: String,
    programme: Programme,
    leaders: Vec<Leader>,
    me: AccountId,
    form: Form,
}

/// Whoever is not signed in is asked to be.
async fn take(context: &Context, tx: &mut Tx) -> Result<Leading> {
    if context.signed_in().is_none() {
        return Err(Error::SignIn);
    }
    Ok(Leading::take(context, tx).await?)
}

fn here(context: &Context) -> String {
    format!("/programma/{}", context.param("programme"))
}

async fn page(context: &mut Context, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("programme.leading").await?;
    let Leading { programme, account_id: me } = take(context, &mut tx).await?;
    super::enter(context, &mut tx).await?;
    let leaders = store::leaders(&mut tx, &programme.id).await?;
    drop(tx);
    let t = context.t.clone();
    let form = form.unwrap_or_else(|| Form::filled(&t, "programme", &[]));
    let status = form.status();
    let title = t.with("programme-leading", "name", &programme.name);
    let view = Page { s: context.shell(title), here: here(context), programme, leaders, me, form, t };
    context.page_of(status, &view)
}

pub async fn leading(mut context: Context) -> Result {
    page(&mut context, None).await
}

pub async fn add(mut context: Context) -> Result {
    let mut tx = context.site.db.read("programme.leading").await?;
    take(&context, &mut tx).await?;
    super::enter(&mut context, &mut tx).await?;
    drop(tx);
    let mut form = context.form("programme");
    let (name, email) = (form.take_text("lead", true, 120), form.take_email("email", true));
    if !form.failed() {
        let done = write_tx!(context.site.db, "programme.lead", |tx| {
            let leading = Leading::take(&context, tx).await?;
            keep::add_lead(tx, &context.site, &leading, (&name, &email)).await
        });
        if form.refused("email", done)?.is_some() {
            return context.redirect_done(&format!("{}/leiding", here(&context)), "notice-lead-added");
        }
    }
    page(&mut context, Some(form)).await
}

pub async fn remove(context: Context) -> Result {
    let mut tx = context.site.db.read("programme.leading").await?;
    let me = take(&context, &mut tx).await?.account_id;
    drop(tx);
    let account = context.param("account");
    write_tx!(context.site.db, "programme.no-lead", |tx| {
        let leading = Leading::take(&context, tx).await?;
        keep::remove_lead(tx, &context.site, &leading, account).await
    })?;
    // Who takes themselves off has nothing to keep here any more.
    if me.as_str() == account {
        return context.redirect_done(&here(&context), "notice-lead-stopped");
    }
    context.redirect_done(&format!("{}/leiding", here(&context)), "notice-lead-gone")
}
