use std::collections::{BTreeSet, HashMap};

use evenkans_network::partner::{self, Partner};
use evenkans_sheets::Row;
use evenkans_sheets::cell::{self, Expected};

use evenkans_store::Error;

use super::Report;
use super::check::{Reading, keys};
use super::known::Known;
use crate::place::{Change, Demand, Place, State, mbo};
use crate::round::Round;
use crate::study::StudyId;

/// A place of the file with the employer that it names.
#[derive(Clone)]
pub struct Read {
    pub code: String,
    pub change: Change,
    pub employer: Option<Employer>,
    pub recognised_source: String,
    pub recognised_on: String,
}

/// An employer as a file names one: known already, or new by KvK number and name.
#[derive(Clone, PartialEq, Eq)]
pub enum Employer {
    Known(String),
    New { name: String, kvk: Option<String> },
}

#[derive(Default)]
pub struct Plan {
    pub new: Vec<Read>,
    pub changed: Vec<(Place, Read)>,
}

pub fn plan<'a>(reading: &mut Reading<'a>, round: &Round, known: &Known) -> (Plan, Report) {
    let (mut plan, mut report, mut seen) = (Plan::default(), Report::default(), HashMap::new());
    for row in reading.rows() {
        let unique = reading.unique(row, "code", &mut seen);
        let Some(read) = read(reading, row, round, known).filter(|_| unique) else { continue };
        let read = match known.places.get(&read.code) {
            Some(place) => keep_absent(reading, place, read),
            None => read,
        };
        if let Err(Error::Refused(refusal)) = read.change.keeps_well() {
            let field = if reading.has("reserved") { "reserved" } else { "capacity" };
            reading.wrong(row, field, refusal.code, &[]);
            continue;
        }
        match known.places.get(&read.code) {
            None => {
                report.new += 1;
                plan.new.push(read);
            }
            Some(place) => {
                let same_employer = match &read.employer {
                    Some(Employer::Known(id)) => place.employer_id.as_ref() == Some(id),
                    Some(Employer::New { .. }) => false,
                    None => true,
                };
                let mut after = read.change.clone().onto(place);
                after.recognise_from_list(&known.studies, &read.recognised_source, &read.recognised_on);
                // Whoever saves a list without columns for the recognition says it for the whole list.
                let is_asked = !reading.has("recognised_source") && !place.unrecognised(&known.studies).is_empty();
                if same_employer && after == *place && !is_asked {
                    report.unchanged += 1;
                } else if place.state == State::Own {
                    reading.wrong(row, "code", "error-own-close", &[]);
                } else {
                    report.changed += 1;
                    plan.changed.push((place.clone(), read));
                }
            }
        }
    }
    report.absent = Known::absent(known.places.keys(), &keys(&seen));
    let own =
        |read: &&Read| read.change.requirements.iter().chain(&read.change.criteria).any(|one| one.known.is_none());
    report.own_demands = plan.new.iter().chain(plan.changed.iter().map(|(_, read)| read)).filter(own).count();
    let names =
        plan.new.iter().chain(plan.changed.iter().map(|(_, read)| read)).filter_map(|read| match &read.employer {
            Some(Employer::New { name, .. }) => Some(name.clone()),
            _ => None,
        });
    report.new_employers = names.collect::<BTreeSet<_>>().into_iter().collect();
    (plan, report)
}

/// What the file has no column for stays as it is.
fn keep_absent(reading: &Reading<'_>, place: &Place, read: Read) -> Read {
    fn or<T: Clone>(has: bool, new: T, old: &T) -> T {
        if has { new } else { old.clone() }
    }
    let has = |field: &str| reading.has(field);
    let new = read.change;
    let change = Change {
        title: or(has("title"), new.title, &place.title),
        tasks: or(has("tasks"), new.tasks, &place.tasks),
        sector: or(has("sector"), new.sector, &place.sector),
        town: or(has("town"), new.town, &place.town),
        days: or(has("days"), new.days, &place.days),
        hours: or(has("hours"), new.hours, &place.hours),
        allowance_cents: or(has("allowance"), new.allowance_cents, &place.allowance_cents),
        language: or(has("language"), new.language, &place.language),
        accessibility: or(has("accessibility"), new.accessibility, &place.accessibility),
        capacity: new.capacity,
        min_year: or(has("min_year"), new.min_year, &place.min_year),
        requirements: or(has("requirements"), new.requirements, &place.requirements),
        criteria: or(has("criteria"), new.criteria, &place.criteria),
        starts_on: or(has("starts_on"), new.starts_on, &place.starts_on),
        ends_on: or(has("ends_on"), new.ends_on, &place.ends_on),
        contact_name: or(has("contact_name"), new.contact_name, &place.contact_name),
        contact_email: or(has("contact_email"), new.contact_email, &place.contact_email),
        studies: or(has("studies"), new.studies, &place.studies),
        reserved: or(has("reserved"), new.reserved, &place.reserved),
    };
    Read { change, ..read }
}

fn read<'a>(reading: &mut Reading<'a>, row: &'a Row, round: &Round, known: &Known) -> Option<Read> {
    let code = reading.required(row, "code", 80).map(str::to_owned);
    // A file without titles is told apart by its codes; a title that is missing in a file with titles is a slip.
    let title = if reading.has("title") { reading.required(row, "title", 120) } else { Some("") };
    let employer = employer(reading, row, known);
    let studies = studies(reading, row, known);
    let days = reading.parsed(row, "days", Vec::new(), days);
    let tasks = reading.short(row, "tasks", 3000);
    let texts = ["sector", "town", "language", "accessibility", "contact_name"].map(|f| reading.short(row, f, 200));
    let contact_email = email(reading, row);
    let capacity = capacity(reading, row);
    let min_year = reading.number(row, "min_year", 0, (0, 9));
    let hours = reading.number(row, "hours", 0, (0, 60));
    let allowance = reading.parsed(row, "allowance", 0, cell::cents);
    let requirements = reading.parsed(row, "requirements", Vec::new(), demands);
    let criteria = reading.parsed(row, "criteria", Vec::new(), demands);
    let starts_on = reading.parsed(row, "starts_on", round.starts_on.clone(), day);
    let ends_on = reading.parsed(row, "ends_on", round.ends_on.clone(), day);
    let source = reading.short(row, "recognised_source", 200);
    let on = reading.parsed(row, "recognised_on", String::new(), day);
    if let Some(studies) = &studies {
        recognition(reading, row, known, studies);
    }
    let reserved = reserved(reading, row, known);
    let (starts_on, ends_on) = (starts_on?, ends_on?);
    if starts_on > ends_on {
        reading.wrong(row, "ends_on", "import-ends-before", &[("start", starts_on)]);
        return None;
    }
    let code = code?;
    let [sector, town, language, accessibility, contact_name] = texts;
    let change = Change {
        title: Some(title?).filter(|text| !text.is_empty()).unwrap_or(&code).to_owned(),
        tasks: tasks?.to_owned(),
        sector: sector?.to_owned(),
        town: town?.to_owned(),
        days: days?,
        hours: hours?,
        allowance_cents: allowance?,
        language: language?.to_owned(),
        // A bar separates in a school's list; people read a comma.
        accessibility: accessibility?.split('|').map(str::trim).collect::<Vec<_>>().join(", "),
        capacity: capacity?,
        min_year: min_year?,
        requirements: requirements?,
        criteria: criteria?,
        starts_on,
        ends_on,
        contact_name: contact_name?.to_owned(),
        contact_email: contact_email?,
        studies: studies?,
        reserved: reserved?,
    };
    Some(Read { code, change, employer: employer?, recognised_source: source?.to_owned(), recognised_on: on? })
}

/// Where the file has columns for the recognition, an mbo place needs both filled in.
fn recognition<'a>(reading: &mut Reading<'a>, row: &'a Row, known: &Known, studies: &[StudyId]) {
    if mbo(&known.studies, studies).is_empty() {
        return;
    }
    if cell::date(reading.text(row, "recognised_on")).is_ok_and(|day| day.to_string() > known.today) {
        reading.wrong(row, "recognised_on", "import-recognition-later", &[]);
    }
    for field in ["recognised_source", "recognised_on"] {
        if reading.has(field) && reading.text(row, field).is_empty() {
            reading.wrong(row, field, "import-recognition-missing", &[]);
        }
    }
}

fn capacity<'a>(reading: &mut Reading<'a>, row: &'a Row) -> Option<u32> {
    reading.required(row, "capacity", 20)?;
    reading.number(row, "capacity", 0, (0, 100_000))
}

fn day(text: &str) -> Result<String, Expected> {
    let date = cell::date(text)?;
    Ok(format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day()))
}

/// `ma|di` or `maandag, dinsdag`: the first two letters of a Dutch weekday.
fn days(text: &str) -> Result<Vec<String>, Expected> {
    const WEEK: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];
    let named = cell::choices(text)?;
    let mut days: Vec<&str> = Vec::new();
    for name in &named {
        let short = name.to_lowercase();
        match WEEK.iter().find(|day| short.starts_with(**day)) {
            Some(day) => days.push(day),
            None => return Err(Expected::Something),
        }
    }
    Ok(WEEK.iter().filter(|day| days.contains(day)).map(|day| (*day).to_owned()).collect())
}

fn demands(text: &str) -> Result<Vec<Demand>, Expected> {
    // In a school's own list a bar separates, and a comma belongs to the sentence.
    let parts = text.split('|').map(str::trim).filter(|part| !part.is_empty());
    Ok(parts.map(|part| Demand { known: None, text: part.to_owned(), reason: String::new() }).collect())
}

fn email<'a>(reading: &mut Reading<'a>, row: &'a Row) -> Option<String> {
    let text = reading.text(row, "contact_email");
    if text.is_empty() {
        return Some(String::new());
    }
    let email = evenkans_people::account::email(text).ok();
    if email.is_none() {
        reading.wrong(row, "contact_email", "error-email", &[]);
    }
    email
}

fn studies<'a>(reading: &mut Reading<'a>, row: &'a Row, known: &Known) -> Option<Vec<StudyId>> {
    let names = reading.parsed(row, "studies", Vec::new(), cell::choices)?;
    let mut studies = Vec::new();
    for name in &names {
        match known.study(name) {
            Some(study) => studies.push(study.id.clone()),
            None => {
                let codes: Vec<&str> = known.studies.iter().map(|one| one.code.as_str()).collect();
                reading.wrong(row, "studies", "import-study", &[("codes", codes.join(", "))]);
                return None;
            }
        }
    }
    studies.sort();
    studies.dedup();
    Some(studies)
}

/// `25655: 2 | 25604: 1`: how many seats the place keeps for a programme, by its code or name.
fn reserved<'a>(reading: &mut Reading<'a>, row: &'a Row, known: &Known) -> Option<Vec<(StudyId, u32)>> {
    let mut kept: Vec<(StudyId, u32)> = Vec::new();
    for part in reading.text(row, "reserved").split('|').map(str::trim).filter(|part| !part.is_empty()) {
        let one = part.rsplit_once(':').and_then(|(name, seats)| {
            let seats = seats.trim().parse().ok().filter(|seats| *seats > 0)?;
            Some((known.study(name.trim())?.id.clone(), seats))
        });
        match one.filter(|(study, _)| kept.iter().all(|(other, _)| other != study)) {
            Some(one) => kept.push(one),
            None => {
                reading.wrong(row, "reserved", "import-reserved", &[("text", part.to_owned())]);
                return None;
            }
        }
    }
    kept.sort();
    Some(kept)
}

/// One record per KvK number; without a number, by exactly the same name.
fn employer<'a>(reading: &mut Reading<'a>, row: &'a Row, known: &Known) -> Option<Option<Employer>> {
    let name = reading.short(row, "employer", 120)?;
    let Ok(kvk) = partner::kvk(reading.text(row, "kvk")) else {
        reading.wrong(row, "kvk", "error-kvk", &[]);
        return None;
    };
    let same = |one: &&Partner| match (&kvk, &one.kvk) {
        (Some(a), Some(b)) => a == b,
        (Some(_), None) | (None, _) => !name.is_empty() && one.name == name,
    };
    let found = known
        .employers
        .iter()
        .find(|one| one.kvk.is_some() && one.kvk == kvk)
        .or_else(|| known.employers.iter().find(same));
    Some(match found {
        Some(one) => Some(Employer::Known(one.id.to_string())),
        None if name.is_empty() && kvk.is_none() => None,
        None => {
            let name =
                if name.is_empty() { format!("KvK {}", kvk.as_deref().unwrap_or_default()) } else { name.to_owned() };
            Some(Employer::New { name, kvk })
        }
    })
}
