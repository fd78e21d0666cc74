//! The door: a picture with the address where people say that they are there, and the list of whoever stands there.

use askama::Template;
use evenkans_people::rate;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T, download, qr};

use super::home;
use crate::gathering::{Attendance, Gathering, Guest, State, keep, store};
use crate::partner::{self, choice};
use crate::region::Manager;

#[derive(Template)]
#[template(path = "gathering/attendance.html")]
struct Door {
    s: Shell,
    t: T,
    here: String,
    gathering: Gathering,
    people: Vec<Attendance>,
    link: String,
    code: String,
    open: bool,
    /// For a screen that a whole room looks at: the code alone.
    large: bool,
    partners: Vec<(String, String)>,
    form: Form,
}

pub async fn attendance(context: Context) -> Result {
    let form = Form::filled(&context.t, "attendance", &[]);
    list_page(&context, form).await
}

async fn list_page(context: &Context, mut form: Form) -> Result {
    let manager = Manager::take(context)?;
    let mut tx = context.site.db.read("gathering.attendance").await?;
    let gathering = store::by_id(&mut tx, &manager.region_id, context.param("id")).await?;
    let people = store::attendance(&mut tx, &manager.region_id, &gathering.id).await?;
    let none = context.t.get("attendance-choose");
    let partners = choice::offered(&mut tx, &manager.region_id, (&mut form, "partner"), none).await?;
    drop(tx);
    let here = format!("{}/agenda/{}", home(context)?, gathering.id);
    let link = format!("{}{here}/hier/{}", context.site.public_url, gathering.code);
    let (t, status) = (context.t.clone(), form.status());
    let view = Door {
        s: context.shell(t.with("attendance-title", "title", &gathering.title)),
        code: qr(&link),
        open: gathering.is_door_open(context.now),
        large: context.query("scherm") == "groot",
        link,
        here,
        gathering,
        people,
        partners,
        form,
        t,
    };
    context.page_of(status, &view)
}

/// Somebody who was there and stands on no list: without a phone, or brought along.
pub async fn add_guest(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("attendance");
    let mut tx = context.site.db.read("gathering.guest").await?;
    let partner = choice::take(&mut tx, &manager.region_id, &mut form, "partner", true).await?;
    drop(tx);
    let name = form.take_text("name", true, 120);
    if !form.failed() {
        let (id, guest) = (context.param("id"), Guest::Named { partner_id: partner, name });
        let done =
            write_tx!(context.site.db, "gathering.guest", |tx| { keep::add_guest(tx, &manager, id, &guest).await });
        if form.refused("name", done)?.is_some() {
            return context.redirect_done(&format!("{}/agenda/{id}/aanwezig", home(&context)?), "notice-saved");
        }
    }
    list_page(&context, form).await
}

pub async fn note(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let (id, was, there) = (context.param("id"), context.values("was"), context.values("there"));
    // An empty list is one on which nobody was there, which has to be said.
    if !context.form_has("list") {
        return Err(Error::BadRequest("error-form"));
    }
    write_tx!(context.site.db, "gathering.note", |tx| { keep::note_attendance(tx, &manager, id, (was, there)).await })?;
    context.redirect_done(&format!("{}/agenda/{id}/aanwezig", home(&context)?), "notice-saved")
}

pub async fn export_attendance(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut tx = context.site.db.read("gathering.export").await?;
    let gathering = store::by_id(&mut tx, &manager.region_id, context.param("id")).await?;
    let people = store::attendance(&mut tx, &manager.region_id, &gathering.id).await?;
    drop(tx);
    let t = &context.t;
    let headings = ["invite-name", "commitment-partner", "attendance-state"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = people
        .into_iter()
        .map(|one| vec![one.name.into(), one.partner.into(), t.word("attendance", one.state.word()).into()])
        .collect();
    download("aanwezig", context.param("form"), &headings, &rows)
}

#[derive(Template)]
#[template(path = "gathering/check_in.html")]
struct CheckIn {
    s: Shell,
    t: T,
    gathering: Gathering,
    open: bool,
    done: bool,
    /// The name of who is known already, who needs to press a button only.
    me: Option<String>,
    partners: Vec<(String, String)>,
    slug: String,
    form: Form,
}

async fn door_page(context: &Context, mut form: Form) -> Result {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("gathering.door").await?;
    let gathering = store::by_id(&mut tx, region, context.param("id")).await?;
    if gathering.code != context.param("code") {
        return Err(Error::not_found());
    }
    let none = context.t.get("attendance-choose");
    let partners = choice::offered(&mut tx, region, (&mut form, "partner"), none).await?;
    let me = known(context);
    let list = store::attendance(&mut tx, region, &gathering.id).await?;
    let is_there = me.as_ref().is_some_and(|guest| guest.is_there(&list));
    let me = match me {
        Some(Guest::Account { name, .. } | Guest::Named { name, .. }) => Some(name),
        Some(Guest::Contact { partner_id, .. }) => {
            Some(partner::store::by_id(&mut tx, region, &partner_id).await?.name)
        }
        None => None,
    };
    drop(tx);
    let t = context.t.clone();
    let status = form.status();
    let view = CheckIn {
        s: context.shell(gathering.title.clone()),
        open: gathering.is_door_open(context.now),
        // Also for who scans the code a second time.
        done: is_there || context.query("ok") == "notice-there",
        me,
        slug: context.region()?.slug.clone(),
        gathering,
        partners,
        form,
        t,
    };
    context.page_of(status, &view)
}

/// Who it is, if they are signed in with a role here or have an employer's link.
fn known(context: &Context) -> Option<Guest> {
    if let Some(link) = context.employer_link() {
        return Some(Guest::Contact { partner_id: link.employer_id.clone(), actor: context.actor() });
    }
    let (me, region) = (context.signed_in()?, context.region.as_ref()?);
    let at = me.members.iter().find(|one| one.region_id == region.id.as_str())?;
    Some(Guest::Account {
        partner_id: at.partner_id.clone(),
        account_id: me.account.id.to_string(),
        name: me.account.name.clone(),
    })
}

pub async fn check_in(context: Context) -> Result {
    let form = Form::filled(&context.t, "attendance", &[]);
    door_page(&context, form).await
}

pub async fn come_in(context: Context) -> Result {
    let region = context.region()?.id.as_str();
    let (id, code) = (context.param("id"), context.param("code"));
    let mut form = context.form("attendance");
    let guest = match known(&context) {
        Some(guest) => guest,
        None => {
            let mut tx = context.site.db.read("gathering.guest").await?;
            let partner_id = choice::take(&mut tx, region, &mut form, "partner", true).await?;
            Guest::Named { partner_id, name: form.take_text("name", true, 120) }
        }
    };
    if !form.failed() {
        let done = write_tx!(context.site.db, "gathering.there", |tx| {
            // A room full of people behind one address comes in at once; a program that fills a list does not.
            rate::attempt(tx, &format!("door:{id}"), 600, 3_600).await?;
            keep::say_there(tx, region, (id, code), &guest).await
        });
        if form.refused("name", done)?.is_some() {
            return context.redirect_done(&format!("{}/agenda/{id}/hier/{code}", home(&context)?), "notice-there");
        }
    }
    door_page(&context, form).await
}
