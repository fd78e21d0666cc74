//! Who is there and what they may reach: accounts, memberships with their roles, sessions, sign-in by mail
//! or (administrators) by password, invitations, personal links, and the mail that carries them.

pub mod account;
pub mod bounce;
pub mod identity;
pub mod invitation;
pub mod look;
pub mod mail;
pub mod member;
pub mod password;
pub mod personal_link;
pub mod rate;
pub mod region;
pub mod session;
pub mod sign_in;

pub use account::{Account, AccountId, Lang};
pub use identity::{Identity, IdentityId};
pub use look::Look;
pub use member::{Member, MemberId, Role};
pub use region::{Region, RegionId};
pub use session::{EmployerLink, GuardianLink, RegistrarLink, Session, SignedIn, StudentLink, Who};

use evenkans_store::Migration;
use evenkans_store::personal::{Basis, Erase, Over, Personal, Subject, Term};

/// Accounts and sessions are global (a person in two regions has one account); the rest is regional.
pub const MIGRATIONS: &[Migration] = &[
    Migration { version: 2026_11_22_0002, name: "people", sql: include_str!("../migrations/20261122_0002_people.sql") },
    Migration { version: 2026_11_24_0005, name: "links", sql: include_str!("../migrations/20261124_0005_links.sql") },
    Migration {
        version: 2026_11_28_0021,
        name: "identities",
        sql: include_str!("../migrations/20261128_0021_identities.sql"),
    },
    Migration {
        version: 2026_11_28_0023,
        name: "region looks",
        sql: include_str!("../migrations/20261128_0023_region_looks.sql"),
    },
    Migration {
        version: 2026_11_28_0029,
        name: "mail parts",
        sql: include_str!("../migrations/20261128_0029_mail_parts.sql"),
    },
];

/// A term after which the whole row goes.
const fn row(days: i64, since: &'static str, over: &'static str, proved: bool) -> Term {
    Term { days, since, over: Over::Moment(over), erase: Erase::Row, proved }
}

/// Personal data in this crate's tables.
pub const PERSONAL: &[Personal] = &[
    Personal {
        key: "personal-account",
        table: "account",
        columns: &["id", "email", "name", "lang", "administrator", "created_at"],
        basis: Basis::PublicTask,
        term: Some(row(
            730,
            "unused",
            "administrator = 0 AND created_at < $1
                 AND NOT EXISTS (SELECT 1 FROM member m WHERE m.account_id = account.id)
                 AND NOT EXISTS (SELECT 1 FROM session s WHERE s.account_id = account.id)
                 AND NOT EXISTS (SELECT 1 FROM sign_in_link l WHERE l.account_id = account.id)
                 AND NOT EXISTS (SELECT 1 FROM identity i WHERE i.account_id = account.id)",
            true,
        )),
        of: &[(Subject::Account, "id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-member",
        table: "member",
        columns: &["partner_id", "role", "since", "ended_at", "identity_id"],
        basis: Basis::PublicTask,
        term: Some(row(730, "ended", "ended_at < $1", true)),
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[(
            "partner",
            "SELECT p.name FROM partner p WHERE p.region_id = member.region_id AND p.id = member.partner_id",
        )],
    },
    Personal {
        key: "personal-invitation",
        table: "invitation",
        columns: &["email", "name", "partner_id", "role", "created_at", "accepted_at"],
        basis: Basis::PublicTask,
        term: Some(row(365, "expired", "expires_at < $1", true)),
        of: &[(Subject::Email, "email")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-personal-link",
        table: "personal_link",
        columns: &["subject_id", "sent_to", "created_at", "expires_at", "revoked_at"],
        basis: Basis::PublicTask,
        term: Some(row(365, "expired", "expires_at < $1", true)),
        of: &[(Subject::Student, "subject_id"), (Subject::Email, "sent_to")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-session",
        table: "session",
        columns: &["account_id", "identity_id", "link_id", "created_at", "expires_at"],
        basis: Basis::LegitimateInterest,
        term: Some(row(0, "expired", "expires_at < $1", false)),
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-sign-in-link",
        table: "sign_in_link",
        columns: &["account_id", "expires_at", "used_at"],
        basis: Basis::LegitimateInterest,
        term: Some(row(1, "expired", "expires_at < $1", false)),
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[],
    },
    Personal {
        // The account's own term waits for this one, so an account is not kept longer by it than by its sign-ins.
        key: "personal-identity",
        table: "identity",
        columns: &["account_id", "issuer", "subject", "home", "affiliations", "linked_at", "seen_at"],
        basis: Basis::PublicTask,
        term: Some(row(365, "unused", "seen_at < $1", true)),
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-arrival",
        table: "arrival",
        columns: &["issuer", "subject", "home", "affiliations", "name", "email", "tries", "expires_at"],
        basis: Basis::LegitimateInterest,
        term: Some(row(0, "expired", "expires_at < $1", false)),
        of: &[(Subject::Email, "email")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-rate-count",
        table: "rate_count",
        columns: &["key", "n"],
        basis: Basis::LegitimateInterest,
        term: Some(row(1, "made", "window_start < $1", false)),
        of: &[],
        copied: None,
        named: &[],
    },
    Personal {
        // Texts of mail may hold personal links, so they go sooner than the mail itself.
        key: "personal-mail-body",
        table: "mail",
        columns: &["body"],
        basis: Basis::PublicTask,
        term: Some(Term {
            days: 180,
            since: "made",
            over: Over::Moment("created_at < $1"),
            erase: Erase::Null,
            proved: false,
        }),
        of: &[],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-mail",
        table: "mail",
        columns: &["recipient", "subject", "about_id", "state", "created_at", "sent_at", "error"],
        basis: Basis::PublicTask,
        term: Some(row(730, "made", "created_at < $1", true)),
        of: &[(Subject::Email, "recipient"), (Subject::Student, "about_id")],
        copied: None,
        named: &[],
    },
];
