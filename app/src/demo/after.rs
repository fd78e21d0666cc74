//! The story after the publication: answers, declines that were upheld, refused and are still to be decided, an
//! objection, and repairs that were done and announced.

use std::collections::BTreeMap;

use evenkans_people::{EmployerLink, Lang, StudentLink};
use evenkans_rounds::decline::{self, Asked, Reason};
use evenkans_rounds::own::{self, Proposal};
use evenkans_rounds::place::{self, Place};
use evenkans_rounds::placement::{self, Origin, Placement, StudentAnswer};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::{objection, repair, wish};
use evenkans_store::{Error, Result, Tx, write_tx};
use evenkans_web::{Site, T};

use super::story::{go_to, moment};

/// Somebody's seat with the place it is at, in the order of the placements.
pub(super) async fn seats(tx: &mut Tx, desk: &Desk) -> Result<Vec<(Placement, Place)>> {
    let mut seats = Vec::new();
    for one in placement::store::live(tx, &desk.round).await? {
        let place = place::store::by_id(tx, &desk.round.region_id, &one.place_id).await?;
        seats.push((one, place));
    }
    seats.sort_by(|a, b| (&a.1.code, &a.0.student_id).cmp(&(&b.1.code, &b.0.student_id)));
    Ok(seats)
}

pub(super) fn employer(desk: &Desk, place: &Place) -> Result<EmployerLink> {
    Ok(EmployerLink {
        link_id: "verhaal".into(),
        region_id: desk.round.region_id.clone(),
        employer_id: place.employer_id.clone().ok_or(Error::NotFound)?,
    })
}

fn student(desk: &Desk, placement: &Placement) -> StudentLink {
    link(desk, placement.student_id.as_str())
}

pub(super) fn link(desk: &Desk, student_id: &str) -> StudentLink {
    StudentLink {
        link_id: "verhaal".into(),
        region_id: desk.round.region_id.clone(),
        round_id: desk.round.id.to_string(),
        student_id: student_id.to_owned(),
    }
}

async fn ask(
    tx: &mut Tx,
    site: (&Site, &T),
    desk: &Desk,
    (one, place): &(Placement, Place),
    (reason, basis): (Reason, &str),
) -> Result<()> {
    let requirement = place.requirements.first().map(|one| one.key().to_owned()).unwrap_or_default();
    let asked = Asked { reason, requirement, basis: basis.to_owned() };
    decline::ask(tx, site, &employer(desk, place)?, ("link:verhaal", one.id.as_str()), &asked).await
}

/// One seat at each place that somebody without a place listed, the most wanted first: whoever leaves it makes room.
async fn at_wanted_places(tx: &mut Tx, desk: &Desk) -> Result<Vec<Placement>> {
    let (seats, lists) =
        (seats(tx, desk).await?, wish::store::of_round(tx, &desk.round.region_id, desk.round.id.as_str()).await?);
    let left = placement::store::left(tx, &desk.round).await?;
    let sits = |student: &str| seats.iter().any(|(one, _)| one.student_id.as_str() == student);
    let waiting = lists.iter().filter(|(student, _)| !sits(student) && !left.contains_key(*student));
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for place in waiting.flat_map(|(_, list)| list) {
        *wanted.entry(place).or_default() += 1;
    }
    let mut places: Vec<(&str, usize)> = wanted.into_iter().collect();
    places.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let seat = |(id, _): (&str, usize)| Some(seats.iter().find(|(one, _)| one.place_id == id)?.0.clone());
    Ok(places.into_iter().filter_map(seat).collect())
}

/// Withdrawals, and a repair that gives away what came free.
async fn repaired(site: &Site, desk: &Desk, (announced, runs): (&str, &str), leave: usize) -> Result<()> {
    let t = site.texts.in_lang(Lang::Nl);
    go_to(&site.db, announced)?;
    let id = write_tx!(site.db, "story.announce", |tx| {
        for one in at_wanted_places(tx, desk).await?.iter().take(leave) {
            placement::withdraw(tx, &desk.round, &student(desk, one)).await?;
        }
        repair::announce(tx, (site, &t), desk, moment(runs)?).await
    })?;
    go_to(&site.db, runs)?;
    write_tx!(site.db, "story.repair", |tx| {
        let repair = repair::store::by_id(tx, &desk.round, id.as_str()).await?;
        repair::carry_out(tx, (site, &t), &desk.round, &repair).await.map(drop)
    })
}

/// The ten days in which everybody answers.
pub(super) async fn answers(site: &Site, desk: &Desk) -> Result<()> {
    let t = &site.texts.in_lang(Lang::Nl);
    go_to(&site.db, "2026-11-04T10:00")?;
    write_tx!(site.db, "story.answers", |tx| {
        let seats = seats(tx, desk).await?;
        let needs = |one: &&(Placement, Place)| !one.1.requirements.is_empty();
        let [lift, gone, late] = [2, 30, 60].map(|from| seats.iter().skip(from).find(needs));
        let asked = [lift, gone, late].map(|one| one.map(|(one, _)| one.id.clone()));
        for (n, (one, place)) in seats.iter().enumerate().filter(|(_, one)| !asked.contains(&Some(one.0.id.clone()))) {
            if n % 3 != 2 {
                placement::accept(tx, &employer(desk, place)?, "link:verhaal", one.id.as_str()).await?;
            }
            let answer = if n % 4 == 1 { StudentAnswer::MovesUp } else { StudentAnswer::Stays };
            if n % 5 != 4 {
                let now = placement::store::by_id(tx, &desk.round.region_id, one.id.as_str()).await?;
                placement::answer(tx, &desk.round, &student(desk, one), now.version, answer).await?;
            }
        }
        let reasons = [
            (Reason::Requirement, "In het kennismakingsgesprek bleek dat de student hier niet aan voldoet."),
            (Reason::SeatGone, "De praktijkopleider gaat met verlof en er is geen vervanger."),
            (Reason::Period, "De student kan alleen op maandag, en dan is het bedrijf dicht."),
        ];
        for (one, reason) in [lift, gone, late].into_iter().zip(reasons) {
            ask(tx, (site, t), desk, one.ok_or(Error::NotFound)?, reason).await?;
        }
        Ok(())
    })?;
    go_to(&site.db, "2026-11-06T14:00")?;
    write_tx!(site.db, "story.decide", |tx| {
        let verdicts = [
            (false, "De eis gaat over iets wat de student in de eerste week kan leren; dat is met allebei besproken."),
            (true, "Zonder begeleider kan een stage niet. De student krijgt hulp bij het vinden van een andere plek."),
            (true, "De dagen zijn niet te veranderen: de student heeft op de andere dagen les."),
        ];
        let asked = decline::store::of_round(tx, &desk.round).await?;
        for (one, (upheld, why)) in asked.iter().zip(verdicts) {
            let said = "Ik had dit graag zelf van het bedrijf gehoord.";
            decline::reply(tx, &desk.round.region_id, &one.student_id, ("link:verhaal", said)).await?;
            decline::decide(tx, (site, t), desk, (one.id.as_str(), upheld), why).await?;
        }
        Ok(())
    })?;
    repaired(site, desk, ("2026-11-09T10:00", "2026-11-11T09:00"), 3).await
}

/// A second repair, so that some still have time to answer when the demo begins.
pub(super) async fn again(site: &Site, desk: &Desk) -> Result<()> {
    repaired(site, desk, ("2026-11-24T16:30", "2026-11-26T09:00"), 4).await
}

/// What waits for the school when the demo begins: a decline, an objection, and a repair in a few days.
pub(super) async fn now(site: &Site, desk: &Desk) -> Result<()> {
    let t = &site.texts.in_lang(Lang::Nl);
    go_to(&site.db, "2026-11-28T11:00")?;
    write_tx!(site.db, "story.now", |tx| {
        let seats = seats(tx, desk).await?;
        let earlier = decline::store::of_round(tx, &desk.round).await?;
        let fresh = seats.iter().find(|(one, _)| {
            let heard = earlier.iter().any(|decline| decline.student_id == one.student_id.as_str());
            one.origin == Origin::Repair && one.answer_by > tx.now && !heard
        });
        let reason = (Reason::Period, "Wij zijn in de hele maand juni gesloten, dat wisten we in oktober nog niet.");
        ask(tx, (site, t), desk, fresh.ok_or(Error::NotFound)?, reason).await?;
        let upheld = earlier.iter().find(|one| one.verdict == Some(decline::Verdict::Upheld)).ok_or(Error::NotFound)?;
        let text = "Ik heb ook op dinsdag geen les, dat heeft niemand mij gevraagd. Ik wil deze plek nog steeds.";
        let about = (Some(upheld.id.as_str()), text);
        objection::make(tx, (site, t), &desk.round, &link(desk, &upheld.student_id), about).await?;
        repair::announce(tx, (site, t), desk, moment("2026-12-03T09:00")?).await.map(drop)
    })
}

/// A place that a student arranged, approved or not yet looked at.
pub(super) async fn own_place(site: &Site, desk: &Desk, (student_id, kvk): (&str, &str), approved: bool) -> Result<()> {
    let t = &site.texts.in_lang(Lang::Nl);
    let proposal = Proposal {
        employer: if approved { "Fietsenmaker De Trapper" } else { "Drukkerij Het Lettertje" }.to_owned(),
        kvk: kvk.to_owned(),
        town: "Veerdam".to_owned(),
        title: if approved { "Stagiair werkplaats" } else { "Stagiair drukkerij" }.to_owned(),
        tasks: "Je helpt klanten en leert elke week een nieuw onderdeel van het werk.".to_owned(),
        hours: 32,
        starts_on: desk.round.starts_on.clone(),
        ends_on: desk.round.ends_on.clone(),
        contact_name: "Jo van Dam".to_owned(),
        contact_email: format!("jo.{kvk}@werkplaats.example"),
    };
    write_tx!(site.db, "story.own", |tx| {
        own::propose(tx, (site, t), &desk.round, &link(desk, student_id), &proposal).await?;
        if !approved {
            return Ok(());
        }
        let all = own::store::of_student(tx, &desk.round.region_id, student_id).await?;
        let one = all.iter().find(|one| one.is_open()).ok_or(Error::NotFound)?;
        let decision = own::Decision {
            approved,
            reason: String::new(),
            source: "stagemarkt.nl".to_owned(),
            on: "2026-11-20".to_owned(),
        };
        own::decide(tx, (site, t), desk, one.id.as_str(), &decision).await
    })
}

/// Students of a round who have no place and take part: the first ones by number.
pub(super) async fn without(site: &Site, desk: &Desk) -> Result<Vec<String>> {
    let mut tx = site.db.read("story.without").await?;
    let sits = placement::store::live(&mut tx, &desk.round).await?;
    let left = placement::store::left(&mut tx, &desk.round).await?;
    let all = evenkans_rounds::student::store::of_round(&mut tx, &desk.round.region_id, desk.round.id.as_str()).await?;
    let ids = all.into_iter().map(|one| one.id.0);
    Ok(ids.filter(|id| !left.contains_key(id) && !sits.iter().any(|one| one.student_id.as_str() == id)).collect())
}
