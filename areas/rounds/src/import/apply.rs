//! Writing a checked file: in one transaction, held once more against the round as it is then.

use std::collections::HashMap;

use evenkans_network::partner::{self, Partner};
use evenkans_sheets::Sheet;
use evenkans_store::job::Job;
use evenkans_store::{Error, Result, Tx, audit, write_tx};
use evenkans_web::Site;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::check::{Plan, check};
use super::known::Known;
use super::places::{Employer, Read};
use super::store::{self, Import};
use super::{ImportId, Kind, Problem, Report, State, columns, places, students, wishes};
use crate::place::{self, Place};
use crate::round::{self, Round};
use crate::study::Study;
use crate::{progress, student, wish};

/// The kind of the job that writes one import.
pub const JOB: &str = "import";

/// Which import, and who confirmed it.
#[derive(Serialize, Deserialize)]
pub struct ApplyJob {
    pub region_id: String,
    pub id: String,
    /// Where the recognition of the companies was looked up, for places (mbo).
    pub source: String,
    pub on: String,
}

/// How often an import is tried before it is given up.
const TRIES: i64 = 8;
/// How often the page hears of progress.
const STEP: usize = 100;

pub async fn run(site: &Site, job: &Job) -> Result<()> {
    let wanted: ApplyJob = job.read()?;
    let outcome = write_tx!(site.db, "import.apply", |tx| { apply(tx, &wanted).await });
    progress::clear(&wanted.id);
    match outcome {
        // A rule's "no" stays a "no": trying again would keep the page waiting.
        Err(Error::Refused(refusal)) => {
            let args = refusal.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            refuse(site, &wanted, Problem { expected: refusal.code.to_owned(), args, ..Problem::default() }).await
        }
        // The fault is ours. Somebody waits at the page, so it says so: at once where another try would end the same,
        // else after as many tries as a few restarts of the server leave room for.
        Err(error) if matches!(error, Error::Fault(_)) || job.attempts >= TRIES => {
            tracing::error!(%error, import = wanted.id, "an import was given up");
            refuse(site, &wanted, Problem { expected: "import-gave-up".to_owned(), ..Problem::default() }).await
        }
        other => other,
    }
}

async fn refuse(site: &Site, wanted: &ApplyJob, problem: Problem) -> Result<()> {
    write_tx!(site.db, "import.refuse", |tx| {
        let import = store::by_id(tx, &wanted.region_id, &wanted.id).await?;
        let report = Report { problems: vec![problem.clone()], ..Report::default() };
        let to = (State::Refused, &import.mapping, &report);
        store::advance(tx, &wanted.region_id, &import, &[State::Running], to).await
    })
}

/// Reads a table in at once, by its own headings; with problems nothing is written. For a region that is set up
/// from files without anybody at a page.
pub async fn at_once(tx: &mut Tx, round: &Round, actor: &str, kind: Kind, sheet: Sheet) -> Result<Report> {
    let mapping = columns::guess(kind, &sheet);
    let import = Import {
        id: ImportId::new(),
        round_id: round.id.to_string(),
        kind,
        file_name: format!("{}.csv", kind.word()),
        sheet: Some(sheet),
        mapping: mapping.clone(),
        state: State::Running,
        report: Report::default(),
        actor: actor.to_owned(),
    };
    store::insert(tx, &round.region_id, &import).await?;
    let wanted = ApplyJob {
        region_id: round.region_id.clone(),
        id: import.id.to_string(),
        source: String::new(),
        on: String::new(),
    };
    apply(tx, &wanted).await?;
    progress::clear(import.id.as_str());
    Ok(store::by_id(tx, &round.region_id, import.id.as_str()).await?.report)
}

async fn apply(tx: &mut Tx, wanted: &ApplyJob) -> Result<()> {
    let import = store::by_id(tx, &wanted.region_id, &wanted.id).await?;
    // A job runs at least once: the second time it is done already.
    let Some(sheet) = import.sheet.as_ref().filter(|_| import.state == State::Running) else {
        return Ok(());
    };
    let round = round::store::by_id(tx, &wanted.region_id, &import.round_id).await?;
    let known = Known::read(tx, &round).await?;
    let (plan, report) = check(import.kind, &round, sheet, &import.mapping, &known)?;
    if !report.problems.is_empty() || !round.state.is_changing() {
        return store::advance(
            tx,
            &wanted.region_id,
            &import,
            &[State::Running],
            (State::Refused, &import.mapping, &report),
        )
        .await;
    }
    if import.kind == Kind::Wishes {
        wish::school_in_time(tx, &round)?;
    }
    let write = Write { round: &round, import: &import, wanted };
    match plan {
        Plan::Students(plan) => write.students(tx, plan).await?,
        Plan::Places(plan) => write.places(tx, plan, &known.studies).await?,
        Plan::Wishes(plan) => write.wishes(tx, plan).await?,
        Plan::Classes(plan) => write.classes(tx, plan).await?,
    }
    let counts = Report { problems: Vec::new(), ..report };
    store::advance(tx, &wanted.region_id, &import, &[State::Running], (State::Done, &import.mapping, &counts)).await?;
    let payload = json!({"kind": import.kind, "new": counts.new, "changed": counts.changed});
    audit::record(tx, &wanted.region_id, &import.actor, "import.apply", ("import", &wanted.id), &payload).await
}

struct Write<'a> {
    round: &'a Round,
    import: &'a Import,
    wanted: &'a ApplyJob,
}

impl Write<'_> {
    fn progress(&self, done: usize, of: usize) {
        if done.is_multiple_of(STEP) {
            progress::set(self.import.id.as_str(), done, of);
        }
    }

    async fn students(&self, tx: &mut Tx, plan: students::Plan) -> Result<()> {
        let of = plan.new.len() + plan.changed.len();
        for (done, change) in plan.new.into_iter().enumerate() {
            self.progress(done, of);
            let student = change.into_new(self.round)?;
            student::store::insert(tx, &self.round.region_id, &student).await?;
        }
        for (student, change) in plan.changed {
            let moved = student.study_id != change.study_id || student.year != change.year;
            let changed = change.onto(&student);
            student::store::update(tx, &self.round.region_id, &changed).await?;
            student::moved_mailbox(tx, self.round, &student, &changed).await?;
            if moved {
                wish::drop_ineligible(tx, self.round, &changed).await?;
            }
        }
        Ok(())
    }

    async fn places(&self, tx: &mut Tx, plan: places::Plan, studies: &[Study]) -> Result<()> {
        let of = plan.new.len() + plan.changed.len();
        let mut made = HashMap::new();
        for (done, read) in plan.new.into_iter().enumerate() {
            self.progress(done, of);
            let employer = self.employer(tx, &read, &mut made).await?;
            let place = read.change.clone().into_new(self.round, read.code.clone(), employer, place::State::Approved);
            place::store::insert(tx, &self.round.region_id, &self.recognised(place, &read, studies)).await?;
        }
        for (place, read) in plan.changed {
            let employer = match &read.employer {
                Some(_) => self.employer(tx, &read, &mut made).await?,
                None => place.employer_id.clone(),
            };
            let mut changed = Place { employer_id: employer, ..read.change.clone().onto(&place) };
            if changed.employer_id != place.employer_id {
                // What was looked up was of another company.
                changed.recognised.clear();
            }
            let changed = self.recognised(changed, &read, studies);
            place::store::update(tx, &self.round.region_id, &changed).await?;
            wish::drop_from_lists(tx, self.round, &changed).await?;
        }
        Ok(())
    }

    /// The place with what the row says of its recognition, else with what was said of the whole file for the programmes
    /// of which it is not known yet. What a coordinator reads in is approved by that; not without a recognition that the
    /// law asks.
    fn recognised(&self, mut place: Place, read: &Read, studies: &[Study]) -> Place {
        place.forget_other_recognitions(studies);
        place.recognise_from_list(studies, &read.recognised_source, &read.recognised_on);
        if !self.wanted.source.is_empty() && !self.wanted.on.is_empty() {
            let unknown: Vec<_> = place.unrecognised(studies).into_iter().map(|one| one.id.clone()).collect();
            place.recognise(&unknown, &self.wanted.source, &self.wanted.on);
        }
        if place.state == place::State::Approved && !place.unrecognised(studies).is_empty() {
            place.state = place::State::Submitted;
        }
        place
    }

    /// The employer that a row names, made once when several rows name the same new one.
    async fn employer(
        &self,
        tx: &mut Tx,
        read: &Read,
        made: &mut HashMap<(Option<String>, String), String>,
    ) -> Result<Option<String>> {
        let (name, kvk) = match &read.employer {
            None => return Ok(None),
            Some(Employer::Known(id)) => {
                let contact = (read.change.contact_name.as_str(), read.change.contact_email.as_str());
                partner::store::first_contact(tx, &self.round.region_id, id, contact).await?;
                partner::store::first_sector(tx, &self.round.region_id, id, &read.change.sector).await?;
                return Ok(Some(id.clone()));
            }
            Some(Employer::New { name, kvk }) => (name, kvk),
        };
        // By number where there is one: two spellings of a name are one firm.
        let key = if kvk.is_some() { (kvk.clone(), String::new()) } else { (None, name.clone()) };
        if let Some(id) = made.get(&key) {
            return Ok(Some(id.clone()));
        }
        let partner = Partner {
            kvk: kvk.clone(),
            town: read.change.town.clone(),
            contact_name: read.change.contact_name.clone(),
            contact_email: read.change.contact_email.clone(),
            sector: read.change.sector.clone(),
            ..Partner::named(partner::Kind::Employer, name)
        };
        partner::store::insert(tx, &self.round.region_id, &partner).await?;
        made.insert(key, partner.id.to_string());
        Ok(Some(partner.id.to_string()))
    }

    async fn wishes(&self, tx: &mut Tx, plan: wishes::Lists) -> Result<()> {
        let of = plan.len();
        for (done, (student, list)) in plan.into_iter().enumerate() {
            self.progress(done, of);
            wish::replace(tx, self.round, &student, &list).await?;
        }
        Ok(())
    }

    async fn classes(&self, tx: &mut Tx, plan: wishes::Classes) -> Result<()> {
        let of = plan.len();
        for (done, (place, student, class)) in plan.into_iter().enumerate() {
            self.progress(done, of);
            student::store::set_class(tx, self.round, &place, &student, class).await?;
        }
        Ok(())
    }
}

/// Whether somebody may start writing now.
pub async fn start(tx: &mut Tx, region_id: &str, import: &Import) -> Result<()> {
    if import.state == State::Running || import.state == State::Done {
        return Ok(());
    }
    if !import.report.problems.is_empty() {
        return Err(Error::refused("error-import-problems"));
    }
    store::advance(tx, region_id, import, &[State::Checked], (State::Running, &import.mapping, &import.report)).await
}
