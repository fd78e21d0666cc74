//! Fresh databases for tests, on both engines; each is gone when its [`Scratch`] is.
//!
//! PostgreSQL takes part when `EVENKANS_TEST_POSTGRES` is the address of a server on which databases may be
//! made, such as `postgres://postgres@127.0.0.1:5432/postgres`; `cargo xtask test` starts one and sets it.
//! A server that is named and does not answer fails the test.

use std::path::PathBuf;

use evenkans_store::{Clock, Db, Engine, Error, Result, random_id};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tempfile::TempDir;

/// The variable that names the PostgreSQL server.
pub const SERVER: &str = "EVENKANS_TEST_POSTGRES";

/// An empty database of one test's own.
pub struct Scratch {
    pub engine: Engine,
    /// As `--database` wants it.
    pub address: String,
    kind: Kind,
}

enum Kind {
    Sqlite {
        /// Kept until the test ends.
        _folder: TempDir,
    },
    Postgres {
        server: String,
        name: String,
    },
}

impl Scratch {
    pub fn sqlite() -> Result<Self> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        let address = format!("sqlite:{}", folder.path().join("evenkans.sqlite").display());
        Ok(Self { engine: Engine::Sqlite, address, kind: Kind::Sqlite { _folder: folder } })
    }

    /// Nothing when no server is named.
    pub async fn postgres() -> Result<Option<Self>> {
        let Ok(server) = std::env::var(SERVER) else {
            return Ok(None);
        };
        let name = format!("evenkans_test_{}", random_id().replace('-', ""));
        // The template without the server's own choices: UTF-8, whatever the server was made with.
        run(&server, format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")).await?;
        let address = with_database(&server, &name);
        Ok(Some(Self { engine: Engine::Postgres, address, kind: Kind::Postgres { server, name } }))
    }

    /// One of each engine there is.
    pub async fn both() -> Result<Vec<Self>> {
        let mut all = vec![Self::sqlite()?];
        all.extend(Self::postgres().await?);
        Ok(all)
    }

    pub async fn open(&self, clock: Clock) -> Result<Db> {
        Db::open(&self.address, clock).await
    }

    /// The SQLite file.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.address.strip_prefix("sqlite:").map(PathBuf::from)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let Kind::Postgres { server, name } = &self.kind else {
            return;
        };
        let (server, sql) = (server.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        // A test may end inside a runtime, in which one cannot wait; a thread of its own can.
        let dropped = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .map_err(Error::fault)?
                .block_on(run(&server, sql))
        });
        if let Ok(Err(error)) = dropped.join() {
            eprintln!("a test's database stays behind: {error}");
        }
    }
}

async fn run(server: &str, sql: String) -> Result<()> {
    let unreachable =
        |error: sqlx::Error| Error::fault(format!("{SERVER} names a server that does not answer: {error}"));
    let mut connection = PgConnection::connect(server).await.map_err(unreachable)?;
    connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?;
    connection.close().await?;
    Ok(())
}

/// The server's address with another database.
fn with_database(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, ""), |(address, options)| (address, options));
    let scheme = address.find("://").map_or(0, |at| at + 3);
    let host = address.get(scheme..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| scheme + at);
    let host = address.get(..host).unwrap_or(address);
    let options = if options.is_empty() { String::new() } else { format!("?{options}") };
    format!("{host}/{name}{options}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_database_is_replaced_and_nothing_else() {
        let with = |server| super::with_database(server, "x");
        assert_eq!(with("postgres://a@h:1/postgres"), "postgres://a@h:1/x");
        assert_eq!(with("postgres://a@h:1"), "postgres://a@h:1/x");
        assert_eq!(with("postgres://a@h:1/p?sslmode=disable"), "postgres://a@h:1/x?sslmode=disable");
    }
}
