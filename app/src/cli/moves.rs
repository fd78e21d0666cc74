//! How a round gets from the folder in which it was made into its own, and back.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use evenkans_matching::Receipt;

use super::folder::{NAMES, PUBLICATION, private_dir};

/// Renames; an error says what could not be.
pub(super) fn renamed(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to).map_err(|error| {
        let hint = match error.kind() {
            io::ErrorKind::CrossesDevices => "; give a folder inside this one, which is a file system of its own",
            _ => "",
        };
        io::Error::new(error.kind(), format!("{}: {error}{hint}", from.display()))
    })
}

/// How a round comes from the folder in which it was made into the one where it belongs, step by step, so that after any of
/// them it can be taken back by whoever comes next.
pub(super) struct Moves {
    pub staged: PathBuf,
    pub target: PathBuf,
}

/// What there was to take back.
#[derive(PartialEq)]
pub(super) enum Undone {
    All,
    /// All or nothing had been moved.
    Nothing,
    /// The run was at work in another folder, which then had this name.
    NotHere,
}

/// Tells a folder from another that has its name later; nothing where the system does not say. Not by its device, which may
/// have another number after a restart.
pub(super) fn identity(folder: &Metadata) -> String {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        use std::time::UNIX_EPOCH;
        // A number is given again once its folder is gone; when it was made tells, where that is kept.
        let made = folder.created().ok().and_then(|made| made.duration_since(UNIX_EPOCH).ok());
        format!("{}-{}", folder.ino(), made.unwrap_or_default().as_nanos())
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        String::new()
    }
}

/// Of which folder, and which names were staged.
pub(super) const STAGED: &str = "staged";

impl Moves {
    pub fn away(&self) -> PathBuf {
        self.staged.join("away")
    }

    /// What is to be renamed, in this order: first what somebody laid beside the kits, which goes among the new ones. A
    /// round that is replaced then loses its publication; else the new one takes the place of the old in one step, the
    /// last: so a publication always belongs to all that stands beside it.
    pub fn prepare(&self, replaces: bool) -> io::Result<Vec<(PathBuf, PathBuf)>> {
        let own = own_files(&self.target.join("kits"))?;
        let kits = self.staged.join("kits");
        if !own.is_empty() && !kits.exists() {
            private_dir(&kits)?;
        }
        let staged: Vec<&str> = NAMES.into_iter().filter(|name| self.staged.join(name).exists()).collect();
        // Whole or not at all.
        let half = self.staged.join("staged.half");
        fs::write(&half, format!("{}\n{}", identity(&fs::metadata(&self.target)?), staged.join("\n")))?;
        File::open(&half)?.sync_all()?;
        fs::rename(half, self.staged.join(STAGED))?;
        fs::create_dir(self.away())?;
        let mut all: Vec<(PathBuf, PathBuf)> = own.into_iter().map(|(name, path)| (path, kits.join(name))).collect();
        let put_away = |name: &str| (self.target.join(name), self.away().join(name));
        if replaces {
            all.push(put_away(PUBLICATION));
        }
        for name in NAMES {
            let is_staged = staged.contains(&name);
            // Kits of either form go, whichever form the new ones have.
            let goes = is_staged || name.starts_with("kits");
            if goes && name != PUBLICATION && self.target.join(name).exists() {
                all.push(put_away(name));
            }
            if is_staged {
                all.push((self.staged.join(name), self.target.join(name)));
            }
        }
        Ok(all)
    }

    /// Takes back what was moved, unless all of it was.
    pub fn undo(&self) -> io::Result<Undone> {
        let staged = match fs::read_to_string(self.staged.join(STAGED)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Undone::Nothing),
            staged => staged?,
        };
        let Some(staged) = staged.strip_prefix(&(identity(&fs::metadata(&self.target)?) + "\n")) else {
            return Ok(Undone::NotHere);
        };
        let is_whole = staged.lines().any(|name| name == PUBLICATION) && !self.staged.join(PUBLICATION).exists();
        if is_whole {
            return Ok(Undone::Nothing);
        }
        // What somebody removed meanwhile cannot be taken back.
        let moved = |name: &&str| !self.staged.join(name).exists() && self.target.join(name).exists();
        for name in staged.lines().filter(moved) {
            renamed(&self.target.join(name), &self.staged.join(name))?;
        }
        for name in NAMES.iter().filter(|name| self.away().join(name).exists()) {
            renamed(&self.away().join(name), &self.target.join(name))?;
        }
        let kits = self.target.join("kits");
        own_files(&self.staged.join("kits"))?.iter().try_for_each(|(name, path)| renamed(path, &kits.join(name)))?;
        Ok(Undone::All)
    }
}

/// What somebody laid beside the kits of a folder, if there is one.
fn own_files(kits: &Path) -> io::Result<Vec<(OsString, PathBuf)>> {
    let all = match fs::read_dir(kits) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        all => all?,
    };
    let is_kit = |name: &str| name.strip_suffix(".json").is_some_and(|receipt| receipt.parse::<Receipt>().is_ok());
    let entries = all.map(|entry| entry.map(|entry| (entry.file_name(), entry.path())));
    entries.filter(|entry| !entry.as_ref().is_ok_and(|(name, _)| name.to_str().is_some_and(is_kit))).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::identity;

    /// Most systems give the number of a removed folder to the next.
    #[test]
    fn a_folder_is_told_from_a_later_one_of_its_name() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = parent.path().join("round");
        let made = || {
            fs::create_dir(&folder).expect("a folder");
            fs::metadata(&folder).expect("a folder")
        };
        let first = made();
        let Ok(born) = first.created() else { return };
        // The clock of a file system goes in steps of some milliseconds.
        let later = loop {
            fs::remove_dir(&folder).expect("removed");
            let next = made();
            if next.created().expect("as before") != born {
                break next;
            }
        };
        assert_ne!(identity(&first), identity(&later));
    }
}
