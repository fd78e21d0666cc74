//! A PostgreSQL of the tests' own, in a temporary folder; gone with its value, also when tests fail.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::steps::shown;
use crate::tools::{Tool, is_root};

/// The variable that tells the tests where it is.
pub const VARIABLE: &str = "EVENKANS_TEST_POSTGRES";

const START: Duration = Duration::from_secs(30);

pub struct Postgres {
    pub address: String,
    _own: Option<Own>,
}

/// The server that we started, and its folder.
struct Own {
    child: Child,
    stop: Command,
    folder: TempDir,
}

impl Postgres {
    /// The one that the environment names, else a fresh one.
    pub fn for_tests() -> Result<Self, String> {
        if let Ok(address) = std::env::var(VARIABLE) {
            return Ok(Self { address, _own: None });
        }
        let initdb = Tool::Postgres.find_or_install()?;
        // Debian links initdb into PATH here and there; its companions stand beside the real one.
        let programs = initdb.canonicalize().map_err(|error| format!("{}: {error}", initdb.display()))?;
        let programs = programs.parent().map(Path::to_owned).unwrap_or_default();
        let folder = tempfile::Builder::new().prefix("evenkans-postgres-").tempdir().map_err(|e| e.to_string())?;
        start(&programs, folder)
    }
}

fn start(programs: &Path, folder: TempDir) -> Result<Postgres, String> {
    let path = folder.path().to_owned();
    if is_root() {
        finish(Command::new("chown").arg("postgres:").arg(&path))?;
    }
    let data = path.join("data");
    let mut initdb = as_user(&programs.join("initdb"));
    // Sorting is by bytes and text is UTF-8, whatever this machine's language is.
    initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"]).arg(&data);
    finish(&mut initdb)?;

    let port = free_port()?;
    let log = path.join("log");
    let mut postgres = as_user(&programs.join("postgres"));
    postgres.arg("-D").arg(&data).arg("-k").arg(&path).args(["-h", "127.0.0.1", "-p", &port.to_string()]);
    // Nothing here has to survive a power cut.
    for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"] {
        postgres.args(["-c", setting]);
    }
    let file = fs::File::create(&log).and_then(|file| Ok((file.try_clone()?, file)));
    let (out, err) = file.map_err(|error| format!("{}: {error}", log.display()))?;
    postgres.stdin(Stdio::null()).stdout(out).stderr(err);
    let child = postgres.spawn().map_err(|error| format!("`{}` does not start: {error}", shown(&postgres)))?;
    let mut stop = as_user(&programs.join("pg_ctl"));
    stop.args(["stop", "--mode=immediate", "-D"]).arg(&data).stdout(Stdio::null()).stderr(Stdio::null());
    let mut own = Own { child, stop, folder };

    let mut ready = Command::new(programs.join("pg_isready"));
    ready.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
    wait(&mut own, &mut ready, &log)?;
    Ok(Postgres { address: format!("postgres://postgres@127.0.0.1:{port}/postgres"), _own: Some(own) })
}

fn wait(own: &mut Own, ready: &mut Command, log: &PathBuf) -> Result<(), String> {
    let started = Instant::now();
    let said = |what: &str| format!("{what}; it said:\n{}", fs::read_to_string(log).unwrap_or_default());
    loop {
        if ready.status().is_ok_and(|status| status.success()) {
            return Ok(());
        }
        if matches!(own.child.try_wait(), Ok(Some(_))) {
            return Err(said("PostgreSQL stopped at once"));
        }
        if started.elapsed() > START {
            return Err(said("PostgreSQL does not answer"));
        }
        sleep(Duration::from_millis(100));
    }
}

/// PostgreSQL refuses to run as root; its package brought a user for it.
fn as_user(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    // Should this process be killed, the server goes too.
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig=INT", "--"]).arg(program);
    // The checkout may be closed to that user.
    command.current_dir("/");
    command
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

fn finish(command: &mut Command) -> Result<(), String> {
    let shown = shown(command);
    let output = command.output().map_err(|error| format!("`{shown}` does not start: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("`{shown}` failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}

impl Drop for Own {
    fn drop(&mut self) {
        // What does not stop when asked is killed; the folder goes with this value, after it.
        if !self.stop.status().is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
        if self.folder.path().join("data/postmaster.pid").exists() {
            eprintln!("PostgreSQL in {} may still run", self.folder.path().display());
        }
    }
}
