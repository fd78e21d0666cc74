//! The folder of a round. Everything is written beside it and moved in, publication.json last, so
//! that whoever sees a publication sees a whole round.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use evenkans_matching::files::write_opening;
use evenkans_matching::{Kit, Opened, Publication, Receipt};

use super::{Failure, read};

/// With more students than this, kits are lines of one file: file systems and people dislike a
/// folder with a million files.
const MOST_KIT_FILES: usize = 10_000;

const PUBLICATION: &str = "publication.json";

/// In the order in which they are moved in.
const NAMES: [&str; 5] = ["kits", "kits.jsonl", "opening.csv", "allocation.csv", PUBLICATION];

fn private_dir(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// The publication of a folder that must hold a round, or a publication under any name: whoever saves one twice has a
/// `publication (1).json`.
pub(super) fn published(path: &Path) -> Result<Publication, Failure> {
    if path.is_file() { parsed(path, &read(path)?) } else { existing(path) }
}

fn parsed(path: &Path, bytes: &[u8]) -> Result<Publication, Failure> {
    Publication::from_json(bytes)
        .map_err(|error| Failure::input(format_args!("{}: expected a publication: {error}", path.display())))
}

/// The publication of a folder, `None` when the folder holds no round.
pub(super) fn publication(folder: &Path) -> Result<Option<Publication>, Failure> {
    let path = folder.join(PUBLICATION);
    match fs::read(&path) {
        Ok(bytes) => parsed(&path, &bytes).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::file(&path, &error)),
    }
}

/// The publication of a folder that must hold a round.
pub(super) fn existing(folder: &Path) -> Result<Publication, Failure> {
    publication(folder)?
        .ok_or_else(|| Failure::input(format_args!("{}: expected a folder with publication.json", folder.display())))
}

/// Keeps others out of a folder that is there, until what this gives is dropped: of two draws at once the second would
/// overwrite the first. A system that cannot lock a folder lets both in.
pub(super) fn alone(folder: &Path) -> Result<Option<File>, Failure> {
    let Ok(lock) = File::open(folder) else { return Ok(None) };
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(fs::TryLockError::WouldBlock) => {
            Err(Failure::input(format_args!("{}: expected to be alone; another run is at work here", folder.display())))
        }
        Err(fs::TryLockError::Error(_)) => Ok(None),
    }
}

/// The opening of a folder.
pub(super) fn opening(folder: &Path, publication: &Publication) -> Result<Vec<Opened>, Failure> {
    let path = folder.join("opening.csv");
    let name = path.display().to_string();
    Ok(evenkans_matching::files::read_opening(&name, &read(&path)?, publication)?)
}

/// A folder in the making; removed again unless it is moved in.
pub(super) struct Staging {
    target: PathBuf,
    path: PathBuf,
}

impl Staging {
    /// Begins beside `target`.
    pub fn beside(target: &Path) -> Result<Self, Failure> {
        let fail = |error: io::Error| Failure::file(target, &error);
        let target = std::path::absolute(target).map_err(fail)?;
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let parent = target.parent().unwrap_or(&target).to_path_buf();
        fs::create_dir_all(&parent).map_err(fail)?;
        let begin = format!(".{name}.partial-");
        let stopped = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(&begin);
        // A folder that may be written and not be read is still good.
        for left in fs::read_dir(&parent).into_iter().flatten().flatten().filter(stopped) {
            let path = left.path();
            eprintln!(
                "{}: note: left by a run that was stopped, or is at work; it holds private files",
                path.display()
            );
        }
        let path = parent.join(format!(".{name}.partial-{}", std::process::id()));
        fs::create_dir(&path).map_err(fail)?;
        Ok(Self { target, path })
    }

    fn create(&self, name: &str, private: bool) -> Result<BufWriter<File>, Failure> {
        let path = self.path.join(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        options.open(&path).map(BufWriter::new).map_err(|error| Failure::file(&path, &error))
    }

    fn write(&self, name: &str, private: bool, text: &str) -> Result<(), Failure> {
        let mut file = self.create(name, private)?;
        let written = file.write_all(text.as_bytes()).and_then(|()| file.flush());
        written.map_err(|error| Failure::file(&self.path.join(name), &error))
    }

    /// publication.json, for everybody.
    pub fn publication(&self, publication: &Publication) -> Result<(), Failure> {
        let text = publication.to_json().map_err(Failure::input)?;
        self.write(PUBLICATION, false, &text)
    }

    /// opening.csv, for the auditor.
    pub fn opening(&self, publication: &Publication, opened: &[Opened]) -> Result<(), Failure> {
        let text = write_opening(publication, opened).map_err(Failure::input)?;
        self.write("opening.csv", true, &text)
    }

    /// allocation.csv, private.
    pub fn allocation(&self, text: &str) -> Result<(), Failure> {
        self.write("allocation.csv", true, text)
    }

    /// A kit a student, named by its receipt.
    pub fn kits(&self, students: usize, kit: impl Fn(u32) -> Option<Kit>) -> Result<(), Failure> {
        let kits = (0..students as u32).filter_map(kit);
        if students > MOST_KIT_FILES {
            let mut file = self.create("kits.jsonl", true)?;
            for kit in kits {
                let line = kit.to_json().map_err(Failure::input)?;
                writeln!(file, "{line}").map_err(|error| Failure::file(&self.path, &error))?;
            }
            return file.flush().map_err(|error| Failure::file(&self.path, &error));
        }
        let folder = self.path.join("kits");
        // Its file names are receipts, so nobody else may even list it.
        private_dir(&folder).map_err(|error| Failure::file(&folder, &error))?;
        for kit in kits {
            let line = kit.to_json().map_err(Failure::input)?;
            self.write(&format!("kits/{}.json", kit.receipt), true, &(line + "\n"))?;
        }
        Ok(())
    }

    /// Moves everything into the target. A round that it replaces loses its publication first.
    pub fn install(self, replaces: bool) -> Result<(), Failure> {
        let fail = |error: io::Error| Failure::file(&self.target, &error);
        if !self.target.exists() {
            return fs::rename(&self.path, &self.target).map_err(fail);
        }
        // A folder that holds no round but something of these names is not ours to write into.
        let is_round = self.target.join(PUBLICATION).exists();
        let foreign = NAMES.iter().find(|name| self.target.join(name).exists()).filter(|_| !is_round);
        if let Some(name) = foreign {
            return Err(Failure::input(format_args!(
                "{}: expected a new or empty folder; this one holds {name}",
                self.target.display()
            )));
        }
        // A draw makes it, so before one it is somebody's own.
        let is_drawn = replaces || !self.path.join("allocation.csv").exists();
        let own = self.target.join("allocation.csv");
        if !is_drawn && own.exists() {
            return Err(Failure::input(format_args!(
                "{}: expected no such file in a round that is not drawn yet; move it elsewhere",
                own.display()
            )));
        }
        let away = self.path.join("away");
        fs::create_dir(&away).map_err(fail)?;
        let put_away = |name: &str| {
            let (from, to) = (self.target.join(name), away.join(name));
            // A publication is there at every moment: the new one takes its place in one step.
            let keeps = name == PUBLICATION && !replaces;
            match if keeps { fs::copy(from, to).map(drop) } else { fs::rename(from, to) } {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fail(error)),
                _ => Ok(()),
            }
        };
        if replaces {
            put_away(PUBLICATION)?;
        }
        let mut touched = Vec::new();
        let moved = NAMES.iter().try_for_each(|name| {
            let staged = self.path.join(name);
            let kits = *name == "kits" || *name == "kits.jsonl";
            if staged.exists() || kits {
                touched.push(*name);
                put_away(name)?;
            }
            if staged.exists() { fs::rename(staged, self.target.join(name)).map_err(fail) } else { Ok(()) }
        });
        if moved.is_err() {
            // Everything goes back to where it was: nothing is written when something is wrong. What cannot be put
            // back either is told by the error that is on its way.
            for name in touched.into_iter().rev() {
                let _ = fs::rename(self.target.join(name), self.path.join(name));
                let _ = fs::rename(away.join(name), self.target.join(name));
            }
            let _ = fs::rename(away.join(PUBLICATION), self.target.join(PUBLICATION));
            return moved;
        }
        self.keep_own_files(&away.join("kits"))
    }

    /// What somebody laid beside the kits stays there.
    fn keep_own_files(&self, away: &Path) -> Result<(), Failure> {
        let kits = self.target.join("kits");
        let is_kit = |name: &str| name.strip_suffix(".json").is_some_and(|receipt| receipt.parse::<Receipt>().is_ok());
        for entry in fs::read_dir(away).into_iter().flatten().flatten() {
            if entry.file_name().to_str().is_some_and(is_kit) {
                continue;
            }
            if !kits.exists() {
                private_dir(&kits).map_err(|error| Failure::file(&kits, &error))?;
            }
            let own = kits.join(entry.file_name());
            fs::rename(entry.path(), &own).map_err(|error| Failure::file(&own, &error))?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After a move in one piece there is nothing left, which is no failure either.
        let _ = fs::remove_dir_all(&self.path);
    }
}
