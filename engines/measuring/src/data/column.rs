//! A column on its way in: its cells are looked at by [`screen`], and become numbers or words.

use std::collections::HashSet;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use super::index::{Index, TOGETHER};
use super::{Categories, Column, Kind, number, screen};
use crate::expected::{Cell, Expected};

/// One column of the file on its way in.
#[derive(Default)]
pub(super) struct Field {
    /// Which wanted columns it is.
    pub wanted_at: Vec<usize>,
    pub column: Building,
    pub screen: Screen,
}

impl Field {
    pub fn take(&mut self, cell: &[u8]) -> Result<(), Expected> {
        // Rows of one vacancy mostly stand together, and its name was looked at.
        if let Building::Category(words) = &mut self.column
            && words.is_last(cell)
        {
            words.again();
            return Ok(());
        }
        self.screen.look(cell);
        self.column.push(cell)
    }

    /// The same column without rows.
    pub fn anew(&self) -> Self {
        let Screen { is_open, is_of_things, has_others, .. } = self.screen;
        let screen = Screen { is_open, is_of_things, has_others, ..Screen::default() };
        Self { wanted_at: Vec::new(), column: self.column.anew(), screen }
    }

    /// Whether the rows of `more` can stand behind these as they are: none of them is refused, not together with any other
    /// either, and both are written alike.
    pub fn fits(&self, more: &Self) -> bool {
        let knows = more.screen.seen.is_subset(&self.screen.seen);
        let is_harmless = self.screen.found.is_some() || more.screen.found.is_none() && knows;
        is_harmless && self.column.fits(&more.column)
    }

    /// Puts rows that fit behind these.
    pub fn append(&mut self, more: Self) {
        self.screen.traits.extend(more.screen.traits);
        self.screen.has_others |= more.screen.has_others;
        self.column.append(more.column);
    }
}

/// Looks at every cell, and at the same cell only once.
#[derive(Default)]
pub(super) struct Screen {
    pub is_open: bool,
    /// Its heading says that it is about a subject or an organisation, and not about a person.
    pub is_of_things: bool,
    pub found: Option<screen::Refused>,
    /// The last few values, which in a column of words are mostly all there are.
    last: [Vec<u8>; 4],
    turn: usize,
    seen: HashSet<(screen::Refused, &'static str)>,
    /// Of a column of things: the values that are a trait as a whole, and whether there are others.
    traits: HashSet<screen::Trait>,
    pub has_others: bool,
}

impl Screen {
    /// What the column records of persons. A team or a school may be called what it likes, but not all of them after where
    /// people come from or whom they love.
    pub fn verdict(&self) -> Option<screen::Refused> {
        let is_of_traits = self.traits.len() > 1 && !self.has_others;
        let said = self.traits.iter().filter(|one| is_of_traits && one.alone).map(|one| one.what);
        self.found.or(said.filter(|what| matches!(what, screen::Refused::Origin | screen::Refused::Orientation)).min())
    }

    fn look(&mut self, cell: &[u8]) {
        // Figures and codes have no two letters in a row; a long text is no trait.
        let is_word = || cell.windows(2).any(|two| two.iter().all(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80));
        if self.is_open || self.found.is_some() || cell.len() > 100 || !is_word() {
            return;
        }
        if self.last.iter().any(|last| last == cell) {
            return;
        }
        self.turn = (self.turn + 1) % self.last.len();
        self.last[self.turn].clear();
        self.last[self.turn].extend_from_slice(cell);
        let Ok(text) = std::str::from_utf8(cell) else { return };
        if self.is_of_things {
            self.found = screen::never_a_thing(text);
            if !self.has_others {
                match screen::trait_of(text) {
                    Some(found) => drop(self.traits.insert(found)),
                    None => self.has_others = true,
                }
            }
            return;
        }
        self.found = screen::value(text);
        if let Some(said) = screen::together(text)
            && self.seen.insert(said)
        {
            self.found = self.found.or_else(|| screen::said_together(&self.seen));
        }
    }
}

/// A column of which the rows so far are there.
#[derive(Default, Clone)]
pub(super) enum Building {
    #[default]
    Unused,
    Outcome(Vec<u8>),
    Category(Words),
    Number(Vec<f64>, Marks),
    Score(Vec<f64>, Marks),
    Count(Vec<u64>),
    Moment(Vec<f64>),
    Either(Words, Option<Vec<f64>>, Marks),
}

impl Building {
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Outcome => Self::Outcome(Vec::new()),
            Kind::Category => Self::Category(Words::default()),
            Kind::Number => Self::Number(Vec::new(), Marks::default()),
            Kind::Score => Self::Score(Vec::new(), Marks::default()),
            Kind::Count => Self::Count(Vec::new()),
            Kind::Moment => Self::Moment(Vec::new()),
            Kind::Either => Self::Either(Words::default(), Some(Vec::new()), Marks::default()),
        }
    }

    fn anew(&self) -> Self {
        match self {
            Self::Unused => Self::Unused,
            Self::Outcome(_) => Self::new(Kind::Outcome),
            Self::Category(words) => Self::Category(words.anew()),
            Self::Number(..) => Self::new(Kind::Number),
            Self::Score(..) => Self::new(Kind::Score),
            Self::Count(_) => Self::new(Kind::Count),
            Self::Moment(_) => Self::new(Kind::Moment),
            Self::Either(words, ..) => Self::Either(words.anew(), Some(Vec::new()), Marks::default()),
        }
    }

    fn fits(&self, more: &Self) -> bool {
        match (self, more) {
            (Self::Number(_, marks), Self::Number(_, others)) | (Self::Score(_, marks), Self::Score(_, others)) => {
                marks.or(others).is_clear()
            }
            (Self::Either(_, numbers, marks), Self::Either(_, more, others)) => {
                numbers.is_some() == more.is_some() && marks.or(others).is_clear()
            }
            _ => true,
        }
    }

    fn append(&mut self, more: Self) {
        match (self, more) {
            (Self::Outcome(all), Self::Outcome(more)) => all.extend(more),
            (Self::Category(words), Self::Category(more)) => words.append(&more),
            (Self::Number(all, marks), Self::Number(more, others))
            | (Self::Score(all, marks), Self::Score(more, others)) => {
                all.extend(more);
                *marks = marks.or(&others);
            }
            (Self::Count(all), Self::Count(more)) => all.extend(more),
            (Self::Moment(all), Self::Moment(more)) => all.extend(more),
            (Self::Either(words, numbers, marks), Self::Either(other_words, more, others)) => {
                words.append(&other_words);
                numbers.iter_mut().zip(more).for_each(|(numbers, more)| numbers.extend(more));
                *marks = marks.or(&others);
            }
            // One that was made anew has the same kind.
            _ => {}
        }
    }

    fn push(&mut self, cell: &[u8]) -> Result<(), Expected> {
        let wrong = |expected: Cell| match cell {
            [] if expected == Cell::Text => Expected::Filled { cell: Cell::Word },
            [] => Expected::Filled { cell: expected },
            _ => {
                let says = String::from_utf8_lossy(cell).chars().take(40).collect();
                match expected {
                    Cell::Number | Cell::Score if cell.ends_with(b"%") => Expected::Share { cell: expected, says },
                    Cell::Number | Cell::Moment if number::is_date(cell) => Expected::CountedTime { says },
                    Cell::Number | Cell::Moment | Cell::Score if number::is_too_large(cell) => {
                        Expected::Value { cell: Cell::Within, says }
                    }
                    _ => Expected::Value { cell: expected, says },
                }
            }
        };
        match self {
            Self::Unused => {}
            Self::Outcome(all) => {
                all.push(number::outcome(cell).ok_or_else(|| wrong(Cell::Outcome))?);
            }
            Self::Category(_) if number::is_no_name(cell) => return Err(wrong(Cell::Known)),
            Self::Category(words) => {
                words.push(cell).ok_or_else(|| wrong(Cell::Text))?;
            }
            Self::Number(all, marks) => {
                marks.see(cell)?;
                all.push(number::number(cell).ok_or_else(|| wrong(Cell::Number))?);
            }
            Self::Score(all, marks) => {
                marks.see(cell)?;
                let figure = number::number(cell);
                let score = figure.or_else(|| number::outcome(cell).map(f64::from));
                let score = score.ok_or_else(|| wrong(Cell::Score))?;
                let (is_word, is_figure) = (figure.is_none(), ![0.0, 1.0].contains(&score));
                // Among other numbers a yes is no 1.
                if is_word && marks.figure || is_figure && marks.word {
                    return Err(wrong(if is_word { Cell::NumberAsAbove } else { Cell::WordAsAbove }));
                }
                (marks.word, marks.figure) = (marks.word | is_word, marks.figure | is_figure);
                all.push(score);
            }
            Self::Count(all) => all.push(number::count(cell).ok_or_else(|| wrong(Cell::Count))?),
            Self::Moment(all) if cell.is_empty() => all.push(f64::NAN),
            Self::Moment(all) => {
                all.push(number::number(cell).ok_or_else(|| wrong(Cell::Moment))?);
            }
            Self::Either(words, numbers, marks) => {
                if number::is_none(cell) {
                    return Err(wrong(Cell::Known));
                }
                let first = words.all.codes.is_empty();
                words.push(cell).ok_or_else(|| wrong(Cell::Either))?;
                // One slip of the pen would make words of a column of numbers, and a coefficient of each.
                match (numbers.as_mut(), number::number(cell)) {
                    (Some(all), Some(number)) => {
                        marks.see(cell)?;
                        all.push(number);
                    }
                    (Some(_), None) if first => *numbers = None,
                    (Some(_), None) => return Err(wrong(Cell::NumberAsAbove)),
                    (None, Some(_)) => return Err(wrong(Cell::WordAsAbove)),
                    (None, None) => {}
                }
            }
        }
        Ok(())
    }

    /// Whether every point in it may divide thousands, and some do: where decimals have commas. Or every comma: where cells do
    /// not end at a semicolon, as they do where decimals have commas.
    pub fn is_doubtful(&self, delimiter: u8) -> bool {
        match self {
            Self::Number(_, marks) | Self::Score(_, marks) | Self::Either(_, Some(_), marks) => match delimiter {
                b';' => marks.thousands && !marks.decimals,
                _ => marks.comma_thousands && !marks.comma_decimals,
            },
            _ => false,
        }
    }

    pub fn finish(self) -> Column {
        match self {
            Self::Outcome(all) => Column::Outcome(all),
            Self::Category(words) | Self::Either(words, None, _) => Column::Category(words.all),
            Self::Number(all, _) | Self::Score(all, _) | Self::Either(_, Some(all), _) => Column::Number(all),
            Self::Count(all) => Column::Count(all),
            Self::Moment(all) => Column::Moment(all),
            Self::Unused => Column::Number(Vec::new()),
        }
    }
}

/// How the numbers of a column are written: with decimal commas a point could only divide thousands.
#[derive(Default, Clone)]
pub(super) struct Marks {
    comma: bool,
    /// Whether a comma stands before three last digits, and elsewhere.
    comma_thousands: bool,
    comma_decimals: bool,
    thousands: bool,
    /// Whether a point stands elsewhere than before three last digits, or behind a nought only.
    decimals: bool,
    /// Whether there is a yes or a no, and a number beside 0 and 1.
    word: bool,
    figure: bool,
}

impl Marks {
    fn or(&self, other: &Self) -> Self {
        Self {
            comma: self.comma | other.comma,
            comma_thousands: self.comma_thousands | other.comma_thousands,
            comma_decimals: self.comma_decimals | other.comma_decimals,
            thousands: self.thousands | other.thousands,
            decimals: self.decimals | other.decimals,
            word: self.word | other.word,
            figure: self.figure | other.figure,
        }
    }

    fn is_clear(&self) -> bool {
        !(self.comma && self.thousands || self.word && self.figure)
    }

    fn see(&mut self, cell: &[u8]) -> Result<(), Expected> {
        let (comma, point) = (memchr::memchr(b',', cell), memchr::memchr(b'.', cell));
        self.comma |= comma.is_some();
        let is_thousands = |at: usize| {
            let whole = cell[..at].strip_prefix(b"-").or_else(|| cell[..at].strip_prefix(b"+")).unwrap_or(&cell[..at]);
            cell.len() == at + 4 && (1..=3).contains(&whole.len()) && whole != b"0"
        };
        self.thousands |= point.is_some_and(|at| cell.len() == at + 4);
        self.decimals |= point.is_some_and(|at| !is_thousands(at));
        self.comma_thousands |= comma.is_some_and(is_thousands);
        self.comma_decimals |= comma.is_some_and(|at| !is_thousands(at));
        if self.comma && self.thousands {
            return Err(Expected::OneWayOfNumbers);
        }
        Ok(())
    }
}

/// Words and their numbers, in order of appearance.
#[derive(Default, Clone)]
pub(super) struct Words {
    all: Categories,
    index: Index,
    hasher: RandomState,
    /// In a stretch instead of the index: by their hashes the last words, each as one more than its number. A word that
    /// comes again later has a number twice, until the stretch is put behind others.
    near: Vec<u32>,
    /// The hash of each word of a stretch, so that it is not computed anew for the index.
    hashes: Vec<u64>,
    last: u32,
}

impl Words {
    fn push(&mut self, word: &[u8]) -> Option<()> {
        if word.is_empty() {
            return None;
        }
        if !self.is_last(word) {
            std::str::from_utf8(word).ok()?;
            self.last = self.code(self.hasher.hash_one(word), word);
        }
        self.again();
        Some(())
    }

    fn is_last(&self, word: &[u8]) -> bool {
        (self.last as usize) < self.all.len() && self.all.bytes(self.last as usize) == word
    }

    /// Another row with the last word.
    fn again(&mut self) {
        self.all.codes.push(self.last);
    }

    /// The number of a word.
    fn code(&mut self, hash: u64, word: &[u8]) -> u32 {
        let is = |code: u32| self.all.bytes(code as usize) == word;
        let code = self.all.len() as u32;
        if self.near.is_empty() {
            if let Some(known) = self.index.find_or_add(hash, code, is) {
                return known;
            }
        } else {
            let at = hash as usize % self.near.len();
            match self.near[at].checked_sub(1) {
                Some(code) if self.hashes[code as usize] == hash && is(code) => return code,
                _ => self.near[at] = code + 1,
            }
            self.hashes.push(hash);
        }
        self.all.push_word(word);
        code
    }

    /// For a stretch: no words yet, and hashed alike.
    fn anew(&self) -> Self {
        Self { hasher: self.hasher.clone(), near: vec![0; 256], ..Self::default() }
    }

    fn append(&mut self, more: &Self) {
        let mut codes = Vec::with_capacity(more.hashes.len());
        for some in more.hashes.chunks(TOGETHER) {
            self.index.look_ahead(some);
            for hash in some {
                codes.push(self.code(*hash, more.all.bytes(codes.len())));
            }
        }
        self.all.codes.extend(more.all.codes.iter().map(|code| codes[*code as usize]));
    }
}
