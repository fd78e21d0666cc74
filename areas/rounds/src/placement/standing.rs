//! Where one student stands after the publication, and how they came there: for their own page and for the school's.

use std::collections::HashMap;

use evenkans_store::{Result, Tx};
use evenkans_web::T;

use super::{Ended, Left, Origin, Placement, StudentAnswer, store};
use crate::agreement::{self, Agreement, Party};
use crate::decline::{self, Decline, Verdict};
use crate::objection::{self, Objection};
use crate::place::{self, Place};
use crate::repair::{self, Repair};
use crate::round::Round;

pub struct Standing {
    pub live: Option<Placement>,
    placements: Vec<Placement>,
    pub declines: Vec<ShownDecline>,
    pub objections: Vec<Objection>,
    /// Why the student takes no part any more, if so.
    pub left: Option<Left>,
    /// The agreement that counts, and whether the student still has to sign it.
    pub agreement: Option<(Agreement, bool)>,
    /// When the next repair is, if one was announced.
    pub repair: Option<i64>,
    now: i64,
}

/// A decline in words, for the student.
pub struct ShownDecline {
    pub decline: Decline,
    pub place: String,
    pub requirement: String,
}

impl Standing {
    /// Before the publication nobody stands anywhere.
    pub async fn of(tx: &mut Tx, round: &Round, t: &T, student_id: &str, places: &[Place]) -> Result<Option<Self>> {
        if !round.state.is_published() {
            return Ok(None);
        }
        let placements = store::of_student(tx, &round.region_id, student_id).await?;
        let by_id = |id: &str| places.iter().find(|one| one.id.as_str() == id);
        let declines = decline::store::of_student(tx, &round.region_id, student_id).await?.into_iter();
        let shown = |decline: Decline| {
            let place = by_id(&decline.place_id);
            let requirement = place.and_then(|place| {
                let at = place.requirements.iter().position(|one| one.key() == decline.requirement)?;
                place::pages::shown(t, "requirement", &place.requirements).into_iter().nth(at)
            });
            ShownDecline {
                place: place.map(|place| place.title.clone()).unwrap_or_default(),
                requirement: requirement.unwrap_or_default(),
                decline,
            }
        };
        let agreements = agreement::store::of_student(tx, &round.region_id, student_id).await?;
        let agreement = agreement::for_party(tx, &round.region_id, &agreements, Party::Student).await?;
        Ok(Some(Self {
            agreement,
            live: placements.iter().find(|one| one.is_live()).cloned(),
            placements,
            declines: declines.filter(|one| one.verdict != Some(Verdict::TakenBack)).map(shown).collect(),
            objections: objection::store::of_student(tx, &round.region_id, student_id).await?,
            left: store::left(tx, round).await?.get(student_id).copied(),
            repair: repair::store::of_round(tx, round)
                .await?
                .iter()
                .find(|one| one.is_announced())
                .map(|one| one.runs_at),
            now: tx.now,
        }))
    }

    /// Whether everybody signed for where the student sits.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.agreement.as_ref().is_some_and(|(one, _)| one.state == agreement::State::Signed)
    }

    /// Whether an internship stopped early.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.placements.iter().any(|one| one.ended == Some(Ended::Stopped))
    }

    /// Whether the student did not answer in time.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.live.as_ref().is_some_and(|live| live.is_over(self.now) && live.student == StudentAnswer::Waiting)
    }

    /// Whether what holds now was set by hand.
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        match (&self.live, self.placements.last()) {
            (Some(live), _) => live.origin == Origin::Correction,
            (None, Some(last)) => last.ended == Some(Ended::Corrected),
            // A correction before the publication can have left nowhere to begin.
            (None, None) => true,
        }
    }

    /// What happened, the oldest first; nothing when only the draw did.
    #[must_use]
    pub fn happened(&self, t: &T, titles: &HashMap<String, String>) -> Vec<(i64, String)> {
        let mut all = Vec::new();
        for one in &self.placements {
            let title = titles.get(&one.place_id).cloned().unwrap_or_default();
            let began = t.word_with("placement-began", one.origin.word(), "place", &title);
            all.push((one.since, began));
            // Where a next placement begins at the same moment, its own line says why.
            let next = self.placements.iter().any(|other| Some(other.since) == one.ended_at);
            if let (Some(at), Some(why), false) = (one.ended_at, one.ended, next) {
                all.push((at, t.word_with("placement-ended", why.word(), "place", &title)));
            }
        }
        let only_drawn = self.placements.len() == 1 && self.placements[0].origin == Origin::Draw && all.len() == 1;
        if only_drawn && self.left.is_none() { Vec::new() } else { all }
    }
}

/// The repairs of a published round that everybody may read of.
pub async fn public_repairs(tx: &mut Tx, round: &Round) -> Result<Vec<Repair>> {
    if round.state.is_published() { repair::store::of_round(tx, round).await } else { Ok(Vec::new()) }
}
