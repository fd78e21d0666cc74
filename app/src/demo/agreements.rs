//! The story's agreements: the schools' articles, and agreements in every state.

use evenkans_people::Lang;
use evenkans_rounds::agreement::template::{self, Change};
use evenkans_rounds::agreement::{self, Agreement, Party, Terms};
use evenkans_rounds::placement::EmployerAnswer;
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::study::Level;
use evenkans_store::{Error, Result, Tx, write_tx};
use evenkans_web::{Site, T};

use super::after::seats;

/// A school adopts the example articles, in both languages.
pub(super) async fn articles(site: &Site, (region, school): (&str, &str), level: Level, contact: &str) -> Result<()> {
    write_tx!(site.db, "story.articles", |tx| {
        for lang in Lang::ALL {
            let change = Change {
                body: site.texts.in_lang(*lang).word("agreement-default", level.word()),
                guardian: level == Level::Mbo,
                contact_name: contact.to_owned(),
                contact_email: "vertrouwenspersoon@waterstad.example".to_owned(),
            };
            template::save(tx, region, (school, "verhaal"), (level, *lang), (0, &change)).await?;
        }
        Ok(())
    })
}

pub(super) async fn sign(
    tx: &mut Tx,
    site: (&Site, &T),
    desk: &Desk,
    one: &Agreement,
    parties: &[Party],
) -> Result<()> {
    for party in parties {
        let now = agreement::store::by_id(tx, &desk.round.region_id, one.id.as_str()).await?;
        let name = if *party == Party::Guardian { &one.guardian_name } else { "Ondertekend in het verhaal" };
        agreement::sign(tx, site, &desk.round, &now, (*party, "verhaal"), (name, &now.hash)).await?;
    }
    Ok(())
}

/// Agreements for most who can have one: signed by all, waiting for one or another, ended, being changed, taken back.
/// `spared` are the students who walk through the demo: they have none yet.
pub(super) async fn signed(site: &Site, desk: &Desk, spared: &[String]) -> Result<()> {
    let t = &site.texts.in_lang(Lang::Nl);
    let site = (site, t);
    let seats: Vec<_> = {
        let mut tx = site.0.db.read("story.seats").await?;
        let all = seats(&mut tx, desk).await?.into_iter();
        let ready = all.filter(|(one, _)| one.employer == EmployerAnswer::Accepted);
        ready.filter(|(one, _)| !spared.iter().any(|id| id == one.student_id.as_str())).collect()
    };
    for (n, (placement, place)) in seats.iter().enumerate().filter(|(n, _)| n % 4 != 3) {
        let usual = agreement::usual_terms(&desk.round, place, if n % 10 == 6 { Lang::En } else { Lang::Nl });
        let minor = n % 6 == 4;
        let guardian = minor.then(|| ("Ouder van de student".to_owned(), format!("ouder{n}@thuis.example")));
        let terms = Terms { guardian, ..usual };
        write_tx!(site.0.db, "story.agreement", |tx| {
            let student = placement.student_id.as_str();
            let made = agreement::make(tx, site, desk, student, &terms).await;
            // At a place without a supervisor nothing can be agreed on yet.
            let Ok(id) = made else { return made.map(drop).or_else(refused) };
            let one = agreement::store::by_id(tx, &desk.round.region_id, id.as_str()).await?;
            match n % 5 {
                0 | 1 => sign(tx, site, desk, &one, &one.parties()).await?,
                2 => sign(tx, site, desk, &one, &[Party::Student, Party::School]).await?,
                3 => sign(tx, site, desk, &one, &[Party::Employer]).await?,
                _ => sign(tx, site, desk, &one, &[Party::Student, Party::Employer]).await?,
            }
            match n {
                5 => {
                    let why = "De student verhuist naar een andere provincie; student en bedrijf vroegen dit samen.";
                    agreement::end_early(tx, site, desk, (id.as_str(), "2026-12-31"), why).await
                }
                10 => {
                    let extra = "Elke vrijdag werkt de student vanuit school.".to_owned();
                    let changed = Terms { extra, ..terms.clone() };
                    agreement::make(tx, site, desk, student, &changed).await.map(drop)
                }
                12 => agreement::take_back(tx, site, desk, id.as_str()).await,
                _ => Ok(()),
            }
        })?;
    }
    Ok(())
}

fn refused(error: Error) -> Result<()> {
    match error {
        Error::Refused(_) => Ok(()),
        other => Err(other),
    }
}
