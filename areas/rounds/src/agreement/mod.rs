//! Agreements: what student, school and employer (and for who is under 18 a guardian) sign before the internship begins.
//! The text is put together once, from what is known of the internship, the school's own articles and the clause on
//! equal treatment that stands in each; it never changes afterwards. Mbo: the practice agreement of the WEB, art. 7.2.8.

mod clock;
mod compose;
mod keep;
pub mod pages;
mod sign;
pub mod store;
pub mod template;

use evenkans_people::Lang;
use evenkans_store::{id, words};

pub use clock::tick;
pub use keep::{Terms, end_early, for_party, latest_of, make, placement_ended, take_back, usual_terms};
pub use sign::{remind, sign};

id!(AgreementId, TemplateId);
words!(
    /// Who signs.
    Party { Student = "student", Employer = "employer", School = "school", Guardian = "guardian" }
);
words!(
    /// The picture is in docs/states/agreement.md.
    State {
        /// Waits for signatures.
        Open = "open",
        /// Everybody signed.
        Signed = "signed",
        /// Another one that everybody signed took its place.
        Replaced = "replaced",
        /// By the school, or because the placement ended first.
        TakenBack = "taken-back",
        /// The internship ended early.
        Ended = "ended",
    }
);
words!(
    /// How far a student's agreement is, the most pressing first.
    Stage { Missing = "missing", ToSign = "to-sign", Waiting = "waiting", Signed = "signed", Ended = "ended", NoPlace = "no-place" }
);
words!(
    /// What can be done for many at once.
    Deed { Make = "make", Remind = "remind", Sign = "sign", TakeBack = "take-back" }
);

#[derive(Debug, Clone)]
pub struct Agreement {
    pub id: AgreementId,
    pub round_id: String,
    pub student_id: String,
    pub placement_id: String,
    pub place_id: String,
    pub template_id: TemplateId,
    pub lang: Lang,
    pub title: String,
    pub body: String,
    pub hash: String,
    pub starts_on: String,
    pub ends_on: String,
    pub hours: u32,
    pub extra: String,
    pub guardian_name: String,
    pub guardian_email: String,
    pub replaces_id: Option<AgreementId>,
    pub state: State,
    pub made_at: i64,
    pub made_by: String,
    pub signed_at: Option<i64>,
    pub reminded_at: Option<i64>,
    pub ended_on: String,
    pub ended_reason: String,
    pub version: i64,
}

impl Agreement {
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Who has to sign it, in the order in which the pages name them.
    #[must_use]
    pub fn parties(&self) -> Vec<Party> {
        Party::ALL
            .iter()
            .copied()
            .filter(|party| *party != Party::Guardian || !self.guardian_email.is_empty())
            .collect()
    }
}

#[derive(Debug, Clone)]
pub struct Signature {
    pub party: Party,
    pub name: String,
    pub signed_at: i64,
    pub hash: String,
}

/// Who of an agreement's parties has not signed.
#[must_use]
pub fn missing(agreement: &Agreement, signatures: &[Signature]) -> Vec<Party> {
    agreement.parties().into_iter().filter(|party| signatures.iter().all(|one| one.party != *party)).collect()
}
