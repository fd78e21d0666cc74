//! Who works on a round: the coordinators and teachers of its school. Everything that changes a round asks
//! for a [`Desk`], so forgetting the check does not compile.

use std::collections::BTreeSet;

use evenkans_people::mail::{self, Letter};
use evenkans_people::{Role, member, region};
use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::{Context, Site, T};
use serde::Serialize;

use super::{Round, State, store};

/// A round on the desk of somebody of its school who may change it.
pub struct Desk {
    pub round: Round,
    pub actor: String,
}

/// A round that somebody of its school may look into.
pub struct View {
    pub round: Round,
    /// Whether this person may also change it; a closed round nobody does.
    pub may_change: bool,
}

fn at_school(context: &Context, round: &Round, roles: &[Role]) -> bool {
    context.signed_in().is_some_and(|me| me.partners(&round.region_id, roles).any(|id| id == round.school_id))
}

/// The round of the address for a coordinator of its school; to anybody else it does not exist.
pub async fn take(context: &Context, tx: &mut Tx) -> Result<Desk> {
    let round = of_address(context, tx).await?;
    if !is_coordinator(context, &round) {
        return Err(Error::NotFound);
    }
    Ok(Desk { round, actor: context.actor() })
}

/// The round of the address for a coordinator or teacher of its school.
pub async fn look(context: &Context, tx: &mut Tx) -> Result<View> {
    let round = of_address(context, tx).await?;
    if !at_school(context, &round, &[Role::Coordinator, Role::Teacher]) {
        return Err(Error::NotFound);
    }
    let may_change = round.state != State::Closed && is_coordinator(context, &round);
    Ok(View { round, may_change })
}

/// Whether this visitor works at the round's school.
#[must_use]
pub fn is_staff(context: &Context, round: &Round) -> bool {
    at_school(context, round, &[Role::Coordinator, Role::Teacher])
}

/// Whether this visitor may change the round.
#[must_use]
pub fn is_coordinator(context: &Context, round: &Round) -> bool {
    at_school(context, round, &[Role::Coordinator])
}

pub async fn of_address(context: &Context, tx: &mut Tx) -> Result<Round> {
    let region = context.region.as_ref().ok_or(Error::NotFound)?;
    store::by_id(tx, region.id.as_str(), context.param("id")).await
}

impl Desk {
    pub async fn record(
        &self,
        tx: &mut Tx,
        action: &'static str,
        thing: (&'static str, &str),
        payload: &impl Serialize,
    ) -> Result<()> {
        audit::record(tx, &self.round.region_id, &self.actor, action, thing, payload).await
    }

    /// An audit row about the round itself.
    pub async fn record_round(&self, tx: &mut Tx, action: &'static str, payload: &impl Serialize) -> Result<()> {
        self.record(tx, action, ("round", self.round.id.as_str()), payload).await
    }
}

/// Mails the coordinators of a round's school, with the way to the page where it is done; `args` are the text's own.
pub async fn tell_coordinators(
    tx: &mut Tx,
    (site, t): (&Site, &T),
    round: &Round,
    (subject, body): (&str, &str),
    args: &[(&str, String)],
) -> Result<()> {
    let slug = region::by_id(tx, &round.region_id).await?.slug;
    let link = format!("{}/r/{slug}/rondes/{}/plaatsingen", site.public_url, round.id);
    let mut all = vec![("title", round.title.clone()), ("link", link)];
    all.extend_from_slice(args);
    let (subject, body) = (t.with(subject, "title", &round.title), t.args(body, &all));
    let members = member::list(tx, &round.region_id, Some(&round.school_id)).await?;
    let emails: BTreeSet<String> =
        members.into_iter().filter(|one| one.member.role == Role::Coordinator).map(|one| one.email).collect();
    for to in emails {
        let letter =
            Letter { to: &to, subject: subject.clone(), body: body.clone(), about: ("round", round.id.as_str()) };
        mail::post(tx, &round.region_id, &letter).await?;
    }
    Ok(())
}
