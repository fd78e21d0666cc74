//! The publisher's signing key: 32 bytes as 64 hexadecimal digits in a private file.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use evenkans_matching::digest::{from_hex, to_hex};

use super::Failure;

/// Reads the key.
pub(super) fn read(path: &Path) -> Result<[u8; 32], Failure> {
    let text = super::read(path)?;
    let key = str::from_utf8(&text).ok().and_then(|text| from_hex(text.trim()));
    key.and_then(|key| key.try_into().ok())
        .ok_or_else(|| Failure::input(format_args!("{}:1:1: expected 64 hexadecimal digits", path.display())))
}

/// Reads the key, or makes it at its first use.
pub(super) fn read_or_make(path: &Path) -> Result<[u8; 32], Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let key = random::<32>()?;
    match options.open(path) {
        Ok(mut file) => {
            // Half a key would be taken for a wrong one by the next run.
            writeln!(file, "{}", to_hex(&key)).map_err(|error| {
                let _ = fs::remove_file(path);
                Failure::file(path, &error)
            })?;
            Ok(key)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read(path),
        Err(error) => Err(Failure::file(path, &error)),
    }
}

/// Bytes from the system's random generator.
pub(super) fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::input(format_args!("the system's random generator: {error}")))?;
    Ok(bytes)
}
