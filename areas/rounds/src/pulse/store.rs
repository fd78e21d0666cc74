use evenkans_store::{Result, Row, Tx};

use super::{Answers, Pulse, PulseId};
use crate::round::Round;

fn read(row: &Row) -> Result<Pulse> {
    let answers = Answers { safe: row.get("safe")?, promised: row.get("promised")?, note: row.get("note")? };
    Ok(Pulse { id: row.get("id")?, account_id: row.get("account_id")?, at: row.get("at")?, answers })
}

pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Vec<Pulse>> {
    let sql = "SELECT id, account_id, at, safe, promised, note FROM pulse
               WHERE region_id = $1 AND student_id = $2 ORDER BY at DESC, id DESC";
    tx.rows(sql, &[region_id.into(), student_id.into()]).await?.iter().map(read).collect()
}

pub async fn insert(tx: &mut Tx, round: &Round, student_id: &str, one: &Pulse) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&one.id).into(),
        (&round.id).into(),
        student_id.into(),
        (&one.account_id).into(),
        one.at.into(),
        one.answers.safe.into(),
        one.answers.promised.into(),
        (&one.answers.note).into(),
    ];
    let sql = "INSERT INTO pulse (region_id, id, round_id, student_id, account_id, at, safe, promised, note)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn remove(tx: &mut Tx, region_id: &str, id: &PulseId) -> Result<()> {
    let sql = "DELETE FROM pulse WHERE region_id = $1 AND id = $2";
    tx.run(sql, &[region_id.into(), id.into()]).await.map(drop)
}

pub async fn set_reader(tx: &mut Tx, region_id: &str, id: &PulseId, account: &str) -> Result<()> {
    let sql = "UPDATE pulse SET account_id = $3 WHERE region_id = $1 AND id = $2";
    tx.run(sql, &[region_id.into(), id.into(), account.into()]).await.map(drop)
}
