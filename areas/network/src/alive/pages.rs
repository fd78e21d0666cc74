use askama::Template;
use evenkans_people::Role;
use evenkans_sheets::Cell;
use evenkans_store::activity;
use evenkans_web::{Context, Moment, Pager, Result, Shell, T, download};

use super::{Bond, DAY, Group, LOOK_BACK, Life, Pulse, Quarter, bonds, groups, lives, missing, quarters};
use crate::partner::{self, Kind};

const PER_PAGE: usize = 50;
/// How many partners the picture shows: those with the most bonds.
const DRAWN: usize = 24;

/// One partner in the picture, on an oval.
struct Dot {
    name: String,
    kind: Kind,
    x: i64,
    y: i64,
    /// Where its name stands, and from which side it is written.
    text_x: i64,
    anchor: &'static str,
}

/// A line between two dots, as thick as what they did together.
struct Line {
    from: (i64, i64),
    to: (i64, i64),
    width: usize,
}

#[derive(Template)]
#[template(path = "alive/page.html")]
struct Page {
    s: Shell,
    t: T,
    home: String,
    counts: Vec<(Pulse, usize)>,
    lives: Vec<Life>,
    total: usize,
    pager: Pager,
    which: Option<Pulse>,
    q: String,
    /// By what, as the key of a text, and the groups.
    groups: Vec<(&'static str, Vec<Group>)>,
    /// Each school with the sectors from which it misses everybody.
    schools: Vec<(Life, String)>,
    quarters: Vec<Quarter>,
    /// The most partners in a quarter, for the height of the picture.
    highest: usize,
    dots: Vec<Dot>,
    lines: Vec<Line>,
    /// The bonds of the picture by name, the strongest first, and how many there are in all.
    together: Vec<(String, String, usize)>,
    bonds: usize,
    may_keep: bool,
}

async fn of_region(context: &Context) -> Result<(Vec<Life>, Vec<Bond>, Vec<Quarter>)> {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("alive.page").await?;
    let now = tx.now;
    let partners = partner::store::list(&mut tx, region, None, "").await?;
    let parts = activity::parts(&mut tx, region, now - LOOK_BACK * DAY).await?;
    drop(tx);
    let lives = lives(partners, &parts, now);
    let bonds = bonds(&lives, &parts, now);
    Ok((lives, bonds, quarters(&parts, now)))
}

/// The partners with the most bonds on an oval, the lines between them, and the bonds that these are.
fn picture(lives: &[Life], bonds: &[Bond]) -> (Vec<Dot>, Vec<Line>, Vec<Bond>) {
    let mut degree = vec![0_usize; lives.len()];
    for bond in bonds {
        for end in [bond.a, bond.b] {
            if let Some(n) = degree.get_mut(end) {
                *n += bond.things;
            }
        }
    }
    let mut shown: Vec<usize> = (0..lives.len()).filter(|n| degree.get(*n).is_some_and(|n| *n > 0)).collect();
    shown.sort_by_key(|n| (std::cmp::Reverse(degree.get(*n).copied()), *n));
    shown.truncate(DRAWN);
    // Kinds stand together, so that bonds across them are seen.
    let of = |n: usize| lives.get(n).map(|life| (life.partner.kind.word(), life.partner.name.clone()));
    shown.sort_by_key(|n| of(*n));
    // Half of them on each side, as far from each other in height, so that no name stands in another.
    let half = shown.len().div_ceil(2).max(1);
    let mut dots = Vec::new();
    for (place, n) in shown.iter().enumerate() {
        let Some(life) = lives.get(*n) else { continue };
        let right = place < half;
        let row = if right { place } else { shown.len() - 1 - place };
        #[expect(clippy::cast_precision_loss, reason = "two dozen at most")]
        let up = (row as f64 + 0.5) / half as f64 * 2.0 - 1.0;
        #[expect(clippy::cast_possible_truncation, reason = "within the picture")]
        let (out, y) = ((220.0 * (1.0 - up * up).sqrt()) as i64, (300.0 + 270.0 * up) as i64);
        let (x, text_x, anchor) = if right { (450 + out, 464 + out, "start") } else { (450 - out, 436 - out, "end") };
        dots.push(Dot { name: life.partner.name.clone(), kind: life.partner.kind, x, y, text_x, anchor });
    }
    let at = |n: usize| shown.iter().position(|one| *one == n).and_then(|at| dots.get(at)).map(|dot| (dot.x, dot.y));
    let line = |bond: &Bond| Some((Line { from: at(bond.a)?, to: at(bond.b)?, width: bond.things.min(6) }, *bond));
    let (lines, drawn) = bonds.iter().filter_map(line).unzip();
    (dots, lines, drawn)
}

pub async fn page(context: Context) -> Result {
    let (lives, bonds, quarters) = of_region(&context).await?;
    let count = |pulse: Pulse| lives.iter().filter(|one| one.pulse == pulse).count();
    let counts = Pulse::ALL.iter().map(|pulse| (*pulse, count(*pulse))).collect();
    let groups = by_group(&lives);
    let school = |(at, sectors): (usize, Vec<String>)| Some((lives.get(at)?.clone(), sectors.join(", ")));
    let schools = missing(&lives, &bonds).into_iter().filter_map(school).collect();
    let (dots, lines, drawn) = picture(&lives, &bonds);
    let name = |n: usize| lives.get(n).map(|life| life.partner.name.clone()).unwrap_or_default();
    let together = drawn.iter().map(|bond| (name(bond.a), name(bond.b), bond.things)).collect();
    let (q, which): (_, Option<Pulse>) = (context.query("q").to_lowercase(), context.query("stand").parse().ok());
    let found: Vec<Life> = lives
        .into_iter()
        .filter(|one| which.is_none_or(|which| one.pulse == which))
        .filter(|one| one.partner.name.to_lowercase().contains(&q) || one.partner.sector.to_lowercase().contains(&q))
        .collect();
    let (pager, t) = (Pager::new(&context, found.len(), PER_PAGE).at("partners"), context.t.clone());
    context.page(&Page {
        s: context.shell(t.get("alive-title")),
        home: format!("/r/{}", context.region()?.slug),
        counts,
        total: found.len(),
        lives: pager.of(found),
        pager,
        which,
        q: context.query("q").to_owned(),
        groups,
        schools,
        highest: quarters.iter().map(|one| one.partners).max().unwrap_or(0).max(1),
        quarters,
        dots,
        lines,
        together,
        bonds: bonds.len(),
        may_keep: context.has(&[Role::ProgrammeManager]),
        t,
    })
}

pub async fn export(context: Context) -> Result {
    let (lives, ..) = of_region(&context).await?;
    let t = &context.t;
    let keys = [
        "partner-name",
        "partner-kind",
        "partner-sector",
        "partner-town",
        "alive-pulse",
        "alive-last",
        "alive-year",
        "alive-before",
    ];
    let headings: Vec<String> = keys.iter().map(|key| t.get(key)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = lives
        .into_iter()
        .map(|one| {
            vec![
                one.partner.name.into(),
                t.word("partner-kind", one.partner.kind.word()).into(),
                one.partner.sector.into(),
                one.partner.town.into(),
                t.word("pulse", one.pulse.word()).into(),
                one.last.map(|at| Moment(at).day()).unwrap_or_default().into(),
                one.year.to_string().into(),
                one.before.to_string().into(),
            ]
        })
        .collect();
    download("netwerk", context.param("form"), &headings, &rows)
}

/// What happened in each quarter, as a file.
pub async fn export_course(context: Context) -> Result {
    let (_, _, quarters) = of_region(&context).await?;
    let t = &context.t;
    let headings = ["alive-quarter", "alive-took-part", "alive-things-done"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let row = |one: Quarter| -> Vec<Cell> {
        vec![one.name(t).into(), one.partners.to_string().into(), one.things.to_string().into()]
    };
    download("verloop", context.param("form"), &headings, &quarters.into_iter().map(row).collect::<Vec<_>>())
}

impl Quarter {
    fn name(&self, t: &T) -> String {
        t.with2("alive-quarter-name", "n", self.number, "year", self.year.to_string())
    }
}

/// Employers by sector and all partners by town: who is there, and how many of them are active.
pub async fn export_groups(context: Context) -> Result {
    let (lives, ..) = of_region(&context).await?;
    let t = &context.t;
    let keys = ["alive-by", "alive-group", "partners-title", "alive-active"];
    let headings = keys.map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (title, groups) in by_group(&lives) {
        rows.extend(groups.into_iter().map(|group| {
            let (partners, active) = (group.partners as u64, group.active as u64);
            vec![t.get(title).into(), group.name.into(), partners.to_string().into(), active.to_string().into()]
        }));
    }
    download("groepen", context.param("form"), &headings, &rows)
}

/// By what, as the key of a text, and the groups.
fn by_group(lives: &[Life]) -> Vec<(&'static str, Vec<Group>)> {
    let employers: Vec<Life> = lives.iter().filter(|one| one.partner.kind == Kind::Employer).cloned().collect();
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let sectors = groups(&employers, |one| said(&one.partner.sector));
    vec![("alive-sectors", sectors), ("alive-towns", groups(lives, |one| said(&one.partner.town)))]
}

pub async fn export_together(context: Context) -> Result {
    let (lives, bonds, _) = of_region(&context).await?;
    let t = &context.t;
    let headings = ["alive-one", "alive-other", "alive-things"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let name = |n: usize| lives.get(n).map(|life| life.partner.name.clone()).unwrap_or_default();
    let rows: Vec<Vec<Cell>> = bonds
        .iter()
        .map(|bond| vec![name(bond.a).into(), name(bond.b).into(), bond.things.to_string().into()])
        .collect();
    download("samen", context.param("form"), &headings, &rows)
}
