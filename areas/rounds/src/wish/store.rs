use std::collections::HashMap;

use evenkans_store::{Result, Tx};

use crate::student::StudentId;

/// A student's places, best first.
pub async fn of_student(tx: &mut Tx, region_id: &str, student: &StudentId) -> Result<Vec<String>> {
    let sql = "SELECT place_id FROM wish WHERE region_id = $1 AND student_id = $2 ORDER BY position";
    let rows = tx.rows(sql, &[region_id.into(), student.into()]).await?;
    rows.iter().map(|row| row.get("place_id")).collect()
}

/// Every list of a round, by student.
pub async fn of_round(tx: &mut Tx, region_id: &str, round_id: &str) -> Result<HashMap<String, Vec<String>>> {
    let sql =
        "SELECT student_id, place_id FROM wish WHERE region_id = $1 AND round_id = $2 ORDER BY student_id, position";
    let mut lists: HashMap<String, Vec<String>> = HashMap::new();
    for row in tx.rows(sql, &[region_id.into(), round_id.into()]).await? {
        lists.entry(row.get("student_id")?).or_default().push(row.get("place_id")?);
    }
    Ok(lists)
}

/// Writes a list in the place of the one before.
pub async fn set(tx: &mut Tx, region_id: &str, round_id: &str, student: &StudentId, places: &[String]) -> Result<()> {
    let key = [region_id.into(), student.into()];
    tx.run("DELETE FROM wish WHERE region_id = $1 AND student_id = $2", &key).await?;
    for (position, place) in (1_i64..).zip(places) {
        let values = [region_id.into(), round_id.into(), student.into(), position.into(), place.into()];
        let sql = "INSERT INTO wish (region_id, round_id, student_id, position, place_id) VALUES ($1, $2, $3, $4, $5)";
        tx.run(sql, &values).await?;
    }
    Ok(())
}

/// The students who list a place.
pub async fn who_list(tx: &mut Tx, region_id: &str, place_id: &str) -> Result<Vec<String>> {
    let sql = "SELECT student_id FROM wish WHERE region_id = $1 AND place_id = $2 ORDER BY student_id";
    let rows = tx.rows(sql, &[region_id.into(), place_id.into()]).await?;
    rows.iter().map(|row| row.get("student_id")).collect()
}
