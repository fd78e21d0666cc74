use evenkans_people::AccountId;
use evenkans_store::{Error, Result, Row, Tx};

use super::{Task, TaskId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.gathering_id, t.account_id, a.name AS who, t.partner_id, t.text, t.due_on, t.done_at,
                    t.version FROM task t JOIN account a ON a.id = t.account_id ",
            $rest
        )
    };
}

fn read(row: &Row) -> Result<Task> {
    Ok(Task {
        id: row.get("id")?,
        gathering_id: row.get("gathering_id")?,
        account_id: AccountId(row.get("account_id")?),
        who: row.get("who")?,
        partner_id: row.get("partner_id")?,
        text: row.get("text")?,
        due_on: row.get("due_on")?,
        done_at: row.get("done_at")?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Task> {
    read(&tx.one(select!("WHERE t.region_id = $1 AND t.id = $2"), &[region_id.into(), id.into()]).await?)
}

pub async fn of_gathering(tx: &mut Tx, region_id: &str, gathering: &str) -> Result<Vec<Task>> {
    let sql = select!("WHERE t.region_id = $1 AND t.gathering_id = $2 ORDER BY t.due_on, t.id");
    tx.rows(sql, &[region_id.into(), gathering.into()]).await?.iter().map(read).collect()
}

/// What somebody has to do, and what they did in the last month.
pub async fn of_account(tx: &mut Tx, region_id: &str, account: &AccountId) -> Result<Vec<Task>> {
    let sql = select!(
        "WHERE t.region_id = $1 AND t.account_id = $2 AND (t.done_at IS NULL OR t.done_at > $3)
         ORDER BY t.due_on, t.id"
    );
    let values = [region_id.into(), account.into(), (tx.now - 30 * 86_400).into()];
    tx.rows(sql, &values).await?.iter().map(read).collect()
}

/// Nobody is reminded of what is due before `remind_after`: the mail about the task itself just went.
pub async fn insert(tx: &mut Tx, region_id: &str, task: &Task, remind_after: &str) -> Result<()> {
    let reminded = (task.due_on.as_str() <= remind_after).then_some(tx.now);
    let values = [
        region_id.into(),
        (&task.id).into(),
        (&task.gathering_id).into(),
        (&task.account_id).into(),
        (&task.partner_id).into(),
        (&task.text).into(),
        (&task.due_on).into(),
        reminded.into(),
    ];
    let sql =
        "INSERT INTO task (region_id, id, gathering_id, account_id, partner_id, text, due_on, reminded_at, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn remove(tx: &mut Tx, region_id: &str, id: &TaskId) -> Result<()> {
    match tx.run("DELETE FROM task WHERE region_id = $1 AND id = $2", &[region_id.into(), id.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

pub async fn set_done(tx: &mut Tx, region_id: &str, id: &TaskId, version: i64, done: bool) -> Result<()> {
    let sql = "UPDATE task SET done_at = $4, version = version + 1 WHERE region_id = $1 AND id = $2 AND version = $3";
    let at = done.then_some(tx.now);
    tx.run_versioned(sql, &[region_id.into(), id.into(), version.into(), at.into()]).await
}

/// Open tasks that are due between these two days and of which nobody was reminded: (region, task).
pub async fn to_remind(tx: &mut Tx, (from, by): (&str, &str), most: i64) -> Result<Vec<(String, String)>> {
    let sql = "SELECT t.region_id, t.id FROM task t JOIN account a ON a.id = t.account_id AND a.closed_at IS NULL
               WHERE EXISTS (SELECT 1 FROM member m WHERE m.region_id = t.region_id AND m.account_id = t.account_id
                             AND m.ended_at IS NULL) AND t.done_at IS NULL AND t.reminded_at IS NULL AND t.due_on BETWEEN $1 AND $2
               ORDER BY t.due_on, t.id LIMIT $3";
    let rows = tx.rows(sql, &[from.into(), by.into(), most.into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, row.get("id")?))).collect()
}

/// Says whether nobody was reminded before.
pub async fn mark_reminded(tx: &mut Tx, region_id: &str, id: &str) -> Result<bool> {
    let sql = "UPDATE task SET reminded_at = $3
               WHERE region_id = $1 AND id = $2 AND reminded_at IS NULL AND done_at IS NULL";
    Ok(tx.run(sql, &[region_id.into(), id.into(), tx.now.into()]).await? == 1)
}
