//! One student by hand: data, list, classes, links, and the letter for who has no mail.

use askama::Template;
use axum::http::StatusCode;
use evenkans_people::{mail, personal_link};
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use crate::place::{self, Place};
use crate::round::desk::{self, Desk};
use crate::round::{self, Round};
use crate::student::{Change, Student, keep, store};
use crate::study::{self, StudyId};
use crate::{import, wish};

#[derive(Template)]
#[template(path = "student/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    student: Option<Student>,
    form: Form,
    studies: Vec<(String, String)>,
    wishes: Vec<Place>,
    mails: Vec<mail::Mail>,
    links: i64,
    may_change: bool,
    /// The list and the classes as they are typed by hand.
    typed: Form,
    from_file: bool,
    /// There is a result to look at.
    drawn: bool,
}

async fn edit_page(context: &Context, id: Option<&str>, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("student.edit").await?;
    let view = desk::look(context, &mut tx).await?;
    let (region, round_id) = (view.round.region_id.as_str(), view.round.id.as_str());
    let studies = study::store::of_round(&mut tx, region, round_id).await?;
    let (mut wishes, mut mails, mut links, mut student) = (Vec::new(), Vec::new(), 0, None);
    let mut typed = Form::filled(&context.t, "student", &[]);
    if let Some(id) = id {
        let found = store::by_id(&mut tx, region, round_id, id).await?;
        let places = place::store::of_round(&mut tx, region, round_id).await?;
        for place in wish::store::of_student(&mut tx, region, &found.id).await? {
            wishes.extend(places.iter().find(|one| one.id.as_str() == place).cloned());
        }
        mails = mail::about(&mut tx, region, "student", id).await?;
        let given = store::classes(&mut tx, &view.round).await?;
        typed = typed_lists(&context.t, &wishes, &places, given.iter().filter(|(_, of, _)| of == id));
        links = personal_link::count_live(&mut tx, region, personal_link::Kind::Student, id).await?;
        student = Some(found);
    }
    drop(tx);
    let state = view.round.state;
    let from_file = matches!(view.round.rules.classes, round::Classes::File { .. });
    let status = form.as_ref().map_or(StatusCode::OK, Form::status);
    let mut form = form;
    if let (Some(form), Some(student)) = (&mut form, &student) {
        form.renew(student.version);
    }
    // A list or classes that were refused keep what was typed; the student's own fields are as stored.
    let of_lists = context.form_has("list") || context.form_has("classes");
    let (form, typed) = match form {
        Some(refused) if of_lists => (filled(&context.t, student.as_ref()), refused),
        other => (other.unwrap_or_else(|| filled(&context.t, student.as_ref())), typed),
    };
    let title = student.as_ref().map_or_else(|| context.t.get("student-new"), Student::name);
    let page = Edit {
        s: context.shell(title),
        t: context.t.clone(),
        base: import::pages::base(context, &view.round)?,
        may_change: view.may_change && view.round.state.is_changing(),
        round: view.round,
        student,
        form,
        studies: studies.into_iter().map(|one| (one.id.0, one.name)).collect(),
        wishes,
        mails,
        links,
        typed,
        from_file,
        drawn: state == round::State::Drawn || state.is_published(),
    };
    context.page_of(status, &page)
}

fn typed_lists<'a>(
    t: &T,
    wishes: &[Place],
    places: &[Place],
    classes: impl Iterator<Item = &'a (String, String, u32)>,
) -> Form {
    let list: Vec<&str> = wishes.iter().map(|place| place.code.as_str()).collect();
    let classes: Vec<String> = classes
        .filter_map(|(id, _, class)| {
            let place = places.iter().find(|place| place.id.as_str() == id)?;
            Some(format!("{};{class}", place.code))
        })
        .collect();
    Form::filled(t, "student", &[("list", list.join("\n")), ("classes", classes.join("\n"))])
}

fn filled(t: &T, student: Option<&Student>) -> Form {
    let Some(student) = student else { return Form::filled(t, "student", &[("year", "1".to_owned())]) };
    let values = [
        ("number", student.number.clone()),
        ("first_name", student.first_name.clone()),
        ("last_name", student.last_name.clone()),
        ("email", student.email.clone()),
        ("study", student.study_id.to_string()),
        ("year", student.year.to_string()),
        ("earlier", if student.earlier_unplaced { "1".to_owned() } else { String::new() }),
        ("band", student.travel_band.clone()),
        ("version", student.version.to_string()),
    ];
    Form::filled(t, "student", &values)
}

fn read(form: &mut Form) -> Change {
    Change {
        number: form.take_text("number", true, 40),
        first_name: form.take_text("first_name", true, 80),
        last_name: form.take_text("last_name", true, 120),
        email: form.take_email("email", false),
        study_id: StudyId(form.take_text("study", true, 60)),
        year: u32::try_from(form.take_number("year", 0, 9)).unwrap_or_default(),
        earlier_unplaced: form.ticked("earlier"),
        travel_band: form.take_text("band", false, 20),
    }
}

async fn desk_of(context: &Context) -> Result<Desk> {
    let mut tx = context.site.db.read("student.desk").await?;
    Ok(desk::take(context, &mut tx).await?)
}

pub async fn new(context: Context) -> Result {
    desk_of(&context).await?;
    edit_page(&context, None, None).await
}

pub async fn create(context: Context) -> Result {
    let desk = desk_of(&context).await?;
    let mut form = context.form("student");
    let change = read(&mut form);
    if !form.failed() {
        let made = write_tx!(context.site.db, "student.add", |tx| { keep::add(tx, &desk, change.clone()).await });
        if let Some(student) = form.refused("number", made)? {
            let to = format!("{}/studenten/{}", import::pages::base(&context, &desk.round)?, student.id);
            return context.redirect_done(&to, "notice-saved");
        }
    }
    edit_page(&context, None, Some(form)).await
}

pub async fn show(context: Context) -> Result {
    edit_page(&context, Some(context.param("student")), None).await
}

pub async fn save(context: Context) -> Result {
    let desk = desk_of(&context).await?;
    let mut form = context.form("student");
    let (change, id, version) = (read(&mut form), context.param("student"), form.version());
    if !form.failed() {
        let saved = write_tx!(context.site.db, "student.change", |tx| {
            keep::change(tx, &desk, id, version, change.clone()).await
        });
        if form.refused("number", saved)?.is_some() {
            let to = format!("{}/studenten/{id}", import::pages::base(&context, &desk.round)?);
            return context.redirect_done(&to, "notice-saved");
        }
    }
    edit_page(&context, Some(id), Some(form)).await
}

fn back_to(context: &Context, desk: &Desk) -> Result {
    let to = format!("{}/studenten/{}", import::pages::base(context, &desk.round)?, context.param("student"));
    context.redirect_done(&to, "notice-saved")
}

/// The student's list by hand: one code a line, best first.
pub async fn save_list(context: Context) -> Result {
    let desk = desk_of(&context).await?;
    let mut form = context.form("student");
    let typed = form.take_text("list", false, 4000);
    let codes: Vec<String> = typed.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    if !form.failed() {
        let id = context.param("student");
        let saved = write_tx!(context.site.db, "wish.by_hand", |tx| { wish::by_hand(tx, &desk, id, &codes).await });
        if form.refused("list", saved)?.is_some() {
            return back_to(&context, &desk);
        }
    }
    edit_page(&context, Some(context.param("student")), Some(form)).await
}

/// The student's classes by hand, where the school brings them: `code;class`, one a line.
pub async fn save_classes(context: Context) -> Result {
    let desk = desk_of(&context).await?;
    let mut form = context.form("student");
    let typed = form.take_text("classes", false, 4000);
    let mut classes = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.rsplit_once(';').map(|(code, class)| (code.trim(), class.trim().parse::<u32>())) {
            Some((code, Ok(class @ 1..=1_000_000))) => classes.push((code.to_owned(), class)),
            _ => form.wrong_with("classes", "error-class-line", &[("line", line.chars().take(60).collect())]),
        }
    }
    if !form.failed() {
        let id = context.param("student");
        let saved = write_tx!(context.site.db, "classes.by_hand", |tx| {
            keep::classes_by_hand(tx, &desk, id, &classes).await
        });
        if form.refused("classes", saved)?.is_some() {
            return back_to(&context, &desk);
        }
    }
    edit_page(&context, Some(context.param("student")), Some(form)).await
}

pub async fn remove(context: Context) -> Result {
    let desk = desk_of(&context).await?;
    let id = context.param("student");
    if context.value("sure").is_empty() {
        return Err(Error::refused_code("error-sure"));
    }
    write_tx!(context.site.db, "student.remove", |tx| { keep::remove(tx, &desk, id).await })?;
    context.redirect_done(&format!("{}/studenten", import::pages::base(&context, &desk.round)?), "notice-removed")
}

pub async fn revoke(context: Context) -> Result {
    let desk = desk_of(&context).await?;
    let id = context.param("student");
    write_tx!(context.site.db, "student.revoke", |tx| { keep::revoke_links(tx, &desk, id).await })?;
    let to = format!("{}/studenten/{id}", import::pages::base(&context, &desk.round)?);
    context.redirect_done(&to, "notice-revoked")
}

/// A letter with the student's link as a QR code, for who has no mail.
#[derive(Template)]
#[template(path = "student/letter.html")]
struct Letter {
    s: Shell,
    t: T,
    round: Round,
    student: Student,
    link: String,
    qr: String,
}

pub async fn letter(context: Context) -> Result {
    let desk = desk_of(&context).await?;
    let id = context.param("student");
    let (student, token) = write_tx!(context.site.db, "student.letter", |tx| {
        let student = store::by_id(tx, &desk.round.region_id, desk.round.id.as_str(), id).await?;
        let token = keep::renew_link(tx, &desk.round, &student.id).await?;
        desk.record(tx, "student.letter", ("student", id), &serde_json::json!({})).await?;
        Ok((student, token))
    })?;
    let link = format!("{}/p/{token}", context.site.public_url);
    let qr = evenkans_web::qr(&link);
    let s = context.shell(context.t.get("letter-title"));
    context.page(&Letter { s, t: context.t.clone(), round: desk.round, student, link, qr })
}
