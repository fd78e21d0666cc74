//! A round in figures: who ended where, by programme and by sector, and what happened after the publication. Small
//! groups are hidden. While people still move, the difference between two days would tell about one person, so
//! everybody reads the figures of a closed round only: those are made once, and kept when the people are forgotten.

pub mod pages;
mod research;
mod store;

use std::collections::{BTreeMap, HashMap};

use evenkans_measuring::{Released, release, release_both};
use evenkans_store::{Result, Tx, words};
use serde::{Deserialize, Serialize};

use crate::agreement::{self, State as AgreementState};
use crate::decline::{self, Verdict};
use crate::evaluation::{self, Mark, Question};
use crate::internship::Side;
use crate::place::{self, Place};
use crate::placement::{self, Ended, Left, Origin, Placement};
use crate::round::Round;
use crate::student::{self, Student};
use crate::study::{self, Study};
use crate::{objection, wish};

pub use research::{download, for_researchers};
pub use store::{keep, kept};

/// The smallest count that is shown.
pub const MINIMUM: u64 = 5;

words!(
    /// Where a student ended.
    End { First = "first", Second = "second", Later = "later", Own = "own", Nowhere = "nowhere" }
);
words!(
    /// What happened after the publication, in how many cases.
    Event {
        Declines = "declines",
        Upheld = "upheld",
        Objections = "objections",
        Withdrew = "withdrew",
        Moved = "moved",
        Signed = "signed",
        Stopped = "stopped",
    }
);

/// What a row of a table is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    Study {
        code: String,
        name: String,
    },
    Sector(String),
    /// A place of which nobody wrote down the sector.
    UnknownSector,
    NoPlace,
}

/// A table with a row for each group, and for each [`End`] a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grouped {
    pub groups: Vec<Group>,
    pub counts: Released,
}

/// What may be shown of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    pub made_at: i64,
    /// Nothing when there are too few students to show anything.
    pub by_study: Option<Grouped>,
    pub by_sector: Option<Grouped>,
    pub events: BTreeMap<Event, Option<u64>>,
    /// What students answered at the end: for each question how many gave each mark, in the order of [`Mark::ALL`].
    pub answers: Option<Vec<Vec<Option<u64>>>>,
}

/// One student of the round, with everything that is counted.
struct Ending {
    student: Student,
    placements: Vec<Placement>,
    end: End,
    /// Of the place where they ended; empty without a place.
    sector: String,
}

/// Everything that the figures and the researchers' file are made of.
struct Material {
    studies: Vec<Study>,
    endings: Vec<Ending>,
    places: Vec<Place>,
    lists: HashMap<String, Vec<String>>,
    left: HashMap<String, Left>,
}

async fn material(tx: &mut Tx, round: &Round) -> Result<Material> {
    let (region, id) = (round.region_id.as_str(), round.id.as_str());
    let places = place::store::of_round(tx, region, id).await?;
    let lists = wish::store::of_round(tx, region, id).await?;
    let mut placements: HashMap<String, Vec<Placement>> = HashMap::new();
    for one in placement::store::of_round(tx, round).await? {
        placements.entry(one.student_id.to_string()).or_default().push(one);
    }
    let sectors: HashMap<&str, &str> = places.iter().map(|one| (one.id.as_str(), one.sector.as_str())).collect();
    let mut endings = Vec::new();
    let left = placement::store::left(tx, round).await?;
    for student in student::store::of_round(tx, region, id).await? {
        // Who went on to a follow-up round is counted there; twice would be a second table of the same people.
        if left.get(student.id.as_str()) == Some(&Left::FollowUp) {
            continue;
        }
        let own = placements.remove(student.id.as_str()).unwrap_or_default();
        // An internship that stopped early was one.
        let last = own.iter().find(|one| one.is_live());
        let last = last.or_else(|| own.iter().rev().find(|one| one.ended == Some(Ended::Stopped)));
        let list = lists.get(student.id.as_str()).map_or(&[][..], Vec::as_slice);
        let end = last.map_or(End::Nowhere, |one| end_at(one, list));
        let sector = last.and_then(|one| sectors.get(one.place_id.as_str())).copied().unwrap_or_default().to_owned();
        endings.push(Ending { end, sector, student, placements: own });
    }
    Ok(Material { studies: study::store::of_round(tx, region, id).await?, endings, places, lists, left })
}

fn end_at(placement: &Placement, list: &[String]) -> End {
    if placement.origin == Origin::Own {
        return End::Own;
    }
    match list.iter().position(|one| *one == placement.place_id) {
        Some(0) => End::First,
        Some(1 | 2) => End::Second,
        // A correction can lead to a place that was not listed.
        _ => End::Later,
    }
}

/// Counts by group; every group is a row, also one that nobody is in.
fn counted(endings: &[Ending], groups: &[Group], is_in: impl Fn(&Ending, &Group) -> bool) -> Vec<Vec<u64>> {
    let count = |group: &Group, end: &End| {
        let n = endings.iter().filter(|one| one.end == *end && is_in(one, group)).count();
        u64::try_from(n).unwrap_or(u64::MAX)
    };
    groups.iter().map(|group| End::ALL.iter().map(|end| count(group, end)).collect()).collect()
}

/// The figures of a round as they may be shown.
pub async fn of_round(tx: &mut Tx, round: &Round) -> Result<Statistics> {
    let of = material(tx, round).await?;
    let study = |one: &Study| Group::Study { code: one.code.clone(), name: one.name.clone() };
    let studies: Vec<Group> = of.studies.iter().map(study).collect();
    let mut named: Vec<&str> = of.places.iter().map(|one| one.sector.as_str()).filter(|one| !one.is_empty()).collect();
    named.sort_unstable();
    named.dedup();
    let mut sectors: Vec<Group> = named.into_iter().map(|one| Group::Sector(one.to_owned())).collect();
    sectors.extend([Group::UnknownSector, Group::NoPlace]);
    let by_study = counted(&of.endings, &studies, |one, group| {
        let own = of.studies.iter().find(|study| study.id == one.student.study_id);
        matches!(group, Group::Study { code, .. } if own.is_some_and(|own| own.code == *code))
    });
    let by_sector = counted(&of.endings, &sectors, |one, group| match group {
        Group::NoPlace => one.end == End::Nowhere,
        Group::UnknownSector => one.end != End::Nowhere && one.sector.is_empty(),
        Group::Sector(name) => one.end != End::Nowhere && one.sector == *name,
        Group::Study { .. } => false,
    });
    // Everybody knows that whoever has no place is in no sector, and that nobody wrote down that of an own place.
    let never = |(row, column): (usize, usize)| match (&sectors[row], End::ALL[column]) {
        (Group::NoPlace, end) => end != End::Nowhere,
        (_, End::Nowhere) => true,
        (Group::Sector(_), End::Own) => true,
        _ => false,
    };
    // And how many follow each programme: the round's page says so.
    let released = release_both(&by_study, &by_sector, never, MINIMUM);
    let (by_study, by_sector) = released.unzip();
    Ok(Statistics {
        made_at: tx.now,
        by_study: by_study.map(|counts| Grouped { groups: studies, counts }),
        by_sector: by_sector.map(|counts| Grouped { groups: sectors.clone(), counts }),
        events: events(tx, round, &of).await?,
        answers: answers(tx, round).await?,
    })
}

/// In how many cases something happened to a student; each student counts once.
async fn events(tx: &mut Tx, round: &Round, of: &Material) -> Result<BTreeMap<Event, Option<u64>>> {
    let declines = decline::store::of_round(tx, round).await?;
    let objections = objection::store::of_round(tx, round).await?;
    let agreements = agreement::store::of_round(tx, round).await?;
    let count = |has: &dyn Fn(&Ending) -> bool| {
        u64::try_from(of.endings.iter().filter(|one| has(one)).count()).unwrap_or(u64::MAX)
    };
    let all = count(&|_| true);
    let placed = |has: fn(&Placement) -> bool| count(&|one| one.placements.iter().any(has));
    let asked = |verdict: &dyn Fn(Option<Verdict>) -> bool| {
        count(&|one| declines.iter().any(|d| d.student_id == one.student.id.as_str() && verdict(d.verdict)))
    };
    let declined = asked(&|verdict| verdict != Some(Verdict::TakenBack));
    let upheld = asked(&|verdict| verdict == Some(Verdict::Upheld));
    // Who is left over may be a small group as well; and of those asked, who was not upheld.
    let whole = |n: u64| release(&[vec![n, all.saturating_sub(n)]], MINIMUM).and_then(|one| one.cells[0][0]);
    let parts = [upheld, declined.saturating_sub(upheld), all.saturating_sub(declined)].to_vec();
    let parts = release(&[parts], MINIMUM).map(|one| one.cells[0].clone()).unwrap_or_default();
    let part = |at: usize| parts.get(at).copied().flatten();
    let objecting = count(&|one| objections.iter().any(|o| o.student_id == one.student.id.as_str()));
    let signed =
        count(&|one| agreements.iter().any(|a| a.student_id == one.student.id.as_str() && is_signed_in_time(a)));
    Ok(BTreeMap::from([
        (Event::Declines, part(0).zip(part(1)).map(|(upheld, other)| upheld + other)),
        (Event::Upheld, part(0)),
        (Event::Objections, whole(objecting)),
        (Event::Withdrew, whole(count(&|one| of.left.get(one.student.id.as_str()) == Some(&Left::Withdrew)))),
        (Event::Moved, whole(placed(|one| one.origin == Origin::Repair))),
        (Event::Signed, whole(signed)),
        (Event::Stopped, whole(placed(|one| one.ended == Some(Ended::Stopped)))),
    ]))
}

/// Whether everybody signed before the first day, and it held or was the last that held.
fn is_signed_in_time(one: &agreement::Agreement) -> bool {
    let held = matches!(one.state, AgreementState::Signed | AgreementState::Ended);
    held && one.signed_at.is_some_and(|at| evenkans_web::Moment(at).day() <= one.starts_on)
}

/// How many students gave each mark; nothing when there are too few answers to hide somebody among.
async fn answers(tx: &mut Tx, round: &Round) -> Result<Option<Vec<Vec<Option<u64>>>>> {
    let all = evaluation::store::of_round(tx, round).await?;
    let own: Vec<_> = all.iter().filter(|one| one.side == Side::Student).collect();
    let count = |question: &Question, mark: &Mark| {
        let n = own.iter().filter(|one| one.answers.get(question) == Some(mark)).count();
        u64::try_from(n).unwrap_or(u64::MAX)
    };
    let table: Vec<Vec<u64>> = Question::of(Side::Student)
        .iter()
        .map(|question| Mark::ALL.iter().map(|mark| count(question, mark)).collect())
        .collect();
    if u64::try_from(own.len()).unwrap_or(u64::MAX) < 2 * MINIMUM {
        return Ok(None);
    }
    // Everybody answers every question, so the sum of each is known: each is guarded by itself.
    let shown = |row: Vec<u64>| release(&[row], MINIMUM).map(|one| one.cells[0].clone());
    Ok(table.into_iter().map(shown).collect())
}
