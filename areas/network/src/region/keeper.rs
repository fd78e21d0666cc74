//! Who keeps the work of a whole network: its programme manager. Every deed on gatherings, the manifest and mail to many
//! asks for a [`Manager`], so forgetting the check does not compile.

use evenkans_people::{AccountId, Role};
use evenkans_store::{Result, Tx, audit};
use evenkans_web::{Context, Error};
use serde_json::Value;

pub struct Manager {
    pub region_id: String,
    pub account_id: AccountId,
}

impl Manager {
    /// The visitor, if they manage the programme of the region of the address.
    pub fn take(context: &Context) -> evenkans_web::Result<Self> {
        let region_id = context.region()?.id.to_string();
        let me = context.signed_in().ok_or(Error::SignIn)?;
        if !me.has(&region_id, &[Role::ProgrammeManager]) {
            return Err(evenkans_store::Error::Forbidden.into());
        }
        Ok(Self { region_id, account_id: me.account.id.clone() })
    }

    pub(crate) async fn record(
        &self,
        tx: &mut Tx,
        action: &'static str,
        thing: (&'static str, &str),
        payload: &Value,
    ) -> Result<()> {
        audit::record(tx, &self.region_id, self.account_id.as_str(), action, thing, payload).await
    }
}
