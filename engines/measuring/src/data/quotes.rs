//! Where quotes are open, and how lines end.

use std::cell::RefCell;
use std::io::Read;
use std::rc::Rc;

/// Where a reader of cells is: a quote opens a cell only where one begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    CellBegins,
    Plain,
    Inside,
    /// Behind a quote within quotes: the end of it, or half of one that stands for itself.
    Maybe,
}

/// What passed by: whether it ends inside quotes, and how lines end.
pub(super) struct Seen {
    pub quotes: Quotes,
    /// Whether there was a line end outside quotes of CR and LF, and one of LF alone.
    pub crlf: bool,
    pub lf: bool,
    pub last: u8,
    pub bytes: u64,
    /// Before which byte something stands behind quotes that closed, in the same cell, for the first time.
    pub torn: Option<u64>,
}

impl Default for Seen {
    fn default() -> Self {
        Self { quotes: Quotes::CellBegins, crlf: false, lf: false, last: 0, bytes: 0, torn: None }
    }
}

/// Watches what passes by.
pub(super) struct Watched<R> {
    pub rest: R,
    pub delimiter: u8,
    pub seen: Rc<RefCell<Seen>>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let read = self.rest.read(to)?;
        let mut seen = self.seen.borrow_mut();
        for byte in &to[..read] {
            seen.bytes += 1;
            let ends = matches!(byte, b'\n' | b'\r') || *byte == self.delimiter;
            if seen.quotes == Quotes::Maybe && *byte != b'"' && !ends {
                seen.torn = seen.torn.or(Some(seen.bytes));
            }
            let is_inside = seen.quotes == Quotes::Inside;
            if *byte == b'\n' && !is_inside {
                let is_crlf = seen.last == b'\r';
                (seen.crlf, seen.lf) = (seen.crlf || is_crlf, seen.lf || !is_crlf);
            }
            seen.last = *byte;
            seen.quotes = match (seen.quotes, *byte) {
                (Quotes::Inside, b'"') => Quotes::Maybe,
                (Quotes::Inside, _) | (Quotes::CellBegins | Quotes::Maybe, b'"') => Quotes::Inside,
                _ if ends => Quotes::CellBegins,
                _ => Quotes::Plain,
            };
        }
        Ok(read)
    }
}
