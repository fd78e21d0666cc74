//! An invitation to take a role at a partner. It becomes a membership when the person accepts it.

use evenkans_store::{Error, Result, Row, Tx, new_id, random_token, token_hash};

use crate::{Account, Lang, Role, account, member};

/// An invitation waits this long.
pub const DAYS: i64 = 14;

#[derive(Debug, Clone)]
pub struct Invitation {
    pub region_id: String,
    pub id: String,
    pub email: String,
    pub name: String,
    pub partner_id: String,
    pub role: Role,
    pub created_at: i64,
    pub expires_at: i64,
}

fn read(row: &Row) -> Result<Invitation> {
    Ok(Invitation {
        region_id: row.get("region_id")?,
        id: row.get("id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        partner_id: row.get("partner_id")?,
        role: row.get("role")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
    })
}

/// Invites somebody; returns the token for the mail.
pub async fn create(
    tx: &mut Tx,
    region_id: &str,
    (name, email): (&str, &str),
    partner_id: &str,
    role: Role,
) -> Result<(String, String)> {
    let (id, token) = (new_id(), random_token()?);
    let values = [
        region_id.into(),
        (&id).into(),
        account::email(email)?.into(),
        name.into(),
        partner_id.into(),
        role.into(),
        token_hash(&token).into(),
        tx.now.into(),
        (tx.now + DAYS * 86_400).into(),
    ];
    tx.run(
        "INSERT INTO invitation (region_id, id, email, name, partner_id, role, token_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &values,
    )
    .await?;
    Ok((id, token))
}

/// The invitations of a region that wait for an answer.
pub async fn waiting(tx: &mut Tx, region_id: &str) -> Result<Vec<Invitation>> {
    let sql = "SELECT region_id, id, email, name, partner_id, role, created_at, expires_at FROM invitation
               WHERE region_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL ORDER BY created_at DESC, id";
    tx.rows(sql, &[region_id.into()]).await?.iter().map(read).collect()
}

/// The invitation of this token, if it still stands.
pub async fn find(tx: &mut Tx, token: &str) -> Result<Invitation> {
    let sql = "SELECT region_id, id, email, name, partner_id, role, created_at, expires_at FROM invitation
               WHERE token_hash = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $2";
    match tx.row(sql, &[token_hash(token).into(), tx.now.into()]).await? {
        Some(row) => read(&row),
        None => Err(Error::refused("error-link-expired")),
    }
}

/// Accepts: the account is found or made, and gets the role.
pub async fn accept(tx: &mut Tx, token: &str, lang: Lang) -> Result<(Invitation, Account)> {
    let invitation = find(tx, token).await?;
    let account = account::find_or_create(tx, &invitation.email, &invitation.name, lang).await?;
    member::add(tx, &invitation.region_id, &account.id, &invitation.partner_id, invitation.role).await?;
    let values = [(&invitation.region_id).into(), (&invitation.id).into(), tx.now.into()];
    tx.run("UPDATE invitation SET accepted_at = $3 WHERE region_id = $1 AND id = $2", &values).await?;
    Ok((invitation, account))
}

pub async fn revoke(tx: &mut Tx, region_id: &str, id: &str) -> Result<()> {
    let sql = "UPDATE invitation SET revoked_at = $3
               WHERE region_id = $1 AND id = $2 AND accepted_at IS NULL AND revoked_at IS NULL";
    match tx.run(sql, &[region_id.into(), id.into(), tx.now.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
