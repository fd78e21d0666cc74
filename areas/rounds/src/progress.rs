//! How far a running import or trial is, for the page that watches it. Only a display: whether it happened stands in
//! the database, and a page on another server simply sees "busy".

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

static RUNNING: LazyLock<Mutex<HashMap<String, (usize, usize)>>> = LazyLock::new(Mutex::default);

fn with<T>(work: impl FnOnce(&mut HashMap<String, (usize, usize)>) -> T) -> T {
    work(&mut RUNNING.lock().unwrap_or_else(PoisonError::into_inner))
}

pub fn set(job: &str, done: usize, of: usize) {
    with(|running| running.insert(job.to_owned(), (done, of)));
}

pub fn clear(job: &str) {
    with(|running| running.remove(job));
}

#[must_use]
pub fn of(job: &str) -> Option<(usize, usize)> {
    with(|running| running.get(job).copied())
}
