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
    let mut lines: Vec<String> = Vec::new();
    let mut say = |key: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("- {}: {}", t.get(key), one_line(&value)));
        }
    };
    let numbered = |name: &str, number: &str| t.with2("agreement-numbered", "name", name, "number", number);
    say("agreement-student", numbered(&student.name(), &student.number));
    say("agreement-school", school.name.clone());
    let kvk = employer.kvk.as_ref().map_or_else(String::new, |kvk| format!(" (KvK {kvk})"));
    say("agreement-employer", format!("{}{kvk}", employer.name));
    say("agreement-guardian", terms.guardian.as_ref().map(|(name, _)| name.clone()).unwrap_or_default());
    let parties = lines.join("\n");
    let mut lines: Vec<String> = Vec::new();
    let mut say = |key: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("- {}: {}", t.get(key), one_line(&value)));
        }
    };
    say("field-study", format!("{} ({})", study.name, study.code));
    say("agreement-place", format!("{} ({})", place.title, place.code));
    say("field-town", place.town.clone());
    say("agreement-period", format!("{} – {}", t.day(&terms.starts_on), t.day(&terms.ends_on)));
    say("agreement-days", place::pages::days(t, place));
    say("place-hours", if terms.hours > 0 { terms.hours.to_string() } else { String::new() });
    say("agreement-allowance", place::pages::allowance(t, place));
    say("agreement-supervisor", reach(&place.contact_name, &place.contact_email));
    let internship = lines.join("\n");
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
