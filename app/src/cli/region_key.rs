//! `evenkans key`: a region's signing key.

use evenkans_people::region;
use evenkans_store::write_tx;

use super::db::{self, DatabaseArgs};
use super::{Failure, print};

/// Look after the keys with which regions sign their rounds.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Rotate(Rotate),
}

/// Make a new key for a region, which signs every round that is frozen from now on.
///
/// Rounds that are frozen already keep theirs. Old keys stay on the region's public page of keys. It works while the
/// server runs. Do it once a year, and at once when somebody may have read the database or a backup of it.
#[derive(clap::Args)]
struct Rotate {
    /// The region, as its addresses name it
    #[arg(long, value_name = "SLUG")]
    region: String,
    #[command(flatten)]
    database: DatabaseArgs,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let Verb::Rotate(Rotate { region: slug, database }) = args.verb;
    let address = database.address()?;
    let key = db::block_on(async {
        let target = db::open(&address).await?;
        db::schema(&target).await?;
        let made = write_tx!(target, "key.rotate", |tx| {
            match region::by_slug(tx, &slug).await? {
                Some(region) => {
                    evenkans_rounds::round::rotate_key(tx, region.id.as_str(), "command-line").await.map(Some)
                }
                None => Ok(None),
            }
        });
        target.close().await;
        made.map_err(Failure::input)
    })??;
    match key {
        Some(key) => print(&format!("{key}\n")),
        None => Err(Failure::input(format_args!("there is no region with the address {slug}"))),
    }
}
