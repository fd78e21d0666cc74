//! The folder of a round. Everything is written beside it and moved in, publication.json last, so
//! that whoever sees a publication sees a whole round.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use evenkans_matching::files::write_opening;
use evenkans_matching::{Kit, Opened, Publication};

use super::moves::{Moves, STAGED, Undone, identity, renamed};
use super::{Failure, read};

/// With more students than this, kits are lines of one file: file systems and people dislike a
/// folder with a million files.
const MOST_KIT_FILES: usize = 10_000;

pub(super) const PUBLICATION: &str = "publication.json";
pub(super) const ALLOCATION: &str = "allocation.csv";

/// In the order in which they are moved in.
pub(super) const NAMES: [&str; 5] = ["kits", "kits.jsonl", "opening.csv", ALLOCATION, PUBLICATION];

pub(super) fn private_dir(path: &Path) -> io::Result<()> {
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
    // Some programs put a mark before what they save.
    Publication::from_json(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
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
    publication(folder)?.ok_or_else(|| {
        let left = fs::canonicalize(folder).ok().and_then(|folder| leftovers(&folder).pop());
        let left = left.map(|left| {
            let left = left.display();
            format!("; {left} is of a run that is at work, or was stopped and may hold what is missing; the next freeze, draw or match here undoes what it can")
        });
        let hint = left.unwrap_or_default();
        Failure::input(format_args!("{}: expected a folder with publication.json{hint}", folder.display()))
    })
}

/// Keeps others out of a folder until this is dropped: of two runs at once the second would overwrite the first.
pub(super) struct Alone {
    /// Nothing on a system that cannot lock a folder, which lets all in.
    _lock: Option<File>,
    /// What was made for it, from the folder upwards: a run that fails leaves nothing behind.
    made: Vec<PathBuf>,
}

impl Alone {
    /// In a folder that may not be there yet. Whatever a run left beside it that was stopped is undone.
    pub fn in_new(folder: &Path) -> Result<Self, Failure> {
        let fail = |error: io::Error| Failure::file(folder, &error);
        let folder = std::path::absolute(folder).map_err(fail)?;
        let made: Vec<PathBuf> = folder.ancestors().take_while(|path| !path.exists()).map(Path::to_owned).collect();
        loop {
            fs::create_dir_all(&folder).map_err(fail)?;
            match locked(&folder)? {
                Lock::Held(lock) => {
                    let alone = Self { _lock: Some(lock), made };
                    recover(&folder)?;
                    return Ok(alone);
                }
                Lock::Gone => {}
                Lock::Unable => return Ok(Self { _lock: None, made }),
            }
        }
    }

    /// In a folder that must be there.
    pub fn within(folder: &Path) -> Result<Self, Failure> {
        let Lock::Held(lock) = locked(folder)? else { return Ok(Self { _lock: None, made: Vec::new() }) };
        recover(folder)?;
        Ok(Self { _lock: Some(lock), made: Vec::new() })
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        // One that holds something stays. The lock goes last.
        let _ = self.made.iter().try_for_each(fs::remove_dir);
    }
}

enum Lock {
    Held(File),
    /// The folder is not there, or not the one that was opened: another run made it, failed and removed it in between.
    Gone,
    /// The system cannot lock it.
    Unable,
}

fn locked(folder: &Path) -> Result<Lock, Failure> {
    let lock = match File::open(folder) {
        Ok(lock) => lock,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Lock::Gone),
        Err(_) => return Ok(Lock::Unable),
    };
    match lock.try_lock() {
        Ok(()) if is_still(&lock, folder) => Ok(Lock::Held(lock)),
        Ok(()) => Ok(Lock::Gone),
        Err(fs::TryLockError::WouldBlock) => {
            Err(Failure::input(format_args!("{}: expected to be alone; another run is at work here", folder.display())))
        }
        Err(fs::TryLockError::Error(_)) => Ok(Lock::Unable),
    }
}

/// Whether the folder is the one that was opened.
fn is_still(opened: &File, folder: &Path) -> bool {
    let both = opened.metadata().ok().zip(fs::metadata(folder).ok());
    both.is_some_and(|(one, other)| identity(&one) == identity(&other))
}

/// Removes what a run had made; first the list by which it could be undone, which half a folder would belie.
fn remove(staged: &Path) -> io::Result<()> {
    match fs::remove_file(staged.join(STAGED)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::remove_dir_all(staged),
    }
}

/// What runs left beside a folder.
fn leftovers(target: &Path) -> Vec<PathBuf> {
    let begin = partial(target, "");
    let is_run = |run: &str| !run.is_empty() && run.bytes().all(|digit| digit.is_ascii_digit());
    let begins = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().strip_prefix(&begin).is_some_and(is_run);
    // A folder that may be written and not be read is still good.
    let all = target.parent().into_iter().flat_map(fs::read_dir).flatten().flatten();
    all.filter(begins).map(|entry| entry.path()).collect()
}

/// The name of the folder in which a run makes another.
fn partial(target: &Path, run: &str) -> String {
    format!(".{}.partial-{run}", target.file_name().unwrap_or_default().to_string_lossy())
}

/// Undoes what a stopped run had begun, and removes what it had made. Whoever is at work here would hold the lock.
fn recover(target: &Path) -> Result<(), Failure> {
    let fail = |error: io::Error| Failure::file(target, &error);
    // By whatever path it is reached, what was left lies beside the folder itself.
    let target = fs::canonicalize(target).map_err(fail)?;
    for left in leftovers(&target) {
        let moves = Moves { staged: left.clone(), target: target.clone() };
        let undone = moves.undo().map_err(fail)?;
        if undone == Undone::NotHere {
            continue;
        }
        remove(&left).map_err(|error| Failure::file(&left, &error))?;
        let what = match undone {
            Undone::All => "the round is as it was before it",
            _ => "what it left is removed",
        };
        eprintln!("{}: note: a run was stopped here; {what}", target.display());
    }
    Ok(())
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
        let target = fs::canonicalize(target).map_err(fail)?;
        let parent = target.parent().unwrap_or(&target).to_path_buf();
        for left in leftovers(&target) {
            eprintln!(
                "{}: note: left by a run that was stopped, or is at work; it holds private files",
                left.display()
            );
        }
        // What another run left may have the number of this one: in a container they begin at 1.
        let mut run = u64::from(std::process::id());
        loop {
            let path = parent.join(partial(&target, &run.to_string()));
            match fs::create_dir(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => run += 1,
                made => return made.map_err(fail).map(|()| Self { target, path }),
            }
        }
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
        self.write(ALLOCATION, true, text)
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
        // A folder that holds no round but something of these names is not ours to write into.
        let is_round = self.target.join(PUBLICATION).exists();
        let foreign = NAMES.iter().find(|name| self.target.join(name).exists()).filter(|_| !is_round);
        // Where folders cannot be locked another run may have been faster.
        let begins = !replaces && self.path.join("opening.csv").exists();
        let foreign = foreign.or(Some(&PUBLICATION).filter(|_| is_round && begins));
        if let Some(name) = foreign {
            return Err(Failure::input(format_args!(
                "{}: expected a new or empty folder; this one holds {name}",
                self.target.display()
            )));
        }
        // A draw makes it, so before one it is somebody's own.
        let is_drawn = replaces || !self.path.join(ALLOCATION).exists();
        let own = self.target.join(ALLOCATION);
        if !is_drawn && own.exists() {
            return Err(Failure::input(format_args!(
                "{}: expected no such file in a round that is not drawn yet; move it elsewhere",
                own.display()
            )));
        }
        let moves = Moves { staged: self.path.clone(), target: self.target.clone() };
        let done = moves.prepare(replaces).and_then(|all| all.iter().try_for_each(|(from, to)| renamed(from, to)));
        // Nothing is written when something is wrong.
        let Err(error) = done else { return Ok(()) };
        let worse = match moves.undo() {
            Ok(Undone::All | Undone::Nothing) => return Err(fail(error)),
            Ok(Undone::NotHere) => "another folder has its name".to_owned(),
            Err(worse) => worse.to_string(),
        };
        let left = self.path.clone();
        // It holds what was there before.
        std::mem::forget(self);
        Err(Failure::input(format_args!(
            "{}: {error}; what was here lies in {}, and a next run puts it back; now {worse}",
            moves.target.display(),
            left.display()
        )))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed is told by the next run.
        let _ = remove(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::super::moves::{Moves, renamed};
    use super::{Alone, partial, recover};

    const KIT: &str = "kits/00000000000000000000000000000001.json";

    fn made(folder: &Path, files: &[(&str, &str)]) {
        fs::create_dir_all(folder.join("kits")).expect("a folder");
        files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).expect("a file"));
    }

    fn all(folder: &Path) -> BTreeMap<PathBuf, String> {
        let files = ["", "kits"].into_iter().flat_map(|of| fs::read_dir(folder.join(of))).flatten().flatten();
        files.filter_map(|entry| Some((entry.path(), fs::read_to_string(entry.path()).ok()?))).collect()
    }

    /// Stopped after any step, a round is the old one, with somebody's own files, until it is the new one.
    #[test]
    fn a_run_that_is_stopped_anywhere_is_undone() {
        let old =
            [("publication.json", "old"), ("opening.csv", "old"), (KIT, "old"), ("kits/own.txt", "own"), ("a", "own")];
        let drawn = [("publication.json", "new"), ("allocation.csv", "new"), (KIT, "new")];
        let whole = [("publication.json", "new"), ("opening.csv", "new"), ("allocation.csv", "new"), (KIT, "new")];
        // A draw, a match that replaces, and a freeze into an empty folder.
        for (before, new, replaces) in [(&old[..], &drawn[..], false), (&old, &whole, true), (&old[4..], &whole, false)]
        {
            for stopped in 0.. {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let target = folder.path().join("round");
                made(&target, before);
                let first = all(&target);
                let staged = folder.path().join(partial(&target, "1"));
                made(&staged, new);
                let moves = Moves { staged: staged.clone(), target: target.clone() };
                let steps = moves.prepare(replaces).expect("steps");
                steps[..stopped].iter().for_each(|(from, to)| renamed(from, to).expect("a step"));
                recover(&target).expect("undone");
                assert!(!staged.exists());
                let own = |all: &BTreeMap<PathBuf, String>| all.values().filter(|text| *text == "own").count();
                if stopped == steps.len() {
                    let now = all(&target);
                    assert_eq!(now[&target.join("publication.json")], "new");
                    assert_eq!((now[&target.join(KIT)].as_str(), own(&now)), ("new", own(&first)));
                    break;
                }
                assert_eq!(all(&target), first, "after {stopped} of {}", steps.len());
            }
        }
    }

    /// A freeze that was killed, after which somebody put the half folder aside; and a folder that is reached by a link.
    #[test]
    fn what_was_put_aside_is_no_obstacle_and_a_link_is_the_folder() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let target = folder.path().join("round");
        let staged = folder.path().join(partial(&target, "1"));
        fs::create_dir(&target).expect("a folder");
        made(&staged, &[("publication.json", "new"), ("opening.csv", "new"), (KIT, "new")]);
        let moves = Moves { staged: staged.clone(), target: target.clone() };
        let steps = moves.prepare(false).expect("steps");
        steps[..2].iter().for_each(|(from, to)| renamed(from, to).expect("a step"));
        fs::rename(&target, folder.path().join("aside")).expect("moved");
        drop(Alone::in_new(&target).expect("alone"));
        // What was made for a folder that is gone is not put into another of its name.
        assert!(staged.exists() && !target.exists());
        fs::remove_dir_all(&staged).expect("removed");
        #[cfg(unix)]
        {
            made(&target, &[("publication.json", "old")]);
            made(&staged, &[("publication.json", "new")]);
            std::os::unix::fs::symlink(&target, folder.path().join("link")).expect("a link");
            drop(Alone::within(&folder.path().join("link")).expect("alone"));
            assert!(!staged.exists(), "what was left lies beside the folder itself");
        }
    }
}
