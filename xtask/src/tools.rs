//! Finding the programs that checks need, and installing them where that is allowed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Clone, Copy)]
pub enum Tool {
    Postgres,
    Chromium,
    Nextest,
}

impl Tool {
    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Postgres => &["initdb"],
            Self::Chromium => &["chromium", "chromium-browser", "google-chrome"],
            Self::Nextest => &["cargo-nextest"],
        }
    }

    /// The package of Debian and Ubuntu.
    fn package(self) -> Option<&'static str> {
        match self {
            Self::Postgres => Some("postgresql"),
            Self::Chromium => Some("chromium"),
            Self::Nextest => None,
        }
    }

    pub fn find(self) -> Option<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        if matches!(self, Self::Postgres) {
            folders.extend(debian_postgres());
        }
        folders
            .iter()
            .flat_map(|folder| self.programs().iter().map(|name| folder.join(name)))
            .find(|path| path.is_file())
    }

    /// Finds it, or installs it when root runs this.
    pub fn find_or_install(self) -> Result<PathBuf, String> {
        if let Some(found) = self.find() {
            return Ok(found);
        }
        let missing = format!("{} is not installed", self.programs().join(" or "));
        let Some(package) = self.package() else {
            return Err(missing);
        };
        if !is_root() {
            return Err(format!("{missing}: install it, on Debian with `sudo apt-get install {package}`"));
        }
        println!("{missing}: installing {package} with apt");
        apt(&["update"])?;
        apt(&["install", "--yes", "--no-install-recommends", package])?;
        self.find().ok_or_else(|| format!("{missing}, not even after installing {package}"))
    }
}

/// Debian keeps PostgreSQL's own programs out of PATH, a folder a version; the newest comes first.
fn debian_postgres() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

fn apt(arguments: &[&str]) -> Result<(), String> {
    let status = Command::new("apt-get")
        .args(["-o", "Dpkg::Use-Pty=0", "--quiet"])
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("apt-get {} failed ({status})", arguments.join(" "))),
        Err(error) => Err(format!("apt-get does not start: {error}")),
    }
}

/// Who owns this process, as the kernel sees it.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(Path::new("/proc/self")).is_ok_and(|process| process.uid() == 0)
}
