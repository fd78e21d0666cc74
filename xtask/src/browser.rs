//! The pages, in a real browser.

use std::path::Path;
use std::process::Command;

use crate::postgres::Postgres;
use crate::steps::{Outcome, Steps, run};
use crate::tools::Tool;
use crate::{cargo, with_postgres};

pub fn check(steps: &mut Steps, server: Option<&Postgres>) {
    steps.check("the browser's own sources", || {
        // The build installed its packages already, unless they changed meanwhile.
        let ready = run(npm("browser", &["ci", "--no-audit", "--no-fund"]));
        if ready.problems.is_empty() { run(npm("browser", &["run", "check", "--if-present"])) } else { ready }
    });
    if !Path::new("e2e/package.json").exists() {
        println!("── there are no tests of the pages yet (e2e/package.json)");
        return;
    }
    let mut browser = None;
    steps.check("a Chromium to test with", || {
        let named = std::env::var_os("CHROMIUM").map(Into::into);
        match named.map_or_else(|| Tool::Chromium.find_or_install(), Ok) {
            Ok(found) => {
                browser = Some(found);
                Outcome::passed()
            }
            Err(problem) => Outcome::failed(problem),
        }
    });
    let mut binary = None;
    steps.check("the binary to test", || {
        let built = run(cargo("build", &["--workspace", "--bins", "--locked"]));
        binary = crate::rules::target_folder().ok().map(|target| target.join("debug/evenkans"));
        built
    });
    if let (Some(browser), Some(binary)) = (browser, binary) {
        steps.tests("the pages in Chromium", || {
            let ready = run(npm("e2e", &["ci", "--no-audit", "--no-fund"]));
            if !ready.problems.is_empty() {
                return ready;
            }
            let mut pages = Command::new("node");
            pages.arg("run.mjs").current_dir("e2e").env("CHROMIUM", browser).env("EVENKANS_BINARY", binary);
            run(with_postgres(pages, server))
        });
    }
}

fn npm(folder: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    // The browser is the system's; packages that would download one of their own do not.
    command.args(arguments).current_dir(folder).env("PUPPETEER_SKIP_DOWNLOAD", "1");
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}
