//! `evenkans draw`.

use std::path::{Path, PathBuf};

use evenkans_matching::files::write_allocation;
use evenkans_matching::{Drawn, Frozen, Publication, Receipt};

use super::folder::{ALLOCATION, Alone, PUBLICATION, Staging, existing, opening};
use super::{Failure, key, print};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Folder of a frozen round
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Value of the beacon that the rules name: hexadecimal digits, or a row of dice
    #[arg(long, value_name = "HEX")]
    beacon: String,
    /// Signing key that the round was frozen with
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// So many bytes nobody tries out: each try is a draw.
const ENOUGH: usize = 8;

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let _alone = Alone::within(&args.folder)?;
    let publication = existing(&args.folder)?;
    let beacon = &publication.frozen.rules.beacon;
    let value = beacon.read(&args.beacon).map_err(|error| Failure::input(format_args!("--beacon: {error}")))?;
    let before = publication.result.as_ref();
    if before.is_some_and(|result| result.beacon != value.text) {
        return Err(Failure::input(format_args!(
            "{}: expected a round that is not drawn yet; a round is drawn once",
            args.folder.display()
        )));
    }
    let again = before.is_some();
    let frozen = match reopened(&args, &publication) {
        // An auditor may have the opening now, and the key lies elsewhere.
        Err(_) if again && has_outcome(&args.folder) => return print(NOTHING_TO_DO),
        frozen => frozen?,
    };
    if value.bytes.len() < ENOUGH {
        eprintln!(
            "--beacon: note: who froze the round could have tried out a value as short as this; one of {ENOUGH} bytes or more nobody can"
        );
    }
    let committed = before.is_none_or(|result| result.committed_before_beacon);
    let drawn = evenkans_matching::draw(&frozen, &value.text, committed).map_err(Failure::input)?;
    // The same lists and beacon give the same round, so what was lost of it can be made again.
    if again && drawn.publication() != &publication {
        return Err(Failure::input(format_args!(
            "{}: expected the result that these lists and this beacon give; this one was changed, see `verify --replay`",
            args.folder.join(PUBLICATION).display()
        )));
    }
    let has_allocation = again && args.folder.join(ALLOCATION).exists();
    if has_allocation && has_all_kits(&args.folder, &drawn) {
        return print(NOTHING_TO_DO);
    }
    let staging = Staging::beside(&args.folder)?;
    // One that is there may have notes of somebody in it.
    stage(&staging, &drawn, !has_allocation)?;
    staging.install(again)?;
    if again {
        eprintln!("{}: note: what was missing of this round is made again", args.folder.display());
    }
    print(&summary(&drawn))
}

const NOTHING_TO_DO: &str = "this round was drawn with this beacon before; nothing to do\n";

fn reopened(args: &Args, publication: &Publication) -> Result<Frozen, Failure> {
    let opened = opening(&args.folder, publication)?;
    let key = args.key.as_deref().map(key::read).transpose()?;
    Frozen::reopen(publication, opened, key.as_ref())
        .map_err(|error| Failure::input(format_args!("{}: {error}", args.folder.display())))
}

/// Whether an allocation and kits are there, as far as can be seen without the lists.
fn has_outcome(folder: &Path) -> bool {
    let kits = ["kits", "kits.jsonl"].iter().any(|kits| folder.join(kits).exists());
    kits && folder.join(ALLOCATION).exists()
}

fn has_all_kits(folder: &Path, drawn: &Drawn<'_>) -> bool {
    let kit = |receipt: &Receipt| folder.join("kits").join(format!("{receipt}.json")).exists();
    folder.join("kits.jsonl").exists() || drawn.frozen().opening().iter().all(|one| kit(&one.receipt))
}

/// Writes what a draw adds to a folder.
pub(super) fn stage(staging: &Staging, drawn: &Drawn<'_>, with_allocation: bool) -> Result<(), Failure> {
    let (publication, opened) = (drawn.publication(), drawn.frozen().opening());
    staging.kits(opened.len(), |leaf| drawn.kit_of_leaf(leaf))?;
    if with_allocation {
        let allocation = write_allocation(publication, opened, &drawn.seats_by_leaf());
        staging.allocation(&allocation.map_err(Failure::input)?)?;
    }
    staging.publication(publication)
}

/// What to say of a draw.
pub(super) fn summary(drawn: &Drawn<'_>) -> String {
    let students = drawn.frozen().students();
    let unplaced = drawn.publication().result.as_ref().map_or(0, |result| result.unplaced);
    let noun = if students == 1 { "student" } else { "students" };
    format!("{students} {noun}, {} placed, {unplaced} unplaced\n", students - unplaced as usize)
}
