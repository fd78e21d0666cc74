//! `evenkans mail`.

use std::io::Read;

use evenkans_people::{bounce, mail};
use evenkans_store::write_tx;

use super::db::{self, DatabaseArgs};
use super::{Failure, print};

/// Look after the mail that the server sends.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Bounce(Bounce),
}

/// Read a message that came back from another mail server, from stdin, and mark the mail as not arrived.
///
/// For the mail server to call with everything that comes to the sender's address. A message that is no report of a
/// failed delivery changes nothing, and is no failure: holidays and thanks come there too. It works while the server
/// runs.
#[derive(clap::Args)]
struct Bounce {
    #[command(flatten)]
    database: DatabaseArgs,
}

/// The largest message that is read; the report stands at its beginning.
const MOST: u64 = 1_000_000;

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let Verb::Bounce(Bounce { database }) = args.verb;
    let address = database.address()?;
    let mut message = Vec::new();
    let read = std::io::stdin().take(MOST).read_to_end(&mut message);
    read.map_err(|error| Failure::input(format_args!("stdin: {error}")))?;
    let Some(bounce) = bounce::read(&String::from_utf8_lossy(&message)) else {
        return print("no report of a failed delivery: nothing changed\n");
    };
    let marked = db::block_on(async {
        let target = db::open(&address).await?;
        db::schema(&target).await?;
        let marked = write_tx!(target, "mail.bounce", |tx| { mail::bounced(tx, &bounce).await });
        target.close().await;
        marked.map_err(Failure::input)
    })??;
    print(if marked { "marked as not arrived\n" } else { "this mail is not known, or was marked before\n" })
}
