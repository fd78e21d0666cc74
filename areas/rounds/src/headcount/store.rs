use std::collections::HashMap;

use evenkans_store::{Result, Tx};

use super::{Headcount, Registrar};
use crate::round::{self, Round};
use crate::study;

pub async fn registrar(tx: &mut Tx, round: &Round) -> Result<Option<Registrar>> {
    let sql = "SELECT email, name, asked_at, stated_at FROM registrar WHERE region_id = $1 AND round_id = $2";
    let row = tx.row(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    row.map(|row| {
        Ok(Registrar {
            email: row.get("email")?,
            name: row.get("name")?,
            asked_at: row.get("asked_at")?,
            stated_at: row.get("stated_at")?,
        })
    })
    .transpose()
}

/// The rounds that can still change whose registrar has this address.
pub async fn asked_of(tx: &mut Tx, email: &str) -> Result<Vec<Round>> {
    let sql = "SELECT region_id, round_id FROM registrar WHERE email = $1 ORDER BY region_id, round_id";
    let mut rounds = Vec::new();
    for row in tx.rows(sql, &[email.into()]).await? {
        let (region, id): (String, String) = (row.get("region_id")?, row.get("round_id")?);
        let round = round::store::by_id(tx, &region, &id).await?;
        if round.state.is_changing() {
            rounds.push(round);
        }
    }
    Ok(rounds)
}

pub async fn set_registrar(tx: &mut Tx, round: &Round, registrar: &Registrar) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&round.id).into(),
        (&registrar.email).into(),
        (&registrar.name).into(),
        registrar.asked_at.into(),
        registrar.stated_at.into(),
    ];
    tx.run(
        "INSERT INTO registrar (region_id, round_id, email, name, asked_at, stated_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (region_id, round_id) DO UPDATE SET email = excluded.email, name = excluded.name,
             asked_at = excluded.asked_at, stated_at = excluded.stated_at",
        &values,
    )
    .await?;
    Ok(())
}

/// Every programme of the round, with its headcount where there is one.
pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<Headcount>> {
    let key = [(&round.region_id).into(), (&round.id).into()];
    let sql = "SELECT study_id, students AS n FROM headcount WHERE region_id = $1 AND round_id = $2";
    let stated = by_study(tx.rows(sql, &key).await?)?;
    let sql = "SELECT study_id, COUNT(*) AS n FROM student WHERE region_id = $1 AND round_id = $2 GROUP BY study_id";
    let taking_part = by_study(tx.rows(sql, &key).await?)?;
    let studies = study::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let count = |study: study::Study| Headcount {
        taking_part: taking_part.get(study.id.as_str()).copied().unwrap_or_default(),
        stated: stated.get(study.id.as_str()).copied(),
        study,
    };
    Ok(studies.into_iter().map(count).collect())
}

fn by_study(rows: Vec<evenkans_store::Row>) -> Result<HashMap<String, u32>> {
    rows.iter().map(|row| Ok((row.get("study_id")?, row.get("n")?))).collect()
}

/// Puts these headcounts, (programme, students), in the place of all that there were.
pub async fn set(tx: &mut Tx, round: &Round, counts: &[(String, u32)]) -> Result<()> {
    let key = [(&round.region_id).into(), (&round.id).into()];
    tx.run("DELETE FROM headcount WHERE region_id = $1 AND round_id = $2", &key).await?;
    for (study, students) in counts {
        let values = [(&round.region_id).into(), (&round.id).into(), study.into(), (*students).into()];
        let sql = "INSERT INTO headcount (region_id, round_id, study_id, students) VALUES ($1, $2, $3, $4)";
        tx.run(sql, &values).await?;
    }
    Ok(())
}
