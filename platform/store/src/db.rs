use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgArguments, PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Arguments, Executor, Postgres, Sqlite, Transaction};

use crate::{Clock, Error, Result, Row, Value};

/// How often a write is tried again when the database asks for it.
const ATTEMPTS: u32 = 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The database, whichever engine it is.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    pub clock: Clock,
}

#[derive(Clone)]
enum Pools {
    /// SQLite has one writer at a time, so one connection writes and the others only read: nobody waits in
    /// the database for what the pool can queue.
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
    },
    Postgres(PgPool),
}

impl Db {
    /// `sqlite:PATH`, `sqlite::memory:` is not offered (each connection would see another database), or
    /// `postgres://…`.
    pub async fn open(address: &str, clock: Clock) -> Result<Self> {
        let pools = if let Some(path) = address.strip_prefix("sqlite:") {
            open_sqlite(Path::new(path.trim_start_matches("//"))).await?
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            open_postgres(address).await?
        } else {
            return Err(Error::fault("the database address must begin with sqlite: or postgres:"));
        };
        Ok(Self { pools, clock })
    }

    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// A consistent view for reading; what it writes is lost.
    pub async fn read(&self, name: &'static str) -> Result<Tx> {
        let conn = match &self.pools {
            Pools::Sqlite { read, .. } => Conn::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => {
                Conn::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        };
        Ok(Tx { conn, name, now: self.clock.now() })
    }

    /// Opens a write; use [`crate::write_tx!`], which also tries again.
    pub async fn begin_write(&self, name: &'static str) -> Result<Tx> {
        let conn = match &self.pools {
            Pools::Sqlite { write, .. } => Conn::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Conn::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?),
        };
        Ok(Tx { conn, name, now: self.clock.now() })
    }

    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    /// Writes a consistent copy of a SQLite database to a new file while the server runs. PostgreSQL has
    /// its own tools (`pg_dump`), which the guide names.
    pub async fn snapshot_sqlite(&self, to: &Path) -> Result<()> {
        let Pools::Sqlite { write, .. } = &self.pools else {
            return Err(Error::fault("only for SQLite"));
        };
        let to = to.to_str().ok_or_else(|| Error::fault("the path is not UTF-8"))?;
        sqlx::query("VACUUM INTO $1").bind(to).execute(write).await?;
        Ok(())
    }
}

async fn open_sqlite(path: &Path) -> Result<Pools> {
    // The file holds personal data: SQLite would make it readable for everybody on the machine. Its
    // companions (the write-ahead log) get the same mode.
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    if let Err(error) = made
        && error.kind() != ErrorKind::AlreadyExists
    {
        return Err(Error::fault(format!("{}: {error}", path.display())));
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: a committed draw is still there after a power cut.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // Rows cross from SQLite's thread in lots of this size; with the usual 50 a page of a hundred rows waits for
        // the other thread several times.
        .row_buffer_size(4096)
        .busy_timeout(Duration::from_secs(10));
    // A large draw or import holds the one writer for long; who waits for it (a mail that was sent and has to be
    // marked as such) must not give up and do its work twice.
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(300))
        .connect_with(options.clone())
        .await?;
    let read = SqlitePoolOptions::new()
        .max_connections(8)
        .connect_with(options.create_if_missing(false).pragma("query_only", "ON"))
        .await?;
    Ok(Pools::Sqlite { read, write })
}

async fn open_postgres(address: &str) -> Result<Pools> {
    let options = PgConnectOptions::from_str(address)?;
    let pool =
        PgPoolOptions::new().max_connections(16).acquire_timeout(Duration::from_secs(10)).connect_with(options).await?;
    Ok(Pools::Postgres(pool))
}

/// A transaction with a name, which a slow-query log or an error can show.
pub struct Tx {
    conn: Conn,
    pub name: &'static str,
    /// The moment at which the transaction began: all its rows carry the same one.
    pub now: i64,
}

enum Conn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.conn {
            Conn::Sqlite(_) => Engine::Sqlite,
            Conn::Postgres(_) => Engine::Postgres,
        }
    }

    pub async fn rows(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        self.rows_of(sqlx::AssertSqlSafe(sql.to_owned()), values).await
    }

    pub async fn row(&mut self, sql: &'static str, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// The first row, or [`Error::NotFound`].
    pub async fn one(&mut self, sql: &'static str, values: &[Value]) -> Result<Row> {
        self.row(sql, values).await?.ok_or(Error::NotFound)
    }

    /// A single number, such as a count.
    pub async fn count(&mut self, sql: &'static str, values: &[Value]) -> Result<i64> {
        self.one(sql, values).await?.get("n")
    }

    /// Runs a statement; returns how many rows it changed.
    pub async fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<u64> {
        self.run_made(sqlx::AssertSqlSafe(sql.to_owned()), values).await
    }

    /// The same for SQL that this crate puts together from constants.
    pub(crate) async fn run_made(&mut self, sql: sqlx::AssertSqlSafe<String>, values: &[Value]) -> Result<u64> {
        Ok(match &mut self.conn {
            Conn::Sqlite(tx) => {
                sqlx::query_with(sql, sqlite_arguments(values)?).execute(&mut **tx).await?.rows_affected()
            }
            Conn::Postgres(tx) => {
                sqlx::query_with(sql, postgres_arguments(values)?).execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    /// Runs an update that names the row's version; nothing changed means that somebody else was first.
    pub async fn run_versioned(&mut self, sql: &'static str, values: &[Value]) -> Result<()> {
        if self.run(sql, values).await? == 1 { Ok(()) } else { Err(Error::Stale) }
    }

    /// SQL made by this crate (migrations, copies), never from what a user typed.
    pub(crate) async fn script(&mut self, sql: String) -> Result<()> {
        let sql = sqlx::AssertSqlSafe(sql);
        match &mut self.conn {
            Conn::Sqlite(tx) => (&mut **tx).execute(sqlx::raw_sql(sql)).await.map(|_| ())?,
            Conn::Postgres(tx) => (&mut **tx).execute(sqlx::raw_sql(sql)).await.map(|_| ())?,
        }
        Ok(())
    }

    pub(crate) async fn rows_of(&mut self, sql: sqlx::AssertSqlSafe<String>, values: &[Value]) -> Result<Vec<Row>> {
        Ok(match &mut self.conn {
            Conn::Sqlite(tx) => {
                let rows = sqlx::query_with(sql, sqlite_arguments(values)?).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Conn::Postgres(tx) => {
                let rows = sqlx::query_with(sql, postgres_arguments(values)?).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    pub async fn commit(self) -> Result<()> {
        match self.conn {
            Conn::Sqlite(tx) => tx.commit().await?,
            Conn::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    async fn rollback(self) {
        let undone = match self.conn {
            Conn::Sqlite(tx) => tx.rollback().await,
            Conn::Postgres(tx) => tx.rollback().await,
        };
        // A lost connection rolls back by itself.
        if let Err(error) = undone {
            tracing::debug!(%error, "rollback");
        }
    }

    /// Commits what went well, rolls back what did not, and says whether to try again.
    pub async fn settle<T>(self, outcome: Result<T>, attempt: &mut u32) -> Settled<T> {
        let name = self.name;
        let outcome = match outcome {
            Ok(value) => self.commit().await.map(|()| value),
            Err(error) => {
                self.rollback().await;
                Err(error)
            }
        };
        *attempt += 1;
        if matches!(outcome, Err(Error::Again)) && *attempt < ATTEMPTS {
            // Spread the competitors: a little longer each time, and not all equally long.
            let wait = 3_u64.saturating_pow((*attempt).min(5)) + u64::from(uuid::Uuid::new_v4().as_bytes()[0] % 16);
            tracing::debug!(name, attempt, "transaction is tried again");
            tokio::time::sleep(Duration::from_millis(wait)).await;
            return Settled::Again;
        }
        Settled::Done(outcome)
    }
}

pub enum Settled<T> {
    Again,
    Done(Result<T>),
}

/// One named write: SERIALIZABLE on PostgreSQL, IMMEDIATE on SQLite, tried again on a conflict. The body is
/// an async block that may use `?`; it must not move what it captures, because it may run more than once.
#[macro_export]
macro_rules! write_tx {
    ($db:expr, $name:literal, |$tx:ident| $body:block) => {{
        let mut attempt = 0_u32;
        loop {
            let mut opened = match $db.begin_write($name).await {
                Ok(opened) => opened,
                Err(error) => break Err(error),
            };
            let outcome = async {
                let $tx = &mut opened;
                $body
            }
            .await;
            match opened.settle(outcome, &mut attempt).await {
                $crate::Settled::Again => {}
                $crate::Settled::Done(outcome) => break outcome,
            }
        }
    }};
}

fn sqlite_arguments(values: &[Value]) -> Result<SqliteArguments> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Text(text) => arguments.add(text.clone()),
            Value::Int(int) => arguments.add(*int),
        }
        .map_err(Error::fault)?;
    }
    Ok(arguments)
}

fn postgres_arguments(values: &[Value]) -> Result<PgArguments> {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            // PostgreSQL's text has no NUL; what a hostile form sends must not become a fault.
            Value::Text(text) => arguments.add(text.as_ref().map(|text| text.replace('\0', ""))),
            Value::Int(int) => arguments.add(*int),
        }
        .map_err(Error::fault)?;
    }
    Ok(arguments)
}
