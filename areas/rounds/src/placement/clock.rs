//! What the clock brings to placements: a reminder half-way the term, and at its end the word that silence means yes.

use evenkans_people::Lang;
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::{Site, T};

use super::{EmployerAnswer, Placement, StudentAnswer, Told, store};
use crate::round::{self, Round};
use crate::{employer, place, student};

/// How many placements are told of in one go.
const AT_ONCE: i64 = 100;

/// Called every few seconds, on every server, and safe to call twice.
pub async fn tick(site: &Site) -> Result<()> {
    let t = site.texts.in_lang(Lang::Nl);
    let mut tx = site.db.read("placement.due").await?;
    let due = store::due(&mut tx, AT_ONCE).await?;
    drop(tx);
    for (region, round, placement) in due {
        let told = write_tx!(site.db, "placement.tell", |tx| {
            let round = round::store::by_id(tx, &region, &round).await?;
            tell(tx, (site, &t), &round, &placement).await
        });
        match told {
            // Another server was first, or the placement ended.
            // What it was about may be gone too; the others wait for theirs.
            Err(Error::Stale | Error::NotFound) => {}
            other => other?,
        }
    }
    Ok(())
}

async fn tell(tx: &mut evenkans_store::Tx, site: (&Site, &T), round: &Round, placement: &Placement) -> Result<()> {
    let over = placement.is_over(tx.now);
    let to = if over { Told::Over } else { Told::Reminded };
    store::set_told(tx, &round.region_id, &placement.id, placement.told, to).await?;
    let place = place::store::by_id(tx, &round.region_id, &placement.place_id).await?;
    let until = site.1.moment(placement.answer_by);
    let args = [("place", place.title.clone()), ("until", until)];
    if placement.student == StudentAnswer::Waiting {
        let student =
            student::store::by_id(tx, &round.region_id, round.id.as_str(), placement.student_id.as_str()).await?;
        let text = if over {
            ("mail-silence-subject", "mail-silence-student")
        } else {
            ("mail-answer-subject", "mail-answer-student")
        };
        student::write(tx, site, (round, &student), text, &args).await?;
    }
    if placement.employer == EmployerAnswer::Waiting
        && let Some(employer) = &place.employer_id
    {
        let text = if over {
            ("mail-silence-subject", "mail-silence-employer")
        } else {
            ("mail-answer-subject", "mail-answer-employer")
        };
        employer::tell(tx, site, round, employer, text, &args).await?;
    }
    Ok(())
}
