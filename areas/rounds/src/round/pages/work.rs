//! A round on its coordinator's desk: what there is, what comes next, and the four deeds that fix it.

use askama::Template;
use evenkans_store::audit::{self, Entry};
use evenkans_store::link::{self, Ref};
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Form, Moment, Result, Shell, ShownTab, T};

use super::public::rules_card;
use crate::headcount::{self, Headcount, Registrar};
use crate::round::store::{Counts, KeptFreeze, Postponement};
use crate::round::{self, Round, State, desk, store};

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
    if round.state.is_changing() {
        if desk::is_coordinator(context, round) {
            tabs.push(("inlezen", "import-title"));
        }
        tabs.push(("proef", "trial-title"));
    }
    if round.state == State::Drawn || round.state.is_published() {
        tabs.push(("uitslag", "result-desk-title"));
    }
    if round.state.is_published() {
        tabs.push(("plaatsingen", "placements-title"));
        tabs.push(("overeenkomsten", "agreements-title"));
        tabs.push(("begeleiding", "guidance-title"));
        tabs.push(("herstel", "repairs-title"));
        tabs.push(("cijfers", "statistics-title"));
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
