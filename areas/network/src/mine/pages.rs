use askama::Template;
use evenkans_people::{EmployerLink, Role};
use evenkans_web::{Context, Error, Result, Shell, T, Waiting, parse_local};

use crate::affiliation;
use crate::commitment::{self, Commitment, Standing};
use crate::gathering::{self, Gathering, State as AttendanceState};
use crate::joining;
use crate::manifest;
use crate::partner::{self, speaker};
use crate::programme;
use crate::standard;
use crate::task::{self, Task};

#[derive(Template)]
#[template(path = "mine/page.html")]
struct Page {
    s: Shell,
    t: T,
    home: String,
    name: String,
    email: String,
    roles: String,
    waits: Vec<Waiting>,
    tasks: Vec<Task>,
    promised: Vec<Commitment>,
    coming: Vec<(Gathering, AttendanceState)>,
    /// Whether the visitor speaks for a partner.
    speaks: bool,
    /// Whether there is sign-in at an institution.
    institution: bool,
    now: i64,
}

/// How long before its day a commitment waits for who promised it.
const SOON: i64 = 60 * 86_400;

/// The page of whoever has an employer's link: what the firm promised and what is coming.
async fn of_link(context: &Context, link: &EmployerLink) -> Result {
    let (region, t) = (context.region()?, context.t.clone());
    let home = format!("/r/{}", region.slug);
    let mut tx = context.site.db.read("mine.link").await?;
    let now = tx.now;
    let partner = partner::store::by_id(&mut tx, region.id.as_str(), &link.employer_id).await?;
    let coming = gathering::store::coming_for(&mut tx, region.id.as_str(), &link.employer_id).await?;
    let all = commitment::store::list(&mut tx, region.id.as_str()).await?;
    drop(tx);
    let own = [link.employer_id.clone()];
    let mut waits = of_partners(context, &home, &own, &all).await?;
    waits.extend(asked(&t, &home, &coming));
    let promised =
        all.into_iter().filter(|one| own.contains(&one.partner_id) && one.standing(now) != Standing::Dropped);
    let promised = promised.collect();
    waits.sort_by_key(|one| (one.due.is_none(), one.due));
    context.page(&Page {
        s: context.shell(t.with("my-page-title", "name", &partner.name)),
        name: partner.name,
        email: String::new(),
        roles: String::new(),
        home,
        waits,
        tasks: Vec::new(),
        promised,
        coming,
        speaks: true,
        institution: false,
        now,
        t,
    })
}

/// What waits for whoever speaks for these partners, over all areas.
async fn of_partners(context: &Context, home: &str, own: &[String], all: &[Commitment]) -> Result<Vec<Waiting>> {
    let (region, t, now) = (context.region()?.id.as_str(), &context.t, context.now);
    let link = |page: &str| format!("{home}/{page}");
    let mut waits = Vec::new();
    for finder in &context.site.waits {
        waits.extend(finder(context).await?);
    }
    let is_own = |one: &&Commitment| own.contains(&one.partner_id);
    waits.extend(due(t, home, all.iter().filter(is_own), now));
    for standing in [Standing::LateShown, Standing::Shown] {
        let to_read = all.iter().filter(|one| !is_own(one) && one.standing(now) == standing).count();
        if to_read > 0 && !own.is_empty() {
            let text = t.with("mine-to-read", "n", to_read);
            waits.push(Waiting { text, link: link(&format!("toezeggingen?stand={}", standing.word())), due: None });
        }
    }
    let mut tx = context.site.db.read("mine.partners").await?;
    for one in standard::store::to_read(&mut tx, region, own).await? {
        let text = t.with("standard-to-read", "partner", &one.partner);
        waits.push(Waiting { text, link: link(&format!("standaard/{}", one.id)), due: None });
    }
    let asked = standard::store::asked(&mut tx, region).await?;
    for partner in own {
        let begun = standard::store::of_partner(&mut tx, region, partner).await?;
        if let Some(one) = begun.iter().find(|one| one.done_at.is_none()) {
            let text = t.with("mine-standard-begun", "partner", &one.partner);
            waits.push(Waiting { text, link: link(&format!("standaard/{}", one.id)), due: None });
        } else if let Some(one) = asked.iter().find(|one| one.partner_id == *partner) {
            let text = t.with("mine-standard-asked", "partner", &one.partner);
            waits.push(Waiting { text, link: link("standaard"), due: None });
        }
    }
    if let Some(newest) = manifest::store::newest(&mut tx, region).await? {
        // Who signed an earlier text is asked whether they still do.
        let signatures = manifest::store::signatures(&mut tx, region).await?;
        let signed = |partner: &String, number: Option<i64>| {
            signatures.iter().any(|one| one.partner_id == *partner && number.is_none_or(|number| one.number == number))
        };
        if own.iter().any(|partner| signed(partner, None) && !signed(partner, Some(newest.number))) {
            let text = t.with("mine-sign-again", "title", &newest.title);
            waits.push(Waiting { text, link: link("manifest/ondertekenen"), due: None });
        }
    }
    Ok(waits)
}

/// Commitments whose day is near or over.
fn due<'a>(t: &T, home: &str, own: impl Iterator<Item = &'a Commitment>, now: i64) -> Vec<Waiting> {
    let going = own.filter(|one| matches!(one.standing(now), Standing::Late | Standing::Open));
    let near = going.filter(|one| parse_local(&one.due_on).is_some_and(|at| at < now + SOON));
    near.map(|one| Waiting {
        text: t.with("mine-commitment", "what", &one.what),
        link: format!("{home}/toezeggingen/{}", one.id),
        due: parse_local(&one.due_on),
    })
    .collect()
}

/// Gatherings to which one is asked and has not answered.
fn asked<'a>(
    t: &'a T,
    home: &'a str,
    coming: &'a [(Gathering, AttendanceState)],
) -> impl Iterator<Item = Waiting> + 'a {
    let waiting = coming.iter().filter(|(_, state)| *state == AttendanceState::Asked);
    waiting.map(move |(one, _)| Waiting {
        text: t.with("mine-asked", "title", &one.title),
        link: format!("{home}/agenda/{}", one.id),
        due: Some(one.starts_at),
    })
}

pub async fn page(context: Context) -> Result {
    if let Some(link) = context.employer_link() {
        return of_link(&context, link).await;
    }
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let region = context.region()?;
    let t = context.t.clone();
    if !context.has(Role::ALL) {
        return Err(evenkans_store::Error::Forbidden.into());
    }
    let home = format!("/r/{}", region.slug);
    let own = speaker::partners(&context);
    let mut tx = context.site.db.read("mine.page").await?;
    let now = tx.now;
    let tasks = task::store::of_account(&mut tx, region.id.as_str(), &me.account.id).await?;
    let coming = gathering::store::coming_of(&mut tx, region.id.as_str(), me.account.id.as_str()).await?;
    let all = commitment::store::list(&mut tx, region.id.as_str()).await?;
    let joining = match context.has(&[Role::ProgrammeManager]) {
        true => joining::store::waiting(&mut tx, region.id.as_str()).await?,
        false => 0,
    };
    let programmes = match context.has(&[Role::ProgrammeManager]) {
        true => programme::store::asking(&mut tx, region.id.as_str()).await?,
        false => Vec::new(),
    };
    let asking = affiliation::store::waiting(&mut tx, region.id.as_str()).await?;
    let manifest = manifest::store::newest(&mut tx, region.id.as_str()).await?;
    drop(tx);
    let link = |page: &str| format!("{home}/{page}");
    let mut waits = of_partners(&context, &home, &own, &all).await?;
    waits.extend(asked(&t, &home, &coming));
    // A teacher works at a school and does not speak for it, but reads what it promised.
    let is_own = |one: &Commitment| me.partners(region.id.as_str(), Role::ALL).any(|id| id == one.partner_id);
    let promised: Vec<Commitment> = all.into_iter().filter(is_own).collect();
    if joining > 0 {
        waits.push(Waiting { text: t.with("mine-joining", "n", joining), link: link("aanmeldingen"), due: None });
    }
    let manages = context.has(&[Role::ProgrammeManager]);
    let keeps =
        |partner: &str| manages || me.partners(region.id.as_str(), &[Role::Coordinator]).any(|id| id == partner);
    for one in asking.iter().filter(|one| one.account_id != me.account.id && keeps(&one.partner_id)) {
        let text = t.with("mine-role-asked", "role", t.word("role", one.role.word()));
        waits.push(Waiting { text, link: link(&format!("partners/{}#asking", one.partner_id)), due: None });
    }
    if manages && manifest.is_none() {
        for (step, page) in [
            ("settings", "instellingen"),
            ("partners", "partners/nieuw"),
            ("manifest", "manifest/bewerken"),
            ("ambitions", "manifest/ambities"),
            ("agenda", "agenda/nieuw"),
        ] {
            waits.push(Waiting { text: t.word("mine-begin", step), link: link(page), due: None });
        }
    }
    for one in &programmes {
        let text = t.with("settings-programme-asks", "name", &one.name);
        waits.push(Waiting { text, link: link("instellingen#programme"), due: None });
    }
    waits.sort_by_key(|one| (one.due.is_none(), one.due));
    let here = me.members.iter().filter(|one| one.region_id == region.id.as_str());
    let mut roles: Vec<String> = here.map(|one| t.word("role", one.role.word())).collect();
    roles.dedup();
    let title = t.with("my-page-title", "name", &me.account.name);
    context.page(&Page {
        s: context.shell(title),
        name: me.account.name.clone(),
        email: me.account.email.clone(),
        roles: roles.join(", "),
        home,
        waits,
        tasks,
        promised: promised.into_iter().filter(|one| one.standing(now) != Standing::Dropped).collect(),
        coming,
        speaks: !own.is_empty(),
        institution: context.site.institution.is_some(),
        now,
        t,
    })
}
