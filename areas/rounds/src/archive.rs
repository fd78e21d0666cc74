//! A round in one file, for the school's own archive: its rules, its publication, who sat where, what was declined, and
//! every agreement as a PDF and as the text that was signed.

use evenkans_paper::{Bundle, Paper};
use evenkans_sheets::{Cell, Separator, write_csv};
use evenkans_store::{Error, Result as Kept, Tx};
use evenkans_web::{Context, Result, T, attachment};
use serde_json::json;

use crate::agreement::{self, State};
use crate::round::{self, Round, desk};
use crate::{decline, placement, student, study};

/// A table as it is saved or stands in the archive.
pub struct Table {
    pub name: &'static str,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// As somebody saves it: `csv` or `xlsx`.
    pub fn download(self, form: &str) -> Result {
        let headings: Vec<&str> = self.headings.iter().map(String::as_str).collect();
        evenkans_web::download(self.name, form, &headings, &self.rows)
    }

    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let headings: Vec<&str> = self.headings.iter().map(String::as_str).collect();
        write_csv(&headings, &self.rows, Separator::Semicolon)
    }
}

/// The rules as they were, with moments in UTC, for whoever reads them in years.
async fn rules(tx: &mut Tx, round: &Round) -> Kept<Vec<u8>> {
    let studies = study::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let studies: Vec<_> =
        studies.iter().map(|one| json!({"code": one.code, "name": one.name, "level": one.level})).collect();
    let moment = |at: Option<i64>| at.map(|at| evenkans_web::Moment(at).iso());
    let rules = json!({
        "title": round.title,
        "starts_on": round.starts_on,
        "ends_on": round.ends_on,
        "studies": studies,
        "rules": round.rules,
        "places_until": moment(Some(round.places_until)),
        "wishes_until": moment(Some(round.wishes_until)),
        "opened_at": moment(round.opened_at),
        "drawn_at": moment(round.drawn_at),
        "published_at": moment(round.published_at),
    });
    serde_json::to_vec_pretty(&rules).map_err(Error::fault)
}

/// What a round's school keeps of it, read but not printed yet.
#[derive(Default)]
struct Archive {
    bundle: Bundle,
    /// Agreements by the name of their file.
    papers: Vec<(String, Paper)>,
}

impl Archive {
    /// Printing and packing are work for a processor: not for a thread that others wait for, nor while a transaction is
    /// open.
    fn zip(mut self) -> Kept<Vec<u8>> {
        for (name, paper) in &self.papers {
            self.bundle.add(name, evenkans_paper::pdf(paper).map_err(Error::fault)?);
        }
        self.bundle.zip().map_err(Error::fault)
    }
}

/// Everything of a round that its school keeps. The lists of the students are not in it: they are the opening, which
/// the school downloads apart and which is erased at its term.
async fn archive(context: &Context, tx: &mut Tx, round: &Round) -> Result<Archive> {
    let t = &context.t;
    let mut archive = Archive::default();
    let bundle = &mut archive.bundle;
    bundle.add("LEESMIJ.txt", read_me(t, round).into_bytes());
    bundle.add("regels.json", rules(tx, round).await?);
    let freeze = round::store::live_freeze(tx, round).await?;
    bundle.add("publication.json", freeze.publication.into_bytes());
    for table in [
        placement::pages::table(tx, t, round).await?,
        decline::pages::table(tx, t, round).await?,
        agreement::pages::table(tx, t, round).await?,
    ] {
        bundle.add(&format!("{}.csv", table.name), table.csv());
    }
    let students = student::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    for one in agreement::store::of_round(tx, round).await? {
        if !matches!(one.state, State::Signed | State::Replaced | State::Ended) {
            continue;
        }
        // Agreements are kept longer than students.
        let student = students.iter().find(|student| student.id.as_str() == one.student_id);
        let number = student.map_or("", |student| student.number.as_str());
        let name = format!("overeenkomsten/{number}-{}-{}", one.state.word(), one.id);
        let whole = agreement::store::by_id(tx, &round.region_id, one.id.as_str()).await?;
        archive.bundle.add(&format!("{name}.txt"), format!("{}\n\n{}", whole.title, whole.body).into_bytes());
        let paper = agreement::pages::paper_of(context, tx, &round.region_id, whole).await?;
        archive.papers.push((format!("{name}.pdf"), paper));
    }
    Ok(archive)
}

fn read_me(t: &T, round: &Round) -> String {
    let lines: Vec<String> =
        (1..).map(|n| format!("archive-{n}")).take_while(|key| t.has(key)).map(|key| t.get(&key)).collect();
    format!("{}\n\n{}\n", round.title, lines.join("\n"))
}

pub async fn download(context: Context) -> Result {
    let mut tx = context.site.db.read("archive.read").await?;
    let desk = desk::take(&context, &mut tx).await?;
    desk.round.must_have_result()?;
    let archive = archive(&context, &mut tx, &desk.round).await?;
    drop(tx);
    evenkans_store::write_tx!(context.site.db, "archive.download", |tx| {
        desk.record_round(tx, "round.archive-downloaded", &json!({})).await
    })?;
    let packed = tokio::task::spawn_blocking(move || archive.zip()).await.map_err(Error::fault)?;
    attachment("archief.zip", "application/zip", packed?)
}
