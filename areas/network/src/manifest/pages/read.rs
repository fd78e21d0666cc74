//! What everybody reads: the text, the ambitions, who signed, how far it is, and the report of a year.

use askama::Template;
use evenkans_paper::{Block, Paper};
use evenkans_people::Role;
use evenkans_web::{Context, Error, Moment, Result, Shell, T, attachment};

use super::home;
use crate::commitment::{self, Commitment, Standing};
use crate::manifest::{Ambition, Level, Manifest, Signature, report as yearly, store};
use crate::partner;

/// How many late commitments stand on the page itself; the list has all.
const LATE: usize = 20;
/// How many lines of each kind a report shows on its page; as PDF it has all.
const LINES: usize = 50;

#[derive(Template)]
#[template(path = "manifest/progress.html")]
struct Progress {
    s: Shell,
    t: T,
    home: String,
    manifest: Option<Manifest>,
    body: Vec<Block>,
    ambitions: Vec<Ambition>,
    /// Who signed the newest version, and who an earlier one only.
    signed: Vec<Signature>,
    earlier: Vec<Signature>,
    /// Who took it back, whichever version that was.
    withdrawn: Vec<Signature>,
    /// The numbers of the versions before this one, the newest first.
    versions: Vec<i64>,
    counts: Vec<(Standing, usize)>,
    total: usize,
    late: Vec<Commitment>,
    now: i64,
    years: Vec<i32>,
    may_keep: bool,
    may_sign: bool,
}

impl Progress {
    fn of(&self, level: &Level) -> Vec<&Ambition> {
        self.ambitions.iter().filter(|one| one.level == *level).collect()
    }

    fn taken_back(&self, one: &Signature) -> String {
        let (signed, back) = (self.t.date(one.signed_at), self.t.date(one.withdrawn_at.unwrap_or_default()));
        let args = [("partner", one.partner.clone()), ("n", one.number.to_string()), ("day", signed), ("back", back)];
        self.t.args("signed-withdrawn-line", &args)
    }

    /// The parts of the bar, in thousandths: what it is, where it begins, how long it is.
    fn bars(&self) -> Vec<(&'static str, usize, usize)> {
        let mut before = 0;
        let part = |(standing, n): &(Standing, usize)| {
            let (from, to) = (before * 1000 / self.total.max(1), (before + n) * 1000 / self.total.max(1));
            before += n;
            (standing.word(), from, to - from)
        };
        self.counts.iter().map(part).collect()
    }
}

pub async fn progress(context: Context) -> Result {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("manifest.progress").await?;
    let mut all_versions = store::versions(&mut tx, region).await?.into_iter();
    let manifest = all_versions.next();
    let versions = all_versions.map(|one| one.number).collect();
    let mut ambitions = store::ambitions(&mut tx, region).await?;
    ambitions.retain(|one| one.dropped_at.is_none());
    let number = manifest.as_ref().map_or(0, |one| one.number);
    let all = store::signatures(&mut tx, region).await?;
    let withdrawn = store::withdrawn(&mut tx, region).await?;
    let commitments = commitment::store::list(&mut tx, region).await?;
    let now = tx.now;
    drop(tx);
    let (signed, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.number == number);
    let mut earlier: Vec<Signature> = Vec::new();
    for one in rest {
        let known = |other: &Signature| other.partner_id == one.partner_id;
        if !signed.iter().any(known) && !earlier.iter().any(known) {
            earlier.push(one);
        }
    }
    let first = commitments.iter().filter_map(|one| year_of(one.made_at)).min();
    let (s, t) = (context.shell(context.t.get("manifest-title")), context.t.clone());
    let last = year_of(now).unwrap_or_default();
    context.page(&Progress {
        s,
        home: home(&context)?,
        body: manifest.as_ref().map(|one| evenkans_paper::blocks(&one.body)).unwrap_or_default(),
        manifest,
        ambitions,
        signed,
        earlier,
        withdrawn,
        versions,
        counts: commitment::counts(&commitments, now),
        total: commitments.len(),
        late: commitments
            .into_iter()
            .filter(|one| matches!(one.standing(now), Standing::Late | Standing::LateShown))
            .take(LATE)
            .collect(),
        now,
        years: (first.unwrap_or(last)..=last).rev().collect(),
        may_keep: context.has(&[Role::ProgrammeManager]),
        may_sign: !partner::speaker::partners(&context).is_empty(),
        t,
    })
}

fn year_of(at: i64) -> Option<i32> {
    Moment(at).day().get(..4)?.parse().ok()
}

#[derive(Template)]
#[template(path = "manifest/version.html")]
struct Version {
    s: Shell,
    t: T,
    home: String,
    manifest: Manifest,
    body: Vec<Block>,
    newest: bool,
    signed: Vec<Signature>,
}

/// One version of the text with who signed it: what partners once put their name to can always be read.
pub async fn version(context: Context) -> Result {
    let region = context.region()?.id.as_str();
    let number: i64 = context.param("number").parse().map_err(|_| Error::not_found())?;
    let mut tx = context.site.db.read("manifest.version").await?;
    let versions = store::versions(&mut tx, region).await?;
    let newest = versions.first().is_some_and(|one| one.number == number);
    let manifest = versions.into_iter().find(|one| one.number == number).ok_or_else(Error::not_found)?;
    let mut signed = store::signatures(&mut tx, region).await?;
    drop(tx);
    signed.retain(|one| one.number == number);
    context.page(&Version {
        s: context.shell(manifest.title.clone()),
        home: home(&context)?,
        body: evenkans_paper::blocks(&manifest.body),
        manifest,
        newest,
        signed,
        t: context.t.clone(),
    })
}

#[derive(Template)]
#[template(path = "manifest/report.html")]
struct Report {
    s: Shell,
    t: T,
    home: String,
    here: String,
    year: i32,
    running: bool,
    /// Whether anything was promised before this year.
    has_earlier: bool,
    blocks: Vec<Block>,
}

/// The year of the address, its report, and the first year that there is one of.
async fn of_address(context: &Context, most: usize) -> Result<(i32, Vec<Block>, i32)> {
    let year: i32 = context.param("year").parse().map_err(|_| Error::not_found())?;
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("manifest.report").await?;
    let last = year_of(context.now).unwrap_or_default();
    let first = commitment::store::first_made(&mut tx, region).await?.and_then(year_of).unwrap_or(last);
    if !(first..=last).contains(&year) {
        return Err(Error::not_found());
    }
    let blocks = yearly::of_year(&mut tx, &context.t, region, (year, most)).await?;
    Ok((year, blocks, first))
}

pub async fn report(context: Context) -> Result {
    let (year, blocks, first) = of_address(&context, LINES).await?;
    let t = context.t.clone();
    let title = t.with2("report-title", "region", &context.region()?.name, "year", year.to_string());
    context.page(&Report {
        s: context.shell(title),
        here: format!("{}/manifest/jaar/{year}", home(&context)?),
        home: home(&context)?,
        running: year_of(context.now) == Some(year),
        has_earlier: first < year,
        year,
        blocks,
        t,
    })
}

pub async fn report_pdf(context: Context) -> Result {
    let (year, blocks, _) = of_address(&context, usize::MAX).await?;
    let t = &context.t;
    let title = t.with2("report-title", "region", &context.region()?.name, "year", year.to_string());
    let mut blocks = blocks;
    if year_of(context.now) == Some(year) {
        blocks.insert(0, Block::Paragraph(t.get("report-running")));
    }
    let foot = t.with("report-made", "day", t.date(context.now));
    let paper = Paper { title, lang: t.lang(), blocks, foot };
    let bytes = evenkans_paper::pdf(&paper).map_err(evenkans_store::Error::fault)?;
    attachment(&format!("jaarverslag-{year}.pdf"), "application/pdf", bytes)
}
