//! Personal data, declared once: which columns, on which ground, how long. The register that everybody can read,
//! the copy that a person can ask for, and the deletion are all made from these declarations, so none of them can
//! say something else than what happens (GDPR art. 5, 13, 15, 17 and 30).

use serde_json::{Map, Value as Json, json};
use sqlx::AssertSqlSafe;
use time::OffsetDateTime;

use crate::{Db, Error, Result, Tx, Value, audit, portable, words, write_tx};

words!(
    /// Why it is lawful to keep (GDPR art. 6(1)).
    Basis {
        /// (e): a school's or a public body's task.
        PublicTask = "public-task",
        /// (f): what the working together of the region needs, and safety.
        LegitimateInterest = "legitimate-interest",
    }
);

/// One kind of personal data in one table. Its key is that of its text, `personal-…`; `{key}-why` says what for.
#[derive(Debug, Clone, Copy)]
pub struct Personal {
    pub key: &'static str,
    pub table: &'static str,
    pub columns: &'static [&'static str],
    pub basis: Basis,
    /// Without a term it is kept for as long as the thing that it belongs to.
    pub term: Option<Term>,
    /// Whose it is: which column holds which kind of name of a person.
    pub of: &'static [(Subject, &'static str)],
    /// The condition, in SQL, under which its person may have it already, if that is not always so.
    pub copied: Option<&'static str>,
    /// What a copy says besides, because an id tells a person nothing: a name for it, and the SQL of one text.
    pub named: &'static [(&'static str, &'static str)],
}

/// How long something is kept.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    pub days: i64,
    /// Since when: the text is `personal-since-{since}`.
    pub since: &'static str,
    pub over: Over,
    pub erase: Erase,
    /// Whether each erasure leaves an audit row. Not for what a browser or a limit leaves behind every hour: it would
    /// bury the rest.
    pub proved: bool,
}

/// The condition, in SQL, under which a row's term is over; `$1` is the moment, or the day, so many days ago.
#[derive(Debug, Clone, Copy)]
pub enum Over {
    Moment(&'static str),
    Day(&'static str),
}

/// What happens when the term is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erase {
    Row,
    /// The columns become empty texts; the rest of the row is no longer about anybody.
    Blank,
    /// The same for columns that may be absent.
    Null,
}

/// By what somebody is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Account,
    Student,
    Email,
}

const DAY: i64 = 86_400;

impl Term {
    fn condition(&self) -> &'static str {
        match self.over {
            Over::Moment(sql) | Over::Day(sql) => sql,
        }
    }

    fn cutoff(&self, now: i64) -> Result<Value> {
        let at = now - self.days * DAY;
        Ok(match self.over {
            Over::Moment(_) => at.into(),
            Over::Day(_) => OffsetDateTime::from_unix_timestamp(at).map_err(Error::fault)?.date().to_string().into(),
        })
    }
}

impl Personal {
    /// What is still there of rows whose term is over.
    fn due(&self, term: &Term) -> String {
        let left: Vec<String> = match term.erase {
            Erase::Row => Vec::new(),
            Erase::Blank => self.columns.iter().map(|column| format!("{column} <> ''")).collect(),
            Erase::Null => self.columns.iter().map(|column| format!("{column} IS NOT NULL")).collect(),
        };
        let left = if left.is_empty() { String::new() } else { format!(" AND ({})", left.join(" OR ")) };
        format!("({}){left}", term.condition())
    }

    fn erasure(&self, term: &Term) -> String {
        let set = |to: &str| {
            let columns: Vec<String> = self.columns.iter().map(|column| format!("{column} = {to}")).collect();
            format!("UPDATE {} SET {}", self.table, columns.join(", "))
        };
        match term.erase {
            Erase::Row => format!("DELETE FROM {}", self.table),
            Erase::Blank => set("''"),
            Erase::Null => set("NULL"),
        }
    }
}

/// Erases everything whose term is over, region by region, with an audit row that says how much: the proof that it
/// was done. One declaration that fails does not stop the others. Returns how many rows it touched.
pub async fn forget(db: &Db, all: &[Personal]) -> Result<u64> {
    let (mut erased, mut failed) = (0, None);
    for one in all {
        let Some(term) = &one.term else { continue };
        match write_tx!(db, "personal.forget", |tx| { forget_one(tx, one, term).await }) {
            Ok(rows) => erased += rows,
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(erased), Err)
}

async fn forget_one(tx: &mut Tx, one: &Personal, term: &Term) -> Result<u64> {
    let cutoff = term.cutoff(tx.now)?;
    let regional = portable::columns(tx, one.table).await?.iter().any(|(name, _)| name == "region_id");
    // What belongs to no region has a table without one, or (sessions of accounts) a row without one.
    let region = if regional { "region_id" } else { "CAST(NULL AS TEXT) AS region_id" };
    let sql = format!("SELECT DISTINCT {region} FROM {} WHERE {}", one.table, one.due(term));
    let mut erased = 0;
    for row in tx.rows_of(AssertSqlSafe(sql), std::slice::from_ref(&cutoff)).await? {
        let region: Option<String> = row.get("region_id")?;
        let erasure = format!("{} WHERE {}", one.erasure(term), one.due(term));
        let rows = match &region {
            Some(region) => {
                let sql = format!("{erasure} AND region_id = $2");
                tx.run_made(AssertSqlSafe(sql), &[cutoff.clone(), region.into()]).await?
            }
            None if regional => {
                let sql = format!("{erasure} AND region_id IS NULL");
                tx.run_made(AssertSqlSafe(sql), std::slice::from_ref(&cutoff)).await?
            }
            None => tx.run_made(AssertSqlSafe(erasure), std::slice::from_ref(&cutoff)).await?,
        };
        if term.proved {
            let region = region.as_deref().unwrap_or_default();
            let thing = ("personal", one.key);
            audit::record(tx, region, "system", "personal.erase", thing, &json!({"rows": rows})).await?;
        }
        erased += rows;
    }
    Ok(erased)
}

/// Everything declared about one person, as JSON: an object for each kind of data that there is, with its rows.
/// `who` says by what the person is known; an empty name is nobody's.
pub async fn copy(tx: &mut Tx, all: &[Personal], who: &[(Subject, String)]) -> Result<Json> {
    let mut found = Map::new();
    for one in all {
        let described = portable::columns(tx, one.table).await?;
        let mut rows = Vec::new();
        for (subject, column) in one.of {
            for (_, name) in who.iter().filter(|(by, name)| by == subject && !name.is_empty()) {
                let when = one.copied.map(|sql| format!(" AND {sql}")).unwrap_or_default();
                let named = one.named.iter().map(|(name, sql)| format!("({sql}) AS {name}"));
                let columns = one.columns.iter().map(|column| (*column).to_owned()).chain(named);
                let columns = columns.collect::<Vec<_>>().join(", ");
                let sql = format!("SELECT {columns} FROM {} WHERE {column} = $1{when}", one.table);
                for row in tx.rows_of(AssertSqlSafe(sql), &[name.into()]).await? {
                    let mut shown = Map::new();
                    for column in one.columns {
                        let number = described.iter().any(|(name, number)| name == column && *number);
                        let value = if number {
                            row.get::<Option<i64>>(column)?.map_or(Json::Null, Json::from)
                        } else {
                            row.get::<Option<String>>(column)?.map_or(Json::Null, Json::from)
                        };
                        shown.insert((*column).to_owned(), value);
                    }
                    for (name, _) in one.named {
                        shown.insert((*name).to_owned(), row.get::<Option<String>>(name)?.into());
                    }
                    let shown = Json::Object(shown);
                    if !rows.contains(&shown) {
                        rows.push(shown);
                    }
                }
            }
        }
        if !rows.is_empty() {
            found.entry(one.table).or_insert_with(|| json!([])).as_array_mut().into_iter().for_each(|all| {
                all.append(&mut rows);
            });
        }
    }
    Ok(Json::Object(found))
}
