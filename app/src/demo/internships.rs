//! The story's internships: a round that ran a whole year and is closed, and one whose internships are being prepared.

use std::collections::BTreeMap;

use evenkans_people::{Lang, Role, member};
use evenkans_rounds::adjustment::{self, Wanted};
use evenkans_rounds::agreement;
use evenkans_rounds::evaluation::{self, Mark, Question};
use evenkans_rounds::internship::{self, Guiding, Side, VisitKind};
use evenkans_rounds::placement::Placement;
use evenkans_rounds::round::{self, desk::Desk};
use evenkans_rounds::{placement, student, talk};
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::Site;

use super::after::{employer, link, seats};
use super::agreements::sign;
use super::network::{self, Network};
use super::story::{go_to, moment};

/// The teachers of the round's school, by name.
async fn teachers(site: &Site, desk: &Desk) -> Result<Vec<String>> {
    let mut tx = site.db.read("story.teachers").await?;
    let all = member::list(&mut tx, &desk.round.region_id, Some(&desk.round.school_id)).await?;
    let teachers = all.into_iter().filter(|one| one.member.role == Role::Teacher);
    Ok(teachers.map(|one| one.member.account_id.to_string()).collect())
}

/// Everybody but each so many-th gets a guide, in turn.
async fn guided(site: &Site, desk: &Desk, seats: &[Placement], skip: usize) -> Result<()> {
    let t = &site.texts.in_lang(Lang::Nl);
    let teachers = teachers(site, desk).await?;
    write_tx!(site.db, "story.guides", |tx| {
        for (n, one) in seats.iter().enumerate().filter(|(n, _)| n % skip != skip - 1) {
            let teacher = teachers.get(n % teachers.len().max(1)).ok_or(Error::NotFound)?;
            internship::assign(tx, (site, t), desk, one.student_id.as_str(), teacher).await?;
        }
        Ok(())
    })
}

async fn guiding(site: &Site, desk: &Desk, one: &Placement) -> Result<Guiding> {
    let (region, round) = (desk.round.region_id.as_str(), desk.round.id.as_str());
    let mut tx = site.db.read("story.guiding").await?;
    let student = student::store::by_id(&mut tx, region, round, one.student_id.as_str()).await?;
    Ok(Guiding { round: desk.round.clone(), student, actor: "verhaal".to_owned() })
}

async fn placements(site: &Site, desk: &Desk) -> Result<Vec<Placement>> {
    let mut tx = site.db.read("story.seats").await?;
    Ok(seats(&mut tx, desk).await?.into_iter().map(|(one, _)| one).collect())
}

const REPORTS: [&str; 3] = [
    "De student werkt zelfstandig aan eigen klussen. Afgesproken: elke vrijdag een kwartier terugkijken met de begeleider.",
    "Het bedrijf is tevreden. De student wil meer contact met klanten; dat begint volgende week.",
    "Moeilijke start door de reistijd. De werkdag begint nu om negen uur, dat helpt.",
];

/// From the answers to the closed round.
pub(super) async fn whole(site: &Site, desk: &Desk, network: &Network<'_>) -> Result<()> {
    let t = &site.texts.in_lang(Lang::Nl);
    let with = (site, t);
    go_to(&site.db, "2025-11-10T10:00")?;
    write_tx!(site.db, "story.answers", |tx| {
        for (n, (one, place)) in seats(tx, desk).await?.iter().enumerate() {
            placement::accept(tx, &employer(desk, place)?, "link:verhaal", one.id.as_str()).await?;
            // Seven of them go elsewhere.
            if n % 11 == 5 && n < 77 {
                placement::withdraw(tx, &desk.round, &link(desk, one.student_id.as_str())).await?;
            }
        }
        Ok(())
    })?;
    go_to(&site.db, "2025-12-08T10:00")?;
    let seats = {
        let mut tx = site.db.read("story.seats").await?;
        seats(&mut tx, desk).await?
    };
    for (n, (one, place)) in seats.iter().enumerate() {
        let terms = agreement::usual_terms(&desk.round, place, Lang::Nl);
        write_tx!(site.db, "story.agreement", |tx| {
            let made = agreement::make(tx, with, desk, one.student_id.as_str(), &terms).await;
            let id = match made {
                Ok(id) => id,
                // At a place without a supervisor nothing can be agreed on.
                Err(Error::Refused(_)) => return Ok(()),
                Err(other) => return Err(other),
            };
            let agreed = agreement::store::by_id(tx, &desk.round.region_id, id.as_str()).await?;
            sign(tx, with, desk, &agreed, &agreed.parties()).await?;
            // Six stop early, further on.
            if n % 13 == 7 && n < 78 {
                let why = "Student en bedrijf besloten samen te stoppen; de student maakt de stage af op school.";
                agreement::end_early(tx, with, desk, (id.as_str(), "2026-03-20"), why).await?;
            }
            Ok(())
        })?;
    }
    let seats = placements(site, desk).await?;
    go_to(&site.db, "2026-01-12T10:00")?;
    guided(site, desk, &seats, 9).await?;
    network::winter(network).await?;
    go_to(&site.db, "2026-03-12T16:00")?;
    for (n, one) in seats.iter().enumerate().filter(|(n, _)| n % 4 != 3) {
        let guiding = guiding(site, desk, one).await?;
        write_tx!(site.db, "story.visit", |tx| {
            let kind = VisitKind::ALL[n % VisitKind::ALL.len()];
            let visit = internship::plan(tx, with, &guiding, (moment("2026-03-11T14:00")?, kind)).await?;
            internship::report(tx, &guiding, (visit.as_str(), 1), REPORTS[n % REPORTS.len()]).await
        })?;
    }
    network::spring(network).await?;
    go_to(&site.db, "2026-06-25T15:00")?;
    for (n, one) in seats.iter().enumerate() {
        evaluated(site, desk, one, n).await?;
    }
    go_to(&site.db, "2026-07-06T09:00")?;
    write_tx!(site.db, "story.close", |tx| { round::close(tx, desk).await })
}

/// What both sides of an internship say at the end; not everybody answers.
async fn evaluated(site: &Site, desk: &Desk, one: &Placement, n: usize) -> Result<()> {
    let mark = |at: usize| match (n + at) % 12 {
        3 => Mark::Hardly,
        1 | 5 | 8 => Mark::Mostly,
        11 if n.is_multiple_of(3) => Mark::No,
        _ => Mark::Yes,
    };
    write_tx!(site.db, "story.evaluate", |tx| {
        let internship = internship::of_placement(tx, &desk.round, one.clone()).await?;
        for (side, answers) in [(Side::Student, n % 5 != 4), (Side::Employer, n % 3 != 2)] {
            if answers && internship.may_be_evaluated(tx.now) {
                let questions = Question::of(side).iter().enumerate();
                let answers: BTreeMap<Question, Mark> = questions.map(|(at, one)| (*one, mark(at))).collect();
                let note = if n.is_multiple_of(4) { "Goed dat er vaste begeleiding was." } else { "" };
                let what = (0, &answers, note);
                evaluation::save(tx, &desk.round, &internship, (side, "verhaal"), what).await?;
            }
        }
        Ok(())
    })
}

/// Guides, visits to come, a talk, and something that a student needs.
pub(super) async fn begun(site: &Site, desk: &Desk) -> Result<()> {
    let t = &site.texts.in_lang(Lang::Nl);
    let with = (site, t);
    let seats = placements(site, desk).await?;
    guided(site, desk, &seats, 7).await?;
    for (n, one) in seats.iter().enumerate().filter(|(n, _)| n % 5 == 1) {
        let guiding = guiding(site, desk, one).await?;
        write_tx!(site.db, "story.visit", |tx| {
            let kind = VisitKind::ALL[n % VisitKind::ALL.len()];
            internship::plan(tx, with, &guiding, (moment("2027-03-09T14:00")?, kind)).await.map(drop)
        })?;
    }
    let Some(one) = seats.first() else { return Ok(()) };
    write_tx!(site.db, "story.talk", |tx| {
        let internship = internship::of_placement(tx, &desk.round, one.clone()).await?;
        let about = (&desk.round, &internship);
        let when = (0, moment("2026-12-09T15:30")?, "Bij het bedrijf, bij de receptie");
        talk::invite(tx, with, about, (Side::Employer, "verhaal"), when).await?;
        let notes = BTreeMap::from([
            (talk::Question::Day, "We beginnen om acht uur met een rondje. Je loopt de eerste week mee.".to_owned()),
            (talk::Question::Learn, "Je kunt hier leren plannen en met klanten praten.".to_owned()),
        ]);
        talk::write(tx, about, (Side::Employer, "verhaal"), (0, &notes)).await?;
        let guide = internship::store::guide_of(tx, &desk.round.region_id, one.student_id.as_str()).await?;
        let wanted = Wanted {
            text: "Ik werk het best als ik de taken van de dag op papier krijg.".to_owned(),
            guide: guide.map(|guide| guide.account_id.to_string()),
            placement: Some(one.id.to_string()),
            until: "2027-04-01".to_owned(),
        };
        adjustment::disclose(tx, with, &desk.round, &link(desk, one.student_id.as_str()), &wanted).await
    })
}
