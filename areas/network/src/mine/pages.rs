use askama::Template;
use evenkans_people::Role;
use evenkans_web::{Context, Error, Result, Shell, T, Waiting, parse_local};

use crate::affiliation;
use crate::commitment::{self, Commitment, Standing};
use crate::gathering::{self, Gathering, State as AttendanceState};
use crate::joining;
use crate::partner::speaker;
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

pub async fn page(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let region = context.region()?;
    let t = context.t.clone();
    if !context.has(Role::ALL) {
        return Err(evenkans_store::Error::Forbidden.into());
    }
    let home = format!("/r/{}", region.slug);
    let own = speaker::partners(&context);
    let mut waits = Vec::new();
    for finder in &context.site.waits {
        waits.extend(finder(&context).await?);
    }
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
    let to_check = standard::store::to_read(&mut tx, region.id.as_str(), &own).await?;
    drop(tx);
    let (promised, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| own.contains(&one.partner_id));
    let link = |page: &str| format!("{home}/{page}");
    let until = |day: &str| parse_local(day);
    for one in promised.iter().filter(|one| matches!(one.standing(now), Standing::Late | Standing::Open)) {
        if until(&one.due_on).is_some_and(|at| at < now + SOON) {
            let text = t.with("mine-commitment", "what", &one.what);
            waits.push(Waiting { text, link: link(&format!("toezeggingen/{}", one.id)), due: until(&one.due_on) });
        }
    }
    let to_read = others.iter().filter(|one| one.standing(now) == Standing::Shown).count();
    if to_read > 0 && !own.is_empty() {
        let text = t.with("mine-to-read", "n", to_read);
        waits.push(Waiting { text, link: link("toezeggingen?stand=shown"), due: None });
    }
    for (one, _) in coming.iter().filter(|(_, state)| *state == AttendanceState::Asked) {
        let text = t.with("mine-asked", "title", &one.title);
        waits.push(Waiting { text, link: link(&format!("agenda/{}", one.id)), due: Some(one.starts_at) });
    }
    for one in &to_check {
        let text = t.with("standard-to-read", "partner", &one.partner);
        waits.push(Waiting { text, link: link(&format!("standaard/{}", one.id)), due: None });
    }
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
