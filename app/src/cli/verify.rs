//! `evenkans verify`.

use std::path::PathBuf;

use evenkans_matching::files::write_allocation;
use evenkans_matching::verify::{Check, Code, Verdict, passes, public, replay, student};
use evenkans_matching::{Kit, Publication};

use super::folder::{existing, opening};
use super::sentences::sentence;
use super::{Failure, print, read};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Folder with publication.json
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Check as the student who has this kit
    #[arg(long, value_name = "KIT.json", conflicts_with = "replay")]
    kit: Option<PathBuf>,
    /// Check as an auditor, from opening.csv
    #[arg(long)]
    replay: bool,
    /// Print the checks as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let publication = existing(&args.folder)?;
    let checks = match &args.kit {
        Some(path) => {
            let kit = Kit::from_json(&read(path)?)
                .map_err(|error| Failure::input(format_args!("{}: expected a kit: {error}", path.display())))?;
            student(&publication, &kit)
        }
        None if args.replay => audit(&args, &publication)?,
        None => public(&publication),
    };
    if args.json {
        let json = serde_json::to_string_pretty(&checks).map_err(Failure::input)?;
        print(&(json + "\n"))?;
    } else {
        print(&checks.iter().map(line).collect::<String>())?;
    }
    if passes(&checks) { Ok(()) } else { Err(Failure::Verification) }
}

fn audit(args: &Args, publication: &Publication) -> Result<Vec<Check>, Failure> {
    let opened = opening(&args.folder, publication)?;
    let replay = replay(publication, &opened);
    let mut checks = replay.checks;
    if let Some(seats) = replay.seats {
        let expected = write_allocation(publication, &opened, &seats).map_err(Failure::input)?;
        let allocation = args.folder.join("allocation.csv");
        // The platform keeps who sits where in its database; there the folder has no such file to compare.
        if !allocation.exists() {
            return Ok(checks);
        }
        let same = read(&allocation)? == expected.as_bytes();
        let verdict = if same { Verdict::Passed } else { Verdict::Failed };
        let code = Code::ReplayAllocation;
        checks.push(Check { code, verdict, place: None, facts: Vec::new() });
    }
    Ok(checks)
}

fn line(check: &Check) -> String {
    let verdict = match check.verdict {
        Verdict::Passed => "ok  ",
        Verdict::Noted => "note",
        Verdict::Failed => "FAIL",
    };
    format!("{verdict}  {}\n", sentence(check))
}
