use askama::Template;
use evenkans_network::partner::{self, Partner};
use evenkans_people::Role;
use evenkans_sheets::Cell;
use evenkans_store::{audit, write_tx};
use evenkans_web::{Context, Error, Form, Result, Shell, T, download};
use serde_json::json;

use super::{Level, Study, StudyId, store};

#[derive(Template)]
#[template(path = "study/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    schools: Vec<(Partner, Vec<Study>)>,
    options: Vec<(String, String)>,
    levels: Vec<(String, String)>,
    form: Form,
}

async fn list_page(context: &Context, form: Form) -> Result {
    let (region, t) = (context.region()?, context.t.clone());
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut tx = context.site.db.read("study.list").await?;
    let mut schools = Vec::new();
    for id in me.partners(region.id.as_str(), &[Role::Coordinator]) {
        let school = partner::store::by_id(&mut tx, region.id.as_str(), id).await?;
        let studies = store::of_school(&mut tx, region.id.as_str(), id).await?;
        schools.push((school, studies));
    }
    let options = schools.iter().map(|(school, _)| (school.id.to_string(), school.name.clone())).collect();
    let levels = Level::ALL.iter().map(|l| (l.word().to_owned(), t.word("level", l.word()))).collect();
    let failed = form.failed();
    let home = format!("/r/{}", region.slug);
    let view = List { s: context.shell(t.get("studies-title")), t, home, schools, options, levels, form };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn list(context: Context) -> Result {
    let form = Form::filled(&context.t, "study", &[]);
    list_page(&context, form).await
}

pub async fn export(context: Context) -> Result {
    let (region, t) = (context.region()?, &context.t);
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut tx = context.site.db.read("study.export").await?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for id in me.partners(region.id.as_str(), &[Role::Coordinator]) {
        let school = partner::store::by_id(&mut tx, region.id.as_str(), id).await?.name;
        for study in store::of_school(&mut tx, region.id.as_str(), id).await? {
            let level = t.word("level", study.level.word());
            rows.push(vec![study.code.into(), study.name.into(), level.into(), school.as_str().into()]);
        }
    }
    let headings = ["study-code", "study-name", "study-level", "study-school"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    download("opleidingen", context.param("form"), &headings, &rows)
}

/// The coordinator's own school, which the form names.
fn own_school(context: &Context) -> Result<String> {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let wanted = context.value("school");
    let region = context.region()?.id.as_str();
    let own = me.partners(region, &[Role::Coordinator]).any(|id| id == wanted);
    if own { Ok(wanted.to_owned()) } else { Err(Error::Store(evenkans_store::Error::Forbidden)) }
}

pub async fn create(context: Context) -> Result {
    let mut form = context.form("study");
    let (code, name) = (form.take_text("code", true, 40), form.take_text("name", true, 120));
    let level: Option<Level> = form.take_word("level");
    let school_id = own_school(&context)?;
    if let (Some(level), false) = (level, form.failed()) {
        let study = Study { id: StudyId::new(), school_id, code, name, level };
        let (region, actor) = (context.region()?.id.as_str(), context.actor());
        let made = write_tx!(context.site.db, "study.create", |tx| {
            store::insert(tx, region, &study).await?;
            audit::record(tx, region, &actor, "study.create", ("study", study.id.as_str()), &json!({})).await
        });
        if form.refused("code", made)?.is_some() {
            let to = format!("/r/{}/opleidingen", context.region()?.slug);
            return context.redirect_done(&to, "notice-saved");
        }
    }
    list_page(&context, form).await
}

pub async fn remove(context: Context) -> Result {
    let school = own_school(&context)?;
    let (region, id, actor) = (context.region()?.id.as_str(), StudyId(context.param("id").to_owned()), context.actor());
    write_tx!(context.site.db, "study.remove", |tx| {
        store::remove(tx, region, &school, &id).await?;
        audit::record(tx, region, &actor, "study.remove", ("study", id.as_str()), &json!({})).await
    })?;
    context.redirect_done(&format!("/r/{}/opleidingen", context.region()?.slug), "notice-saved")
}
