use std::collections::HashMap;

use evenkans_people::AccountId;
use evenkans_store::{Result, Row, Tx};

use super::{Ask, Guide, Visit, VisitId, VisitKind};
use crate::round::Round;

/// Whoever left the school guides nobody any more: what is told to them, no one would read.
macro_rules! guide {
    ($select:literal, $which:literal) => {
        concat!(
            $select,
            " FROM guide g JOIN account a ON a.id = g.account_id
             JOIN round r ON r.region_id = g.region_id AND r.id = g.round_id
             WHERE g.region_id = $1 AND ",
            $which,
            " AND EXISTS (SELECT 1 FROM member m WHERE m.region_id = g.region_id AND m.account_id = g.account_id
                          AND m.partner_id = r.school_id AND m.ended_at IS NULL)"
        )
    };
}

fn read_guide(row: &Row) -> Result<Guide> {
    Ok(Guide { account_id: row.get("account_id")?, name: row.get("name")?, email: row.get("email")? })
}

/// Who guides whom in a round.
pub async fn guides(tx: &mut Tx, round: &Round) -> Result<HashMap<String, Guide>> {
    let sql = guide!("SELECT g.student_id, g.account_id, a.name, a.email", "g.round_id = $2");
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter().map(|row| Ok((row.get("student_id")?, read_guide(row)?))).collect()
}

pub async fn guide_of(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Option<Guide>> {
    let sql = guide!("SELECT g.account_id, a.name, a.email", "g.student_id = $2");
    tx.rows(sql, &[region_id.into(), student_id.into()]).await?.first().map(read_guide).transpose()
}

pub async fn set_guide(tx: &mut Tx, round: &Round, student_id: &str, account: &AccountId) -> Result<()> {
    let values = [(&round.region_id).into(), student_id.into(), (&round.id).into(), account.into(), tx.now.into()];
    let sql = "INSERT INTO guide (region_id, student_id, round_id, account_id, since) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (region_id, student_id) DO UPDATE SET account_id = $4, since = $5";
    tx.run(sql, &values).await.map(drop)
}

pub async fn remove_guide(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<()> {
    let sql = "DELETE FROM guide WHERE region_id = $1 AND student_id = $2";
    tx.run(sql, &[region_id.into(), student_id.into()]).await.map(drop)
}

fn read_visit(row: &Row) -> Result<Visit> {
    Ok(Visit {
        id: row.get("id")?,
        student_id: row.get("student_id")?,
        placement_id: row.get("placement_id")?,
        at: row.get("at")?,
        kind: row.get("kind")?,
        report: row.get("report")?,
        called_off_at: row.get("called_off_at")?,
        called_off_because: row.get("called_off_because")?,
        version: row.get("version")?,
    })
}

/// The visits of a round, the earliest first.
pub async fn visits(tx: &mut Tx, round: &Round) -> Result<Vec<Visit>> {
    let sql = "SELECT id, student_id, placement_id, at, kind, report, called_off_at, called_off_because, version
               FROM visit
               WHERE region_id = $1 AND round_id = $2 ORDER BY at, id";
    tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?.iter().map(read_visit).collect()
}

pub async fn visits_of(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Vec<Visit>> {
    let sql = "SELECT id, student_id, placement_id, at, kind, report, called_off_at, called_off_because, version
               FROM visit
               WHERE region_id = $1 AND student_id = $2 ORDER BY at, id";
    tx.rows(sql, &[region_id.into(), student_id.into()]).await?.iter().map(read_visit).collect()
}

pub async fn insert_visit(tx: &mut Tx, round: &Round, one: &Visit, actor: &str) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&one.id).into(),
        (&round.id).into(),
        (&one.student_id).into(),
        one.at.into(),
        one.kind.into(),
        actor.into(),
        (&one.placement_id).into(),
    ];
    let sql =
        "INSERT INTO visit (region_id, id, round_id, student_id, at, kind, made_by, placement_id, report, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', 1)";
    tx.run(sql, &values).await.map(drop)
}

/// Who comes second is told.
pub async fn set_report(tx: &mut Tx, region_id: &str, id: &VisitId, version: i64, report: &str) -> Result<()> {
    let sql = "UPDATE visit SET report = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND called_off_at IS NULL";
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into(), report.into()]).await
}

pub async fn set_moment(
    tx: &mut Tx,
    region_id: &str,
    (id, version): (&VisitId, i64),
    (at, kind): (i64, VisitKind),
) -> Result<()> {
    let sql = "UPDATE visit SET at = $4, kind = $5, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND called_off_at IS NULL AND report = ''";
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into(), at.into(), kind.into()]).await
}

pub async fn set_called_off(tx: &mut Tx, region_id: &str, id: &VisitId, because: &str) -> Result<()> {
    let sql = "UPDATE visit SET called_off_at = $3, called_off_because = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND called_off_at IS NULL AND report = ''";
    tx.run_versioned(sql, &[region_id.into(), id.into(), tx.now.into(), because.into()]).await
}

/// Placements to ask something now: (region, round, student, placement). What is asked depends on the days of the signed
/// agreement: those that began before `begun`, and end between `from` and `to`.
pub async fn to_ask(
    tx: &mut Tx,
    what: Ask,
    (begun, from, to): (&str, &str, &str),
    most: i64,
) -> Result<Vec<(String, String, String, String)>> {
    let sql = "SELECT a.region_id, a.round_id, a.student_id, a.placement_id FROM agreement a
               JOIN round r ON r.region_id = a.region_id AND r.id = a.round_id AND r.state = 'published'
               WHERE a.state = 'signed' AND a.starts_on <= $1 AND a.ends_on >= $2 AND a.ends_on <= $3
                 AND NOT EXISTS (SELECT 1 FROM asked q WHERE q.region_id = a.region_id
                                 AND q.placement_id = a.placement_id AND q.what = $4)
               ORDER BY a.region_id, a.placement_id LIMIT $5";
    let rows = tx.rows(sql, &[begun.into(), from.into(), to.into(), what.into(), most.into()]).await?;
    rows.iter()
        .map(|row| Ok((row.get("region_id")?, row.get("round_id")?, row.get("student_id")?, row.get("placement_id")?)))
        .collect()
}

/// Says whether it was not asked before.
pub async fn mark_asked(tx: &mut Tx, round: &Round, placement_id: &str, what: Ask) -> Result<bool> {
    let values = [(&round.region_id).into(), placement_id.into(), what.into(), (&round.id).into()];
    let sql = "INSERT INTO asked (region_id, placement_id, what, round_id) VALUES ($1, $2, $3, $4)
               ON CONFLICT DO NOTHING";
    Ok(tx.run(sql, &values).await? == 1)
}
