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

impl Place {
    /// Those of the round's mbo programmes that the place is for.
    fn mbo<'a>(&self, studies: &'a [Study]) -> impl Iterator<Item = &'a Study> {
        let own = self.studies.clone();
        studies.iter().filter(move |one| one.level == Level::Mbo && (own.is_empty() || own.contains(&one.id)))
    }

    /// The mbo programmes for which nobody looked up whether the company is recognised.
    #[must_use]
    pub fn unrecognised<'a>(&self, studies: &'a [Study]) -> Vec<&'a Study> {
        self.mbo(studies).filter(|one| !self.recognised.iter().any(|known| known.study_id == one.id)).collect()
    }

    /// Notes what was looked up for the programmes of which it is not known yet; without both a source and a day, nothing.
    pub fn recognise_more(&mut self, studies: &[Study], source: &str, on: &str) {
        if source.is_empty() || on.is_empty() {
            return;
        }
        let more = self.unrecognised(studies).into_iter().map(|one| Recognition {
            study_id: one.id.clone(),
            source: source.to_owned(),
            on: on.to_owned(),
        });
        let more: Vec<_> = more.collect();
        self.recognised.extend(more);
        self.recognised.sort_by(|a, b| a.study_id.as_str().cmp(b.study_id.as_str()));
    }

    /// What a list says of the place, for all its mbo programmes. A list that says of one of them what is known already,
    /// as our own export does, says nothing new of the others.
    pub fn recognise(&mut self, studies: &[Study], source: &str, on: &str) {
        let told = self.recognised.iter().any(|known| known.source == source && known.on == on);
        if !told && !source.is_empty() && !on.is_empty() {
            let renewed: Vec<_> = self.mbo(studies).map(|one| one.id.clone()).collect();
            self.recognised.retain(|known| !renewed.contains(&known.study_id));
        }
        self.recognise_more(studies, source, on);
    }

    /// What was looked up last.
    #[must_use]
    pub fn latest_recognition(&self) -> Option<&Recognition> {
        self.recognised.iter().max_by(|a, b| a.on.cmp(&b.on))
    }
}
