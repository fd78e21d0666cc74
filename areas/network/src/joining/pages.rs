use askama::Template;
use axum::response::Response;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Moment, Result, Shell, T, download};

use super::{Joining, JoiningId, State, store};
use crate::partner::pages::kinds;
use crate::partner::{Kind, Partner, kvk};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "joining/ask.html")]
struct Ask {
    s: Shell,
    t: T,
    home: String,
    done: bool,
    kinds: Vec<(String, String)>,
    form: Form,
}

fn ask_page(context: &Context, form: Form) -> Result {
    let (t, status) = (context.t.clone(), form.status());
    let view = Ask {
        s: context.shell(t.with("joining-title", "region", &context.region()?.name)),
        home: format!("/r/{}", context.region()?.slug),
        done: context.query("ok") == "notice-joining",
        kinds: kinds(&t),
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn form(context: Context) -> Result {
    let form = Form::filled(&context.t, "joining", &[("kind", "employer".to_owned())]);
    ask_page(&context, form)
}

pub async fn ask(context: Context) -> Result {
    let mut form = context.form("joining");
    let kind: Option<Kind> = form.take_word("kind");
    let name = form.take_text("name", true, 120);
    let number = kvk(form.raw("kvk"));
    let kvk = form.refused("kvk", number)?.flatten();
    let (town, website) = (form.take_text("town", false, 80), form.take_text("website", false, 200));
    if !website.is_empty() && !website.starts_with("https://") && !website.starts_with("http://") {
        form.wrong("website", "error-website");
    }
    let (person, email) = (form.take_text("person", true, 120), form.take_email("email", true));
    let why = form.take_text("why", true, 1_000);
    if let (Some(kind), false) = (kind, form.failed()) {
        let one = Joining {
            id: JoiningId::new(),
            kind,
            name,
            kvk,
            town,
            website,
            person,
            email,
            why,
            lang: context.t.lang,
            state: State::Waiting,
            asked_at: context.now,
            decided_at: None,
            reason: String::new(),
        };
        let region = context.region()?;
        let asked = write_tx!(context.site.db, "joining.ask", |tx| {
            super::ask(tx, &context.site, region.id.as_str(), &one).await
        });
        if form.refused("email", asked)?.is_some() {
            return context.redirect_done(&format!("/r/{}/meedoen", region.slug), "notice-joining");
        }
    }
    ask_page(&context, form)
}

#[derive(Template)]
#[template(path = "joining/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    /// Each with the partner that it is already by its number, and those that have its name.
    waiting: Vec<(Joining, Option<Partner>, Vec<Partner>)>,
    decided: Vec<Joining>,
    /// The form of the one that was refused without a reason.
    form: Form,
    about: String,
}

async fn list_page(context: &Context, form: Form) -> Result {
    let manager = Manager::take(context)?;
    let mut tx = context.site.db.read("joining.list").await?;
    let all = store::list(&mut tx, &manager.region_id).await?;
    let (asking, decided): (Vec<Joining>, Vec<Joining>) = all.into_iter().partition(|one| one.state == State::Waiting);
    let mut waiting = Vec::new();
    for one in asking {
        let known = super::known(&mut tx, &manager.region_id, &one).await?;
        let alike = match known {
            Some(_) => Vec::new(),
            None => super::alike(&mut tx, &manager.region_id, &one).await?,
        };
        waiting.push((one, known, alike));
    }
    drop(tx);
    let (t, status) = (context.t.clone(), form.status());
    let view = List {
        s: context.shell(t.get("joinings-title")),
        home: format!("/r/{}", context.region()?.slug),
        waiting,
        decided,
        about: context.param("id").to_owned(),
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn list(context: Context) -> Result {
    let form = Form::filled(&context.t, "joining", &[]);
    list_page(&context, form).await
}

pub async fn export(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut tx = context.site.db.read("joining.export").await?;
    let all = store::list(&mut tx, &manager.region_id).await?;
    drop(tx);
    let t = &context.t;
    let keys = [
        "partner-name",
        "partner-kind",
        "partner-kvk",
        "partner-town",
        "partner-website",
        "invite-name",
        "invite-email",
        "joining-why",
        "joinings-asked",
        "people-stands",
        "joining-reason",
    ];
    let headings: Vec<String> = keys.iter().map(|key| t.get(key)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let row = |one: Joining| -> Vec<Cell> {
        vec![
            one.name.into(),
            t.word("partner-kind", one.kind.word()).into(),
            one.kvk.into(),
            one.town.into(),
            one.website.into(),
            one.person.into(),
            one.email.into(),
            one.why.into(),
            Moment(one.asked_at).minute().into(),
            t.word("joining-state", one.state.word()).into(),
            one.reason.into(),
        ]
    };
    let rows: Vec<Vec<Cell>> = all.into_iter().map(row).collect();
    download("aanmeldingen", context.param("form"), &headings, &rows)
}

pub async fn welcome(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let id = context.param("id");
    if let Some(decided) = decided(&context).await? {
        return Ok(decided);
    }
    let mut form = context.form("joining");
    // One that is there already keeps its name.
    let name = form.take_text("name", context.value("known").is_empty(), 120);
    if !form.failed() {
        let made = write_tx!(context.site.db, "joining.welcome", |tx| {
            super::welcome(tx, &context.site, (&manager, me), (id, context.value("known"), &name)).await
        });
        if let Some(partner) = form.refused("name", made)? {
            let to = format!("/r/{}/partners/{partner}", context.region()?.slug);
            return context.redirect_done(&to, "notice-welcome-partner");
        }
    }
    list_page(&context, form).await
}

/// Where to go when a colleague, or the same press twice, decided already.
async fn decided(context: &Context) -> Result<Option<Response>> {
    let mut tx = context.site.db.read("joining.decided").await?;
    let one = store::by_id(&mut tx, context.region()?.id.as_str(), context.param("id")).await?;
    let to = format!("/r/{}/aanmeldingen", context.region()?.slug);
    match one.state {
        State::Waiting => Ok(None),
        State::Welcome | State::Refused => context.redirect_done(&to, "notice-joining-decided").map(Some),
    }
}

pub async fn refuse(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    if let Some(decided) = decided(&context).await? {
        return Ok(decided);
    }
    let mut form = context.form("joining");
    let reason = form.take_text("reason", true, 500);
    if !form.failed() {
        let id = context.param("id");
        let done = write_tx!(context.site.db, "joining.refuse", |tx| {
            super::refuse(tx, &context.site, &manager, id, &reason).await
        });
        if form.refused("reason", done)?.is_some() {
            let to = format!("/r/{}/aanmeldingen", context.region()?.slug);
            return context.redirect_done(&to, "notice-joining-refused");
        }
    }
    list_page(&context, form).await
}
