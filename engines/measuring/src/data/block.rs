//! A file in stretches of whole lines.

use std::io::{Cursor, Read, Result};

/// About so long is a stretch.
const SIZE: usize = 1 << 18;

pub(super) struct Source<R> {
    rest: R,
    /// The beginning of a line of which the end was not read yet.
    left: Vec<u8>,
    is_read: bool,
}

impl<R: Read> Source<R> {
    pub fn new(rest: R) -> Self {
        Self { rest, left: Vec::new(), is_read: false }
    }

    /// The next stretch; nothing at the end.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let mut bytes = Vec::with_capacity(self.left.len() + SIZE + 1);
        bytes.append(&mut self.left);
        while !self.is_read {
            let known = bytes.len();
            (&mut self.rest).take(SIZE as u64).read_to_end(&mut bytes)?;
            self.is_read = bytes.len() == known;
            if let Some(at) = memchr::memrchr(b'\n', &bytes[known..]) {
                self.left = bytes.split_off(known + at + 1);
                break;
            }
        }
        Ok(Some(bytes).filter(|bytes| !bytes.is_empty()))
    }

    /// All that was not given yet.
    pub fn left(self) -> impl Read {
        Cursor::new(self.left).chain(self.rest)
    }
}

/// Whether every delimiter divides cells, and every line ends as they do today.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    let mut returns = memchr::memchr_iter(b'\r', bytes);
    memchr::memchr(b'"', bytes).is_none() && returns.all(|at| bytes.get(at + 1).is_none_or(|next| *next == b'\n'))
}
