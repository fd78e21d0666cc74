//! What a region says of itself: its name and whom to ask. How its pages look is the noun `look`.

use evenkans_people::{Region, region};
use evenkans_store::{Result, Tx};
use serde_json::json;

use super::Manager;
use crate::look::Languages;

/// What a form says of a region.
pub struct About {
    pub name: String,
    pub contact_email: String,
    pub languages: Languages,
}

pub async fn save(tx: &mut Tx, manager: &Manager, version: i64, about: &About) -> Result<()> {
    let mut region = Region {
        name: about.name.clone(),
        contact_email: about.contact_email.clone(),
        version,
        ..region::by_id(tx, &manager.region_id).await?
    };
    region.look.langs = about.languages.langs();
    region::update(tx, &region).await?;
    let payload = json!({"languages": about.languages});
    manager.record(tx, "region.save", ("region", &manager.region_id), &payload).await
}
