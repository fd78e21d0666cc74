//! The form of a place, for the school and for the employer.

use askama::Template;
use evenkans_people::Lang;
use evenkans_web::{Context, Form, Result, Shell, T};

use crate::place::{Change, Demand, KNOWN_CRITERIA, KNOWN_REQUIREMENTS, Place, mbo, store};
use crate::round::Round;
use crate::study::{self, Study, StudyId};

const WEEK: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];

/// A list of words with their texts.
fn words(t: &T, list: &str, words: &[&str]) -> Vec<(String, String)> {
    words.iter().map(|word| ((*word).to_owned(), t.word(list, word))).collect()
}

/// Demands as people read them.
#[must_use]
pub fn shown(t: &T, list: &str, demands: &[Demand]) -> Vec<String> {
    demands
        .iter()
        .map(|demand| match (&demand.known, demand.reason.is_empty()) {
            (Some(word), _) => t.word(list, word),
            (None, true) => demand.text.clone(),
            (None, false) => t.with2("place-own-demand", "text", &demand.text, "reason", &demand.reason),
        })
        .collect()
}

#[must_use]
pub fn days(t: &T, place: &Place) -> String {
    place.days.iter().map(|day| t.word("day", day)).collect::<Vec<_>>().join(", ")
}

/// What a student is paid, in words.
#[must_use]
pub fn allowance(t: &T, place: &Place) -> String {
    match place.allowance_cents {
        0 => t.get("place-no-allowance"),
        cents => t.with("place-allowance-month", "euros", euros(t, cents)),
    }
}

/// An amount as people write it in this language.
#[must_use]
pub fn euros(t: &T, cents: i64) -> String {
    let (whole, rest) = (cents / 100, cents % 100);
    match (t.lang, rest) {
        (Lang::Nl, 0) => format!("€ {whole}"),
        (Lang::Nl, _) => format!("€ {whole},{rest:02}"),
        (Lang::En, 0) => format!("€{whole}"),
        (Lang::En, _) => format!("€{whole}.{rest:02}"),
    }
}

#[must_use]
pub fn blank_form(context: &Context, round: &Round) -> Form {
    let values = [
        ("capacity", "1".to_owned()),
        ("starts_on", round.starts_on.clone()),
        ("ends_on", round.ends_on.clone()),
        ("language", context.t.get("place-language-default")),
    ];
    Form::filled(&context.t, "place", &values)
}

#[must_use]
pub fn filled_form(context: &Context, place: &Place) -> Form {
    let mut values = vec![
        ("title", place.title.clone()),
        ("tasks", place.tasks.clone()),
        ("sector", place.sector.clone()),
        ("town", place.town.clone()),
        ("hours", place.hours.to_string()),
        ("allowance", format!("{},{:02}", place.allowance_cents / 100, place.allowance_cents % 100)),
        ("language", place.language.clone()),
        ("accessibility", place.accessibility.clone()),
        ("capacity", place.capacity.to_string()),
        ("min_year", place.min_year.to_string()),
        ("starts_on", place.starts_on.clone()),
        ("ends_on", place.ends_on.clone()),
        ("contact_name", place.contact_name.clone()),
        ("contact_email", place.contact_email.clone()),
        ("version", place.version.to_string()),
    ];
    values.extend(place.days.iter().map(|day| ("days", day.clone())));
    values.extend(place.studies.iter().map(|study| ("studies", study.to_string())));
    let reserved: Vec<(String, String)> =
        place.reserved.iter().map(|(study, seats)| (reserved_field(study.as_str()), seats.to_string())).collect();
    values.extend(reserved.iter().map(|(field, seats)| (field.as_str(), seats.clone())));
    for (field, own, reason, demands) in [
        ("requirements", "own_requirement", "own_reason", &place.requirements),
        ("criteria", "own_criterion", "own_criterion_reason", &place.criteria),
    ] {
        values.extend(demands.iter().filter_map(|demand| Some((field, demand.known.clone()?))));
        let owns: Vec<&Demand> = demands.iter().filter(|demand| demand.known.is_none()).collect();
        values.push((own, owns.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n")));
        values.push((reason, owns.first().map(|one| one.reason.clone()).unwrap_or_default()));
    }
    Form::filled(&context.t, "place", &values)
}

const RESERVED: &str = "reserved_";

/// The field of the seats that are kept for a programme.
fn reserved_field(study: &str) -> String {
    format!("{RESERVED}{study}")
}

/// Reads the form of a place. An employer's own requirement needs a reason that is about the work.
pub fn read_form(form: &mut Form, reasons: bool) -> Result<Change> {
    let allowance = match form.raw("allowance") {
        "" => 0,
        text => evenkans_sheets::cell::cents(text).unwrap_or(-1),
    };
    if !(0..=1_000_000).contains(&allowance) {
        form.wrong("allowance", "place-allowance-wrong");
    }
    let (starts_on, ends_on) = (form.take_day("starts_on", true), form.take_day("ends_on", true));
    if starts_on > ends_on {
        form.wrong("ends_on", "error-round-period");
    }
    let days: Vec<String> =
        WEEK.iter().filter(|day| form.all("days").iter().any(|d| d == *day)).map(|d| (*d).to_owned()).collect();
    let mut studies: Vec<StudyId> = form.all("studies").iter().map(|id| StudyId(id.clone())).collect();
    studies.sort();
    let mut reserved = Vec::new();
    for field in form.fields(RESERVED) {
        match u32::try_from(form.take_number_or_least(&field, 0, 1000)) {
            Ok(0) | Err(_) => {}
            // Also of a programme that is not ticked: it is told that it has to be.
            Ok(seats) => reserved.push((StudyId(field.trim_start_matches(RESERVED).to_owned()), seats)),
        }
    }
    reserved.sort();
    Ok(Change {
        title: form.take_text("title", true, 120),
        tasks: form.take_text("tasks", true, 3000),
        sector: form.take_text("sector", false, 80),
        town: form.take_text("town", true, 80),
        days,
        hours: u32::try_from(form.take_number_or_least("hours", 0, 60)).unwrap_or_default(),
        allowance_cents: allowance.max(0),
        language: form.take_text("language", false, 80),
        accessibility: form.take_text("accessibility", false, 300),
        capacity: u32::try_from(form.take_number("capacity", 0, 1000)).unwrap_or_default(),
        min_year: u32::try_from(form.take_number_or_least("min_year", 0, 9)).unwrap_or_default(),
        requirements: demands(form, ("requirements", "own_requirement", "own_reason"), KNOWN_REQUIREMENTS, reasons),
        criteria: demands(form, ("criteria", "own_criterion", "own_criterion_reason"), KNOWN_CRITERIA, reasons),
        starts_on,
        ends_on,
        contact_name: form.take_text("contact_name", true, 120),
        contact_email: form.take_email("contact_email", true),
        studies,
        reserved,
    })
}

fn demands(form: &mut Form, (field, own, reason): (&str, &str, &str), known: &[&str], reasons: bool) -> Vec<Demand> {
    let ticked = form.all(field).to_vec();
    let mut demands: Vec<Demand> = known
        .iter()
        .filter(|word| ticked.iter().any(|one| one == *word))
        .map(|word| Demand { known: Some((*word).to_owned()), text: String::new(), reason: String::new() })
        .collect();
    let (texts, why) = (form.take_text(own, false, 1000), form.take_text(reason, false, 500));
    let own_ones: Vec<&str> = texts.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if reasons && !own_ones.is_empty() && why.is_empty() {
        form.wrong(reason, "place-reason-missing");
    }
    demands.extend(own_ones.iter().map(|text| Demand { known: None, text: (*text).to_owned(), reason: why.clone() }));
    demands
}

#[derive(Template)]
#[template(path = "place/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    back: String,
    round: Round,
    place: Option<Place>,
    form: Form,
    /// The school approves where it has just read.
    approve: Form,
    /// The mbo programmes of the place, each with where and when the company's recognition was looked up, if it was.
    mbo: Vec<(String, String)>,
    studies: Vec<(String, String)>,
    /// For each programme the field of the seats that are kept for it, and its label.
    reserved: Vec<(String, String)>,
    week: Vec<(String, String)>,
    requirements: Vec<(String, String)>,
    criteria: Vec<(String, String)>,
    employers: Vec<(String, String)>,
    by_employer: bool,
}

impl Edit {
    /// Whether seats are kept, or something is wrong with them.
    fn keeps(&self) -> bool {
        self.reserved.iter().any(|(field, _)| !self.form.raw(field).is_empty() || self.form.error_of(field).is_some())
    }
}

/// The form of a place, for the school and (with `back` to its own page) for the employer.
pub async fn edit_page(context: &Context, round: &Round, place: Option<Place>, form: Form, back: &str) -> Result {
    let approve = Form::filled(&context.t, "approve", &[]);
    page(context, round, place, (form, approve), back).await
}

/// The same with an approval that was refused.
pub async fn approve_page(
    context: &Context,
    round: &Round,
    place: Place,
    form: Form,
    approve: Form,
    back: &str,
) -> Result {
    page(context, round, Some(place), (form, approve), back).await
}

async fn page(
    context: &Context,
    round: &Round,
    place: Option<Place>,
    (mut form, approve): (Form, Form),
    back: &str,
) -> Result {
    let region = context.region()?;
    let t = context.t.clone();
    let by_employer = back == "mijn-plekken";
    let mut tx = context.site.db.read("place.edit").await?;
    let studies = study::store::of_round(&mut tx, region.id.as_str(), round.id.as_str()).await?;
    let mut employers = Vec::new();
    if !by_employer && place.is_none() {
        employers.push((String::new(), t.get("place-no-employer")));
        let kind = Some(evenkans_network::partner::Kind::Employer);
        let all = evenkans_network::partner::store::list(&mut tx, region.id.as_str(), kind, "").await?;
        employers.extend(all.into_iter().map(|one| (one.id.0, one.name)));
    }
    let status = if approve.failed() { approve.status() } else { form.status() };
    let place = match place {
        // As it stands now: the form may be shown again because somebody else changed it.
        Some(place) => Some(store::by_id(&mut tx, region.id.as_str(), place.id.as_str()).await?),
        None => None,
    };
    if let Some(place) = &place {
        form.renew(place.version);
    }
    drop(tx);
    let title = place.as_ref().map_or_else(|| t.get("place-new"), |place| place.title.clone());
    let shown = |(place, one): (&Place, &Study)| {
        let name = format!("{} ({})", one.name, one.code);
        let label = match place.recognition(&one.id) {
            Some(known) => {
                let args = [("study", name), ("source", known.source.clone()), ("day", t.day(&known.on))];
                t.args("place-recognised-for", &args)
            }
            None => name,
        };
        (one.id.to_string(), label)
    };
    let of_place =
        place.iter().flat_map(|place| mbo(&studies, &place.studies).into_iter().map(move |one| (place, one)));
    let recognitions = of_place.map(shown).collect();
    let mut reserved = Vec::new();
    for one in &studies {
        let (field, label) = (reserved_field(one.id.as_str()), t.with("place-reserved-for", "study", &one.name));
        form.call(&field, label.clone());
        reserved.push((field, label));
    }
    let view = Edit {
        s: context.shell(title),
        back: format!("/r/{}/{back}", region.slug),
        round: round.clone(),
        place,
        form,
        approve,
        mbo: recognitions,
        reserved,
        studies: studies.into_iter().map(|one| (one.id.0, one.name)).collect(),
        week: words(&t, "day", &WEEK),
        requirements: words(&t, "requirement", KNOWN_REQUIREMENTS),
        criteria: words(&t, "criterion", KNOWN_CRITERIA),
        employers,
        by_employer,
        t,
    };
    context.page_of(status, &view)
}
