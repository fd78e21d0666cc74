//! The text of an agreement, and what is signed of it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use evenkans_network::partner::Partner;
use evenkans_web::T;
use sha2::{Digest, Sha256};

use super::keep::Terms;
use super::template::Template;
use crate::place::{self, Place};
use crate::student::Student;
use crate::study::Study;

/// Who and what an agreement is about.
pub(super) struct About<'a> {
    pub student: &'a Student,
    pub study: &'a Study,
    pub school: &'a Partner,
    pub employer: &'a Partner,
    pub place: &'a Place,
}

pub(super) fn title(t: &T, study: &Study) -> String {
    t.word("agreement-kind", study.level.word())
}

/// Parties and internship, the school's articles, the clause that stands in each, and what was agreed besides; `t` has
/// the language of the agreement.
pub(super) fn body(t: &T, about: &About<'_>, template: &Template, terms: &Terms) -> String {
    let About { student, study, school, employer, place } = about;
    let facts = |all: &[(&str, String)]| -> String {
        let said = all.iter().filter(|(_, value)| !value.is_empty());
        let lines: Vec<String> = said.map(|(key, value)| format!("- {}: {}", t.get(key), one_line(value))).collect();
        lines.join("\n")
    };
    let kvk = employer.kvk.as_ref().map_or_else(String::new, |kvk| format!(" (KvK {kvk})"));
    let parties = facts(&[
        ("agreement-student", t.with2("agreement-numbered", "name", student.name(), "number", &student.number)),
        ("agreement-school", school.name.clone()),
        ("agreement-employer", format!("{}{kvk}", employer.name)),
        ("agreement-guardian", terms.guardian.as_ref().map(|(name, _)| name.clone()).unwrap_or_default()),
    ]);
    let internship = facts(&[
        ("field-study", format!("{} ({})", study.name, study.code)),
        ("agreement-place", format!("{} ({})", place.title, place.code)),
        ("field-town", place.town.clone()),
        ("agreement-period", format!("{} – {}", t.day(&terms.starts_on), t.day(&terms.ends_on))),
        ("agreement-days", place::pages::days(t, place)),
        ("place-hours", if terms.hours > 0 { terms.hours.to_string() } else { String::new() }),
        ("agreement-allowance", place::pages::allowance(t, place)),
        ("agreement-supervisor", reach(&place.contact_name, &place.contact_email)),
    ]);
    let clause = t.args(
        "agreement-clause",
        &[
            ("school", school.name.clone()),
            ("schoolcontact", reach(&template.contact_name, &template.contact_email)),
            ("employercontact", reach(&place.contact_name, &place.contact_email)),
        ],
    );
    let mut body = format!(
        "# {}\n{parties}\n\n# {}\n{internship}\n\n{}\n\n# {}\n{clause}\n",
        t.get("agreement-parties"),
        t.get("agreement-internship"),
        template.body.trim(),
        t.get("agreement-clause-title"),
    );
    if !terms.extra.is_empty() {
        body.push_str(&format!("\n# {}\n{}\n", t.get("agreement-extra-title"), terms.extra));
    }
    body
}

fn reach(name: &str, email: &str) -> String {
    if email.is_empty() { name.to_owned() } else { format!("{name}, {email}") }
}

/// A name cannot begin a heading or an item of its own.
fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// SHA-256 of the title, an empty line and the body, in base64url.
pub(super) fn hash(title: &str, body: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!("{title}\n\n{body}")))
}
