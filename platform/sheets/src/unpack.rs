//! An XLSX file is a zip, and a zip can lie. Here it is unpacked within limits and packed again without
//! compression, so that the parser behind it only ever sees what was counted.
//!
//! Why not hand the file to the parser: a zip of a kilobyte can unpack to gigabytes, whatever size it states;
//! entries can overlap; a stated count of strings is memory set aside (calamine 0.37 and 0.38 reserve what
//! `uniqueCount` says, which ends the process when it is large); a declared encoding could hide all that from
//! these checks. So: only XML parts are kept, in UTF-8, without declarations, with that attribute disabled.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{MAX_UNPACKED_BYTES, Problem};

/// The most entries: a workbook has a few dozen, with pictures a few hundred.
const MAX_ENTRIES: usize = 5_000;
/// The most XML tags in one part, because each may cost the parser a string. Four tags make a cell.
const MAX_TAGS: usize = 12_000_000;
/// A part this many times smaller packed than unpacked is a bomb. What Excel writes reaches 12 even when all rows
/// are alike; the barest XML with rows that are all alike reaches 300; deflate itself ends at 1,032.
const MAX_RATIO: u64 = 500;
/// Below this size the ratio says nothing.
const RATIO_COUNTS_FROM: u64 = 4 * 1024 * 1024;

const STORED: CompressionMethod = CompressionMethod::Stored;

/// The XML parts of a workbook as a zip that is safe to parse.
pub fn unpack(bytes: &[u8], file_name: &str) -> Result<Vec<u8>, Problem> {
    refuse_large_directories(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::Damaged)?;
    let mut names = Vec::with_capacity(archive.len());
    let mut stated: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| Problem::Damaged)?;
        if entry.encrypted() {
            return Err(Problem::Encrypted);
        }
        stated = stated.saturating_add(entry.size());
        names.push(entry.name().map_err(|_| Problem::Damaged)?.replace('\\', "/"));
    }
    // Honest files state their size, so this answers at once; dishonest ones are counted below.
    if stated > MAX_UNPACKED_BYTES {
        return Err(Problem::UnpackedTooLarge);
    }
    if let Some(format) = other_format(&names, file_name) {
        return Err(Problem::OtherFormat { format });
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut left = MAX_UNPACKED_BYTES;
    let mut seen = std::collections::HashSet::new();
    for (index, name) in names.iter().enumerate() {
        let lower = name.to_ascii_lowercase();
        if !is_part(&lower) {
            continue;
        }
        // Two parts with one name are two answers to what the file says.
        if !seen.insert(lower) {
            return Err(Problem::Damaged);
        }
        let part = read_part(&mut archive, index, left)?;
        left -= part.len() as u64;
        let options =
            SimpleFileOptions::default().compression_method(STORED).last_modified_time(zip::DateTime::default());
        let text = cleaned(&part)?;
        writer
            .start_file(name.as_str(), options)
            .and_then(|()| Ok(writer.write_all(&text)?))
            .map_err(|_| Problem::Damaged)?;
    }
    let packed = writer.finish().map_err(|_| Problem::Damaged)?;
    Ok(packed.into_inner())
}

/// The parts that say what is in the cells; pictures, charts and macros are never even unpacked.
fn is_part(lower_name: &str) -> bool {
    (lower_name.ends_with(".xml") || lower_name.ends_with(".rels"))
        && !["media/", "drawings/", "charts/", "theme/", "pivot", "externallinks/", "printersettings/"]
            .iter()
            .any(|folder| lower_name.contains(folder))
}

fn read_part(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: u64) -> Result<Vec<u8>, Problem> {
    let entry = archive.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => Problem::Encrypted,
        _ => Problem::Damaged,
    })?;
    let packed = entry.compressed_size();
    let allowed = left.min(packed.saturating_mul(MAX_RATIO).max(RATIO_COUNTS_FROM));
    let mut part = Vec::new();
    entry.take(allowed + 1).read_to_end(&mut part).map_err(|_| Problem::Damaged)?;
    if part.len() as u64 > allowed {
        return Err(Problem::UnpackedTooLarge);
    }
    Ok(part)
}

/// The part as plain UTF-8 that the parser can only read one way.
fn cleaned(part: &[u8]) -> Result<Cow<'_, [u8]>, Problem> {
    let text = str::from_utf8(part).map_err(|_| Problem::Damaged)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).trim_start();
    let text = if text.starts_with("<?xml") { text.split_once("?>").ok_or(Problem::Damaged)?.1 } else { text };
    // A second declaration is none in XML, but the parser would change its encoding there.
    let declares_again = text
        .match_indices("<?xml")
        .any(|(at, found)| !text[at + found.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '-'));
    if text.contains('\0') || declares_again {
        return Err(Problem::Damaged);
    }
    if text.bytes().filter(|byte| *byte == b'<').count() > MAX_TAGS {
        return Err(Problem::TooManyCells);
    }
    if text.contains("uniqueCount") {
        return Ok(Cow::Owned(text.replace("uniqueCount", "ignoredCount").into_bytes()));
    }
    Ok(Cow::Borrowed(text.as_bytes()))
}

/// Other spreadsheets that are also zips.
fn other_format(names: &[String], file_name: &str) -> Option<&'static str> {
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("xl/workbook.bin") {
        Some("XLSB")
    } else if has("Index/Document.iwa") || has("Index.zip") {
        Some("Numbers")
    } else if has("content.xml") && has("mimetype") {
        Some("ODS")
    } else if has("word/document.xml") {
        Some("DOCX")
    } else if !has("[Content_Types].xml") && !file_name.to_ascii_lowercase().ends_with(".xlsx") {
        Some("ZIP")
    } else {
        None
    }
}

/// Refuses a file that would make the zip reader set memory aside for millions of entries: it believes the
/// count in the zip64 record, and every entry it lists begins with a signature that can be counted first.
fn refuse_large_directories(bytes: &[u8]) -> Result<(), Problem> {
    let mut entries = 0;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'P') {
        rest = &rest[at..];
        if rest.starts_with(b"PK\x01\x02") {
            entries += 1;
        } else if rest.starts_with(b"PK\x06\x06") {
            let long = |at: usize| rest.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
            let disk = rest.get(16..20) == rest.get(20..24);
            let large = [24, 32].iter().any(|at| long(*at).is_some_and(|count| count > MAX_ENTRIES as u64));
            if disk && large {
                return Err(Problem::Damaged);
            }
        }
        if entries > MAX_ENTRIES {
            return Err(Problem::Damaged);
        }
        rest = &rest[1..];
    }
    Ok(())
}
