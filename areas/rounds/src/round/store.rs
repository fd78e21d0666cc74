use evenkans_matching::Publication;
use evenkans_store::{Error, Result, Row, Tx, new_id};
use evenkans_web::Tie;

use super::{FreezeId, Round, RoundId, State};

fn read(row: &Row) -> Result<Round> {
    let rules: String = row.get("rules")?;
    Ok(Round {
        region_id: row.get("region_id")?,
        id: row.get("id")?,
        school_id: row.get("school_id")?,
        title: row.get("title")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        state: row.get("state")?,
        rules: serde_json::from_str(&rules).map_err(|error| Error::fault(format!("rules of a round: {error}")))?,
        places_until: row.get("places_until")?,
        wishes_until: row.get("wishes_until")?,
        freeze_id: row.get("freeze_id")?,
        opened_at: row.get("opened_at")?,
        drawn_at: row.get("drawn_at")?,
        published_at: row.get("published_at")?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Round> {
    let sql = "SELECT region_id, id, school_id, title, starts_on, ends_on, state, rules, places_until, wishes_until,
                      freeze_id, opened_at, drawn_at, published_at, version
               FROM round WHERE region_id = $1 AND id = $2";
    read(&tx.one(sql, &[region_id.into(), id.into()]).await?)
}

/// The round as it is in this transaction, if it can still change. A page may have read it before a freeze that
/// has happened since, so every change asks again here.
pub async fn still_changing(tx: &mut Tx, round: &Round) -> Result<Round> {
    let now = by_id(tx, &round.region_id, round.id.as_str()).await?;
    now.must_be_changing()?;
    Ok(now)
}

/// All rounds of a region, the newest first.
pub async fn list(tx: &mut Tx, region_id: &str) -> Result<Vec<Round>> {
    let sql = "SELECT region_id, id, school_id, title, starts_on, ends_on, state, rules, places_until, wishes_until,
                      freeze_id, opened_at, drawn_at, published_at, version
               FROM round WHERE region_id = $1 ORDER BY created_at DESC, id DESC";
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read).collect()
}

/// A partner's rounds: those of a school, and those in which an employer has a place. They go on until they are closed; for
/// an employer while it has a place that counts or waits for the school, after the publication only if somebody goes there.
pub async fn ties(tx: &mut Tx, (region_id, partner_id): (&str, &str)) -> Result<Vec<Tie>> {
    let sql = "SELECT r.title, CAST(CASE WHEN r.state <> 'closed' AND (r.school_id = $2 OR EXISTS (
                     SELECT 1 FROM place p WHERE p.region_id = r.region_id AND p.round_id = r.id AND p.employer_id = $2
                     AND p.state NOT IN ('draft', 'closed')
                     AND (r.state <> 'published' OR EXISTS (
                         SELECT 1 FROM placement l WHERE l.region_id = p.region_id AND l.round_id = p.round_id
                         AND l.place_id = p.id AND l.ended_at IS NULL)))) THEN 1 ELSE 0 END AS BIGINT) AS going
               FROM round r WHERE r.region_id = $1 AND (r.school_id = $2 OR EXISTS (
                     SELECT 1 FROM place p WHERE p.region_id = r.region_id AND p.round_id = r.id AND p.employer_id = $2))
               ORDER BY r.created_at, r.id";
    let rows = tx.rows(sql, &[region_id.into(), partner_id.into()]).await?;
    rows.iter().map(|row| Ok(Tie { title: row.get("title")?, going: row.get("going")? })).collect()
}

/// Rounds of every region in which students choose now.
pub async fn choosing(tx: &mut Tx) -> Result<Vec<Round>> {
    let sql = "SELECT region_id, id, school_id, title, starts_on, ends_on, state, rules, places_until, wishes_until,
                      freeze_id, opened_at, drawn_at, published_at, version
               FROM round WHERE state = 'open' AND wishes_until > $1";
    let now = tx.now;
    tx.rows(sql, &[now.into()]).await?.iter().map(read).collect()
}

/// Open rounds of every region whose wishes close before `until` and whose students were not reminded.
pub async fn to_remind(tx: &mut Tx, until: i64) -> Result<Vec<Round>> {
    let sql = "SELECT region_id, id, school_id, title, starts_on, ends_on, state, rules, places_until, wishes_until,
                      freeze_id, opened_at, drawn_at, published_at, version
               FROM round WHERE state = 'open' AND reminded_at IS NULL AND wishes_until > $1 AND wishes_until < $2";
    let now = tx.now;
    tx.rows(sql, &[now.into(), until.into()]).await?.iter().map(read).collect()
}

pub async fn mark_reminded(tx: &mut Tx, round: &Round) -> Result<()> {
    let sql = "UPDATE round SET reminded_at = $3 WHERE region_id = $1 AND id = $2 AND reminded_at IS NULL";
    tx.run_versioned(sql, &[(&round.region_id).into(), (&round.id).into(), tx.now.into()]).await
}

/// Lets the clock remind everybody anew, before a later deadline.
pub async fn remind_again(tx: &mut Tx, round: &Round) -> Result<()> {
    let sql = "UPDATE round SET reminded_at = NULL WHERE region_id = $1 AND id = $2";
    tx.run(sql, &[(&round.region_id).into(), (&round.id).into()]).await.map(drop)
}

/// That a round was put off: from which moment of its beacon to which, and why.
#[derive(Debug, Clone)]
pub struct Postponement {
    pub at: i64,
    pub beacon_from: i64,
    pub beacon_to: i64,
    pub reason: String,
}

pub async fn insert_postponement(tx: &mut Tx, round: &Round, one: &Postponement) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        new_id().into(),
        (&round.id).into(),
        one.at.into(),
        one.beacon_from.into(),
        one.beacon_to.into(),
        (&one.reason).into(),
    ];
    tx.run(
        "INSERT INTO postponement (region_id, id, round_id, at, beacon_from, beacon_to, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &values,
    )
    .await?;
    Ok(())
}

/// Every time that a round was put off, the oldest first.
pub async fn postponements(tx: &mut Tx, round: &Round) -> Result<Vec<Postponement>> {
    let sql = "SELECT at, beacon_from, beacon_to, reason FROM postponement
               WHERE region_id = $1 AND round_id = $2 ORDER BY at, id";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Postponement {
                at: row.get("at")?,
                beacon_from: row.get("beacon_from")?,
                beacon_to: row.get("beacon_to")?,
                reason: row.get("reason")?,
            })
        })
        .collect()
}

pub async fn insert(tx: &mut Tx, round: &Round) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&round.id).into(),
        (&round.school_id).into(),
        (&round.title).into(),
        (&round.starts_on).into(),
        (&round.ends_on).into(),
        round.state.into(),
        json(&round.rules)?.into(),
        round.places_until.into(),
        round.wishes_until.into(),
        tx.now.into(),
    ];
    tx.run(
        "INSERT INTO round (region_id, id, school_id, title, starts_on, ends_on, state, rules, places_until,
             wishes_until, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
        &values,
    )
    .await?;
    Ok(())
}

/// Saves everything that a form or a deed may change, if nobody else did meanwhile.
pub async fn update(tx: &mut Tx, round: &Round) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&round.id).into(),
        (&round.title).into(),
        (&round.starts_on).into(),
        (&round.ends_on).into(),
        round.state.into(),
        json(&round.rules)?.into(),
        round.places_until.into(),
        round.wishes_until.into(),
        round.freeze_id.as_ref().map(FreezeId::as_str).into(),
        round.opened_at.into(),
        round.drawn_at.into(),
        round.published_at.into(),
        round.version.into(),
    ];
    tx.run_versioned(
        "UPDATE round SET title = $3, starts_on = $4, ends_on = $5, state = $6, rules = $7, places_until = $8,
             wishes_until = $9, freeze_id = $10, opened_at = $11, drawn_at = $12, published_at = $13,
             version = version + 1
         WHERE region_id = $1 AND id = $2 AND version = $14",
        &values,
    )
    .await
}

/// Removes a round and all that belongs to it.
pub async fn remove(tx: &mut Tx, round: &Round) -> Result<()> {
    let key = [(&round.region_id).into(), (&round.id).into()];
    for sql in [
        "DELETE FROM wish WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM priority WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM student WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM place_study WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM recognition WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM place WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM import WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM trial WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM headcount WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM registrar WHERE region_id = $1 AND round_id = $2",
        "DELETE FROM round_study WHERE region_id = $1 AND round_id = $2",
    ] {
        tx.run(sql, &key).await?;
    }
    let values = [(&round.region_id).into(), (&round.id).into(), round.version.into()];
    tx.run_versioned("DELETE FROM round WHERE region_id = $1 AND id = $2 AND version = $3", &values).await
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::fault)
}

pub async fn set_studies(tx: &mut Tx, round: &Round, studies: &[String]) -> Result<()> {
    let key = [(&round.region_id).into(), (&round.id).into()];
    let used = "SELECT DISTINCT study_id FROM student WHERE region_id = $1 AND round_id = $2";
    for row in tx.rows(used, &key).await? {
        if !studies.contains(&row.get::<String>("study_id")?) {
            return Err(Error::refused("error-round-study-students"));
        }
    }
    tx.run("DELETE FROM round_study WHERE region_id = $1 AND round_id = $2", &key).await?;
    for study in studies {
        let values = [(&round.region_id).into(), (&round.id).into(), study.into(), (&round.school_id).into()];
        // Only the school's own programmes: an id from elsewhere inserts nothing.
        tx.run(
            "INSERT INTO round_study (region_id, round_id, study_id)
             SELECT region_id, $2, id FROM study WHERE region_id = $1 AND id = $3 AND school_id = $4
             ON CONFLICT DO NOTHING",
            &values,
        )
        .await?;
    }
    let kept = tx.count("SELECT COUNT(*) AS n FROM round_study WHERE region_id = $1 AND round_id = $2", &key).await?;
    let wanted: std::collections::BTreeSet<&String> = studies.iter().collect();
    if usize::try_from(kept).map_err(Error::fault)? < wanted.len() {
        return Err(Error::refused("error-round-studies"));
    }
    Ok(())
}

/// How many of everything a round has, for its overview.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub students: i64,
    pub with_list: i64,
    pub confirmed: i64,
    pub places: i64,
    pub seats: i64,
    pub to_approve: i64,
}

pub async fn counts(tx: &mut Tx, region_id: &str, id: &RoundId) -> Result<Counts> {
    let key = [region_id.into(), id.into()];
    let approved = "SELECT COUNT(*) AS n FROM place WHERE region_id = $1 AND round_id = $2 AND state = 'approved'";
    let seats = "SELECT CAST(COALESCE(SUM(capacity), 0) AS BIGINT) AS n FROM place
                 WHERE region_id = $1 AND round_id = $2 AND state = 'approved'";
    let waiting = "SELECT COUNT(*) AS n FROM place WHERE region_id = $1 AND round_id = $2 AND state = 'submitted'";
    let lists = "SELECT COUNT(DISTINCT student_id) AS n FROM wish WHERE region_id = $1 AND round_id = $2";
    let confirmed = "SELECT COUNT(*) AS n FROM student
                     WHERE region_id = $1 AND round_id = $2 AND confirmed_at IS NOT NULL";
    let students = "SELECT COUNT(*) AS n FROM student WHERE region_id = $1 AND round_id = $2";
    Ok(Counts {
        students: tx.count(students, &key).await?,
        with_list: tx.count(lists, &key).await?,
        confirmed: tx.count(confirmed, &key).await?,
        places: tx.count(approved, &key).await?,
        seats: tx.count(seats, &key).await?,
        to_approve: tx.count(waiting, &key).await?,
    })
}

/// A freeze as it is kept.
#[derive(Debug, Clone)]
pub struct KeptFreeze {
    pub id: FreezeId,
    pub frozen_at: i64,
    pub fingerprint: String,
    /// The publication as it is given out.
    pub publication: String,
    pub cancelled_at: Option<i64>,
    pub cancel_reason: Option<String>,
}

impl KeptFreeze {
    /// The publication as everybody may have it in this state: drawn but not published, the result is left out,
    /// because everybody gets it at the same moment.
    pub fn public(&self, state: State) -> Result<Publication> {
        let mut publication = Publication::from_json(self.publication.as_bytes()).map_err(Error::fault)?;
        if !state.is_published() {
            publication.result = None;
            publication.result_signature = None;
        }
        Ok(publication)
    }
}

/// Every freeze of a round, the newest first, without the files themselves: those are large.
pub async fn freezes(tx: &mut Tx, round: &Round) -> Result<Vec<KeptFreeze>> {
    let sql = "SELECT id, frozen_at, fingerprint, '' AS publication, cancelled_at, cancel_reason
               FROM frozen WHERE region_id = $1 AND round_id = $2 ORDER BY frozen_at DESC, id DESC";
    let rows = tx.rows(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    rows.iter().map(read_freeze).collect()
}

fn read_freeze(row: &Row) -> Result<KeptFreeze> {
    Ok(KeptFreeze {
        id: row.get("id")?,
        frozen_at: row.get("frozen_at")?,
        fingerprint: row.get("fingerprint")?,
        publication: row.get("publication")?,
        cancelled_at: row.get("cancelled_at")?,
        cancel_reason: row.get("cancel_reason")?,
    })
}

/// One freeze with its publication.
pub async fn freeze_by_id(tx: &mut Tx, round: &Round, id: &str) -> Result<KeptFreeze> {
    let sql = "SELECT id, frozen_at, fingerprint, publication, cancelled_at, cancel_reason FROM frozen
               WHERE region_id = $1 AND round_id = $2 AND id = $3";
    read_freeze(&tx.one(sql, &[(&round.region_id).into(), (&round.id).into(), id.into()]).await?)
}

/// The freeze that the round stands on.
pub async fn live_freeze(tx: &mut Tx, round: &Round) -> Result<KeptFreeze> {
    let id = round.freeze_id.as_ref().ok_or(Error::NotFound)?;
    freeze_by_id(tx, round, id.as_str()).await
}

/// `opening.csv` of the freeze that the round stands on: every list, so for the draw and the auditor only. Empty when
/// the personal data of the round were erased.
pub async fn opening(tx: &mut Tx, round: &Round) -> Result<String> {
    let id = round.freeze_id.as_ref().ok_or(Error::NotFound)?;
    let sql = "SELECT opening FROM frozen WHERE region_id = $1 AND id = $2";
    tx.one(sql, &[(&round.region_id).into(), id.into()]).await?.get("opening")
}

pub async fn insert_freeze(tx: &mut Tx, round: &Round, freeze: &KeptFreeze, opening: &str) -> Result<()> {
    let values = [
        (&round.region_id).into(),
        (&freeze.id).into(),
        (&round.id).into(),
        freeze.frozen_at.into(),
        (&freeze.fingerprint).into(),
        (&freeze.publication).into(),
        opening.into(),
    ];
    tx.run(
        "INSERT INTO frozen (region_id, id, round_id, frozen_at, fingerprint, publication, opening)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &values,
    )
    .await?;
    Ok(())
}

pub async fn cancel_freeze(tx: &mut Tx, round: &Round, id: &FreezeId, reason: &str) -> Result<()> {
    let values = [(&round.region_id).into(), id.into(), tx.now.into(), reason.into()];
    let sql = "UPDATE frozen SET cancelled_at = $3, cancel_reason = $4
               WHERE region_id = $1 AND id = $2 AND cancelled_at IS NULL";
    tx.run_versioned(sql, &values).await
}

pub async fn set_publication(tx: &mut Tx, round: &Round, id: &FreezeId, publication: &str) -> Result<()> {
    let values = [(&round.region_id).into(), id.into(), publication.into()];
    tx.run_versioned("UPDATE frozen SET publication = $3 WHERE region_id = $1 AND id = $2", &values).await
}

/// Moves the rounds of a school to the one that it is made one with.
pub async fn move_school(tx: &mut Tx, region_id: &str, from: &str, into: &str) -> Result<()> {
    let sql = "UPDATE round SET school_id = $3, version = version + 1 WHERE region_id = $1 AND school_id = $2";
    tx.run(sql, &[region_id.into(), from.into(), into.into()]).await.map(drop)
}
