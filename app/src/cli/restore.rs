//! `evenkans restore`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

use evenkans_store::{Db, Error, Migration, migrate, portable};
use flate2::bufread::GzDecoder;

use super::backup::{FORMAT, Header};
use super::db::{self, DatabaseArgs};
use super::{Failure, print};
use crate::wiring;

/// Put a backup back, whole or not at all.
///
/// Into an empty database, of either engine: a SQLite file is made, a PostgreSQL database has to be there.
/// With --replace into one that is in use: stop the server first; everything in it is deleted. A backup of
/// an older version is brought up to date when it goes into an empty database.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The backup; - reads from standard input
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// Delete everything that the database holds now
    #[arg(long)]
    replace: bool,
    /// Do not ask whether to delete
    #[arg(long, requires = "replace")]
    yes: bool,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let address = args.database.address()?;
    let from: Box<dyn Read + Send> = if args.from == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(&args.from).map_err(|error| Failure::file(&args.from, &error))?)
    };
    if args.replace && !args.yes {
        confirm(args.from == Path::new("-"))?;
    }
    let rows = db::block_on(async {
        let target = db::open_or_make(&address).await?;
        let rows = read(&target, from, args.replace).await?;
        target.close().await;
        Ok::<_, Failure>(rows)
    })??;
    print(&format!("Put {rows} rows back.\n"))
}

fn confirm(stdin_is_taken: bool) -> Result<(), Failure> {
    if stdin_is_taken || !io::stdin().is_terminal() {
        return Err(Failure::input("--replace deletes everything in the database: add --yes if that is meant"));
    }
    print("Everything in the database will be deleted. Type replace to go on: ")?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).map_err(Failure::input)?;
    if answer.trim() == "replace" { Ok(()) } else { Err(Failure::input("nothing was changed")) }
}

/// Fills a database from a backup; says how many rows.
pub(super) async fn read(target: &Db, from: impl Read + Send, replace: bool) -> Result<u64, Failure> {
    let mut lines = BufReader::new(GzDecoder::new(BufReader::new(from)));
    let mut first = String::new();
    let header: Option<Header> = match lines.read_line(&mut first) {
        Ok(_) => serde_json::from_str(&first).ok(),
        Err(_) => None,
    };
    let header = header.ok_or_else(|| Failure::input("this file is not a backup that evenkans backup wrote"))?;
    let (known, written_by) = (wiring::migrations(), &header.version);
    if header.evenkans_backup != FORMAT || header.schema.iter().any(|step| !known.iter().any(|m| m.version == *step)) {
        return Err(Failure::input(format_args!(
            "version {written_by} wrote this backup, in a way that this version does not know: use {written_by} or newer"
        )));
    }
    // First the tables as the backup knew them; the steps since then follow, with the rows in place.
    let then: Vec<Migration> = known.iter().filter(|step| header.schema.contains(&step.version)).copied().collect();
    migrate(target, &then).await.map_err(|error| match error {
        Error::Fault(_) if then.len() < known.len() => Failure::input(format_args!(
            "version {written_by} wrote this backup and the database is newer: put it into a fresh database"
        )),
        other => Failure::input(other),
    })?;
    let rows =
        if replace { portable::replace(target, &mut lines).await } else { portable::load(target, &mut lines).await };
    let rows = rows.map_err(|error| match error {
        Error::Fault(what) if what.contains("is not empty") => {
            Failure::input(format_args!("{what}; choose an empty database, or delete what is there with --replace"))
        }
        other => Failure::input(format_args!("nothing was changed: {other}")),
    })?;
    migrate(target, &known).await.map_err(Failure::input)?;
    Ok(rows)
}
