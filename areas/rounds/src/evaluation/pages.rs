use std::collections::BTreeMap;

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Field, Form, Result, Shell, T};

use super::{Evaluation, Mark, Question, store};
use crate::archive::Table;
use crate::internship::{Internship, Side, home_of, of_side};
use crate::round::{Round, desk};
use crate::student::{self, Student};

#[derive(Template)]
#[template(path = "evaluation/page.html")]
struct Page {
    s: Shell,
    t: T,
    back: String,
    round: Round,
    side: Side,
    student: Student,
    internship: Internship,
    /// Whether it can be filled in now.
    may: bool,
    given: Option<Shown>,
    given_at: Option<i64>,
    marks: Vec<(String, String)>,
    form: Form,
}

impl Page {
    fn questions(&self) -> Vec<Field> {
        Question::of(self.side).iter().map(|one| self.form.radios(one.word(), &self.marks)).collect()
    }
}

async fn page(context: &Context, side: Side, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("evaluation.page").await?;
    let (round, student, internship) = of_side(context, &mut tx, side).await?;
    let given = store::of_placement(&mut tx, &round.region_id, internship.placement.id.as_str(), side).await?;
    let now = tx.now;
    drop(tx);
    let t = context.t.clone();
    let mut form = form.unwrap_or_else(|| Form::filled(&t, "evaluation", &[]));
    let version = given.as_ref().map_or(0, |one| one.version);
    form.fill(&[("version", version.to_string())]);
    if let Some(given) = &given {
        for (question, mark) in &given.answers {
            form.fill(&[(question.word(), mark.word().to_owned())]);
        }
        form.fill(&[("note", given.note.clone())]);
    }
    form.renew(version);
    let status = form.status();
    let view = Page {
        s: context.shell(t.get("evaluation-title")),
        back: home_of(context, side)?,
        may: round.must_be_published().is_ok() && internship.may_be_evaluated(now),
        marks: Mark::ALL.iter().map(|one| (one.word().to_owned(), t.word("evaluation-mark", one.word()))).collect(),
        round,
        side,
        student,
        internship,
        given_at: given.as_ref().map(|one| one.at),
        given: given.map(|one| Shown::new(&t, one)),
        form,
        t,
    };
    context.page_of(status, &view)
}

async fn save(context: &Context, side: Side) -> Result {
    let mut form = context.form("evaluation");
    let mut answers = BTreeMap::new();
    for question in Question::of(side) {
        if let Some(mark) = form.take_word(question.word()) {
            answers.insert(*question, mark);
        }
    }
    let note = form.take_text("note", false, 1_500);
    let version = form.version();
    if !form.failed() {
        let actor = context.actor();
        let saved = write_tx!(context.site.db, "evaluation.save", |tx| {
            let (round, _, internship) = of_side(context, tx, side).await?;
            super::save(tx, &round, &internship, (side, &actor), (version, &answers, &note)).await
        });
        if form.refused("note", saved)?.is_some() {
            return context.redirect_done(&home_of(context, side)?, "notice-evaluated");
        }
    }
    page(context, side, Some(form)).await
}

pub async fn of_student(context: Context) -> Result {
    page(&context, Side::Student, None).await
}
pub async fn by_student(context: Context) -> Result {
    save(&context, Side::Student).await
}
pub async fn of_employer(context: Context) -> Result {
    page(&context, Side::Employer, None).await
}
pub async fn by_employer(context: Context) -> Result {
    save(&context, Side::Employer).await
}

/// One evaluation as others read it.
#[derive(Clone, Template)]
#[template(path = "evaluation/shown.html")]
pub struct Shown {
    t: T,
    one: Evaluation,
}

impl askama::filters::HtmlSafe for Shown {}

impl Shown {
    #[must_use]
    pub fn new(t: &T, one: Evaluation) -> Self {
        Self { t: t.clone(), one }
    }
}

/// All evaluations of a round, for a file: one line for each side of each internship.
pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("evaluation.export").await?;
    let round = desk::take(&context, &mut tx).await?.round;
    round.must_have_result()?;
    let students = student::store::of_round(&mut tx, &round.region_id, round.id.as_str()).await?;
    let all = store::of_round(&mut tx, &round).await?;
    drop(tx);
    let t = &context.t;
    let mut headings = ["field-number", "result-student", "evaluation-side"].map(|key| t.get(key)).to_vec();
    headings.extend(Question::ALL.iter().map(|one| t.word("evaluation", one.word())));
    headings.push(t.get("evaluation-note"));
    let rows = all.into_iter().map(|one| {
        let student = students.iter().find(|student| student.id.as_str() == one.student_id);
        let mut row = vec![
            student.map(|student| student.number.clone()).unwrap_or_default().into(),
            student.map(Student::name).unwrap_or_default().into(),
            t.word("side", one.side.word()).into(),
        ];
        let mark = |question| one.answers.get(question).map(|mark: &Mark| t.word("evaluation-mark", mark.word()));
        row.extend(Question::ALL.iter().map(|question| mark(question).unwrap_or_default().into()));
        row.push(one.note.into());
        row
    });
    let table = Table { name: "evaluaties", headings, rows: rows.collect() };
    table.download(context.param("form"))
}
