//! Work in threads. What comes of it is the same for any number of them.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::{iter, thread};

/// Reading files is bound by the one memory that they share; measured up to two.
const MOST: usize = 8;
/// What is worth a thread: hashing a thousand students takes milliseconds, and to begin a thread some hundredths of one.
const PART: usize = 1_000;

/// How many threads work side by side here.
pub(crate) fn count() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MOST)
}

/// What `work` makes of each, side by side; their order stays. Two or more are done in threads of their own: reading large
/// files took 8% longer when this one, whose memory is in use already, did a part of it.
pub(crate) fn side_by_side<A: Send, T: Send>(all: Vec<A>, work: impl Fn(A) -> T + Sync) -> Vec<T> {
    let threads = if all.len() < 2 { 0 } else { count().min(all.len()) };
    let left = Mutex::new(all.into_iter().enumerate());
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || iter::from_fn(next).map(|(index, one)| (index, work(one))).collect::<Vec<_>>();
    let mut made = thread::scope(|scope| {
        let begin = |_| thread::Builder::new().spawn_scoped(scope, run).ok();
        let running: Vec<_> = (0..threads).filter_map(begin).collect();
        let done = running.into_iter().flat_map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
        let mut made: Vec<(usize, T)> = done.collect();
        // What is left where one needs no thread, or the system gives none.
        made.extend(run());
        made
    });
    made.sort_unstable_by_key(|&(index, _)| index);
    made.into_iter().map(|(_, one)| one).collect()
}

/// What `work` makes of each one and its index; many of them in parts side by side.
pub(crate) fn each<A: Sync, T: Send>(all: &[A], work: impl Fn(&A, u32) -> T + Sync) -> Vec<T> {
    if all.len() <= PART {
        return all.iter().zip(0..).map(|(one, at)| work(one, at)).collect();
    }
    in_parts_of(all.len().div_ceil(count()).max(PART), all, work)
}

fn in_parts_of<A: Sync, T: Send>(length: usize, all: &[A], work: impl Fn(&A, u32) -> T + Sync) -> Vec<T> {
    let parts = all.chunks(length).zip((0_u32..).step_by(length)).collect();
    let made = side_by_side(parts, |(part, first)| part.iter().zip(first..).map(|(one, at)| work(one, at)).collect());
    let mut whole = Vec::with_capacity(all.len());
    made.into_iter().for_each(|mut part: Vec<T>| whole.append(&mut part));
    whole
}

#[cfg(test)]
mod tests {
    use super::in_parts_of;

    #[test]
    fn parts_of_any_length_give_the_same() {
        for many in [0, 1, 10, 100] {
            let all: Vec<u32> = (7..7 + many).collect();
            let expected: Vec<(u32, u32)> = all.iter().map(|&one| (one, one - 7)).collect();
            for length in [1, 3, 50, 100, 101] {
                assert_eq!(in_parts_of(length, &all, |&one, at| (one, at)), expected, "{many} in parts of {length}");
            }
        }
    }
}
