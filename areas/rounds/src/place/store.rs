use std::collections::HashMap;

use evenkans_store::{Error, Result, Row, Tx, Value};

use super::{Demand, Place, Recognition};
use crate::round::Round;
use crate::study::StudyId;

fn demands(row: &Row, column: &str) -> Result<Vec<Demand>> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| Error::fault(format!("{column} of a place: {error}")))
}

fn read(row: &Row) -> Result<Place> {
    let days: String = row.get("days")?;
    Ok(Place {
        id: row.get("id")?,
        round_id: row.get("round_id")?,
        code: row.get("code")?,
        employer_id: row.get("employer_id")?,
        title: row.get("title")?,
        tasks: row.get("tasks")?,
        sector: row.get("sector")?,
        town: row.get("town")?,
        days: days.split(' ').filter(|day| !day.is_empty()).map(str::to_owned).collect(),
        hours: row.get("hours")?,
        allowance_cents: row.get("allowance_cents")?,
        language: row.get("language")?,
        accessibility: row.get("accessibility")?,
        capacity: row.get("capacity")?,
        min_year: row.get("min_year")?,
        requirements: demands(row, "requirements")?,
        criteria: demands(row, "criteria")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        contact_name: row.get("contact_name")?,
        contact_email: row.get("contact_email")?,
        state: row.get("state")?,
        review_note: row.get("review_note")?,
        version: row.get("version")?,
        studies: Vec::new(),
        reserved: Vec::new(),
        recognised: Vec::new(),
    })
}

fn recognition(row: &Row) -> Result<Recognition> {
    Ok(Recognition { study_id: row.get("study_id")?, source: row.get("source")?, on: row.get("looked_up_on")? })
}

/// The places of a round, by code: this order is also that of the publication.
pub async fn of_round(tx: &mut Tx, region_id: &str, round_id: &str) -> Result<Vec<Place>> {
    let key = [region_id.into(), round_id.into()];
    let sql =
        "SELECT id, round_id, code, employer_id, title, tasks, sector, town, days, hours, allowance_cents, language,
                      accessibility, capacity, min_year, requirements, criteria, starts_on, ends_on, contact_name,
                      contact_email, state, review_note, version
               FROM place WHERE region_id = $1 AND round_id = $2 ORDER BY code";
    let mut places: Vec<Place> = tx.rows(sql, &key).await?.iter().map(read).collect::<Result<_>>()?;
    let sql =
        "SELECT place_id, study_id, reserved FROM place_study WHERE region_id = $1 AND round_id = $2 ORDER BY study_id";
    let mut studies: HashMap<String, Vec<(StudyId, u32)>> = HashMap::new();
    for row in tx.rows(sql, &key).await? {
        studies.entry(row.get("place_id")?).or_default().push((row.get("study_id")?, row.get("reserved")?));
    }
    let sql = "SELECT place_id, study_id, source, looked_up_on FROM recognition
               WHERE region_id = $1 AND round_id = $2 ORDER BY study_id";
    let mut recognised: HashMap<String, Vec<Recognition>> = HashMap::new();
    for row in tx.rows(sql, &key).await? {
        recognised.entry(row.get("place_id")?).or_default().push(recognition(&row)?);
    }
    for place in &mut places {
        take_studies(place, studies.remove(place.id.as_str()).unwrap_or_default());
        place.recognised = recognised.remove(place.id.as_str()).unwrap_or_default();
    }
    Ok(places)
}

fn take_studies(place: &mut Place, mut studies: Vec<(StudyId, u32)>) {
    place.studies = studies.iter().map(|(study, _)| study.clone()).collect();
    studies.retain(|(_, reserved)| *reserved > 0);
    place.reserved = studies;
}

async fn with_details(tx: &mut Tx, region_id: &str, mut place: Place) -> Result<Place> {
    let key = [region_id.into(), (&place.id).into()];
    let sql = "SELECT study_id, reserved FROM place_study WHERE region_id = $1 AND place_id = $2 ORDER BY study_id";
    let read = |row: &Row| Ok((row.get("study_id")?, row.get("reserved")?));
    let studies = tx.rows(sql, &key).await?.iter().map(read).collect::<Result<_>>()?;
    take_studies(&mut place, studies);
    let sql = "SELECT study_id, source, looked_up_on FROM recognition WHERE region_id = $1 AND place_id = $2
               ORDER BY study_id";
    place.recognised = tx.rows(sql, &key).await?.iter().map(recognition).collect::<Result<_>>()?;
    Ok(place)
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Place> {
    let sql =
        "SELECT id, round_id, code, employer_id, title, tasks, sector, town, days, hours, allowance_cents, language,
                      accessibility, capacity, min_year, requirements, criteria, starts_on, ends_on, contact_name,
                      contact_email, state, review_note, version
               FROM place WHERE region_id = $1 AND id = $2";
    let place = read(&tx.one(sql, &[region_id.into(), id.into()]).await?)?;
    with_details(tx, region_id, place).await
}

/// An employer's places over all rounds, the newest first.
pub async fn of_employer(tx: &mut Tx, region_id: &str, employer_id: &str) -> Result<Vec<Place>> {
    let sql =
        "SELECT id, round_id, code, employer_id, title, tasks, sector, town, days, hours, allowance_cents, language,
                      accessibility, capacity, min_year, requirements, criteria, starts_on, ends_on, contact_name,
                      contact_email, state, review_note, version
               FROM place WHERE region_id = $1 AND employer_id = $2 ORDER BY id DESC";
    tx.rows(sql, &[region_id.into(), employer_id.into()]).await?.iter().map(read).collect()
}

fn values(region_id: &str, place: &Place) -> Result<Vec<Value>> {
    Ok(vec![
        region_id.into(),
        (&place.id).into(),
        (&place.code).into(),
        (&place.employer_id).into(),
        (&place.title).into(),
        (&place.tasks).into(),
        (&place.sector).into(),
        (&place.town).into(),
        place.days.join(" ").into(),
        place.hours.into(),
        place.allowance_cents.into(),
        (&place.language).into(),
        (&place.accessibility).into(),
        place.capacity.into(),
        place.min_year.into(),
        serde_json::to_string(&place.requirements).map_err(Error::fault)?.into(),
        serde_json::to_string(&place.criteria).map_err(Error::fault)?.into(),
        (&place.starts_on).into(),
        (&place.ends_on).into(),
        (&place.contact_name).into(),
        (&place.contact_email).into(),
        place.state.into(),
        (&place.review_note).into(),
    ])
}

pub async fn insert(tx: &mut Tx, region_id: &str, place: &Place) -> Result<()> {
    let mut values = values(region_id, place)?;
    values.push((&place.round_id).into());
    let sql = "INSERT INTO place (region_id, id, code, employer_id, title, tasks, sector, town, days, hours,
                   allowance_cents, language, accessibility, capacity, min_year, requirements, criteria, starts_on,
                   ends_on, contact_name, contact_email, state, review_note, round_id, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                   $22, $23, $24, 1)";
    match tx.run(sql, &values).await {
        Err(Error::Duplicate(_)) => return Err(Error::refused("error-place-code")),
        other => other?,
    };
    set_details(tx, region_id, place).await
}

pub async fn update(tx: &mut Tx, region_id: &str, place: &Place) -> Result<()> {
    let mut values = values(region_id, place)?;
    values.push(place.version.into());
    let sql = "UPDATE place SET code = $3, employer_id = $4, title = $5, tasks = $6, sector = $7, town = $8, days = $9,
                   hours = $10, allowance_cents = $11, language = $12, accessibility = $13, capacity = $14,
                   min_year = $15, requirements = $16, criteria = $17, starts_on = $18, ends_on = $19,
                   contact_name = $20, contact_email = $21, state = $22, review_note = $23, version = version + 1
               WHERE region_id = $1 AND id = $2 AND version = $24";
    match tx.run_versioned(sql, &values).await {
        Err(Error::Duplicate(_)) => return Err(Error::refused("error-place-code")),
        other => other?,
    }
    set_details(tx, region_id, place).await
}

async fn set_details(tx: &mut Tx, region_id: &str, place: &Place) -> Result<()> {
    let key = [region_id.into(), (&place.id).into()];
    tx.run("DELETE FROM place_study WHERE region_id = $1 AND place_id = $2", &key).await?;
    for study in &place.studies {
        let reserved = place.reserved.iter().find(|(one, _)| one == study).map_or(0, |(_, seats)| *seats);
        let (round, id) = (&place.round_id, &place.id);
        let values = [region_id.into(), round.into(), id.into(), study.into(), reserved.into()];
        let sql = "INSERT INTO place_study (region_id, round_id, place_id, study_id, reserved)
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        tx.run(sql, &values).await?;
    }
    tx.run("DELETE FROM recognition WHERE region_id = $1 AND place_id = $2", &key).await?;
    for Recognition { study_id, source, on } in &place.recognised {
        let round = &place.round_id;
        let values = [region_id.into(), round.into(), (&place.id).into(), study_id.into(), source.into(), on.into()];
        let sql = "INSERT INTO recognition (region_id, round_id, place_id, study_id, source, looked_up_on)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        tx.run(sql, &values).await?;
    }
    Ok(())
}

/// How many lists each place of a round stands on.
pub async fn asked(tx: &mut Tx, region_id: &str, round_id: &str) -> Result<HashMap<String, i64>> {
    let sql = "SELECT place_id, COUNT(*) AS n FROM wish WHERE region_id = $1 AND round_id = $2 GROUP BY place_id";
    let rows = tx.rows(sql, &[region_id.into(), round_id.into()]).await?;
    rows.iter().map(|row| Ok((row.get("place_id")?, row.get("n")?))).collect()
}

/// How many places each employer has, over all rounds.
pub async fn count_by_employer(tx: &mut Tx, region_id: &str) -> Result<HashMap<String, i64>> {
    let sql = "SELECT employer_id, COUNT(*) AS n FROM place WHERE region_id = $1 AND employer_id IS NOT NULL
               GROUP BY employer_id";
    let rows = tx.rows(sql, &[region_id.into()]).await?;
    rows.iter().map(|row| Ok((row.get("employer_id")?, row.get("n")?))).collect()
}

/// Moves the places of an employer to the one that it is merged into.
pub async fn move_employer(tx: &mut Tx, region_id: &str, from: &str, to: &str) -> Result<()> {
    let sql = "UPDATE place SET employer_id = $3, version = version + 1 WHERE region_id = $1 AND employer_id = $2";
    tx.run(sql, &[region_id.into(), from.into(), to.into()]).await?;
    Ok(())
}

/// A code that no place of the round has yet.
pub async fn free_code(tx: &mut Tx, region_id: &str, round_id: &str) -> Result<String> {
    let sql = "SELECT code FROM place WHERE region_id = $1 AND round_id = $2";
    let rows = tx.rows(sql, &[region_id.into(), round_id.into()]).await?;
    let taken = rows.iter().map(|row| row.get("code")).collect::<Result<std::collections::HashSet<String>>>()?;
    (1..=taken.len() + 1)
        .map(|n| format!("P{n:03}"))
        .find(|code| !taken.contains(code))
        .ok_or_else(|| Error::fault("no code is free"))
}

/// The employer of each id, by name; for lists.
pub async fn employer_names(tx: &mut Tx, region_id: &str) -> Result<HashMap<String, String>> {
    let sql = "SELECT id, name FROM partner WHERE region_id = $1";
    let rows = tx.rows(sql, &[region_id.into()]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// A place by what a list calls it.
#[derive(Debug, Clone)]
pub struct Titled {
    pub id: String,
    pub code: String,
    /// The title with the employer.
    pub title: String,
}

impl Titled {
    #[must_use]
    pub fn with_code(&self) -> String {
        format!("{} {}", self.code, self.title)
    }
}

/// What the places of a round are called, without all the rest of them.
pub async fn titles(tx: &mut Tx, round: &Round) -> Result<Vec<Titled>> {
    let sql = "SELECT p.id, p.code, p.title, COALESCE(e.name, '') AS employer
               FROM place p LEFT JOIN partner e ON e.region_id = p.region_id AND e.id = p.employer_id
               WHERE p.region_id = $1 AND p.round_id = $2 ORDER BY p.code";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter()
        .map(|row| {
            let (title, employer): (String, String) = (row.get("title")?, row.get("employer")?);
            Ok(Titled { id: row.get("id")?, code: row.get("code")?, title: super::titled(&title, &employer) })
        })
        .collect()
}
