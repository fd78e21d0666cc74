//! `evenkans verify`.

use std::path::{Path, PathBuf};

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
    let kit = args.kit.as_deref().map(read_kit).transpose()?;
    let checks = match &kit {
        Some(kit) => student(&publication, kit),
        None if args.replay => audit(&args, &publication)?,
        None => public(&publication),
    };
    if args.json {
        let json = serde_json::to_string_pretty(&checks).map_err(Failure::input)?;
        print(&(json + "\n"))?;
    } else {
        print(&checks.iter().map(line).collect::<String>())?;
        if let Some(kit) = &kit {
            print(&list(kit, &publication))?;
        }
    }
    if passes(&checks) { Ok(()) } else { Err(Failure::Verification) }
}

fn read_kit(path: &Path) -> Result<Kit, Failure> {
    Kit::from_json(&read(path)?)
        .map_err(|error| Failure::input(format_args!("{}: expected a kit: {error}", path.display())))
}

/// The list that was checked: only its student can say whether it is the right one.
fn list(kit: &Kit, publication: &Publication) -> String {
    let mut text = "Is this your list? If not, other wishes were frozen for you.\n".to_owned();
    for (choice, place) in (1..).zip(kit.list(publication)) {
        text.push_str(&format!("{choice:>4}  {place}\n"));
    }
    if kit.wishes.is_empty() { "Your list is empty. If you made one, it was not frozen.\n".to_owned() } else { text }
}

fn audit(args: &Args, publication: &Publication) -> Result<Vec<Check>, Failure> {
    let opened = opening(&args.folder, publication)?;
    let replay = replay(publication, &opened);
    let mut checks = replay.checks;
    if let Some(seats) = replay.seats {
        let expected = write_allocation(publication, &opened, &seats).map_err(Failure::input)?;
        let allocation = args.folder.join("allocation.csv");
        let verdict = match allocation.exists() {
            // The platform keeps who sits where in its database; there the folder has no such file to compare.
            false => Verdict::Noted,
            true if read(&allocation)? == expected.as_bytes() => Verdict::Passed,
            true => Verdict::Failed,
        };
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
