//! `evenkans match`: freeze and draw at once. The publication says that nobody could see the lists
//! committed before the beacon was known.

use evenkans_matching::Beacon;
use evenkans_matching::digest::to_hex;

use super::draw::{stage, summary};
use super::folder::{Alone, Staging, publication};
use super::freeze::FreezeArgs;
use super::{Failure, key, print};

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    freeze: FreezeArgs,
    /// Value of the beacon; random when the rules name none
    #[arg(long, value_name = "HEX")]
    beacon: Option<String>,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let out = &args.freeze.out;
    let _alone = Alone::in_new(out)?;
    let replaces = match publication(out)? {
        None => false,
        Some(earlier) if earlier.result.as_ref().is_some_and(|r| !r.committed_before_beacon) => true,
        Some(_) => {
            return Err(Failure::input(format_args!(
                "{}: expected a new folder or one that match made; this one holds a frozen round",
                out.display()
            )));
        }
    };
    let frozen = args.freeze.freeze()?;
    let beacon = match (args.beacon, &frozen.publication().frozen.rules.beacon) {
        (Some(beacon), _) => beacon,
        (None, Beacon::Hex { source, moment }) if source.is_empty() && moment.is_empty() => {
            to_hex(&key::random::<32>()?)
        }
        (None, _) => {
            return Err(Failure::input("--beacon: the rules name a beacon; expected the value that it gave"));
        }
    };
    let drawn = evenkans_matching::draw(&frozen, &beacon, false)
        .map_err(|error| Failure::input(format_args!("--beacon: {error}")))?;
    let staging = Staging::beside(out)?;
    staging.opening(frozen.publication(), frozen.opening())?;
    stage(&staging, &drawn, true)?;
    staging.install(replaces)?;
    if replaces {
        eprintln!("{}: note: this replaces the round that match made here before", out.display());
    }
    print(&summary(&drawn))
}
