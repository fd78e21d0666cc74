//! One place on the school's desk.

use evenkans_store::write_tx;
use evenkans_web::{Context, Result};

use super::form::{approve_page, blank_form, edit_page, filled_form, read_form};
use crate::place::{By, LookedUp, Place, State, keep, store};
use crate::round::Round;
use crate::round::desk::{self, Desk};

pub(super) fn back(context: &Context, round: &Round) -> String {
    let slug = context.region.as_ref().map_or("", |region| region.slug.as_str());
    format!("/r/{slug}/rondes/{}/plekken", round.id)
}

fn below(round: &Round) -> String {
    format!("rondes/{}/plekken", round.id)
}

pub(super) async fn own(context: &Context) -> Result<(Desk, Option<Place>)> {
    let mut tx = context.site.db.read("place.own").await?;
    let desk = desk::take(context, &mut tx).await?;
    let id = context.param("place");
    if id.is_empty() {
        return Ok((desk, None));
    }
    let place = store::by_id(&mut tx, &desk.round.region_id, id).await?;
    if place.round_id != desk.round.id.as_str() {
        return Err(evenkans_web::Error::not_found());
    }
    Ok((desk, Some(place)))
}

pub async fn new(context: Context) -> Result {
    let (desk, _) = own(&context).await?;
    let form = blank_form(&context, &desk.round);
    edit_page(&context, &desk.round, None, form, &below(&desk.round)).await
}

pub async fn create(context: Context) -> Result {
    let (desk, _) = own(&context).await?;
    let mut form = context.form("place");
    let change = read_form(&mut form, true)?;
    let employer = Some(form.raw("employer").to_owned()).filter(|id| !id.is_empty());
    if !form.failed() {
        let made = write_tx!(context.site.db, "place.create", |tx| {
            if let Some(id) = &employer {
                crate::employer::of_region(tx, &desk.round.region_id, id).await?;
            }
            let by = By::School(&desk);
            let id = keep::create(tx, by, &desk.round, employer.clone(), change.clone()).await?;
            keep::submit(tx, by, &desk.round, id.as_str()).await
        });
        if form.refused("title", made)?.is_some() {
            return context.redirect_done(&back(&context, &desk.round), "notice-saved");
        }
    }
    edit_page(&context, &desk.round, None, form, &below(&desk.round)).await
}

pub async fn edit(context: Context) -> Result {
    let (desk, place) = own(&context).await?;
    let place = place.ok_or_else(evenkans_web::Error::not_found)?;
    let form = filled_form(&context, &place);
    edit_page(&context, &desk.round, Some(place), form, &below(&desk.round)).await
}

/// Approves the place on whose page one is, for the programmes that are ticked.
pub async fn approve_one(context: Context) -> Result {
    let (desk, place) = own(&context).await?;
    let place = place.ok_or_else(evenkans_web::Error::not_found)?;
    let mut form = context.form("approve");
    let (source, on) = (form.take_text("source", false, 200), form.take_day("on", false));
    let ticked = form.all("recognised").to_vec();
    for (field, text) in [("source", &source), ("on", &on)] {
        if !ticked.is_empty() && text.is_empty() {
            form.wrong(field, "error-place-recognition");
        }
    }
    let looked_up = LookedUp { source, on, studies: Some(ticked) };
    if !form.failed() {
        let (id, version) = (place.id.as_str(), form.version());
        let done = write_tx!(context.site.db, "place.approve", |tx| {
            keep::approve(tx, &desk, (id, version), &looked_up).await
        });
        if form.refused("recognised", done)?.is_some() {
            return context.redirect_done(&back(&context, &desk.round), "notice-approved");
        }
    }
    let filled = filled_form(&context, &place);
    approve_page(&context, &desk.round, place, filled, form, &below(&desk.round)).await
}

pub async fn save(context: Context) -> Result {
    let (desk, place) = own(&context).await?;
    let mut form = context.form("place");
    let change = read_form(&mut form, true)?;
    let (id, version) = (context.param("place").to_owned(), form.version());
    if !form.failed() {
        let saved = write_tx!(context.site.db, "place.save", |tx| {
            keep::save(tx, By::School(&desk), &desk.round, &id, version, change.clone()).await
        });
        if let Some(state) = form.refused("title", saved)? {
            let waits = state == State::Submitted && place.as_ref().is_some_and(|old| old.state == State::Approved);
            let notice = if waits { "notice-place-again" } else { "notice-saved" };
            return context.redirect_done(&back(&context, &desk.round), notice);
        }
    }
    edit_page(&context, &desk.round, place, form, &below(&desk.round)).await
}

pub async fn return_place(context: Context) -> Result {
    let (desk, place) = own(&context).await?;
    let mut form = context.form("place");
    let note = form.take_text("note", true, 500);
    if form.failed() {
        let place = place.ok_or_else(evenkans_web::Error::not_found)?;
        let mut form = filled_form(&context, &place);
        form.wrong("note", "form-required");
        return edit_page(&context, &desk.round, Some(place), form, &below(&desk.round)).await;
    }
    let id = context.param("place");
    write_tx!(context.site.db, "place.return", |tx| {
        keep::return_to_employer(tx, &desk, id, &note).await?;
        let place = store::by_id(tx, &desk.round.region_id, id).await?;
        crate::employer::tell_returned(tx, (&context.site, &context.t), &desk.round, &place).await
    })?;
    context.redirect_done(&back(&context, &desk.round), "notice-returned")
}

pub async fn close(context: Context) -> Result {
    let (desk, _) = own(&context).await?;
    let id = context.param("place");
    write_tx!(context.site.db, "place.close", |tx| { keep::close(tx, By::School(&desk), &desk.round, id).await })?;
    context.redirect_done(&back(&context, &desk.round), "notice-saved")
}
