use evenkans_store::{Result, Row, Tx, id, words};

use crate::{AccountId, IdentityId};

id!(
    /// A person's role at one partner.
    MemberId
);
words!(
    /// What somebody does in a region. Administrators are accounts, students and employers mostly links.
    Role {
        ProgrammeManager = "programme-manager",
        Coordinator = "coordinator",
        Teacher = "teacher",
        Student = "student",
        EmployerContact = "employer-contact",
        Adviser = "adviser",
        Policymaker = "policymaker",
    }
);

#[derive(Debug, Clone)]
pub struct Member {
    pub region_id: String,
    pub id: MemberId,
    pub account_id: AccountId,
    pub partner_id: String,
    pub role: Role,
    /// The sign-in at an institution because of which the role was given: it holds only in sessions that this began.
    pub identity_id: Option<IdentityId>,
}

/// A member with the name and address that a list shows.
#[derive(Debug, Clone)]
pub struct NamedMember {
    pub member: Member,
    pub name: String,
    pub email: String,
    pub since: i64,
}

fn read(row: &Row) -> Result<Member> {
    Ok(Member {
        region_id: row.get("region_id")?,
        id: row.get("id")?,
        account_id: row.get("account_id")?,
        partner_id: row.get("partner_id")?,
        role: row.get("role")?,
        identity_id: row.get("identity_id")?,
    })
}

/// All current memberships of an account, in every region.
pub async fn of_account(tx: &mut Tx, account: &AccountId) -> Result<Vec<Member>> {
    let sql = "SELECT region_id, id, account_id, partner_id, role, identity_id FROM member
               WHERE account_id = $1 AND ended_at IS NULL ORDER BY region_id, since, id";
    tx.rows(sql, &[account.into()]).await?.iter().map(read).collect()
}

/// The current members of a region, or of one of its partners.
pub async fn list(tx: &mut Tx, region_id: &str, partner_id: Option<&str>) -> Result<Vec<NamedMember>> {
    let sql = "SELECT m.region_id, m.id, m.account_id, m.partner_id, m.role, m.identity_id, m.since, a.name, a.email
               FROM member m JOIN account a ON a.id = m.account_id
               WHERE m.region_id = $1 AND m.ended_at IS NULL AND ($2 = '' OR m.partner_id = $2)
               ORDER BY m.partner_id, m.role, a.name, m.id";
    let rows = tx.rows(sql, &[region_id.into(), partner_id.unwrap_or("").into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(NamedMember {
                member: read(row)?,
                name: row.get("name")?,
                email: row.get("email")?,
                since: row.get("since")?,
            })
        })
        .collect()
}

/// Gives a role; giving it twice changes nothing.
pub async fn add(tx: &mut Tx, region_id: &str, account: &AccountId, partner_id: &str, role: Role) -> Result<MemberId> {
    let sql = "SELECT id FROM member WHERE region_id = $1 AND account_id = $2 AND partner_id = $3 AND role = $4
               AND ended_at IS NULL";
    if let Some(row) = tx.row(sql, &[region_id.into(), account.into(), partner_id.into(), role.into()]).await? {
        return row.get("id");
    }
    let id = MemberId::new();
    let values = [region_id.into(), (&id).into(), account.into(), partner_id.into(), role.into(), tx.now.into()];
    tx.run(
        "INSERT INTO member (region_id, id, account_id, partner_id, role, since) VALUES ($1, $2, $3, $4, $5, $6)",
        &values,
    )
    .await?;
    Ok(id)
}

/// From now on the role holds only in sessions that this identity began.
pub async fn bind(tx: &mut Tx, region_id: &str, id: &MemberId, identity: &IdentityId) -> Result<()> {
    let sql = "UPDATE member SET identity_id = $3 WHERE region_id = $1 AND id = $2";
    tx.run(sql, &[region_id.into(), id.into(), identity.into()]).await?;
    Ok(())
}

/// The current roles that were given because of an identity.
pub async fn of_identity(tx: &mut Tx, identity: &IdentityId) -> Result<Vec<Member>> {
    let sql = "SELECT region_id, id, account_id, partner_id, role, identity_id FROM member
               WHERE identity_id = $1 AND ended_at IS NULL ORDER BY region_id, since, id";
    tx.rows(sql, &[identity.into()]).await?.iter().map(read).collect()
}

/// The current roles at a partner of those whose institution is a domain.
pub async fn of_home(tx: &mut Tx, region_id: &str, partner_id: &str, home: &str) -> Result<Vec<Member>> {
    let sql = "SELECT m.region_id, m.id, m.account_id, m.partner_id, m.role, m.identity_id
               FROM member m JOIN identity i ON i.id = m.identity_id
               WHERE m.region_id = $1 AND m.partner_id = $2 AND i.home = $3 AND m.ended_at IS NULL ORDER BY m.id";
    tx.rows(sql, &[region_id.into(), partner_id.into(), home.into()]).await?.iter().map(read).collect()
}

/// The current roles that were given because of an identity that was not seen since then.
pub async fn of_unseen(tx: &mut Tx, since: i64) -> Result<Vec<Member>> {
    let sql = "SELECT m.region_id, m.id, m.account_id, m.partner_id, m.role, m.identity_id
               FROM member m JOIN identity i ON i.id = m.identity_id
               WHERE m.ended_at IS NULL AND i.seen_at < $1 ORDER BY m.region_id, m.id";
    tx.rows(sql, &[since.into()]).await?.iter().map(read).collect()
}

/// Ends a membership; the row stays until its term, because the audit log points at it.
pub async fn end(tx: &mut Tx, region_id: &str, id: &str) -> Result<()> {
    let sql = "UPDATE member SET ended_at = $3 WHERE region_id = $1 AND id = $2 AND ended_at IS NULL";
    if tx.run(sql, &[region_id.into(), id.into(), tx.now.into()]).await? == 0 {
        return Err(evenkans_store::Error::NotFound);
    }
    Ok(())
}

/// Moves the members of a partner to the one that it is merged into; who has the same role at both keeps one.
pub async fn move_partner(tx: &mut Tx, region_id: &str, from: &str, to: &str) -> Result<()> {
    let twice = "UPDATE member SET ended_at = $4 WHERE region_id = $1 AND partner_id = $2 AND ended_at IS NULL
                     AND EXISTS (SELECT 1 FROM member o WHERE o.region_id = $1 AND o.partner_id = $3 AND o.ended_at IS NULL
                         AND o.account_id = member.account_id AND o.role = member.role)";
    // The one that stays rests on an institution only if both did.
    let free = "UPDATE member SET identity_id = NULL WHERE region_id = $1 AND partner_id = $3 AND ended_at IS NULL
                    AND EXISTS (SELECT 1 FROM member o WHERE o.region_id = $1 AND o.partner_id = $2 AND o.ended_at IS NULL
                        AND o.account_id = member.account_id AND o.role = member.role AND o.identity_id IS NULL)";
    tx.run(free, &[region_id.into(), from.into(), to.into()]).await?;
    tx.run(twice, &[region_id.into(), from.into(), to.into(), tx.now.into()]).await?;
    let sql = "UPDATE member SET partner_id = $3 WHERE region_id = $1 AND partner_id = $2";
    tx.run(sql, &[region_id.into(), from.into(), to.into()]).await?;
    Ok(())
}
