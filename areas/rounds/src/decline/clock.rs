use evenkans_people::Lang;
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::Site;

use super::store;
use crate::place;
use crate::round::{self, overdue};

/// Tells a school once that it has not decided about a decline in time, and some days later the region. The student
/// keeps the seat meanwhile.
pub async fn tick(site: &Site) -> Result<()> {
    let t = site.texts.in_lang(Lang::Nl);
    let mut tx = site.db.read("decline.late").await?;
    let late = store::late(&mut tx).await?;
    drop(tx);
    for (region, round, decline) in late {
        let told = write_tx!(site.db, "decline.tell", |tx| {
            let to = overdue::next(decline.told);
            store::set_told(tx, &region, &decline, to).await?;
            let round = round::store::by_id(tx, &region, &round).await?;
            let place = place::store::by_id(tx, &region, &decline.place_id).await?;
            let text = ("mail-late-decline", &[("place", place.title)][..]);
            overdue::tell(tx, (site, &t), &round, (to, decline.decide_by), text).await
        });
        match told {
            // Another server was first.
            // What it was about may be gone too; the others wait for theirs.
            Err(Error::Stale | Error::NotFound) => {}
            other => other?,
        }
    }
    Ok(())
}
