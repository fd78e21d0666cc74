//! A link that reaches exactly one thing without an account: one student in one round, one employer in one
//! region, the headcounts of one round, or one agreement that a guardian signs. Only the hash is stored; a new mail carries a new link.

use std::collections::HashMap;

use evenkans_store::{Error, Result, Row, Tx, new_id, random_token, token_hash, words};

use crate::{EmployerLink, GuardianLink, RegistrarLink, StudentLink, Who};

words!(Kind { Student = "student", Employer = "employer", Registrar = "registrar", Guardian = "guardian" });

/// What a new link is to reach.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    Student {
        round_id: &'a str,
        student_id: &'a str,
    },
    /// Several people work for one employer, so the link knows to whom it went.
    Employer {
        employer_id: &'a str,
        sent_to: &'a str,
    },
    Registrar {
        round_id: &'a str,
        sent_to: &'a str,
    },
    Guardian {
        agreement_id: &'a str,
        sent_to: &'a str,
    },
}

/// Makes a link that lives until `expires_at`; returns its token, which is not stored.
pub async fn create(tx: &mut Tx, region_id: &str, target: Target<'_>, expires_at: i64) -> Result<String> {
    let token = random_token()?;
    let (kind, subject, round, sent_to) = match target {
        Target::Student { round_id, student_id } => (Kind::Student, student_id, Some(round_id), ""),
        Target::Employer { employer_id, sent_to } => (Kind::Employer, employer_id, None, sent_to),
        Target::Registrar { round_id, sent_to } => (Kind::Registrar, round_id, Some(round_id), sent_to),
        Target::Guardian { agreement_id, sent_to } => (Kind::Guardian, agreement_id, None, sent_to),
    };
    let values = [
        region_id.into(),
        new_id().into(),
        kind.into(),
        subject.into(),
        round.into(),
        token_hash(&token).into(),
        tx.now.into(),
        expires_at.into(),
        sent_to.into(),
    ];
    tx.run(
        "INSERT INTO personal_link (region_id, id, kind, subject_id, round_id, token_hash, created_at, expires_at,
             sent_to)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &values,
    )
    .await?;
    Ok(token)
}

/// The live link with this token: its region and id.
pub async fn find(tx: &mut Tx, token: &str) -> Result<(String, String)> {
    let sql = "SELECT region_id, id, expires_at, revoked_at FROM personal_link WHERE token_hash = $1";
    // A link that was copied by halves is told as one that does not work, with the way to a new one.
    let expired = || Error::refused("error-link-expired");
    let row = tx.row(sql, &[token_hash(token).into()]).await?.ok_or_else(expired)?;
    if row.get::<i64>("expires_at")? <= tx.now || row.get::<Option<i64>>("revoked_at")?.is_some() {
        return Err(expired());
    }
    Ok((row.get("region_id")?, row.get("id")?))
}

/// Whom a live link stands for.
pub async fn live(tx: &mut Tx, region_id: &str, id: &str) -> Result<Option<Who>> {
    let sql = "SELECT id, kind, region_id, subject_id, round_id FROM personal_link
               WHERE region_id = $1 AND id = $2 AND expires_at > $3 AND revoked_at IS NULL";
    let row = tx.row(sql, &[region_id.into(), id.into(), tx.now.into()]).await?;
    row.as_ref().map(who).transpose()
}

fn who(row: &Row) -> Result<Who> {
    let (link_id, region_id) = (row.get("id")?, row.get("region_id")?);
    Ok(match row.get::<Kind>("kind")? {
        Kind::Student => Who::Student(StudentLink {
            link_id,
            region_id,
            round_id: row.get("round_id")?,
            student_id: row.get("subject_id")?,
        }),
        Kind::Employer => Who::Employer(EmployerLink { link_id, region_id, employer_id: row.get("subject_id")? }),
        Kind::Registrar => Who::Registrar(RegistrarLink { link_id, region_id, round_id: row.get("subject_id")? }),
        Kind::Guardian => Who::Guardian(GuardianLink { link_id, region_id, agreement_id: row.get("subject_id")? }),
    })
}

/// Revokes every link to this subject; their sessions end with them.
pub async fn revoke(tx: &mut Tx, region_id: &str, kind: Kind, subject_id: &str) -> Result<u64> {
    let sql = "UPDATE personal_link SET revoked_at = $4
               WHERE region_id = $1 AND kind = $2 AND subject_id = $3 AND revoked_at IS NULL";
    tx.run(sql, &[region_id.into(), kind.into(), subject_id.into(), tx.now.into()]).await
}

/// Revokes the links to this subject that went to one mailbox.
pub async fn revoke_sent_to(tx: &mut Tx, region_id: &str, kind: Kind, subject_id: &str, sent_to: &str) -> Result<u64> {
    let sql = "UPDATE personal_link SET revoked_at = $5
               WHERE region_id = $1 AND kind = $2 AND subject_id = $3 AND sent_to = $4 AND revoked_at IS NULL";
    tx.run(sql, &[region_id.into(), kind.into(), subject_id.into(), sent_to.into(), tx.now.into()]).await
}

/// To which mailbox a link went; empty where that is known by the thing that it reaches.
pub async fn sent_to(tx: &mut Tx, region_id: &str, id: &str) -> Result<String> {
    let sql = "SELECT sent_to FROM personal_link WHERE region_id = $1 AND id = $2";
    tx.one(sql, &[region_id.into(), id.into()]).await?.get("sent_to")
}

/// To which mailboxes links to this subject went that were not revoked.
pub async fn holders(tx: &mut Tx, region_id: &str, kind: Kind, subject_id: &str) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT sent_to FROM personal_link
               WHERE region_id = $1 AND kind = $2 AND subject_id = $3 AND revoked_at IS NULL AND sent_to <> ''
               ORDER BY sent_to";
    let rows = tx.rows(sql, &[region_id.into(), kind.into(), subject_id.into()]).await?;
    rows.iter().map(|row| row.get("sent_to")).collect()
}

/// How many links work now, by what they reach.
pub async fn live_by_subject(tx: &mut Tx, region_id: &str, kind: Kind) -> Result<HashMap<String, i64>> {
    let sql = "SELECT subject_id, COUNT(*) AS n FROM personal_link
               WHERE region_id = $1 AND kind = $2 AND revoked_at IS NULL AND expires_at > $3 GROUP BY subject_id";
    let rows = tx.rows(sql, &[region_id.into(), kind.into(), tx.now.into()]).await?;
    rows.iter().map(|row| Ok((row.get("subject_id")?, row.get("n")?))).collect()
}

/// How many links to this subject work now.
pub async fn count_live(tx: &mut Tx, region_id: &str, kind: Kind, subject_id: &str) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM personal_link
               WHERE region_id = $1 AND kind = $2 AND subject_id = $3 AND revoked_at IS NULL AND expires_at > $4";
    tx.count(sql, &[region_id.into(), kind.into(), subject_id.into(), tx.now.into()]).await
}
