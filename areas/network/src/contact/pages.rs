use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Moment, Result, Shell, T, download};

use super::{Contact, Kind, store};
use crate::partner::{self, Partner};

#[derive(Template)]
#[template(path = "contact/list.html")]
struct Page {
    s: Shell,
    t: T,
    home: String,
    partner: Partner,
    contacts: Vec<Contact>,
    kinds: Vec<(String, String)>,
    form: Form,
}

async fn page(context: &Context, form: Option<Form>) -> Result {
    let region = context.region()?;
    let mut tx = context.site.db.read("contact.page").await?;
    let partner = partner::store::by_id(&mut tx, region.id.as_str(), context.param("id")).await?;
    let me = context.signed_in().ok_or(Error::SignIn)?;
    partner::may_keep(me, region.id.as_str(), partner.kind, Some(&partner.id))?;
    let contacts = store::of_partner(&mut tx, region.id.as_str(), partner.id.as_str()).await?;
    drop(tx);
    let t = context.t.clone();
    let today = [("on_day", Moment(context.now).day())];
    let form = form.unwrap_or_else(|| Form::filled(&t, "contact", &today));
    let status = form.status();
    let view = Page {
        s: context.shell(t.with("contacts-title", "partner", &partner.name)),
        home: format!("/r/{}", region.slug),
        partner,
        contacts,
        kinds: Kind::ALL.iter().map(|one| (one.word().to_owned(), t.word("contact-kind", one.word()))).collect(),
        form,
        t,
    };
    context.page_of(status, &view)
}

fn here(context: &Context) -> Result<String> {
    Ok(format!("/r/{}/partners/{}/contact", context.region()?.slug, context.param("id")))
}

pub async fn list(context: Context) -> Result {
    page(&context, None).await
}

/// The contact moments with a partner as a file.
pub async fn export(context: Context) -> Result {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("contact.export").await?;
    let partner = partner::store::by_id(&mut tx, region, context.param("id")).await?;
    let me = context.signed_in().ok_or(Error::SignIn)?;
    partner::may_keep(me, region, partner.kind, Some(&partner.id))?;
    let contacts = store::of_partner(&mut tx, region, partner.id.as_str()).await?;
    drop(tx);
    let t = &context.t;
    let headings = ["contact-on-day", "contact-kind", "contact-text", "contact-by"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let row = |one: Contact| -> Vec<Cell> {
        vec![one.on_day.into(), t.word("contact-kind", one.kind.word()).into(), one.text.into(), one.by.into()]
    };
    download("contact", context.param("form"), &headings, &contacts.into_iter().map(row).collect::<Vec<_>>())
}

pub async fn note(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut form = context.form("contact");
    let (day, kind) = (form.take_day("on_day", true), form.take_word::<Kind>("kind"));
    let text = form.take_text("text", true, 500);
    if let (Some(kind), false) = (kind, form.failed()) {
        let (region, id) = (context.region()?.id.as_str(), context.param("id"));
        let done = write_tx!(context.site.db, "contact.note", |tx| {
            super::note(tx, me, region, id, (&day, kind, &text)).await
        });
        if form.refused("on_day", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-saved");
        }
    }
    page(&context, Some(form)).await
}

pub async fn remove(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, id, contact) = (context.region()?.id.as_str(), context.param("id"), context.param("contact"));
    write_tx!(context.site.db, "contact.remove", |tx| { super::remove(tx, me, region, id, contact).await })?;
    context.redirect_done(&here(&context)?, "notice-contact-gone")
}
