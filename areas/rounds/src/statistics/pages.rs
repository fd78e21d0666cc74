use std::collections::BTreeMap;

use askama::Template;
use evenkans_network::partner;
use evenkans_sheets::Cell;
use evenkans_store::Tx;
use evenkans_web::{Context, Error, Proof, Result, Shell, ShownTab, T};

use super::{End, Event, Group, Grouped, MINIMUM, Statistics, store};
use crate::archive::Table;
use crate::evaluation::{Mark, Question};
use crate::import;
use crate::internship::Side;
use crate::round::{self, Round, State, desk};

/// The figures of a school's closed rounds, as evidence for what it promised.
pub(crate) async fn proofs(context: &Context, school: &str) -> Result<Vec<Proof>> {
    let mut tx = context.site.db.read("proof.statistics").await?;
    let rounds = round::store::list(&mut tx, context.region()?.id.as_str()).await?;
    drop(tx);
    let closed = rounds.into_iter().filter(|one| one.school_id == school && one.state == State::Closed);
    let proof = |one: Round| Proof {
        title: context.t.with("statistics-proof", "round", &one.title),
        path: format!("/rondes/{}/cijfers", one.id),
    };
    Ok(closed.map(proof).collect())
}

/// A count as the pages show it; a hidden one is a dash.
fn shown(count: Option<u64>) -> String {
    count.map_or_else(|| "–".to_owned(), |n| n.to_string())
}

/// A table as it is shown: headings, and rows of a name with its counts.
struct Shown {
    caption: String,
    headings: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

impl Shown {
    fn grouped(t: &T, caption: &str, of: &Grouped) -> Self {
        let mut headings: Vec<String> = End::ALL.iter().map(|end| t.word("end", end.word())).collect();
        headings.push(t.get("statistics-students"));
        let row = |at: usize| {
            let name = match &of.groups[at] {
                Group::Study { name, .. } | Group::Sector(name) => name.clone(),
                Group::UnknownSector => t.get("sector-unknown"),
                Group::NoPlace => t.word("end", End::Nowhere.word()),
            };
            let cells = of.counts.cells[at].iter().chain([&of.counts.rows[at]]);
            (name, cells.map(|count| shown(*count)).collect())
        };
        let mut rows: Vec<(String, Vec<String>)> = (0..of.groups.len()).map(row).collect();
        let last = of.counts.columns.iter().map(|count| shown(*count)).chain([of.counts.total.to_string()]);
        rows.push((t.get("statistics-all"), last.collect()));
        Self { caption: t.get(caption), headings, rows }
    }

    fn answers(t: &T, answers: &[Vec<Option<u64>>]) -> Self {
        let questions = Question::of(Side::Student).iter();
        Self {
            caption: t.get("statistics-answers"),
            headings: Mark::ALL.iter().map(|mark| t.word("evaluation-mark", mark.word())).collect(),
            rows: questions
                .zip(answers)
                .map(|(one, row)| (t.word("evaluation", one.word()), row.iter().map(|count| shown(*count)).collect()))
                .collect(),
        }
    }
}

fn tables(t: &T, of: &Statistics) -> Vec<Shown> {
    let by_study = of.by_study.as_ref().map(|one| Shown::grouped(t, "statistics-by-study", one));
    let by_sector = of.by_sector.as_ref().map(|one| Shown::grouped(t, "statistics-by-sector", one));
    let answers = of.answers.as_ref().map(|one| Shown::answers(t, one));
    by_study.into_iter().chain(by_sector).chain(answers).collect()
}

/// The figures of the round of the address, for whoever may read them: everybody once it is closed, before that who
/// works at its school.
async fn of_address(context: &Context, tx: &mut Tx) -> Result<(Round, Statistics)> {
    let round = desk::of_address(context, tx).await?;
    if round.state == State::Closed
        && let Some(kept) = store::kept(tx, &round).await?
    {
        return Ok((round, kept));
    }
    if !desk::is_staff(context, &round) {
        return Err(Error::not_found());
    }
    round.must_have_result()?;
    let now = super::of_round(tx, &round).await?;
    Ok((round, now))
}

#[derive(Template)]
#[template(path = "statistics/round.html")]
struct OfRound {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    staff: bool,
    coordinator: bool,
    tables: Vec<Shown>,
    events: Vec<(String, String)>,
    made_at: i64,
}

pub async fn show(context: Context) -> Result {
    let mut tx = context.site.db.read("statistics.round").await?;
    let (round, of) = of_address(&context, &mut tx).await?;
    drop(tx);
    let (t, staff) = (context.t.clone(), desk::is_staff(&context, &round));
    let event = |(event, count): (&Event, &Option<u64>)| (t.word("event", event.word()), shown(*count));
    context.page(&OfRound {
        s: context.shell(t.get("statistics-title")),
        base: import::pages::base(&context, &round)?,
        tabs: if staff { round::pages::tabs(&context, &round, "cijfers")? } else { Vec::new() },
        staff,
        coordinator: desk::is_coordinator(&context, &round),
        tables: tables(&t, &of),
        events: of.events.iter().map(event).collect(),
        made_at: of.made_at,
        round,
        t,
    })
}

/// All tables below each other, for a file.
pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("statistics.export").await?;
    let (_, of) = of_address(&context, &mut tx).await?;
    drop(tx);
    let t = &context.t;
    let headings = ["statistics-table", "statistics-group", "statistics-what", "statistics-count"];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for table in tables(t, &of) {
        for (name, counts) in table.rows {
            for (what, count) in table.headings.iter().zip(counts) {
                rows.push(vec![table.caption.clone().into(), name.clone().into(), what.clone().into(), count.into()]);
            }
        }
    }
    let events = of.events.iter().map(|(event, count)| {
        let table = t.get("statistics-events");
        vec![table.into(), String::new().into(), t.word("event", event.word()).into(), shown(*count).into()]
    });
    rows.extend(events);
    let table = Table { name: "cijfers", headings: headings.map(|key| t.get(key)).to_vec(), rows };
    table.download(context.param("form"))
}

/// What is compared over the years: a share of the students of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    Placed,
    First,
}

impl Share {
    const ALL: [Self; 2] = [Self::Placed, Self::First];

    fn word(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::First => "first",
        }
    }

    /// Of one row, as a whole percentage; nothing where what it is made of is hidden.
    fn of(self, counts: &[Option<u64>], students: Option<u64>) -> Option<u64> {
        let at = |end: End| counts.get(End::ALL.iter().position(|one| *one == end)?).copied().flatten();
        let students = students.filter(|n| *n > 0)?;
        let part = match self {
            Self::Placed => students.checked_sub(at(End::Nowhere)?)?,
            Self::First => at(End::First)?,
        };
        Some((part * 100 + students / 2) / students)
    }
}

/// The rounds of one school next to each other.
struct School {
    name: String,
    rounds: Vec<Round>,
    /// A programme with its share in each round; nothing where it took no part or is hidden.
    rows: Vec<(String, Vec<Option<u64>>)>,
}

#[derive(Template)]
#[template(path = "statistics/years.html")]
struct Years {
    s: Shell,
    t: T,
    home: String,
    schools: Vec<School>,
    share: Share,
}

async fn years(context: &Context) -> Result<(Share, Vec<School>)> {
    let share = Share::ALL.into_iter().find(|one| one.word() == context.query("wat")).unwrap_or(Share::Placed);
    let region = context.region()?;
    let mut tx = context.site.db.read("statistics.years").await?;
    let mut by_school: BTreeMap<String, Vec<(Round, Statistics)>> = BTreeMap::new();
    for round in round::store::list(&mut tx, region.id.as_str()).await? {
        if round.state == State::Closed
            && let Some(kept) = store::kept(&mut tx, &round).await?
        {
            by_school.entry(round.school_id.clone()).or_default().push((round, kept));
        }
    }
    let mut schools = Vec::new();
    for (school, mut all) in by_school {
        all.sort_by(|a, b| (&a.0.starts_on, &a.0.id).cmp(&(&b.0.starts_on, &b.0.id)));
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for of in all.iter().filter_map(|(_, one)| one.by_study.as_ref()) {
            names.extend(of.groups.iter().filter_map(|one| match one {
                Group::Study { code, name } => Some((code.clone(), name.clone())),
                _ => None,
            }));
        }
        let of = |one: &Statistics, code: &str| {
            let by = one.by_study.as_ref()?;
            let is = |one: &Group| matches!(one, Group::Study { code: own, .. } if own == code);
            let at = by.groups.iter().position(is)?;
            share.of(&by.counts.cells[at], by.counts.rows[at])
        };
        let mut rows: Vec<(String, Vec<Option<u64>>)> =
            names.into_iter().map(|(code, name)| (name, all.iter().map(|(_, one)| of(one, &code)).collect())).collect();
        let whole = |one: &Statistics| {
            let counts = &one.by_study.as_ref()?.counts;
            share.of(&counts.columns, Some(counts.total))
        };
        rows.push((context.t.get("statistics-all"), all.iter().map(|(_, one)| whole(one)).collect()));
        let name = partner::store::by_id(&mut tx, region.id.as_str(), &school).await?.name;
        schools.push(School { name, rounds: all.into_iter().map(|(round, _)| round).collect(), rows });
    }
    Ok((share, schools))
}

pub async fn over_years(context: Context) -> Result {
    let (share, schools) = years(&context).await?;
    let t = context.t.clone();
    let (s, home) = (context.shell(t.get("statistics-years")), format!("/r/{}", context.region()?.slug));
    context.page(&Years { s, t, home, schools, share })
}

pub async fn export_years(context: Context) -> Result {
    let (share, schools) = years(&context).await?;
    let t = &context.t;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for school in schools {
        for (name, shares) in school.rows {
            for (round, percent) in school.rounds.iter().zip(shares) {
                rows.push(vec![
                    school.name.clone().into(),
                    name.clone().into(),
                    round.title.clone().into(),
                    round.starts_on.clone().into(),
                    percent.map(|one| one.to_string()).unwrap_or_default().into(),
                ]);
            }
        }
    }
    let headings = ["statistics-school", "field-study", "guidance-round", "agreement-starts-on"];
    let mut headings = headings.map(|key| t.get(key)).to_vec();
    headings.push(t.word("share", share.word()));
    Table { name: "cijfers-over-jaren", headings, rows }.download(context.param("form"))
}
