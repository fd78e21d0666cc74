//! The agreements of one student: making, changing, signing, taking back, and ending early.

use askama::Template;
use evenkans_people::Lang;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::{NAME, Text, base, langs, own_name, pdf, usual};
use crate::agreement::{Party, State, Terms, end_early, keep, latest_of, sign as put_name, store, template};
use crate::round::{Round, desk};
use crate::student::{self, Student};
use crate::{import, placement, study};

#[derive(Template)]
#[template(path = "agreement/one.html")]
struct One {
    s: Shell,
    t: T,
    base: String,
    home: String,
    round: Round,
    student: Student,
    may_change: bool,
    has_place: bool,
    /// Whether the school's template asks a guardian of who is under 18.
    asks_guardian: bool,
    /// The newest first.
    texts: Vec<Text>,
    langs: Vec<(String, String)>,
    form: Form,
}

impl One {
    fn waiting(&self) -> Option<&Text> {
        self.texts.iter().find(|one| one.agreement.is_open())
    }

    fn signed(&self) -> Option<&Text> {
        self.texts.iter().find(|one| one.agreement.state == State::Signed)
    }
}

async fn one_page(context: &Context, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("agreement.one").await?;
    let view = desk::look(context, &mut tx).await?;
    let round = view.round;
    round.must_have_result()?;
    let (region, id) = (round.region_id.clone(), context.param("student"));
    let student = student::store::by_id(&mut tx, &region, round.id.as_str(), id).await?;
    let agreements = store::of_student(&mut tx, &region, id).await?;
    let placement = placement::live_of(&mut tx, &region, id).await?;
    let studies = study::store::of_round(&mut tx, &region, round.id.as_str()).await?;
    let level = studies.iter().find(|one| one.id == student.study_id).map(|one| one.level);
    let mut asks_guardian = false;
    for lang in Lang::ALL {
        if let Some(level) = level {
            let newest = template::newest(&mut tx, &region, &round.school_id, (level, *lang)).await?;
            asks_guardian |= newest.is_some_and(|one| one.guardian);
        }
    }
    let terms = match (&placement, latest_of(&agreements)) {
        (None, _) => None,
        // A change begins with what was agreed.
        (Some(now), Some(last)) if last.placement_id == now.id.as_str() => Some(Terms {
            lang: last.lang,
            starts_on: last.starts_on.clone(),
            ends_on: last.ends_on.clone(),
            hours: last.hours,
            extra: last.extra.clone(),
            guardian: Some((last.guardian_name.clone(), last.guardian_email.clone())),
        }),
        (Some(_), _) => Some(usual(&mut tx, &round, id, context.t.lang).await?),
    };
    let mut texts = Vec::new();
    for one in agreements.into_iter().rev() {
        texts.push(Text::of(&mut tx, &region, &context.t, one).await?);
    }
    drop(tx);
    let mut form = form.unwrap_or_else(|| Form::filled(&context.t, "agreement", &[]));
    form.fill(&[("sign_name", own_name(context))]);
    if let Some(terms) = &terms {
        let (guardian_name, guardian_email) = terms.guardian.clone().unwrap_or_default();
        form.fill(&[
            ("lang", terms.lang.word().to_owned()),
            ("starts_on", terms.starts_on.clone()),
            ("ends_on", terms.ends_on.clone()),
            ("hours", terms.hours.to_string()),
            ("extra", terms.extra.clone()),
            ("guardian_name", guardian_name),
            ("guardian_email", guardian_email),
        ]);
    }
    let (status, t) = (form.status(), context.t.clone());
    let page = One {
        s: context.shell(student.name()),
        base: import::pages::base(context, &round)?,
        home: format!("/r/{}", context.region()?.slug),
        may_change: view.may_change,
        has_place: placement.is_some(),
        asks_guardian,
        texts,
        langs: langs(&t),
        round,
        student,
        form,
        t,
    };
    context.page_of(status, &page)
}

pub async fn one(context: Context) -> Result {
    one_page(&context, None).await
}

fn read_terms(form: &mut Form) -> Terms {
    let lang = form.take_word("lang").unwrap_or_default();
    let (starts_on, ends_on) = (form.take_day("starts_on", true), form.take_day("ends_on", true));
    let hours = u32::try_from(form.take_number_or_least("hours", 0, 60)).unwrap_or_default();
    let extra = form.take_text("extra", false, 2_000);
    let guardian = (form.take_text("guardian_name", false, NAME), form.take_email("guardian_email", false));
    // A name without an address cannot sign, and an address without a name signs for nobody.
    match (guardian.0.is_empty(), guardian.1.is_empty()) {
        (true, false) => form.wrong("guardian_name", "form-required"),
        (false, true) => form.wrong("guardian_email", "form-required"),
        _ => {}
    }
    let guardian = Some(guardian).filter(|(name, _)| !name.is_empty());
    Terms { lang, starts_on, ends_on, hours, extra, guardian }
}

fn here(context: &Context) -> Result<String> {
    Ok(format!("{}/overeenkomsten/{}", base(context)?, context.param("student")))
}

pub async fn make(context: Context) -> Result {
    let mut form = context.form("agreement");
    let terms = read_terms(&mut form);
    if !form.failed() {
        let site = (&*context.site, &context.t);
        let made = write_tx!(context.site.db, "agreement.make", |tx| {
            let desk = desk::take(&context, tx).await?;
            keep::make(tx, site, &desk, context.param("student"), &terms).await
        });
        if form.refused("starts_on", made)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-agreements-made");
        }
    }
    one_page(&context, Some(form)).await
}

pub async fn sign(context: Context) -> Result {
    let mut form = context.form("agreement");
    let name = form.take_text("sign_name", true, NAME);
    if !form.ticked("sign_sure") {
        form.wrong("sign_sure", "error-agreement-sure");
    }
    if !form.failed() {
        let site = (&*context.site, &context.t);
        let signed = write_tx!(context.site.db, "agreement.sign", |tx| {
            let desk = desk::take(&context, tx).await?;
            let agreement = keep::of_desk(tx, &desk, context.value("agreement")).await?;
            put_name(tx, site, &desk.round, &agreement, (Party::School, &desk.actor), (&name, context.value("hash")))
                .await
        });
        if form.refused("sign_name", signed)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-signed");
        }
    }
    one_page(&context, Some(form)).await
}

pub async fn take_back(context: Context) -> Result {
    let site = (&*context.site, &context.t);
    write_tx!(context.site.db, "agreement.take-back", |tx| {
        let desk = desk::take(&context, tx).await?;
        keep::take_back(tx, site, &desk, context.value("agreement")).await
    })?;
    context.redirect_done(&here(&context)?, "notice-agreement-back")
}

pub async fn end(context: Context) -> Result {
    let mut form = context.form("agreement");
    let on = form.take_day("end_on", true);
    let reason = form.take_text("end_reason", true, 1_000);
    if !form.ticked("end_sure") {
        form.wrong("end_sure", "error-sure");
    }
    if !form.failed() {
        let site = (&*context.site, &context.t);
        let ended = write_tx!(context.site.db, "agreement.end", |tx| {
            let desk = desk::take(&context, tx).await?;
            end_early(tx, site, &desk, (context.value("agreement"), &on), &reason).await
        });
        let about_day = matches!(&ended, Err(evenkans_store::Error::Refused(one)) if one.code.contains("last-day"));
        if form.refused(if about_day { "end_on" } else { "end_reason" }, ended)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-agreement-ended");
        }
    }
    one_page(&context, Some(form)).await
}

pub async fn print(context: Context) -> Result {
    let mut tx = context.site.db.read("agreement.pdf").await?;
    let view = desk::look(&context, &mut tx).await?;
    let agreement = store::by_id(&mut tx, &view.round.region_id, context.param("agreement")).await?;
    if agreement.round_id != view.round.id.as_str() || agreement.student_id != context.param("student") {
        return Err(Error::not_found());
    }
    let text = Text::of(&mut tx, &view.round.region_id, &context.t, agreement).await?;
    drop(tx);
    pdf(&context, &text)
}
