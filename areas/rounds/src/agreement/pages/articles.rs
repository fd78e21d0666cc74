//! The articles of a school as everybody can read them, once it shows them as evidence for what it promised.

use askama::Template;
use evenkans_network::commitment;
use evenkans_network::partner::{self, Partner};
use evenkans_paper::Block;
use evenkans_people::Role;
use evenkans_store::link::{self, Ref};
use evenkans_web::{Context, Error, Proof, Result, Shell, T};

use crate::agreement::template::{self, Template as Articles};

#[derive(Template)]
#[template(path = "agreement/articles.html")]
struct Page {
    s: Shell,
    t: T,
    school: Partner,
    articles: Articles,
    blocks: Vec<Block>,
}

fn title(t: &T, one: &Articles) -> String {
    let kind = t.word("agreement-kind", one.level.word());
    t.args(
        "articles-title",
        &[("kind", kind), ("lang", t.word("lang", one.lang.word())), ("n", one.number.to_string())],
    )
}

/// Only the articles: who at the school can be talked to stands in the agreements, for who signs them.
pub async fn articles(context: Context) -> Result {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("articles.show").await?;
    let one = template::by_id(&mut tx, region, context.param("template")).await?;
    let mut shown = false;
    for (from, _) in link::to(&mut tx, region, &Ref::new("articles", one.id.as_str())).await? {
        // Another partner that points at them does not make them public, nor evidence that was taken away again.
        let own = commitment::store::by_id(&mut tx, region, &from.id).await?.partner_id == one.school_id;
        let evidence = commitment::store::evidence(&mut tx, region, &from.id).await?;
        shown |= own && evidence.iter().any(|piece| piece.url.ends_with(one.id.as_str()));
    }
    let own = context
        .signed_in()
        .is_some_and(|me| me.partners(region, &[Role::Coordinator, Role::Teacher]).any(|id| id == one.school_id));
    if !shown && !own {
        return Err(Error::not_found());
    }
    let school = partner::store::by_id(&mut tx, region, &one.school_id).await?;
    drop(tx);
    let t = context.t.clone();
    let (s, blocks) = (context.shell(title(&t, &one)), evenkans_paper::blocks(&one.body));
    context.page(&Page { s, t, school, articles: one, blocks })
}

/// The newest articles of a school, by level and language.
pub(crate) async fn proofs(context: &Context, school: &str) -> Result<Vec<Proof>> {
    let mut tx = context.site.db.read("proof.articles").await?;
    let all = template::of_school(&mut tx, context.region()?.id.as_str(), school).await?;
    drop(tx);
    let newest = |one: &&Articles| {
        all.iter().all(|other| (other.level, other.lang) != (one.level, one.lang) || other.number <= one.number)
    };
    let proof = |one: &Articles| Proof { title: title(&context.t, one), path: format!("/artikelen/{}", one.id) };
    Ok(all.iter().filter(newest).map(proof).collect())
}
