use evenkans_people::{AccountId, IdentityId};
use evenkans_store::{Error, Result, Row, Tx};

use super::{RequestId, RoleRequest, State};
use crate::partner::PartnerId;

/// The domains of a partner.
pub async fn homes(tx: &mut Tx, region_id: &str, partner_id: &str) -> Result<Vec<String>> {
    let sql = "SELECT home FROM partner_home WHERE region_id = $1 AND partner_id = $2 ORDER BY home";
    tx.rows(sql, &[region_id.into(), partner_id.into()]).await?.iter().map(|row| row.get("home")).collect()
}

/// Which partners a domain is, one a region at most: region and partner.
pub async fn partners(tx: &mut Tx, home: &str) -> Result<Vec<(String, PartnerId)>> {
    let sql = "SELECT h.region_id, h.partner_id FROM partner_home h
               JOIN partner p ON p.region_id = h.region_id AND p.id = h.partner_id
               WHERE h.home = $1 AND p.left_at IS NULL AND p.merged_into IS NULL ORDER BY h.region_id";
    let rows = tx.rows(sql, &[home.into()]).await?;
    rows.iter().map(|row| Ok((row.get("region_id")?, row.get("partner_id")?))).collect()
}

pub async fn add_home(tx: &mut Tx, region_id: &str, partner_id: &str, home: &str) -> Result<()> {
    let sql = "INSERT INTO partner_home (region_id, home, partner_id) VALUES ($1, $2, $3)";
    match tx.run(sql, &[region_id.into(), home.into(), partner_id.into()]).await {
        Err(Error::Duplicate(_)) => Err(Error::refused("error-domain-taken")),
        other => other.map(drop),
    }
}

pub async fn remove_home(tx: &mut Tx, region_id: &str, partner_id: &str, home: &str) -> Result<()> {
    let sql = "DELETE FROM partner_home WHERE region_id = $1 AND partner_id = $2 AND home = $3";
    match tx.run(sql, &[region_id.into(), partner_id.into(), home.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

fn read(row: &Row) -> Result<RoleRequest> {
    Ok(RoleRequest {
        region_id: row.get("region_id")?,
        id: row.get("id")?,
        account_id: row.get("account_id")?,
        identity_id: row.get("identity_id")?,
        partner_id: row.get("partner_id")?,
        role: row.get("role")?,
        asked_at: row.get("asked_at")?,
    })
}

/// The requests of an account that wait.
pub async fn of_account(tx: &mut Tx, account: &AccountId) -> Result<Vec<RoleRequest>> {
    let sql = "SELECT region_id, id, account_id, identity_id, partner_id, role, asked_at FROM role_request
               WHERE account_id = $1 AND state = 'waiting' ORDER BY asked_at, id";
    tx.rows(sql, &[account.into()]).await?.iter().map(read).collect()
}

/// The requests that wait in a region, oldest first.
pub async fn waiting(tx: &mut Tx, region_id: &str) -> Result<Vec<RoleRequest>> {
    let sql = "SELECT region_id, id, account_id, identity_id, partner_id, role, asked_at FROM role_request
               WHERE region_id = $1 AND state = 'waiting' ORDER BY asked_at, id";
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read).collect()
}

/// One that waits; of two who decide at once the second is told.
pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<RoleRequest> {
    let sql = "SELECT region_id, id, account_id, identity_id, partner_id, role, asked_at FROM role_request
               WHERE region_id = $1 AND id = $2 AND state = 'waiting'";
    match tx.row(sql, &[region_id.into(), id.into()]).await? {
        Some(row) => read(&row),
        None => Err(Error::refused("error-request-decided")),
    }
}

pub async fn insert(tx: &mut Tx, one: &RoleRequest) -> Result<()> {
    let sql = "INSERT INTO role_request (region_id, id, account_id, identity_id, partner_id, role, state, asked_at)
               VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7)";
    let values = [
        (&one.region_id).into(),
        (&one.id).into(),
        (&one.account_id).into(),
        (&one.identity_id).into(),
        (&one.partner_id).into(),
        one.role.into(),
        one.asked_at.into(),
    ];
    tx.run(sql, &values).await.map(drop)
}

pub async fn set_decided(tx: &mut Tx, region_id: &str, id: &RequestId, state: State) -> Result<()> {
    let sql = "UPDATE role_request SET state = $3, decided_at = $4 WHERE region_id = $1 AND id = $2
               AND state = 'waiting'";
    tx.run_versioned(sql, &[region_id.into(), id.into(), state.into(), tx.now.into()]).await
}

pub async fn remove(tx: &mut Tx, region_id: &str, id: &RequestId) -> Result<()> {
    let sql = "DELETE FROM role_request WHERE region_id = $1 AND id = $2 AND state = 'waiting'";
    tx.run(sql, &[region_id.into(), id.into()]).await.map(drop)
}

pub async fn remove_of_identity(tx: &mut Tx, identity: &IdentityId) -> Result<()> {
    let sql = "DELETE FROM role_request WHERE identity_id = $1 AND state = 'waiting'";
    tx.run(sql, &[identity.into()]).await.map(drop)
}

/// A partner that leaves has no domains, and nothing can be asked of it.
pub async fn partner_left(tx: &mut Tx, region_id: &str, partner_id: &str) -> Result<()> {
    let key = [region_id.into(), partner_id.into()];
    let waiting = "DELETE FROM role_request WHERE region_id = $1 AND partner_id = $2 AND state = 'waiting'";
    tx.run(waiting, &key).await?;
    tx.run("DELETE FROM partner_home WHERE region_id = $1 AND partner_id = $2", &key).await.map(drop)
}
