//! Sign-in by a link in a mail. Scanners of mail open links, so opening one only shows a button.

use evenkans_store::{Error, Result, Tx, random_token, token_hash};

use crate::{Account, AccountId, account};

/// A sign-in link works this long, once.
pub const MINUTES: i64 = 30;

/// Makes a sign-in link for an account; returns its token.
pub async fn create(tx: &mut Tx, account: &Account) -> Result<String> {
    let token = random_token()?;
    let values = [token_hash(&token).into(), (&account.id).into(), (tx.now + MINUTES * 60).into()];
    tx.run("INSERT INTO sign_in_link (token_hash, account_id, expires_at) VALUES ($1, $2, $3)", &values).await?;
    Ok(token)
}

/// Whether the link can still be used.
pub async fn usable(tx: &mut Tx, token: &str) -> Result<bool> {
    let sql = "SELECT account_id FROM sign_in_link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    Ok(tx.row(sql, &[token_hash(token).into(), tx.now.into()]).await?.is_some())
}

/// Uses the link up; returns whose it is.
pub async fn consume(tx: &mut Tx, token: &str) -> Result<Account> {
    let sql = "UPDATE sign_in_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
               RETURNING account_id";
    match tx.row(sql, &[token_hash(token).into(), tx.now.into()]).await? {
        Some(row) => account::by_id(tx, &row.get::<AccountId>("account_id")?).await,
        None => Err(Error::refused("error-link-expired")),
    }
}
