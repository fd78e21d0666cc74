//! Files that belong together, as one ZIP with a list of their fingerprints.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// Files by name, in the order in which they were added.
#[derive(Debug, Default)]
pub struct Bundle {
    files: Vec<(String, Vec<u8>)>,
}

impl Bundle {
    /// Adds a file. What is no letter, digit or one of `-._/` becomes a dash, so that no name leads out of the folder that
    /// it is unpacked in or is none on somebody's computer.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let safe = |c: char| if c.is_ascii_alphanumeric() || "-._/".contains(c) { c } else { '-' };
        let name: String = name.chars().map(safe).collect();
        let parts = name.split('/').filter(|part| !part.is_empty() && !part.chars().all(|c| c == '.'));
        self.files.push((parts.collect::<Vec<_>>().join("/"), bytes));
    }

    /// All files with `SHA256SUMS`, which `sha256sum -c` reads.
    ///
    /// # Errors
    /// When two files have one name, or together are too large for a ZIP.
    pub fn zip(self) -> Result<Vec<u8>, ZipError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut sums = String::new();
        for (name, bytes) in &self.files {
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(bytes)?;
            for byte in Sha256::digest(bytes) {
                // Writing to a text cannot fail.
                let _ = write!(sums, "{byte:02x}");
            }
            let _ = writeln!(sums, "  {name}");
        }
        zip.start_file("SHA256SUMS", SimpleFileOptions::default())?;
        zip.write_all(sums.as_bytes())?;
        Ok(zip.finish()?.into_inner())
    }
}
