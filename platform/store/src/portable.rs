//! The whole database as rows, engine by engine: how a region moves from SQLite to PostgreSQL and how a
//! backup of either is made and put back.

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use crate::{Db, Engine, Error, Result, Row, Tx, Value, write_tx};

/// One line of a backup: which table, and its columns' values in the table's order.
#[derive(Serialize, Deserialize)]
struct Line {
    table: String,
    columns: Vec<String>,
    values: Vec<Cell>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Cell {
    Int(i64),
    Text(String),
    Null,
}

/// All tables, those that others refer to first. Tables are created by migrations only, so the order of
/// creation is that order.
pub(crate) async fn tables(tx: &mut Tx) -> Result<Vec<String>> {
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
        }
        Engine::Postgres => {
            "SELECT CAST(c.relname AS TEXT) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY c.oid"
        }
    };
    tx.rows(sql, &[]).await?.iter().map(|row| row.get("name")).collect()
}

/// Column names with whether they hold numbers.
pub(crate) async fn columns(tx: &mut Tx, table: &str) -> Result<Vec<(String, bool)>> {
    let sql = match tx.engine() {
        Engine::Sqlite => "SELECT name, type FROM pragma_table_info($1) ORDER BY cid",
        Engine::Postgres => {
            "SELECT CAST(column_name AS TEXT) AS name, UPPER(CAST(data_type AS TEXT)) AS type
             FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position"
        }
    };
    let rows = tx.rows(sql, &[table.into()]).await?;
    rows.iter().map(|row| Ok((row.get("name")?, row.get::<String>("type")? == "BIGINT"))).collect()
}

fn cell(row: &Row, column: &str, number: bool) -> Result<Cell> {
    Ok(if number {
        row.get::<Option<i64>>(column)?.map_or(Cell::Null, Cell::Int)
    } else {
        row.get::<Option<String>>(column)?.map_or(Cell::Null, Cell::Text)
    })
}

/// Writes every row of every table as JSON lines, from one consistent view.
pub async fn dump(db: &Db, out: &mut (impl Write + Send)) -> Result<u64> {
    let mut tx = db.read("portable.dump").await?;
    let mut written = 0;
    for table in tables(&mut tx).await? {
        let described = columns(&mut tx, &table).await?;
        let names: Vec<String> = described.iter().map(|(name, _)| name.clone()).collect();
        let sql = format!("SELECT {} FROM {table}", names.join(", "));
        for row in tx.rows_of(AssertSqlSafe(sql), &[]).await? {
            let values = described.iter().map(|(name, number)| cell(&row, name, *number)).collect::<Result<_>>()?;
            let line = Line { table: table.clone(), columns: names.clone(), values };
            serde_json::to_writer(&mut *out, &line).map_err(Error::fault)?;
            out.write_all(b"\n").map_err(Error::fault)?;
            written += 1;
        }
    }
    Ok(written)
}

/// Fills an empty, migrated database from [`dump`]'s lines, whole or not at all.
pub async fn load(db: &Db, lines: &mut (impl BufRead + Send)) -> Result<u64> {
    let mut tx = db.begin_write("portable.load").await?;
    for table in tables(&mut tx).await?.iter().filter(|table| *table != "migration") {
        let sql = format!("SELECT COUNT(*) AS n FROM {table}");
        let n: i64 = tx.rows_of(AssertSqlSafe(sql), &[]).await?.first().ok_or(Error::NotFound)?.get("n")?;
        if n > 0 {
            return Err(Error::fault(format!("the target is not empty: table {table} has {n} rows")));
        }
    }
    let read = fill(&mut tx, lines).await?;
    tx.commit().await?;
    Ok(read)
}

/// Puts [`dump`]'s lines in the place of everything there is, whole or not at all.
pub async fn replace(db: &Db, lines: &mut (impl BufRead + Send)) -> Result<u64> {
    let mut tx = db.begin_write("portable.replace").await?;
    empty(&mut tx).await?;
    let read = fill(&mut tx, lines).await?;
    tx.commit().await?;
    Ok(read)
}

async fn fill(tx: &mut Tx, lines: &mut (impl BufRead + Send)) -> Result<u64> {
    let mut described = std::collections::HashMap::new();
    for table in tables(tx).await? {
        let columns = columns(tx, &table).await?;
        described.insert(table, columns);
    }
    let mut read = 0;
    for (number, line) in lines.lines().enumerate() {
        let line = line.map_err(Error::fault)?;
        let line: Line =
            serde_json::from_str(&line).map_err(|error| Error::fault(format!("line {}: {error}", number + 1)))?;
        load_line(tx, &described, line).await.map_err(|error| match error {
            Error::Fault(what) => Error::Fault(format!("line {}: {what}", number + 1)),
            other => other,
        })?;
        read += 1;
    }
    Ok(read)
}

async fn load_line(
    tx: &mut Tx,
    described: &std::collections::HashMap<String, Vec<(String, bool)>>,
    line: Line,
) -> Result<()> {
    let columns =
        described.get(&line.table).ok_or_else(|| Error::fault(format!("no table is called {}", line.table)))?;
    if line.table == "migration" {
        // The target's own migrations made its tables; the source must have had the same ones.
        let Some(Cell::Int(version)) = line.values.first() else {
            return Err(Error::fault("a migration without a version"));
        };
        let sql = "SELECT version FROM migration WHERE version = $1";
        return match tx.row(sql, &[(*version).into()]).await? {
            Some(_) => Ok(()),
            None => Err(Error::fault(format!("the source has step {version}, which this version does not know"))),
        };
    }
    // Names come from this database's own catalogue, never from the file.
    if line.columns.len() != columns.len() || line.values.len() != columns.len() {
        return Err(Error::fault(format!("table {} has other columns here", line.table)));
    }
    let mut values = Vec::with_capacity(columns.len());
    for ((name, number), (given, cell)) in columns.iter().zip(line.columns.iter().zip(line.values)) {
        if name != given {
            return Err(Error::fault(format!("table {} has other columns here", line.table)));
        }
        values.push(match (cell, number) {
            (Cell::Int(int), true) => Value::Int(Some(int)),
            (Cell::Text(text), false) => Value::Text(Some(text)),
            (Cell::Null, true) => Value::Int(None),
            (Cell::Null, false) => Value::Text(None),
            _ => return Err(Error::fault(format!("column {name} of {} holds the wrong kind of value", line.table))),
        });
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let marks: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", line.table, names.join(", "), marks.join(", "));
    tx.rows_of(AssertSqlSafe(sql), &values).await?;
    Ok(())
}

/// Deletes every row of every table but the migrations.
pub async fn clear(db: &Db) -> Result<()> {
    write_tx!(db, "portable.clear", |tx| { empty(tx).await })
}

async fn empty(tx: &mut Tx) -> Result<()> {
    // Those that refer to others go first.
    for table in tables(tx).await?.iter().rev().filter(|table| *table != "migration") {
        tx.script(format!("DELETE FROM {table}")).await?;
    }
    Ok(())
}
