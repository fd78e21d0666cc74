use std::collections::HashMap;

use evenkans_store::{Error, Result, Row, Tx};

use super::{Explained, Figures, Outcome};
use crate::round::{Round, State};
use crate::{placement, student};

fn read(row: &Row) -> Result<Outcome> {
    let explanation: String = row.get("explanation")?;
    Ok(Outcome {
        student_id: row.get("student_id")?,
        place_id: row.get("place_id")?,
        position: row.get("position")?,
        kit: row.get("kit")?,
        explanation: serde_json::from_str(&explanation).map_err(Error::fault)?,
    })
}

pub async fn insert(tx: &mut Tx, round: &Round, outcome: &Outcome) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&round.id).into(),
        (&outcome.student_id).into(),
        (&outcome.place_id).into(),
        outcome.position.into(),
        (&outcome.kit).into(),
        serde_json::to_string(&outcome.explanation).map_err(Error::fault)?.into(),
    ];
    tx.run(
        "INSERT INTO outcome (region_id, round_id, student_id, place_id, position, kit, explanation)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &values,
    )
    .await?;
    Ok(())
}

pub async fn of_student(tx: &mut Tx, region_id: &str, student_id: &str) -> Result<Outcome> {
    let sql = "SELECT student_id, place_id, position, kit, explanation FROM outcome
               WHERE region_id = $1 AND student_id = $2";
    read(&tx.one(sql, &[region_id.into(), student_id.into()]).await?)
}

/// An outcome as the school's list shows it, without the kit, which is large.
#[derive(Debug, Clone)]
pub struct Listed {
    pub student_id: String,
    pub number: String,
    pub name: String,
    pub last_name: String,
    pub place_id: Option<String>,
    pub position: Option<u32>,
    explanation: String,
}

impl Listed {
    /// On how many places that were not listed there would have been a seat.
    #[must_use]
    pub fn longer(&self) -> usize {
        let explained: Option<Explained> = serde_json::from_str(&self.explanation).ok();
        explained.map(|one| one.seats_left.len() + one.within_cutoff.len()).unwrap_or_default()
    }
}

pub async fn listed(tx: &mut Tx, round: &Round) -> Result<Vec<Listed>> {
    let sql = "SELECT s.id, s.number, s.first_name, s.last_name, o.place_id, o.position, o.explanation
               FROM outcome o JOIN student s ON s.region_id = o.region_id AND s.id = o.student_id
               WHERE o.region_id = $1 AND o.round_id = $2 AND o.kit <> ''";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter()
        .map(|row| {
            let (number, last_name): (String, String) = (row.get("number")?, row.get("last_name")?);
            Ok(Listed {
                student_id: row.get("id")?,
                name: student::called(&row.get::<String>("first_name")?, &last_name, &number),
                number,
                last_name,
                place_id: row.get("place_id")?,
                position: row.get("position")?,
                explanation: row.get("explanation")?,
            })
        })
        .collect()
}

pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Vec<Outcome>> {
    let sql = "SELECT student_id, place_id, position, kit, explanation FROM outcome
               WHERE region_id = $1 AND round_id = $2 AND kit <> '' ORDER BY student_id";
    tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?.iter().map(read).collect()
}

/// How a round turned out. The draw's own figures outlive the personal data.
pub async fn figures(tx: &mut Tx, round: &Round) -> Result<Figures> {
    let key = [(&round.region_id).into(), (&round.id).into()];
    let sql = "SELECT position, COUNT(*) AS n FROM outcome WHERE region_id = $1 AND round_id = $2 GROUP BY position";
    let mut figures = Figures::default();
    for row in tx.rows(sql, &key).await? {
        figures.add(row.get("position")?, usize::try_from(row.get::<i64>("n")?).map_err(Error::fault)?);
    }
    Ok(figures)
}

/// How many of the students in a round have no list.
pub async fn without_list(tx: &mut Tx, round: &Round) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM student s WHERE s.region_id = $1 AND s.round_id = $2
               AND NOT EXISTS (SELECT 1 FROM wish w WHERE w.region_id = s.region_id AND w.student_id = s.id)";
    tx.count(sql, &[(&round.region_id).into(), (&round.id).into()]).await
}

/// A correction as everybody may read it.
#[derive(Debug, Clone)]
pub struct Correction {
    pub student_id: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub reason: String,
    pub at: i64,
}

pub async fn corrections(tx: &mut Tx, round: &Round) -> Result<Vec<Correction>> {
    let sql = "SELECT student_id, from_place_id, to_place_id, reason, at FROM correction
               WHERE region_id = $1 AND round_id = $2 ORDER BY at, id";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Correction {
                student_id: row.get("student_id")?,
                from: row.get("from_place_id")?,
                to: row.get("to_place_id")?,
                reason: row.get("reason")?,
                at: row.get("at")?,
            })
        })
        .collect()
}

/// Who sits where now. Student → place.
pub async fn seats(tx: &mut Tx, round: &Round) -> Result<HashMap<String, String>> {
    match round.state {
        State::Published | State::Closed => placement::store::seats(tx, round).await,
        _ => drawn_seats(tx, round).await,
    }
}

/// The students who sit by the draw on a seat that is kept for a programme, with that programme as it was published.
pub async fn kept_seats(tx: &mut Tx, round: &Round) -> Result<HashMap<String, String>> {
    let sql = "SELECT student_id, explanation FROM outcome
               WHERE region_id = $1 AND round_id = $2 AND place_id IS NOT NULL";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    let mut kept = HashMap::new();
    for row in rows {
        let text: String = row.get("explanation")?;
        let explained: Explained = serde_json::from_str(&text).map_err(Error::fault)?;
        if let Some(step) = explained.steps.last().filter(|step| !step.group.is_empty()) {
            kept.insert(row.get("student_id")?, step.group.clone());
        }
    }
    Ok(kept)
}

/// Where the draw put everybody, and the corrections before the publication.
pub async fn drawn_seats(tx: &mut Tx, round: &Round) -> Result<HashMap<String, String>> {
    let sql =
        "SELECT student_id, place_id FROM outcome WHERE region_id = $1 AND round_id = $2 AND place_id IS NOT NULL";
    let mut seats = HashMap::new();
    for row in tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await? {
        seats.insert(row.get("student_id")?, row.get("place_id")?);
    }
    // A correction whose student was erased seats nobody.
    for correction in corrections(tx, round).await?.into_iter().filter(|one| !one.student_id.is_empty()) {
        match correction.to {
            Some(place) => seats.insert(correction.student_id, place),
            None => seats.remove(&correction.student_id),
        };
    }
    Ok(seats)
}
