use evenkans_store::{Error, Result, Tx, random_token, token_hash};

use crate::{Account, AccountId, IdentityId, Member, Role, account, member, personal_link};

/// A signed-in person is asked again after this long; a personal link after a day.
const ACCOUNT_SECONDS: i64 = 14 * 86_400;
const LINK_SECONDS: i64 = 86_400;
/// Who leaves an institution can no longer sign in there, and is out as soon as the session is over.
const INSTITUTION_SECONDS: i64 = 86_400;

/// A browser that is somebody.
#[derive(Debug, Clone)]
pub struct Session {
    pub token_hash: String,
    pub who: Who,
    /// The sign-in at an institution that began it.
    pub identity_id: Option<IdentityId>,
}

#[derive(Debug, Clone)]
pub enum Who {
    Account(SignedIn),
    Student(StudentLink),
    Employer(EmployerLink),
    Registrar(RegistrarLink),
    Guardian(GuardianLink),
}

#[derive(Debug, Clone)]
pub struct SignedIn {
    pub account: Account,
    pub members: Vec<Member>,
}

impl SignedIn {
    /// The partners at which this person has one of the roles in a region.
    pub fn partners<'a>(&'a self, region_id: &'a str, roles: &'a [Role]) -> impl Iterator<Item = &'a str> {
        self.members
            .iter()
            .filter(move |m| m.region_id == region_id && roles.contains(&m.role))
            .map(|m| m.partner_id.as_str())
    }

    #[must_use]
    pub fn has(&self, region_id: &str, roles: &[Role]) -> bool {
        self.partners(region_id, roles).next().is_some()
    }
}

/// What a student's personal link reaches: one student in one round.
#[derive(Debug, Clone)]
pub struct StudentLink {
    pub link_id: String,
    pub region_id: String,
    pub round_id: String,
    pub student_id: String,
}

/// What an employer's personal link reaches: one employer in one region.
#[derive(Debug, Clone)]
pub struct EmployerLink {
    pub link_id: String,
    pub region_id: String,
    pub employer_id: String,
}

/// What a registrar's personal link reaches: the headcounts of one round.
#[derive(Debug, Clone)]
pub struct RegistrarLink {
    pub link_id: String,
    pub region_id: String,
    pub round_id: String,
}

/// What a guardian's personal link reaches: one agreement.
#[derive(Debug, Clone)]
pub struct GuardianLink {
    pub link_id: String,
    pub region_id: String,
    pub agreement_id: String,
}

/// Starts a session for an account; returns the cookie's token.
pub async fn start(tx: &mut Tx, account: &AccountId) -> Result<String> {
    let token = random_token()?;
    let values = [token_hash(&token).into(), account.into(), tx.now.into(), (tx.now + ACCOUNT_SECONDS).into()];
    tx.run("INSERT INTO session (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)", &values)
        .await?;
    Ok(token)
}

/// Starts a session for whom an institution signed in.
pub async fn start_for_identity(tx: &mut Tx, account: &AccountId, identity: &IdentityId) -> Result<String> {
    let token = random_token()?;
    let until = tx.now + INSTITUTION_SECONDS;
    let values = [token_hash(&token).into(), account.into(), identity.into(), tx.now.into(), until.into()];
    tx.run(
        "INSERT INTO session (token_hash, account_id, identity_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        &values,
    )
    .await?;
    Ok(token)
}

/// Starts a session for a personal link; it ends with the link.
pub async fn start_for_link(tx: &mut Tx, region_id: &str, link_id: &str) -> Result<String> {
    let token = random_token()?;
    let values =
        [token_hash(&token).into(), region_id.into(), link_id.into(), tx.now.into(), (tx.now + LINK_SECONDS).into()];
    tx.run(
        "INSERT INTO session (token_hash, region_id, link_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        &values,
    )
    .await?;
    Ok(token)
}

/// Who the cookie's token belongs to; nobody when it expired, was revoked or never was.
pub async fn find(tx: &mut Tx, token: &str) -> Result<Option<Session>> {
    let hash = token_hash(token);
    let sql =
        "SELECT account_id, identity_id, region_id, link_id FROM session WHERE token_hash = $1 AND expires_at > $2";
    let Some(row) = tx.row(sql, &[(&hash).into(), tx.now.into()]).await? else {
        return Ok(None);
    };
    let identity_id: Option<IdentityId> = row.get("identity_id")?;
    let who = if let Some(id) = row.get::<Option<AccountId>>("account_id")? {
        let account = match account::by_id(tx, &id).await {
            // Who may do everything does so by a password here, not on the word of an institution.
            Ok(account) => Account { administrator: account.administrator && identity_id.is_none(), ..account },
            Err(Error::NotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut members = member::of_account(tx, &id).await?;
        members.retain(|one| one.identity_id.is_none() || one.identity_id == identity_id);
        Who::Account(SignedIn { account, members })
    } else {
        let region: String = row.get("region_id")?;
        let link: String = row.get("link_id")?;
        match personal_link::live(tx, &region, &link).await? {
            Some(who) => who,
            None => return Ok(None),
        }
    };
    Ok(Some(Session { token_hash: hash, who, identity_id }))
}

pub async fn end(tx: &mut Tx, session: &Session) -> Result<()> {
    tx.run("DELETE FROM session WHERE token_hash = $1", &[(&session.token_hash).into()]).await?;
    Ok(())
}

/// Lets every session last longer, when a demo's clock is moved under it.
pub async fn prolong(tx: &mut Tx, seconds: i64) -> Result<()> {
    tx.run("UPDATE session SET expires_at = expires_at + $1", &[seconds.into()]).await?;
    Ok(())
}
