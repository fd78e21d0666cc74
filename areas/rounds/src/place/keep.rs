//! Offering a place (employer or school), sending it in, approving it, closing it.

use evenkans_network::partner;
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::Moment;
use serde_json::json;

use super::{Demand, Place, PlaceId, State, mbo, store};
use crate::round::desk::Desk;
use crate::round::{self, Round, State as RoundState};
use crate::study::{self, Study, StudyId};

/// What a form or a row of a file says about a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    pub title: String,
    pub tasks: String,
    pub sector: String,
    pub town: String,
    pub days: Vec<String>,
    pub hours: u32,
    pub allowance_cents: i64,
    pub language: String,
    pub accessibility: String,
    pub capacity: u32,
    pub min_year: u32,
    pub requirements: Vec<Demand>,
    pub criteria: Vec<Demand>,
    pub starts_on: String,
    pub ends_on: String,
    pub contact_name: String,
    pub contact_email: String,
    pub studies: Vec<StudyId>,
    pub reserved: Vec<(StudyId, u32)>,
}

impl Change {
    #[must_use]
    pub fn onto(self, place: &Place) -> Place {
        Place {
            title: self.title,
            tasks: self.tasks,
            sector: self.sector,
            town: self.town,
            days: self.days,
            hours: self.hours,
            allowance_cents: self.allowance_cents,
            language: self.language,
            accessibility: self.accessibility,
            capacity: self.capacity,
            min_year: self.min_year,
            requirements: self.requirements,
            criteria: self.criteria,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            contact_name: self.contact_name,
            contact_email: self.contact_email,
            studies: self.studies,
            reserved: self.reserved,
            ..place.clone()
        }
    }

    /// What must hold of the seats that are kept for programmes.
    pub fn keeps_well(&self) -> Result<()> {
        // With one programme all seats are its own; and a programme that may not come needs none.
        let mut kept = self.reserved.iter();
        if kept.clone().any(|(id, _)| self.studies.len() < 2 || !self.studies.contains(id)) {
            return Err(Error::refused("error-place-reserved-study"));
        }
        if kept.try_fold(0_u32, |sum, (_, seats)| sum.checked_add(*seats)).is_none_or(|sum| sum > self.capacity) {
            return Err(Error::refused("error-place-reserved"));
        }
        Ok(())
    }

    #[must_use]
    pub fn into_new(self, round: &Round, code: String, employer_id: Option<String>, state: State) -> Place {
        let blank = Place {
            id: PlaceId::new(),
            round_id: round.id.to_string(),
            code,
            employer_id,
            state,
            title: String::new(),
            tasks: String::new(),
            sector: String::new(),
            town: String::new(),
            days: Vec::new(),
            hours: 0,
            allowance_cents: 0,
            language: String::new(),
            accessibility: String::new(),
            capacity: 0,
            min_year: 0,
            requirements: Vec::new(),
            criteria: Vec::new(),
            starts_on: String::new(),
            ends_on: String::new(),
            contact_name: String::new(),
            contact_email: String::new(),
            review_note: String::new(),
            version: 1,
            studies: Vec::new(),
            reserved: Vec::new(),
            recognised: Vec::new(),
        };
        self.onto(&blank)
    }
}

/// Who changes a place: the school, or the employer by its link.
#[derive(Clone, Copy)]
pub enum By<'a> {
    School(&'a Desk),
    Employer { region_id: &'a str, employer_id: &'a str, actor: &'a str },
}

impl By<'_> {
    async fn record(&self, tx: &mut Tx, action: &'static str, place: &Place) -> Result<()> {
        let thing = ("place", place.id.as_str());
        let payload = json!({"state": place.state, "capacity": place.capacity, "version": place.version});
        match self {
            Self::School(desk) => desk.record(tx, action, thing, &payload).await,
            Self::Employer { region_id, actor, .. } => {
                audit::record(tx, region_id, actor, action, thing, &payload).await
            }
        }
    }

    /// The place, if it is theirs; to anybody else it does not exist.
    async fn own(&self, tx: &mut Tx, id: &str) -> Result<Place> {
        let (place, own) = match self {
            Self::School(desk) => {
                let place = store::by_id(tx, &desk.round.region_id, id).await?;
                let own = place.round_id == desk.round.id.as_str();
                (place, own)
            }
            Self::Employer { region_id, employer_id, .. } => {
                let place = store::by_id(tx, region_id, id).await?;
                let own = place.employer_id.as_deref() == Some(*employer_id);
                (place, own)
            }
        };
        if own { Ok(place) } else { Err(Error::NotFound) }
    }
}

/// Whether this side may change places of the round now: the school until the freeze, an employer until the
/// deadline that it was told.
async fn in_time(tx: &mut Tx, by: By<'_>, round: &Round) -> Result<()> {
    let now = tx.now;
    let round = round::store::still_changing(tx, round).await?;
    match by {
        By::Employer { .. } if round.state == RoundState::Preparing || now <= round.places_until => Ok(()),
        By::Employer { .. } => Err(Error::refused("error-places-closed")),
        By::School(_) => Ok(()),
    }
}

/// The programmes of the round. A place is for some of these: an id from elsewhere would hide it from everybody.
async fn must_take_part(tx: &mut Tx, round: &Round, change: &Change) -> Result<Vec<Study>> {
    let studies = study::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    if !change.studies.iter().all(|id| studies.iter().any(|one| one.id == *id)) {
        return Err(Error::refused("error-student-study"));
    }
    change.keeps_well()?;
    Ok(studies)
}

pub async fn create(
    tx: &mut Tx,
    by: By<'_>,
    round: &Round,
    employer_id: Option<String>,
    change: Change,
) -> Result<PlaceId> {
    in_time(tx, by, round).await?;
    must_take_part(tx, round, &change).await?;
    let code = store::free_code(tx, &round.region_id, round.id.as_str()).await?;
    let place = change.into_new(round, code, employer_id, State::Draft);
    store::insert(tx, &round.region_id, &place).await?;
    by.record(tx, "place.create", &place).await?;
    Ok(place.id)
}

/// A student's own place was approved as it was put to the school, and goes with the student.
fn not_own(place: &Place) -> Result<()> {
    if place.state == State::Own { Err(Error::refused("error-own-close")) } else { Ok(()) }
}

/// Saves a place. What an employer changes after approval goes back to the school; and so does an approved place that
/// is now for an mbo programme of which nobody looked up the recognition.
pub async fn save(tx: &mut Tx, by: By<'_>, round: &Round, id: &str, version: i64, change: Change) -> Result<State> {
    in_time(tx, by, round).await?;
    let studies = must_take_part(tx, round, &change).await?;
    let place = by.own(tx, id).await?;
    not_own(&place)?;
    let mut changed = change.onto(&place);
    changed.forget_other_recognitions(&studies);
    let state = match (by, place.state) {
        (By::Employer { .. }, State::Approved) if changed != place => State::Submitted,
        (_, State::Approved) if !changed.unrecognised(&studies).is_empty() => State::Submitted,
        (_, state) => state,
    };
    let changed = Place { version, state, ..changed };
    store::update(tx, &round.region_id, &changed).await?;
    // Whoever listed it and no longer may is told by the missing place, and asked to confirm again.
    crate::wish::drop_from_lists(tx, round, &changed).await?;
    by.record(tx, "place.save", &changed).await?;
    Ok(state)
}

/// After the round's programmes changed: an approved place for all of them may be for an mbo programme of which nobody
/// looked up the recognition, and then waits for the school again. Returns how many do.
pub async fn recheck(tx: &mut Tx, desk: &Desk) -> Result<usize> {
    let round = &desk.round;
    let studies = study::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let mut waiting = 0;
    for place in store::of_round(tx, &round.region_id, round.id.as_str()).await? {
        if place.state == State::Approved && !place.unrecognised(&studies).is_empty() {
            let place = Place { state: State::Submitted, ..place };
            store::update(tx, &round.region_id, &place).await?;
            By::School(desk).record(tx, "place.recheck", &place).await?;
            waiting += 1;
        }
    }
    Ok(waiting)
}

/// Where and when the school looked up recognitions.
#[derive(Debug, Clone, Default)]
pub struct LookedUp {
    pub source: String,
    pub on: String,
    /// For which programmes, which renews what was known of them; nothing is all of the place.
    pub studies: Option<Vec<String>>,
}

/// The employer is done writing.
pub async fn submit(tx: &mut Tx, by: By<'_>, round: &Round, id: &str) -> Result<()> {
    in_time(tx, by, round).await?;
    let place = by.own(tx, id).await?;
    if !matches!(place.state, State::Draft | State::Closed) {
        return Err(Error::refused("error-place-state"));
    }
    let place = Place { state: State::Submitted, review_note: String::new(), ..place };
    store::update(tx, &round.region_id, &place).await?;
    by.record(tx, "place.submit", &place).await
}

/// The school approves. For mbo programmes the company has to be recognised, so where and when that was looked up is
/// part of the approval, unless it is known already.
pub async fn approve(tx: &mut Tx, desk: &Desk, (id, version): (&str, i64), looked_up: &LookedUp) -> Result<()> {
    round::store::still_changing(tx, &desk.round).await?;
    let place = By::School(desk).own(tx, id).await?;
    // What was read is what is approved: not what the employer changed or closed since.
    if place.version != version {
        return Err(Error::Stale);
    }
    if !matches!(place.state, State::Submitted | State::Approved) {
        return Err(Error::refused("error-place-not-submitted"));
    }
    let studies = study::store::of_round(tx, &desk.round.region_id, desk.round.id.as_str()).await?;
    let own: Vec<StudyId> = mbo(&studies, &place.studies).into_iter().map(|one| one.id.clone()).collect();
    let LookedUp { source, on, studies: ticked } = looked_up;
    let dated = !source.is_empty() && !on.is_empty();
    if *on > Moment(tx.now).day() {
        return Err(Error::refused("error-place-recognition-later"));
    }
    let of: Vec<StudyId> = match ticked {
        Some(ticked) => own.into_iter().filter(|id| ticked.contains(&id.0)).collect(),
        None if dated => own,
        None => Vec::new(),
    };
    if !of.is_empty() && !dated {
        return Err(Error::refused("error-place-recognition"));
    }
    let mut place = Place { state: State::Approved, review_note: String::new(), ..place };
    place.recognise(&of, source, on);
    if let Some(not) = place.unrecognised(&studies).first() {
        return Err(match ticked {
            Some(_) => Error::refused_with("error-place-not-recognised", vec![("study", not.name.clone())]),
            None => Error::refused("error-place-recognition"),
        });
    }
    store::update(tx, &desk.round.region_id, &place).await?;
    if let Some(employer) = &place.employer_id {
        let contact = (place.contact_name.as_str(), place.contact_email.as_str());
        partner::store::first_contact(tx, &desk.round.region_id, employer, contact).await?;
    }
    By::School(desk).record(tx, "place.approve", &place).await
}

/// Who guides at the workplace, also after the publication; and whose place it is, where a file did not say. What was
/// drawn does not change by it: neither stands in the publication.
pub async fn supervise(
    tx: &mut Tx,
    desk: &Desk,
    (id, version): (&str, i64),
    employer: &str,
    (name, email): (&str, &str),
) -> Result<()> {
    desk.round.must_be_published()?;
    let region = desk.round.region_id.as_str();
    let place = By::School(desk).own(tx, id).await?;
    if place.version != version {
        return Err(Error::Stale);
    }
    let mut place = Place { contact_name: name.to_owned(), contact_email: email.to_owned(), ..place };
    if place.employer_id.is_none() && !employer.is_empty() {
        place.employer_id = Some(crate::employer::of_region(tx, region, employer).await?.id.to_string());
    }
    store::update(tx, region, &place).await?;
    if let Some(employer) = &place.employer_id {
        partner::store::first_contact(tx, region, employer, (name, email)).await?;
    }
    By::School(desk).record(tx, "place.supervise", &place).await
}

/// Back to the employer, with what has to change.
pub async fn return_to_employer(tx: &mut Tx, desk: &Desk, id: &str, note: &str) -> Result<()> {
    round::store::still_changing(tx, &desk.round).await?;
    let place = By::School(desk).own(tx, id).await?;
    not_own(&place)?;
    let place = Place { state: State::Draft, review_note: note.to_owned(), ..place };
    store::update(tx, &desk.round.region_id, &place).await?;
    crate::wish::drop_from_lists(tx, &desk.round, &place).await?;
    By::School(desk).record(tx, "place.return", &place).await
}

/// Takes a place out of the round; it can be sent in again.
pub async fn close(tx: &mut Tx, by: By<'_>, round: &Round, id: &str) -> Result<()> {
    in_time(tx, by, round).await?;
    let place = by.own(tx, id).await?;
    not_own(&place)?;
    let place = Place { state: State::Closed, ..place };
    store::update(tx, &round.region_id, &place).await?;
    crate::wish::drop_from_lists(tx, round, &place).await?;
    by.record(tx, "place.close", &place).await
}
