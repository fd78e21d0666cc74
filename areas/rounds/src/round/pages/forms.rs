//! The form of a round's rules, made easy to get right: classes are rows to fill, not a language to learn.

use askama::Template;
use evenkans_people::Role;
use evenkans_store::{Error as StoreError, write_tx};
use evenkans_web::{Context, Error, Form, Moment, Result, Shell, T};

use crate::round::rules::{ClassRule, Terms, When};
use crate::round::{self, Change, Classes, Lottery, NamedBeacon, Round, Rules, desk, store};
use crate::study;

/// As many classes as a form shows rows.
const CLASS_ROWS: usize = 5;
/// The longest term that a round may give.
const MOST_DAYS: i64 = 60;
const CONDITIONS: [&str; 3] = ["earlier-unplaced", "year-at-least", "travel-band"];

#[derive(Template)]
#[template(path = "round/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    back: String,
    round: Option<Round>,
    form: Form,
    schools: Vec<(String, String)>,
    studies: Vec<(String, String)>,
    lotteries: Vec<(String, String)>,
    sources: Vec<(String, String)>,
    beacons: Vec<(String, String)>,
    rows: Vec<ClassRow>,
}

impl Edit {
    /// Whether one of the rows that fold away is in use.
    fn more_classes(&self) -> bool {
        self.rows.iter().skip(2).any(|row| !row.name.is_empty() || !row.reason.is_empty())
    }
}

/// One row of the class form.
struct ClassRow {
    number: usize,
    name: String,
    reason: String,
    value: String,
    conditions: Vec<(String, String, bool)>,
}

fn class_rows(t: &T, form: &Form) -> Vec<ClassRow> {
    (1..=CLASS_ROWS)
        .map(|number| {
            let chosen = form.raw(&format!("class_when_{number}")).to_owned();
            let conditions = std::iter::once((String::new(), t.get("class-none"), chosen.is_empty()))
                .chain(CONDITIONS.iter().map(|word| ((*word).to_owned(), t.word("class-when", word), *word == chosen)));
            ClassRow {
                number,
                name: form.raw(&format!("class_name_{number}")).to_owned(),
                reason: form.raw(&format!("class_reason_{number}")).to_owned(),
                value: form.raw(&format!("class_value_{number}")).to_owned(),
                conditions: conditions.collect(),
            }
        })
        .collect()
}

fn options(t: &T, list: &str, words: &[&str]) -> Vec<(String, String)> {
    words.iter().map(|word| ((*word).to_owned(), t.word(list, word))).collect()
}

async fn edit_page(context: &Context, round: Option<Round>, mut form: Form) -> Result {
    let (region, t) = (context.region()?, context.t.clone());
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut tx = context.site.db.read("round.edit").await?;
    let mut schools = Vec::new();
    let mut studies = Vec::new();
    for id in me.partners(region.id.as_str(), &[Role::Coordinator]) {
        if round.as_ref().is_some_and(|round| round.school_id != id) {
            continue;
        }
        let school = evenkans_network::partner::store::by_id(&mut tx, region.id.as_str(), id).await?;
        for one in study::store::of_school(&mut tx, region.id.as_str(), id).await? {
            studies.push((one.id.0, format!("{} ({}, {})", one.name, one.code, school.name)));
        }
        schools.push((school.id.0, school.name));
    }
    drop(tx);
    let title = round.as_ref().map_or_else(|| t.get("round-new"), |round| round.title.clone());
    let back = match &round {
        Some(round) => format!("/r/{}/rondes/{}/werk", region.slug, round.id),
        None => format!("/r/{}/rondes", region.slug),
    };
    let status = form.status();
    if let Some(round) = &round {
        form.renew(round.version);
    }
    let view = Edit {
        s: context.shell(title),
        lotteries: options(&t, "lottery-long", &["single", "per-place"]),
        sources: options(&t, "classes", &["computed", "file"]),
        beacons: options(&t, "beacon-kind", &["drand", "dice"]),
        rows: class_rows(&t, &form),
        t,
        back,
        round,
        form,
        schools,
        studies,
    };
    context.page_of(status, &view)
}

pub async fn new(context: Context) -> Result {
    let day = 86_400;
    let at = context.now - context.now.rem_euclid(day) + 12 * 3600;
    let values = [
        ("lottery", "single".to_owned()),
        ("classes", "computed".to_owned()),
        ("beacon", "drand".to_owned()),
        ("places_until", Moment(at + 21 * day).field()),
        ("wishes_until", Moment(at + 35 * day).field()),
        ("beacon_at", Moment(at + 36 * day).field()),
        ("answer_days", Terms::default().answer.to_string()),
        ("decide_days", Terms::default().decide.to_string()),
        ("object_days", Terms::default().object.to_string()),
        ("class_when_1", "earlier-unplaced".to_owned()),
        ("class_name_1", context.t.get("class-example-name")),
        ("class_reason_1", context.t.get("class-example-reason")),
    ];
    let form = Form::filled(&context.t, "round", &values);
    edit_page(&context, None, form).await
}

fn read_classes(form: &mut Form) -> Classes {
    if form.raw("classes") == "file" {
        return Classes::File { reason: form.take_text("file_reason", true, 500) };
    }
    let mut rules = Vec::new();
    for number in 1..=CLASS_ROWS {
        let field = |name: &str| format!("class_{name}_{number}");
        let value = form.take_text(&field("value"), false, 20);
        let when = match form.raw(&field("when")) {
            "" => continue,
            "earlier-unplaced" => When::EarlierUnplaced,
            "year-at-least" => match value.parse() {
                Ok(year @ 1..=9) => When::YearAtLeast { year },
                _ => {
                    form.wrong_with(&field("value"), "form-number", &[("min", "1".into()), ("max", "9".into())]);
                    continue;
                }
            },
            "travel-band" if !value.is_empty() => When::TravelBand { band: value },
            _ => {
                form.wrong(&field("value"), "form-required");
                continue;
            }
        };
        let (name, reason) = (form.take_text(&field("name"), true, 80), form.take_text(&field("reason"), true, 500));
        rules.push(ClassRule { name, reason, when });
    }
    Classes::Computed { rules }
}

fn read(form: &mut Form) -> Change {
    let lottery: Option<Lottery> = form.take_word("lottery");
    let classes = read_classes(form);
    let at = form.take_moment("beacon_at", true).unwrap_or_default();
    let beacon = if form.raw("beacon") == "dice" {
        let text = form.take_text("witnesses", true, 500);
        let witnesses: Vec<String> =
            text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        if witnesses.len() < 2 {
            form.wrong("witnesses", "error-rules-witnesses");
        }
        NamedBeacon::Dice { at, witnesses }
    } else {
        NamedBeacon::Drand { at }
    };
    let mut days = |name: &str| u32::try_from(form.take_number(name, 1, MOST_DAYS)).unwrap_or(1);
    let terms = Terms { answer: days("answer_days"), decide: days("decide_days"), object: days("object_days") };
    let studies = form.all("studies").to_vec();
    if studies.is_empty() {
        form.wrong("studies", "error-round-studies");
    }
    Change {
        title: form.take_text("title", true, 120),
        starts_on: form.take_day("starts_on", true),
        ends_on: form.take_day("ends_on", true),
        places_until: form.take_moment("places_until", true).unwrap_or_default(),
        wishes_until: form.take_moment("wishes_until", true).unwrap_or_default(),
        rules: Rules { lottery: lottery.unwrap_or(Lottery::Single), classes, beacon, terms },
        studies,
    }
}

/// The field that a refused rule belongs to.
fn field_of(error: &StoreError) -> &'static str {
    match error {
        StoreError::Refused(refusal) => match refusal.code {
            "error-round-period" | "error-round-ends" => "ends_on",
            "error-round-starts" => "starts_on",
            "error-round-deadlines" => "places_until",
            "error-round-beacon" => "beacon_at",
            "error-round-study-students" | "error-round-studies" => "studies",
            _ => "title",
        },
        _ => "title",
    }
}

/// Says of every moment that does not hold what is wrong, unless some were not filled in at all.
fn moments(context: &Context, form: &mut Form, change: &Change) -> Result<()> {
    if form.failed() {
        return Ok(());
    }
    for error in round::wrong_moments(change, context.now) {
        let field = field_of(&error);
        form.refused::<()>(field, Err(error))?;
    }
    Ok(())
}

pub async fn create(context: Context) -> Result {
    let mut form = context.form("round");
    let change = read(&mut form);
    let school = form.take_text("school", true, 60);
    moments(&context, &mut form, &change)?;
    if !form.failed() {
        let me = context.signed_in().ok_or(Error::SignIn)?;
        let region = context.region()?.id.as_str();
        let made =
            write_tx!(context.site.db, "round.create", |tx| { round::create(tx, me, region, &school, &change).await });
        let field = made.as_ref().err().map_or("title", field_of);
        if let Some(id) = form.refused(field, made)? {
            let to = format!("/r/{}/rondes/{id}/werk", context.region()?.slug);
            return context.redirect_done(&to, "notice-saved");
        }
    }
    edit_page(&context, None, form).await
}

pub async fn edit(context: Context) -> Result {
    let mut tx = context.site.db.read("round.desk").await?;
    let desk = desk::take(&context, &mut tx).await?;
    let studies = study::store::of_round(&mut tx, &desk.round.region_id, desk.round.id.as_str()).await?;
    drop(tx);
    if desk.round.state != round::State::Preparing {
        return Err(Error::refused_code("error-rules-fixed"));
    }
    let round = desk.round;
    let mut values: Vec<(String, String)> = vec![
        ("title".into(), round.title.clone()),
        ("starts_on".into(), round.starts_on.clone()),
        ("ends_on".into(), round.ends_on.clone()),
        ("places_until".into(), Moment(round.places_until).field()),
        ("wishes_until".into(), Moment(round.wishes_until).field()),
        ("lottery".into(), round.rules.lottery.word().into()),
        ("beacon_at".into(), Moment(round.rules.beacon.at()).field()),
        ("answer_days".into(), round.rules.terms.answer.to_string()),
        ("decide_days".into(), round.rules.terms.decide.to_string()),
        ("object_days".into(), round.rules.terms.object.to_string()),
        ("version".into(), round.version.to_string()),
    ];
    values.extend(studies.iter().map(|one| ("studies".to_owned(), one.id.to_string())));
    match &round.rules.classes {
        Classes::Computed { rules } => {
            values.push(("classes".into(), "computed".into()));
            for (number, rule) in (1..).zip(rules) {
                values.push((format!("class_when_{number}"), rule.when.word().into()));
                values.push((format!("class_value_{number}"), rule.when.value()));
                values.push((format!("class_name_{number}"), rule.name.clone()));
                values.push((format!("class_reason_{number}"), rule.reason.clone()));
            }
        }
        Classes::File { reason } => {
            values.push(("classes".into(), "file".into()));
            values.push(("file_reason".into(), reason.clone()));
        }
    }
    match &round.rules.beacon {
        NamedBeacon::Drand { .. } => values.push(("beacon".into(), "drand".into())),
        NamedBeacon::Dice { witnesses, .. } => {
            values.push(("beacon".into(), "dice".into()));
            values.push(("witnesses".into(), witnesses.join("\n")));
        }
    }
    let values: Vec<(&str, String)> = values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let form = Form::filled(&context.t, "round", &values);
    edit_page(&context, Some(round), form).await
}

pub async fn save(context: Context) -> Result {
    let mut form = context.form("round");
    let (change, version) = (read(&mut form), form.version());
    moments(&context, &mut form, &change)?;
    if !form.failed() {
        let saved = write_tx!(context.site.db, "round.save", |tx| {
            let desk = desk::take(&context, tx).await?;
            round::save(tx, &desk, version, &change).await
        });
        let field = saved.as_ref().err().map_or("title", field_of);
        if let Some(waiting) = form.refused(field, saved)? {
            let to = format!("/r/{}/rondes/{}/werk", context.region()?.slug, context.param("id"));
            return context.redirect_done(&to, if waiting > 0 { "notice-places-again" } else { "notice-saved" });
        }
    }
    let mut tx = context.site.db.read("round.desk").await?;
    let desk = desk::take(&context, &mut tx).await?;
    drop(tx);
    edit_page(&context, Some(desk.round), form).await
}

/// Last year's round as this year's beginning.
pub async fn copy(context: Context) -> Result {
    let t = &context.t;
    let id = write_tx!(context.site.db, "round.copy", |tx| {
        let desk = desk::take(&context, tx).await?;
        let title = t.with("round-copy-title", "title", &desk.round.title);
        round::copy(tx, &desk, &title).await
    })?;
    let mut tx = context.site.db.read("round.copied").await?;
    store::by_id(&mut tx, context.region()?.id.as_str(), id.as_str()).await?;
    context.redirect_done(&format!("/r/{}/rondes/{id}/werk", context.region()?.slug), "notice-copied")
}
