//! Who somebody is at an institution, linked with their account here; and who arrives without an account.

use evenkans_store::{Error, Result, Row, Tx, id, random_token, token_hash};

use crate::{Account, AccountId, Lang, account};

id!(
    /// One person at one institution.
    IdentityId
);

/// Somebody has this long to prove their mailbox.
const ARRIVAL_SECONDS: i64 = 1_800;
/// Of 100,000,000 codes; after that many wrong ones the sign-in begins anew.
const TRIES: i64 = 5;

/// What an institution said of somebody who signed in there.
#[derive(Debug, Clone)]
pub struct Said {
    pub issuer: String,
    pub subject: String,
    /// The home organisation's domain, in lower case.
    pub home: String,
    /// `eduPersonAffiliation`: student, employee, staff, faculty, …
    pub affiliations: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Identity {
    pub id: IdentityId,
    pub account_id: AccountId,
    pub said: Said,
    pub linked_at: i64,
    pub seen_at: i64,
}

fn said(row: &Row) -> Result<Said> {
    let affiliations: String = row.get("affiliations")?;
    Ok(Said {
        issuer: row.get("issuer")?,
        subject: row.get("subject")?,
        home: row.get("home")?,
        affiliations: affiliations.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect(),
    })
}

fn read(row: &Row) -> Result<Identity> {
    Ok(Identity {
        id: row.get("id")?,
        account_id: row.get("account_id")?,
        said: said(row)?,
        linked_at: row.get("linked_at")?,
        seen_at: row.get("seen_at")?,
    })
}

/// Whoever was linked with this person at the institution.
pub async fn of_subject(tx: &mut Tx, issuer: &str, subject: &str) -> Result<Option<Identity>> {
    let sql = "SELECT id, account_id, issuer, subject, home, affiliations, linked_at, seen_at FROM identity
               WHERE issuer = $1 AND subject = $2";
    tx.row(sql, &[issuer.into(), subject.into()]).await?.as_ref().map(read).transpose()
}

pub async fn of_account(tx: &mut Tx, account: &AccountId) -> Result<Vec<Identity>> {
    let sql = "SELECT id, account_id, issuer, subject, home, affiliations, linked_at, seen_at FROM identity
               WHERE account_id = $1 ORDER BY linked_at, id";
    tx.rows(sql, &[account.into()]).await?.iter().map(read).collect()
}

pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Identity> {
    let sql = "SELECT id, account_id, issuer, subject, home, affiliations, linked_at, seen_at FROM identity
               WHERE id = $1";
    read(&tx.one(sql, &[id.into()]).await?)
}

/// Links an account with somebody at an institution; refuses who is another's already.
pub async fn link(tx: &mut Tx, account: &AccountId, said: &Said) -> Result<Identity> {
    if let Some(known) = of_subject(tx, &said.issuer, &said.subject).await? {
        return match known.account_id == *account {
            true => seen(tx, &known.id, said).await,
            false => Err(Error::refused("error-institution-taken")),
        };
    }
    let id = IdentityId::new();
    let sql = "INSERT INTO identity (id, account_id, issuer, subject, home, affiliations, linked_at, seen_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
    let affiliations = said.affiliations.join(" ");
    let values = [
        (&id).into(),
        account.into(),
        (&said.issuer).into(),
        (&said.subject).into(),
        (&said.home).into(),
        affiliations.into(),
        tx.now.into(),
    ];
    tx.run(sql, &values).await?;
    by_id(tx, id.as_str()).await
}

/// Keeps what the institution says now.
pub async fn seen(tx: &mut Tx, id: &IdentityId, said: &Said) -> Result<Identity> {
    let sql = "UPDATE identity SET home = $2, affiliations = $3, seen_at = $4 WHERE id = $1";
    let affiliations = said.affiliations.join(" ");
    tx.run(sql, &[id.into(), (&said.home).into(), affiliations.into(), tx.now.into()]).await?;
    by_id(tx, id.as_str()).await
}

/// Unlinks: the sessions that it began end with it.
pub async fn unlink(tx: &mut Tx, id: &IdentityId) -> Result<()> {
    tx.run("DELETE FROM session WHERE identity_id = $1", &[id.into()]).await?;
    tx.run("DELETE FROM identity WHERE id = $1", &[id.into()]).await?;
    Ok(())
}

/// Somebody who has no account here yet.
#[derive(Debug, Clone)]
pub struct Arrival {
    pub said: Said,
    /// To which mailbox a code went.
    pub email: Option<String>,
}

/// Remembers what the institution said, for the browser with this secret; tries that were wrong stay counted.
pub async fn arrive(tx: &mut Tx, secret: &str, said: &Said) -> Result<()> {
    let sql = "INSERT INTO arrival (token_hash, issuer, subject, home, affiliations, tries, expires_at)
               VALUES ($1, $2, $3, $4, $5, 0, $6)
               ON CONFLICT (token_hash) DO UPDATE SET issuer = $2, subject = $3, home = $4, affiliations = $5,
                   name = NULL, email = NULL, code_hash = NULL";
    let affiliations = said.affiliations.join(" ");
    let values = [
        token_hash(secret).into(),
        (&said.issuer).into(),
        (&said.subject).into(),
        (&said.home).into(),
        affiliations.into(),
        (tx.now + ARRIVAL_SECONDS).into(),
    ];
    tx.run(sql, &values).await?;
    Ok(())
}

/// Who arrived in the browser with this secret, as long as it waits.
pub async fn arrival(tx: &mut Tx, secret: &str) -> Result<Arrival> {
    let sql = "SELECT issuer, subject, home, affiliations, email FROM arrival
               WHERE token_hash = $1 AND expires_at > $2 AND tries < $3";
    match tx.row(sql, &[token_hash(secret).into(), tx.now.into(), TRIES.into()]).await? {
        Some(row) => Ok(Arrival { said: said(&row)?, email: row.get("email")? }),
        None => Err(Error::refused("error-institution-expired")),
    }
}

/// Somebody goes on from where they arrived; gives what the institution said.
pub async fn leave(tx: &mut Tx, secret: &str) -> Result<Said> {
    let arrival = arrival(tx, secret).await?;
    tx.run("DELETE FROM arrival WHERE token_hash = $1", &[token_hash(secret).into()]).await?;
    Ok(arrival.said)
}

/// Makes a code for the mailbox that somebody says is theirs: eight digits, to be typed in the browser that asked, so
/// that a link in a mail cannot join another's institution to one's account.
pub async fn code(tx: &mut Tx, secret: &str, name: &str, email: &str) -> Result<String> {
    arrival(tx, secret).await?;
    let drawn = token_hash(&random_token()?);
    let number = u64::from_str_radix(drawn.get(..13).unwrap_or_default(), 16).map_err(Error::fault)?;
    let code = format!("{:08}", number % 100_000_000);
    let sql = "UPDATE arrival SET name = $2, email = $3, code_hash = $4 WHERE token_hash = $1";
    let hash = token_hash(&format!("{secret} {code}"));
    tx.run(sql, &[token_hash(secret).into(), name.into(), account::email(email)?.into(), hash.into()]).await?;
    Ok(code)
}

/// Takes the mailbox back, to give another one.
pub async fn no_code(tx: &mut Tx, secret: &str) -> Result<()> {
    let sql = "UPDATE arrival SET name = NULL, email = NULL, code_hash = NULL WHERE token_hash = $1";
    tx.run(sql, &[token_hash(secret).into()]).await?;
    Ok(())
}

/// Counts one try before it is compared, in a transaction of its own, so that many guesses at once count too.
pub async fn count_try(tx: &mut Tx, secret: &str) -> Result<()> {
    arrival(tx, secret).await?;
    tx.run("UPDATE arrival SET tries = tries + 1 WHERE token_hash = $1", &[token_hash(secret).into()]).await?;
    Ok(())
}

/// The right code links the account of that mailbox, made if there is none; a wrong one gives nothing.
pub async fn prove(tx: &mut Tx, secret: &str, code: &str, lang: Lang) -> Result<Option<(Account, Identity)>> {
    let sql = "SELECT issuer, subject, home, affiliations, name, email FROM arrival
               WHERE token_hash = $1 AND expires_at > $2 AND tries <= $3 AND code_hash = $4";
    let hash = token_hash(&format!("{secret} {code}"));
    let values = [token_hash(secret).into(), tx.now.into(), TRIES.into(), hash.into()];
    let Some(row) = tx.row(sql, &values).await? else { return Ok(None) };
    let (name, email): (String, String) = (row.get("name")?, row.get("email")?);
    let account = account::find_or_create(tx, &email, &name, lang).await?;
    let identity = link(tx, &account.id, &said(&row)?).await?;
    tx.run("DELETE FROM arrival WHERE token_hash = $1", &[token_hash(secret).into()]).await?;
    Ok(Some((account, identity)))
}
