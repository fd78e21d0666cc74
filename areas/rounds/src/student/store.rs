use std::collections::HashMap;

use evenkans_store::{Error, Result, Row, Tx};

use super::{Student, StudentId};
use crate::round::Round;

fn read(row: &Row) -> Result<Student> {
    Ok(Student {
        id: row.get("id")?,
        round_id: row.get("round_id")?,
        number: row.get("number")?,
        first_name: row.get("first_name")?,
        last_name: row.get("last_name")?,
        email: row.get("email")?,
        study_id: row.get("study_id")?,
        year: row.get("year")?,
        earlier_unplaced: row.get("earlier_unplaced")?,
        travel_band: row.get("travel_band")?,
        confirmed_at: row.get("confirmed_at")?,
        receipt: row.get("receipt")?,
        receipt_kept_at: row.get("receipt_kept_at")?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, region_id: &str, round_id: &str, id: &str) -> Result<Student> {
    let sql =
        "SELECT id, round_id, number, first_name, last_name, email, study_id, year, earlier_unplaced, travel_band,
                      confirmed_at, receipt, receipt_kept_at, version
               FROM student WHERE region_id = $1 AND round_id = $2 AND id = $3";
    read(&tx.one(sql, &[region_id.into(), round_id.into(), id.into()]).await?)
}

/// All students of a round, by number.
pub async fn of_round(tx: &mut Tx, region_id: &str, round_id: &str) -> Result<Vec<Student>> {
    let sql =
        "SELECT id, round_id, number, first_name, last_name, email, study_id, year, earlier_unplaced, travel_band,
                      confirmed_at, receipt, receipt_kept_at, version
               FROM student WHERE region_id = $1 AND round_id = $2 ORDER BY number";
    tx.rows(sql, &[region_id.into(), round_id.into()]).await?.iter().map(read).collect()
}

/// Students of an open round whose address was never written to: those of a round that just opened, those who came
/// later, and those whose address was put right.
pub async fn untold(tx: &mut Tx, round: &Round, most: i64) -> Result<Vec<Student>> {
    let sql =
        "SELECT id, round_id, number, first_name, last_name, email, study_id, year, earlier_unplaced, travel_band,
                      confirmed_at, receipt, receipt_kept_at, version
               FROM student WHERE region_id = $1 AND round_id = $2 AND email <> ''
                 AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.region_id = student.region_id
                                 AND m.about_kind = 'student' AND m.about_id = student.id
                                 AND m.recipient = student.email)
               ORDER BY number LIMIT $3";
    tx.rows(sql, &[(&round.region_id).into(), (&round.id).into(), most.into()]).await?.iter().map(read).collect()
}

/// A student as the coordinator's list shows one.
#[derive(Debug, Clone)]
pub struct Listed {
    pub student: Student,
    pub study: String,
    pub wishes: i64,
    /// A mail to them did not arrive.
    pub bounced: bool,
}

/// All students of a round with what their list looks like.
pub async fn listed(tx: &mut Tx, region_id: &str, round_id: &str) -> Result<Vec<Listed>> {
    let key = [region_id.into(), round_id.into()];
    let students = of_round(tx, region_id, round_id).await?;
    let sql = "SELECT student_id, COUNT(*) AS n FROM wish WHERE region_id = $1 AND round_id = $2 GROUP BY student_id";
    let mut wishes = HashMap::new();
    for row in tx.rows(sql, &key).await? {
        wishes.insert(row.get::<String>("student_id")?, row.get::<i64>("n")?);
    }
    let sql =
        "SELECT DISTINCT m.about_id AS id FROM mail m JOIN student s ON s.region_id = m.region_id AND s.id = m.about_id
               WHERE m.region_id = $1 AND m.about_kind = 'student' AND m.state = 'bounced' AND s.round_id = $2";
    let mut bounced = std::collections::HashSet::new();
    for row in tx.rows(sql, &key).await? {
        bounced.insert(row.get::<String>("id")?);
    }
    let sql = "SELECT s.id, s.name FROM study s JOIN round_study r ON r.region_id = s.region_id AND r.study_id = s.id
               WHERE s.region_id = $1 AND r.round_id = $2";
    let mut studies = HashMap::new();
    for row in tx.rows(sql, &key).await? {
        studies.insert(row.get::<String>("id")?, row.get::<String>("name")?);
    }
    Ok(students
        .into_iter()
        .map(|student| Listed {
            study: studies.get(student.study_id.as_str()).cloned().unwrap_or_default(),
            wishes: wishes.get(student.id.as_str()).copied().unwrap_or_default(),
            bounced: bounced.contains(student.id.as_str()),
            student,
        })
        .collect())
}

pub async fn insert(tx: &mut Tx, region_id: &str, student: &Student) -> Result<()> {
    let values = [
        region_id.into(),
        (&student.id).into(),
        (&student.round_id).into(),
        (&student.number).into(),
        (&student.first_name).into(),
        (&student.last_name).into(),
        (&student.email).into(),
        (&student.study_id).into(),
        student.year.into(),
        student.earlier_unplaced.into(),
        (&student.travel_band).into(),
        (&student.receipt).into(),
    ];
    let sql = "INSERT INTO student (region_id, id, round_id, number, first_name, last_name, email, study_id, year,
                   earlier_unplaced, travel_band, receipt, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-student-number")),
        other => other.map(drop),
    }
}

pub async fn update(tx: &mut Tx, region_id: &str, student: &Student) -> Result<()> {
    let values = [
        region_id.into(),
        (&student.id).into(),
        (&student.number).into(),
        (&student.first_name).into(),
        (&student.last_name).into(),
        (&student.email).into(),
        (&student.study_id).into(),
        student.year.into(),
        student.earlier_unplaced.into(),
        (&student.travel_band).into(),
        student.version.into(),
    ];
    let sql = "UPDATE student SET number = $3, first_name = $4, last_name = $5, email = $6, study_id = $7, year = $8,
                   earlier_unplaced = $9, travel_band = $10, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $11";
    match tx.run_versioned(sql, &values).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-student-number")),
        other => other,
    }
}

/// Sets a student's class at one place.
pub async fn set_class(tx: &mut Tx, round: &Round, place_id: &str, student_id: &str, class: u32) -> Result<()> {
    let values = [(&round.region_id).into(), (&round.id).into(), place_id.into(), student_id.into(), class.into()];
    tx.run(
        "INSERT INTO priority (region_id, round_id, place_id, student_id, class) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (region_id, place_id, student_id) DO UPDATE SET class = excluded.class",
        &values,
    )
    .await?;
    Ok(())
}

/// The classes that a school gave, as (place, student, class), by place.
pub async fn classes(tx: &mut Tx, round: &Round) -> Result<Vec<(String, String, u32)>> {
    let sql = "SELECT place_id, student_id, class FROM priority WHERE region_id = $1 AND round_id = $2
               ORDER BY place_id, class, student_id";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter().map(|row| Ok((row.get("place_id")?, row.get("student_id")?, row.get("class")?))).collect()
}

/// Removes a student with their list; only while the round is changing.
pub async fn remove(tx: &mut Tx, region_id: &str, id: &StudentId) -> Result<()> {
    let key = [region_id.into(), id.into()];
    tx.run("DELETE FROM wish WHERE region_id = $1 AND student_id = $2", &key).await?;
    tx.run("DELETE FROM priority WHERE region_id = $1 AND student_id = $2", &key).await?;
    tx.run("DELETE FROM student WHERE region_id = $1 AND id = $2", &key).await?;
    Ok(())
}

pub async fn confirm(tx: &mut Tx, region_id: &str, id: &StudentId, at: Option<i64>) -> Result<()> {
    let sql = "UPDATE student SET confirmed_at = $3, version = version + 1 WHERE region_id = $1 AND id = $2";
    tx.run(sql, &[region_id.into(), id.into(), at.into()]).await?;
    Ok(())
}

pub async fn mark_receipt_kept(tx: &mut Tx, region_id: &str, id: &StudentId) -> Result<()> {
    let sql = "UPDATE student SET receipt_kept_at = $3 WHERE region_id = $1 AND id = $2 AND receipt_kept_at IS NULL";
    tx.run(sql, &[region_id.into(), id.into(), tx.now.into()]).await?;
    Ok(())
}

/// Students with this address in rounds that are open or later, over all regions: for "mail me my link".
pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Vec<(String, String, StudentId, String, i64)>> {
    let sql = "SELECT s.region_id, s.round_id, s.id, r.title, r.wishes_until FROM student s
               JOIN round r ON r.region_id = s.region_id AND r.id = s.round_id
               WHERE s.email = $1 AND r.state <> 'preparing' ORDER BY s.region_id, s.id";
    let rows = tx.rows(sql, &[email.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok((
                row.get("region_id")?,
                row.get("round_id")?,
                row.get("id")?,
                row.get("title")?,
                row.get("wishes_until")?,
            ))
        })
        .collect()
}

/// The same student in every round of one school, this one included, the newest first: (round, student). Somebody with
/// another number or another address is not the same, and whoever has no address is only this one.
pub async fn same_person(tx: &mut Tx, region_id: &str, student: &Student) -> Result<Vec<(String, StudentId)>> {
    if student.email.is_empty() {
        return Ok(vec![(student.round_id.clone(), student.id.clone())]);
    }
    let sql = "SELECT s.round_id, s.id FROM student s
               JOIN round r ON r.region_id = s.region_id AND r.id = s.round_id
               JOIN round own ON own.region_id = r.region_id AND own.school_id = r.school_id AND own.id = $2
               WHERE s.region_id = $1 AND s.number = $3 AND LOWER(s.email) = LOWER($4)
                 AND (r.state <> 'preparing' OR r.id = $2)
               ORDER BY r.starts_on DESC, r.id DESC";
    let values = [region_id.into(), (&student.round_id).into(), (&student.number).into(), (&student.email).into()];
    let rows = tx.rows(sql, &values).await?;
    rows.iter().map(|row| Ok((row.get("round_id")?, row.get("id")?))).collect()
}
