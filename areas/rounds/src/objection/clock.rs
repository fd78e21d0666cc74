use evenkans_people::Lang;
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::Site;

use super::store;
use crate::round::{self, overdue};

/// Tells a school once that it has not answered an objection in time, and some days later the region.
pub async fn tick(site: &Site) -> Result<()> {
    let t = site.texts.in_lang(Lang::Nl);
    let mut tx = site.db.read("objection.late").await?;
    let late = store::late(&mut tx).await?;
    drop(tx);
    for (region, round, objection) in late {
        let told = write_tx!(site.db, "objection.tell", |tx| {
            let to = overdue::next(objection.told);
            store::set_told(tx, &region, &objection, to).await?;
            let round = round::store::by_id(tx, &region, &round).await?;
            overdue::tell(tx, (site, &t), &round, (to, objection.answer_by), ("mail-late-objection", &[])).await
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
