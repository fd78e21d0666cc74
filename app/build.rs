//! Makes the browser's parts (style, script, pictures, font) with Node and lists them for `src/assets.rs`,
//! so that the binary carries them.

use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What the browser build reads below `browser/`.
const SOURCES: [&str; 7] =
    ["src", "patterns", "build.mjs", "purge.mjs", "settle.mjs", "package.json", "package-lock.json"];

const NODE_MISSING: &str = "Node.js 20 or newer with npm is needed to build the style and the script of the pages.
Install them (on Debian: apt-get install nodejs npm) and build again.";

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nThe browser's parts were not built. {error}\n");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Outcome {
    // Asked when it runs: with one target directory for two clones this program may have been compiled in the other.
    let own =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").ok_or("CARGO_MANIFEST_DIR is not set: build with cargo")?);
    let root = own.join("..").canonicalize()?;
    let browser = root.join("browser");
    println!("cargo::rerun-if-changed=build.rs");
    // A new area is a new dependency, whose templates have to be watched too.
    println!("cargo::rerun-if-changed=Cargo.toml");
    for source in SOURCES.iter().map(|name| browser.join(name)).chain(templates(&root)?) {
        println!("cargo::rerun-if-changed={}", source.display());
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: build with cargo")?);

    // Two builds at once (an editor's and a terminal's) would each delete what the other reads.
    let lock = File::open(browser.join("package-lock.json"))?;
    lock.lock()?;
    if packages_are_old(&browser) {
        npm(&browser, &["ci", "--no-audit", "--no-fund"])?;
    }
    npm(&browser, &["run", "build"])?;
    embed(&browser.join("dist"), &out)
}

/// The style is purged against the templates, so a new class in one of them needs a new style.
fn templates(root: &Path) -> Outcome<Vec<PathBuf>> {
    let mut folders = vec![root.join("platform/web/templates")];
    for area in fs::read_dir(root.join("areas"))? {
        folders.push(area?.path().join("templates"));
    }
    // Cargo builds every time when a path it watches does not exist.
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    Ok(folders)
}

/// npm writes its own list last, so one that is missing or older than ours means: not (all) installed.
fn packages_are_old(browser: &Path) -> bool {
    let changed = |path: &str| fs::metadata(browser.join(path)).and_then(|file| file.modified()).ok();
    changed("node_modules/.package-lock.json") < changed("package-lock.json")
}

fn npm(browser: &Path, arguments: &[&str]) -> Outcome {
    let output = match Command::new("npm").args(arguments).current_dir(browser).output() {
        Ok(output) => output,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(NODE_MISSING.into()),
        Err(error) => return Err(format!("npm does not start: {error}").into()),
    };
    if output.status.success() {
        return Ok(());
    }
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if said(&output.stderr).contains("node: not found") {
        return Err(NODE_MISSING.into());
    }
    let command = arguments.join(" ");
    Err(format!("In browser/, npm {command} failed:\n{}\n{}", said(&output.stdout), said(&output.stderr)).into())
}

/// Copies what was built to where only this build looks, and writes the list of it as Rust.
fn embed(dist: &Path, out: &Path) -> Outcome {
    let kept = out.join("browser");
    if kept.exists() {
        fs::remove_dir_all(&kept)?;
    }
    fs::create_dir_all(&kept)?;
    let mut names = Vec::new();
    for file in fs::read_dir(dist)? {
        let file = file?;
        let name = file.file_name().into_string().map_err(|name| format!("browser/dist/{name:?} is not UTF-8"))?;
        fs::copy(file.path(), kept.join(&name))?;
        names.push(name);
    }
    names.sort();
    let mut list = String::from("[\n");
    for name in names {
        writeln!(list, "    ({name:?}, include_bytes!({:?}).as_slice()),", kept.join(&name))?;
    }
    list.push_str("]\n");
    fs::write(out.join("browser.rs"), list)?;
    Ok(())
}
