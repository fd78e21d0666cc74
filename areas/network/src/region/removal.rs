//! A region begun by mistake goes again, as long as nobody has worked in it.

use evenkans_people::mail::{self, Letter};
use evenkans_people::{Account, AccountId, Region, Role, account, member};
use evenkans_store::{Error, Result, Tx, audit, scope};
use evenkans_web::{Context, Site};
use serde_json::json;

use crate::programme;

/// Who may remove a region: its programme manager, who began it, who leads its programme, and an administrator. The first
/// may never have got the mail.
pub struct Remover {
    pub region: Region,
    pub account_id: AccountId,
}

impl Remover {
    pub async fn take(context: &Context, tx: &mut Tx) -> evenkans_web::Result<Self> {
        let region = context.region()?.clone();
        let me = context.signed_in().ok_or(evenkans_web::Error::SignIn)?;
        let manages = me.has(region.id.as_str(), &[Role::ProgrammeManager]);
        if !manages && !me.account.administrator && !began(tx, &region, &me.account).await? {
            let leads = programme::store::of_lead(tx, &me.account.id).await?;
            let own = programme::store::of_region(tx, region.id.as_str()).await?;
            if !leads.iter().any(|one| own.as_ref().is_some_and(|own| own.id == one.id)) {
                return Err(Error::NotFound.into());
            }
        }
        Ok(Self { region, account_id: me.account.id.clone() })
    }
}

async fn began(tx: &mut Tx, region: &Region, me: &Account) -> Result<bool> {
    let history = audit::history(tx, region.id.as_str(), "region", region.id.as_str()).await?;
    Ok(history.iter().any(|deed| deed.action == "region.create" && deed.actor == me.id.as_str()))
}

/// What a region has from its first moment, with the most rows of it, and what is taken away with it. Who was invited finds
/// that the link works no more. Mail under way and the audit rows stay till their terms.
const BEGINS_WITH: &[(&str, i64)] = &[
    ("partner", 1),
    ("member", 1),
    ("activity", i64::MAX),
    ("invitation", i64::MAX),
    ("programme_region", 1),
    ("programme_invitation", i64::MAX),
];
const STAYS: &[&str] = &["audit", "audit_chain", "mail"];

/// Whether nobody has worked in it yet.
pub async fn is_unused(tx: &mut Tx, region_id: &str) -> Result<bool> {
    let begins = |table: &str, n: i64| BEGINS_WITH.iter().any(|(own, most)| *own == table && n <= *most);
    let held = scope::holds(tx, region_id).await?;
    Ok(held.iter().all(|(table, n)| STAYS.contains(&table.as_str()) || begins(table, *n)))
}

/// Removes it with all that it began with; its address is free again, and its programme manager hears of it.
pub async fn remove(tx: &mut Tx, site: &Site, remover: &Remover) -> Result<()> {
    let id = remover.region.id.as_str();
    if !is_unused(tx, id).await? {
        return Err(Error::refused("error-region-used"));
    }
    for person in member::list(tx, id, None).await? {
        let manager = account::by_id(tx, &person.member.account_id).await?;
        if manager.id == remover.account_id {
            continue;
        }
        let t = site.texts.in_lang(manager.lang);
        let args = [("name", manager.name.clone()), ("region", remover.region.name.clone())];
        let letter = Letter {
            to: &manager.email,
            subject: t.with("mail-region-removed-subject", "region", &remover.region.name),
            body: t.args("mail-region-removed", &args),
            about: ("region", id),
        };
        mail::post(tx, id, &letter).await?;
    }
    for sql in [
        "DELETE FROM member WHERE region_id = $1",
        "DELETE FROM partner WHERE region_id = $1",
        "DELETE FROM invitation WHERE region_id = $1",
        "DELETE FROM activity WHERE region_id = $1",
        "DELETE FROM programme_invitation WHERE region_id = $1",
        "DELETE FROM programme_region WHERE region_id = $1",
        "DELETE FROM look_theme WHERE of_id = $1",
        "DELETE FROM look_text WHERE of_id = $1",
        "DELETE FROM region WHERE id = $1",
    ] {
        tx.run(sql, &[id.into()]).await?;
    }
    let payload = json!({"slug": remover.region.slug});
    audit::record(tx, id, remover.account_id.as_str(), "region.remove", ("region", id), &payload).await
}
