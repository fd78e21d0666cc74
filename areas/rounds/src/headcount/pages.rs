use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use super::{Headcount, Registrar, state, store};
use crate::round::{self, Round};

/// More students than any programme has.
const MOST: i64 = 1_000_000;

#[derive(Template)]
#[template(path = "headcount/state.html")]
struct Page {
    s: Shell,
    t: T,
    round: Round,
    school: String,
    /// Where the round can be seen, once it can.
    public: Option<String>,
    registrar: Option<Registrar>,
    counted: Vec<Headcount>,
    form: Form,
}

fn field(one: &Headcount) -> String {
    format!("students_{}", one.study.id)
}

impl Page {
    fn field(&self, one: &Headcount) -> String {
        field(one)
    }
}

async fn show_page(context: &Context, form: Option<Form>) -> Result {
    let link = context.registrar()?;
    let mut tx = context.site.db.read("headcount.show").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    let school = evenkans_network::partner::store::by_id(&mut tx, &link.region_id, &round.school_id).await?.name;
    let registrar = store::registrar(&mut tx, &round).await?;
    let counted = store::of_round(&mut tx, &round).await?;
    drop(tx);
    let form = form.unwrap_or_else(|| {
        let mut values = vec![("name".to_owned(), registrar.as_ref().map(|one| one.name.clone()).unwrap_or_default())];
        let stated = |one: &Headcount| (field(one), one.stated.map(|n| n.to_string()).unwrap_or_default());
        values.extend(counted.iter().map(stated));
        let values: Vec<(&str, String)> = values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        Form::filled(&context.t, "headcount", &values)
    });
    let status = form.status();
    let public = round.state.is_public().then(|| format!("/r/{}/rondes/{}", link_slug(context), round.id));
    let s = context.shell(context.t.get("headcount-title"));
    context.page_of(status, &Page { s, t: context.t.clone(), round, school, public, registrar, counted, form })
}

fn link_slug(context: &Context) -> &str {
    context.region.as_ref().map_or("", |region| region.slug.as_str())
}

pub async fn show(context: Context) -> Result {
    show_page(&context, None).await
}

pub async fn save(context: Context) -> Result {
    let (link, actor) = (context.registrar()?, context.actor());
    let mut form = context.form("headcount");
    let name = form.take_text("name", true, 120);
    let mut tx = context.site.db.read("headcount.form").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    let counted = store::of_round(&mut tx, &round).await?;
    drop(tx);
    let mut counts = Vec::new();
    for one in &counted {
        form.call(&field(one), context.t.with2("headcount-of", "study", &one.study.name, "code", &one.study.code));
        let students = u32::try_from(form.take_number(&field(one), 0, MOST)).unwrap_or_default();
        counts.push((one.study.id.to_string(), students));
    }
    if !form.failed() {
        let done =
            write_tx!(context.site.db, "headcount.state", |tx| { state(tx, &round, &actor, &name, &counts).await });
        if form.refused("name", done)?.is_some() {
            return context.redirect_done(&format!("/r/{}/aantallen", link_slug(&context)), "notice-headcounts");
        }
    }
    show_page(&context, Some(form)).await
}
