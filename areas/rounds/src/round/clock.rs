//! What the clock brings to a round: who was never written to gets their link, and who confirmed nothing is reminded.

use evenkans_people::Lang;
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::{Site, T};

use super::{Round, store};
use crate::{own, student};

/// How long before the wishes close everybody without a confirmed list is reminded, once.
const REMIND_SECONDS: i64 = 3 * 86_400;

/// How many students are told that their round is open in one go.
const WELCOME: i64 = 200;

pub async fn tick(site: &Site) -> Result<()> {
    let t = site.texts.in_lang(Lang::Nl);
    let mut tx = site.db.read("tick").await?;
    let due = store::to_remind(&mut tx, site.db.clock.now() + REMIND_SECONDS).await?;
    let choosing = store::choosing(&mut tx).await?;
    drop(tx);
    for round in choosing {
        welcome(site, &t, &round).await?;
    }
    for round in due {
        let sent = write_tx!(site.db, "tick.remind", |tx| {
            store::mark_reminded(tx, &round).await?;
            for student in student::store::of_round(tx, &round.region_id, round.id.as_str()).await? {
                let own = own::store::approved_of(tx, &round.region_id, student.id.as_str()).await?;
                if student.confirmed_at.is_none() && own.is_none() {
                    student::remind(tx, (site, &t), &round, &student).await?;
                }
            }
            Ok(())
        });
        match sent {
            // Another server was first.
            Err(Error::Stale) => {}
            other => other?,
        }
    }
    Ok(())
}

/// Mails their link to everybody in an open round who was never written to: no student has to wait for a reminder.
async fn welcome(site: &Site, t: &T, round: &Round) -> Result<()> {
    loop {
        let mut tx = site.db.read("tick.untold").await?;
        let waiting = student::store::untold(&mut tx, round, 1).await?.len();
        drop(tx);
        if waiting == 0 {
            return Ok(());
        }
        write_tx!(site.db, "tick.welcome", |tx| {
            // Asked again here: another server may be at it too.
            for student in student::store::untold(tx, round, WELCOME).await? {
                let text = ("mail-opened-subject", "mail-opened");
                let until = [("until", t.moment(round.wishes_until))];
                student::write(tx, (site, t), (round, &student), text, &until).await?;
            }
            Ok(())
        })?;
    }
}
