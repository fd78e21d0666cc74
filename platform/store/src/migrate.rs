use std::time::Duration;

use crate::{Db, Engine, Error, Result, write_tx};

/// One step of the schema; versions are moments, `YYYYMMDDnnnn`, over all areas together.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub version: i64,
    pub name: &'static str,
    pub sql: &'static str,
}

/// How long to wait for another server that makes the same tables at this moment.
const WAITS_MS: [u64; 5] = [20, 100, 500, 2000, 5000];

/// Brings the schema up to date, each step whole or not at all; refuses a schema that it does not know.
pub async fn migrate(db: &Db, steps: &[Migration]) -> Result<()> {
    for wait in WAITS_MS {
        match migrate_once(db, steps).await {
            Err(error) if was_first(&error) => tokio::time::sleep(Duration::from_millis(wait)).await,
            outcome => return outcome,
        }
    }
    migrate_once(db, steps).await
}

/// Whether another server made a table meanwhile: PostgreSQL says "already there" and not "try again".
fn was_first(error: &Error) -> bool {
    match error {
        Error::Duplicate(_) => true,
        Error::Sql(sqlx::Error::Database(error)) => error.code().is_some_and(|code| code == "42P07"),
        _ => false,
    }
}

async fn migrate_once(db: &Db, steps: &[Migration]) -> Result<()> {
    let mut steps = steps.to_vec();
    steps.sort_by_key(|step| step.version);
    if let Some(twice) = steps.windows(2).find(|pair| pair[0].version == pair[1].version) {
        return Err(Error::fault(format!("two migrations are numbered {}", twice[0].version)));
    }
    write_tx!(db, "migrate.table", |tx| {
        let sql = "CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY, name TEXT NOT NULL, done_at BIGINT NOT NULL)";
        tx.script(dialect(tx.engine(), sql)).await
    })?;
    let mut tx = db.read("migrate.known").await?;
    let done: Vec<i64> = tx
        .rows("SELECT version FROM migration ORDER BY version", &[])
        .await?
        .iter()
        .map(|row| row.get("version"))
        .collect::<Result<_>>()?;
    drop(tx);
    if let Some(unknown) = done.iter().find(|version| !steps.iter().any(|step| step.version == **version)) {
        return Err(Error::fault(format!(
            "the database has step {unknown}, which this version of evenkans does not know: use the version that made it, or a newer one"
        )));
    }
    for step in steps.iter().filter(|step| !done.contains(&step.version)) {
        write_tx!(db, "migrate.step", |tx| {
            // Another server may have done it in the meantime.
            if tx.row("SELECT version FROM migration WHERE version = $1", &[step.version.into()]).await?.is_some() {
                return Ok(());
            }
            tx.script(dialect(tx.engine(), step.sql)).await?;
            let values = [step.version.into(), step.name.into(), tx.now.into()];
            tx.run("INSERT INTO migration (version, name, done_at) VALUES ($1, $2, $3)", &values).await?;
            Ok(())
        })?;
    }
    Ok(())
}

/// Text sorts by bytes on both engines: SQLite does by itself, PostgreSQL has to be told per column.
fn dialect(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Sqlite => sql.to_owned(),
        Engine::Postgres => sql.replace(" TEXT", " TEXT COLLATE \"C\""),
    }
}
