//! Where quotes are open.

use std::cell::Cell;
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

/// Watches whether what passes by ends inside quotes.
pub(super) struct Watched<R> {
    pub rest: R,
    pub delimiter: u8,
    pub quotes: Rc<Cell<Quotes>>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let read = self.rest.read(to)?;
        let mut quotes = self.quotes.get();
        for byte in &to[..read] {
            quotes = match (quotes, *byte) {
                (Quotes::Inside, b'"') => Quotes::Maybe,
                (Quotes::Inside, _) | (Quotes::CellBegins | Quotes::Maybe, b'"') => Quotes::Inside,
                (_, b'\n' | b'\r') => Quotes::CellBegins,
                (_, byte) if byte == self.delimiter => Quotes::CellBegins,
                _ => Quotes::Plain,
            };
        }
        self.quotes.set(quotes);
        Ok(read)
    }
}
