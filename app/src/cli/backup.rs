//! `evenkans backup`.

use std::io::Write;
use std::path::{Path, PathBuf};

use evenkans_store::{Db, portable};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::db::{self, DatabaseArgs};
use super::{Failure, print};

/// Which backups this version writes and reads.
pub(super) const FORMAT: u32 = 1;

/// Write everything to one file, while the server runs.
///
/// The file is the same for SQLite and PostgreSQL: JSON lines, compressed with gzip, from one consistent
/// view. It appears under its name when it is complete and replaces an older one of that name. It holds
/// personal data and is readable by its owner only: keep it where nobody else comes, or encrypt it on the
/// way: evenkans backup --to - | age -r KEY > backup.age
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The file to write, such as evenkans.jsonl.gz; - writes to standard output
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

/// The first line of a backup.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    pub evenkans_backup: u32,
    /// Of the program that wrote it.
    pub version: String,
    /// The steps of the schema that the database had.
    pub schema: Vec<i64>,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let address = args.database.address()?;
    db::block_on(backup(&address, &args.to))?
}

async fn backup(address: &str, to: &Path) -> Result<(), Failure> {
    let source = db::open(address).await?;
    if to == Path::new("-") {
        write(&source, &mut std::io::stdout()).await?;
        source.close().await;
        return Ok(());
    }
    let rows = write_file(&source, to).await?;
    source.close().await;
    print(&format!("Wrote {rows} rows to {}.\n", to.display()))
}

async fn write_file(source: &Db, to: &Path) -> Result<u64, Failure> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Temporary files are for their owner only (0600), and this one keeps that when it gets its name.
    let mut file = NamedTempFile::new_in(folder).map_err(|error| Failure::file(folder, &error))?;
    let rows = write(source, file.as_file_mut()).await?;
    file.as_file().sync_all().map_err(|error| Failure::file(to, &error))?;
    file.persist(to).map_err(|error| Failure::file(to, &error.error))?;
    // The name survives a power cut only when the folder was written too.
    let synced = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|error| Failure::file(folder, &error))?;
    Ok(rows)
}

/// Writes a backup; says how many rows.
pub(super) async fn write(source: &Db, to: &mut (impl Write + Send)) -> Result<u64, Failure> {
    let header = Header {
        evenkans_backup: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        schema: db::schema(source).await?,
    };
    let mut lines = GzEncoder::new(to, Compression::default());
    let first = serde_json::to_string(&header).map_err(Failure::input)?;
    writeln!(lines, "{first}").map_err(Failure::input)?;
    let rows = portable::dump(source, &mut lines).await.map_err(Failure::input)?;
    lines.finish().and_then(|to| to.flush()).map_err(Failure::input)?;
    Ok(rows)
}
