use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use super::Wanted;
use crate::internship::{self, Side, home_of, of_side};
use crate::place;
use crate::round::{self, Round};

#[derive(Template)]
#[template(path = "adjustment/new.html")]
struct Page {
    s: Shell,
    t: T,
    back: String,
    round: Round,
    readers: Vec<(String, String)>,
    form: Form,
}

/// What the form sends for each reader, before who that is.
const GUIDE: &str = "begeleider:";
const EMPLOYER: &str = "bedrijf:";

async fn page(context: &Context, mut form: Form) -> Result {
    let mut tx = context.site.db.read("adjustment.page").await?;
    let (round, student, internship) = of_side(context, &mut tx, Side::Student).await?;
    let guide = internship::store::guide_of(&mut tx, &round.region_id, student.id.as_str()).await?;
    let names = place::store::employer_names(&mut tx, &round.region_id).await?;
    drop(tx);
    let (t, mut readers) = (context.t.clone(), Vec::new());
    if let Some(guide) = guide {
        readers.push((format!("{GUIDE}{}", guide.account_id), t.with("adjustment-reader-guide", "name", guide.name)));
    }
    if let Some(name) = internship.place.employer_id.and_then(|id| names.get(&id).cloned()) {
        readers.push((
            format!("{EMPLOYER}{}", internship.placement.id),
            t.with("adjustment-reader-employer", "name", name),
        ));
    }
    form.fill(&[("until", internship.ends_on)]);
    let status = form.status();
    let view = Page {
        s: context.shell(t.get("adjustment-title")),
        back: home_of(context, Side::Student)?,
        round,
        readers,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn new(context: Context) -> Result {
    let form = Form::filled(&context.t, "adjustment", &[]);
    page(&context, form).await
}

/// Who of a kind was ticked.
fn named(form: &Form, kind: &str) -> Option<String> {
    form.all("readers").iter().find_map(|one| one.strip_prefix(kind)).map(str::to_owned)
}

pub async fn disclose(context: Context) -> Result {
    let link = context.student()?;
    let mut form = context.form("adjustment");
    let wanted = Wanted {
        text: form.take_text("text", true, 1_000),
        guide: named(&form, GUIDE),
        placement: named(&form, EMPLOYER),
        until: form.take_day("until", true),
    };
    if wanted.guide.is_none() && wanted.placement.is_none() {
        form.wrong("readers", "error-adjustment-readers");
    }
    if !form.failed() {
        let site = (&*context.site, &context.t);
        let done = write_tx!(context.site.db, "adjustment.disclose", |tx| {
            let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
            super::disclose(tx, site, &round, link, &wanted).await
        });
        if form.refused("until", done)?.is_some() {
            return context.redirect_done(&home_of(&context, Side::Student)?, "notice-adjustment");
        }
    }
    page(&context, form).await
}

pub async fn withdraw(context: Context) -> Result {
    let (link, id) = (context.student()?, context.param("adjustment"));
    write_tx!(context.site.db, "adjustment.withdraw", |tx| { super::withdraw(tx, link, id).await })?;
    context.redirect_done(&home_of(&context, Side::Student)?, "notice-adjustment-gone")
}
