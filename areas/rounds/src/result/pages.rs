use std::collections::HashMap;

use askama::Template;
use evenkans_matching as engine;
use evenkans_matching::verify::{self, Check, Verdict};
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Pager, Result, Shell, ShownTab, T, attachment, download};

use super::{Figures, Outcome, Step, store};
use crate::place::{self, Place};
use crate::round::{self, Round, State, desk};
use crate::student::{self, Student};
use crate::{import, wish};

/// Rows of a result on one page.
const PER_PAGE: usize = 100;

/// One check as people read it.
pub struct ShownCheck {
    pub class: &'static str,
    pub word: String,
    pub title: String,
    pub facts: String,
}

/// The checks in words; the facts stand behind them as the engine found them.
#[must_use]
pub fn shown_checks(t: &T, checks: &[Check], titles: &HashMap<String, String>) -> Vec<ShownCheck> {
    checks
        .iter()
        .map(|check| {
            let (class, word) = match check.verdict {
                Verdict::Passed => ("is-check", "check-passed"),
                Verdict::Noted => ("is-wait", "check-noted"),
                Verdict::Failed => ("is-cross", "check-failed"),
            };
            let code =
                serde_json::to_value(check.code).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
            let key = match check.facts.as_slice() {
                // A yes and a no are both only noted, so the words tell them apart.
                [("claimed", verify::Value::Text(claimed))] => format!("check-{code}-{claimed}"),
                _ => format!("check-{code}"),
            };
            let mut title = if t.has(&key) { t.get(&key) } else { code };
            if let Some(place) = &check.place {
                title = format!("{title}: {}", titles.get(place).unwrap_or(place));
            }
            let facts: Vec<String> = check
                .facts
                .iter()
                .filter(|(name, _)| *name != "claimed")
                .map(|(name, value)| fact(t, name, value))
                .collect();
            ShownCheck { class, word: t.get(word), title, facts: facts.join(" · ") }
        })
        .collect()
}

/// A fact of a check in words; lottery numbers as they stand on the other pages.
fn fact(t: &T, name: &str, value: &verify::Value) -> String {
    let value = match value {
        verify::Value::Number(number) => number.to_string(),
        verify::Value::Text(text) if name == "cutoff" => t.word("fact-cutoff", text),
        verify::Value::Text(text) if name.ends_with("number") => {
            u64::from_str_radix(text, 16).map_or_else(|_| text.clone(), |number| engine::Number(number).six_digits())
        }
        verify::Value::Text(text) => text.clone(),
    };
    let label = format!("fact-{}", name.replace('_', "-"));
    // A fact that a newer engine adds is shown by its name.
    if t.has(&label) { format!("{} {value}", t.get(&label)) } else { format!("{name}: {value}") }
}

/// A step of the explanation, with the place it is about.
struct Rung {
    step: Step,
    title: String,
    employer: String,
    got: bool,
}

#[derive(Template)]
#[template(path = "result/mine.html")]
struct Mine {
    s: Shell,
    t: T,
    home: String,
    round: Round,
    student: Student,
    outcome: Outcome,
    /// Where the student is now: the draw's place, or a corrected one.
    place: Option<Place>,
    employer: String,
    corrected: Option<String>,
    rungs: Vec<Rung>,
    below: Vec<String>,
    seats_left: Vec<String>,
    within_cutoff: Vec<String>,
    unlisted: u32,
    classes: Vec<String>,
}

impl Mine {
    fn class_name(&self, class: &u32) -> String {
        let index = usize::try_from(*class).unwrap_or_default();
        match index.checked_sub(1).and_then(|at| self.classes.get(at)) {
            Some(name) => self.t.with2("class-named", "class", class, "name", name),
            None if *class == self.unlisted => self.t.with("class-last", "class", class),
            None => self.t.with("class-plain", "class", class),
        }
    }
}

pub async fn mine(context: Context) -> Result {
    let link = context.student()?;
    let mut tx = context.site.db.read("result.mine").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    if round.state != State::Published {
        return Err(Error::refused_code("error-result-early"));
    }
    let student = student::store::by_id(&mut tx, &link.region_id, &link.round_id, &link.student_id).await?;
    let outcome = store::of_student(&mut tx, &link.region_id, &link.student_id).await?;
    let places = place::store::of_round(&mut tx, &link.region_id, &link.round_id).await?;
    let names = place::store::employer_names(&mut tx, &link.region_id).await?;
    let corrections = store::corrections(&mut tx, &round).await?;
    let correction = corrections.iter().rev().find(|one| one.student_id == student.id.as_str());
    let seat = correction.map_or(&outcome.place_id, |one| &one.to).clone();
    let list = wish::store::of_student(&mut tx, &link.region_id, &student.id).await?;
    let publication = publication(&mut tx, &round).await?;
    drop(tx);
    let by_code = |code: &str| places.iter().find(|place| place.code == code);
    let by_id = |id: &str| places.iter().find(|place| place.id.as_str() == id);
    let employer = |place: &Place| place.employer_id.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default();
    let title = |place: &Place| {
        let employer = employer(place);
        if employer.is_empty() { place.title.clone() } else { format!("{} · {employer}", place.title) }
    };
    let rungs = outcome
        .explanation
        .steps
        .iter()
        .filter_map(|step| {
            let place = by_code(&step.code)?;
            let got = Some(step.position) == outcome.position;
            Some(Rung { step: step.clone(), title: place.title.clone(), employer: employer(place), got })
        })
        .collect();
    let reached = outcome.position.map_or(list.len(), |position| usize::try_from(position).unwrap_or_default());
    let titles = |codes: &[String]| codes.iter().filter_map(|code| by_code(code)).map(title).collect();
    let place = seat.as_deref().and_then(by_id).cloned();
    context.page(&Mine {
        s: context.shell(context.t.get("result-title")),
        t: context.t.clone(),
        home: format!("/r/{}/mijn-ronde", context.region()?.slug),
        employer: place.as_ref().map(employer).unwrap_or_default(),
        place,
        corrected: correction.map(|one| one.reason.clone()),
        rungs,
        below: list.iter().skip(reached).filter_map(|id| by_id(id)).map(title).collect(),
        seats_left: titles(&outcome.explanation.seats_left),
        within_cutoff: titles(&outcome.explanation.within_cutoff),
        unlisted: publication.frozen.rules.unlisted_class,
        classes: publication.frozen.rules.classes.iter().map(|class| class.name.clone()).collect(),
        round,
        student,
        outcome,
    })
}

async fn publication(tx: &mut evenkans_store::Tx, round: &Round) -> Result<engine::Publication> {
    let kept = round::store::live_freeze(tx, round).await?;
    Ok(kept.public(round.state)?)
}

/// The student's kit, to check the round with on any computer.
pub async fn kit(context: Context) -> Result {
    let link = context.student()?;
    let mut tx = context.site.db.read("result.kit").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    let kit = kit_of(&mut tx, &round, &link.student_id).await?;
    attachment("kit.json", "application/json", kit.into_bytes())
}

/// What a student can check with in this state of the round.
async fn kit_of(tx: &mut evenkans_store::Tx, round: &Round, student_id: &str) -> Result<String> {
    match round.state {
        State::Published => Ok(store::of_student(tx, &round.region_id, student_id).await?.kit),
        State::Frozen | State::Drawn => frozen_kit(tx, round, student_id).await,
        State::Preparing | State::Open => Err(Error::refused_code("error-kit-early")),
    }
}

/// Before the result a kit shows that the student's own list is under the fingerprint.
async fn frozen_kit(tx: &mut evenkans_store::Tx, round: &Round, student_id: &str) -> Result<String> {
    let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), student_id).await?;
    let (_, frozen) = round::reopened(tx, round).await?;
    let index = frozen.opening().iter().position(|opened| opened.student == student.number);
    let kit = index.and_then(|index| frozen.kit(index)).ok_or_else(Error::not_found)?;
    Ok(kit.to_json().map_err(evenkans_store::Error::fault)?)
}

#[derive(Template)]
#[template(path = "result/check.html")]
struct CheckPage {
    s: Shell,
    t: T,
    back: Option<String>,
    passed: Option<bool>,
    checks: Vec<ShownCheck>,
    /// The list of the kit that was checked: only its student can say whether it is the right one.
    list: Option<Vec<String>>,
    form: Form,
}

/// The student's own check, done here for convenience; the page says how to do it elsewhere.
pub async fn check_mine(context: Context) -> Result {
    let link = context.student()?;
    let mut tx = context.site.db.read("result.check").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    let kit = kit_of(&mut tx, &round, &link.student_id).await?;
    let publication = publication(&mut tx, &round).await?;
    let titles = titles(&mut tx, &round).await?;
    drop(tx);
    let kit = engine::Kit::from_json(kit.as_bytes()).map_err(evenkans_store::Error::fault)?;
    let back = Some(format!("/r/{}/mijn-ronde", context.region()?.slug));
    let form = Form::filled(&context.t, "check", &[]);
    check_page(&context, back, Some(Checked { publication: &publication, kit: Some(&kit), titles: &titles }), form)
}

async fn titles(tx: &mut evenkans_store::Tx, round: &Round) -> Result<HashMap<String, String>> {
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    Ok(places.into_iter().map(|place| (place.code, place.title)).collect())
}

/// What is to be checked, with the titles of the places that are known here.
struct Checked<'a> {
    publication: &'a engine::Publication,
    kit: Option<&'a engine::Kit>,
    titles: &'a HashMap<String, String>,
}

impl Checked<'_> {
    fn checks(&self) -> Vec<Check> {
        match self.kit {
            Some(kit) => verify::student(self.publication, kit),
            None => verify::public(self.publication),
        }
    }

    fn list(&self) -> Option<Vec<String>> {
        let title =
            |code: &str| self.titles.get(code).map_or_else(|| code.to_owned(), |title| format!("{code} {title}"));
        Some(self.kit?.list(self.publication).into_iter().map(title).collect())
    }
}

fn check_page(context: &Context, back: Option<String>, checked: Option<Checked<'_>>, form: Form) -> Result {
    let failed = form.failed();
    let checks = checked.as_ref().map(Checked::checks);
    let shown = checked.as_ref().zip(checks.as_ref());
    let view = CheckPage {
        s: context.shell(context.t.get("check-title")),
        t: context.t.clone(),
        back,
        passed: checks.as_deref().map(verify::passes),
        checks: shown.map(|(checked, checks)| shown_checks(&context.t, checks, checked.titles)).unwrap_or_default(),
        list: checked.as_ref().and_then(Checked::list),
        form,
    };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn check(context: Context) -> Result {
    check_page(&context, None, None, Form::filled(&context.t, "check", &[]))
}

/// Checks a publication (and a kit) that somebody brings; nothing of it is kept.
pub async fn check_files(context: Context) -> Result {
    let mut form = context.form("check");
    let publication = engine::Publication::from_json(context.value("publication").as_bytes());
    if publication.is_err() {
        form.wrong("publication", "check-publication-wrong");
    }
    let kit = match context.value("kit") {
        "" => None,
        text => {
            let kit = engine::Kit::from_json(text.as_bytes());
            if kit.is_err() {
                form.wrong("kit", "check-kit-wrong");
            }
            kit.ok()
        }
    };
    match publication {
        Ok(publication) if !form.failed() => {
            let checked = Checked { publication: &publication, kit: kit.as_ref(), titles: &HashMap::new() };
            check_page(&context, None, Some(checked), form)
        }
        _ => check_page(&context, None, None, form),
    }
}

// The school's side.

struct Row {
    student: Student,
    outcome: Outcome,
    place: String,
    corrected: bool,
}

#[derive(Template)]
#[template(path = "result/desk.html")]
struct Desk {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    figures: Figures,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
    which: String,
    q: String,
    corrections: Vec<ShownCorrection>,
    students: Vec<(String, String)>,
    places: Vec<(String, String)>,
    may_change: bool,
    /// The term of the round's personal data is over.
    erased: bool,
    form: Form,
}

/// A correction without a name, as everybody may read it.
pub struct ShownCorrection {
    pub at: i64,
    pub from: String,
    pub to: String,
    pub reason: String,
}

/// Corrections of a round by the places' titles; `nowhere` is the word for no place.
pub async fn shown_corrections(tx: &mut evenkans_store::Tx, round: &Round, t: &T) -> Result<Vec<ShownCorrection>> {
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let name = |id: &Option<String>| {
        let found = id.as_ref().and_then(|id| places.iter().find(|place| place.id.as_str() == id));
        found.map_or_else(|| t.get("correct-nowhere"), |place| format!("{} {}", place.code, place.title))
    };
    let all = store::corrections(tx, round).await?;
    Ok(all
        .into_iter()
        .map(|one| ShownCorrection { at: one.at, from: name(&one.from), to: name(&one.to), reason: one.reason })
        .collect())
}

async fn desk_rows(tx: &mut evenkans_store::Tx, round: &Round) -> Result<(Vec<Row>, Figures, Vec<Place>)> {
    let outcomes = store::of_round(tx, round).await?;
    let seats = store::seats(tx, round).await?;
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let lists = wish::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let mut students: HashMap<String, Student> = student::store::of_round(tx, &round.region_id, round.id.as_str())
        .await?
        .into_iter()
        .map(|student| (student.id.0.clone(), student))
        .collect();
    let names = place::store::employer_names(tx, &round.region_id).await?;
    let title = |place: &Place| {
        let employer = place.employer_id.as_ref().and_then(|id| names.get(id));
        let employer = employer.map(|name| format!(", {name}")).unwrap_or_default();
        format!("{} {}{employer}", place.code, place.title)
    };
    let titles: HashMap<&str, String> = places.iter().map(|place| (place.id.as_str(), title(place))).collect();
    let without = outcomes.iter().filter(|one| !lists.contains_key(one.student_id.as_str())).count();
    let figures = Figures::of(&outcomes.iter().map(|one| one.position).collect::<Vec<_>>(), without);
    let mut rows: Vec<Row> = outcomes
        .into_iter()
        .filter_map(|outcome| {
            let student = students.remove(outcome.student_id.as_str())?;
            let seat = seats.get(student.id.as_str());
            let corrected = seat != outcome.place_id.as_ref();
            let place = seat.and_then(|id| titles.get(id.as_str())).cloned().unwrap_or_default();
            Some(Row { student, outcome, place, corrected })
        })
        .collect();
    rows.sort_by(|a, b| {
        a.student.last_name.cmp(&b.student.last_name).then_with(|| a.student.number.cmp(&b.student.number))
    });
    Ok((rows, figures, places))
}

async fn desk_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("result.desk").await?;
    let view = desk::look(context, &mut tx).await?;
    if !matches!(view.round.state, State::Drawn | State::Published) {
        return Err(Error::refused_code("error-result-none"));
    }
    let (rows, figures, places) = desk_rows(&mut tx, &view.round).await?;
    let erased = rows.is_empty();
    let corrections = shown_corrections(&mut tx, &view.round, &context.t).await?;
    drop(tx);
    let (q, which) = (context.query("q").to_lowercase(), context.query("stand").to_owned());
    let students = rows
        .iter()
        .map(|row| (row.student.id.0.clone(), format!("{} ({})", row.student.name(), row.student.number)))
        .collect();
    let mut options = vec![(String::new(), context.t.get("correct-nowhere"))];
    options.extend(places.iter().map(|place| (place.id.0.clone(), format!("{} {}", place.code, place.title))));
    let rows: Vec<Row> = rows
        .into_iter()
        .filter(|row| match which.as_str() {
            "unplaced" => row.place.is_empty(),
            "placed" => !row.place.is_empty(),
            _ => true,
        })
        .filter(|row| {
            let text = format!("{} {} {}", row.student.name(), row.student.number, row.place).to_lowercase();
            q.is_empty() || text.contains(&q)
        })
        .collect();
    let pager = Pager::new(context, rows.len(), PER_PAGE);
    let failed = form.failed();
    let page = Desk {
        s: context.shell(context.t.get("result-desk-title")),
        t: context.t.clone(),
        base: import::pages::base(context, &view.round)?,
        tabs: round::pages::tabs(context, &view.round, "uitslag")?,
        total: rows.len(),
        rows: pager.of(rows),
        pager,
        figures,
        which,
        q: context.query("q").to_owned(),
        corrections,
        students,
        places: options,
        may_change: view.may_change,
        erased,
        round: view.round,
        form,
    };
    if failed { context.page_again(&page) } else { context.page(&page) }
}

pub async fn desk(context: Context) -> Result {
    let form = Form::filled(&context.t, "correct", &[]);
    desk_page(&context, form).await
}

pub async fn correct(context: Context) -> Result {
    let mut form = context.form("correct");
    let student = form.take_text("student", true, 60);
    let to = Some(form.raw("place").to_owned()).filter(|id| !id.is_empty());
    let reason = form.take_text("reason", true, 500);
    if !form.failed() {
        let done = write_tx!(context.site.db, "result.correct", |tx| {
            let desk = desk::take(&context, tx).await?;
            round::correct(tx, &desk, &student, to.as_deref(), &reason).await?;
            round::tell_corrected(tx, (&context.site, &context.t), &desk.round, &student).await
        });
        if form.refused("reason", done)?.is_some() {
            let slug = &context.region()?.slug;
            let to = format!("/r/{slug}/rondes/{}/uitslag", context.param("id"));
            return context.redirect_done(&to, "notice-corrected");
        }
    }
    desk_page(&context, form).await
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("result.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    let (rows, _, _) = desk_rows(&mut tx, &view.round).await?;
    let t = &context.t;
    let headings =
        ["field-number", "result-student", "result-place", "result-choice", "result-corrected"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|row| {
            let choice = row.outcome.position.map(i64::from);
            vec![
                row.student.number.clone().into(),
                row.student.name().into(),
                row.place.into(),
                choice.into(),
                row.corrected.into(),
            ]
        })
        .collect();
    download("uitslag", context.param("form"), &headings, &rows)
}

/// What an auditor needs besides the publication: everything, so only for the school to hand over.
pub async fn opening(context: Context) -> Result {
    let mut tx = context.site.db.read("result.opening").await?;
    let desk = desk::take(&context, &mut tx).await?;
    let kept = round::store::live_freeze(&mut tx, &desk.round).await?;
    drop(tx);
    if kept.opening.is_empty() {
        return Err(Error::refused_code("error-opening-erased"));
    }
    write_tx!(context.site.db, "result.opening", |tx| {
        desk.record_round(tx, "round.opening-downloaded", &serde_json::json!({})).await
    })?;
    attachment("opening.csv", "text/csv; charset=utf-8", kept.opening.into_bytes())
}
