use std::collections::BTreeSet;

use askama::Template;
use evenkans_people::{EmployerLink, GuardianLink, RegistrarLink, Who, personal_link};
use evenkans_sheets::Cell;
use evenkans_store::personal::{self, Personal, Subject};
use evenkans_web::{Context, Error, Result, Shell, T, attachment, download};

use crate::region;

/// One line of the register, in words.
struct Line {
    what: String,
    why: String,
    basis: String,
    term: String,
}

fn term(t: &T, one: &Personal) -> String {
    let Some(term) = one.term else { return t.get("personal-term-none") };
    let long = match term.days {
        0 => return t.word("personal-since-at-once", term.since),
        days if days % 365 == 0 => t.with("personal-term-years", "n", days / 365),
        days => t.with("personal-term-days", "n", days),
    };
    t.word_with("personal-since", term.since, "term", long)
}

/// What several tables hold for one reason is one line.
fn lines(context: &Context) -> Vec<Line> {
    let t = &context.t;
    let mut seen = BTreeSet::new();
    let all = context.site.personal.iter().filter(|one| seen.insert(one.key));
    all.map(|one| Line {
        what: t.get(one.key),
        why: t.get(&format!("{}-why", one.key)),
        basis: t.word("personal-basis", one.basis.word()),
        term: term(t, one),
    })
    .collect()
}

#[derive(Template)]
#[template(path = "privacy/register.html")]
struct Register {
    s: Shell,
    t: T,
    paragraphs: Vec<String>,
    lines: Vec<Line>,
    /// Where this visitor gets a copy of what is there about them.
    own: Option<String>,
}

pub async fn register(context: Context) -> Result {
    let own = match context.session.as_ref().map(|session| &session.who) {
        None => None,
        Some(Who::Account(_)) => Some("/mijn/gegevens.json".to_owned()),
        Some(who) => Some(format!("/r/{}/mijn-gegevens.json", slug_of(&context, who).await?)),
    };
    let paragraphs = region::pages::paragraphs(&context.t, "privacy");
    let (s, lines) = (context.shell(context.t.get("privacy-title")), lines(&context));
    context.page(&Register { s, t: context.t.clone(), paragraphs, lines, own })
}

async fn slug_of(context: &Context, who: &Who) -> Result<String> {
    let region_id = match who {
        Who::Student(link) => &link.region_id,
        Who::Employer(link) => &link.region_id,
        Who::Registrar(link) => &link.region_id,
        Who::Guardian(link) => &link.region_id,
        Who::Account(_) => return Err(Error::not_found()),
    };
    let mut tx = context.site.db.read("privacy.region").await?;
    Ok(evenkans_people::region::by_id(&mut tx, region_id).await?.slug)
}

pub async fn export(context: Context) -> Result {
    let t = &context.t;
    let headings = ["personal-what", "personal-why", "personal-basis", "personal-term"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let row = |line: Line| vec![Cell::from(line.what), line.why.into(), line.basis.into(), line.term.into()];
    let rows: Vec<Vec<Cell>> = lines(&context).into_iter().map(row).collect();
    download("gegevens", context.param("form"), &headings, &rows)
}

/// Everything that is there about this visitor, as a file.
pub async fn copy(context: Context) -> Result {
    let who = context.session.as_ref().map(|session| &session.who).ok_or(Error::SignIn)?;
    let mut tx = context.site.db.read("privacy.copy").await?;
    let names = match who {
        Who::Account(me) => {
            vec![(Subject::Account, me.account.id.to_string()), (Subject::Email, me.account.email.clone())]
        }
        Who::Student(link) => vec![(Subject::Student, link.student_id.clone())],
        Who::Employer(EmployerLink { link_id, region_id, .. })
        | Who::Registrar(RegistrarLink { link_id, region_id, .. })
        | Who::Guardian(GuardianLink { link_id, region_id, .. }) => {
            vec![(Subject::Email, personal_link::sent_to(&mut tx, region_id, link_id).await?)]
        }
    };
    let copy = personal::copy(&mut tx, &context.site.personal, &names).await?;
    let json = serde_json::to_vec_pretty(&copy).map_err(evenkans_store::Error::fault)?;
    attachment("mijn-gegevens.json", "application/json", json)
}
