//! A round on its coordinator's desk: what there is, what comes next, and the four deeds that fix it.

use askama::Template;
use evenkans_store::audit::{self, Entry};
use evenkans_store::link::{self, Ref};
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Moment, Result, Shell, ShownTab, T};

use super::public::{beacon_text, rules_card};
use crate::headcount::{self, Headcount, Registrar};
use crate::round::store::{Counts, KeptFreeze, Postponement};
use crate::round::{self, Beacon, NamedBeacon, Round, State, desk, store};

/// One stage of the stepper.
pub struct Stage {
    pub label: String,
    pub when: String,
    pub done: bool,
    pub now: bool,
}

pub fn stages(t: &T, round: &Round) -> Vec<Stage> {
    let moment = |at: Option<i64>| at.map(|at| t.moment(at)).unwrap_or_default();
    let whens = [
        String::new(),
        if round.state > State::Open {
            moment(round.opened_at)
        } else {
            t.with("round-until", "moment", t.moment(round.wishes_until))
        },
        if round.state < State::Frozen { String::new() } else { t.get("round-fixed") },
        if round.drawn_at.is_some() { moment(round.drawn_at) } else { t.moment(round.rules.beacon.at()) },
        moment(round.published_at),
        t.with("round-after", "day", t.day(&round.ends_on)),
    ];
    State::ALL
        .iter()
        .zip(whens)
        .map(|(state, when)| Stage {
            label: t.word("round-state", state.word()),
            when,
            done: *state < round.state,
            now: *state == round.state,
        })
        .collect()
}

/// The tabs of a round for those who work on it; `here` is the current one's address.
pub fn tabs(context: &Context, round: &Round, here: &str) -> Result<Vec<ShownTab>> {
    let base = crate::import::pages::base(context, round)?;
    let mut tabs = vec![("werk", "round-tab-work"), ("studenten", "students-title"), ("plekken", "places-title")];
    if round.state.is_changing() && desk::is_coordinator(context, round) {
        tabs.push(("inlezen", "import-title"));
    }
    if round.state == State::Drawn || round.state.is_published() {
        tabs.push(("uitslag", "result-desk-title"));
    }
    if round.state.is_published() {
        tabs.push(("plaatsingen", "placements-title"));
        tabs.push(("overeenkomsten", "agreements-title"));
        tabs.push(("herstel", "repairs-title"));
    }
    Ok(tabs
        .into_iter()
        .map(|(path, key)| ShownTab { label: context.t.get(key), url: format!("{base}/{path}"), current: path == here })
        .collect())
}

/// What was postponed, from when to when and why: everybody may read it.
pub(super) fn postponed(t: &T, all: &[Postponement]) -> Vec<(i64, String)> {
    let shown = |one: &Postponement| {
        let args =
            [("from", t.moment(one.beacon_from)), ("to", t.moment(one.beacon_to)), ("reason", one.reason.clone())];
        (one.at, t.args("round-postponed-text", &args))
    };
    all.iter().map(shown).collect()
}

#[derive(Template)]
#[template(path = "round/desk.html")]
struct Desk {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    rules: Vec<(String, String)>,
    counts: Counts,
    freeze: Option<KeptFreeze>,
    history: Vec<Entry>,
    postponed: Vec<(i64, String)>,
    /// The rounds that this one was copied from or follows, and the other way round.
    copies: Vec<(&'static str, Round)>,
    headcounts: Vec<Headcount>,
    registrar: Option<Registrar>,
    may_change: bool,
    /// The clock says that the round may be frozen or drawn now.
    may_freeze: bool,
    may_draw: bool,
    too_late: bool,
    may_close: bool,
    form: Form,
}

impl Desk {
    fn steps(&self) -> Vec<Stage> {
        stages(&self.t, &self.round)
    }

    /// What happened, in words; deeds without a text of their own are not about the round as such.
    fn happened(&self) -> Vec<(i64, String)> {
        let known = |entry: &&Entry| self.t.has(&format!("history-{}", entry.action.replace('.', "-")));
        self.history
            .iter()
            .rev()
            .filter(known)
            .map(|entry| (entry.at, self.t.get(&format!("history-{}", entry.action.replace('.', "-")))))
            .collect()
    }
}

/// The rounds that this one was copied from or follows, and the other way round; one that was removed is left out.
async fn copies(tx: &mut Tx, round: &Round) -> Result<Vec<(&'static str, Round)>> {
    let this = Ref::new("round", round.id.as_str());
    let mut found = Vec::new();
    let from = link::from(tx, &round.region_id, &this).await?.into_iter().map(|(other, why)| (other, why, true));
    let to = link::to(tx, &round.region_id, &this).await?.into_iter().map(|(other, why)| (other, why, false));
    for (other, why, is_from) in from.chain(to) {
        let key = match (why.as_str(), is_from) {
            ("copied-from", true) => "round-copied-from",
            ("copied-from", false) => "round-copied-to",
            (round::FOLLOWS, true) => "round-follows",
            (round::FOLLOWS, false) => "round-followed-by",
            _ => continue,
        };
        match store::by_id(tx, &round.region_id, &other.id).await {
            Ok(round) => found.push((key, round)),
            Err(evenkans_store::Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}

async fn desk_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("round.desk").await?;
    let view = desk::look(context, &mut tx).await?;
    let round = view.round;
    let now = tx.now;
    let freeze = match &round.freeze_id {
        Some(_) => Some(store::live_freeze(&mut tx, &round).await?),
        None => None,
    };
    let t = context.t.clone();
    let failed = form.failed();
    let copies = copies(&mut tx, &round).await?;
    let page = Desk {
        copies,
        s: context.shell(round.title.clone()),
        base: crate::import::pages::base(context, &round)?,
        tabs: tabs(context, &round, "werk")?,
        rules: rules_card(&t, &round),
        counts: store::counts(&mut tx, &round.region_id, &round.id).await?,
        history: audit::history(&mut tx, &round.region_id, "round", round.id.as_str()).await?,
        may_freeze: round.state == State::Open && now > round.wishes_until && round::in_time(&round, now),
        may_draw: round.state == State::Frozen && now >= round.rules.beacon.at(),
        may_close: round.state == State::Published && round::is_over(&round, now),
        too_late: round.state == State::Open && !round::in_time(&round, now),
        postponed: postponed(&t, &store::postponements(&mut tx, &round).await?),
        headcounts: headcount::store::of_round(&mut tx, &round).await?,
        registrar: headcount::store::registrar(&mut tx, &round).await?,
        may_change: desk::is_coordinator(context, &round),
        freeze,
        t,
        round,
        form,
    };
    drop(tx);
    if failed { context.page_again(&page) } else { context.page(&page) }
}

pub async fn desk(context: Context) -> Result {
    let mut tx = context.site.db.read("round.form").await?;
    let view = desk::look(&context, &mut tx).await?;
    let registrar = headcount::store::registrar(&mut tx, &view.round).await?;
    drop(tx);
    let values = [
        ("registrar", registrar.map(|one| one.email).unwrap_or_default()),
        ("wishes_until", Moment(view.round.wishes_until).field()),
        ("beacon_at", Moment(view.round.rules.beacon.at()).field()),
    ];
    let form = Form::filled(&context.t, "work", &values);
    desk_page(&context, form).await
}

fn back(context: &Context, notice: &'static str) -> Result {
    context.redirect_done(&format!("/r/{}/rondes/{}/werk", context.region()?.slug, context.param("id")), notice)
}

/// A tick that says "I am sure", beside a button that cannot be taken back.
fn is_sure(form: &mut Form) -> bool {
    if !form.ticked("sure") {
        form.wrong("sure", "error-sure");
    }
    !form.failed()
}

pub async fn remove(context: Context) -> Result {
    let mut form = context.form("work");
    if !is_sure(&mut form) {
        return desk_page(&context, form).await;
    }
    write_tx!(context.site.db, "round.remove", |tx| {
        let desk = desk::take(&context, tx).await?;
        round::remove(tx, &desk).await
    })?;
    context.redirect_done(&format!("/r/{}/rondes", context.region()?.slug), "notice-removed")
}

pub async fn open(context: Context) -> Result {
    let mut form = context.form("work");
    if !is_sure(&mut form) {
        return desk_page(&context, form).await;
    }
    let done = write_tx!(context.site.db, "round.open", |tx| {
        let desk = desk::take(&context, tx).await?;
        round::open(tx, &desk).await
    });
    match form.refused("do", done)? {
        Some(()) => back(&context, "notice-opened"),
        None => desk_page(&context, form).await,
    }
}

/// Asks the student administration how many students there are.
pub async fn ask_headcounts(context: Context) -> Result {
    let mut form = context.form("work");
    let email = form.take_email("registrar", true);
    if !form.failed() {
        let done = write_tx!(context.site.db, "round.ask_headcounts", |tx| {
            let desk = desk::take(&context, tx).await?;
            headcount::ask(tx, (&context.site, &context.t), &desk, &email).await
        });
        if form.refused("registrar", done)?.is_some() {
            return back(&context, "notice-sent");
        }
    }
    desk_page(&context, form).await
}

/// The typed word is the warning that cannot be clicked away.
fn word_typed(form: &mut Form) -> bool {
    let wanted = form.word_for("freeze-word");
    if form.raw("word").eq_ignore_ascii_case(&wanted) {
        return true;
    }
    form.wrong_with("word", "work-word-wrong", &[("word", wanted)]);
    false
}

pub async fn freeze(context: Context) -> Result {
    let mut form = context.form("work");
    if word_typed(&mut form) {
        let site = (&*context.site, &context.t);
        let done = write_tx!(context.site.db, "round.freeze", |tx| {
            let desk = desk::take(&context, tx).await?;
            round::freeze(tx, site, &desk).await
        });
        if form.refused("freeze", done)?.is_some() {
            return back(&context, "notice-frozen");
        }
    }
    desk_page(&context, form).await
}

pub async fn cancel(context: Context) -> Result {
    let mut form = context.form("work");
    let reason = form.take_text("reason", true, 500);
    if !form.failed() {
        let done = write_tx!(context.site.db, "round.cancel", |tx| {
            let desk = desk::take(&context, tx).await?;
            round::cancel(tx, &desk, &reason).await
        });
        if form.refused("reason", done)?.is_some() {
            return back(&context, "notice-cancelled");
        }
    }
    desk_page(&context, form).await
}

pub async fn postpone(context: Context) -> Result {
    let mut form = context.form("work");
    let wishes = form.take_moment("wishes_until", true).unwrap_or_default();
    let at = form.take_moment("beacon_at", true).unwrap_or_default();
    let reason = form.take_text("why", true, 500);
    if !form.failed() {
        let done = write_tx!(context.site.db, "round.postpone", |tx| {
            let desk = desk::take(&context, tx).await?;
            round::postpone(tx, (&context.site, &context.t), &desk, (wishes, at), &reason).await
        });
        if form.refused("beacon_at", done)?.is_some() {
            return back(&context, "notice-postponed");
        }
    }
    desk_page(&context, form).await
}

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

pub async fn publish(context: Context) -> Result {
    let mut form = context.form("work");
    if !is_sure(&mut form) {
        return desk_page(&context, form).await;
    }
    let site = (&*context.site, &context.t);
    let done = write_tx!(context.site.db, "round.publish", |tx| {
        let desk = desk::take(&context, tx).await?;
        round::publish(tx, site, &desk).await
    });
    match form.refused("do", done)? {
        Some(()) => back(&context, "notice-published"),
        None => desk_page(&context, form).await,
    }
}

pub async fn close(context: Context) -> Result {
    let mut form = context.form("work");
    if !is_sure(&mut form) {
        return desk_page(&context, form).await;
    }
    let done = write_tx!(context.site.db, "round.close", |tx| {
        let desk = desk::take(&context, tx).await?;
        round::close(tx, &desk).await
    });
    match form.refused("do", done)? {
        Some(()) => back(&context, "notice-closed"),
        None => desk_page(&context, form).await,
    }
}
