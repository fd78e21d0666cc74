//! What the clock brings to agreements: who did not sign within some days is asked once more.

use evenkans_people::Lang;
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::Site;

use super::{sign, store};
use crate::round;

/// How long an agreement waits before the clock asks once more.
const PATIENCE_SECONDS: i64 = 5 * 86_400;
/// How many agreements are looked at in one go.
const AT_ONCE: i64 = 100;

/// Called every few seconds, on every server, and safe to call twice.
pub async fn tick(site: &Site) -> Result<()> {
    let t = site.texts.in_lang(Lang::Nl);
    let mut tx = site.db.read("agreement.due").await?;
    let due = store::to_remind(&mut tx, site.db.clock.now() - PATIENCE_SECONDS, AT_ONCE).await?;
    drop(tx);
    for (region, found) in due {
        let told = write_tx!(site.db, "agreement.remind", |tx| {
            let agreement = store::by_id(tx, &region, found.id.as_str()).await?;
            if agreement.reminded_at.is_some() {
                return Err(Error::Stale);
            }
            let round = round::store::by_id(tx, &region, &agreement.round_id).await?;
            sign::remind(tx, (site, &t), &round, &agreement).await
        });
        match told {
            // Another server was first, or it was signed meanwhile.
            Err(Error::Stale | Error::NotFound) => {}
            other => other?,
        }
    }
    Ok(())
}
