//! The school's own articles.

use askama::Template;
use evenkans_network::partner::{self, Partner};
use evenkans_paper::Block;
use evenkans_people::{Lang, Role};
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use crate::agreement::template::{self, Change, Template as Articles};
use crate::study::{self, Level};

/// One template of a school, which may not have been written yet.
struct Row {
    level: Level,
    lang: Lang,
    newest: Option<Articles>,
}

#[derive(Template)]
#[template(path = "agreement/templates.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    schools: Vec<(Partner, Vec<Row>)>,
}

pub async fn templates(context: Context) -> Result {
    let region = context.region()?;
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut tx = context.site.db.read("template.list").await?;
    let mut schools = Vec::new();
    for id in me.partners(region.id.as_str(), &[Role::Coordinator]) {
        let school = partner::store::by_id(&mut tx, region.id.as_str(), id).await?;
        let studies = study::store::of_school(&mut tx, region.id.as_str(), id).await?;
        let mut rows = Vec::new();
        for level in Level::ALL.iter().filter(|level| studies.iter().any(|one| one.level == **level)) {
            for lang in Lang::ALL {
                let newest = template::newest(&mut tx, region.id.as_str(), id, (*level, *lang)).await?;
                rows.push(Row { level: *level, lang: *lang, newest });
            }
        }
        schools.push((school, rows));
    }
    drop(tx);
    let (s, t) = (context.shell(context.t.get("templates-title")), context.t.clone());
    context.page(&List { s, t, home: format!("/r/{}", region.slug), schools })
}

#[derive(Template)]
#[template(path = "agreement/template.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    school: Partner,
    level: Level,
    lang: Lang,
    /// The newest first.
    versions: Vec<Articles>,
    /// What stands in every agreement besides.
    clause: Vec<Block>,
    /// What was typed as it will read, where somebody asked.
    preview: Option<Vec<Block>>,
    form: Form,
}

/// The template of the address, if it is of this coordinator's own school.
fn of_address(context: &Context) -> Result<(String, Level, Lang)> {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, school) = (context.region()?.id.as_str(), context.param("school"));
    if !me.partners(region, &[Role::Coordinator]).any(|id| id == school) {
        return Err(Error::not_found());
    }
    let level = context.param("level").parse().map_err(|()| Error::not_found())?;
    let lang = context.param("lang").parse().map_err(|()| Error::not_found())?;
    Ok((school.to_owned(), level, lang))
}

async fn page(context: &Context, form: Option<Form>, preview: Option<Vec<Block>>) -> Result {
    let (school_id, level, lang) = of_address(context)?;
    let (region, t) = (context.region()?, context.t.clone());
    let mut tx = context.site.db.read("template.show").await?;
    let school = partner::store::by_id(&mut tx, region.id.as_str(), &school_id).await?;
    let versions = template::versions(&mut tx, region.id.as_str(), &school_id, (level, lang)).await?;
    drop(tx);
    let own = context.site.texts.in_lang(lang);
    let newest = versions.first();
    let mut form = form.unwrap_or_else(|| {
        let mut values = vec![
            ("version", newest.map_or(0, |one| one.number).to_string()),
            // Something to begin with: articles that a school reads and changes.
            ("body", newest.map_or_else(|| own.word("agreement-default", level.word()), |one| one.body.clone())),
            ("contact_name", newest.map(|one| one.contact_name.clone()).unwrap_or_default()),
            ("contact_email", newest.map(|one| one.contact_email.clone()).unwrap_or_default()),
        ];
        if newest.map_or(level == Level::Mbo, |one| one.guardian) {
            values.push(("guardian", "1".to_owned()));
        }
        Form::filled(&t, "template", &values)
    });
    form.renew(newest.map_or(0, |one| one.number));
    let dots = || "…".to_owned();
    let names = [("school", school.name.clone()), ("schoolcontact", dots()), ("employercontact", dots())];
    let clause = format!("# {}\n{}", own.get("agreement-clause-title"), own.args("agreement-clause", &names));
    let clause = evenkans_paper::blocks(&clause);
    let title =
        t.with2("template-title", "level", t.word("agreement-kind", level.word()), "lang", t.word("lang", lang.word()));
    let (s, status) = (context.shell(title), form.status());
    let home = format!("/r/{}", region.slug);
    context.page_of(status, &Edit { s, t, home, school, level, lang, versions, clause, preview, form })
}

pub async fn show(context: Context) -> Result {
    page(&context, None, None).await
}

pub async fn save(context: Context) -> Result {
    let (school, level, lang) = of_address(&context)?;
    let mut form = context.form("template");
    let change = Change {
        body: form.take_text("body", true, template::MOST),
        guardian: form.ticked("guardian"),
        contact_name: form.take_text("contact_name", true, 120),
        contact_email: form.take_email("contact_email", true),
    };
    if !form.failed() && context.value("do") == "preview" {
        let blocks = evenkans_paper::blocks(&change.body);
        return page(&context, Some(form), Some(blocks)).await;
    }
    if !form.failed() {
        let (region, actor, seen) = (context.region()?.id.as_str(), context.actor(), form.version());
        let saved = write_tx!(context.site.db, "template.save", |tx| {
            template::save(tx, region, (&school, &actor), (level, lang), (seen, &change)).await
        });
        if form.refused("body", saved)?.is_some() {
            let to = format!("/r/{}/sjablonen", context.region()?.slug);
            return context.redirect_done(&to, "notice-saved");
        }
    }
    page(&context, Some(form), None).await
}
