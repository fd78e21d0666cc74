//! The freeze: everything goes under one fingerprint, which is mailed to everybody before the beacon is known.

use std::collections::HashMap;

use evenkans_matching as engine;
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, audit, job, new_id};
use evenkans_web::{Site, T};
use serde_json::json;

use super::desk::Desk;
use super::draw::DrawJob;
use super::store::KeptFreeze;
use super::{Classes, FreezeId, Round, State, reasoned, store};
use crate::student::{self, Student};
use crate::{headcount, own, place, study, wish};

/// A round as the engine takes it, with what is needed to go back from its numbers.
pub struct Input {
    pub round: engine::Round,
    pub receipts: Vec<engine::Receipt>,
    pub students: Vec<Student>,
    /// In the order of the publication.
    pub places: Vec<place::Place>,
}

/// Reads a round for the engine: approved places in the order of their codes, students with their lists.
pub async fn frozen_input(tx: &mut Tx, round: &Round) -> Result<Input> {
    let (region, id) = (round.region_id.as_str(), round.id.as_str());
    let mut places = place::store::of_round(tx, region, id).await?;
    places.retain(|place| place.state == place::State::Approved);
    let index: HashMap<&str, u32> = (0..).zip(&places).map(|(number, place)| (place.id.as_str(), number)).collect();
    let students = student::store::of_round(tx, region, id).await?;
    let mut lists = wish::store::of_round(tx, region, id).await?;
    // Who goes to an own place competes for no other.
    for one in own::store::of_round(tx, round).await?.iter().filter(|one| one.is_approved()) {
        lists.remove(&one.student_id);
    }
    let from_file = matches!(round.rules.classes, Classes::File { .. });
    let given = if from_file { priorities(tx, round).await? } else { HashMap::new() };
    let studies = study::store::of_round(tx, region, id).await?;
    let names: HashMap<&str, String> = studies.iter().map(|one| (one.id.as_str(), programme(one))).collect();
    // Seats are kept for programmes; a programme for which no place does is no group.
    let kept = |study: &&study::Study| places.iter().any(|place| place.reserved.iter().any(|(id, _)| *id == study.id));
    let kept: Vec<&study::Study> = studies.iter().filter(kept).collect();
    let groups: HashMap<&str, u32> = kept.iter().map(|study| study.id.as_str()).zip(0..).collect();
    let mut entries = Vec::with_capacity(students.len());
    let mut receipts = Vec::with_capacity(students.len());
    for student in &students {
        let list = lists.get(student.id.as_str()).map_or(&[] as &[String], Vec::as_slice);
        let computed = round.rules.class_of(student);
        let wishes = list
            .iter()
            .filter_map(|id| Some((id, *index.get(id.as_str())?)))
            .map(|(id, place)| engine::Wish {
                place,
                class: if from_file { given.get(&(id.clone(), student.id.0.clone())).copied() } else { computed },
            })
            .collect();
        let eligible: Vec<u32> =
            (0..).zip(&places).filter(|(_, place)| place.why_not(student).is_none()).map(|(n, _)| n).collect();
        let all = eligible.len() == places.len();
        entries.push(engine::Student {
            id: student.number.clone(),
            programme: names.get(student.study_id.as_str()).cloned(),
            wishes,
            eligible: if all { engine::Eligible::All } else { engine::Eligible::Only(eligible) },
            groups: groups.get(student.study_id.as_str()).map(|group| [*group].into()).unwrap_or_default(),
        });
        receipts.push(student.receipt.parse().map_err(|_| Error::fault("a receipt that is none"))?);
    }
    let mut rules = round.rules.for_engine(&round.title);
    let confirmed = students.iter().filter(|student| student.confirmed_at.is_some()).count();
    rules.confirmed_lists = u32::try_from(confirmed).map_err(Error::fault)?;
    rules.headcounts = headcount::store::of_round(tx, round)
        .await?
        .iter()
        .filter_map(|one| Some(engine::Headcount { programme: programme(&one.study), students: one.stated? }))
        .collect();
    let group = |study: &&study::Study| engine::Group { name: programme(study), reason: String::new() };
    rules.groups = kept.iter().map(group).collect();
    // Seats that were kept for a programme which left the round are open.
    let kept_at = |place: &place::Place| -> Vec<engine::Place> {
        let kept = place.reserved.iter().filter_map(|(study, seats)| Some((names.get(study.as_str())?, *seats)));
        kept.map(|(group, capacity)| engine::Place { place: place.code.clone(), capacity, group: Some(group.clone()) })
            .collect()
    };
    let open = |place: &place::Place| engine::Place {
        place: place.code.clone(),
        capacity: kept_at(place).iter().fold(place.capacity, |left, kept| left.saturating_sub(kept.capacity)),
        group: None,
    };
    let offered = places.iter().map(open).chain(places.iter().flat_map(kept_at)).collect();
    Ok(Input { round: engine::Round { rules, places: offered, students: entries }, receipts, students, places })
}

/// A programme as it is published; two may share a name, but not a code.
fn programme(study: &study::Study) -> String {
    format!("{} ({})", study.name, study.code)
}

/// (place, student) → class, where a school brings classes as a file.
pub(super) async fn priorities(tx: &mut Tx, round: &Round) -> Result<HashMap<(String, String), u32>> {
    let classes = student::store::classes(tx, round).await?;
    Ok(classes.into_iter().map(|(place, student, class)| ((place, student), class)).collect())
}

/// The region's newest signing key, made at first use; older ones stay in the table and on the region's page of keys.
pub async fn signing_key(tx: &mut Tx, region_id: &str) -> Result<[u8; 32]> {
    let sql = "SELECT seed FROM region_key WHERE region_id = $1 ORDER BY made_at DESC, id DESC LIMIT 1";
    match tx.row(sql, &[region_id.into()]).await? {
        Some(row) => seed_of(&row.get::<String>("seed")?),
        None => new_key(tx, region_id).await,
    }
}

async fn new_key(tx: &mut Tx, region_id: &str) -> Result<[u8; 32]> {
    let mut seed = [0_u8; 32];
    getrandom::fill(&mut seed).map_err(Error::fault)?;
    let text = seed.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let values = [region_id.into(), new_id().into(), text.into(), tx.now.into()];
    tx.run("INSERT INTO region_key (region_id, id, seed, made_at) VALUES ($1, $2, $3, $4)", &values).await?;
    Ok(seed)
}

/// Makes a new key, which signs from now on; rounds that are frozen already keep theirs.
pub async fn rotate_key(tx: &mut Tx, region_id: &str, actor: &str) -> Result<engine::Digest> {
    let key = engine::publication::public_key(&new_key(tx, region_id).await?);
    audit::record(tx, region_id, actor, "region.rotate-key", ("region", region_id), &json!({"key": key})).await?;
    Ok(key)
}

/// Every key with which the region ever signed and when it was made, the newest first.
pub async fn public_keys(tx: &mut Tx, region_id: &str) -> Result<Vec<(engine::Digest, i64)>> {
    let sql = "SELECT seed, made_at FROM region_key WHERE region_id = $1 ORDER BY made_at DESC, id DESC";
    let rows = tx.rows(sql, &[region_id.into()]).await?;
    let key = |row: &evenkans_store::Row| {
        let seed = seed_of(&row.get::<String>("seed")?)?;
        Ok((engine::publication::public_key(&seed), row.get("made_at")?))
    };
    rows.iter().map(key).collect()
}

fn seed_of(text: &str) -> Result<[u8; 32]> {
    let byte = |at: usize| text.get(2 * at..2 * at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    let mut seed = [0_u8; 32];
    for (at, slot) in seed.iter_mut().enumerate() {
        *slot = byte(at).ok_or_else(|| Error::fault("a stored key is damaged"))?;
    }
    Ok(seed)
}

/// The fingerprint has to be in everybody's mailbox before anybody can know the beacon.
const MAIL_SECONDS: i64 = 600;

/// Whether a freeze at this moment leaves time to mail it.
#[must_use]
pub fn in_time(round: &Round, now: i64) -> bool {
    now <= round.rules.beacon.at() - MAIL_SECONDS
}

/// Freezes an open round whose wishes are closed and whose beacon nobody can know yet.
pub async fn freeze(tx: &mut Tx, site: (&Site, &T), desk: &Desk) -> Result<FreezeId> {
    let round = &desk.round;
    let state = round.state.go(State::Frozen)?;
    if tx.now <= round.wishes_until {
        return Err(Error::refused("error-freeze-early"));
    }
    if !in_time(round, tx.now) {
        return Err(Error::refused("error-freeze-late"));
    }
    // A listed place that waits for the school would silently fall out.
    let sql = "SELECT COUNT(*) AS n FROM place p WHERE p.region_id = $1 AND p.round_id = $2 AND p.state <> 'approved'
               AND EXISTS (SELECT 1 FROM wish w WHERE w.region_id = p.region_id AND w.place_id = p.id)";
    let waiting = tx.count(sql, &[(&round.region_id).into(), (&round.id).into()]).await?;
    if waiting > 0 {
        return Err(Error::refused_with("error-freeze-waiting", vec![("n", waiting.to_string())]));
    }
    headcount::must_hold(tx, round).await?;
    let input = frozen_input(tx, round).await?;
    if input.students.is_empty() || input.places.is_empty() {
        return Err(Error::refused("error-freeze-empty"));
    }
    let key = signing_key(tx, &round.region_id).await?;
    let frozen = engine::freeze(input.round, &input.receipts, Some(&key))
        .map_err(|problems| Error::fault(format!("the round cannot be frozen: {problems:?}")))?;
    let publication = frozen.publication();
    let kept = KeptFreeze {
        id: FreezeId::new(),
        frozen_at: tx.now,
        fingerprint: frozen.fingerprint().to_string(),
        publication: publication.to_json().map_err(Error::fault)?,
        cancelled_at: None,
        cancel_reason: None,
    };
    let opening = engine::files::write_opening(publication, frozen.opening()).map_err(Error::fault)?;
    store::insert_freeze(tx, round, &kept, &opening).await?;
    store::update(tx, &Round { state, freeze_id: Some(kept.id.clone()), ..round.clone() }).await?;
    // A few seconds after the moment, so that the relay has the beacon.
    let wanted = DrawJob { region_id: round.region_id.clone(), round_id: round.id.to_string() };
    job::enqueue(tx, super::draw::JOB, Some(round.id.as_str()), round.rules.beacon.at() + 6, &wanted).await?;
    desk.record_round(tx, "round.freeze", &json!({"fingerprint": kept.fingerprint})).await?;
    let about = Ref::new("round", round.id.as_str());
    activity::note(tx, &round.region_id, "round-frozen", &about, &round.title, Some(&round.school_id)).await?;
    for student in &input.students {
        tell(tx, site, round, student, &kept.fingerprint).await?;
    }
    headcount::tell_frozen(tx, site, round, &kept.fingerprint).await?;
    Ok(kept.id)
}

/// The fingerprint in everybody's mail is what makes a later change visible.
async fn tell(tx: &mut Tx, site: (&Site, &T), round: &Round, student: &Student, fingerprint: &str) -> Result<()> {
    let args = [
        ("fingerprint", fingerprint.to_owned()),
        ("receipt", student.receipt.clone()),
        ("moment", site.1.moment(round.rules.beacon.at())),
    ];
    student::write(tx, site, (round, student), ("mail-frozen-subject", "mail-frozen"), &args).await.map(drop)
}

/// Takes a freeze back, before the beacon can be known. It stays visible, with its reason.
pub async fn cancel(tx: &mut Tx, desk: &Desk, reason: &str) -> Result<()> {
    let round = &desk.round;
    if round.state != State::Frozen {
        return Err(Error::refused("error-round-not-frozen"));
    }
    let state = round.state.go(State::Open)?;
    if tx.now >= round.rules.beacon.at() {
        return Err(Error::refused("error-cancel-late"));
    }
    reasoned(reason)?;
    let freeze = store::live_freeze(tx, round).await?;
    store::cancel_freeze(tx, round, &freeze.id, reason).await?;
    store::update(tx, &Round { state, freeze_id: None, ..round.clone() }).await?;
    let payload = json!({"fingerprint": freeze.fingerprint, "reason": reason});
    desk.record_round(tx, "round.cancel-freeze", &payload).await?;
    let about = Ref::new("round", round.id.as_str());
    activity::note(tx, &round.region_id, "round-unfrozen", &about, &round.title, Some(&round.school_id)).await
}

/// The frozen round as the engine knows it, from what was stored.
pub async fn reopened(tx: &mut Tx, round: &Round) -> Result<(KeptFreeze, engine::Frozen)> {
    let kept = store::live_freeze(tx, round).await?;
    let publication = engine::Publication::from_json(kept.publication.as_bytes()).map_err(Error::fault)?;
    let opening = store::opening(tx, round).await?;
    let opened = engine::files::read_opening("opening.csv", opening.as_bytes(), &publication)
        .map_err(|problems| Error::fault(format!("the opening cannot be read: {problems:?}")))?;
    // Keys may have been rotated since: the one that signed this publication is among them.
    let sql = "SELECT seed FROM region_key WHERE region_id = $1 ORDER BY made_at DESC, id DESC";
    for row in tx.rows(sql, &[(&round.region_id).into()]).await? {
        let seed = seed_of(&row.get::<String>("seed")?)?;
        match engine::Frozen::reopen(&publication, opened.clone(), Some(&seed)) {
            Err(engine::ReopenError::Key) => {}
            other => return Ok((kept, other.map_err(Error::fault)?)),
        }
    }
    Err(Error::fault("the key of this round is not there any more"))
}
