//! The audit log: who did what to which thing, in the same transaction as the deed. A job chains the
//! committed rows of each region, so that a row that is changed or removed later shows.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::id::hex;
use crate::personal::{Basis, Erase, Over, Personal, Term};
use crate::{Db, Error, Result, Tx, new_id, write_tx};

/// Payloads are erased at their term; the rows and their hashes stay, so the chain still verifies.
pub const PERSONAL: &[Personal] = &[Personal {
    key: "personal-audit",
    table: "audit",
    columns: &["payload"],
    basis: Basis::PublicTask,
    term: Some(Term { days: 730, since: "made", over: Over::Moment("at < $1"), erase: Erase::Null, proved: true }),
    of: &[],
    copied: None,
    named: &[],
}];

/// Writes the audit row of a deed. `actor` is an account's or a personal link's id, never a name.
pub async fn record(
    tx: &mut Tx,
    region_id: &str,
    actor: &str,
    action: &'static str,
    (kind, thing_id): (&'static str, &str),
    payload: &impl Serialize,
) -> Result<()> {
    let payload = serde_json::to_string(payload).map_err(Error::fault)?;
    let hash = hex(&Sha256::digest(payload.as_bytes()));
    let values = [
        region_id.into(),
        new_id().into(),
        tx.now.into(),
        actor.into(),
        action.into(),
        kind.into(),
        thing_id.into(),
        payload.into(),
        hash.into(),
    ];
    tx.run(
        "INSERT INTO audit (region_id, id, at, actor, action, kind, thing_id, payload, payload_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &values,
    )
    .await?;
    Ok(())
}

/// One line of a thing's history.
#[derive(Debug, Clone)]
pub struct Entry {
    pub at: i64,
    pub actor: String,
    pub action: String,
    pub thing_id: String,
    pub payload: Option<String>,
}

fn entry(row: &crate::Row) -> Result<Entry> {
    Ok(Entry {
        at: row.get("at")?,
        actor: row.get("actor")?,
        action: row.get("action")?,
        thing_id: row.get("thing_id")?,
        payload: row.get("payload")?,
    })
}

/// What happened to one thing, oldest first.
pub async fn history(tx: &mut Tx, region_id: &str, kind: &str, thing_id: &str) -> Result<Vec<Entry>> {
    let sql = "SELECT at, actor, action, thing_id, payload FROM audit
               WHERE region_id = $1 AND kind = $2 AND thing_id = $3 ORDER BY at, id";
    tx.rows(sql, &[region_id.into(), kind.into(), thing_id.into()]).await?.iter().map(entry).collect()
}

/// The latest deeds of one kind over all regions, with their regions, newest first.
pub async fn latest(tx: &mut Tx, action: &'static str, most: i64) -> Result<Vec<(String, Entry)>> {
    let sql = "SELECT region_id, at, actor, action, thing_id, payload FROM audit
               WHERE action = $1 ORDER BY at DESC, id DESC LIMIT $2";
    let rows = tx.rows(sql, &[action.into(), most.into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, entry(row)?))).collect()
}

/// The hash of one link: over the link before it and every column of the row except the payload, for which
/// its hash stands.
fn chain_hash(previous: &str, row: &[String]) -> String {
    let mut hash = Sha256::new();
    hash.update(b"evenkans/audit/1");
    for part in std::iter::once(previous).chain(row.iter().map(String::as_str)) {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

fn covered(row: &crate::Row) -> Result<Vec<String>> {
    let at: i64 = row.get("at")?;
    let mut parts = vec![at.to_string()];
    for column in ["region_id", "id", "actor", "action", "kind", "thing_id", "payload_hash"] {
        parts.push(row.get(column)?);
    }
    Ok(parts)
}

/// Chains the rows of every region that are not chained yet; returns how many.
pub async fn chain(db: &Db) -> Result<usize> {
    write_tx!(db, "audit.chain", |tx| {
        let sql = "SELECT a.region_id, a.id, a.at, a.actor, a.action, a.kind, a.thing_id, a.payload_hash
                   FROM audit a LEFT JOIN audit_chain c ON c.region_id = a.region_id AND c.audit_id = a.id
                   WHERE c.seq IS NULL ORDER BY a.region_id, a.at, a.id LIMIT 5000";
        let rows = tx.rows(sql, &[]).await?;
        let mut at: Option<(String, i64, String)> = None;
        for row in &rows {
            let region: String = row.get("region_id")?;
            let (seq, previous) = match &at {
                Some((same, seq, hash)) if *same == region => (*seq, hash.clone()),
                _ => last_link(tx, &region).await?,
            };
            let hash = chain_hash(&previous, &covered(row)?);
            let id: String = row.get("id")?;
            let values = [(&region).into(), (seq + 1).into(), id.into(), (&hash).into()];
            tx.run("INSERT INTO audit_chain (region_id, seq, audit_id, hash) VALUES ($1, $2, $3, $4)", &values).await?;
            at = Some((region, seq + 1, hash));
        }
        Ok(rows.len())
    })
}

async fn last_link(tx: &mut Tx, region_id: &str) -> Result<(i64, String)> {
    let sql = "SELECT seq, hash FROM audit_chain WHERE region_id = $1 ORDER BY seq DESC LIMIT 1";
    match tx.row(sql, &[region_id.into()]).await? {
        Some(row) => Ok((row.get("seq")?, row.get("hash")?)),
        None => Ok((0, String::new())),
    }
}

/// What is wrong with a chain, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    pub region_id: String,
    pub seq: i64,
    pub what: &'static str,
}

/// Where a chain stands. Who keeps it elsewhere can tell later whether the chain's end was cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub region_id: String,
    pub seq: i64,
    pub hash: String,
}

/// Rows are chained in the order in which they were committed, seconds after their moment. A row that is so
/// much older than the link before it was put there later.
const LATE_SECONDS: i64 = 3600;
const INSERTED: &str = "the row was inserted later: it is over an hour older than the link before it";

/// The state of the whole log.
#[derive(Debug, Default)]
pub struct Verified {
    pub chained: i64,
    /// Rows written in the last seconds, not chained yet.
    pub waiting: i64,
    pub breaks: Vec<Break>,
    /// One for each region, in the order of their ids.
    pub heads: Vec<Head>,
}

/// Recomputes every chain: a changed, removed or inserted row breaks it.
pub async fn verify(db: &Db) -> Result<Verified> {
    let mut tx = db.read("audit.verify").await?;
    let sql = "SELECT c.region_id AS chain_region, c.seq, c.hash, a.region_id, a.id, a.at, a.actor, a.action, a.kind,
                      a.thing_id, a.payload, a.payload_hash
               FROM audit_chain c LEFT JOIN audit a ON a.region_id = c.region_id AND a.id = c.audit_id
               ORDER BY c.region_id, c.seq";
    let rows = tx.rows(sql, &[]).await?;
    let mut verified = Verified::default();
    let (mut region, mut seq, mut previous, mut latest) = (None, 0_i64, String::new(), i64::MIN);
    for row in &rows {
        let this: String = row.get("chain_region")?;
        if region.as_ref() != Some(&this) {
            (seq, previous, latest) = (0, String::new(), i64::MIN);
            verified.heads.push(Head { region_id: this.clone(), seq, hash: String::new() });
            region = Some(this.clone());
        }
        let moment: Option<i64> = row.get("at")?;
        let at: i64 = row.get("seq")?;
        let hash: String = row.get("hash")?;
        let mut broken = |what| verified.breaks.push(Break { region_id: this.clone(), seq: at, what });
        if at != seq + 1 {
            broken("a link is missing before this one");
        } else if row.get::<Option<String>>("id")?.is_none() {
            broken("the row was removed");
        } else if chain_hash(&previous, &covered(row)?) != hash {
            broken("the row was changed");
        } else if let Some(payload) = row.get::<Option<String>>("payload")?
            && hex(&Sha256::digest(payload.as_bytes())) != row.get::<String>("payload_hash")?
        {
            broken("the payload was changed");
        } else if moment.is_some_and(|moment| moment < latest.saturating_sub(LATE_SECONDS)) {
            broken(INSERTED);
        }
        latest = latest.max(moment.unwrap_or(i64::MIN));
        if let Some(head) = verified.heads.last_mut() {
            (head.seq, head.hash) = (at, hash.clone());
        }
        (seq, previous) = (at, hash);
        verified.chained += 1;
    }
    let sql = "SELECT COUNT(*) AS n FROM audit a LEFT JOIN audit_chain c
               ON c.region_id = a.region_id AND c.audit_id = a.id WHERE c.seq IS NULL";
    verified.waiting = tx.count(sql, &[]).await?;
    Ok(verified)
}
