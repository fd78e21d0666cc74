//! What the clock brings to internships: students are asked twice how it goes, and both sides near the end how it was.

use evenkans_people::Lang;
use evenkans_store::{Result, Tx, write_tx};
use evenkans_web::{Moment, Site, T};

use super::{Ask, DAY, EVALUATE_DAYS, store};
use crate::placement::{self, Placement};
use crate::round::{self, Round};
use crate::student::{self, Student};
use crate::{employer, place};

/// How many days after the first day a student is asked how it goes.
const FIRST_DAYS: i64 = 21;
const SECOND_DAYS: i64 = 70;
/// How many placements are asked in one go.
const AT_ONCE: i64 = 100;

/// Called every few seconds, on every server, and safe to call twice.
pub async fn tick(site: &Site) -> Result<()> {
    let t = site.texts.in_lang(Lang::Nl);
    let now = site.db.clock.now();
    let day = |days: i64| Moment(now + days * DAY).day();
    let today = day(0);
    // The second first: whoever is asked now is not asked for the first time as well.
    let asks = [
        (Ask::SecondPulse, day(-SECOND_DAYS), today.clone(), "9999".to_owned()),
        (Ask::FirstPulse, day(-FIRST_DAYS), today.clone(), "9999".to_owned()),
        (Ask::Evaluation, today, day(-EVALUATE_DAYS), day(EVALUATE_DAYS)),
    ];
    for (what, begun, from, to) in asks {
        let mut tx = site.db.read("internship.due").await?;
        let due = store::to_ask(&mut tx, what, (&begun, &from, &to), AT_ONCE).await?;
        drop(tx);
        for (region, round, student, placement) in due {
            write_tx!(site.db, "internship.ask", |tx| {
                ask(tx, (site, &t), what, (&region, &round), (&student, &placement)).await
            })?;
        }
    }
    Ok(())
}

async fn ask(
    tx: &mut Tx,
    site: (&Site, &T),
    what: Ask,
    (region, round): (&str, &str),
    (student, placement): (&str, &str),
) -> Result<()> {
    let round = round::store::by_id(tx, region, round).await?;
    // Another server may have been first.
    if !store::mark_asked(tx, &round, placement, what).await? {
        return Ok(());
    }
    if what == Ask::SecondPulse {
        store::mark_asked(tx, &round, placement, Ask::FirstPulse).await?;
    }
    let student = student::store::by_id(tx, region, round.id.as_str(), student).await?;
    let placement = placement::store::by_id(tx, region, placement).await?;
    if what == Ask::Evaluation {
        return evaluation(tx, site, &round, (&student, &placement)).await;
    }
    let place = place::store::by_id(tx, region, &placement.place_id).await?;
    let (text, args) = (("mail-pulse-subject", "mail-pulse"), [("place", place.title)]);
    student::write(tx, site, (&round, &student), text, &args).await.map(drop)
}

/// At an early end both sides are asked at once how it was.
pub async fn ask_how_it_was(tx: &mut Tx, site: (&Site, &T), round: &Round, placement: &Placement) -> Result<()> {
    if !store::mark_asked(tx, round, placement.id.as_str(), Ask::Evaluation).await? {
        return Ok(());
    }
    let (region, id) = (round.region_id.as_str(), placement.student_id.as_str());
    let student = student::store::by_id(tx, region, round.id.as_str(), id).await?;
    evaluation(tx, site, round, (&student, placement)).await
}

async fn evaluation(
    tx: &mut Tx,
    site: (&Site, &T),
    round: &Round,
    (student, placement): (&Student, &Placement),
) -> Result<()> {
    let place = place::store::by_id(tx, &round.region_id, &placement.place_id).await?;
    let args = [("place", place.title), ("student", student.name())];
    student::write(tx, site, (round, student), ("mail-evaluate-subject", "mail-evaluate"), &args).await?;
    match &place.employer_id {
        Some(id) => {
            let text = ("mail-evaluate-subject", "mail-evaluate-employer");
            employer::tell(tx, site, round, id, text, &args).await
        }
        None => Ok(()),
    }
}
