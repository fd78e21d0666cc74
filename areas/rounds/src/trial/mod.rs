//! A trial of the rules, before they are fixed: the lists at hand drawn many times by these rules and by others, to see
//! what each rule gives and what it costs whom. Nobody's result comes of it.

pub mod pages;
pub mod store;

use std::collections::HashSet;
use std::num::NonZero;

use evenkans_matching::{Policy, Simulation, simulate};
use evenkans_store::job::{self, Job};
use evenkans_store::{Error, Result, Tx, audit, words, write_tx};
use evenkans_web::Site;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::round::desk::Desk;
use crate::round::{self, Input, Round, frozen_input};
use crate::student::StudentId;
use crate::{own, progress};

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
    pub made_of: Counts,
    pub result: Vec<Simulation>,
    pub begun_at: i64,
    pub version: i64,
}

/// What a trial was made of: students, those with a list, and seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub students: u32,
    pub lists: u32,
    pub seats: u32,
}

impl Counts {
    fn of(round: &evenkans_matching::Round) -> Result<Self> {
        let lists = round.students.iter().filter(|student| !student.wishes.is_empty()).count();
        Ok(Self {
            students: u32::try_from(round.students.len()).map_err(Error::fault)?,
            lists: u32::try_from(lists).map_err(Error::fault)?,
            seats: round.places.iter().fold(0, |sum: u32, place| sum.saturating_add(place.capacity)),
        })
    }
}

/// The round as it would be frozen now, without the students who go to a place that they arranged themselves: in a draw
/// these are not without a place.
async fn input(tx: &mut Tx, round: &Round) -> Result<evenkans_matching::Round> {
    let own: HashSet<StudentId> = own::store::of_round(tx, round)
        .await?
        .into_iter()
        .filter(own::OwnPlace::is_approved)
        .map(|one| StudentId(one.student_id.to_string()))
        .collect();
    let Input { mut round, students, .. } = frozen_input(tx, round).await?;
    let mut goes = students.iter().map(|student| own.contains(&student.id));
    round.students.retain(|_| !goes.next().unwrap_or_default());
    Ok(round)
}

/// Which trial; one that was begun anew meanwhile has another version.
#[derive(Serialize, Deserialize)]
struct Wanted {
    region_id: String,
    round_id: String,
    version: i64,
}

impl Wanted {
    fn key(&self) -> String {
        key(&self.round_id, self.version)
    }
}

/// Under what a trial tells how far it is.
fn key(round_id: &str, version: i64) -> String {
    format!("{round_id}/{version}")
}

/// Begins a trial on the lists of this moment; it takes the place of the one before.
pub async fn begin(tx: &mut Tx, desk: &Desk, draws: u32, lengths: &[u32]) -> Result<()> {
    let round = &round::store::still_changing(tx, &desk.round).await?;
    let made_of = Counts::of(&input(tx, round).await?)?;
    if made_of.lists == 0 {
        return Err(Error::refused("error-trial-empty"));
    }
    let trial = Trial {
        draws,
        lengths: lengths.to_vec(),
        state: State::Running,
        made_of,
        result: Vec::new(),
        begun_at: tx.now,
        version: 1,
    };
    let version = store::begin(tx, round, &trial).await?;
    let wanted = Wanted { region_id: round.region_id.clone(), round_id: round.id.to_string(), version };
    let now = tx.now;
    // Each version is a job of its own: the one before can still be at work, and finds that it is no longer wanted.
    job::enqueue(tx, JOB, Some(&wanted.key()), now, &wanted).await?;
    let payload = json!({"draws": draws, "lengths": lengths});
    audit::record(tx, &round.region_id, &desk.actor, "trial.begin", ("round", round.id.as_str()), &payload).await
}

pub async fn run(site: &Site, job: &Job) -> Result<()> {
    let wanted: Wanted = job.read()?;
    // A server that was killed at it, time after time, would be so again.
    if job.attempts > TRIES {
        tracing::error!(round = wanted.round_id, "a trial was given up after {TRIES} tries");
        return end(site, &wanted, State::Failed, None).await;
    }
    let outcome = work_out(site, &wanted).await;
    progress::clear(&wanted.key());
    match outcome {
        // Somebody waits at the page, so it hears of it.
        Err(error) if matches!(error, Error::Fault(_)) || job.attempts >= TRIES => {
            tracing::error!(%error, round = wanted.round_id, "a trial was given up");
            end(site, &wanted, State::Failed, None).await
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
    let input = input(&mut tx, &round).await?;
    drop(tx);
    let made_of = Counts::of(&input)?;
    let key = wanted.key();
    let tried = tokio::task::spawn_blocking(move || {
        let policies = Policy::side_by_side(&input, &trial.lengths);
        let of = trial.draws as usize;
        simulate(&input, &policies, (trial.draws, SEED), threads(), |done| progress::set(&key, done as usize, of))
    });
    let result = tried.await.map_err(Error::fault)?.map_err(Error::fault)?;
    end(site, wanted, State::Done, Some((made_of, &result))).await
}

/// All cores but one, which is for the visitors; of two cores both, because it is over soon.
fn threads() -> NonZero<usize> {
    let all = std::thread::available_parallelism().map_or(1, NonZero::get);
    NonZero::new(if all > 2 { all - 1 } else { all }).unwrap_or(NonZero::<usize>::MIN)
}

async fn end(site: &Site, wanted: &Wanted, state: State, result: Option<(Counts, &[Simulation])>) -> Result<()> {
    write_tx!(site.db, "trial.end", |tx| {
        store::end(tx, (&wanted.region_id, &wanted.round_id, wanted.version), state, result).await
    })
}
