//! The binary as a process, and the little HTTP that its tests need.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The binary with none of the settings that the surroundings may have.
pub fn evenkans() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenkans"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("EVENKANS_") {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a verb; what it says is trimmed.
pub fn run(arguments: &[&str]) -> Said {
    run_with(arguments, "")
}

pub fn run_with(arguments: &[&str], stdin: &str) -> Said {
    let mut command = evenkans();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A verb that does not read may be gone already.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    Said::from(child.wait_with_output().unwrap())
}

/// What a verb said and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        Self { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

impl Said {
    /// What it printed, when it did its work.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// What it complained of, when it refused.
    #[track_caller]
    pub fn refused(self) -> String {
        assert_eq!(self.code, 2, "{self:?}");
        self.err
    }
}

/// A server that listens on a port of its own; killed when dropped.
pub struct Server {
    pub child: Child,
    pub host: String,
}

pub fn serve(database: &str, settings: &[(&str, &str)]) -> Server {
    let mut command = evenkans();
    command.arg("serve").env("EVENKANS_DATABASE", database);
    command.env("EVENKANS_LISTEN", "127.0.0.1:0").env("EVENKANS_PUBLIC_URL", "http://localhost");
    command.envs(settings.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let Some((_, host)) = line.trim().split_once(" on http://") else {
        panic!("{line:?} {:?}", Said::from(child.wait_with_output().unwrap()));
    };
    Server { host: host.to_owned(), child }
}

impl Server {
    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    pub fn get_with(&self, path: &str, header: &str) -> Answer {
        let mut connection = self.connect();
        write!(connection, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{header}\r\n", self.host).unwrap();
        Answer::from(connection)
    }

    pub fn connect(&self) -> TcpStream {
        let connection = TcpStream::connect(&self.host).unwrap();
        connection.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        connection
    }

    pub fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for the end; its exit code and what it logged.
    pub fn ended(mut self) -> (Option<i32>, String) {
        let code = self.child.wait().unwrap().code();
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        (code, log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl From<TcpStream> for Answer {
    fn from(mut connection: TcpStream) -> Self {
        let mut bytes = Vec::new();
        connection.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head, body: bytes[end + 4..].to_vec() }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Waits until something is so.
#[track_caller]
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < Duration::from_secs(30), "never: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
