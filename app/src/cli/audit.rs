//! `evenkans audit`.

use std::fmt::Write;

use evenkans_store::audit::{self, Verified};

use super::db::{self, DatabaseArgs};
use super::{Failure, print};

/// Look after the audit log.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Verify(Verify),
}

/// Recompute the chains over the audit log: was a row changed, removed or inserted afterwards?
///
/// Exit code 0: all chains hold. 1: each place where one is broken was printed. It works while the server
/// runs. It also prints where each chain stands: keep that elsewhere, and a later run shows whether the
/// chain still goes through the same hash. No chain can show by itself that its end was cut off.
#[derive(clap::Args)]
struct Verify {
    #[command(flatten)]
    database: DatabaseArgs,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let Verb::Verify(Verify { database }) = args.verb;
    let address = database.address()?;
    let verified = db::block_on(async {
        let source = db::open(&address).await?;
        db::schema(&source).await?;
        let verified = audit::verify(&source).await.map_err(Failure::input)?;
        source.close().await;
        Ok::<_, Failure>(verified)
    })??;
    print(&report(&verified))?;
    if verified.breaks.is_empty() { Ok(()) } else { Err(Failure::Verification) }
}

fn report(verified: &Verified) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    for head in &verified.heads {
        let _ = writeln!(text, "      {}, link {}: {}", region(&head.region_id), head.seq, head.hash);
    }
    for broken in &verified.breaks {
        let _ = writeln!(text, "FAIL  {}, link {}: {}", region(&broken.region_id), broken.seq, broken.what);
    }
    let verdict = if verified.breaks.is_empty() { "ok  " } else { "FAIL" };
    let _ = writeln!(
        text,
        "{verdict}  {} rows chained, {} waiting, {} breaks",
        verified.chained,
        verified.waiting,
        verified.breaks.len()
    );
    text
}

/// Signing in and the like belong to no region.
fn region(id: &str) -> String {
    if id.is_empty() { "no region".to_owned() } else { format!("region {id}") }
}
