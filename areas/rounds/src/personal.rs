//! Personal data in this area's tables. A round's own term is two years after the internship ends: that of ordinary
//! internship files in the higher professional schools' selection list (Selectielijst hogescholen 2022); a school with
//! another list changes it here.

use evenkans_store::personal::{Basis, Erase, Over, Personal, Subject, Term};

const YEARS: i64 = 2 * 365;
/// Agreements are kept seven years, as the schools' selection lists say.
const AGREEMENT_YEARS: i64 = 7 * 365;

/// The title of the place of a row.
macro_rules! place_of {
    ($table:literal) => {
        &[(
            "place",
            concat!(
                "SELECT p.title FROM place p WHERE p.region_id = ",
                $table,
                ".region_id AND p.id = ",
                $table,
                ".place_id"
            ),
        )]
    };
}

/// The name of the guide of a row.
macro_rules! guide_of {
    ($table:literal) => {
        &[("guide", concat!("SELECT a.name FROM account a WHERE a.id = ", $table, ".account_id"))]
    };
}

/// The term of everything that belongs to a round, for a table with a `round_id`.
macro_rules! after_round {
    ($table:literal, $erase:expr) => {
        after_round!($table, $erase, YEARS)
    };
    ($table:literal, $erase:expr, $days:expr) => {
        Some(Term {
            days: $days,
            since: "round-end",
            over: Over::Day(concat!(
                "EXISTS (SELECT 1 FROM round r WHERE r.region_id = ",
                $table,
                ".region_id AND r.id = ",
                $table,
                ".round_id AND r.ends_on < $1)"
            )),
            erase: $erase,
            proved: true,
        })
    };
}

/// Everybody gets the result at the same moment, so before the publication a copy does not have it.
macro_rules! published {
    ($table:literal) => {
        Some(concat!(
            "EXISTS (SELECT 1 FROM round r WHERE r.region_id = ",
            $table,
            ".region_id AND r.id = ",
            $table,
            ".round_id AND r.state IN ('published', 'closed'))"
        ))
    };
}

pub const PERSONAL: &[Personal] = &[
    Personal {
        key: "personal-wish",
        table: "wish",
        columns: &["position", "place_id"],
        basis: Basis::PublicTask,
        term: after_round!("wish", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: place_of!("wish"),
    },
    Personal {
        key: "personal-priority",
        table: "priority",
        columns: &["place_id", "class"],
        basis: Basis::PublicTask,
        term: after_round!("priority", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: place_of!("priority"),
    },
    Personal {
        // The position alone, about nobody who is still there, is what the public figures count.
        key: "personal-outcome",
        table: "outcome",
        columns: &["kit", "explanation"],
        basis: Basis::PublicTask,
        term: after_round!("outcome", Erase::Blank),
        of: &[(Subject::Student, "student_id")],
        copied: published!("outcome"),
        named: &[],
    },
    Personal {
        key: "personal-outcome",
        table: "outcome",
        columns: &["place_id"],
        basis: Basis::PublicTask,
        term: after_round!("outcome", Erase::Null),
        of: &[(Subject::Student, "student_id")],
        copied: published!("outcome"),
        named: place_of!("outcome"),
    },
    Personal {
        // The correction itself names nobody and stays public.
        key: "personal-correction",
        table: "correction",
        columns: &["student_id"],
        basis: Basis::PublicTask,
        term: after_round!("correction", Erase::Blank),
        of: &[(Subject::Student, "student_id")],
        copied: published!("correction"),
        named: &[],
    },
    Personal {
        key: "personal-placement",
        table: "placement",
        columns: &["place_id", "kept_for", "origin", "since", "answer_by", "employer", "student", "ended_at", "ended"],
        basis: Basis::PublicTask,
        term: after_round!("placement", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: place_of!("placement"),
    },
    Personal {
        key: "personal-withdrawal",
        table: "withdrawal",
        columns: &["at"],
        basis: Basis::PublicTask,
        term: after_round!("withdrawal", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: &[],
    },
    Personal {
        // Never a list that outlives its round: what an employer once said of a student is nobody's to keep.
        key: "personal-decline",
        table: "decline",
        columns: &[
            "place_id",
            "reason",
            "requirement",
            "basis",
            "asked_at",
            "reply",
            "verdict",
            "verdict_reason",
            "decided_at",
        ],
        basis: Basis::PublicTask,
        term: after_round!("decline", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: place_of!("decline"),
    },
    Personal {
        key: "personal-objection",
        table: "objection",
        columns: &["text", "made_at", "outcome", "answer", "answered_at"],
        basis: Basis::PublicTask,
        term: after_round!("objection", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-own-place",
        table: "own_place",
        columns: &[
            "employer",
            "kvk",
            "town",
            "title",
            "tasks",
            "hours",
            "starts_on",
            "ends_on",
            "asked_at",
            "verdict",
            "verdict_reason",
            "decided_at",
        ],
        basis: Basis::PublicTask,
        term: after_round!("own_place", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-supervisor",
        table: "own_place",
        columns: &["contact_name", "contact_email"],
        basis: Basis::PublicTask,
        term: after_round!("own_place", Erase::Row),
        of: &[(Subject::Student, "student_id"), (Subject::Email, "contact_email")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-agreement",
        table: "agreement",
        columns: &[
            "place_id",
            "title",
            "body",
            "hash",
            "starts_on",
            "ends_on",
            "hours",
            "extra",
            "guardian_name",
            "guardian_email",
            "state",
            "made_at",
            "signed_at",
            "ended_on",
            "ended_reason",
        ],
        basis: Basis::PublicTask,
        term: after_round!("agreement", Erase::Row, AGREEMENT_YEARS),
        of: &[(Subject::Student, "student_id"), (Subject::Email, "guardian_email")],
        copied: None,
        named: place_of!("agreement"),
    },
    Personal {
        key: "personal-agreement",
        table: "signature",
        columns: &["party", "name", "signed_at", "hash"],
        basis: Basis::PublicTask,
        term: Some(Term {
            days: AGREEMENT_YEARS,
            since: "round-end",
            over: Over::Day(
                "NOT EXISTS (SELECT 1 FROM agreement a JOIN round r ON r.region_id = a.region_id AND r.id = a.round_id
                             WHERE a.region_id = signature.region_id AND a.id = signature.agreement_id
                               AND r.ends_on >= $1)",
            ),
            erase: Erase::Row,
            proved: true,
        }),
        of: &[],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-template",
        table: "agreement_template",
        columns: &["contact_name", "contact_email"],
        basis: Basis::PublicTask,
        // As long as the school makes or keeps agreements by it.
        term: None,
        of: &[(Subject::Email, "contact_email")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-guide",
        table: "guide",
        columns: &["account_id", "since"],
        basis: Basis::PublicTask,
        term: after_round!("guide", Erase::Row),
        of: &[(Subject::Student, "student_id"), (Subject::Account, "account_id")],
        copied: None,
        named: guide_of!("guide"),
    },
    Personal {
        key: "personal-visit",
        table: "visit",
        columns: &["at", "kind", "report", "called_off_at", "called_off_because"],
        basis: Basis::PublicTask,
        term: after_round!("visit", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-pulse",
        table: "pulse",
        columns: &["at", "safe", "promised", "note", "account_id"],
        basis: Basis::PublicTask,
        // An internship may end that much later than its round.
        term: after_round!("pulse", Erase::Row, 92),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: guide_of!("pulse"),
    },
    Personal {
        key: "personal-adjustment",
        table: "adjustment",
        columns: &["text", "account_id", "employer", "until_day", "made_at"],
        basis: Basis::PublicTask,
        term: Some(Term {
            days: 0,
            since: "until",
            over: Over::Day("until_day < $1"),
            erase: Erase::Row,
            proved: true,
        }),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: guide_of!("adjustment"),
    },
    Personal {
        key: "personal-placement",
        table: "asked",
        columns: &["what"],
        basis: Basis::PublicTask,
        term: after_round!("asked", Erase::Row),
        of: &[],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-evaluation",
        table: "evaluation",
        columns: &["side", "answers", "note", "at"],
        basis: Basis::PublicTask,
        term: after_round!("evaluation", Erase::Row),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-talk",
        table: "talk",
        columns: &["at", "place", "asked_by", "agreed_at"],
        basis: Basis::PublicTask,
        term: after_round!("talk", Erase::Row, 28),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-talk",
        table: "talk_note",
        columns: &["side", "question", "text"],
        basis: Basis::PublicTask,
        term: after_round!("talk_note", Erase::Row, 28),
        of: &[(Subject::Student, "student_id")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-opening",
        table: "frozen",
        columns: &["opening"],
        basis: Basis::PublicTask,
        term: after_round!("frozen", Erase::Blank),
        of: &[],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-student",
        table: "student",
        columns: &[
            "number",
            "first_name",
            "last_name",
            "email",
            "study_id",
            "year",
            "earlier_unplaced",
            "travel_band",
            "confirmed_at",
            "receipt",
            "receipt_kept_at",
        ],
        basis: Basis::PublicTask,
        term: after_round!("student", Erase::Row),
        of: &[(Subject::Student, "id")],
        copied: None,
        named: &[(
            "study",
            "SELECT y.name FROM study y WHERE y.region_id = student.region_id AND y.id = student.study_id",
        )],
    },
    Personal {
        key: "personal-supervisor",
        table: "place",
        columns: &["contact_name", "contact_email"],
        basis: Basis::PublicTask,
        term: after_round!("place", Erase::Blank),
        of: &[(Subject::Email, "contact_email")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-registrar",
        table: "registrar",
        columns: &["email", "name", "asked_at", "stated_at"],
        basis: Basis::PublicTask,
        term: after_round!("registrar", Erase::Row),
        of: &[(Subject::Email, "email")],
        copied: None,
        named: &[],
    },
    Personal {
        key: "personal-import",
        table: "import",
        columns: &["file_name", "sheet", "report", "actor"],
        basis: Basis::PublicTask,
        term: Some(Term {
            days: 7,
            since: "made",
            over: Over::Moment("created_at < $1 AND state <> 'running'"),
            erase: Erase::Row,
            proved: true,
        }),
        of: &[],
        copied: None,
        named: &[],
    },
];
