//! Who hears that a term passed: first the school that has to decide, and when it still has not some days later, whoever
//! keeps the region. The latter hears of which round, not of whom: the decision stays the school's.

use std::collections::BTreeSet;

use evenkans_network::partner;
use evenkans_people::mail::{self, Letter};
use evenkans_people::{Role, member, region};
use evenkans_store::{Result, Tx};
use evenkans_web::{Site, T};

use super::Round;
use super::desk::tell_coordinators;
use crate::placement::Told;

/// How long after a term the region hears of it too.
pub const REGION_SECONDS: i64 = 3 * 86_400;

/// Who is told next of what was not decided in time.
#[must_use]
pub fn next(told: Told) -> Told {
    if told == Told::Nothing { Told::Over } else { Told::Region }
}

/// Tells the school with the text for it, or the region's programme managers.
pub async fn tell(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    round: &Round,
    (told, until): (Told, i64),
    (text, args): (&str, &[(&str, String)]),
) -> Result<()> {
    let mut all = vec![("until", t.moment(until))];
    all.extend_from_slice(args);
    if told != Told::Region {
        return tell_coordinators(tx, (site, t), round, ("mail-late-subject", text), &all).await;
    }
    let slug = region::by_id(tx, &round.region_id).await?.slug;
    let school = partner::store::by_id(tx, &round.region_id, &round.school_id).await?.name;
    all.extend([
        ("title", round.title.clone()),
        ("school", school),
        ("link", format!("{}/r/{slug}/rondes/{}", site.public_url, round.id)),
    ]);
    let (subject, body) = (t.with("mail-late-subject", "title", &round.title), t.args("mail-late-region", &all));
    let members = member::list(tx, &round.region_id, None).await?;
    let managers = members.into_iter().filter(|one| one.member.role == Role::ProgrammeManager);
    for to in managers.map(|one| one.email).collect::<BTreeSet<_>>() {
        let letter =
            Letter { to: &to, subject: subject.clone(), body: body.clone(), about: ("round", round.id.as_str()) };
        mail::post(tx, &round.region_id, &letter).await?;
    }
    Ok(())
}
