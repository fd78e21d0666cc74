//! The end of a round: when its last day is over and nothing waits, nothing moves any more.

use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity};
use evenkans_web::Moment;
use serde_json::json;

use super::desk::Desk;
use super::follow_up::followers;
use super::{State, store};
use crate::agreement::{self, Agreement};
use crate::decline::{self, Decline};
use crate::objection::{self, Objection};
use crate::own::{self, OwnPlace};
use crate::repair::{self, Repair};
use crate::statistics;

/// Whether the last day of a round is over.
#[must_use]
pub fn is_over(round: &super::Round, now: i64) -> bool {
    Moment(now).day() > round.ends_on
}

/// Whether an internship was agreed on until later than its round: both sides still have to say how it was.
fn runs(one: &Agreement, now: i64) -> bool {
    one.state == agreement::State::Signed && one.ends_on >= Moment(now).day()
}

/// Closes a round: the result stays to be seen and checked, and what was agreed can be read, until its term.
pub async fn close(tx: &mut Tx, desk: &Desk) -> Result<()> {
    let round = &desk.round;
    let state = round.state.go(State::Closed)?;
    if !is_over(round, tx.now) {
        return Err(Error::refused("error-close-early"));
    }
    let agreements = agreement::store::of_round(tx, round).await?;
    let waits = [
        ("error-close-decline", decline::store::of_round(tx, round).await?.iter().any(Decline::is_open)),
        ("error-close-objection", objection::store::of_round(tx, round).await?.iter().any(Objection::is_open)),
        ("error-close-own", own::store::of_round(tx, round).await?.iter().any(OwnPlace::is_open)),
        ("error-close-agreement", agreements.iter().any(Agreement::is_open)),
        ("error-close-running", agreements.iter().any(|one| runs(one, tx.now))),
        ("error-close-follow-up", followers(tx, round).await?.iter().any(|one| one.state == State::Preparing)),
        ("error-close-repair", repair::store::of_round(tx, round).await?.iter().any(Repair::is_announced)),
    ];
    if let Some((why, _)) = waits.into_iter().find(|(_, waits)| *waits) {
        return Err(Error::refused(why));
    }
    store::update(tx, &super::Round { state, ..round.clone() }).await?;
    statistics::keep(tx, round).await?;
    desk.record_round(tx, "round.close", &json!({})).await?;
    let about = Ref::new("round", round.id.as_str());
    activity::note(tx, &round.region_id, "round-closed", &about, &round.title, Some(&round.school_id)).await
}
