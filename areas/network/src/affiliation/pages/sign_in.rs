//! From the sign-in page to the institution and back.

use std::sync::Arc;

use askama::Template;
use evenkans_oidc::{Attempt, Claims, Problem};
use evenkans_people::identity::{self, Arrival, Said};
use evenkans_people::mail::{self, Letter};
use evenkans_people::{rate, session};
use evenkans_store::{Error, audit, random_token, write_tx};
use evenkans_web::{Context, Form, Result, Shell, T};
use serde_json::json;

use super::super::{arrive, link, settle};
use super::{provider, said_as};

/// Begins the secret of an attempt that links an account which is signed in.
const LINKING: char = 'k';

fn back_to(context: &Context) -> String {
    format!("{}/aanmelden/instelling/terug", context.site.public_url)
}

/// The institution answers over the network, in a thread that may wait.
async fn asked<R: Send + 'static>(
    context: &Context,
    secret: &str,
    ask: impl FnOnce(&evenkans_oidc::Provider, &Attempt) -> std::result::Result<R, Problem> + Send + 'static,
) -> std::result::Result<R, evenkans_web::Error> {
    provider(context)?;
    let (site, attempt) = (Arc::clone(&context.site), Attempt::new(secret));
    let answer = tokio::task::spawn_blocking(move || site.institution.as_ref().map(|provider| ask(provider, &attempt)));
    let answer = answer.await.map_err(Error::fault)?.ok_or_else(evenkans_web::Error::not_found)?;
    answer.map_err(|problem| {
        // The visitor can do nothing about either, and who runs the server can: once, without a word about the visitor.
        tracing::warn!(%problem, "sign-in at the institution");
        let code = match problem {
            Problem::Institution(_) => "error-institution-down",
            Problem::Answer(_) => "error-institution-answer",
        };
        Error::refused(code).into()
    })
}

/// To the institution. Nothing is stored: what has to be remembered is in this browser's cookie.
pub async fn begin(context: Context) -> Result {
    provider(&context)?;
    let links = !context.query("koppelen").is_empty() && context.signed_in().is_some();
    let drawn = random_token()?;
    let secret = if links { format!("{LINKING}{drawn}") } else { drawn };
    let back = back_to(&context);
    let to = asked(&context, &secret, move |provider, attempt| provider.address(attempt, &back, links)).await?;
    context.redirect_to_sign_in(&secret, &to)
}

/// Back from the institution. A GET that signs somebody in, as the protocol has it: it does so only in the browser that
/// left (by the secret in its cookie), and the code works once.
pub async fn back(context: Context) -> Result {
    let expired = || Error::refused("error-institution-expired");
    let secret = context.attempt().ok_or_else(expired)?.to_owned();
    if !context.query("error").is_empty() {
        return Err(Error::refused("error-institution-refused").into());
    }
    let (back, state, code) = (back_to(&context), context.query("state").to_owned(), context.query("code").to_owned());
    let claims =
        asked(&context, &secret, move |provider, attempt| provider.claims(attempt, &back, &state, &code)).await?;
    let Claims { issuer, subject, home, affiliations } = claims;
    let said = Said { issuer, subject, home, affiliations };
    let cookie = write_tx!(context.site.db, "identity.arrive", |tx| {
        // Linking changes what an account reaches, so it waits for a button: an address that somebody else made the
        // browser follow does not.
        let known = if secret.starts_with(LINKING) { None } else { arrive(tx, &said).await? };
        let Some((account, identity)) = known else {
            identity::arrive(tx, &secret, &said).await?;
            return Ok(None);
        };
        let thing = ("account", account.id.as_str());
        audit::record(tx, "", account.id.as_str(), "sign-in.institution", thing, &json!({})).await?;
        session::start_for_identity(tx, &account.id, &identity.id).await.map(Some)
    })?;
    match cookie {
        Some(cookie) => {
            let wanted = context.attempt_wanted();
            context.redirect_as(Some(&cookie), wanted.as_deref().unwrap_or("/mijn"))
        }
        None => context.redirect("/aanmelden/instelling/adres"),
    }
}

#[derive(Template)]
#[template(path = "affiliation/address.html")]
struct Address {
    s: Shell,
    t: T,
    home: String,
    said: String,
    /// Which account it is to be linked with, where one is signed in.
    links: Option<String>,
    /// To which mailbox the code went; nothing before.
    sent: Option<String>,
    form: Form,
    demo: bool,
}

fn expect(context: &Context) -> std::result::Result<String, evenkans_web::Error> {
    provider(context)?;
    Ok(context.attempt().ok_or_else(|| Error::refused("error-institution-expired"))?.to_owned())
}

async fn address_page(context: &Context, secret: &str, form: Form) -> Result {
    let mut tx = context.site.db.read("arrival.page").await?;
    let Arrival { said, email } = identity::arrival(&mut tx, secret).await?;
    drop(tx);
    let t = context.t.clone();
    let links = context.signed_in().filter(|_| secret.starts_with(LINKING)).map(|me| me.account.email.clone());
    let status = form.status();
    let view = Address {
        s: context.shell(t.get(if links.is_some() { "arrival-link" } else { "arrival-title" })),
        said: said_as(&t, &said.affiliations),
        home: said.home,
        links,
        sent: email,
        form,
        demo: context.site.demo.is_some(),
        t,
    };
    context.page_of(status, &view)
}

/// Which mailbox is theirs? An institution is not asked for it.
pub async fn address(context: Context) -> Result {
    let secret = expect(&context)?;
    let form = Form::filled(&context.t, "arrival", &[]);
    address_page(&context, &secret, form).await
}

pub async fn send_code(context: Context) -> Result {
    let secret = expect(&context)?;
    let here = "/aanmelden/instelling/adres";
    if !context.value("other").is_empty() {
        write_tx!(context.site.db, "arrival.other", |tx| { identity::no_code(tx, &secret).await })?;
        return context.redirect(here);
    }
    let mut form = context.form("arrival");
    let (name, email) = (form.take_text("name", true, 120), form.take_email("email", true));
    if !form.failed() {
        let t = &context.t;
        let sent = write_tx!(context.site.db, "arrival.code", |tx| {
            rate::attempt(tx, &format!("sign-in:{email}"), 5, 900).await?;
            let said = identity::arrival(tx, &secret).await?.said;
            // Nobody writes to strangers from here, whatever addresses they give.
            rate::attempt(tx, &format!("arrival:{}:{}", said.issuer, said.subject), 10, 86_400).await?;
            let code = identity::code(tx, &secret, &name, &email).await?;
            let args = [("name", name.clone()), ("home", said.home), ("code", code)];
            let letter = Letter {
                to: &email,
                subject: t.get("mail-arrival-subject"),
                body: t.args("mail-arrival", &args),
                about: ("arrival", ""),
            };
            mail::post(tx, "", &letter).await
        });
        if form.refused("email", sent)?.is_some() {
            return context.redirect(here);
        }
    }
    address_page(&context, &secret, form).await
}

/// Links the account that is signed in with who arrived.
pub async fn join(context: Context) -> Result {
    let secret = expect(&context)?;
    let me = &context.signed_in().ok_or(evenkans_web::Error::SignIn)?.account;
    if !secret.starts_with(LINKING) {
        return Err(Error::refused("error-institution-expired").into());
    }
    let before = context.session.as_ref();
    let cookie = write_tx!(context.site.db, "identity.link", |tx| {
        let said = identity::leave(tx, &secret).await?;
        let identity = link(tx, &me.id, &said).await?;
        if let Some(before) = before {
            session::end(tx, before).await?;
        }
        session::start_for_identity(tx, &me.id, &identity.id).await
    })?;
    context.redirect_as(Some(&cookie), "/mijn/instelling?ok=notice-linked")
}

/// The code from the mail.
pub async fn prove(context: Context) -> Result {
    let secret = expect(&context)?;
    let mut form = context.form("arrival");
    let code: String = form.take_text("code", true, 20).chars().filter(char::is_ascii_digit).collect();
    if !form.failed() {
        write_tx!(context.site.db, "arrival.try", |tx| { identity::count_try(tx, &secret).await })?;
        let lang = context.t.lang;
        let cookie = write_tx!(context.site.db, "arrival.prove", |tx| {
            let Some((account, identity)) = identity::prove(tx, &secret, &code, lang).await? else { return Ok(None) };
            settle(tx, &identity).await?;
            let (actor, payload) = (account.id.as_str(), json!({"home": identity.said.home}));
            audit::record(tx, "", actor, "identity.link", ("account", actor), &payload).await?;
            session::start_for_identity(tx, &account.id, &identity.id).await.map(Some)
        })?;
        if let Some(cookie) = cookie {
            let wanted = context.attempt_wanted();
            return context
                .redirect_as(Some(&cookie), wanted.as_deref().unwrap_or("/mijn/instelling?ok=notice-linked"));
        }
        form.wrong("code", "error-arrival-code");
    }
    address_page(&context, &secret, form).await
}
