use evenkans_people::{Look, region};
use evenkans_store::{Result, Tx};
use evenkans_web::{Context, Error};
use serde_json::Value;

use crate::programme::{self, Lead};
use crate::region::Manager;

/// Who decides how pages look: those of a region its programme manager, those of a programme its leads.
pub enum Keeper {
    Region(Manager),
    Programme(Lead),
}

impl Keeper {
    /// The visitor, if the region or the programme of the address is theirs to keep.
    pub async fn take(context: &Context, tx: &mut Tx) -> evenkans_web::Result<Self> {
        if context.region.is_some() {
            return Ok(Self::Region(Manager::take(context)?));
        }
        if context.signed_in().is_none() {
            return Err(Error::SignIn);
        }
        Ok(Self::Programme(Lead::take(context, tx).await?))
    }

    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Region(manager) => &manager.region_id,
            Self::Programme(lead) => lead.programme.id.as_str(),
        }
    }

    /// Changes the look; with a version only if nobody else changed anything since that one was read.
    pub(super) async fn change(
        &self,
        tx: &mut Tx,
        version: Option<i64>,
        (of_region, of_programme): (&'static str, &'static str),
        payload: &Value,
        change: impl FnOnce(&mut Look),
    ) -> Result<()> {
        match self {
            Self::Region(manager) => {
                let mut region = region::by_id(tx, self.id()).await?;
                change(&mut region.look);
                region.version = version.unwrap_or(region.version);
                region::update(tx, &region).await?;
                manager.record(tx, of_region, ("region", self.id()), payload).await
            }
            Self::Programme(lead) => {
                let mut programme = programme::store::by_slug(tx, &lead.programme.slug).await?;
                change(&mut programme.look);
                programme.version = version.unwrap_or(programme.version);
                programme::store::update(tx, &programme).await?;
                lead.record(tx, of_programme, payload).await
            }
        }
    }
}
