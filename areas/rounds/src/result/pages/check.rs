//! Checking a draw: by a student with the own kit, by anybody with files that they bring.

use std::collections::HashMap;

use askama::Template;
use evenkans_matching as engine;
use evenkans_matching::verify::{self, Check, Code, Verdict};
use evenkans_web::{Context, Error, Form, Result, Shell, T, attachment};

use crate::result::store;
use crate::round::{self, Round, State};
use crate::{place, student};

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
                _ if check.code == Code::Drawn && check.verdict == Verdict::Noted => "check-not-drawn".to_owned(),
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
                // Of a place with seats left there is no last one admitted.
                .filter(|(_, value)| !matches!(value, verify::Value::Text(text) if text.is_empty()))
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

pub(super) async fn publication(tx: &mut evenkans_store::Tx, round: &Round) -> Result<engine::Publication> {
    let kept = round::store::live_freeze(tx, round).await?;
    Ok(kept.public(round.state)?)
}

/// The student's kit, to check the round with on any computer.
pub async fn kit(context: Context) -> Result {
    let link = context.student()?;
    let mut tx = context.site.db.read("result.kit").await?;
    let round = round::store::by_id(&mut tx, &link.region_id, &link.round_id).await?;
    let kit = kit_of(&mut tx, &round, &link.student_id).await?;
    // Two files of one name would be taken for one another: the first has no result yet.
    let name = if round.state.is_published() { "kit.json" } else { "kit-voor-de-loting.json" };
    attachment(name, "application/json", kit.into_bytes())
}

/// What a student can check with in this state of the round.
async fn kit_of(tx: &mut evenkans_store::Tx, round: &Round, student_id: &str) -> Result<String> {
    match round.state {
        State::Published | State::Closed => Ok(store::of_student(tx, &round.region_id, student_id).await?.kit),
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

/// Where the verifier of the browser is: as a script of a page, and as one file that works without internet.
pub struct Verifier {
    pub script: String,
    pub alone: String,
}

impl Verifier {
    #[must_use]
    pub fn of(context: &Context) -> Self {
        let url = |name| context.site.assets.url(name);
        Self { script: url("verifier.js"), alone: url("verifier.html") }
    }
}

#[derive(Template)]
#[template(path = "result/check.html")]
struct CheckPage {
    s: Shell,
    t: T,
    back: Option<String>,
    passed: Option<bool>,
    /// Nothing is wrong but that the kit is from before the draw.
    old_kit: bool,
    checks: Vec<ShownCheck>,
    /// The list of the kit that was checked: only its student can say whether it is the right one.
    list: Option<Vec<String>>,
    verifier: Verifier,
    /// What the browser fetches for its own check; nothing where the visitor chooses files.
    publication: Option<String>,
    kit: Option<String>,
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
    let mine = Mine {
        back: format!("/r/{}/mijn-ronde", context.region()?.slug),
        publication: format!("/r/{}/rondes/{}/publication.json", context.region()?.slug, round.id),
    };
    let form = Form::filled(&context.t, "check", &[]);
    check_page(
        &context,
        Some(mine),
        Some(Checked { publication: &publication, kit: Some(&kit), titles: &titles }),
        form,
    )
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

/// A student's own check.
struct Mine {
    back: String,
    publication: String,
}

fn check_page(context: &Context, mine: Option<Mine>, checked: Option<Checked<'_>>, form: Form) -> Result {
    let failed = form.failed();
    let checks = checked.as_ref().map(Checked::checks);
    let shown = checked.as_ref().zip(checks.as_ref());
    let view = CheckPage {
        s: context.shell(context.t.get("check-title")),
        t: context.t.clone(),
        verifier: Verifier::of(context),
        publication: mine.as_ref().map(|mine| mine.publication.clone()),
        kit: mine.as_ref().map(|mine| format!("{}/kit.json", mine.back)),
        back: mine.map(|mine| mine.back),
        passed: checks.as_deref().map(verify::passes),
        old_kit: checks.as_deref().is_some_and(|checks| {
            let mut failed = checks.iter().filter(|check| check.verdict == Verdict::Failed).peekable();
            failed.peek().is_some() && failed.all(|check| check.code == Code::OutcomeMissing)
        }),
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
