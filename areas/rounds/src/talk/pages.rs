use std::collections::BTreeMap;

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Field, Form, Moment, Result, Shell, T};

use super::{Deed, Notes, Question, Talk, store};
use crate::internship::{Internship, Side, home_of, of_side};
use crate::place;
use crate::round::Round;
use crate::student::Student;

/// What was written, as everybody of both sides and the school reads it.
#[derive(Clone, Template)]
#[template(path = "talk/notes.html")]
pub struct ShownNotes {
    t: T,
    notes: Notes,
}

impl askama::filters::HtmlSafe for ShownNotes {}

impl ShownNotes {
    #[must_use]
    pub fn new(t: &T, notes: Notes) -> Self {
        Self { t: t.clone(), notes }
    }

    fn of(&self, question: Question) -> Vec<(String, String)> {
        let one = |side: &Side| {
            let text = self.notes.get(&(*side, question))?;
            Some((self.t.word("side", side.word()), text.clone()))
        };
        Side::ALL.iter().filter_map(one).collect()
    }
}

#[derive(Template)]
#[template(path = "talk/page.html")]
struct Page {
    s: Shell,
    t: T,
    back: String,
    round: Round,
    side: Side,
    student: Student,
    internship: Internship,
    talk: Option<Talk>,
    shown: ShownNotes,
    requirements: Vec<String>,
    criteria: Vec<String>,
    may_change: bool,
    /// Whether there is a moment left before the first day.
    may_invite: bool,
    /// The version of this side's notes on the page.
    written: i64,
    form: Form,
}

impl Page {
    /// Whether the other side waits for this one's yes.
    fn waits(&self) -> bool {
        self.talk.as_ref().is_some_and(|talk| talk.agreed_at.is_none() && talk.asked_by != self.side)
    }

    fn questions(&self) -> Vec<Field> {
        Question::ALL.iter().map(|one| self.form.area(one.word())).collect()
    }
}

async fn page(context: &Context, side: Side, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("talk.page").await?;
    let (round, student, internship) = of_side(context, &mut tx, side).await?;
    let placement = internship.placement.id.as_str();
    let talk = store::of_placement(&mut tx, &round.region_id, placement).await?;
    let notes = store::notes(&mut tx, &round.region_id, placement).await?;
    drop(tx);
    let t = context.t.clone();
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "talk", &[]));
    let version = talk.as_ref().map_or(0, |one| one.version);
    form.fill(&[("version", version.to_string())]);
    form.renew(version);
    let written = talk.as_ref().map_or(0, |one| one.notes_version(side));
    if let Some(talk) = &talk {
        form.fill(&[("at", Moment(talk.at).field()), ("place", talk.place.clone())]);
    }
    for question in Question::ALL {
        let own = notes.get(&(side, *question)).cloned().unwrap_or_default();
        form.fill(&[(question.word(), own)]);
    }
    let status = form.status();
    let view = Page {
        s: context.shell(t.get("talk-title")),
        back: home_of(context, side)?,
        requirements: place::pages::shown(&t, "requirement", &internship.place.requirements),
        criteria: place::pages::shown(&t, "criterion", &internship.place.criteria),
        may_invite: internship.may_talk(&round, context.now),
        may_change: round.must_be_published().is_ok() && internship.placement.is_live(),
        shown: ShownNotes::new(&t, notes),
        round,
        side,
        student,
        internship,
        talk,
        written,
        form,
        t,
    };
    context.page_of(status, &view)
}

async fn change(context: &Context, side: Side) -> Result {
    let mut form = context.form("talk");
    let deed: Deed = context.value("do").parse().map_err(|()| Error::BadRequest("error-form"))?;
    let (mut at, mut place, version) = (0, String::new(), form.version());
    if deed == Deed::Invite {
        at = form.take_moment("at", true).unwrap_or_default();
        place = form.take_text("place", true, 200);
    }
    let mut texts = BTreeMap::new();
    if deed == Deed::Notes {
        for question in Question::ALL {
            texts.insert(*question, form.take_text(question.word(), false, 1_000));
        }
    }
    if !form.failed() {
        let (site, actor) = ((&*context.site, &context.t), context.actor());
        let done = write_tx!(context.site.db, "talk.change", |tx| {
            let (round, _, internship) = of_side(context, tx, side).await?;
            let (about, who) = ((&round, &internship), (side, actor.as_str()));
            match deed {
                Deed::Invite => super::invite(tx, site, about, who, (version, at, &place)).await,
                Deed::Agree => super::agree(tx, site, about, who, version).await,
                Deed::CallOff => super::call_off(tx, site, about, who).await,
                Deed::Notes => super::write(tx, about, who, (version, &texts)).await,
            }
        });
        if form.refused(if deed == Deed::Notes { "day" } else { "at" }, done)?.is_some() {
            let notice = match deed {
                Deed::Invite => "notice-talk-asked",
                Deed::Agree => "notice-talk-agreed",
                Deed::CallOff => "notice-talk-off",
                Deed::Notes => "notice-talk-written",
            };
            return context.redirect_done(&format!("{}/gesprek", home_of(context, side)?), notice);
        }
    }
    page(context, side, Some(form)).await
}

pub async fn of_student(context: Context) -> Result {
    page(&context, Side::Student, None).await
}
pub async fn by_student(context: Context) -> Result {
    change(&context, Side::Student).await
}
pub async fn of_employer(context: Context) -> Result {
    page(&context, Side::Employer, None).await
}
pub async fn by_employer(context: Context) -> Result {
    change(&context, Side::Employer).await
}
