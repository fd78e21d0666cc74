//! What needs somebody of a school now, over all its rounds, with the terms: so that nothing waits unseen.

pub mod pages;

use std::collections::HashSet;

use evenkans_people::AccountId;
use evenkans_store::{Result, Tx};
use evenkans_web::T;

use crate::agreement::{self, Party, State as AgreementState};
use crate::decline::{self, Decline};
use crate::internship::Visit;
use crate::objection::{self, Objection};
use crate::own::{self, OwnPlace};
use crate::round::{Round, State};
use crate::{headcount, internship, place, placement, pulse, repair, round, student};

/// One thing that waits.
pub struct Item {
    pub text: String,
    pub link: String,
    /// Until when, where there is a term.
    pub due: Option<i64>,
}

impl Item {
    #[must_use]
    pub fn is_late(&self, now: i64) -> bool {
        self.due.is_some_and(|due| due < now)
    }
}

/// The things of one round, whose address is `base`.
struct Items<'a> {
    t: &'a T,
    base: &'a str,
    all: Vec<Item>,
}

impl Items<'_> {
    /// Notes that `n` of something wait; none is nothing.
    fn count(&mut self, key: &str, n: usize, page: &str, due: Option<i64>) {
        if n > 0 {
            self.one(self.t.with(key, "n", n), page, due);
        }
    }

    fn one(&mut self, text: String, page: &str, due: Option<i64>) {
        self.all.push(Item { text, link: format!("{}/{page}", self.base), due });
    }
}

/// What waits in one round for a coordinator, besides what they guide themselves; `base` is its address.
pub async fn of_round(tx: &mut Tx, t: &T, base: &str, round: &Round, me: &AccountId) -> Result<Vec<Item>> {
    let mut items = Items { t, base, all: Vec::new() };
    let own = own::store::of_round(tx, round).await?.iter().filter(|one| OwnPlace::is_open(one)).count();
    items.count("today-own", own, "eigen-plekken", None);
    match round.state {
        State::Preparing => items.one(t.get("today-preparing"), "werk", None),
        State::Open => {
            let counts = round::store::counts(tx, &round.region_id, &round.id).await?;
            let count = |n: i64| usize::try_from(n).unwrap_or_default();
            items.count("today-approve", count(counts.to_approve), "plekken?state=submitted", None);
            let headcounts = headcount::store::of_round(tx, round).await?;
            let uncounted = headcounts.iter().filter(|one| one.stated.is_none()).count();
            items.count("today-headcounts", uncounted, "werk#aantallen", Some(round.wishes_until));
            if tx.now <= round.wishes_until {
                let own = own::store::of_round(tx, round).await?;
                let outside = own.iter().filter(|one| one.is_approved()).count();
                let left = count(counts.students - counts.confirmed).saturating_sub(outside);
                items.count("today-unconfirmed", left, "studenten?stand=unconfirmed", Some(round.wishes_until));
            } else {
                items.one(t.get("today-freeze"), "werk", Some(round.rules.beacon.at()));
            }
        }
        State::Frozen if tx.now >= round.rules.beacon.at() => items.one(t.get("today-draw"), "trekking", None),
        State::Frozen => items.one(t.get("today-beacon"), "werk", Some(round.rules.beacon.at())),
        State::Drawn => items.one(t.get("today-publish"), "werk", None),
        State::Closed => {}
        State::Published => {
            if round::is_over(round, tx.now) {
                items.one(t.get("today-close"), "werk", None);
            }
            after_publication(tx, round, me, &mut items).await?;
        }
    }
    Ok(items.all)
}

/// What waits in one round for somebody who guides some of its students; `home` is the region's address.
pub async fn of_guide(tx: &mut Tx, t: &T, home: &str, round: &Round, me: &AccountId) -> Result<Vec<Item>> {
    let mut items = Items { t, base: home, all: Vec::new() };
    if round.state != State::Published {
        return Ok(items.all);
    }
    let mut guides = internship::store::guides(tx, round).await?;
    guides.retain(|_, guide| guide.account_id == *me);
    let (now, visits) = (tx.now, internship::store::visits(tx, round).await?);
    let own = |one: &&Visit| guides.contains_key(&one.student_id);
    let unreported = visits.iter().filter(own).filter(|one| one.lacks_report(now)).count();
    let unvisited = guides.keys().filter(|id| visits.iter().all(|one| one.student_id != **id || !one.counts())).count();
    let mut not_well = 0;
    for id in guides.keys() {
        let shared = pulse::shared_with(tx, &round.region_id, id, me.as_str()).await?;
        not_well += usize::from(shared.first().is_some_and(|one| !one.answers.is_well()));
    }
    let starts = evenkans_web::parse_local(&format!("{}T09:00", round.starts_on));
    items.count("today-not-well", not_well, "begeleiding", None);
    items.count("today-reports", unreported, "begeleiding?stand=unreported", None);
    items.count("today-unvisited", unvisited, "begeleiding?stand=unvisited", starts.filter(|at| *at > now));
    Ok(items.all)
}

async fn after_publication(tx: &mut Tx, round: &Round, me: &AccountId, items: &mut Items<'_>) -> Result<()> {
    let t = items.t;
    let places = place::store::titles(tx, round).await?;
    for one in decline::store::of_round(tx, round).await?.into_iter().filter(Decline::is_open) {
        let place = places.iter().find(|place| place.id.as_str() == one.place_id).map(place::store::Titled::with_code);
        let text = t.with("today-decline", "place", place.unwrap_or_default());
        items.one(text, &format!("afwijzingen/{}", one.id), Some(one.decide_by));
    }
    for one in objection::store::of_round(tx, round).await?.into_iter().filter(Objection::is_open) {
        items.one(t.get("today-objection"), &format!("bezwaren/{}", one.id), Some(one.answer_by));
    }
    let now = tx.now;
    let live = placement::store::live(tx, round).await?;
    let silent = live.iter().filter(|one| one.is_silent(now)).count();
    let left = placement::store::left(tx, round).await?;
    let students = student::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let sits: HashSet<&str> = live.iter().map(|one| one.student_id.as_str()).collect();
    let waiting =
        students.iter().filter(|one| !sits.contains(one.id.as_str()) && !left.contains_key(one.id.as_str())).count();
    let agreements = agreement::store::of_round(tx, round).await?;
    let has: HashSet<&str> = agreements
        .iter()
        .filter(|one| matches!(one.state, AgreementState::Open | AgreementState::Signed))
        .map(|one| one.student_id.as_str())
        .collect();
    let missing = sits.difference(&has).count();
    let unsigned = agreement::store::missing_of_round(tx, round, &agreements).await?;
    let to_sign = unsigned.values().filter(|left| left.contains(&Party::School)).count();
    let starts = evenkans_web::parse_local(&format!("{}T09:00", round.starts_on));
    items.count("today-silent", silent, "plaatsingen?stand=silent", None);
    items.count("today-waiting", waiting, "plaatsingen?stand=waiting", None);
    items.count("today-agreements", missing, "overeenkomsten?stand=missing", starts);
    items.count("today-sign", to_sign, "overeenkomsten?stand=to-sign", starts);
    let guides = internship::store::guides(tx, round).await?;
    // Whoever stopped early is guided too, as the list says.
    let stopped = placement::store::stopped(tx, round).await?;
    let gone = stopped.iter().map(|(student, _)| student.as_str());
    let going: HashSet<&str> = sits.iter().copied().chain(gone).collect();
    let alone = going.iter().filter(|id| !guides.contains_key(**id)).count();
    items.count("today-guides", alone, "begeleiding?stand=no-guide", starts);
    let visits = internship::store::visits(tx, round).await?;
    let others = |one: &&Visit| guides.get(&one.student_id).is_none_or(|guide| guide.account_id != *me);
    let unreported = visits.iter().filter(others).filter(|one| one.lacks_report(now)).count();
    items.count("today-reports", unreported, "begeleiding?stand=unreported", None);
    for one in repair::store::of_round(tx, round).await?.iter().filter(|one| one.is_announced()) {
        items.one(t.get("today-repair"), "herstel", Some(one.runs_at));
    }
    Ok(())
}
