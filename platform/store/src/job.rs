//! The job queue: rows with a lease. A job is written in the transaction that wants it, so it exists exactly
//! if the deed does, and runs at least once.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Db, Engine, Error, Result, Tx, new_id, write_tx};

/// How long a worker may hold a job before another takes it, unless it renews its lease.
pub const LEASE_SECONDS: i64 = 30;
/// After this many attempts a job waits for an administrator.
const ATTEMPTS: i64 = 24;
/// The longest pause between two attempts.
const MOST_WAIT: i64 = 3600;

#[derive(Debug, Clone)]
pub struct Job {
    pub id: String,
    pub kind: String,
    pub payload: String,
    pub attempts: i64,
}

impl Job {
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_str(&self.payload).map_err(|error| Error::fault(format!("job {}: {error}", self.kind)))
    }
}

/// Queues a job for `run_at`. With a `unique_key`, a job of the same kind and key that still waits is moved
/// to the new moment instead of being queued twice.
pub async fn enqueue(
    tx: &mut Tx,
    kind: &'static str,
    unique_key: Option<&str>,
    run_at: i64,
    payload: &impl Serialize,
) -> Result<()> {
    let payload = serde_json::to_string(payload).map_err(Error::fault)?;
    let values = [new_id().into(), kind.into(), unique_key.into(), payload.into(), run_at.into()];
    tx.run(
        "INSERT INTO job (id, kind, unique_key, payload, run_at, attempts, lease_until) VALUES ($1, $2, $3, $4, $5, 0, 0)
         ON CONFLICT (kind, unique_key) DO UPDATE SET run_at = excluded.run_at, payload = excluded.payload,
             attempts = 0, failed_at = NULL, error = NULL",
        &values,
    )
    .await?;
    Ok(())
}

/// Which jobs a worker takes: thousands of mails must not stand before an import that somebody waits for, nor a trial of
/// minutes before a draw.
#[derive(Debug, Clone, Copy)]
pub enum Lane {
    Only(&'static str),
    AllBut([&'static str; 2]),
}

/// Takes the next job of this lane that is due, if any, under a lease.
pub async fn take(db: &Db, lane: Lane) -> Result<Option<Job>> {
    let (kinds, only) = match lane {
        Lane::Only(kind) => ([kind; 2], true),
        Lane::AllBut(kinds) => (kinds, false),
    };
    write_tx!(db, "job.take", |tx| {
        // SKIP LOCKED lets several servers take different jobs; SQLite has one writer anyway.
        let sql = match tx.engine() {
            Engine::Sqlite => {
                "UPDATE job SET lease_until = $1, attempts = attempts + 1 WHERE id = (
                    SELECT id FROM job WHERE failed_at IS NULL AND run_at <= $2 AND lease_until < $2 AND (kind IN ($3, $5)) = ($4 = 1)
                    ORDER BY run_at, id LIMIT 1)
                 RETURNING id, kind, payload, attempts"
            }
            Engine::Postgres => {
                "UPDATE job SET lease_until = $1, attempts = attempts + 1 WHERE id = (
                    SELECT id FROM job WHERE failed_at IS NULL AND run_at <= $2 AND lease_until < $2 AND (kind IN ($3, $5)) = ($4 = 1)
                    ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                 RETURNING id, kind, payload, attempts"
            }
        };
        let [kind, other] = kinds;
        let values = [(tx.now + LEASE_SECONDS).into(), tx.now.into(), kind.into(), only.into(), other.into()];
        let row = tx.row(sql, &values).await?;
        row.map(|row| {
            Ok(Job {
                id: row.get("id")?,
                kind: row.get("kind")?,
                payload: row.get("payload")?,
                attempts: row.get("attempts")?,
            })
        })
        .transpose()
    })
}

/// Holds a job for longer, while its worker is still at it.
pub async fn renew(db: &Db, job: &Job) -> Result<()> {
    write_tx!(db, "job.renew", |tx| {
        let values = [(&job.id).into(), (tx.now + LEASE_SECONDS).into(), job.attempts.into()];
        tx.run("UPDATE job SET lease_until = $2 WHERE id = $1 AND attempts = $3", &values).await?;
        Ok(())
    })
}

/// The job is done: its row goes, unless it was queued anew meanwhile, which counts its attempts from nought.
pub async fn done(db: &Db, job: &Job) -> Result<()> {
    write_tx!(db, "job.done", |tx| {
        tx.run("DELETE FROM job WHERE id = $1 AND attempts = $2", &[(&job.id).into(), job.attempts.into()]).await?;
        Ok(())
    })
}

/// Puts a job back for later, each time twice as long, or sets it aside for an administrator.
pub async fn failed(db: &Db, job: &Job, error: &str) -> Result<()> {
    write_tx!(db, "job.failed", |tx| {
        let wait = (15_i64 << job.attempts.clamp(0, 10)).min(MOST_WAIT);
        let given_up = (job.attempts >= ATTEMPTS).then_some(tx.now);
        let values = [(&job.id).into(), (tx.now + wait).into(), given_up.into(), error.into(), job.attempts.into()];
        let sql =
            "UPDATE job SET run_at = $2, lease_until = 0, failed_at = $3, error = $4 WHERE id = $1 AND attempts = $5";
        tx.run(sql, &values).await?;
        Ok(())
    })
}

/// Lets the jobs that were given up run again, now.
pub async fn retry(tx: &mut Tx) -> Result<u64> {
    let sql = "UPDATE job SET failed_at = NULL, error = NULL, attempts = 0, lease_until = 0, run_at = $1
               WHERE failed_at IS NOT NULL";
    tx.run(sql, &[tx.now.into()]).await
}

/// How many jobs wait and how many were given up, for the metrics and the administrator.
pub async fn counts(tx: &mut Tx) -> Result<(i64, i64)> {
    let waiting = tx.count("SELECT COUNT(*) AS n FROM job WHERE failed_at IS NULL", &[]).await?;
    let given_up = tx.count("SELECT COUNT(*) AS n FROM job WHERE failed_at IS NOT NULL", &[]).await?;
    Ok((waiting, given_up))
}
