use evenkans_store::activity;
use evenkans_web::{Context, Proof, Result, T};

/// How far back a partner finds what it did.
const PARTS: i64 = 200;

/// What happened here in which the partner had a part, and that everybody can read: of each thing the last that happened.
pub(crate) async fn proofs(context: &Context, partner: &str) -> Result<Vec<Proof>> {
    let (region, t) = (context.region()?, &context.t);
    let mut tx = context.site.db.read("proof.activity").await?;
    let parts = activity::parts_of(&mut tx, region.id.as_str(), partner, PARTS).await?;
    drop(tx);
    let home = format!("/r/{}", region.slug);
    let mut all: Vec<Proof> = Vec::new();
    // What a partner promised shows nothing of what it did, and what has no title is not for everybody.
    let counts = |one: &&activity::Part| {
        !one.title.is_empty() && !matches!(one.thing.kind.as_str(), "commitment" | "partner" | "region")
    };
    for one in parts.iter().filter(counts) {
        let Some(path) = context.site.address(&region.slug, &one.thing) else { continue };
        let path = path.strip_prefix(&home).unwrap_or(&path).to_owned();
        if all.iter().all(|other| other.path != path) {
            let title = t.word_with("activity", &one.what, "title", &one.title);
            all.push(Proof { title: format!("{}: {title}", t.date(one.at)), path });
        }
    }
    Ok(all)
}

/// All that an area has to offer, to choose from: nothing first.
pub(super) async fn choices(context: &Context, t: &T, partner: &str) -> Result<Vec<(String, String)>> {
    let mut all = vec![(String::new(), t.get("evidence-nothing-here"))];
    for finder in &context.site.proofs {
        all.extend(finder(context, partner).await?.into_iter().map(|one| (one.path, one.title)));
    }
    Ok(all)
}
