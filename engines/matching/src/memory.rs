//! Room for large arrays, and reading ahead in them. The search jumps about in them, so it is bound by the latency of
//! memory: with pages of 4 KiB nearly every jump first has to look up where its page is. What it saves is measured in
//! docs/performance.md.
//!
//! The only `unsafe` of the engine is here. It tells the system and the processor what will be read; it reads and writes
//! nothing itself.
#![cfg_attr(
    any(target_os = "linux", target_arch = "x86_64"),
    expect(unsafe_code, reason = "advice to the system and the processor has no safe form in the standard library")
)]

/// What one page of the large kind holds; a smaller array gains nothing.
const HUGE: usize = 2 << 20;

/// An empty vector with room for `count`, in pages of 2 MiB where the system gives them to whoever asks.
pub(crate) fn roomy<T>(count: usize) -> Vec<T> {
    let vec = Vec::with_capacity(count);
    advise(&vec);
    vec
}

/// As [`roomy`], filled with `value`.
pub(crate) fn filled<T: Clone>(count: usize, value: T) -> Vec<T> {
    let mut vec = roomy(count);
    vec.resize(count, value);
    vec
}

#[cfg(target_os = "linux")]
fn advise<T>(vec: &Vec<T>) {
    let begin = vec.as_ptr().addr().next_multiple_of(HUGE);
    let end = (vec.as_ptr().addr() + vec.capacity() * size_of::<T>()) / HUGE * HUGE;
    if size_of::<T>() == 0 || begin >= end {
        return;
    }
    let begin = vec.as_ptr().with_addr(begin).cast_mut().cast();
    // SAFETY: the range lies within the allocation of `vec`. This advice changes the size of its pages and never what
    // they hold; a system that refuses says so, which is no harm.
    let _ = unsafe { rustix::mm::madvise(begin, end - begin.addr(), rustix::mm::Advice::LinuxHugepage) };
}

#[cfg(not(target_os = "linux"))]
fn advise<T>(_vec: &Vec<T>) {}

/// Asks the processor to fetch `slice[index]`; nothing happens beyond the end.
#[inline]
pub(crate) fn fetch<T>(slice: &[T], index: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(one) = slice.get(index) {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: fetching ahead reads nothing into the program and cannot fault; the address is that of an element.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(one).cast()) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (slice, index);
}
