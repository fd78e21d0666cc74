//! The draw: the one beacon that was named, once, and everything that follows from it.

use std::time::Duration;

use evenkans_matching as engine;
use evenkans_store::job::Job;
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, write_tx};
use evenkans_web::Site;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::desk::Desk;
use super::rules::drand_round;
use super::{Classes, NamedBeacon, Round, State, freeze, store};
use crate::result;
use crate::student;

/// A beacon's value as somebody typed, pasted or fetched it.
#[derive(Debug, Clone)]
pub struct Beacon(pub String);

impl Beacon {
    /// Takes what a person pasted: the signature alone, or drand's JSON; dice may be spaced.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let from_json = serde_json::from_str::<serde_json::Value>(text)
            .ok()
            .and_then(|value| Some(value.get("signature")?.as_str()?.to_owned()));
        Self(from_json.unwrap_or_else(|| text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect()))
    }
}

/// Draws a frozen round. Everything (publication, outcomes, kits) is one transaction: a killed draw never was.
pub async fn draw(tx: &mut Tx, desk: &Desk, beacon: &Beacon) -> Result<()> {
    let round = &desk.round;
    match round.state {
        State::Frozen => {}
        State::Drawn | State::Published | State::Closed => return Err(round.state.refused()),
        State::Preparing | State::Open => return Err(Error::refused("error-round-not-frozen")),
    }
    let state = round.state.go(State::Drawn)?;
    if tx.now < round.rules.beacon.at() {
        return Err(Error::refused("error-draw-early"));
    }
    let (kept, frozen) = freeze::reopened(tx, round).await?;
    let drawn = engine::draw(&frozen, &beacon.0, true).map_err(|error| match error {
        engine::DrawError::Beacon(why) => match why {
            engine::BeaconError::DrandForm => Error::refused("error-beacon-drand"),
            engine::BeaconError::NotGenuine => Error::refused("error-beacon-other"),
            engine::BeaconError::DiceForm | engine::BeaconError::HexForm => wrong_dice(&beacon.0),
        },
        other => Error::fault(other),
    })?;
    let publication = drawn.publication().to_json().map_err(Error::fault)?;
    store::set_publication(tx, round, &kept.id, &publication).await?;
    record_outcomes(tx, round, &frozen, &drawn).await?;
    store::update(tx, &Round { state, drawn_at: Some(tx.now), ..round.clone() }).await?;
    desk.record_round(tx, "round.draw", &json!({"beacon": beacon.0, "fingerprint": kept.fingerprint})).await?;
    let about = Ref::new("round", round.id.as_str());
    activity::note(tx, &round.region_id, "round-drawn", &about, &round.title, Some(&round.school_id)).await
}

/// Says what is wrong with the dice: something that is no pip, or too few of them.
fn wrong_dice(typed: &str) -> Error {
    match typed.chars().find(|c| !('1'..='6').contains(c)) {
        Some(other) => Error::refused_with("error-beacon-pip", vec![("typed", other.to_string())]),
        None => Error::refused_with("error-beacon-dice", vec![("n", typed.chars().count().to_string())]),
    }
}

async fn record_outcomes(tx: &mut Tx, round: &Round, frozen: &engine::Frozen, drawn: &engine::Drawn<'_>) -> Result<()> {
    let places = crate::place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let ids: std::collections::HashMap<&str, &str> =
        places.iter().map(|place| (place.code.as_str(), place.id.as_str())).collect();
    let published = &drawn.publication().frozen.places;
    let students = student::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let numbers: std::collections::HashMap<&str, &student::Student> =
        students.iter().map(|student| (student.number.as_str(), student)).collect();
    let given = match round.rules.classes {
        Classes::File { .. } => Some(freeze::priorities(tx, round).await?),
        Classes::Computed { .. } => None,
    };
    for (leaf, opened) in frozen.opening().iter().enumerate() {
        let missing = || Error::fault("a frozen student is not in the round");
        let student = numbers.get(opened.student.as_str()).ok_or_else(missing)?;
        let computed = round.rules.class_of(student);
        let class_at = |place: u32| match &given {
            None => computed,
            Some(given) => {
                let id = ids.get(published.get(place as usize)?.place.as_str())?;
                given.get(&((*id).to_owned(), student.id.0.clone())).copied()
            }
        };
        let explanation = engine::explain(drawn, leaf, class_at).ok_or_else(missing)?;
        let kit = drawn.kit(leaf).ok_or_else(missing)?;
        let place = explanation.place.and_then(|place| published.get(place as usize));
        let outcome = result::Outcome {
            student_id: student.id.clone(),
            place_id: place.and_then(|place| ids.get(place.place.as_str())).map(|id| (*id).to_owned()),
            position: explanation.choice,
            kit: kit.to_json().map_err(Error::fault)?,
            explanation: result::Explained::new(&explanation, published),
        };
        result::store::insert(tx, round, &outcome).await?;
    }
    Ok(())
}

/// The kind of the job that draws a frozen round by itself, where a relay is configured.
pub const JOB: &str = "draw";

/// Which round the job is about.
#[derive(Serialize, Deserialize)]
pub struct DrawJob {
    pub region_id: String,
    pub round_id: String,
}

/// Draws a round as soon as its drand beacon can be fetched, so that no draw waits for a person. Without a
/// relay, with dice, or when somebody drew or cancelled before, there is nothing to do.
pub async fn run(site: &Site, job: &Job) -> Result<()> {
    let wanted: DrawJob = job.read()?;
    let mut tx = site.db.read("draw.due").await?;
    let round = store::by_id(&mut tx, &wanted.region_id, &wanted.round_id).await?;
    drop(tx);
    let Some(relay) = &site.drand_relay else { return Ok(()) };
    let is_drand = matches!(round.rules.beacon, NamedBeacon::Drand { .. });
    if round.state != State::Frozen || !is_drand {
        return Ok(());
    }
    let beacon = fetch_beacon(relay, &round).await?;
    let drawn = write_tx!(site.db, "draw.by_itself", |tx| {
        let round = store::by_id(tx, &wanted.region_id, &wanted.round_id).await?;
        if round.state != State::Frozen {
            return Ok(());
        }
        draw(tx, &Desk { round, actor: "system".to_owned() }, &beacon).await
    });
    match drawn {
        // The moment was moved by a new freeze, which has queued its own job.
        Err(Error::Refused(refusal)) if refusal.code == "error-draw-early" => Ok(()),
        other => other,
    }
}

/// Fetches the named drand round from the configured relay; the draw checks it offline all the same.
pub async fn fetch_beacon(relay: &str, round: &Round) -> Result<Beacon> {
    let NamedBeacon::Drand { at } = round.rules.beacon else {
        return Err(Error::refused("error-beacon-not-drand"));
    };
    let address =
        format!("{}/{}/public/{}", relay.trim_end_matches('/'), engine::beacon::QUICKNET_CHAIN, drand_round(at));
    let answer = tokio::task::spawn_blocking(move || {
        let agent = ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(10))).build().new_agent();
        let mut answer = agent.get(&address).call().map_err(|error| {
            tracing::warn!(%error, "drand relay");
            Error::refused("error-beacon-relay")
        })?;
        answer.body_mut().with_config().limit(10_000).read_to_string().map_err(|_| Error::refused("error-beacon-relay"))
    })
    .await
    .map_err(Error::fault)??;
    Ok(Beacon::typed(&answer))
}
