use askama::Template;
use evenkans_network::{partner, programme};
use evenkans_people::mail::{self, Mail};
use evenkans_people::personal_link::{self, Target};
use evenkans_people::{AccountId, Region, account, member, region, session};
use evenkans_rounds::agreement::{self, Agreement, Party};
use evenkans_rounds::round::{self, Round};
use evenkans_rounds::student;
use evenkans_store::{Error, Tx, write_tx};
use evenkans_web::{Context, Result, Shell, Site, T, fold, parse_local};

/// Somebody to go on as.
struct Person {
    /// What the button sends: `account`, `student`, `registrar` or `employer`, and the id.
    who: String,
    name: String,
    role: String,
    initials: String,
}

#[derive(Template)]
#[template(path = "demo/people.html")]
struct People {
    s: Shell,
    t: T,
    staff: Vec<Person>,
    rounds: Vec<(Round, Vec<Person>)>,
    employers: Vec<Person>,
    /// Whoever was searched for, by name.
    found: Vec<Person>,
    q: String,
    slug: String,
}

fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect()
}

fn person(who: String, name: String, role: String) -> Person {
    Person { who, initials: initials(&name), name, role }
}

async fn the_region(tx: &mut Tx) -> evenkans_store::Result<Region> {
    // Whoever tries it can have made other regions.
    let all = region::all(tx).await?;
    all.into_iter().find(|one| one.slug == super::story::SLUG).ok_or(Error::NotFound)
}

/// What a student's list is like: the text for it, and whether a row is so.
type ListKind = (&'static str, fn(&student::store::Listed) -> bool);

const KINDS: [ListKind; 3] = [
    ("demo-student-confirmed", |row| row.wishes > 0 && row.student.confirmed_at.is_some()),
    ("demo-student-unconfirmed", |row| row.wishes > 0 && row.student.confirmed_at.is_none()),
    ("demo-student-empty", |row| row.wishes == 0),
];

/// The students that the page offers: of each public round the first of each kind, as it was at the start.
pub(super) async fn choose_students(site: &Site) -> evenkans_store::Result<Vec<String>> {
    let mut tx = site.db.read("demo.choose").await?;
    let region = the_region(&mut tx).await?;
    let mut chosen = Vec::new();
    for round in round::store::list(&mut tx, region.id.as_str()).await? {
        let listed = student::store::listed(&mut tx, region.id.as_str(), round.id.as_str()).await?;
        let first = KINDS.iter().filter_map(|(_, fits)| listed.iter().find(|row| fits(row)));
        chosen.extend(first.map(|row| row.student.id.to_string()));
        chosen.extend(to_sign(&mut tx, &round).await?);
    }
    Ok(chosen)
}

/// The first student who still has to sign an agreement.
async fn to_sign(tx: &mut Tx, round: &Round) -> evenkans_store::Result<Option<String>> {
    let all = agreement::store::of_round(tx, round).await?;
    let unsigned = agreement::store::missing_of_round(tx, round, &all).await?;
    let waits = |one: &&Agreement| unsigned.get(one.id.as_str()).is_some_and(|left| left.contains(&Party::Student));
    Ok(all.iter().find(waits).map(|one| one.student_id.clone()))
}

/// The chosen students of a round, with what their list is like now.
async fn students(tx: &mut Tx, context: &Context, round: &Round) -> Result<Vec<Person>> {
    let listed = student::store::listed(tx, &round.region_id, round.id.as_str()).await?;
    let chosen =
        context.site.demo.as_ref().and_then(|demo| demo.students.get()).map_or(&[] as &[String], Vec::as_slice);
    let to_sign = to_sign(tx, round).await?;
    let own = listed.iter().filter(|row| chosen.iter().any(|id| id == row.student.id.as_str()));
    let shown = own.map(|row| {
        let signs = to_sign.as_deref() == Some(row.student.id.as_str());
        let kind = KINDS.iter().find(|(_, fits)| fits(row)).map_or("", |(key, _)| key);
        let kind = if signs { "demo-student-agreement" } else { kind };
        let role = format!("{} · {}", context.t.get(kind), row.study);
        person(format!("student {} {}", round.id, row.student.id), row.student.name(), role)
    });
    Ok(shown.collect())
}

pub(super) async fn people(context: Context) -> Result {
    let t = context.t.clone();
    let mut tx = context.site.db.read("demo.people").await?;
    let region = the_region(&mut tx).await?;
    let partners = partner::store::list(&mut tx, region.id.as_str(), None, "").await?;
    let name_of = |id: &str| partners.iter().find(|p| p.id.as_str() == id).map(|p| p.name.clone()).unwrap_or_default();
    let mut staff = Vec::new();
    for one in member::list(&mut tx, region.id.as_str(), None).await? {
        let role = t.get(&format!("role-{}", one.member.role.word()));
        let mut role = format!("{role}, {}", name_of(&one.member.partner_id));
        for led in programme::store::of_lead(&mut tx, &one.member.account_id).await? {
            role = format!("{role} · {}", t.with("demo-leads", "name", led.name));
        }
        staff.push(person(format!("account {}", one.member.account_id), one.name, role));
    }
    for one in account::administrators(&mut tx).await? {
        staff.push(person(format!("account {}", one.id), one.name, t.get("role-administrator")));
    }
    let mut rounds = Vec::new();
    for one in round::store::list(&mut tx, region.id.as_str()).await? {
        if one.state.is_public() {
            let mut people = students(&mut tx, &context, &one).await?;
            let role = context.t.get("demo-registrar");
            people.push(person(format!("registrar {}", one.id), context.t.get("role-registrar"), role));
            rounds.push((one, people));
        }
    }
    let employers = partners
        .iter()
        .filter(|p| p.kind == partner::Kind::Employer)
        .take(6)
        .map(|p| person(format!("employer {}", p.id), p.name.clone(), p.town.clone()))
        .collect();
    let q = context.query("q").to_owned();
    let found = if q.is_empty() { Vec::new() } else { find(&mut tx, &context, &region, &partners, &fold(&q)).await? };
    drop(tx);
    let s = context.shell(t.get("demo-title"));
    context.page(&People { s, t, staff, rounds, employers, found, q, slug: region.slug })
}

/// As many people as a search shows.
const FOUND: usize = 30;

/// Students of every round and employers whose name or number fits.
async fn find(
    tx: &mut Tx,
    context: &Context,
    region: &Region,
    partners: &[partner::Partner],
    q: &str,
) -> Result<Vec<Person>> {
    let mut found = Vec::new();
    for round in round::store::list(tx, region.id.as_str()).await? {
        for student in student::store::of_round(tx, region.id.as_str(), round.id.as_str()).await? {
            if fold(&format!("{} {}", student.name(), student.number)).contains(q) {
                found.push(person(format!("student {} {}", round.id, student.id), student.name(), round.title.clone()));
            }
        }
    }
    let firms = partners.iter().filter(|p| p.kind == partner::Kind::Employer && fold(&p.name).contains(q));
    let role = context.t.get("role-employer-contact");
    found.extend(firms.map(|p| person(format!("employer {}", p.id), p.name.clone(), format!("{role}, {}", p.town))));
    found.truncate(FOUND);
    Ok(found)
}

/// Goes on as the person of the button, without any mail.
pub(super) async fn sign_in_as(context: Context) -> Result {
    let who = context.value("as").to_owned();
    let parts: Vec<&str> = who.split(' ').collect();
    let (token, to) = write_tx!(context.site.db, "demo.sign_in", |tx| {
        let region = the_region(tx).await?;
        // As far as the clock can be moved in one go.
        let until = tx.now + 400 * 86_400;
        let (target, page) = match parts.as_slice() {
            ["account", id] => {
                let id = AccountId((*id).to_owned());
                let account = account::by_id(tx, &id).await?;
                let page = if account.administrator { "/beheer".into() } else { format!("/r/{}/rondes", region.slug) };
                return Ok((session::start(tx, &id).await?, page));
            }
            ["student", round_id, student_id] => (Target::Student { round_id, student_id }, "mijn-ronde"),
            ["registrar", round_id] => (Target::Registrar { round_id, sent_to: "" }, "aantallen"),
            ["employer", employer_id] => (Target::Employer { employer_id, sent_to: "" }, "mijn-plekken"),
            _ => return Err(Error::NotFound),
        };
        let link = personal_link::create(tx, region.id.as_str(), target, until).await?;
        let (region_id, link_id) = personal_link::find(tx, &link).await?;
        let token = session::start_for_link(tx, &region_id, &link_id).await?;
        Ok((token, format!("/r/{}/{page}", region.slug)))
    })?;
    context.redirect_as(Some(&token), &to)
}

/// Moves the demo's clock, forwards only: what was frozen yesterday was frozen yesterday.
pub(super) async fn move_clock(context: Context) -> Result {
    let clock = &context.site.db.clock;
    let seconds = match context.value("step") {
        "hour" => 3600,
        "day" => 86_400,
        "week" => 7 * 86_400,
        _ => parse_local(context.value("clock")).map_or(0, |to| to - clock.now()),
    };
    if seconds < 0 {
        return Err(Error::refused("demo-clock-back").into());
    }
    let seconds = seconds.min(400 * 86_400);
    write_tx!(context.site.db, "demo.clock", |tx| { session::prolong(tx, seconds).await })?;
    clock.advance(seconds);
    // Only to a page of this site: what the form says must not lead a visitor elsewhere.
    let back = Some(context.value("back")).filter(|to| {
        // Browsers read a backslash as a slash, and two of them as another site.
        to.starts_with('/') && !to.starts_with("//") && !to.contains('\\')
    });
    context.redirect(back.unwrap_or("/demo"))
}

#[derive(Template)]
#[template(path = "demo/post.html")]
struct Post {
    s: Shell,
    t: T,
    mails: Vec<(Mail, Vec<(bool, String)>)>,
    q: String,
}

/// The mail that would have gone out, with links to follow.
pub(super) async fn post(context: Context) -> Result {
    let q = context.query("q").to_owned();
    let mut tx = context.site.db.read("demo.post").await?;
    let url = context.site.public_url.clone();
    let mails = mail::recent(&mut tx, &q, 50)
        .await?
        .into_iter()
        .map(|mail| {
            let body = mail.body.clone().unwrap_or_default();
            let words = body.split_inclusive(char::is_whitespace).map(|word| (word.starts_with(&url), word.to_owned()));
            let words = words.collect();
            (mail, words)
        })
        .collect();
    drop(tx);
    let s = context.shell(context.t.get("demo-post-title"));
    context.page(&Post { s, t: context.t.clone(), mails, q })
}
