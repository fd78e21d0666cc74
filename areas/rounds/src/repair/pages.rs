//! Repair rounds on the school's desk: the seats that are free, the next repair, and what earlier ones did.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Moment, Result, Shell, ShownTab, T};

use super::{NOTICE_SECONDS, Repair, keep, store};
use crate::place;
use crate::placement::{self, SeatChange};
use crate::round::{self, Round, desk};
use crate::{import, student};

#[derive(Template)]
#[template(path = "repair/list.html")]
struct List {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    repairs: Vec<Repair>,
    /// Places with seats that nobody has (or more students than seats), by what lists call them.
    free: Vec<(String, i64)>,
    waiting: usize,
    changes: Vec<(String, SeatChange)>,
    places: Vec<(String, String)>,
    followers: Vec<Round>,
    may_change: bool,
    form: Form,
}

async fn list_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("repair.list").await?;
    let view = desk::look(context, &mut tx).await?;
    let round = view.round;
    round.must_have_result()?;
    let mut all = place::store::of_round(&mut tx, &round.region_id, round.id.as_str()).await?;
    all.retain(|one| one.state == place::State::Approved);
    let seats = placement::free_seats(&mut tx, &round, &all).await?;
    let live = placement::store::live(&mut tx, &round).await?.len();
    let left = placement::store::left(&mut tx, &round).await?.len();
    let students = student::store::of_round(&mut tx, &round.region_id, round.id.as_str()).await?.len();
    let repairs = store::of_round(&mut tx, &round).await?;
    let followers = round::followers(&mut tx, &round).await?;
    let mut changes = placement::store::seat_changes(&mut tx, &round).await?;
    changes.retain(|one| one.follow_up_id.is_none());
    drop(tx);
    let title = |id: &str| {
        let found = all.iter().find(|one| one.id.as_str() == id);
        found.map(|one| format!("{} {}", one.code, one.title)).unwrap_or_default()
    };
    let free = all.iter().filter_map(|one| Some((title(one.id.as_str()), *seats.get(one.id.as_str())?)));
    let status = form.status();
    let page = List {
        s: context.shell(context.t.get("repairs-title")),
        t: context.t.clone(),
        base: import::pages::base(context, &round)?,
        tabs: round::pages::tabs(context, &round, "herstel")?,
        repairs,
        free: free.filter(|(_, n)| *n != 0).collect(),
        waiting: students.saturating_sub(live + left),
        changes: changes.into_iter().map(|one| (title(&one.place_id), one)).collect(),
        places: all.iter().map(|one| (one.id.to_string(), title(one.id.as_str()))).collect(),
        followers,
        may_change: view.may_change,
        round,
        form,
    };
    context.page_of(status, &page)
}

pub async fn list(context: Context) -> Result {
    let soon = Moment(context.now + NOTICE_SECONDS + 3600).field();
    let form = Form::filled(&context.t, "repair", &[("runs_at", soon)]);
    list_page(&context, form).await
}

fn back(context: &Context, notice: &'static str) -> Result {
    context.redirect_done(&format!("/r/{}/rondes/{}/herstel", context.region()?.slug, context.param("id")), notice)
}

pub async fn announce(context: Context) -> Result {
    let mut form = context.form("repair");
    let runs_at = form.take_moment("runs_at", true);
    if let Some(runs_at) = runs_at.filter(|_| !form.failed()) {
        let site = (&*context.site, &context.t);
        let done = write_tx!(context.site.db, "repair.announce", |tx| {
            let desk = desk::take(&context, tx).await?;
            keep::announce(tx, site, &desk, runs_at).await
        });
        if form.refused("runs_at", done)?.is_some() {
            return back(&context, "notice-repair-announced");
        }
    }
    list_page(&context, form).await
}

/// Makes a follow-up round, which the coordinator then sees.
pub async fn follow_up(context: Context) -> Result {
    let mut form = context.form("repair");
    let done = write_tx!(context.site.db, "round.follow_up", |tx| {
        let desk = desk::take(&context, tx).await?;
        let title = context.t.with("follow-up-of", "title", &desk.round.title);
        round::follow_up(tx, &desk, &title).await
    });
    match form.refused("follow_up", done)? {
        Some(id) => {
            let to = format!("/r/{}/rondes/{id}/werk", context.region()?.slug);
            context.redirect_done(&to, "notice-follow-up")
        }
        None => list_page(&context, form).await,
    }
}

pub async fn call_off(context: Context) -> Result {
    write_tx!(context.site.db, "repair.call_off", |tx| {
        let desk = desk::take(&context, tx).await?;
        keep::call_off(tx, &desk, context.param("repair")).await
    })?;
    back(&context, "notice-repair-off")
}

pub async fn change_seats(context: Context) -> Result {
    let mut form = context.form("repair");
    let place = form.take_text("place", true, 60);
    let seats = form.take_number("seats", 0, 1000);
    let reason = form.take_text("reason", true, 500);
    if !form.failed() {
        let done = write_tx!(context.site.db, "repair.seats", |tx| {
            let desk = desk::take(&context, tx).await?;
            keep::change_seats(tx, &desk, (&place, seats), &reason).await
        });
        if form.refused("seats", done)?.is_some() {
            return back(&context, "notice-saved");
        }
    }
    list_page(&context, form).await
}
