//! What a dishonest publisher hands out, and who notices.

use evenkans_matching::verify::{self, passes};
use evenkans_matching::{Digest, Kit, Opened, Publication};

use crate::Caught;

/// What a dishonest publisher hands out, and what the others know by themselves.
pub struct Altered {
    pub publication: Publication,
    /// One for each student, as its publisher wants it seen.
    pub kits: Vec<Kit>,
    /// What is opened to the auditor.
    pub opened: Vec<Opened>,
    /// The fingerprint in everybody's mail.
    pub(crate) mailed: Digest,
    /// Each student's own list with its classes, by identifier.
    pub(crate) known: Vec<Known>,
    /// Whoever profits and keeps silent.
    pub(crate) silent: Option<String>,
}

/// What a student knows, or the school that keeps the classes.
pub(crate) struct Known {
    pub student: String,
    pub wishes: Vec<(u32, u32)>,
}

impl Altered {
    #[must_use]
    pub fn caught(&self) -> Caught {
        let known = |student: &str| self.known.iter().find(|one| one.student == student);
        let notices = |kit: &Kit| {
            let own = known(&kit.student).is_some_and(|one| one.wishes == kit.wishes);
            !own || kit.fingerprint != self.mailed || !passes(&verify::kit(&self.publication, kit))
        };
        // A made-up student checks nothing, nor does a favourite.
        let checks = |student: &str| known(student).is_some() && self.silent.as_deref() != Some(student);
        // The school keeps classes, not lists: of a student whom it does not know it can say nothing.
        let class =
            |student: &str, place: u32| known(student)?.wishes.iter().find(|wish| wish.0 == place).map(|wish| wish.1);
        let fits = |one: &Opened, (place, given): (u32, u32)| class(&one.student, place).is_none_or(|own| own == given);
        let sourced = |one: &Opened| one.wishes.iter().all(|&wish| fits(one, wish));
        let replay = || passes(&verify::replay(&self.publication, &self.opened).checks);
        Caught {
            public: !passes(&verify::public(&self.publication)),
            student: self.kits.iter().filter(|kit| checks(&kit.student)).any(notices),
            auditor: !self.opened.iter().all(sourced) || !replay(),
        }
    }
}
