use askama::Template;
use evenkans_people::Role;
use evenkans_web::{Context, Result, Shell, T, Waiting};

use super::{Item, of_guide, of_round};
use crate::round::{self, Round, desk};

#[derive(Template)]
#[template(path = "today/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    /// The rounds of the visitor's schools in which something waits.
    rounds: Vec<(Round, Vec<Item>)>,
    now: i64,
}

/// What waits in the visitor's rounds, each with the name of its round.
pub async fn waits(context: &Context) -> Result<Vec<Waiting>> {
    let named = |(round, items): (Round, Vec<Item>)| {
        items.into_iter().map(move |item| {
            let text = format!("{}: {}", round.title, item.text);
            Waiting { text, link: item.link, due: item.due }
        })
    };
    Ok(of_visitor(context).await?.into_iter().flat_map(named).collect())
}

/// The rounds of the visitor's schools in which something waits.
async fn of_visitor(context: &Context) -> Result<Vec<(Round, Vec<Item>)>> {
    let region = context.region()?;
    // Who has a link works at no school.
    let Some(me) = context.signed_in() else { return Ok(Vec::new()) };
    let schools: Vec<&str> = me.partners(region.id.as_str(), &[Role::Coordinator, Role::Teacher]).collect();
    let home = format!("/r/{}", region.slug);
    let mut tx = context.site.db.read("today.list").await?;
    let mut rounds = Vec::new();
    for round in round::store::list(&mut tx, region.id.as_str()).await? {
        if !schools.contains(&round.school_id.as_str()) {
            continue;
        }
        let base = format!("{home}/rondes/{}", round.id);
        let mut items = match desk::is_coordinator(context, &round) {
            true => of_round(&mut tx, &context.t, &base, &round, &me.account.id).await?,
            false => Vec::new(),
        };
        // Whoever guides hears from their own students; a teacher decides nothing, and does only that.
        items.extend(of_guide(&mut tx, &context.t, &home, &round, &me.account.id).await?);
        items.sort_by_key(|one| (one.due.is_none(), one.due));
        if !items.is_empty() {
            rounds.push((round, items));
        }
    }
    Ok(rounds)
}

pub async fn list(context: Context) -> Result {
    let rounds = of_visitor(&context).await?;
    let home = format!("/r/{}", context.region()?.slug);
    let s = context.shell(context.t.get("today-title"));
    context.page(&List { s, t: context.t.clone(), home, rounds, now: context.now })
}
