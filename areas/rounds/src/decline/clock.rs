use evenkans_people::Lang;
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::Site;

use super::store;
use crate::place;
use crate::round;
use crate::round::desk::tell_coordinators;

/// Tells a school once that it has not decided about a decline in time. The student keeps the seat meanwhile.
pub async fn tick(site: &Site) -> Result<()> {
    let t = site.texts.in_lang(Lang::Nl);
    let mut tx = site.db.read("decline.late").await?;
    let late = store::late(&mut tx).await?;
    drop(tx);
    for (region, round, decline) in late {
        let told = write_tx!(site.db, "decline.tell", |tx| {
            store::set_told(tx, &region, &decline).await?;
            let round = round::store::by_id(tx, &region, &round).await?;
            let place = place::store::by_id(tx, &region, &decline.place_id).await?;
            let args = [("place", place.title), ("until", t.moment(decline.decide_by))];
            tell_coordinators(tx, (site, &t), &round, ("mail-late-subject", "mail-late-decline"), &args).await
        });
        match told {
            // Another server was first.
            Err(Error::Stale) => {}
            other => other?,
        }
    }
    Ok(())
}
