//! The internship of one student as the school sees it. What the student shared with the guide alone, only the guide
//! gets.

use askama::Template;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Form, Result, Shell, T};

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
    evaluations: Vec<(Side, Option<Shown>)>,
    may_write: bool,
    kinds: Vec<(String, String)>,
    form: Form,
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

async fn page(context: &Context, form: Form) -> Result {
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
        for side in Side::ALL {
            let found = evaluation::store::of_placement(&mut tx, &region, id, *side).await?;
            evaluations.push((*side, found.map(|one| Shown::new(&t, one))));
        }
    }
    let mut visits = store::visits_of(&mut tx, &region, student.id.as_str()).await?;
    visits.reverse();
    let status = form.status();
    let employer = internship.as_ref().and_then(|one| names.get(one.place.employer_id.as_ref()?).cloned());
    let view = One {
        s: context.shell(student.name()),
        base: import::pages::base(context, &round)?,
        employer: employer.unwrap_or_default(),
        guide: store::guide_of(&mut tx, &region, student.id.as_str()).await?,
        may_write: round.must_be_published().is_ok() && (view.may_change || mine),
        kinds: VisitKind::ALL.iter().map(|one| (one.word().to_owned(), t.word("visit-kind", one.word()))).collect(),
        now: tx.now,
        round,
        student,
        internship,
        confided,
        visits,
        talk,
        evaluations,
        form,
        t,
    };
    drop(tx);
    context.page_of(status, &view)
}

pub async fn one(context: Context) -> Result {
    let form = Form::filled(&context.t, "visit", &[]);
    page(&context, form).await
}

pub async fn plan(context: Context) -> Result {
    let mut form = context.form("visit");
    let (at, kind) = (form.take_moment("at", true), form.take_word::<VisitKind>("kind"));
    let (Some(at), Some(kind)) = (at, kind) else { return page(&context, form).await };
    let site = (&*context.site, &context.t);
    let done = write_tx!(context.site.db, "visit.plan", |tx| {
        let guiding = Guiding::take(&context, tx).await?;
        keep::plan(tx, site, &guiding, (at, kind)).await
    });
    match form.refused("at", done)? {
        Some(_) => context.redirect_done(&here(&context)?, "notice-visit-planned"),
        None => page(&context, form).await,
    }
}

/// The page of the student of the address.
pub(super) fn here(context: &Context) -> Result<String> {
    let (slug, round, student) = (&context.region()?.slug, context.param("id"), context.param("student"));
    Ok(format!("/r/{slug}/rondes/{round}/begeleiding/{student}"))
}
