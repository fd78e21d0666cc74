//! "Is this network alive?": who took part in what, who has gone quiet, who is missing, and who did things together.
//! Computed from what happened, never typed.

pub mod pages;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use evenkans_store::activity::Part;
use evenkans_store::link::Ref;
use evenkans_store::words;
use evenkans_web::Moment;

use crate::partner::{Kind, Partner};

const DAY: i64 = 86_400;
/// A partner that had a part in something within so many days is active.
pub const ACTIVE_DAYS: i64 = 183;
/// One that had none for longer than this is asleep; in between it is quiet.
pub const QUIET_DAYS: i64 = 365;
/// In how long ago the page looks.
pub const LOOK_BACK: i64 = 2 * 365;
/// How many quarters of a year are shown.
const QUARTERS: usize = 8;
/// A hall full of people is no bond between each two of them.
pub const ROOM: usize = 40;

words!(
    Pulse { Active = "active", Quiet = "quiet", Asleep = "asleep", Never = "never" }
);

/// One partner and what it took part in.
#[derive(Debug, Clone)]
pub struct Life {
    pub partner: Partner,
    pub pulse: Pulse,
    pub last: Option<i64>,
    /// Different things in the last year, and in the year before.
    pub year: usize,
    pub before: usize,
}

/// Whether something tells that a partner is alive. That it was written down here as a partner does not: somebody typed
/// that. And what is planned for later did not happen yet.
fn counts(part: &Part, now: i64) -> bool {
    part.at <= now && part.thing.kind != "partner"
}

/// How alive each partner is, the most active ones first. `parts` reaches [`LOOK_BACK`] days back.
#[must_use]
pub fn lives(partners: Vec<Partner>, parts: &[Part], now: i64) -> Vec<Life> {
    let mut of: HashMap<&str, Vec<&Part>> = HashMap::new();
    for part in parts.iter().filter(|part| counts(part, now)) {
        of.entry(part.partner_id.as_str()).or_default().push(part);
    }
    let mut lives: Vec<Life> = partners
        .into_iter()
        .map(|partner| {
            let own = of.get(partner.id.as_str()).map_or(&[][..], Vec::as_slice);
            let last = own.iter().map(|part| part.at).max();
            let things = |from: i64, to: i64| {
                let within = own.iter().filter(|part| (now - from * DAY..now - to * DAY + 1).contains(&part.at));
                within.map(|part| &part.thing).collect::<HashSet<&Ref>>().len()
            };
            let pulse = match last.map(|at| (now - at) / DAY) {
                None => Pulse::Never,
                Some(days) if days <= ACTIVE_DAYS => Pulse::Active,
                Some(days) if days <= QUIET_DAYS => Pulse::Quiet,
                Some(_) => Pulse::Asleep,
            };
            Life { pulse, last, year: things(QUIET_DAYS, 0), before: things(LOOK_BACK, QUIET_DAYS), partner }
        })
        .collect();
    lives.sort_by(|a, b| (b.year, b.last, &a.partner.name).cmp(&(a.year, a.last, &b.partner.name)));
    lives
}

/// What happened in a quarter of a year: how many partners took part, and in how many things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarter {
    pub year: i32,
    /// From 1 to 4.
    pub number: u8,
    pub partners: usize,
    pub things: usize,
}

/// The year and the quarter of a moment.
fn quarter_of(at: i64) -> (i32, u8) {
    let day = Moment(at).day();
    let part = |from: usize, to: usize| day.get(from..to).unwrap_or_default();
    let month: u8 = part(5, 7).parse().unwrap_or(1);
    (part(0, 4).parse().unwrap_or_default(), (month.max(1) - 1) / 3 + 1)
}

/// The quarters that [`LOOK_BACK`] reaches whole, and the one that runs; the oldest first.
#[must_use]
pub fn quarters(parts: &[Part], now: i64) -> Vec<Quarter> {
    let (mut partners, mut things): (HashMap<_, HashSet<&str>>, HashMap<_, HashSet<&Ref>>) = Default::default();
    for part in parts.iter().filter(|part| counts(part, now)) {
        let quarter = quarter_of(part.at);
        partners.entry(quarter).or_default().insert(part.partner_id.as_str());
        things.entry(quarter).or_default().insert(&part.thing);
    }
    let (mut year, mut number) = quarter_of(now);
    let mut all = Vec::new();
    for _ in 0..QUARTERS {
        let quarter = (year, number);
        all.push(Quarter {
            year,
            number,
            partners: partners.get(&quarter).map_or(0, HashSet::len),
            things: things.get(&quarter).map_or(0, HashSet::len),
        });
        (year, number) = if number == 1 { (year - 1, 4) } else { (year, number - 1) };
    }
    all.reverse();
    all
}

/// For each school, by its place in the list, the sectors of this network from which no employer did anything with it.
#[must_use]
pub fn missing(lives: &[Life], bonds: &[Bond]) -> Vec<(usize, Vec<String>)> {
    let sector = |n: &usize| {
        let partner = &lives.get(*n)?.partner;
        let named = partner.kind == Kind::Employer && !partner.sector.is_empty();
        named.then(|| (partner.sector.to_lowercase(), partner.sector.as_str()))
    };
    // By their small letters, as somebody wrote them.
    let all: BTreeMap<String, &str> = (0..lives.len()).filter_map(|n| sector(&n)).collect();
    let schools = (0..lives.len()).filter(|n| lives[*n].partner.kind == Kind::School);
    let of = |school: usize| {
        let ends = bonds.iter().filter_map(|bond| match school {
            _ if bond.a == school => Some(bond.b),
            _ if bond.b == school => Some(bond.a),
            _ => None,
        });
        let met: BTreeSet<String> = ends.filter_map(|n| sector(&n)).map(|(folded, _)| folded).collect();
        let missed = all.iter().filter(|(folded, _)| !met.contains(*folded));
        (school, missed.map(|(_, sector)| (*sector).to_owned()).collect())
    };
    schools.map(of).collect()
}

/// A sector, a place or a kind of partner, and how many of its partners are active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub partners: usize,
    pub active: usize,
}

/// The groups of a network, those without anybody active first.
#[must_use]
pub fn groups(lives: &[Life], name: impl Fn(&Life) -> Option<String>) -> Vec<Group> {
    let mut all: BTreeMap<String, Group> = BTreeMap::new();
    for life in lives {
        if let Some(name) = name(life) {
            // Everybody writes their own: Horeca is horeca.
            let group = all.entry(name.to_lowercase()).or_insert(Group { name, partners: 0, active: 0 });
            group.partners += 1;
            group.active += usize::from(life.pulse == Pulse::Active);
        }
    }
    let mut all: Vec<Group> = all.into_values().collect();
    all.sort_by_key(|group| (group.active > 0, group.name.clone()));
    all
}

/// Two partners, by their places in the list, and how many things they did together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bond {
    pub a: usize,
    pub b: usize,
    pub things: usize,
}

/// Who did things together, the strongest bonds first. In a round a school and each employer are bound, and employers
/// among each other are not: they never met in it.
#[must_use]
pub fn bonds(lives: &[Life], parts: &[Part], now: i64) -> Vec<Bond> {
    let at: HashMap<&str, usize> = lives.iter().enumerate().map(|(n, life)| (life.partner.id.as_str(), n)).collect();
    let mut things: HashMap<&Ref, HashSet<usize>> = HashMap::new();
    for part in parts.iter().filter(|part| counts(part, now)) {
        if let Some(n) = at.get(part.partner_id.as_str()) {
            things.entry(&part.thing).or_default().insert(*n);
        }
    }
    let school = |n: usize| lives.get(n).is_some_and(|life| life.partner.kind == Kind::School);
    let mut count: HashMap<(usize, usize), usize> = HashMap::new();
    for (thing, who) in things {
        let round = thing.kind == "round";
        // Who signed the same text, each at their own desk, met nobody.
        if thing.kind == "manifest" || (who.len() > ROOM && !round) {
            continue;
        }
        let who: Vec<usize> = who.into_iter().collect();
        let first: Vec<usize> = if round { who.iter().copied().filter(|n| school(*n)).collect() } else { who.clone() };
        for a in &first {
            for b in who.iter().filter(|b| *b != a) {
                // Each pair once: in a gathering it comes by twice.
                if round || a < b {
                    *count.entry((*a.min(b), *a.max(b))).or_default() += 1;
                }
            }
        }
    }
    let mut bonds: Vec<Bond> = count.into_iter().map(|((a, b), things)| Bond { a, b, things }).collect();
    bonds.sort_by_key(|bond| (std::cmp::Reverse(bond.things), bond.a, bond.b));
    bonds
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_435_200;

    fn part(partner: &Partner, days_ago: i64, kind: &str, id: &str) -> Part {
        Part {
            at: NOW - days_ago * DAY,
            what: "iets".into(),
            thing: Ref::new(kind, id),
            title: String::new(),
            partner_id: partner.id.to_string(),
        }
    }

    fn partner(kind: Kind, name: &str, sector: &str) -> Partner {
        Partner { sector: sector.into(), ..Partner::named(kind, name) }
    }

    #[test]
    fn a_partner_is_as_alive_as_what_it_did_last() {
        let all: Vec<Partner> =
            ["a", "b", "c", "d", "e"].map(|name| partner(Kind::Employer, name, "")).into_iter().collect();
        let parts = [
            part(&all[0], 183, "gathering", "1"),
            part(&all[1], 184, "gathering", "1"),
            part(&all[2], 366, "gathering", "2"),
            part(&all[3], -5, "gathering", "3"),
            part(&all[4], 10, "gathering", "1"),
            part(&all[4], 9, "gathering", "1"),
            part(&all[4], 400, "gathering", "4"),
            part(&all[3], 1, "partner", "d"),
        ];
        let lives = lives(all, &parts, NOW);
        let told: Vec<(&str, Pulse, usize, usize)> =
            lives.iter().map(|one| (one.partner.name.as_str(), one.pulse, one.year, one.before)).collect();
        assert_eq!(
            told,
            [
                ("e", Pulse::Active, 1, 1),
                ("a", Pulse::Active, 1, 0),
                ("b", Pulse::Quiet, 1, 0),
                ("c", Pulse::Asleep, 0, 1),
                ("d", Pulse::Never, 0, 0),
            ]
        );
    }

    #[test]
    fn a_group_in_which_nobody_is_active_stands_first() {
        let all = vec![
            partner(Kind::Employer, "a", "zorg"),
            partner(Kind::Employer, "b", "bouw"),
            partner(Kind::School, "c", ""),
        ];
        let parts = [part(&all[0], 1, "gathering", "1")];
        let lives = lives(all, &parts, NOW);
        let by_sector = groups(&lives, |one| Some(one.partner.sector.clone()).filter(|name| !name.is_empty()));
        let group = |name: &str, partners, active| Group { name: name.into(), partners, active };
        assert_eq!(by_sector, [group("bouw", 1, 0), group("zorg", 1, 1)]);
    }

    #[test]
    fn a_quarter_counts_partners_and_things_once() {
        let all = [partner(Kind::Employer, "a", ""), partner(Kind::School, "b", "")];
        // NOW is in November 2026.
        let parts = [
            part(&all[0], 1, "gathering", "1"),
            part(&all[0], 2, "gathering", "1"),
            part(&all[1], 1, "gathering", "1"),
            part(&all[0], 100, "gathering", "2"),
            part(&all[0], 1, "partner", "a"),
            part(&all[0], -1, "gathering", "3"),
        ];
        let quarters = quarters(&parts, NOW);
        assert_eq!(quarters.len(), QUARTERS);
        let of = |year, number, partners, things| Quarter { year, number, partners, things };
        assert_eq!(quarters[0], of(2025, 1, 0, 0));
        assert_eq!(quarters[6..], [of(2026, 3, 1, 1), of(2026, 4, 2, 1)]);
    }

    #[test]
    fn a_school_misses_the_sectors_of_which_nobody_met_it() {
        let all = vec![
            partner(Kind::School, "s", ""),
            partner(Kind::School, "t", ""),
            partner(Kind::Employer, "a", "zorg"),
            partner(Kind::Employer, "b", "bouw"),
            partner(Kind::CivilSociety, "c", "welzijn"),
        ];
        let parts = [part(&all[0], 1, "gathering", "1"), part(&all[2], 1, "gathering", "1")];
        let lives = lives(all, &parts, NOW);
        let bonds = bonds(&lives, &parts, NOW);
        let mut found: Vec<(String, Vec<String>)> = missing(&lives, &bonds)
            .into_iter()
            .map(|(school, sectors)| (lives[school].partner.name.clone(), sectors))
            .collect();
        found.sort();
        let both = vec!["bouw".to_owned(), "zorg".to_owned()];
        assert_eq!(found, [("s".to_owned(), vec!["bouw".to_owned()]), ("t".to_owned(), both)]);
    }

    #[test]
    fn partners_are_bound_by_what_they_did_together() {
        let school = partner(Kind::School, "s", "");
        let (x, y) = (partner(Kind::Employer, "x", ""), partner(Kind::Employer, "y", ""));
        let crowd: Vec<Partner> = (0..=ROOM).map(|n| partner(Kind::Employer, &format!("z{n}"), "")).collect();
        let mut parts = vec![
            part(&school, 3, "round", "1"),
            part(&x, 3, "round", "1"),
            part(&y, 3, "round", "1"),
            part(&x, 3, "gathering", "2"),
            part(&y, 3, "gathering", "2"),
            part(&y, 2, "gathering", "2"),
            part(&school, 5, "manifest", "5"),
            part(&y, 5, "manifest", "5"),
            part(&school, -3, "gathering", "3"),
            part(&x, -3, "gathering", "3"),
        ];
        parts.extend(crowd.iter().map(|one| part(one, 3, "gathering", "4")));
        let all = [vec![school, x, y], crowd].concat();
        let lives = lives(all, &parts, NOW);
        let name = |n: usize| lives[n].partner.name.as_str();
        let mut told: Vec<(String, usize)> = bonds(&lives, &parts, NOW)
            .iter()
            .map(|bond| {
                let mut pair = [name(bond.a), name(bond.b)];
                pair.sort_unstable();
                (pair.join("-"), bond.things)
            })
            .collect();
        told.sort();
        assert_eq!(told, [("s-x".to_owned(), 1), ("s-y".to_owned(), 1), ("x-y".to_owned(), 1)]);
    }
}
