//! `evenkans db`, and what every verb needs that works on a database.

use std::io::Seek;
use std::path::{Path, PathBuf};

use evenkans_store::{Clock, Db, Error};

use super::{Failure, backup, print, restore};
use crate::config;

/// Work on whole databases.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Copy(Copy),
}

/// Copy everything into an empty database, of the same engine or of the other one.
///
/// Stop the server first: what is written meanwhile is not copied. The copy is whole or not at all, and the
/// source stays as it is. Both addresses look like sqlite:FILE or postgres://user:password@host/name. A
/// SQLite file is made; a PostgreSQL database has to be there already.
#[derive(clap::Args)]
struct Copy {
    /// The database to read
    #[arg(long, value_name = "ADDRESS")]
    from: String,
    /// The empty database to fill
    #[arg(long, value_name = "ADDRESS")]
    to: String,
}

/// Which database a verb works on.
#[derive(clap::Args)]
pub(super) struct DatabaseArgs {
    /// The database: sqlite:FILE or postgres://user:password@host/name
    #[arg(long, value_name = "ADDRESS", env = "EVENKANS_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// The server's settings, which name the database too
    #[arg(long, value_name = "FILE", env = "EVENKANS_CONFIG")]
    config: Option<PathBuf>,
}

impl DatabaseArgs {
    pub(super) fn address(self) -> Result<String, Failure> {
        config::database(self.database.filter(|address| !address.is_empty()), self.config).map_err(Failure::Input)
    }
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let Verb::Copy(Copy { from, to }) = args.verb;
    let from = config::database(Some(from), None).map_err(Failure::Input)?;
    let to = config::database(Some(to), None).map_err(Failure::Input)?;
    block_on(copy(from, to))?
}

async fn copy(from: String, to: String) -> Result<(), Failure> {
    let source = open(&from).await?;
    let target = open_or_make(&to).await?;
    // A file without a name: whatever happens, nothing of it stays.
    let mut between = tempfile::tempfile().map_err(Failure::input)?;
    backup::write(&source, &mut between).await?;
    between.rewind().map_err(Failure::input)?;
    let rows = restore::read(&target, between, false).await?;
    source.close().await;
    target.close().await;
    print(&format!("Copied {rows} rows.\n"))
}

/// Opens a database that has to be there.
pub(super) async fn open(address: &str) -> Result<Db, Failure> {
    if let Some(path) = address.strip_prefix("sqlite:").map(|path| path.trim_start_matches("//"))
        && !Path::new(path).is_file()
    {
        return Err(Failure::input(format_args!("there is no database at {path}")));
    }
    open_or_make(address).await
}

/// Opens a database; a SQLite file is made when there is none.
pub(super) async fn open_or_make(address: &str) -> Result<Db, Failure> {
    Db::open(address, Clock::system()).await.map_err(unreachable)
}

#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
pub(super) fn unreachable(error: Error) -> Failure {
    Failure::input(format_args!("the database cannot be opened: {error}; check its address and that it runs"))
}

/// The steps of the schema that a database has.
pub(super) async fn schema(db: &Db) -> Result<Vec<i64>, Failure> {
    let steps = async {
        let mut tx = db.read("schema").await?;
        let rows = tx.rows("SELECT version FROM migration ORDER BY version", &[]).await?;
        rows.iter().map(|row| row.get("version")).collect::<evenkans_store::Result<Vec<i64>>>()
    };
    steps.await.map_err(|error| Failure::input(format_args!("this is not a database of Evenkans: {error}")))
}

/// Runs a verb that waits for a database.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::input)?;
    let outcome = runtime.block_on(work);
    // Not longer: what still runs here was told to stop and did not.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    Ok(outcome)
}
