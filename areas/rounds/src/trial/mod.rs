//! A trial of the rules, before they are fixed: the lists at hand drawn many times by these rules and by others, to see
//! what each rule gives and what it costs whom. Nobody's result comes of it.

pub mod pages;
pub mod store;

use evenkans_matching::{Policy, Simulation, simulate};
use evenkans_store::job::{self, Job};
use evenkans_store::{Error, Result, Tx, audit, words, write_tx};
use evenkans_web::Site;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::progress;
use crate::round::desk::Desk;
use crate::round::{self, frozen_input};

words!(
    State {
        Running = "running",
        Done = "done",
        /// The server gave up; the page says so.
        Failed = "failed",
    }
);

/// The kind of the job that works out one trial.
pub const JOB: &str = "trial";
/// How many draws a coordinator may choose from.
pub const DRAWS: [u32; 3] = [200, 1_000, 5_000];
/// The lengths of lists that are tried beside the whole ones.
pub const LENGTHS: [u32; 4] = [1, 3, 5, 8];
/// The same lists give the same figures, whoever tries them when.
const SEED: u64 = 1;
/// How often a trial is begun before it is given up.
const TRIES: i64 = 3;

/// One trial, with its figures once it is done.
#[derive(Debug, Clone)]
pub struct Trial {
    pub draws: u32,
    pub lengths: Vec<u32>,
    pub state: State,
    /// What it was made of: students, those with a list, and seats.
    pub students: u32,
    pub lists: u32,
    pub seats: u32,
    pub result: Vec<Simulation>,
    pub begun_at: i64,
    pub version: i64,
}

/// Which trial; one that was begun anew meanwhile has another version.
#[derive(Serialize, Deserialize)]
struct Wanted {
    region_id: String,
    round_id: String,
    version: i64,
}

/// Begins a trial on the lists of this moment; it takes the place of the one before.
pub async fn begin(tx: &mut Tx, desk: &Desk, draws: u32, lengths: &[u32]) -> Result<()> {
    let round = &round::store::still_changing(tx, &desk.round).await?;
    let input = frozen_input(tx, round).await?.round;
    let lists = input.students.iter().filter(|student| !student.wishes.is_empty()).count();
    if lists == 0 {
        return Err(Error::refused("error-trial-empty"));
    }
    let trial = Trial {
        draws,
        lengths: lengths.to_vec(),
        state: State::Running,
        students: u32::try_from(input.students.len()).map_err(Error::fault)?,
        lists: u32::try_from(lists).map_err(Error::fault)?,
        seats: input.places.iter().fold(0, |sum: u32, place| sum.saturating_add(place.capacity)),
        result: Vec::new(),
        begun_at: tx.now,
        version: 1,
    };
    let version = store::begin(tx, round, &trial).await?;
    let wanted = Wanted { region_id: round.region_id.clone(), round_id: round.id.to_string(), version };
    let now = tx.now;
    job::enqueue(tx, JOB, Some(round.id.as_str()), now, &wanted).await?;
    let payload = json!({"draws": draws, "lengths": lengths});
    audit::record(tx, &round.region_id, &desk.actor, "trial.begin", ("round", round.id.as_str()), &payload).await
}

pub async fn run(site: &Site, job: &Job) -> Result<()> {
    let wanted: Wanted = job.read()?;
    let outcome = work_out(site, &wanted).await;
    progress::clear(&wanted.round_id);
    match outcome {
        // Somebody waits at the page, so it hears of it.
        Err(error) if matches!(error, Error::Fault(_)) || job.attempts >= TRIES => {
            tracing::error!(%error, round = wanted.round_id, "a trial was given up");
            end(site, &wanted, State::Failed, &[]).await
        }
        other => other,
    }
}

async fn work_out(site: &Site, wanted: &Wanted) -> Result<()> {
    let mut tx = site.db.read("trial.work").await?;
    let round = match round::store::by_id(&mut tx, &wanted.region_id, &wanted.round_id).await {
        Err(Error::NotFound) => return Ok(()),
        other => other?,
    };
    // A job runs at least once, and another trial may have been begun: then there is nothing to do.
    let trial = store::of_round(&mut tx, &round).await?;
    let Some(trial) = trial.filter(|one| one.version == wanted.version && one.state == State::Running) else {
        return Ok(());
    };
    let input = frozen_input(&mut tx, &round).await?.round;
    drop(tx);
    let key = wanted.round_id.clone();
    let tried = tokio::task::spawn_blocking(move || {
        let policies = Policy::side_by_side(&input, &trial.lengths);
        let of = trial.draws as usize;
        simulate(&input, &policies, trial.draws, SEED, |done| progress::set(&key, done as usize, of))
    });
    let result = tried.await.map_err(Error::fault)?.map_err(Error::fault)?;
    end(site, wanted, State::Done, &result).await
}

async fn end(site: &Site, wanted: &Wanted, state: State, result: &[Simulation]) -> Result<()> {
    write_tx!(site.db, "trial.end", |tx| {
        store::end(tx, (&wanted.region_id, &wanted.round_id, wanted.version), state, result).await
    })
}
