//! Numbers that a sheet shows with zeros in front of them: of student 00012345 many workbooks keep the number 12345
//! and the format `00000000`. The parser gives the number; here is what a person reads in such a cell.
//!
//! Formats: ECMA-376 part 1, 18.8.30 (`numFmt`) and 18.8.10 (`cellXfs`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{BufReader, Cursor};
use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::{MAX_CELLS, Problem};

/// A format that shows at least two digits, the first of them a zero if need be.
pub struct Format(Vec<Token>);

#[derive(Clone, Copy, PartialEq)]
enum Token {
    Digit,
    Literal(char),
}

/// The longest format that Excel takes. A longer one is no format, but a way to make a small file large.
const LONGEST: usize = 255;

/// The filled cells of a sheet that have such a format, by (row, column) from 0.
pub type Padded = HashMap<(u32, u32), Rc<Format>>;

/// Reads them from the parts of a workbook that [`crate::unpack`] let through.
pub fn read(parts: &[u8], sheet: &str) -> Result<Padded, Problem> {
    let mut parts = ZipArchive::new(Cursor::new(parts)).map_err(|_| Problem::Damaged)?;
    let formats = formats(&mut parts)?;
    if formats.iter().all(Option::is_none) {
        return Ok(Padded::new());
    }
    let part = part_of(&mut parts, sheet)?;
    cells(&mut parts, &part, &formats)
}

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Calls with each element of a part up to the end of one, and says whether it holds something. A part that is not there
/// has no elements. What stands behind `end` the parser of the values does not read either.
fn each(
    parts: &mut Zip<'_>,
    name: &str,
    end: &str,
    mut with: impl FnMut(&BytesStart<'_>, bool) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let stored = parts.file_names().flatten().find(|one| one.eq_ignore_ascii_case(name)).map(Cow::into_owned);
    let Some(stored) = stored else { return Ok(()) };
    let file = parts.by_name(&stored).map_err(|_| Problem::Damaged)?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(file));
    // As lenient as the parser of the values.
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| Problem::Damaged)? {
            Event::Start(element) => with(&element, true)?,
            Event::Empty(element) => with(&element, false)?,
            Event::End(element) if element.local_name().as_ref() == end => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Problem> {
    let attribute = element.try_get_attribute(name).map_err(|_| Problem::Damaged)?;
    attribute
        .map(|found| found.normalized_value(XmlVersion::Explicit1_0).map(|value| value.into_owned()))
        .transpose()
        .map_err(|_| Problem::Damaged)
}

/// Of each style of a cell the format, if it pads.
fn formats(parts: &mut Zip<'_>) -> Result<Vec<Option<Rc<Format>>>, Problem> {
    let mut codes = HashMap::new();
    let mut of_cells = Vec::new();
    let mut inside = false;
    each(parts, "xl/styles.xml", "cellXfs", |element, _| {
        match element.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (attribute(element, "numFmtId")?, attribute(element, "formatCode")?) {
                    codes.insert(id, Format::parse(&code).map(Rc::new));
                }
            }
            // Before it stand the styles that cells are made from, which no cell names.
            "cellXfs" => inside = true,
            "xf" if inside => {
                let id = attribute(element, "numFmtId")?;
                of_cells.push(id.and_then(|id| codes.get(&id).cloned().flatten()));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(of_cells)
}

/// The name of the part in which a sheet stands.
fn part_of(parts: &mut Zip<'_>, sheet: &str) -> Result<String, Problem> {
    let mut relation = None;
    each(parts, "xl/workbook.xml", "sheets", |element, _| {
        if element.local_name().as_ref() == "sheet" && attribute(element, "name")?.as_deref() == Some(sheet) {
            for found in element.attributes().flatten() {
                if found.key.local_name().as_ref() == "id" {
                    relation = Some(found.value.into_owned());
                }
            }
        }
        Ok(())
    })?;
    let mut part = String::new();
    each(parts, "xl/_rels/workbook.xml.rels", "Relationships", |element, _| {
        if relation.is_some() && attribute(element, "Id")? == relation {
            let target = attribute(element, "Target")?.unwrap_or_default();
            let target = target.trim_start_matches('/');
            part = if target.starts_with("xl/") { target.to_owned() } else { format!("xl/{target}") };
        }
        Ok(())
    })?;
    Ok(part)
}

fn cells(parts: &mut Zip<'_>, part: &str, formats: &[Option<Rc<Format>>]) -> Result<Padded, Problem> {
    let mut padded = Padded::new();
    // A row or cell that does not say where it stands, stands behind the one before it.
    let (mut row, mut column) = (0_u32, 0_u32);
    each(parts, part, "sheetData", |element, filled| {
        match element.local_name().as_ref() {
            "row" => {
                let stated = attribute(element, "r")?.and_then(|number| number.parse().ok());
                row = stated.unwrap_or(row.saturating_add(1));
                column = 0;
            }
            "c" => {
                // Like the parser of the values: a cell's own place does not move the rows behind it.
                let stated = attribute(element, "r")?.as_deref().and_then(place_of);
                let (own_row, at) = stated.unwrap_or((row, column));
                column = at.saturating_add(1);
                let style = attribute(element, "s")?.and_then(|style| style.parse::<usize>().ok());
                if let (true, Some(Some(format))) = (filled, style.and_then(|style| formats.get(style))) {
                    padded.insert((own_row.saturating_sub(1), at), Rc::clone(format));
                    if padded.len() > MAX_CELLS {
                        return Err(Problem::TooManyCells);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(padded)
}

/// The row of `AB12`, from 1, and its column, from 0.
fn place_of(place: &str) -> Option<(u32, u32)> {
    let at = place.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = place.split_at(at);
    let column = letters.bytes().filter(u8::is_ascii_alphabetic).fold(0_u32, |number, letter| {
        number.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    Some((row.parse().ok()?, column.checked_sub(1)?))
}

impl Format {
    /// `None` for every format that does anything else than put zeros before a whole number and signs between its
    /// digits: a date, an amount, a percentage and a condition are not the number's own digits.
    fn parse(code: &str) -> Option<Self> {
        if code.len() > LONGEST {
            return None;
        }
        let mut tokens = Vec::new();
        let mut first = None;
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                '0' | '#' => {
                    first.get_or_insert(sign);
                    tokens.push(Token::Digit);
                }
                '"' => tokens.extend(signs.by_ref().take_while(|sign| *sign != '"').map(Token::Literal)),
                '\\' => tokens.push(Token::Literal(signs.next()?)),
                // A language or a colour; a condition begins otherwise.
                '[' => {
                    let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    if !inside.starts_with(|sign: char| sign == '$' || sign.is_ascii_alphabetic()) {
                        return None;
                    }
                }
                ' ' | '-' | '/' | '(' | ')' | '+' | ':' => tokens.push(Token::Literal(sign)),
                _ => return None,
            }
        }
        let digits = tokens.iter().filter(|token| **token == Token::Digit).count();
        (first == Some('0') && digits > 1).then_some(Self(tokens))
    }

    /// A whole number's digits as the cell shows them.
    pub fn show(&self, digits: &str) -> String {
        let mut left = digits.chars().rev();
        let first = self.0.iter().position(|token| *token == Token::Digit).unwrap_or_default();
        let mut shown: Vec<char> = Vec::new();
        for (at, token) in self.0.iter().enumerate().rev() {
            match token {
                Token::Literal(sign) => shown.push(*sign),
                Token::Digit => shown.push(left.next().unwrap_or('0')),
            }
            if at == first {
                shown.extend(left.by_ref());
            }
        }
        shown.iter().rev().collect()
    }
}
