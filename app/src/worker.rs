//! The work that nobody waits for: queued jobs, the audit chain, deadlines, and forgetting what is over.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use evenkans_people::mail;
use evenkans_rounds::trial;
use evenkans_store::job::{self, Job, Lane};
use evenkans_store::{Error, Result, audit, personal};
use evenkans_web::Site;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

/// How long the queue rests when it is empty.
const PAUSE: Duration = Duration::from_secs(1);
/// How often audit rows are chained and the areas look at the clock.
const TICK: Duration = Duration::from_secs(5);
/// How often what is over is forgotten.
const FORGET: Duration = Duration::from_secs(3600);

/// How often a job that takes long renews its lease.
const RENEW: Duration = Duration::from_secs(10);

/// Works until told to stop, which it does between jobs: mail in one lane, trials in another, everything else in a
/// third, and the clock beside them.
pub(crate) async fn run(site: Arc<Site>, stop: watch::Receiver<bool>) {
    tokio::join!(
        work(&site, Lane::Only(mail::JOB), stop.clone()),
        work(&site, Lane::Only(trial::JOB), stop.clone()),
        work(&site, Lane::AllBut([mail::JOB, trial::JOB]), stop.clone()),
        keep_house(&site, stop),
    );
}

async fn work(site: &Arc<Site>, lane: Lane, mut stop: watch::Receiver<bool>) {
    loop {
        let pause = match next_job(site, lane).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => PAUSE,
            Err(error) => {
                tracing::error!(%error, "the job queue does not answer");
                TICK
            }
        };
        if stopped(pause, &mut stop).await {
            return;
        }
    }
}

async fn keep_house(site: &Arc<Site>, mut stop: watch::Receiver<bool>) {
    let mut next_forget = Instant::now();
    loop {
        report("chaining the audit log", guarded(chain(Arc::clone(site))).await);
        report("looking at the clock", guarded(tick(Arc::clone(site))).await);
        if Instant::now() >= next_forget {
            next_forget = Instant::now() + FORGET;
            report("forgetting what is over", guarded(forget(Arc::clone(site))).await);
        }
        if stopped(TICK, &mut stop).await {
            return;
        }
    }
}

/// Rests, and says whether to stop. A sender that is gone has stopped too.
async fn stopped(pause: Duration, stop: &mut watch::Receiver<bool>) -> bool {
    tokio::select! {
        biased;
        _ = stop.wait_for(|stop| *stop) => true,
        () = sleep(pause) => false,
    }
}

/// Runs the job of this lane that is due, if there is one; says whether there was.
async fn next_job(site: &Arc<Site>, lane: Lane) -> Result<bool> {
    let Some(job) = job::take(&site.db, lane).await? else {
        return Ok(false);
    };
    let outcome = tokio::select! {
        outcome = guarded(run_job(Arc::clone(site), job.clone())) => outcome,
        () = renewing(site, &job) => Ok(()),
    };
    match outcome {
        Ok(()) => job::done(&site.db, &job).await?,
        Err(error) => {
            tracing::error!(kind = job.kind, id = job.id, attempt = job.attempts, %error, "job failed");
            job::failed(&site.db, &job, &error.to_string()).await?;
        }
    }
    Ok(true)
}

/// Holds a job's lease for as long as the job runs; never ends by itself.
async fn renewing(site: &Site, job: &Job) {
    loop {
        sleep(RENEW).await;
        // The job itself may hold SQLite's one writer; then nobody else can take it either.
        if let Err(error) = job::renew(&site.db, job).await {
            tracing::debug!(%error, kind = job.kind, "the lease was not renewed");
        }
    }
}

async fn run_job(site: Arc<Site>, job: Job) -> Result<()> {
    if job.kind == mail::JOB {
        return site.post.send(&site.db, &job).await;
    }
    if evenkans_network::run_job(&site, &job).await? || evenkans_rounds::run_job(&site, &job).await? {
        return Ok(());
    }
    Err(Error::fault(format!(
        "no part of this version runs jobs of the kind {}: was it queued by a newer one?",
        job.kind
    )))
}

/// Runs in a task of its own, so that a panic ends this piece of work and not the worker. Whoever drops the
/// future also stops the task.
async fn guarded(work: impl Future<Output = Result<()>> + Send + 'static) -> Result<()> {
    let mut tasks = JoinSet::new();
    tasks.spawn(work);
    match tasks.join_next().await {
        Some(Ok(outcome)) => outcome,
        Some(Err(error)) => Err(Error::fault(format!("it stopped halfway: {error}"))),
        None => Ok(()),
    }
}

fn report(what: &'static str, outcome: Result<()>) {
    if let Err(error) = outcome {
        tracing::error!(%error, "{what} failed");
    }
}

async fn chain(site: Arc<Site>) -> Result<()> {
    // One call takes so many rows at most; after an import there are more.
    loop {
        match audit::chain(&site.db).await {
            // Another server chained the same rows a moment earlier.
            Ok(0) | Err(Error::Duplicate(_)) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(error),
        }
    }
}

async fn tick(site: Arc<Site>) -> Result<()> {
    evenkans_network::tick(&site).await?;
    evenkans_rounds::tick(&site).await
}

async fn forget(site: Arc<Site>) -> Result<()> {
    personal::forget(&site.db, &site.personal).await.map(drop)
}
