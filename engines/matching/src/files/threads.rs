//! Work in threads.

use std::panic::resume_unwind;
use std::thread;

/// What `work` makes of each, side by side; their order stays. A single one needs no thread.
pub(super) fn side_by_side<A: Send, T: Send>(all: Vec<A>, work: impl Fn(A) -> T + Sync) -> Vec<T> {
    if all.len() < 2 {
        return all.into_iter().map(work).collect();
    }
    thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = all.into_iter().map(|one| scope.spawn(move || work(one))).collect();
        running.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
