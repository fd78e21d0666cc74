use evenkans_people::Lang;
use evenkans_store::{Error, Result, Row, Tx};

use super::{Answers, Assessment, AssessmentId, Audience, List};

/// The list that counts now.
pub async fn current(tx: &mut Tx, region_id: &str, audience: Audience, lang: Lang) -> Result<List> {
    let sql = "SELECT number, body FROM standard WHERE region_id = $1 AND audience = $2 ORDER BY number DESC LIMIT 1";
    match tx.rows(sql, &[region_id.into(), audience.into()]).await?.first() {
        Some(row) => Ok(List { number: row.get("number")?, body: row.get("body")? }),
        None => Ok(List::shipped(audience, lang)),
    }
}

pub async fn insert_list(tx: &mut Tx, region_id: &str, audience: Audience, list: &List) -> Result<()> {
    let values = [region_id.into(), audience.into(), list.number.into(), (&list.body).into(), tx.now.into()];
    let sql = "INSERT INTO standard (region_id, audience, number, body, made_at) VALUES ($1, $2, $3, $4, $5)";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::Stale),
        other => other.map(drop),
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.partner_id, p.name AS partner, a.audience, a.number, a.body, a.answers, a.started_at,
                    a.done_at, a.reader_id, a.read_at, a.reading, a.version
             FROM assessment a JOIN partner p ON p.region_id = a.region_id AND p.id = a.partner_id ",
            $rest
        )
    };
}

fn read(row: &Row) -> Result<Assessment> {
    let answers: String = row.get("answers")?;
    Ok(Assessment {
        id: row.get("id")?,
        partner_id: row.get("partner_id")?,
        partner: row.get("partner")?,
        audience: row.get("audience")?,
        number: row.get("number")?,
        body: row.get("body")?,
        answers: serde_json::from_str(&answers).map_err(Error::fault)?,
        started_at: row.get("started_at")?,
        done_at: row.get("done_at")?,
        reader_id: row.get("reader_id")?,
        read_at: row.get("read_at")?,
        reading: row.get("reading")?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Assessment> {
    read(&tx.one(select!("WHERE a.region_id = $1 AND a.id = $2"), &[region_id.into(), id.into()]).await?)
}

/// Of one partner, the newest first.
pub async fn of_partner(tx: &mut Tx, region_id: &str, partner: &str) -> Result<Vec<Assessment>> {
    let sql = select!("WHERE a.region_id = $1 AND a.partner_id = $2 ORDER BY a.started_at DESC, a.id DESC");
    tx.rows(sql, &[region_id.into(), partner.into()]).await?.iter().map(read).collect()
}

/// All that are done, the newest first.
pub async fn done(tx: &mut Tx, region_id: &str) -> Result<Vec<Assessment>> {
    let sql = select!("WHERE a.region_id = $1 AND a.done_at IS NOT NULL ORDER BY a.done_at DESC, a.id DESC");
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read).collect()
}

/// Those that wait for one of these readers.
pub async fn to_read(tx: &mut Tx, region_id: &str, readers: &[String]) -> Result<Vec<Assessment>> {
    let mut all = Vec::new();
    for reader in readers {
        let sql = select!("WHERE a.region_id = $1 AND a.reader_id = $2 AND a.read_at IS NULL ORDER BY a.done_at, a.id");
        for row in tx.rows(sql, &[region_id.into(), reader.into()]).await? {
            all.push(read(&row)?);
        }
    }
    Ok(all)
}

pub async fn insert(tx: &mut Tx, region_id: &str, one: &Assessment, by: &str) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        (&one.partner_id).into(),
        one.audience.into(),
        one.number.into(),
        (&one.body).into(),
        tx.now.into(),
        by.into(),
    ];
    let sql = "INSERT INTO assessment (region_id, id, partner_id, audience, number, body, answers, started_at, made_by,
                                       reading, version)
               VALUES ($1, $2, $3, $4, $5, $6, '{}', $7, $8, '', 1)";
    tx.run(sql, &values).await.map(drop)
}

/// Until it is done it can be said better.
pub async fn set_answers(
    tx: &mut Tx,
    region_id: &str,
    (id, version): (&AssessmentId, i64),
    answers: &Answers,
    done: bool,
) -> Result<()> {
    let answers = serde_json::to_string(answers).map_err(Error::fault)?;
    let at = done.then_some(tx.now);
    let sql = "UPDATE assessment SET answers = $4, done_at = $5, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $3 AND done_at IS NULL";
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into(), answers.into(), at.into()]).await
}

/// One that was begun and is not done goes; what is done stays.
pub async fn remove_open(tx: &mut Tx, region_id: &str, (id, version): (&AssessmentId, i64)) -> Result<()> {
    let sql = "DELETE FROM assessment WHERE region_id = $1 AND id = $2 AND version = $3 AND done_at IS NULL";
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into()]).await
}

/// Notes when a partner was asked, or that it is not any more.
pub async fn set_asked(tx: &mut Tx, region_id: &str, partner: &str, at: Option<i64>) -> Result<()> {
    let sql = "UPDATE partner SET standard_asked_at = $3 WHERE region_id = $1 AND id = $2";
    match tx.run(sql, &[region_id.into(), partner.into(), at.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// A partner that was asked and did not finish one since.
#[derive(Debug, Clone)]
pub struct Asked {
    pub partner_id: String,
    pub partner: String,
    pub asked_at: i64,
}

/// Those who were asked and did not finish one since, by name.
pub async fn asked(tx: &mut Tx, region_id: &str) -> Result<Vec<Asked>> {
    let sql = "SELECT p.id, p.name, p.standard_asked_at FROM partner p
               WHERE p.region_id = $1 AND p.standard_asked_at IS NOT NULL AND p.left_at IS NULL AND p.merged_into IS NULL
                 AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.region_id = p.region_id AND a.partner_id = p.id
                                 AND a.done_at >= p.standard_asked_at)
               ORDER BY p.name, p.id";
    let read = |row: &Row| {
        Ok(Asked { partner_id: row.get("id")?, partner: row.get("name")?, asked_at: row.get("standard_asked_at")? })
    };
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read).collect()
}

pub async fn set_reader(tx: &mut Tx, region_id: &str, id: &AssessmentId, reader: &str) -> Result<()> {
    let sql = "UPDATE assessment SET reader_id = $3, version = version + 1
               WHERE region_id = $1 AND id = $2 AND done_at IS NOT NULL AND read_at IS NULL";
    tx.run_versioned(sql, &[region_id.into(), id.into(), reader.into()]).await
}

pub async fn set_reading(tx: &mut Tx, region_id: &str, id: &AssessmentId, reading: &str) -> Result<()> {
    let sql = "UPDATE assessment SET reading = $3, read_at = $4, version = version + 1
               WHERE region_id = $1 AND id = $2 AND read_at IS NULL";
    tx.run_versioned(sql, &[region_id.into(), id.into(), reading.into(), tx.now.into()]).await
}
