//! Personal data in this area's tables.

use evenkans_store::personal::{Basis, Erase, Over, Personal, Subject, Term};

/// A term after which the whole row goes.
const fn row(days: i64, since: &'static str, over: &'static str) -> Term {
    Term { days, since, over: Over::Moment(over), erase: Erase::Row, proved: true }
}

pub const PERSONAL: &[Personal] = &[
    Personal {
        key: "personal-contact",
        table: "partner",
        columns: &["contact_name", "contact_email"],
        basis: Basis::LegitimateInterest,
        term: None,
        of: &[(Subject::Email, "contact_email")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-contact-moment",
        table: "contact_moment",
        columns: &["on_day", "kind", "text", "account_id", "made_at"],
        basis: Basis::LegitimateInterest,
        term: Some(row(1_095, "made", "made_at < $1")),
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-assessment",
        table: "assessment",
        columns: &["made_by", "started_at"],
        basis: Basis::LegitimateInterest,
        term: None,
        of: &[(Subject::Account, "made_by")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-programme-lead",
        table: "programme_lead",
        columns: &["account_id", "since"],
        basis: Basis::PublicTask,
        term: None,
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-joining",
        table: "join_request",
        columns: &["person", "email", "why", "lang", "asked_at"],
        basis: Basis::LegitimateInterest,
        term: Some(row(365, "made", "asked_at < $1")),
        of: &[(Subject::Email, "email")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-attendance",
        table: "attendance",
        columns: &["account_id", "name", "state", "changed_at"],
        basis: Basis::LegitimateInterest,
        term: Some(row(730, "made", "changed_at < $1")),
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[(
            "gathering",
            "SELECT g.title FROM gathering g WHERE g.region_id = attendance.region_id AND g.id = attendance.gathering_id",
        )],
    },
    Personal {
        key: "personal-task",
        table: "task",
        columns: &["account_id", "text", "due_on", "done_at"],
        basis: Basis::LegitimateInterest,
        term: Some(Term { days: 730, since: "made", over: Over::Day("due_on < $1"), erase: Erase::Row, proved: true }),
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-signature-of",
        table: "manifest_signature",
        columns: &["account_id", "name", "signed_at"],
        basis: Basis::LegitimateInterest,
        term: None,
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-evidence",
        table: "evidence",
        columns: &["added_by", "added_at"],
        basis: Basis::LegitimateInterest,
        term: None,
        of: &[(Subject::Account, "added_by")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-evidence",
        table: "review",
        columns: &["account_id", "at"],
        basis: Basis::LegitimateInterest,
        term: None,
        of: &[(Subject::Account, "account_id")],
        copied: None,
        named: &[],
    },
];
