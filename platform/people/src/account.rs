use evenkans_store::{Error, Result, Row, Tx, id, words};

id!(
    /// A person who signs in; one for all regions.
    AccountId
);
words!(
    /// The languages of the pages.
    #[derive(Default)]
    Lang { #[default] Nl = "nl", En = "en" }
);

#[derive(Debug, Clone)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub lang: Lang,
    pub administrator: bool,
    pub password_hash: Option<String>,
}

fn read(row: &Row) -> Result<Account> {
    Ok(Account {
        id: row.get("id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        lang: row.get("lang")?,
        administrator: row.get("administrator")?,
        password_hash: row.get("password_hash")?,
    })
}

/// An address as it is compared: trimmed, lower case. Refuses what cannot be one, including line breaks,
/// which would let a form write mail headers.
pub fn email(text: &str) -> Result<String> {
    let text = text.trim().to_lowercase();
    let mut parts = text.split('@');
    let shaped = matches!((parts.next(), parts.next(), parts.next()),
        (Some(local), Some(domain), None) if !local.is_empty() && domain.contains('.')
            && !domain.starts_with('.') && !domain.ends_with('.') && !domain.contains(".."));
    let clean = text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>(),;:\"\\[]".contains(c));
    if shaped && clean && text.len() <= 254 { Ok(text) } else { Err(Error::refused("error-email")) }
}

pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>> {
    let sql = "SELECT id, email, name, lang, administrator, password_hash FROM account
                       WHERE email = $1 AND closed_at IS NULL";
    tx.row(sql, &[email.into()]).await?.as_ref().map(read).transpose()
}

pub async fn by_id(tx: &mut Tx, id: &AccountId) -> Result<Account> {
    let sql = "SELECT id, email, name, lang, administrator, password_hash FROM account
               WHERE id = $1 AND closed_at IS NULL";
    read(&tx.one(sql, &[id.into()]).await?)
}

/// The account with this address, made if there is none.
pub async fn find_or_create(tx: &mut Tx, email: &str, name: &str, lang: Lang) -> Result<Account> {
    let address = self::email(email)?;
    if let Some(account) = by_email(tx, &address).await? {
        return Ok(account);
    }
    let id = AccountId::new();
    let values = [(&id).into(), (&address).into(), name.into(), lang.into(), tx.now.into()];
    tx.run(
        "INSERT INTO account (id, email, name, lang, administrator, created_at) VALUES ($1, $2, $3, $4, 0, $5)",
        &values,
    )
    .await?;
    by_id(tx, &id).await
}

/// Makes an account administrator with this password hash (PHC string).
pub async fn make_administrator(tx: &mut Tx, id: &AccountId, password_hash: &str) -> Result<()> {
    let sql = "UPDATE account SET administrator = 1, password_hash = $2 WHERE id = $1";
    tx.run(sql, &[id.into(), password_hash.into()]).await?;
    Ok(())
}

/// Every administrator, by name.
pub async fn administrators(tx: &mut Tx) -> Result<Vec<Account>> {
    let sql = "SELECT id, email, name, lang, administrator, password_hash FROM account
               WHERE administrator = 1 AND closed_at IS NULL ORDER BY name, id";
    tx.rows(sql, &[]).await?.iter().map(read).collect()
}

pub async fn set_lang(tx: &mut Tx, id: &AccountId, lang: Lang) -> Result<()> {
    tx.run("UPDATE account SET lang = $2 WHERE id = $1", &[id.into(), lang.into()]).await?;
    Ok(())
}
