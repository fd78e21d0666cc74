//! The internship of one student as the school sees it. What the student shared with the guide alone, only the guide
//! gets.

use askama::Template;
use evenkans_store::{Error, Tx, write_tx};
use evenkans_web::{Context, Form, Result, Shell, T, fold};

use crate::adjustment::{self, Told};
use crate::evaluation::{self, pages::Shown};
use crate::internship::guiding::is_guide;
use crate::internship::{Guide, Guiding, Internship, Side, Visit, VisitKind, keep, of_student, store};
use crate::pulse::{self, Pulse};
use crate::round::{Round, desk};
use crate::student::{self, Student};
use crate::talk::pages::ShownNotes;
use crate::talk::{self, Talk};
use crate::{import, place};

/// What only the guide reads.
struct Confided {
    pulses: Vec<Pulse>,
    told: Vec<Told>,
}

#[derive(Template)]
#[template(path = "internship/one.html")]
struct One {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    student: Student,
    internship: Option<Internship>,
    employer: String,
    guide: Option<Guide>,
    /// Nothing of it is there for anybody but the guide.
    confided: Option<Confided>,
    visits: Vec<Visit>,
    talk: Option<(Talk, ShownNotes)>,
    /// What each side wrote.
    evaluations: Vec<(Side, Vec<Shown>)>,
    may_write: bool,
    /// Whether the supervisor at the workplace can be changed.
    may_supervise: bool,
    /// The region's employers, where the place names none.
    employers: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    form: Form,
    typed: Form,
    now: i64,
}

async fn confided(tx: &mut Tx, region: &str, of: (&Student, Option<&Internship>), me: &str) -> Result<Confided> {
    let (student, internship) = of;
    let told = match internship {
        Some(one) => adjustment::for_guide(tx, region, one.placement.id.as_str(), me).await?,
        None => Vec::new(),
    };
    Ok(Confided { pulses: pulse::shared_with(tx, region, student.id.as_str(), me).await?, told })
}

async fn page(context: &Context, form: Form, typed: Option<Form>) -> Result {
    let mut tx = context.site.db.read("internship.one").await?;
    let view = desk::look(context, &mut tx).await?;
    let round = view.round;
    round.must_have_result()?;
    let region = round.region_id.clone();
    let student = student::store::by_id(&mut tx, &region, round.id.as_str(), context.param("student")).await?;
    let internship = of_student(&mut tx, &round, student.id.as_str()).await?;
    let names = place::store::employer_names(&mut tx, &region).await?;
    let mine = is_guide(context, &mut tx, &region, student.id.as_str()).await?;
    let t = context.t.clone();
    let confided = match mine {
        true => Some(confided(&mut tx, &region, (&student, internship.as_ref()), &context.actor()).await?),
        false => None,
    };
    let (mut talk, mut evaluations) = (None, Vec::new());
    if let Some(one) = &internship {
        let id = one.placement.id.as_str();
        if let Some(found) = talk::store::of_placement(&mut tx, &region, id).await? {
            talk = Some((found, ShownNotes::new(&t, talk::store::notes(&mut tx, &region, id).await?)));
        }
    }
    for side in Side::ALL {
        let found = evaluation::store::of_student(&mut tx, &region, student.id.as_str(), *side).await?;
        evaluations.push((*side, found.into_iter().map(|one| Shown::new(&t, one)).collect()));
    }
    let mut visits = store::visits_of(&mut tx, &region, student.id.as_str()).await?;
    visits.reverse();
    let failed = typed.as_ref().is_some_and(Form::failed);
    let mut typed = typed.unwrap_or_else(|| Form::filled(&t, "supervisor", &[]));
    let mut employers = Vec::new();
    if let Some(Internship { place, .. }) = &internship {
        typed.fill(&[("contact_name", place.contact_name.clone()), ("contact_email", place.contact_email.clone())]);
        typed.fill(&[("version", place.version.to_string())]);
        typed.renew(place.version);
        if place.employer_id.is_none() {
            employers.push((String::new(), t.get("supervisor-no-employer")));
            let mut named: Vec<(String, String)> = names.iter().map(|(id, name)| (id.clone(), name.clone())).collect();
            named.sort_by_cached_key(|(_, name)| fold(name));
            employers.extend(named);
        }
    }
    let status = if failed { typed.status() } else { form.status() };
    let employer = internship.as_ref().and_then(|one| names.get(one.place.employer_id.as_ref()?).cloned());
    let view = One {
        s: context.shell(student.name()),
        base: import::pages::base(context, &round)?,
        employer: employer.unwrap_or_default(),
        guide: store::guide_of(&mut tx, &region, student.id.as_str()).await?,
        may_write: round.must_be_published().is_ok() && (view.may_change || mine),
        may_supervise: view.may_change && round.must_be_published().is_ok(),
        employers,
        kinds: super::visit::kinds(&t),
        now: tx.now,
        round,
        student,
        internship,
        confided,
        visits,
        talk,
        evaluations,
        form,
        typed,
        t,
    };
    drop(tx);
    context.page_of(status, &view)
}

pub async fn one(context: Context) -> Result {
    let form = Form::filled(&context.t, "visit", &[]);
    page(&context, form, None).await
}

pub async fn plan(context: Context) -> Result {
    may_write(&context).await?;
    let mut form = context.form("visit");
    let (at, kind) = (form.take_moment("at", true), form.take_word::<VisitKind>("kind"));
    let (Some(at), Some(kind)) = (at, kind) else { return page(&context, form, None).await };
    let site = (&*context.site, &context.t);
    let done = write_tx!(context.site.db, "visit.plan", |tx| {
        let guiding = Guiding::take(&context, tx).await?;
        keep::plan(tx, site, &guiding, (at, kind)).await
    });
    match form.refused("at", done)? {
        Some(_) => context.redirect_done(&here(&context)?, "notice-visit-planned"),
        None => page(&context, form, None).await,
    }
}

/// Says who guides at the workplace.
pub async fn supervise(context: Context) -> Result {
    may_write(&context).await?;
    let mut typed = context.form("supervisor");
    let employer = typed.take_text("employer", false, 60);
    let (name, email) = (typed.take_text("contact_name", true, 120), typed.take_email("contact_email", true));
    let version = typed.version();
    if !typed.failed() {
        let done = write_tx!(context.site.db, "place.supervise", |tx| {
            let desk = desk::take(&context, tx).await?;
            let of = of_student(tx, &desk.round, context.param("student")).await?;
            let place = of.ok_or(Error::refused("error-visit-no-place"))?.place;
            place::supervise(tx, &desk, (place.id.as_str(), version), &employer, (&name, &email)).await
        });
        if typed.refused("contact_name", done)?.is_some() {
            return context.redirect_done(&here(&context)?, "notice-supervisor");
        }
    }
    page(&context, Form::filled(&context.t, "visit", &[]), Some(typed)).await
}

/// Whoever may not write learns that before what is wrong with the form.
async fn may_write(context: &Context) -> Result<()> {
    let mut tx = context.site.db.read("internship.may-write").await?;
    Guiding::take(context, &mut tx).await?;
    Ok(())
}

/// The page of the student of the address.
pub(super) fn here(context: &Context) -> Result<String> {
    let (slug, round, student) = (&context.region()?.slug, context.param("id"), context.param("student"));
    Ok(format!("/r/{slug}/rondes/{round}/begeleiding/{student}"))
}
