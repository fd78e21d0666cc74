//! `evenkans verify`.

use std::path::{Path, PathBuf};

use evenkans_matching::files::write_allocation;
use evenkans_matching::verify::{Check, Code, Value, Verdict, passes, public, replay, student};
use evenkans_matching::{Kit, Publication};

use super::folder::{ALLOCATION, opening, published};
use super::lang::Lang;
use super::sentences::sentence;
use super::{Failure, print, read, shown};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Folder with publication.json, or such a file
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
    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
}

pub(super) fn run(mut args: Args) -> Result<(), Failure> {
    let publication = published(&args.folder)?;
    if args.folder.is_file() {
        args.folder.pop();
    }
    let kit = args.kit.as_deref().map(|path| read_kit(path, args.lang)).transpose()?;
    let checks = match &kit {
        Some(kit) => student(&publication, kit),
        None if args.replay => audit(&args, &publication)?,
        None => public(&publication),
    };
    if args.json {
        let json = serde_json::to_string_pretty(&checks).map_err(Failure::input)?;
        print(&(json + "\n"))?;
    } else {
        print(&checks.iter().map(|check| line(check, args.lang)).collect::<String>())?;
        let is_of_round = checks.iter().any(|one| one.code == Code::Round && one.verdict == Verdict::Passed);
        if let Some(kit) = kit.as_ref().filter(|_| is_of_round) {
            print(&list(kit, &publication, args.lang))?;
        }
    }
    if passes(&checks) { Ok(()) } else { Err(Failure::Verification) }
}

fn read_kit(path: &Path, lang: Lang) -> Result<Kit, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::unread(path, &error, lang))?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    Kit::from_json(bytes).map_err(|error| {
        let what = lang.say(
            "this is no kit; save it again from your own page (of kits.jsonl a kit is one line)",
            "dit is geen kit; bewaar hem opnieuw van je eigen pagina (van kits.jsonl is één regel een kit)",
        );
        Failure::input(format_args!("{}: {what}: {error}", path.display()))
    })
}

/// The list that was checked: only its student can say whether it is the right one.
fn list(kit: &Kit, publication: &Publication, lang: Lang) -> String {
    let student = shown(&kit.student);
    let whose = match lang {
        Lang::En => format!("This kit is of {student}. If that is not you, all of this is about somebody else.\n"),
        Lang::Nl => format!("Deze kit is van {student}. Ben jij dat niet? Dan gaat dit over iemand anders.\n"),
    };
    if kit.wishes.is_empty() {
        let empty = lang.say(
            "Your list is empty. If you made one, it was not frozen.\n",
            "Je lijst is leeg. Had je er wel een? Dan deed hij niet mee.\n",
        );
        return whose + empty;
    }
    let ask = lang.say(
        "Is this your list? If not, other wishes were frozen for you.\n",
        "Is dit jouw lijst? Zo niet, dan deed er een andere lijst voor je mee.\n",
    );
    let line = |(choice, place): (u32, &str)| format!("{choice:>4}  {}\n", shown(place));
    whose + ask + &(1..).zip(kit.list(publication)).map(line).collect::<String>()
}

fn audit(args: &Args, publication: &Publication) -> Result<Vec<Check>, Failure> {
    let opened = opening(&args.folder, publication)?;
    let replay = replay(publication, &opened);
    let mut checks = replay.checks;
    let allocation = args.folder.join(ALLOCATION);
    let verdict = match replay.seats {
        // Before the draw there is no outcome, and whoever finds the file takes it for one.
        None if publication.result.is_none() && allocation.exists() => Verdict::Failed,
        None => return Ok(checks),
        // The platform keeps who sits where in its database; there the folder has no such file to compare.
        Some(_) if !allocation.exists() => Verdict::Noted,
        Some(seats) => {
            let expected = write_allocation(publication, &opened, &seats).map_err(Failure::input)?;
            if read(&allocation)? == expected.as_bytes() { Verdict::Passed } else { Verdict::Failed }
        }
    };
    let facts =
        if publication.result.is_none() { vec![("undrawn", Value::Text("yes".to_owned()))] } else { Vec::new() };
    checks.push(Check { code: Code::ReplayAllocation, verdict, place: None, facts });
    Ok(checks)
}

fn line(check: &Check, lang: Lang) -> String {
    let verdict = match check.verdict {
        Verdict::Passed => lang.say("ok", "klopt"),
        Verdict::Noted => lang.say("note", "let op"),
        Verdict::Failed => lang.say("FAIL", "FOUT"),
    };
    let width = if lang == Lang::Nl { 6 } else { 4 };
    format!("{verdict:<width$}  {}\n", shown(&sentence(check, lang)))
}
