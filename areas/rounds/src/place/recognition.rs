//! For mbo the law asks a company that is recognised for the programme (WEB art. 7.2.10). A company is recognised for
//! one crebo and not for another, so where and when that was looked up is kept for each programme of a place.

use super::Place;
use crate::study::{Level, Study, StudyId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    pub study_id: StudyId,
    pub source: String,
    /// The day, as `2026-11-24`.
    pub on: String,
}

/// Those of the round's mbo programmes that a place is for; a place without programmes is for all.
pub fn mbo<'a>(studies: &'a [Study], own: &[StudyId]) -> Vec<&'a Study> {
    studies.iter().filter(|one| one.level == Level::Mbo && (own.is_empty() || own.contains(&one.id))).collect()
}

impl Place {
    /// The mbo programmes for which nobody looked up whether the company is recognised.
    #[must_use]
    pub fn unrecognised<'a>(&self, studies: &'a [Study]) -> Vec<&'a Study> {
        let mut all = mbo(studies, &self.studies);
        all.retain(|one| self.recognition(&one.id).is_none());
        all
    }

    #[must_use]
    pub fn recognition(&self, study: &StudyId) -> Option<&Recognition> {
        self.recognised.iter().find(|known| known.study_id == *study)
    }

    /// Notes where and when the recognition for these programmes was looked up.
    pub fn recognise(&mut self, of: &[StudyId], source: &str, on: &str) {
        self.recognised.retain(|known| !of.contains(&known.study_id));
        let new =
            |study: &StudyId| Recognition { study_id: study.clone(), source: source.to_owned(), on: on.to_owned() };
        self.recognised.extend(of.iter().map(new));
        self.recognised.sort_by(|a, b| a.study_id.cmp(&b.study_id));
    }

    /// Forgets what was looked up for programmes that the place is not for any more: when one comes back, years later or
    /// by mistake, it is looked up again.
    pub fn forget_other_recognitions(&mut self, studies: &[Study]) {
        let own = mbo(studies, &self.studies);
        self.recognised.retain(|known| own.iter().any(|one| one.id == known.study_id));
    }

    /// What a list says of the place, for all its mbo programmes. Our own export names the latest of what is known, so a
    /// list that says of one programme what is known already says nothing new of any.
    pub fn recognise_from_list(&mut self, studies: &[Study], source: &str, on: &str) {
        let told = self.recognised.iter().any(|known| known.source == source && known.on == on);
        if !told && !source.is_empty() && !on.is_empty() {
            let of: Vec<StudyId> = mbo(studies, &self.studies).into_iter().map(|one| one.id.clone()).collect();
            self.recognise(&of, source, on);
        }
    }

    /// What was looked up last.
    #[must_use]
    pub fn latest_recognition(&self) -> Option<&Recognition> {
        self.recognised.iter().max_by(|a, b| a.on.cmp(&b.on))
    }
}
