use std::collections::HashMap;

use evenkans_store::link::{self, Ref};
use evenkans_store::{Error, Result, Row, Tx, new_id};

use super::keep::PROMISED_AT;
use super::{Commitment, CommitmentId, Earlier, Evidence, Promise, Review, State};
use crate::gathering::{self, Gathering, GatheringId};
use crate::partner::Speaker;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.partner_id, p.name AS partner, c.ambition_id, a.title AS ambition, c.what, c.shown_by,
                    c.due_on, c.first_due_on, c.state, c.made_at, c.ended_at, c.dropped_because, c.version,
                    CASE WHEN c.state = 'shown' THEN (
                        SELECT MIN(e.added_at) FROM evidence e
                        WHERE e.region_id = c.region_id AND e.commitment_id = c.id AND e.removed_at IS NULL
                        AND e.added_at > COALESCE((SELECT MAX(r.at) FROM review r WHERE r.region_id = c.region_id
                                                   AND r.commitment_id = c.id), 0)) END AS shown_at
             FROM commitment c JOIN partner p ON p.region_id = c.region_id AND p.id = c.partner_id
             JOIN ambition a ON a.region_id = c.region_id AND a.id = c.ambition_id ",
            $rest
        )
    };
}

fn read(row: &Row) -> Result<Commitment> {
    Ok(Commitment {
        id: row.get("id")?,
        partner_id: row.get("partner_id")?,
        partner: row.get("partner")?,
        ambition_id: row.get("ambition_id")?,
        ambition: row.get("ambition")?,
        what: row.get("what")?,
        shown_by: row.get("shown_by")?,
        due_on: row.get("due_on")?,
        first_due_on: row.get("first_due_on")?,
        state: row.get("state")?,
        made_at: row.get("made_at")?,
        shown_at: row.get("shown_at")?,
        ended_at: row.get("ended_at")?,
        dropped_because: row.get("dropped_because")?,
        version: row.get("version")?,
    })
}

/// All of a region, by the day that they are for.
pub async fn list(tx: &mut Tx, region_id: &str) -> Result<Vec<Commitment>> {
    let sql = select!("WHERE c.region_id = $1 ORDER BY c.due_on, p.name, c.id");
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read).collect()
}

/// When the first of a region was made.
pub async fn first_made(tx: &mut Tx, region_id: &str) -> Result<Option<i64>> {
    let sql = "SELECT MIN(made_at) AS first FROM commitment WHERE region_id = $1";
    tx.one(sql, &[region_id.into()]).await?.get("first")
}

pub async fn of_partner(tx: &mut Tx, region_id: &str, partner: &str) -> Result<Vec<Commitment>> {
    let sql = select!("WHERE c.region_id = $1 AND c.partner_id = $2 ORDER BY c.due_on, c.id");
    tx.rows(sql, &[region_id.into(), partner.into()]).await?.iter().map(read).collect()
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Commitment> {
    read(&tx.one(select!("WHERE c.region_id = $1 AND c.id = $2"), &[region_id.into(), id.into()]).await?)
}

/// Nobody is reminded of what is due before `remind_after`.
pub async fn insert(
    tx: &mut Tx,
    speaker: &Speaker,
    id: &CommitmentId,
    one: &Promise,
    remind_after: String,
) -> Result<()> {
    let reminded = (one.due_on <= remind_after).then_some(tx.now);
    let values = [
        (&speaker.region_id).into(),
        id.into(),
        (&speaker.partner_id).into(),
        (&one.ambition_id).into(),
        (&one.what).into(),
        (&one.shown_by).into(),
        (&one.due_on).into(),
        tx.now.into(),
        reminded.into(),
        (&speaker.actor).into(),
    ];
    let sql = "INSERT INTO commitment (region_id, id, partner_id, ambition_id, what, shown_by, due_on, first_due_on,
                                       state, made_at, dropped_because, reminded_at, made_by, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 'promised', $8, '', $9, $10, 1)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn update(
    tx: &mut Tx,
    region_id: &str,
    (id, version): (&str, i64),
    one: &Promise,
    remind_after: String,
) -> Result<()> {
    let reminded = (one.due_on <= remind_after).then_some(tx.now);
    let values = [
        region_id.into(),
        id.into(),
        version.into(),
        (&one.ambition_id).into(),
        (&one.what).into(),
        (&one.shown_by).into(),
        (&one.due_on).into(),
        reminded.into(),
    ];
    // Another day is another reminder.
    let sql = "UPDATE commitment SET ambition_id = $4, what = $5, shown_by = $6, due_on = $7, version = version + 1,
                   reminded_at = CASE WHEN due_on = $7 THEN reminded_at ELSE $8 END,
                   late_told_at = CASE WHEN due_on = $7 THEN late_told_at ELSE NULL END
               WHERE region_id = $1 AND id = $2 AND version = $3 AND state IN ('promised', 'shown')";
    tx.run_versioned(sql, &values).await
}

/// Only while it is going on.
pub async fn set_state(tx: &mut Tx, region_id: &str, id: &str, state: State, because: &str) -> Result<()> {
    let ended = matches!(state, State::Met | State::Dropped).then_some(tx.now);
    let sql = "UPDATE commitment SET state = $3, ended_at = $4, dropped_because = $5, version = version + 1
               WHERE region_id = $1 AND id = $2 AND state IN ('promised', 'shown')";
    tx.run_versioned(sql, &[region_id.into(), id.into(), state.into(), ended.into(), because.into()]).await
}

/// What it said until now, and why it says something else from now on.
pub async fn keep_earlier(tx: &mut Tx, region_id: &str, one: &Commitment, because: &str) -> Result<()> {
    let values = [
        region_id.into(),
        new_id().into(),
        (&one.id).into(),
        tx.now.into(),
        (&one.what).into(),
        (&one.shown_by).into(),
        (&one.due_on).into(),
        because.into(),
    ];
    let sql = "INSERT INTO commitment_change (region_id, id, commitment_id, at, what, shown_by, due_on, because)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await.map(drop)
}

/// What commitments of a region, or one of them, said before, each with its commitment, the earliest change first.
pub async fn changes(tx: &mut Tx, region_id: &str, only: Option<&str>) -> Result<Vec<(String, Earlier)>> {
    let sql = "SELECT commitment_id, id, at, what, shown_by, due_on, because FROM commitment_change
               WHERE region_id = $1 AND ($2 = '' OR commitment_id = $2) ORDER BY at, id";
    let read = |row: &Row| {
        let said = Earlier {
            id: row.get("id")?,
            at: row.get("at")?,
            what: row.get("what")?,
            shown_by: row.get("shown_by")?,
            due_on: row.get("due_on")?,
            because: row.get("because")?,
        };
        Ok((row.get("commitment_id")?, said))
    };
    tx.rows(sql, &[region_id.into(), only.unwrap_or_default().into()]).await?.iter().map(read).collect()
}

/// What it said before is no longer told, nor why it changed, but why that is; its day and that it changed stay.
pub async fn blank_earlier(tx: &mut Tx, region_id: &str, (commitment, id): (&str, &str), because: &str) -> Result<()> {
    let sql = "UPDATE commitment_change SET what = '', shown_by = '', because = $4
               WHERE region_id = $1 AND commitment_id = $2 AND id = $3 AND what <> ''";
    match tx.run(sql, &[region_id.into(), commitment.into(), id.into(), because.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// When each piece of evidence came, and went, by commitment.
pub async fn pieces(tx: &mut Tx, region_id: &str) -> Result<HashMap<String, Vec<(i64, Option<i64>)>>> {
    let sql = "SELECT commitment_id, added_at, removed_at FROM evidence WHERE region_id = $1";
    let mut all: HashMap<String, Vec<(i64, Option<i64>)>> = HashMap::new();
    for row in tx.rows(sql, &[region_id.into()]).await? {
        all.entry(row.get("commitment_id")?).or_default().push((row.get("added_at")?, row.get("removed_at")?));
    }
    Ok(all)
}

/// When somebody judged it, and whether it was enough, by commitment.
pub async fn judged(tx: &mut Tx, region_id: &str) -> Result<HashMap<String, Vec<(i64, bool)>>> {
    let sql = "SELECT commitment_id, at, enough FROM review WHERE region_id = $1";
    let mut all: HashMap<String, Vec<(i64, bool)>> = HashMap::new();
    for row in tx.rows(sql, &[region_id.into()]).await? {
        all.entry(row.get("commitment_id")?).or_default().push((row.get("at")?, row.get("enough")?));
    }
    Ok(all)
}

/// What was met is promised again: nothing shows it any more.
pub async fn reopen(tx: &mut Tx, region_id: &str, id: &str) -> Result<()> {
    let sql = "UPDATE commitment SET state = 'promised', ended_at = NULL, version = version + 1
               WHERE region_id = $1 AND id = $2 AND state = 'met'";
    tx.run_versioned(sql, &[region_id.into(), id.into()]).await
}

fn read_evidence(row: &Row) -> Result<Evidence> {
    Ok(Evidence {
        id: row.get("id")?,
        text: row.get("text")?,
        url: row.get("url")?,
        file_name: row.get("file_name")?,
        added_at: row.get("added_at")?,
        removed_at: row.get("removed_at")?,
    })
}

/// What shows a commitment, without the files themselves; of what was taken away only what somebody had judged.
pub async fn evidence(tx: &mut Tx, region_id: &str, commitment: &str) -> Result<Vec<Evidence>> {
    let sql = "SELECT id, text, url, file_name, added_at, removed_at FROM evidence
               WHERE region_id = $1 AND commitment_id = $2 AND (removed_at IS NULL OR EXISTS (
                   SELECT 1 FROM review r WHERE r.region_id = $1 AND r.commitment_id = $2 AND r.at >= evidence.added_at
                   AND r.at <= evidence.removed_at))
               ORDER BY added_at, id";
    tx.rows(sql, &[region_id.into(), commitment.into()]).await?.iter().map(read_evidence).collect()
}

/// Who wrote it down, and who added what shows it.
pub async fn hands(tx: &mut Tx, region_id: &str, commitment: &str) -> Result<Vec<String>> {
    let sql = "SELECT made_by AS hand FROM commitment WHERE region_id = $1 AND id = $2
               UNION SELECT added_by AS hand FROM evidence WHERE region_id = $1 AND commitment_id = $2";
    tx.rows(sql, &[region_id.into(), commitment.into()]).await?.iter().map(|row| row.get("hand")).collect()
}

/// A file's name and its bytes in base64.
pub async fn file(tx: &mut Tx, region_id: &str, commitment: &str, id: &str) -> Result<(String, String)> {
    let sql = "SELECT file_name, file FROM evidence
               WHERE region_id = $1 AND commitment_id = $2 AND id = $3 AND file_name <> ''";
    let row = tx.one(sql, &[region_id.into(), commitment.into(), id.into()]).await?;
    Ok((row.get("file_name")?, row.get("file")?))
}

pub async fn add_evidence(
    tx: &mut Tx,
    (region_id, actor): (&str, &str),
    commitment: &str,
    (text, url): (&str, &str),
    (file_name, file): (&str, &str),
) -> Result<String> {
    let id = new_id();
    let values = [
        region_id.into(),
        (&id).into(),
        commitment.into(),
        text.into(),
        url.into(),
        file_name.into(),
        file.into(),
        tx.now.into(),
        actor.into(),
    ];
    let sql = "INSERT INTO evidence (region_id, id, commitment_id, text, url, file_name, file, added_at, added_by)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.run(sql, &values).await?;
    Ok(id)
}

/// Takes a piece away: what it was goes, and that there was something stays.
pub async fn remove_evidence(tx: &mut Tx, region_id: &str, commitment: &str, id: &str) -> Result<()> {
    let sql = "UPDATE evidence SET text = '', url = '', file_name = '', file = '', removed_at = $4
               WHERE region_id = $1 AND commitment_id = $2 AND id = $3 AND removed_at IS NULL";
    match tx.run(sql, &[region_id.into(), commitment.into(), id.into(), tx.now.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// What others found, the newest first.
pub async fn reviews(tx: &mut Tx, region_id: &str, commitment: &str) -> Result<Vec<Review>> {
    let sql = "SELECT p.name AS partner, r.enough, r.reason, r.at FROM review r
               JOIN partner p ON p.region_id = r.region_id AND p.id = r.partner_id
               WHERE r.region_id = $1 AND r.commitment_id = $2 ORDER BY r.at DESC, r.id DESC";
    let rows = tx.rows(sql, &[region_id.into(), commitment.into()]).await?;
    let read = |row: &Row| {
        Ok(Review {
            partner: row.get("partner")?,
            enough: row.get("enough")?,
            reason: row.get("reason")?,
            at: row.get("at")?,
        })
    };
    rows.iter().map(read).collect()
}

pub async fn add_review(tx: &mut Tx, speaker: &Speaker, commitment: &str, enough: bool, reason: &str) -> Result<()> {
    let values = [
        (&speaker.region_id).into(),
        new_id().into(),
        commitment.into(),
        (&speaker.partner_id).into(),
        (&speaker.actor).into(),
        enough.into(),
        reason.into(),
        tx.now.into(),
    ];
    let sql = "INSERT INTO review (region_id, id, commitment_id, partner_id, account_id, enough, reason, at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await.map(drop)
}

/// Commitments that are due by a day and of which nobody was reminded: (region, id).
pub async fn to_remind(tx: &mut Tx, (today, by): (&str, &str), most: i64) -> Result<Vec<(String, String)>> {
    let sql = "SELECT region_id, id FROM commitment
               WHERE state = 'promised' AND reminded_at IS NULL AND due_on BETWEEN $2 AND $1 ORDER BY due_on, id LIMIT $3";
    let rows = tx.rows(sql, &[by.into(), today.into(), most.into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, row.get("id")?))).collect()
}

/// Of which the day has passed between these two days, with nothing that shows them, and of which the partner was not told
/// so.
pub async fn to_call_late(tx: &mut Tx, (from, today): (&str, &str), most: i64) -> Result<Vec<(String, String)>> {
    let sql = "SELECT region_id, id FROM commitment
               WHERE state = 'promised' AND late_told_at IS NULL AND due_on >= $1 AND due_on < $2
               ORDER BY due_on, id LIMIT $3";
    let rows = tx.rows(sql, &[from.into(), today.into(), most.into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, row.get("id")?))).collect()
}

/// Says whether the partner was not told before.
pub async fn mark_late_told(tx: &mut Tx, region_id: &str, id: &str) -> Result<bool> {
    let sql = "UPDATE commitment SET late_told_at = $3
               WHERE region_id = $1 AND id = $2 AND late_told_at IS NULL AND state = 'promised'";
    Ok(tx.run(sql, &[region_id.into(), id.into(), tx.now.into()]).await? == 1)
}

/// Says whether nobody was reminded before.
pub async fn mark_reminded(tx: &mut Tx, region_id: &str, id: &str) -> Result<bool> {
    let sql = "UPDATE commitment SET reminded_at = $3
               WHERE region_id = $1 AND id = $2 AND reminded_at IS NULL AND state = 'promised'";
    Ok(tx.run(sql, &[region_id.into(), id.into(), tx.now.into()]).await? == 1)
}

/// The gathering at which it was promised.
pub async fn promised_at(tx: &mut Tx, region_id: &str, id: &CommitmentId) -> Result<Option<Gathering>> {
    let all = link::from(tx, region_id, &Ref::new("commitment", id.as_str())).await?;
    match all.into_iter().find(|(_, why)| why == PROMISED_AT) {
        Some((at, _)) => gathering::store::by_id(tx, region_id, &at.id).await.map(Some),
        None => Ok(None),
    }
}

/// What was promised at a gathering, in the order in which it was.
pub async fn of_gathering(tx: &mut Tx, region_id: &str, gathering: &GatheringId) -> Result<Vec<Commitment>> {
    let mut promised = Vec::new();
    for (one, why) in link::to(tx, region_id, &Ref::new("gathering", gathering.as_str())).await? {
        if why == PROMISED_AT {
            promised.push(by_id(tx, region_id, &one.id).await?);
        }
    }
    Ok(promised)
}
