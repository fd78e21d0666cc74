use evenkans_matching::Simulation;
use evenkans_store::{Error, Result, Row, Tx};

use super::{Counts, State, Trial};
use crate::round::Round;

fn read(row: &Row) -> Result<Trial> {
    let count = |name: &'static str| u32::try_from(row.get::<i64>(name)?).map_err(Error::fault);
    let (lengths, result): (String, String) = (row.get("lengths")?, row.get("result")?);
    Ok(Trial {
        draws: count("draws")?,
        lengths: serde_json::from_str(&lengths).map_err(Error::fault)?,
        state: row.get("state")?,
        made_of: Counts { students: count("students")?, lists: count("lists")?, seats: count("seats")? },
        result: serde_json::from_str(&result).map_err(Error::fault)?,
        begun_at: row.get("begun_at")?,
        version: row.get("version")?,
    })
}

pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Option<Trial>> {
    let sql = "SELECT draws, lengths, state, students, lists, seats, result, begun_at, version FROM trial
               WHERE region_id = $1 AND round_id = $2";
    tx.row(sql, &[(&round.region_id).into(), (&round.id).into()]).await?.as_ref().map(read).transpose()
}

/// Puts a trial in the place of the one before; answers its version.
pub async fn begin(tx: &mut Tx, round: &Round, trial: &Trial) -> Result<i64> {
    let values = [
        (&round.region_id).into(),
        (&round.id).into(),
        i64::from(trial.draws).into(),
        serde_json::to_string(&trial.lengths).map_err(Error::fault)?.into(),
        trial.state.into(),
        i64::from(trial.made_of.students).into(),
        i64::from(trial.made_of.lists).into(),
        i64::from(trial.made_of.seats).into(),
        trial.begun_at.into(),
    ];
    let sql = "INSERT INTO trial (region_id, round_id, draws, lengths, state, students, lists, seats, result, begun_at,
                                  version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '[]', $9, 1)
               ON CONFLICT (region_id, round_id) DO UPDATE SET draws = excluded.draws, lengths = excluded.lengths,
                   state = excluded.state, students = excluded.students, lists = excluded.lists, seats = excluded.seats,
                   result = '[]', begun_at = excluded.begun_at, version = trial.version + 1
               RETURNING version";
    tx.one(sql, &values).await?.get("version")
}

/// Ends the trial of this version, unless another was begun meanwhile; with its figures, and what they were made of.
pub async fn end(
    tx: &mut Tx,
    (region_id, round_id, version): (&str, &str, i64),
    state: State,
    result: Option<(Counts, &[Simulation])>,
) -> Result<()> {
    let key = [region_id.into(), round_id.into(), version.into(), state.into()];
    let Some((made_of, result)) = result else {
        let sql = "UPDATE trial SET state = $4 WHERE region_id = $1 AND round_id = $2 AND version = $3
                   AND state = 'running'";
        return tx.run(sql, &key).await.map(drop);
    };
    let figures = [
        serde_json::to_string(result).map_err(Error::fault)?.into(),
        i64::from(made_of.students).into(),
        i64::from(made_of.lists).into(),
        i64::from(made_of.seats).into(),
    ];
    let values: Vec<_> = key.into_iter().chain(figures).collect();
    let sql = "UPDATE trial SET state = $4, result = $5, students = $6, lists = $7, seats = $8
               WHERE region_id = $1 AND round_id = $2 AND version = $3 AND state = 'running'";
    tx.run(sql, &values).await.map(drop)
}
