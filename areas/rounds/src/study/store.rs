use evenkans_store::{Error, Result, Row, Tx};
use evenkans_web::Tie;

use super::{Study, StudyId};

fn read(row: &Row) -> Result<Study> {
    Ok(Study {
        id: row.get("id")?,
        school_id: row.get("school_id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        level: row.get("level")?,
    })
}

/// The programmes of one school.
pub async fn of_school(tx: &mut Tx, region_id: &str, school_id: &str) -> Result<Vec<Study>> {
    let sql = "SELECT id, school_id, code, name, level FROM study WHERE region_id = $1 AND school_id = $2
               ORDER BY name, id";
    tx.rows(sql, &[region_id.into(), school_id.into()]).await?.iter().map(read).collect()
}

/// The programmes of a school, which stay when it leaves.
pub async fn ties(tx: &mut Tx, (region_id, school_id): (&str, &str)) -> Result<Vec<Tie>> {
    let all = of_school(tx, region_id, school_id).await?;
    Ok(all.into_iter().map(|study| Tie { title: study.name, going: false }).collect())
}

/// The programmes that take part in a round.
pub async fn of_round(tx: &mut Tx, region_id: &str, round_id: &str) -> Result<Vec<Study>> {
    let sql = "SELECT s.id, s.school_id, s.code, s.name, s.level FROM study s
               JOIN round_study r ON r.region_id = s.region_id AND r.study_id = s.id
               WHERE r.region_id = $1 AND r.round_id = $2 ORDER BY s.name, s.id";
    tx.rows(sql, &[region_id.into(), round_id.into()]).await?.iter().map(read).collect()
}

pub async fn insert(tx: &mut Tx, region_id: &str, study: &Study) -> Result<()> {
    let values = [
        region_id.into(),
        (&study.id).into(),
        (&study.school_id).into(),
        (&study.code).into(),
        (&study.name).into(),
        study.level.into(),
    ];
    let sql = "INSERT INTO study (region_id, id, school_id, code, name, level) VALUES ($1, $2, $3, $4, $5, $6)";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-study-code")),
        other => other.map(drop),
    }
}

/// Removes a programme that no round uses.
pub async fn remove(tx: &mut Tx, region_id: &str, school_id: &str, id: &StudyId) -> Result<()> {
    let used = "SELECT COUNT(*) AS n FROM round_study WHERE region_id = $1 AND study_id = $2";
    if tx.count(used, &[region_id.into(), id.into()]).await? > 0 {
        return Err(Error::refused("error-study-used"));
    }
    let sql = "DELETE FROM study WHERE region_id = $1 AND school_id = $2 AND id = $3";
    match tx.run(sql, &[region_id.into(), school_id.into(), id.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Moves the programmes of a school to the one that it is made one with. Those that both have become one, with what points
/// at them; programmes of one code that are called differently are two, and somebody has to say which name is right.
pub async fn move_school(tx: &mut Tx, region_id: &str, from: &str, into: &str) -> Result<()> {
    let there = of_school(tx, region_id, into).await?;
    for study in of_school(tx, region_id, from).await? {
        let Some(same) = there.iter().find(|other| other.code == study.code) else { continue };
        if (&same.name, same.level) != (&study.name, study.level) {
            let named = vec![("code", study.code), ("one", study.name), ("other", same.name.clone())];
            return Err(Error::refused_with("error-merge-study", named));
        }
        let key = [region_id.into(), (&study.id).into(), (&same.id).into()];
        for sql in [
            "UPDATE round_study SET study_id = $3 WHERE region_id = $1 AND study_id = $2",
            "UPDATE student SET study_id = $3 WHERE region_id = $1 AND study_id = $2",
            "UPDATE place_study SET study_id = $3 WHERE region_id = $1 AND study_id = $2",
            "UPDATE headcount SET study_id = $3 WHERE region_id = $1 AND study_id = $2",
            "UPDATE recognition SET study_id = $3 WHERE region_id = $1 AND study_id = $2",
        ] {
            tx.run(sql, &key).await?;
        }
        tx.run("DELETE FROM study WHERE region_id = $1 AND id = $2", &[region_id.into(), (&study.id).into()]).await?;
    }
    let sql = "UPDATE study SET school_id = $3 WHERE region_id = $1 AND school_id = $2";
    tx.run(sql, &[region_id.into(), from.into(), into.into()]).await.map(drop)
}
