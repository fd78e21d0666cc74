//! The draw: the beacon is typed or fetched, read over where it is dice, and used once.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::public::beacon_text;
use crate::round::{self, Beacon, NamedBeacon, Round, State, desk};

#[derive(Template)]
#[template(path = "round/draw.html")]
struct DrawPage {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    beacon: String,
    dice: bool,
    address: String,
    relay: bool,
    /// What was typed, in fives, and how many there are: to be read again before it counts.
    again: Option<(String, usize)>,
    form: Form,
}

async fn draw_form(context: &Context, form: Form, again: Option<(String, usize)>) -> Result {
    let mut tx = context.site.db.read("round.draw").await?;
    let desk = desk::take(context, &mut tx).await?;
    drop(tx);
    let failed = form.failed();
    let number = round::rules::drand_round(desk.round.rules.beacon.at());
    let view = DrawPage {
        s: context.shell(context.t.get("draw-title")),
        t: context.t.clone(),
        base: crate::import::pages::base(context, &desk.round)?,
        beacon: beacon_text(&context.t, &desk.round.rules.beacon),
        dice: matches!(desk.round.rules.beacon, NamedBeacon::Dice { .. }),
        address: format!("https://api.drand.sh/{}/public/{number}", evenkans_matching::beacon::QUICKNET_CHAIN),
        relay: context.site.drand_relay.is_some(),
        again,
        round: desk.round,
        form,
    };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn draw_page(context: Context) -> Result {
    let mut tx = context.site.db.read("round.drawn").await?;
    let desk = desk::take(&context, &mut tx).await?;
    drop(tx);
    // Nobody should type dice again before witnesses after the draw was done.
    if desk.round.state == State::Drawn || desk.round.state.is_published() {
        return Err(desk.round.state.refused().into());
    }
    let form = Form::filled(&context.t, "draw", &[]);
    draw_form(&context, form, None).await
}

async fn draw_with(context: &Context, mut form: Form, beacon: Beacon) -> Result {
    let done = write_tx!(context.site.db, "round.draw", |tx| {
        let desk = desk::take(context, tx).await?;
        round::draw(tx, &desk, &beacon).await
    });
    match form.refused("beacon", done)? {
        Some(()) => {
            let to = format!("/r/{}/rondes/{}/uitslag", context.region()?.slug, context.param("id"));
            context.redirect_done(&to, "notice-drawn")
        }
        None => draw_form(context, form, None).await,
    }
}

pub async fn draw(context: Context) -> Result {
    let mut form = context.form("draw");
    let typed = form.take_text("beacon", true, 4000);
    if form.failed() {
        return draw_form(&context, form, None).await;
    }
    let beacon = Beacon::typed(&typed);
    let mut tx = context.site.db.read("round.dice").await?;
    let desk = desk::take(&context, &mut tx).await?;
    drop(tx);
    // The draw is done once, so what was typed from the table is shown again before it counts. What cannot be a throw
    // is refused at once, and drand's value proves itself.
    let dice = matches!(desk.round.rules.beacon, NamedBeacon::Dice { .. });
    let whole = beacon.0.len() >= 50 && beacon.0.chars().all(|c| ('1'..='6').contains(&c));
    let due = desk.round.state == State::Frozen && context.now >= desk.round.rules.beacon.at();
    if dice && whole && due && !form.ticked("sure") {
        let pips: Vec<char> = beacon.0.chars().collect();
        let groups: Vec<String> = pips.chunks(5).map(|five| five.iter().collect()).collect();
        return draw_form(&context, form, Some((groups.join(" "), pips.len()))).await;
    }
    draw_with(&context, form, beacon).await
}

/// The same, with the value fetched through the configured relay.
pub async fn fetch(context: Context) -> Result {
    let mut tx = context.site.db.read("round.fetch").await?;
    let desk = desk::take(&context, &mut tx).await?;
    drop(tx);
    let relay = context.site.drand_relay.clone().ok_or(Error::BadRequest("error-beacon-relay"))?;
    let mut form = context.form("draw");
    let fetched = round::fetch_beacon(&relay, &desk.round).await;
    match form.refused("beacon", fetched)? {
        Some(beacon) => draw_with(&context, form, beacon).await,
        None => draw_form(&context, form, None).await,
    }
}
